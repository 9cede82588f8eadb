"""A review without a run: the same methods as a session's, over views that are written here."""

from __future__ import annotations

import copy
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.review.refusals import ReviewConflict, ReviewRefused
from corpus.schema import COMPONENTS

Entry = dict[str, Any]


def record_id(number: int) -> str:
    return f"{number:016x}-0"


def field(path: str, value: Any, kind: str = "text", **more: Any) -> Entry:
    component = path.split(".", maxsplit=1)[0]
    return {
        "path": path,
        "name": more.pop("name", "Butir"),
        "component": component if component in COMPONENTS else None,
        "kind": kind,
        "value": value,
        "shown": "" if value is None else str(value),
        "choices": None,
        "places": [],
        "reasons": [],
        "changed": False,
        "was": None,
        "depth": 1,
        **more,
    }


def unread_line(name: str, text: str, line: int) -> Entry:
    return {"id": name, "page": None, "line": line, "text": text, "places": [{"line": line}]}


def view_of(number: int, office: str = "Dinas Contoh", text: str = "Fotokopi KTP") -> Entry:
    """A text with two requirements and a line that nobody could place."""
    return {
        "record_id": record_id(number),
        "version": "1",
        "file": f"standar-{number:03}.txt",
        "office": f"{office} {number}",
        "service": "Izin Contoh",
        "pages": None,
        "page_range": None,
        "is_text": True,
        "lines": [
            {"n": 1, "page": None, "text": "Persyaratan", "fate": "heading"},
            {"n": 2, "page": None, "text": text, "fate": "field"},
            {"n": 3, "page": None, "text": "Pas foto; materai", "fate": "field"},
            {"n": 4, "page": None, "text": text + " asli", "fate": "unrecognized"},
        ],
        "fields": [
            field("unit.name", f"{office} {number}", name="Nama kantor"),
            field("persyaratan.heading", "Persyaratan", name="Persyaratan"),
            field("persyaratan.items[0]", text, "item", places=[{"line": 2}], reasons=[text]),
            field("persyaratan.items[1]", "Pas foto; materai", "item", places=[{"line": 3}]),
            field("waktu", None, "duration", name="Jangka Waktu", depth=0),
        ],
        "unread": [unread_line("u0", text + " asli", 4)],
        "findings": [
            {
                "key": "0f3a",
                "rule": "component-missing",
                "severity": "error",
                "message": text,
                "status": "new",
                "note": "",
                "places": [],
            }
        ],
        "review": [{"path": "persyaratan.items[0]", "reason": "ocr-unsure", "said": text}],
        "done": False,
        "history": [],
    }


class StandIn:
    """What `Session` does to a record, as far as the page shows it: values, lines, done, undo."""

    def __init__(self, views: Sequence[Entry]) -> None:
        self.views = {view["record_id"]: view for view in views}
        self.before: list[tuple[str, Entry]] = []
        self.acts: list[tuple[str, Mapping[str, Any], str]] = []
        self.kept: list[str] = []
        self.kind = "gained"  # of what a teaching does
        self.error: str | None = None  # why its effect cannot be looked at
        self.grouped: dict[str, list[Entry]] = {}
        self.lock = threading.Lock()

    def queue(self) -> list[Entry]:
        return [
            {
                "record_id": view["record_id"],
                **{name: view[name] for name in ("file", "office", "service", "done")},
                "reasons": len(view["review"]),
                "unread": len(view["unread"]),
                "findings": len(view["findings"]),
                "sureness": None,
                "changed": sum(one["changed"] for one in view["fields"]),
                "by": None,
            }
            for view in self.views.values()
        ]

    def view(self, record_id: str) -> Entry:
        if record_id not in self.views:
            raise ReviewRefused("rekaman itu tidak ada.")
        return self.views[record_id]

    def act(self, record_id: str, action: Mapping[str, Any], *, by: str, version: str) -> Entry:
        with self.lock:
            old = self.view(record_id)
            if old["version"] != version:
                raise ReviewConflict("rekaman ini sudah diubah orang lain.")
            view = copy.deepcopy(old)
            self._do(view, action)
            view["version"] = str(int(version) + 1)
            told = {"n": 1, "by": by, "when": "2026-01-02", "said": action["do"]}
            view["history"].insert(0, told)
            self.before.append((record_id, old))
            self.acts.append((record_id, action, by))
            self.views[record_id] = view
            return view

    def undo(self, *, by: str) -> Entry | None:
        if not self.before:
            return None
        record_id, old = self.before.pop()
        self.views[record_id] = {**old, "version": self.views[record_id]["version"] + "0"}
        return self.views[record_id]

    def effect(self, teaching: Mapping[str, Any]) -> str:
        return "kerja-1"

    def effect_of(self, job: str) -> Entry:
        change = {
            "file": "<b>lain.txt</b>",
            "record_id": record_id(1),
            "component": "persyaratan",
            "before": None,
            "after": "<img src=x onerror=window.acted=1>",
            "kind": self.kind,
        }
        changes = [] if self.error else [change]
        return {"done": True, "read": 3, "of": 3, "changes": changes, "error": self.error}

    def keep(self, job: str, *, by: str) -> None:
        self.kept.append(job)

    def decline(self, job: str) -> None:
        pass

    def groups(self, record_id: str) -> Entry:
        return {"service": "izin-contoh", "components": self.grouped}

    def _do(self, view: Entry, action: Mapping[str, Any]) -> None:
        what, fields = action["do"], view["fields"]
        named = [one for one in fields if one["path"] == action.get("path")]
        if what == "set" and named:
            one = named[0]
            one.update(was=one["value"], value=action["value"], shown=str(action["value"]))
            one.update(changed=True)
        elif what == "assign":
            lines = [one for one in view["unread"] if one["id"] in action["lines"]]
            view["unread"] = [one for one in view["unread"] if one not in lines]
            path = f"{action['component']}.items[9]"
            fields.extend(field(path, one["text"], "item", changed=True) for one in lines)
        elif what == "done":
            view["done"] = action["value"]
        elif what == "status":
            view["findings"][0].update(status=action["status"], note=action["note"])
        elif what not in ("split", "join", "nest", "lift", "move", "remove", "add", "group"):
            raise ReviewRefused("tindakan ini tidak dikenal.")
