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
    whole = said_in(file)
    findings = whole["findings"]
    entry = {"status": said.status, "note": said.note, "by": said.by, "when": said.when}
    for key in keys:
        known = about.get(key) or findings.get(key, {}).get("about", "")
        if said.status == "new" and not said.note:
            findings.pop(key, None)
        else:
            told = {**entry, "about": known}
            findings[key] = {name: text for name, text in told.items() if text}
    write_statuses(file, whole)


def said_in(file: Path) -> dict[str, Any]:
    """All that people wrote in the file, as it stands; nothing where there is none.

    Raises `StatusError` for a file that holds no statuses.
    """
    entry: dict[str, Any] = {}
    if file.exists():
        load_status(file)  # which refuses what is none
        entry = json.loads(file.read_text("utf-8-sig"))
    return {"findings": {}, "groups": [], **entry}


def write_statuses(file: Path, whole: Mapping[str, Any]) -> None:
    """Write the file anew. Raises `StatusError`, and nothing is written, for what it cannot mean.

    Whoever changes what is there keeps others out from `said_in` on (`review_lock`).
    """
    read_status(whole)
    told = {name: value for name, value in whole.items() if value or name == "findings"}
    write_whole(file, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode())
