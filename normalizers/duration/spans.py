"""Numbers and units put together: ranges, products, compounds and restatements of one value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from normalizers.duration.amounts import Amount, in_common_unit, read_amounts, scaled
from normalizers.duration.units import (
    UNITS,
    convert_factor,
    lasting_seconds,
    match_basis,
    may_state_time,
)
from normalizers.late_pattern import late
from normalizers.number_words import lower_case

Join = Callable[[str, Amount, Amount, str], "tuple[Amount, ...] | None"]

_LEAST_YEAR = 1900  # "Tahun 2021 / 14 hari": no number of days
_FAR = 60  # characters; nothing that joins two numbers is longer
_LABELLING = late(
    r"(?<![^\W\d_])(?:lantai|lt|tahap|langkah|loket|kelas|tipe|type|golongan|gol|poi?nt?|butir|"
    r"kategori|level|grade|tingkat|zona|gedung|ruang|meja|sim|jalur|kelompok|bagian|tahapan)"
    r"\s{0,3}\.?\s{0,3}\Z|[^\W\d_]\Z",
    re.IGNORECASE,
)
_LOST_DASH_LEFT = late(
    r"(?:^|[\n:;,(±]|(?<![^\W\d_])(?:selama|waktu|sekitar|maksimal|lebih|kira|dalam|antara|berkisar"
    r"|penyelesaian|lama|durasi|proses))[ \t]{0,4}\Z",
    re.IGNORECASE,
)
_PRODUCT = late(r"\s{0,3}[x×✕*]\s{0,3}", re.IGNORECASE)
_TIMES = late(r"\s{1,3}kali\s{1,3}", re.IGNORECASE)
_BOUND = (
    r"(?:±\s{0,3}|(?:dengan\s+)?(?:maks(?:imal|imum)?\.?|max\.?|paling\s+(?:lama|lambat|banyak)|"
    r"selambat[\s-]{0,3}lambatnya|kurang\s+lebih)[\s:]{1,3}(?:selama\s+|dalam\s+)?)?"
)
_RANGE = late(
    r"[\s*]{0,4}(?:[-–—−‑‐~]{1,3}|s\s{0,2}[.,/]?\s{0,2}d(?![^\W\d_])\.?|to|until|ke|atau|"
    r"sam(?:pai|pe)(?:\s+(?:dengan|dgn|dg))?|smp|hingga|sampaidengan)[\s*]{0,4}" + _BOUND,
    re.IGNORECASE,
)
_DASH_ON_NEW_LINE = late(r"\n\s*[-–—•]")
_AND = late(r"\s{1,3}(?:dan|sampai|hingga)\s{1,3}", re.IGNORECASE)
_BETWEEN = late(r"(?<![^\W\d_])antara\s{1,3}$", re.IGNORECASE)
_COMPOUND = late(r"[ \t\xa0]{0,4}(?:(?:dan|lebih)[ \t\xa0]{1,3})?", re.IGNORECASE)
_RESTATED = late(
    r"\s{0,3}(?:[(\[=/]\s{0,3}(?:=|±|atau|setara|sama dengan|kurang lebih)?|atau|setara(?: dengan)?"
    r"|alias)\s{0,3}",
    re.IGNORECASE,
)
_OPEN = late(r"\s{0,3}[(\[]\s{0,3}")
_CLOSE = late(r"\s{0,3}[)\]]")
_LINE_NUMBER = late(r"(?:^|\n)[ \t]*([0-9]{1,2})(?![0-9])")
_MINUTES = 60
_CLAUSE_END = late(r"[ \t]{0,4}(?:$|[.,;)\n])")
_NEAR = 200  # characters; the next line of a list is not farther


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every stated amount of time in text order, whatever it is an amount of."""
    if not may_state_time(lower_case(text)):
        return ()
    amounts = read_amounts(text)
    for join in (_join_product, _join_compound, _join_range, _join_restated):
        if len(amounts) > 1:
            amounts = _fold(text, amounts, join)
    return tuple(_with_shared_unit(text, amounts))


def _with_shared_unit(text: str, amounts: list[Amount]) -> list[Amount]:
    """Amounts that have a unit; "30/49/89 hari" are three, for three cases."""
    kept: list[Amount] = []
    for amount in reversed(amounts):
        is_beside = bool(kept) and text[amount.end : kept[-1].start].strip() == "/"
        if amount.unit is None and is_beside and amount.maximum < _LEAST_YEAR:
            amount = replace(amount, unit=kept[-1].unit, basis=kept[-1].basis)
        if amount.unit is not None:
            kept.append(amount)
    return kept[::-1]


def _fold(text: str, amounts: list[Amount], join: Join) -> list[Amount]:
    folded = amounts[:1]
    for amount in amounts[1:]:
        last = folded[-1]
        gap = text[last.end : amount.start] if amount.start - last.end <= _FAR else None
        joined = join(text, last, amount, gap) if gap is not None else None
        folded[-1:] = (last, amount) if joined is None else joined
    return folded


def _join_product(text: str, first: Amount, second: Amount, gap: str) -> tuple[Amount, ...] | None:
    if first.unit is not None:
        return None
    if gap.strip() == "/":
        return _join_share(first, second)
    if second.unit is None:
        return None
    is_day = second.unit == "hour" and second.minimum == second.maximum == 24  # hours a day
    if not (_PRODUCT.fullmatch(gap) or (is_day and _TIMES.fullmatch(gap))):
        return None
    if second.minimum == 1 and text[second.start : second.start + 2].lower() == "se":
        return None  # "2x seminggu" is how often
    factor = second.minimum
    return (
        replace(
            second,
            minimum=first.minimum * factor,
            maximum=first.maximum * factor,
            start=first.start,
            disagrees=first.disagrees or second.disagrees,
            lead=int(factor) if factor == int(factor) else 1,
        ),
    )


def _join_share(first: Amount, second: Amount) -> tuple[Amount, ...] | None:
    """ "1/2 jam" is half an hour."""
    low, high = first.minimum, second.minimum
    if (low, high) == (1, 2) or (second.unit == "hour" and (low, high) in ((1, 4), (3, 4))):
        if second.unit is None:
            return None
        return (replace(second, minimum=low / high, maximum=low / high, start=first.start),)
    return None


def _join_compound(text: str, first: Amount, second: Amount, gap: str) -> tuple[Amount, ...] | None:
    if first.minimum != first.maximum or not _COMPOUND.fullmatch(gap):
        return None
    if first.unit is None:
        # "1 1/2 jam": a whole number and the rest of it
        if second.unit is None or not (0 < second.minimum < 1) or first.minimum % 1:
            return None
        value = first.minimum + second.minimum
        return (replace(second, minimum=value, maximum=value, start=first.start),)
    if second.unit is None:
        if _is_rest_without_unit(text, first, second):
            return (replace(first, unit=None, basis=None, end=second.end),)
        is_half = second.minimum == 0.5 and not second.has_digits
        value = first.minimum + 0.5
        return (replace(first, minimum=value, maximum=value, end=second.end),) if is_half else None
    if UNITS.index(first.unit) <= UNITS.index(second.unit):
        return None
    is_working = "working" in (first.basis, second.basis)
    factor = convert_factor(first.unit, second.unit, is_working)
    next_down = UNITS[UNITS.index(first.unit) - 1]
    if factor is None or second.unit != next_down or second.maximum >= factor:
        return None
    value = first.minimum * factor + second.minimum
    whole = replace(second, minimum=value, maximum=value, start=first.start, lead=factor)
    return (replace(whole, disagrees=first.disagrees or second.disagrees),)


def _is_rest_without_unit(text: str, first: Amount, second: Amount) -> bool:
    """ "1 jam 30": minutes are meant, or anything else; one hour it is not."""
    is_rest = second.has_digits and 1 < second.minimum < _MINUTES and not second.minimum % 1
    return first.unit == "hour" and is_rest and _CLAUSE_END.match(text, second.end) is not None


def _join_range(text: str, first: Amount, second: Amount, gap: str) -> tuple[Amount, ...] | None:
    if second.unit is None or second.minimum != second.maximum:
        return None
    if not _is_range_gap(text, first, second, gap):
        return None
    if first.unit is None:
        low, high = replace(scaled(first, second.unit, second.lead)), second
    else:
        pair = in_common_unit(first, second)
        if pair is None:
            return None
        low, high = pair
    if low.minimum > high.maximum:
        return None
    return (
        replace(
            high,
            minimum=low.minimum,
            start=first.start,
            basis=second.basis or first.basis,
            disagrees=first.disagrees or second.disagrees,
        ),
    )


def _is_range_gap(text: str, first: Amount, second: Amount, gap: str) -> bool:
    before = text[max(0, first.start - 24) : first.start]
    if first.unit is not None and gap.strip().lower() == "atau":
        return False
    if _RANGE.fullmatch(gap):
        is_label = first.unit is None and _LABELLING.search(before) is not None
        return not is_label and _DASH_ON_NEW_LINE.search(gap) is None
    if _AND.fullmatch(gap):
        return _BETWEEN.search(before) is not None
    return _is_lost_dash(text, first, second, gap)


def _is_lost_dash(text: str, first: Amount, second: Amount, gap: str) -> bool:
    """ "7 10 menit": the dash was lost. A list number ("1 10 menit") looks the same."""
    before = text[max(0, first.start - 24) : first.start]
    is_blank = bool(gap) and not gap.strip() and "\n" not in gap
    return (
        first.unit is None
        and is_blank
        and first.has_digits == second.has_digits
        and first.minimum < second.minimum
        and not _is_list_number(text, first)
        and (first.start == 0 or _LOST_DASH_LEFT.search(before) is not None)
    )


def _is_list_number(text: str, first: Amount) -> bool:
    """Whether a number at the start of a line goes on, or begins, a count of the lines."""
    near = text[max(0, first.start - _NEAR) : first.end + _NEAR]
    if "\n" not in near or text[max(0, first.start - _NEAR) : first.start].rstrip(" \t")[
        -1:
    ] not in ("", "\n"):
        return False
    beside = {str(int(first.minimum) - 1), str(int(first.minimum) + 1)}
    return any(found.group(1) in beside for found in _LINE_NUMBER.finditer(near))


def _join_restated(text: str, first: Amount, second: Amount, gap: str) -> tuple[Amount, ...] | None:
    """ "60 menit (1 jam)", "5 hari kerja (lima)": the same value once more."""
    if first.unit is None:
        return None
    closing = _CLOSE.match(text, second.end)
    end = closing.end() if closing is not None and ("(" in gap or "[" in gap) else second.end
    if second.unit is None:
        if second.has_digits or closing is None or not _OPEN.fullmatch(gap):
            return None
        differs = second.minimum != first.minimum
        basis, end = match_basis(text, end)  # "7 hari (tujuh) kerja"
        basis = first.basis or basis
        return (replace(first, end=end, basis=basis, disagrees=first.disagrees or differs),)
    if not _RESTATED.fullmatch(gap) or first.minimum != first.maximum:
        return None
    if first.unit == second.unit and first.minimum != second.minimum:
        in_words = first.has_digits and not second.has_digits and closing is not None
        return (replace(first, end=end, disagrees=True),) if in_words else None
    shortest, longest = lasting_seconds(first.unit, first.basis)
    least, most = lasting_seconds(second.unit, second.basis)
    if first.minimum * longest < second.minimum * least:
        return None
    if first.minimum * shortest > second.minimum * most:
        return None
    return (replace(first, end=end, basis=first.basis or second.basis),)
