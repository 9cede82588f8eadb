"""Numbers without a sign, in a column of their own before the text, as spreadsheets set lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.markers import Marker
from parsers.section import Row

GAP_EM = 0.6  # white space behind the number; between words it is 0.2 to 0.35
SAME_EDGE_PT = 2.0  # texts of one column start nearer to each other
NUMBER_SHIFT_PT = 8.0  # "9" and "10" of one column, set at the right or in the middle
MIN_NUMBERS = 2  # that count on, before a figure at a line's start is believed

_LEVELLED = re.compile(r"(?P<number>(?P<outer>[1-9]\d?)\.(?P<inner>[1-9]\d?))\s+(?=[A-Z][a-z])")
MIN_COUNTED = 3  # of a text, whose columns are not seen
_TYPED = re.compile(r"(\d{1,2})\s+([^\W\d_])")
_BARE = re.compile(r"(?:\d{1,2}|[a-z])\s")


class _Numbered(NamedTuple):
    line: Row
    marker: Marker
    x0_pt: float
    text_pt: float


def bare_numbers(body: Sequence[Row]) -> dict[int, Marker]:
    """The markers of lines that only their columns show to be numbered, by the line's identity; in
    a text without boxes those that count from one."""
    levelled = _levelled(body)
    if levelled or (body and body[0].bbox is None):
        return levelled or _counted(body)
    columns: list[list[_Numbered]] = []
    for line in body:
        entry = _numbered(line)
        if entry is None:
            continue
        column = next((c for c in columns if _is_same_column(c[0], entry)), None)
        if column is None:
            columns.append([entry])
        else:
            column.append(entry)
    return {id(entry.line): entry.marker for c in columns if _counts(c) for entry in c}


def _levelled(body: Sequence[Row]) -> dict[int, Marker]:
    """The numbers of a list inside a numbered section, "2.1 Warga", "2.2 Petugas", without a sign
    behind them: one alone may be an amount."""
    found: dict[int, Marker] = {}
    outer = None
    for line in body:
        number = _LEVELLED.match(line.text)
        if number is None or (outer is not None and number["outer"] != outer):
            continue
        if int(number["inner"]) == len(found) + 1:
            outer = number["outer"]
            sign = number["number"]
            found[id(line)] = Marker("decimal2", len(found) + 1, sign, 0, len(sign))
    return found if len(found) >= MIN_NUMBERS else {}


def _counted(body: Sequence[Row]) -> dict[int, Marker]:
    """The numbers at the starts of a text's lines that follow each other from one on, the first of
    them before capitals: "2 lembar" is an amount."""
    found: dict[int, Marker] = {}
    count = 0
    for line in body:
        number = _TYPED.match(line.text)
        ordinal = int(number[1]) if number is not None else 0
        is_anew = ordinal == 1 and number is not None and number[2].isupper()
        count = 0 if is_anew and count >= MIN_COUNTED else count
        is_next = ordinal == count + 1
        if number is not None and is_next and (number[2].isupper() or count >= MIN_COUNTED):
            count += 1
            sign = number[1]
            found[id(line)] = Marker("decimal", count, sign, 0, len(sign))
    return found if len(found) >= MIN_COUNTED else {}


def _numbered(line: Row) -> _Numbered | None:
    if _BARE.match(line.text) is None:
        return None
    words = line.passage.words()
    if len(words) < 2 or words[0].text != line.text.split(None, 1)[0]:
        return None
    number, text = words[0].bbox, words[1].bbox
    if number is None or text is None or text.x0_pt - number.x1_pt < GAP_EM * number.height_pt:
        return None
    sign = words[0].text
    is_decimal = sign.isdecimal()
    ordinal = int(sign) if is_decimal else ord(sign) - ord("a") + 1
    kind = "decimal" if is_decimal else "alpha"
    return _Numbered(line, Marker(kind, ordinal, sign, 0, len(sign)), number.x0_pt, text.x0_pt)


def _is_same_column(one: _Numbered, other: _Numbered) -> bool:
    return (
        one.marker.kind == other.marker.kind
        and abs(one.x0_pt - other.x0_pt) <= NUMBER_SHIFT_PT
        and abs(one.text_pt - other.text_pt) <= SAME_EDGE_PT
    )


def _counts(column: Sequence[_Numbered]) -> bool:
    """Whether a column's numbers count from 1 on, anew below each heading."""
    before = 0
    for entry in column:
        if entry.marker.ordinal not in (1, before + 1):
            return False
        before = entry.marker.ordinal
    return len(column) >= MIN_NUMBERS and any(entry.marker.ordinal == 2 for entry in column)
