"""The parts of a record as linked data: what is asked for, how it goes, what it costs, the way in.

Each function links its nodes to the service and yields them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from output.export.jsonld_terms import (
    INDONESIAN,
    Node,
    Record,
    concept,
    currency_node,
    identifier,
    link,
    record_iri,
    typed,
    words,
)


def _items(items: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """All items that are no mere headings, with their paths."""
    for place, item in enumerate(items or ()):
        own = f"{path}[{place}]"
        if not item["heading"]:
            yield own, item
        yield from _items(item["children"], f"{own}.children")


def _component_items(record: Record, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    component = record[name]
    yield from _items(component["items"] if component else (), f"{name}.items")


def requirement_nodes(record: Record, service: Node) -> Iterator[Node]:
    """Each requirement, and the kinds of documents that they ask for."""
    for path, item in _component_items(record, "persyaratan"):
        node: Node = {
            "@id": record_iri(record, path),
            "@type": "cv:Requirement",
            "dct:identifier": identifier(record, path),
            "dct:title": words(item["text"]),
        }
        if item["group"]:
            node["sel:group"] = words(item["group"])
        if item["channel"]:
            node["sel:accessedThrough"] = item["channel"]
        if ".children" in path:
            node["sel:partOf"] = {"@id": record_iri(record, path.rpartition(".children")[0])}
        link(service, "cv:holdsRequirement", node["@id"])
        yield node
        for document in item["documents"]:
            kind = document["kind"]
            iri = f"urn:selaras:evidence-type:{kind}"
            if {"@id": iri} not in service.get("cv:hasInputType", []):
                link(service, "cv:hasInputType", iri)
            yield {
                "@id": iri,
                "@type": "cv:EvidenceType",
                "dct:identifier": kind,
                "cv:evidenceTypeClassification": [{"@id": f"{iri}:concept"}],
            }
            yield concept(f"{iri}:concept", kind)


def procedure_nodes(record: Record, service: Node) -> Iterator[Node]:
    """The steps are one rule: the vocabulary has no word for a step."""
    steps = [
        f"{item['number']}. {item['text']}" if item["number"] else item["text"]
        for _, item in _component_items(record, "prosedur")
    ]
    if not steps:
        return
    node: Node = {
        "@id": record_iri(record, "prosedur"),
        "@type": "cpsv:Rule",
        "dct:identifier": identifier(record, "prosedur"),
        "dct:title": words(record["prosedur"]["heading"] or "Sistem, Mekanisme, dan Prosedur"),
        "dct:description": words("\n".join(steps)),
        "dct:language": [{"@id": INDONESIAN}],
    }
    link(service, "cpsv:follows", node["@id"])
    yield node


def output_nodes(record: Record, service: Node) -> Iterator[Node]:
    """Each product."""
    for path, item in _component_items(record, "produk"):
        node: Node = {
            "@id": record_iri(record, path),
            "@type": "cv:Output",
            "dct:identifier": identifier(record, path),
            "dct:title": words(item["text"]),
        }
        link(service, "cpsv:produces", node["@id"])
        yield node


def cost_nodes(record: Record, service: Node) -> Iterator[Node]:
    """Each charge; without any, what is printed about the fee."""
    fee = record["biaya"]
    if fee is None:
        return
    service["sel:feeKind"] = fee["kind"]
    if not fee["charges"] and fee["text"]:
        yield currency_node("IDR")
        node = _cost(record, "biaya", fee["text"])
        if fee["kind"] == "free":
            node["cv:hasValue"] = typed("0.0", "double")
        link(service, "cv:hasCost", node["@id"])
        yield node
    for place, charge in enumerate(fee["charges"]):
        yield currency_node(charge["currency"])
        node = _cost(record, f"biaya.charges[{place}]", charge["text"], charge["currency"])
        if charge["amount"] is not None and charge["maximum"] is None:
            node["cv:hasValue"] = typed(f"{charge['amount']}.0", "double")
        elif charge["amount"] is not None:
            node["sel:minimum"], node["sel:maximum"] = charge["amount"], charge["maximum"]
        for key, term in (("per", "sel:per"), ("applies_to", "sel:appliesTo")):
            if charge[key]:
                node[term] = words(charge[key])
        link(service, "cv:hasCost", node["@id"])
        yield node


def _cost(record: Record, path: str, text: str, currency: str = "IDR") -> Node:
    return {
        "@id": record_iri(record, path),
        "@type": "cv:Cost",
        "dct:identifier": identifier(record, path),
        "dct:description": words(text or "-"),
        "cv:currency": [{"@id": currency_node(currency)["@id"]}],
    }


def legal_nodes(record: Record, service: Node) -> Iterator[Node]:
    """The laws and the decree that the standard cites."""
    cited = [(path, item["text"]) for path, item in _component_items(record, "dasar_hukum")]
    if record["biaya"]:
        references = record["biaya"]["legal_references"]
        cited += [
            (f"biaya.legal_references[{place}]", reference["text"])
            for place, reference in enumerate(references)
        ]
    if record["decree"]:
        cited.append(("decree", record["decree"]["raw"]))
    for path, text in cited:
        node: Node = {
            "@id": record_iri(record, path),
            "@type": "eli:LegalResource",
            "dct:identifier": identifier(record, path),
            "dct:title": words(text),
        }
        link(service, "cv:hasLegalResource", node["@id"])
        yield node


def duration_nodes(record: Record, service: Node) -> Iterator[Node]:
    """The processing time where one is printed that ISO 8601 can say; all of them as printed."""
    durations = record["waktu"]["durations"] if record["waktu"] else []
    exact = {duration["iso8601"] for duration in durations if duration["applies_to"] is None}
    if len(exact) == 1 and None not in exact:
        service["cv:processingTime"] = typed(exact.pop(), "duration")
    for place, duration in enumerate(durations):
        path = f"waktu.durations[{place}]"
        node: Node = {
            "@id": record_iri(record, path),
            "@type": "sel:Duration",
            "rdfs:label": words(duration["text"] or "-"),
            "sel:unit": duration["unit"],
            "sel:bound": duration["bound"],
        }
        for key in ("minimum", "maximum", "basis", "trigger"):
            if duration[key] is not None:
                node[f"sel:{key}"] = duration[key]
        if duration["applies_to"]:
            node["sel:appliesTo"] = words(duration["applies_to"])
        link(service, "sel:duration", node["@id"])
        yield node


def contact_nodes(record: Record, service: Node) -> Iterator[Node]:
    """Each way to complain, and how to reach the office."""
    channels = record["pengaduan"]["channels"] if record["pengaduan"] else []
    for place, channel in enumerate(channels):
        path = f"pengaduan.channels[{place}]"
        kind = f"urn:selaras:channel-kind:{channel['kind']}"
        node: Node = {
            "@id": record_iri(record, path),
            "@type": "cv:Channel",
            "dct:identifier": identifier(record, path),
            "dct:description": words(channel["raw"] or channel["value"] or "-"),
            "dct:type": [{"@id": kind}],
            "sel:purpose": "complaint",
        }
        if channel["value"]:
            node["sel:value"] = channel["value"]
        link(service, "cv:hasChannel", node["@id"])
        yield node
        yield concept(kind, channel["kind"], "en")
    yield from _contact_point(record, service, channels)


def _contact_point(record: Record, service: Node, channels: Sequence[Record]) -> Iterator[Node]:
    unit = record["unit"]
    telephones = [*unit["phones"], *_values(channels, ("phone", "whatsapp", "sms"))]
    emails = [*([unit["email"]] if unit["email"] else []), *_values(channels, ("email",))]
    pages = [*([unit["website"]] if unit["website"] else []), *_values(channels, ("website",))]
    node: Node = {"@id": record_iri(record, "contact"), "@type": "cv:ContactPoint"}
    for term, values in (("cv:telephone", telephones), ("cv:email", emails)):
        if values:
            node[term] = list(dict.fromkeys(values))
    pages = [page for page in dict.fromkeys(pages) if _is_iri(page)]
    if pages:
        node["cv:contactPage"] = [{"@id": page} for page in pages]
    if len(node) > 2:
        link(service, "cv:contactPoint", node["@id"])
        yield node
        yield from ({"@id": page, "@type": "foaf:Document"} for page in pages)


def _values(channels: Sequence[Record], kinds: Sequence[str]) -> list[str]:
    return [entry["value"] for entry in channels if entry["kind"] in kinds and entry["value"]]


def _is_iri(text: str) -> bool:
    return text.startswith(("http://", "https://")) and not set(text) & set(' <>"{}|\\^`')
