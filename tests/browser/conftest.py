"""One Chromium and one server for all browser tests; every page is watched for errors and for requests elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.region import publish, served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("Chromium is not on this machine; install it with: apt-get install chromium")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("region")
    publish(folder)
    with served(folder) as address:
        yield address


@dataclass
class Watched:
    """A page in the browser, with everything that went wrong on it and everything it asked for."""

    page: Page
    site: str
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.site + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the server has answered everything and the page has drawn it."""
        self.page.wait_for_selector("#pagina h1, #pagina .notice")
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_selector("[data-dash-is-loading=true]", state="detached")
        self.page.wait_for_timeout(150)

    def outside(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.site, "data:", "blob:"))]

    def choose(self, control: str, option: str) -> None:
        """Choose an option of a filter as a user does."""
        self.page.locator(f"#{control}").click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.settle()


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[Callable[..., Watched]]:
    contexts = []

    def make(width: int = 1440, height: int = 900, scheme: str = "light") -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
        context.add_init_script(
            f"localStorage.getItem('schil-thema') ?? localStorage.setItem('schil-thema', '\"{scheme}\"')"
        )
        contexts.append(context)
        watched = Watched(context.new_page(), site)
        watched.page.on("console", lambda said: said.type == "error" and watched.errors.append(said.text))
        watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
        watched.page.on("request", lambda request: watched.requests.append(request.url))
        watched.page.on(
            "response", lambda answer: answer.status >= 400 and watched.errors.append(f"{answer.status} {answer.url}")
        )
        return watched

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def web(new_page: Callable[..., Watched]) -> Iterator[Watched]:
    """A page that must end without an error and without a request elsewhere."""
    watched = new_page()
    yield watched
    assert watched.errors == []
    assert watched.outside() == []
