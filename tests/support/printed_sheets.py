"""Exports that the core's tests print: an office's head on every page, headings, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.pipeline import HEADINGS
from extractor.page import Document
from extractor.passage import line_passage
from extractor.pdf_writer import Sheet, TextRun, text_width_pt, wrapped, write_pdf
from extractor.read import read_document
from parsers.letterhead.letterhead import read_letterhead

LEFT_PT, RIGHT_PT = 40.0, 555.0
LEAD_PT = 1.4  # of a size: from line to line
TOP_PT, BOTTOM_PT = 48.0, 790.0


@dataclass(frozen=True, slots=True)
class Office:
    """What a letterhead says."""

    name: str = "Kantor Imigrasi Kelas II TPI Bukit Raya"
    address: str = "Jl. Teratai No. 4, Bukit Raya 29123"
    contacts: tuple[str, ...] = ("(0761) 555012", "https://bukitraya.example.go.id")
    hierarchy: tuple[str, ...] = (
        "Kementerian Urusan Perjalanan",
        "Direktorat Jenderal Imigrasi",
        "Kantor Imigrasi Kelas II TPI Bukit Raya",
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a head stands on its page, in points from the left and the top."""

    left_pt: float = LEFT_PT
    left_width_pt: float = 300.0
    levels_pt: float | None = 370.0  # None: below the contacts, over the whole width
    levels_width_pt: float = 180.0
    levels_top_pt: float = TOP_PT
    is_centred: bool = False
    name_size_pt: float = 13.0
    levels_size_pt: float = 8.5
    body_top_pt: float = 170.0


@dataclass(slots=True)
class Print:
    """Pages in the making."""

    office: Office = field(default_factory=Office)
    shape: Shape = field(default_factory=Shape)
    size_pt: float = 11.0
    pages: list[list[TextRun]] = field(default_factory=list)
    y_pt: float = 0.0
    with_head: bool = True

    def __post_init__(self) -> None:
        self.page()

    def page(self) -> None:
        """Go on with a new page, with its head."""
        self.pages.append([])
        if self.with_head:
            self.pages[-1] += head_runs(self.office, self.shape)
        self.y_pt = self.shape.body_top_pt

    def lines(self, *texts: str, x_pt: float = LEFT_PT, is_bold: bool = False) -> None:
        """Paragraphs, wrapped at the right edge."""
        for text in texts:
            for line in wrapped(text, RIGHT_PT - x_pt, self.size_pt, is_bold):
                if self.y_pt > BOTTOM_PT:
                    self.page()
                self.pages[-1].append(TextRun(line, x_pt, self.y_pt, self.size_pt, is_bold))
                self.y_pt += LEAD_PT * self.size_pt
            self.y_pt += 0.2 * self.size_pt

    def headed(self, heading: str, *texts: str) -> None:
        """A heading and what stands under it."""
        self.y_pt += 0.8 * self.size_pt
        self.lines(heading, is_bold=True)
        self.lines(*texts)

    def bytes(self) -> bytes:
        return write_pdf([Sheet(tuple(runs)) for runs in self.pages])

    def document(self) -> Document:
        return read_document(self.bytes(), "lembar.pdf")


def head_runs(office: Office, shape: Shape) -> list[TextRun]:
    """The runs of one copy of a head."""
    runs: list[TextRun] = []
    y_pt = TOP_PT

    def put(texts: Sequence[str], x_pt: float, width_pt: float, size_pt: float) -> None:
        nonlocal y_pt
        for text in texts:
            for line in wrapped(text, width_pt, size_pt):
                shift = (width_pt - text_width_pt(line, size_pt)) / 2 if shape.is_centred else 0.0
                runs.append(TextRun(line, x_pt + shift, y_pt, size_pt))
                y_pt += LEAD_PT * size_pt

    put([office.name], shape.left_pt, shape.left_width_pt, shape.name_size_pt)
    put([office.address, *office.contacts], shape.left_pt, shape.left_width_pt, 9.0)
    levels = [" / ".join(office.hierarchy)] if office.hierarchy else []
    if shape.levels_pt is None:
        put(levels, shape.left_pt, shape.left_width_pt, shape.levels_size_pt)
    else:
        y_pt = shape.levels_top_pt
        put(levels, shape.levels_pt, shape.levels_width_pt, shape.levels_size_pt)
    return runs


def whole_standard(sheet: Print, *, page_after: Sequence[str] = ()) -> Print:
    """Six components; after a heading named in `page_after` its value stands on a new page."""
    parts = {
        "Persyaratan": ("1. Kartu keluarga", "2. Surat pengantar dari RT"),
        "Sistem, Mekanisme dan Prosedur": ("1. Warga mendaftar", "2. Petugas meneliti berkas"),
        "Waktu Penyelesaian": ("3 hari kerja",),
        "Biaya / Tarif": ("Tidak dipungut biaya",),
        "Produk Pelayanan": ("Surat keterangan pindah",),
        "Pengaduan Layanan": ("Kotak saran di ruang tunggu",),
    }
    sheet.lines("No. SK : 17/KEP/2023")
    for heading, texts in parts.items():
        sheet.headed(heading)
        if heading in page_after:
            sheet.page()
        sheet.lines(*texts)
    return sheet


def remaining_lines(document: Document) -> list[str]:
    """What is left of the lines without the head and its copies."""
    return [passage.text for _, passage in read_letterhead(document, HEADINGS).rest]


def printed_lines(document: Document) -> list[str]:
    """The lines as they are printed."""
    return [text for line in document.lines if (text := line_passage(document, line).text)]
