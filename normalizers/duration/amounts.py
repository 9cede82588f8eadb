"""Single numbers with the unit of time that follows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from normalizers.duration.units import (
    ONE_UNIT,
    TIMED_UNITS,
    UNIT_HINT,
    UNITS,
    Basis,
    Unit,
    convert_factor,
    match_basis,
    match_unit,
    one_unit,
)
from normalizers.late_pattern import late
from normalizers.number_words import lower_case
from normalizers.numerals import Numeral, find_numerals, parse_number_words

# "08.00", "15.30": a time of day, never a quantity ("0.25" and "1,50" are quantities).
_CLOCK = late(r"(?:0[0-9]|1?[0-9]|2[0-4])\.[0-5][0-9]|0[0-9],[0-5][0-9]")
_DECIMAL = late(r"0\.[0-9]+")
# After these words a number names a thing; it does not count anything.
_NAMING = late(
    r"(?<![^\W\d_])(?:no|nomor|pasal|ayat|angka|huruf|ke|h|formulir|tanggal|tgl|tg|pukul|pkl|pk|"
    r"uu|pp|perda|perwali|perbup|bab|lampiran|prosedur|nomer)[^\S\n]{0,3}[.:\-–+]?[^\S\n]{0,3}\Z",
    re.IGNORECASE,
)
_WORD_BEFORE = late(r"([^\W\d_]{4,12})\s{1,3}$")
_HEADER_UNIT = late(
    rf"\((hari\s{{1,3}}kerja|{TIMED_UNITS})\)[\s:=|]{{1,6}}(?=[0-9])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range with its unit, if it has one; offsets are of the characters it spans.

    `lead` is what a bare number before it must be multiplied by: 24 in "2 - 3 x 24 jam".
    """

    minimum: float
    maximum: float
    start: int
    end: int
    unit: Unit | None
    basis: Basis | None
    disagrees: bool = False
    has_digits: bool = True
    lead: int = 1


def read_amounts(text: str) -> list[Amount]:
    """Every number that counts something, with its unit if it has one, in text order."""
    amounts: list[Amount] = []
    for numeral in find_numerals(text):
        # "tiga (tiga) hari": the second number lies inside the first amount.
        is_inside = bool(amounts) and numeral.start < amounts[-1].end
        if not is_inside and _counts(text, numeral):
            amounts.append(_amount(text, numeral))
    for found in ONE_UNIT.finditer(text):
        basis, end = match_basis(text, found.end())
        amounts.append(Amount(1, 1, found.start(), end, one_unit(found), basis, has_digits=False))
    amounts.sort(key=lambda amount: amount.start)
    if not any(amount.unit for amount in amounts):
        amounts = _mistyped_words(text) or _under_header_unit(text, amounts)
    return amounts


def _amount(text: str, numeral: Numeral) -> Amount:
    matched = match_unit(text, numeral.start, numeral.end)
    unit, basis, end = matched if matched is not None else (None, None, numeral.end)
    value = numeral.value
    return Amount(
        value, value, numeral.start, end, unit, basis, numeral.disagrees, numeral.has_digits
    )


def _counts(text: str, numeral: Numeral) -> bool:
    written = text[numeral.start : numeral.end]
    if _CLOCK.fullmatch(written) and not _DECIMAL.fullmatch(written):
        return False
    return _NAMING.search(text, max(0, numeral.start - 14), numeral.start) is None


def scaled(amount: Amount, unit: Unit, factor: int) -> Amount:
    """The same amount counted in a smaller unit."""
    return replace(
        amount, minimum=amount.minimum * factor, maximum=amount.maximum * factor, unit=unit
    )


def in_common_unit(first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Both amounts in the smaller of their units; None where that is not exact."""
    if first.unit is None or second.unit is None:
        return None
    is_working = "working" in (first.basis, second.basis)
    if UNITS.index(first.unit) >= UNITS.index(second.unit):
        factor = convert_factor(first.unit, second.unit, is_working)
        return None if factor is None else (scaled(first, second.unit, factor), second)
    factor = convert_factor(second.unit, first.unit, is_working)
    return None if factor is None else (first, scaled(second, first.unit, factor))


def _mistyped_words(text: str) -> list[Amount]:
    """ "sepulh menit": a unit with a number word before it that has one slip."""
    found = []
    for unit_name in UNIT_HINT.finditer(lower_case(text)):
        word = _WORD_BEFORE.search(text, max(0, unit_name.start() - 16), unit_name.start())
        value = parse_number_words(word.group(1)) if word is not None else None
        matched = match_unit(text, word.start(1), word.end(1)) if word is not None else None
        if word is None or value is None or matched is None:
            continue
        unit, basis, end = matched
        found.append(Amount(value, value, word.start(1), end, unit, basis, has_digits=False))
    return found


def _under_header_unit(text: str, amounts: list[Amount]) -> list[Amount]:
    """ "Waktu (menit): 30": the unit stands in the label, once for the whole text."""
    header = _HEADER_UNIT.search(text)
    if header is None:
        return amounts
    matched = match_unit(" " + header.group(1), 0, 0)
    under = next((amount for amount in amounts if amount.start == header.end()), None)
    if under is None or matched is None:
        return amounts
    return [replace(under, unit=matched[0], basis=matched[1])]
