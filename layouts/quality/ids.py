"""Ids of the page Gegevens."""

from enum import StrEnum


class Id(StrEnum):
    """Every element of Gegevens that a callback reads or writes."""

    ANSWER = "gegevens-antwoord"
    CONFIDENCE = "gegevens-zekerheid"
    LOG_SUB = "gegevens-leveringen-zin"
    LOG = "gegevens-leveringen"
    KNOWN_SUB = "gegevens-bekend-zin"
    KNOWN = "gegevens-bekend-grafiek"
    KNOWN_FIGURE = "gegevens-bekend-figuur"
    KNOWN_NEWEST = "gegevens-bekend-nieuwste"
    KNOWN_PICTURE = "gegevens-bekend-beeld"
    KNOWN_TABLE = "gegevens-bekend-tabel"
    KNOWN_TWIN = "gegevens-bekend-weergave"
    PLACES_SUB = "gegevens-plaats-zin"
    PLACES_BARS = "gegevens-plaats-balken"
    PLACES_PICTURE = "gegevens-plaats-beeld"
    PLACES_TABLE = "gegevens-plaats-tabel"
    PLACES_TWIN = "gegevens-plaats-weergave"
    SUPPLIERS = "gegevens-leveranciers"
    CONTRACT = "gegevens-model"
    EXPLANATION = "gegevens-uitleg"
