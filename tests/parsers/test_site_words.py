"""What a web page has below its text is no text of the standard."""

from __future__ import annotations

import pytest

from parsers.furniture.site_words import split_site_words
from tests.support.typed_texts import HEADINGS, body_of, record_of

TEXT = """\
KELURAHAN MEKARJAYA

STANDAR PELAYANAN SURAT KETERANGAN USAHA

Persyaratan
1. Kartu penduduk
2. Foto tempat usaha
Waktu Penyelesaian
1 hari kerja
Biaya
Tidak dipungut biaya
Produk Pelayanan
Surat keterangan usaha
"""


@pytest.mark.parametrize(
    "site",
    [
        "Leave a Reply\nYour email address will not be published.\nName *",
        "1.204 views\nBerita Terkait\nLurah menerima kunjungan",
        "Galeri Foto\nHalal bihalal 2024",
        "© 2024 Kelurahan Sukaraja, ikuti kami di media sosial kelurahan",
        "Diposting oleh humas\nBaca juga: Jadwal posyandu",
        "Dilihat 88 kali\nTulis komentar",
        "Copyright 2024 Kelurahan Sukaraja. Semua isi boleh dikutip dengan menyebut sumber.",
    ],
)
def test_a_sites_words_are_removed_boilerplate(site: str) -> None:
    record = record_of(TEXT + site)
    assert record.produk is not None
    assert [item.text for item in record.produk.items] == ["Surat keterangan usaha"]
    removed = [one.text for one in record.removed]
    assert all(any(line in text for text in removed) for line in site.splitlines())


@pytest.mark.parametrize("entry", ["Profil", "Berita", "Galeri", "Bagikan", "Komentar"])
def test_a_sites_section_ends_a_fee(entry: str) -> None:
    record = record_of(TEXT.replace("Produk Pelayanan", f"\n{entry}\nPengunjung hari ini"))
    assert record.biaya is not None
    assert record.biaya.text == "Tidak dipungut biaya"


@pytest.mark.parametrize(
    "rows",
    [
        "Persyaratan\nFoto kegiatan\nGaleri foto yang dilampirkan pemohon untuk setiap lokasi.",
        "Persyaratan\nKomentar\nGaleri Foto\nBiaya\nGratis",
        "2. Prosedur\na. Petugas memastikan warga belum direkam\nsebelumnya;\nb. Petugas merekam",
        "2. Prosedur\n1. Datang\nGaleri Foto\n3. Biaya/Tarif Tidak dipungut biaya",
    ],
    ids=["a sentence", "components below", "a sentence's end", "a component beside its value"],
)
def test_what_else_says_so_stays(rows: str) -> None:
    body = body_of(rows)
    assert split_site_words(body, HEADINGS) == (body, [])
