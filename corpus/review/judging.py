"""Findings and groups as people judge them in a review: read and written as `status.json`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from corpus.judgement.corrected_groups import folded
from corpus.judgement.finding_key import Subject, finding_key, told_apart
from corpus.judgement.recording import record_status, said_in, write_statuses
from corpus.judgement.status import NAME, StatusError, StatusFile, load_status, read_status
from corpus.offices import owner_key
from corpus.record.json_files import read_lines
from corpus.review.acts.checked import MOST_REASON, optional_text, text_of
from corpus.review.changes import Said
from corpus.review.refusals import ReviewRefused
from corpus.schema import Finding, ServiceStandard
from normalizers.item.language import paper_words

Entry = dict[str, Any]
_GROUP = ("service", "component", "change", "of", "paper", "name", "note")
MOST_ABOUT = 200


class Judgements:
    """The status file of a run, and the findings that it can speak of.

    With a report's folder these are the report's, those across offices among them; else each
    record's own, by the keys that a comparison gives them.
    """

    def __init__(self, run: Path, report: Path | None) -> None:
        self.file = run / NAME
        self.report = report
        self._told = _by_record(report) if report is not None else None

    def findings(self, record: Mapping[str, Any]) -> list[Entry]:
        """A record's findings, each with its key and what was said of it."""
        if self._told is not None:
            found = self._told.get(str(record["record_id"]), [])
        else:
            found = own_findings(record)
        said = self.status().findings
        return [
            {
                **one,
                "status": said[one["key"]].status if one["key"] in said else "new",
                "note": said[one["key"]].note if one["key"] in said else "",
            }
            for one in found
        ]

    def sureness(self, record_id: str) -> float | None:
        """How sure the least sure group is that a finding of the record rests on."""
        found = (self._told or {}).get(record_id, ())
        sure = [one["parameters"].get("sureness") for one in found]
        return min((one for one in sure if isinstance(one, int | float)), default=None)

    def count(self, record_id: str) -> int | None:
        """How many findings the report has of a record; None without a report."""
        return None if self._told is None else len(self._told.get(record_id, ()))

    def status(self) -> StatusFile:
        """What the file says. Raises `StatusError`."""
        return load_status(self.file) if self.file.exists() else StatusFile()

    def judge(self, record: Mapping[str, Any], action: Mapping[str, Any], said: Said) -> Entry:
        """Say something of a finding; what was said before, to go back to."""
        key = text_of(action.get("key"), "key", 40)
        finding = next((one for one in self.findings(record) if one["key"] == key), None)
        if finding is None:
            raise ReviewRefused(f"Temuan {key!r} bukan temuan rekaman ini.")
        about = f"{finding['office']}: {finding['message']}"[:MOST_ABOUT]
        entry = {
            "status": text_of(action.get("status"), "status", 40),
            "note": optional_text(action, "note", MOST_REASON),
            "by": said.by,
            "when": said.when,
        }
        before = said_in(self.file)["findings"].get(key)
        try:
            judgement = read_status({"findings": {key: entry}}).findings[key]
            record_status(self.file, [key], judgement, {key: about})
        except StatusError as error:
            raise ReviewRefused(error.message) from error
        return {"key": key, "was": before, "is": said_in(self.file)["findings"].get(key)}

    def group(self, action: Mapping[str, Any], said: Said) -> Entry:
        """Ask for a change of groups; the entry that says so."""
        items = action.get("items")
        if not isinstance(items, list | tuple):
            raise ReviewRefused("'items' harus berupa daftar bunyi butir.")
        entry: Entry = {name: optional_text(action, name) for name in _GROUP}
        entry["items"] = [text_of(one, "items") for one in items]
        entry |= {"by": said.by, "when": said.when}
        entry = {name: value for name, value in entry.items() if value}
        whole = said_in(self.file)
        whole["groups"].append(entry)
        self._write(whole)
        return {"group": entry}

    def take_back(self, before: Mapping[str, Any]) -> None:
        """Undo either, as long as nobody has said something else since."""
        whole = said_in(self.file)
        if "group" in before:
            if before["group"] not in whole["groups"]:
                raise ReviewRefused("Perubahan kelompok itu sudah tidak ada.")
            place = len(whole["groups"]) - 1 - whole["groups"][::-1].index(before["group"])
            del whole["groups"][place]
        else:
            if whole["findings"].get(before["key"]) != before["is"]:
                raise ReviewRefused("Status temuan itu sudah diubah orang lain.")
            if before["was"] is None:
                whole["findings"].pop(before["key"], None)
            else:
                whole["findings"][before["key"]] = before["was"]
        self._write(whole)

    def _write(self, whole: Entry) -> None:
        try:
            write_statuses(self.file, whole)
        except StatusError as error:
            raise ReviewRefused(error.message) from error


def own_findings(record: Mapping[str, Any]) -> list[Entry]:
    """The findings that a run has of a record, with the keys that a comparison gives them."""
    standard = ServiceStandard.model_validate(record)
    service = standard.service
    name = (service.kind, "") if service.kind else ("", folded(service.label or ""))
    subject = Subject(owner_key(standard), name)
    keys = told_apart(finding_key(one, subject) for one in standard.findings)
    return [_told(one, key) for one, key in zip(standard.findings, keys, strict=True)]


def _told(finding: Finding, key: str) -> Entry:
    return {**finding.model_dump(mode="json"), "key": key}


def _by_record(report: Path) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    try:
        for one in read_lines(report / "findings.jsonl"):
            told = {name: one[name] for name in Finding.model_fields if name in one}
            finding = Finding.model_validate(told)
            if one.get("key") and finding.record_id:
                found.setdefault(finding.record_id, []).append(_told(finding, str(one["key"])))
    except (OSError, ValidationError) as error:
        raise ReviewRefused(f"{report} bukan folder laporan `selaras compare`.") from error
    return found


def groups_of(report: Path | None, record_id: str) -> Entry:
    """The groups of a record's service as a report has them: by component, each with its items,
    and in words the paper that it is of."""
    if report is None:
        raise ReviewRefused("Kelompok hanya ada dalam folder laporan: --report LAPORAN.")
    try:
        comparison = orjson.loads((report / "comparison.json").read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise ReviewRefused(f"{report} bukan folder laporan `selaras compare`.") from error
    for one in comparison.get("services", ()):
        if record_id in one.get("records", ()):
            components = {
                name: [_group_told(group) for group in part.get("clusters", ())]
                for name, part in one.get("components", {}).items()
            }
            return {"service": one.get("kind") or one.get("label"), "components": components}
    raise ReviewRefused(
        "Rekaman ini tidak dibandingkan dalam laporan itu.",
        "Jalankan lagi `selaras compare` atas run ini.",
    )


def _group_told(group: Mapping[str, Any]) -> Entry:
    return {**group, "paper_name": paper_words(str(group["text"]), group.get("paper"))}
