"""Tables that programs put out as text: names and texts that do not stand in pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from corpus.schema import ServiceStandard
from tests.support.typed_texts import extracted

Rows = Sequence[tuple[tuple[str, ...], tuple[str, ...]]]  # the lines of a name, and of its text

TABLE: Rows = (
    (
        ("Persyaratan",),
        ("a. Kartu anggota sanggar", "b. Surat izin orang tua", "c. Pas foto dua lembar"),
    ),
    (
        ("Sistem, Mekanisme", "dan Prosedur"),
        ("1. Pemohon mengisi formulir", "2. Petugas memeriksa berkas", "3. Pemohon menerima kartu"),
    ),
    (("Jangka Waktu", "Penyelesaian"), ("3 hari kerja",)),
    (("Biaya/Tarif",), ("Tidak dipungut biaya",)),
    (("Produk", "Pelayanan"), ("Kartu sewa kostum",)),
    (
        ("Penanganan", "Pengaduan, Saran", "dan Masukan"),
        ("1. Kotak saran di lobi", "2. Telepon 0274 700100"),
    ),
)
HEAD = (
    "SANGGAR TARI KOTA BANYU\nSTANDAR PELAYANAN\nSEWA KOSTUM TARI\n\nNo\n\nKomponen\n\nUraian\n\n"
)


def in_pairs(rows: Rows) -> list[str]:
    return [line for n, (name, text) in enumerate(rows, 1) for line in (f"{n}", *name, *text)]


def texts_above(rows: Rows) -> list[str]:
    """A name that stands in the middle of its text: the first lines above it, the others below."""
    found: list[str] = []
    for number, (name, text) in enumerate(rows, 1):
        half = (len(text) + 1) // 2
        found += [*text[:half], f"{number}", *name, "", *text[half:]]
    return found


def texts_before(rows: Rows) -> list[str]:
    return [
        line for n, (name, text) in enumerate(rows, 1) for line in (*text, "", f"{n}", *name, "")
    ]


def names_in_twos(rows: Rows) -> list[str]:
    """Two names one below the other, and then their texts."""
    found: list[str] = []
    for first in range(0, len(rows), 2):
        pair = rows[first : first + 2]
        found += [line for name, _ in pair for line in (*name, "")]
        found += [line for _, text in pair for line in (*text, "")]
    return found


def around_values(rows: Rows) -> list[str]:
    """The rows of a name beside the first lines of its text, printed by their height."""
    found: list[str] = []
    for number, (name, text) in enumerate(rows, 1):
        found += [f"{number}", name[0], text[0], *name[1:], *text[1:]]
    return found


def beside_values(rows: Rows) -> list[str]:
    """The same on one line, as a text without columns has it."""
    found: list[str] = []
    for number, (name, text) in enumerate(rows, 1):
        for place in range(max(len(name), len(text))):
            parts = (*name[place : place + 1], *text[place : place + 1])
            found.append(" ".join((f"{number}", *parts) if place == 0 else parts))
    return found


FORMS = (in_pairs, texts_above, texts_before, names_in_twos, around_values, beside_values)


def record_of(text: str) -> ServiceStandard:
    (record,) = extracted(text).records
    return record


def items(record: ServiceStandard, name: str) -> list[str]:
    component = getattr(record, name)
    return [item.text for item in component.items] if component is not None else []


def plain(lines: Sequence[str]) -> list[str]:
    return [line.partition(" ")[2] if line[1:2] == "." else line for line in lines]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.__name__))
def test_each_name_gets_its_own_text(form: Callable[[Rows], list[str]]) -> None:
    record = record_of(HEAD + "\n".join(form(TABLE)) + "\n")
    assert record.service.title == "SEWA KOSTUM TARI"
    assert items(record, "persyaratan") == plain(TABLE[0][1])
    assert items(record, "prosedur") == plain(TABLE[1][1])
    assert record.waktu is not None
    assert [(one.minimum, one.unit) for one in record.waktu.durations] == [(3, "day")]
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert items(record, "produk") == ["Kartu sewa kostum"]
    assert record.pengaduan is not None
    assert [one.kind for one in record.pengaduan.channels] == ["suggestion-box", "phone"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.__name__))
def test_no_word_of_a_name_or_of_the_table_is_a_value(form: Callable[[Rows], list[str]]) -> None:
    guarantee = (
        ("Jaminan Keamanan", "dan Keselamatan", "Pelayanan"),
        ("Kostum dicuci dan diperiksa",),
    )
    lines = form((*TABLE[:5], guarantee, TABLE[5]))
    middle = next(n for n, line in enumerate(lines) if "Jaminan" in line and n)
    middle -= lines[middle - 1] in ("6", "Kostum dicuci dan diperiksa")
    record = record_of(HEAD + "\n".join(lines) + "\n")
    values = [value for name in ("produk", "jaminan_keamanan") for value in items(record, name)]
    assert set(values) <= {"Kartu sewa kostum", "Kostum dicuci dan diperiksa"}


def test_a_head_that_is_printed_again_is_no_value() -> None:
    lines = in_pairs(TABLE)
    cut = lines.index("Biaya/Tarif") - 1
    record = record_of(HEAD + "\n".join((*lines[:cut], "No Komponen", "Uraian", *lines[cut:])))
    assert record.waktu is not None
    assert record.waktu.text == "3 hari kerja"


FLOW = """\
Pemohon

Loket
→ Penerimaan →
Berkas

Verifikasi
(Petugas)

2

Sistem, Mekanisme
dan Prosedur

Tanda Tangan
(Kepala Sanggar)

Penyerahan
Kartu
(Loket)
"""


def test_boxes_of_a_drawing_are_no_steps_and_no_papers() -> None:
    lines = in_pairs(TABLE)
    before, after = lines[: lines.index("2")], lines[lines.index("3") :]
    record = record_of(HEAD + "\n".join((*before, "", FLOW, *after)) + "\n")
    assert items(record, "persyaratan") == plain(TABLE[0][1])
    assert items(record, "prosedur") == []
    assert record.reading.components["prosedur"] == "printed-but-unread"
    assert "(Kepala Sanggar)" in "\n".join(entry.text for entry in record.unrecognized)


def test_a_sentence_in_pieces_is_unread_and_nobody_s() -> None:
    lines = in_pairs(TABLE)
    whole = lines.index("Kartu sewa kostum")
    lines[whole : whole + 1] = ["Kartu sewa kostum untuk anggota,"]
    lines += ["", "sanggar", "", "dan keluarganya"]
    record = record_of(HEAD + "\n".join(lines) + "\n")
    values = "\n".join(
        (*items(record, "produk"), record.pengaduan.text if record.pengaduan else "")
    )
    assert "sanggar" not in values.replace("Kartu sewa kostum", "")


def test_a_list_between_two_names_that_either_may_have_is_nobody_s() -> None:
    staff = (("Sarana dan Prasarana",), ("Meja rias", "Cermin besar"))
    rules = (("Pengawasan Internal",), ())
    record = record_of(HEAD + "\n".join(names_in_twos((*TABLE, staff, rules))) + "\n")
    assert set(items(record, "pengawasan_internal")) <= {""}
    assert items(record, "persyaratan") == plain(TABLE[0][1])


BOX = """\
No. Dokumen : SP-07
STANDAR PELAYANAN
SANGGAR TARI KOTA BANYU
Unit Kerja
Jenis Layanan

No

Revisi

: 01

Tgl. Efektif

: 5 Mei 2023

: Bidang Panggung
: Sewa Kostum,
Properti, dan Topeng

Komponen

Uraian

"""


def test_labels_apart_from_their_values_are_put_before_them() -> None:
    record = record_of(BOX + "\n".join(in_pairs(TABLE)) + "\n")
    assert record.service.title == "Sewa Kostum, Properti, dan Topeng"
    assert record.unit.name == "Bidang Panggung"
    assert items(record, "produk") == ["Kartu sewa kostum"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.__name__))
def test_the_next_service_begins_at_its_own_head(form: Callable[[Rows], list[str]]) -> None:
    second = HEAD.replace("SEWA KOSTUM TARI", "PINJAM GAMELAN").partition("\n")[2]
    body = "\n".join(form(TABLE))
    records = extracted(f"{HEAD}{body}\n\n{second}{body}\n").records
    assert [record.service.title for record in records] == ["SEWA KOSTUM TARI", "PINJAM GAMELAN"]
    for record in records:
        assert items(record, "persyaratan") == plain(TABLE[0][1])
        assert record.pengaduan is not None
        assert [one.kind for one in record.pengaduan.channels] == ["suggestion-box", "phone"]


def test_empty_lines_between_all_rows_part_no_text() -> None:
    """A site's editor puts every printed line into a paragraph of its own."""
    rows = [
        "No", "Komponen", "Uraian", "1.", "Persyaratan", "1. Kartu anggota", "2. Surat izin dari",
        "orang tua", "2.", "Sistem, Mekanisme dan Prosedur", "1. Pemohon menyerahkan",
        "formulir sewa", "2. Petugas memeriksa", "berkas pemohon", "3.",
        "Jangka Waktu Penyelesaian", "3 hari kerja",
        "4.", "Biaya/Tarif", "Tidak dipungut biaya", "5.", "Produk Pelayanan", "Kartu sewa kostum",
    ]  # fmt: skip
    head = "SANGGAR TARI KOTA BANYU\n\nSTANDAR PELAYANAN\n\nSEWA KOSTUM TARI\n\n"
    record = record_of(head + "\n\n".join(rows) + "\n")
    assert items(record, "persyaratan") == ["Kartu anggota", "Surat izin dari orang tua"]
    assert items(record, "prosedur") == [
        "Pemohon menyerahkan formulir sewa",
        "Petugas memeriksa berkas pemohon",
    ]
    assert record.waktu is not None
    assert record.biaya is not None


def in_number_columns(numbers: int = 3) -> str:
    """Two lists with their numbers apart, both texts behind the second name; a third one's behind
    the next name and its text."""
    marks = [f"{number}." for number in range(1, numbers + 1)]
    lines = [
        "1.", "", "Persyaratan Pelayanan", "", "1.", "2.", "",
        "2.", "", "Sistem, Mekanisme, dan", "Prosedur", "", *marks, "",
        "Kartu anggota sanggar yang masih berlaku pada hari", "kostum diambil",
        "Surat izin orang tua",
        "Pemohon mengisi formulir", "Petugas memeriksa berkas", "Pemohon menerima kartu", "",
        "3.", "", "Jangka Waktu Penyelesaian", "", "3 hari kerja", "",
        "4.", "", "Biaya/Tarif", "", "Tidak dipungut biaya", "",
        "5.", "", "Produk Pelayanan", "", "1.", "2.", "",
        "6.", "", "Penanganan Pengaduan", "", "Datang langsung ke loket sanggar",
        "Telepon 0274 700100", "",
        "7.", "", "Dasar Hukum", "", "1.", "2.", "",
        "Kartu sewa kostum", "Daftar kostum", "",
        "Undang-Undang Nomor 25 Tahun 2009", "Peraturan Wali Kota Nomor 7 Tahun 2021",
    ]  # fmt: skip
    return HEAD + "\n".join(lines) + "\n"


def test_items_go_to_the_list_that_has_as_many_numbers() -> None:
    record = record_of(in_number_columns())
    assert items(record, "persyaratan") == [
        "Kartu anggota sanggar yang masih berlaku pada hari kostum diambil",
        "Surat izin orang tua",
    ]
    assert items(record, "prosedur") == plain(TABLE[1][1])
    assert items(record, "produk") == ["Kartu sewa kostum", "Daftar kostum"]
    assert len(items(record, "dasar_hukum")) == 2
    assert record.pengaduan is not None
    assert [one.kind for one in record.pengaduan.channels] == ["in-person", "phone"]


def test_a_text_with_other_items_than_the_lists_have_numbers_is_nobody_s() -> None:
    record = record_of(in_number_columns(numbers=6))
    assert items(record, "persyaratan") == items(record, "prosedur") == []
    assert record.reading.components["prosedur"] != "not-found"
    assert record.pengaduan is not None
    assert "Kartu sewa kostum" not in (record.pengaduan.text or "")


def test_requirements_that_read_as_steps_are_the_only_list_below_their_name() -> None:
    arriving = (
        "1. Pemohon datang ke sanggar",
        "2. Pemohon mengisi buku tamu",
        "3. Menunjukkan KTP",
    )
    lines = in_pairs(((("Persyaratan",), arriving), *TABLE[1:]))
    record = record_of(HEAD + "\n".join(lines) + "\n")
    assert items(record, "persyaratan") == plain(arriving)
    assert items(record, "prosedur") == plain(TABLE[1][1])


def table_with(number: int, *text: str) -> str:
    """The table in pairs, one of its texts another one."""
    rows = [row if n != number else (row[0], text) for n, row in enumerate(TABLE, 1)]
    return HEAD + "\n".join(in_pairs(rows)) + "\n"


def test_a_list_below_a_colon_is_of_the_text_that_leads_to_it() -> None:
    record = record_of(
        table_with(3, "24 (dua puluh empat) jam apabila :", "- Jaringan baik", "- Listrik menyala")
    )
    assert record.waktu is not None
    assert [(one.minimum, one.unit) for one in record.waktu.durations] == [(24, "hour")]
    assert "Listrik menyala" in (record.waktu.text or "")


def test_a_time_at_the_end_of_its_sentence_tells_of_the_row_above() -> None:
    record = record_of(
        table_with(3, "Kartu diserahkan kepada anggota sanggar", "paling lama 2 hari kerja")
    )
    assert record.waktu is not None
    assert record.waktu.text is not None
    assert record.waktu.text.startswith("Kartu diserahkan")


STEPS = ["Pemohon datang ke gedung sanggar Kota Banyu", "Petugas memeriksa berkas"]


def test_no_step_holds_the_rest_of_a_name_between_its_rows() -> None:
    lines = in_pairs(TABLE)
    lines[lines.index("2") : lines.index("3")] = [
        "2", "Sistem, Mekanisme, dan", "1. Pemohon datang ke gedung sanggar", "Prosedur",
        "Kota Banyu", "2. Petugas memeriksa berkas",
    ]  # fmt: skip
    assert items(record_of(HEAD + "\n".join(lines) + "\n"), "prosedur") == STEPS


@pytest.mark.parametrize("rest", ["dan Prosedur", "dan prosedur"])
def test_no_step_holds_the_rest_of_a_name_beside_it(rest: str) -> None:
    lines = [
        "1. Persyaratan 1. Kartu anggota sanggar",
        "2. Sistem, Mekanisme 1. Pemohon datang ke gedung sanggar", f"{rest} Kota Banyu",
        "2. Petugas memeriksa berkas", "3. Jangka Waktu Penyelesaian 3 hari kerja",
        "4. Biaya/Tarif Tidak dipungut biaya", "5. Produk Pelayanan Kartu sewa kostum",
    ]  # fmt: skip
    assert items(record_of(HEAD + "\n".join(lines) + "\n"), "prosedur") == STEPS


def test_a_list_of_staff_casts_no_doubt_upon_the_table() -> None:
    staff = (
        ("Kompetensi Pelaksana",),
        ("No Petugas Jumlah Pendidikan", "1 Kurator 1 orang Sarjana", "2 Penjahit 1 orang Diploma"),
    )
    lines = in_pairs((TABLE[0], TABLE[1], TABLE[2], (("Biaya",), ()), TABLE[4], staff, TABLE[5]))
    record = record_of(HEAD + "Jenis Layanan Sewa Kostum Tari\n" + "\n".join(lines) + "\n")
    assert items(record, "persyaratan") == plain(TABLE[0][1])
    assert record.pengaduan is not None
    assert "Penjahit" not in (record.pengaduan.text or "")
