"""Leaflets and posters are read column by column, tables row by row."""

from __future__ import annotations

from extractor.page import Document
from extractor.read import read_document
from parsers.furniture.page_columns import in_columns
from parsers.layouts import choose_layout
from tests.support.drawn_pages import HEADINGS, Drawing, body

LEFT = ("Persyaratan", "1. Surat permohonan", "2. Fotokopi KTP", "Biaya/Tarif", "Gratis")
RIGHT = ("Prosedur", "1. Pemohon datang", "2. Petugas memeriksa", "Produk Pelayanan", "Surat izin")
HEAD = "STANDAR PELAYANAN SURAT IZIN USAHA KECAMATAN CONTOH RAYA KABUPATEN CONTOH"


def _drawn(*, crossing: bool = False) -> Drawing:
    drawing = Drawing()
    drawing.text(60, 50, HEAD)
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        drawing.text(60, 100 + 20 * number, left)
        drawing.text(320, 100 + 20 * number, right)
    if crossing:
        drawing.text(60, 145, "Kalimat ini berjalan dari kolom kiri sampai jauh ke kolom kanan")
    return drawing


def _texts(document: Document) -> list[str]:
    return list(in_columns(document, HEADINGS).line_texts)


def test_columns_below_a_head_are_read_one_after_the_other() -> None:
    assert _texts(_drawn().document()) == [HEAD, *LEFT, *RIGHT]


def test_lines_keep_their_words_and_get_orders_of_their_own() -> None:
    document = _drawn().document()
    columns = in_columns(document, HEADINGS)
    assert columns.words == document.words
    assert [line.order for line in columns.lines] == list(range(len(document.lines)))
    rows = [line.row for line in columns.lines]
    assert rows == sorted(rows)
    assert len(set(rows)) == len(rows)


def test_a_foot_below_the_columns_is_read_last() -> None:
    drawing = _drawn()
    foot = "Dokumen ini dicetak dari sistem pelayanan dan sah tanpa tanda tangan basah pejabat"
    drawing.text(60, 400, foot)
    assert _texts(drawing.document())[-1] == foot


def test_lines_that_cross_the_columns_say_that_there_are_none() -> None:
    document = _drawn(crossing=True).document()
    assert in_columns(document, HEADINGS) is document


def test_names_in_one_column_are_a_table() -> None:
    drawing = Drawing()
    names = ("Persyaratan", "Prosedur", "Waktu Penyelesaian", "Biaya/Tarif")
    for number, name in enumerate(names):
        drawing.text(60, 100 + 20 * number, name)
        drawing.text(320, 100 + 20 * number, "Surat permohonan")
    document = in_columns(drawing.document(), HEADINGS)
    assert in_columns(document, HEADINGS) is document


def test_names_in_cells_of_their_own_are_a_table() -> None:
    drawing = Drawing()
    drawing.table(
        (
            ("Persyaratan", "Surat izin", "Prosedur", "Petugas"),
            ("Biaya/Tarif", "Gratis", "Produk Pelayanan", "Surat"),
        ),
        widths=(100.0, 120.0, 120.0, 120.0),
    )
    document = in_columns(drawing.document(), HEADINGS)
    assert in_columns(document, HEADINGS) is document


def test_columns_nearer_than_tab_stops_are_cut_apart() -> None:
    drawing = Drawing()
    drawing.text(60, 50, HEAD)
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        drawing.text(60, 100 + 20 * number, left)
        drawing.text(200, 100 + 20 * number, right)
    long = "3. Surat keterangan usaha"
    drawing.text(60, 200, long)
    edge_pt = 60 + drawing.canvas.stringWidth(long, "Helvetica", 10) + 10
    drawing.text(edge_pt, 200, "Surat izin baru")
    assert abs(edge_pt - 200) < 24
    assert _texts(drawing.document()) == [HEAD, *LEFT, long, *RIGHT, "Surat izin baru"]


def test_services_side_by_side_are_read_one_after_the_other() -> None:
    """Each column has its own title, the page one foot."""
    left = (
        "KARTU ANGGOTA",
        "Persyaratan:",
        "1. KTP",
        "Prosedur:",
        "1. Isi formulir",
        "Waktu: 1 hari",
    )
    right = (
        "PINJAM BUKU",
        "Persyaratan:",
        "1. Kartu",
        "Prosedur:",
        "1. Cari buku",
        "Waktu: 5 menit",
    )
    drawing = Drawing()
    drawing.text(60, 50, "DINAS PERPUSTAKAAN KOTA CONTOH RAYA YANG MELAYANI SEMUA WARGA KOTA")
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        drawing.text(60, 100 + 20 * number, one)
        drawing.text(320, 100 + 20 * number, other)
    drawing.text(60, 280, "Pengaduan: kotak saran")
    texts = _texts(drawing.document())
    assert texts[1:] == [*left, *right, "Pengaduan: kotak saran"]


def test_the_longer_service_of_two_side_by_side_keeps_its_last_paragraph() -> None:
    left = (
        "KARTU ANGGOTA",
        "Persyaratan:",
        "1. KTP",
        "Prosedur:",
        "1. Isi formulir",
        "Waktu: 1 hari",
    )
    right = ("PINJAM BUKU", "Persyaratan:", "1. Kartu", "Prosedur:", "1. Cari buku")
    drawing = Drawing()
    drawing.text(60, 50, "DINAS PERPUSTAKAAN KOTA CONTOH RAYA YANG MELAYANI SEMUA WARGA KOTA")
    for column_pt, texts in ((60, left), (320, right)):
        for number, text in enumerate(texts):
            drawing.text(column_pt, 100 + 20 * number, text)
    assert _texts(drawing.document())[1:] == [*left, *right]


def test_columns_that_a_web_page_lays_out_by_a_table_are_columns() -> None:
    cells = (
        "KARTU ANGGOTA<br>Persyaratan:<br>1. KTP<br>Prosedur:<br>1. Isi formulir",
        "PINJAM BUKU<br>Persyaratan:<br>1. Kartu<br>Prosedur:<br>1. Cari buku",
    )
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    html = f"<p>DINAS PERPUSTAKAAN</p><table><tr>{row}</tr></table><p>Pengaduan: kotak saran</p>"
    texts = _texts(read_document(html.encode(), "page.html"))
    assert texts[1:] == [line for cell in cells for line in cell.split("<br>")] + [
        "Pengaduan: kotak saran"
    ]


def test_cards_in_rows_are_read_one_after_the_other() -> None:
    """Their headings are single words, and the title above names two of them."""
    cards = (
        ("SYARAT", "- Kartu anggota\n- Pas foto"),
        ("ALUR", "1. Mendaftar\n2. Membayar"),
        ("WAKTU", "30 menit"),
        ("TARIF", "Umum: Rp25.000\nPelajar: Gratis"),
        ("HASIL", "Kartu pinjam"),
        ("ADUAN", "Kotak saran"),
    )
    drawing = Drawing()
    drawing.text(200, 50, "DINAS KEBUDAYAAN")
    drawing.text(110, 75, "Alur dan Syarat Layanan Peminjaman Kostum Tari Daerah")
    for number, (heading, text) in enumerate(cards):
        x_pt, y_pt = 90 + 150 * (number % 3), 110 + 100 * (number // 3)
        drawing.text(x_pt, y_pt, heading)
        drawing.lines(x_pt, y_pt + 20, text)
    document = in_columns(drawing.document(), HEADINGS)
    layout, _ = choose_layout(document, HEADINGS)
    (standard,) = layout.segment(document, HEADINGS).standards
    assert standard.title is not None
    assert standard.title.text.startswith("Alur dan Syarat Layanan")
    found = {
        section.component: body(standard, section.component or "") for section in standard.sections
    }
    assert found == {
        "persyaratan": ["- Kartu anggota", "- Pas foto"],
        "prosedur": ["1. Mendaftar", "2. Membayar"],
        "waktu": ["30 menit"],
        "biaya": ["Umum: Rp25.000", "Pelajar: Gratis"],
        "produk": ["Kartu pinjam"],
        "pengaduan": ["Kotak saran"],
    }
