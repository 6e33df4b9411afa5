"""Ids of the page Plan."""

from enum import StrEnum


class Id(StrEnum):
    """Every element of Plan that a callback reads or writes."""

    ANSWER = "plan-antwoord"
    CONFIDENCE = "plan-zekerheid"
    PLANNING = "plan-planning"
    PLANNING_TABLE = "plan-planning-tabel"
    PLANNING_TWIN = "plan-planning-weergave"
    GRID = "plan-rooster"
    GRID_DATA = "plan-rooster-gegevens"
    GRID_TABLE = "plan-rooster-tabel"
    GRID_TWIN = "plan-rooster-weergave"
    MODE = "plan-themas-of-besluiten"
    CELL = "plan-vakje"
    DRAWN = "plan-getekend"
    DRAWER = "plan-regel"
    EDIT = "plan-werk-bij"
    FORM = "plan-formulier"
    STATUS = "plan-formulier-status"
    VOICE = "plan-formulier-stem"
    OWNER = "plan-formulier-eigenaar"
    EVIDENCE = "plan-formulier-bewijs"
    HURDLE = "plan-formulier-knelpunt"
    NEXT_STEP = "plan-formulier-stap"
    REVIEW = "plan-formulier-herzien"
    SAVE = "plan-formulier-bewaar"
    SEEN = "plan-formulier-gezien"
    SAVED = "plan-bewaard"
    EXPLANATION = "plan-uitleg"
