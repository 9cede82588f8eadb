"""Corrections on their way in and out: whichever file holds them, and what became of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.record.corrections import (
    NO_CORRECTIONS,
    Corrections,
    Rejected,
    Wanted,
    read_corrections,
)
from corpus.run.kept_corrections import NAME, CorrectionsInForce
from corpus.run.sources import is_url
from output.command.language import say
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


def show_corrections(in_force: CorrectionsInForce, run: str) -> None:
    """Say on standard error how many corrections a run holds, where they are from, which do not
    fit any more, and which the run before had and this one has not."""
    lines = list(_kept_and_dropped(in_force, run))
    if in_force.corrections.total and not is_url(run):
        from corpus.record.corrected import check_corrections

        applied, rejected = check_corrections(in_force.corrections, Path(run))
        told = say(
            "{applied} pembetulan diterapkan, {rejected} tidak.",
            applied=applied,
            rejected=len(rejected),
        )
        lines.append(f"selaras: {told}")
        lines += [f"  {_place(entry)}: {entry.message}" for entry in rejected]
    sys.stderr.writelines(plain(line) + "\n" for line in lines)


def _kept_and_dropped(in_force: CorrectionsInForce, run: str) -> Iterator[str]:
    if in_force.is_reviewed:
        told = say(
            "{count} pembetulan dari peninjauan diambil dan berlaku mulai run ini ({file}).",
            count=in_force.corrections.total,
            file=f"{run.rstrip('/')}/{NAME}",
        )
        yield f"selaras: {told}"
    elif in_force.is_kept:
        yield (
            f"selaras: {in_force.corrections.total} pembetulan dari run sebelumnya tetap berlaku "
            f"({run.rstrip('/')}/{NAME}). Untuk membuangnya: --no-corrections."
        )
    if in_force.dropped:
        yield (
            f"selaras: PERHATIAN: {len(in_force.dropped)} pembetulan dari run sebelumnya tidak "
            "berlaku lagi; nilainya kembali seperti yang terbaca:"
        )
        yield from (f"  {_place(entry)}" for entry in in_force.dropped)


def _place(entry: Rejected | Wanted) -> str:
    return f"{entry.file or entry.record_id}: {entry.path}"
