"""Rows of a pasted table that begin on the line of the row before."""

from __future__ import annotations

from parsers.text_rows.pasted_rows import part_glued_rows
from tests.support.typed_texts import HEADINGS, body_of, record_of

TABLE = """\
STANDAR PELAYANAN PEMINJAMAN BUKU

NO. KOMPONEN URAIAN

1 Persyaratan Pelayanan

1. Kartu anggota 2. Kartu pelajar

2. Jangka waktu penyelesaian

10 menit

3. Biaya/tarif Tidak ada biaya pinjam

4. Produk pelayanan Buku pinjaman 5. Penanganan

pengaduan, saran, dan masukan

1. Melalui telepon 0751 555012
"""


def test_the_next_row_begins_where_its_number_and_name_stand() -> None:
    record = record_of(TABLE)
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Kartu anggota", "Kartu pelajar"]
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.produk is not None
    assert [item.text for item in record.produk.items] == ["Buku pinjaman"]
    assert record.pengaduan is not None
    assert record.pengaduan.heading == "5. Penanganan pengaduan, saran, dan masukan"
    assert not record.unrecognized


def test_items_side_by_side_stay_on_their_row() -> None:
    rows = body_of("1. Kartu anggota 2. Kartu pelajar\n3. Biaya fotokopi 5. Pengaduan")
    assert [row.text for row in part_glued_rows(rows, HEADINGS)] == [row.text for row in rows]
