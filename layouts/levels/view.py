"""Niveau, said and not yet drawn: the answer in one sentence, and a table grouped by what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from data.answered.levels import AreaLevel, LevelsAnswer
from layouts.levels.words import about, known, way_down_short, weeks
from layouts.parts.change import Tone
from layouts.parts.said import Piece
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.wording import LEVEL_WORDS, capital, day, fortnight, in_words, listing, number

BASE: Final = "basisniveau"
UP, DOWN = "omhoog", "omlaag"
ORDER: Final = ("opgeschaald", "verhoogde_aandacht", "afbouwen", "basisniveau", "")
#: The share of the axis of the band dot that is drawn: 0 to so many times normal.
WIDEST: Final = 2.6
COLUMNS: Final = (
    TwinColumn("Gemeente"), TwinColumn("District"), TwinColumn("Geldend niveau"), TwinColumn("Sinds"),
    TwinColumn("Inbraken", numeric=True), TwinColumn("Normaal", numeric=True), TwinColumn("In"), TwinColumn("Voorstel"),
    TwinColumn("Besluit"), TwinColumn("Naar basis bij"),
)  # fmt: skip


@dataclass(frozen=True)
class Dot:
    """Observed against normal on one axis where 1 is normal: band, dot, and whether it lies above the band."""

    low: float
    high: float
    at: float
    above: bool


@dataclass(frozen=True)
class Row:
    """One municipality of the table, in words."""

    code: str
    name: str
    district: str
    level: str
    undecided: bool
    own_state: str
    since: str
    counted: str
    normal: str
    window: str
    dot: Dot | None
    no_dot: str
    trend: tuple[int, ...]
    low: tuple[int | None, ...]
    high: tuple[int | None, ...]
    complete: bool
    proposed: str
    direction: str
    asks: bool
    decision: str
    knowingly: bool
    down: str


@dataclass(frozen=True)
class Group:
    """Rows of which the same is asked."""

    title: str
    detail: str
    rows: tuple[Row, ...]
    folded: bool = False


@dataclass(frozen=True)
class LevelsView:
    """Everything the page shows beside the dossier."""

    answer: tuple[Piece, ...]
    confidence: tuple[str, ...]
    method: str
    title: str
    groups: tuple[Group, ...]
    table: Twin


def levels_view(answer: LevelsAnswer) -> LevelsView:
    """Put the answer into words."""
    groups = _groups(answer)
    rows = [row for group in groups for row in group.rows]
    title = f"Niveau van {number(len(rows))} gemeenten" if len(rows) != 1 else f"Niveau van {rows[0].name}"
    return LevelsView(
        answer=_answer(answer), confidence=_confidence(answer), method=f"drempel: {answer.rule}", title=title,
        groups=groups, table=_table(answer, rows),
    )  # fmt: skip


def _answer(answer: LevelsAnswer) -> tuple[Piece, ...]:
    asked = [one for one in answer.areas if one.asks]
    ups, downs = (sum(one.direction == way for one in asked) for way in (UP, DOWN))
    if not answer.areas or answer.issued is None:
        return (Piece("Over deze periode is geen voorstel gedaan: er zijn nog geen drie jaar cijfers.", Tone.WARN),)
    if not asked:
        return (Piece(_nothing(answer)), *_example(answer))
    said = f"{capital(in_words(len(asked)))} gemeente{'n wachten' if len(asked) > 1 else ' wacht'} op een besluit: "
    parts = [Piece(f"{in_words(ups)} omhoog", Tone.UP)] if ups else []
    parts += [Piece(", ")] if ups and downs else []
    parts += [Piece(f"{in_words(downs)} omlaag", Tone.DOWN)] if downs else []
    return (Piece(said), *parts, Piece("."), *_example(answer))


def _nothing(answer: LevelsAnswer) -> str:
    if len(answer.areas) == 1:
        one = answer.areas[0]
        return f"{one.area.name}: {LEVEL_WORDS[one.in_force].lower()}. Er wordt geen ander niveau gevraagd."
    return "Geen enkele gemeente vraagt om een ander niveau."


def _example(answer: LevelsAnswer) -> tuple[Piece, ...]:
    """Name the clearest municipality that asks to go up, with its numbers."""
    found = [one for one in answer.areas if one.asks and one.direction == UP and one.evidence]
    if not found:
        return ()
    one = min(found, key=lambda area: area.evidence.p if area.evidence else 1.0)
    if one.evidence is None:
        return ()
    seen, normal, most = number(one.evidence.observed), about(one.evidence.expected), number(one.evidence.upper)
    text = f" In {one.area.name} waren er in {weeks(one.evidence.window)} {seen} inbraken; normaal zijn er {normal}"
    return (Piece(f"{text} (hooguit {most})."),)


def _confidence(answer: LevelsAnswer) -> tuple[str, ...]:
    facts = [f"voorstel na {fortnight(answer.period, short=True)}"]
    if answer.known_share is not None:
        facts.append(known(answer.known_share))
    complete = next((one.evidence.complete for one in answer.areas if one.evidence), None)
    if complete is not None:
        facts.append(f"* omlaag: {fortnight(complete, short=True)}, compleet")
    return tuple(facts)


def _groups(answer: LevelsAnswer) -> tuple[Group, ...]:
    asked = sorted((one for one in answer.areas if one.asks), key=lambda one: (one.direction != UP, _chance(one)))
    rest = [one for one in answer.areas if not one.asks]
    none = [one for one in rest if one.own_state]
    held = [one for one in rest if not one.own_state and (one.in_force != BASE or one.proposed != BASE)]
    held.sort(key=lambda one: (ORDER.index(one.in_force), one.area.name))
    quiet = [one for one in rest if not one.own_state and one.in_force == one.proposed == BASE]
    ups, downs = (sum(one.direction == way for one in asked) for way in (UP, DOWN))
    ways = listing([f"{number(n)} {way}" for n, way in ((ups, UP), (downs, DOWN)) if n])
    groups = (
        _group(answer, f"Besluit gevraagd ({len(asked)})", ways, asked),
        _group(answer, f"Niveau blijft ({len(held)})", "boven basisniveau, of er is bewust anders besloten", held),
        _group(answer, f"Geen voorstel mogelijk ({len(none)})", "", none),
        _group(answer, f"Basisniveau, blijft zo ({len(quiet)})", "toon alle gemeenten", quiet,
               folded=len(answer.areas) > 1),
    )  # fmt: skip
    return tuple(group for group in groups if group.rows)


def _chance(one: AreaLevel) -> float:
    return one.evidence.p if one.evidence else 1.0


def _group(
    answer: LevelsAnswer, title: str, detail: str, areas: list[AreaLevel], *, folded: bool = False
) -> Group:  # fmt: skip
    return Group(title, detail, tuple(_row(answer, one) for one in areas), folded)


def _row(answer: LevelsAnswer, one: AreaLevel) -> Row:
    counted, normal, window = _counted(one)
    return Row(
        code=one.area.code, name=one.area.name, district=_short(one.district.name), level=one.in_force,
        undecided=one.undecided, own_state=one.own_state, since=_since(one.since if one.decision else None),
        counted=counted, normal=normal, window=window, dot=_dot(one),
        no_dot="te klein" if one.own_state == "te_weinig_gegevens" else "", trend=one.trend, low=one.trend_lower,
        high=one.trend_upper, complete=answer.complete, proposed=one.proposed, direction=one.direction, asks=one.asks,
        decision=_decision(one), knowingly=one.direction in {UP, DOWN} and not one.asks,
        down="nu" if one.direction == DOWN and one.proposed == BASE
        else way_down_short(one.way_down) if one.way_down else "–",
    )  # fmt: skip


def _counted(one: AreaLevel) -> tuple[str, str, str]:
    """Burglaries, what is normal, and in how many weeks; for down those of the newest complete fortnight, starred."""
    if one.evidence is None or one.own_state == "geen_levering":
        return "–", "", ""
    if one.direction == DOWN:
        return f"{number(one.evidence.complete_observed)}*", about(one.evidence.complete_expected), "2 w"
    return number(one.evidence.observed), about(one.evidence.expected), f"{2 * one.evidence.window} w"


def _dot(one: AreaLevel) -> Dot | None:
    evidence = one.evidence
    if evidence is None or one.own_state or evidence.expected <= 0 or evidence.complete_expected <= 0:
        return None
    if one.direction == DOWN:
        normal, seen, low, high = evidence.complete_expected, evidence.complete_observed, 0, evidence.quiet_max
    else:
        normal, seen, low, high = evidence.expected, evidence.observed, evidence.lower, evidence.upper
    return Dot(low / normal, min(high / normal, WIDEST), min(seen / normal, WIDEST), above=seen > high)


def _short(district: str) -> str:
    """Shorten a district: ``Gelderland-Zuid`` is GZ, ``Twente`` is Twe."""
    words = district.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else district[:3]


def _since(when: date | None) -> str:
    return "–" if when is None else day(when, short=True, year=False)


def _decision(one: AreaLevel) -> str:
    return "" if one.decision is None else f"✓ {day(one.decision.decided_on, short=True, year=False)}"


def _table(answer: LevelsAnswer, rows: list[Row]) -> Twin:
    by_code = {one.area.code: one for one in answer.areas}
    caption = f"Niveau per gemeente na {fortnight(answer.period)}"
    return Twin(caption, COLUMNS, tuple(_cells(row, by_code[row.code]) for row in rows))


def _cells(row: Row, one: AreaLevel) -> tuple[TwinCell, ...]:
    evidence = one.evidence
    proposed = LEVEL_WORDS.get(row.proposed, "geen voorstel")
    return (
        TwinCell(row.name, row.name), TwinCell(one.district.name, one.district.name),
        TwinCell(LEVEL_WORDS[row.level], ORDER.index(row.level)),
        TwinCell(row.since, one.since.isoformat() if one.since else ""),
        TwinCell(row.counted, evidence.observed if evidence else -1),
        TwinCell(row.normal or "–", evidence.expected if evidence else -1), TwinCell(row.window or "–", row.window),
        TwinCell(proposed, ORDER.index(row.proposed)),
        TwinCell("open" if row.asks else row.decision or "–", row.decision), TwinCell(row.down, row.down),
    )  # fmt: skip
