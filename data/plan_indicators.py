"""The indicators of the six themes: how the table ``indicator`` names them, and what each says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: How a municipality lets dealers register, from nothing to what the plan asks for. Source: plan, theme 5, Aanpak.
DOR_STATES: Final = ("geen", "papier", "papier en digitaal", "uitsluitend digitaal")


@dataclass(frozen=True)
class Indicator:
    """One indicator: its name in the table, its theme, its words on screen, and what stands in value or text.

    ``level`` is the kind of area it is about; ``unit`` is empty where the state stands in ``text``.
    """

    name: str
    theme: str
    title: str
    level: str
    unit: str = ""
    states: tuple[str, ...] = ()


#: Source: plan, section 5, Aanpak of each theme; evidence fields of decision 14.
INDICATORS: Final = (
    Indicator("voorlichtingsbijeenkomsten", "1", "Voorlichtingsbijeenkomsten dit jaar", "gemeente", "bijeenkomsten"),
    Indicator("ouderen_bezocht", "1", "Bezochte ouderen die alleen wonen, dit jaar", "gemeente", "huishoudens"),
    Indicator("bewoners_zelfredzaam", "1", "Bereikte bewoners, zelfredzaam", "gemeente", "huishoudens"),
    Indicator("bewoners_deels_zelfredzaam", "1", "Bereikte bewoners, deels zelfredzaam", "gemeente", "huishoudens"),
    Indicator("bewoners_niet_zelfredzaam", "1", "Bereikte bewoners, niet zelfredzaam", "gemeente", "huishoudens"),
    Indicator("bijdrage_corporaties", "1", "Bijdrage van de corporaties", "gemeente"),
    Indicator("bijdrage_politie", "1", "Bijdrage van de politie", "gemeente"),
    Indicator("om_lijst", "2", "Personen op de lijst van het OM", "eenheid", "personen"),
    Indicator("top10", "2", "Personen op de Top 10", "district", "personen"),
    Indicator("top50_met_pga", "2", "Personen van de Top 50 met een persoonsgerichte aanpak", "district", "personen"),
    Indicator("afspraken_vastgelegd", "2", "Personen met vastgelegde afspraken", "district", "personen"),
    Indicator("verdachten_gemeld", "2", "Verdachten gemeld bij het Veiligheidshuis, dit jaar", "district", "personen"),
    Indicator("omgevingsscans", "2", "Omgevingsscans, dit jaar", "district", "scans"),
    Indicator("pkvw_woningen", "3", "Woningen met een geldig PKVW", "gemeente", "%"),
    Indicator("pkvw_nieuwbouw", "3", "Nieuwbouw met PKVW, dit jaar", "gemeente", "%"),
    Indicator("pkvw_corporaties", "3", "Corporatiewoningen met PKVW", "gemeente", "%"),
    Indicator("wijkschouwen", "3", "Wijkschouwen met inbraakpreventie, dit jaar", "gemeente", "schouwen"),
    Indicator("preventieadviezen", "3", "Preventieadviezen aan eigenaren, dit jaar", "gemeente", "adviezen"),
    Indicator("ddo_coordinator", "4", "Coördinator DDO", "gemeente"),
    Indicator("informatierapportage", "4", "Uniforme informatierapportage", "gemeente", states=("ja", "nee")),
    Indicator("dor_stand", "5", "Register van opkopers", "gemeente", states=DOR_STATES),
    Indicator("dor_doelgroepen", "5", "Opkopers die onder het register vallen", "gemeente"),
    Indicator("apv_datum", "5", "Het DOR staat in de APV sinds", "gemeente", "dag"),
    Indicator("dvo_bekrachtigd_op", "5", "Handhaving bekrachtigd in het DVO op", "gemeente", "dag"),
    Indicator("aanwijzingsbesluit_datum", "5", "Aanwijzingsbesluit van de burgemeester op", "gemeente", "dag"),
    Indicator("eigen_lagen", "6", "Eigen gegevens als kaartlaag", "gemeente", "lagen"),
    Indicator("strategische_analyse", "6", "Strategische analyse aangeboden op", "eenheid", "dag"),
)  # fmt: skip

INDICATOR: Final = {indicator.name: indicator for indicator in INDICATORS}
