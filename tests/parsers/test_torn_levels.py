"""Hierarchies that are torn in every copy of a text's head, and slashes that part no levels."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.support.typed_texts import record_of

TORN = """\
Pelayanan Data Terpadu Badan Contoh Kota Padang Panjang

Jl. Merdeka No. 7, Padang Panjang 27118
0752123456

<https://padangpanjang.contoh.go.id>

"""
LEVELS = (
    "Badan Contoh Nasional",
    "Sekretariat Utama",
    "Pelayanan Data Terpadu Badan Contoh Provinsi Sumatera Barat",
    "Pelayanan Data Terpadu Badan Contoh Kota Padang Panjang",
)


def torn_text(first: int, second: int, whole: int) -> str:
    """Three copies: the first and the last with their ends behind a value, the second whole."""
    words = " / ".join(LEVELS).split()

    def cut(*places: int) -> list[str]:
        edges = (0, *places, len(words))
        return [" ".join(words[a:b]) for a, b in pairwise(edges)]

    one, two = cut(first, second)[:2], cut(first, second)[2]
    three = cut(first + 1, second - 1)
    return "\n".join(
        (
            f"{TORN}{one[0]}\n{one[1]}\n\nNo. SK : 7/SK/2023 {two}\n",
            "Persyaratan\n\n1. KTP asli\n2. Surat permohonan\n",
            f"Sistem, Mekanisme dan Prosedur\n\n{TORN}{cut(whole)[0]}\n{cut(whole)[1]}\n",
            "1. Pemohon mengisi buku tamu\n2. Petugas memeriksa berkas\n",
            f"Biaya / Tarif\n\n{TORN}{three[0]}\n{three[1]}\n\nTidak dipungut biaya\n{three[2]}\n",
            "Produk Pelayanan\n\nSurat keterangan\n",
        )
    )


@pytest.mark.parametrize(
    "places", [(1, 9, 3), (5, 14, 8), (3, 21, 17), (8, 12, 20), (6, 18, 22), (9, 22, 5)]
)
def test_levels_are_read_from_the_copy_in_which_they_are_whole(
    places: tuple[int, int, int],
) -> None:
    record = record_of(torn_text(*places))
    assert tuple(record.unit.hierarchy) == LEVELS
    assert record.unit.name == LEVELS[-1]
    assert record.decree is not None
    assert record.decree.raw == "7/SK/2023"
    assert record.biaya is not None
    assert record.biaya.text == "Tidak dipungut biaya"
    assert not record.unrecognized
    assert "office-mismatch" not in {finding.rule for finding in record.findings}


@pytest.mark.parametrize("papers", ["Akta Lahir / Ijazah", "Kartu Pelajar / Kartu Mahasiswa"])
def test_papers_with_a_slash_are_no_levels(papers: str) -> None:
    text = (
        "Dinas Perpustakaan Kabupaten Bantul\n\nKartu Perpustakaan\n\nPersyaratan\n\n"
        f"1. Fotokopi KTP\n2. {papers}\n3. Pas foto\n\nBiaya / Tarif\n\nGratis\n"
    )
    record = record_of(text)
    assert record.unit.hierarchy == []
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Fotokopi KTP", papers, "Pas foto"]


CONTACTS = "Jl. Melati No. 3, Lubuk Sikaping 26311\n(0753)550001\n"
LEFT = f"PELAYANAN DATA TERPADU DINAS CONTOH KABUPATEN PASAMAN\n\n{CONTACTS}\n"
RIGHT = (
    "Dinas Contoh Nasional / Sekretariat Utama / Pelayanan Data Terpadu Dinas Contoh\n"
    "Provinsi Sumatera Barat / Pelayanan Data Terpadu Dinas Contoh\nKabupaten Pasaman\n"
)


def test_a_head_that_lost_bytes_is_no_copy_without_words() -> None:
    broken = "<https:era Barat /\nPelayanan Data Terpadu Dinas Contoh Kabupaten Pasaman\n"
    whole = f"{LEFT}<https://pasaman.example.go.id>\n\n{RIGHT}\n"
    record = record_of(
        f"{LEFT}{broken}\nPersyaratan\n\n1. KTP asli\n2. Surat permohonan\n\n"
        f"Sistem, Mekanisme dan Prosedur\n\n{whole}1. Pemohon mengisi buku tamu\n\n"
        f"Biaya / Tarif\n\n{whole}Tidak dipungut biaya\n\nProduk Pelayanan\n\nSurat keterangan\n"
    )
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["KTP asli", "Surat permohonan"]
