"""An office's name for people, short enough for a column, and the key by which it is known."""

from __future__ import annotations

import re

from corpus.schema import ServiceStandard

UNKNOWN_OFFICE = "Kantor tanpa nama"
_LEVELS = re.compile(r"^(?:Kabupaten|Kab\.?|Kota|Provinsi)\s+", re.I)
_LEVEL_WORDS = {
    "kab": "kabupaten", "prov": "provinsi", "prop": "provinsi", "propinsi": "provinsi",
    "kec": "kecamatan", "kel": "kelurahan",
}  # fmt: skip
_SHORT_LEVELS = (("Kabupaten ", "Kab. "), ("Provinsi ", "Prov. "))


def office_name(record: ServiceStandard) -> str:
    """The office as its letterhead names it, with the region where the name leaves it out."""
    name = (record.unit.name or "").strip()
    region = record.unit.region.name if record.unit.region else ""
    if not name:
        return region or UNKNOWN_OFFICE
    place = _LEVELS.sub("", region)
    if place and place.casefold() not in name.casefold():
        return f"{name} ({region})"
    return name


def short_office_name(record: ServiceStandard) -> str:
    """The region alone where there is one, else the office's name: the head of a column."""
    region = record.unit.region.name if record.unit.region else None
    if region is None:
        return office_name(record)
    for long, short in _SHORT_LEVELS:
        region = region.replace(long, short)
    return region


def office_key(record: ServiceStandard) -> str:
    """What makes two records the same office: its region and its name without the region."""
    region = record.unit.region
    name = tuple(_words(office_name(record)))
    if region is None:
        return " ".join(name) or record.record_id
    place = _words(region.name)
    bare = " ".join(word for word in name if word not in place)
    return f"{region.code or ' '.join(place)}|{bare}"


def _words(name: str) -> list[str]:
    """The words of a name, levels of regions written out: "Kab. Agam" is "Kabupaten Agam"."""
    return [_LEVEL_WORDS.get(word, word) for word in re.findall(r"\w+", name.casefold())]


def owner_key(record: ServiceStandard) -> str:
    """The office that a record counts for; a record without any office counts for itself."""
    is_known = record.unit.name is not None or record.unit.region is not None
    return office_key(record) if is_known else record.record_id
