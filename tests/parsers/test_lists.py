from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given

from extractor.passage import line_passage
from extractor.pdf_writer import TextRun
from parsers.lists.items import ListItem
from parsers.lists.lists import ListReading, parse_list
from parsers.text_rows.heading_rows import body_rows
from tests.support.printed_sheets import Print
from tests.support.typed_texts import HEADINGS, body_of, plausible_texts, record_of


def outline(items: tuple[ListItem, ...]) -> list[object]:
    return [
        [item.text.text, outline(item.children)] if item.children else item.text.text
        for item in items
    ]


def read(text: str) -> ListReading:
    return parse_list(body_of(text))


LISTS: dict[str, tuple[str, list[object]]] = {
    "numbers": ("1. KTP\n2. KK", ["KTP", "KK"]),
    "brackets": ("1) KTP\n2) KK", ["KTP", "KK"]),
    "both": ("1.) KTP\n2.) KK", ["KTP", "KK"]),
    "round brackets": ("(1) KTP\n(2) KK", ["KTP", "KK"]),
    "letters": ("a. KTP\nb. KK", ["KTP", "KK"]),
    "lost stop": ("a. KTP\nb KK asli\nc. SIM", ["KTP", "KK asli", "SIM"]),
    "bullets": ("• KTP\n• KK", ["KTP", "KK"]),
    "arrows": ("Ø KTP\nØ KK", ["KTP", "KK"]),
    "dashes": ("- KTP\n- KK", ["KTP", "KK"]),
    "no markers": ("KTP\nKK", ["KTP", "KK"]),
    "branches": ("1. KTP\n2a. SIM\n2b. Paspor\n3. KK", ["KTP", "SIM", "Paspor", "KK"]),
    "a word and itself": ("a. Batas\n- batas tanah\nb. Luas", ["Batas - batas tanah", "Luas"]),
    "numbers with words": ("No. 1 Paspor\nNo. 2 Visa", ["Paspor", "Visa"]),
    "steps": ("Langkah 1: Daftar\nLangkah 2: Bayar", ["Daftar", "Bayar"]),
    "square brackets": ("[1] Paspor\n[2] Visa\n[3] Foto", ["Paspor", "Visa", "Foto"]),
    "a letter below each number": ("1.a. Paspor\n2.a. Visa", ["Paspor", "Visa"]),
    "letters below one number": ("1.a. Paspor\n1.b. Visa", ["Paspor", "Visa"]),
    "numbers with a dash": ("1- Paspor\n2- Visa", ["Paspor", "Visa"]),
    "numbers in rings": ("① Paspor\n② Visa", ["Paspor", "Visa"]),
    "bare numbers": ("1 Paspor\n2 Visa\n3 Foto", ["Paspor", "Visa", "Foto"]),
    "a law is no item": ("Peraturan\nNo. 4 Tahun 2019", ["Peraturan", "No. 4 Tahun 2019"]),
    "ranges are no items": ("1 - 2 jam\n2 - 3 jam", ["1 - 2 jam", "2 - 3 jam"]),
    "boxes": ("( ) Paspor\n( v ) Visa", ["Paspor", "Visa"]),
    "bare ticks": ("v Paspor\nv Visa", ["Paspor", "Visa"]),
    "coloured ticks": ("✔\ufe0f Paspor\n✔\ufe0f Visa", ["Paspor", "Visa"]),
    "plus": ("+ Paspor\n+ Visa", ["Paspor", "Visa"]),
    "a comma for a stop": ("1. Paspor\n2, Visa\n3. Foto", ["Paspor", "Visa", "Foto"]),
    "an acronym behind a hyphen": ("1. Pegawai non-\nASN\n2. KK", ["Pegawai non-ASN", "KK"]),
    "wrapped": ("1. Surat pengantar\ndari RT\n2. KK", ["Surat pengantar dari RT", "KK"]),
    "marker alone": ("1.\nKTP\n2.\nKK", ["KTP", "KK"]),
    "doubled": ("1. 1. KTP\n2. 2. KK", ["KTP", "KK"]),
    "doubled, other shape": ("1. 1) KTP\n2. 2) KK", ["KTP", "KK"]),
    "doubled, third only": ("1. KTP\n2. KK\n3. 3. SIM", ["KTP", "KK", "SIM"]),
    "doubled by letters": ("1. a. KTP\n2. b. KK\n3. c. SIM", ["KTP", "KK", "SIM"]),
    "doubled by dashes": ("1. - KTP\n2. - KK", ["KTP", "KK"]),
    "wrapper": ("1. - KTP - KK - SIM", ["KTP", "KK", "SIM"]),
    "crammed numbers": ("1. KTP 2. KK 3. SIM", ["KTP", "KK", "SIM"]),
    "crammed behind a form's sentence": (
        "1. Mengisi formulir. 2. Petugas memeriksa berkas.\n3. Menerima kartu.",
        ["Mengisi formulir.", "Petugas memeriksa berkas.", "Menerima kartu."],
    ),
    "crammed up to the next line": (
        "1. Mengisi formulir 2. Petugas memeriksa\n3. Menerima kartu",
        ["Mengisi formulir", "Petugas memeriksa", "Menerima kartu"],
    ),
    "a form's number": (
        "1. Mengisi formulir 2. rangkap dua\n2. Menerima kartu",
        ["Mengisi formulir 2. rangkap dua", "Menerima kartu"],
    ),
    "crammed brackets": ("1. 1) KTP; 2) KK; 3) SIM", ["KTP;", "KK;", "SIM"]),
    "crammed, glued": ("1. KTP;2. KK;3. SIM", ["KTP;", "KK;", "SIM"]),
    "crammed bullets": ("1. • KTP • KK • SIM", ["KTP", "KK", "SIM"]),
    "crammed below": (
        "1. KTP\n2. Bayar lewat: a. bank b. pos",
        ["KTP", ["Bayar lewat:", ["bank", "pos"]]],
    ),
    "dash behind a letter": (
        "1. Bayar melalui: a. - - bank b. pos",
        [["Bayar melalui:", ["bank", "pos"]]],
    ),
    "three levels in one": (
        "1. 1) Daftar a) di kantor b) lewat pos 2) Bayar",
        [["Daftar", ["di kantor", "lewat pos"]], "Bayar"],
    ),
    "lists in lists in one": (
        "1. Baru: 1. KTP 2. KK 2. Ulang: 1. Izin lama 2. KTP",
        [["Baru:", ["KTP", "KK"]], ["Ulang:", ["Izin lama", "KTP"]]],
    ),
    "nested": (
        "1. Identitas\na. KTP\nb. SIM\n2. Berkas",
        [["Identitas", ["KTP", "SIM"]], "Berkas"],
    ),
    "nested by case": (
        "A. Perorangan\n1. KTP\n2. KK\nB. Badan usaha\n1. Akta\n2. NPWP",
        [["Perorangan", ["KTP", "KK"]], ["Badan usaha", ["Akta", "NPWP"]]],
    ),
    "restarting groups": (
        "Layanan online\n1. Buka laman\n2. Unggah\nLayanan datang langsung\n1. Antre\n2. Bayar",
        [
            ["Layanan online", ["Buka laman", "Unggah"]],
            ["Layanan datang langsung", ["Antre", "Bayar"]],
        ],
    ),
    "classes": (
        "Pasien Baru\n1. KTP\n2. Rujukan\nPasien Lama\n1. Kartu berobat",
        [["Pasien Baru", ["KTP", "Rujukan"]], ["Pasien Lama", ["Kartu berobat"]]],
    ),
    "skipping numbers": ("1. KTP\n3. KK\n4. SIM", ["KTP", "KK", "SIM"]),
    "repeating numbers": ("1. KTP\n3. KK\n3. SIM\n4. NPWP", ["KTP", "KK", "SIM", "NPWP"]),
    "a desk's number": (
        "1. Warga ke loket 2. Petugas memeriksa 3. Warga ke loket 4. Selesai",
        ["Warga ke loket", "Petugas memeriksa", "Warga ke loket", "Selesai"],
    ),
    "a reference": (
        "1. Warga ke loket 3. lalu pulang\n2. Selesai",
        ["Warga ke loket 3. lalu pulang", "Selesai"],
    ),
}


@pytest.mark.parametrize(("text", "items"), LISTS.values(), ids=LISTS)
def test_lists_of_offices(text: str, items: list[object]) -> None:
    assert outline(read(text).items) == items


@pytest.mark.parametrize(
    "text",
    [
        *("Fotokopi KTP 1 (satu) lembar", "Formulir F-1.02", "Guru SMP N1, N2, N4 dan N6"),
        *("Warga RT 4. RW 2. setempat", "Pasal 7 ayat (1) dan (2)", "Jl. Melati No.16 dan No.18"),
        *("Salinan I (pertama) s.d. III (ketiga)", "Lihat prosedur 1 s.d 5", "Lembar ke-3"),
        *("Tarif 1.250.000 atau 2.500.000", "Buka pukul 08.00 - 15.00", "A.n. kepala u.b. camat"),
    ],
)
def test_what_must_not_be_split(text: str) -> None:
    assert outline(read(f"1. {text}\n2. KK").items) == [text, "KK"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. KTP\n2. KK", ["1", "2"]),
        ("a) KTP\nb) KK", ["a", "b"]),
        ("• KTP\n• KK", [None, None]),
        ("1. 1. KTP\n2. 2. KK", ["1", "2"]),
        ("1. KTP 2. KK", ["1", "2"]),
        ("3. KTP\n4. KK", ["3", "4"]),
        ("KTP\nKK", [None, None]),
    ],
)
def test_the_number_is_the_printed_one(text: str, numbers: list[str | None]) -> None:
    assert [item.number for item in read(text).items] == numbers


def test_a_number_over_letters_and_nothing_else_is_what_is_printed_of_it() -> None:
    text = "1. Berkas dicek\n2. a. Kurang: dikembalikan\nb. Lengkap: diproses\n3. Surat jadi"
    reading = read(text)
    assert [item.number for item in reading.items] == ["1", "2", "3"]
    wrapper = reading.items[1]
    assert (wrapper.text.text, wrapper.is_heading, wrapper.markers) == ("2.", True, ())
    assert [(child.number, child.text.text) for child in wrapper.children] == [
        ("a", "Kurang: dikembalikan"),
        ("b", "Lengkap: diproses"),
    ]


def test_numbers_without_a_sign_that_count_on_are_numbers() -> None:
    reading = read("1 Pasien mendaftar\n2 Perawat memanggil\n3 Dokter memeriksa\n4 obat diambil")
    assert [item.number for item in reading.items] == ["1", "2", "3", "4"]
    assert reading.items[1].text.text == "Perawat memanggil"
    amounts = read("2 lembar pas foto\n1 Buku tabungan\n3 Saksi dewasa")
    assert [item.number for item in amounts.items] == [None, None, None]


def test_groups_give_their_items_the_channel() -> None:
    items = read("Layanan online\n1. Unggah\nKunjungan langsung\n1. Antre\n2. Bayar").items
    assert [(item.is_heading, item.channel) for item in items] == [
        (True, "online"),
        (True, "offline"),
    ]
    assert [child.channel for item in items for child in item.children] == [
        *("online", "offline", "offline"),
    ]


def test_lead_in_and_remarks_are_no_items() -> None:
    reading = read("Pemohon membawa berkas berikut\n1. KTP\n2. KK\nCatatan: rangkap dua")
    assert outline(reading.items) == ["KTP", "KK"]
    assert [passage.text for passage in reading.intro] == ["Pemohon membawa berkas berikut"]
    assert [passage.text for passage in reading.notes] == ["Catatan: rangkap dua"]


def test_a_wrapped_note_is_one() -> None:
    reading = read(
        "1. KTP\n2. KK\nCatatan: seluruh berkas\ndibawa saat pengajuan.\nCatatan: rangkap dua"
    )
    assert [passage.text for passage in reading.notes] == [
        "Catatan: seluruh berkas dibawa saat pengajuan.",
        "Catatan: rangkap dua",
    ]


@pytest.mark.parametrize("text", ["-", "1. -", "Belum ada", "1. Belum ada", "–\n–"])
def test_placeholders_are_no_items(text: str) -> None:
    assert read(text).items == ()


def test_no_rows_no_items() -> None:
    assert parse_list([]) == ListReading()


# printed lists


def printed(*lines: tuple[float, str]) -> ListReading:
    sheet = Print(with_head=False)
    for indent_pt, text in lines:
        sheet.lines(text, x_pt=40.0 + indent_pt)
    document = sheet.document()
    return parse_list(
        body_rows([(line, line_passage(document, line)) for line in document.lines]), 555.0
    )


def test_a_dash_that_begins_anew_with_the_last_word_is_a_mark() -> None:
    reading = read("- Layanan luring\n    1. Menilai layanan\n- Layanan daring\n    1. Menilai")
    heads = [item.text.text for item in reading.items]
    assert heads == ["Layanan luring", "Layanan daring"]


def test_the_same_marker_deeper_is_a_level_below() -> None:
    reading = printed((0, "• Identitas"), (18, "• KTP"), (18, "• SIM"), (0, "• Berkas"))
    assert outline(reading.items) == [["Identitas", ["KTP", "SIM"]], "Berkas"]


def test_numbers_set_to_the_right_are_one_level() -> None:
    reading = printed((6, "9. KTP"), (0, "10. KK"), (0, "11. SIM"))
    assert outline(reading.items) == ["KTP", "KK", "SIM"]


def test_hanging_lines_go_on_with_their_item() -> None:
    reading = printed((0, "1. Surat pengantar"), (14, "Kelurahan"), (0, "2. KK"))
    assert outline(reading.items) == ["Surat pengantar Kelurahan", "KK"]


# laws


def letters(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def all_texts(items: tuple[ListItem, ...]) -> list[str]:
    found: list[str] = []
    for item in items:
        found += [item.text.text, *(mark.text for mark in item.markers)]
        found += all_texts(item.children)
    return found


@given(plausible_texts(25))
def test_every_word_of_the_body_is_item_marker_lead_in_or_remark(text: str) -> None:
    body = [line for line in body_of(f"{text}\nkata") if HEADINGS.match(line.text) is None]
    reading = parse_list(body)
    rest = [passage.text for passage in (*reading.intro, *reading.notes, *reading.markers)]
    assert letters([*all_texts(reading.items), *rest]) == letters([line.text for line in body])


def depth(items: tuple[ListItem, ...]) -> int:
    return 1 + max(depth(item.children) for item in items) if items else 0


@pytest.mark.parametrize(
    "text",
    [
        *("1. a. " * 700, "- • § Ø " * 600, "(1) 1. a) " * 500, "1) " * 1500, "x 1. y " * 700),
        *("1.\n" * 2000, "a. x\n1. y\n" * 1000, "i. x:\n- y:\n1) z:\na) w:\n" * 500),
        *("Layanan online\n" * 2000, "x " * 2500),
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_crafted_lists_are_neither_deep_nor_slow(text: str) -> None:
    body = body_of(text)
    started = time.process_time()
    reading = parse_list(body)
    assert time.process_time() - started < 10.0
    assert depth(reading.items) < 40


def test_numbers_whose_first_figure_the_page_cut_off_are_the_written_ones() -> None:
    lines = ["9. 9. Mengisi formulir", "0. 10. Membayar", "1. 11. Menerima bukti"]
    items = parse_list(body_of("\n".join(lines))).items
    assert [(item.number, item.text.text) for item in items] == [
        ("9", "Mengisi formulir"),
        ("10", "Membayar"),
        ("11", "Menerima bukti"),
    ]


def test_a_sentence_that_leads_in_is_no_item_of_a_list_without_markers() -> None:
    reading = parse_list(body_of("Pemohon membawa sebagai berikut:\nKartu keluarga\nSurat dari RT"))
    assert [passage.text for passage in reading.intro] == ["Pemohon membawa sebagai berikut:"]
    assert [item.text.text for item in reading.items] == ["Kartu keluarga", "Surat dari RT"]


def test_a_counted_unit_before_a_number_makes_no_reference_of_it() -> None:
    (line,) = body_of("1. Ijazah 2. Fotokopi maksimal 10 lembar 3. Surat kuasa")
    items = parse_list([line]).items
    assert [item.text.text for item in items] == [
        "Ijazah",
        "Fotokopi maksimal 10 lembar",
        "Surat kuasa",
    ]


def test_a_full_line_of_a_typed_list_goes_on_with_a_capital() -> None:
    text = "1. Warga mendaftar dan memilih jadwal kunjungan melalui aplikasi Layanan\nWarga\n2. KK"
    items = parse_list(body_of(text)).items
    assert [item.number for item in items] == ["1", "2"]
    assert items[0].text.text.endswith("Layanan Warga")
    short = parse_list(body_of("1. Warga mendaftar\nKartu keluarga\n2. KTP")).items
    assert len(short) == 3


def test_words_below_an_empty_item_are_kept() -> None:
    reading = parse_list(body_of("( ) ➢ satu ➢ dua\nkata"))
    assert letters(all_texts(reading.items)) >= letters(["satu", "dua", "kata"])


def test_a_line_that_says_what_the_list_is_leads_in() -> None:
    reading = read("Persyaratan penerbitan kartu tani\n1. KTP\n2. KK")
    assert [passage.text for passage in reading.intro] == ["Persyaratan penerbitan kartu tani"]
    assert outline(reading.items) == ["KTP", "KK"]


def test_the_items_of_a_centred_list_stand_beside_each_other() -> None:
    sheet = Print(with_head=False)
    for number, (text, x_pt) in enumerate(
        (("1. Paspor", 200.0), ("2. Visa kunjungan terbatas", 160.0), ("3. Foto", 210.0))
    ):
        sheet.pages[-1].append(TextRun(text, x_pt, 100.0 + 14 * number, 10.0))
    document = sheet.document()
    rows = body_rows([(line, line_passage(document, line)) for line in document.lines])
    assert outline(parse_list(rows).items) == ["Paspor", "Visa kunjungan terbatas", "Foto"]


NARROW = """\
1. Warga menyerahkan berkas kepada Petugas
Loket Pelayanan Terpadu yang bertugas pada
hari itu dan menerima tanda terima Berkas
Permohonan Kartu Anggota Perpustakaan yang
ditandatangani;
2. Kepala Seksi menandatangani Kartu Tanda
Anggota Perpustakaan Daerah
"""


def test_the_lines_of_a_narrow_typed_cell_go_on_with_names() -> None:
    assert [item.text.text for item in parse_list(body_of(NARROW)).items] == [
        "Warga menyerahkan berkas kepada Petugas Loket Pelayanan Terpadu yang bertugas pada hari "
        "itu dan menerima tanda terima Berkas Permohonan Kartu Anggota Perpustakaan yang "
        "ditandatangani;",
        "Kepala Seksi menandatangani Kartu Tanda Anggota Perpustakaan Daerah",
    ]


def test_items_on_lines_of_their_own_stay_apart_where_few_lines_wrap() -> None:
    text = "Kartu Tanda Penduduk Elektronik\nSurat Pengantar Ketua Rukun Warga\nPas Foto\n"
    assert len(parse_list(body_of(text)).items) == 3


def test_a_number_behind_a_word_in_nya_may_count_on() -> None:
    items = parse_list(body_of("1. Kartu 2. Slip semester sebelumnya 3. Pas foto")).items
    assert [item.text.text for item in items] == ["Kartu", "Slip semester sebelumnya", "Pas foto"]


def test_groups_numbered_like_their_items_hold_them() -> None:
    text = "1. Kartu baru\n1. KTP\n2. KK\n2. Kartu hilang\n1. KTP\n2. Surat kehilangan\n"
    items = parse_list(body_of(text)).items
    assert [[child.text.text for child in item.children] for item in items] == [
        ["KTP", "KK"],
        ["KTP", "Surat kehilangan"],
    ]
    assert all(item.is_heading for item in items)


def test_lists_that_begin_anew_otherwise_have_no_such_groups() -> None:
    for text in ("1. KTP\n1. KK\n1. SIM\n", "1. KTP\n2. KK\n1. SIM\n2. STNK\n"):
        assert not any(item.children for item in parse_list(body_of(text)).items)


def test_numbers_of_two_levels_need_no_sign_where_they_count() -> None:
    record = record_of(
        "Persyaratan\n1.1 Ijazah asli\n1.2 Fotokopi ijazah\n\nProsedur\n2.1 Alumni mendaftar\n"
        "2.2 Petugas memeriksa\n2.3 Dokumen diambil\n\nProduk\nTanah 1.2 Hektare\n"
    )
    assert record.persyaratan is not None
    assert [(one.number, one.text) for one in record.persyaratan.items] == [
        ("1.1", "Ijazah asli"),
        ("1.2", "Fotokopi ijazah"),
    ]
    assert record.prosedur is not None
    assert [one.number for one in record.prosedur.items] == ["2.1", "2.2", "2.3"]
