"""The 19 status lines of the plan: what was agreed, who must act, and in which quarter it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTHS_PER_QUARTER: Final = 3
QUARTERS_PER_YEAR: Final = 4

#: Months and days from which theme 4 is due: the offensive runs from 1 October to 31 March.
#: Source: plan, theme 4, Toelichting ("van oktober tot en met maart"); GLOSSARY.md, Plan.
DDO_DUE: Final = date(2016, 10, 1)


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a calendar year; ``number`` runs from 1 to 4."""

    year: int
    number: int

    @property
    def start(self) -> date:
        """First day of the quarter."""
        return date(self.year, MONTHS_PER_QUARTER * (self.number - 1) + 1, 1)

    @property
    def end(self) -> date:
        """Last day of the quarter."""
        return self.after(1).start - timedelta(days=1)

    def after(self, quarters: int) -> Quarter:
        """Give the quarter that comes ``quarters`` later."""
        index = self.year * QUARTERS_PER_YEAR + self.number - 1 + quarters
        return Quarter(index // QUARTERS_PER_YEAR, index % QUARTERS_PER_YEAR + 1)

    @staticmethod
    def of(day: date) -> Quarter:
        """Give the quarter that holds ``day``."""
        return Quarter(day.year, (day.month - 1) // MONTHS_PER_QUARTER + 1)


@dataclass(frozen=True)
class Planning:
    """When a theme is prepared and executed, with the section of the plan that says so.

    ``execution`` is the plan's own quarter; ``due`` is the first day on which not having started is too late.
    """

    theme: str
    title: str
    preparation: Quarter
    preparation_end: Quarter
    execution: Quarter
    due: date
    additional_money: bool
    source: str


def _planning(theme: str, title: str, preparation_end: Quarter, execution: Quarter, *, extra: bool = False) -> Planning:
    return Planning(
        theme, title, Quarter(2015, 3), preparation_end, execution, execution.start, extra,
        f"Plan van aanpak, paragraaf 5, thema {theme}, Planning",
    )  # fmt: skip


PLANNING: Final = {
    "1": _planning("1", "Verkleinen slachtofferkans", Quarter(2016, 2), Quarter(2016, 3)),
    "2": _planning("2", "Persoonsgerichte aanpak daders", Quarter(2015, 4), Quarter(2016, 1)),
    "3": _planning("3", "Duurzaam preventieve maatregelen middels PKVW", Quarter(2015, 4), Quarter(2016, 1)),
    "4": Planning(
        "4", "Donkere Dagen Offensief", Quarter(2015, 3), Quarter(2016, 1), Quarter(2016, 1), DDO_DUE, True,
        "Plan van aanpak, paragraaf 5, thema 4, Planning",
    ),
    "5": _planning("5", "Digitaal Opkopers Register", Quarter(2015, 4), Quarter(2016, 1)),
    "6": _planning("6", "Informatiegestuurd werken", Quarter(2015, 4), Quarter(2016, 1), extra=True),
}  # fmt: skip


@dataclass(frozen=True)
class StatusLine:
    """One decision of the plan, or its part, in the plan's own words, with the kinds of actor that must act.

    ``theme`` is empty for decision 1, which stands above the themes and has no planning.
    """

    line: str
    decision: int
    theme: str
    title: str
    actors: tuple[str, ...]
    source: str = "Plan van aanpak, paragraaf 7"

    @property
    def planning(self) -> Planning | None:
        """The planning of its theme; none for decision 1."""
        return PLANNING.get(self.theme)


#: The sentence of the plan that 14a, 14b and 14c complete.
LEAD_14: Final = (
    "Aanvullend op het eerder uitgesproken bestuurlijk commitment voor Oost-Nederland-brede toepassing van het DOR, "
    "geven gemeenten uitvoering aan:"
)

#: Source: plan, section 7, word for word; actors as in docs/data.md, milestone_status.
LINES: Final = (
    StatusLine(
        "1", 1, "",
        "Met de bestuurlijke accordering van dit plan van aanpak zegt iedere betrokken partner (gemeenten, politie, "
        "OM) toe de in dit plan van aanpak beschreven interventies te zullen uitvoeren.",
        ("gemeente", "politie", "om"),
    ),
    StatusLine(
        "2", 2, "1",
        "Gemeenten in Oost-Nederland benoemen in hun Integraal Veiligheidsbeleid maatregelen gericht op dader, "
        "slachtoffer en situatie, en benoemen hoe zij andere partners betrekken, om de kans op slachtofferschap te "
        "verkleinen. Het expertteam faciliteert dit met kennis en instrumenten/interventies.",
        ("gemeente", "expertteam"),
    ),
    StatusLine(
        "3", 3, "1",
        "Gemeenten in Oost-Nederland sluiten met voorlichtings- en preventieactiviteiten aan bij landelijke campagnes "
        "voorafgaand aan de zomervakanties en rond het donkere dagenoffensief.",
        ("gemeente",),
    ),
    StatusLine(
        "4", 4, "2",
        "Akkoord te gaan met de voorgestelde verdere versterking van de persoonsgerichte aanpak van (stelselmatige) "
        "daders via de Veiligheidshuizen in Oost-Nederland.",
        ("bestuur",),
    ),
    StatusLine(
        "5", 5, "2",
        "De DVO's te verzoeken de voorgestelde werkwijze voor te leggen aan de stuurgroepen van de Veiligheidshuizen.",
        ("dvo",),
    ),
    StatusLine(
        "6", 6, "2",
        "De ketenpartners waarborgen dat de Top-50 woninginbrekers een Persoonsgebonden Aanpak krijgen in nauwe "
        "afstemming met de Veiligheidshuizen.",
        ("veiligheidshuis",),
    ),
    StatusLine(
        "7", 7, "3",
        "Gemeenten in Oost-Nederland dringen er bij de Rijksoverheid op aan het PKVW integraal op te nemen in het "
        "Bouwbesluit.",
        ("gemeente",),
    ),
    StatusLine("8", 8, "3", "Gemeenten in Oost-Nederland passen bij nieuwbouw altijd PKVW toe.", ("gemeente",)),
    StatusLine(
        "9", 9, "3",
        "Gemeenten in Oost-Nederland nodigen de woningcorporaties uit het eigen gebied uit met voorstellen te komen om "
        "PKVW toe te passen in de bestaande voorraad, o.a. bij planmatig onderhoud.",
        ("gemeente",),
    ),
    StatusLine(
        "10", 10, "3",
        "Gemeenten in Oost-Nederland betrekken inbraakpreventie bij reguliere wijkschouwen.",
        ("gemeente",),
    ),
    StatusLine(
        "11", 11, "3",
        "Gemeenten in Oost-Nederland attenderen particuliere woningbezitters op preventieadvies en de waarde van PKVW.",
        ("gemeente",),
    ),
    StatusLine(
        "12", 12, "4",
        "Gemeenten en veiligheidspartners in Oost-Nederland nemen deel aan het DDO. Elke gemeente wijst een "
        "coördinator DDO aan. Dit geldt ook voor politie en OM, zodat partijen elkaar weten te vinden.",
        ("gemeente", "politie", "om"),
    ),
    StatusLine(
        "13", 13, "4",
        "De aanpak van het DDO wordt Oost-Nederland-breed afgestemd en uitgevoerd via de lijn van DVO's en "
        "(boven-)lokale driehoeksoverleggen.",
        ("dvo", "driehoek"),
    ),
    StatusLine("14a", 14, "5", "opnemen van het DOR in de gemeentelijke APV", ("gemeente",)),
    StatusLine("14b", 14, "5", "invulling geven aan handhaving DOR i.o.m. het lokale politieteam", ("gemeente",)),
    StatusLine("14c", 14, "5", "het DOR aanmerken als het enige gewaarmerkte register.", ("gemeente",)),
    StatusLine(
        "15", 15, "6",
        "De politie levert gemeenten in Oost-Nederland op uniforme en wijze tweewekelijks het veiligheidsbeeld m.b.t. "
        "woninginbraken.",
        ("politie",),
    ),
    StatusLine(
        "16", 16, "6",
        "De politie levert gemeenten in Oost-Nederland jaarlijks een strategische analyse m.b.t. woninginbraken.",
        ("politie",),
    ),
    StatusLine("17", 17, "6", "Gemeenten delen hun eigen informatiepositie met veiligheidspartners.", ("gemeente",)),
)  # fmt: skip

LINE: Final = {line.line: line for line in LINES}
