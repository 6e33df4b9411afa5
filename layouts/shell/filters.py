"""The filter bar: one question for all pages, and its way to and from the link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

import dash_mantine_components as dmc
from dash import html, no_update
from dash.development.base_component import Component

from data.answered.common import AreaRef
from data.errors import DashboardError
from data.query import ATTEMPTS, CRIMES, Query
from layouts.parts.attributes import aria
from layouts.parts.states import notice
from layouts.shell.ids import ShellId
from layouts.wording import CRIME_WORDS, fortnight

#: The controls in the order of the bar; their values travel in this order.
CONTROLS: Final = (
    ShellId.AREA, ShellId.PERIOD, ShellId.SPAN, ShellId.CRIME, ShellId.ATTEMPTS, ShellId.FIRST_DAY, ShellId.LAST_DAY,
)  # fmt: skip
OWN_DAYS: Final = "zelf"
SPAN_WORDS: Final = {
    "periode": "Deze periode", "3m": "3 maanden", "12m": "12 maanden", "ddo": "Dit DDO", OWN_DAYS: "Zelf kiezen",
}  # fmt: skip
ATTEMPT_WORDS: Final = {"met": "meegeteld", "zonder": "zonder", "alleen": "alleen pogingen"}
#: Options are drawn when the list opens: kept behind the scenes, 800 of them cost a third of a second at every choice.
DROPDOWN: Final = {"width": "max-content", "position": "bottom-start", "keepMounted": False}
Settle = Callable[[Query], Query]


@dataclass(frozen=True)
class FilterOptions:
    """What may be chosen: areas per group (unit, then a group per district), fortnights newest first."""

    areas: tuple[tuple[str, tuple[AreaRef, ...]], ...]
    fortnights: tuple[date, ...]


@dataclass(frozen=True)
class FilterState:
    """A choice in its two forms, link and controls, with what was wrong with the link."""

    url: str
    values: tuple[Any, ...]
    fault: str = ""


def filter_options(areas: Sequence[tuple[AreaRef, str]], fortnights: Sequence[date]) -> FilterOptions:
    """Group the areas as the filter shows them.

    Args:
        areas: every area with the code of its parent, in the order of the hierarchy.
        fortnights: first days, oldest first.
    """
    groups: dict[str, list[AreaRef]] = {}
    names = {area.code: area.name for area, _ in areas}
    for area, parent in areas:
        title = f"In {names[parent]}" if parent in names else "Eenheid"
        groups.setdefault(title, []).append(area)
    return FilterOptions(tuple((title, tuple(members)) for title, members in groups.items()), tuple(fortnights[::-1]))


def state_of(query: Query) -> FilterState:
    """Give a settled question as link and as the values of the controls."""
    attempts = next(word for word, value in ATTEMPTS.items() if value is query.attempts)
    period = query.period.isoformat() if query.period else ""
    first, last = _own_days(query)
    return FilterState(query.to_url(), (query.area, period, query.span, query.crime_type, attempts, first, last))


def _own_days(query: Query) -> tuple[str | None, str | None]:
    if query.span != OWN_DAYS:
        return None, None
    days = query.days()
    return days.start.isoformat(), (days.end - timedelta(days=1)).isoformat()


def state_of_link(search: str | None, settle: Settle) -> FilterState:
    """Read a link; a bad one gives the default choice and a sentence that says so.

    Args:
        search: the query string of the address.
        settle: fills in what a link leaves open, and refuses what does not exist.
    """
    try:
        return state_of(settle(Query.from_url(search or "")))
    except DashboardError as error:
        return replace(state_of(settle(Query())), fault=f"{error} De standaardkeuze staat nu voor.")


def state_of_controls(link: str | None, values: Sequence[Any], settle: Settle) -> FilterState:
    """Read the controls; who chooses own days starts from the days that were on the screen.

    Args:
        link: the link until now.
        values: of the controls, in the order of ``CONTROLS``.
        settle: fills in what is open, and refuses what does not exist.
    """
    try:
        return state_of(settle(_chosen(Query.from_url(link or ""), *values)))
    except (DashboardError, ValueError, KeyError, TypeError) as error:
        fault = str(error) if isinstance(error, DashboardError) else "Deze keuze bestaat niet."
        return replace(state_of_link(link, settle), fault=fault)


def _chosen(
    before: Query, area: str, period: str, span: str, crime: str, attempts: str, first: str | None, last: str | None
) -> Query:
    chosen = replace(
        before, area=area or "", period=date.fromisoformat(period) if period else None, crime_type=crime,
        attempts=ATTEMPTS[attempts],
    )  # fmt: skip
    if span != OWN_DAYS:
        chosen = replace(chosen, span=span, start=None, end=None)
    elif first and last:
        end = date.fromisoformat(last) + timedelta(days=1)
        chosen = replace(chosen, span=span, start=date.fromisoformat(first), end=end)
    else:  # own days start from what was on the screen
        shown = before.days()
        chosen = replace(chosen, span=span, start=shown.start, end=shown.end)
    return Query.from_url(chosen.to_url())


def filter_parts(state: FilterState, values: Sequence[Any], link: str | None, *, by_control: bool) -> dict[str, Any]:
    """Say what changes in the browser; what stays the same is not sent, so that nothing goes round in a circle.

    Args:
        state: the choice that now holds.
        values: of the controls, as the browser has them.
        link: the question the browser has.
        by_control: a control was changed, so the address must follow.
    """
    unchanged = state.url == link
    return {
        "query": no_update if unchanged else state.url,
        "search": state.url if by_control and not unchanged else no_update,
        "values": [no_update if new == old else new for new, old in zip(state.values, values, strict=True)],
        "notice": notice(state.fault) if state.fault else None,
        "period_hidden": state.values[2] == OWN_DAYS,
        "days_hidden": state.values[2] != OWN_DAYS,
    }


def filter_bar(options: FilterOptions) -> Component:
    """Lay out the five controls; ``[`` and ``]`` step through the periods, ``/`` goes to the area."""
    areas = [
        {"group": title, "items": [{"value": area.code, "label": area.name} for area in members]}
        for title, members in options.areas
    ]
    periods = [{"value": start.isoformat(), "label": fortnight(start)} for start in options.fortnights]
    return html.Div(
        [
            _control(ShellId.AREA, "Gebied", areas, "area", search=True),
            html.Div(_control(ShellId.PERIOD, "Periode (twee weken)", periods, "period"), id=ShellId.PERIOD_BOX),
            html.Div(
                [_day(ShellId.FIRST_DAY, "Van"), _day(ShellId.LAST_DAY, "Tot en met")],
                id=ShellId.DAYS_BOX, className="filter-days", hidden=True,
            ),
            _control(ShellId.SPAN, "Terugkijken", _choices(SPAN_WORDS), "span"),
            _control(ShellId.CRIME, "Delict", _choices({key: CRIME_WORDS[key] for key in CRIMES}), "crime"),
            _control(ShellId.ATTEMPTS, "Pogingen", _choices(ATTEMPT_WORDS), "attempts"),
        ],
        className="filters", role="search", **aria(label="Keuze voor alle pagina's"),
    )  # fmt: skip


def _choices(words: dict[str, str]) -> list[dict[str, str]]:
    return [{"value": value, "label": word} for value, word in words.items()]


def _day(control: ShellId, caption: str) -> Component:
    box = dmc.TextInput(id=control, label=caption, inputProps={"type": "date"}, debounce=True)
    return html.Div(box, className="filter filter-day")


def _control(control: ShellId, caption: str, choices: Sequence[Any], name: str, *, search: bool = False) -> Component:
    box = dmc.Select(
        id=control, label=caption, data=list(choices), searchable=search, allowDeselect=False,
        nothingFoundMessage="Niets gevonden", comboboxProps=DROPDOWN,
        maxDropdownHeight=360,
    )  # fmt: skip
    return html.Div(box, className=f"filter filter-{name}")
