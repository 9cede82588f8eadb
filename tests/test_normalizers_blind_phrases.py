"""Value phrases of offices that nobody had read when the normalizers were written.

They were collected and labelled first and read afterwards; the rows here are those that were read
wrongly at first and mended in general, each beside a neighbour that must stay as it was.
Telephone numbers are invented.
"""

from __future__ import annotations

import pytest

from normalizers.contact import find_channels
from normalizers.decree import parse_decree
from normalizers.duration import find_durations
from normalizers.fee import parse_fee

Span = tuple[float, float, str, str | None]

DURATIONS: list[tuple[str, list[Span]]] = [
    # A word at the end of one line names nothing on the next ("formulir" / "10 menit").
    (
        "30 menit pelapor mengisi formulir\n10 menitPelapor mendapat tembusan",
        [(30, 30, "minute", None), (10, 10, "minute", None)],
    ),
    ("Formulir 5, selesai 2 hari", [(2, 2, "day", None)]),
    # A range in digits whose bracket says both ends once more in words.
    ("1 s/d 3 (satu sampai tiga) hari", [(1, 3, "day", None)]),
    ("1-2 (satu - dua) hari kerja", [(1, 2, "day", "working")]),
    ("1 atau 2 (satu atau dua) hari", [(1, 2, "day", None)]),
    ("3 (satu) hari", [(3, 3, "day", None)]),
    # How much in a longer time is a rate.
    ("40 jam per minggu", []),
    ("2 jam/hari", []),
    ("30 menit per jam kunjungan", [(30, 30, "minute", None)]),
    ("2 hari per berkas", [(2, 2, "day", None)]),
    ("Istirahat 1 jam", []),
]


@pytest.mark.parametrize(("text", "expected"), DURATIONS, ids=[text for text, _ in DURATIONS])
def test_durations_of_unseen_offices(text: str, expected: list[Span]) -> None:
    assert [(d.minimum, d.maximum, d.unit, d.basis) for d in find_durations(text)] == expected


Price = tuple[int | None, str | None]

FEES: list[tuple[str, str, list[Price]]] = [
    # No bribes is not no fee.
    ("Sesuai Perda Kabupaten Pinrang No. 1 Tahun 2024 (Tanpa Pungutan Liar)", "by-regulation", []),
    ("Tanpa pungutan liar", "unknown", []),
    ("Tidak dipungut biaya dan bebas pungutan liar", "free", []),
    # A comparison sign before the only price bounds it; before a case it is a threshold.
    ("≤ Rp. 100.000", "fixed", [(100000, None)]),
    ("Tarif di bawah Rp 50.000", "fixed", [(50000, None)]),
    ("Nilai > Rp 1.000.000 : Rp 25.000", "fixed", [(25000, None)]),
    # A counted thing before a bare amount is what is priced, not a number's name.
    ("24 halaman 100.000, 48 halaman 350.000", "tariff", [(100000, None), (350000, None)]),
    ("KITAS 6 bulan 1.000.000; 1 tahun 1.500.000", "tariff", [(1000000, None), (1500000, None)]),
    ("halaman 10.000", "unknown", []),
    ("Rp 50.000,oo", "fixed", [(50000, None)]),
    ("Rp. 25.OOO,-", "fixed", [(None, None)]),
    ("Tidak diberlakukan tarif", "free", []),
    ("Tarif berlaku sesuai Perda", "by-regulation", []),
]


@pytest.mark.parametrize(("text", "kind", "prices"), FEES, ids=[text for text, *_ in FEES])
def test_fees_of_unseen_offices(text: str, kind: str, prices: list[Price]) -> None:
    fee = parse_fee(text)
    assert (fee.kind, [(c.amount_rupiah, c.per) for c in fee.charges]) == (kind, prices)


Channels = list[tuple[str, str | None]]

CONTACTS: list[tuple[str, Channels]] = [
    # A number's item ends where the next item begins: the counter is its own channel.
    (
        "- WA ke nomor 0811-3300-5888\n- datang langung ke loket pengaduan",
        [("whatsapp", "+6281133005888"), ("in-person", None)],
    ),
    ("Kotak saran yang ada di\nloket pelayanan", [("suggestion-box", None)]),
    ("Loket 5 (Pengaduan)", [("in-person", None)]),
    ("Loket 0812 3456 7000", [("phone", "+6281234567000")]),
    ("Website : http//contohkab.go.id", [("website", "http://contohkab.go.id")]),
    ("https:/contohkab.go.id", [("website", "https://contohkab.go.id")]),
    ("linktr.ee/dukcapilcontoh", [("website", "https://linktr.ee/dukcapilcontoh")]),
    # What stands in an address is no second address.
    (
        "play.google.com/store/apps/details?id=go.id.contoh",
        [("website", "https://play.google.com/store/apps/details?id=go.id.contoh")],
    ),
    ("(0274) 512345 - 512346", [("phone", "+62274512345"), ("phone", "+62274512346")]),
    ("(0274) 512345 - 15.00", [("phone", "+62274512345")]),
    ("SMS ke 0811-222-333 atau 1708", [("sms", "+62811222333"), ("sms", "1708")]),
    ("WA 62812-0000-1111", [("whatsapp", "+6281200001111")]),
    ("Kode 62812-345", []),
]


@pytest.mark.parametrize(("text", "expected"), CONTACTS, ids=[text for text, _ in CONTACTS])
def test_contacts_of_unseen_offices(text: str, expected: Channels) -> None:
    assert [(c.kind, c.value) for c in find_channels(text)] == expected


DECREES: list[tuple[str, str | None, int | None]] = [
    ("NOMOR : NOMOR : 067/375/438.7.8/2023", "067/375/438.7.8/2023", 2023),
    ("NOMOR 75 / BP2T /TAHUN 2015", "75/BP2T", 2015),
    ("KEP / 05 / I / 2022 / Satlantas", "KEP/05/I/2022/Satlantas", 2022),
    ("NOMOR : W 13-A6/3195/HK.00.8/SK/XI/2017", "W 13-A6/3195/HK.00.8/SK/XI/2017", 2017),
    ("PERMEN KP No. 11/PERMEN-KP/2019", "11/PERMEN-KP/2019", 2019),
    ("300.1/020/419.117/2024/SK", "300.1/020/419.117/2024/SK", 2024),
]


@pytest.mark.parametrize(("text", "number", "year"), DECREES, ids=[text for text, *_ in DECREES])
def test_decrees_of_unseen_offices(text: str, number: str | None, year: int | None) -> None:
    decree = parse_decree(text)
    assert (decree and decree.number, decree and decree.year) == (number, year)
