"""A .docx file -> its paragraphs and tables: the head of its first page, then its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.typed.blocks import Block, GridBuilder, Paragraph, aside
from extractor.word.hyperlinks import addresses_of
from extractor.word.names import R, W, child, is_on, value, whole
from extractor.word.numbering import Numbering
from extractor.word.package import Package, main_part, too_deep
from extractor.word.paragraph import Notes, ParagraphReader

INDENT = 3  # letters, for each level of a list
BODY = "word/document.xml"
MAX_DEPTH = 40  # tables inside each other, and what stands around them

_THROUGH = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")
)


def docx_blocks(package: Package) -> tuple[Block, ...]:
    """The document's blocks. Footers and the heads of later pages stand beside the text."""
    body = child(main_part(package, BODY), "body")
    reader = _Reader(package)
    heads, others = _edges(package, body) if body is not None else ([], [])
    blocks: list[Block] = []
    for part in heads:
        blocks += reader.blocks(part)
    blocks += reader.blocks(body) if body is not None else ()
    for part in others:
        blocks += aside(reader.blocks(part))
    return tuple(blocks)


def _edges(package: Package, body: Any) -> tuple[list[Any], list[Any]]:
    """The parts printed above the first page's text, and all other heads and feet."""
    targets = _targets(package)
    heads: list[str] = []
    others: list[str] = []
    for number, section in enumerate(body.iter(W + "sectPr")):
        first = "first" if is_on(section, "titlePg") else "default"
        for reference in section:
            if reference.tag not in (W + "headerReference", W + "footerReference"):
                continue
            name = targets.get(reference.get(R + "id") or "", "")
            is_head = reference.tag == W + "headerReference" and not number
            is_first = reference.get(W + "type") == first
            (heads if is_head and is_first else others).append(name)
    unique = [name for name in dict.fromkeys(others) if name not in heads]
    roots = [[package.xml(name) for name in names] for names in (heads, unique)]
    return [r for r in roots[0] if r is not None], [r for r in roots[1] if r is not None]


def _targets(package: Package) -> dict[str, str]:
    """The parts that the text refers to, by the names of the references."""
    return {
        name: target.removeprefix("/") if target.startswith("/") else f"word/{target}"
        for name, target in _relations(package, is_external=False)
    }


def _relations(package: Package, *, is_external: bool) -> Iterator[tuple[str, str]]:
    """What the text refers to inside the file, or outside it: the reference's name, its target."""
    root = package.xml("word/_rels/document.xml.rels")
    for relation in root if root is not None else ():
        if (relation.get("TargetMode") == "External") is is_external:
            yield relation.get("Id") or "", str(relation.get("Target") or "")


class _Reader:
    """Reads elements one after the other: numbers count on through the whole document."""

    def __init__(self, package: Package) -> None:
        styles = package.xml("word/styles.xml")
        self._numbering = Numbering(package.xml("word/numbering.xml"), styles)
        self._headings = _heading_styles(styles)
        self._paragraphs = ParagraphReader(Notes(package), addresses_of(package))

    def blocks(self, element: Any, depth: int = 0) -> tuple[Block, ...]:
        """What stands in a part, a cell or a text box, in order."""
        if depth > MAX_DEPTH:
            raise too_deep()
        found: list[Block] = []
        for part in self._flattened(element):
            if part.tag == W + "p":
                found += self._paragraph(part, depth)
            elif part.tag == W + "tbl":
                found += self._table(part, depth)
        return tuple(found)

    def _flattened(self, element: Any) -> Iterator[Any]:
        waiting = [*reversed(element)]
        while waiting:
            part = waiting.pop()
            if part.tag in _THROUGH:
                waiting += reversed(part)
            else:
                yield part

    def _paragraph(self, element: Any, depth: int) -> list[Block]:
        """A paragraph, and the text boxes that hang on it."""
        content = self._paragraphs.read(element)
        properties = child(element, "pPr")
        is_heading = properties is not None and value(properties, "pStyle") in self._headings
        found: list[Block] = []
        is_set_off = is_heading or _is_bold(element)
        paragraph = Paragraph(tuple(content.spans), follows_space=is_set_off)
        if not paragraph.is_blank:
            mark, level = self._numbering.mark(properties)
            marked = content.marked(mark) if paragraph.text.strip() else content.spans
            found.append(paragraph._replace(spans=tuple(marked), indent=INDENT * level))
        elif content.spans:
            found.append(paragraph)
        for box in content.boxes:
            found += self.blocks(box, depth + 1)
        return [*found, *content.notes]

    def _table(self, element: Any, depth: int) -> list[Block]:
        grid = GridBuilder()
        rows = [part for part in self._flattened(element) if part.tag == W + "tr"]
        cells = [self._cells(row) for row in rows]
        covered: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            grid.start_row()
            before = _grid_before(row)
            if before:
                grid.add((), before)
            for column, width, cell in cells[number]:
                if (number, column) not in covered:
                    height = _height(cells, number, column)
                    covered |= {(number + down, column) for down in range(1, height)}
                    grid.add(self.blocks(cell, depth + 1), width, height)
        table = grid.table()
        return [table] if table.cells else []

    def _cells(self, row: Any) -> list[tuple[int, int, Any]]:
        """The row's cells: the column that each starts in, how many it is wide."""
        column = _grid_before(row)
        found: list[tuple[int, int, Any]] = []
        for cell in self._flattened(row):
            if cell.tag == W + "tc":
                shape = child(cell, "tcPr")
                width = max(whole(value(shape, "gridSpan"), 1), 1) if shape is not None else 1
                found.append((column, width, cell))
                column += width
        return found


def _is_bold(paragraph: Any) -> bool:
    """Whether all its letters are bold, as those of headings without a style are."""
    runs = [
        run
        for run in paragraph.iter(W + "r")
        if any((part.text or "").strip() for part in run.iter(W + "t"))
    ]
    shapes = [child(run, "rPr") for run in runs]
    return bool(runs) and all(shape is not None and is_on(shape, "b") for shape in shapes)


def _grid_before(row: Any) -> int:
    """How many columns a row leaves out at its start."""
    properties = child(row, "trPr")
    return whole(value(properties, "gridBefore"), 0) if properties is not None else 0


def _merge_of(cell: Any) -> str:
    """ "restart" where a cell begins that reaches down, "continue" where one goes on."""
    shape = child(cell, "tcPr")
    merged = child(shape, "vMerge") if shape is not None else None
    return (merged.get(W + "val") or "continue") if merged is not None else ""


def _height(rows: list[list[tuple[int, int, Any]]], first: int, column: int) -> int:
    """Over how many rows the cell reaches that begins at a place."""
    height = 1
    own = next(cell for at, _, cell in rows[first] if at == column)
    if _merge_of(own) != "restart":
        return height
    for row in rows[first + 1 :]:
        below = next((cell for at, _, cell in row if at == column), None)
        if below is None or _merge_of(below) != "continue":
            break
        height += 1
    return height


def _heading_styles(styles: Any | None) -> frozenset[str]:
    """The styles of headings, by the level of outline that they give."""
    found: set[str] = set()
    for style in styles.iter(W + "style") if styles is not None else ():
        properties = child(style, "pPr")
        name = value(style, "name").casefold()
        is_heading = name.startswith("heading") or name == "title"
        if is_heading or (properties is not None and child(properties, "outlineLvl") is not None):
            found.add(style.get(W + "styleId") or "")
    return frozenset(found)
