"""Keeps persons out of free text: a text that looks as if it names one is refused, with the reason."""

from __future__ import annotations

import re
from typing import Final

from data.errors import DashboardError

MAXIMUM_LENGTH: Final = 2_000
BSN_DIGITS: Final = 9
#: Weights of the elfproef. Source: Logisch Ontwerp BSN, paragraph on the structure of the number.
BSN_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
BSN_DIVISOR: Final = 11

_DIGITS: Final = re.compile(r"(?<!\d)\d(?:[ .]?\d){8}(?!\d)")
#: What a text may not hold: pattern -> how it is called.
_PATTERNS: Final = (
    (re.compile(r"(?:geb(?:oren|\.)|geboortedatum)\D{0,15}\d", re.IGNORECASE), "een geboortedatum"),
    (re.compile(r"(?<!\w)(?:\+31|0031|0)[ -]?(?:\d[ -]?){9}(?!\d)"), "een telefoonnummer"),
    (
        re.compile(r"(?<![A-Z0-9-])(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)(?:[A-Z]{1,3}|\d{1,3})(?:-(?:[A-Z]{1,3}|\d{1,3})){2}(?![A-Z0-9-])"),
        "een kenteken",
    ),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), "een e-mailadres"),
)  # fmt: skip


class PersonalData(DashboardError):
    """A free text seems to hold data of a person."""


def checked(text: str) -> str:
    """Give the text without outer blanks, or refuse it.

    Raises: PersonalData naming what it seems to hold; DashboardError when it is too long.
    """
    text = text.strip()
    if len(text) > MAXIMUM_LENGTH:
        raise DashboardError(f"De tekst is langer dan {MAXIMUM_LENGTH} tekens. Kort haar in.")
    if found := suspicion(text):
        raise PersonalData(f"De tekst lijkt {found} te bevatten. Laat persoonsgegevens weg; noem een functie.")
    return text


def suspicion(text: str) -> str:
    """Name what a text seems to hold of a person; empty when nothing."""
    if any(is_bsn(re.sub(r"\D", "", match)) for match in _DIGITS.findall(text)):
        return "een burgerservicenummer"
    return next((name for pattern, name in _PATTERNS if pattern.search(text)), "")


def is_bsn(digits: str) -> bool:
    """Tell whether nine digits pass the elfproef."""
    if len(digits) != BSN_DIGITS or not int(digits):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, digits, strict=True))
    return total % BSN_DIVISOR == 0
