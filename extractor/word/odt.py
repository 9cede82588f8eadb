"""An .odt file -> its paragraphs and tables: the head of its pages, then its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from extractor.typed.blocks import MAX_SPAN, Block, GridBuilder, Paragraph, Span, aside
from extractor.typed.links import outward
from extractor.typed.raised import as_raised
from extractor.word.names import whole
from extractor.word.odt_lists import TEXT, ListStyles, OpenList
from extractor.word.package import Package, main_part, too_deep

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
INDENT = 3  # letters, for each level of a list
MAX_DEPTH = 80
LEAST_PICTURE_CM = 5.0  # a smaller picture is a crest or a seal

_RAISED = re.compile(r"super|[1-9]")
_UNREAD = frozenset(
    (
        *(TEXT + "tracked-changes", TEXT + "sequence-decls"),
        *(OFFICE + "annotation", OFFICE + "annotation-end"),
    )
)
_ROW_GROUPS = frozenset(
    TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")
)


def odt_blocks(package: Package) -> tuple[Block, ...]:
    """The document's blocks. Footers stand beside the text."""
    root = main_part(package, "content.xml")
    styles = package.xml("styles.xml")
    roots = [part for part in (styles, root) if part is not None]
    reader = _Reader(ListStyles(roots), _struck_styles(roots), _raised_styles(roots))
    pages = [*styles.iter(STYLE + "master-page")] if styles is not None else []
    blocks: list[Block] = []
    for head in [part for page in pages[:1] for part in page.iter(STYLE + "header")]:
        blocks += reader.blocks(head)
    for text in root.iter(OFFICE + "text"):
        blocks += reader.blocks(text)
    for foot in [part for page in pages[:1] for part in page.iter(STYLE + "footer")]:
        blocks += aside(reader.blocks(foot))
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class _Setting:
    lists: tuple[OpenList, ...] = ()
    is_seen: bool = True
    depth: int = 0
    address: str = ""  # where a click leads

    def deeper(self) -> _Setting:
        return replace(self, depth=self.depth + 1)


@dataclass
class _Content:
    """What a paragraph holds, and what hangs on it."""

    spans: list[Span] = field(default_factory=list)
    hanging: list[Block] = field(default_factory=list)


class _Reader:
    """Reads elements one after the other."""

    def __init__(self, lists: ListStyles, struck: frozenset[str], raised: frozenset[str]) -> None:
        self._lists = lists
        self._struck, self._raised = struck, raised
        self._mark = ""

    def blocks(self, element: Any, setting: _Setting = _Setting()) -> tuple[Block, ...]:
        """What stands in a part, a cell or a text box, in order."""
        found: list[Block] = []
        if setting.depth > MAX_DEPTH:
            raise too_deep()
        for part in element:
            if not isinstance(part.tag, str) or part.tag in _UNREAD:
                continue
            if part.tag in (TEXT + "p", TEXT + "h"):
                found += self._paragraph(part, setting)
            elif part.tag == TEXT + "list":
                found += self._list(part, setting)
            elif part.tag == TABLE + "table":
                found += self._table(part, setting)
            else:
                found += self.blocks(part, setting.deeper())
        return tuple(found)

    def _list(self, element: Any, setting: _Setting) -> list[Block]:
        opened = self._lists.opened(element, setting.lists)
        inner = replace(setting.deeper(), lists=(*setting.lists, opened))
        found: list[Block] = []
        for item in element:
            if item.tag == TEXT + "list-item":
                first = item[0].tag if len(item) else ""
                if first != TEXT + "list":  # an item that holds a list alone bears no mark
                    self._mark = self._lists.mark(inner.lists, item)
                found += self.blocks(item, inner)
                self._mark = ""
            elif item.tag == TEXT + "list-header":
                found += self.blocks(item, inner)
        self._lists.close(element, opened)
        return found

    def _paragraph(self, element: Any, setting: _Setting) -> list[Block]:
        content = _Content()
        is_seen = setting.is_seen and element.get(TEXT + "style-name") not in self._struck
        self._inside(element, content, replace(setting, is_seen=is_seen))
        indent = INDENT * max(len(setting.lists) - 1, 0)
        is_heading = element.tag == TEXT + "h"
        paragraph = Paragraph(tuple(content.spans), indent, False, is_heading)
        if is_heading and not setting.lists and paragraph.text.strip():
            self._mark = self._lists.heading_mark(element)
        if paragraph.text.strip() and self._mark:
            marked = (Span(f"{self._mark} "), *content.spans)
            paragraph, self._mark = paragraph._replace(spans=marked), ""
        return [paragraph, *content.hanging] if content.spans else content.hanging

    def _inside(self, element: Any, content: _Content, setting: _Setting) -> None:
        if setting.depth > MAX_DEPTH:
            raise too_deep()
        self._text(element.text, content, setting)
        for part in element:
            if isinstance(part.tag, str):
                self._part(part, content, setting.deeper())
            self._text(part.tail, content, setting)

    def _text(self, text: str | None, content: _Content, setting: _Setting) -> None:
        if text:
            content.spans.append(
                Span(" ".join(f"<{text}>".split())[1:-1], setting.is_seen, setting.address)
            )

    def _part(self, part: Any, content: _Content, setting: _Setting) -> None:
        tag = part.tag
        if tag == TEXT + "s":
            count = min(max(whole(part.get(TEXT + "c"), 1), 1), MAX_SPAN)
            content.spans.append(Span(" " * count))
        elif tag == TEXT + "tab":
            content.spans.append(Span("\t"))
        elif tag == TEXT + "line-break":
            content.spans.append(Span("\n"))
        elif tag == TEXT + "note":
            self._note(part, content, setting)
        elif tag == DRAW + "frame":
            self._frame(part, content, setting)
        elif tag == DRAW + "text-box":
            content.hanging += self.blocks(part, replace(setting, lists=()))
        elif tag == TEXT + "a":
            self._inside(part, content, replace(setting, address=outward(part.get(XLINK + "href"))))
        elif tag not in _UNREAD:
            style = part.get(TEXT + "style-name")
            first = len(content.spans)
            is_seen = setting.is_seen and style not in self._struck
            self._inside(part, content, replace(setting, is_seen=is_seen))
            if style in self._raised:
                _raise(content.spans, first)

    def _note(self, note: Any, content: _Content, setting: _Setting) -> None:
        cited = note.find(TEXT + "note-citation")
        sign = as_raised("".join(cited.itertext()), "note") if cited is not None else ""
        content.spans.append(Span(sign))
        self._mark, mark = sign, self._mark
        for body in note.iter(TEXT + "note-body"):
            content.hanging += self.blocks(body, replace(setting, lists=()))
        self._mark = mark

    def _frame(self, frame: Any, content: _Content, setting: _Setting) -> None:
        """A text box, or a picture, which is not read and is noted as Markdown notes it."""
        sizes = [_centimetres(frame.get(SVG + name)) for name in ("width", "height")]
        if frame.find(DRAW + "text-box") is not None:
            self._inside(frame, content, setting)
        elif frame.find(DRAW + "image") is not None and min(sizes) >= LEAST_PICTURE_CM:
            content.spans.append(Span(f" ![{frame.get(DRAW + 'name') or ''}] ", False))

    def _table(self, element: Any, setting: _Setting) -> list[Block]:
        grid = GridBuilder()
        inner = replace(setting.deeper(), lists=())
        for row in _rows(element, 0):
            grid.start_row()
            for cell in row:
                if cell.tag == TABLE + "table-cell":
                    columns = whole(cell.get(TABLE + "number-columns-spanned"), 1)
                    rows = whole(cell.get(TABLE + "number-rows-spanned"), 1)
                    grid.add(self.blocks(cell, inner), columns, rows)
        table = grid.table()
        return [table] if table.cells else []


def _rows(element: Any, depth: int) -> list[Any]:
    found: list[Any] = []
    if depth > MAX_DEPTH:
        raise too_deep()
    for part in element:
        if part.tag == TABLE + "table-row":
            found.append(part)
        elif part.tag in _ROW_GROUPS:
            found += _rows(part, depth + 1)
    return found


def _raise(spans: list[Span], first: int) -> None:
    """Read the pieces from one on as raised behind those before them."""
    before = "".join(span.text for span in spans[:first] if span.is_visible)
    for place, span in enumerate(spans[first:], first):
        spans[place] = span._replace(text=as_raised(span.text, before))


def _struck_styles(roots: list[Any]) -> frozenset[str]:
    """The styles that draw a line through their text, or hide it."""
    return _styles(
        roots,
        lambda properties: (
            properties.get(TEXT + "display") == "none"
            or (
                properties.get(STYLE + "text-line-through-style")
                or properties.get(STYLE + "text-line-through-type")
            )
            not in (None, "none")
        ),
    )


def _raised_styles(roots: list[Any]) -> frozenset[str]:
    """The styles that set their text above the line: "super 58%", "33% 58%"."""
    return _styles(
        roots,
        lambda properties: _RAISED.match(properties.get(STYLE + "text-position") or "") is not None,
    )


def _styles(roots: list[Any], is_meant: Callable[[Any], bool]) -> frozenset[str]:
    return frozenset(
        style.get(STYLE + "name") or ""
        for root in roots
        for style in root.iter(STYLE + "style")
        if any(map(is_meant, style.iter(STYLE + "text-properties")))
    )


def _centimetres(length: str | None) -> float:
    """A length of the file; nothing where it is in no unit that pictures are measured in."""
    for unit, factor in (("cm", 1.0), ("in", 2.54), ("mm", 0.1), ("pt", 2.54 / 72)):
        number = (length or "").removesuffix(unit)
        if number != length and number.replace(".", "", 1).isdecimal():
            return float(number) * factor
    return 0.0
