"""What converters make of printed standards: their pages are gone, a printed line is a line of a
cell, what stood above a table is its first row."""

from __future__ import annotations

import pytest

from tests.support.typed_texts import extracted

ROWS = (
    ("Persyaratan", "1. Kartu anggota<br>2. Surat pengantar sanggar"),
    ("Sistem, Mekanisme dan<br>Prosedur", "1. Warga mengisi formulir<br>2. Petugas mencatat"),
    ("Jangka Waktu", "2 hari kerja"),
    ("Biaya/Tarif", "Gratis"),
    ("Produk Pelayanan", "Kartu pinjam"),
    ("Pengaduan", "Kotak saran"),
)


NAMES = ((1, "PINJAM KOSTUM"), (2, "SEWA GEDUNG"))


def as_html(*above: str) -> str:
    rows = [f"<tr><td>{n}</td><td>{a}</td><td>{b}</td></tr>" for n, (a, b) in enumerate(ROWS, 1)]
    head = "<tr><td>No</td><td>Komponen</td><td>Uraian</td></tr>"
    return "<table>" + "\n".join((*above, head, *rows)) + "</table>\n"


DECREE = """\
KEPUTUSAN KEPALA DINAS KEBUDAYAAN KABUPATEN RANTAU JAYA

NOMOR 12 TAHUN 2023

TENTANG

PENETAPAN STANDAR PELAYANAN

Menimbang : a. bahwa warga perlu dilayani sebagaimana tercantum dalam

Lampiran Keputusan ini;

Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;

MEMUTUSKAN :

KESATU : Menetapkan standar pelayanan sebagaimana tercantum dalam Lampiran.

LAMPIRAN KEPUTUSAN KEPALA DINAS KEBUDAYAAN KABUPATEN RANTAU JAYA

NOMOR 12 TAHUN 2023

"""


def test_an_annex_of_a_text_without_pages_begins_at_its_head() -> None:
    text = DECREE + "1. STANDAR PELAYANAN PEMINJAMAN KOSTUM\n\n" + as_html()
    (record,) = extracted(text, "naskah.md").records
    assert record.service.title == "PEMINJAMAN KOSTUM"
    assert record.unit.name == "DINAS KEBUDAYAAN KABUPATEN RANTAU JAYA"


def test_the_office_above_all_standards_of_an_annex_is_that_of_each() -> None:
    parts = (f"{n}. STANDAR PELAYANAN {name}\n\n{as_html()}" for n, name in NAMES)
    text = "\n".join((DECREE, "STANDAR PELAYANAN\nUPT TAMAN BUDAYA RANTAU\n", *parts))
    records = extracted(text, "naskah.md").records
    assert [record.unit.name for record in records] == ["UPT TAMAN BUDAYA RANTAU"] * 2


FRAME = """\
Unit Kerja

: Bidang Kesenian Dinas Kebudayaan

Produk Layanan

: Peminjaman Kostum Tari
"""


@pytest.mark.parametrize("text", [FRAME + as_html(), as_html() + "\n" + FRAME])
def test_labels_of_a_frame_may_stand_behind_the_table(text: str) -> None:
    (record,) = extracted(text, "naskah.md").records
    assert record.unit.name == "Bidang Kesenian Dinas Kebudayaan"
    assert record.service.title == "Peminjaman Kostum Tari"
    assert record.unrecognized == []


def test_a_heading_may_hold_all_labels_of_a_frame() -> None:
    head = "### Unit Kerja : Bidang Kesenian Jenis Pelayanan : Peminjaman Kostum Tari\n\n"
    (record,) = extracted(head + as_html(), "naskah.md").records
    assert record.unit.name == "Bidang Kesenian"
    assert record.service.title == "Peminjaman Kostum Tari"


def piped(*rows: str) -> str:
    first, *others = rows
    return "\n".join((first, "|---|---|---|", *others)) + "\n\n"


def test_a_torn_row_is_a_table_and_a_full_stop_belongs_to_its_number() -> None:
    text = "SANGGAR TARI KENANGA\n\n" + piped(
        "|1 Peminjaman Kostum<br>.|Col2|Col3|",
        "|**No**|**Komponen**|**Uraian**|",
        "|1|Persyaratan|1 Kartu anggota<br>.<br>2 Surat pengantar<br>.|",
        "|2|Prosedur|1. Warga mengisi formulir<br>2. Petugas mencatat|",
    )
    text += piped("|3|JangkaWaktudanPenyelesaian<br>,|2 hari kerja|", "|4|Biaya/Tarif|Gratis|")
    (record,) = extracted(text, "naskah.md").records
    assert record.service.title == "Peminjaman Kostum"
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Kartu anggota", "Surat pengantar"]
    assert record.biaya is not None
    assert record.biaya.kind == "free"


LAST = (("Sarana dan Prasarana", "Ruang {0}"), ("Kompetensi Pelaksana", "Penjahit {0}"))


def test_tables_of_one_page_are_read_in_the_order_in_which_they_stood_there() -> None:
    first = [f"|{n}|{a}|{b}|" for n, (a, b) in enumerate(ROWS, 1)]
    basis = "|1|Dasar Hukum|Perda Nomor 1 Tahun 2020|"
    heads = [(f"|{n}. {name}|Col2|Col3|", "|No|Komponen|Uraian|") for n, name in NAMES]
    ends = [
        piped(*(f"|{n}|{a}|{b.format(name)}|" for n, (a, b) in enumerate(LAST, 2)))
        for _, name in NAMES
    ]
    one, other = piped(*heads[0], *first, basis), piped(*heads[1], first[0])
    rest = piped(*first[1:], basis)
    text = "SANGGAR TARI KENANGA\n\n" + "\n".join((one, other, ends[0], rest, ends[1]))
    records = extracted(text, "naskah.md").records
    assert [record.service.title for record in records] == [name for _, name in NAMES]
    read = [record.sarana_prasarana for record in records]
    assert [part.items[0].text for part in read if part] == [f"Ruang {name}" for _, name in NAMES]


SCRAPS = (
    "Pemohon<br>Penerimaan Pemeriksaan<br>Berkas Berkas<br>(Loket) (Petugas)<br>Ya<br>Tidak<br>"
    "Penyerahan Kartu<br>(Kepala Seksi)",
    "Calon<br>Kepala Kepala<br>Peminjam 1 2<br>Gudang Seksi<br>3<br>Kostum Kartu<br>5 4",
)


@pytest.mark.parametrize("scraps", SCRAPS)
def test_what_is_left_of_a_drawing_is_no_list_of_steps(scraps: str) -> None:
    text = as_html().replace("1. Warga mengisi formulir<br>2. Petugas mencatat", scraps)
    (record,) = extracted(text, "naskah.md").records
    assert record.prosedur is not None
    assert record.prosedur.items == []
    assert "prosedur" in record.not_assessable
    assert "Pemohon" in {part.text for part in record.unrecognized} or "Calon" in scraps


@pytest.mark.parametrize("steps", ["1<br>Mengisi formulir<br>2<br>Menerima kartu", "Datang<br>Ya"])
def test_steps_that_look_a_little_like_a_drawing_stay(steps: str) -> None:
    text = as_html().replace("1. Warga mengisi formulir<br>2. Petugas mencatat", steps)
    (record,) = extracted(text, "naskah.md").records
    assert record.prosedur is not None
    assert record.prosedur.items


WRAPPED = (
    "Warga menyerahkan surat permohonan dan berkas kepada Kepala<br>Sanggar Tari Kenanga<br>"
    "Petugas mencatat nama warga dan hari peminjaman dalam buku<br>besar peminjaman kostum"
)


def test_lines_of_a_cell_that_a_page_has_wrapped_go_on() -> None:
    text = as_html().replace("1. Warga mengisi formulir<br>2. Petugas mencatat", WRAPPED)
    (record,) = extracted(text, "naskah.md").records
    assert record.prosedur is not None
    assert [item.text for item in record.prosedur.items] == [
        "Warga menyerahkan surat permohonan dan berkas kepada Kepala Sanggar Tari Kenanga",
        "Petugas mencatat nama warga dan hari peminjaman dalam buku besar peminjaman kostum",
    ]


def test_lines_of_a_cell_that_somebody_ended_stay_apart() -> None:
    items = "Kartu anggota sanggar yang berlaku<br>Surat pengantar dari Kepala Sanggar<br>Pas Foto"
    text = as_html().replace("1. Kartu anggota<br>2. Surat pengantar sanggar", items)
    (record,) = extracted(text, "naskah.md").records
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == items.split("<br>")


def test_a_tables_own_lines_strike_no_word_out() -> None:
    rows = (
        "|1|Persyaratan|~~1. Kartu anggota~~<br>2. Surat~~peng~~antar|",
        "|2|Biaya|Gratis|",
        "|3|Prosedur|Warga meminjam secara_online_ di loket|",
    )
    for head, expected in (("Col1", ["Kartu anggota", "Suratpengantar"]), ("No", ["Suratantar"])):
        text = piped(f"|{head}|Komponen|Uraian|", *rows)
        (record,) = extracted("SANGGAR TARI\n\n" + text, "naskah.md").records
        assert record.persyaratan is not None
        assert [item.text for item in record.persyaratan.items] == expected
        assert record.prosedur is not None
        assert record.prosedur.items[0].text == "Warga meminjam secara online di loket"


@pytest.mark.parametrize("part", ["Proses penyampaian pelayanan", "Proses penyampai an pel ayanan"])
def test_a_parts_heading_in_the_names_column_is_a_heading(part: str) -> None:
    text = as_html(f"<tr><td>A.</td><td>{part} (service delivery)</td><td></td></tr>")
    named = "<tr><td>1</td><td>Persyaratan</td><td></td></tr>\n"
    text = text.replace("<td>1</td><td>Persyaratan</td>", "<td></td><td></td>")
    text = text.replace("<tr><td>2</td>", named + "<tr><td>2</td>")
    (record,) = extracted("STANDAR PELAYANAN\nPINJAM KOSTUM\n\n" + text, "naskah.md").records
    assert record.service.title == "PINJAM KOSTUM"
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 2


def test_text_of_a_row_whose_name_is_lost_is_not_the_row_befores() -> None:
    above = piped("|No|Komponen|Uraian|", "|1|Persyaratan|Kartu anggota|")
    torn = "|Col1|Col2|2. Petugas mencatat<br>3. Warga menerima kartu|"
    below = piped(torn, "|3|Jangka Waktu|2 hari|", "|4|Biaya/Tarif|Gratis|")
    (record,) = extracted("SANGGAR TARI\n\n" + above + below, "naskah.md").records
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Kartu anggota"]
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2


ROWS_AS_LINES = """\
SANGGAR TARI KENANGA
Unit Kerja : Bidang Kesenian
Produk Layanan : Peminjaman Kostum Tari
Komponen standar pelayanan (service delivery) meliputi :
No Komponen Uraian
1 Persyaratan 1. Kartu anggota
2. Surat pengantar
2 Prosedur 1. Warga mengisi formulir
2. Petugas mencatat
| 3 Jangka Waktu |     | 2 hari kerja |
| -------------- | --- | ------------ |
| 4 Biaya/Tarif |     | Gratis |
| ------------- | --- | ------ |
5 Produk Pelayanan Kartu pinjam
"""


def test_single_rows_with_pipes_among_lines_are_lines() -> None:
    (record,) = extracted(ROWS_AS_LINES, "naskah.md").records
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Kartu anggota", "Surat pengantar"]
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert "|" not in " ".join(part.text for part in record.unrecognized)


def test_a_label_above_a_tables_head_is_no_component() -> None:
    (record,) = extracted(ROWS_AS_LINES, "naskah.md").records
    assert record.service.title == "Peminjaman Kostum Tari"
    assert record.produk is not None
    assert [item.text for item in record.produk.items] == ["Kartu pinjam"]


EXPORT = """\
No. SK : 6 TAHUN 2024

Persyaratan

Tengah / Sanggar Tari Kenanga

Kabupaten Rantau

1. Warga menunjukkan kartu anggota

2. Warga mengisi buku tamu

Sistem, Mekanisme dan
Prosedur

1. Warga datang ke sanggar

2. Petugas memeriksa kartu

Waktu
Penyelesaian

2 hari kerja

Biaya / Tarif

Tidak dipungut biaya

Produk Pelayanan

1. Kartu pinjam

Pengaduan Layanan

Kotak saran
"""


def test_an_exports_headings_keep_what_stands_below_them() -> None:
    (record,) = extracted(EXPORT, "naskah.md").records
    assert record.persyaratan is not None
    texts = [item.text for item in record.persyaratan.items]
    assert "Warga menunjukkan kartu anggota" in texts
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2
