"""What looks like a person is refused; dates, numbers and decisions are not."""

import pytest

from data.ledger.free_text import is_bsn, suspicion


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("111222333 is niet thuis", "een burgerservicenummer"),
        ("1112 22 333", "een burgerservicenummer"),
        ("geboren op 3-4-1980", "een geboortedatum"),
        ("geb. 1980", "een geboortedatum"),
        ("bel 06 12345678", "een telefoonnummer"),
        ("bel 0541-123456", "een telefoonnummer"),
        ("tel +31612345678", "een telefoonnummer"),
        ("auto 12-AB-CD gezien", "een kenteken"),
        ("bus V-123-BX", "een kenteken"),
        ("mail jan@voorbeeld.nl", "een e-mailadres"),
        ("op 3 november brieven bezorgd in 412 woningen", ""),
        ("raadsbesluit APV op 25-01-2016", ""),
        ("besluit 14a, DVO 2016-11-25, zaak 123456789", ""),
        ("PGA voor de Top-50, 2016-2018", ""),
        ("wijk 03-02, levering 25", ""),
    ],
)
def test_texts(text, found):
    assert suspicion(text) == found


def test_elfproef():
    assert is_bsn("111222333")
    assert not is_bsn("123456789")
    assert not is_bsn("000000000")
