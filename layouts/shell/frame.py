"""The frame: top bar with filters, rail with pages, the place for a page, and the notices above it."""

from __future__ import annotations

from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.answered.common import Source
from layouts.parts.attributes import aria
from layouts.parts.icons import LINK_PATH, MOON_PATH, brand_mark, sign
from layouts.shell.filters import FilterOptions, filter_bar
from layouts.shell.ids import ShellId
from layouts.shell.pages import rail_links
from layouts.theme import FONT, templates
from layouts.wording import day

PRODUCT: Final = "Veiligheidsbeeld"


def frame(source: Source, options: FilterOptions, *, region: str) -> Component:
    """Lay out everything that surrounds a page.

    Args:
        source: the snapshot, for the demo tag and the foot of the rail.
        options: what may be chosen in the filter bar.
        region: name of the largest area, under the product's name.
    """
    inside = html.Div([_top(source, options, region), _rail(source), _main()], className="app")
    whole: Component = dmc.MantineProvider(
        [html.A("Naar de inhoud", href=f"#{ShellId.CONTENT}", className="skip"), *_state(), inside],
        id=ShellId.PROVIDER, forceColorScheme="light", theme={"fontFamily": FONT, "defaultRadius": 8},
    )  # fmt: skip
    return whole


def _state() -> list[Component]:
    return [
        dcc.Location(id=ShellId.URL, refresh=False),
        dcc.Store(id=ShellId.QUERY),
        dcc.Store(id=ShellId.SCHEME, storage_type="local"),
        dcc.Store(id=ShellId.TEMPLATES, data=templates()),
        dcc.Store(id=ShellId.CANONICAL),
    ]


def _top(source: Source, options: FilterOptions, region: str) -> Component:
    words = html.Span([html.B(PRODUCT), html.Small(region)])
    brand = html.A([html.Span(brand_mark(), className="mark-box"), words], href="/", className="brand")
    demo = [html.Span("fictieve gegevens", className="demo-tag")] if source.fictitious else []
    copied = html.Span(id=ShellId.COPIED, className="said", **aria(live="polite"))
    copy = html.Button(
        sign(LINK_PATH), id=ShellId.COPY, className="button square", title="Kopieer link", **aria(label="Kopieer link")
    )
    moon = [sign(MOON_PATH), html.Span("Donker thema", id=ShellId.TOGGLE_WORD, className="visually-hidden")]
    toggle = html.Button(moon, id=ShellId.TOGGLE, className="button square", title="Licht of donker")
    return html.Header(
        [brand, *demo, filter_bar(options), html.Span(className="space"), copied, copy, toggle], className="top"
    )


def _rail(source: Source) -> Component:
    foot = html.Div(
        ["Peildatum", html.B(day(source.as_of.date(), short=True)), f"levering {source.delivery_id}"],
        id=ShellId.FOOT, className="rail-foot",
    )  # fmt: skip
    links = html.Div(rail_links("/", ""), id=ShellId.RAIL, className="rail-links")
    return html.Nav([links, foot], className="rail", **aria(label="Pagina's"))


def _main() -> Component:
    notices = [
        html.Div(id=ShellId.DATA_NOTICE, className="notices", **aria(live="polite")),
        html.Div(id=ShellId.LINK_NOTICE, className="notices", **aria(live="polite")),
        html.Div(id=ShellId.NOTICE, className="notices", **aria(live="assertive")),
    ]
    return html.Main([*notices, html.Div(id=ShellId.PAGE)], id=ShellId.CONTENT, tabIndex="-1")
