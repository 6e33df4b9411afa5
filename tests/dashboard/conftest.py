"""The real app on the small world, asked without a browser, and the commands as a shell runs them."""

import pytest

from dashboard.cli import main
from tests.browser.region import app_on, publish


@pytest.fixture(scope="session")
def region(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region")
    publish(folder)
    return folder


@pytest.fixture(scope="session")
def app(region):
    return app_on(region)


@pytest.fixture
def web(app):
    return app.server.test_client()


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command as a shell does; gives exit code, what was printed and what was said about refusals."""
    monkeypatch.setenv("VEILIGHEIDSBEELD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("VEILIGHEIDSBEELD_KEY", str(tmp_path / "secret" / "key"))
    monkeypatch.setenv("COLUMNS", "200")

    def command(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["veiligheidsbeeld", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return command
