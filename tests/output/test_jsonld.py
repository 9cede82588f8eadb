from __future__ import annotations

import copy
import io
import json
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph

from corpus.pipeline import extract_document
from corpus.record.json_files import read_records
from corpus.sample.sample import LAYOUTS, document_bytes, plan_documents
from extractor.read import read_document
from output.export.jsonld import record_nodes, write_jsonld

SHAPES = Path(__file__).parents[1] / "cpsv_ap" / "cpsv-ap-SHACL.ttl"
COUNT = 10
Entry = dict[str, Any]


@pytest.fixture(scope="module")
def records() -> list[Entry]:
    """Documents of all layouts, read from what the sample draws."""
    found = []
    plans = plan_documents(layouts=LAYOUTS)
    for _ in range(COUNT):
        plan = next(plans)
        suffix, data = document_bytes(plan)
        name = plan.id + suffix
        for record in extract_document(read_document(data, name), name).records:
            found.append(json.loads(record.model_dump_json()))
    return found


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(SHAPES)


def document_of(records: list[Entry]) -> Entry:
    stream = io.BytesIO()
    write_jsonld(records, stream)
    entry: Entry = json.loads(stream.getvalue())
    return entry


def conforms(document: Entry, shapes: Graph) -> tuple[bool, str]:
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    is_conforming, _, report = validate(graph, shacl_graph=shapes)
    return bool(is_conforming), report


def nodes_of(document: Entry, kind: str) -> list[Entry]:
    return [node for node in document["@graph"] if node["@type"] == kind]


def test_the_published_shapes_hold(records: list[Entry], shapes: Graph) -> None:
    is_conforming, report = conforms(document_of(records), shapes)
    assert is_conforming, report


@pytest.mark.parametrize(
    ("kind", "term"),
    [
        ("cpsv:PublicService", "dct:identifier"),
        ("cpsv:PublicService", "cv:hasCompetentAuthority"),
        ("cv:PublicOrganisation", "dct:spatial"),
        ("cv:Requirement", "dct:title"),
        ("cv:Cost", "dct:identifier"),
        ("cpsv:Rule", "dct:description"),
        ("cv:Output", "dct:title"),
        ("cv:Channel", "dct:identifier"),
        ("cv:EvidenceType", "dct:identifier"),
    ],
)
def test_the_shapes_are_in_force(records: list[Entry], shapes: Graph, kind: str, term: str) -> None:
    document = copy.deepcopy(document_of(records[:3]))
    del nodes_of(document, kind)[0][term]
    assert not conforms(document, shapes)[0]


@pytest.mark.parametrize(
    "kind",
    [
        "cpsv:PublicService",
        "cv:PublicOrganisation",
        "cv:Requirement",
        "cpsv:Rule",
        "cv:Cost",
        "cv:Output",
        "cv:Channel",
        "cv:ContactPoint",
        "eli:LegalResource",
    ],
)
def test_every_class_is_there(records: list[Entry], kind: str) -> None:
    assert nodes_of(document_of(records), kind)


def test_what_is_shared_comes_once(records: list[Entry]) -> None:
    nodes = [node["@id"] for node in document_of(records + records)["@graph"]]
    assert len(set(nodes)) == len(nodes)
    named = {
        json.dumps(node.get("skos:prefLabel"))
        for node in nodes_of(document_of(records), "cv:PublicOrganisation")
    }
    assert len(named) < COUNT


def service_with(records: list[Entry], **parts: Any) -> list[Entry]:
    return list(record_nodes({**records[0], **parts}))


def duration(**values: Any) -> Entry:
    usual = {"minimum": 3, "maximum": 3, "unit": "day", "basis": None, "bound": "exact"}
    more = {"trigger": None, "applies_to": None, "iso8601": "P3D", "text": "3 hari"}
    return {**usual, **more, "provenance": [], **values}


@pytest.mark.parametrize(
    ("durations", "expected"),
    [
        ([duration()], "P3D"),
        ([duration(), duration(text="tiga hari")], "P3D"),
        ([duration(basis="working", iso8601=None)], None),
        ([duration(bound="at-most", iso8601=None)], None),
        ([duration(), duration(iso8601="P5D")], None),
        ([duration(), duration(basis="working", iso8601=None)], None),
        ([duration(), duration(iso8601="P5D", applies_to="perpanjangan")], "P3D"),
        ([], None),
    ],
)
def test_only_what_iso_can_say_is_processing_time(
    records: list[Entry], durations: list[Entry], expected: str | None
) -> None:
    waktu: Entry = {"heading": None, "text": "", "durations": durations, "provenance": {}}
    nodes = service_with(records, waktu=waktu)
    assert nodes[0].get("cv:processingTime", {}).get("@value") == expected
    kept = [node for node in nodes if node["@type"] == "sel:Duration"]
    assert [node["rdfs:label"]["@value"] for node in kept] == [d["text"] for d in durations]
    assert [node.get("sel:basis") for node in kept] == [d["basis"] for d in durations]


def fee(kind: str, *charges: Entry) -> Entry:
    usual = {"maximum": None, "currency": "IDR", "per": None, "applies_to": None, "text": "x"}
    return {
        "heading": None,
        "text": "menurut ketentuan",
        "kind": kind,
        "charges": [{**usual, **charge} for charge in charges],
        "legal_references": [],
    }


@pytest.mark.parametrize(
    ("biaya", "values"),
    [
        (fee("free"), ["0.0"]),
        (fee("by-regulation"), [None]),
        (fee("unknown"), [None]),
        (fee("fixed", {"amount": 30000}), ["30000.0"]),
        (fee("tariff", {"amount": 1}, {"amount": None}), ["1.0", None]),
        (fee("tariff", {"amount": 1, "maximum": 5}), [None]),
        (None, []),
    ],
)
def test_costs_say_no_more_than_is_printed(
    records: list[Entry], shapes: Graph, biaya: Entry | None, values: list[str | None]
) -> None:
    record = {**records[0], "biaya": biaya}
    costs = [node for node in record_nodes(record) if node["@type"] == "cv:Cost"]
    assert [node.get("cv:hasValue", {}).get("@value") for node in costs] == values
    is_conforming, report = conforms(document_of([record]), shapes)
    assert is_conforming, report


def test_an_office_without_a_name_still_conforms(records: list[Entry], shapes: Graph) -> None:
    unit = {
        **records[0]["unit"],
        **dict.fromkeys(("name", "address", "postal_code", "email", "region")),
        "hierarchy": [],
        "phones": [],
        "website": "https://a b",
    }
    service = {**records[0]["service"], "title": None, "label": None, "kind": None}
    record = {**records[0], "unit": unit, "service": service}
    is_conforming, report = conforms(document_of([record]), shapes)
    assert is_conforming, report


def test_records_come_from_a_run_as_they_are(tmp_path: Path, records: list[Entry]) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (tmp_path / "records.jsonl").write_text(lines, encoding="utf-8")
    assert document_of(list(read_records(tmp_path))) == document_of(records)
