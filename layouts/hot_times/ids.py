"""Ids of the page Tijden."""

from enum import StrEnum


class Id(StrEnum):
    """Every element of Tijden that a callback reads or writes."""

    ANSWER = "tijden-antwoord"
    CONFIDENCE = "tijden-zekerheid"
    SHARP = "tijden-scherp"
    HEAT_SUB = "tijden-uren-zin"
    HEAT_PICTURE = "tijden-uren-beeld"
    HEAT_TABLE = "tijden-uren-tabel"
    HEAT_TWIN = "tijden-uren-weergave"
    CLOCK_SUB = "tijden-klok-zin"
    CLOCK_PICTURE = "tijden-klok-beeld"
    CLOCK_TABLE = "tijden-klok-tabel"
    CLOCK_TWIN = "tijden-klok-weergave"
    SEASON_SUB = "tijden-seizoen-zin"
    SEASON_PICTURE = "tijden-seizoen-beeld"
    SEASON_TABLE = "tijden-seizoen-tabel"
    SEASON_TWIN = "tijden-seizoen-weergave"
    COMPARE_KIND = "tijden-vergelijk-soort"
    COMPARE_BODY = "tijden-vergelijk-inhoud"
    COMPARE_PICTURE = "tijden-vergelijk-beeld"
    COMPARE_TABLE = "tijden-vergelijk-tabel"
    COMPARE_TWIN = "tijden-vergelijk-weergave"
    EXPLANATION = "tijden-uitleg"
