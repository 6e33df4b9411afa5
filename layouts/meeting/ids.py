"""Ids of the page DVO."""

from enum import StrEnum


class Id(StrEnum):
    """Every element of the DVO page that a callback reads or writes."""

    DECK = "dvo-dia-reeks"
    SLIDES = "dvo-dias"
    OTHERS = "dvo-districten"
    FOOT = "dvo-stukken"
    SLIDE = "dvo-dia"
    ASKED = "dvo-gevraagd"
    SHEET = "dvo-besluit"
    SHEET_BODY = "dvo-besluit-inhoud"
    LEVEL = "dvo-besluit-niveau"
    REASON = "dvo-besluit-reden"
    OWNER = "dvo-besluit-eigenaar"
    UNTIL = "dvo-besluit-tot"
    SAVE = "dvo-besluit-leg-vast"
    SEEN = "dvo-besluit-gezien"
    FAULT = "dvo-besluit-melding"
    SAVED = "dvo-vastgelegd"
