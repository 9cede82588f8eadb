"""An office that a standard's own text names, and that is another than its letterhead's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.rules.content import texts_of
from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import Region, ServiceStandard
from normalizers.region.place_mention import find_regions

# "BPS Kabupaten Sampang": a word of the office's own name, a level, a name. Other institutions of
# other regions may well be meant; one's own institution elsewhere is a text copied from there.
# What is taken is never given back ("++"): no part of a word stands before a level.
_OFFICE_ELSEWHERE = re.compile(
    r"\b(?P<office>[^\W\d_]{2,30}+)\s++(?:Kabupaten|Kab\.?|Kota)\s+[A-Z][^\W\d_]+"
)
_ANY_LEVEL = re.compile(r"(?:Kab\.?|Kabupaten|Kota)\s+[A-Z]")
_ANY_OFFICE = frozenset({"dinas", "kantor", "badan", "unit", "pelayanan", "layanan", "terpadu"})


@rule
def find_other_offices(record: ServiceStandard) -> Iterator[Draft]:
    """The office's own kind of institution, named with another regency or city. Once a record."""
    region = record.unit.region
    if region is None or region.level not in ("regency", "city") or record.unit.name is None:
        return
    own = {word.casefold() for word in re.findall(r"\w+", record.unit.name)} - _ANY_OFFICE
    for component, text, places in texts_of(record):
        if not _ANY_LEVEL.search(text):
            continue
        for found in _OFFICE_ELSEWHERE.finditer(text):
            if found["office"].casefold() not in own:
                continue
            other = _other_region(text, found, region)
            if other is None:
                continue
            parameters = {"source": "text", "found": other, "expected": region.name, "text": text}
            evidence = evidence_at(record, places, text)
            yield Draft("office-mismatch", component, parameters, evidence)
            return


def _other_region(text: str, found: re.Match[str], region: Region) -> str | None:
    """The region that is named, where it is one, and cannot be the office's own."""
    words = text[found.end("office") : found.end() + 60]
    mentions = find_regions(words.strip())
    if not mentions or mentions[0].strength != "marked":
        return None
    names = [one.name for one in mentions[0].candidates]
    is_own = any(_bare(name) == _bare(region.name) for name in names)
    return None if is_own or len(names) != 1 else names[0]


def _bare(name: str) -> str:
    return re.sub(r"^(?:Kabupaten|Kota)\s+", "", name)
