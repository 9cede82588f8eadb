"""What a page carries beside its content: page numbers, a printer's date lines, repeated edges."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, groupby

from extractor.page import Document, Line
from extractor.passage import Passage
from parsers.furniture.seals import FOOT_SHARE, is_apart, sealed_lines
from parsers.markers import leading_marker
from parsers.names.heading_words import may_be_label_head
from parsers.names.headings import HeadingIndex
from parsers.names.offices import opens_office
from parsers.names.titles import is_label, names_service
from parsers.section import Removal, RemovalReason

RUNNING_HEADER: RemovalReason = "running-header"
RUNNING_FOOTER: RemovalReason = "running-footer"
RUNNING = frozenset((RUNNING_HEADER, RUNNING_FOOTER))
EDGE_ROWS = 3  # rows at the top and bottom of a page that can be furniture
HEAD_ROWS = 7  # rows of a repeated head or foot of which no row differs from page to page
SAME_HEIGHT_PT = 9.0  # furniture stands at one height; browsers indent the first page by 6 more
MIN_TYPED_PAGES = 2  # of a text without places that begin alike
MIN_REPEAT_SHARE = 0.6  # of the pages; a two-page document needs both

_PAGE_NUMBER = re.compile(
    r"(?:[-–|\s]*(?:halaman|hal|page)\.?\s*\d{1,4}(?:\s*(?:dari|of|/)\s*\d{1,4})?|"
    r"[-–|~=]\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–|~=]|\d{1,4}\s*(?:/|dari|of)\s*\d{1,4})[-–|\s.]*$",
    re.IGNORECASE,
)
_TYPED_NUMBER = re.compile(
    r"[\s*_]*(?:halaman|page)\s+\d{1,4}(?:\s+(?:dari|of)\s+\d{1,4})?[\s*_]*$"
    r"|\s*[-–]\s?\d{1,3}\s?[-–]\s*$",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"\d{1,4}$")
# What browsers print at a page's edges: date and title above, address and page number below.
_PRINT_HEADER = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[, ]\s*\d{1,2}[.:]\d{2}")
_PRINT_FOOTER = re.compile(
    r"https?://\S+\s+(?:\d{1,4}\s*/\s*\d{1,4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})$"
)


def find_furniture(
    document: Document, left: Sequence[tuple[Line, Passage]], headings: HeadingIndex | None = None
) -> dict[int, RemovalReason]:
    """The reasons to remove lines, by the line's order; the letterhead is out of `left` already.

    Where components stand under `headings`, a repeated head or foot may have more rows, but no
    heading, nor what stands under one.
    """
    if document.is_typed:
        sealed = {line.order: RUNNING_FOOTER for line in sealed_lines(document, left)}
        heads = _typed_heads(left, len(document.pages), headings) if headings is not None else {}
        return {**heads, **sealed, **_text_page_numbers(left)}
    edges = _edge_rows(document, left)
    reasons: dict[int, RemovalReason] = {}
    for line, passage, is_top in edges:
        if _PAGE_NUMBER.match(passage.text):
            reasons[line.order] = "page-number"
        elif is_top and _PRINT_HEADER.match(passage.text):
            reasons[line.order] = "running-header"
        elif not is_top and _PRINT_FOOTER.match(passage.text):
            reasons[line.order] = "running-footer"
        elif not is_top and _is_lone_page_number(document, line, passage.text):
            reasons[line.order] = "page-number"
    for line in sealed_lines(document, left):
        reasons.setdefault(line.order, RUNNING_FOOTER)
    _number_rows(edges, reasons, len(document.pages))
    count = EDGE_ROWS if headings is None else HEAD_ROWS
    _repeated_rows(_edge_rows(document, left, count), reasons, len(document.pages))
    if RUNNING.isdisjoint(reasons.values()):
        return reasons
    if headings is not None:
        _without_sections(left, reasons, headings)
    _without_inner_rows(left, reasons)
    return reasons


def _is_lone_page_number(document: Document, line: Line, text: str) -> bool:
    """Whether a number alone at the very foot of a page is the page's own."""
    if line.bbox is None or text.strip(" -–|~=[]()") != str(line.page_number):
        return False
    height_pt = document.pages[line.page_number - 1].height_pt
    return line.bbox.top_pt > FOOT_SHARE * height_pt


def is_print_header(text: str) -> bool:
    """Whether a line is what browsers print above a page: the date, the time, the page's title."""
    return _PRINT_HEADER.match(text) is not None


def removals(
    left: Sequence[tuple[Line, Passage]], reasons: dict[int, RemovalReason]
) -> tuple[list[tuple[Line, Passage]], list[Removal]]:
    """The lines without the furniture, and the furniture with its reasons."""
    kept = [(line, passage) for line, passage in left if line.order not in reasons]
    removed = [
        Removal(passage, reasons[line.order]) for line, passage in left if line.order in reasons
    ]
    return kept, removed


def _text_page_numbers(left: Sequence[tuple[Line, Passage]]) -> dict[int, RemovalReason]:
    return {
        line.order: "page-number" for line, passage in left if _TYPED_NUMBER.match(passage.text)
    }


def _typed_heads(
    left: Sequence[tuple[Line, Passage]], pages: int, headings: HeadingIndex
) -> dict[int, RemovalReason]:
    """The first lines of a text's pages that a program printed above each: most pages begin with
    the same, or those do on which a service begins.

    A standard's label, a table's head and a component's name stay, whatever repeats them; so does
    what names the office first.
    """
    said: set[str] = set()  # by the first page
    tops: dict[str, list[Line]] = defaultdict(list)
    above_services: set[int] = set()
    for number, group in groupby(left, key=lambda pair: pair[0].page_number):
        page = list(group)
        line, passage = page[0]
        if number == 1:
            said = {one.text.casefold() for _, one in page}
        elif not leading_marker(passage.text):
            tops[passage.text.casefold()].append(line)
            if len(page) > 1 and names_service(page[1][1].text):
                above_services.add(line.order)
    found: dict[int, RemovalReason] = {}
    for text, lines in tops.items():
        is_above_services = all(line.order in above_services for line in lines)
        share = 0.0 if is_above_services else MIN_REPEAT_SHARE * (pages - 1)
        is_sheets = is_label(text) or may_be_label_head(text) or headings.match(text) is not None
        if is_sheets or len(lines) < max(MIN_TYPED_PAGES, share):
            continue
        is_first = opens_office(text) and not any(text.startswith(one) for one in said)
        found |= {line.order: RUNNING_HEADER for line in lines[is_first:]}
    return found


def _edge_rows(
    document: Document, left: Sequence[tuple[Line, Passage]], count: int = EDGE_ROWS
) -> list[tuple[Line, Passage, bool]]:
    """The lines of the first and last rows of every page; the flag is true at the top."""
    edges: list[tuple[Line, Passage, bool]] = []
    for number, page in groupby(left, key=lambda pair: pair[0].page_number):
        lines = list(page)
        rows = list(dict.fromkeys(line.row for line, _ in lines))
        top, bottom = set(rows[:count]), set(rows[-count:])
        middle_pt = document.pages[number - 1].height_pt / 2
        for line, passage in lines:
            # Of a page that a table fills few rows are left: their height tells which end it is.
            is_high = line.bbox is None or line.bbox.bottom_pt < middle_pt
            if line.row in bottom and not (line.row in top and is_high):
                edges.append((line, passage, False))
            elif line.row in top:
                edges.append((line, passage, True))
    return edges


def _number_rows(
    edges: Sequence[tuple[Line, Passage, bool]], reasons: dict[int, RemovalReason], pages: int
) -> None:
    """Lone numbers that count the pages, at one height."""
    lone = [
        (line, int(passage.text))
        for line, passage, _ in edges
        if _LONE_NUMBER.match(passage.text) and line.bbox is not None
    ]
    offsets: dict[int, list[Line]] = defaultdict(list)
    for line, number in lone:
        offsets[number - line.page_number].append(line)
    for lines in offsets.values():
        if len({line.page_number for line in lines}) >= max(2, MIN_REPEAT_SHARE * pages):
            for line in lines:
                reasons[line.order] = "page-number"


def _repeated_rows(
    edges: Sequence[tuple[Line, Passage, bool]], reasons: dict[int, RemovalReason], pages: int
) -> None:
    """The same words (numbers aside) at the same height of most pages."""
    if pages < 2:
        return
    groups: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for line, passage, is_top in edges:
        if line.order in reasons or line.bbox is None or leading_marker(passage.text):
            continue
        groups[(re.sub(r"\d+", "#", passage.text.casefold()), is_top)].append(line)
    for (key, is_top), lines in groups.items():
        if len(key) < 4 or len({line.page_number for line in lines}) < max(
            2, MIN_REPEAT_SHARE * pages
        ):
            continue
        tops = [line.bbox.top_pt for line in lines if line.bbox is not None]
        if max(tops) - min(tops) > SAME_HEIGHT_PT:
            continue
        for line in lines:
            reasons[line.order] = "running-header" if is_top else "running-footer"


def _without_sections(
    left: Sequence[tuple[Line, Passage]],
    reasons: dict[int, RemovalReason],
    headings: HeadingIndex,
) -> None:
    """Give back repeated headings, and the rows under one down to the next wide gap: two services
    on two pages may end alike."""
    under: Line | None = None
    for line, passage in left:
        is_heading = headings.match(passage.text) is not None
        is_given_back = reasons.get(line.order) in ("running-header", "running-footer") and (
            is_heading or (under is not None and not is_apart(under, line))
        )
        under = line if is_heading or is_given_back else None
        if is_given_back:
            del reasons[line.order]


def _without_inner_rows(
    left: Sequence[tuple[Line, Passage]], reasons: dict[int, RemovalReason]
) -> None:
    """Give back repeated rows farther in than `EDGE_ROWS` that rows of the page's own part from
    its edge: pages of one make, a service each, have their headings at one height."""
    for _, page in groupby(left, key=lambda pair: pair[0].page_number):
        rows = [[line.order for line, _ in row] for _, row in groupby(page, key=_row_of)]
        for inwards, reason in ((rows, "running-header"), (rows[::-1], "running-footer")):
            taken = [all(order in reasons for order in row) for row in inwards]
            first_own = taken.index(False) if False in taken else len(rows)
            for order in chain.from_iterable(inwards[max(first_own, EDGE_ROWS) :]):
                if reasons.get(order) == reason:
                    del reasons[order]


def _row_of(pair: tuple[Line, Passage]) -> int:
    return pair[0].row
