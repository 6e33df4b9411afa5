"""One visit with a real browser: the first load, then filters that nobody asked before, each until it is painted."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Page, Response, sync_playwright

#: Filters that are timed; every one is a question that no cache holds yet.
FILTERS = 20

#: From the choice until the heading has changed and two frames were painted after it.
CHOOSE = """([control, value]) => new Promise((done, failed) => {
    const heading = () => document.querySelector("#pagina h1")?.textContent;
    const before = heading();
    const start = performance.now();
    const seen = new MutationObserver(() => {
        if (heading() === before) return;
        seen.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))));
    });
    seen.observe(document.getElementById("pagina"), { subtree: true, childList: true, characterData: true });
    dash_clientside.set_props(control, { value });
    setTimeout(() => failed(new Error("nothing was painted")), 20000);
})"""
CHOICES = """(control) => dash_component_api.getLayout(control).props.data
    .flatMap((group) => group.items || [group]).map((item) => item.value)"""


@dataclass(frozen=True)
class Visit:
    """What one visit measured."""

    filter_ms: float
    largest_answer_kb: float
    first_load_mb: float


def visit(address: str) -> Visit:
    """Open the first page in an empty browser, and change the area and the period a number of times."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        answers: list[int] = []
        page.on("response", lambda response: answers.extend(_answer_size(response)))
        transferred = _transferred(page)
        page.goto(address)
        page.wait_for_selector("#pagina h1")
        page.wait_for_load_state("networkidle")
        first_load = sum(transferred)
        times = [_timed(page, control, value) for control, value in _filters(page)]
        browser.close()
    return Visit(median(times), max(answers) / 1000, first_load / 1e6)


def _answer_size(response: Response) -> list[int]:
    return [len(response.body())] if "_dash-update-component" in response.url else []


def _transferred(page: Page) -> list[int]:
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


def _filters(page: Page) -> list[tuple[str, str]]:
    areas = [code for code in page.evaluate(CHOICES, "schil-gebied") if code.startswith(("GM", "ON"))][1:]
    periods = page.evaluate(CHOICES, "schil-periode")[1:]
    step = max(len(areas) // (FILTERS // 2), 1)
    pairs = zip(areas[::step], periods[::3], strict=False)
    choices = [choice for area, period in pairs for choice in (("schil-gebied", area), ("schil-periode", period))]
    return choices[:FILTERS]


def _timed(page: Page, control: str, value: str) -> float:
    milliseconds: float = page.evaluate(CHOOSE, [control, value])
    page.wait_for_load_state("networkidle")
    return milliseconds
