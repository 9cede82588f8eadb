from __future__ import annotations

from pathlib import Path

from corpus.batch import RunPlan, extract_folder
from corpus.run_log import LOG


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
