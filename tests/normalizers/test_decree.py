"""Decree numbers: every printed shape, what is cut or blank, and what is no decree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.legal.decree import parse_decree

READ = [
    # a plain number and a year word
    ("12 TAHUN 2024", "12", 2024),
    ("Nomor 17 tahun 2021", "17", 2021),
    ("No. 9 Th 2020", "9", 2020),
    ("No.9 Thn. 2020", "9", 2020),
    ("NO 41 TAHUN 2022", "41", 2022),
    ("Nomor : 7 Tahun : 2023", "7", 2023),
    ("NOMOR :14TAHUN2019", "14", 2019),
    ("Nomor 045 Tahun 2023", "045", 2023),
    ("038A TAHUN 2023", "038A", 2023),
    ("Nomor 12 A Tahun 2020", "12 A", 2020),
    ("Nomor 12.a Tahun 2020", "12.a", 2020),
    ("Nomor 5 (lima) Tahun 2022", "5", 2022),
    ("No. SK : 21 Tahun 2023", "21", 2023),
    ("SK No. 21 Tahun 2023", "21", 2023),
    ("SK Nomor: 15/2023", "15/2023", 2023),
    ("Nomor SK: 33/2020", "33/2020", 2020),
    ("55.a", "55.a", None),
    ("070811", "070811", None),
    # codes joined by slashes
    ("470/123/DKPS/2022", "470/123/DKPS/2022", 2022),
    ("440 / 215 / PKM.CTH / 2023", "440/215/PKM.CTH/2023", 2023),
    ("188.45/ 61 /KPTS/ 013/ 2024", "188.45/61/KPTS/013/2024", 2024),
    ("188.4/212/KEP/427.12/2021.", "188.4/212/KEP/427.12/2021", 2021),
    ("800/ 1420 /UMPEG", "800/1420/UMPEG", None),
    ("061/KEC.CTH/IX/ 2020", "061/KEC.CTH/IX/2020", 2020),
    ("065/17 TAHUN 2022", "065/17", 2022),
    ("29/DISNAKER/TAHUN 2022", "29/DISNAKER", 2022),
    ("29/DISNAKER/THN 2022", "29/DISNAKER", 2022),
    ("441.7/SK/UPT PKM/TAHUN2022", "441.7/SK/UPT PKM", 2022),
    ("W.13.PAS.PAS.7-11.OT.03.02 TAHUN 2023", "W.13.PAS.PAS.7-11.OT.03.02", 2023),
    ("W13-U7/101/OT.01/I/2024", "W13-U7/101/OT.01/I/2024", 2024),
    ("KEP-77/KBC.0901/2024", "KEP-77/KBC.0901/2024", 2024),
    ("KEP - 77 / KBC.0901 / 2024", "KEP-77/KBC.0901/2024", 2024),
    ("KEP. 77/WPJ.09/2020", "KEP. 77/WPJ.09/2020", 2020),
    ("Kep/33/IV/2021", "Kep/33/IV/2021", 2021),
    ("B.417/PPNCT/KP.440/I/2023", "B.417/PPNCT/KP.440/I/2023", 2023),
    ("HK.01.07/MENKES/413/2020", "HK.01.07/MENKES/413/2020", 2020),
    ("SK/12/SETDA/2019", "SK/12/SETDA/2019", 2019),
    ("SK-12/BPN/2019", "SK-12/BPN/2019", 2019),
    ("000.8.3.2/118/Org-Cth/2024", "000.8.3.2/118/Org-Cth/2024", 2024),
    ("400.3.5/207/438.5/2026", "400.3.5/207/438.5/2026", 2026),
    ("150/KPTS/III/2017", "150/KPTS/III/2017", 2017),
    ("440/511/\n404.102.3/2021", "440/511/404.102.3/2021", 2021),
    ("480/511/404", "480/511/404", None),
    ("Nomor: 41 Per/07.01/BPX/2020", "41 Per/07.01/BPX/2020", 2020),
    # sentences around the number
    ("KEPUTUSAN KEPALA DINAS KESEHATAN NOMOR 440/12/2021", "440/12/2021", 2021),
    ("Keputusan Camat Contoh No. 138/07/2022", "138/07/2022", 2022),
    ("Keputusan Bupati Contoh Nomor 188/12/2023 tentang Standar", "188/12/2023", 2023),
    ("Keputusan Lurah Nomor 5 Tahun 2020 tentang Perubahan Nomor 3 Tahun 2018", "5", 2020),
    ("Keputusan Direktur RSUD Nomor: 445/17/RSUD/2022 Tentang Tarif", "445/17/RSUD/2022", 2022),
    ("Peraturan Bupati Contoh Nomor 45 Tahun 2017", "45", 2017),
    ("Perbup No. 45 Tahun 2017", "45", 2017),
    ("PERWALI 45 TAHUN 2017", "45", 2017),
    ("Keputusan Kepala BPS Kabupaten Contoh 012/KEP/2023", "012/KEP/2023", 2023),
    ("Keputusan Kepala Badan Nomor 61 Tahun 2022 Persyaratan 1. KTP", "61", 2022),
    ("Nomor : 826/0860/BKPP/2016 Kepada Yth. Bapak/Ibu", "826/0860/BKPP/2016", 2016),
    ("Nomor : 503/21/DPMPTSP Tanggal : 4 Mei 2018", "503/21/DPMPTSP", 2018),
    ("503/21/DPMPTSP tgl 04-05-2018", "503/21/DPMPTSP", 2018),
    ("503/21/2017 tanggal 12 Maret 2018", "503/21/2017", 2017),
    ("Nomor 503/21, 3 Januari 2022", "503/21", 2022),
    ("188/12/2023 dan 188/13/2024", "188/12/2023", 2023),
    ("188/12/2023, 188/13/2024", "188/12/2023", 2023),
    ("(188/12/2023)", "188/12/2023", 2023),
    ("Nomor SOP : SOP.014/XY.2/XI/2024", "SOP.014/XY.2/XI/2024", 2024),
    (
        "32. Surat Edaran Menteri Contoh Nomor : SE/23.2/M.C/2/2004 tentang X",
        "SE/23.2/M.C/2/2004",
        2004,
    ),
    ("Keputusan Camat No. 12 tanggal 3 Maret Tahun 2021", "12", 2021),
    ("Tahun 2023 Nomor 12", "12", 2023),
    ("440/77 (2022)", "440/77", 2022),
    ("Nomor Surat : 045/77/2022", "045/77/2022", 2022),
    ("Nomor Keputusan: 045/78/2022", "045/78/2022", 2022),
    ("445 – 12 – 2023", "445–12–2023", 2023),
    ("188.4 /012 /2023 Rev. 01", "188.4/012/2023", 2023),
    ("No 100.3.3.2/ 45 Tahun 2024", "100.3.3.2/45", 2024),
    ("Kpts.45/Kpts/2020", "Kpts.45/Kpts/2020", 2020),
    ("Surat Keputusan 045/2022", "045/2022", 2022),
    ("sk kepala dinas no 12 tahun 2022", "12", 2022),
    ("Kep/ 12 /I/2023/Sat.X", "Kep/12/I/2023/Sat.X", 2023),
    ("440/12/PKM Puskesmas Contoh", "440/12/PKM", None),
    # the number is blank, the year is not
    ("NOMOR :090/DINKES/IV/……../2022", None, 2022),
    ("440/     / 311.47 / 2018", None, 2018),
    ("Nomor : ...../...../2021", None, 2021),
    ("188.4/____/2020", None, 2020),
    ("TAHUN 2024", None, 2024),
    ("2023", None, 2023),
    ("12 Maret 2023", None, 2023),
    ("12-03-2023", None, 2023),
    ("SK Tahun 2022", None, 2022),
    ("Thn. 2020", None, 2020),
    ("188.4/      2022", None, 2022),
]

NONE = [
    "",
    "-",
    "–",
    "0",
    "Tidak ada",
    "Belum ada SK",
    "Dalam proses penetapan",
    "Kabupaten Belitung",
    "Provinsi Kepulauan Bangka Belitung / BPS Kabupaten Belitung",
    "Puskesmas 2 Contoh",
    "UPTD SDN 3 Contoh",
    "SMP Negeri 12 Contoh",
    "Kecamatan Contoh 33412",
    "Kelurahan 3-4 Ulu",
    "3 hari kerja",
    "1 (satu) lembar fotokopi",
    "Nomor : -",
    "000",
    "BPS 9901",
    "Rp 10.000",
    "https://contohkab.go.id/12",
    "10 menit",
    "No. SK :",
    "Nomor: ........",
]


@pytest.mark.parametrize(("text", "number", "year"), READ, ids=[row[0] for row in READ])
def test_number_and_year(text: str, number: str | None, year: int | None) -> None:
    decree = parse_decree(text)
    assert decree is not None
    assert (decree.number, decree.year) == (number, year)
    assert 0 <= decree.start < decree.end <= len(text)


@pytest.mark.parametrize("text", NONE, ids=[text or "empty" for text in NONE])
def test_no_decree(text: str) -> None:
    assert parse_decree(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Peraturan Kepala Badan Pusat Statistik Nomor 65 Ta", "65"),
        ("Keputusan Kepala Dinas Perhubungan Kota Nomor 17 T", "17"),
        ("Keputusan Kepala Dinas Sosial Nomor 188 Tahun 20", "188"),
        ("Keputusan Kepala Dinas Pertanian No. 188 Tahun 202", "188"),
        ("Keputusan Kepala Dinas Perhubungan No. 12 / TAHUN", "12"),
        ("Keputusan Kepala Dinas Perikanan Nomor 523/118/KEP", "523/118/KEP"),
    ],
)
def test_a_field_cut_before_its_year_says_so(text: str, number: str) -> None:
    decree = parse_decree(text)
    assert decree is not None
    assert (decree.number, decree.year, decree.is_truncated) == (number, None, True)


def test_a_whole_number_of_the_full_length_is_not_cut() -> None:
    text = "Keputusan Camat Contoh Barat Nomor 138/07/KEC/2022"
    decree = parse_decree(text)
    assert len(text) == 50
    assert decree is not None
    assert not decree.is_truncated


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("No. SK : 006.01 TAHUN 2024", "006.01 TAHUN 2024"),
        ("Nomor : 188/ 12 /2023 tentang Standar", "188/ 12 /2023"),
        ("Keputusan Lurah No. 5 Tahun 2020 tentang X", "5 Tahun 2020"),
    ],
)
def test_the_span_is_the_verbatim_number_with_its_year(text: str, raw: str) -> None:
    decree = parse_decree(text)
    assert decree is not None
    assert text[decree.start : decree.end] == raw


@given(st.text(alphabet="0123456789/.-()…_ \nNomorTAHUNtahunSK:IVX,abc", max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    decree = parse_decree(text)
    if decree is not None:
        assert 0 <= decree.start <= decree.end <= len(text)
        assert decree.number is not None or decree.year is not None


@given(st.integers(1, 999), st.integers(1, 9999), st.integers(1990, 2049))
def test_a_written_number_is_read_back(series: int, number: int, year: int) -> None:
    decree = parse_decree(f"Nomor : {series}/{number}/KEP/{year}")
    assert decree is not None
    assert (decree.number, decree.year) == (f"{series}/{number}/KEP/{year}", year)
