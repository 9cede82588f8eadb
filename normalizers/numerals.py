"""Indonesian numbers, written with digits, with words, or with both ("30 (tiga puluh)").

Digits win over words; a disagreement is reported, never settled in silence. Letters that look like
digits ("l0") are read as digits only where the words beside them say the same number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from normalizers.late_pattern import late
from normalizers.number_words import (
    LOWER_NUMBER_WORD,
    MORPHEME,
    NUMBER_WORD,
    SCALES,
    begins_word,
    evaluate_morphemes,
    lower_case,
    parse_number_words,
    plain_number,
)

__all__ = [
    "NUMBER_WORD",
    "Numeral",
    "find_numerals",
    "parse_digits",
    "parse_number_words",
    "parse_numeral",
]

_WORDS = late(NUMBER_WORD)
_DIGITS_PATTERN = r"[0-9]+(?:[.,][0-9]+)*(?::[0-9]{2}(?![0-9]))?(?:\s?[½¼¾])?|[½¼¾]"
_CANDIDATE = late(f"{_DIGITS_PATTERN}|{LOWER_NUMBER_WORD}")  # on lower case
_SCALE_AFTER = late(r"\s{0,3}(ribu|rb|juta|jt|milyar|miliar|trilyun|triliun)(?![^\W\d_])", re.I)
_SHORT_SCALES = {"rb": 10**3, "jt": 10**6}
_PAIRED_WORDS = late(
    r"\s{0,3}(?:/\s{0,3})?([(\[{]?)\s{0,3}((?:[^\W\d_]{3,}\s{0,3}){1,12})([)\]}]?)"
)
_CLOSED = late(r"[^()\[\]{}]{0,120}[)\]}]")
# "1 s.d. 3 (satu sampai tiga)": the bracket says both ends once more.
_PAIRED_RANGE = late(r"\s{0,3}[(\[{]([^()\[\]{}\d]{7,80})[)\]}]")
_RANGE_WORD = late(
    r"\s{0,3}(?:[-–—~]|(?<![^\W\d_])(?:s\s?[./]?\s?d\.?|sampai(?:\s+dengan)?|hingga|atau)(?![^\W\d_]))\s{0,3}",
    re.IGNORECASE,
)
_PAIRED_DIGITS = late(rf"\s{{0,3}}[(\[{{]\s{{0,3}}({_DIGITS_PATTERN})\s{{0,3}}[)\]}}]")
_OPEN_WORDS = late(r"[(\[{]\s{0,3}[^\W\d_]{3}")
_LOOKALIKE = late(r"(?<![^\W_])([0-9lIiOoSs|]{1,6})\s{0,3}$")
_LOOKALIKE_REACH = 10  # characters before the bracket
_LOOKALIKE_DIGITS = str.maketrans("lIi|OoSs", "11110055")
_GLYPH_SHARES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_GROUPED = late(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+|\.[0-9]{2})?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
)
_LONGEST_DIGITS = 30  # characters; more is a code, not a quantity
_PLAIN = late(r"[0-9]+(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its place in the text; `start` and `end` are character offsets.

    `words_value` is the value of the words, if any; `disagrees` says that digits and words differ
    (then `value` is that of the digits).
    """

    value: int | float
    start: int
    end: int
    words_value: int | float | None = None
    disagrees: bool = False
    has_digits: bool = True


def parse_numeral(text: str) -> Numeral | None:
    """Read the one number that `text` consists of.

    >>> parse_numeral("1.250.000").value
    1250000
    >>> parse_numeral("2,5").value
    2.5
    >>> parse_numeral("30 (tiga puluh)").value
    30
    >>> parse_numeral("14 (sepuluh)").disagrees
    True
    >>> parse_numeral("dua dan tiga") is None
    True
    """
    numerals = find_numerals(text)
    if len(numerals) != 1:
        return None
    only = numerals[0]
    rest = text[: only.start] + text[only.end :]
    return None if any(character.isalnum() for character in rest) else only


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Find every number of `text`, in order; clock times and section numbers are none.

    >>> [numeral.value for numeral in find_numerals("3 (tiga) berkas, seribu rupiah, pukul 08:30")]
    [3, 1000]
    >>> find_numerals("tanpa angka")
    ()
    """
    found: list[Numeral] = _confirmed_lookalikes(text)
    taken = {numeral.start: numeral for numeral in found}
    barrier = 0
    lowered = lower_case(text)
    for candidate in _CANDIDATE.finditer(lowered):
        start = candidate.start()
        if start < barrier:
            continue
        overlapping = _overlapping(found, taken, start) if taken else None
        if overlapping is not None:
            barrier = overlapping.end
            continue
        if _is_digit(candidate.group()[0]):
            numerals = _digits_at(text, candidate)
        elif not begins_word(lowered, start):
            continue
        else:
            numerals = _words_at(text, candidate)
        found.extend(numerals)
        barrier = max(candidate.end(), numerals[-1].end if numerals else 0)
    return tuple(sorted(found, key=lambda numeral: numeral.start)) if taken else tuple(found)


def parse_digits(text: str) -> int | float | None:
    """Read digits with Indonesian separators; also the English ones where they are unambiguous.

    >>> parse_digits("1.250,50"), parse_digits("350.000.00"), parse_digits("1½")
    (1250.5, 350000, 1.5)
    >>> parse_digits("1.2.3") is None
    True
    """
    if len(text) > _LONGEST_DIGITS:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    share = Fraction(0)
    if text and text[-1] in _GLYPH_SHARES:
        share = _GLYPH_SHARES[text[-1]]
        text = text[:-1].strip() or "0"
    if _GROUPED.fullmatch(text) and text[0] != "0":
        decimal = re.search(r"[.,]([0-9]{1,2}|[0-9]{4,})$", text)
        mixed = "." in text and "," in text
        cut = max(text.rfind("."), text.rfind(",")) if mixed else -1
        if decimal is not None and not mixed:
            cut = decimal.start()
        whole = text if cut < 0 else text[:cut]
        digits = re.sub("[.,]", "", whole) + ("" if cut < 0 else "." + text[cut + 1 :])
    elif _PLAIN.fullmatch(text):
        digits = text.replace(",", ".")
    else:
        return None
    return plain_number(Fraction(digits) + share)


def _digits_at(text: str, candidate: re.Match[str]) -> list[Numeral]:
    value = parse_digits(candidate.group())
    if value is None:
        return []
    start, end = candidate.span()
    scale = _SCALE_AFTER.match(text, end)
    if scale is not None:
        name = scale.group(1).lower()
        value = plain_number(Fraction(str(value)) * (_SHORT_SCALES.get(name) or SCALES[name]))
        end = scale.end()
    words = _PAIRED_WORDS.match(text, end)
    if words is None:
        return [Numeral(value, start, end)]
    paired = _paired(text, value, start, words)
    if paired is None:
        return [Numeral(value, start, end)]
    if paired.disagrees and not _CLOSED.match(text, words.start(2)):
        return [Numeral(value, start, paired.end)]  # words that are cut off: "30 (tiga"
    return [paired]


def _paired(text: str, value: int | float, start: int, words: re.Match[str]) -> Numeral | None:
    """A number with the words behind it that say it once more, where they are such."""
    if words.group(1):
        range_end = _range_in_words_end(text, value, words.start())
        if range_end is not None:
            return _pair(value, value, start, range_end)
        words_value = parse_number_words(words.group(2))
        if words_value is not None:
            close = words.end() if words.group(3) else words.end(2)
            return _pair(value, words_value, start, close)
    run = _WORDS.match(text, words.start(2))
    if run is None:
        return None
    words_value = parse_number_words(run.group())
    if words_value is None or not (words.group(1) or words_value == value):
        return None
    end = run.end() + (1 if text[run.end() : run.end() + 1] in (")", "]", "}") else 0)
    return _pair(value, words_value, start, end)


def _range_in_words_end(text: str, upper: int | float, position: int) -> int | None:
    """Where a bracket ends that states in words a range up to `upper`; None for another bracket."""
    bracket = _PAIRED_RANGE.match(text, position)
    ends = _RANGE_WORD.split(bracket.group(1)) if bracket is not None else []
    if bracket is None or len(ends) != 2:
        return None
    lower = parse_number_words(ends[0])
    is_range = lower is not None and lower < upper and parse_number_words(ends[1]) == upper
    return bracket.end() if is_range else None


def _words_at(text: str, candidate: re.Match[str]) -> list[Numeral]:
    """Cut a run of number words into numbers: "dua tiga" is two of them."""
    pieces = list(MORPHEME.finditer(text, candidate.start(), candidate.end()))
    numerals: list[Numeral] = []
    index = 0
    while index < len(pieces):
        window = pieces[index : index + _LONGEST_NUMBER_WORDS]
        value, used = evaluate_morphemes(tuple(piece.group().lower() for piece in window))
        if value is None:
            index += 1
            continue
        start, end = pieces[index].start(), pieces[index + used - 1].end()
        index += used
        number = plain_number(value)
        digits = _PAIRED_DIGITS.match(text, end) if index == len(pieces) else None
        stated = parse_digits(digits.group(1)) if digits is not None else None
        if digits is not None and stated is not None:
            numerals.append(_pair(stated, number, start, digits.end()))
        else:
            numerals.append(Numeral(number, start, end, number, has_digits=False))
    return numerals


_LONGEST_NUMBER_WORDS = 40  # morphemes; 999 trillion and a fraction needs fewer


def _confirmed_lookalikes(text: str) -> list[Numeral]:
    found = []
    for bracket in _OPEN_WORDS.finditer(text):
        low = max(0, bracket.start() - _LOOKALIKE_REACH)
        seen = _LOOKALIKE.search(text, low, bracket.start())
        if seen is None or seen.group(1).isdigit():
            continue
        words = _PAIRED_WORDS.match(text, seen.end(1))
        value = int(seen.group(1).translate(_LOOKALIKE_DIGITS))
        if words is not None and words.group(3) and parse_number_words(words.group(2)) == value:
            found.append(_pair(value, value, seen.start(1), words.end()))
    return found


def _overlapping(found: list[Numeral], taken: dict[int, Numeral], start: int) -> Numeral | None:
    numeral = taken.get(start)
    if numeral is not None:
        return numeral
    return next((one for one in taken.values() if one.start <= start < one.end), None)


def _pair(digits: int | float, words: int | float, start: int, end: int) -> Numeral:
    return Numeral(digits, start, end, words, disagrees=digits != words)


def _is_digit(character: str) -> bool:
    return character.isdigit() or character in _GLYPH_SHARES
