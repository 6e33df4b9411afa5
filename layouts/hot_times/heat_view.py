"""The hours of the week, said and not yet drawn: 168 cells, the peak and the sun, or parts of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from analysis.peak import DAYS_PER_WEEK, HOURS_PER_DAY, Peak
from data.answered.hot_times import HotTimesAnswer, Hours, SunTimes
from layouts.hot_times.words import block_words, peak_days, short_hours
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import WEEKDAYS, capital, clock, day, days, number, percent

#: Steps of the warm ramp (tokens --s1 .. --s5).
STEPS: Final = 5
#: A number is printed in a cell from this many incidents up. Source: ours, as the design of the page has it.
PRINTED_FROM: Final = 5
#: Below this many incidents parts of the day are shown instead of 168 hours. Source: docs/methods.md, Hot times.
GRID_FROM: Final = 20
#: Weights below this are rounding of nothing.
NOTHING: Final = 0.005
#: Sunsets closer together than this are one line on the screen (hours).
SAME_SUN: Final = 0.75
GRID, BLOCKS, EMPTY = "uren", "dagdelen", "leeg"
NOON: Final = 12


@dataclass(frozen=True)
class HourCell:
    """One hour: its colour step (0 = nothing), printed number, whether long windows make most of it, and its words."""

    step: int
    text: str
    long: bool
    title: str


@dataclass(frozen=True)
class DayRow:
    """One day: short name, 24 cells, and its total as a share of the largest day."""

    name: str
    cells: tuple[HourCell, ...]
    bar: float
    title: str


@dataclass(frozen=True)
class Box:
    """Cells of one day to draw a line around: ``first <= hour < last``."""

    day: int
    first: int
    last: int


@dataclass(frozen=True)
class PeakMark:
    """A named peak: its cells, two lines of words, and on which side of it they stand."""

    boxes: tuple[Box, ...]
    title: str
    detail: str
    before: bool


@dataclass(frozen=True)
class SunMark:
    """A moment of the sun over the hours: position from 0 (midnight) to 1, and its words."""

    position: float
    text: str


@dataclass(frozen=True)
class BlockRow:
    """One part of the day when there are few incidents."""

    name: str
    text: str
    bar: float


@dataclass(frozen=True)
class HeatView:
    """The card "Uren van de week": a grid, parts of the day, or a sentence."""

    state: str
    sub: str
    sharp_label: str
    rows: tuple[DayRow, ...]
    legend: tuple[str, ...]
    peak: PeakMark | None
    rise: SunMark
    fall: SunMark
    fall_first: SunMark | None
    blocks: tuple[BlockRow, ...]
    sentence: str
    twin: Twin


def heat_view(answer: HotTimesAnswer, noun: str) -> HeatView:
    """Put the hours into cells and words."""
    hours, sun = answer.hours, answer.darkness.sun
    state = EMPTY if not hours.shown_n else BLOCKS if hours.shown_n < GRID_FROM else GRID
    kept = (
        f"alleen scherpe tijden, n = {number(hours.shown_n)}" if hours.sharp_only else f"verwacht aantal {noun} per uur"
    )
    return HeatView(
        state=state,
        sub=f"{kept}; {days(answer.period.start, answer.period.end, short=True)}",
        sharp_label=f"alleen scherpe tijden ({number(hours.sharp_n)})",
        rows=_rows(hours) if state == GRID else (),
        legend=tuple(f"tot {_amount(hours.scale_to * step / STEPS)}" for step in range(1, STEPS + 1)),
        peak=_mark(hours.peak) if hours.peak and hours.peak.named else None,
        rise=SunMark(sun.rise / HOURS_PER_DAY, f"zon op {clock(sun.rise)}"),
        fall=SunMark(sun.fall / HOURS_PER_DAY, f"zon onder {clock(sun.fall)}"),
        fall_first=_first_sun(answer.darkness.sun_first, sun),
        blocks=_blocks(answer) if state == BLOCKS else (),
        sentence=_sentence(answer, noun, state),
        twin=_twin(answer, noun),
    )


def step_of(weight: float, scale_to: float) -> int:
    """Give the colour step 1-5 of a weight, linear to the largest; 0 for nothing."""
    if weight < NOTHING or scale_to <= 0:
        return 0
    return min(int(STEPS * weight / scale_to) + 1, STEPS)


def _amount(weight: float) -> str:
    """One decimal while numbers are small."""
    return number(weight, 0 if weight >= 2 * PRINTED_FROM else 1)


def _rows(hours: Hours) -> tuple[DayRow, ...]:
    totals = [sum(weights) for weights in hours.weights]
    return tuple(
        DayRow(
            name=WEEKDAYS[index][:2],
            cells=tuple(_cell(hours, index, hour) for hour in range(HOURS_PER_DAY)),
            bar=round(totals[index] / max(totals), 3),
            title=f"{WEEKDAYS[index]}: {_amount(totals[index])} ({percent(totals[index] / hours.shown_n)})",
        )
        for index in range(DAYS_PER_WEEK)
    )


def _cell(hours: Hours, index: int, hour: int) -> HourCell:
    weight, long = hours.weights[index][hour], hours.long_weights[index][hour]
    mostly = weight >= NOTHING and long > weight / 2
    words = f"{WEEKDAYS[index]} {short_hours(hour, hour + 1)}: {number(weight, 1)}"
    return HourCell(
        step=step_of(weight, hours.scale_to),
        text=number(round(weight)) if round(weight) >= PRINTED_FROM else "",
        long=mostly,
        title=words + (", vooral lange tijdvakken" if mostly else ""),
    )


def _mark(peak: Peak) -> PeakMark:
    boxes = []
    for step in range(peak.days):
        index, end = (peak.day + step) % DAYS_PER_WEEK, peak.hour + peak.hours
        boxes.append(Box(index, peak.hour, min(end, HOURS_PER_DAY)))
        if end > HOURS_PER_DAY:
            boxes.append(Box((index + 1) % DAYS_PER_WEEK, 0, end - HOURS_PER_DAY))
    return PeakMark(
        boxes=tuple(boxes),
        title=f"{capital(peak_days(peak))} {short_hours(peak.hour, peak.hour + peak.hours)}",
        detail=f"blijft staan in {round(100 * peak.stands)} van 100 keer",
        before=peak.hour >= NOON,
    )


def _first_sun(first: SunTimes, sun: SunTimes) -> SunMark | None:
    if abs(first.fall - sun.fall) < SAME_SUN:
        return None
    return SunMark(first.fall / HOURS_PER_DAY, f"op {day(first.day, year=False)} {clock(first.fall)}")


def _blocks(answer: HotTimesAnswer) -> tuple[BlockRow, ...]:
    largest = max(weight for _, weight in answer.blocks)
    return tuple(
        BlockRow(capital(block_words(block)), number(weight, 1), round(weight / largest, 3) if largest else 0.0)
        for block, weight in answer.blocks
    )


def _sentence(answer: HotTimesAnswer, noun: str, state: str) -> str:
    if state == EMPTY:
        sharp = " met een scherpe tijd" if answer.hours.sharp_only else ""
        return f"Er zijn in deze periode geen {noun}{sharp} bekend in {answer.area.name}."
    if state == BLOCKS:
        return (
            f"Te weinig {noun} om uren te tonen (n = {number(answer.hours.shown_n)}); "
            f"vanaf {GRID_FROM} staan hier de 168 uren van de week."
        )
    return ""


def _twin(answer: HotTimesAnswer, noun: str) -> Twin:
    hours = answer.hours
    columns = (TwinColumn("Uur"), *(TwinColumn(name[:2], True) for name in WEEKDAYS), TwinColumn("Alle dagen", True))
    rows = tuple(_twin_row(hours, hour) for hour in range(HOURS_PER_DAY))
    caption = (
        f"{capital(noun)} per uur van de week (aoristisch gewicht), {answer.area.name}, "
        f"{days(answer.period.start, answer.period.end)}, n = {number(hours.shown_n)}"
    )
    return Twin(caption, columns, rows)


def _twin_row(hours: Hours, hour: int) -> tuple[TwinCell, ...]:
    weights = [day_weights[hour] for day_weights in hours.weights]
    return (TwinCell(short_hours(hour, hour + 1), hour), *(_weight(one) for one in weights), _weight(sum(weights)))


def _weight(weight: float) -> TwinCell:
    return TwinCell(number(weight, 1), round(weight, 2))
