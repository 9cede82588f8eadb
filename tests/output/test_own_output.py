"""What the program has written is read by no run as an office's document."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.messages import LANGUAGES
from corpus.run.batch import RunPlan, extract_folder
from corpus.sample.sample import write_sample
from extractor.errors import OwnOutput
from extractor.own_mark import LOOK_LETTERS, SENTENCES, refuse_own_text
from extractor.page import Document
from extractor.read import read_document
from output.cli import app
from output.harmonize.harmonize import WRITERS
from tests.support.run_folders import entries
from tests.support.typed_texts import STANDARD

SERVICE = "konsultasi-statistik"


def command(*words: object) -> None:
    done = CliRunner().invoke(app, [*map(str, words), "--quiet"])
    assert done.exit_code in (0, 1), done.output


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run, its reports in two languages, drafts, a workbook, pages of others."""
    folder = tmp_path_factory.mktemp("hasil")
    documents = folder / "documents"
    write_sample(documents, 6)
    run = folder / "kept" / "run"
    extract_folder(RunPlan((documents,), run))
    for lang in LANGUAGES:
        command("compare", run, "--out", folder / "kept" / lang, "--lang", lang)
        for suffix in WRITERS:
            draft = folder / "kept" / f"rancangan-{lang}{suffix}"
            command("harmonize", run, "--service", SERVICE, "--out", draft, "--lang", lang)
    command("compare", "--drift", run, run, "--out", folder / "kept" / "drift")
    command("export", run, "--to", "xlsx", "--out", folder / "kept" / "run.xlsx")
    command("review", run, "--out", folder / "kept" / "review")
    shutil.rmtree(documents)
    return folder / "kept"


def test_none_of_it_is_a_document(kept: Path, tmp_path: Path) -> None:
    (kept / "standar.txt").write_text(STANDARD, encoding="utf-8")
    summary = extract_folder(RunPlan((kept,), tmp_path / "run"))
    quarantined = {one["path"]: one["error"] for one in entries(tmp_path / "run", "quarantine")}
    suffixes = {Path(path).suffix for path in quarantined}
    assert set(quarantined.values()) == {"own-output"}
    assert suffixes >= {".html", ".docx", ".md", ".xlsx", ".webp"}
    sources = {one["source"]["path"] for one in entries(tmp_path / "run", "records")}
    assert sources == {"standar.txt"}
    assert not summary.has_unreadable


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_that_an_office_made_its_own_is_read(kept: Path, lang: str) -> None:
    text = (kept / f"rancangan-{lang}.md").read_text("utf-8")
    with pytest.raises(OwnOutput):
        read_document(text.encode(), "standar.txt")
    line = next(line for line in text.splitlines() if any(one in line for one in SENTENCES))
    assert read_document(text.replace(line, "").encode(), "standar.md").lines


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("is_last", [False, True])
def test_a_copy_is_told_by_what_it_says(sentence: str, is_last: bool) -> None:
    wrapped = sentence.replace(" ", "\n", 1)
    text = f"{STANDARD}\n{wrapped}." if is_last else f"{wrapped}.\n{STANDARD}"
    with pytest.raises(OwnOutput):
        read_document(text.encode(), "salinan.txt")


def test_what_only_mentions_the_program_is_read() -> None:
    text = f"{STANDARD}\nDisampaikan lewat aplikasi Selaras.\n"
    document: Document = read_document(text.encode(), "standar.txt")
    refuse_own_text(document)
    filler = "Warga datang ke loket.\n" * (LOOK_LETTERS // 10)
    assert read_document(f"{filler}{SENTENCES[0]}\n{filler}".encode(), "standar.txt").lines
