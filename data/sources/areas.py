"""CBS outlines and the project's reference table -> contracts.AREAS: unit, districts, municipalities, wijken, buurten.

Reads a CBS Wijk- en Buurtkaart (GeoPackage with several layers, or one GeoJSON or shapefile per level), with the column
names of any edition. Knows nothing of where the reference table is kept: it is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from data.contracts import AREAS, BUURT, DISTRICT, MUNICIPALITY, RD_NEW, UNIT, WIJK
from data.errors import DashboardError
from data.sources.reorganised import successors

#: Below this a number of CBS means "missing" (-99997, -99999999 ...). Source: CBS, Toelichting Wijk- en Buurtkaart.
NO_DATA: Final = -9000
UNIT_CODE: Final = "ON"
UNIT_NAME: Final = "Oost-Nederland"

#: Per level the columns that may hold its code; the first level of which a column is there is the layer's level.
#: Source: column names of the CBS Wijk- en Buurtkaart, editions 2009 to 2024.
CODE_COLUMNS: Final = {
    BUURT: ("buurtcode", "bu_code", "bu_2015"),
    WIJK: ("wijkcode", "wk_code", "wk_2015"),
    MUNICIPALITY: ("gemeentecode", "gm_code", "gm_2015"),
}
NAME_COLUMNS: Final = {
    BUURT: ("buurtnaam", "bu_naam"),
    WIJK: ("wijknaam", "wk_naam"),
    MUNICIPALITY: ("gemeentenaam", "gm_naam"),
}
#: CBS Gebiedsindelingen: one code column for every level, which is told by its first two letters.
STATISTICAL_CODE, STATISTICAL_NAME = "statcode", "statnaam"
LEVEL_OF_PREFIX: Final = {"GM": MUNICIPALITY, "WK": WIJK, "BU": BUURT}
CODE_FORM: Final = {MUNICIPALITY: r"GM\d{4}", WIJK: r"WK\d{6}", BUURT: r"BU\d{8}"}
#: How many characters of a code, after its letters, name the area it is part of.
PARENT_PREFIX: Final = {WIJK: ("GM", 4), BUURT: ("WK", 6)}
NUMBERS: Final = {
    "population": ("aantal_inwoners", "aant_inw"),
    "dwellings": ("woningvoorraad", "aantal_woningen", "woningen"),
    "urbanity": ("stedelijkheid_adressen_per_km2", "stedelijkheid", "sted"),
}
#: Outlines of water (JA) and of what lies abroad (B) stand beside those of land.
WATER_COLUMN: Final = "water"
NOT_LAND: Final = ("JA", "B")
#: Column types of the contract that pandas can hold with empty values.
NULLABLE: Final = {"population": "Int32", "dwellings": "Int32", "urbanity": "Int8"}


class AreaFileRefused(DashboardError):
    """A file with outlines cannot become the areas of an installation."""


@dataclass(frozen=True)
class Reference:
    """What the project itself knows about the unit.

    ``municipalities``: code, name, district_code, district_name, population, dwellings, urbanity, school_region.
    ``reorganisations``: old_code, new_code, date (first day of the new division).
    """

    municipalities: pd.DataFrame
    reorganisations: pd.DataFrame


def read_areas(files: Iterable[Path], *, year: int, reference: Reference) -> pd.DataFrame:
    """Read the outlines of the division of ``year`` into the areas of the unit.

    Args:
        files: CBS files; together they hold the municipalities, and wijken and buurten where there are.
        year: year of the division; codes of other years in the reference map onto it.
        reference: the unit's municipalities with their districts, and the mergers.
    Returns: a frame that keeps contracts.AREAS, from the unit down.
    Raises: AreaFileRefused when a file cannot be read, codes contradict each other, or a municipality is missing.
    """
    layers = [layer for file in files for layer in _layers(file)]
    known = _municipalities(_level(layers, MUNICIPALITY), reference, year)
    wijken = _inside(_level(layers, WIJK), known, MUNICIPALITY)
    buurten = _inside(_level(layers, BUURT), known, WIJK)
    wijken = pd.concat([wijken, _missing_wijken(buurten, wijken)], ignore_index=True)
    parts = [_unit(known), _districts(known), known, wijken, buurten]
    return _contract(pd.concat(parts, ignore_index=True), year)


def _layers(file: Path) -> list[gpd.GeoDataFrame]:
    """Read every layer of a file in RD New with the contract's names, whatever its edition called them."""
    try:
        names = [str(name) for name, geometry in pyogrio.list_layers(file) if geometry is not None]
        frames = [gpd.read_file(file, layer=name) for name in names]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise AreaFileRefused(f"Het bestand {file.name} kan niet worden gelezen als kaart.") from error
    if not frames:
        raise AreaFileRefused(f"Het bestand {file.name} bevat geen kaartlaag.")
    return [_normalised(frame, file.name) for frame in frames if len(frame)]


def _normalised(frame: gpd.GeoDataFrame, file: str) -> gpd.GeoDataFrame:
    """Give a layer the columns level, code, name, parent_code, population, dwellings, urbanity, geometry."""
    if frame.crs is None:
        raise AreaFileRefused(f"Het bestand {file} zegt niet in welk coördinatenstelsel het staat.")
    frame = frame.rename(columns={name: str(name).lower() for name in frame.columns if name != frame.geometry.name})
    level, code, name = _level_of(frame, file)
    land = frame[~frame[WATER_COLUMN].isin(NOT_LAND)] if WATER_COLUMN in frame.columns else frame
    land = land[land[code].astype("string").str.fullmatch(CODE_FORM[level]).fillna(False)]
    columns = {"level": level, "code": land[code].astype(str), "name": land[name].astype(str)}
    numbers = {target: _number(land, names) for target, names in NUMBERS.items()}
    read = gpd.GeoDataFrame({**columns, **numbers}, geometry=land.geometry.to_crs(RD_NEW), crs=RD_NEW)
    _check_parents(land, read, level, file)
    return _one_row_each(read, file)


def _level_of(frame: pd.DataFrame, file: str) -> tuple[str, str, str]:
    """Tell which level a layer holds, and in which columns its code and its name stand."""
    for level, codes in CODE_COLUMNS.items():
        code, name = _first(frame, codes), _first(frame, NAME_COLUMNS[level])
        if code and name:
            return level, code, name
    if STATISTICAL_CODE in frame.columns and STATISTICAL_NAME in frame.columns:
        level = LEVEL_OF_PREFIX.get(str(frame[STATISTICAL_CODE].iloc[0])[:2], "")
        if level:
            return level, STATISTICAL_CODE, STATISTICAL_NAME
    raise AreaFileRefused(f"Het bestand {file} heeft geen kolom met gemeentecode, wijkcode of buurtcode en de naam.")


def _first(frame: pd.DataFrame, names: Sequence[str]) -> str:
    return next((name for name in names if name in frame.columns), "")


def _number(frame: pd.DataFrame, names: Sequence[str]) -> pd.Series:
    """Read a number of CBS; empty where the column or the value is missing."""
    name = _first(frame, names)
    if not name:
        return pd.Series(pd.NA, index=frame.index, dtype="Float64")
    values = pd.to_numeric(frame[name], errors="coerce").astype("Float64")
    return values.mask(values < NO_DATA)


def _check_parents(land: pd.DataFrame, read: pd.DataFrame, level: str, file: str) -> None:
    """Refuse a layer of which a code says another municipality or wijk than its own column does."""
    for parent, letters, digits in ((MUNICIPALITY, "GM", 4), (WIJK, "WK", 6)):
        column = _first(land, CODE_COLUMNS[parent])
        if column and level in PARENT_PREFIX and parent != level:
            wrong = read["code"][land[column].astype(str) != letters + read["code"].str[2 : 2 + digits]]
            if len(wrong):
                found = land[column][wrong.index[0]]
                raise AreaFileRefused(f"Het bestand {file} spreekt zichzelf tegen: {wrong.iloc[0]} staat bij {found}.")


def _one_row_each(read: gpd.GeoDataFrame, file: str) -> gpd.GeoDataFrame:
    """Make outlines valid polygons, and put the pieces of one code together."""
    if read.geometry.isna().any():
        raise AreaFileRefused(f"Het bestand {file} heeft gebieden zonder omtrek.")
    read = read.set_geometry(read.geometry.make_valid())
    if read["code"].is_unique:
        return read
    return read.dissolve("code", aggfunc="first", as_index=False)


def _level(layers: Iterable[gpd.GeoDataFrame], level: str) -> gpd.GeoDataFrame:
    """Put together what the files hold of one level."""
    found = [layer for layer in layers if layer["level"].iloc[0] == level]
    if not found:
        return gpd.GeoDataFrame({"level": [], "code": [], "name": []}, geometry=[], crs=RD_NEW)
    together = pd.concat(found, ignore_index=True)
    if twice := together["code"][together["code"].duplicated()].tolist():
        raise AreaFileRefused(f"{twice[0]} staat in meer dan één kaartlaag. Geef elke laag één keer.")
    return together


def _municipalities(read: gpd.GeoDataFrame, reference: Reference, year: int) -> gpd.GeoDataFrame:
    """Keep the unit's municipalities of the year, with district, school region and the codes they come from."""
    own = reference.municipalities
    division = successors(own["code"], reference.reorganisations, year=year)
    expected = own.assign(now=own["code"].map(division.code_of))
    if missing := sorted(set(expected["now"]) - set(read["code"])):
        raise AreaFileRefused(
            f"De kaart mist {len(missing)} gemeenten van de indeling van {year}: {', '.join(missing[:5])}."
            " Kies een kaart van het goede jaar, of geef het jaar van de kaart op."
        )
    facts = expected.groupby("now").agg(
        district_code=("district_code", "first"),
        district_name=("district_name", "first"),
        school_region=("school_region", "first"),
        known_population=("population", "sum"),
        known_dwellings=("dwellings", "sum"),
        known_urbanity=("urbanity", "median"),
    )
    kept = read.merge(facts, left_on="code", right_index=True)
    for column in ("population", "dwellings", "urbanity"):
        kept[column] = kept[column].fillna(kept[f"known_{column}"].round())
    kept["earlier_codes"] = kept["code"].map(division.earlier_codes)
    return kept.assign(parent_code=kept["district_code"])


def _inside(read: gpd.GeoDataFrame, municipalities: pd.DataFrame, parent: str) -> gpd.GeoDataFrame:
    """Keep the wijken or buurten of the unit's municipalities; their parent follows from their code."""
    own = read[("GM" + read["code"].str[2:6]).isin(municipalities["code"])] if len(read) else read
    digits = {MUNICIPALITY: 4, WIJK: 6}[parent]
    letters = {MUNICIPALITY: "GM", WIJK: "WK"}[parent]
    return own.assign(parent_code=letters + own["code"].astype(str).str[2 : 2 + digits])


def _missing_wijken(buurten: gpd.GeoDataFrame, wijken: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Draw a wijk that has buurten but no outline of its own from those buurten."""
    orphans = buurten[~buurten["parent_code"].isin(wijken["code"])]
    drawn = orphans[["parent_code", "geometry"]].dissolve("parent_code").reset_index()
    drawn = drawn.rename(columns={"parent_code": "code"})
    return drawn.assign(level=WIJK, name="Wijk " + drawn["code"].str[6:8], parent_code="GM" + drawn["code"].str[2:6])


def _districts(municipalities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Draw each district from its municipalities, and add up its people and dwellings."""
    drawn = municipalities.dissolve(
        "district_code", aggfunc={"district_name": "first", "population": "sum", "dwellings": "sum"}
    ).reset_index()
    drawn = drawn.rename(columns={"district_code": "code", "district_name": "name"})
    return drawn.assign(level=DISTRICT, parent_code=UNIT_CODE)


def _unit(municipalities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Draw the unit from all its municipalities."""
    total = municipalities[["population", "dwellings"]].sum()
    row = {"code": [UNIT_CODE], "name": [UNIT_NAME], "level": [UNIT], "parent_code": [None]}
    return gpd.GeoDataFrame(
        {**row, "population": [total["population"]], "dwellings": [total["dwellings"]]},
        geometry=[municipalities.geometry.union_all()],
        crs=RD_NEW,
    )


def _contract(areas: gpd.GeoDataFrame, year: int) -> pd.DataFrame:
    """Give the areas the columns and types of the contract, with a label point inside each outline."""
    outlines = areas.geometry.array
    labels = shapely.point_on_surface(outlines)
    frame = pd.DataFrame(areas.drop(columns="geometry")).assign(
        year=year, x_m=shapely.get_x(labels), y_m=shapely.get_y(labels), geometry=shapely.to_wkb(outlines)
    )
    frame["earlier_codes"] = [codes if isinstance(codes, list) else [] for codes in frame["earlier_codes"]]
    frame = frame.astype(NULLABLE | {"year": "int16"})
    return frame[[column.name for column in AREAS.columns]]
