"""Letters without ink inside words: joiners, marks of direction, controls, soft hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Of zero width, controls, and hyphens that only the end of a line would show.
_NO_INK = re.compile(
    "((?<=[A-Za-z])\u00ad+(?=[A-Za-z])|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\x00-\x08\x0e-\x1b\x7f]+)"
)
_ZERO_WIDTH = re.compile(_NO_INK.pattern.replace("(?<=[A-Za-z])\u00ad+(?=[A-Za-z])|", ""))
_VALUE = re.compile(r"[@\d]|://|www\.")


def inked_parts(token: str) -> Iterator[tuple[str, int]]:
    """A token cut where letters without ink stand in it, which part nothing and join nothing; and
    where in it each part starts."""
    if token.isprintable():
        yield token, 0
        return
    # In numbers and addresses such a hyphen is a printed one, copied out of a PDF.
    pattern = _ZERO_WIDTH if _VALUE.search(token) else _NO_INK
    offset = 0
    for part in pattern.split(token):
        if part:
            yield part, offset
            offset += len(part)
