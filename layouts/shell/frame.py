"""The frame: top bar with filters, rail with pages, the place for a page, and the notices above it."""

from __future__ import annotations

from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.answered.common import Source
from layouts.parts.attributes import aria, data
from layouts.parts.button import square_button
from layouts.parts.icons import (
    BACK_PATH,
    LINK_PATH,
    MOON_PATH,
    ON_PATH,
    QUESTION_PATH,
    SCREEN_PATH,
    STAR_PATH,
    brand_mark,
    sign,
)
from layouts.parts.states import notice
from layouts.shell.filters import FilterOptions, filter_bar
from layouts.shell.ids import ShellId
from layouts.shell.pages import rail_links
from layouts.theme import FONT, templates
from layouts.wording import day

PRODUCT: Final = "Veiligheidsbeeld"
#: What the keyboard does on every page (assets/shell.js).
KEYS: Final = (
    ("/", "kies een gebied"),
    ("[", "een periode terug"),
    ("]", "een periode vooruit"),
    ("P", "presenteren, aan of uit"),
    ("→ of Page Down", "volgende beeld, tijdens het presenteren"),
    ("← of Page Up", "vorige beeld, tijdens het presenteren"),
    ("Esc", "stop met presenteren, of sluit wat open staat"),
    ("?", "deze lijst"),
)


def frame(source: Source, options: FilterOptions, *, region: str) -> Component:
    """Lay out everything that surrounds a page.

    Args:
        source: the snapshot, for the demo tag and the foot of the rail.
        options: what may be chosen in the filter bar.
        region: name of the largest area, under the product's name.
    """
    inside = html.Div([_top(source, options, region), _rail(source), _main()], className="app")
    whole: Component = dmc.MantineProvider(
        [html.A("Naar de inhoud", href=f"#{ShellId.CONTENT}", className="skip"), *_state(), inside, _keys()],
        id=ShellId.PROVIDER, forceColorScheme="light", theme={"fontFamily": FONT, "defaultRadius": 8},
    )  # fmt: skip
    return whole


def bare_page(sentence: str) -> Component:
    """Show a sentence where there is no data to frame."""
    return html.Main([html.H1(PRODUCT), notice(sentence, kind="alert")])


def _state() -> list[Component]:
    return [
        dcc.Location(id=ShellId.URL, refresh=False),
        dcc.Store(id=ShellId.QUERY),
        dcc.Store(id=ShellId.VIEW),
        dcc.Store(id=ShellId.SCHEME, storage_type="local"),
        dcc.Store(id=ShellId.PRESENTING, data=False),
        dcc.Store(id=ShellId.TEMPLATES, data=templates()),
        dcc.Store(id=ShellId.CANONICAL),
    ]


def _top(source: Source, options: FilterOptions, region: str) -> Component:
    words = html.Span([html.B(PRODUCT), html.Small(region)])
    brand = html.A([html.Span(brand_mark(), className="mark-box"), words], href="/", className="brand")
    demo = [html.Span("fictieve gegevens", className="demo-tag")] if source.fictitious else []
    said = html.Span(id=ShellId.SAID, className="said", role="status")
    buttons = [
        square_button("own", STAR_PATH, "Open voortaan met dit gebied", pressed=False),
        square_button("link", LINK_PATH, "Kopieer link"),
        html.Button(
            [sign(SCREEN_PATH), html.Span("Presenteren")], className="button present", title="Presenteren (P)",
            **data(do="present"), **aria(label="Presenteren"),
        ),
        square_button("scheme", MOON_PATH, "Licht of donker"),
        square_button("help", QUESTION_PATH, "Toetsen (?)"),
    ]  # fmt: skip
    slides = html.Div(
        [
            square_button("previous", BACK_PATH, "Vorige"),
            html.Span(className="slide-place"),
            square_button("next", ON_PATH, "Volgende"),
        ],
        className="slide-steps",
    )
    inside = [brand, *demo, filter_bar(options), html.Span(className="space"), said, slides, *buttons]
    return html.Header(inside, className="top")


def _rail(source: Source) -> Component:
    delivered = f"levering {source.delivery_id}"
    foot = html.Div(
        ["Peildatum", html.B(day(source.as_of.date(), short=True)), delivered], id=ShellId.FOOT, className="rail-foot"
    )
    links = html.Div(rail_links(), id=ShellId.RAIL, className="rail-links")
    return html.Nav([links, foot], className="rail", **aria(label="Pagina's"))


def _main() -> Component:
    notices = [
        html.Div(id=ShellId.DATA_NOTICE, className="notices", **aria(live="polite")),
        html.Div(id=ShellId.LINK_NOTICE, className="notices", **aria(live="polite")),
        html.Div(id=ShellId.NOTICE, className="notices", **aria(live="assertive")),
    ]
    return html.Main([*notices, html.Div(id=ShellId.PAGE)], id=ShellId.CONTENT, tabIndex="-1")


def _keys() -> Component:
    rows = [html.Tr([html.Th(html.Kbd(key), scope="row"), html.Td(what)]) for key, what in KEYS]
    close = html.Button("Sluiten", className="button", **data(do="close"))
    return html.Dialog(
        [html.H2("Toetsen"), html.Table(html.Tbody(rows)), close], id=ShellId.KEYS, className="keys",
        **aria(label="Toetsen"),
    )  # fmt: skip
