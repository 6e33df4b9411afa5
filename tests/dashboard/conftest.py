"""The real app on the small world, asked without a browser."""

import pytest

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
