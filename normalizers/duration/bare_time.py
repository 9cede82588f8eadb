"""Whether a line is a time, whatever name it stands under."""

from __future__ import annotations

from functools import lru_cache

from normalizers.duration.duration import Duration, find_durations
from normalizers.late_pattern import late

MAX_WORDS = 9
MAX_END = 40  # letters at a line's end that a time is looked for in
_LEAD = late(
    r"(?i)\W*(?:(?:paling\s+(?:lama|lambat|cepat)|selambat\S*|maksimal|maksimum|maks?|max|minimal"
    r"|kurang\s+lebih|kira\S*|sekitar|selama|antara|estimasi|dalam|waktu)\W+){0,3}"
)
_TAIL = late(r"\W*")
_SIGN = late(r"\d|se[dmjhbpt]|(?:satu|dua|tiga|empat|lima|enam|tujuh)\b")


@lru_cache(maxsize=10_000)
def is_bare_time(text: str) -> bool:
    """Whether a line states how long something takes, and has no other word.

    >>> is_bare_time("Paling lama 3 (tiga) hari kerja"), is_bare_time("1 - 2 jam.")
    (True, True)
    >>> is_bare_time("3 hari sebelum acara"), is_bare_time("Masa berlaku 5 bulan")
    (False, False)
    """
    found = _found(text)
    is_alone = len(found) == 1 and found[0].unit != "year" and _is_led(text, found[0])
    return is_alone and _ends(text, found[0])


def begins_with_time(text: str) -> bool:
    """Whether a short line begins with how long something takes, and may say from when on.

    >>> begins_with_time("3 hari kerja sejak lengkap"), begins_with_time("Selesai dalam 3 hari")
    (True, False)
    """
    found = _found(text)
    return bool(found) and _is_led(text, found[0])


@lru_cache(maxsize=10_000)
def ends_with_time(text: str) -> bool:
    """Whether a line, however long, ends with how long something takes.

    >>> ends_with_time("Pengambilan berkas 2 x 24 jam)"), ends_with_time("2 hari lagi")
    (True, False)
    """
    if _SIGN.search(text[-MAX_END:].casefold()) is None:
        return False
    found = find_durations(text)
    return bool(found) and found[-1].unit != "year" and _ends(text, found[-1])


def _found(text: str) -> tuple[Duration, ...]:
    if len(text.split()) > MAX_WORDS or _SIGN.search(text.casefold()) is None:
        return ()
    return find_durations(text)


def _ends(text: str, found: Duration) -> bool:
    return _TAIL.fullmatch(text, found.end) is not None


def _is_led(text: str, found: Duration) -> bool:
    return _LEAD.fullmatch(text, 0, found.start) is not None
