"""A heading or label that somebody teaches: what it does to all documents of the run is shown
before it is kept."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.comparison.settings import load_settings
from corpus.own_words import SettingsError, as_table, read_own_headings, read_own_labels
from corpus.record.json_files import read_lines
from corpus.review.acts.checked import text_of
from corpus.review.refusals import ReviewRefused
from corpus.review.rereading import Rereading
from corpus.review.settings_text import add_spelling
from corpus.run.outcome import Outcome, ReadOptions, placed, unpack
from corpus.schema import COMPONENTS

Entry = dict[str, Any]
MOST_SHOWN = 400  # letters of a component
MOST_JOBS = 50  # that are remembered
AHEAD = 4  # sources that wait for a reader: a job that is called off leaves no more behind


class Teaching(NamedTuple):
    """What is taught: a spelling, and the table and name of the settings file that get it."""

    table: str
    name: str
    spelling: str

    def added_to(self, options: ReadOptions) -> ReadOptions:
        """The options of a run that knows it. Raises `ReviewRefused`."""
        return with_own_words(options, {self.table: {self.name: [self.spelling]}})


def teaching_of(entry: object) -> Teaching:
    """What a page asks to be taught. Raises `ReviewRefused`."""
    if not isinstance(entry, Mapping):
        raise ReviewRefused("Ajaran harus berupa objek.")
    is_label = "label" in entry
    said, about = ("label", "names") if is_label else ("heading", "component")
    spelling = " ".join(text_of(entry.get(said), said, MOST_SHOWN).split())
    name = text_of(entry.get(about), about, MOST_SHOWN)
    return Teaching("labels" if is_label else "headings", name, spelling)


def with_own_words(
    options: ReadOptions, more: Mapping[str, Mapping[str, Sequence[str]]]
) -> ReadOptions:
    """The options of a run that knows further words. Raises `ReviewRefused`."""
    tables = {"headings": as_table(options.own_headings), "labels": as_table(options.own_labels)}
    for table, names in more.items():
        for name, spellings in names.items():
            tables[table][name] = [*tables[table].get(name, []), *spellings]
    try:
        headings = read_own_headings(tables["headings"])
        return options._replace(own_headings=headings, own_labels=read_own_labels(tables["labels"]))
    except SettingsError as error:
        raise ReviewRefused(error.message) from error


@dataclass(slots=True)
class Job:
    """The effect of something taught, as far as it is known."""

    teaching: Teaching
    read: int = 0
    of: int = 0
    is_done: bool = False
    is_declined: bool = False
    error: str | None = None
    changes: list[Entry] = field(default_factory=list)

    def told(self) -> Entry:
        """For the page that waits for it."""
        return {
            "done": self.is_done,
            "read": self.read,
            "of": self.of,
            "error": self.error,
            "changes": list(self.changes),
        }


class Teachings:
    """The effects that were asked for, each found by a thread beside the person's work."""

    def __init__(self, run: Path, sources: Rereading, settings: Path) -> None:
        self.run = run
        self.sources = sources
        self.settings = settings
        self._jobs: dict[str, Job] = {}

    def start(self, entry: object) -> str:
        """Look what a teaching does; the name of the job."""
        teaching = teaching_of(entry)
        teaching.added_to(self._options())  # refuses what cannot be
        name = secrets.token_hex(8)
        while len(self._jobs) >= MOST_JOBS:
            self.forget(next(iter(self._jobs)))
        job = self._jobs[name] = Job(teaching)
        threading.Thread(target=self._find, args=(job,), daemon=True).start()
        return name

    def job(self, name: str) -> Job:
        """Raises `ReviewRefused` for one that is not known (any more)."""
        found = self._jobs.get(name)
        if found is None:
            raise ReviewRefused("Pemeriksaan itu tidak dikenal atau sudah dilupakan.")
        return found

    def keep(self, name: str) -> Teaching:
        """Write what was taught to the settings file."""
        job = self.job(name)
        if not job.is_done or job.error is not None:
            raise ReviewRefused("Tunggu sampai pengaruhnya selesai diperiksa.")
        add_spelling(self.settings, *job.teaching)
        self.forget(name)
        return job.teaching

    def forget(self, name: str) -> None:
        """Call a job off."""
        self.job(name).is_declined = True
        del self._jobs[name]

    def close(self) -> None:
        """Call all jobs off."""
        for name in [*self._jobs]:
            self.forget(name)

    def _options(self) -> ReadOptions:
        """How the next run will read: as this one, with what was taught since."""
        options = self.sources.settings().options
        if not self.settings.is_file():
            return options
        try:
            taught = load_settings(self.settings).own_words
        except SettingsError as error:
            raise ReviewRefused(error.message) from error
        more = {"headings": as_table(taught.headings), "labels": as_table(taught.labels)}
        return with_own_words(options, more)

    def _find(self, job: Job) -> None:
        try:
            self._compare(job)
        except Exception as error:  # a page waits for the answer
            told = getattr(error, "message", type(error).__name__)
            job.error = f"Pengaruhnya tidak dapat diperiksa: {told}"
        job.is_done = True

    def _compare(self, job: Job) -> None:
        settings, before = self.sources.settings(), self._options()
        after = job.teaching.added_to(before)
        is_known = settings.is_same_program and before == settings.options
        known = _known_records(self.run) if is_known else None
        contents = [one for one in self.sources.contents(before) if one.sha256 is not None]
        job.of = len(contents)
        waiting: list[tuple[str, Future[Outcome] | None, Future[Outcome]]] = []
        for content in contents:
            if job.is_declined:
                break
            # What another program or with other headings has read is read anew: the effect of
            # the teaching alone is shown.
            old = self.sources.read(content, before) if known is None else None
            waiting.append((content.paths[0], old, self.sources.read(content, after)))
            if len(waiting) >= AHEAD:
                self._add(job, known, *waiting.pop(0))
        for one in waiting:
            self._add(job, known, *one)

    def _add(
        self,
        job: Job,
        known: Mapping[str, Mapping[str, Entry]] | None,
        path: str,
        old: Future[Outcome] | None,
        new: Future[Outcome],
    ) -> None:
        records = _records(new.result(), path)
        before = _records(old.result(), path) if old is not None else (known or {}).get(path, {})
        job.changes += differences(path, before, records)
        job.read += 1


def _known_records(run: Path) -> dict[str, dict[str, Entry]]:
    """What the run says of each source: its records' components as texts."""
    found: dict[str, dict[str, Entry]] = {}
    for record in read_lines(run / "records.jsonl"):
        found.setdefault(record["source"]["path"], {})[record["record_id"]] = in_texts(record)
    return found


def _records(outcome: Outcome, path: str) -> dict[str, Entry]:
    lines = placed("records", unpack(outcome.sizes, outcome.packed)["records"], path, ())
    return {one["record_id"]: in_texts(one) for one in map(orjson.loads, lines.splitlines())}


def in_texts(record: Mapping[str, Any]) -> Entry:
    """What a record says, part by part, as texts: null where it says nothing."""
    found: Entry = {"unit": record["unit"]["name"], "service": record["service"]["title"]}
    for name in COMPONENTS:
        found[name] = "\n".join(_texts(record[name])) or None if record[name] else None
    return found


def _texts(component: Mapping[str, Any]) -> Iterator[str]:
    if "text" in component:
        yield component["text"]
        return
    if component["intro"]:
        yield component["intro"]
    yield from _items(component["items"])
    yield from (note["text"] for note in component["notes"])


def _items(items: list[Entry]) -> Iterator[str]:
    for item in items:
        yield item["text"]
        yield from _items(item["children"])


def differences(
    path: str, before: Mapping[str, Entry], after: Mapping[str, Entry]
) -> Iterator[Entry]:
    """What each record of a source has gained, lost, or says otherwise."""
    for record_id in dict.fromkeys((*before, *after)):
        old, new = before.get(record_id, {}), after.get(record_id, {})
        for name in dict.fromkeys((*old, *new)):
            was, value = old.get(name), new.get(name)
            if was == value:
                continue
            kind = "gained" if was is None else "lost" if value is None else "changed"
            yield {
                "file": path,
                "record_id": record_id,
                "component": name,
                "before": _short(was),
                "after": _short(value),
                "kind": kind,
            }


def _short(text: str | None) -> str | None:
    is_long = text is not None and len(text) > MOST_SHOWN
    return f"{text[: MOST_SHOWN - 1]}…" if text is not None and is_long else text
