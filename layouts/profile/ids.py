"""Ids of the page Profiel."""

from enum import StrEnum


class Id(StrEnum):
    """Every element of Profiel that a callback reads or writes."""

    ANSWER = "profiel-antwoord"
    CONFIDENCE = "profiel-zekerheid"
    CHOSEN = "profiel-keuze"
    CHOSEN_WORDS = "profiel-keuze-zin"
    FACTS = "profiel-feiten"
    SHOWN = "profiel-weergave"
    BODY = "profiel-inhoud"
    CROSSINGS = "profiel-samenhang"
    EXPLANATION = "profiel-uitleg"


class Place(StrEnum):
    """Every place in the card of a profile: how much is known, its rows, its picture, its table, its switch."""

    WAY_KNOWN = "profiel-modus_operandi-bekend"
    WAY_ROWS = "profiel-modus_operandi-rijen"
    WAY_PICTURE = "profiel-modus_operandi-beeld"
    WAY_TABLE = "profiel-modus_operandi-tabel"
    WAY_TWIN = "profiel-modus_operandi-weergave"
    DWELLING_KNOWN = "profiel-dwelling_type-bekend"
    DWELLING_ROWS = "profiel-dwelling_type-rijen"
    DWELLING_PICTURE = "profiel-dwelling_type-beeld"
    DWELLING_TABLE = "profiel-dwelling_type-tabel"
    DWELLING_TWIN = "profiel-dwelling_type-weergave"
    ENTRY_KNOWN = "profiel-entry-bekend"
    ENTRY_ROWS = "profiel-entry-rijen"
    ENTRY_PICTURE = "profiel-entry-beeld"
    ENTRY_TABLE = "profiel-entry-tabel"
    ENTRY_TWIN = "profiel-entry-weergave"
    VICTIM_KNOWN = "profiel-victim_group-bekend"
    VICTIM_ROWS = "profiel-victim_group-rijen"
    VICTIM_PICTURE = "profiel-victim_group-beeld"
    VICTIM_TABLE = "profiel-victim_group-tabel"
    VICTIM_TWIN = "profiel-victim_group-weergave"
    LOOT_KNOWN = "profiel-loot_class-bekend"
    LOOT_ROWS = "profiel-loot_class-rijen"
    LOOT_PICTURE = "profiel-loot_class-beeld"
    LOOT_TABLE = "profiel-loot_class-tabel"
    LOOT_TWIN = "profiel-loot_class-weergave"
    OFFENDER_KNOWN = "profiel-offender_group-bekend"
    OFFENDER_ROWS = "profiel-offender_group-rijen"
    OFFENDER_PICTURE = "profiel-offender_group-beeld"
    OFFENDER_TABLE = "profiel-offender_group-tabel"
    OFFENDER_TWIN = "profiel-offender_group-weergave"


def place(profile: str, what: str) -> Place:
    """Give the id of a place in the card of a profile: ``profiel-entry-tabel``."""
    return Place(f"profiel-{profile}-{what}")
