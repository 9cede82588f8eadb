"""Signs that are printed in another form than the one that is meant, each left in its place."""

from __future__ import annotations

import re

from normalizers.late_pattern import late

# Full-width forms of Chinese fonts, hyphens that a line may not or may well break, the minus.
_PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PLAIN |= {0x2010: "-", 0x2011: "-", 0x2212: "-", 0x00AD: "-", 0x24D0: "@"}
_PLAIN |= {0x203A: ">", 0x2039: "<", 0x223C: "~", 0x2A7E: "≥", 0x2A7D: "≤"}
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱ"
_RANGE_ARROW = late(r"(?<=\d)(\s?)→(?=\s?\d)")  # "3 → 5 hari"
_MAY_MARK = late(r"[\[{*]")
DAGGERS = "†‡"
# "3² hari" has a note, "M²" a power: what is raised behind letters stays with a unit of length.
_NOTE_MARK = late(
    rf"(?<![{RAISED}])(?<!(?<![a-z])[mM])(?<![ckdCKD][mM])(?<!eter)[{RAISED}]+(?:[,;]\s?[{RAISED}]+)*"
    rf"|(?<=\w)\s?[\[{{]\^?\d{{1,2}}[\]}}](?=[\s.,;/]|$)|(?<=\w)\*{{1,3}}\)(?=\s|$)"
    rf"|(?<=\w)\s?[{DAGGERS}]\)?(?=[\s.,;/]|$)"
    "|\ufffd(?=[\\s.,;:)]|$)|(?<![^\\s(])\ufffd"  # a byte that was no letter, at a word's edge
)


def plain_signs(text: str) -> str:
    """The text with its signs in their plain form and blanks for marks of notes, as long as before.

    >>> plain_signs("3² hari, 2.500/m², ａｄｕａｎ＠contoh")
    '3  hari, 2.500/m², aduan@contoh'
    >>> plain_signs("Rp 5.000[1] per lembar"), plain_signs("3 → 5 hari")
    ('Rp 5.000    per lembar', '3 - 5 hari')
    """
    text = _RANGE_ARROW.sub(r"\1-", text) if "→" in text else text
    if text.isascii():
        return _NOTE_MARK.sub(_blank, text) if _MAY_MARK.search(text) else text
    return _NOTE_MARK.sub(_blank, text.translate(_PLAIN))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
