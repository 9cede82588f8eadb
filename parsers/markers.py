"""List markers: numbers, letters, roman numerals and bullets, at a line's start or inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

BULLETS = (
    "•●○◦▪▫■□◾◼◻◆◇►▶▸➢➤➔➣➜✓✔√✅☑🗹☐☒⬜⬛◯❎❑❒❏▢✗✘✦❖§Ø·⇒→¬"
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0fe\uf02d\uf0e0\uf0be"
)
DASHES = "-–—‐‑−*"

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_NUMBER = r"(?P<decimal>\d{1,2})|(?P<roman>[ivx]{2,4}|[IVX]{2,4})|(?P<alpha>[A-Za-z])"
# "1." "1)" "1.)" "(1)" "e ." - but not "1.250", "08.00", "a.n.", "1 (satu)".
_LEADING = re.compile(
    rf"(?P<open>\()?(?:{_NUMBER})(?P<close>\s?(?:\.\)|\)\.|[.)]))"
    # "1)2 liter" and "b.250 ml" are glued to a figure; "1.2 liter" and "(62)812" are none.
    r"(?:(?=\s|[^\W\d_]{2}|[(\"'“]|$)|(?(open)(?!)|(?:(?<=\))|(?<=[a-z]\.))(?=\d{1,3}(?![\d.)]))))"
)
# "2.1.1." or "2.1.1 Surat"; "2.1. Surat"; "A.1 Surat", "IV.2. Surat"; but not
# "08.00", "1.250", "1.2 liter" or a date.
_LEVELS = re.compile(
    r"(?P<number>[1-9]\d?(?:\.[1-9]\d?){2,4}(?=\.\s+\S|\s+[^\W\d])|[1-9]\d?\.[1-9]\d?(?=\.\s+[A-Z])"
    r"|(?:[A-Z]|[IVX]{2,4})(?:\.[1-9]\d?){1,4}(?=\.?\)?\s+[A-Z][a-z])"
    r"|[1-9]\d?(?:\.[1-9]\d?){2,4}(?=\)\s+\S))(?P<close>\.?\)?)"
)
# "1a." and "1b.": two ways to take one step.
_BRANCH = re.compile(r"(?P<number>(?P<step>[1-9]\d?)[a-z])(?P<close>[.)])(?=\s+[^\W\d])")
_BULLET = re.compile(
    rf"(?P<bullet>[{BULLETS}]+|[{re.escape(DASHES)}]{{1,2}}(?!\))|o(?=\s)|\?(?=\s)|\+(?=\s+[^\W\d_])"
    r"|[(\[]\s?[xXvV_*√✓✔]?\s?[)\]](?=\s))\ufe0f?\s*"
)
# Numbers in rings, in brackets and with a full stop that are one sign each.
_SIGNS = {chr(first + n): n + 1 for first in (0x2460, 0x2474, 0x2488) for n in range(20)}
_SIGNS |= {chr(first + n): n + 1 for first in (0x2776, 0x2780, 0x278A) for n in range(10)}
_AS_PICTURE = "\ufe0f"  # behind a sign that is to be drawn in colours
_BARE_LETTER = re.compile(r"([a-z]),?\s+(?=[A-Z])")
_COMMA = re.compile(r"(\d{1,2}),(?=\s+[A-Z])")
_LONE = re.compile(r"\(?(\d{1,2})(\s*[.)]{1,2})?$")
_BARE = re.compile(r"(\d{1,2})\s*(?=[^\W\d_])")
_ABBREVIATION = re.compile(r"(?:a\.n|u\.p|d\.a|s\.d|d\.h|c\.q|u\.b|a\.l)\b", re.IGNORECASE)


class Marker(NamedTuple):
    """A marker: its kind (shape and family), its ordinal from 1 (0 for bullets), its range."""

    kind: str
    ordinal: int
    number: str | None
    start: int
    end: int
    is_reference: bool = False  # inside a text, behind a word like "loket" or "Pasal"

    @property
    def is_bullet(self) -> bool:
        return self.number is None

    def is_followed_by(self, other: Marker) -> bool:
        """Whether the other counts on from this one, or is the same bullet."""
        return self.kind == other.kind and (
            other.number is None or other.ordinal == self.ordinal + 1
        )


@lru_cache(maxsize=20_000)  # every stage asks again for every line
def leading_marker(text: str, start: int = 0) -> Marker | None:
    """The marker that `text` has at `start`, or None.

    >>> leading_marker("1. Surat permohonan").number
    '1'
    >>> leading_marker("e . Fotokopi KTP").kind
    'alpha.'
    >>> leading_marker("- KTP").is_bullet
    True
    >>> leading_marker("2.1.3. Fotokopi KTP").number
    '2.1.3'
    >>> leading_marker("I.2 Fotokopi KTP").number, leading_marker("[x] KTP").is_bullet
    ('I.2', True)
    >>> leading_marker("1.250.000 rupiah") is None
    True
    >>> leading_marker("a.n. Kepala Dinas") is None
    True
    """
    match = _LEADING.match(text, start)
    if match and not _ABBREVIATION.match(text, start):
        return _numbered(match)
    match = _LEVELS.match(text, start)
    if match:
        parts = match.group("number").split(".")
        kind = f"decimal{len(parts)}{match.group('close')}"
        return Marker(kind, int(parts[-1]), match.group("number"), match.start(), match.end())
    match = _BRANCH.match(text, start)
    if match:
        kind, ordinal = f"decimal{match.group('close')}", int(match.group("step"))
        return Marker(kind, ordinal, match.group("number"), match.start(), match.end())
    sign = text[start : start + 1]
    if sign in _SIGNS:
        return Marker("sign", _SIGNS[sign], str(_SIGNS[sign]), start, start + 1)
    match = _BULLET.match(text, start)
    if match is None:
        return None
    sign = match.group("bullet")
    followed = text[match.end() : match.end() + 1]
    if sign[0] in DASHES and match.end() == start + len(sign) and followed.isdigit():
        return None  # "-5" is no item
    kind = "dash" if sign[0] in DASHES else sign[0]
    end = start + len(sign)
    return Marker(kind, 0, None, start, end + text.startswith(_AS_PICTURE, end))


def unmarked(text: str) -> str:
    """The text behind its marker.

    >>> unmarked("1. Surat permohonan"), unmarked("Surat permohonan")
    (' Surat permohonan', 'Surat permohonan')
    """
    marker = leading_marker(text)
    return text[marker.end :] if marker is not None else text


def lone_number(text: str, *, has_sign: bool = False) -> int:
    """The number of up to two digits that is all of a text, or 0; with a sign, if asked for.

    >>> lone_number("(3)"), lone_number("12"), lone_number("12", has_sign=True), lone_number("3. x")
    (3, 12, 0, 0)
    """
    found = _LONE.match(text)
    return int(found[1]) if found is not None and (found[2] or not has_sign) else 0


def bare_number(text: str) -> tuple[int, int]:
    """The number before words without a sign, as a table's column of numbers prints it, and where
    the words start; or 0.

    >>> bare_number("1 Persyaratan"), bare_number("4BiayaGratis"), bare_number("1. Persyaratan")
    ((1, 2), (4, 1), (0, 0))
    """
    found = _BARE.match(text)
    return (int(found[1]), found.end()) if found is not None else (0, 0)


def bare_letter(text: str) -> Marker | None:
    """A letter or number whose full stop is lost, or read as a comma: "b Surat", "3, KTP".

    Only its neighbours can confirm it.

    >>> bare_letter("b Surat permohonan").ordinal, bare_letter("c, Surat").end
    (2, 2)
    >>> bare_letter("3, KTP").kind
    'decimal.'
    """
    comma = _COMMA.match(text)
    if comma is not None:
        return Marker("decimal.", int(comma[1]), comma[1], 0, comma.end())
    match = _BARE_LETTER.match(text)
    if match is None:
        return None
    ordinal = ord(match.group(1)) - ord("a") + 1
    return Marker("alpha.", ordinal, match.group(1), 0, len(match.group().rstrip()))


def _numbered(match: re.Match[str]) -> Marker:
    shape = (match.group("open") or "") + match.group("close").strip()
    if match.group("decimal"):
        number = match.group("decimal")
        return Marker("decimal" + shape, int(number), number, match.start(), match.end())
    if match.group("roman"):
        number = match.group("roman")
        ordinal = _ROMAN.get(number.lower(), 0)
        if ordinal:
            case = "Roman" if number.isupper() else "roman"
            return Marker(case + shape, ordinal, number, match.start(), match.end())
        return Marker("other" + shape, 99, number, match.start(), match.end())
    number = match.group("alpha")
    case = "Alpha" if number.isupper() else "alpha"
    ordinal = ord(number.lower()) - ord("a") + 1
    return Marker(case + shape, ordinal, number, match.start(), match.end())


def as_roman(marker: Marker) -> Marker | None:
    """A lone letter i, v or x read as a roman numeral."""
    if marker.number is None or marker.number.lower() not in _ROMAN:
        return None
    if not marker.kind.lower().startswith("alpha"):
        return None
    kind = marker.kind.replace("alpha", "roman").replace("Alpha", "Roman")
    return marker._replace(kind=kind, ordinal=_ROMAN[marker.number.lower()])


# Inside a line a number is only a candidate: the chain that it belongs to decides (lists.py).
_INLINE = re.compile(
    rf"""
      (?<![\w.,/()+-])(?P<open>\()?(?:(?P<decimal>\d{{1,2}})|(?P<alpha>[A-Za-z]))
      (?P<close>\s?(?:\.\)|[.)]))(?![\d.,])(?=\s*[^\s\d.,;)]|\s+\d)
    | (?P<bullet>[{BULLETS}]+)
    | (?<=\s)(?P<dash>[-–—])(?=\s)
    """,
    re.VERBOSE,
)
# Words before a number that make it a reference, a name or an amount, and no marker. A period
# behind a whole word ends its sentence; one behind an abbreviation does not.
_REFERENCE = re.compile(
    r"(?:(?:no|hal|lt|gol|jl|rt|(?<!/)rw|s\.?d|sub|bab|ke)\.?"
    r"|pasal|ayat|nomor|angka|butir|huruf|point|poin|lampiran|tahap|prosedur|langkah|halaman|lantai"
    r"|kelas|tipe|type|bagian|golongan|ruang|loket|formulir|form|model|jalan|blok|seri|item|dan"
    r"|sampai|hingga|minimal|maksimal|sebanyak|pada|(?<!(?:belum|anjut|rikut|terus|bagai))(?<!\blain)nya|vitamin|hepatitis"
    r"|(?<!\d\s)(?<!\)\s)(?:lembar|rangkap))\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def inline_candidates(text: str) -> tuple[Marker, ...]:
    """What could be markers inside a text, left to right."""
    return tuple(_candidates(text))


def _candidates(text: str) -> Iterator[Marker]:
    for match in _INLINE.finditer(text):
        if match.group("bullet"):
            yield Marker(match.group("bullet")[0], 0, None, *match.span("bullet"))
            continue
        if match.group("dash"):
            yield Marker("dash", 0, None, *match.span("dash"))
            continue
        if _ABBREVIATION.match(text, match.start()):
            continue
        is_reference = bool(_REFERENCE.search(text, max(0, match.start() - 14), match.start()))
        shape = (match.group("open") or "") + match.group("close").strip()
        number = match.group("decimal") or match.group("alpha")
        if match.group("decimal"):
            kind, ordinal = "decimal", int(number)
        else:
            kind = "Alpha" if number.isupper() else "alpha"
            ordinal = ord(number.lower()) - ord("a") + 1
        yield Marker(kind + shape, ordinal, number, *match.span(), is_reference)
