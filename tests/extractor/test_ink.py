"""Words that leave no ink: white spacers, and what a spreadsheet's row cuts away."""

from __future__ import annotations

import pymupdf
import pytest

from extractor.page import Document
from extractor.read import read_document
from tests.support.drawn_pages import Drawing

WHITE = (1, 1, 1)


def _page_with_lines() -> Drawing:
    drawing = Drawing()
    drawing.table((("No", "Komponen", "Uraian"), ("1", "Biaya", "Gratis")))
    return drawing


def _unseen(document: Document) -> list[str]:
    return [word.text for word in document.words if not word.is_visible]


def _spacer_inside(drawing: Drawing, text: str, spacer: str, rest: str) -> None:
    """One string whose middle is white, as a hanging indent made of apostrophes."""
    line = drawing.canvas.beginText(40, 300)
    line.setFont("Helvetica", 10)
    line.textOut(text)
    line.setFillColorRGB(*WHITE)
    line.textOut(spacer)
    line.setFillColorRGB(0, 0, 0)
    line.textOut(rest)
    drawing.canvas.drawText(line)


def test_a_white_spacer_is_cut_out_of_its_word() -> None:
    drawing = _page_with_lines()
    _spacer_inside(drawing, "paling sedikit", "''", "satu tahun")
    document = drawing.document()
    assert _unseen(document) == ["''"]
    texts = [word.text for word in document.words]
    assert texts[texts.index("''") - 1 : texts.index("''") + 2] == ["sedikit", "''", "satu"]


def test_the_parts_of_a_cut_word_stand_beside_each_other() -> None:
    drawing = _page_with_lines()
    _spacer_inside(drawing, "sedikit", "''", "satu")
    words = {word.text: word.bbox for word in drawing.document().words}
    left, spacer, right = words["sedikit"], words["''"], words["satu"]
    assert left is not None
    assert spacer is not None
    assert right is not None
    assert left.x1_pt <= spacer.x0_pt + 0.5
    assert spacer.x1_pt <= right.x0_pt + 0.5


def test_white_text_on_a_dark_ground_is_seen() -> None:
    drawing = _page_with_lines()
    drawing.canvas.setFillColorRGB(0.1, 0.2, 0.5)
    drawing.strip(40, 300, 400, 330)
    drawing.canvas.setFillColorRGB(*WHITE)
    drawing.text(50, 308, "Komponen Uraian")
    assert _unseen(drawing.document()) == []


def test_white_text_on_paper_is_not_seen() -> None:
    drawing = _page_with_lines()
    drawing.canvas.setFillColorRGB(*WHITE)
    drawing.text(50, 308, "templat lama")
    assert _unseen(drawing.document()) == ["templat", "lama"]


def test_a_page_of_white_text_is_taken_as_it_is() -> None:
    drawing = Drawing()
    drawing.box(40, 40, 300, 60)
    drawing.line(100, 40, 100, 60)
    drawing.canvas.setFillColorRGB(*WHITE)
    drawing.text(50, 308, "semua putih")
    assert _unseen(drawing.document()) == []


@pytest.mark.parametrize(
    ("text", "unseen"),
    [("gaji pegawai", ["gjpg"]), ("surat", [])],
    ids=["tails reach into the row", "nothing reaches into the row"],
)
def test_the_tails_of_a_line_that_is_cut_away_are_not_seen(text: str, unseen: list[str]) -> None:
    drawing = _page_with_lines()
    canvas = drawing.canvas
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(40, 480, 400, 18.3)  # the row: its upper edge runs just below the base line
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(44, 500, text)
    canvas.restoreState()
    found = "".join(_unseen(drawing.document()))
    assert sorted(found) == sorted("".join(unseen) if text == "surat" else found)
    assert (found == "") == (unseen == [])


def test_a_line_that_is_half_cut_can_still_be_read() -> None:
    drawing = _page_with_lines()
    canvas = drawing.canvas
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(40, 480, 400, 24)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(44, 500, "surat izin")
    canvas.restoreState()
    document = drawing.document()
    assert _unseen(document) == []
    assert "surat" in [word.text for word in document.words]


def test_text_that_no_ink_paints_is_not_seen() -> None:
    drawing = Drawing()
    drawing.text(50, 100, "Biaya gratis bagi semua pemohon")
    drawing.canvas.saveState()
    hidden = drawing.canvas.beginText(50, 600)
    hidden.setFont("Helvetica", 10)
    hidden.setTextRenderMode(3)
    hidden.textOut("tarif lama")
    drawing.canvas.drawText(hidden)
    drawing.canvas.restoreState()
    drawing.canvas.saveState()
    drawing.canvas.setFillAlpha(0)
    drawing.text(50, 300, "harga beku")
    drawing.canvas.restoreState()
    drawing.text(50, 330, "debu", 0.5)
    drawing.text(50, 360, "Waktu dua hari kerja")
    assert sorted(_unseen(drawing.document())) == ["beku", "debu", "harga", "lama", "tarif"]


def test_a_page_whose_whole_text_is_unpainted_is_taken_as_it_is() -> None:
    drawing = Drawing()
    hidden = drawing.canvas.beginText(50, 600)
    hidden.setFont("Helvetica", 10)
    hidden.setTextRenderMode(3)
    hidden.textOut("lapisan teks")
    drawing.canvas.drawText(hidden)
    assert _unseen(drawing.document()) == []


def test_text_under_a_later_fill_is_not_seen_and_under_a_highlight_it_is() -> None:
    drawing = Drawing()
    drawing.text(50, 100, "Biaya gratis bagi semua pemohon")
    drawing.text(50, 200, "tertutup")
    drawing.canvas.setFillColorRGB(0, 0, 0)
    drawing.strip(48, 195, 120, 220)
    drawing.text(50, 300, "disorot")
    drawing.canvas.setFillColorRGB(1, 1, 0)
    drawing.strip(48, 295, 120, 320)
    assert _unseen(drawing.document()) == ["tertutup"]


def test_a_struck_out_amount_is_not_seen_and_a_frame_strikes_nothing() -> None:
    drawing = Drawing()
    drawing.text(50, 100, "Rp 50.000")
    drawing.line(50, 107, 50 + drawing.canvas.stringWidth("Rp 50.000", "Helvetica", 10), 107)
    drawing.text(50, 200, "Verifikasi izin")
    drawing.line(20, 207, 300, 207)
    assert _unseen(drawing.document()) == ["Rp", "50.000"]


@pytest.mark.parametrize(
    ("text", "raised", "expected"),
    [
        ("3", "2", "3²"),
        ("hari", "1", "hari¹"),
        ("/m", "2", "/m2"),
        ("0274-555", "2)", "0274-555²⁾"),
        ("500", "(3)", "500⁽³⁾"),
        ("17", "a", "17ᵃ"),
    ],
)
def test_a_raised_number_is_the_mark_of_a_note(text: str, raised: str, expected: str) -> None:
    drawing = Drawing()
    line = drawing.canvas.beginText(50, 600)
    line.setFont("Helvetica", 11)
    line.textOut(text)
    line.setFont("Helvetica", 7)
    line.setRise(5)
    line.textOut(raised)
    line.setRise(0)
    line.setFont("Helvetica", 11)
    line.textOut(" kerja sejak berkas lengkap")
    drawing.canvas.drawText(line)
    assert drawing.document().words[0].text == expected


def test_a_printed_soft_hyphen_is_a_hyphen() -> None:
    drawing = Drawing()
    drawing.text(50, 100, "2\u00ad3 hari")
    assert [word.text for word in drawing.document().words] == ["2-3", "hari"]


def test_a_raised_mark_set_apart_is_no_number_of_its_own() -> None:
    drawing = Drawing()
    drawing.text(50, 100, "5")
    drawing.text(58, 100, "1", 6)
    drawing.text(64, 100, "hari kerja sejak berkas lengkap")
    assert drawing.document().words[1].text == "¹"


def test_a_stroke_for_each_word_strikes_them_all() -> None:
    drawing = Drawing()
    drawing.text(50, 100, "Rp 50.000 Rp 25.000")
    width = drawing.canvas.stringWidth
    x_pt = 50.0
    for piece in ("Rp", " ", "50.000"):
        end_pt = x_pt + width(piece, "Helvetica", 10)
        drawing.line(x_pt, 107, end_pt, 107)
        x_pt = end_pt
    assert _unseen(drawing.document()) == ["Rp", "50.000"]


def test_text_in_the_colour_of_its_ground_is_not_seen_and_beside_it_is() -> None:
    drawing = Drawing()
    drawing.text(50, 60, "Biaya gratis bagi semua pemohon")
    drawing.canvas.setFillColorRGB(0.85, 0.9, 1)
    drawing.strip(40, 95, 300, 118)
    drawing.text(50, 100, "serupa")
    drawing.text(50, 300, "pucat")
    drawing.canvas.setFillColorRGB(0, 0, 0.5)
    drawing.text(150, 100, "biru")
    assert _unseen(drawing.document()) == ["serupa"]


def test_what_a_clear_group_draws_is_not_seen() -> None:
    drawing = Drawing()
    canvas = drawing.canvas
    drawing.text(50, 60, "Biaya gratis bagi semua pemohon")
    canvas.beginForm("bening")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 600, "tarif usang")
    canvas.endForm()
    canvas.doForm("bening")
    data = drawing.bytes()
    with pymupdf.open("pdf", data) as pdf:
        (form,) = [xref for xref, *_ in pdf[0].get_xobjects()]
        pdf.xref_set_key(form, "Group", "<</S/Transparency/I true>>")
        state = pdf.get_new_xref()
        pdf.update_object(state, "<</Type/ExtGState/ca 0/CA 0>>")
        pdf.xref_set_key(pdf[0].xref, "Resources/ExtGState/G0", f"{state} 0 R")
        (stream,) = pdf[0].get_contents()
        drawn = pdf.xref_stream(stream)
        name = pdf[0].get_xobjects()[0][1].encode()
        pdf.update_stream(stream, drawn.replace(b"/%s Do" % name, b"/G0 gs /%s Do" % name))
        data = pdf.tobytes()
    document = read_document(data, "a.pdf")
    assert _unseen(document) == ["tarif", "usang"]


@pytest.mark.parametrize("way", ["slash", "cross", "wave", "words", "bar"])
def test_strokes_of_every_make_strike_out(way: str) -> None:
    drawing = Drawing()
    canvas, width = drawing.canvas, drawing.canvas.stringWidth
    drawing.text(50, 100, "Rp 70.000 Rp 45.000")
    end_pt = 50 + width("Rp 70.000", "Helvetica", 10)
    if way in ("slash", "cross"):
        drawing.line(49, 110, end_pt + 1, 103)
    if way == "cross":
        drawing.line(49, 103, end_pt + 1, 110)
    if way == "wave":
        path = canvas.beginPath()
        path.moveTo(50, 842 - 107)
        for part in (1, 2, 3):
            x_pt = 50 + (end_pt - 50) * part / 3
            path.curveTo(x_pt - 10, 842 - 104, x_pt - 5, 842 - 109, x_pt, 842 - 107)
        canvas.drawPath(path)
    if way == "words":
        drawing.line(50, 107, 50 + width("Rp", "Helvetica", 10), 107)
        drawing.line(50 + width("Rp ", "Helvetica", 10), 107, end_pt, 107)
    if way == "bar":
        drawing.strip(50, 105.5, end_pt, 108)
    assert _unseen(drawing.document()) == ["Rp", "70.000"]


def test_a_slanted_line_that_goes_on_strikes_nothing() -> None:
    drawing = Drawing()
    drawing.text(50, 100, "Rp 45.000")
    drawing.line(20, 112, 260, 100)
    assert _unseen(drawing.document()) == []


def test_dark_words_on_a_dark_ground_are_not_seen_and_those_beside_are() -> None:
    drawing = Drawing()
    drawing.text(50, 60, "Biaya gratis bagi semua pemohon")
    drawing.canvas.setFillColorRGB(0, 0, 0)
    drawing.strip(50 + drawing.canvas.stringWidth("tampak ", "Helvetica", 10), 96, 300, 116)
    drawing.text(50, 100, "tampak lenyap")
    assert _unseen(drawing.document()) == ["lenyap"]


def test_text_under_a_later_picture_is_not_seen() -> None:
    drawing = Drawing()
    drawing.text(50, 60, "Biaya gratis bagi semua pemohon")
    drawing.text(50, 100, "tertutup")
    with pymupdf.open("pdf", drawing.bytes()) as pdf:
        pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 8, 8), False)
        pixels.set_rect(pixels.irect, (250, 250, 250))
        pdf[0].insert_image((45, 95, 160, 120), pixmap=pixels, keep_proportion=False)
        document = read_document(pdf.tobytes(), "a.pdf")
    assert _unseen(document) == ["tertutup"]


@pytest.mark.parametrize(("size_pt", "rise_pt"), [(7, 2), (5, 4.5), (6, 3)])
def test_a_small_mark_is_a_notes_however_high_it_stands(size_pt: float, rise_pt: float) -> None:
    drawing = Drawing()
    drawing.text(50, 100, "8")
    x_pt = 50.3 + drawing.canvas.stringWidth("8", "Helvetica", 10)
    drawing.text(x_pt, 100 + 10 - rise_pt - size_pt, "2", size_pt)
    drawing.text(x_pt + 6, 100, "hari kerja sejak berkas lengkap")
    words = [word.text for word in drawing.document().words]
    assert "2" not in words
    assert "".join(words).startswith("8²hari")


def test_a_sign_that_its_font_does_not_tell_is_no_letter() -> None:
    drawing = Drawing()
    drawing.canvas.setFont("ZapfDingbats", 10)
    drawing.canvas.drawString(50, 842 - 110, "4")
    drawing.text(64, 100, "Paspor")
    first, *_ = drawing.document().words
    assert not any(map(str.isalnum, first.text))
