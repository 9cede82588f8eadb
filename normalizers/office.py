"""What an office's name says about its reach: a court has a district, a ministry the country."""

from __future__ import annotations

import re

from normalizers.place_name import Region, province_of

_LOCAL_OFFICE = re.compile(
    r"\b(?:(?:pengadilan|kejaksaan) negeri|pengadilan agama|mahkamah syar['’]?iyah|"
    r"polres(?:ta|tabes)?|polsek|lapas|rutan|lembaga pemasyarakatan|rumah tahanan|"
    r"kantor (?:imigrasi|pertanahan|kementerian agama)|kpu|"
    r"kodim|dis(?:dukcapil|pendukcapil)|kependudukan dan pencatatan sipil)\b"
)
_PROVINCIAL_OFFICE = re.compile(
    r"\b(?:polda|kanwil|kantor wilayah|(?:kejaksaan|pengadilan) tinggi|kodam|kejati)\b"
)
_NARROWED_BY_PLACE = re.compile(
    r"\b(?:kelurahan|kecamatan|desa|distrik|nagari|puskesmas|kua|kantor urusan agama|sdn?|smpn?|"
    r"(?:sd|smp|tk|mi|mts) negeri|paud|pengadilan (?:negeri|agama)|kejaksaan negeri|polres\w*|"
    r"polsek|lapas|rutan|lembaga pemasyarakatan|rumah tahanan|"
    r"kantor (?:imigrasi|pertanahan)|samsat)\b"
)
_NATIONAL_OFFICE = re.compile(
    r"\b(?:kementerian|kementrian|departemen|direktorat jenderal|ditjen|dirjen|"
    r"sekretariat (?:jenderal|utama|negara|kabinet)|inspektorat jenderal|republik indonesia|ri|"
    r"mahkamah|komisi|ombudsman|lembaga|dewan pers|bank indonesia|arsip nasional|"
    r"perpustakaan nasional|mabes|korlantas|"
    r"badan (?:pusat|nasional|kepegawaian negara|pemeriksa keuangan|narkotika|pengawas|riset|siber|"
    r"informasi geospasial|meteorologi|standardisasi|pengkajian|pertanahan|sar|karantina)|"
    r"pusat (?!kesehatan masyarakat|layanan|pelayanan|kesejahteraan sosial))\b"
)
# Outposts of ministries: a tax office serves some regencies, even where it does not say which.
_FIELD_OFFICE = re.compile(
    r"\b(?:kpp(?:n|bc)?|kpknl|kantor (?:pelayanan|pengawasan|bersama|kesyahbandaran|otoritas|unit)|"
    r"bapas|balai pemasyarakatan|rupbasan|rumah penyimpanan|ksop|syahbandar|pangkalan|bandara|"
    r"stasiun meteorologi|satuan pelayanan|wilayah kerja|wilker)\b"
)
_REGIONAL_OFFICE = re.compile(
    r"\b(?:dinas|daerah|bupati|walikota|gubernur|kelurahan|kecamatan|desa|puskesmas|rsud|uptd?|"
    r"bappeda|bapenda|dpmptsp|disdukcapil)\b"
)
_OFFICE_WORD = re.compile(
    r"\b(?:bps|dinas|badan|kantor|pengadilan|kejaksaan|polres\w*|polda|lapas|rutan|bapas|imigrasi|"
    r"pertanahan|samsat|rsud|dukcapil|disdukcapil|pemasyarakatan|kpu|bawaslu|kodim|sekretariat|"
    r"kpp|kppn|balai|loka|stasiun|kejari|bkpsdm|dpmptsp|bnn|kemenag)\b"
)
_CITY_POLICE = re.compile(r"\bpolres(?:ta|tabes)?\b.*\bkota$|\bpolrestabes\b")


def regions_in_reach(candidates: tuple[Region, ...], name: str) -> tuple[Region, ...]:
    """The candidates that an office of this kind can serve: a Polda has a province."""
    lowered = name.lower()
    if _PROVINCIAL_OFFICE.search(lowered):
        # The Pengadilan Tinggi of Bandung is that of the province around it.
        kept = tuple(c for c in candidates if c.level == "province")
        kept = kept or tuple(dict.fromkeys(p for c in candidates if (p := province_of(c))))
    elif _CITY_POLICE.search(lowered):
        kept = tuple(c for c in candidates if c.level == "city")
    elif _LOCAL_OFFICE.search(lowered):
        kept = tuple(c for c in candidates if c.level != "province")
    else:
        kept = ()
    return kept or candidates


def is_local_office(name: str) -> bool:
    """Whether an office of this kind serves a regency or a city: a court, a police station.

    >>> is_local_office("Pengadilan Negeri Demak"), is_local_office("Dinas Sosial")
    (True, False)
    """
    return bool(_LOCAL_OFFICE.search(name.lower()))


def is_small_office(name: str) -> bool:
    """Whether the office stands inside the one regency or city that it serves: a village, a school.

    >>> is_small_office("Puskesmas Ngesrep"), is_small_office("Dinas Sosial")
    (True, False)
    """
    return bool(_NARROWED_BY_PLACE.search(name.lower()))


def is_office_name(name: str) -> bool:
    """Whether the text names an office at all, so that a place at its end is the office's.

    >>> is_office_name("Polres Batu"), is_office_name("Kerajinan Batu")
    (True, False)
    """
    return bool(_OFFICE_WORD.search(name.lower()))


def is_national_office(unit_name: str, hierarchy: tuple[str, ...]) -> bool:
    """Whether an office that names no region serves the whole country.

    >>> is_national_office("Kementerian Perhubungan", ()), is_national_office("Dinas Sosial", ())
    (True, False)
    """
    lowered = unit_name.lower()
    if any(p.search(lowered) for p in (_REGIONAL_OFFICE, _LOCAL_OFFICE, _FIELD_OFFICE)):
        return False
    levels = [lowered, *(level.lower() for level in hierarchy)]
    if any(re.search(r"\b(?:dinas|pemerintah (?:kab|kota|prov))", level) for level in levels):
        return False
    return any(_NATIONAL_OFFICE.search(level) for level in levels)
