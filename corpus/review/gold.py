"""What people looked through, as gold for `evaluate` and as cases for tests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from corpus.evaluation.gold import GoldError, draft_gold, read_gold
from corpus.record.corrections import UNREAD
from corpus.review.refusals import ReviewRefused
from corpus.review.standing import Standing
from corpus.run.attachments import source_bytes
from corpus.schema import COMPONENTS, CORRECTABLE
from corpus.whole_file import write_whole
from extractor.errors import ExtractionError

Entry = dict[str, Any]
CASES = ".cases"  # behind the gold file's name without its ending: the folder of the cases
CASE_PARTS = ("record_id", "source", *CORRECTABLE, UNREAD)


class Looked(NamedTuple):
    """A record as people left it. What nobody called done is known in what was corrected only."""

    record: Mapping[str, Any]
    corrected: tuple[str, ...]
    is_done: bool

    @property
    def is_known(self) -> bool:
        """Whether anybody has said anything of it."""
        return self.is_done or bool(self.corrected)


class Written(NamedTuple):
    """What was written: documents and records; documents of which a record was not looked at."""

    documents: int
    records: int
    left_out: int
    cases: Path


def looked_through(records: Standing) -> Iterator[Looked]:
    """Every record of a run, with what people said of it."""
    for record_id in records.index.rows:
        corrected = tuple(one.path for one in records.kept.wanted(record_id))
        is_done = record_id in records.kept.done
        is_known = is_done or bool(corrected)
        record = records.now(record_id)[0] if is_known else records.index.record(record_id)
        yield Looked(record, corrected, is_done)


def gold_of(looked: Iterable[Looked]) -> tuple[list[Entry], int]:
    """The gold of every document whose records were all looked at; how many others have some."""
    documents: dict[str, list[Looked]] = {}
    for one in looked:
        documents.setdefault(one.record["source"]["sha256"], []).append(one)
    found: list[Entry] = []
    left_out = 0
    for records in documents.values():
        if not any(one.is_known for one in records):
            continue
        if not all(one.is_known for one in records):
            left_out += 1
            continue
        (entry,) = draft_gold(one.record for one in records)
        pairs = zip(entry["records"], records, strict=True)
        entry["records"] = [_known(draft, one) for draft, one in pairs]
        found.append(entry)
    return found, left_out


def _known(draft: Entry, looked: Looked) -> Entry:
    """The part of a draft that somebody has looked at: of a component where something was
    corrected all, of a head what was corrected."""
    if looked.is_done:
        return draft
    known: Entry = {}
    for path in looked.corrected:
        part, _, rest = path.partition(".")
        name = rest.split(".")[0].split("[")[0]
        if part in COMPONENTS or (part in draft and (draft[part] is None or not name)):
            known[part] = draft[part]
        elif part in draft and name in draft[part]:
            known.setdefault(part, {})[name] = draft[part][name]
    return known


def write_gold(file: Path, looked: Iterable[Looked], sources: Mapping[str, str] | None) -> Written:
    """Write gold, beside what the file has of other documents, and the cases.

    `sources`: where each source lies, if their bytes are to be copied to the cases. Raises
    `ReviewRefused` for a file that is no gold.
    """
    kept = list(looked)
    entries, left_out = gold_of(kept)
    if not entries:
        raise ReviewRefused("Belum ada dokumen yang selesai ditinjau atau dibetulkan.")
    merged = _merged(file, entries)
    cases = file.with_name(file.stem + CASES)
    hashes = {entry["sha256"] for entry in entries}
    _write_cases(cases, [one for one in kept if one.record["source"]["sha256"] in hashes], sources)
    write_whole(file, _as_json(merged))
    records = sum(len(entry["records"]) for entry in entries)
    return Written(len(entries), records, left_out, cases)


def _merged(file: Path, entries: list[Entry]) -> list[Entry]:
    """What the file has of other documents, and these."""
    if not file.exists():
        return entries
    if file.suffix.lower() != ".json":
        raise ReviewRefused(f"{file} harus berakhiran .json.")
    try:
        read_gold(file)
    except GoldError as error:
        raise ReviewRefused(error.message) from error
    before: list[Entry] = json.loads(file.read_text("utf-8-sig"))
    new = {entry["sha256"] for entry in entries}
    return [*(one for one in before if one.get("sha256") not in new), *entries]


def _write_cases(cases: Path, looked: list[Looked], sources: Mapping[str, str] | None) -> None:
    cases.mkdir(exist_ok=True)
    documents: dict[str, Entry] = {}
    for one in looked:
        source = one.record["source"]
        entry = documents.setdefault(
            source["sha256"], {"file": source["path"], "sha256": source["sha256"], "records": []}
        )
        record = {name: one.record[name] for name in CASE_PARTS}
        entry["records"].append({**record, "corrected": list(one.corrected), "done": one.is_done})
    for sha256, entry in documents.items():
        name = sha256[:16]
        if sources is not None:
            entry["copy"] = _copied(cases, entry, sources)
        write_whole(cases / f"{name}.json", _as_json(entry))


def _copied(cases: Path, entry: Mapping[str, Any], sources: Mapping[str, str]) -> str:
    """Copy a source's bytes; the copy's name. Raises `ReviewRefused` where they are not there."""
    path, sha256 = entry["file"], entry["sha256"]
    location = sources.get(path)
    try:
        data = source_bytes(location) if location is not None else b""
    except ExtractionError as error:
        raise ReviewRefused(f"{path}: {error.message}") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ReviewRefused(f"{path} tidak ditemukan seperti semula; sebutkan --sources.")
    name = f"{sha256[:16]}{PurePosixPath(path).suffix.lower()}"
    write_whole(cases / name, data)
    return name


def _as_json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
