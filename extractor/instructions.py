"""What the instructions that draw a page show at a glance, without reading them.

Streams are looked at with their white space made even: then an operator is always written the same
way, and looking for bytes takes a tenth of the time of matching a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

_EVEN = bytes.maketrans(b"\t\n\v\f\r", b"     ")
_PAINTS = re.compile(rb"\b(?:Do|BI)\b")  # a picture or a form, or a picture written right here
# Lines and rectangles; a rectangle that only clips ("re W n") is none.
_DRAWN = re.compile(rb"[\d.] +(?:l |re +(?!W))")
MIN_DRAWN = 3  # the fewest paths of a table: a frame and two lines in it
# What sets a colour: "1 g", "1 1 1 rg", and those of spaces that only a reader of the file knows.
_GREY_OR_RGB = (b" g ", b" rg ")
_OTHER = (b" sc ", b" scn ", b" k ")
_NEAR_WHITE = re.compile(rb"(?<![\d.])(?:1(?:\.0*)?|0?\.9[89]\d*)$")
OPERAND_BYTES = 16  # that the last number before an operator takes, with the space between


def even(stream: bytes) -> bytes:
    """The instructions with spaces for all their white space."""
    return stream.translate(_EVEN)


def paints(stream: bytes) -> bool:
    """Whether instructions paint a picture or a form: the letters are looked for first.

    >>> paints(b"q /Im1 Do Q"), paints(b"BT (Dokumen) Tj ET")
    (True, False)
    """
    return (b"Do" in stream or b"BI" in stream) and _PAINTS.search(stream) is not None


def draws_lines(streams: Iterable[bytes]) -> bool:
    """Whether a page draws enough lines for a table; a stream of fewer adds nothing to it.

    >>> draws_lines([b"0 0 9 9 re 3 0 m 3 9 l 6 0 m 6 9 l S"])
    True
    >>> draws_lines([b"0 0 9 9 re W n 3 0 m 3 9 l 6 0 m 6 9 l S"])
    False
    """
    count = 0
    for stream in streams:
        if stream.count(b" l ") + stream.count(b" re ") >= MIN_DRAWN:
            count += sum(1 for _ in islice(_DRAWN.finditer(stream), MIN_DRAWN))
    return count >= MIN_DRAWN


def may_whiten(streams: Iterable[bytes]) -> bool:
    """Whether a page's instructions set a colour that can be white: few do.

    >>> may_whiten([b"0 0 0 rg BT (a) Tj ET"]), may_whiten([b"1 1 1 rg BT (a) Tj ET"])
    (False, True)
    """
    return any(
        any(operator in stream for operator in _OTHER)
        or any(map(_NEAR_WHITE.search, _operands(stream)))
        for stream in streams
    )


def _operands(stream: bytes) -> set[bytes]:
    """The last number before each operator that sets a grey or RGB colour: few are different."""
    before = (part for name in _GREY_OR_RGB for part in stream.split(name)[:-1])
    return {part[-OPERAND_BYTES:].rstrip(b" ").rpartition(b" ")[2] for part in before}
