"""The chosen line drawn: status, reason, voices, evidence, history, and the form that records a new claim."""

from __future__ import annotations

import secrets
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from layouts.parts.attributes import aria, data
from layouts.parts.states import notice
from layouts.plan.glyph import glyph
from layouts.plan.ids import Id
from layouts.plan.line_view import FormView, LineView, VoiceView
from layouts.plan.words import STATUS_WORDS, VOICE_WORDS


def drawer(view: LineView, *, saved: str = "", fault: str = "") -> list[Component]:
    """Show the line; ``saved`` and ``fault`` say what became of what was typed in."""
    late = html.Span(view.schedule_text, className=f"schedule schedule-{view.schedule}")
    state = html.Div(
        [glyph(view.code, large=True), html.Div([html.B(view.status), html.Small(view.since)]), late], className="state"
    )
    said = (
        [notice(fault, kind="alert")] if fault else [html.P(saved, className="saved", role="status")] if saved else []
    )
    close = html.Button("×", className="close", **aria(label="Terug naar de lijst"))
    return [
        html.Header([html.Div([html.P(view.where, className="sub"), html.H2(view.title)]), close]),
        html.Div(
            [
                *said, state, html.P(view.why, className="why"), *_voices(view), _siblings(view),
                html.Dl([html.Div([html.Dt(name), html.Dd(text)]) for name, text in view.facts]), *_history(view),
                html.Blockquote([view.quote, html.Footer(view.source)]),
            ],
            className="drawer-body", tabIndex="0", role="region", **aria(label=view.title),
        ),
        _edit(view),
    ]  # fmt: skip


def _voices(view: LineView) -> list[Component]:
    if not view.voices:
        return []
    cards: list[Component] = []
    for place, voice in enumerate(view.voices):
        if place:
            cards.append(html.Span("≠" if view.differ else "=", className="differ" if view.differ else "same"))
        cards.append(_voice(voice))
    title = "Twee stemmen" if len(view.voices) > 1 else "Wie zegt dit"
    return [html.H3(title), html.Div(cards, className="voices")]


def _voice(voice: VoiceView) -> Component:
    return html.Div([glyph(voice.code), html.Div([html.B(voice.voice), html.Small(voice.status)])], className="voice")


def _siblings(view: LineView) -> Component:
    rows = [
        html.Li(
            html.Button(
                [glyph(one.code), one.text],
                className="here sibling" if one.here else "sibling",
                **data(kind=view.kind, code=view.actor, line=one.line),
            )
        )
        for one in view.siblings
    ]
    return html.Div([html.H3("Besluiten van dit thema"), html.Ul(rows, className="siblings")])


def _history(view: LineView) -> list[Component]:
    if len(view.history) < 2:  # noqa: PLR2004 - one claim has no history
        return []
    return [
        html.Details(
            [html.Summary(f"Geschiedenis ({len(view.history)})"), html.Ul([html.Li(one) for one in view.history])]
        )
    ]


def _edit(view: LineView) -> Component:
    if not view.may_edit:
        return html.Footer(html.P(view.refusal, className="sub"))
    return html.Footer(
        html.Details([html.Summary("Werk status bij", className="button primary"), _form(view.form)], id=Id.FORM)
    )


def _form(form: FormView) -> Component:
    fields: list[Any] = [
        dmc.Select(id=Id.STATUS, label="Status", value=form.status, data=_choices(STATUS_WORDS), allowDeselect=False),
        dmc.Select(
            id=Id.VOICE, label="Wie zegt dit", value=form.voice, allowDeselect=False,
            data=_choices({key: word for key, word in VOICE_WORDS.items() if key != "systeem"}),
        ),
        dmc.TextInput(id=Id.EVIDENCE, label="Bewijs (tekst of link)", value=form.evidence),
        dmc.TextInput(id=Id.OWNER, label="Eigenaar (functie, geen naam)", value=form.owner),
        dmc.TextInput(id=Id.HURDLE, label="Knelpunt", value=form.hurdle),
        dmc.TextInput(id=Id.NEXT_STEP, label="Volgende stap", value=form.next_step),
        html.Label(
            ["Herzien vóór", dcc.Input(id=Id.REVIEW, type="text", inputMode="numeric", placeholder="jjjj-mm-dd",
                                       value=form.review, className="day")],
            className="day-label",
        ),
        html.P("Geen persoonsgegevens: noem functies, geen namen.", className="sub"),
        html.Button("Leg status vast", id=Id.SAVE, className="button primary", n_clicks=0),
        dcc.Store(id=Id.SEEN, data={"seen": form.seen, "event": secrets.token_hex(16)}),
    ]  # fmt: skip
    return html.Div(fields, className="form")


def _choices(words: dict[str, str]) -> list[dict[str, str]]:
    return [{"value": value, "label": word} for value, word in words.items()]
