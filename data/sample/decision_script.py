"""The script of the decisions of the demo: which body decided what about which municipality, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from data.contracts import LEVELS

BASE, DOWN, RAISED, UP = LEVELS
DVO, DRIEHOEK = "dvo", "driehoek"


@dataclass(frozen=True)
class Step:
    """One scripted decision, taken at the first meeting of the body on or after ``since``."""

    municipality_code: str
    body: str
    since: date
    proposed: str
    level: str
    reason: str
    end: date | None = None


#: By municipality. On 5 December 2016 Deventer and Epe are opgeschaald, Nijkerk and Arnhem have verhoogde aandacht,
#: Tiel is at afbouwen, and the decision about Enschede has run out.
STEPS: Final = (
    # Arnhem: the outbreak of autumn 2015, and attention held in the next dark months against the proposal.
    Step("GM0202", DVO, date(2015, 11, 1), UP, UP,
         "Flipperen in portieken in meerdere wijken; met de corporatie komt een actie."),
    Step("GM0202", DRIEHOEK, date(2015, 11, 20), UP, UP,
         "De reeks loopt door. De acties in de portieken gaan deze week van start."),
    Step("GM0202", DVO, date(2015, 12, 20), UP, UP,
         "De feestdagen komen nog; de inzet blijft tot een complete periode rustig is."),
    Step("GM0202", DRIEHOEK, date(2016, 1, 12), DOWN, DOWN,
         "De nieuwe strips zitten op de deuren en het blijft rustig; we bouwen af."),
    Step("GM0202", DVO, date(2016, 2, 20), BASE, BASE, "Vier weken rustig; terug naar de gewone inzet."),
    Step("GM0202", DVO, date(2016, 10, 20), BASE, RAISED,
         "Vorig jaar begon in deze weken een reeks. We houden dit hele DDO extra aandacht.", date(2017, 3, 31)),
    # Apeldoorn: a first dark-months offensive with a little extra.
    Step("GM0200", DVO, date(2015, 12, 20), BASE, RAISED,
         "De avonden zijn donker en de politie heeft hier ruimte; extra rondes tot januari."),
    Step("GM0200", DRIEHOEK, date(2016, 1, 20), BASE, BASE, "Geen stijging gezien; de extra rondes stoppen."),
    # Zwolle: attention for the whole offensive, ended early.
    Step("GM0193", DVO, date(2015, 11, 1), RAISED, RAISED,
         "Net als in 2012 een stijging bij het begin van de donkere dagen.", date(2016, 3, 31)),
    Step("GM0193", DRIEHOEK, date(2016, 2, 1), BASE, BASE,
         "Al vier weken rustig; we hoeven niet tot eind maart te wachten."),
    # Nijmegen: followed up and down.
    Step("GM0268", DVO, date(2015, 12, 20), RAISED, RAISED, "Meer inbraken in studentenhuizen tijdens de vakantie."),
    Step("GM0268", DRIEHOEK, date(2016, 1, 15), UP, UP,
         "De stijging zet door in twee wijken; het team komt met een avondploeg."),
    Step("GM0268", DVO, date(2016, 2, 20), DOWN, DOWN, "Twee aanhoudingen en een rustige periode; we bouwen af."),
    Step("GM0268", DVO, date(2016, 4, 15), BASE, BASE, "Het aantal is weer normaal."),
    # Hengelo: carnival.
    Step("GM0164", DVO, date(2016, 3, 1), UP, RAISED, "Carnaval lijkt de verklaring. Eerst één periode aankijken."),
    Step("GM0164", DRIEHOEK, date(2016, 3, 5), UP, UP, "De ingegooide ruiten gaan door na carnaval; alsnog opschalen."),
    Step("GM0164", DVO, date(2016, 4, 25), DOWN, DOWN, "Eerste rustige periode na de wijkacties; we bouwen af."),
    Step("GM0164", DRIEHOEK, date(2016, 5, 20), BASE, BASE, "Vier weken rustig; terug naar de gewone inzet."),
    # Tiel: the holiday months; since the autumn it is normal again.
    Step("GM0281", DVO, date(2016, 9, 10), UP, UP,
         "De vakantiereeks is groter dan gedacht; extra toezicht en brieven in de wijk."),
    Step("GM0281", DRIEHOEK, date(2016, 9, 15), UP, UP, "Nog geen rustige periode; de inzet blijft."),
    Step("GM0281", DVO, date(2016, 10, 20), UP, UP,
         "Het lijkt rustiger. We wachten op een complete periode voordat we afbouwen."),
    Step("GM0281", DRIEHOEK, date(2016, 11, 10), UP, DOWN, "Al vier weken geen nieuwe reeks; we bouwen alvast af."),
    # Epe: holes bored in window frames; quiet since an arrest.
    Step("GM0232", DVO, date(2016, 10, 10), UP, UP,
         "Gaatjes in de kozijnen van rijtjeswoningen; brieven in de wijk en surveillance in de nacht."),
    Step("GM0232", DRIEHOEK, date(2016, 10, 18), UP, UP,
         "Op 22 oktober is een verdachte aangehouden. De inzet blijft tot het echt stil is."),
    Step("GM0232", DRIEHOEK, date(2016, 11, 14), UP, UP, "Het lijkt stil. Wij wachten een complete periode af."),
    # Deventer: the DVO follows the counts, the driehoek goes further; both decisions run on 5 December 2016.
    Step("GM0150", DVO, date(2016, 11, 7), RAISED, RAISED,
         "De reeks is twee weken oud. Eerst een analyse van de achterdeuren."),
    Step("GM0150", DRIEHOEK, date(2016, 11, 10), RAISED, UP,
         "De reeks loopt door naar de wijk ernaast; we wachten niet op het DVO."),
    # Nijkerk: lower than proposed, and still rising.
    Step("GM0267", DRIEHOEK, date(2016, 11, 21), UP, RAISED,
         "De bouwer vervangt eerst de bouwcilinders; daarna kijken we opnieuw."),
    # Enschede: the decision ran out and nobody has looked since.
    Step("GM0153", DVO, date(2016, 3, 1), RAISED, RAISED,
         "Meer inbraken rond het station; extra toezicht met de gemeente."),
    Step("GM0153", DVO, date(2016, 4, 25), BASE, BASE, "Het toezicht heeft gewerkt; het aantal is weer normaal."),
    Step("GM0153", DVO, date(2016, 10, 15), RAISED, RAISED,
         "Stijging in de eerste weken van het DDO; tot en met 27 november extra inzet.", date(2016, 11, 27)),
    # Zutphen and Doetinchem: ordinary, with a refusal.
    Step("GM0301", DVO, date(2016, 8, 25), RAISED, RAISED,
         "Insluipingen op warme avonden; bewoners krijgen een brief."),
    Step("GM0301", DVO, date(2016, 10, 10), BASE, BASE, "Sinds september weer een normaal aantal."),
    Step("GM0222", DVO, date(2016, 10, 10), RAISED, BASE,
         "De inbraken komen door één verdachte, die is aangehouden. Geen extra inzet."),
)  # fmt: skip
