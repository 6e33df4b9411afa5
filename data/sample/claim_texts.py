"""What actors of the demo say about their part of the plan: evidence, hurdle and next step, in plain Dutch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Said:
    """The words for one status line: owner, evidence while preparing, doing and done, hurdles and next steps.

    ``{dag}`` in an evidence is the day of the claim.
    """

    owner: str
    preparing: str
    doing: str
    done: str
    hurdles: tuple[str, ...]
    start: str
    finish: str
    keep: str


POLICY: Final = "beleidsmedewerker integrale veiligheid"

#: Per status line, for the kind of actor that has most to do; other kinds are in ``OTHERS``.
SAID: Final = {
    "1": Said(
        POLICY,
        "Collegevoorstel ligt klaar voor bespreking ({dag}).",
        "College is akkoord; de raad krijgt nog een brief ({dag}).",
        "Collegebesluit over het plan van aanpak van {dag}.",
        ("De raad wil eerst weten wat het plan kost.", "Het college behandelt het voorstel pas na de zomer."),
        "Voorstel naar het college brengen.",
        "Raadsbrief versturen.",
        "Jaarlijks melden aan de raad.",
    ),
    "2": Said(
        POLICY,
        "Concept-veiligheidsbeleid met een hoofdstuk woninginbraken, versie van {dag}.",
        "Veiligheidsbeleid vastgesteld; afspraken met de corporaties worden nu uitgevoerd ({dag}).",
        "Veiligheidsbeleid met maatregelen voor dader, slachtoffer en situatie, raad {dag}.",
        ("Het nieuwe beleid komt pas volgend jaar in de raad.", "De bijdrage van partners staat er nog niet in."),
        "Maatregelen opnemen in het veiligheidsbeleid.",
        "Afspraken met partners op papier zetten.",
        "Elk jaar bijstellen bij het uitvoeringsplan.",
    ),
    "3": Said(
        "communicatieadviseur",
        "Communicatieplan in concept ({dag}).",
        "De laatste campagne is gehouden; berichten voor de volgende staan klaar ({dag}).",
        "Campagnes voor de zomer en het DDO volgens de communicatiekalender, verslag van {dag}.",
        ("Geen communicatiebudget in 2016.", "De landelijke materialen kwamen te laat om mee te doen."),
        "Communicatiekalender overnemen.",
        "Ook ouderen die alleen wonen bereiken.",
        "Campagne opnemen in de jaarkalender.",
    ),
    "7": Said(
        "bestuursadviseur",
        "Brief aan het Rijk in concept ({dag}).",
        "Standpunt ingebracht bij de VNG ({dag}).",
        "Brief over PKVW in het Bouwbesluit verstuurd op {dag}.",
        ("Wij wachten op een gezamenlijke brief van alle gemeenten.",),
        "Aansluiten bij de brief van het district.",
        "Antwoord van het ministerie afwachten.",
        "Volgen wat het Rijk doet.",
    ),
    "8": Said(
        "adviseur wonen en bouwen",
        "Eis voor PKVW in het concept voor bouwplannen ({dag}).",
        "PKVW staat in nieuwe overeenkomsten met bouwers, nog niet in oude plannen ({dag}).",
        "PKVW is vaste eis bij nieuwbouw, besluit van {dag}.",
        ("Bouwers vinden de kosten te hoog.", "Lopende bouwplannen zijn al getekend zonder PKVW."),
        "Eis opnemen in het model voor overeenkomsten.",
        "Ook lopende plannen nalopen.",
        "Bij elke oplevering controleren.",
    ),
    "9": Said(
        "adviseur wonen en bouwen",
        "Eerste gesprek met de corporatie gepland ({dag}).",
        "Corporatie doet een voorstel bij groot onderhoud ({dag}).",
        "Afspraak over PKVW staat in de prestatieafspraken van {dag}.",
        ("De corporatie wil eerst verduurzamen.", "Eén van de drie corporaties doet nog niet mee."),
        "Corporaties uitnodigen.",
        "Voorstel opnemen in de prestatieafspraken.",
        "Elk jaar het aantal woningen met PKVW opvragen.",
    ),
    "10": Said(
        "wijkcoördinator",
        "Inbraakpreventie staat op het nieuwe formulier voor de wijkschouw ({dag}).",
        "Bij de helft van de wijkschouwen is op inbraak gelet ({dag}).",
        "Inbraakpreventie is vast onderdeel van elke wijkschouw, verslag {dag}.",
        ("De wijkagent kan niet bij elke schouw zijn.", "Schouwen zijn gepland op plekken zonder inbraken."),
        "Formulier voor de schouw aanpassen.",
        "Schouwen plannen in de wijken met de meeste inbraken.",
        "Uitkomsten elk kwartaal bespreken.",
    ),
    "11": Said(
        "communicatieadviseur",
        "Tekst over PKVW voor de website in concept ({dag}).",
        "Preventieadvies aan huis in twee wijken ({dag}).",
        "Preventieadvies voor alle huiseigenaren, loopt sinds {dag}.",
        ("Weinig aanmeldingen voor advies aan huis.", "Geen adviseur met een certificaat in de buurt."),
        "Eigenaren wijzen op preventieadvies.",
        "Ook brieven sturen rond recente inbraken.",
        "Aantal adviezen blijven tellen.",
    ),
    "12": Said(
        "coördinator DDO",
        "Coördinator DDO nog niet aangewezen; voorstel ligt er ({dag}).",
        "Coördinator is aangewezen; het DDO wordt uitgevoerd ({dag}).",
        "Coördinator DDO, aanpak en kalender vastgesteld op {dag}.",
        ("Coördinator is ziek; vervanging is niet geregeld.", "Geen uren voor een coördinator in de begroting."),
        "Coördinator DDO aanwijzen.",
        "Afspraken met politie en OM over de feestdagen.",
        "Evaluatie in april 2017.",
    ),
    "14a": Said(
        "juridisch adviseur",
        "Concept-APV met het DOR, college {dag}.",
        "De raad heeft het DOR behandeld; publicatie volgt ({dag}).",
        "APV met het DOR vastgesteld op {dag}.",
        ("De APV gaat één keer per jaar naar de raad.", "De raad vraagt naar de lasten voor opkopers."),
        "DOR opnemen in de volgende wijziging van de APV.",
        "APV publiceren.",
        "Opkopers elk jaar wijzen op de regels.",
    ),
    "14b": Said(
        "teamleider handhaving",
        "Eerste overleg met het politieteam over controles ({dag}).",
        "Controles bij opkopers lopen; het DVO moet de afspraken nog bekrachtigen ({dag}).",
        "Afspraken over handhaving zijn bekrachtigd in het DVO (stand {dag}).",
        ("Het politieteam heeft geen tijd voor controles.", "Onduidelijk wie de opkopers controleert."),
        "Afspraken maken met het politieteam.",
        "Afspraken op de agenda van het DVO zetten.",
        "Elk DDO een controleweek houden.",
    ),
    "14c": Said(
        "juridisch adviseur",
        "Aanwijzingsbesluit in concept ({dag}).",
        "Besluit is klaar voor ondertekening door de burgemeester ({dag}).",
        "Aanwijzingsbesluit van de burgemeester van {dag}.",
        ("Opkopers mogen nu ook nog op papier registreren.", "Eerst moet de APV worden aangepast."),
        "Aanwijzingsbesluit voorbereiden.",
        "Besluit laten tekenen en bekendmaken.",
        "Controleren of papier echt verdwenen is.",
    ),
    "17": Said(
        "gegevensbeheerder veiligheid",
        "Lijst gemaakt van eigen gegevens die bruikbaar zijn ({dag}).",
        "Meldingen woonoverlast en schouwen worden gedeeld ({dag}).",
        "Eigen gegevens elke maand gedeeld, eerste levering {dag}.",
        ("Afspraken over privacy zijn nog niet rond.", "Geen analist; gegevens staan in losse lijsten."),
        "Vastleggen welke gegevens wij delen.",
        "Leveren als kaartlaag.",
        "Elk kwartaal nagaan of de gegevens kloppen.",
    ),
}  # fmt: skip
