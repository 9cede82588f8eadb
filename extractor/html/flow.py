"""From a web page's tree to paragraphs and tables, as they follow each other on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from extractor.html import places
from extractor.html.beside import Beside
from extractor.html.lists import OpenList, opened_list
from extractor.html.tables import arranges, rows_of, span_of
from extractor.typed.blocks import Block, GridBuilder, Paragraph, Span, aside
from extractor.typed.links import outward
from extractor.typed.raised import as_raised

MAX_DEPTH = 150  # elements inside each other; deeper ones are read as one paragraph
INDENT = 3  # letters, for each list around a line

_SPACE = re.compile(r"[ \t\n\r\f]+")
_OWN_MARK = re.compile(r"\s*(?:\(?\d{1,2}|[a-z])[.)](?:\s|$)|\s*[-•*]\s")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds for an element and all in it."""

    is_visible: bool = True
    is_aside: bool = False
    is_main: bool = False
    is_exact: bool = False  # white space is kept
    is_bold: bool = False
    address: str = ""  # where a click leads
    lists: tuple[OpenList, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of a page before it is read: the words that open panels, by the panels' ids;
    what stands beside the text; and the main part."""

    labels: dict[str, Any]
    moved: frozenset[Any]
    beside: Beside
    main: Any | None


def _page_of(root: Any) -> _Page:
    labels = places.tab_labels(root)
    moved = frozenset(labels.values())
    return _Page(labels, moved, Beside(root, moved), places.main_of(root))


class Flow:
    """The paragraphs and tables of a page, or of one cell of it."""

    def __init__(self, root: Any, page: _Page | None = None) -> None:
        self._root = root
        self._page = page or _page_of(root)
        self._main = self._page.main if page is None else None
        self._blocks: list[Block] = []
        self._spans: list[Span] = []
        self._mark = ""
        self._follows_space = False
        self._are_bold: set[bool] = set()  # of the open paragraph's letters

    def blocks(self, setting: _Setting | None = None) -> tuple[Block, ...]:
        """All that stands on the page, in order."""
        setting = setting or _Setting(is_aside=self._main is not None)
        self._children(self._root, setting)
        self._end(setting)
        return tuple(self._blocks)

    def _element(self, element: Any, setting: _Setting) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in places.UNREAD or element in self._page.moved:
            return
        outer, setting = setting, self._setting_in(element, setting)
        is_block = tag in places.BLOCKS or setting.is_aside != outer.is_aside
        if is_block:
            self._end(outer)
        if setting.depth > MAX_DEPTH:
            self._text("".join(element.itertext()), setting)
        elif tag == "br":
            self._spans.append(Span("\n"))
        elif tag == "img" or tag in places.EMBEDDED:
            self._picture(element, setting)
        elif tag == "table":
            self._table(element, setting)
        elif is_block:
            self._block(element, setting)
        elif tag == "sup":
            self._raised(element, setting)
        else:
            self._children(element, setting)

    def _setting_in(self, element: Any, setting: _Setting) -> _Setting:
        setting = replace(setting, depth=setting.depth + 1)
        if element is self._main:
            return replace(setting, is_aside=False, is_main=True)
        if element.tag == "header" and not setting.is_main:
            setting = replace(setting, is_aside=False)  # the office's name is printed there
        if element in self._page.beside:
            setting = replace(setting, is_aside=True)
        if element.tag in ("b", "strong"):
            setting = replace(setting, is_bold=True)
        if element.tag == "a":
            setting = replace(setting, address=outward(element.get("href")))
        if places.is_hidden(element) or places.is_struck(element):
            setting = replace(setting, is_visible=False)
        return setting

    def _children(self, element: Any, setting: _Setting) -> None:
        self._text(element.text, setting)
        for child in element:
            self._element(child, setting)
            self._text(child.tail, setting)

    def _text(self, text: str | None, setting: _Setting) -> None:
        if text:
            if not setting.is_exact:
                text = _SPACE.sub(" ", text)
            if text.strip() and not setting.is_bold and self._has_bold_line():
                self._end(setting)  # "<b>Biaya</b><br>Gratis": a heading of its own
            self._spans.append(Span(text, setting.is_visible, setting.address))
            if setting.is_visible and text.strip():
                self._are_bold.add(setting.is_bold)

    def _has_bold_line(self) -> bool:
        """Whether the open paragraph is a line, or lines, in bold that a line break ends."""
        if self._are_bold != {True} or self._mark:
            return False
        return bool(self._spans) and self._spans[-1].text.endswith("\n")

    def _raised(self, element: Any, setting: _Setting) -> None:
        first = len(self._spans)
        self._children(element, setting)
        before = "".join(span.text for span in self._spans[:first] if span.is_visible)
        for place, span in enumerate(self._spans[first:], first):
            self._spans[place] = span._replace(text=as_raised(span.text, before))

    def _block(self, element: Any, setting: _Setting) -> None:
        tag = element.tag
        if tag in places.HEADINGS:
            self._follows_space = True
        if tag in ("ol", "ul", "menu"):
            setting = replace(setting, lists=(*setting.lists, opened_list(element)))
        if tag == "li" and setting.lists:
            self._mark = setting.lists[-1].mark(element)
        if tag == "pre":
            setting = replace(setting, is_exact=True)
        label = self._page.labels.get(element.get("id") or "")
        if label is not None and places.is_panel(element):
            self._follows_space = True
            self._children(label, setting)
            self._end(setting)
        self._children(element, setting)
        self._end(setting)
        if tag == "li":
            self._mark = ""

    def _end(self, setting: _Setting) -> None:
        """Close the open paragraph."""
        spans, self._spans = self._spans, []
        # What is all bold is a heading that its writer has set by hand.
        is_set_off = self._follows_space or (self._are_bold == {True} and not self._mark)
        self._are_bold = set()
        if all(not span.text.strip() for span in spans):
            return
        indent = INDENT * max(len(setting.lists) - 1, 0)
        paragraph = Paragraph(tuple(spans), indent, setting.is_aside, is_set_off)
        if self._mark:
            is_seen = self._mark != "•" or not _OWN_MARK.match(paragraph.text)
            mark = Span(f"{self._mark} ", is_seen and setting.is_visible)
            paragraph = paragraph._replace(spans=(mark, *spans))
            self._mark = ""
        self._follows_space = False
        self._blocks.append(paragraph)

    def _picture(self, element: Any, setting: _Setting) -> None:
        """A picture or a page within the page, which is not read: noted as Markdown notes it."""
        if setting.is_visible and setting.is_main | (not setting.is_aside):
            inside = any(
                parent.tag in ("header", "a", "button") for parent in element.iterancestors()
            )
            if not inside and not places.is_small(element):
                name = element.get("alt") or element.get("src") or element.get("data") or ""
                self._spans.append(Span(f" ![{name[:100]}] ", False))

    def _table(self, element: Any, setting: _Setting) -> None:
        rows = rows_of(element)
        for caption in element.iter("caption"):
            self._block(caption, setting)
        if arranges(rows):
            for cell in (cell for row in rows for cell in row):
                self._block(cell, self._setting_in(cell, setting))
            return
        grid = GridBuilder()
        inner = replace(setting, lists=())
        for row in rows:
            grid.start_row()
            for cell in row:
                blocks = Flow(cell, self._page).blocks(self._setting_in(cell, inner))
                grid.add(blocks, span_of(cell, "colspan"), span_of(cell, "rowspan"))
        table = grid.table()
        if table.cells:
            self._blocks += aside((table,)) if setting.is_aside else (table,)
