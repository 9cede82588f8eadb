"""Which two amounts of a fee section are the ends of one range."""

from __future__ import annotations

import re

from normalizers.fee.money import Money
from normalizers.fee.unit import Unit
from normalizers.late_pattern import late

RANGE_CONTEXT_CHARS = 60
_RANGE = late(
    r"[\s,.]*(?:-|–|—|~|s\s?[/.]\s?d\.?|sd|sampai(?:\s+dengan)?|hingga|ke)\s*", re.IGNORECASE
)
_BULLET = late(r"\n[^\S\n]{0,20}[-–—•]")
_BOTH_BOUNDS = late(r"[\s,;]*(?:dan\s+)?(?:maksimal|maksimum|paling\s+(?:banyak|tinggi))\W*$", re.I)
_LOWER_BOUND = late(r"(?i)(?:minimal|minimum|paling\s+(?:sedikit|rendah)|antara)\W*$")


def find_upper_end(text: str, floor: int, pair: list[Money], unit: Unit | None) -> Money | None:
    """The second of two amounts that are the ends of one range, lower end first.

    The words of the first begin at `floor` at the earliest; `unit` is the one behind it.
    """
    if len(pair) < 2:
        return None
    low, high = pair
    if low.amount is None or high.amount is None or low.currency != high.currency:
        return None
    if not 0 < low.amount < high.amount:
        return None
    start = unit.end if unit else low.end
    between = text[start : high.start].lstrip(")")
    is_bullet = _BULLET.search(between) is not None
    if _RANGE.fullmatch(between) and not is_bullet:
        return high
    before = text[max(floor, low.start - RANGE_CONTEXT_CHARS) : low.start]
    if _LOWER_BOUND.search(before) and (
        _BOTH_BOUNDS.fullmatch(between) or between.strip() == "dan"
    ):
        return high
    return None
