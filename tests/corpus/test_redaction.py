"""Masked persons and their numbers: nowhere in what comes of a document."""

from __future__ import annotations

import io
import re
import time

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.pipeline import Extraction, extract_document
from corpus.record.trace import trace_lines
from extractor.read import read_document
from normalizers.contact.person_introduced import find_introduced_names
from normalizers.contact.personal_number import find_mobiles
from tests.support.redaction_cases import FURTHER, HELD_OUT, WORKING, Case
from tests.support.typed_texts import STANDARD, text_document

HEADS = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, Mekanisme dan Prosedur",
    "waktu": "Waktu Penyelesaian",
    "biaya": "Biaya / Tarif",
    "produk": "Produk Pelayanan",
    "pengaduan": "Pengaduan Layanan",
}


def masked(case: Case) -> Extraction:
    """The standard with the case's lines for one of its sections, masked."""
    parts = re.split(rf"({'|'.join(map(re.escape, HEADS.values()))})\n", STANDARD)
    place = parts.index(HEADS[case.section])
    parts[place + 1] = f"\n{case.text}\n\n"
    text = "".join(f"{part}\n" if part in HEADS.values() else part for part in parts)
    name = "naskah.md" if "|---" in text or "](" in text else "naskah.txt"
    return extract_document(read_document(text.encode(), name), name, redact=True)


def everything(extraction: Extraction) -> str:
    trace = trace_lines(extraction.document, extraction.fates, "naskah.txt")
    records = [record.model_dump_json() for record in extraction.records]
    return "\n".join([*records, *(line["text"] for line in trace)])


def digits_of(text: str) -> str:
    return re.sub(r"[^\d\n]", "", re.sub(r"(?m)^\s*\d{1,2}[.)]", "", text))


def named(case: Case) -> str:
    return case.text[:60].replace("\n", " ")


@pytest.mark.parametrize("case", [*WORKING, *HELD_OUT, *FURTHER], ids=named)
def test_persons_and_their_numbers_are_masked(case: Case) -> None:
    extraction = masked(case)
    found = everything(extraction)
    for secret in case.hidden:
        assert secret.lower() not in found.lower()
        if secret.isdigit():
            assert secret.lstrip("062") not in digits_of(found)
    for words in case.kept:
        assert words in found
    record = extraction.records[0]
    if case.channels:
        assert record.pengaduan is not None
        channels = [(channel.kind, channel.value) for channel in record.pengaduan.channels]
        for channel in case.channels:
            assert channel in channels
            channels.remove(channel)


def ruled_pdf(rows: list[list[str]], width_pt: float = 130.0) -> bytes:
    """A standard with a ruled table below its heading for complaints."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 10)
    y_pt = 800.0
    for line in STANDARD.replace("Kotak saran di ruang tunggu\n", "").splitlines():
        if line:
            canvas.drawString(60, y_pt, line)
            y_pt -= 18
    for row in rows:
        height_pt = 14.0 * max(cell.count("\n") + 1 for cell in row) + 4
        for column, cell in enumerate(row):
            canvas.rect(60 + column * width_pt, y_pt - height_pt, width_pt, height_pt)
            for number, line in enumerate(cell.split("\n")):
                canvas.drawString(64 + column * width_pt, y_pt - 12 - 14 * number, line)
        y_pt -= height_pt
    canvas.save()
    return stream.getvalue()


def test_a_cell_and_its_neighbours_of_a_drawn_table_are_masked() -> None:
    rows = [
        ["Petugas", "Jabatan", "Nomor"],
        ["Wiraguna\nSuryakentjana", "Staf pengaduan", "0812-0001-\n0130"],
        ["Loket 1", "Ruang tunggu", "(0232) 555012"],
    ]
    data = ruled_pdf(rows)
    extraction = extract_document(read_document(data, "naskah.pdf"), "naskah.pdf", redact=True)
    found = everything(extraction)
    for secret in ("Wiraguna", "Suryakentjana", "0812", "0130"):
        assert secret not in found
    for kept in ("Staf pengaduan", "Loket 1", "555012"):
        assert kept in found


def test_what_is_masked_has_the_same_places() -> None:
    document = text_document(STANDARD.replace("Kotak saran", "Ibu Drajatun, kotak saran"))
    hidden = extract_document(document, "naskah.txt", redact=True).document
    assert hidden.tape != document.tape
    assert [(one.start, one.end) for one in hidden.words] == [
        (one.start, one.end) for one in document.words
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "0",
        "0 8 ",
        "08\n",
        "0812-",
        "hubungi ",
        "Hubungi Abad ",
        "NIP 1 ",
        "Petugas: A",
        "A@/",
        "Pak ",
    ],
)
def test_long_hostile_text_is_masked_in_linear_time(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    start = time.process_time()
    mobiles = find_mobiles(text)
    find_introduced_names(text, mobiles, {"di"}.__contains__)
    assert time.process_time() - start < 3
