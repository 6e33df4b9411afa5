"""How Profiel writes its profiles and their categories."""

from __future__ import annotations

from typing import Final

#: The profiles that have a card, in the order of the screen, with their titles.
TITLES: Final = {
    "modus_operandi": "Werkwijze",
    "dwelling_type": "Woningtype",
    "entry": "Plaats van binnenkomst",
    "victim_group": "Slachtoffer",
    "loot_class": "Buit",
    "offender_group": "Dader",
}
CATEGORIES: Final = {
    "raam_deur_forceren": "raam of deur forceren", "insluiping": "insluiping", "flipperen": "flipperen",
    "kerntrekken": "kerntrekken", "ruit_ingooien": "ruit ingooien", "gaatjesboren": "gaatjes boren",
    "babbeltruc": "babbeltruc", "overig": "overig", "onbekend": "onbekend",
    "tussenwoning": "tussenwoning", "hoekwoning": "hoekwoning", "twee_onder_een_kap": "twee-onder-een-kap",
    "vrijstaand": "vrijstaand", "appartement": "appartement",
    "voordeur": "voordeur", "achterdeur": "achterdeur", "raam_begane_grond": "raam begane grond",
    "balkon_of_verdieping": "balkon of verdieping",
    "alleenwonend": "alleenwonend", "ouderen_alleenwonend": "ouderen, alleenwonend",
    "ouderen_samenwonend": "ouderen, samenwonend", "stel": "stel", "gezin": "gezin", "studenten": "studenten",
    "lokaal": "lokaal", "regionaal": "regionaal", "mobiel": "mobiel (rondtrekkend)", "jeugd": "jeugd",
    "geen": "geen buit", "sieraden": "sieraden", "geld": "geld", "elektronica": "elektronica",
    "voertuigsleutels": "autosleutels",
    "poging": "poging", "voltooid": "voltooid", "ouderen": "ouderen",
    "nacht": "nacht", "ochtend": "ochtend", "middag": "middag", "vooravond": "vooravond", "avond": "avond",
}  # fmt: skip


def category_words(category: str) -> str:
    """Write a category; one without a word of its own stands as it is delivered."""
    return CATEGORIES.get(category, category.replace("_", " "))
