"""Words of Gegevens: kinds of delivery, fields of an incident, tables of the data model."""

from __future__ import annotations

from typing import Final

KIND_WORDS: Final = {"veiligheidsbeeld": "veiligheidsbeeld", "tussentijds": "tussentijds"}
#: In the order of data.precompute.quality.QUALITY_FIELDS.
FIELD_WORDS: Final = ("woningtype", "werkwijze", "binnentreden", "slachtoffer", "dader", "buit")
#: Tables of the data model that say something to a reader, in Dutch.
TABLE_WORDS: Final = {
    "incidents": ("Incidenten", "elk incident één keer, zonder adres of persoon; de exacte plaats blijft op de server"),
    "areas": ("Gebieden", "eenheid, districten, gemeenten, wijken en buurten met hun omtrek"),
    "cells": ("Cellen", "bewoonde vakken van 125 meter met hun woningen"),
    "streets": ("Straten", "straatnamen per vak, voor brieven aan alle woningen"),
    "deliveries": ("Leveringen", "elke levering met haar verantwoording"),
    "cube": ("Tellingen", "aantallen per week, wijk en delict; blijven altijd bewaard"),
    "cube_hours": ("Uren", "gewichten per uur van de week; blijven altijd bewaard"),
    "cube_profiles": ("Profielen", "aantallen per kenmerk; blijven altijd bewaard"),
    "measure": ("Maatregelen", "wat is gedaan, waar, wanneer en hoeveel"),
    "milestone_status": ("Voortgang", "geleverde stand van de besluiten uit het plan"),
    "decision": ("Besluiten", "geleverde besluiten over het niveau"),
    "body": ("Overleggen", "wie besluit, en wanneer zij vergaderen"),
    "indicator": ("Indicatoren", "cijfers bij de thema's van het plan"),
    "calendar": ("Kalender", "vakanties, feestdagen en het Donkere Dagen Offensief"),
}
