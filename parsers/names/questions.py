"""Pages of questions and answers: what a line asks, and where an answer's own words begin."""

from __future__ import annotations

import re

# "Q: Berapa biayanya?", "3. Pertanyaan : Apa saja syaratnya ?"
_QUESTION = re.compile(
    r"(?:\(?\d{1,2}[.)]\s*)?(?:[-•]\s*)?(?:(?:q|t|tanya|pertanyaan)\s?\d{0,2}\s?[:.]\s*)?"
    r"(?P<asked>(?:apa|apakah|bagaimana|bagaimanakah|berapa|berapakah|di\s?mana|ke\s?mana|kapan|siapa"
    r"|mengapa|bisakah|dapatkah|adakah|ada|punya|memiliki|mau|ingin|kalau|jika|bila)\b[^?\n]{2,110}?)\s*\?",
    re.IGNORECASE,
)
# "Syaratnya apa saja?", "Biayanya berapa?": what is asked for stands first.
_TURNED = re.compile(
    r"(?P<topic>[^?\n,;:]{2,70}?)\s+(?P<asking>apa(?:kah)?(?:\s+saja)?|bagaimana(?:kah)?"
    r"|berapa(?:kah)?(?:\s+lama)?|(?:di|ke)\s?mana(?:kah)?|kapan(?:kah)?|siapa(?:\s+saja)?)\s*\?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]\s*)?(?:[-•]\s*)?")
_ANSWER = re.compile(r"(?:a|j|jawab|jawaban)\s?\d{0,2}\s?:\s*(?=\S)", re.IGNORECASE)


def asked_of(text: str) -> str | None:
    """What a question asks, without its number or label; None for any other text.

    >>> asked_of("Q: Berapa biayanya?"), asked_of("2. Berapa biayanya"), asked_of("Apa benar?")
    ('Berapa biayanya', None, 'Apa benar')
    >>> asked_of("3. Syaratnya apa saja?")
    'apa saja Syaratnya'
    """
    if "?" not in text:
        return None
    bare = text.strip()
    if (found := _QUESTION.fullmatch(bare)) is not None:
        return found["asked"]
    turned = _TURNED.fullmatch(_NUMBER.sub("", bare, count=1))
    return f"{turned['asking']} {turned['topic']}" if turned is not None else None


def answer_start(text: str) -> int:
    """Where an answer's own words begin, behind the label that says that it is one."""
    label = _ANSWER.match(text)
    return label.end() if label is not None else 0
