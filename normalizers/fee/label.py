"""Whom or what an amount is for: words before it, or words behind it that are its own.

"SIM A: Rp 80.000" and "Rp 80.000 untuk SIM A" say the same. What stands behind an amount belongs to
it unless it leads to the next one; words that one amount has claimed never label another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from normalizers.fee.context import Surroundings
from normalizers.late_pattern import late

LABEL_MAX_CHARS = 120  # a longer text before an amount is a sentence, not its label
NEXT_LOOK_CHARS = 60  # how far behind the next amount its own "untuk ..." begins

_SPLIT = late(r"[;\n|•·]|(?<=[A-Za-z]{4})\.\s|,\s")
_JOINTS = "dan|serta|sedangkan|sementara|adapun|atau|maupun|namun|tetapi"
_LEADING_JUNK = late(
    r"(?:[\s\-–•*·|,.;:)(]|\d{1,2}[.)]\s|\d{1,2}\s*\n|(?<![a-z])[a-z][.)]\s|(?:"
    rf"{_JOINTS}"
    r"|sebesar|biaya|tarif|tarip|retribusi|pnbp|rp|rupiah|adalah|dikenakan|untuk|utk|bagi|bg|&)(?![a-z]))+",
    re.IGNORECASE,
)
_TRAILING_JUNK = late(
    r"(?:[\s:;=\-–|,.(]|(?<![a-z])(?:sebesar|adalah|dikenakan|dipungut|membayar|biaya|tarif|tarip"
    rf"|retribusi|senilai|sejumlah|yaitu|dengan|harga|pnbp|rp|maksimal|minimal|&|{_JOINTS}))+$",
    re.IGNORECASE,
)
_CASE_IN_BRACKETS = late(
    r"\s*\(\s*(?!(?:min|maks|max|perda|perbup|pp|pnbp|per|sesuai|belum|termasuk|berlaku|"
    r"di[a-z]+an|nomor|sudah|tidak|m[ae]ter[ae]i)\b)([A-Za-z][^()\n]{1,40})\)",
    re.IGNORECASE,
)
_FOR = r"(?:untuk|utk|bagi|bg|khusus|kepada)\b\.?"
_FOR_WHOM = late(rf"[\s,]*{_FOR}\s*(?:{_FOR}\s*)?([^;,.\n()|]{{2,80}})", re.IGNORECASE)
_NEXT_FOR_WHOM = late(rf"[^;\n]{{0,{NEXT_LOOK_CHARS}}}?(?<![a-z]){_FOR}", re.IGNORECASE)
# Where the words behind an amount pass over to the next one.
_HANDOVER = late(
    rf"(?<![a-z])(?:(?:{_JOINTS})\s+(?={_FOR})|(?:sedangkan|sementara|adapun|namun|tetapi)(?![a-z]))",
    re.IGNORECASE,
)
_JOINT_BEHIND = late(rf"\s(?:(?:{_JOINTS})\b|&)", re.IGNORECASE)
_LAST_JOINT = late(
    r"\s(?:dan|serta|atau|maupun|&)\s(?!.*\s(?:dan|serta|atau|maupun|&)\s)", re.IGNORECASE
)
_BARE_BEHIND = late(
    r"[\s\-–:]*(?!(?:di\w+|sesuai|berdasar\w*|per|se?tiap|yang|yg|dengan|melalui|pada|ke|oleh|setelah"
    r"|saat|termasuk|belum|sudah|maks\w*|min\w*|sampai|hingga|kali|x|menjadi|rp|lunas|tunai"
    rf"|{_JOINTS})(?![a-z]))([A-Za-z][^;,.\n()|]{{1,60}})",
    re.IGNORECASE,
)
_CLAUSE_END = late(r"[;\n|•·]|,\s")
_ROW_END = late(r"[;\n|•·]")

Span = tuple[int, int]


class Label(NamedTuple):
    """The words that say what an amount is for, and how far its own words reach behind it."""

    span: Span | None
    claim_end: int


def find_label(text: str, around: Surroundings, behind: int, *, is_trailing: bool = False) -> Label:
    """Whom or what an amount is for; words from `behind` on stand behind it.

    `is_trailing`: all labels of the text stand behind their amounts, see `labels_trail`.

    >>> find_label("SIM A : Rp 80.000", Surroundings(0, 8, 17, 17), 17)
    Label(span=(0, 5), claim_end=17)
    >>> find_label("sebesar Rp 80.000", Surroundings(0, 8, 17, 17), 17).span is None
    True
    >>> find_label("Rp 8.000 untuk anak, Rp 9.000", Surroundings(0, 0, 8, 21), 8)
    Label(span=(15, 19), claim_end=19)
    """
    own, is_beside = (None, False) if is_trailing else _label_before(text, around)
    claimed = claim_behind(text, behind, around.next_start, is_alone=own is None)
    if is_trailing and claimed.span is None:
        return _claimed(_bare_behind(text, behind, around.next_start), behind)
    return claimed if claimed.span and not (own and is_beside) else claimed._replace(span=own)


def claim_behind(text: str, behind: int, next_start: int, *, is_alone: bool) -> Label:
    """The words "untuk ..." or "(...)" behind an amount or a "gratis", where they are its own.

    `is_alone`: it has no other label. Words that run up to the next amount without a mark are then
    its own if the next one is followed by such words as well; else whose they are is not certain,
    and they are nobody's.

    >>> claim_behind("gratis bagi warga, Rp 5.000 bagi tamu", 6, 19, is_alone=True).span
    (12, 17)
    >>> claim_behind("Rp 5.000 untuk anak Rp 3.000", 8, 20, is_alone=True)
    Label(span=None, claim_end=20)
    >>> claim_behind("Rp 5.000 untuk anak Rp 3.000", 8, 20, is_alone=False)
    Label(span=None, claim_end=8)
    """
    case = _CASE_IN_BRACKETS.match(text, behind, next_start)
    if case:
        return _claimed(_trim(text, *case.span(1)), behind)
    for_whom = _FOR_WHOM.match(text, behind, next_start)
    if for_whom is None:
        return Label(None, behind)
    start, end = for_whom.span(1)
    handover = _HANDOVER.search(text, start, end)
    if handover:
        return _claimed(_trim(text, start, handover.start()), behind)
    span = _trim(text, start, end)
    if span is None or end < next_start or next_start == len(text):
        return _claimed(span, behind)
    is_joined = _JOINT_BEHIND.match(text, span[1], end) is not None
    if is_joined or (is_alone and _NEXT_FOR_WHOM.match(text, next_start)):
        return Label(span, span[1])
    joint = _LAST_JOINT.search(text, start, end)
    if joint:
        return _claimed(_trim(text, start, joint.start()), behind)
    return Label(None, next_start if is_alone else behind)


def _claimed(span: Span | None, behind: int) -> Label:
    return Label(span, span[1] if span else behind)


def labels_trail(text: str, amounts: Sequence[Span]) -> bool:
    """Whether each of several amounts opens its clause and has its label behind it.

    "Rp 50.000 SIM D, Rp 100.000 SIM C", or amounts and labels on lines in turn, an amount first.

    >>> labels_trail("Rp 5.000 anak, Rp 9.000 dewasa", [(0, 8), (15, 23)])
    True
    >>> labels_trail("anak Rp 5.000, dewasa Rp 9.000", [(5, 13), (22, 30)])
    False
    """
    if len(amounts) < 2:
        return False
    ends = [*(start for start, _ in amounts[1:]), len(text)]
    floor = 0
    is_each = True
    for (start, end), following in zip(amounts, ends, strict=True):
        breaks = [m.end() for m in _CLAUSE_END.finditer(text, floor, start)]
        opens = not _is_worded(text, breaks[-1] if breaks else floor, start)
        clause = _CLAUSE_END.search(text, end, following)
        is_each = (
            is_each
            and opens
            and bool(_BARE_BEHIND.match(text, end, clause.start() if clause else following))
        )
        floor = end
    return is_each or _take_turns(text, amounts)


def _take_turns(text: str, amounts: Sequence[Span]) -> bool:
    """Whether rows hold an amount and words in turn, an amount first and words last."""
    edges = [0, *(match.end() for match in _ROW_END.finditer(text)), len(text)]
    kinds: list[bool] = []
    starts = [start for start, _ in amounts]
    for low, high in pairwise(edges):
        here = amounts[bisect_left(starts, low) : bisect_left(starts, high)]
        rest = [low, *(edge for span in here for edge in span), high]
        is_worded = any(_is_worded(text, *part) for part in zip(rest[::2], rest[1::2], strict=True))
        if len(here) > 1 or (here and is_worded):
            return False
        if here or is_worded:
            kinds.append(bool(here))
    return kinds == [True, False] * len(amounts)


def _is_worded(text: str, start: int, end: int) -> bool:
    """Whether anything but connecting words stands there; much of it is never without words."""
    return end - start > 2 * LABEL_MAX_CHARS or _trim(text, start, end) is not None


def _bare_behind(text: str, behind: int, next_start: int) -> Span | None:
    words = _BARE_BEHIND.match(text, behind, next_start)
    return _trim(text, *words.span(1)) if words else None


def _label_before(text: str, around: Surroundings) -> tuple[Span | None, bool]:
    """The nearest words before an amount, and whether no mark parts them from it."""
    start = max(around.floor, around.start - 2 * LABEL_MAX_CHARS)
    splits = (start + m.end() for m in _SPLIT.finditer(text[start : around.start]))
    pieces = list(pairwise([start, *splits, around.start]))
    for number, piece in enumerate(reversed(pieces)):
        span = _trim(text, *piece)
        if span:
            return (span, number == 0) if span[1] - span[0] <= LABEL_MAX_CHARS else (None, False)
    return None, False


def _trim(text: str, start: int, end: int) -> Span | None:
    """A label without list markers, connecting words and punctuation around it."""
    lead = _LEADING_JUNK.match(text, start, end)
    start = lead.end() if lead else start
    words = _TRAILING_JUNK.sub("", text[start:end])
    return (start, start + len(words)) if re.search(r"[A-Za-z]{2}", words) else None
