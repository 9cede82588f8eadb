"""Corrections on their way in and out: whichever file holds them, and what became of them."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.corrections import NO_CORRECTIONS, Corrections, read_corrections
from output.language import say
from output.text import plain

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")


def load_corrections(file: Path | None) -> Corrections:
    """The corrections of a YAML, JSON or workbook file; none without a file.

    Raises `CorrectionsError` where the file cannot be read as such.
    """
    if file is None:
        return NO_CORRECTIONS
    if file.suffix.lower() in WORKBOOK_SUFFIXES:
        from output.corrections_sheet import read_corrections_sheet

        return read_corrections_sheet(file)
    return read_corrections(file)


def show_corrections(corrections: Corrections, run: Path) -> None:
    """Say on standard error how many corrections a run holds, and which do not fit any more."""
    if not corrections.total:
        return
    from corpus.corrected import check_corrections

    applied, rejected = check_corrections(corrections, run)
    told = say(
        "{applied} pembetulan diterapkan, {rejected} tidak.",
        applied=applied,
        rejected=len(rejected),
    )
    lines = [f"selaras: {told}"]
    lines += [
        f"  {entry.file or entry.record_id}: {entry.path}: {entry.message}" for entry in rejected
    ]
    sys.stderr.writelines(plain(line) + "\n" for line in lines)
