"""Heads of sheets typed at an office: its name and the service's, and no address or contact."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.page import Document
from parsers.layouts import sippn
from parsers.section import Standard
from tests.support.printed_sheets import Print
from tests.support.typed_texts import HEADINGS, text_document

BODY = (
    *("Persyaratan", "1. Kartu keluarga", "2. Formulir yang sudah diisi"),
    *("Sistem, Mekanisme dan Prosedur", "1. Warga menyerahkan berkas", "2. Petugas meneliti"),
    *("Waktu Penyelesaian", "2 hari kerja", "Biaya / Tarif", "Tidak dipungut biaya"),
)


Make = Callable[[tuple[str, ...]], Document]


class Head(NamedTuple):
    """What is printed, and what it says."""

    rows: tuple[str, ...]
    name: str | None
    title: str | None
    levels: tuple[str, ...] = ()


OFFICE = "Dinas Sosial Kabupaten Bukit Raya"
HEADS = {
    "office, service": Head((OFFICE, "Rekomendasi Bantuan"), OFFICE, "Rekomendasi Bantuan"),
    "service, office": Head(("Rekomendasi Bantuan", OFFICE), OFFICE, "Rekomendasi Bantuan"),
    "office over two rows": Head(
        ("DINAS SOSIAL", "KOTA BUKIT RAYA", "REKOMENDASI BANTUAN"),
        "DINAS SOSIAL KOTA BUKIT RAYA",
        "REKOMENDASI BANTUAN",
    ),
    "levels": Head(
        ("PEMERINTAH KOTA BUKIT RAYA", "DINAS SOSIAL", "REKOMENDASI BANTUAN"),
        "DINAS SOSIAL",
        "REKOMENDASI BANTUAN",
        ("PEMERINTAH KOTA BUKIT RAYA",),
    ),
    "inner level first": Head(
        ("UPTD PUSKESMAS RAYA II", "DINAS KESEHATAN", "PELAYANAN GIGI"),
        "UPTD PUSKESMAS RAYA II",
        "PELAYANAN GIGI",
        ("DINAS KESEHATAN",),
    ),
    "a name that goes on": Head(
        ("DINAS PENANAMAN MODAL DAN PELAYANAN", "TERPADU SATU PINTU", "IZIN REKLAME"),
        "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
        "IZIN REKLAME",
    ),
    "a region over two rows": Head(
        ("Dinas Sosial Kabupaten Hulu Sungai", "Selatan", "Rekomendasi Bantuan"),
        "Dinas Sosial Kabupaten Hulu Sungai Selatan",
        "Rekomendasi Bantuan",
    ),
    "label above": Head(
        ("STANDAR PELAYANAN", "IZIN REKLAME", "DINAS SOSIAL KOTA BUKIT RAYA"),
        "DINAS SOSIAL KOTA BUKIT RAYA",
        "IZIN REKLAME",
    ),
    "label before the office": Head(
        ("STANDAR PELAYANAN DINAS SOSIAL", "IZIN REKLAME"), "DINAS SOSIAL", "IZIN REKLAME"
    ),
    "label before the office only": Head(("STANDAR PELAYANAN DINAS SOSIAL",), "DINAS SOSIAL", None),
    "at the office": Head(("Rekomendasi Bantuan", f"pada {OFFICE}"), OFFICE, "Rekomendasi Bantuan"),
    "labels": Head(
        ("Nama Layanan : Rekomendasi Bantuan", f"Unit Kerja : {OFFICE}"),
        OFFICE,
        "Rekomendasi Bantuan",
    ),
    "a label with nothing behind it": Head(
        ("Rekomendasi Bantuan", "Unit Kerja : -"), None, "Rekomendasi Bantuan"
    ),
    "a year": Head(
        ("STANDAR PELAYANAN", "IZIN REKLAME", "DINAS SOSIAL TAHUN 2024"),
        "DINAS SOSIAL",
        "IZIN REKLAME",
    ),
    "a year and a title of one word": Head(
        ("BADAN PUSAT STATISTIK TAHUN 2024", "PERPUSTAKAAN"),
        "BADAN PUSAT STATISTIK",
        "PERPUSTAKAAN",
    ),
    "a title that goes on": Head(
        (OFFICE, "Surat Keterangan Laik Sehat", "bagi Pengelola Rumah Makan"),
        OFFICE,
        "Surat Keterangan Laik Sehat bagi Pengelola Rumah Makan",
    ),
    "a title of one word": Head(
        ("BADAN PUSAT STATISTIK KABUPATEN BUKIT RAYA", "PERPUSTAKAAN"),
        "BADAN PUSAT STATISTIK KABUPATEN BUKIT RAYA",
        "PERPUSTAKAAN",
    ),
    "a service point": Head(
        ("Pelayanan Statistik Terpadu BPS Kabupaten Bukit Raya", "Konsultasi Statistik"),
        "Pelayanan Statistik Terpadu BPS Kabupaten Bukit Raya",
        "Konsultasi Statistik",
    ),
    "office only": Head((OFFICE,), OFFICE, None),
    "service only": Head(("Rekomendasi Bantuan",), None, "Rekomendasi Bantuan"),
    "no figures in a title": Head(("Bukit Raya 30753", "Petunjuk"), None, None),
}


def typed(rows: tuple[str, ...]) -> Document:
    return text_document("\n".join((*rows, "", *BODY)))


def printed(rows: tuple[str, ...]) -> Document:
    sheet = Print(with_head=False)
    sheet.lines(*rows, is_bold=True)
    sheet.y_pt += 20.0
    sheet.lines(*BODY)
    return sheet.document()


def standard_of(document: Document) -> Standard:
    (standard,) = sippn.segment(document, HEADINGS).standards
    return standard


@pytest.mark.parametrize("made", [typed, printed])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_office_and_service_are_told_apart(head: Head, made: Make) -> None:
    standard = standard_of(made(head.rows))
    letterhead = standard.letterhead
    assert (letterhead.name.text if letterhead.name else None) == head.name
    assert (standard.title.text if standard.title else None) == head.title
    assert tuple(level.text for level in letterhead.hierarchy) == head.levels


def test_a_text_has_the_head_of_a_sheet() -> None:
    head = (OFFICE, "Jl. Melati No. 3, Bukit Raya 45511", "Telp. (0274) 512345")
    fields = ("STANDAR PELAYANAN", "Rekomendasi Bantuan", "No. Dokumen : SP-12", "Revisi : 02")
    (standard,) = sippn.segment(typed((*head, *fields)), HEADINGS).standards
    values = (standard.letterhead.name, standard.letterhead.address, standard.title)
    assert [value.text for value in values if value] == [*head[:2], "Rekomendasi Bantuan"]
    assert (standard.sheet.number, standard.sheet.revision) != (None, None)
    assert standard.unrecognized == ()


def test_an_office_that_is_printed_twice_is_one_level() -> None:
    (standard,) = sippn.segment(typed((OFFICE, OFFICE, "Rekomendasi Bantuan")), HEADINGS).standards
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == OFFICE
    assert standard.letterhead.hierarchy == ()


def test_what_a_long_text_says_above_its_headings_is_no_office() -> None:
    text = ("Naskah ini disusun bersama", *(f"Alinea {n} tentang layanan" for n in range(12)))
    (standard,) = sippn.segment(typed((OFFICE, *text, "Dinas Pasar")), HEADINGS).standards
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == OFFICE
    assert standard.letterhead.hierarchy == ()


def test_a_name_is_broken_where_its_next_word_has_no_room() -> None:
    name = (
        "Unit Pelaksana Teknis Daerah Pengujian Kendaraan Bermotor pada Dinas Perhubungan "
        "Wilayah Selatan Bukit Raya Utara"
    )
    sheet = Print(with_head=False)
    sheet.lines(name, "Uji Berkala Kendaraan", is_bold=True)
    sheet.y_pt += 20.0
    sheet.lines(*BODY)
    standard = standard_of(sheet.document())
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == name
    assert standard.title is not None
    assert standard.title.text == "Uji Berkala Kendaraan"


def test_rows_of_a_head_may_be_paragraphs_of_their_own() -> None:
    rows = ("PEMERINTAH", "KOTA BUKIT RAYA", "DINAS SOSIAL", "IZIN REKLAME", "BAGI USAHA KECIL")
    standard = standard_of(typed(tuple("\n\n".join(rows).split("\n"))))
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "DINAS SOSIAL"
    assert [p.text for p in standard.letterhead.hierarchy] == ["PEMERINTAH KOTA BUKIT RAYA"]
    assert standard.title is not None
    assert standard.title.text == "IZIN REKLAME BAGI USAHA KECIL"


def repeated_head(*rows: str) -> Document:
    """A head on each of two pages, the second a little higher as browsers print it."""
    sheet = Print(with_head=False)
    for part, top_pt in ((BODY[:6], 54.0), (BODY[6:], 48.0)):
        if part is not BODY[:6]:
            sheet.page()
        sheet.y_pt = top_pt
        sheet.lines(*rows, is_bold=True)
        sheet.y_pt += 20.0
        sheet.lines(*part)
    return sheet.document()


@pytest.mark.parametrize(
    "rows",
    [
        (OFFICE, "Rekomendasi Bantuan"),
        ("PEMERINTAH KOTA BUKIT RAYA", "DINAS SOSIAL", "STANDAR PELAYANAN", "IZIN REKLAME"),
    ],
    ids=["two rows", "four rows"],
)
def test_of_a_repeated_head_the_first_is_read_and_the_others_go(rows: tuple[str, ...]) -> None:
    standard = standard_of(repeated_head(*rows))
    assert standard.letterhead.name is not None
    assert standard.title is not None
    assert standard.title.text == rows[-1]
    assert [removal.passage.text for removal in standard.removed] == list(rows)
    assert {removal.reason for removal in standard.removed} == {"running-header"}
    bodies = {s.component: [line.text for line in s.body] for s in standard.sections}
    assert bodies["prosedur"] == list(BODY[4:6])


def two_services(*heads: tuple[str, ...]) -> Document:
    """A service on each page, all of one make, so that headings stand at one height."""
    sheet = Print(with_head=False)
    for number, head in enumerate(heads):
        if number:
            sheet.page()
        sheet.lines(*head, *BODY)
    return sheet.document()


def test_what_stands_at_one_height_of_all_pages_under_headings_stays() -> None:
    heads = [(OFFICE, title) for title in ("Izin Reklame", "Izin Pondokan")]
    first, second = sippn.segment(two_services(*heads), HEADINGS).standards
    for standard in (first, second):
        components = [section.component for section in standard.sections]
        assert components == ["persyaratan", "prosedur", "waktu", "biaya"]
        assert [line.text for line in standard.sections[-1].body] == [BODY[-1]]
    assert [removal.passage.text for removal in first.removed] == [OFFICE]


def typed_services(*heads: tuple[str, ...]) -> list[Standard]:
    text = "\n".join("\n".join((*head, "", *BODY, "")) for head in heads)
    return list(sippn.segment(text_document(text), HEADINGS).standards)


@pytest.mark.parametrize(
    ("second", "name", "copies"),
    [
        ((OFFICE, "Santunan"), OFFICE, [OFFICE]),
        (("Santunan Kematian", OFFICE), OFFICE, [OFFICE]),
        (("Kelurahan Sumber", "Santunan Kematian"), "Kelurahan Sumber", []),
        (("Nama Layanan : Santunan",), OFFICE, []),
    ],
    ids=["the same", "the same below", "another", "none"],
)
def test_the_office_of_a_further_service(
    second: tuple[str, ...], name: str, copies: list[str]
) -> None:
    *_, standard = typed_services((OFFICE, "Rekomendasi Bantuan"), second)
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == name
    assert [removal.passage.text for removal in standard.removed] == copies
    assert standard.title is not None
    assert standard.title.text.startswith("Santunan")


def test_scraps_of_a_letterhead_are_no_service() -> None:
    scraps = ("Kantor Imigrasi Bukit Raya", "Jl. Teratai No. 4 29123", "Badan Pengawas Obat dan")
    assert standard_of(typed(scraps)).title is None


@given(st.permutations([OFFICE, "Rekomendasi Bantuan", "Standar Pelayanan", "Tahun 2024"]))
def test_every_row_of_a_head_is_somewhere_once(rows: list[str]) -> None:
    standard = standard_of(typed(tuple(rows)))
    letterhead = standard.letterhead
    held = [p for p in (letterhead.name, standard.title, *letterhead.hierarchy) if p is not None]
    held += [*standard.labels, *standard.unrecognized]
    words = [word.order for passage in held for word in passage.words()]
    assert sorted(words) == list(range(sum(len(row.split()) for row in rows)))
