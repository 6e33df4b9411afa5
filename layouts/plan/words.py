"""The Dutch of the plan: statuses, schedule, voices, actors, and the short names of the 19 lines."""

from __future__ import annotations

from typing import Final

STATUS_WORDS: Final = {
    "onbekend": "Onbekend",
    "niet_gestart": "Niet gestart",
    "in_voorbereiding": "In voorbereiding",
    "in_uitvoering": "In uitvoering",
    "gerealiseerd": "Gerealiseerd",
    "geborgd": "Geborgd",
    "niet_van_toepassing": "Niet van toepassing",
}
SCHEDULE_WORDS: Final = {
    "te_laat": "te laat",
    "loopt_achter": "loopt achter",
    "niet_te_zeggen": "niet te zeggen",
    "op_schema": "op schema",
}
VOICE_WORDS: Final = {
    "gemeente": "Gemeente",
    "politie": "Politie",
    "om": "OM",
    "systeem": "Dit systeem",
    "overig": "Andere partij",
}
THEME_SHORT: Final = {
    "1": "Slachtofferkans",
    "2": "Daderaanpak",
    "3": "PKVW",
    "4": "Donkere dagen",
    "5": "Opkopers",
    "6": "Informatie",
}
THEME_WORDS: Final = {
    "1": "Verkleinen slachtofferkans",
    "2": "Persoonsgerichte aanpak daders",
    "3": "Duurzaam preventief (PKVW)",
    "4": "Donkere Dagen Offensief",
    "5": "Digitaal Opkopers Register",
    "6": "Informatiegestuurd werken",
}
#: What each line asks, short enough for a list; the plan's own wording stands in analysis/plan_lines.py.
LINE_WORDS: Final = {
    "1": "draagt het plan",
    "2": "maatregelen in het veiligheidsbeleid",
    "3": "doet mee aan campagnes",
    "4": "akkoord met sterkere daderaanpak",
    "5": "werkwijze naar de Veiligheidshuizen",
    "6": "aanpak voor de Top-50",
    "7": "PKVW in het Bouwbesluit",
    "8": "PKVW bij nieuwbouw",
    "9": "corporaties uitgenodigd",
    "10": "inbraak in de wijkschouw",
    "11": "eigenaren op PKVW gewezen",
    "12": "doet mee aan het DDO, met coördinator",
    "13": "DDO afgestemd",
    "14a": "DOR in de APV",
    "14b": "handhaving met het politieteam",
    "14c": "DOR is het enige register",
    "15": "tweewekelijks veiligheidsbeeld",
    "16": "jaarlijkse strategische analyse",
    "17": "deelt eigen informatie",
}
ACTOR_PLURALS: Final = {
    "politie": "Politie",
    "om": "OM",
    "veiligheidshuis": "Veiligheidshuizen",
    "dvo": "DVO's",
    "driehoek": "Driehoeken",
    "bestuur": "Bestuur",
    "expertteam": "Expertteam",
}
SOURCE_WORDS: Final = {"invoer": "ingevuld", "levering": "geleverd"}
