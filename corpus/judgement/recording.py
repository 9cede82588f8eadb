"""Statuses put into the file where people keep them, beside all else that they wrote there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.judgement.status import Judgement, StatusError, load_status, read_status
from corpus.whole_file import write_whole

_KEY = re.compile(r"[0-9a-f]{12}(?:-\d+)?")


def record_status(
    file: Path, keys: Sequence[str], said: Judgement, about: Mapping[str, str]
) -> None:
    """Say the same of several findings; `about` has what each of them is, for people.

    What was said of them before goes, all else in the file stays. A finding that is said to be new
    and of which nothing is noted has no entry. Raises `StatusError`, and nothing is written, for a
    file that holds no statuses and for what is no key.
    """
    for key in keys:
        if not _KEY.fullmatch(key):
            raise StatusError(
                f"{key!r} bukan kunci temuan. Kuncinya ada pada berkas temuan dan findings.jsonl."
            )
    whole = _whole(file)
    findings = whole.setdefault("findings", {})
    entry = {"status": said.status, "note": said.note, "by": said.by, "when": said.when}
    for key in keys:
        known = about.get(key) or findings.get(key, {}).get("about", "")
        if said.status == "new" and not said.note:
            findings.pop(key, None)
        else:
            told = {**entry, "about": known}
            findings[key] = {name: text for name, text in told.items() if text}
    read_status(whole)
    write_whole(file, f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode())


def _whole(file: Path) -> dict[str, Any]:
    """The file as it stands, empty where there is none."""
    if not file.exists():
        return {}
    load_status(file)  # which refuses what is none
    entry: dict[str, Any] = json.loads(file.read_text("utf-8-sig"))
    return entry
