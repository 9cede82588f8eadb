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
