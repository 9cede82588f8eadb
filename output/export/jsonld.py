"""Records as linked data: the EU's Core Public Service Vocabulary, CPSV-AP 3.2, in JSON-LD.

What the vocabulary has a word for is said in its words; what it has none for (working days,
bounds, ranges, who pays) is kept beside it in terms of our own (`sel:`), never bent to fit.
docs/exports.md has the whole mapping. The texts of records are Indonesian.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import orjson

from output.export.jsonld_parts import (
    contact_nodes,
    cost_nodes,
    duration_nodes,
    legal_nodes,
    output_nodes,
    procedure_nodes,
    requirement_nodes,
)
from output.export.jsonld_terms import (
    CONTEXT,
    INDONESIA,
    INDONESIAN,
    Node,
    Record,
    identifier,
    record_iri,
    words,
)


def write_jsonld(records: Iterable[Record], stream: IO[bytes]) -> None:
    """Write one JSON-LD document; nodes that records share (offices, regions) come once."""
    context = orjson.dumps(CONTEXT, option=orjson.OPT_INDENT_2)
    stream.write(b'{"@context": ' + context + b',\n"@graph": [\n')
    seen: set[str] = set()
    for node in _shared_nodes():
        _write_node(node, stream, seen)
    for record in records:
        for node in record_nodes(record):
            _write_node(node, stream, seen)
    stream.write(b"\n]}\n")


def _write_node(node: Node, stream: IO[bytes], seen: set[str]) -> None:
    if node["@id"] in seen:
        return
    stream.write((b",\n" if seen else b"") + orjson.dumps(node))
    seen.add(node["@id"])


def _shared_nodes() -> Iterator[Node]:
    yield {"@id": INDONESIAN, "@type": "dct:LinguisticSystem"}
    yield {"@id": INDONESIA, "@type": "dct:Location", "rdfs:label": words("Indonesia")}


def record_nodes(record: Record) -> Iterator[Node]:
    """The nodes of one record, the service first; each has an `@id`."""
    office = _office_node(record)
    service = _service_node(record, office)
    parts = [
        *requirement_nodes(record, service),
        *procedure_nodes(record, service),
        *cost_nodes(record, service),
        *output_nodes(record, service),
        *legal_nodes(record, service),
        *contact_nodes(record, service),
        *duration_nodes(record, service),
    ]
    yield service
    yield office
    yield from _office_parts(record)
    yield from parts


def _service_node(record: Record, office: Node) -> Node:
    service = record["service"]
    title = service["title"] or service["label"] or "Pelayanan"
    node: Node = {
        "@id": record_iri(record),
        "@type": "cpsv:PublicService",
        "dct:identifier": identifier(record),
        "dct:title": words(title),
        "dct:description": words(f"{service['label'] or title}, {_office_name(record)}"),
        "dct:language": [{"@id": INDONESIAN}],
        "cv:hasCompetentAuthority": [{"@id": office["@id"]}],
        "dct:source": record["source"]["path"],
        "sel:sha256": record["source"]["sha256"],
    }
    if service["kind"] is not None:
        node["sel:serviceKind"] = service["kind"]
    if record["corrections"]:
        node["sel:correctedPath"] = [mark["path"] for mark in record["corrections"]]
    return node


def _office_name(record: Record) -> str:
    unit = record["unit"]
    levels: Sequence[str] = unit["hierarchy"]
    return unit["name"] or (levels[-1] if levels else "Kantor yang namanya tidak terbaca")


def _office_key(record: Record) -> str:
    """Offices of one name and address are one, whatever document they come from."""
    unit = record["unit"]
    if unit["name"] is None:
        return str(record["record_id"])
    text = "\n".join(str(unit[key] or "").casefold() for key in ("name", "address"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _region_iri(record: Record) -> str:
    region = record["unit"]["region"]
    return f"urn:selaras:region:{region['code']}" if region and region["code"] else INDONESIA


def _office_node(record: Record) -> Node:
    unit = record["unit"]
    iri = f"urn:selaras:office:{_office_key(record)}"
    node: Node = {
        "@id": iri,
        "@type": "cv:PublicOrganisation",
        "dct:identifier": _office_key(record),
        "skos:prefLabel": words(_office_name(record)),
        "dct:spatial": [{"@id": _region_iri(record)}],
    }
    if unit["address"] or unit["postal_code"]:
        node["locn:address"] = [{"@id": f"{iri}:address"}]
    if unit["hierarchy"]:
        node["sel:hierarchy"] = {"@list": [words(level) for level in unit["hierarchy"]]}
    return node


def _office_parts(record: Record) -> Iterator[Node]:
    unit, region = record["unit"], record["unit"]["region"]
    if region and region["code"]:
        yield {
            "@id": _region_iri(record),
            "@type": "dct:Location",
            "rdfs:label": words(region["name"]),
            "skos:notation": region["code"],
        }
    if unit["address"] or unit["postal_code"]:
        address: Node = {
            "@id": f"urn:selaras:office:{_office_key(record)}:address",
            "@type": "locn:Address",
        }
        if unit["address"]:
            address["locn:fullAddress"] = words(unit["address"])
        if unit["postal_code"]:
            address["locn:postCode"] = unit["postal_code"]
        yield address
