"""What a record fails its own proof by, and what becomes of its document."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus import pipeline
from corpus.pipeline import Extraction, extract_document
from corpus.proof.verify import verify_run
from corpus.record.own_proof import own_failures
from corpus.record.words import PageWords
from corpus.run.outcome import ReadOptions, Work, unpack
from corpus.run.reading import read_source
from corpus.schema import ServiceStandard
from extractor.errors import UnprovenRecords
from extractor.read import read_document
from selaras import extract_folder
from tests.support.drawn_pages import DELIVERY, HEAD, Drawing
from tests.support.typed_texts import STANDARD


def sheet() -> Drawing:
    drawing = Drawing()
    drawing.table((HEAD, *DELIVERY))
    return drawing


@pytest.fixture(params=["pdf", "txt"])
def extraction(request: pytest.FixtureRequest) -> Extraction:
    data = sheet().bytes() if request.param == "pdf" else STANDARD.encode()
    return extract_document(read_document(data, f"a.{request.param}"), "a")


def failures(found: Extraction, **changed: Any) -> list[str]:
    found = replace(found, **changed)
    return own_failures(found.document, found.records, found.fates)


def with_requirements(found: Extraction, **changed: Any) -> tuple[ServiceStandard, ...]:
    (record,) = found.records
    assert record.persyaratan is not None
    part = record.persyaratan.model_copy(update=changed)
    return (record.model_copy(update={"persyaratan": part}),)


def test_what_was_read_is_proven(extraction: Extraction) -> None:
    assert failures(extraction) == []


def test_cells_that_break_their_lines_side_by_side_are_proven() -> None:
    # The name and the text beside it are lines of one line of the file, and stand level in turn.
    rows = [f"|{' '.join(row[1].split()).replace(' ', '<br>')}|{row[2]}|" for row in DELIVERY]
    rows = [row.replace("\n", "<br>") for row in rows]
    text = "\n".join(["# Izin Tenda", "", "|Komponen|Uraian|", "|---|---|", *rows])
    found = extract_document(read_document(text.encode(), "a.md"), "a.md")
    assert found.records[0].prosedur is not None
    assert failures(found) == []


def test_a_lost_item_is_found(extraction: Extraction) -> None:
    items = extraction.records[0].persyaratan.items  # type: ignore[union-attr]
    found = failures(extraction, records=with_requirements(extraction, items=items[:-1]))
    assert found == [f"persyaratan.items[{len(items) - 1}].text tidak ada dalam rekaman"]


def test_an_invented_word_is_found(extraction: Extraction) -> None:
    items = extraction.records[0].persyaratan.items  # type: ignore[union-attr]
    other = items[0].model_copy(update={"text": f"{items[0].text} asli"})
    records = with_requirements(extraction, items=[other, *items[1:]])
    (found,) = failures(extraction, records=records)
    assert found.startswith("persyaratan.items[0] bukan kata-kata di tempatnya")
    assert "asli" not in found  # what a document says stands in no log


def test_another_place_is_found(extraction: Extraction) -> None:
    one, other, *rest = extraction.records[0].persyaratan.items  # type: ignore[union-attr]
    moved = one.model_copy(update={"provenance": other.provenance})
    records = with_requirements(extraction, items=[moved, other, *rest])
    assert len(failures(extraction, records=records)) == 1


@pytest.mark.parametrize("change", [lambda fates: fates[1:], lambda fates: (fates[0], *fates)])
def test_a_word_without_one_fate_is_found(extraction: Extraction, change: Any) -> None:
    found = failures(extraction, fates=change(extraction.fates))
    assert "ada kata tanpa nasib tunggal" in found


def test_a_document_that_fails_gives_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "own_failures", lambda *parts: ["biaya.text"])
    with pytest.raises(UnprovenRecords):
        extract_document(read_document(STANDARD.encode(), "a.txt"), "a.txt")


def test_quarantine_says_where_the_proof_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "own_failures", lambda *parts: ["biaya.text", "waktu.text"])
    file = tmp_path / "a.txt"
    file.write_text(STANDARD)
    outcome = read_source(Work("a.txt", str(file)), (ReadOptions(), None), lambda seconds: None)
    assert outcome.error == "unproven"
    lines = unpack(outcome.sizes, outcome.packed)
    assert lines["records"] == b""
    entry = json.loads(lines["quarantine"])
    assert (entry["error"], entry["stage"]) == ("unproven", "extract")
    assert entry["trace"] == ["biaya.text", "waktu.text"]


def test_words_printed_over_each_other_are_proven(tmp_path: Path) -> None:
    drawing = Drawing()
    name = "Penanganan pengaduan, saran dan masukan"  # too long for its column
    drawing.table((HEAD, *DELIVERY[:5], ("6", name, "Telepon (0274) 512345")))
    source = tmp_path / "sumber"
    source.mkdir()
    (source / "a.pdf").write_bytes(drawing.bytes())
    extract_folder([source], tmp_path / "run")
    assert verify_run(tmp_path / "run").is_whole


def test_a_date_that_cannot_be_read_is_among_what_was_not_recognized(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.table(
        (("Nomor", "SP-01"), ("Tanggal Efektif", "menyusul"), ("Revisi", "0")),
        widths=(120.0, 200.0),
    )
    drawing.table((HEAD, *DELIVERY))
    (record,) = extract_document(drawing.document(), "a.pdf").records
    assert record.document.effective_date is None
    assert "menyusul" in [part.text for part in record.unrecognized]


@pytest.mark.parametrize("reach_pt", [1e6, 1e12, 1e30])
def test_a_place_without_bounds_is_looked_at_in_no_time(reach_pt: float) -> None:
    words = PageWords(
        "0", [("Kartu", 1, (10.0, 100.0, 40.0, 112.0), None, True), ("x", 1, None, None, True)]
    )
    started = time.process_time()
    assert words.letters_at([(1, (0.0, -reach_pt, reach_pt, reach_pt), None)]) == ["Kartu"]
    assert time.process_time() - started < 1.0
