"""Drawing a plan the way the SIPPN portal exports it: a letterhead on every page, six headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.sample.canvas import Block, block_rows, part_blocks
from corpus.sample.plan import DocumentPlan
from extractor.pdf_writer import Sheet, Stroke, TextRun, text_width_pt, wrapped

HEADINGS = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, Mekanisme dan Prosedur",
    "waktu": "Waktu Penyelesaian",
    "biaya": "Biaya / Tarif",
    "produk": "Produk Pelayanan",
    "pengaduan": "Pengaduan Layanan",
}
# Measured on exports, in points.
LEFT_PT, RIGHT_PT, BOTTOM_PT = 39.8, 552.0, 795.0
NAME_WIDTH_PT, NAME_PT, NAME_LEADING_PT = 305.0, 13.0, 19.5
DETAIL_PT, DETAIL_LEADING_PT = 9.0, 16.5
HIERARCHY_LEFT_PT, HIERARCHY_PT, HIERARCHY_LEADING_PT = 370.0, 8.5, 12.9
HIERARCHY_WIDTHS_PT = (182.0, 168.0, 154.0)
HIERARCHY_TOPS_PT = (46.0, 59.0, 118.0)
TOP_PT, HEADING_PT = 47.0, 12.0
DECREE_PT, FIRST_HEADING_PT, NEXT_BODY_PT = 148.0, 212.0, 150.0
HEADING_SPACE_PT = 8.0
BODY_SIZES_PT = (10.0, 11.0, 12.0, 13.0)
LONG_SIZE_PT = 13.5
LINE_SHARE, GAP_SHARE = 1.5, 0.12  # of the body's size: line height, space after an item
GREY = (0.27, 0.27, 0.27)
LINK_BLUE = (0.0, 0.0, 0.93)
# A first line on a page that ends before this may stand beside the hierarchy, as it does there.
BESIDE_RIGHT_PT = 345.0
BESIDE_RISE_PT = 2.0  # above the hierarchy's last baseline, so that the next line is clear of it
PAGE_ENDS: tuple[tuple[str, ...], ...] = (
    ("prosedur",),
    ("prosedur", "biaya"),
    ("waktu",),
    ("biaya",),
    ("prosedur", "waktu"),
    ("produk",),
)


@dataclass(slots=True)
class _Page:
    head: list[TextRun] = field(default_factory=list)
    hierarchy: list[TextRun] = field(default_factory=list)
    body: list[TextRun] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)


def sippn_sheets(plan: DocumentPlan) -> list[Sheet]:
    """The pages of a document; the order of its parts in the file differs between documents."""
    size_pt = _body_size_pt(plan)
    pages = [_new_page(plan, 0)]
    pages[0].body.append(_decree_run(plan, size_pt))
    y_pt = FIRST_HEADING_PT
    for block in sippn_blocks(plan):
        for row in _rows(block, size_pt):
            if y_pt > BOTTOM_PT:
                pages.append(_new_page(plan, len(pages)))
                y_pt = _body_top_pt(pages[-1], row)
            pages[-1].body += [replace(run, baseline_pt=y_pt) for run in row]
            y_pt += LINE_SHARE * row[0].size_pt
        y_pt += GAP_SHARE * size_pt
        if block.ends_page:
            y_pt = BOTTOM_PT + 1
    return [_sheet(page, plan) for page in pages]


def sippn_blocks(plan: DocumentPlan) -> Iterator[Block]:
    """Headings and paragraphs from top to bottom."""
    page_ends = _page_ends(plan)
    for name, heading in HEADINGS.items():
        part = plan.part(name)
        if part is not None:
            yield Block(heading, is_heading=True, ends_page=name in page_ends)
            yield from part_blocks(part)


def page_blocks(plan: DocumentPlan) -> list[list[Block]]:
    """The same by the pages that a heading ends; how far text runs on a page is not counted."""
    pages: list[list[Block]] = [[]]
    for block in sippn_blocks(plan):
        pages[-1].append(block)
        if block.ends_page:
            pages.append([])
    return [page for page in pages if page]


def _page_ends(plan: DocumentPlan) -> tuple[str, ...]:
    """The headings that are the last line of their page: their value stands on the next."""
    if _is_long(plan):
        return ("pengaduan",)
    return plan.dice.pick(PAGE_ENDS, "page-ends")


def _is_long(plan: DocumentPlan) -> bool:
    return any(fault.fault == "long" for fault in plan.faults)


def _body_size_pt(plan: DocumentPlan) -> float:
    return LONG_SIZE_PT if _is_long(plan) else plan.dice.pick(BODY_SIZES_PT, "size")


def _decree_run(plan: DocumentPlan, size_pt: float) -> TextRun:
    raw = plan.decree.raw if plan.decree else ""
    return TextRun(f"No. SK : {raw}".strip(), LEFT_PT, DECREE_PT, size_pt)


def _rows(block: Block, size_pt: float) -> Iterator[list[TextRun]]:
    if block.is_heading:
        # An empty row above, as tall as the heading's distance from what is before it.
        yield [TextRun("", LEFT_PT, 0.0, HEADING_SPACE_PT)]
    yield from block_rows(block, LEFT_PT, RIGHT_PT, HEADING_PT if block.is_heading else size_pt)


def _new_page(plan: DocumentPlan, index: int) -> _Page:
    office = plan.office
    page = _Page()
    y_pt = TOP_PT
    for line in wrapped(office.name, NAME_WIDTH_PT, NAME_PT, is_bold=True):
        page.head.append(TextRun(line, LEFT_PT, y_pt, NAME_PT, is_bold=True))
        y_pt += NAME_LEADING_PT
    for text in (office.address, office.phone):
        if text:
            page.head.append(TextRun(text, LEFT_PT, y_pt, DETAIL_PT))
            y_pt += DETAIL_LEADING_PT
    page.head.append(TextRun(office.website, LEFT_PT, y_pt, DETAIL_PT, colour=LINK_BLUE))
    right_pt = LEFT_PT + text_width_pt(office.website, DETAIL_PT)
    page.strokes.append(Stroke(LEFT_PT, y_pt + 1.5, right_pt, y_pt + 1.5, 0.6, LINK_BLUE))
    page.hierarchy += _hierarchy_runs(plan, index)
    return page


def _hierarchy_runs(plan: DocumentPlan, index: int) -> Iterator[TextRun]:
    """The levels in small grey; in one document in four each copy wraps in its own way."""
    keys = ("hierarchy", index) if plan.dice.number(4, "rewraps") == 0 else ("hierarchy",)
    width_pt = plan.dice.pick(HIERARCHY_WIDTHS_PT, *keys)
    y_pt = plan.dice.pick(HIERARCHY_TOPS_PT, "hierarchy-top")
    for line in wrapped(" / ".join(plan.office.hierarchy), width_pt, HIERARCHY_PT):
        yield TextRun(line, HIERARCHY_LEFT_PT, y_pt, HIERARCHY_PT, colour=GREY)
        y_pt += HIERARCHY_LEADING_PT


def _body_top_pt(page: _Page, row: list[TextRun]) -> float:
    """The first baseline below the letterhead; a short line may stand beside its last one."""
    last_pt = page.hierarchy[-1].baseline_pt
    line = row[-1]
    right_pt = line.x_pt + text_width_pt(line.text, line.size_pt, line.is_bold)
    if right_pt < BESIDE_RIGHT_PT:
        return max(NEXT_BODY_PT, last_pt - BESIDE_RISE_PT)
    return max(NEXT_BODY_PT, last_pt + LINE_SHARE * line.size_pt)


def _sheet(page: _Page, plan: DocumentPlan) -> Sheet:
    body = [run for run in page.body if run.text]
    orders = (
        (page.head, page.hierarchy, body),
        (body, page.head, page.hierarchy),
        (page.head, body, page.hierarchy),
        (page.hierarchy, body, page.head),
    )
    runs = [run for part in plan.dice.pick(orders, "stream") for run in part]
    return Sheet(tuple(runs), tuple(page.strokes))
