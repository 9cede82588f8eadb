"""Reading .txt and .md: the same words and lines as of a PDF, with line numbers for boxes.

Markdown's own signs (#, **, link brackets and targets) are words without ink: they are kept,
as everything is, and no text of a record holds them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.errors import EmptySource, UnsupportedType
from extractor.page import Document, Line, Page, Word, has_ink
from extractor.tape import Ink, Tape

TEXT_MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}
BINARY_SHARE = 0.01  # control characters; text files have none, images and zips about a tenth

_BLOCK = r"br|p|div|hr|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})\b", re.IGNORECASE)  # words beside it do not touch
_MARKUP = re.compile(
    rf"""
      (?P<image>!\[[^\]\n]{{0,200}}\]\([^()\s]{{0,500}}\))
    | (?P<link>\[(?P<label>[^\[\]\n]{{1,300}})\](?P<target>\([^()\s]{{1,500}}\)))
    | (?P<auto><(?P<address>(?:https?://|mailto:|www\.)[^<>\s]{{1,400}}|[^<>\s@]{{1,100}}@[^<>\s@]{{1,200}})>)
    | (?P<tag></?(?:a|b|i|u|strong|em|span|sup|sub|{_BLOCK})\b[^<>\n]{{0,200}}>)
    | (?P<star>\*\*\*?|__(?=\S)|(?<=\S)__|`+)
    | (?P<escape>\\(?=[!-/:-@\[-`{{-~]))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEAD = re.compile(r"\s*(?P<sign>\#{1,6}(?=\s|$)|>+(?=\s|$)|(?:[-*_=]\s?){3,}$|```+)")
_WIDE_GAP = re.compile(r"(?: {3,}|\t+\s*)")


class _Token(NamedTuple):
    text: str
    ink: Ink
    follows_gap: bool


def read_text(data: bytes, name: str, suffix: str) -> Document:
    """The words and lines of a text file; form feeds part its pages."""
    source = _decoded(data)
    tape = Tape()
    lines: list[Line] = []
    page_number = 1
    for number, printed in enumerate(source.split("\n"), 1):
        page_number += printed.count("\f")
        for words in _line_words(printed.replace("\f", " "), number, page_number, tape):
            lines.append(Line(len(lines), number, page_number, None, number, words))
    if not any(word.is_visible for word in tape.words):
        raise EmptySource("Berkas ini tidak berisi teks.")
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=TEXT_MEDIA_TYPES.get(suffix.lower(), "text/plain"),
        reader="text",
        pages=tuple(Page(page, 0.0, 0.0) for page in range(1, page_number + 1)),
        words=tuple(tape.words),
        lines=tuple(lines),
        tape=tape.text,
    )


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise EmptySource("Berkas ini kosong.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        source = data.decode("utf-16", "replace")
    else:
        try:
            source = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            source = data.decode("cp1252", "replace")
    controls = sum(letter < " " and letter not in "\t\n\r\f" for letter in source)
    if controls > BINARY_SHARE * len(source):
        raise UnsupportedType("Isi berkas ini bukan teks.")
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _line_words(
    printed: str, number: int, page_number: int, tape: Tape
) -> Iterator[tuple[Word, ...]]:
    """The words of one printed line, parted where a wide gap shows another column."""
    part: list[Word] = []
    for token in _tokens(printed):
        if token.follows_gap and any(word.is_visible for word in part):
            yield tuple(part)
            part = []
        part.append(tape.add_text(token.text, page_number, number, token.ink))
    if part:
        yield tuple(part)


def _tokens(printed: str) -> Iterator[_Token]:
    position, is_parted = 0, True
    for start, end, is_visible in _stretches(printed):
        for match in re.finditer(r"\S+", printed[start:end]):
            here = start + match.start()
            space = printed[position:here]
            is_gap = position > 0 and bool(_WIDE_GAP.search(space))
            ink = Ink(not space and not is_parted, is_visible and has_ink(match.group()))
            yield _Token(match.group(), ink, is_gap)
            position, is_parted = start + match.end(), False
        is_parted = is_parted or (not is_visible and bool(_BLOCK_TAG.match(printed, start)))


def _stretches(printed: str) -> Iterator[tuple[int, int, bool]]:
    """The line cut into ink and Markdown's signs: (start, end, is_visible)."""
    position = 0
    lead = _LEAD.match(printed)
    if lead:
        yield lead.start("sign"), lead.end("sign"), False
        position = lead.end("sign")
    for match in _MARKUP.finditer(printed, position):
        if match.start() > position:
            yield position, match.start(), True
        inner = "label" if match.group("link") else "address" if match.group("auto") else ""
        if inner:
            yield match.start(), match.start(inner), False
            yield match.start(inner), match.end(inner), True
            yield match.end(inner), match.end(), False
        else:
            yield match.start(), match.end(), False
        position = match.end()
    if position < len(printed):
        yield position, len(printed), True
