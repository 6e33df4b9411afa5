"""Gegevens, said and not yet drawn: freshness, deliveries, what is still to come, and quality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from analysis.completeness import STANDARD_COMPLETENESS
from analysis.quality import STANDARD_QUALITY, Quality
from data.answered.quality import QualityAnswer
from data.query import Query
from layouts.parts.change import Tone
from layouts.parts.said import Piece
from layouts.parts.table import Twin
from layouts.quality.tables import contract_twin, known_twin, log_twin, places_twin, suppliers_twin
from layouts.quality.words import FIELD_WORDS
from layouts.wording import CRIME_NOUNS, day, days, fortnight, number, percent, plural

#: A delivery may be this old: a fortnight and the weekend after it. Ours.
FRESH_DAYS: Final = 16
METHOD: Final = "bekend deel geleerd uit na-ijlende registraties"


@dataclass(frozen=True)
class Bar:
    """One municipality: its share with a place as a bar of ``width`` percent, in words, and whether it is too low."""

    name: str
    width: float
    text: str
    poor: bool


@dataclass(frozen=True)
class KnownView:
    """The curve of late registration: share known after each day, and the newest fortnights in words."""

    sub: str
    by_day: tuple[float, ...]
    complete: float
    newest: tuple[tuple[str, str, bool], ...]
    twin: Twin


@dataclass(frozen=True)
class QualityView:
    """Everything the page shows, in Dutch, rounded and worded."""

    answer: tuple[Piece, ...]
    confidence: tuple[str, ...]
    log_sub: str
    log: Twin
    known: KnownView
    places_sub: str
    bars: tuple[Bar, ...]
    places: Twin
    suppliers: Twin
    contract: Twin


def quality_view(answer: QualityAnswer, query: Query) -> QualityView:
    """Put the answer into words.

    Args:
        answer: deliveries, quality and what is known of the newest fortnights.
        query: the question, for what is counted.
    """
    noun = CRIME_NOUNS[query.crime_type]
    over = days(answer.period.start, answer.period.end, short=True)
    return QualityView(
        answer=_answer(answer, noun),
        confidence=_confidence(answer, over),
        log_sub=_log_sub(answer),
        log=log_twin(answer.deliveries),
        known=_known(answer, noun),
        places_sub=f"Deel van de {noun} met een plaats, {over}; norm {percent(STANDARD_QUALITY.located)}",
        bars=_bars(answer),
        places=places_twin(answer, over),
        suppliers=suppliers_twin(answer.suppliers),
        contract=contract_twin(answer.contract),
    )


def _answer(answer: QualityAnswer, noun: str) -> tuple[Piece, ...]:
    return (*_freshness(answer), *_located(answer.whole, answer.area.name, noun), *_newest(answer))


def _freshness(answer: QualityAnswer) -> tuple[Piece, ...]:
    delivered = answer.source.delivered.date()
    age = (answer.today - delivered).days
    if age <= 0:
        return (Piece(f"De nieuwste levering is van vandaag, {day(delivered)}. "),)
    old, late = plural(age, "dag", "dagen"), age > FRESH_DAYS
    return (
        Piece(f"De nieuwste levering, van {day(delivered)}, is "),
        Piece(f"{old} oud", Tone.WARN if late else Tone.NONE),
        Piece(": er had al een nieuwe moeten zijn. " if late else ". "),
    )


def _located(whole: Quality, name: str, noun: str) -> tuple[Piece, ...]:
    if whole.located is None:
        return (Piece(f"In {name} zijn het laatste jaar geen {noun} bekend. "),)
    norm = percent(STANDARD_QUALITY.located)
    told = Piece(f"{percent(whole.located)}", Tone.WARN if whole.is_poor() else Tone.NONE)
    verdict = f", minder dan de {norm} die een kaart nodig heeft. " if whole.is_poor() else f" (norm {norm}). "
    return (Piece(f"In {name} heeft "), told, Piece(f" van de {noun} een plaats{verdict}"))


def _newest(answer: QualityAnswer) -> tuple[Piece, ...]:
    if not answer.known.fortnights:
        return (Piece("Hoeveel er nog bij komt, is nog niet te zeggen."),)
    start, share = answer.known.fortnights[0]
    if share >= STANDARD_COMPLETENESS.complete:
        return (Piece(f"De periode {fortnight(start)} is zo goed als compleet: {percent(share)} is bekend."),)
    return (
        Piece(f"Van de periode {fortnight(start)} is naar schatting "),
        Piece(f"{percent(share)} bekend", Tone.WARN),
        Piece(": die kan nog stijgen."),
    )


def _confidence(answer: QualityAnswer, over: str) -> tuple[str, ...]:
    whole = answer.whole
    return (
        f"n = {number(whole.n)}, {over}",
        f"{plural(answer.delivered, 'levering', 'leveringen')}",
        f"geleerd van {plural(answer.known.incidents, 'registratie', 'registraties')}",
    )


def _log_sub(answer: QualityAnswer) -> str:
    shown = len(answer.deliveries)
    which = (
        f"De nieuwste {number(shown)} van {number(answer.delivered)}" if shown < answer.delivered else "Alle leveringen"
    )
    return f"{which}; gelezen = aangenomen + apart gezet (met een reden) + dubbel"


def _known(answer: QualityAnswer, noun: str) -> KnownView:
    known, limit = answer.known, STANDARD_COMPLETENESS.complete
    sub = f"Deel van de {noun} dat bekend is, naar dagen na het delict; vanaf {percent(limit)} is een periode compleet"
    if not known.incidents:
        sub = "Er zijn nog te weinig registraties om te leren hoe snel zij binnenkomen"
    newest = tuple((fortnight(start, short=True), percent(share), share >= limit) for start, share in known.fortnights)
    return KnownView(sub, known.by_day, limit, newest, known_twin(known, noun))


def _bars(answer: QualityAnswer) -> tuple[Bar, ...]:
    """The lowest share first; who has no incidents comes last. One municipality is joined by what is filled in."""
    ordered = sorted(answer.municipalities, key=lambda one: (one.quality.located is None, one.quality.located or 0.0))
    bars = tuple(_bar(one.area.name, one.quality.located, one.quality.n, poor=one.quality.is_poor()) for one in ordered)
    if len(bars) > 1 or not answer.whole.n:
        return bars
    filled = zip(FIELD_WORDS, answer.whole.unknown, strict=True)
    return bars + tuple(_bar(f"{word} ingevuld", 1 - share, answer.whole.n, poor=False) for word, share in filled)


def _bar(name: str, share: float | None, n: int, *, poor: bool) -> Bar:
    if share is None:
        return Bar(name, 0.0, "geen incidenten", poor=False)
    return Bar(name, round(100 * share, 1), f"{percent(share)} van {number(n)}", poor)
