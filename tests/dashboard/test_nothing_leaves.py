"""No exact place, address, person or police number leaves the data folder: every byte that goes out is searched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pyproj
import pytest

from callbacks.routing import LAYOUTS
from data.clock import WallClock
from data.contracts import RD_NEW
from data.store import Store
from layouts.shell.ids import ShellId
from tests.browser.region import app_on
from tests.dashboard.test_forged import QUESTION, bodies
from tests.dutch_map import SIDE, SOUTH, WEST, region

HEADINGS = (
    "Registratienummer;MK;Voltooid/Poging;Pleegdatum begin;Pleegtijd begin;Pleegdatum eind;Pleegtijd eind;Kennisname;"
    "Naam aangever;Geboortedatum;Kenteken;Straat;Huisnr;Postcode;Toelichting;Gemeentecode;X;Y;Woningtype;MO"
)
#: What must stay behind: names, addresses, plates, stories, numbers of the police.
NEVER = ("Geheimhouder", "Verzwegenlaan", "8197QZ", "XX-99-YY", "onder de mat", "PL0600-77")
COUNT = 40
LINKS = ("?gebied=ON", "?gebied=GM0141", "?gebied=WK014101&terug=12m", "?gebied=ON-TW&terug=3m")


def places() -> list[tuple[float, float]]:
    """A place per incident, in the first municipality and well away from the centre of its cell."""
    return [(WEST + 7.31 + 125 * (n % 7), SOUTH + 111.73 + 125 * (n % 6)) for n in range(COUNT)]


def export(folder: Path) -> Path:
    """An export with everything that a police file may hold."""
    lines = [HEADINGS]
    for number, (x, y) in enumerate(places()):
        day = f"{1 + number % 27:02d}-11-2016"
        lines.append(
            f"PL0600-77{number:04d};A20;Voltooid;{day};08:15;{day};17:40;{day} 18:02;Geheimhouder;01-02-1934;XX-99-YY;"
            f"Verzwegenlaan;12;8197QZ;sleutel lag onder de mat;GM0141;{x:.2f};{y:.2f};Tussenwoning;Flipperen"
        )
    file = folder / "export.csv"
    file.write_text("\n".join(lines).replace(".", ","), encoding="utf-8")
    return file


@pytest.fixture
def outgoing(tmp_path, run, caplog):
    """Publish the export, open the app, ask everything, and give all that came out."""
    caplog.set_level("DEBUG")
    code, said, told = run("publish", "--incidents", export(tmp_path), "--areas", region(tmp_path))
    assert code == 0, told
    said += run("publish", "--incidents", export(tmp_path), "--json")[1] + run("versions", "--json")[1]
    app = app_on(tmp_path / "data")
    web = app.server.test_client()
    pages = [web.get(path).data for path in (*LAYOUTS, "/_dash-layout", "/_dash-dependencies", "/readyz")]
    version = Store.open(tmp_path / "data").manifest.version
    maps = [web.get(f"/geo/{version}/{layer}.geojson").data for layer in ("gemeente", "wijk", "buurt", "buurt-namen")]
    answers = [web.post(QUESTION, json=asked(body, link)).data for body in bodies(app).values() for link in LINKS]
    assert sum(b"Plaats GM0141" in answer for answer in answers) > 1
    return [said.encode(), told.encode(), caplog.text.encode(), *pages, *maps, *answers]


def map_addresses() -> list[str]:
    """Everything Kaart draws or lets be taken along, of the municipality with the burglaries."""
    ask = f"?gebied=GM0141&terug=12m&dag={WallClock().now().date()}"
    layers = [f"kaart/{name}.geojson{ask}" for name in ("zones", "ketens", "incidenten")]
    pictures = [f"kaart/{name}.png{ask}&thema=licht" for name in ("bebouwing", "levensloop-3", "dichtheid-3", "gi-3")]
    exports = [f"export/{name}.geojson{ask}" for name in ("zones", "cellen-levensloop-3", "cellen-dichtheid-3")]
    return ["cellen/GM0141.geojson", *layers, *pictures, *exports]


def asked(body: dict[str, object], link: str) -> dict[str, object]:
    """Fill the link in wherever a callback asks for it."""
    filled = json.loads(json.dumps(body))
    for end in [*filled["inputs"], *filled["state"]]:
        if end["id"] == ShellId.QUERY:
            end["value"] = link
    return filled


def test_nothing_that_leaves_the_data_folder_tells_where_or_who(outgoing):
    for text in NEVER:
        assert [part[:80] for part in outgoing if text.encode() in part] == [], text
    degrees = pyproj.Transformer.from_crs(RD_NEW, "EPSG:4326", always_xy=True)
    for x, y in places():
        longitude, latitude = degrees.transform(x, y)
        for pair in ((f"{x:.0f}", f"{y:.0f}"), (f"{longitude:.4f}", f"{latitude:.4f}"), (f"{x:.2f}", f"{y:.2f}")):
            found = [part[:80] for part in outgoing if all(number.encode() in part for number in pair)]
            assert found == [], pair


def test_what_may_not_be_kept_is_not_in_the_data_folder_either(tmp_path, outgoing):
    assert outgoing
    for file in (tmp_path / "data").rglob("*"):
        if file.suffix == ".parquet":
            content = str(pq.read_table(file).to_pylist())
        else:
            content = file.read_bytes().decode("latin-1") if file.is_file() else ""
        assert [text for text in NEVER if text in content] == [], file.name


def test_the_exact_places_stay_inside_for_what_is_worked_out(tmp_path, outgoing):
    assert outgoing
    incidents = Store.open(tmp_path / "data").incidents
    assert sorted(zip(incidents.x_m.tolist(), incidents.y_m.tolist(), strict=True)) == sorted(places())
    assert len(incidents) == COUNT
    assert set((incidents.x_m - WEST) // SIDE) == {0}


def test_what_is_drawn_on_the_map_lies_at_cells_and_never_at_a_burglary(tmp_path, outgoing):
    assert outgoing
    web, version = app_on(tmp_path / "data").server.test_client(), Store.open(tmp_path / "data").manifest.version
    drawn = [web.get(f"/geo/{version}/{address}") for address in map_addresses()]
    assert {answer.status_code for answer in drawn} == {200}
    sent = b" ".join(answer.data for answer in drawn)
    assert [text for text in NEVER if text.encode() in sent] == []
    pairs = np.array([pair.split(b",") for pair in set(re.findall(rb"\[(\d+\.\d+,\s?\d+\.\d+)\]", sent))], float)
    assert len(pairs) > COUNT
    metres = pyproj.Transformer.from_crs("EPSG:4326", RD_NEW, always_xy=True)
    x_m, y_m = metres.transform(pairs[:, 0], pairs[:, 1])
    nearest = [np.hypot(x_m - x, y_m - y).min() for x, y in places()]
    assert min(nearest) > 10  # a corner of the cell is 15 m away, its centre 74 m
