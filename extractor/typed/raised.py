"""Numbers of notes that are raised behind a word or a figure: "3²" is three, with a note.

Every form of source says in its own way that a piece is raised; what it is read as is told here.
"""

from __future__ import annotations

import re

_SIGNS = str.maketrans("0123456789()abcdefghi", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱ")
_MARK = re.compile(r"\s*\(?(?:\d{1,2}|[a-h]|i{1,3})\)?\s*", re.ASCII)
_LENGTH = re.compile(r"(?:^|[^a-z])[ckdm]?m$|meter$", re.IGNORECASE)  # "m2" is a unit, no note
_CARET = re.compile(
    r"(?<=[^\W_])\^(?P<raised>\(?\d{1,2}\)?)\^?(?![\w^])"
)  # "3^1 hari", "3^1^ hari"
_TAG = re.compile(r"<sup\b[^<>\n]{0,100}>(?P<raised>[^<>\n]{1,6})</sup>", re.IGNORECASE)


def as_raised(piece: str, before: str) -> str:
    """A raised piece behind the text `before` it: a note's number in raised signs, which are no
    digits of a value; a power, and whatever is no number, as it stands.

    >>> as_raised("1", "3"), as_raised("2)", "hari"), as_raised("2", "/m"), as_raised("th", "5")
    ('¹', '²⁾', '2', 'th')
    """
    if not before.strip() or _MARK.fullmatch(piece) is None:
        return piece
    is_power = piece.strip() in ("2", "3") and _LENGTH.search(before.rstrip()[-12:])
    return piece if is_power else piece.translate(_SIGNS)


def with_raised_tags(source: str) -> str:
    """A typed text with its raised numbers (`<sup>1</sup>`, `^1`) as signs.

    >>> with_raised_tags("3<sup>1</sup> hari, 4^2^ jam, 5 m<sup>2</sup>")
    '3¹ hari, 4² jam, 5 m<sup>2</sup>'
    """
    source = _CARET.sub(_signs_for, source) if "^" in source else source
    return _TAG.sub(_signs_for, source) if "<" in source else source


def _signs_for(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 12) : match.start()]
    raised = as_raised(match["raised"], before)
    return match.group() if raised == match["raised"] else raised
