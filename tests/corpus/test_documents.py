"""Whole documents against what was read of them before: see tests/documents/README.md."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from corpus.pipeline import extract_document
from corpus.schema import ServiceStandard
from extractor.read import read_document

FOLDER = Path(__file__).parents[1] / "documents"
CASES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
# Other tests have their own tables of these, and they grow: words of an item, sureness, findings'
# parameters, and all places, which `verify` proves.
ELSEWHERE = {
    *("provenance", "source", "findings", "record_id", "schema_version", "confidence", "label"),
    *("action", "actor", "documents", "currency", "text_sha256"),
}


def kept(part: Any) -> Any:
    """What a golden holds: everything said, nothing that is empty."""
    if isinstance(part, list):
        return [kept(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    entries = {key: kept(value) for key, value in part.items() if key not in ELSEWHERE}
    return {key: value for key, value in entries.items() if value not in (None, [], {}, False)}


def golden_of(record: ServiceStandard) -> dict[str, Any]:
    golden: dict[str, Any] = {"layout": record.source.layout}
    golden |= kept(record.model_dump(mode="json"))
    golden["findings"] = sorted(
        {" ".join(filter(None, (f.rule, f.component))) for f in record.findings}
    )
    return golden


def input_of(case: str) -> Path:
    (file,) = (FOLDER / case).glob("input.[!h]*")
    return file


@pytest.mark.parametrize("case", CASES)
def test_a_document_is_read_as_before(case: str, is_regenerating: bool) -> None:
    file = input_of(case)
    extraction = extract_document(read_document(file.read_bytes(), file.name), file.name)
    found = [golden_of(record) for record in extraction.records]
    expected = FOLDER / case / "expected.json"
    if is_regenerating:
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))


def test_nothing_is_regenerated_where_changes_are_checked(is_regenerating: bool) -> None:
    assert not (is_regenerating and os.environ.get("CI"))


def test_every_case_says_where_it_comes_from() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert [case for case in CASES if f"| `{case}` |" not in readme] == []
    assert len(CASES) >= 14
