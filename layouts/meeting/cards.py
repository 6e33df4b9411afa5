"""A card of a slide: what it is about, from which level to which, how much against what is normal, what is done."""

from __future__ import annotations

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from layouts.meeting.proposals_view import BandView, CardView
from layouts.parts.attributes import aria, data
from layouts.parts.badge import level_badge

WIDTH, HEIGHT, MIDDLE, RADIUS = 400, 66, 30, 10
#: Left and right of the axis, and the room that a number beside the dot needs.
FIRST, LAST = 12, 360


def slide_card(card: CardView) -> Component:
    """Draw a card; one that asks a decision carries its number and its buttons."""
    if not card.proposed:
        return _telling(card)
    change = [level_badge(card.level), html.Span("→", className="arrow"), level_badge(card.proposed)]
    band = [band_picture(card.band)] if card.band else []
    return html.Section(
        [
            html.Span(str(_key(card)), className="card-number"),
            html.Div([html.H2(card.title), html.P(card.detail)], className="card-name"),
            html.Div(band, className="card-band"),
            html.Div(change, className="card-change"),
            html.Div(_actions(card), className="card-actions"),
        ],
        className="slide-card asks" + (" decided" if card.decided else ""), **data(code=card.code, key=_key(card)),
    )  # fmt: skip


def _key(card: CardView) -> int:
    """The key that selects it: 1 to 3 on every slide."""
    return (card.number - 1) % 3 + 1


def _telling(card: CardView) -> Component:
    badge = [html.Div(level_badge(card.level), className="card-change")] if card.level else []
    title = html.A(card.title, href=card.href) if card.href else card.title
    words = [html.P(card.text, className=f"card-text tone-{card.tone}")] if card.text else []
    return html.Section(
        [html.Div([html.H2(title), html.P(card.detail)], className="card-name"), *badge, *words],
        className="slide-card tells",
    )


def _actions(card: CardView) -> list[Component]:
    if card.decided:
        again = [_button("herzien", "Herzien", "", card)] if card.may else []
        return [html.Span(["✓ ", card.decided], className="done-line", role="status"), *again]
    if not card.may:
        return []
    return [
        _button("accepteren", "Accepteren", "A", card),
        _button("hoger", "Hoger", "H", card, off=card.highest),
        _button("lager", "Lager", "L", card, off=card.lowest),
    ]


def _button(verb: str, word: str, key: str, card: CardView, *, off: bool = False) -> Component:
    why = f"{word} kan niet: het voorstel is al het {'hoogste' if verb == 'hoger' else 'laagste'} niveau" if off else ""
    name = why or f"{word}, {card.title}"
    return html.Button(
        [word, *([html.Kbd(key)] if key else [])], className=f"act act-{verb}", disabled=off, title=name,
        **data(verb=verb, code=card.code), **aria(label=name),
    )  # fmt: skip


def band_picture(band: BandView) -> Component:
    """Draw observed against normal: the band, the tick of normal, the dot, and both numbers."""
    low, high, normal, at = (FIRST + (LAST - FIRST) * one for one in (band.low, band.high, band.normal, band.at))
    stalk = [svg.Path(d=f"M{high:.1f} {MIDDLE}H{at:.1f}", className="band-stalk")] if band.above else []
    above = " above" if band.above else ""
    parts = [
        svg.Path(d=f"M6 {MIDDLE}H{WIDTH - 6}", className="band-axis"),
        svg.Rect(
            x=f"{low:.1f}", y="19", width=f"{max(high - low, 2):.1f}", height="22", rx="5", className="band-range"
        ),
        svg.Path(d=f"M{normal:.1f} 13v34", className="band-normal"), *stalk,
        svg.Circle(cx=f"{at:.1f}", cy=str(MIDDLE), r=str(RADIUS), className=f"band-seen{above}"),
        svg.Text(band.normal_text, x=f"{max(normal, 50):.1f}", y="63", textAnchor="middle", className="band-word"),
        svg.Text(band.seen, x=f"{at + 17:.1f}", y="38.5", className=f"band-count{above}"),
    ]  # fmt: skip
    drawing: Component = svg.Svg(parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", className="band", **aria(hidden=True))
    return drawing
