from __future__ import annotations

import pytest
from hypothesis import given

from corpus.pipeline import HEADINGS
from extractor.passage import line_passage
from parsers.lists.paragraphs import frame_edge, frame_of, is_broken_off, paragraphs
from parsers.section import Row
from parsers.text_rows.heading_rows import body_rows
from tests.support.printed_sheets import Print
from tests.support.typed_texts import body_of, plausible_texts


def paragraphs_of(text: str) -> list[str]:
    return paragraphs(body_of(text))[1].split("\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 hari kerja\nsejak berkas lengkap", ["3 hari kerja sejak berkas lengkap"]),
        ("Gratis\nTanpa pungutan", ["Gratis", "Tanpa pungutan"]),
        ("Rp 350.000,-\nRp 650.000,-", ["Rp 350.000,-", "Rp 650.000,-"]),
        ("Telepon,\nFaks", ["Telepon, Faks"]),
        ("KTP/SIM/\nPaspor", ["KTP/SIM/Paspor"]),
        ("Kartu (bagi peserta\nBPJS)", ["Kartu (bagi peserta BPJS)"]),
        ("Kartu BPJS\n/ KIS", ["Kartu BPJS / KIS"]),
        ("WA : 0812 0000 1111\nemail:a@b.example", ["WA : 0812 0000 1111", "email:a@b.example"]),
        ("disampaikan lewat\nemail : a@b.example", ["disampaikan lewat email : a@b.example"]),
        ("3 hari kerja\n\nsejak lengkap", ["3 hari kerja sejak lengkap"]),
        ("1. Kotak saran\n2. Telepon", ["1. Kotak saran", "2. Telepon"]),
        ("Dapat\nWebsite : a.example", ["Dapat", "Website : a.example"]),
        ("Keputusan Nomor\n25 Tahun 2009", ["Keputusan Nomor 25 Tahun 2009"]),
        ("setiap bulan\nRapat kerja", ["setiap bulan", "Rapat kerja"]),
        ("satu", ["satu"]),
    ],
)
def test_typed_rows_that_are_one_paragraph(text: str, found: list[str]) -> None:
    assert paragraphs_of(text) == found


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Mengisi buku tamu 2.", True),
        ("dan itu;3.", True),
        ("lain-", True),
        ("asli dan (", True),
        ("Rp 10.000,-", False),
        ("Mengisi buku tamu.", False),
        ("Pasal 12", False),
        ("", False),
    ],
)
def test_a_line_that_ends_where_no_text_ends(text: str, is_open: bool) -> None:
    assert is_broken_off(text) is is_open


def printed_body(sheet: Print) -> tuple[list[Row], float | None]:
    document = sheet.document()
    rows = body_rows([(line, line_passage(document, line)) for line in document.lines])
    return rows, frame_edge(rows, document.pages[0].width_pt)


def test_a_printed_line_goes_on_where_the_next_word_did_not_fit() -> None:
    sheet = Print(with_head=False)
    long = "Warga menyerahkan berkas kepada Petugas Loket " * 3 + "Dua"
    sheet.lines(long, "Gratis", "Tanpa pungutan")
    rows, edge = printed_body(sheet)
    assert len(rows) == 4
    assert paragraphs(rows, edge)[1].split("\n") == [long, "Gratis", "Tanpa pungutan"]


def test_short_lines_below_each_other_are_paragraphs_though_the_longest_is_full() -> None:
    sheet = Print(with_head=False)
    sheet.lines("Telepon 0761 555012", "Kotak saran di ruang tunggu", "Surel")
    rows, edge = printed_body(sheet)
    assert paragraphs(rows, edge)[1].count("\n") == 2


def test_a_short_line_ends_its_paragraph_though_blank_lines_part_others() -> None:
    sheet = Print(with_head=False)
    sheet.lines("Syarat :")
    sheet.y_pt += 20
    sheet.lines("Kartu keluarga", "Surat dari RT", "KTP")
    rows, edge = printed_body(sheet)
    assert paragraphs(rows, edge)[1].count("\n") == 3


def test_the_edge_of_no_lines_is_unknown() -> None:
    assert frame_of([]).right_pt is None
    assert frame_edge([], 595.0) is None
    assert frame_of(body_of("satu\ndua")).right_pt is None


@given(plausible_texts(12))
def test_paragraphs_change_spaces_only(text: str) -> None:
    body = [line for line in body_of(f"{text}\nkata") if HEADINGS.match(line.text) is None]
    passage, broken = paragraphs(body)
    assert len(broken) == len(passage.text)
    assert broken.replace("\n", " ") == passage.text
    assert "".join(broken.split()) == "".join("".join(line.text.split()) for line in body)
