"""The DVO, said and not yet drawn: slides of one thought each, three cards at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.answered.levels import AreaLevel
from data.answered.meeting import MeetingAnswer, MeetingBody, PastDecision, PlaceCount
from layouts.hot_times.words import peak_words
from layouts.levels.words import LEVELS, about, way_down
from layouts.meeting.map_view import MapView, map_view
from layouts.meeting.proposals_view import CardView, proposal_slides
from layouts.parts.change import Tone, count_change
from layouts.parts.said import Piece
from layouts.plan.planning import PlanningRow
from layouts.plan.view import plan_view
from layouts.wording import WEEKDAYS, capital, day, days, in_words, listing, number, percent, plural

BASE: Final = "basisniveau"
#: Cards on one slide; what does not fit goes to a next one.
CARDS: Final = 3
#: Levels in the order of what asks attention first.
ORDER: Final = ("opgeschaald", "verhoogde_aandacht", "afbouwen", BASE)


NOTHING_DECIDED: Final = CardView("", "Geen besluiten", "sinds de vorige keer is in dit district niets besloten")


@dataclass(frozen=True)
class SlideView:
    """One slide: two lines of title, what stands at the left and at most three cards; notes for the speaker.

    ``kind`` says what is drawn at the left: ``kaart``, ``uren``, ``plan`` or ``tekst``.
    """

    kind: str
    title: tuple[Piece, ...]
    cards: tuple[CardView, ...]
    aside: str
    notes: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True)
class DistrictLink:
    """A district whose slides can be opened."""

    name: str
    detail: str
    href: str
    here: bool


@dataclass(frozen=True)
class MeetingView:
    """All slides of a district."""

    body: str
    when: str
    fictitious: bool
    slides: tuple[SlideView, ...]
    map: MapView
    hours: tuple[tuple[int, ...], ...]
    plan: tuple[PlanningRow, ...]
    others: tuple[DistrictLink, ...]
    refusal: str
    papers: str


def meeting_view(answer: MeetingAnswer) -> MeetingView:
    """Put the answer into words."""
    refusal = refused(answer)
    plan = plan_view(answer.plan).planning
    slides = (
        _since(answer), *_levels(answer), _where_and_when(answer), _plan(answer, plan),
        *_asked(answer, refusal),
    )  # fmt: skip
    return MeetingView(
        body=answer.body.name if answer.body else answer.district.name, when=_when(answer.body),
        fictitious=answer.source.fictitious, slides=slides, map=map_view(answer), hours=_hours(answer), plan=plan,
        others=tuple(_link(answer, place) for place in range(len(answer.others))), refusal=refusal,
        papers=f"stand {day(answer.today, short=True)}, levering {answer.source.delivery_id}, "
        f"versie {answer.source.snapshot}",
    )  # fmt: skip


def refused(answer: MeetingAnswer) -> str:
    """Say why nothing can be recorded here; empty when it can."""
    if answer.body is None:
        return "Voor dit district is geen DVO bekend."
    return "" if answer.body.may else f"U kunt hier niets vastleggen: het besluit ligt bij {answer.body.name}."


def _when(body: MeetingBody | None) -> str:
    if body is None or body.meets is None:
        return "nog geen vergadering bekend"
    return f"{WEEKDAYS[body.meets.weekday()]} {day(body.meets)}"


def _link(answer: MeetingAnswer, place: int) -> DistrictLink:
    one = answer.others[place]
    waits = f"{number(one.open)} {'voorstel' if one.open == 1 else 'voorstellen'}" if one.open else "geen voorstel"
    when = f", {day(one.next_meeting, short=True, year=False)}" if one.next_meeting else ""
    here = one.area.code == answer.district.code
    return DistrictLink(one.area.name, waits + when, f"/dvo?gebied={one.area.code}", here)


def _since(answer: MeetingAnswer) -> SlideView:
    since = answer.since
    change = count_change(since.count, since.before, since.z)
    known = answer.body is not None and answer.body.last is not None
    start = f"Sinds {day(since.period.start, year=False)}" if known else "In de laatste weken"
    verdict = {"▲": "duidelijk meer", "▼": "duidelijk minder"}.get(change.symbol, "geen duidelijk verschil")
    title = (
        Piece(f"{start}: {number(since.count)} woninginbraken, "), Piece(verdict, change.tone),
        Piece(f". Een jaar eerder waren het er {number(since.before)}."),
    )  # fmt: skip
    cards = tuple(_past(one) for one in _newest(answer.past)) or (NOTHING_DECIDED,)
    left_out = len(answer.past) - CARDS
    more = f" Nog {plural(left_out, 'besluit staat', 'besluiten staan')} op Niveau." if left_out > 0 else ""
    aside = f"{days(since.period.start, since.period.end)}. Vergeleken met dezelfde dagen een jaar eerder.{more}"
    notes = (
        f"{answer.district.name}: {number(since.count)} woninginbraken tegen {number(since.before)} een jaar eerder.",
        "Een verschil heet duidelijk als het meer is dan toeval makkelijk geeft (z van 2 of meer).",
        "Loop de besluiten van de vorige keer langs: is gedaan wat is afgesproken?",
    )
    return SlideView("kaart", title, cards, aside, notes)


def _newest(past: Sequence[PastDecision]) -> list[PastDecision]:
    """Put what no longer holds first: somebody must say what now."""
    return sorted(past, key=lambda one: (one.holds, -one.decision.sequence))[:CARDS]


def _past(one: PastDecision) -> CardView:
    until = one.decision.until
    ended = "" if until is None else f"t/m {day(_last(until), year=False)}"
    state = f"geldt {ended}".strip() if one.holds else f"verlopen op {day(until, year=False)}" if until else ""
    who = "" if one.by_us else f" door {one.decision.body}"
    detail = f"besloten op {day(one.decision.decided_on, year=False)}{who}; {state}"
    return CardView(
        one.area.code, one.area.name, detail, level=one.decision.level, text=one.decision.reason,
        tone=Tone.NONE if one.holds else Tone.WARN,
    )  # fmt: skip


def _last(until: date) -> date:
    return until - timedelta(days=1)


def _levels(answer: MeetingAnswer) -> tuple[SlideView, ...]:
    areas = answer.levels.areas
    above = sorted((one for one in areas if one.in_force != BASE), key=lambda one: ORDER.index(one.in_force))
    per_level = [(level, sum(one.in_force == level for one in areas)) for level in ORDER[:-1]]
    said = listing([f"{_places(count)} {_level_words(level)}" for level, count in per_level if count])
    quiet = len(areas) - len(above)
    title = (
        (
            Piece(f"{capital(said)}. ", Tone.WARN),
            Piece(f"De andere {in_words(quiet)} {'staat' if quiet == 1 else 'staan'} op het basisniveau."),
        )
        if above
        else (Piece("Alle gemeenten van dit district staan op het basisniveau. Er geldt geen besluit daarboven."),)
    )
    aside = "De kaart toont het geldende besluit. Een dikke rand: het voorstel wijkt daarvan af."
    notes = (
        "Dit is wat nu geldt; wat wordt voorgesteld komt op de laatste dia.",
        *(f"{one.area.name}: {way_down(one.way_down)}" for one in above if one.way_down),
    )
    return _paged("kaart", title, tuple(_held(one) for one in above), aside, notes)


def _places(count: int) -> str:
    return f"{in_words(count)} {'gemeente' if count == 1 else 'gemeenten'}"


def _level_words(level: str) -> str:
    return "met verhoogde aandacht" if level == "verhoogde_aandacht" else LEVELS[level]


def _held(one: AreaLevel) -> CardView:
    since = f"sinds {day(one.since, year=False)}" if one.since else ""
    until = f"t/m {day(_last(one.decision.until), year=False)}" if one.decision and one.decision.until else ""
    by = f", {one.decision.body}" if one.decision else ""
    return CardView(
        one.area.code, one.area.name, f"{since} {until}{by}".strip(), level=one.in_force,
        text=capital(way_down(one.way_down)) if one.way_down else "",
    )  # fmt: skip


def _paged(
    kind: str, title: tuple[Piece, ...], cards: tuple[CardView, ...], aside: str, notes: tuple[str, ...]
) -> tuple[SlideView, ...]:  # fmt: skip
    """Spread cards over as many slides as they need."""
    pages = [cards[first : first + CARDS] for first in range(0, len(cards), CARDS)] or [()]
    return tuple(
        SlideView(kind, title, page, aside, notes, f"{number + 1} van {len(pages)}" if len(pages) > 1 else "")
        for number, page in enumerate(pages)
    )


def _where_and_when(answer: MeetingAnswer) -> SlideView:
    hours, places = answer.hours.hours, answer.places
    first = places[0].area.name if places else ""
    where = f" Het meeste in {first}." if first else ""
    if hours.peak and hours.peak.named:
        title: tuple[Piece, ...] = (Piece("Vooral "), Piece(peak_words(hours.peak), Tone.WARN), Piece(f".{where}"))
    else:
        why = "te weinig inbraken" if hours.peak is None else "geen blok steekt er vast bovenuit"
        title = (Piece("Geen piekuur te noemen", Tone.WARN), Piece(f": {why}.{where}"))
    quality = answer.hours.hours.quality
    aside = (
        f"n = {number(hours.shown_n)}, {days(answer.hours.period.start, answer.hours.period.end, short=True)}; "
        f"{percent(quality.sharp_share)} met een scherpe tijd."
        if quality.n
        else "Geen inbraken bekend."
    )
    notes = (
        "De uren zijn geschat uit begin en einde van elke inbraak; hoe korter dat tijdvak, hoe zwaarder het telt.",
        "Aantallen per wijk zijn geen ranglijst: een wijk met veel woningen heeft er meer.",
    )
    return SlideView("uren", title, tuple(_place(one) for one in places), aside, notes)


def _place(one: PlaceCount) -> CardView:
    change = count_change(one.count, one.before, one.z)
    detail = f"{one.parent.name}: {plural(one.count, 'inbraak', 'inbraken')}"
    return CardView(
        one.area.code, one.area.name, detail, tone=change.tone,
        text=f"{change.symbol} {change.text}; een jaar eerder {number(one.before)}",
        href=f"/kaart?gebied={one.area.code}",
    )  # fmt: skip


def _plan(answer: MeetingAnswer, rows: Sequence[PlanningRow]) -> SlideView:
    late = sum(one.schedules["te_laat"] for one in answer.plan.themes)
    behind = sum(one.schedules["loopt_achter"] for one in answer.plan.themes)
    parts = (
        [Piece(f"{number(late)} {'afspraak is' if late == 1 else 'afspraken zijn'} te laat", Tone.UP)] if late else []
    )
    parts += [Piece(", ")] if late and behind else []
    parts += [Piece(f"{number(behind)} {'loopt' if behind == 1 else 'lopen'} achter", Tone.WARN)] if behind else []
    parts = parts or [Piece("Geen afspraak van het plan loopt aantoonbaar achter")]
    unknown = f". Van {number(answer.plan.unknown)} van de {number(answer.plan.asked)} is de stand onbekend."
    sums = {one.key: one for one in answer.plan.themes}
    worst = sorted(
        (row for row in rows if row.tone in {Tone.UP, Tone.WARN}),
        key=lambda row: (-sums[row.theme].schedules["te_laat"], -sums[row.theme].schedules["loopt_achter"]),
    )
    cards = tuple(
        CardView(row.theme, row.title, row.shares_text, text=row.verdict, tone=row.tone, href="/plan") for row in worst
    )[:CARDS]
    notes = ("Onbekend telt nooit als op schema: vraag wie het weet.", "Het rooster per gemeente staat op Plan.")
    return SlideView("plan", (*parts, Piece(unknown)), cards, "", notes)


def _asked(answer: MeetingAnswer, refusal: str) -> tuple[SlideView, ...]:
    asked = proposal_slides(answer, may=not refusal)
    return _paged("kaart", _asked_title(answer), asked, _asked_aside(answer), _asked_notes(answer))


def _asked_title(answer: MeetingAnswer) -> tuple[Piece, ...]:
    ways = [one.level.direction for one in answer.proposals]
    rest = len(answer.levels.areas) - len(ways)
    blijven = "gemeente blijft zoals zij is" if rest == 1 else "gemeenten blijven zoals ze zijn"
    quiet = Piece(f". De andere {in_words(rest)} {blijven}." if rest else ".")
    if not ways:
        return (Piece("Er wordt geen ander niveau gevraagd. Alle gemeenten blijven zoals ze zijn."),)
    ups, downs = ways.count("omhoog"), ways.count("omlaag")
    noun = "niveauvoorstel" if len(ways) == 1 else "niveauvoorstellen"
    said = [Piece(f"{capital(in_words(len(ways)))} {noun}: ")]
    said += [Piece(f"{in_words(ups)} omhoog", Tone.UP)] if ups else []
    said += [Piece(", ")] if ups and downs else []
    said += [Piece(f"{in_words(downs)} omlaag", Tone.DOWN)] if downs else []
    return (*said, quiet)


def _asked_aside(answer: MeetingAnswer) -> str:
    asked = {one.level.area.code for one in answer.proposals}
    stay = [one for one in answer.levels.areas if one.in_force != BASE and one.area.code not in asked]
    words = [f"{one.area.name} blijft {_stays(one.in_force)}" for one in stay[:3]]
    share = answer.levels.known_share
    known = (
        f" De laatste twee weken zijn {percent(share)} bekend: dat telt mee voor omhoog, nooit voor omlaag."
        if share
        else ""
    )
    return (f"{', '.join(words)}." if words else "") + known


def _stays(level: str) -> str:
    return "op verhoogde aandacht" if level == "verhoogde_aandacht" else LEVELS[level]


def _asked_notes(answer: MeetingAnswer) -> tuple[str, ...]:
    lines = []
    for one in answer.proposals:
        seen = one.level.evidence
        if seen:
            lines.append(
                f"{one.level.area.name}: voorstel {LEVELS[one.level.proposed]}; {number(seen.observed)} in "
                f"{2 * seen.window} weken, normaal {about(seen.expected)}."
            )
    return (*lines, "Accepteren, hoger of lager mag allemaal; wie afwijkt geeft een reden.")


def _hours(answer: MeetingAnswer) -> tuple[tuple[int, ...], ...]:
    """Give per day and hour a step from 0 to 5 of the largest weight."""
    top = answer.hours.hours.scale_to or 1.0
    return tuple(tuple(min(5, round(5 * weight / top)) for weight in row) for row in answer.hours.hours.weights)
