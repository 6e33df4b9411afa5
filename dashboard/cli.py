"""The command `veiligheidsbeeld`: each command reads, does one thing, and says in Dutch what happened."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from dashboard.commands import register_commands
from dashboard.commands.common import Data, exit_code, say
from dashboard.config import PREFIX, Settings
from data.errors import DashboardError
from data.snapshot import current_folder, read_manifest

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
register_commands(app)

LOOPBACK: Final = "127.0.0.1"
WORKERS, THREADS, KEEP_ALIVE = 2, 4, 75

Port = Annotated[int, typer.Option(min=1, max=65535, help="Poort waarop de pagina staat.")]


@app.callback()
def program() -> None:
    """Veiligheidsbeeld: moet de inzet in dit gebied omhoog, zo blijven of omlaag, en waarom?"""


@app.command()
def demo(
    port: Port = 8050,
    serve: Annotated[bool, typer.Option(help="Toon de regio meteen in de browser.")] = True,
    scale: Annotated[int, typer.Option(min=1, max=100, help="Hoeveel maal zoveel incidenten.")] = 1,
    data: Data = None,
) -> None:
    """Bouw de fictieve regio, als zij er nog niet is, en toon haar."""
    folder = data or demo_folder(scale)
    if not has_snapshot(folder):
        say(f"De fictieve regio wordt gebouwd in {folder} ...")
        from data.sample.demo import build_demo  # noqa: PLC0415 - only the first time

        build_demo(folder, scale=scale)
    say(f"De fictieve regio staat klaar: {read_manifest(current_folder(folder)).version}.")
    if serve:
        start_server(folder, port)


@app.command()
def serve(data: Data = None, port: Port = 8050) -> None:
    """Toon de laatst gepubliceerde versie."""
    folder = data or Settings.from_env(os.environ).data
    current_folder(folder)
    start_server(folder, port)


def demo_folder(scale: int) -> Path:
    """Give the folder of the fictitious region; other sizes stand beside it."""
    name = "demo" if scale == 1 else f"demo-{scale}"
    return Settings.from_env(os.environ).data / name


def has_snapshot(folder: Path) -> bool:
    """Tell whether something was published in a folder."""
    try:
        read_manifest(current_folder(folder))
    except DashboardError:
        return False
    return True


def start_server(folder: Path, port: int) -> None:
    """Become the web server: gunicorn on this machine only."""
    say(f"Open http://{LOOPBACK}:{port} (stoppen: Ctrl+C).")
    command = [
        sys.executable, "-m", "gunicorn", "--preload", "--workers", str(WORKERS), "--threads", str(THREADS),
        "--keep-alive", str(KEEP_ALIVE), "--no-control-socket", "--log-level", "warning",
        "--bind", f"{LOOPBACK}:{port}", "dashboard.server:server",
    ]  # fmt: skip
    sys.stdout.flush()
    os.execve(sys.executable, command, {**os.environ, f"{PREFIX}DATA": str(folder)})  # noqa: S606 - our own program


def main() -> None:
    """Run a command; an expected error is one Dutch sentence and the exit code of its kind."""
    try:
        app()
    except DashboardError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(f"Niet gelukt. {error}", markup=False)
        raise SystemExit(exit_code(error)) from error
