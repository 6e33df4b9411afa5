"""Ids of the frame around every page."""

from enum import StrEnum


class ShellId(StrEnum):
    """Every element of the frame that a callback reads or writes."""

    PROVIDER = "schil"
    URL = "schil-adres"
    QUERY = "schil-keuze"
    SCHEME = "schil-thema"
    TEMPLATES = "schil-grafiekstijl"
    RAIL = "schil-navigatie"
    PAGE = "pagina"
    CONTENT = "inhoud"
    NOTICE = "schil-melding"
    LINK_NOTICE = "schil-link-melding"
    DATA_NOTICE = "schil-gegevens-melding"
    FOOT = "schil-peildatum"
    AREA = "schil-gebied"
    PERIOD = "schil-periode"
    SPAN = "schil-terugkijken"
    CRIME = "schil-delict"
    ATTEMPTS = "schil-pogingen"
    FIRST_DAY = "schil-van"
    LAST_DAY = "schil-tot-en-met"
    PERIOD_BOX = "schil-periode-vak"
    DAYS_BOX = "schil-dagen-vak"
    SAID = "schil-gezegd"
    PRESENTING = "schil-presenteren"
    VIEW = "schil-weergave"
    KEYS = "schil-toetsen"
    CANONICAL = "schil-adres-net"
