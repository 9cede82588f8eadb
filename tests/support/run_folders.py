"""Folders of documents for the tests of runs, and what a run has written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corpus.run.batch import RunPlan, RunSummary, extract_folder
from corpus.run.outcome import Outcome
from tests.support.typed_texts import STANDARD

WRITTEN = ("records", "findings", "trace", "sources", "quarantine", "near_duplicates")


def write_standards(folder: Path, count: int) -> None:
    """Standards that differ in their time, in two folders, and a letter that is none."""
    for number in range(count):
        place = folder / ("kota" if number % 2 else "kabupaten") / f"standar-{number:02d}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(STANDARD.replace("3 hari", f"{number + 2} hari"), encoding="utf-8")
    (folder / "surat.txt").write_text("Kami mengundang Saudara pada rapat besok.\n" * 5)
    (folder / "kosong.pdf").write_bytes(b"")


def read_run(run: Path) -> dict[str, bytes]:
    """The bytes of a run's files that must not depend on how it was done."""
    return {name: (run / f"{name}.jsonl").read_bytes() for name in WRITTEN}


def entries(run: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run / f"{name}.jsonl").read_bytes().splitlines()]


def extract(plan: RunPlan) -> tuple[RunSummary, list[str]]:
    """Do a run; its summary and the paths that were read for it."""
    paths: list[str] = []

    def note(outcome: Outcome, done: int, total: int) -> None:
        paths.append(outcome.path)

    return extract_folder(plan, note), sorted(paths)
