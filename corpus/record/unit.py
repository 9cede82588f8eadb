"""The letterhead -> the record's unit, with its region."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.record.assembly import Assembly, places
from corpus.schema import Place, Region, Unit
from extractor.passage import Passage
from normalizers.contact.phone import find_phones
from normalizers.contact.web import parse_email, parse_website
from normalizers.region.address import parse_postal_code
from normalizers.region.region import RegionResolution, resolve_region
from parsers.section import Letterhead, Observation


class UnitReading(NamedTuple):
    """The unit and what in the letterhead contradicts its region."""

    unit: Unit
    observations: tuple[Observation, ...]


def build_unit(assembly: Assembly, head: Letterhead, sites: Sequence[str]) -> UnitReading:
    """The unit. `sites` are web and mail addresses found elsewhere, as evidence of the region."""
    provenance: dict[str, list[Place]] = {}

    def text_of(passage: Passage | None, field: str) -> str | None:
        if passage is None:
            return None
        assembly.take(passage, f"unit.{field}")
        provenance.setdefault(field, []).extend(places(passage))
        return passage.text

    name = text_of(head.name, "name")
    address = text_of(head.address, "address")
    phones = [
        phone.value
        for passage in head.phones
        for phone in find_phones(text_of(passage, "phones") or "")
    ]
    # Half an address, as a cut page leaves it, is no value: its words stay unrecognized.
    email = text_of(head.email if parse_email(_text(head.email)) else None, "email")
    website = text_of(head.website if parse_website(_text(head.website)) else None, "website")
    hierarchy = [text for level in head.hierarchy if (text := text_of(level, "hierarchy"))]
    _give_signs(assembly, head)
    own_sites = [site for site in (website, email, *sites) if site]
    resolution = resolve_region(name, hierarchy, address, own_sites)
    unit = Unit(
        name=name,
        address=address,
        postal_code=parse_postal_code(address),
        phones=list(dict.fromkeys(phones)),
        email=parse_email(email) if email else None,
        website=parse_website(website) if website else None,
        hierarchy=hierarchy,
        region=_region(resolution),
        provenance=provenance,
    )
    return UnitReading(unit, _disagreements(resolution, head))


def _text(passage: Passage | None) -> str:
    return passage.text if passage is not None else ""


def _give_signs(assembly: Assembly, head: Letterhead) -> None:
    for connector in head.connectors:
        assembly.fates.give(connector, "connector", "unit.hierarchy", assembly.ordinal)
    for label in head.labels:
        assembly.fates.give(label, "label", "unit", assembly.ordinal)


def _region(resolution: RegionResolution) -> Region | None:
    region = resolution.region
    if region is None:
        return None
    return Region(
        code=region.code,
        bps_code=region.bps_code,
        level=region.level,
        name=region.name,
        province=region.province,
    )


def _disagreements(resolution: RegionResolution, head: Letterhead) -> tuple[Observation, ...]:
    """One observation for each sign that names another region than the office's name does."""
    if resolution.region is None:
        return ()
    return tuple(
        Observation(
            "office-mismatch",
            (
                ("source", evidence.source),
                ("found", evidence.region.name),
                ("expected", resolution.region.name),
            ),
            _passage_of(head, evidence.source),
        )
        for evidence in resolution.disagreements
    )


def _passage_of(head: Letterhead, source: str) -> Passage | None:
    if source == "address":
        return head.address
    if source == "hierarchy" and head.hierarchy:
        return head.hierarchy[-1]
    return head.website if source in ("website", "site") else head.name
