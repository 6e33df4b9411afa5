"""The top of every page: one sentence that answers its question, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts.parts.button import square_button
from layouts.parts.change import Tone
from layouts.parts.icons import COPY_PATH, INFO_PATH, sign
from layouts.parts.said import Piece


def sentence(pieces: Sequence[Piece]) -> list[Component | str]:
    """Show a sentence with its coloured words."""
    return [
        html.Span(piece.text, className=f"tone-{piece.tone}") if piece.tone is not Tone.NONE else piece.text
        for piece in pieces
    ]


def answer_sentence(pieces: Sequence[Piece]) -> Component:
    """Show the page's answer as its heading, with a button that copies it."""
    copy = square_button("answer", COPY_PATH, "Kopieer deze zin")
    return html.Div([html.H1(sentence(pieces)), copy], className="answer-line")


def confidence_line(facts: Sequence[str], *, link: str, method: str = "") -> Component:
    """Show in one line how sure the answer is; the method goes first when there is no room."""
    shown = [html.Span(fact, className="fact") for fact in facts]
    how = [html.Span(method, className="fact method")] if method else []
    question = html.Span([sign(INFO_PATH, size=14), "Hoe zeker is dit?"], className="question")
    return html.P([question, *shown, *how, html.A("uitleg", href=link, className="fact")], className="confidence")
