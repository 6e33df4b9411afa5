"""The verdict on near repeats: does one burglary lead to another in this area, and if too few, whose answer stands?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from analysis.knox import NOTABLE, Band
from analysis.many_tests import benjamini_hochberg

EVIDENCE: Final = "bewijs"
NO_EVIDENCE: Final = "geen_bewijs"
TOO_FEW: Final = "te_weinig"
VERDICTS: Final = (EVIDENCE, NO_EVIDENCE, TOO_FEW)


@dataclass(frozen=True)
class VerdictRule:
    """One band that is fixed beforehand, how rare and how large it must be, and from how many burglaries.

    Source: band of Johnson et al. (2007); p and ratio as ``NOTABLE``; q over areas by Benjamini & Hochberg (1995);
    the minimum of 50 in twelve months is ours. ``any_p`` is how often a region where nothing is going on may say
    evidence anywhere (docs/decisions/0071-no-evidence-unless-the-region-has-some.md). The 24 bands are for looking
    only: "any of 24" would say evidence in half of all random towns (docs/methods.md, Near repeat).
    """

    metres: float = 200.0
    days: int = 14
    p_below: float = NOTABLE.p_below
    ratio_from: float = NOTABLE.ratio_from
    q: float = 0.10
    any_p: float = 0.05
    min_burglaries: int = 50


STANDARD_VERDICT: Final = VerdictRule()


@dataclass(frozen=True)
class AreaBand:
    """What was found in one area.

    ``lender`` is the code of the larger area whose answer it borrows, empty when there is none; ``family`` names the
    areas that are judged together; ``burglaries`` those of twelve months; ``band`` the fixed band.
    """

    lender: str
    family: str
    burglaries: int
    band: Band


@dataclass(frozen=True)
class Verdict:
    """What is said of an area; ``borrowed_from`` is the code of the area that answers for it, empty for its own."""

    verdict: str
    borrowed_from: str = ""


def verdicts(tested: Mapping[str, AreaBand], *, rule: VerdictRule = STANDARD_VERDICT) -> dict[str, Verdict]:
    """Judge every area, together with those of its family.

    An area with too few burglaries takes the answer of the smallest larger area that has enough.

    Args:
        tested: by area code.
    """
    own: dict[str, str] = {}
    for family in {one.family for one in tested.values()}:
        own |= _judged({code: one for code, one in tested.items() if one.family == family}, rule)
    return {code: _own_or_borrowed(code, own, tested) for code in tested}


def _judged(family: Mapping[str, AreaBand], rule: VerdictRule) -> dict[str, str]:
    enough = {code: one.band for code, one in family.items() if one.burglaries >= rule.min_burglaries}
    p = np.array([band.p for band in enough.values()])
    # The same steps at the stricter bound are Simes' test of "nothing anywhere".
    found = benjamini_hochberg(p, q=rule.q) & benjamini_hochberg(p, q=rule.any_p).any()
    said = {
        code: EVIDENCE if stands and band.p < rule.p_below and band.ratio >= rule.ratio_from else NO_EVIDENCE
        for (code, band), stands in zip(enough.items(), found, strict=True)
    }
    return {code: said.get(code, TOO_FEW) for code in family}


def _own_or_borrowed(code: str, own: Mapping[str, str], tested: Mapping[str, AreaBand]) -> Verdict:
    lender = code
    while own[lender] == TOO_FEW and tested[lender].lender in tested:
        lender = tested[lender].lender
    return Verdict(own[lender], "" if lender == code or own[lender] == TOO_FEW else lender)
