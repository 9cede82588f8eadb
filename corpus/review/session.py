"""A review of a run: what a page or a file of actions asks for, done and kept.

Whatever is said here is plain JSON. All paths are those of a record as it stands, with its
corrections; what is written are corrections of the record as it was read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from corpus.own_words import SETTINGS_FILE
from corpus.review.acts.act import act_on
from corpus.review.acts.checked import MOST_REASON, name_of, optional_text
from corpus.review.acts.words_read import Words, read_component
from corpus.review.calibration import calibration_of
from corpus.review.changes import (
    Said,
    check_same,
    corrected,
    corrections_for,
    told_of,
    validated,
    who,
)
from corpus.review.gold import Written, looked_through, write_gold
from corpus.review.judging import Judgements, groups_of
from corpus.review.queueing import queue_of
from corpus.review.refusals import ReviewConflict as ReviewConflict
from corpus.review.refusals import ReviewRefused as ReviewRefused
from corpus.review.rereading import Rereading
from corpus.review.standing import Standing
from corpus.review.teaching import Teachings
from corpus.review.view import (
    record_view,
    refused_view,
    shown_findings,
    shown_history,
    source_lines,
)
from corpus.review.words import shown_act

Entry = dict[str, Any]
Action = Mapping[str, Any]


class Session:
    """One review; safe for several threads, and beside other processes on the same folder."""

    def __init__(
        self, run: Path, sources: Sequence[str], report: Path | None, settings: Path, lang: str
    ) -> None:
        self.run = run
        self.report = report
        self.lang = lang
        self._records = Standing(run)
        self._index, self._kept = self._records.index, self._records.kept
        self._judgements = Judgements(run, report)
        self._sources = Rereading(run, sources)
        self._teachings = Teachings(run, self._sources, settings)

    @classmethod
    def open(
        cls,
        run: Path,
        *,
        sources: Sequence[str] = (),
        report: Path | None = None,
        settings: Path | None = None,
        lang: str = "id",
    ) -> Session:
        """Open a run folder; `sources` are the places of its documents where they have moved,
        `report` the folder of its comparison, `settings` the settings file that what is taught
        goes to (`selaras.toml` of the working folder).

        Raises `NoRun`, and `ReviewRefused` for a run or a report of another form.
        """
        own = Path(SETTINGS_FILE) if settings is None else Path(settings)
        session = cls(Path(run), sources, None if report is None else Path(report), own, lang)
        with session._records.looking():
            return session

    def close(self) -> None:
        """End what is read in the background."""
        self._teachings.close()
        self._sources.close()

    @staticmethod
    def prepare() -> None:
        """Load what reading a person's words needs (seconds), before the first of them comes."""
        read_component("persyaratan", [Words("Fotokopi KTP")])

    # looking

    def queue(self) -> list[Entry]:
        """What is to be looked at, the most urgent first; the order does not follow what is done,
        so that people can share it."""
        with self._records.looking():
            return queue_of(self._index, self._kept, self._judgements)

    def view(self, record_id: str) -> Entry:
        """All that a page shows of a record; of a source without one, by its content hash, its
        lines."""
        with self._records.looking():
            refused = self._index.refused.get(record_id)
            if refused is None:
                return self._view(record_id)
        return self._refused(record_id, refused)

    def record(self, record_id: str) -> Entry:
        """A record as the next run will have it, but for what the run judges anew."""
        with self._records.looking():
            return self._records.now(record_id)[0]

    def groups(self, record_id: str) -> Entry:
        """The groups of a record's service, to be split, merged and renamed."""
        return groups_of(self.report, record_id)

    def _view(self, record_id: str) -> Entry:
        now, read = self._records.now(record_id)
        in_run = self._index.record(record_id)
        done = self._kept.done.get(record_id)
        return {
            **record_view(now, read, self.lang),
            "version": self._records.version(record_id),
            "lines": source_lines(self._index.trace(now["source"]["path"]), now),
            "findings": shown_findings(self._judgements.findings(in_run), now, in_run, self.lang),
            "misfits": self._records.misfits(record_id),
            "done": done is not None,
            "by": done["by"] if done else None,
            "history": shown_history(self._kept.history, record_id, self.lang),
        }

    def _refused(self, sha256: str, entry: Mapping[str, Any]) -> Entry:
        """A source that gave no record: its lines alone."""
        lines = self._sources.lines(entry["path"], sha256)
        done = self._kept.done.get(sha256)
        return {
            **refused_view(entry, lines),
            "version": sha256[:16],
            "done": done is not None,
            "by": done["by"] if done else None,
            "history": shown_history(self._kept.history, sha256, self.lang),
        }

    # acting

    def act(self, record_id: str, action: Action, *, by: str, version: str) -> Entry:
        """Do what is asked for; the record's new view. It is on the disk by then.

        Raises `ReviewRefused`, and `ReviewConflict` where the record is no longer the one that
        `version` names; nothing is written then.
        """
        if not isinstance(action, Mapping):
            raise ReviewRefused("Tindakan harus berupa objek.")
        said = Said(
            name_of(by), date.today().isoformat(), optional_text(action, "reason", MOST_REASON)
        )
        with self._records.changing():
            if action.get("do") == "group":
                return self._group(action, said)
            refused = self._index.refused.get(record_id)
            if refused is not None and action.get("do") != "done":
                raise ReviewRefused("Dokumen ini tidak memberi rekaman; ajarkan judulnya.")
            if refused is None and version != self._records.version(record_id):
                raise ReviewConflict("Rekaman ini sudah diubah sejak dilihat.")
            told: Entry = {"record_id": record_id, **told_of(action), **who(said)}
            if action.get("do") == "status":
                before = self._judgements.judge(self._index.record(record_id), action, said)
                self._kept.told({**told, "before": before})
            elif action.get("do") == "done":
                self._done(record_id, action, said, told)
            else:
                self._correct(record_id, action, said, told)
            self._kept.save()
            if refused is None:
                return self._view(record_id)
        return self._refused(record_id, refused)

    def _correct(self, record_id: str, action: Action, said: Said, told: Entry) -> None:
        now, read = self._records.now(record_id)
        before = self._kept.wanted(record_id)
        draft = deepcopy(now)
        act_on(draft, read, action)
        draft = validated(draft)
        wanted = corrections_for(read, draft, before, said)
        check_same(corrected(read, wanted), draft)
        self._remember_marks(record_id)
        self._kept.put(record_id, wanted)
        self._kept.told({**told, "before": self._kept.way_back(record_id, before)})

    def _done(self, record_id: str, action: Action, said: Said, told: Entry) -> None:
        value = action.get("value", True)
        if not isinstance(value, bool):
            raise ReviewRefused("'value' harus true atau false.")
        before = self._kept.done.pop(record_id, None)
        if value:
            self._kept.done[record_id] = who(said)
            if record_id in self._index.rows:
                self._remember_marks(record_id)
        told["do"] = "done" if value else "open"
        self._kept.told({**told, "before": {"done": before}})

    def _group(self, action: Action, said: Said) -> Entry:
        before: Entry = self._judgements.group(action, said)
        self._kept.told({"record_id": "", **told_of(action), **who(said), "before": before})
        self._kept.save()
        return before

    def _remember_marks(self, record_id: str) -> None:
        """What was to be looked at: a corrected run does not say it any more."""
        if record_id not in self._kept.marks:
            marks = self._index.rows[record_id].told["marks"]
            self._kept.marks[record_id] = [list(one) for one in marks]

    def undo(self, *, by: str) -> Entry | None:
        """Take back this person's last act that was not taken back: its record's view, of an act
        on no record of this run (a group) what was `said`; None where there is no such act.

        Raises `ReviewConflict` where somebody has gone on from there.
        """
        name = name_of(by)
        with self._records.changing():
            entry = self._kept.last_of(name)
            if entry is None:
                return None
            if not self._kept.take_back(entry):
                self._judgements.take_back(entry["before"])
            entry["undone"] = True
            self._kept.save()
            record_id = entry["record_id"]
            if record_id in self._index.rows:
                return self._view(record_id)
            refused = self._index.refused.get(record_id)
        if refused is not None:
            return self._refused(record_id, refused)
        return {"record_id": "", "said": shown_act(entry, self.lang)}

    # what comes of it

    def calibration(self) -> Entry:
        """Of what was marked to be looked at, how much was wrong, reason by reason; and how much
        of what was not marked."""
        with self._records.looking():
            return calibration_of(self._records)

    def write_gold(self, file: Path, *, with_sources: bool = False) -> Written:
        """Write what was looked through as gold, and as cases beside it; with the sources' bytes
        only if that is asked for. Raises `ReviewRefused`."""
        with self._records.looking():
            looked = list(looked_through(self._records))
        locations = None
        if with_sources:
            locations = {one.path: one.location for one in self._sources.files()}
        return write_gold(Path(file), looked, locations)

    # teaching

    def effect(self, teaching: Mapping[str, Any]) -> str:
        """Start to look what a taught heading does to the run's documents; the job's name."""
        with self._records.looking():
            return self._teachings.start(teaching)

    def effect_of(self, job: str) -> Entry:
        """What is known of it by now."""
        return self._teachings.job(job).told()

    def keep(self, job: str, *, by: str) -> None:
        """Write it to the settings file. Raises `ReviewRefused`."""
        said = Said(name_of(by), date.today().isoformat())
        with self._records.changing():
            taught = self._teachings.keep(job)
            told = {"do": "teach", "path": taught.name, "value": taught.spelling}
            self._kept.told({"record_id": "", **told, **who(said)})
            self._kept.save()

    def decline(self, job: str) -> None:
        """Forget it."""
        self._teachings.forget(job)


__all__ = ["ReviewConflict", "ReviewRefused", "Session"]
