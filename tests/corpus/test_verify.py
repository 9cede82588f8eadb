from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.proof.verify import Proof, verify_run
from selaras import extract_folder
from tests.support.chance import examples
from tests.support.printed_sheets import Print, whole_standard
from tests.support.typed_texts import STANDARD, standards

Entry = dict[str, Any]


def run_of(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A run over the files, in a folder of its own."""
    source, run = folder / "sumber", folder / "run"
    source.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (source / name).write_bytes(data)
    extract_folder([source], run)
    return run


def rewrite(file: Path, change: Callable[[Entry], None]) -> None:
    """Change every line of a run's file."""
    entries = [json.loads(line) for line in file.read_text().splitlines()]
    for entry in entries:
        change(entry)
    file.write_text("".join(json.dumps(entry) + "\n" for entry in entries))


@pytest.fixture
def run(tmp_path: Path) -> Path:
    sheet = whole_standard(Print(), page_after=("Waktu Penyelesaian",))
    return run_of(tmp_path, {"a.txt": STANDARD, "b.pdf": sheet.bytes()})


def test_a_run_is_proved_whole(run: Path) -> None:
    proof = verify_run(run)
    assert proof.failures == []
    assert proof.is_whole
    assert proof.documents == 2
    assert proof.texts == proof.grounded > 20
    assert proof.words == proof.kept_words > 60


def test_an_invented_word_is_found(run: Path) -> None:
    def invent(record: Entry) -> None:
        record["persyaratan"]["items"][0]["text"] = "Kartu keluarga asli"

    rewrite(run / "records.jsonl", invent)
    proof = verify_run(run)
    assert any("persyaratan.items[0]" in failure for failure in proof.failures)
    assert proof.grounding_share < 1


def test_a_lost_item_is_found(run: Path) -> None:
    rewrite(run / "records.jsonl", lambda record: record["persyaratan"]["items"].pop())
    assert any("persyaratan.items[1]" in failure for failure in verify_run(run).failures)


def test_words_out_of_their_field_are_found(run: Path) -> None:
    def shorten(record: Entry) -> None:
        record["biaya"]["text"] = record["biaya"]["text"].split()[0]

    rewrite(run / "records.jsonl", shorten)
    assert verify_run(run).failures


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line["spans"].clear(),
        lambda line: line["spans"].extend(line["spans"][:1]),
        lambda line: line.update(text=line["text"] + "x"),
    ],
    ids=["no fate", "two fates", "another word"],
)
def test_a_trace_that_is_not_true_is_found(run: Path, change: Callable[[Entry], None]) -> None:
    rewrite(run / "trace.jsonl", change)
    assert not verify_run(run).is_whole


def test_a_run_without_its_trace_proves_nothing(run: Path) -> None:
    (run / "trace.jsonl").unlink()
    assert not verify_run(run).is_whole


def test_a_changed_source_is_found(run: Path) -> None:
    source = run.parent / "sumber" / "a.txt"
    source.write_text(STANDARD.replace("Kartu", "Kerta"))
    assert any("a.txt" in failure for failure in verify_run(run).failures)


def test_a_moved_source_is_found_where_it_is_said_to_be(run: Path) -> None:
    moved = run.parent / "pindah"
    (run.parent / "sumber").rename(moved)
    assert not verify_run(run).is_whole
    assert verify_run(run, [moved]).is_whole


def test_an_empty_proof_is_whole() -> None:
    assert Proof().is_whole
    failing = Proof(texts=2, grounded=2, failures=["sebuah dokumen hilang"])
    assert (failing.grounding_share, failing.conservation_share) == (0.5, 0.0)
    assert (Proof().grounding_share, Proof().conservation_share) == (1.0, 1.0)


AWKWARD = {
    "the office's words": "Persyaratan\n\nKantor Desa I\nI. Desa Kantor\n\nBiaya\n\nGratis",
    "no ink": "Persyaratan\n\n\u200b\na\u00adb\n\u202ebalik\u202c\n\nBiaya\n\n\u2066\nGratis",
    "broken words": "Persyaratan\n\nlain-\nlain KTP/SIM/\nPaspor\n\nBiaya\n\n<b>Gratis</b><br>0,-",
    "marks": "Persyaratan\n\n1. **KTP** [KK](https://a.example) <https://b.example>\n\nBiaya\n\n`x`",
}


def test_awkward_texts_are_proved(tmp_path: Path) -> None:
    files = {f"{name}.{kind}": text for name, text in AWKWARD.items() for kind in ("md", "txt")}
    run = run_of(tmp_path, dict(files))
    proof = verify_run(run)
    assert proof.failures == []
    assert proof.documents == len(files)


@settings(max_examples=examples(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(standards(30), min_size=20, max_size=20, unique=True))
def test_any_document_made_of_plausible_lines_is_proved(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    names = [f"{number}.{('txt', 'md')[number % 2]}" for number in range(len(texts))]
    run = run_of(tmp_path_factory.mktemp("naskah"), dict(zip(names, texts, strict=True)))
    proof = verify_run(run)
    assert proof.failures == []
    assert proof.checks[("sources", "found")] == (len(texts), len(texts))
    unread = [json.loads(line) for line in (run / "quarantine.jsonl").read_text().splitlines()]
    assert {entry["error"] for entry in unread} <= {"not-a-service-standard", "not-understood"}
    assert len(unread) < len(texts)
