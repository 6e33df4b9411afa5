"""What an export says about the deed, in the few words of the contract; free text goes no further than here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from data.contracts import INCIDENTS, UNKNOWN
from data.sources.headings import DWELLING, ENTRY, LOOT, MO, OFFENDER, VICTIM, normal

OTHER: Final = "overig"
NO_LOOT: Final = "geen"
#: These say that something is not known.
_NOTHING: Final = frozenset({"", "onbekend", "nvt", "nietbekend", "geen", "leeg", "woning", "null", "none", "unknown"})

#: Field -> word of the contract -> parts of texts that mean it; the first that fits is taken. Ours.
PARTS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    DWELLING: {
        "appartement": ("appartement", "flat", "galerij", "portiek", "bovenwoning", "benedenwoning", "etage", "studio",
                        "maisonnette", "apartment", "seniorencomplex"),
        "twee_onder_een_kap": ("tweeonder", "2onder", "halfvrij", "twee1kap", "21kap"),
        "vrijstaand": ("vrijstaand", "villa", "bungalow", "boerderij"),
        "hoekwoning": ("hoek", "eindwoning"),
        "tussenwoning": ("tussen", "rijtjes", "rijwoning", "rijhuis", "geschakeld"),
    },
    MO: {
        "gaatjesboren": ("gaatje",),
        "flipperen": ("flipper",),
        "kerntrekken": ("kerntrek", "bulgaars", "cilinder"),
        "babbeltruc": ("babbel", "wisseltruc"),
        "insluiping": ("insluip", "nietafgesloten", "openstaand", "zonderbraak", "unlawfulentry"),
        "ruit_ingooien": ("ingooi", "ingegooid", "inslaan", "ingeslagen", "ruit"),
        "raam_deur_forceren": ("forceer", "forceren", "braak", "breken", "gebroken", "wrik", "schroevendraaier",
                               "koevoet", "intrap", "ingetrapt", "forcibleentry"),
    },
    ENTRY: {
        "balkon_of_verdieping": ("balkon", "verdieping", "dak", "zolder", "boven"),
        "achterdeur": ("achterdeur", "tuindeur", "keukendeur", "schuifpui", "achterzijdedeur"),
        "voordeur": ("voordeur", "voorzijdedeur", "centraleingang"),
        "raam_begane_grond": ("raam", "ruit", "venster"),
    },
    LOOT: {
        "sieraden": ("siera", "juwe", "horloge", "goud"),
        "voertuigsleutels": ("autosleutel", "voertuigsleutel"),
        "geld": ("geld", "portemonnee", "bankpas", "contant"),
        "elektronica": ("laptop", "elektron", "telefoon", "tablet", "computer", "camera", "tv", "televisie"),
    },
    VICTIM: {
        "ouderen_alleenwonend": ("ouderealleen", "ouderenalleen", "65alleen"),
        "ouderen_samenwonend": ("ouderen", "ouderstel", "65"),
        "studenten": ("student",),
        "gezin": ("gezin", "metkinderen"),
        "alleenwonend": ("alleen", "eenpersoons"),
        "stel": ("stel", "paar", "samenwonend", "zonderkinderen"),
    },
    OFFENDER: {
        "mobiel": ("mobiel", "rondtrekkend"),
        "jeugd": ("jeugd", "jongeren"),
        "regionaal": ("regio",),
        "lokaal": ("lokaal", "plaatselijk"),
    },
}  # fmt: skip


def word_of(field: str, text: str) -> str:
    """Give the contract's word for a text."""
    plain = normal(text)
    if field == LOOT and plain == NO_LOOT:
        return NO_LOOT
    if plain in _NOTHING:
        return UNKNOWN
    allowed = INCIDENTS.column(field).allowed
    exact = next((word for word in allowed if normal(word) == plain), "")
    told = next((word for word, parts in PARTS[field].items() if any(part in plain for part in parts)), "")
    return exact or told or (OTHER if OTHER in allowed else UNKNOWN)


def worded(field: str, texts: pd.Series | None, own: Mapping[str, str], rows: int) -> pa.Array:
    """Give the contract's word of every row.

    Args:
        field: column of the contract.
        texts: (n,) what the export says; None when it has no such column.
        own: words of the supplier -> words of the contract.
        rows: n.
    """
    if texts is None:
        return pa.array(np.full(rows, UNKNOWN), pa.string())
    codes, distinct = pd.factorize(texts)
    told = {word.strip().casefold(): meant for word, meant in own.items()}
    words = [told.get(str(text).strip().casefold()) or word_of(field, str(text)) for text in distinct]
    return spelled(codes, [*words, UNKNOWN])


def spelled(codes: NDArray[np.int64], words: list[str]) -> pa.Array:
    """Write numbers as the words they stand for; -1 is the last."""
    places = np.where(codes < 0, len(words) - 1, codes)
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int32()), pa.array(words, pa.string())).cast(pa.string())
