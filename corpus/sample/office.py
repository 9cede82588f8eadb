"""Offices of the synthetic corpus: real regions, invented streets and numbers."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from corpus.sample.plan import Dice, Office, sample_data
from normalizers.region.place_name import Region, gazetteer, name_key

# Steps through the gazetteer so that neighbours in the corpus are far apart in the country.
# Coprime with the number of regions, so that each comes once before any comes twice.
REGION_STRIDE = 37
# Invented numbers: these exchanges and series of four zeros are handed out to nobody.
LOCAL_PREFIX = "550"
MOBILE_PREFIX = "08120000"


def sample_region(index: int) -> Region:
    """The region at a place in the corpus: the hand-picked ones first, then the gazetteer's."""
    picked = sample_data("offices")["regions"]
    if index < len(picked):
        return gazetteer().by_code[picked[index]["code"]]
    others = _other_regions()
    place = index - len(picked)
    return others[place * REGION_STRIDE % len(others)]


def build_office(institution: str, region: Region, dice: Dice) -> Office:
    """An office of this institution there; the same dice give the same office."""
    data = sample_data("offices")
    templates = data["institutions"][institution]
    own = dice.keyed("office", institution, region.code)
    facts = _facts(region)
    address = own.pick(data["streets"], "street").format(n=own.number(180, "house") + 2)
    postal_code = f"{_postcode_prefix(region)}{own.number(80, 'post') + 11:02d}"
    local = f"{LOCAL_PREFIX}{own.number(900, 'phone') + 100}"
    area = _area_code(region)
    return Office(
        institution=institution,
        region=region,
        name=templates["name"].format(**facts),
        short=templates["short"].format(**facts),
        address=f"{address}, {_seat(region)} {postal_code}",
        postal_code=postal_code,
        phone=own.pick(data["phone_forms"], "form").format(area=area, local=local),
        phone_e164=f"+62{area[1:]}{local}",
        website=templates["website"].format(**facts),
        email=templates["email"].format(**facts),
        social=templates["social"].format(**facts),
        hierarchy=tuple(level.format(**facts) for level in templates["hierarchy"]),
    )


def mobile_number(dice: Dice) -> tuple[str, str]:
    """An invented mobile number as printed, and in E.164."""
    digits = f"{MOBILE_PREFIX}{dice.number(9000, 'mobile') + 1000}"
    return digits, f"+62{digits[1:]}"


def _facts(region: Region) -> dict[str, str]:
    level, bare = region.name.split(" ", 1)
    return {
        "region": region.name,
        "province": region.province or "",
        "slug": name_key(bare),
        "suffix": "kota" if level == "Kota" else "kab",
        "bps_code": region.bps_code or "",
    }


@lru_cache(maxsize=1)
def _rows() -> dict[str, dict[str, str]]:
    text = (files("normalizers.region") / "gazetteer" / "regencies.csv").read_text(encoding="utf-8")
    return {row["code"]: row for row in csv.DictReader(text.splitlines())}


@lru_cache(maxsize=1)
def _other_regions() -> tuple[Region, ...]:
    """Regencies and cities that have a statistics office and a postcode, by code."""
    picked = {entry["code"] for entry in sample_data("offices")["regions"]}
    areas = sample_data("offices")["area_codes"]
    return tuple(
        gazetteer().by_code[code]
        for code, row in sorted(_rows().items())
        if code not in picked
        and row["province_code"] in areas
        and row["bps_code"]
        and row["postcode_prefixes"]
        and "Administrasi" not in row["name"]
    )


def _picked(region: Region) -> dict[str, str]:
    entries = sample_data("offices")["regions"]
    return next((entry for entry in entries if entry["code"] == region.code), {})


def _seat(region: Region) -> str:
    return _picked(region).get("seat") or region.name.split(" ", 1)[1]


def _area_code(region: Region) -> str:
    known: dict[str, str] = sample_data("offices")["area_codes"]
    return _picked(region).get("area_code") or known[(region.code or "")[:2]]


def _postcode_prefix(region: Region) -> str:
    row = _rows()[region.code or ""]
    return row["postcode_prefixes"].replace(",", " ").replace(";", " ").replace("|", " ").split()[0]
