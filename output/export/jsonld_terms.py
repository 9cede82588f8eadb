"""The names that linked data is written in, and the small nodes and values made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Node = dict[str, Any]
Record = Mapping[str, Any]
CONTEXT: Node = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sel": "urn:selaras:term:",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
INDONESIAN = f"{_AUTHORITY}/language/IND"
INDONESIA = f"{_AUTHORITY}/country/IDN"


def words(text: str, tag: str = "id") -> Node:
    """A text in a language; Indonesian unless said otherwise."""
    return {"@value": text, "@language": tag}


def typed(text: str, name: str) -> Node:
    """A value of one of XML Schema's types."""
    return {"@value": text, "@type": f"xsd:{name}"}


def concept(iri: str, label: str, tag: str = "id") -> Node:
    """An entry of a list of terms."""
    return {"@id": iri, "@type": "skos:Concept", "skos:prefLabel": words(label, tag)}


def record_iri(record: Record, path: str = "") -> str:
    """An address of our own for a part of a record; the same on every run."""
    return f"urn:selaras:{record['record_id']}" + (f":{path}" if path else "")


def identifier(record: Record, path: str = "") -> str:
    """The key of a part of a record, as in the tables."""
    return str(record["record_id"]) + (f"/{path}" if path else "")


def link(node: Node, term: str, other: str) -> None:
    """Let a node name another one, by one term among several."""
    node.setdefault(term, []).append({"@id": other})


def currency_node(code: str) -> Node:
    """The concept of a currency, by its code of ISO 4217."""
    return concept(f"{_AUTHORITY}/currency/{code}", "Rupiah" if code == "IDR" else code)
