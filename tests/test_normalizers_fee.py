from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fee import parse_fee

# text, kind, charges as (amount, maximum, per)
PHRASES: list[tuple[str, str, list[tuple[int | None, int | None, str | None]]]] = [
    ("Tidak dipungut biaya", "free", []),
    ("Tidak dipunqut biava.", "free", []),
    ("Tidakadabiaya", "free", []),
    ("Rp 0,-", "free", []),
    ("tidak gratis", "unknown", []),
    ("-", "unknown", []),
    ("Rp. 45.000/unit", "fixed", [(45_000, None, "unit")]),
    ("BPJS gratis, umum Rp 15.000", "tariff", [(15_000, None, None)]),
    ("Rp 100.000 s.d. Rp 500.000", "tariff", [(100_000, 500_000, None)]),
    ("semula Rp 10.000 menjadi Rp 15.000", "fixed", [(15_000, None, None)]),
    ("Sesuai Perda Nomor 1 Tahun 2024", "by-regulation", []),
    ("Rp. 5", "fixed", [(None, None, None)]),
]


@pytest.mark.parametrize(("text", "kind", "charges"), PHRASES, ids=[text for text, *_ in PHRASES])
def test_reads_a_fee(
    text: str, kind: str, charges: list[tuple[int | None, int | None, str | None]]
) -> None:
    fee = parse_fee(text)
    read = [(c.amount_rupiah, c.maximum_rupiah, c.per) for c in fee.charges]
    assert (fee.kind, read) == (kind, charges)


@given(st.text(max_size=300))
def test_any_text_is_read_without_exception(text: str) -> None:
    fee = parse_fee(text)
    assert (fee.kind == "free") <= (not fee.charges)
