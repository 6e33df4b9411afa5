"""Ids of the page Overzicht."""

from enum import StrEnum


class Id(StrEnum):
    """Every element of Overzicht that a callback reads or writes."""

    ANSWER = "overzicht-antwoord"
    CONFIDENCE = "overzicht-zekerheid"
    KPIS = "overzicht-kerncijfers"
    MAP = "overzicht-kaart"
    MAP_AREAS = "overzicht-kaart-gebieden"
    MAP_DISTRICTS = "overzicht-kaart-districten"
    MAP_LABELS = "overzicht-kaart-namen"
    MAP_MEASURE = "overzicht-kaart-maat"
    MAP_LEGEND = "overzicht-kaart-legenda"
    MAP_CAPTION = "overzicht-kaart-onderschrift"
    MAP_TWIN = "overzicht-kaart-weergave"
    MAP_BODY = "overzicht-kaart-inhoud"
    MAP_CLASSES = "overzicht-kaart-klassen"
    MAP_PICTURE = "overzicht-kaart-beeld"
    MAP_TABLE = "overzicht-kaart-tabel"
    DIFFERENCES = "overzicht-verschillen"
    DIFFERENCES_SUB = "overzicht-verschillen-tegen"
    LEVELS_SUB = "overzicht-niveaus-zin"
    LEVELS = "overzicht-niveaus"
    TREND = "overzicht-verloop"
    TREND_SUB = "overzicht-verloop-zin"
    TREND_FIGURE = "overzicht-verloop-figuur"
    TREND_TWIN = "overzicht-verloop-weergave"
    TREND_PICTURE = "overzicht-verloop-beeld"
    TREND_TABLE = "overzicht-verloop-tabel"
    EXPLANATION = "overzicht-uitleg"
