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


def number_words(value: float, lang: str) -> str:
    """A number with at most one digit behind the point.

    >>> number_words(2.5, "id"), number_words(2.04, "en")
    ('2,5', '2')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if lang == "id" else text
