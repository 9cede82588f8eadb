from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pipeline import extract_document
from parsers.names.headings import MIN_FUZZY_LETTERS
from parsers.standards.heading_sections import walk
from tests.support.drawn_pages import SIZE_PT, Drawing
from tests.support.typed_texts import HEADINGS, body_of, record_of


def component_of(text: str) -> str | None:
    match = HEADINGS.match(text)
    return match.component if match else None


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("Persyaratan", "persyaratan"),
        ("PERSYARATAN PELAYANAN :", "persyaratan"),
        ("Syarat-syarat", "persyaratan"),
        ("Syarat Pemohon", "persyaratan"),
        ("1. Persyaratan", "persyaratan"),
        ("A. Persyaratan", "persyaratan"),
        ("II. PROSEDUR", "prosedur"),
        ("Sistem, Mekanisme dan Prosedur", "prosedur"),
        ("SISTEM, MEKANISME & PROSEDUR PELAYANAN", "prosedur"),
        ("SistemMekanisme dan Prosedur", "prosedur"),
        ("Sistem Mekaisme dan Prosedur", "prosedur"),
        ("Alur / Prosedur", "prosedur"),
        ("Mekanisme Pelayanan", "prosedur"),
        ("Waktu Penyelesaian", "waktu"),
        ("Jangka Waktu Penyelesaian", "waktu"),
        ("Lama Proses", "waktu"),
        ("Estimasi waktu", "waktu"),
        ("Biaya / Tarif", "biaya"),
        ("Biaya/tarip", "biaya"),
        ("Biaya/ tariff", "biaya"),
        ("Retribusi", "biaya"),
        ("Produk Layanan", "produk"),
        ("Hasil Pelayanan", "produk"),
        ("Pengaduan Layanan", "pengaduan"),
        ("Penangan Pengaduan", "pengaduan"),
        ("Penanganan pengaduan, saran dan masukan/apresiasi", "pengaduan"),
        ("Dasar Hukum", "dasar_hukum"),
        ("Jumlah Pelaksana", "jumlah_pelaksana"),
        ("Kartu keluarga", None),
        ("Tidak dipungut biaya", None),
        ("Melengkapi persyaratan administrasi", None),
        ("Waktu penyelesaian paling lama 3 hari kerja sejak berkas lengkap", None),
        ("Biaya pengiriman dokumen ditanggung pemohon", None),
        ("Persyaratan: 1. KTP 2. KK", None),
        ("", None),
        ("·", None),
    ],
)
def test_a_line_is_the_heading_of_a_component_or_of_none(text: str, component: str | None) -> None:
    assert component_of(text) == component


@pytest.mark.parametrize(
    ("text", "component", "value"),
    [
        ("Biaya: gratis", "biaya", "gratis"),
        ("Waktu Penyelesaian : 3 hari kerja", "waktu", "3 hari kerja"),
        ("4. Tarif = Rp 10.000", "biaya", "Rp 10.000"),
    ],
)
def test_a_heading_may_have_its_value_behind_a_colon(text: str, component: str, value: str) -> None:
    found = HEADINGS.match_start(text)
    assert found is not None
    match, start = found
    assert (match.component, text[start:]) == (component, value)


@pytest.mark.parametrize("text", ["Telepon: 0751", "Kotak saran: loket 2", "Biaya:", "Biaya"])
def test_other_labels_and_empty_ones_are_no_heading_with_a_value(text: str) -> None:
    assert HEADINGS.match_start(text) is None


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    HEADINGS.match(text)
    HEADINGS.match_start(text)


# walking over rows


def sections_of(text: str) -> list[tuple[str | None, str, list[str]]]:
    body = walk(body_of(text), HEADINGS)
    return [
        (s.component, s.heading.text if s.heading else "", [line.text for line in s.body])
        for s in body.sections
    ]


def test_rows_go_under_the_heading_above_them() -> None:
    assert sections_of("Persyaratan\n1. KTP\n2. KK\nBiaya / Tarif\nGratis") == [
        ("persyaratan", "Persyaratan", ["1. KTP", "2. KK"]),
        ("biaya", "Biaya / Tarif", ["Gratis"]),
    ]


@pytest.mark.parametrize("marks", ["1. 2. 3. 4.", "A. B. C. D.", "I. II. III. IV.", "• • • •"])
def test_headings_may_all_be_marked(marks: str) -> None:
    names = ["Persyaratan", "Prosedur", "Biaya", "Produk"]
    text = "\n".join(f"{mark} {name}\nisi" for mark, name in zip(marks.split(), names, strict=True))
    assert [component for component, _, _ in sections_of(text)] == [
        *("persyaratan", "prosedur", "biaya", "produk"),
    ]


@pytest.mark.parametrize("item", ["1. Persyaratan", "• Biaya", "a. Pengaduan layanan"])
def test_an_item_called_like_a_heading_is_none(item: str) -> None:
    text = f"Sistem, Mekanisme dan Prosedur\n{item}\n2. Petugas mencetak surat\nProduk\nSurat"
    assert [component for component, _, _ in sections_of(text)] == ["prosedur", "produk"]


def test_a_heading_typed_again_inside_its_value_stays_there() -> None:
    text = "Persyaratan\nPersyaratan Pelayanan :\n1. KTP\nBiaya\nGratis\nPersyaratan\nlain"
    assert sections_of(text) == [
        ("persyaratan", "Persyaratan Persyaratan Pelayanan :", ["1. KTP"]),
        ("biaya", "Biaya", ["Gratis", "Persyaratan", "lain"]),
    ]


def test_a_heading_on_two_rows_is_one() -> None:
    text = "Persyaratan\n1. KTP\nSistem, Mekanisme,\ndan Prosedur\n1. Datang"
    assert sections_of(text)[1] == (
        "prosedur",
        "Sistem, Mekanisme, dan Prosedur",
        ["1. Datang"],
    )


def test_a_word_of_a_wrapped_sentence_is_no_heading() -> None:
    text = "Produk\nSurat yang dibuat menurut\nprosedur\nBiaya\nGratis"
    assert [component for component, _, _ in sections_of(text)] == ["produk", "biaya"]


def test_a_value_behind_the_colon_is_the_bodys_first_row() -> None:
    assert sections_of("Biaya : Gratis\nWaktu Penyelesaian : 2 hari")[0] == (
        *("biaya", "Biaya :"),
        ["Gratis"],
    )


@pytest.mark.parametrize(
    ("label", "raw"),
    [
        ("No. SK : 17/KEP/2023", "17/KEP/2023"),
        ("Nomor SK: 17/KEP/2023", "17/KEP/2023"),
        ("No SK 17/KEP/2023", "17/KEP/2023"),
        ("No. SK :\n17/KEP/2023", "17/KEP/2023"),
        ("No. SK : W4.IMI-1204 TAHUN\n2023", "W4.IMI-1204 TAHUN 2023"),
        ("No. SK : 445/12/\nRSDW/2022", "445/12/ RSDW/2022"),
        ("No. SK :", None),
        ("No. SK : -", None),
        ("No. SK : Bukit Raya", None),
    ],
)
def test_the_decree_stands_behind_its_label(label: str, raw: str | None) -> None:
    record = record_of(f"{label}\n\nPersyaratan\n1. KTP\n\nBiaya\nGratis")
    assert (record.decree.raw if record.decree else None) == raw


@pytest.mark.parametrize(
    "text", ["Tarif : 75.000", "No. Pengaduan: 0812 0000 1111", "Retribusi : 15.000 s.d 25.000"]
)
def test_a_label_with_its_value_is_no_heading_as_a_whole(text: str) -> None:
    assert HEADINGS.match(text) is None


@given(
    st.sampled_from(sorted(HEADINGS._known)).flatmap(
        lambda known: st.tuples(
            st.just(known),
            st.lists(
                st.tuples(st.integers(0, len(known) + 3), st.sampled_from(["", "a", "xy"])),
                max_size=6,
            ),
        )
    )
)
def test_the_nearest_name_is_of_about_the_same_length(
    case: tuple[str, list[tuple[int, str]]],
) -> None:
    """A spelling with letters left out, changed or added is compared with no fewer names."""
    letters, changes = case
    for place, letter in changes:
        letters = letters[:place] + letter + letters[place + 1 :]
    if not MIN_FUZZY_LETTERS <= len(letters) <= HEADINGS._longest:
        return
    every = [known for known in HEADINGS._known if len(known) >= MIN_FUZZY_LETTERS]
    nearest = HEADINGS._nearest(letters)
    with patch.object(HEADINGS, "_choices", lambda length: every):
        assert HEADINGS._nearest(letters) == nearest


@pytest.mark.parametrize(
    ("first", "second", "component"),
    [
        ("Pengelolaan", "Pengaduan", "pengaduan"),
        ("Penanganan", "Pengaduan, Saran", "pengaduan"),
        ("Jangka", "Waktu Pelayanan", "waktu"),
    ],
)
def test_a_name_is_whole_where_its_second_line_is_a_name_by_itself(
    first: str, second: str, component: str
) -> None:
    rows = body_of(f"Produk\nKartu tanda anggota\n\n{first}\n{second}\nisi")
    product, other = walk(rows, HEADINGS).sections
    assert [row.text for row in product.body] == ["Kartu tanda anggota"]
    assert other.heading is not None
    assert (other.component, other.heading.text) == (component, f"{first} {second}")


def test_an_amount_above_a_heading_is_none_of_its_words() -> None:
    fee, product = walk(body_of("Biaya\n320.000\nProduk Pelayanan\nKartu"), HEADINGS).sections
    assert [row.text for row in fee.body] == ["320.000"]
    assert product.heading is not None
    assert product.heading.text == "Produk Pelayanan"


def test_a_roman_five_among_headings_is_no_letter() -> None:
    record = record_of(
        "I. Dasar Hukum\nUndang-Undang Nomor 25 Tahun 2009\nII. Persyaratan\nMembawa surat kuasa\n"
        "III. Mekanisme\n1. Pemohon mengambil nomor\n2. Petugas memeriksa\nIV. Waktu\n1 hari\n"
        "V. Biaya\nRp10.000,00 untuk setiap surat\nVI. Hasil\nSurat terdaftar\n"
        "VII. Layanan Pengaduan\nMeja pengaduan\n"
    )
    assert record.biaya is not None
    assert record.biaya.text == "Rp10.000,00 untuk setiap surat"
    assert record.produk is not None
    assert [item.text for item in record.produk.items] == ["Surat terdaftar"]


def test_what_each_name_is_about_is_none_of_its_value() -> None:
    record = record_of(
        "RUMAH TAHANAN NEGARA BANYU\n\nA. Syarat Kunjungan\n- KTP asli\n- Kartu keluarga\n"
        "B. Alur Kunjungan\n- Mengambil nomor\n- Diperiksa\nC. Durasi Kunjungan\n- 30 menit\n"
        "D. Tarif\n- Gratis\n"
    )
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["KTP asli", "Kartu keluarga"]
    assert record.waktu is not None
    assert "Kunjungan" not in (record.waktu.text or "")


def test_paragraphs_three_quarters_of_a_line_apart_have_headings() -> None:
    """As a browser prints them; lines of one paragraph touch."""
    drawing = Drawing()
    top_pt, line_pt = 60.0, 1.35 * SIZE_PT
    for heading, text in (
        ("Persyaratan", "Kartu identitas"),
        ("Prosedur", "Pendaftaran, konseling, kasir"),
        ("Jam Pelayanan", "Senin s.d. Kamis 07.30-14.00"),
        ("Tarif", "Gratis"),
        ("Jenis Produk", "Layanan konseling"),
    ):
        drawing.text(60, top_pt, heading)
        drawing.text(60, top_pt + line_pt, text)
        top_pt += 2.85 * line_pt
    (record,) = extract_document(drawing.document(), "sheet.pdf").records
    assert record.prosedur is not None
    assert "Senin" not in " ".join(item.text for item in record.prosedur.items)
    assert record.produk is not None
    assert [item.text for item in record.produk.items] == ["Layanan konseling"]
