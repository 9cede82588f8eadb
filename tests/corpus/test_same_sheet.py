"""The same sheet in every form that is read gives the same record."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from corpus.pipeline import extract_document
from corpus.schema import ServiceStandard
from extractor.read import read_document
from tests.support.word_files import cell, docx, odt, paragraph

Grid = Sequence[Sequence[str]]  # lines of a cell are parted by line feeds

OFFICE = "DINAS KEBUDAYAAN KABUPATEN RANTAU JAYA"
COMPONENTS = (
    ("Persyaratan", "1. Kartu anggota sanggar\n2. Surat pengantar dari sekolah"),
    ("Sistem, Mekanisme, dan Prosedur", "1. Warga mengisi formulir\n2. Petugas mencatat pinjaman"),
    ("Jangka Waktu Penyelesaian", "2 hari kerja"),
    ("Biaya/Tarif", "Rp25.000 per kostum"),
    ("Produk Pelayanan", "Kartu pinjam kostum"),
    ("Penanganan Pengaduan", "Telepon 0274 555013\nEmail sanggar@rantau.example.id"),
)
OTHER = (
    "1. Proposal kegiatan\n2. Fotokopi KTP",
    "1. Warga menyerahkan proposal\n2. Petugas memeriksa gedung",
    "5 hari kerja",
    "Tidak dipungut biaya",
    "Surat izin pakai gedung",
    "Telepon 0274 555014",
)
SERVICES = ("Peminjaman Kostum", "Pemakaian Gedung")
NAMES = [name for name, _ in COMPONENTS]
TEXTS = [text for _, text in COMPONENTS]
TITLED = (OFFICE, "STANDAR PELAYANAN", "PEMINJAMAN KOSTUM")
ALL = (OFFICE, "STANDAR PELAYANAN")

KINDS: dict[str, tuple[Sequence[str], Grid]] = {
    "numbered": (
        TITLED,
        [
            ("No", "Komponen", "Uraian"),
            *((f"{n}.", name, text) for n, (name, text) in enumerate(COMPONENTS, 1)),
        ],
    ),
    "two columns": (TITLED, [("Komponen", "Uraian"), *COMPONENTS]),
    "without a head": (TITLED, [(f"{n}.", *row) for n, row in enumerate(COMPONENTS, 1)]),
    "services across": (
        ALL,
        [
            ("Komponen", *SERVICES),
            *((*row, other) for row, other in zip(COMPONENTS, OTHER, strict=True)),
        ],
    ),
    "a service a row": (
        ALL,
        [
            ("No", "Jenis Pelayanan", *NAMES),
            ("1.", SERVICES[0], *TEXTS),
            ("2.", SERVICES[1], *OTHER),
        ],
    ),
}


def as_pipes(head: Sequence[str], grid: Grid) -> tuple[bytes, str]:
    rows = [[text.replace("\n", "<br>") for text in row] for row in grid]
    rows.insert(1, ["---"] * len(rows[0]))
    lines = [*(f"**{line}**\n" for line in head), *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines).encode(), "naskah.md"


def as_html(head: Sequence[str], grid: Grid) -> tuple[bytes, str]:
    cells = (
        "".join(f"<td>{''.join(f'<p>{x}</p>' for x in text.splitlines())}</td>" for text in row)
        for row in grid
    )
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    text = "".join(f"<p>{line}</p>" for line in head) + f"<table>{table}</table>"
    return f"<html><body>{text}</body></html>".encode(), "naskah.html"


def as_html_in_markdown(head: Sequence[str], grid: Grid) -> tuple[bytes, str]:
    cells = ("".join(f"<td>{'<br>'.join(text.splitlines())}</td>" for text in row) for row in grid)
    table = "\n".join(f"<tr>{row}</tr>" for row in cells)
    text = "\n\n".join(head) + f"\n\n<table>\n{table}\n</table>\n"
    return text.encode(), "naskah.md"


def as_box(head: Sequence[str], grid: Grid) -> tuple[bytes, str]:
    columns = range(len(grid[0]))
    widths = [max(len(x) for row in grid for x in row[n].splitlines()) for n in columns]
    edge = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    lines = [*head, "", edge]
    for row in grid:
        parts = [text.splitlines() for text in row]
        for n in range(max(map(len, parts))):
            texts = [part[n] if n < len(part) else "" for part in parts]
            padded = (text.ljust(width) for text, width in zip(texts, widths, strict=True))
            lines.append("| " + " | ".join(padded) + " |")
        lines.append(edge)
    return "\n".join(lines).encode(), "naskah.txt"


def as_docx(head: Sequence[str], grid: Grid) -> tuple[bytes, str]:
    rows = (
        "".join(cell("".join(map(paragraph, text.splitlines()))) for text in row) for row in grid
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return docx("".join(map(paragraph, head)) + f"<w:tbl>{table}</w:tbl>"), "naskah.docx"


def as_odt(head: Sequence[str], grid: Grid) -> tuple[bytes, str]:
    def lines(texts: Sequence[str]) -> str:
        return "".join(f"<text:p>{text}</text:p>" for text in texts)

    rows = (
        "".join(f"<table:table-cell>{lines(text.splitlines())}</table:table-cell>" for text in row)
        for row in grid
    )
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return odt(lines(head) + f"<table:table>{table}</table:table>"), "naskah.odt"


def as_pdf(head: Sequence[str], grid: Grid) -> tuple[bytes, str]:
    style = getSampleStyleSheet()["Normal"]
    cells = [[Paragraph(text.replace("\n", "<br/>"), style) for text in row] for row in grid]
    width = 25 + 155 * (len(grid[0]) - 1)
    table = Table(cells, colWidths=[90, *[150] * (len(grid[0]) - 1)])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    buffer = io.BytesIO()
    page = SimpleDocTemplate(buffer, pagesize=(max(A4[0], width + 180), A4[1]), invariant=1)
    parts: list[Flowable] = [*(Paragraph(line, style) for line in head), table]
    page.build(parts)
    return buffer.getvalue(), "naskah.pdf"


def values(record: ServiceStandard) -> dict[str, object]:
    """What readers of records count on."""
    lists = {
        name: [item.text for item in part.items]
        for name in ("persyaratan", "prosedur", "produk")
        if (part := getattr(record, name)) is not None
    }
    times = record.waktu.durations if record.waktu is not None else []
    fee = record.biaya
    channels = record.pengaduan.channels if record.pengaduan is not None else []
    return {
        "title": (record.service.title or "").casefold(),
        "office": record.unit.name,
        "times": [(time.minimum, time.maximum, time.unit, time.basis) for time in times],
        "fee": (fee.kind, [charge.amount for charge in fee.charges]) if fee is not None else None,
        "channels": [(channel.kind, channel.value) for channel in channels],
        **lists,
    }


FORMS: tuple[Callable[[Sequence[str], Grid], tuple[bytes, str]], ...] = (
    *(as_pipes, as_html, as_html_in_markdown, as_box, as_docx, as_odt, as_pdf),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_says_the_same_in_every_form(
    kind: str, form: Callable[[Sequence[str], Grid], tuple[bytes, str]]
) -> None:
    data, name = form(*KINDS[kind])
    records = extract_document(read_document(data, name), name).records
    expected = {
        "title": "peminjaman kostum",
        "office": OFFICE,
        "times": [(2, 2, "day", "working")],
        "fee": ("fixed", [25_000]),
        "channels": [("phone", "+62274555013"), ("email", "sanggar@rantau.example.id")],
        "persyaratan": ["Kartu anggota sanggar", "Surat pengantar dari sekolah"],
        "prosedur": ["Warga mengisi formulir", "Petugas mencatat pinjaman"],
        "produk": ["Kartu pinjam kostum"],
    }
    assert values(records[0]) == expected
    assert len(records) == (2 if KINDS[kind][0] == ALL else 1)
    if KINDS[kind][0] == ALL:
        assert values(records[1])["title"] == "pemakaian gedung"
        assert values(records[1])["fee"] == ("free", [])
