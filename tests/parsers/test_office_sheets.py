"""Sheets as offices of all kinds head and foot them: frames, annexes, names in two languages."""

from __future__ import annotations

import pytest

from parsers.furniture.signature import is_electronic_note
from parsers.letterhead.letterhead import read_letterhead
from parsers.lists.lists import parse_list
from parsers.tables.named_rows import names_in_rows
from tests.support.drawn_pages import (
    DELIVERY,
    HEAD,
    HEADINGS,
    LEFT_PT,
    WIDTHS,
    Drawing,
    only,
    section,
)


def framed_head(page: Drawing, number: str) -> None:
    """A page's head in a frame of its own that touches the table below."""
    cells = ("Dinas Contoh", "STANDAR PELAYANAN\nSURAT KETERANGAN", f"Halaman : {number}")
    page.table([cells], (170.0, 200.0, 140.0))
    page.y_pt -= 20


def test_the_frame_of_a_pages_head_may_touch_the_table() -> None:
    page = Drawing()
    framed_head(page, "1 dari 2")
    page.table([HEAD, *DELIVERY[:3]])
    page.page()
    framed_head(page, "2 dari 2")
    page.table(DELIVERY[3:])
    standard = only(page.document())
    assert standard.title is not None
    assert standard.title.text == "SURAT KETERANGAN"
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "Dinas Contoh"
    assert len(standard.sections) == len(DELIVERY)
    assert not standard.unrecognized


def test_the_heading_of_a_part_below_a_frame_is_the_tables() -> None:
    page = Drawing()
    framed_head(page, "1 dari 1")
    heading = "Komponen yang terkait dengan penyampaian pelayanan (service delivery) meliputi :"
    page.table([("A.", heading)], (WIDTHS[0], WIDTHS[1] + WIDTHS[2]))
    page.y_pt -= 20
    page.table(DELIVERY)
    standard = only(page.document())
    assert len(standard.sections) == len(DELIVERY)
    assert not standard.unrecognized
    assert [label.text for label in standard.labels if label.text == "A."]


def test_a_page_count_of_a_frame_is_the_heads_on_every_page() -> None:
    """Its label stands in a cell of its own."""
    page = Drawing()
    page.table([("STANDAR PELAYANAN", "Halaman", ": 1 dari 2")], (300.0, 100.0, 110.0))
    page.table([HEAD, *DELIVERY[:3]])
    page.page()
    page.table([("STANDAR PELAYANAN", "Halaman", ": 2 dari 2")], (300.0, 100.0, 110.0))
    page.table([HEAD, *DELIVERY[3:]])
    assert not only(page.document()).unrecognized


def test_a_title_may_stand_in_the_cell_below() -> None:
    page = Drawing()
    rows = [("STANDAR PELAYANAN", "Tgl. Terbit : 02 Januari\n2025"), ("SURAT PINDAH", "")]
    page.table(rows, (300.0, 210.0))
    page.table([HEAD, *DELIVERY])
    standard = only(page.document())
    assert standard.title is not None
    assert standard.title.text == "SURAT PINDAH"
    assert standard.sheet.effective_date is not None
    assert standard.sheet.effective_date.text == "02 Januari 2025"


@pytest.mark.parametrize(
    ("above", "unit", "levels"),
    [
        (
            "MAHKAMAH AGUNG REPUBLIK INDONESIA\nPENGADILAN NEGERI SUKAMAJU",
            "PENGADILAN NEGERI SUKAMAJU",
            ["MAHKAMAH AGUNG REPUBLIK INDONESIA"],
        ),
        (
            "KEPOLISIAN NEGARA REPUBLIK INDONESIA\nRESOR SUKAMAJU",
            "RESOR SUKAMAJU",
            ["KEPOLISIAN NEGARA REPUBLIK INDONESIA"],
        ),
        ("DINAS SOSIAL DAN\nPERPUSTAKAAN KOTA", "DINAS SOSIAL DAN PERPUSTAKAAN KOTA", []),
        ("STANDAR PELAYANAN\nSURAT PINDAH\nPADA DINAS CONTOH", "DINAS CONTOH", []),
    ],
    ids=["court", "police", "linked", "at"],
)
def test_offices_of_all_kinds_are_named(above: str, unit: str, levels: list[str]) -> None:
    page = Drawing()
    page.paragraph(above)
    page.y_pt += 10
    page.table([HEAD, *DELIVERY])
    standard = only(page.document())
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == unit
    assert [level.text for level in standard.letterhead.hierarchy] == levels
    assert not standard.unrecognized


def test_an_annex_without_its_decree_names_number_and_office() -> None:
    page = Drawing()
    page.paragraph("LAMPIRAN\nKEPUTUSAN KEPALA DINAS SOSIAL\nNOMOR : 067/12/2025", 300.0)
    page.paragraph("TANGGAL : 3 MARET 2025\nTENTANG STANDAR PELAYANAN", 300.0)
    page.y_pt += 20
    page.paragraph("1. STANDAR PELAYANAN SURAT PINDAH")
    page.y_pt += 10
    page.table([HEAD, *DELIVERY])
    standard = only(page.document())
    assert standard.title is not None
    assert standard.title.text == "SURAT PINDAH"
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "DINAS SOSIAL"
    assert standard.decree is not None
    assert standard.decree.text == "067/12/2025"
    assert not standard.unrecognized


def test_a_line_set_larger_than_all_others_is_the_title() -> None:
    page = Drawing()
    page.text(LEFT_PT, page.y_pt, "Surat Keterangan Pindah", 16.0)
    page.text(LEFT_PT, page.y_pt + 22, "Dinas Contoh")
    page.y_pt += 44
    page.table([HEAD, *DELIVERY])
    standard = only(page.document())
    assert standard.title is not None
    assert standard.title.text == "Surat Keterangan Pindah"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ("Surat Keterangan Pindah\nDinas Contoh\nHarap dibaca dahulu", "Surat Keterangan Pindah"),
        ("Harap dibaca dahulu\nDinas Contoh", None),
    ],
    ids=["a name", "a note"],
)
def test_of_lines_of_one_size_one_set_like_a_name_is_the_title(
    rows: str, title: str | None
) -> None:
    page = Drawing()
    page.paragraph(rows)
    page.table([HEAD, *DELIVERY])
    found = only(page.document()).title
    assert (found.text if found else None) == title


@pytest.mark.parametrize(
    ("name", "component"),
    [
        ("Persyaratan Pelayanan\nService Requirements", "persyaratan"),
        ("Biaya/Tarif / Fee/Tariff", "biaya"),
        ("Produk Pelayanan (Service Product)", "produk"),
        ("Produk Hukum Daerah", None),
    ],
)
def test_a_name_may_have_its_english_one_with_it(name: str, component: str | None) -> None:
    match = HEADINGS.match(name.replace("\n", " "))
    assert (match.component if match else None) == component


def test_the_laws_words_about_electronic_documents_are_a_note() -> None:
    assert is_electronic_note('- UU ITE No. 11 Tahun 2008 Pasal 5 Ayat 1 "Informasi')
    assert not is_electronic_note("a. Bukti permohonan informasi elektronik")


def test_levels_in_capitals_above_headings_are_told_apart() -> None:
    page = Drawing()
    page.paragraph("PEMERINTAH KABUPATEN SUKAMAJU\nDINAS SOSIAL\nJalan Melati Nomor 3")
    page.paragraph("Persyaratan\nFotokopi KTP\nBiaya/Tarif\nGratis")
    head = read_letterhead(page.document(), HEADINGS).letterhead
    assert head.name is not None
    assert head.name.text == "DINAS SOSIAL"
    assert [level.text for level in head.hierarchy] == ["PEMERINTAH KABUPATEN SUKAMAJU"]


def test_a_framed_head_may_part_a_signature() -> None:
    page = Drawing()
    page.table([("STANDAR PELAYANAN", "Halaman 1")], (300.0, 210.0))
    page.table([HEAD, *DELIVERY])
    page.paragraph("Ditetapkan di Sukamaju\npada tanggal 3 Maret 2025\nKepala,")
    page.page()
    page.table([("STANDAR PELAYANAN", "Halaman 2")], (300.0, 210.0))
    page.paragraph("NAMA PEJABAT")
    standard = only(page.document())
    assert standard.sheet.signatory is not None
    assert standard.sheet.signatory.text == "NAMA PEJABAT"
    assert not standard.unrecognized


def test_a_wrapped_foot_below_a_signature_names_nobody() -> None:
    """Its second line is short and starts with a capital, like a name."""
    page = Drawing()
    page.table([HEAD, *DELIVERY])
    page.paragraph("Ditetapkan di Sukamaju\npada tanggal 3 Maret 2025\nKepala,", 330.0)
    page.lines(
        60.0, 790.0, "Dinas Contoh Kabupaten Sukamaju | Standar\n                  Pelayanan"
    )
    page.page()
    page.paragraph("NAMA PEJABAT", 330.0)
    page.lines(
        60.0, 790.0, "Dinas Contoh Kabupaten Sukamaju | Standar\n                  Pelayanan"
    )
    standard = only(page.document())
    assert standard.sheet.signatory is not None
    assert standard.sheet.signatory.text == "NAMA PEJABAT"
    assert not standard.unrecognized


def test_a_name_with_its_text_behind_a_colon_is_no_other_name() -> None:
    """Together they resemble "Persyaratan Permohonan"."""
    assert names_in_rows(["1. Persyaratan : • Pemohon baru"], HEADINGS) == {"persyaratan"}


def test_rows_across_a_table_may_name_title_and_office() -> None:
    page = Drawing()
    for banner in ("STANDAR PELAYANAN SURAT PINDAH", "DINAS SOSIAL"):
        page.table([(banner,)], (sum(WIDTHS),))
        page.y_pt -= 20
    page.table([HEAD, *DELIVERY])
    standard = only(page.document())
    assert standard.title is not None
    assert standard.title.text == "SURAT PINDAH"
    assert standard.letterhead.name is not None
    assert standard.letterhead.name.text == "DINAS SOSIAL"


def test_what_a_browser_prints_above_a_page_is_removed() -> None:
    page = Drawing()
    page.text(LEFT_PT, 30.0, "12/01/2025, 09.14 Surat Pindah - Dinas Sosial", 8.0)
    page.table([HEAD, *DELIVERY])
    standard = only(page.document())
    assert [entry.reason for entry in standard.removed] == ["running-header"]
    assert not standard.unrecognized


def test_an_empty_column_for_notes_is_no_room_to_write_in() -> None:
    """A line is full where its own cell ends."""
    page = Drawing()
    widths = (*WIDTHS[:2], 170.0, 150.0)
    text = "Pengawasan oleh Kepala Satuan\nIntelkam"
    rows = [(*row, "") for row in (*DELIVERY, ("7", "Pengawasan Internal", text))]
    page.table([(*HEAD, "Keterangan"), *rows], widths)
    held = section(only(page.document()), "pengawasan_internal")
    assert len(parse_list(held.body, held.right_pt).items) == 1


def test_a_service_may_be_called_after_a_place() -> None:
    page = Drawing()
    page.paragraph("STANDAR PELAYANAN\nPERPUSTAKAAN KELILING\nDINAS CONTOH")
    page.table([HEAD, *DELIVERY])
    standard = only(page.document())
    assert standard.title is not None
    assert standard.title.text == "PERPUSTAKAAN KELILING"
