"""A review as files that work without a server: a page for each record, and an index.

A page holds its record and the pictures of its pages. What a person does is kept in the browser and
downloaded as a file of actions, which `output.review.actions` applies to the run.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from corpus.review.session import Session
from corpus.whole_file import write_whole
from output.evidence.evidence import Withheld
from output.own_folder import make_own_folder, sweep_own_folder
from output.review.page import offline_index, offline_page
from output.review.sheets import Sheets

RECORDS = "records"
NEIGHBOURS = 12  # before and behind a record, in the queue of its page
_NAME = re.compile(r"[0-9a-f]{16}-\d+\.html")
_LISTED = ("office", "service", "file", "reasons", "unread", "done")
Told = Mapping[str, str]  # what all pages are told: `lang`, `memory`, `by`


def write_offline(
    session: Session, sheets: Sheets, queue: Sequence[Any], out: Path, told: Told
) -> int:
    """Write the pages, and take away those of an earlier review; how many records there are.

    Sources that gave no record are left out: all that can be done for them is to teach a heading,
    which needs the run.
    """
    entries = [one for one in queue if one["record_id"]]
    make_own_folder(out / RECORDS)
    listed: list[dict[str, Any]] = []
    for place, entry in enumerate(entries):
        view = session.view(entry["record_id"])
        near = entries[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        held = {"id": entry["record_id"], "view": view, "queue": near}
        page = offline_page({**held, "sheets": _sheets(sheets, view)}, told)
        write_whole(out / RECORDS / f"{entry['record_id']}.html", page.encode())
        known = {"id": entry["record_id"], "version": view["version"]}
        listed.append(known | {name: entry[name] for name in _LISTED})
    sweep_own_folder(out / RECORDS, {f"{one['id']}.html" for one in listed}, _NAME)
    write_whole(out / "index.html", offline_index({"records": listed}, told).encode())
    return len(listed)


def _sheets(sheets: Sheets, view: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The pictures of a record's pages; without those that cannot be shown."""
    found: dict[str, dict[str, Any]] = {}
    if view["is_text"]:
        return found
    for page in sorted({line["page"] for line in view["lines"] if line["page"]}):
        with suppress(Withheld):
            sheet = sheets.sheet(view["record_id"], page)
            address = "data:image/webp;base64," + base64.b64encode(sheet.webp).decode()
            size = {"width": round(sheet.width_pt, 2), "height": round(sheet.height_pt, 2)}
            found[str(page)] = {"address": address, **size}
    return found
