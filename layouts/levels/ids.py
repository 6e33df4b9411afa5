"""Ids of the page Niveau."""

from enum import StrEnum


class Id(StrEnum):
    """Every element of Niveau that a callback reads or writes."""

    ANSWER = "niveau-antwoord"
    CONFIDENCE = "niveau-zekerheid"
    TABLE_TITLE = "niveau-tabel-titel"
    TABLE_TWIN = "niveau-weergave"
    TABLE_PICTURE = "niveau-beeld"
    TABLE_DRAWN = "niveau-rijen"
    TABLE_TABLE = "niveau-tabel"
    CHOSEN = "niveau-gekozen"
    SAVED = "niveau-vastgelegd"
    DOSSIER = "niveau-dossier"
    DOSSIER_TWIN = "niveau-dossier-weergave"
    DOSSIER_PICTURE = "niveau-dossier-beeld"
    DOSSIER_TABLE = "niveau-dossier-tabel"
    BODY = "niveau-overleg"
    LEVEL = "niveau-besluit"
    REASON = "niveau-reden"
    OWNER = "niveau-eigenaar"
    UNTIL = "niveau-tot"
    MEASURES = "niveau-maatregelen"
    SAVE = "niveau-leg-vast"
    SEEN = "niveau-gezien"
    EXPLORER = "niveau-drempels"
    THRESHOLD = "niveau-drempel"
    EXPLORED = "niveau-terugblik"
    FUNNEL = "niveau-trechter"
    EXPLANATION = "niveau-uitleg"
