"""Numbers of list items as programs write them, by the names that Word gives to the ways."""

from __future__ import annotations

MAX_ROMAN = 3999
MAX_LETTERS = 26 * 10

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(number: int, kind: str) -> str:
    """The number as a list shows it; what cannot be written so is written in digits.

    >>> [counted(4, kind) for kind in ("decimal", "decimalZero", "lowerLetter", "upperRoman")]
    ['4', '04', 'd', 'IV']
    >>> counted(28, "lowerLetter"), counted(0, "lowerRoman")
    ('bb', '0')
    """
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind in ("lowerRoman", "upperRoman") and 0 < number <= MAX_ROMAN:
        return _cased(_roman(number), kind)
    if kind in ("lowerLetter", "upperLetter") and 0 < number <= MAX_LETTERS:
        times, letter = divmod(number - 1, 26)
        return _cased(chr(ord("a") + letter) * (times + 1), kind)
    return str(number)


def _cased(text: str, kind: str) -> str:
    return text.upper() if kind.startswith("upper") else text


def _roman(number: int) -> str:
    parts: list[str] = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        parts.append(letters * times)
    return "".join(parts)
