"""Which crime a row is about: the police class (MK) from its code, its text, or a word of the supplier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.contracts import (
    CRIME_TYPE_OF_MK,
    INBRAAK_MET_GEWELD,
    OVERVAL,
    SCHUUR,
    STRAATROOF,
    WONINGINBRAAK,
)
from data.sources.headings import normal

NOT_HIC: Final = "geen HIC-delict"
NO_CLASS: Final = "delict ontbreekt"
#: The class that stands for a crime type of which only the name is known: the gravest of it that is common.
CLASS_OF_TYPE: Final = {
    WONINGINBRAAK: "A20", INBRAAK_MET_GEWELD: "B20", SCHUUR: "A21", STRAATROOF: "B70", OVERVAL: "B72",
}  # fmt: skip
#: The heaviest row of an incident is kept. Source: GLOSSARY.md, delivery: overval, straatroof, B20/30, A20/30, rest.
WEIGHT_OF_TYPE: Final = {OVERVAL: 5, STRAATROOF: 4, INBRAAK_MET_GEWELD: 3, WONINGINBRAAK: 2, SCHUUR: 1}

_CODE: Final = re.compile(r"(?<![A-Z0-9])[A-Z]\d{2,3}(?!\d)")
_ATTEMPT: Final = "poging"
_SHED: Final = ("schuur", "schuren", "garage", "tuinhuis", "berging")
_TAKEN: Final = ("diefstal", "inbraak", "braak")
_FORCED: Final = ("metgeweld", "bedreiging")
_SLIGHT: Final = ("nietgekwal", "eenvoudig")
_HOME: Final = ("woning",)
#: A class, and the parts of its description: one of every group must be there. The first that fits is taken.
#: Source: titles of the classes in the police's open data.
_DESCRIBED: Final = (
    ("B72", (("overval",),)),
    ("B70", (("straatroof",),)),
    ("B21", (_TAKEN, _SHED, _FORCED)),
    ("A21", (_TAKEN, _SHED)),
    ("B20", (_TAKEN, _HOME, _FORCED)),
    ("A30", (_TAKEN, _HOME, _SLIGHT)),
    ("A20", (_TAKEN, _HOME)),
)


def class_of(text: str) -> str:
    """Give the police class a text names; the text itself when it names another crime; empty when it says nothing."""
    if not text.strip():
        return ""
    codes: list[str] = _CODE.findall(text.upper())
    if codes:
        return next((code for code in codes if code in CRIME_TYPE_OF_MK), codes[0])
    return _class_of_words(normal(text))


def _class_of_words(words: str) -> str:
    """Read a description of a class."""
    fits = (mk for mk, groups in _DESCRIBED if all(any(part in words for part in group) for group in groups))
    return CLASS_OF_TYPE.get(words) or next(fits, NOT_HIC)


def classes(texts: list[pd.Series], own: Mapping[str, str]) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Read the class of every row from the first of its texts that says something.

    Args:
        texts: the columns that may name a class, the most telling first; never empty.
        own: words of the supplier -> crime type.
    Returns: (n,) class, empty where it is none of ours; (n,) why not, empty where it is.
    """
    types = {word.strip().casefold(): CLASS_OF_TYPE[crime_type] for word, crime_type in own.items()}
    found = np.full(len(texts[0]), "", dtype=object)
    for column in texts:
        codes, distinct = pd.factorize(column)
        read = [types.get(str(text).strip().casefold()) or class_of(str(text)) for text in distinct]
        values = np.array([*read, ""], dtype=object)[codes]
        found = np.where(found == "", values, found)
    ours = weights(found) > 0
    return np.where(ours, found, ""), np.where(ours, "", np.where(found == "", NO_CLASS, NOT_HIC))


def weights(mk: NDArray[np.object_]) -> NDArray[np.int64]:
    """Give how heavy each class is; 0 for none of ours."""
    codes, distinct = pd.factorize(mk)
    return np.array([WEIGHT_OF_TYPE.get(CRIME_TYPE_OF_MK.get(name, ""), 0) for name in distinct], np.int64)[codes]


def names_attempt(texts: pd.Series) -> NDArray[np.bool_]:
    """Tell whether a description says that it was an attempt."""
    codes, distinct = pd.factorize(texts)
    return np.array([_ATTEMPT in str(text).casefold() for text in distinct] + [False], bool)[codes]
