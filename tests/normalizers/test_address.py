"""Postcodes among other digits, and addresses among other lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.region.address import is_address, parse_postal_code

POSTCODES = [
    ("Jl. Kartini No. 12, Jepara 59417", "59417"),
    ("Jalan Veteran 5 Malang, Jawa Timur, 65145, Indonesia", "65145"),
    ("Lubuk Basung, Kode Pos 26415", "26415"),
    ("KodePos: 26415", "26415"),
    ("Jl. Raya KM. 7 Sungailiat 33215 Telp. (0717) 92342", "33215"),
    ("Jl. Merdeka 10110 Jakarta 10110", "10110"),
    ("Jl. A. Yani No. 16", None),
    ("Telepon (0717) 92342", None),
    ("0717-92342", None),
    ("NIP 196804241989032020", None),
    ("Rp 10.000,00", None),
    ("05123", None),
    ("", None),
    (None, None),
]
LINES = [
    ("Jl. Kartini No. 12, Jepara 59417", True),
    ("Jln Pemuda 45", True),
    ("JALAN VETERAN NO. 5 MALANG", True),
    ("Jl. Raya Manggarawan Desa Padang Manggar 33512", True),
    ("Komplek Perkantoran Pemkab Blok C", True),
    ("Alamat : Lubuk Basung", True),
    ("Gedung B Lantai 2, Jakarta 10110", True),
    ("Desa Sukamaju, Kec. Cibeber 46386", True),
    ("Lesung Batang, Tanjung Pandan, 33412", True),
    ("Jalan Pahlawan", True),
    ("Perkantoran Terpadu Pemda", True),
    ("Jend. Sudirman No. 12 Painan", True),
    ("Lintas Timur KM 7", True),
    ("Desa Sukamaju", False),
    ("Kecamatan Cibeber, Kabupaten Cianjur", False),
    ("Peraturan Bupati No. 5, Kabupaten Cianjur", False),
    ("Tambahan Lembaran Daerah Kabupaten Agam Nomor 70),", False),
    ("Permenkes No. 161/2010", False),
    ("No. SK : 12", False),
    ("Rp 10000, per lembar", False),
    ("Pelayanan Statistik Terpadu BPS Kota Medan", False),
    ("Pemohon datang melalui jalan masuk utama", False),
    ("Dinas Perhubungan Kabupaten Rembang", False),
    ("Jalan keluar bagi pemohon, 3 hari", False),
    ("Tidak dipungut biaya", False),
    ("Telp. (0717) 92342", False),
    ("1. Fotokopi KTP, KK", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("text", "postcode"), POSTCODES, ids=[str(t) for t, _ in POSTCODES])
def test_a_postcode_is_told_from_other_digits(text: str | None, postcode: str | None) -> None:
    assert parse_postal_code(text) == postcode


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[str(t) for t, _ in LINES])
def test_an_address_is_told_from_other_lines(line: str | None, expected: bool) -> None:
    assert is_address(line) is expected


@given(st.text(max_size=500))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    postcode = parse_postal_code(text)
    assert postcode is None or (len(postcode) == 5 and postcode in text)
    is_address(text)
