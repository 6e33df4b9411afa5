"""One status line of one actor in Dutch: where it stands, why, who says so, what shows it, and what it was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis.plan_lines import LINE
from data.answered.plan import Fact, LineAnswer, Mark, Voice
from data.plan_indicators import INDICATORS
from layouts.plan.marks import mark_code, mark_words
from layouts.plan.words import (
    LINE_WORDS,
    SCHEDULE_WORDS,
    SOURCE_WORDS,
    STATUS_WORDS,
    THEME_WORDS,
    VOICE_WORDS,
)
from layouts.wording import capital, day, in_words, number

INDICATOR: Final = {one.name: one for one in INDICATORS}
#: Whose voice leads for each kind of actor; of the others any.
OWN_VOICES: Final = {"gemeente": "gemeente", "politie": "politie", "om": "om"}


@dataclass(frozen=True)
class VoiceView:
    """What one voice says: mark code, who, what."""

    code: str
    voice: str
    status: str


@dataclass(frozen=True)
class SiblingView:
    """A line of the same theme, to step to."""

    line: str
    code: str
    text: str
    here: bool


@dataclass(frozen=True)
class FormView:
    """What the form starts with; ``seen`` is per voice the version the writer saw."""

    status: str
    voice: str
    owner: str
    evidence: str
    hurdle: str
    next_step: str
    review: str
    seen: dict[str, int]


@dataclass(frozen=True)
class LineView:
    """Everything the drawer shows."""

    kind: str
    actor: str
    where: str
    title: str
    quote: str
    source: str
    code: str
    status: str
    since: str
    schedule: str
    schedule_text: str
    why: str
    voices: tuple[VoiceView, ...]
    differ: bool
    siblings: tuple[SiblingView, ...]
    facts: tuple[tuple[str, str], ...]
    history: tuple[str, ...]
    may_edit: bool
    refusal: str
    form: FormView


def line_view(answer: LineAnswer) -> LineView:
    """Put one line into words."""
    lead = _lead(answer)
    line = LINE[answer.line]
    theme = f"{answer.theme} {THEME_WORDS[answer.theme]}" if answer.theme else "Het plan als geheel"
    return LineView(
        kind=answer.actor_kind,
        actor=answer.actor_code,
        where=f"{answer.actor_name} · {theme}",
        title=f"{answer.line} {capital(LINE_WORDS[answer.line])}",
        quote=line.title,
        source=line.source,
        code=mark_code(answer.mark),
        status=STATUS_WORDS[answer.mark.status],
        since=f"sinds {day(lead.date)}" if lead else "nog niets bekend; wie weet dit?",
        schedule=answer.mark.schedule,
        schedule_text=SCHEDULE_WORDS[answer.mark.schedule],
        why=_why(answer.mark, answer, lead),
        voices=tuple(_voice(voice) for voice in answer.voices),
        differ=bool(answer.mark.differ),
        siblings=tuple(
            SiblingView(name, mark_code(mark), f"{name} {LINE_WORDS[name]}: {mark_words(mark)}", name == answer.line)
            for name, mark in answer.siblings.items()
        ),
        facts=(*_lead_facts(lead, answer.today), *(_fact(fact) for fact in answer.facts)),
        history=tuple(
            f"{day(one.date, short=True)}: {STATUS_WORDS[one.status].lower()} ({VOICE_WORDS[one.voice]}, "
            f"{SOURCE_WORDS[one.source]} door {one.recorded_by})"
            for one in answer.history
        ),
        may_edit=answer.may_edit,
        refusal="" if answer.may_edit else "Deze status wijzigt de partij zelf.",
        form=_form(answer, lead),
    )  # fmt: skip


def _lead(answer: LineAnswer) -> Voice | None:
    own = OWN_VOICES.get(answer.actor_kind, "overig")
    order = [voice for name in ("systeem", own) for voice in answer.voices if voice.voice == name]
    return next(iter(order or answer.voices), None)


def _voice(voice: Voice) -> VoiceView:
    code = mark_code(Mark(voice.status, "niet_te_zeggen", 1, 0, int(voice.outdated), 0, voice.was))
    return VoiceView(code, VOICE_WORDS[voice.voice], _voice_words(voice))


def _voice_words(voice: Voice) -> str:
    said = STATUS_WORDS[voice.was].lower()
    return f"{said}, verouderd sinds {day(voice.review_date)}" if voice.outdated and voice.review_date else said


def _why(mark: Mark, answer: LineAnswer, lead: Voice | None) -> str:
    planning = LINE[answer.line].planning
    if planning is None:
        return "Dit besluit heeft in het plan geen planning."
    due = f"Volgens het plan begint de uitvoering op {day(planning.due)}"
    if mark.status == "onbekend":
        faded = " De laatste status is voorbij zijn herzieningsdatum." if lead and lead.outdated else ""
        return f"{due}; of dat zo is, is niet te zeggen.{faded}"
    status = STATUS_WORDS[mark.status].lower()
    said = {
        "te_laat": f"de status is nog {status}, dat is te laat.",
        "loopt_achter": f"de status is nog {status}, dat loopt achter.",
        "op_schema": f"met {status} ligt dit op schema.",
    }
    return f"{due}; {said.get(mark.schedule, 'niet van toepassing.')}"


def _lead_facts(lead: Voice | None, today: date) -> tuple[tuple[str, str], ...]:
    if lead is None:
        return ()
    return (
        ("Bewijs", lead.evidence or "geen bewijs gegeven"),
        ("Eigenaar", lead.owner or "niet bekend"),
        ("Knelpunt", lead.hurdle or "geen genoemd"),
        ("Volgende stap", lead.next_step or "geen genoemd"),
        ("Herzien vóór", _review(lead.review_date, today)),
    )


def _review(when: date | None, today: date) -> str:
    if when is None:
        return "geen datum gegeven"
    left = (when - today).days
    if left < 0:
        return f"{day(when)}, {in_words(-left)} {'dag' if left == -1 else 'dagen'} geleden"
    return f"{day(when)}, over {in_words(left)} {'dag' if left == 1 else 'dagen'}"


def _fact(fact: Fact) -> tuple[str, str]:
    known = INDICATOR.get(fact.indicator)
    name = known.title if known else capital(fact.indicator.replace("_", " "))
    unit = f" {known.unit}" if known and known.unit and not fact.text else ""
    return name, f"{fact.text or _value(fact.value)}{unit} ({day(fact.date, short=True)})"


def _value(value: float | None) -> str:
    if value is None:
        return "–"
    return number(value, 0 if float(value).is_integer() else 1)


def _form(answer: LineAnswer, lead: Voice | None) -> FormView:
    voice = lead.voice if lead and lead.voice != "systeem" else OWN_VOICES.get(answer.actor_kind, "overig")
    seen = {one.voice: one.version for one in answer.voices}
    if lead is None:
        return FormView("onbekend", voice, "", "", "", "", "", seen)
    return FormView(
        lead.was, voice, lead.owner or "", lead.evidence or "", lead.hurdle or "", lead.next_step or "", "", seen
    )
