"""Reading .txt and .md: the same words and lines as of a PDF, with line numbers for boxes.

Markdown's own signs (#, **, link brackets and targets) are words without ink: they are kept,
as everything is, and no text of a record holds them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.decoding import decoded_text
from extractor.errors import EmptySource
from extractor.page import Document, Line, Page, Word, has_ink
from extractor.tape import Ink, Tape

TEXT_MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}

_BLOCK = r"br|p|div|hr|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})\b", re.IGNORECASE)  # words beside it do not touch
_MARKUP = re.compile(
    rf"""
      (?P<image>!\[[^\]\n]{{0,200}}\]\([^()\s]{{0,500}}\))
    | (?P<link>\[(?P<label>[^\[\]\n]{{1,300}})\](?P<target>\([^()\s]{{1,500}}\)))
    | (?P<auto><(?P<address>(?:https?://|mailto:|www\.)[^<>\s]{{1,400}}|[^<>\s@]{{1,100}}@[^<>\s@]{{1,200}})>)
    | (?P<struck>~~(?=\S).{{1,300}}?~~
      |<(?P<strike>s|strike|del)\b[^<>\n]{{0,200}}>.{{0,300}}?</(?P=strike)>)
    | (?P<tag></?(?:a|b|i|u|strong|em|span|sup|sub|{_BLOCK})\b[^<>\n]{{0,200}}>)
    | (?P<star>\*\*\*?|__(?=\S)|(?<=\S)__|`+)
    | (?P<escape>\\(?=[!-/:-@\[-`{{-~]))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "> 5 hari kerja" is more than five days, "> 5. Kartu keluarga" an item that is quoted.
_MORE_THAN = (
    r"(?!\s*(?:Rp|\d+(?:[.,]\d+)?(?:\s*\([^()\n]{0,40}\))?\s*(?:%|(?i:detik|menit|mnt|jam|hari|hr|hk|"
    r"minggu|bulan|bln|tahun|thn|orang|juta|ribu|kali|lembar|meter|km|kg|ha|unit|m[2²])\b)))"
)
_LEAD = re.compile(
    r"\s*(?P<sign>\#{1,6}(?=\s|$)|[-*+](?=\s+(?:\d{1,2}|[a-z])[.)]\s)|>+(?=\s|$)"
    + _MORE_THAN
    + r"|(?:[-*_=]\s?){3,}$|```+)"
)
# Of zero width, controls, and hyphens that only the end of a line would show.
_NO_INK = re.compile(
    "((?<=[A-Za-z])\u00ad+(?=[A-Za-z])|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\x00-\x08\x0e-\x1b\x7f]+)"
)
_ZERO_WIDTH = re.compile(_NO_INK.pattern.replace("(?<=[A-Za-z])\u00ad+(?=[A-Za-z])|", ""))
_VALUE = re.compile(r"[@\d]|://|www\.")
_WIDE_GAP = re.compile(r"(?: {3,}|\t+\s*)")


class _Token(NamedTuple):
    text: str
    ink: Ink
    follows_gap: bool


def read_text(data: bytes, name: str, suffix: str) -> Document:
    """The words and lines of a text file; form feeds part its pages."""
    source = decoded_text(data)
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
            for text in _inked_parts(match.group()):
                ink = Ink(not space and not is_parted, is_visible and has_ink(text))
                yield _Token(text, ink, is_gap)
                space, is_parted, is_gap = "", False, False
            position = start + match.end()
        is_parted = is_parted or (not is_visible and bool(_BLOCK_TAG.match(printed, start)))


def _inked_parts(token: str) -> list[str]:
    """A token cut where letters without ink stand in it: they part nothing and join nothing."""
    if token.isprintable():
        return [token]
    # In numbers and addresses such a hyphen is a printed one, copied out of a PDF.
    pattern = _ZERO_WIDTH if _VALUE.search(token) else _NO_INK
    return [part for part in pattern.split(token) if part]


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
