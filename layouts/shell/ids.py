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
    COPY = "schil-kopieer"
    COPIED = "schil-gekopieerd"
    TOGGLE = "schil-thema-knop"
    TOGGLE_WORD = "schil-thema-woord"
    CANONICAL = "schil-adres-net"
