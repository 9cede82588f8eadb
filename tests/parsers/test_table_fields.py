"""Component tables whose first rows name the service and its office."""

from __future__ import annotations

import pytest

from corpus.pipeline import HEADINGS, extract_document
from extractor.page import Document
from tests.support.drawn_pages import DELIVERY, HEAD, WIDTHS, Drawing

OFFICE, TITLE = "KECAMATAN WLINGI", "SURAT PENGANTAR NIKAH"
BESIDE = (WIDTHS[0] + WIDTHS[1], WIDTHS[2])
ACROSS = (sum(WIDTHS),)


def names(document: Document) -> list[tuple[str | None, str | None]]:
    records = extract_document(document, "x").records
    assert not any(record.unrecognized for record in records)
    return [(record.unit.name, record.service.title) for record in records]


def joined(page: Drawing, *parts: tuple[tuple[tuple[str, ...], ...], tuple[float, ...]]) -> None:
    """One table of parts with columns of their own."""
    for rows, widths in parts:
        page.table(rows, widths)
        page.y_pt -= 20


@pytest.mark.parametrize(
    "fields",
    [
        (("Jenis Pelayanan", TITLE), ("Unit Pelayanan", OFFICE)),
        (("Nama Pelayanan", TITLE), ("Penyelenggara Pelayanan", OFFICE)),
        (("Nama Layanan :", TITLE), ("Unit Kerja :", OFFICE)),
        (("Nama Layanan", f": {TITLE}"), ("Unit Kerja", f": {OFFICE}")),
        (("Perangkat Daerah", OFFICE), ("Jenis Layanan", "SURAT PENGANTAR\nNIKAH")),
        ((f"Jenis Layanan : {TITLE}",), (f"Instansi : {OFFICE}",)),
        ((f"Perangkat Daerah : {OFFICE}",), (f"Jenis Layanan : {TITLE}",)),
    ],
)
def test_rows_above_the_head_name_service_and_office(fields: tuple[tuple[str, ...], ...]) -> None:
    page = Drawing()
    page.paragraph("STANDAR PELAYANAN")
    widths = BESIDE if len(fields[0]) > 1 else ACROSS
    joined(page, (fields, widths), ((HEAD, *DELIVERY), WIDTHS))
    assert names(page.document()) == [(OFFICE, TITLE)]


def test_rows_that_the_table_counts_name_service_and_office() -> None:
    page = Drawing()
    fields = (("1.", "Jenis Pelayanan", TITLE), ("2.", "Unit Pelayanan", OFFICE))
    counted = tuple((str(n), *row[1:]) for n, row in enumerate(DELIVERY, 3))
    page.table((HEAD, *fields, *counted))
    assert names(page.document()) == [(OFFICE, TITLE)]


def test_each_table_names_its_own_service() -> None:
    page = Drawing()
    for title in (TITLE, "DISPENSASI NIKAH"):
        fields = (("Jenis Layanan", title), ("Unit Kerja", OFFICE))
        joined(page, (fields, BESIDE), ((HEAD, *DELIVERY), WIDTHS))
        page.page()
    assert names(page.document()) == [(OFFICE, TITLE), (OFFICE, "DISPENSASI NIKAH")]


def test_several_services_in_a_row_are_no_title() -> None:
    page = Drawing()
    fields = (("Jenis Layanan", "1. Surat pindah\n2. Surat datang"),)
    joined(page, (fields, BESIDE), ((HEAD, *DELIVERY), WIDTHS))
    (record,) = extract_document(page.document(), "x").records
    assert record.service.title is None


def test_the_label_of_a_services_name_is_no_misspelt_component() -> None:
    assert HEADINGS.match("Nama Pelayanan") is None
    assert HEADINGS.match("Lama Pelayanan") is not None
