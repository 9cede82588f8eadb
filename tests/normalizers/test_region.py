"""Every regency and city from the ways an office writes it, and the names that must stay apart."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.region.by_site import find_site_regions
from normalizers.region.place_name import Region, gazetteer
from normalizers.region.region import INDONESIA, find_regions, resolve_region

REGIONS = [r for r in gazetteer().by_code.values() if r.level in ("regency", "city")]


def base_name(region: Region) -> str:
    return region.name.split(" ", 1)[1]


def short_word(region: Region) -> str:
    return "Kab." if region.level == "regency" else "Kota"


def host_name(region: Region) -> str:
    base = base_name(region).removeprefix("Administrasi ").lower().removeprefix("kep. ")
    letters = base.replace(" ", "").replace("-", "")
    return letters + ("kab" if region.level == "regency" else "kota")


UNIT_FORMS: dict[str, Callable[[Region], str]] = {
    "pst": lambda r: f"Pelayanan Statistik Terpadu BPS {r.name}",
    "short": lambda r: f"BPS {short_word(r)} {base_name(r)}",
    "dinas": lambda r: f"Dinas Kependudukan dan Pencatatan Sipil {r.name}",
    "capitals": lambda r: f"PEMERINTAH {r.name.upper()} DINAS KESEHATAN",
    "glued": lambda r: "BPS" + r.name.replace(" ", ""),
    "wrapped": lambda r: f"Kantor Pertanahan\n{r.name.replace(' ', chr(10))}",
}
SITE_FORMS: dict[str, Callable[[Region], str]] = {
    "bps": lambda r: f"https://{host_name(r)}.bps.go.id",
    "dinas": lambda r: f"http://www.dinkes.{host_name(r)}.go.id/profil",
    "council": lambda r: f"dprd-{host_name(r)}.go.id",
    "mail": lambda r: f"dukcapil@{host_name(r)}.go.id",
    "code": lambda r: f"bps{r.bps_code}@bps.go.id",
    "complaints": lambda r: f"pengaduan{r.bps_code}@bps.go.id",
}


def test_the_gazetteer_holds_every_regency_and_city() -> None:
    assert len(REGIONS) == 514
    assert all(region.bps_code for region in REGIONS)
    assert len({region.bps_code for region in REGIONS}) == 514


@pytest.mark.parametrize("form", UNIT_FORMS)
def test_every_region_resolves_from_the_name_of_an_office(form: str) -> None:
    wrong = {
        text: found
        for region in REGIONS
        if (found := resolve_region(text := UNIT_FORMS[form](region)).region) != region
    }
    assert wrong == {}


@pytest.mark.parametrize("form", SITE_FORMS)
def test_every_region_resolves_from_its_site(form: str) -> None:
    wrong = {
        site: found
        for region in REGIONS
        if (
            found := resolve_region("Unit Layanan", sites=[site := SITE_FORMS[form](region)]).region
        )
        != region
    }
    assert wrong == {}


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    for mention in find_regions(text):
        assert text[mention.start : mention.end] == mention.text
    resolve_region(text, [text], text, [text])


UNITS = [
    ("BPS Kabupaten Belitung", "19.02"),
    ("BPS Kabupaten Belitung Timur", "19.06"),
    ("BPS Kab. Belitung Timurr", "19.06"),
    ("BPS Kabupaten Banjarnegra", "33.04"),
    ("BPS Kota Bandung", "32.73"),
    ("Dinas Sosial Kab Bandung", "32.04"),
    ("Dinas Sosial Kabupaten Bandung Barat", "32.17"),
    ("Pemkab Kulonprogo", "34.01"),
    ("Pemkot Palangka Raya", "62.71"),
    ("Disdukcapil Kabupaten Toba Samosir", "12.12"),
    ("DPMPTSP Kabupaten Mamuju Utara", "76.01"),
    ("Dinas Pertanian Kabupaten Pontianak", "61.02"),
    ("Dinas Pertanian Pontianak", "61.71"),
    ("Kejaksaan Negeri Ujung Pandang", "73.71"),
    ("BPS Provinsi Nanggroe Aceh Darussalam", "11"),
    ("BPS Provinsi Irian Jaya", "91"),
    ("Pemerintah Kabupaten Pangkajene Kepulauan", "73.10"),
    ("Puskesmas Mulya Asri Kabupaten Tulangbawang Barat", "18.12"),
    ("Kecamatan Semarang Selatan Kota Semarang", "33.74"),
    ("Kecamatan Kota Kudus Kabupaten Kudus", "33.19"),
    ("Kelurahan Kebonsari Kecamatan Bangil Kab. Pasuruan", "35.14"),
    ("Dinas Perhubungan Provinsi Jawa Timur", "35"),
    ("BPS Prov. Kep. Bangka Belitung", "19"),
    ("Samsat DKI Jakarta", "31"),
    ("Dinas Pendidikan D.I. Yogyakarta", "34"),
    ("Dinas Pendidikan DIY", "34"),
    ("Dinas Pendidikan Kota Yogyakarta", "34.71"),
    ("Dinas Kehutanan Kalteng", "62"),
    ("Polda Jambi", "15"),
    ("Pengadilan Tinggi Bengkulu", "17"),
    ("Polres Malang Kota", "35.73"),
    ("Polres Batu", "35.79"),
    ("Polres Jepara", "33.20"),
    ("Kejaksaan Negeri Sleman", "34.04"),
    ("Pengadilan Negeri Semarang", None),
    ("Lapas Kelas IIA Kupang", None),
    ("Dinas Kesehatan Jambi", None),
    ("Dinas Kesehatan Kabupaten/Kota Bekasi", None),
    ("Dinas Kesehatan Kabupaten Pasaman Utara", None),
    ("Puskesmas Sorong", None),
    ("SD Negeri Batang", None),
    ("Unit Layanan Pengadaan", None),
    ("", None),
]


@pytest.mark.parametrize(("unit", "code"), UNITS, ids=[unit for unit, _ in UNITS])
def test_the_region_of_an_office_name(unit: str, code: str | None) -> None:
    region = resolve_region(unit).region
    assert (region.code if region else None) == code


NATIONAL = [
    ("Kementerian Perhubungan", []),
    ("Pusat Pengembangan Kompetensi Aparatur", []),
    ("Direktorat Jenderal Pajak", ["Kementerian Keuangan"]),
    ("Badan Pusat Statistik", []),
]


@pytest.mark.parametrize(("unit", "hierarchy"), NATIONAL, ids=[unit for unit, _ in NATIONAL])
def test_a_national_office_keeps_its_level_wherever_it_stands(
    unit: str, hierarchy: list[str]
) -> None:
    found = resolve_region(unit, hierarchy, "Jl. Merdeka Timur No. 1, Jakarta Pusat 10110")
    assert found.region == INDONESIA
    assert found.disagreements == ()


@pytest.mark.parametrize("unit", ["Badan Kepegawaian Daerah", "Puskesmas Ngesrep", "Dinas Sosial"])
def test_an_office_of_an_unnamed_place_is_not_national(unit: str) -> None:
    assert resolve_region(unit).region is None


JATENG = "Pelayanan Statistik Terpadu BPS Provinsi Jawa Tengah"
LETTERHEADS = [
    # unit, hierarchy, address, sites, phones, expected code, sources that contradict it
    ("Dinas Sosial", ["Pemerintah Kabupaten Bantul"], None, [], [], "34.02", []),
    ("Dinas Sosial", ["Pemerintah Provinsi Jawa Tengah"], "Jl. Pahlawan 12, Semarang 50243",
     [], [], "33", []),
    ("Pelayanan Statistik Terpadu BPS", ["Badan Pusat Statistik", JATENG], None,
     ["https://semarangkab.bps.go.id"], [], "33.22", []),
    ("BPS Provinsi Jawa Tengah", [], "Jl. Pahlawan 6 Kota Semarang 50241",
     ["jateng.bps.go.id", "bps3300@bps.go.id"], [], "33", []),
    ("Puskesmas Ngesrep", ["Pemerintah Provinsi Jawa Tengah"], "Jl. Teuku 2, Kota Semarang",
     [], [], "33.74", []),
    ("Puskesmas Ngesrep", [], "Jl. Teuku 2, Semarang 50261", [], [], None, []),
    ("Kelurahan Manukan", [], "Jl. Raya No. 5 Surabaya 60185", [], [], "35.78", []),
    ("Bidang Perizinan", [], "Jl. Rasuna Said 5, Lubuk Basung, Kabupaten Agam 26415", [], [],
     "13.06", []),
    ("Lapas Kelas IIA Kupang", ["Kementerian Hukum", "Kanwil Nusa Tenggara Timur"], None, [], [],
     None, []),
    ("Lapas Kelas IIA Kupang", [], "Jl. Matani, Kota Kupang", [], [], "53.71", []),
    ("Pengadilan Negeri Semarang", [], None, ["pn-semarangkota.go.id"], [], "33.74", []),
    ("Pengadilan Negeri Banjar", ["Pengadilan Tinggi Bandung", "Provinsi Jawa Barat"], None, [],
     [], "32.79", []),
    ("Polres Banjar", [], None, [], ["(0511) 4772525"], "63.03", []),
    ("BPS Kabupaten Merauke", ["BPS Provinsi Papua"], None, [], [], "93.01", []),
    ("BPS Kota Tarakan", ["BPS Provinsi Kalimantan Timur"], None, [], [], "65.71", []),
    ("BPS Kabupaten Cirebon", [], "Jl. Sunan 1, Kota Cirebon", [], [], "32.09", []),
    ("BPS Kabupaten Belitung", ["BPS Provinsi Jawa Barat"], None, [], [], "19.02", ["hierarchy"]),
    ("BPS Kabupaten Belitung", [], None, ["bps1906@bps.go.id"], [], "19.02", ["site"]),
    ("BPS Kabupaten Semarang", [], None, ["https://semarangkota.bps.go.id"], [], "33.22",
     ["site"]),
    ("BPS Kabupaten Belitung", [], "Jl. Basri 16, Kabupaten Bangka", [], [], "19.02", ["address"]),
    ("BPS Kabupaten Belitung", [], None, [], ["021-3841195"], "19.02", []),
    ("Unit Layanan", [], None, [], ["(0719) 21065"], None, []),
    ("Badan Pusat Statistik", [], "Jl. Sutomo 6-8, Jakarta Pusat", ["bps3173@bps.go.id"], [],
     "31.71", []),
]  # fmt: skip


@pytest.mark.parametrize("letterhead", LETTERHEADS, ids=[str(row[:5]) for row in LETTERHEADS])
def test_the_signs_of_a_letterhead_are_weighed(
    letterhead: tuple[str, list[str], str | None, list[str], list[str], str | None, list[str]],
) -> None:
    unit, hierarchy, address, sites, phones, code, against = letterhead
    found = resolve_region(unit, hierarchy, address, sites, phones)
    assert (found.region.code if found.region else None) == code
    assert [sign.source for sign in found.disagreements] == against


def test_an_undecided_name_keeps_its_candidates_as_evidence() -> None:
    found = resolve_region("Pengadilan Negeri Kediri")
    assert [(e.source, e.region.code, e.strength) for e in found.evidence] == [
        ("unit-name", "35.06", "weak"),
        ("unit-name", "35.71", "weak"),
    ]


SITES = [
    ("https://semarangkab.bps.go.id", ["33.22"]),
    ("semarangkota.bps.go.id", ["33.74"]),
    ("http://belitungtimurkab.go.id", ["19.06"]),
    ("disdukcapil.okutimurkab.go.id", ["16.08"]),
    ("jogjakota.go.id", ["34.71"]),
    ("pemkomedan.go.id", ["12.71"]),
    ("jatengprov.go.id", ["33"]),
    ("bengkulu.bps.go.id", ["17"]),
    ("babel.bps.go.id", ["19"]),
    ("surabaya.go.id", ["35.78"]),
    ("bogor.go.id", ["32.01", "32.71"]),
    ("dprd-malangkota.go.id", ["35.73"]),
    ("dukcapil.semarangkota@gmail.com", ["33.74"]),
    ("bps1906@bps.go.id", ["19.06"]),
    ("pengaduan6472@bps.go.id", ["64.72"]),
    ("s.bps.go.id/Pengaduan3527", ["35.27"]),
    ("bps8100@bps.go.id", ["81"]),
    ("dinas1906@gmail.com", []),
    ("www.lapor.go.id", []),
    ("https://www.kemenkeu.go.id", []),
    ("perpustakaan@yahoo.co.id", []),
    ("", []),
]


@pytest.mark.parametrize(("site", "codes"), SITES, ids=[site for site, _ in SITES])
def test_the_region_of_a_site(site: str, codes: list[str]) -> None:
    found = find_site_regions(site)
    assert [region.code for region in found.candidates] if found else codes == []


TEXTS = [
    ("Dinas di Kabupaten Bantul dan Kota Yogyakarta", ["34.02", "34.71"]),
    ("PEMERINTAH KABUPATEN TULANG BAWANG BARAT", ["18.12"]),
    ("Kab.Gunung Kidul", ["34.03"]),
    ("Kabupaten Sema rang", ["33.22"]),
    ("KabupatenBelitungTimur", ["19.06"]),
    ("Kota Adm. Jakarta Timur", ["31.75"]),
    ("Kabupaten Daerah Tingkat II Lamongan", ["35.24"]),
    ("Kabupaten Kota Baru", ["63.02"]),
    ("Kep. Siau Tagulandang Biaro", ["71.09"]),
    ("Kecamatan Ungaran Barat", []),
    ("Kecamatan Semarang Selatan", []),
    ("Desa Padang Manggar", []),
    ("Jl. Surabaya No. 3", []),
    ("Balai Pengobatan di Yogyakarta", ["34.71", "34"]),
    ("Balai Pengobatan D.I. Yogyakarta", ["34"]),
    ("DPMPTSP Kabupaten Pasaman Utara", []),
    ("kabupaten tetangga", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "codes"), TEXTS, ids=[text for text, _ in TEXTS])
def test_the_regions_that_a_text_names(text: str, codes: list[str]) -> None:
    assert [r.code for mention in find_regions(text) for r in mention.candidates] == codes


def test_no_real_name_is_corrected_into_another() -> None:
    wrong = {
        region.name: codes
        for region in REGIONS
        if (codes := [r.code for m in find_regions(region.name) for r in m.candidates])
        != [region.code]
    }
    assert wrong == {}


@pytest.mark.parametrize(
    "filler", ["kabupaten ", "Belitung Timurr Kota ", "Jl. ", "kabupatenx", "("]
)
def test_ten_thousand_characters_are_read_in_no_time(filler: str) -> None:
    text = (filler * 10_000)[:10_000]
    start = time.process_time()
    resolve_region(text, [text], text, [text], [text])
    assert time.process_time() - start < 2.0
