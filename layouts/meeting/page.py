"""DVO drawn: one slide at a time, keys and notes under it, and the sheet on which a decision is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from layouts.meeting.cards import slide_card
from layouts.meeting.ids import Id
from layouts.meeting.pictures import district_picture, hours_picture, plan_picture
from layouts.meeting.view import MeetingView, SlideView
from layouts.parts.attributes import aria, data
from layouts.parts.finding import sentence
from layouts.parts.icons import brand_mark

#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "slides": (Id.SLIDES, "children"),
    "others": (Id.OTHERS, "children"),
    "foot": (Id.FOOT, "children"),
}
#: Keys under the slide: what is pressed, what it does, and the action of assets/meeting.js.
KEYS: Final = (
    (("←", "→"), "bladeren", ("previous", "next")),
    (("1", "2", "3"), "kies voorstel", ()),
    (("N",), "notities van de spreker", ("notes",)),
    (("P",), "presenteren", ("present",)),
    (("Esc",), "stoppen", ("stop",)),
)
WORDS: Final = {
    "previous": "Vorige dia", "next": "Volgende dia", "notes": "Notities", "present": "Presenteren", "stop": "Stoppen",
}  # fmt: skip


def meeting_page() -> Component:
    """Lay out the page: the place of the slides, the keys, and an empty sheet."""
    foot = html.Footer(
        [html.Div([_key(*one) for one in KEYS], className="deck-keys"), html.Span(id=Id.FOOT, className="papers")],
        className="deck-foot",
    )  # fmt: skip
    sheet = html.Dialog(
        [html.Div(id=Id.SHEET_BODY), html.Div(id=Id.FAULT, **aria(live="assertive"))], id=Id.SHEET, className="sheet",
        **aria(label="Besluit vastleggen"),
    )  # fmt: skip
    others = html.Nav(id=Id.OTHERS, className="deck-others", **aria(label="Andere districten"))
    deck = html.Div(id=Id.SLIDES, className="slides at-1", **aria(live="polite"))
    stores = [dcc.Store(id=Id.SLIDE, data=1), dcc.Store(id=Id.ASKED), dcc.Store(id=Id.SAVED)]
    return html.Div([others, deck, foot, sheet, *stores], id=Id.DECK, className="deck slide-on")


def _key(keys: Sequence[str], word: str, actions: Sequence[str]) -> Component:
    shown: list[Component] = [
        html.Button(html.Kbd(key), className="key", **data(meet=actions[i]), **aria(label=WORDS[actions[i]]))
        if i < len(actions)
        else html.Kbd(key)
        for i, key in enumerate(keys)
    ]
    return html.Span([*shown, word], className=f"key-group key-{actions[0] if actions else 'choose'}")


def meeting_parts(view: MeetingView) -> dict[str, Any]:
    """Draw every part of the page, by its name in ``PLACES``."""
    return {
        "slides": [_slide(view, place) for place in range(len(view.slides))],
        "others": [
            html.A([html.B(one.name), f" {one.detail}"], href=one.href, className="here" if one.here else "")
            for one in view.others
        ],
        "foot": view.papers,
    }


def _slide(view: MeetingView, place: int) -> Component:
    slide = view.slides[place]
    cards = [slide_card(card) for card in slide.cards]
    refusal = (
        [html.P(view.refusal, className="slide-refusal")] if view.refusal and place == len(view.slides) - 1 else []
    )
    middle = html.Div(
        [html.Div([*_left(view, slide), html.P(slide.aside)], className="slide-left"),
         html.Div([*cards, *refusal], className=f"slide-cards cards-{len(cards)}")],
        className=f"slide-middle slide-{slide.kind}",
    )  # fmt: skip
    notes = html.Aside([html.B("Notities"), html.Ul([html.Li(line) for line in slide.notes])], className="slide-notes")
    return html.Article([_head(view, slide, place), html.H1(sentence(slide.title)), middle, notes], className="slide")


def _head(view: MeetingView, slide: SlideView, place: int) -> Component:
    total = len(view.slides)
    dots = [html.I(className="now" if i == place else "done" if i < place else "") for i in range(total)]
    demo = [html.Span("fictieve gegevens", className="demo-tag")] if view.fictitious else []
    part = [html.Span(slide.part, className="part")] if slide.part else []
    steps = html.Span([html.Span(dots, className="dots", **aria(hidden=True)), f"{place + 1} van {total}"],
                      className="progress")  # fmt: skip
    return html.Header(
        [html.Span(brand_mark(), className="mark-box"), html.B(view.body), html.Span(view.when), *demo, *part, steps]
    )


def _left(view: MeetingView, slide: SlideView) -> list[Component]:
    if slide.kind == "kaart":
        return [district_picture(view.map)]
    return [hours_picture(view.hours)] if slide.kind == "uren" else [plan_picture(view.plan)]
