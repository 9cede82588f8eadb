"""Paragraphs and tables -> a document: each line of them numbered, tables set as drawn ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.errors import EmptySource, TooLarge
from extractor.page import Document, Line, Link, Page, Reader, Word, has_ink
from extractor.tape import Ink, Tape
from extractor.typed.blocks import MAX_CELLS, Block, BlockTable, Paragraph, Span, lines_of
from extractor.typed.cell_lines import SetWord
from extractor.typed.cells import Stretch, TypedCell, TypedTable
from extractor.typed.inked import inked_parts
from extractor.typed.lookalikes import in_latin
from extractor.typed.setting import SetLine, Setting, set_text

MAX_LINES = 200_000
_WIDE_GAP = re.compile(r"\t| {3,}")


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that blocks were read from."""

    data: bytes
    name: str
    media_type: str
    reader: Reader


class _Token(NamedTuple):
    """A word of a line: its column, what stands before it, and where it leads."""

    text: str
    ink: Ink
    follows_gap: bool
    column: int
    address: str


def document_of(blocks: Iterable[Block], origin: Origin) -> Document:
    """The document that the blocks are. Raises `EmptySource` where nothing of them is seen."""
    sheet = _Sheet()
    for block in blocks:
        sheet.add(block)
    tape = sheet.tape
    if not any(word.is_visible for word in tape.words):
        raise EmptySource("Berkas ini tidak berisi teks.")
    setting = set_text(tape.words, sheet.parts, sheet.tables, 1) if sheet.is_set else sheet.unset()
    return Document(
        sha256=hashlib.sha256(origin.data).hexdigest(),
        name=origin.name,
        media_type=origin.media_type,
        reader=origin.reader,
        pages=setting.pages,
        words=setting.words,
        lines=setting.lines,
        tape=tape.text,
        overlays=frozenset(sheet.asides),
        links=tuple(sheet.links),
        cells=sheet.cells,
    )


@dataclass
class _Sheet:
    """Lines in the making; `row` counts them and the empty ones between, `count` them alone."""

    tape: Tape = field(default_factory=Tape)
    parts: list[SetLine] = field(default_factory=list)
    tables: list[TypedTable] = field(default_factory=list)
    asides: set[int] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    cells: dict[int, tuple[int, int]] = field(default_factory=dict)
    row: int = 0
    count: int = 0
    cell_count: int = 0

    @property
    def is_set(self) -> bool:
        """Whether anything stands beside anything else."""
        rows = [part.number for part in self.parts]
        return bool(self.tables) or len(set(rows)) < len(rows)

    def add(self, block: Block) -> None:
        if isinstance(block, BlockTable):
            self._add_table(block)
            return
        if block.follows_space and not block.is_blank:
            self.row += 1
        for line in _broken(block):
            self._add_line(line, block, is_parted=True)

    def _add_line(self, line: Sequence[Span], block: Paragraph, is_parted: bool) -> int:
        """Put a line on the tape; how many letters long it is, 0 where it has none."""
        if self.count >= MAX_LINES:
            raise TooLarge(f"Berkas ini lebih dari {MAX_LINES} baris.")
        part: list[SetWord] = []
        parts: list[SetLine] = []
        length = 0
        for text, ink, gap, column, address in _tokens(line, block.indent):
            if is_parted and gap and any(word.is_visible for word, _ in part):
                parts.append(SetLine(self.row, tuple(part)))
                part = []
            seen = ink._replace(is_visible=ink.is_visible and not block.is_aside)
            word = self.tape.add_text(text, 1, self.count + 1, seen)
            self._link(word, address)
            part.append(SetWord(word, column))
            length = column + len(text)
            if block.is_aside:
                self.asides.add(word.order)
        if part:
            parts.append(SetLine(self.row, tuple(part)))
        if parts:
            self.parts += parts
            self.row += 1
            self.count += 1
        return length

    def _link(self, word: Word, address: str) -> None:
        """Note a clicked word: words of one address in a row are one link."""
        if not address or not word.is_visible:
            return
        last = self.links[-1] if self.links else None
        if last is not None and last.address == address and last.end >= word.start - 1:
            self.links[-1] = last._replace(end=word.end)
        else:
            self.links.append(Link(word.start, word.end, address))

    def _add_table(self, table: BlockTable) -> None:
        self.cell_count += len(table.cells)
        if self.cell_count > MAX_CELLS:
            raise TooLarge(f"Tabel berkas ini lebih dari {MAX_CELLS} sel.")
        first = self.row
        cells: list[TypedCell] = []
        for cell in table.cells:
            stretches: list[Stretch] = []
            for paragraph in (line for block in cell.blocks for line in lines_of(block)):
                for line in _broken(paragraph):
                    row, order = self.row, len(self.tape.words)
                    length = self._add_line(line, paragraph, is_parted=False)
                    words = range(order, len(self.tape.words))
                    self.cells |= dict.fromkeys(words, (cell.row + 1, cell.column + 1))
                    if length:
                        stretches.append(Stretch(row, 0, length))
            place = (cell.row, cell.column, tuple(stretches), cell.columns, cell.rows)
            cells.append(TypedCell(*place))
        if any(cell.stretches for cell in cells):
            self.tables.append(TypedTable(first, self.row - 1, tuple(cells)))

    def unset(self) -> Setting:
        """Lines one below the other, words without boxes."""
        lines = [
            Line(order, part.number + 1, 1, None, words[0].line_number, words)
            for order, part in enumerate(self.parts)
            if (words := _words(part))
        ]
        return Setting(tuple(self.tape.words), tuple(lines), (Page(1, 0.0, 0.0),))


def _words(part: SetLine) -> tuple[Word, ...]:
    return tuple(word for word, _ in part.words)


def _broken(paragraph: Paragraph) -> Iterator[list[Span]]:
    """The lines of a paragraph."""
    line: list[Span] = []
    for span in paragraph.spans:
        first, *others = span.text.split("\n")
        line.append(span._replace(text=first))
        for text in others:
            yield line
            line = [span._replace(text=text)]
    yield line


def _tokens(line: Sequence[Span], indent: int) -> Iterator[_Token]:
    """The words of a line."""
    column, space = indent, " "
    for text, is_visible, address in line:
        position = 0
        text = in_latin(text)
        for match in re.finditer(r"\S+", text):
            space += text[position : match.start()]
            is_gap = bool(_WIDE_GAP.search(space))
            for part, offset in inked_parts(match.group()):
                ink = Ink(not space, is_visible and has_ink(part))
                yield _Token(part, ink, is_gap, column + match.start() + offset, address)
                space, is_gap = "", False
            position = match.end()
        space += text[position:]
        column += len(text)
