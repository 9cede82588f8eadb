from __future__ import annotations

import pytest
from hypothesis import given

from extractor.errors import EmptySource
from extractor.page import Document
from extractor.passage import line_passage
from extractor.pdf_writer import TextRun
from parsers.furniture.page_edges import find_furniture, removals
from tests.support.printed_sheets import LEFT_PT, Print
from tests.support.typed_texts import plausible_texts, text_document


def pages(*edges: tuple[str, str], body: str = "isi") -> Document:
    """Pages with something at their top and bottom, and ten lines of body between."""
    sheet = Print(with_head=False)
    for number, (top, bottom) in enumerate(edges, 1):
        if number > 1:
            sheet.page()
        for text, y_pt in ((top, 30.0), (bottom, 820.0)):
            if text:
                sheet.pages[-1].append(TextRun(text, LEFT_PT, y_pt, 9.0))
        sheet.lines(*(f"{body} {chr(96 + number)}{chr(97 + line)}" for line in range(10)))
    return sheet.document()


def removed(document: Document) -> list[tuple[str, str]]:
    left = [(line, line_passage(document, line)) for line in document.lines]
    kept, taken = removals(left, find_furniture(document, left))
    assert len(kept) + len(taken) == len(left)
    return [(removal.reason, removal.passage.text) for removal in taken]


@pytest.mark.parametrize(
    "numbers",
    [
        ("Halaman 1 dari 3", "Halaman 2 dari 3", "Halaman 3 dari 3"),
        ("- 1 -", "- 2 -", "- 3 -"),
        ("1/3", "2/3", "3/3"),
        ("Hal. 1", "Hal. 2", "Hal. 3"),
        ("1", "2", "3"),
        ("7", "8", "9"),
    ],
    ids=lambda numbers: numbers[0],
)
@pytest.mark.parametrize("at_top", [True, False], ids=["top", "foot"])
def test_page_numbers_go(numbers: tuple[str, ...], at_top: bool) -> None:
    document = pages(*((text, "") if at_top else ("", text) for text in numbers))
    assert removed(document) == [("page-number", text) for text in numbers]


def test_what_a_browser_prints_at_the_edges_goes() -> None:
    foot = "https://sippn.example/cetak/12"
    document = pages(*(("21/11/24, 08.15 Cetak", f"{foot} {n}/2") for n in (1, 2)))
    assert sorted(removed(document)) == [
        ("running-footer", f"{foot} 1/2"),
        ("running-footer", f"{foot} 2/2"),
        ("running-header", "21/11/24, 08.15 Cetak"),
        ("running-header", "21/11/24, 08.15 Cetak"),
    ]


def test_the_same_words_at_the_same_height_of_all_pages_go() -> None:
    document = pages(*(("Standar Pelayanan 2023", "Dokumen terkendali"),) * 3)
    assert [reason for reason, _ in removed(document)] == ["running-header", "running-footer"] * 3


@pytest.mark.parametrize(
    "edges",
    [
        [("Persyaratan", "")],
        [("Kop lembar", ""), ("Lain sama sekali", "")],
        [("4", ""), ("9", ""), ("2", "")],
        [("1. Paspor", ""), ("1. Paspor", "")],
        [("12", "")],
    ],
    ids=["one page", "other words", "numbers that count nothing", "items", "a lone number"],
)
def test_what_is_at_an_edge_by_chance_stays(edges: list[tuple[str, str]]) -> None:
    assert removed(pages(*edges)) == []


def test_the_same_line_at_other_heights_stays() -> None:
    sheet = Print(with_head=False)
    for y_pt, body in ((30.0, "isi"), (60.0, "lain")):
        sheet.pages[-1].append(TextRun("Surat keterangan", LEFT_PT, y_pt, 9.0))
        sheet.lines(*(f"{body} {chr(97 + n)}" for n in range(10)))
        sheet.page()
    sheet.pages.pop()
    assert removed(sheet.document()) == []


@pytest.mark.parametrize("text", ["Halaman 2 dari 3", "halaman 2", "Page 2 of 3"])
def test_typed_page_numbers_go(text: str) -> None:
    assert removed(text_document(f"Biaya\n\n{text}\n\nGratis")) == [("page-number", text)]


@pytest.mark.parametrize("text", ["2", "Halaman depan", "2 dari 3", "Isi halaman 2 dari formulir"])
def test_other_typed_lines_stay(text: str) -> None:
    assert removed(text_document(f"Biaya\n\n{text}\n\nGratis")) == []


@given(plausible_texts())
def test_marking_furniture_changes_no_text_and_no_count_of_words(text: str) -> None:
    try:
        document = text_document(text)
    except EmptySource:
        return
    left = [(line, line_passage(document, line)) for line in document.lines]
    kept, taken = removals(left, find_furniture(document, left))
    words = [word.order for _, passage in kept for word in passage.words()]
    words += [word.order for removal in taken for word in removal.passage.words()]
    assert sorted(words) == [word.order for word in document.words if word.is_visible]
    assert kept == [pair for pair in left if pair in kept]


@pytest.mark.parametrize(
    "seal",
    [
        "Dokumen ini telah ditandatangani secara elektronik",
        "Sertifikat diterbitkan oleh BSrE",
        "No. Dok. 4/SP | Halaman 1 dari 1",
        "file:///D:/standar.html 1/1",
        "Dipindai dengan CamScanner",
    ],
)
def test_a_seal_at_the_foot_of_one_page_goes(seal: str) -> None:
    assert removed(pages(("", seal))) == [("running-footer", seal)]


def test_a_number_alone_at_the_foot_of_one_page_goes_and_another_stays() -> None:
    assert removed(pages(("", "1"))) == [("page-number", "1")]
    assert removed(pages(("", "7"))) == []


def test_an_item_about_signatures_in_the_text_stays() -> None:
    sheet = Print(with_head=False)
    sheet.lines("Surat izin", "yang ditandatangani secara elektronik", "oleh kepala dinas")
    assert removed(sheet.document()) == []


SEALS = (
    "Dokumen ini telah ditandatangani secara elektronik",
    "Surat ini sah tanpa tanda tangan basah",
    "Dipindai dengan aplikasi pemindai",
    "Dicetak pada 3 Maret 2024 pukul 10.15",
    "Dicetak tanggal: 3-3-2024",
    "Discan dengan Pemindai Kilat",
    "Salinan ini dicetak dari aplikasi loket",
    "Verifikasi dokumen melalui https://tte.contoh.go.id",
    "Ditandatangani secara elektronik oleh Kepala Dinas",
    "Diunduh dari laman dinas pada 3/3/2024",
    "UU ITE Nomor 11 Tahun 2008 Pasal 5: informasi elektronik adalah alat bukti yang sah",
)


def _sealed(text: str, gap_pt: float, size_pt: float, *below: str) -> Document:
    sheet = Print(with_head=False)
    sheet.lines(*(f"isi baris {chr(97 + line)}" for line in range(6)))
    y_pt = sheet.y_pt - 1.6 * sheet.size_pt + gap_pt
    for number, line in enumerate((text, *below)):
        sheet.pages[-1].append(TextRun(line, LEFT_PT, y_pt + 11 * number, size_pt))
    return sheet.document()


@pytest.mark.parametrize("text", SEALS)
@pytest.mark.parametrize(("gap_pt", "size_pt"), [(16, 6.5), (45, 10)], ids=["small", "apart"])
def test_the_notes_of_programs_go_wherever_the_text_ends(
    text: str, gap_pt: float, size_pt: float
) -> None:
    assert removed(_sealed(text, gap_pt, size_pt)) == [("running-footer", text)]


def test_a_note_of_several_lines_goes_whole() -> None:
    found = removed(_sealed(SEALS[0], 16, 6.5, "menggunakan sertifikat dari balai", "di Jakarta"))
    assert len(found) == 3


@pytest.mark.parametrize("text", SEALS[:4])
def test_what_stands_in_the_text_or_above_more_of_it_stays(text: str) -> None:
    assert removed(_sealed(text, 14, 10)) == []
    assert removed(_sealed(text, 45, 10, "1. Fotokopi KTP", "2. Pas foto")) == []


def test_the_last_lines_of_a_typed_text_go_if_they_say_who_signed() -> None:
    body = "Produk\nKartu\n"
    assert removed(text_document(f"{body}\n{SEALS[0]}")) == [("running-footer", SEALS[0])]
    assert removed(text_document(f"{body}{SEALS[0]}")) == []
