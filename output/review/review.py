"""`selaras review`: a server on this machine, pages that need none, their actions, gold."""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
import webbrowser
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import typer

from corpus.review.session import Session
from extractor.errors import DONE, FOUND
from output.command.language import say
from output.command.sentences import spoken
from output.review.actions import apply_actions
from output.review.offline import write_offline
from output.review.page import live_page
from output.review.part import Part
from output.review.routes import Desk
from output.review.server import open_server, serving
from output.review.sheets import Sheets


class Choices(NamedTuple):
    """Who reviews which part, in which language, and where the sources lie if they have moved."""

    lang: str
    by: str | None = None
    part: Part = Part()
    sources: Sequence[str] = ()


class Doors(NamedTuple):
    """Where the server is: its port (None: the run's own), and whether a browser is opened."""

    port: int | None = None
    has_browser: bool = True


class Show(NamedTuple):
    """How the command says what it did."""

    as_json: bool = False
    quiet: bool = False

    def tell(self, text: str, entry: Mapping[str, Any]) -> None:
        """In words or as JSON, or not at all."""
        if not self.quiet:
            told = json.dumps(entry, ensure_ascii=False, indent=2) if self.as_json else text
            typer.echo(told)


def serve(session: Session, run: Path, choices: Choices, doors: Doors, show: Show) -> None:
    """Serve the review until the command is interrupted; then say which marks were right."""
    page = live_page(choices.lang, _memory(run), choices.by)
    with closing(Sheets(run, choices.sources)) as sheets:
        desk = Desk(session, sheets, choices.lang, page.html, choices.by, choices.part)
        with serving(open_server(desk, page.policy, run, doors.port)) as server:
            address = server.address
            told = say("Tinjauan dibuka di {address}. Ctrl-C mengakhirinya.", address=address)
            show.tell(told, {"address": address})
            if doors.has_browser:
                with contextlib.suppress(webbrowser.Error, OSError):
                    webbrowser.open(address)
            with contextlib.suppress(KeyboardInterrupt):
                threading.Event().wait()
    if not (show.as_json or show.quiet):
        for line in _calibration_lines(session.calibration()):
            typer.echo(line)


def write_pages(session: Session, run: Path, choices: Choices, out: Path, show: Show) -> None:
    """Write the review as files."""
    told = {"lang": choices.lang, "memory": _memory(run), "by": choices.by or ""}
    queue = choices.part.of(session.queue())
    with closing(Sheets(run, choices.sources)) as sheets:
        count = write_offline(session, sheets, queue, out, told)
    text = say("{count} rekaman untuk ditinjau ditulis ke {out}", count=count, out=out)
    show.tell(text, {"out": str(out), "records": count})


def apply_files(session: Session, files: Sequence[Path], by: str | None, show: Show) -> int:
    """Apply files of actions; the command's exit code. What cannot be is told on standard error."""
    applied = [apply_actions(session, file, by) for file in files]
    refused = [one for each in applied for one in each.refused]
    count = sum(one.total for one in applied)
    entry = {"applied": count, "refused": [one._asdict() for one in refused]}
    show.tell(say("{count} tindakan diterapkan.", count=count), entry)
    for one in refused:
        told = say("tidak diterapkan: {record} {action}", record=one.record_id, action=one.action)
        typer.echo(f"selaras: {told}: {spoken(one.message)}", err=True)
    return FOUND if refused else DONE


def write_gold(session: Session, file: Path, show: Show, *, with_sources: bool) -> None:
    """Write what was reviewed as gold and as cases, and say which marks were right."""
    written = session.write_gold(file, with_sources=with_sources)
    counts = session.calibration()
    lines = [
        say(
            "{records} rekaman dalam {documents} dokumen ditulis ke {file}, kasusnya ke {cases}",
            records=written.records,
            documents=written.documents,
            file=file,
            cases=written.cases,
        )
    ]
    if written.left_out:
        told = "{count} dokumen lain baru sebagian ditinjau dan tidak ditulis."
        lines.append(say(told, count=written.left_out))
    lines += _calibration_lines(counts)
    gold = {"documents": written.documents, "records": written.records}
    paths = {"gold": str(file), "cases": str(written.cases), "left_out": written.left_out}
    show.tell("\n".join(lines), {**gold, **paths, "calibration": counts})


def _calibration_lines(counts: Mapping[str, Any]) -> list[str]:
    """How many marks of each reason stood at a value that was wrong."""
    lines = [
        say(
            "{reason}: {wrong} dari {marked} tanda memang salah baca",
            reason=reason,
            wrong=one["wrong"],
            marked=one["marked"],
        )
        for reason, one in counts["reasons"].items()
    ]
    rest = counts["unmarked"]
    if rest["fields"]:
        told = "tanpa tanda: {wrong} dari {fields} bidang salah baca"
        lines.append(say(told, wrong=rest["wrong"], fields=rest["fields"]))
    return lines


def _memory(run: Path) -> str:
    """The name under which a browser keeps what belongs to a run: what its records are, not where
    it lies."""
    digest = hashlib.sha256((run / "records.jsonl").read_bytes()).hexdigest()
    return f"selaras-review:{digest[:16]}:"
