"""What the commands share: where the data is, dates, progress, and how an outcome is told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dashboard.config import Settings
from data.clock import WallClock
from data.errors import Busy, DashboardError, InputRefused, Unconfirmed
from data.publish import Outcome, Request, Surroundings, publish
from data.sources.values import parse_clock, parse_day

#: Published; not published; published, but the disk did not confirm it; somebody else is publishing.
#: Source: ARCHITECTURE.md, How data walks; 75 is EX_TEMPFAIL of sysexits.h.
NOT_DONE, NOT_CONFIRMED, TRY_LATER = 1, 3, 75

Data = Annotated[Path | None, typer.Option(help="Map met de gegevens; anders die van de installatie.")]
AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
Force = Annotated[str, typer.Option(help="Publiceer ondanks twijfel, met de reden; die wordt bewaard.")]

say: Final = Console(highlight=False, soft_wrap=True).print


def settings() -> Settings:
    """Read the settings of this installation."""
    return Settings.from_env(os.environ)


def data_folder(given: Path | None) -> Path:
    """Give the folder that was named, else that of the installation."""
    return given or settings().data


def exit_code(error: DashboardError) -> int:
    """Give the exit code of a refusal."""
    if isinstance(error, Busy):
        return TRY_LATER
    return NOT_CONFIRMED if isinstance(error, Unconfirmed) else NOT_DONE


def moment(text: str, option: str) -> datetime | None:
    """Read a day, or a day and a time, of an option; None when it was not given.

    Raises: InputRefused.
    """
    if not text:
        return None
    day_text, _, clock_text = text.strip().replace("T", " ").partition(" ")
    day, seconds = parse_day(day_text), parse_clock(clock_text.strip()) if clock_text else 0
    if day is None or seconds is None:
        raise InputRefused(f"{option} {text} is geen datum (jjjj-mm-dd of dd-mm-jjjj).")
    return datetime.combine(day, time()) + timedelta(seconds=seconds)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show which step is going on and for how long; nothing where nobody looks at a terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=20), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("Even geduld", total=None)
        yield lambda step: bar.update(task, description=step)


def publish_now(folder: Path, request: Request, *, quiet: bool) -> Outcome:
    """Publish, showing how far it is."""
    with progress(quiet=quiet) as tell:
        return publish(folder, request, Surroundings(WallClock().now(), tell=tell))


def told(outcome: Outcome) -> dict[str, Any]:
    """Give an outcome as a command prints it in JSON."""
    account = outcome.delivery.accounting if outcome.delivery else None
    rows: dict[str, Any] = {}
    if account:
        rows = {
            "read": account.read, "accepted": account.accepted, "quarantined": account.quarantined,
            "duplicates": account.duplicates, "reasons": dict(account.reasons),
            "dropped_columns": list(account.dropped_columns),
        }  # fmt: skip
    if merged := outcome.merged:
        rows |= {name: getattr(merged, name) for name in ("new", "updated", "unchanged", "lapsed", "late")}
    return rows | {"version": outcome.version, "published": outcome.changed, "overruled": list(outcome.overruled)}


def tell_outcome(outcome: Outcome, *, as_json: bool, more: Mapping[str, Any] | None = None) -> None:
    """Print what came of a publication."""
    if as_json:
        print_json({**told(outcome), **(more or {})})
        return
    if not outcome.changed:
        say(f"Niets nieuws: dit staat al in versie {outcome.version}.", markup=False)
        return
    for line in (*_of_delivery(outcome), f"Gepubliceerd: versie {outcome.version}."):
        say(line, markup=False)


def print_json(content: Mapping[str, Any] | Sequence[Any]) -> None:
    """Print JSON and nothing else."""
    typer.echo(json.dumps(content, ensure_ascii=False, default=str))


def _of_delivery(outcome: Outcome) -> Iterator[str]:
    if not (outcome.delivery and outcome.merged):
        return
    account, merged = outcome.delivery.accounting, outcome.merged
    yield (
        f"Gelezen {account.read} rijen: {account.accepted} aangenomen, {account.quarantined} apart gezet, "
        f"{account.duplicates} dubbel."
    )
    yield from (f"  {count} keer: {reason}" for reason, count in account.reasons.items())
    if account.dropped_columns:
        yield f"Niet bewaard zijn de kolommen {', '.join(account.dropped_columns)}."
    yield (
        f"Nieuw {merged.new} (waarvan {merged.late} laat gemeld), bijgewerkt {merged.updated}, "
        f"gelijk {merged.unchanged}, vervallen {merged.lapsed}."
    )
    yield from (f"Ondanks: {doubt}" for doubt in outcome.overruled)
