from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.comparison.compare import compare_records
from corpus.grouping.comparison import CompareOptions
from corpus.harmony.draft import SharedDraft
from corpus.harmony.harmonize import harmonize
from corpus.run.batch import RunPlan, extract_folder
from corpus.sample.sample import write_sample
from output.cli import app
from output.comparison import DEFAULT_CHOICES
from output.harmonize.blocks import paper_of
from output.harmonize.harmonize import WRITERS, HarmonizeError, write_draft
from output.harmonize.markdown import markdown_of
from tests.support.builders import make_record

HOSTILE = "<script>alert(1)</script> | # *Fotokopi* `KTP` \u202e1. satu"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harmonize")
    write_sample(folder / "documents", 6)
    extract_folder(RunPlan((folder / "documents",), folder / "run"))
    return folder / "run"


@pytest.fixture(scope="module")
def hostile() -> SharedDraft:
    records = [make_record(n, persyaratan=[HOSTILE, "Fotokopi KTP"]) for n in range(5)]
    (service,) = compare_records(records).services
    return harmonize(service, CompareOptions())


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_run_gives_the_same_bytes(run: Path, tmp_path: Path, suffix: str) -> None:
    one, two = tmp_path / f"one{suffix}", tmp_path / "deep" / f"two{suffix}"
    for file in (one, two, one):
        write_draft(run, "konsultasi-statistik", file, DEFAULT_CHOICES)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_law_s_fourteen_components_are_all_there(hostile: SharedDraft, lang: str) -> None:
    paper = paper_of(hostile, lang)
    rows = [row for _, rows in paper.parts for row in rows]
    assert [row.number for row in rows] == list(range(1, 15))
    assert all(row.blocks for row in rows)
    assert "{" not in markdown_of(paper)


def test_document_text_stays_text_in_markdown(hostile: SharedDraft) -> None:
    text = markdown_of(paper_of(hostile, "id"))
    assert r"\<script\>" in text
    assert "<script>" not in text
    assert "\u202e" not in text
    assert r"\*Fotokopi\*" in text


def test_the_json_has_every_line_with_its_sources(run: Path, tmp_path: Path) -> None:
    file = tmp_path / "draft.json"
    write_draft(run, "konsultasi-statistik", file, DEFAULT_CHOICES)
    entry = json.loads(file.read_text())
    assert entry["service"] == "konsultasi-statistik"
    for lines in entry["lines"].values():
        for line in lines:
            assert line["holders"]
            assert {"office", "record_id", "path", "text", "page"} <= line["holders"][0].keys()


def test_the_command_names_what_it_wrote_and_what_it_does_not_know(
    run: Path, tmp_path: Path
) -> None:
    out = tmp_path / "draft.md"
    command = ["harmonize", str(run), "--out", str(out), "--service"]
    told = CliRunner().invoke(app, [*command, "konsultasi-statistik", "--json"])
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["out"] == str(out)
    unknown = CliRunner().invoke(app, [*command, "konsultasi"])
    assert unknown.exit_code == 2
    assert "konsultasi-statistik" in unknown.stderr


def test_other_forms_and_taken_places_are_refused(run: Path, tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match=r"\.md"):
        write_draft(run, "konsultasi-statistik", tmp_path / "draft.pdf", DEFAULT_CHOICES)
    file = tmp_path / "notes.md"
    file.write_text("# Catatan rapat")
    command = ["harmonize", str(run), "--service", "konsultasi-statistik", "--out", str(file)]
    assert CliRunner().invoke(app, command).exit_code == 2
    assert file.read_text() == "# Catatan rapat"
