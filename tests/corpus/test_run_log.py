from __future__ import annotations

import json
from pathlib import Path

from corpus.run.batch import RunPlan, extract_folder
from corpus.run.log import LOG, append_log


def test_every_run_leaves_its_paragraph_without_the_documents_words(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "kosong.txt").write_text("Rahasia warga: catatan saja")
    plan = RunPlan((source,), tmp_path / "run")
    extract_folder(plan)
    extract_folder(plan)
    log = (tmp_path / "run" / LOG).read_text()
    assert log.count(" extract\n") == 2
    assert "'kosong.txt': not-a-service-standard" in log
    assert "Rahasia" not in log


def test_the_log_says_where_a_proof_has_failed(
    tmp_path: Path,
) -> None:
    entry = {
        "path": "a.pdf",
        "also": [],
        "error": "unproven",
        "trace": ["biaya.text tidak ada dalam rekaman"],
    }
    (tmp_path / "quarantine.jsonl").write_text(json.dumps(entry) + "\n")
    run = {"selaras": "0", "roots": [], "options": {}, "counts": {}, "seconds": {}}
    append_log(tmp_path, run)
    log = (tmp_path / LOG).read_text()
    assert "'a.pdf': unproven\n    biaya.text tidak ada dalam rekaman\n" in log
