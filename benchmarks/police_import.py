"""A million rows of a police export, with real boundaries: read, told apart, placed; within 15 seconds and 2 GB.

``python -m benchmarks police_import``; the figure that counts is wall time and the peak memory of all processes.
Rows are invented here; boundaries come from the reference folder beside the repository.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely
from numpy.typing import NDArray
from pyarrow import csv

from benchmarks.measured import Result
from data import reference
from data.contracts import AREAS, MUNICIPALITY
from data.limited import limited
from data.sources.areas import Reference, read_areas
from data.sources.delivered import Delivery
from data.sources.mapping import PLAIN
from data.sources.police import read_here

Floats = NDArray[np.float64]

ROWS = 1_000_000
AT_MOST_SECONDS, AT_MOST_BYTES = 15.0, 2e9
SHARED = Path(__file__).parents[2] / "shared" / "geo"
HEADINGS = (
    "Registratienummer", "MK", "MK-omschrijving", "Voltooid/Poging", "Pleegdatum begin", "Pleegtijd begin",
    "Pleegdatum eind", "Pleegtijd eind", "Kennisname", "Straat", "Huisnr", "Toev", "Postcode", "Plaats", "Gemeente",
    "Gemeentecode", "X", "Y", "Object", "Woningtype", "MO", "Plaats binnentreden", "Buit", "Buitwaarde", "Basisteam",
    "District", "Opgelost",
)  # fmt: skip
CLASSES = {"A20": 0.7, "A30": 0.1, "B20": 0.02, "A21": 0.1, "B70": 0.05, "B72": 0.02, "C20": 0.01}


def main(_argv: Sequence[str]) -> list[Result] | int:
    if not SHARED.exists():
        print("skipped: the reference folder ../shared/geo with the boundaries is not here")
        return 0
    areas = real_areas()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "levering.csv"
        write_export(file, areas, rows=ROWS)
        limited(measured, ([small(file)], areas))
        start = perf_counter()
        delivery, processor, peak = limited(measured, ([file], areas))
        seconds = perf_counter() - start
        size = file.stat().st_size
    print(f"{size / 1e6:.0f} MB, {delivery.accounting}")
    print(
        f"{seconds:.1f} s (at most {AT_MOST_SECONDS:.0f}), {processor:.1f} s of work; {peak / 1e9:.2f} GB (at most 2)"
    )
    if not delivery.accounting.closes or peak > AT_MOST_BYTES:
        return 1
    return [Result("police import, 1 M rows", seconds, "the bound", AT_MOST_SECONDS, 1.0)]


def measured(files: Sequence[Path], areas: pa.Table) -> tuple[Delivery, float, int]:
    """Read in this process; say how long it worked and how much memory it held at its height."""
    delivery = read_here(tuple(files), areas, b"k" * 32, PLAIN, None)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return delivery, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def real_areas() -> pa.Table:
    known = Reference(reference.municipalities(), reference.reorganisations())
    return AREAS.from_frame(read_areas([SHARED / "wijkenbuurten_2015_oostnl_demo.gpkg"], year=2015, reference=known))


def small(file: Path) -> Path:
    """The first rows only: starts the server before the clock runs."""
    first = file.with_name("eerste.csv")
    with file.open("rb") as lines:
        first.write_bytes(b"".join(next(lines) for _ in range(10)))
    return first


def points_in(shapes: pd.Series, home: NDArray[np.int64], rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Draw a point inside the outline of every row's municipality."""
    outlines = shapely.from_wkb(shapes.to_numpy())
    x, y = np.empty(len(home)), np.empty(len(home))
    for number, outline in enumerate(outlines):
        rows = np.flatnonzero(home == number)
        west, south, east, north = outline.bounds
        while len(rows):
            x[rows], y[rows] = rng.uniform(west, east, len(rows)), rng.uniform(south, north, len(rows))
            rows = rows[~shapely.contains_xy(outline, x[rows], y[rows])]
    return x, y


def decimal_comma(metres: Floats) -> pd.Series:
    return pd.Series(np.char.mod("%.1f", metres)).str.replace(".", ",")


def write_export(file: Path, areas: pa.Table, *, rows: int, seed: int = 1) -> None:
    """Write an export as the police do: all columns, decimal comma, a few defects in every hundred."""
    rng = np.random.default_rng(seed)
    homes = areas.filter(pa.compute.equal(areas["level"], MUNICIPALITY)).to_pandas()
    home = rng.choice(len(homes), rows, p=homes["dwellings"].to_numpy(float) / homes["dwellings"].sum())
    x, y = points_in(homes["geometry"], home, rng)
    start = np.datetime64("2012-01-01", "m") + rng.integers(0, 5 * 525_600, rows).astype("timedelta64[m]")
    end = start + rng.integers(0, 1_440, rows).astype("timedelta64[m]")
    reported = end + rng.geometric(1 / 600, rows).astype("timedelta64[m]")
    again = (rng.random(rows) < 0.02).astype(int)
    days, clocks = "%d-%m-%Y", "%H:%M"
    first, last = pd.Series(start).dt, pd.Series(end).dt
    texts = {
        "Registratienummer": "PL0600-" + pd.Series(rng.permutation(rows) + 10**9 - again).astype(str),
        "MK": rng.choice(list(CLASSES), rows, p=list(CLASSES.values())),
        "MK-omschrijving": "Gekwal. diefstal in/uit woning",
        "Voltooid/Poging": rng.choice(["Voltooid", "Poging"], rows),
        "Pleegdatum begin": first.strftime(days), "Pleegtijd begin": first.strftime(clocks),
        "Pleegdatum eind": last.strftime(days), "Pleegtijd eind": last.strftime(clocks),
        "Kennisname": pd.Series(reported).dt.strftime(f"{days} {clocks}"),
        "Straat": "Fictiefstraat", "Huisnr": rng.integers(1, 300, rows).astype(str), "Toev": "", "Postcode": "6811AA",
        "Plaats": "Arnhem", "Gemeente": homes["name"].to_numpy()[home], "Gemeentecode": homes["code"].to_numpy()[home],
        "X": decimal_comma(x), "Y": decimal_comma(y), "Object": "Woning",
        "Woningtype": rng.choice(["Tussenwoning", "Vrijstaand", "Appartement"], rows),
        "MO": rng.choice(["Flipperen", "Gaatjesboren", "Insluiping", "raam geforceerd met schroevendraaier"], rows),
        "Plaats binnentreden": rng.choice(["Voordeur", "Achterdeur", "Raam"], rows), "Buit": "Sieraden, laptop",
        "Buitwaarde": "1.850,00", "Basisteam": "Arnhem-Noord", "District": "Gelderland-Midden", "Opgelost": "N",
    }  # fmt: skip
    frame = pd.DataFrame(texts, index=range(rows))[list(HEADINGS)]
    csv.write_csv(pa.Table.from_pandas(frame, preserve_index=False), file,
                  csv.WriteOptions(delimiter=";", quoting_style="needed"))  # fmt: skip


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
