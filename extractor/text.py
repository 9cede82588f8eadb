"""Reading .txt and .md: the same words and lines as of a PDF, with line numbers for boxes.

Markdown's own signs (#, **, link brackets and targets) are words without ink: they are kept,
as everything is, and no text of a record holds them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from extractor.errors import EmptySource
from extractor.page import Document, Line, Page, has_ink
from extractor.suffixes import TEXT_MEDIA_TYPES
from extractor.tape import Ink, Tape
from extractor.typed.cell_lines import SetWord
from extractor.typed.cells import Stretch, TypedCell
from extractor.typed.decoding import decoded_text
from extractor.typed.html_lists import with_marks
from extractor.typed.inked import inked_parts
from extractor.typed.layout import Layout, find_layout
from extractor.typed.links import links_of
from extractor.typed.setting import SetLine, Setting, set_text

_BLOCK = r"br|p|div|hr|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})\b", re.IGNORECASE)  # words beside it do not touch
_MARKUP = re.compile(
    rf"""
      (?P<image>!\[[^\]\n]{{0,200}}\]\([^()\s]{{0,500}}\)
      |(?:\*\*)?==>\s?picture\b[^\n<>*]{{0,80}}<==(?:\*\*)?)
    | (?P<link>\[(?P<label>[^\[\]\n]{{0,300}})\](?P<target>\([^()\s]{{1,500}}\)))
    | (?P<comment><!--.{{0,400}}?-->)
    | (?P<auto><(?P<address>(?:https?://|mailto:|www\.)[^<>\s]{{1,400}}|[^<>\s@]{{1,100}}@[^<>\s@]{{1,200}})>)
    | (?P<struck>~~(?=\S).{{1,300}}?~~
      |<(?P<strike>s|strike|del)\b[^<>\n]{{0,200}}>.{{0,300}}?</(?P=strike)>)
    | (?P<tag></?(?:a|b|i|u|strong|em|span|sup|sub|{_BLOCK})\b[^<>\n]{{0,200}}>)
    | (?P<slanted>(?<![\w*])\*(?P<words>[\w"“(][^*\n]{{0,200}}(?<!\s))\*(?![\w*)])
      |(?<=[a-z])_(?P<glued>[A-Za-z][^_\n]{{0,80}}[a-z])_(?=[\s,.;<|]|$)
      |(?<![\w_])_(?P<lined>[\w"“(][^_\n]{{0,200}}(?<!\s))_(?![\w_]))
    | (?P<star>\*{{2,}}|__(?=\S)|(?<=\S)__|`+)
    | (?P<escape>\\(?=[!-/:-@\[-`{{-~]|\s*$))
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONE_STRUCK = 6  # letters of "~~ab~~": what is left of a word that a line runs through
_UNNAMED_COLUMN = re.compile(r"\|Col\d{1,2}\|")  # as pymupdf4llm calls one without a head
_GLUED_SIGN = re.compile(r"(?<=[a-z])_(?=[A-Za-z])")  # "secara_e-learning_": two words
_INNER = ("label", "address", "words", "lined", "glued")  # what is to be read inside of such signs
# "> 5 hari kerja" is more than five days, "> 5. Kartu keluarga" an item that is quoted.
_MORE_THAN = (
    r"(?!\s*(?:Rp|\d+(?:[.,]\d+)?(?:\s*\([^()\n]{0,40}\))?\s*(?:%|(?i:detik|menit|mnt|jam|hari|hr|hk|"
    r"minggu|bulan|bln|tahun|thn|orang|juta|ribu|kali|lembar|meter|km|kg|ha|unit|m[2²])\b)))"
)
_PICTURE = r"[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+"  # before a heading's words
_LEAD = re.compile(
    r"\s*(?P<sign>\#{1,6}(?:\s+"
    + _PICTURE
    + r")?(?=\s|$)|[-*+](?=\s+(?:\d{1,2}|[a-z])[.)]\s)|>+(?=\s|$)"
    + _MORE_THAN
    + r"|:(?=\s{2,}\S|\s(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-*+])\s)"  # of a term's definition
    r"|(?:[-*_=]\s?){3,}$|```+|\{\d{1,4}\}-{3,}$|\\(?:newpage|pagebreak|clearpage)\s*$)"
)
# The lines of a box, as other programs draw them: an edge, a corner or a crossing, a line.
_BOX_SIGNS = str.maketrans(
    "│┃║┆┊" + "┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╰╯" + "─━═┄┈", "|" * 5 + "+" * 31 + "-" * 5
)
# "D I N A S   S O S I A L": the wider spaces part its words. Where all are alike nothing does.
_SPELLED = re.compile(r"\W*[^\W\d_](?: [^\W\d_])+(?: {2,}[^\W\d_](?: [^\W\d_])+)+\W*")
_WIDE_GAP = re.compile(r"(?: {3,}|\t+\s*)")


class _Token(NamedTuple):
    text: str
    ink: Ink
    follows_gap: bool
    start: int  # in its line


def read_text(data: bytes, name: str, suffix: str) -> Document:
    """The words and lines of a text file; form feeds part its pages.

    A text with tables or columns is set as a page: see `extractor.typed.setting`.
    """
    lines = with_marks(decoded_text(data).split("\n"))
    printed = [line.lstrip("\f").replace("\f", " ") for line in lines]  # it takes no room
    feeds = list(accumulate(line.count("\f") for line in lines))
    has_own_lines = any(_UNNAMED_COLUMN.search(line) for line in lines)
    layout = find_layout([line.translate(_BOX_SIGNS) for line in printed])
    tape = Tape()
    parts: list[SetLine] = []
    for number, line in enumerate(printed):
        tokens = _tokens(line, layout.stretches.get(number), has_own_lines)
        parts += _parted(tokens, number, feeds[number] + 1, tape, layout)
    if not any(word.is_visible for word in tape.words):
        raise EmptySource("Berkas ini tidak berisi teks.")
    if layout.is_plain:
        setting = _unset(tape, parts, feeds[-1] + 1)
    else:
        setting = set_text(tape.words, parts, layout.tables, feeds[-1] + 1)
    media_type = TEXT_MEDIA_TYPES.get(suffix.lower(), "text/plain")
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        reader="markdown" if media_type == "text/markdown" else "text",
        pages=setting.pages,
        words=setting.words,
        lines=setting.lines,
        tape=tape.text,
        links=tuple(links_of(setting.words)),
        cells=_cells_of(parts, layout),
    )


def _cells_of(parts: Sequence[SetLine], layout: Layout) -> dict[int, tuple[int, int]]:
    """The row and the column, from 1, of each word that stands in a table's cell."""
    held: dict[int, list[tuple[Stretch, TypedCell]]] = {}
    for cell in (cell for table in layout.tables for cell in table.cells):
        for stretch in cell.stretches:
            held.setdefault(stretch.line, []).append((stretch, cell))
    return {
        word.order: (cell.row + 1, cell.column + 1)
        for number, words in parts
        for stretch, cell in held.get(number, ())
        for word, start in words
        if stretch.start <= start < stretch.end
    }


def _unset(tape: Tape, parts: Sequence[SetLine], page_count: int) -> Setting:
    """The lines of a text as they are: words without boxes."""
    lines: list[Line] = []
    for number, words in parts:
        held = tuple(word for word, _ in words)
        lines.append(Line(len(lines), number + 1, held[0].page_number, None, number + 1, held))
    pages = tuple(Page(page, 0.0, 0.0) for page in range(1, page_count + 1))
    return Setting(tuple(tape.words), tuple(lines), pages)


def _parted(
    tokens: Iterable[_Token], number: int, page_number: int, tape: Tape, layout: Layout
) -> Iterator[SetLine]:
    """The words of one printed line, parted where a wide gap or a gutter shows another column."""
    part: list[SetWord] = []
    gutters = layout.gutters.get(number, ())
    for token in tokens:
        is_parted = token.follows_gap or token.start in gutters
        if is_parted and any(word.is_visible for word, _ in part):
            yield SetLine(number, tuple(part))
            part = []
        word = tape.add_text(token.text, page_number, number + 1, token.ink)
        part.append(SetWord(word, token.start))
    if part:
        yield SetLine(number, tuple(part))


def _tokens(printed: str, cells: Sequence[Stretch] | None, has_own_lines: bool) -> Iterator[_Token]:
    position, is_parted = 0, True
    is_spelled = _SPELLED.fullmatch(printed) is not None
    for start, end, is_visible in _stretches(printed, cells, has_own_lines):
        for match in re.finditer(r"\S+", printed[start:end]):
            here = start + match.start()
            space = printed[position:here]
            is_gap = position > 0 and not is_spelled and bool(_WIDE_GAP.search(space))
            is_near = not space or (is_spelled and space == " ")
            for text, offset in inked_parts(match.group()):
                ink = Ink(is_near and not is_parted, is_visible and has_ink(text))
                yield _Token(text, ink, is_gap, here + offset)
                is_near, is_parted, is_gap = True, False, False
            position = start + match.end()
        if not is_visible:
            is_edge = cells is not None and "|" in printed[start:end]
            is_edge = is_edge or bool(_GLUED_SIGN.match(printed, start))
            is_parted = is_parted or is_edge or bool(_BLOCK_TAG.match(printed, start))


def _stretches(
    printed: str, cells: Sequence[Stretch] | None, has_own_lines: bool
) -> Iterator[tuple[int, int, bool]]:
    """The line cut into ink and signs that are none, of Markdown or of a table's: (start, end,
    is_visible). `cells` are the parts of a table's line that stand in cells; there no word is
    struck out by a line where the converter took the table's own lines for such."""
    if cells is None:
        lead = _LEAD.match(printed)
        if lead:
            yield lead.start("sign"), lead.end("sign"), False
        yield from _marked_up(printed, lead.end("sign") if lead else 0, len(printed))
        return
    position = 0
    for cell in cells:
        if cell.start > position:
            yield position, cell.start, False
        for start, end, is_visible in _marked_up(printed, cell.start, cell.end):
            is_struck = printed.startswith("~~", start) and end - start > LONE_STRUCK
            if has_own_lines and is_struck:
                yield start, start + 2, False
                yield start + 2, end - 2, True
                yield end - 2, end, False
            else:
                yield start, end, is_visible
        position = cell.end
    if position < len(printed):
        yield position, len(printed), False


def _marked_up(printed: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A part of a line cut into ink and Markdown's signs."""
    position = start
    for match in _MARKUP.finditer(printed, start, end):
        if match.start() > position:
            yield position, match.start(), True
        inner = next((name for name in _INNER if match.group(name) is not None), None)
        if inner is not None:
            yield match.start(), match.start(inner), False
            yield match.start(inner), match.end(inner), True
            yield match.end(inner), match.end(), False
        else:
            yield match.start(), match.end(), False
        position = match.end()
    if position < end:
        yield position, end, True
