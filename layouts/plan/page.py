"""Plan drawn: the planning of six themes, the grid of marks, and the line that was chosen."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from layouts.parts.attributes import aria, data
from layouts.parts.finding import answer_sentence, confidence_line
from layouts.parts.segmented import segmented
from layouts.parts.states import empty
from layouts.parts.twin import table_twin, twin_switch
from layouts.plan.glyph import glyph
from layouts.plan.ids import Id
from layouts.plan.planning import PlanningRow
from layouts.plan.todo import Todo
from layouts.plan.view import GridView, PlanView
from layouts.plan.words import SCHEDULE_WORDS, STATUS_WORDS

MODES: Final = {"themas": "5 thema's", "besluiten": "13 besluiten"}
EXPLANATION: Final = (
    "Een status is een bewering met bewijs. Voorbij de herzieningsdatum vervaagt zij en telt zij als onbekend.",
    "Te laat: de uitvoering is begonnen en de status is niet gestart, of na vier kwartalen nog in voorbereiding.",
    "Loopt achter: nog in voorbereiding in de eerste vier kwartalen van de uitvoering.",
    "Een thema toont de minst gevorderde status die bekend is; een stip zegt dat daarachter een besluit onbekend is.",
    "Onbekend telt nooit als op schema.",
    "Thema 2 vraagt niets van gemeenten; daar tellen de ketenpartners.",
    "Besluit 15 vult dit systeem zelf in, uit het logboek van de leveringen; die stem gaat daar voor.",
)
#: Where each part of the page goes: name -> (id, property).
PLACES: Final = {
    "answer": (Id.ANSWER, "children"),
    "confidence": (Id.CONFIDENCE, "children"),
    "planning": (Id.PLANNING, "children"),
    "planning_table": (Id.PLANNING_TABLE, "children"),
    "grid": (Id.GRID_DATA, "data"),
    "grid_table": (Id.GRID_TABLE, "children"),
    "todo": (Id.TODO, "children"),
}


def plan_page() -> Component:
    """Lay out the page: every place that a callback fills, with its fixed words."""
    answer = [html.Div(id=Id.ANSWER, **aria(live="polite")), html.Div(id=Id.CONFIDENCE)]
    stores = [dcc.Store(id=Id.GRID_DATA), dcc.Store(id=Id.CELL), dcc.Store(id=Id.DRAWN), dcc.Store(id=Id.SAVED)]
    left = html.Div([_planning_card(), _grid_card()], className="plan-left")
    return html.Div(
        [
            html.Section(answer, className="answer"),
            html.Div([left, _drawer_card()], className="plan"),
            html.Details(
                [html.Summary("Uitleg bij het plan"), html.Ul([html.Li(line) for line in EXPLANATION])],
                id=Id.EXPLANATION, className="explanation",
            ),
            *stores,
        ],
        className="page",
    )  # fmt: skip


def _planning_card() -> Component:
    key = html.Div(
        [html.Span([html.I(className="bar-voorbereiding"), "voorbereiding"]),
         html.Span([html.I(className="bar-uitvoering"), "uitvoering"])],
        className="plan-key",
    )  # fmt: skip
    tools = [twin_switch(Id.PLANNING_TWIN, label="Planning als beeld of tabel")]
    head = html.Header([html.H2("Planning van de zes thema's"), key, html.Div(tools, className="tools")])
    table = html.Div(
        id=Id.PLANNING_TABLE, className="hidden", tabIndex="0", role="region", **aria(label="Tabel bij de planning")
    )
    return html.Section([head, html.Div(id=Id.PLANNING, className="planning"), table], className="card planning-card")


def _grid_card() -> Component:
    tools = [
        segmented(Id.MODE, MODES, value="themas", label="Thema's of besluiten"),
        twin_switch(Id.GRID_TWIN, label="Rooster als beeld of tabel"),
    ]
    head = html.Header([html.Div(tools, className="tools first"), html.Div(_legend(), className="plan-legend")])
    grid = html.Div(id=Id.GRID, className="plan-grid")
    table = html.Div(
        id=Id.GRID_TABLE, className="hidden", tabIndex="0", role="region", **aria(label="Tabel bij het rooster")
    )
    return html.Section([head, grid, table], className="card grid-card")


def _legend() -> list[Component]:
    marks = [
        (f"g s{place}", word.lower() if word != "Niet van toepassing" else "n.v.t.")
        for place, word in enumerate(STATUS_WORDS.values())
    ]
    marks += [
        ("g s1 a", SCHEDULE_WORDS["loopt_achter"]),
        ("g s1 l", SCHEDULE_WORDS["te_laat"]),
        ("g s3 v", "verouderd"),
    ]
    return [html.Span([html.I(className=name), word]) for name, word in marks]


def _drawer_card() -> Component:
    """The chosen line; without one, what asks attention."""
    inside = [html.Div(id=Id.DRAWER, className="drawer"), html.Div(id=Id.TODO, className="todo")]
    return html.Aside(inside, className="card drawer-card", **aria(label="Gekozen besluit"))


def plan_parts(view: PlanView) -> dict[str, Any]:
    """Draw every part of the page, by its name in ``PLACES``."""
    return {
        "answer": answer_sentence(view.answer),
        "confidence": confidence_line(view.confidence, link=f"#{Id.EXPLANATION}"),
        "planning": _planning(view),
        "planning_table": table_twin(view.planning_table),
        "grid": _grid_data(view.grid),
        "grid_table": table_twin(view.grid_table),
        "todo": _todo(view),
    }


def _todo(view: PlanView) -> list[Component]:
    head = html.Header([html.H2(view.todo_title), html.P("Kies een regel of een vakje om te zien wat erachter zit.")])
    if not view.todos:
        return [head, empty("Niets: alles waarvan wij de status weten loopt of is klaar.")]
    more = [html.P(view.todo_more, className="sub")] if view.todo_more else []
    return [head, html.Ul([_todo_line(todo) for todo in view.todos]), *more]


def _todo_line(todo: Todo) -> Component:
    where = data(kind=todo.kind, code=todo.code, line=todo.line)
    inside = [glyph(todo.mark), html.Span([html.B(todo.title), html.Small(todo.detail)])]
    return html.Li(html.Button(inside, className="todo-line", **where))


def _grid_data(grid: GridView) -> dict[str, Any]:
    return {
        **asdict(grid),
        "words": {
            "status": list(STATUS_WORDS.values()),
            "late": SCHEDULE_WORDS["te_laat"],
            "behind": SCHEDULE_WORDS["loopt_achter"],
        },
    }


def _planning(view: PlanView) -> list[Component]:
    ticks = [html.Span(text, className="tick", style={"left": f"{left}%"}) for text, left in view.axis]
    today = html.Span(view.today, className="today", style={"left": f"{view.today_left}%"})
    axis = html.Div(
        [
            html.Span(),
            html.Div([*ticks, today], className="axis"),
            html.Span("stand nu", className="axis-note"),
            html.Span(),
        ],
        className="plan-row head",
    )
    return [axis, *(_planning_row(row, view.today_left) for row in view.planning)]


def _planning_row(row: PlanningRow, today: float) -> Component:
    bars = [
        html.I(className=f"bar bar-{bar.kind}", style={"left": f"{bar.left}%", "width": f"{bar.width}%"})
        for bar in row.bars
    ]
    line = html.I(className="now", style={"left": f"{today}%"})
    shares = [
        html.I(className=f"share share-{share.status}", style={"width": f"{share.width}%"}) for share in row.shares
    ]
    return html.Div(
        [
            html.Span([html.B(row.theme, className="number"), row.title], className="title"),
            html.Div([*bars, line], className="bars", **aria(hidden=True)),
            html.Div(shares, className="shares", role="img", title=row.shares_text, **aria(label=row.shares_text)),
            html.Span(row.verdict, className=f"verdict tone-{row.tone}"),
        ],
        className="plan-row",
    )
