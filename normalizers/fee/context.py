"""The part that an amount plays, by the words around it: a price, a fine, a threshold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from normalizers.late_pattern import late

Role = Literal["charge", "stamp-duty", "benefit", "fine", "deposit", "old-price", "threshold"]

ROLE_CONTEXT_CHARS = 60

_ROLES_BEFORE: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("stamp-duty", re.compile(r"(?i)\b(?:ber)?m[ae]ter[ae]i\b|\b(?:ber)?materi\s+\d")),
    ("fine", re.compile(r"(?i)\b(?:di)?denda\b|\bsanksi\b")),
    ("deposit", re.compile(
        r"(?i)\buang\s+(?:muka|jaminan)\b|\bdeposito?\b|\bdown\s*payment\b|\bDP\b(?!\w)")),
    ("benefit", re.compile(
        r"(?i)\bsantunan\b|\bbantuan\b(?!\s+hukum)|\bhibah\b|\bsubsidi\b|\bstimulan\b|\bbeasiswa\b"
        r"|\bplafo[nd]\b|\buang\s+saku\b|\bmanfaat\b|\bklaim\b|\binsentif\b")),
    ("old-price", re.compile(
        r"(?i)\b(?:semula|sebelumnya|tadinya|dahulu|dulu|awalnya|(?:tarif|harga|biaya)\s+lama)"
        r"[\s:=(]*(?:adalah|sebesar)?[\s:=(]*$")),
    ("threshold", re.compile(
        r"(?i)(?:\bdi\s?atas|\bdi\s?bawah|\blebih\s+(?:dari|besar)|\bkurang\s+dari|\bmelebihi"
        r"|[<>≥≤])[\s=]*$")),
)  # fmt: skip
_STAMP_BEHIND = late(r"(?i)[ .]*(?:\(\s*|untuk\s+)(?:bea\s+)?m[ae]ter[ae]i\b")
_BECOMES = late(r"(?i)[\s,;)]*(?:(?:kini|sekarang|naik|berubah|turun|diubah)\s+)*menjadi\b")
_FEE_WORD = late(r"(?i)\b(?:biaya|tarif|retribusi|pnbp|sewa|jasa|dikenakan|membayar)\b")
# "Tarif ≤ Rp 100.000": no case is named, so the sign bounds the price itself.
_NO_CASE = late(
    r"(?i)(?:[\s:=\-–/.)\d]|(?<![a-z])(?:biaya|tarif|tarip|retribusi|pnbp|sebesar)(?![a-z]))*"
)
_WORTH = late(r"(?i)\b(?:nilai|modal|kekayaan|penghasilan|omzet|omset|njop|npoptkp)\b[^:=]*$")
_FROM = late(r"(?i)\bdari\b[^;\n]{0,40}$")
_CHANGED = late(
    r"(?i)[^;\n]{0,80}\b(?:diubah|berubah|naik|turun|diganti|disesuaikan)\b[^;\n]{0,80}\bmenjadi\b"
)
_PRICED_THRESHOLD = late(r"[\s)]*[:=]\s*")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Offsets around an amount at `start:end`: what lies between its neighbours is its own."""

    floor: int
    start: int
    end: int
    next_start: int


def find_role(text: str, around: Surroundings) -> Role:
    """The part an amount plays, from the words of its own clause.

    >>> find_role("denda Rp 1.000", Surroundings(0, 6, 14, 14))
    'fine'
    >>> find_role("legalisir Rp 1.000", Surroundings(0, 10, 18, 18))
    'charge'
    """
    start = max(around.floor, around.start - ROLE_CONTEXT_CHARS)
    clause = re.split(r";|\n(?!\s*\Z)", text[start : around.start])[-1]
    behind = text[around.end : around.next_start]
    has_next = around.next_start < len(text)
    if _STAMP_BEHIND.match(behind):
        return "stamp-duty"
    is_replaced = _CHANGED.match(behind) or (_BECOMES.match(behind) and _FROM.search(clause))
    if has_next and is_replaced:
        return "old-price"
    if has_next and _PRICED_THRESHOLD.fullmatch(behind):
        return "threshold"
    for role, words in _ROLES_BEFORE:
        said = words.search(clause)
        if said and role == "threshold" and not has_next:
            said = None if _NO_CASE.fullmatch(clause, 0, said.start()) else said
        if said:
            return "charge" if role == "benefit" and _FEE_WORD.search(clause) else role
    is_worth = has_next and _WORTH.search(clause) and not _FEE_WORD.search(clause)
    return "threshold" if is_worth else "charge"
