"""What a command did, on the terminal: a progress bar while it runs and a table at its end."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import orjson

from output.command.language import say
from output.command.terminal import console
from output.text import plain, shortened

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from corpus.proof.verify import Proof
    from corpus.run.batch import RunSummary
    from corpus.run.long_scans import PagesRead
    from corpus.run.outcome import Outcome
    from output.report_folder import ReportSummary

STATUS_WORDS = {
    "new": "baru",
    "accepted": "diterima",
    "disputed": "disanggah",
    "not-a-fault": "bukan kesalahan",
}
SEVERITIES = (("error", "kesalahan"), ("warning", "peringatan"), ("info", "catatan"))


class Bar:
    """A bar in the terminal. It is called with the outcome of a source (or None), the number done
    and the number in all."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar = bar
        self._task = task

    def __call__(self, outcome: Outcome | None, done: int, total: int) -> None:
        file = shortened(outcome.path, 40) if outcome is not None else ""
        self._bar.update(self._task, completed=done, total=total, file=file)

    def turn_pages(self, news: PagesRead) -> None:
        """Show how far a long scan is read."""
        file = shortened(news.path, 40)
        told = say(
            "{file}: halaman {done} dari {pages}", file=file, done=news.done, pages=news.pages
        )
        self._bar.update(self._task, file=told)


@contextmanager
def progress_bar(
    is_silent: bool,
    doing: str | None = None,
) -> Iterator[Bar | None]:
    """A bar on standard error, where that is a terminal; nothing elsewhere.

    `doing` stands before the bar.
    """
    if is_silent or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("[progress.description]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", markup=False, style="dim"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing or say("Membaca"), total=None, file="")
        yield Bar(bar, task)


def _print_json(entry: Mapping[str, object]) -> None:
    sys.stdout.write(orjson.dumps(entry, option=orjson.OPT_INDENT_2).decode() + "\n")


def show_run(summary: RunSummary, run: str, *, as_json: bool) -> None:
    """The counts of a run and where its files are."""
    if as_json:
        _print_json({"run": run, **summary.counts()})
        return
    rows = [
        (say("Sumber"), str(summary.sources)),
        (
            say("Dokumen terbaca"),
            say("{count} ({pages} halaman)", count=summary.documents, pages=summary.pages),
        ),
        (say("Rekaman"), str(summary.records)),
    ]
    if summary.words:
        share = f"{summary.recognized_share:.1%}"
        told = say("{share} dari {words}", share=share, words=summary.words)
        rows.append((say("Kata yang dipahami"), told))
    if summary.unread_components:
        label = say("Komponen mungkin tercetak, tidak terbaca")
        rows.append((label, str(summary.unread_components)))
    if summary.needs_review:
        rows.append((say("Bidang yang perlu dilihat"), str(summary.needs_review)))
    if summary.copies:
        rows.append((say("Salinan yang sama"), str(summary.copies)))
    if summary.near_duplicates:
        rows.append((say("Kelompok dokumen yang hampir sama"), str(summary.near_duplicates)))
    if summary.reused:
        rows.append((say("Sudah dibaca sebelumnya"), str(summary.reused)))
    for slug, count in sorted(summary.quarantined.items()):
        rows.append((say("Karantina: {slug}", slug=slug), str(count)))
    for severity, label in SEVERITIES:
        rows.append((f"{say('Temuan')}: {say(label)}", str(summary.findings.get(severity, 0))))
    _table(say("Hasil di {run}", run=run), rows)
    if not summary.sources:
        print(say("Tidak ada dokumen di tempat yang disebut; periksa foldernya."))
    if summary.quarantined:
        told = say("Alasan tiap berkas yang dikarantina")
        print(f"{told}: {run.rstrip('/')}/quarantine.jsonl")


# What a proof counts, and how it was proved, as people read it.
_PROVED = {
    "sources": "Sumber dalam rekaman atau karantina",
    "derived": "Nilai turunan",
    "sample": "Contoh",
}
_HOW = {
    "found": "dicari di tempat asalnya",
    "same": "dibaca ulang: sama bita demi bita",
    "schema": "sah menurut skema, bertempat",
    "recomputed": "dihitung ulang dari kata yang sama",
    "counted": "dihitung ulang",
    "unproved": "tidak dapat dibuktikan",
    "chosen": "hanya isi yang dipilih dibaca ulang",
}
MOST_FIELDS = 12  # that are named as not worked out again


def show_proof(proof: Proof, *, as_json: bool) -> None:
    """What was proved, how, and for how many; and what fails."""
    if as_json:
        _print_json(proof.as_entry())
        return

    def share(proved: int, of: int) -> str:
        return say("{part} dari {whole}", part=proved, whole=of)

    rows = [
        (f"{say(_PROVED.get(what, what))}: {say(_HOW[how])}", share(proved, of))
        for (what, how), (proved, of) in proof.checks.items()
    ]
    rows += [
        (say("Teks yang sama dengan kata di tempatnya"), share(proof.grounded, proof.texts)),
        (say("Kata dengan tepat satu nasib"), share(proof.kept_words, proof.words)),
        (say("Yang tidak cocok"), str(len(proof.failures))),
    ]
    _table(say("Bukti"), rows)
    if proof.open_fields:
        fields = [f"{name} ({count})" for name, count in sorted(proof.open_fields.items())]
        more = "; …" if len(fields) > MOST_FIELDS else ""
        told = say("Dibuat program lain; yang tidak dapat dihitung ulang")
        print(f"{told}: {'; '.join(fields[:MOST_FIELDS])}{more}")
    for failure in proof.failures[:20]:
        print("  " + shortened(failure, 160))
    if len(proof.failures) > 20:
        print("  … " + say("dan {count} lagi", count=len(proof.failures) - 20))


def show_misfits(misfits: Sequence[str]) -> None:
    """Say on standard error what people said of findings and groups that fits nothing any more."""
    if misfits:
        told = say("{count} hal dalam status.json tidak cocok lagi:", count=len(misfits))
        lines = [f"selaras: {told}", *(f"  {line}" for line in misfits)]
        sys.stderr.writelines(plain(line) + "\n" for line in lines)


def show_report(summary: ReportSummary, *, as_json: bool) -> None:
    """The counts of a comparison and where to open it."""
    entry = {
        "index": str(summary.index),
        "services": summary.services,
        "offices": summary.offices,
        "records": summary.records,
        "findings": dict(summary.findings),
        "open_findings": dict(summary.open_findings),
        "statuses": dict(summary.statuses),
        "letters": summary.letters,
        "misfits": list(summary.misfits),
    }
    if as_json:
        _print_json(entry)
        return
    rows = [
        (say("Layanan"), str(summary.services)),
        (say("Kantor"), str(summary.offices)),
        (say("Rekaman"), str(summary.records)),
    ]
    for severity, label in SEVERITIES:
        rows.append((f"{say('Temuan')}: {say(label)}", str(summary.findings.get(severity, 0))))
    if summary.statuses["new"] < summary.statuses.total():
        rows += [
            (f"{say('Status')}: {say(label)}", str(summary.statuses[status]))
            for status, label in STATUS_WORDS.items()
        ]
    rows.append((say("Surat untuk kantor"), str(summary.letters)))
    _table(say("Perbandingan"), rows)
    print(say("Buka laporannya: {index}", index=summary.index))


def _table(title: str, rows: list[tuple[str, str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, title_justify="left", show_header=False, pad_edge=False)
    table.title = None
    table.add_column(overflow="fold")
    table.add_column(justify="right", overflow="fold")
    for label, value in rows:
        table.add_row(label, value)
    shown = console()
    shown.print(title, style="bold")
    shown.print(table)
