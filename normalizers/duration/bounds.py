"""How a value is bounded ("paling lama", "±"), and where its quoted words begin and end.

Everything here reads lower case.
"""

from __future__ import annotations

from typing import Literal

from normalizers.duration.amounts import Amount
from normalizers.late_pattern import late

Bound = Literal["exact", "at-most", "at-least", "about"]

_BACK = 90  # characters before a value in which its bound stands
_LEFT = r"(?<![^\W\d_])"
_AT_MOST = (
    _LEFT + r"(?:ma(?:ks|x)i[^\W\d_]{2,7}|maks?(?![^\W\d_])\.?|max(?![^\W\d_])\.?|"
    r"pa[l1i]ing\s{0,3}(?:lama|lambat|telat|banyak|panjang|tinggi)(?:nya)?|"
    r"se?lambat[\s-]{0,3}lambat(?:nya)?|selambatnya|selama[\s-]{1,3}lama(?:nya)?|"
    r"(?:tidak|tak|tdk)\s+(?:boleh\s+)?(?:lebih\s+dari|melebihi|sampai)|kurang\s+dari|"
    r"di\s?bawah|up\s+to|within|at\s+most|not\s+more\s+than|less\s+than|batas\s+waktu|terlama)"
    r"|(?<![<=-])<=?|≤|⩽|=<"
)
_AT_LEAST = (
    _LEFT + r"(?:minim[^\W\d_]{2,4}|min(?![^\W\d_])\.?|"
    r"pa[l1i]ing\s{0,3}(?:cepat|sedikit|singkat|kurang|dini|awal)(?:nya)?|"
    r"sekurang[\s-]{0,3}kurang(?:nya)?|sekurangnya|sedikitnya|secepat[\s-]{1,3}cepatnya|"
    r"setidak(?:[\s-]{0,3}tidak)?(?:nya)?|(?:tidak|tak)\s+kurang\s+dari|lebih\s+dari|di\s?atas|"
    r"at\s+least|tercepat)"
    r"|(?<![>=-])>=?|≥|⩾"
)
_ABOUT = (
    r"±|\+\s?/\s?[-–]|\+[-–]|≈|~|(?:^|[\n:;,(]|selama|waktu)\s{0,3}\+|"
    + _LEFT
    + r"(?:kurang\s{0,2}/?\s{0,2}lebih|lebih\s{0,2}kurang|kurleb|lk(?![^\W\d_])\.?|sekitar|"
    r"kira[\s-]{0,3}kira|(?:ber)?kisar(?:an)?|(?:di)?perkira(?:k)?an|estimasi|"
    r"rata[\s-]{0,3}rata(?:nya)?|rerata|approx[^\W\d_]{0,9}\.?|about)"
)
_BOUND = late(f"(?P<about>{_ABOUT})|(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})")
_UP_TO = late(_LEFT + r"(?:sampai(?:\s+dengan)?|hingga|s[./]d\.?)\s{1,3}$")
_FILLER = late(
    r"[\s:=*()\[,]*(?:(?:waktu|dalam|selama|jangka|adalah|yaitu|ialah|antara|hanya|dari|di|pada|"
    r"lama|sekitar|proses|penyelesaian(?:nya)?|selesai|pelayanan)(?![^\W\d_])[\s:=]*){0,5}"
)
_LEAD_IN = late(_LEFT + r"(?:antara)\s{1,3}$")
_LOOSE = late(r"[^.;\n\d]{0,60}")
_AFTER = late(
    r"[\s,]{0,3}\(?(?:(?P<most>maks(?:imal|imum)?|max(?:imal)?|pa[l1i]ing\s+lama|pa[l1i]ing\s+lambat)|"
    r"(?P<least>minimal|minimum|pa[l1i]ing\s+cepat)|(?P<about>kurang\s+lebih))\)?(?=\s{0,3}(?:$|[.,;\n]))"
)
_UNTIL_DONE = late(
    r"[\s,]{0,3}(?:sampai(?:\s+dengan)?|hingga|s[./]?d\.?)\s{0,3}selesai(?![^\W\d_])"
)


def bound_of(lowered: str, amount: Amount, floor: int) -> tuple[Bound, int, int]:
    """Bound of a value, and its quoted span with the bounding words that touch it."""
    low, start, end = max(floor, amount.start - _BACK), amount.start, amount.end
    names: list[str] = []
    for found in reversed(list(_BOUND.finditer(lowered, low, amount.start))):
        gap = lowered[found.end() : start]
        if not _FILLER.fullmatch(gap):
            if not names and _LOOSE.fullmatch(gap) and found.lastgroup != "about":
                names.append(str(found.lastgroup))
            break
        names.append(str(found.lastgroup))
        start = found.start() + _leading_blank(found.group())
    after = _AFTER.match(lowered, end) or _UNTIL_DONE.match(lowered, end)
    if after is not None and not names:
        names.append(after.lastgroup or "least")
        end = after.end()
    up_to = _UP_TO.search(lowered, low, start)
    lead_in = up_to or _LEAD_IN.search(lowered, low, start)
    if lead_in is not None and start == amount.start:
        start = lead_in.start()
        if up_to is not None and not names:
            names.append("most")
    return _strongest(names), start, end


def _leading_blank(words: str) -> int:
    """A plus sign is found together with the mark before it, which is not part of the value."""
    return words.rfind("+") if "+" in words and "/" not in words and words[0] != "+" else 0


def _strongest(names: list[str]) -> Bound:
    if "most" in names:
        return "at-most"
    if "least" in names:
        return "at-least"
    return "about" if names else "exact"
