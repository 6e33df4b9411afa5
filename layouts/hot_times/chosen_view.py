"""The chosen hours in words: how many of all lie in them, and the way to the map."""

from __future__ import annotations

from dataclasses import dataclass

from data.answered.hot_times import HotTimesAnswer
from data.chosen_hours import HOURS_KEY, ChosenHours
from layouts.hot_times.words import hours
from layouts.wording import WEEKDAYS, capital, number, percent


@dataclass(frozen=True)
class ChosenView:
    """What is said of the chosen hours; ``map_search`` is empty when nothing was chosen."""

    sentence: str
    map_search: str


def chosen_view(answer: HotTimesAnswer, chosen: ChosenHours | None) -> ChosenView:
    """Add the weights of the chosen hours up and say what part of all they are."""
    if chosen is None:
        return ChosenView("Sleep over de uren om ze te kiezen; met het toetsenbord: pijltjes, met Shift erbij.", "")
    weight = sum(answer.hours.weights[day][hour] for day in chosen.days for hour in chosen.hours)
    total = answer.hours.shown_n
    share = f" ({percent(weight / total)})" if total else ""
    when = f"{capital(_days(chosen))}, {hours(chosen.first_hour, chosen.last_hour)}"
    return ChosenView(
        f"{when}: ongeveer {number(weight)} van {number(total)}{share}.", f"?{HOURS_KEY}={chosen.to_text()}"
    )


def _days(chosen: ChosenHours) -> str:
    first, last = WEEKDAYS[chosen.first_day], WEEKDAYS[chosen.last_day]
    if first == last:
        return first
    return f"{first} {'en' if chosen.last_day - chosen.first_day == 1 else 't/m'} {last}"
