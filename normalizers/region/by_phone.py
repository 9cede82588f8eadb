"""The provinces that a landline number's area code serves: a weak sign of where an office is."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files

from normalizers.region.place_name import Region, gazetteer

MIN_PHONE_DIGITS = 7  # shorter numbers are hotlines without an area code
MAX_PHONE_DIGITS = 14


@lru_cache(maxsize=1)
def _provinces_by_area_code() -> dict[str, tuple[Region, ...]]:
    text = (files("normalizers.region") / "gazetteer" / "area_codes.csv").read_text(
        encoding="utf-8"
    )
    by_code = gazetteer().by_code
    return {
        row["area_code"]: tuple(by_code[code] for code in row["province_codes"].split())
        for row in csv.DictReader(text.splitlines())
    }


def find_phone_provinces(phone: str) -> tuple[Region, ...]:
    """The provinces of a landline number as printed or in E.164; none for mobiles and hotlines.

    >>> [region.name for region in find_phone_provinces("(0719) 21065")]
    ['Kepulauan Bangka Belitung']
    >>> [region.name for region in find_phone_provinces("+62 24 8316 994")]
    ['Jawa Tengah']
    >>> find_phone_provinces("0812 3456 7890"), find_phone_provinces("1500225")
    ((), ())
    """
    digits = re.sub(r"[^\d+]", "", phone[: MAX_PHONE_DIGITS * 3])
    national = re.sub(r"^(?:\+?62|0)0?", "", digits)
    if national == digits or not MIN_PHONE_DIGITS <= len(national) <= MAX_PHONE_DIGITS:
        return ()
    by_area = _provinces_by_area_code()
    return by_area.get(national[:3]) or by_area.get(national[:2]) or ()
