"""Notes at a page's foot belong to the component whose text bears their mark."""

from __future__ import annotations

import pytest

from corpus.pipeline import extract_document
from corpus.schema import ServiceStandard
from extractor.read import read_document
from tests.support.drawn_pages import Drawing
from tests.support.typed_texts import STANDARD

FEE, TIME = "Tidak dipungut biaya", "3 hari kerja"


def _typed(changes: dict[str, str], *notes: str) -> ServiceStandard:
    text = STANDARD
    for before, after in changes.items():
        text = text.replace(before, after)
    text += "\n" + "\n".join(notes) + "\n"
    (record,) = extract_document(read_document(text.encode(), "a.txt"), "a.txt").records
    return record


@pytest.mark.parametrize(
    ("mark", "note"),
    [("¹", "¹ "), ("[1]", "[1] "), ("*)", "*) "), ("[^1]", "[^1]: "), ("⁽¹⁾", "⁽¹⁾ ")],
)
def test_a_note_of_a_text_goes_to_the_fee_that_bears_its_mark(mark: str, note: str) -> None:
    record = _typed({FEE: f"Rp 7.500{mark} per lembar"}, f"{note}Perda Nomor 3 Tahun 2021")
    assert record.biaya is not None
    assert [charge.amount for charge in record.biaya.charges] == [7500]
    assert record.biaya.text.splitlines()[-1] == "Perda Nomor 3 Tahun 2021"
    assert [one.number for one in record.biaya.legal_references] == ["3"]
    assert record.pengaduan is not None
    assert "Perda" not in record.pengaduan.text


def test_a_mark_is_no_number_of_its_note() -> None:
    record = _typed({TIME: "3¹ hari kerja"}, "1) Hari kerja adalah Senin sampai dengan Jumat")
    assert record.waktu is not None
    assert [(one.minimum, one.unit) for one in record.waktu.durations] == [(3, "day")]


def test_a_note_to_an_item_is_a_note_of_the_list() -> None:
    record = _typed({"Kartu keluarga": "Kartu keluarga¹"}, "¹ yang masih berlaku")
    assert record.persyaratan is not None
    assert record.persyaratan.items[0].text == "Kartu keluarga¹"
    assert [note.text for note in record.persyaratan.notes] == ["yang masih berlaku"]


def test_a_numbered_line_without_a_mark_above_stays_where_it_stands() -> None:
    record = _typed({}, "1) Telepon (0274) 512345")
    assert record.pengaduan is not None
    assert [channel.kind for channel in record.pengaduan.channels] == ["suggestion-box", "phone"]


@pytest.mark.parametrize("size_pt", [6.5, 10.0])
def test_small_notes_of_a_page_are_told_from_its_last_lines(size_pt: float) -> None:
    drawing = Drawing()
    drawing.y_pt = 40
    for line in STANDARD.replace(TIME, "3¹ hari kerja").splitlines():
        drawing.paragraph(line)
    drawing.text(40, drawing.y_pt + 1, "1 Sejak berkas lengkap", size_pt)
    document = read_document(drawing.bytes(), "a.pdf")
    (record,) = extract_document(document, "a.pdf").records
    assert record.waktu is not None
    assert ("Sejak berkas lengkap" in record.waktu.text) is (size_pt < 10)


def test_a_note_right_behind_its_paragraph_takes_nothing_along() -> None:
    record = _typed({TIME: "3‡ hari kerja\n‡ sejak berkas diterima"})
    assert record.waktu is not None
    assert [(one.minimum, one.unit) for one in record.waktu.durations] == [(3, "day")]
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.pengaduan is not None
    assert record.pengaduan.channels


def test_numbers_in_square_brackets_are_items_and_no_notes() -> None:
    record = _typed({"1. Kartu keluarga\n2. Surat": "[1] Kartu keluarga\n[2] Surat"})
    assert record.persyaratan is not None
    texts = [item.text for item in record.persyaratan.items]
    assert texts == ["Kartu keluarga", "Surat pengantar dari RT"]
