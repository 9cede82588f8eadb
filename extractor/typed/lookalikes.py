"""Letters of another script that stand in a Latin word for the Latin ones that they look like.

Typing and converting programs mix them in; a reader sees no difference, and means none.
"""

from __future__ import annotations

import re
import unicodedata

_FOREIGN = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_LATIN = "ABESIJKMHOPCTYXaesijopcyxdh" + "ABEZHIKMNOPTYXo"
_AS_LATIN = str.maketrans(_FOREIGN, _LATIN)
_STYLED = re.compile("[\U0001d400-\U0001d7ff]")  # bold and italic letters of mathematics
_SCRIPTS = re.compile("[\u0370-\u052f]")
_WIDTHLESS = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")
_MISLEADING = re.compile("[\u00ad\u0370-\u052f\u200b-\u200f\u2060-\u2064\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")


def may_mislead(text: str) -> bool:
    """Whether a text holds letters that are not what they look like: a quick look."""
    return _MISLEADING.search(text) is not None


def as_seen(word: str) -> str:
    """A word of a page as it is seen: its soft hyphens printed, widthless letters nowhere.

    >>> as_seen("2\u00ad3"), as_seen("ke\u200bpala")
    ('2-3', 'kepala')
    """
    seen = in_latin(_WIDTHLESS.sub("", word).replace("\u00ad", "-"))
    return seen or word


def in_latin(text: str) -> str:
    """The text with each mixed word in Latin letters alone, as long as before.

    >>> in_latin("\u0420ersy\u0430ratan") == "Persyaratan"
    True
    >>> in_latin("\u0420\u0410") == "PA"  # no Latin letter says what is meant
    False
    """
    if text.isascii():
        return text
    text = _STYLED.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return _WORD.sub(_mended, text) if _SCRIPTS.search(text) else text


def _mended(match: re.Match[str]) -> str:
    word = match.group()
    mended = word.translate(_AS_LATIN)
    is_mixed = _SCRIPTS.search(word) and any("A" <= letter <= "z" for letter in word)
    return mended if is_mixed and not _SCRIPTS.search(mended) else word
