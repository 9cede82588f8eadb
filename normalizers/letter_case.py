"""Small letters, for patterns that are written in small letters."""

from __future__ import annotations

# A dotted I, a dotless i and a long s: `re.IGNORECASE` takes them for an i and an s, `str.lower`
# leaves them or makes two of one.
_AS_ASCII = str.maketrans("\u0130\u0131\u017f", "iis")


def lowered(text: str) -> str:
    """The text in small letters, each in its place.

    A pattern in small letters finds there what `re.IGNORECASE` finds in the text itself, several
    times faster: of many alternatives it tries only those that begin with the letter at hand.

    >>> lowered("Telp/WA: 0812")
    'telp/wa: 0812'
    """
    return text.lower() if text.isascii() else text.translate(_AS_ASCII).lower()
