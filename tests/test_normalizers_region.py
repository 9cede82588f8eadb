"""Every regency and city from the ways an office writes it, and the names that must stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.place_name import Region, gazetteer
from normalizers.region import INDONESIA, find_regions, resolve_region

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
