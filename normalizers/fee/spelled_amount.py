"""Amounts written in words: where a run of number words stands and what it is worth."""

from __future__ import annotations

import re

from normalizers.late_pattern import late
from normalizers.number_words import parse_number_words

WORDS_MAX = 30  # words in one spelled-out number; the longest sensible one has about 25
WORD_MAX_CHARS = 100  # glued numbers ("seratusduapuluhlimariburupiah") stay below 60

_LETTERS = late(r"[A-Za-z]+")
_WORD = late(r"[\s,\-]*([A-Za-z]+)")
NUMBER_WORD = (
    r"(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|seribu|"
    r"sejuta|belas|puluh|ratus|ribu|juta|milyar|miliar|rupiah)+"
)
_NUMBER_WORD = late(NUMBER_WORD, re.IGNORECASE)
_RUPIAH = late("rupiah", re.IGNORECASE)


def _is_number_word(word: str) -> bool:
    return len(word) <= WORD_MAX_CHARS and bool(_NUMBER_WORD.fullmatch(word))


def find_spelled_starts(text: str) -> tuple[int, ...]:
    """Where the runs of number words begin that end in "rupiah".

    >>> find_spelled_starts("tarif lima puluh ribu rupiah, dalam rupiah")
    (6,)
    """
    starts: list[int] = []
    run_start: int | None = None
    previous_end = 0
    for match in _LETTERS.finditer(text):
        if run_start is not None and text[previous_end : match.start()].strip(" \n\t-"):
            run_start = None
        previous_end = match.end()
        if not _is_number_word(match.group()):
            run_start = None
            continue
        run_start = match.start() if run_start is None else run_start
        if match.group().lower().endswith("rupiah"):
            if previous_end - run_start > len("rupiah"):
                starts.append(run_start)
            run_start = None
    return tuple(starts)


def read_spelled(text: str, start: int) -> tuple[int | None, int]:
    """The number in words at an offset, with the "rupiah" behind it, and where they end.

    >>> read_spelled("lima puluh ribu rupiah tunai", 0)
    (50000, 22)
    >>> read_spelled("tunai", 0)
    (None, 0)
    """
    end = start
    for _ in range(WORDS_MAX):
        match = _WORD.match(text, end)
        if match is None or not _is_number_word(match.group(1)):
            break
        end = match.end()
        if match.group(1).lower().endswith("rupiah"):
            break
    spelled = _RUPIAH.sub("", text[start:end]).strip(" ,-\n\t\r")
    amount = parse_number_words(spelled) if spelled else None
    return (amount if isinstance(amount, int) else None), (end if spelled else start)
