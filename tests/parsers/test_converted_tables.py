"""What converters make of printed standards: their pages are gone, a printed line is a line of a
cell, what stood above a table is its first row."""

from __future__ import annotations

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
