"""Component tables of every make become the same sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.pipeline import extract_document
from parsers.layouts import component_table
from parsers.section import Standard
from tests.support.chance import examples
from tests.support.drawn_pages import (
    BORDERS,
    DELIVERY,
    HEAD,
    HEADINGS,
    MANUFACTURING,
    Drawing,
    body,
    held_words,
    level_only,
    no_lines,
    only,
    ruled,
    section,
    standards_of,
)

DrawBorders = Callable[[Drawing, list[float], list[float]], None]
ALL = {**BORDERS, "level lines only": level_only, "no lines": no_lines}
SIX = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "pengaduan"]


def names(standard: Standard) -> list[str | None]:
    return [entry.component for entry in standard.sections]


def heading(standard: Standard, component: str) -> str | None:
    passage = section(standard, component).heading
    return passage.text if passage else None


@pytest.mark.parametrize("draw", ALL.values(), ids=ALL.keys())
@pytest.mark.parametrize("in_middle", [False, True], ids=["names at the top", "in the middle"])
@pytest.mark.parametrize("has_head", [True, False], ids=["head", "no head"])
def test_every_make_of_table_gives_the_same_rows(
    draw: DrawBorders, in_middle: bool, has_head: bool
) -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY) if has_head else DELIVERY, draw=draw, in_middle=in_middle)
    standard = only(drawing.document())
    assert names(standard) == SIX
    assert body(standard, "persyaratan") == [
        "1. Surat permohonan",
        "2. Fotokopi KTP",
        "3. Pas foto 3x4",
    ]
    assert body(standard, "prosedur") == ["1. Pemohon datang", "2. Petugas memeriksa"]
    assert body(standard, "waktu") == ["3 hari kerja"]
    assert heading(standard, "prosedur") == "Sistem, Mekanisme, dan Prosedur"
    assert standard.unrecognized == ()


def test_two_columns_do() -> None:
    drawing = Drawing()
    rows = [("Komponen", "Keterangan"), *((name, text) for _, name, text in DELIVERY)]
    drawing.table(rows, widths=(170.0, 340.0))
    assert names(only(drawing.document())) == SIX


def test_a_table_goes_on_over_pages_with_and_without_its_head() -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY[:2]))
    drawing.page()
    drawing.table((("", "", "3. Kepala menandatangani"), *DELIVERY[2:4]))
    drawing.page()
    drawing.table((HEAD, *DELIVERY[4:]))
    standard = only(drawing.document())
    assert names(standard) == SIX
    assert body(standard, "prosedur")[-1] == "3. Kepala menandatangani"
    assert standard.page_range == (1, 3)


def test_a_head_repeated_before_a_split_cell_changes_nothing() -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY[:2]))
    drawing.page()
    drawing.table((HEAD, ("", "", "3. Kepala menandatangani"), *DELIVERY[2:]))
    assert len(body(only(drawing.document()), "prosedur")) == 3


@pytest.mark.parametrize("draw", [ruled, no_lines], ids=["ruled", "no lines"])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Penanganan", "Pengaduan, Saran, dan\nMasukan"),
        ("Penanganan Pengaduan,", "Saran, dan Masukan"),
        ("Pengelolaan", "Pengaduan"),
    ],
)
def test_a_name_cut_by_the_end_of_the_page_is_one(
    draw: DrawBorders, above: str, below: str
) -> None:
    """Its second half alone may be a component's name, too."""
    page = Drawing()
    page.table([HEAD, *DELIVERY[:5], ("6", above, "Kotak saran di ruang")], draw=draw)
    page.page()
    page.table([("", below, "layanan\nTelepon (0274) 512345"), *MANUFACTURING], draw=draw)
    standard = only(page.document())
    assert heading(standard, "pengaduan") == f"{above} {below}".replace("\n", " ")
    assert body(standard, "pengaduan") == [
        "Kotak saran di ruang",
        "layanan",
        "Telepon (0274) 512345",
    ]
    assert None not in names(standard)


@pytest.mark.parametrize("draw", [ruled, no_lines], ids=["ruled", "no lines"])
def test_a_column_of_colons_is_no_text(draw: DrawBorders) -> None:
    page = Drawing()
    rows = [(number, name, ":", text) for number, name, text in (*DELIVERY, *MANUFACTURING)]
    head = ("No", "Komponen", "", "Uraian")
    page.table([head, *rows], (30.0, 150.0, 12.0, 318.0), draw=draw)
    document = page.document()
    standard = only(document)
    assert body(standard, "persyaratan")[0] == "1. Surat permohonan"
    assert body(standard, "waktu") == ["3 hari kerja"]
    assert body(standard, "biaya") == ["Gratis"]
    segmentation = component_table.segment(document, HEADINGS)
    assert held_words(segmentation) == {word.order for word in document.words}


def test_two_tables_are_one_standard() -> None:
    drawing = Drawing()
    drawing.paragraph("A. PENYAMPAIAN PELAYANAN (Service Delivery)")
    drawing.table((HEAD, *DELIVERY))
    drawing.paragraph("B. PENGELOLAAN PELAYANAN (Manufacturing)")
    drawing.table((HEAD, *MANUFACTURING))
    standard = only(drawing.document())
    assert len(names(standard)) == 14
    assert standard.unrecognized == ()


def test_a_list_in_the_cell_above_its_name_is_that_names() -> None:
    drawing = Drawing()
    rows = (
        HEAD,
        ("", "", "1. Surat permohonan\n2. Fotokopi KTP"),
        ("1", "Persyaratan", ""),
        *DELIVERY[1:],
    )
    drawing.table(rows)
    standard = only(drawing.document())
    assert body(standard, "persyaratan") == ["1. Surat permohonan", "2. Fotokopi KTP"]
    assert names(standard) == SIX


def test_a_missing_name_between_its_neighbours_is_inferred() -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY[:2], ("3", "", "3 hari kerja"), *DELIVERY[3:]))
    standard = only(drawing.document())
    assert names(standard) == SIX
    assert heading(standard, "waktu") is None
    assert body(standard, "waktu") == ["3 hari kerja"]


def test_a_missing_name_without_its_neighbours_is_not_guessed() -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY[:2], ("3", "", "3 hari kerja"), *DELIVERY[5:]))
    assert "waktu" not in names(only(drawing.document()))


def test_a_misspelt_name_is_understood() -> None:
    drawing = Drawing()
    rows = (*DELIVERY[:2], ("3", "Jangka Waktu\nPenyelsaian", "2 hari"), *DELIVERY[3:])
    drawing.table((HEAD, *rows))
    assert heading(only(drawing.document()), "waktu") == "Jangka Waktu Penyelsaian"


def test_the_laws_full_name_of_the_safety_guarantee_is_understood() -> None:
    """Article 21 m of Law 25/2009 in full, as offices that copy the law write it."""
    name = (
        "Jaminan keamanan dan\nkeselamatan pelayanan\ndalam bentuk komitmen\nuntuk memberikan rasa"
        "\naman, bebas dari bahaya,\ndan risiko keragu-raguan"
    )
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY, ("7", name, "Ruang arsip\ndikunci")))
    assert body(only(drawing.document()), "jaminan_keamanan") == ["Ruang arsip", "dikunci"]


def test_a_row_that_is_no_component_keeps_its_heading() -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY[:3], ("4", "Jam Layanan", "08.00-15.00"), *DELIVERY[3:]))
    standard = only(drawing.document())
    (stray,) = [entry for entry in standard.sections if entry.component is None]
    assert stray.heading is not None
    assert stray.heading.text == "Jam Layanan"
    assert [line.text for line in stray.body] == ["08.00-15.00"]


def test_rows_whose_parting_line_is_missing_are_cut_at_their_names() -> None:
    def one_line_missing(page: Drawing, xs: list[float], ys: list[float]) -> None:
        ruled(page, xs, [y for number, y in enumerate(ys) if number != 2])

    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY), draw=one_line_missing)
    standard = only(drawing.document())
    assert names(standard) == SIX
    assert len(body(standard, "persyaratan")) == 3
    assert len(body(standard, "prosedur")) == 2


@pytest.mark.parametrize(
    "order",
    [
        "1. Komputer|4. Meja\n2. Printer|5. Kursi\n3. Telepon|6. Lemari",
        "1. Komputer|2. Printer\n3. Telepon|4. Meja\n5. Kursi|6. Lemari",
    ],
    ids=["down the columns", "along the rows"],
)
def test_a_list_in_columns_is_read_as_its_numbers_run(order: str) -> None:
    drawing = Drawing()
    top_pt = drawing.y_pt
    drawing.table((HEAD, *DELIVERY, ("7", "Sarana dan Prasarana", "\n\n")))
    for number, row in enumerate(order.split("\n")):
        for column, item in enumerate(row.split("|")):
            y = drawing.y_pt - 20 - 3 * 13 - 3 + number * 13
            drawing.text(224 + column * 150, y, item)
    assert top_pt < drawing.y_pt
    lines = section(only(drawing.document()), "sarana_prasarana").body
    assert [line.text[0] for line in lines] == list("123456")
    assert len({round(line.bbox.x0_pt) for line in lines if line.bbox}) == 1


def test_aligned_keys_and_values_stay_on_one_line() -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY[:5], ("6", "Pengaduan", "\n")))
    for number, (key, value) in enumerate((("E-mail", ": a@b.go.id"), ("WA", ": 0811222333"))):
        y = drawing.y_pt - 20 - 2 * 13 - 3 + number * 13
        drawing.text(224, y, key)
        drawing.text(330, y, value)
    assert body(only(drawing.document()), "pengaduan") == ["E-mail : a@b.go.id", "WA : 0811222333"]


def test_a_step_table_in_the_procedure_gives_steps() -> None:
    drawing = Drawing()
    drawing.table((HEAD, DELIVERY[0], ("2", "Prosedur", "\n" * 6), *DELIVERY[2:]))
    x, y = 230.0, 170.0
    keep = drawing.y_pt
    drawing.y_pt = y - 20
    steps = (
        ("No", "Kegiatan", "Pelaksana", "Waktu"),
        ("1", "Menerima berkas", "Petugas loket", "10 menit"),
        ("2", "Menandatangani", "Camat", "1 hari"),
    )
    xs = [x, x + 25, x + 135, x + 225, x + 300]
    for number, row in enumerate(steps):
        for left, text in zip(xs, row, strict=False):
            drawing.text(left + 3, y - 22 + number * 19, text)
    ruled(drawing, xs, [y - 25, y - 6, y + 13, y + 32])
    drawing.y_pt = keep
    found = section(only(drawing.document()), "prosedur")
    assert [
        (step.text.text, step.actor and step.actor.text, step.duration and step.duration.text)
        for step in found.steps
    ] == [("Menerima berkas", "Petugas loket", "10 menit"), ("Menandatangani", "Camat", "1 hari")]
    assert found.body == ()


def test_several_services_in_one_file_are_several_standards() -> None:
    drawing = Drawing()
    drawing.paragraph("KECAMATAN NGAGLIK")
    for title in ("SURAT KETERANGAN DOMISILI", "REKOMENDASI IZIN KERAMAIAN"):
        drawing.paragraph(f"STANDAR PELAYANAN\n{title}")
        drawing.table((HEAD, *DELIVERY))
        drawing.page()
    found = standards_of(drawing.document())
    assert [entry.title.text for entry in found if entry.title] == [
        "SURAT KETERANGAN DOMISILI",
        "REKOMENDASI IZIN KERAMAIAN",
    ]
    assert [names(entry) for entry in found] == [SIX, SIX]
    assert [entry.page_range for entry in found] == [(1, 1), (2, 2)]
    offices = [entry.letterhead.name.text for entry in found if entry.letterhead.name]
    assert offices == ["KECAMATAN NGAGLIK"] * 2


def test_numbered_banners_name_the_services() -> None:
    drawing = Drawing()
    for number, title in enumerate(("Surat Pindah", "Legalisir Ijazah"), start=1):
        drawing.box(40, drawing.y_pt, 550, drawing.y_pt + 19)
        drawing.text(44, drawing.y_pt + 3, f"{number}. {title}")
        drawing.y_pt += 19
        drawing.table((HEAD, *DELIVERY))
    found = standards_of(drawing.document())
    assert [entry.title.text for entry in found if entry.title] == [
        "Surat Pindah",
        "Legalisir Ijazah",
    ]


def test_boxes_around_what_is_no_procedure_leave_it_its_lines() -> None:
    drawing = Drawing()
    top = drawing.y_pt
    drawing.table((("1", "Biaya", "\n\n\n"), *(row for row in DELIVERY if row[1] != "Biaya/Tarif")))
    for number, text in enumerate(("Gratis", "Rp 10.000 per lembar")):
        left = 240.0 + number * 130
        drawing.box(left, top + 8, left + 120, top + 30)
        drawing.text(left + 6, top + 13, text)
    drawing.arrow(360, top + 19, 370, top + 19)
    fee = section(only(drawing.document()), "biaya")
    assert fee.flowchart == ()
    assert [row.text for row in fee.body] == ["Gratis Rp 10.000 per lembar"]


def test_every_visible_word_is_somewhere() -> None:
    drawing = Drawing()
    drawing.paragraph("DINAS PERIZINAN KABUPATEN SLEMAN\nSTANDAR PELAYANAN IZIN USAHA\nCatatan")
    drawing.table((HEAD, *DELIVERY))
    drawing.paragraph("Sleman, 3 Mei 2024\nKepala Dinas\nSITI AMINAH\nNIP. 19700101 199001 2 001")
    document = drawing.document()
    found = component_table.segment(document, HEADINGS)
    assert held_words(found) == {word.order for word in document.words}


ABOVE = ("STANDAR PELAYANAN\nSURAT PINDAH", "B. MANUFACTURING", "Unit Kerja : Loket", "catatan", "")
CELLS = ("", "-", "1. a   4. d\n2. b   5. e", "Alur :\nPemohon   Loket   Kasi\nSelesai   Arsip")


@settings(max_examples=examples(40))
@given(st.data())
def test_no_word_is_lost_whatever_the_table(data: st.DataObject) -> None:
    """Cells without text, lines that are missing, names that are none, pages that break."""
    drawing = Drawing()
    draw_one = data.draw
    for _ in range(draw_one(st.integers(1, 3))):
        drawing.paragraph(draw_one(st.sampled_from(ABOVE)))
        rows = [list(row) for row in draw_one(st.sampled_from([DELIVERY, MANUFACTURING]))]
        row = draw_one(st.sampled_from(rows))
        row[draw_one(st.integers(0, 2))] = draw_one(st.sampled_from(CELLS))
        missing = draw_one(st.sets(st.integers(0, 7), max_size=3))
        borders = draw_one(st.sampled_from(list(ALL.values())))

        def draw(page: Drawing, xs: list[float], ys: list[float]) -> None:
            borders(page, xs, [y for n, y in enumerate(ys) if n not in missing] or ys)  # noqa: B023

        drawing.table((HEAD, *rows), draw=draw, in_middle=draw_one(st.booleans()))
        if draw_one(st.booleans()):
            drawing.page()
    drawing.paragraph(draw_one(st.sampled_from(("", "Sleman, 3 Mei 2024\nKepala\nSITI"))))
    document = drawing.document_with_word()
    if component_table.matches(document, HEADINGS) is not None:
        found = component_table.segment(document, HEADINGS)
        assert held_words(found) == {word.order for word in document.words}


@pytest.mark.parametrize(
    "rows",
    [
        (("No", "Nama", "Alamat"), ("1", "Budi", "Sleman"), ("2", "Ani", "Bantul")),
        (("No", "Jenis", "Tarif"), ("1", "Biaya", "Rp 10.000"), ("2", "Denda", "Rp 5.000")),
    ],
    ids=["a list of people", "a price list"],
)
def test_other_tables_are_not_claimed(rows: Sequence[Sequence[str]]) -> None:
    drawing = Drawing()
    drawing.table(rows)
    assert component_table.matches(drawing.document(), HEADINGS) is None


def test_text_under_headings_is_not_claimed() -> None:
    drawing = Drawing()
    for _, name, text in DELIVERY:
        drawing.paragraph(f"{name}\n{text}")
    assert component_table.matches(drawing.document(), HEADINGS) is None


def test_numbers_in_a_column_of_their_own_stand_before_their_text() -> None:
    drawing = Drawing()
    drawing.table((HEAD, ("1", "Persyaratan", "\n\n"), *DELIVERY[1:]))
    top = 60 + 19 + 0.0  # below the head
    for number, text in enumerate(("Surat permohonan\nyang bermeterai", "Fotokopi KTP")):
        drawing.text(224, top + 3 + number * 26, f"{number + 1}.")
        drawing.lines(250, top + 3 + number * 26, text)
    drawing.line(246, top, 246, top + 45)
    drawing.line(220, top + 28, 550, top + 28)
    assert body(only(drawing.document()), "persyaratan") == [
        "1. Surat permohonan",
        "yang bermeterai",
        "2. Fotokopi KTP",
    ]


def test_a_table_of_text_goes_on_over_pages() -> None:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY[:2]), draw=no_lines)
    drawing.page()
    drawing.table((("", "", "3. Kepala menandatangani"), *DELIVERY[2:5]), draw=no_lines)
    drawing.page()
    drawing.table(DELIVERY[5:], draw=no_lines)
    standard = only(drawing.document())
    assert names(standard) == SIX
    assert body(standard, "prosedur")[-1] == "3. Kepala menandatangani"
    assert body(standard, "waktu") == ["3 hari kerja"]


def test_a_numbered_label_in_words_of_its_own_is_placed_by_them() -> None:
    page = Drawing()
    rows = [HEAD, DELIVERY[0], ("2", "Prosedur/Mekanisme", "1. Pemohon datang"), *DELIVERY[2:]]
    page.table(rows)
    assert body(only(page.document()), "prosedur") == ["1. Pemohon datang"]


def test_rows_that_state_a_time_and_a_fee_are_a_table_of_components() -> None:
    page = Drawing()
    page.paragraph("KECAMATAN CONTOH\nSTANDAR PELAYANAN SURAT PINDAH")
    page.table(
        [("Waktu Penyelesaian", "2 hari kerja"), ("Biaya", "Tidak dipungut biaya")], (150.0, 200.0)
    )
    standard = only(page.document())
    assert body(standard, "waktu") == ["2 hari kerja"]
    assert body(standard, "biaya") == ["Tidak dipungut biaya"]


def test_rows_of_a_time_and_a_fee_without_values_are_none() -> None:
    page = Drawing()
    page.table([("Waktu Penyelesaian", "Lampiran I"), ("Biaya", "Lampiran II")], (150.0, 200.0))
    assert component_table.matches(page.document(), HEADINGS) is None


def test_a_column_of_notes_goes_on_with_no_item() -> None:
    drawing = Drawing()
    drawing.table(
        [
            ("No", "Komponen", "Uraian", "Keterangan"),
            ("1", "Persyaratan", "1. KTP\n2. KK\n3. Rekening listrik", "Fotokopi"),
            ("2", "Prosedur", "1. Mendaftar\n2. Membayar", "Bagan terlampir"),
            ("3", "Waktu", "3 hari", ""),
            ("4", "Biaya", "Gratis", ""),
        ],
        (25.0, 90.0, 200.0, 100.0),
    )
    (record,) = extract_document(drawing.document(), "sheet.pdf").records
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["KTP", "KK", "Rekening listrik"]
    assert record.prosedur is not None
    assert [item.text for item in record.prosedur.items] == ["Mendaftar", "Membayar"]


def test_one_word_may_name_a_row_without_a_number() -> None:
    drawing = Drawing()
    rows = [("Syarat", "KTP"), ("Alur", "1. Daftar\n2. Terima"), ("Waktu", "20 menit"),
            ("Biaya", "Gratis"), ("Hasil", "Tanda terima")]  # fmt: skip
    drawing.table(rows, (90.0, 300.0))
    (record,) = extract_document(drawing.document(), "sheet.pdf").records
    assert record.waktu is not None
    assert record.waktu.text == "20 menit"
    assert record.produk is not None
