"""Settings come from the environment, once; what is not given keeps a default that works."""

from pathlib import Path

import pytest

from dashboard.config import Settings


def test_an_empty_environment_gives_a_working_installation():
    settings = Settings.from_env({})
    assert settings.data.is_absolute()
    assert settings.region == "Oost-Nederland"
    assert settings.cache_url == ""
    assert len(settings.secret_key) >= 32


def test_every_setting_is_read_from_its_variable(tmp_path):
    settings = Settings.from_env({
        "VEILIGHEIDSBEELD_DATA": str(tmp_path), "VEILIGHEIDSBEELD_REGION": "Elders",
        "VEILIGHEIDSBEELD_SECRET_KEY": "geheim", "VEILIGHEIDSBEELD_CACHE": "redis://cache:6379/0",
        "VEILIGHEIDSBEELD_LOG_LEVEL": "DEBUG",
    })  # fmt: skip
    assert (settings.data, settings.region, settings.secret_key) == (tmp_path, "Elders", "geheim")
    assert (settings.cache_url, settings.log_level) == ("redis://cache:6379/0", "DEBUG")


def test_a_tilde_is_the_folder_of_the_user():
    assert Settings.from_env({"VEILIGHEIDSBEELD_DATA": "~/politie"}).data == Path.home() / "politie"


def test_two_installations_never_share_a_drawn_key():
    assert Settings().secret_key != Settings().secret_key


def test_settings_do_not_change_and_do_not_print_the_key():
    settings = Settings.from_env({"VEILIGHEIDSBEELD_SECRET_KEY": "zeer geheim"})
    assert "zeer geheim" not in repr(settings)
    with pytest.raises(AttributeError):
        settings.region = "Anders"
