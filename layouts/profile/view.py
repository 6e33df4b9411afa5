"""Profiel, said and not yet drawn: shares with their margins, what truly changed, and how much is known at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from analysis.profiles import CategoryShare, ProfileShares
from data.answered.profile import Crossing, Profile, ProfileAnswer
from data.query import Query
from layouts.parts.change import Change, Tone
from layouts.parts.said import Piece
from layouts.parts.table import Twin, TwinCell, TwinColumn
from layouts.profile.words import TITLES, category_words
from layouts.wording import CRIME_NOUNS, capital, days, listing, number, percent, percents

#: Below this many known incidents no share is shown. Source: docs/methods.md, Profiles (5 events).
SHARES_FROM: Final = 5
#: Changes that fit in the sentence.
CHANGES_SAID: Final = 3
STEPS: Final = 5
#: Ways of working with fewer incidents carry numbers but no colours.
COLOURED_FROM: Final = 20
ATTEMPT, COMPLETED = "poging", "voltooid"
#: Profiles of which the sentence names the largest category.
TOPS: Final = (("modus_operandi", "de werkwijze"), ("dwelling_type", "de woning"))
SPANS: Final = {
    "periode": "deze twee weken", "3m": "deze drie maanden", "12m": "deze twaalf maanden", "ddo": "dit DDO",
    "zelf": "de gekozen dagen",
}  # fmt: skip


@dataclass(frozen=True)
class ShareRow:
    """One category: positions from 0 to 1 on the axis of its card, numbers, and a verdict when it changed."""

    key: str
    name: str
    share: float
    low: float
    high: float
    earlier: float
    text: str
    count: str
    verdict: Change | None
    picked: bool
    title: str


@dataclass(frozen=True)
class ProfileCard:
    """One profile as a card; ``sentence`` says why there are no rows."""

    name: str
    title: str
    sub: str
    rows: tuple[ShareRow, ...]
    sentence: str
    twin: Twin


@dataclass(frozen=True)
class CrossCell:
    """One cell of a crossing: its colour step (0 nothing) and its number."""

    step: int
    text: str


@dataclass(frozen=True)
class CrossTable:
    """Ways of working against dwellings or parts of the day."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[CrossCell, ...]], ...]


@dataclass(frozen=True)
class ProfileView:
    """Everything the page shows, in Dutch, rounded and worded."""

    answer: tuple[Piece, ...]
    confidence: tuple[str, ...]
    method: str
    chosen: str
    facts: tuple[tuple[str, Change | None], ...]
    cards: tuple[ProfileCard, ...]
    crossings: tuple[CrossTable, ...]


def profile_view(answer: ProfileAnswer, query: Query) -> ProfileView:
    """Put the answer into words.

    Args:
        answer: shares now and earlier.
        query: the question, for what is counted and how far is looked back.
    """
    noun = CRIME_NOUNS[query.crime_type]
    by_name = {one.name: one for one in answer.profiles}
    return ProfileView(
        answer=_answer(answer, query, noun),
        confidence=_confidence(answer, by_name["modus_operandi"]),
        method="marge van 95 procent",
        chosen=_chosen(answer),
        facts=_facts(answer, by_name[ATTEMPT]),
        cards=tuple(_card(by_name[name], answer) for name in TITLES),
        crossings=tuple(_crossing(one) for one in answer.crossings),
    )


def _chosen(answer: ProfileAnswer) -> str:
    name, category = answer.chosen
    return f"{TITLES.get(name, 'Poging')}: {category_words(category)}" if name else ""


def change_of(one: CategoryShare) -> Change:
    """Say whether a share changed; never more than the numbers allow."""
    if not one.changed:
        return Change("=", "geen duidelijk verschil", Tone.NONE)
    more = one.changed > 0
    _, was = percents(one.share, one.earlier_share)
    return Change("▲" if more else "▼", f"veranderd, was {was}", Tone.UP if more else Tone.DOWN)


def _answer(answer: ProfileAnswer, query: Query, noun: str) -> tuple[Piece, ...]:
    place = f"In {answer.area.name}"
    within = f" binnen {category_words(answer.chosen[1])}" if answer.chosen[0] else ""
    if not answer.n:
        return (Piece(f"{place} zijn in {SPANS[query.span]}{within} geen {noun} bekend."),)
    if answer.n < SHARES_FROM:
        said = f" zijn in {SPANS[query.span]}{within} {number(answer.n)} {noun} bekend: "
        return (Piece(place + said), Piece("te weinig om een profiel te noemen", Tone.WARN), Piece("."))
    by_name = {one.name: one.shares for one in answer.profiles}
    tops = [(word, _top(by_name[name])) for name, word in TOPS if name != answer.chosen[0]]
    largest = [f"{word} het vaakst {category_words(top.category)} ({percent(top.share)})" for word, top in tops if top]
    start = f"{place} is in {SPANS[query.span]}{within} {listing(largest)}. " if largest else ""
    return (Piece(start), *_changes(answer))


def _top(shares: ProfileShares) -> CategoryShare | None:
    """The largest category, when enough is known."""
    return max(shares.categories, key=lambda one: one.share) if shares.known >= SHARES_FROM else None


def _changes(answer: ProfileAnswer) -> tuple[Piece, ...]:
    every = [one for part in answer.profiles for one in part.shares.categories]
    found = [one for one in every if one.changed and one.category != COMPLETED]
    if not found:
        return (Piece("Niets verschilt duidelijk van dezelfde tijd in de drie jaar ervoor."),)
    found.sort(key=lambda one: -abs(one.share - one.earlier_share))
    pieces = [Piece("Duidelijk veranderd tegen de drie jaar ervoor: ")]
    for position, one in enumerate(found[:CHANGES_SAID]):
        word = "meer" if one.changed > 0 else "minder"
        pieces.append(Piece(f"{word} {category_words(one.category)}", Tone.UP if one.changed > 0 else Tone.DOWN))
        now, was = percents(one.share, one.earlier_share)
        pieces.append(Piece(f" ({now}, was {was})"))
        pieces.append(Piece(", " if position < min(len(found), CHANGES_SAID) - 1 else ""))
    more = len(found) - CHANGES_SAID
    return (*pieces, Piece(f" en {number(more)} meer." if more > 0 else "."))


def _confidence(answer: ProfileAnswer, ways: Profile) -> tuple[str, ...]:
    late = () if answer.complete else ("nog niet compleet",)
    return (
        f"n = {number(answer.n)}, {days(answer.period.start, answer.period.end, short=True)}",
        *late,
        f"tegen {number(answer.earlier_n)} in dezelfde tijd van drie jaar ervoor",
        f"werkwijze {_known(ways.shares)}",
    )


def _known(shares: ProfileShares) -> str:
    return f"bekend bij {number(shares.known)} van {number(shares.total)}"


def _facts(answer: ProfileAnswer, attempts: Profile) -> tuple[tuple[str, Change | None], ...]:
    attempt = next(one for one in attempts.shares.categories if one.category == ATTEMPT)
    victims = next(one.shares for one in answer.profiles if one.name == "victim_group")
    facts = []
    if attempts.shares.known >= SHARES_FROM:
        facts.append(_fact("Poging: ", "", attempt))
    if victims.known >= SHARES_FROM:
        facts.append(_fact("Ouderen: ", f" van {number(victims.known)} bekende slachtoffers", answer.elderly))
    return tuple(facts)


def _fact(before: str, after: str, one: CategoryShare) -> tuple[str, Change | None]:
    said = f"{before}{percent(one.share)}{after} (was {percent(one.earlier_share)})"
    return said, change_of(one) if one.changed else None


def _card(part: Profile, answer: ProfileAnswer) -> ProfileCard:
    shares, title = part.shares, TITLES[part.name]
    few = shares.known < SHARES_FROM
    axis = max([0.01, *(max(one.high, one.earlier_share) for one in shares.categories)])
    return ProfileCard(
        name=part.name, title=title, sub=_known(shares),
        rows=() if few else tuple(_row(part.name, one, axis, answer) for one in shares.categories),
        sentence=f"Te weinig bekend om aandelen te noemen ({_known(shares)})." if few else "",
        twin=_twin(part, answer),
    )  # fmt: skip


def _row(profile: str, one: CategoryShare, axis: float, answer: ProfileAnswer) -> ShareRow:
    name = category_words(one.category)
    margin = f"{percent(one.low)} tot {percent(one.high)}"
    return ShareRow(
        key=f"{profile}:{one.category}", name=name, share=round(one.share / axis, 3), low=round(one.low / axis, 3),
        high=round(one.high / axis, 3), earlier=round(one.earlier_share / axis, 3), text=_now(one),
        count=number(one.count), verdict=change_of(one) if one.changed else None,
        picked=answer.chosen == (profile, one.category),
        title=f"{name}: {percent(one.share)} ({margin}), eerder {percent(one.earlier_share)}",
    )  # fmt: skip


def _now(one: CategoryShare) -> str:
    """Write the share; beside what it was when it changed, so that the two never read the same."""
    return percents(one.share, one.earlier_share)[0] if one.changed else percent(one.share)


def _twin(part: Profile, answer: ProfileAnswer) -> Twin:
    columns = (
        TwinColumn(TITLES[part.name]), TwinColumn("Aantal", True), TwinColumn("Aandeel", True),
        TwinColumn("Marge", True), TwinColumn("Eerder", True), TwinColumn("Verschil"),
    )  # fmt: skip
    rows = tuple(
        (TwinCell(category_words(one.category), category_words(one.category)), TwinCell(number(one.count), one.count),
         TwinCell(_now(one), one.share), TwinCell(f"{percent(one.low)} tot {percent(one.high)}", one.low),
         TwinCell(percent(one.earlier_share), one.earlier_share), TwinCell(change_of(one).text, one.changed))
        for one in part.shares.categories
    )  # fmt: skip
    stretch = days(answer.period.start, answer.period.end)
    return Twin(f"{TITLES[part.name]}, {answer.area.name}, {stretch}, {_known(part.shares)}", columns, rows)


def _crossing(one: Crossing) -> CrossTable:
    """Colour each cell by its share of the way of working, so that rare ways show their pattern too."""
    kept = [column for column in range(len(one.columns)) if any(row[column] for row in one.weights)]
    rows = [
        (name, [row[column] for column in kept]) for name, row in zip(one.rows, one.weights, strict=True) if sum(row)
    ]
    firm = [row for _, row in rows if sum(row) >= COLOURED_FROM]
    largest = max((weight / sum(row) for row in firm for weight in row), default=1.0)
    return CrossTable(
        title="Werkwijze en woningtype" if one.name == "dwelling_type" else "Werkwijze en dagdeel",
        columns=tuple(category_words(one.columns[column]) for column in kept),
        rows=tuple((capital(category_words(name)), tuple(_cells(row, largest))) for name, row in rows),
    )


def _cells(row: list[float], largest: float) -> Iterator[CrossCell]:
    total = sum(row)
    for weight in row:
        step = min(int(STEPS * weight / total / largest) + 1, STEPS) if weight and total >= COLOURED_FROM else 0
        yield CrossCell(step, number(round(weight)) if weight else "")
