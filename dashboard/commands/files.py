"""Options that take several files at once: `--incidents a.csv b.csv`, as a shell writes `--incidents *.csv`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from typer.core import TyperCommand

#: Options that may be followed by more than one file.
SEVERAL: Final = frozenset({"--incidents", "--measures", "--areas"})


class SeveralFiles(TyperCommand):
    """A command whose file options take every file until the next option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments."""
        return super().parse_args(ctx, spread(args, SEVERAL))


def spread(args: Sequence[str], several: Iterable[str]) -> list[str]:
    """Repeat an option before each of its files, which is how the command line library wants them."""
    result: list[str] = []
    option = ""
    for arg in args:
        if arg.startswith("-"):
            option = arg if arg in several else ""
            if not option:
                result.append(arg)
        else:
            result += [option, arg] if option else [arg]
    return result
