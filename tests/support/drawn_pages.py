"""Draws the pages that the layout tests read: tables of several makes, boxes and arrows."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Mapping, Sequence

from reportlab.pdfgen.canvas import Canvas

from corpus.schema import COMPONENTS
from extractor.page import Document
from extractor.passage import Passage
from extractor.read import read_document
from parsers.layouts import component_table
from parsers.names.headings import HeadingIndex
from parsers.section import Section, Segmentation, Standard

HEADINGS = HeadingIndex({name: entry.headings for name, entry in COMPONENTS.items()})
SIZE_PT = 10.0
LEAD_PT = 13.0
LEFT_PT = 40.0
TOP_PT = 60.0

Row = Sequence[str]

# Short rows in our own words; every test that needs a whole standard starts from these.
DELIVERY: tuple[tuple[str, str, str], ...] = (
    ("1", "Persyaratan", "1. Surat permohonan\n2. Fotokopi KTP\n3. Pas foto 3x4"),
    ("2", "Sistem, Mekanisme, dan\nProsedur", "1. Pemohon datang\n2. Petugas memeriksa"),
    ("3", "Jangka Waktu\nPenyelesaian", "3 hari kerja"),
    ("4", "Biaya/Tarif", "Gratis"),
    ("5", "Produk Pelayanan", "Surat keterangan usaha"),
    ("6", "Penanganan Pengaduan,\nSaran, dan Masukan", "Telepon (0274) 512345"),
)
MANUFACTURING: tuple[tuple[str, str, str], ...] = (
    ("1", "Dasar Hukum", "1. UU Nomor 25 Tahun 2009\n2. PP Nomor 96 Tahun 2012"),
    ("2", "Sarana, Prasarana, dan/atau\nFasilitas", "Komputer dan meja"),
    ("3", "Kompetensi Pelaksana", "Memahami aturan"),
    ("4", "Pengawasan Internal", "Oleh atasan langsung"),
    ("5", "Jumlah Pelaksana", "4 orang"),
    ("6", "Jaminan Pelayanan", "Sesuai standar"),
    ("7", "Jaminan Keamanan dan\nKeselamatan Pelayanan", "Berkas terkunci"),
    ("8", "Evaluasi Kinerja\nPelaksana", "Tiap semester"),
)
HEAD = ("No", "Komponen", "Uraian")
WIDTHS = (30.0, 150.0, 330.0)


class Drawing:
    """Pages of A4 with the origin at the top left, like everything that reads them."""

    def __init__(self, width_pt: float = 595.0, height_pt: float = 842.0) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(width_pt, height_pt), invariant=1)
        self.height_pt = height_pt
        self.y_pt = TOP_PT

    def text(self, x_pt: float, top_pt: float, text: str, size_pt: float = SIZE_PT) -> None:
        """One line of text whose letters stand below `top_pt`."""
        self.canvas.setFont("Helvetica", size_pt)
        self.canvas.drawString(x_pt, self.height_pt - top_pt - size_pt, text)

    def lines(self, x_pt: float, top_pt: float, text: str) -> None:
        """Lines of text below each other."""
        for number, line in enumerate(text.split("\n")):
            self.text(x_pt, top_pt + number * LEAD_PT, line)

    def paragraph(self, text: str, x_pt: float = LEFT_PT) -> None:
        """Lines at the present height, which moves below them."""
        self.lines(x_pt, self.y_pt, text)
        self.y_pt += LEAD_PT * (text.count("\n") + 1)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height_pt - y0, x1, self.height_pt - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, *, fill: bool = False) -> None:
        self.canvas.rect(x0, self.height_pt - y1, x1 - x0, y1 - y0, stroke=1, fill=int(fill))

    def strip(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A filled rectangle without an outline."""
        self.canvas.rect(x0, self.height_pt - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def arrow(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight line with a filled head at its end; level or upright."""
        self.line(x0, y0, x1, y1)
        across, along = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
        path = self.canvas.beginPath()
        corners = [
            (x1, y1),
            (x1 - 6 * across - 3 * along, y1 - 6 * along - 3 * across),
            (x1 - 6 * across + 3 * along, y1 - 6 * along + 3 * across),
        ]
        path.moveTo(corners[0][0], self.height_pt - corners[0][1])
        for x, y in corners[1:]:
            path.lineTo(x, self.height_pt - y)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def table(
        self,
        rows: Sequence[Row],
        widths: Sequence[float] = WIDTHS,
        *,
        draw: Callable[[Drawing, list[float], list[float]], None] | None = None,
        in_middle: bool = False,
    ) -> None:
        """A table at the present height; `draw` draws its lines from their positions."""
        xs = [LEFT_PT]
        for width_pt in widths:
            xs.append(xs[-1] + width_pt)
        ys = [self.y_pt]
        for row in rows:
            count = max(cell.count("\n") + 1 for cell in row)
            ys.append(ys[-1] + count * LEAD_PT + 6)
            for x_pt, cell in zip(xs, row, strict=False):
                space_pt = (count - cell.count("\n") - 1) * LEAD_PT / 2 if in_middle else 0.0
                self.lines(x_pt + 4, ys[-2] + 3 + space_pt, cell)
        (draw or ruled)(self, xs, ys)
        self.y_pt = ys[-1] + 20

    def page(self) -> None:
        """Go on with a new page."""
        self.canvas.showPage()
        self.y_pt = TOP_PT

    def bytes(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    def document(self) -> Document:
        return read_document(self.bytes(), "lembar.pdf")

    def document_with_word(self) -> Document:
        """A page that only draws, with one word so that it can be read."""
        self.text(500, 800, "x")
        return self.document()


def ruled(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """One line from end to end at every edge."""
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    for y in ys:
        page.line(xs[0], y, xs[-1], y)


def inner_lines(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """No outer border."""
    for x in xs[1:-1]:
        page.line(x, ys[0], x, ys[-1])
    for y in ys[1:-1]:
        page.line(xs[0], y, xs[-1], y)


def strips(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """Thin filled rectangles in pieces, without the corners, as word processors draw borders."""
    for x in xs:
        for above, below in itertools.pairwise(ys):
            page.strip(x, above + 0.5, x + 0.5, below)
    for y in ys:
        for left, right in itertools.pairwise(xs):
            page.strip(left + 0.5, y, right, y + 0.5)


def cell_boxes(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """Each cell a rectangle of its own."""
    for above, below in itertools.pairwise(ys):
        for left, right in itertools.pairwise(xs):
            page.box(left, above, right, below)


def double_lines(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """Two lines side by side everywhere."""
    ruled(page, xs, ys)
    ruled(page, [x + 1.5 for x in xs], [y + 1.5 for y in ys])


def dotted(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """Rows of small squares."""
    for y in ys:
        x = xs[0]
        while x < xs[-1]:
            page.strip(x, y, x + 0.7, y + 0.7)
            x += 2.0
    for x in xs:
        y = ys[0]
        while y < ys[-1]:
            page.strip(x, y, x + 0.7, y + 0.7)
            y += 2.0


def dashed(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """Lines with a dash pattern."""
    page.canvas.setDash(3, 2)
    ruled(page, xs, ys)
    page.canvas.setDash()


def level_only(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """Lines between the rows, none between the columns."""
    for y in ys:
        page.line(xs[0], y, xs[-1], y)


def no_lines(page: Drawing, xs: list[float], ys: list[float]) -> None:
    """Columns of text."""


BORDERS: Mapping[str, Callable[[Drawing, list[float], list[float]], None]] = {
    "ruled": ruled,
    "inner lines": inner_lines,
    "strips": strips,
    "cell boxes": cell_boxes,
    "double lines": double_lines,
    "dotted": dotted,
    "dashed": dashed,
}


def held_words(found: Segmentation) -> set[int]:
    """The words that a segmentation places somewhere, by their order."""
    passages: list[Passage | None] = [entry.passage for entry in found.outside]
    for standard in found.standards:
        head, sheet = standard.letterhead, standard.sheet
        passages += [standard.title, standard.decree, *standard.labels, *standard.table_heads]
        passages += [*standard.unrecognized, *(entry.passage for entry in standard.removed)]
        passages += [head.name, head.address, head.email, head.website]
        passages += [*head.phones, *head.hierarchy]
        passages += [sheet.number, sheet.revision, sheet.effective_date]
        passages += [sheet.signed_date, sheet.signatory]
        for section in standard.sections:
            passages += [section.heading, *(line.passage for line in section.body)]
            passages += [*(box.passage for box in section.flowchart), *section.connectors]
            for step in section.steps:
                passages += [step.marker, step.text, step.actor, step.duration]
    return {word.order for passage in passages if passage for word in passage.words()}


# What a table's one standard holds


def standards_of(document: Document) -> Sequence[Standard]:
    """The standards of a document that the component table claims."""
    assert component_table.matches(document, HEADINGS) is not None
    return component_table.segment(document, HEADINGS).standards


def only(document: Document) -> Standard:
    """The one standard of a document."""
    (standard,) = standards_of(document)
    return standard


def section(standard: Standard, component: str) -> Section:
    """The one section of a component."""
    (found,) = [entry for entry in standard.sections if entry.component == component]
    return found


def body(standard: Standard, component: str) -> list[str]:
    """The lines of a component's text."""
    return [line.text for line in section(standard, component).body]
