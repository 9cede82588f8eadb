"""The corrections that a run folder remembers, so that a later run does not lose them unawares.

They are kept as a file of corrections (docs/corrections.md), which can be given to other runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.record.corrections import NO_CORRECTIONS, Corrections, Wanted, read_corrections
from corpus.whole_file import write_whole

NAME = "corrections.json"


class CorrectionsInForce(NamedTuple):
    """What a run corrects: `is_kept` from an earlier run; and what it no longer corrects."""

    corrections: Corrections = NO_CORRECTIONS
    is_kept: bool = False
    dropped: tuple[Wanted, ...] = ()


def corrections_in_force(folder: Path, given: Corrections, keeps: bool) -> CorrectionsInForce:
    """What was given, else (if `keeps`) what the folder remembers; and remember it from now on.

    Raises `CorrectionsError` where what is remembered cannot be read and is asked for.
    """
    file = folder / NAME
    before = read_corrections(file) if file.exists() else NO_CORRECTIONS
    if keeps and not given.total:
        return CorrectionsInForce(before, is_kept=bool(before.total))
    if given.total:
        options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        entries = [_entry(wanted) for wanted in _all(given)]
        write_whole(file, orjson.dumps(entries, default=list, option=options))
    else:
        file.unlink(missing_ok=True)
    still = {_place(wanted) for wanted in _all(given)}
    dropped = tuple(wanted for wanted in _all(before) if _place(wanted) not in still)
    return CorrectionsInForce(given, dropped=dropped)


def _all(corrections: Corrections) -> list[Wanted]:
    return [wanted for some in corrections.by_document.values() for wanted in some]


def _place(wanted: Wanted) -> tuple[str, str]:
    return wanted.record_id, wanted.path


def _entry(wanted: Wanted) -> dict[str, Any]:
    """A correction as a file has it."""
    entry = {name: value for name, value in wanted._asdict().items() if name != "has_was"}
    return {
        name: value
        for name, value in entry.items()
        if (wanted.has_was if name == "was" else name == "value" or value is not None)
    }
