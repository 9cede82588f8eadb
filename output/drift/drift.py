"""`selaras compare OLD NEW --drift`: what changed, on the terminal."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import orjson

from corpus.drift.drift import Change, ChangeKind, Drift, find_drift
from corpus.messages import label
from output.command.language import language, say
from output.comparison import read_records
from output.report.input import INDEX
from output.text import shortened

_KINDS: dict[ChangeKind, tuple[str, str]] = {
    "added": ("+", "ditambahkan"),
    "removed": ("-", "dihapus"),
    "changed": ("~", "diubah"),
    "reworded": ("=", "kata lain, makna sama"),
    "moved": ("↕", "urutannya berubah"),
}
_MOST_SHOWN = 40  # standards on the terminal; the file has them all
_SHOWN_LENGTH = 70  # characters of an old or new text in a line


def drift_of(old: Path, new: Path) -> Drift:
    """Compare two run folders. Raises `OutdatedRun`."""
    return find_drift(read_records(old), read_records(new))


def show_drift(drift: Drift, out: Path | None, *, as_json: bool) -> None:
    """Counts first, then each standard with what it has otherwise."""
    if as_json:
        sys.stdout.write(orjson.dumps(drift.as_entry(), option=orjson.OPT_INDENT_2).decode() + "\n")
        return
    kinds = Counter(change.kind for one in drift.changed for change in one.changes)
    told = ", ".join(f"{say(_KINDS[kind][1])} {kinds[kind]}" for kind in _KINDS if kinds[kind])
    print(
        say(
            "Standar baru {added}, hilang {removed}, berubah {changed}, tetap {unchanged}",
            added=len(drift.added),
            removed=len(drift.removed),
            changed=len(drift.changed),
            unchanged=drift.unchanged,
        )
    )
    if told:
        print(say("Perubahan: {told}", told=told))
    for sign, names in (("+", drift.added), ("-", drift.removed)):
        for name in names[:_MOST_SHOWN]:
            print(f"{sign} {_line(name.office)}: {_line(name.service)}")
        _show_rest(len(names))
    for one in drift.changed[:_MOST_SHOWN]:
        print(f"{_line(one.office)}: {_line(one.service)}")
        for change in one.changes:
            component = label("components", change.component, language())
            print(f"  {_KINDS[change.kind][0]} {component}: {_of(change)}")
    _show_rest(len(drift.changed))
    if out is not None:
        print(say("Buka laporannya: {index}", index=out / INDEX))


def _of(change: Change) -> str:
    texts = [f"“{_line(text)}”" for text in (change.old, change.new) if text is not None]
    return " → ".join(texts)


def _line(text: str) -> str:
    """A document's text as one short line."""
    return shortened(" ".join(text.split()), _SHOWN_LENGTH)


def _show_rest(count: int) -> None:
    if count > _MOST_SHOWN:
        print("  … " + say("dan {count} lagi", count=count - _MOST_SHOWN))
