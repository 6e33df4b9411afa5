"""The secret of the pseudonyms is made once, for nobody else to read, and never beside the data."""

import pytest

from data.errors import InputRefused
from data.pseudonyms import fingerprint_of, read_key


def test_the_secret_is_made_once_and_only_for_its_owner(tmp_path):
    path = tmp_path / "config" / "key"
    key = read_key(path, data=tmp_path / "data")
    assert len(key) == 32
    assert read_key(path, data=tmp_path / "data") == key
    assert path.stat().st_mode & 0o077 == 0


def test_the_secret_does_not_lie_in_the_data_folder(tmp_path):
    with pytest.raises(InputRefused, match="niet in de map"):
        read_key(tmp_path / "data" / "sub" / "key", data=tmp_path / "data")


@pytest.mark.parametrize("content", ["", "geen sleutel", "abcd"])
def test_a_secret_that_is_none_is_refused(tmp_path, content):
    (tmp_path / "key").write_text(content, encoding="utf-8")
    with pytest.raises(InputRefused, match="sleutel"):
        read_key(tmp_path / "key", data=tmp_path / "data")


def test_a_fingerprint_tells_secrets_apart_and_gives_none_away():
    one, other = bytes(32), bytes(31) + b"\1"
    assert fingerprint_of(one) != fingerprint_of(other)
    assert one.hex() not in fingerprint_of(one)
