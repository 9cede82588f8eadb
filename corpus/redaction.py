"""Personal names and personal mobiles, masked in the source model itself.

Masked before the record is made, they are masked in everything that is cut out of it: texts,
trace, findings, exports. Every letter gives its place to one mask, so offsets and places hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.page import Document
from extractor.passage import Passage, line_passage
from normalizers.contact import find_channels, is_personal
from normalizers.person import find_person_names
from parsers.paragraphs import paragraphs
from parsers.section import Segmentation

MASK = "█"
# An employee's number (NIP) names its holder: 18 digits, printed with or without spaces.
_EMPLOYEE_NUMBER = re.compile(r"\b(?:NIP|NRP|NIPPPK)\b\.?\s*[:.]?\s*(?P<digits>\d[\d .]{6,24}\d)")


def personal_passages(document: Document, segmentation: Segmentation) -> list[Passage]:
    """The words of a document that name a person or a person's own number.

    A number is personal where it is a mobile beside a personal name; an office's own numbers,
    posts and addresses stay.
    """
    found: list[Passage] = []
    for standard in segmentation.standards:
        if standard.sheet.signatory is not None:
            found.append(standard.sheet.signatory)
        for section in standard.sections:
            if section.component == "pengaduan" and section.body:
                found += _personal_channels(*paragraphs(section.body, section.right_pt))
    for line in document.lines:
        found += _names_in(line_passage(document, line))
    return found


def _personal_channels(body: Passage, text: str) -> Iterator[Passage]:
    for channel in find_channels(text):
        if channel.contact_name is not None:
            yield body.cut(channel.contact_name.start, channel.contact_name.end)
        if is_personal(channel):
            yield body.cut(channel.start, channel.end)


def _names_in(passage: Passage) -> Iterator[Passage]:
    for name in find_person_names(passage.text):
        yield passage.cut(name.start, name.end)
    for match in _EMPLOYEE_NUMBER.finditer(passage.text):
        yield passage.cut(*match.span("digits"))


def redacted(document: Document, passages: Sequence[Passage]) -> Document:
    """The document with the letters and digits of the passages masked."""
    letters = list(document.tape)
    for passage in passages:
        for piece in passage.pieces:
            for position in range(piece.start, piece.end):
                if letters[position].isalnum():
                    letters[position] = MASK
    tape = "".join(letters)
    words = tuple(word._replace(text=tape[word.start : word.end]) for word in document.words)
    lines = tuple(
        line._replace(words=tuple(words[word.order] for word in line.words))
        for line in document.lines
    )
    return replace(document, tape=tape, words=words, lines=lines)


def readable(text: str) -> str:
    """The text with digits in place of masks, so that a masked number is still seen as one."""
    return _MASKS.sub(lambda match: (_STAND_IN * 9)[: len(match.group())], text)


_MASKS = re.compile(rf"{MASK}{{8,}}")
_STAND_IN = "081200000000"
