"""The Indonesian numbering plan: which digits can be a number, and where its area code ends."""

from __future__ import annotations

from normalizers.late_pattern import late

# The Indonesian numbering plan as libphonenumber's public metadata for region ID states it
# (Apache-2.0; facts of the plan): area codes of two digits, then of three.
AREAS_OF_TWO = frozenset({"21", "22", "24", "31", "61"})
_AREAS_OF_THREE = late(
    r"2(?:[35][1-4]|6[0-8]|7[1-6]|8\d|9[1-8])|3(?:[25][1-8]|3[1-68]|4[1-3]|6[1-3568]|7[0-469]|8\d)"
    r"|4(?:0[1-589]|1[01347-9]|2[0-36-8]|3[0-24-68]|4\d|5[1-378]|6[1-5]|7[134]|8[1245])"
    r"|5(?:1[1-35-9]|2[25-8]|3[124-9]|4[1-3589]|5[1-46]|6[1-8])|6(?:[25]\d|3[1-69]|4[1-6])"
    r"|7(?:02|[125][1-9]|[36]\d|4[1-8]|7[0-36-9])|9(?:0[12]|1[013-8]|2[0-479]|5[125-8]|6[23679]"
    r"|7[159]|8[01346])"
)
SUBSCRIBER_DIGITS = range(5, 9)  # after the area code
_MOBILE = late(r"8[1-35-9]\d{7,10}")
_SPECIAL = late(r"80[0479]\d{6,8}")  # toll-free, shared cost, universal access, premium
_UNIVERSAL = late(r"150\d{4}|1500\d{2}")  # one number for the whole country, no area code


def area_code(national: str) -> str | None:
    """The area code a national number (no zero, no +62) begins with; None for no known one.

    >>> area_code("71921065"), area_code("213840554"), area_code("81234567890")
    ('719', '21', None)
    """
    if national[:2] in AREAS_OF_TWO:
        return national[:2]
    return national[:3] if _AREAS_OF_THREE.match(national) else None


def is_mobile_number(national: str) -> bool:
    """Is a national number (no zero, no +62) one of a mobile network, whatever its length?

    >>> is_mobile_number("81234567890"), is_mobile_number("8001234567")
    (True, False)
    """
    return national.startswith("8") and not _SPECIAL.fullmatch(national)


def fits_plan(national: str) -> bool:
    """Does a national number (no zero, no +62) fit the plan in code and length?

    >>> fits_plan("71921065"), fits_plan("8123456"), fits_plan("61012345678901")
    (True, False, False)
    """
    if _MOBILE.fullmatch(national) or _SPECIAL.fullmatch(national):
        return True
    area = area_code(national)
    return area is not None and len(national) - len(area) in SUBSCRIBER_DIGITS


def is_universal(digits: str) -> bool:
    """Is this a number without area code, the same in the whole country ("1500587")?

    >>> is_universal("1500587"), is_universal("1708")
    (True, False)
    """
    return _UNIVERSAL.fullmatch(digits) is not None
