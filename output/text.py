"""Document text on a terminal: what it says, without what it could do."""

from __future__ import annotations

import re

# Control characters move the cursor, start escape sequences or turn the writing direction.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """The text on one line with control characters made visible.

    >>> plain("a\\x1b[31mb\\nc")
    'a�[31mb c'
    """
    return _CONTROLS.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))


def shortened(text: str, letters: int) -> str:
    """The text in at most that many letters, an ellipsis for what is left out."""
    text = plain(text)
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
