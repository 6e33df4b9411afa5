"""The secret of the pseudonyms stands beside the data folder, readable for its owner only."""

import pytest

from data.keys import KeyUnusable, key_file, read_key


def test_the_key_stands_outside_the_data_folder(tmp_path):
    file = key_file(tmp_path / "gegevens")
    assert file.parent == tmp_path
    assert not file.is_relative_to(tmp_path / "gegevens")


def test_a_key_is_drawn_once(tmp_path):
    file = key_file(tmp_path / "gegevens")
    first = read_key(file)
    assert len(first) == 32
    assert read_key(file) == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_key(key_file(tmp_path / "elders")) != first


@pytest.mark.parametrize("text", ["", "geen sleutel", "00"])
def test_a_key_that_is_no_key_is_refused(tmp_path, text):
    file = tmp_path / "x.sleutel"
    file.write_text(text)
    file.chmod(0o600)
    with pytest.raises(KeyUnusable):
        read_key(file)


def test_a_key_that_others_can_read_is_refused(tmp_path):
    file = tmp_path / "x.sleutel"
    file.write_text("00" * 32)
    file.chmod(0o644)
    with pytest.raises(KeyUnusable, match="600"):
        read_key(file)


def test_a_folder_that_cannot_hold_a_key_is_said_so(tmp_path):
    (tmp_path / "bestand").write_text("")
    with pytest.raises(KeyUnusable):
        read_key(tmp_path / "bestand" / "x.sleutel")
