"""Value phrases of offices that nobody had read when the normalizers were written.

They were collected and labelled first and read afterwards; the rows here are those that were read
wrongly at first and mended in general, each beside a neighbour that must stay as it was. A law
stands with them: a line break inside a phrase is a space. Telephone numbers are invented.
"""

from __future__ import annotations

import pytest

from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee
from normalizers.legal.decree import parse_decree
from normalizers.region.region import resolve_region
from normalizers.service.service import classify_service

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
    # A value on a line of its own takes nothing from the line before or after it.
    ("Jangka waktu pelayanan\n10 – 15 menit", [(10, 15, "minute", None)]),
    ("3 hari kerja\nMasa berlaku 6 bulan", [(3, 3, "day", "working")]),
    ("3 hari kerja\nPukul 09.00 s.d. 11.00 WIB", [(3, 3, "day", "working")]),
    ("1 jam\nTiap semester", [(1, 1, "hour", None)]),
    ("25 menit\nSebulan", [(25, 25, "minute", None), (1, 1, "month", None)]),
    ("3 hari kerja\n2 kali pertemuan", [(3, 3, "day", "working")]),
    ("Seminggu dua kali\n4 hari kerja", [(4, 4, "day", "working")]),
    ("Tahun 2021 / 14 hari", [(14, 14, "day", None)]),
    ("20 menit / 1 hari", [(20, 20, "minute", None), (1, 1, "day", None)]),
    (
        "2 hari kerja sejak lengkap dan valid, 1 jam",
        [(2, 2, "day", "working"), (1, 1, "hour", None)],
    ),
    ("Izin valid selama 3 hari", []),
    ("Lama peminjaman buku 7 hari", []),
    ("Lama peminjaman berkas 10 menit", [(10, 10, "minute", None)]),
    ("Terlayani 24 jam", []),
    ("Dilayani dalam 24 jam", [(24, 24, "hour", None)]),
    # A label without a value of its own goes on in the next line.
    ("Surat keterangan berlaku selama\n30 hari", []),
    ("Kartu identitas yang masih berlaku\n10 menit", [(10, 10, "minute", None)]),
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
    ("Biaya pelayanan\nTidak dikenkan biaya", "free", []),
    ("Rp 5.000\n- Rp 15.000", "tariff", [(5000, None), (15000, None)]),
    # A citation without a number ends before the price, and with its line.
    ("Sesuai SK Direktur Rp 25.000", "fixed", [(25000, None)]),
    ("Sesuai Surat Keputusan Direktur\nRp. 1.250.000,00/Ha", "fixed", [(1250000, "ha")]),
    ("Diatur dalam Perwal\nBiaya Rp 10.000/lembar", "fixed", [(10000, "lembar")]),
    ("Perda 3/2012 tentang Retribusi, WNI Rp30.000", "fixed", [(30000, None)]),
    ("Perda 3/2012 tentang Retribusi, 50 ribu", "fixed", [(50000, None)]),
    ("Sesuai SK Panjar Biaya Perkara", "by-regulation", []),
    ("Instruksi Bupati Nomor 3 Tahun 2020", "by-regulation", []),
    # Units before their prices, or behind them.
    ("per jam Rp 50.000, per hari Rp 90.000", "tariff", [(50000, "jam"), (90000, "hari")]),
    ("Rp 50.000 per jam, Rp 90.000 per hari", "tariff", [(50000, "jam"), (90000, "hari")]),
    ("Rp. 1.250.000,00\nSeribu rupiah", "tariff", [(1250000, None), (1000, None)]),
    ("Rp. 1.000,00\n(seribu rupiah)", "fixed", [(1000, None)]),
    ("Data per tahun\n2,5 juta", "fixed", [(2500000, "tahun")]),
    ("A: 500.000\nVA 8808123456789012", "fixed", [(500000, None)]),
]


@pytest.mark.parametrize(("text", "kind", "prices"), FEES, ids=[text for text, *_ in FEES])
def test_fees_of_unseen_offices(text: str, kind: str, prices: list[Price]) -> None:
    fee = parse_fee(text)
    assert (fee.kind, [(c.amount, c.per) for c in fee.charges]) == (kind, prices)


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
    # A blank field, and a fax machine's label, end with their own item.
    ("Telp. -\nSMS ke 1708", [("sms", "1708")]),
    ("Pesan singkat nomor 1708, format aduan", [("sms", "1708")]),
    ("Call Centre : 0804 1 500 300", [("phone", "+628041500300")]),
    ("Faks: (0274) 512346\nKring Pajak 1500200", [("fax", "+62274512346"), ("phone", "1500200")]),
    ("Faks (0274) 512346, 512347", [("fax", "+62274512346"), ("fax", "+62274512347")]),
    ("Kotak saran, telepon\nFront Office", [("suggestion-box", None), ("in-person", None)]),
    ("Tidak\nlangsung : SMS", []),
    ("Instagram :\nNo HP 0812 0000 1111", [("phone", "+6281200001111")]),
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
    ("Jl. Raya No. 5", None, None),
]


@pytest.mark.parametrize(("text", "number", "year"), DECREES, ids=[text for text, *_ in DECREES])
def test_decrees_of_unseen_offices(text: str, number: str | None, year: int | None) -> None:
    decree = parse_decree(text)
    assert (decree and decree.number, decree and decree.year) == (number, year)


PLAIN_DURATIONS = (
    "Paling lama 10 (sepuluh) hari kerja sejak berkas lengkap",
    "Waktu pelayanan 3 - 5 menit per pasien",
    "5 (lima) menit s/d 15 (lima belas) menit",
    "Maksimal 2 x 24 jam setelah laporan diterima",
    "Kelahiran 0 - 60 hari : 3 hari kerja",
    "7 hari kerja dan dapat diperpanjang 3 hari kerja",
    "Surat keterangan berlaku selama 30 hari",
    "Roda 2 : 20 menit, Roda 4 : 30 menit",
    "Senin s.d. Kamis 07.30 – 15.30, Jumat 07.30 – 14.00",
    "Lantai 1 s/d 3: 5 hari kerja; Lantai 4 s/d 8: 11 hari kerja",
)
PLAIN_FEES = (
    "Rp. 30.000,- (tiga puluh ribu rupiah) per sertifikat",
    "Rp 100.000 s.d. Rp 500.000",
    "Iuran Rp 42.000 per orang per bulan",
    "Tidak dipungut biaya, pemohon menyiapkan meterai Rp 10.000",
    "Sesuai Peraturan Daerah Nomor 3 Tahun 2020 tentang Retribusi",
    "KITAS 6 bulan 1.000.000; 1 tahun 1.500.000",
    "Dewasa Rp 5.000,00 dan anak Rp 3.000,00",
    "BPJS tidak dipungut biaya, umum Rp 15.000",
)
PLAIN_CONTACTS = (
    "Telepon (0751) 705 1234 dan WA 0812 3456 7890",
    "Kotak saran, datang langsung, atau email contoh@contohkab.go.id",
    "SMS Center : 0811 300 1000, Telp : 0321-861000",
    "SMS ke 1708 dengan format ADUAN",
    "Pengaduan tidak langsung : kotak saran",
)


def _wrapped(text: str) -> list[str]:
    """The text broken into two lines at each of its spaces, one after another."""
    spaces = [at for at, char in enumerate(text) if char == " "]
    before_dash = [at for at in spaces if text[at + 1] in "-–"]  # there a line begins as an item
    return [text[:at] + "\n" + text[at + 1 :] for at in spaces if at not in before_dash]


@pytest.mark.parametrize("text", PLAIN_DURATIONS)
def test_a_line_break_changes_no_duration(text: str) -> None:
    def read(text: str) -> list[Span]:
        return [(d.minimum, d.maximum, d.unit, d.basis) for d in find_durations(text)]

    assert [wrapped for wrapped in _wrapped(text) if read(wrapped) != read(text)] == []


@pytest.mark.parametrize("text", PLAIN_FEES)
def test_a_line_break_changes_no_fee(text: str) -> None:
    def read(text: str) -> tuple[str, list[tuple[int | None, int | None, str | None]]]:
        fee = parse_fee(text)
        return fee.kind, [(c.amount, c.maximum, c.per) for c in fee.charges]

    assert [wrapped for wrapped in _wrapped(text) if read(wrapped) != read(text)] == []


@pytest.mark.parametrize("text", PLAIN_CONTACTS)
def test_a_line_break_changes_no_contact(text: str) -> None:
    def read(text: str) -> Channels:
        return [(c.kind, c.value) for c in find_channels(text)]

    assert [wrapped for wrapped in _wrapped(text) if read(wrapped) != read(text)] == []


UNITS: list[tuple[str, tuple[str, ...], str | None, str | None]] = [
    # A court of Aceh has a district; an outpost of a ministry that names none has no region.
    ("Mahkamah Syar'iyah Meulaboh", (), "Jl. Contoh, Kabupaten Aceh Barat", "11.05"),
    ("Mahkamah Agung", (), None, "national"),
    ("Kantor Pelayanan Pajak Pratama Contoh", ("Kementerian Keuangan",), None, None),
    ("Direktorat Jenderal Pajak", ("Kementerian Keuangan",), None, "national"),
    ("Kecamatan Tenggarong Seberang", ("Pemerintah Kabupaten Kutai Kartanegara",), None, "64.02"),
    ("Dispendukcapil Kab. Situbondo", (), None, "35.12"),
    ("BPS Kota Administrasi Jakarta Barat", (), None, "31.73"),
]


@pytest.mark.parametrize(("unit", "levels", "address", "code"), UNITS, ids=[u for u, *_ in UNITS])
def test_regions_of_unseen_offices(
    unit: str, levels: tuple[str, ...], address: str | None, code: str | None
) -> None:
    region = resolve_region(unit, levels, address).region
    assert (region and (region.code or region.level)) == code


SAME_SERVICE = (
    ("Legalisir Ijazah", "Legalisasi Ijazah", "Pengesahan Fotokopi Ijazah"),
    ("Legalisir Akta", "Pengesahan Salinan Akta Catatan Sipil"),
    ("Cuti Pegawai", "Pelayanan Cuti PNS", "Izin Cuti ASN"),
    ("Kartu Kuning (AK-1)", "Kartu Pencari Kerja (AK/1)", "Kartu Tanda Pencari Kerja"),
    ("Surat Izin Praktik Bidan", "SIP Bidan", "Penerbitan Surat Ijin Praktek Bidan (SIPB)"),
)


@pytest.mark.parametrize("titles", SAME_SERVICE, ids=[titles[0] for titles in SAME_SERVICE])
def test_titles_of_one_service_give_one_kind(titles: tuple[str, ...]) -> None:
    kinds = [classify_service(title).kind for title in titles]
    assert kinds[0] is not None
    assert kinds == kinds[:1] * len(titles)
