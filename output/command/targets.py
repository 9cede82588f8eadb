"""Where a command may write: not over a source, a run that it reads, or another tool's file.

Own files are told by what every file of the kind holds; an empty file holds nothing to lose.
"""

from __future__ import annotations

import shlex
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.run.files import ENTRY, RECORDS
from corpus.run.folder import NEAR_DUPLICATES
from corpus.run.kept_corrections import NAME as CORRECTIONS
from corpus.run.ledger import NAME as LEDGER
from corpus.run.outcome import FILES
from corpus.run.sources import is_url
from extractor.errors import WrongUse

# One of these is in the first or last part of every file of ours, by suffix.
_SIGNS: dict[str, tuple[bytes, ...]] = {
    ".html": (b"selaras", b"Selaras"),
    ".csv": (b"record_id", b"reason_id"),
    ".parquet": (b"record_id", b"selaras"),
    ".sqlite": (b"SELS",),
    ".jsonl": (b'"record_id"',),
    ".jsonld": (b"http://purl.org/vocab/cpsv#", b"selaras"),
    ".json": (
        *(b'"services"', b'"old_record_id"', b'"unchanged"', b'"records"', b"[]"),
        *(b'"name": "selaras"', b'"title": "Selaras"', b'"legal_basis"'),
    ),
    ".md": (b"standar pelayanan: ", b"shared standard: "),
}
_LOOK_BYTES = 1 << 16


class TakenPlace(WrongUse):
    """A place where something lies that is not this command's to write over."""

    advice = "Pilih tempat lain."


def check_run_folder(out: str, sources: Iterable[str] = ()) -> None:
    """Where `extract` writes: a new folder, an own one, or one without files of those names that
    is none of the documents' either: among them nobody could tell results from documents."""
    folder = Path(out)
    if is_url(out) or not folder.exists():
        return
    if not folder.is_dir():
        raise TakenPlace(f"{out} sudah ada dan bukan folder.")
    if (folder / LEDGER).exists() or _is_own_entry(folder / ENTRY):
        return
    if any(not is_url(one) and _is_same(folder, Path(one)) for one in sources):
        raise TakenPlace(
            f"{out} adalah folder dokumennya sendiri.",
            f"Beri hasilnya folder sendiri, misalnya --out {shlex.quote(str(folder / 'run'))}.",
        )
    for name in (ENTRY, *(f"{name}.jsonl" for name in FILES), NEAR_DUPLICATES, CORRECTIONS):
        if _holds_something(folder / name):
            raise TakenPlace(f"{folder / name} sudah ada dan bukan bagian dari run Selaras.")


def check_report_folder(out: Path, runs: Sequence[Path]) -> None:
    """Where `compare` writes: no file, and no run folder."""
    if out.exists() and not out.is_dir():
        raise TakenPlace(f"{out} sudah ada dan bukan folder.")
    if any(_is_same(out, run) for run in runs) or any(
        (out / name).exists() for name in (RECORDS, LEDGER)
    ):
        raise TakenPlace(f"{out} adalah folder hasil `selaras extract`, bukan folder laporan.")
    check_targets([out / name for name in ("index.html", "comparison.json", "drift.json")])
    check_targets([out / name for name in ("findings.jsonl", "report.xlsx")])


def check_targets(targets: Iterable[Path], sources: Iterable[Path] = ()) -> None:
    """Raises `TakenPlace` for a target that is a source, or a file that is none of ours."""
    read = list(sources)
    for target in targets:
        if target.is_dir():
            raise TakenPlace(f"{target} adalah folder.")
        if any(_is_same(target, source) for source in read):
            raise TakenPlace(f"{target} adalah dokumen yang dibaca.")
        if _holds_something(target) and not _is_own(target):
            raise TakenPlace(f"{target} sudah ada dan bukan buatan Selaras.")


def _is_own(file: Path) -> bool:
    if file.suffix in (".xlsx", ".docx"):
        return _is_own_package(file)
    signs = _SIGNS.get(file.suffix, ())
    with file.open("rb") as stream:
        start = stream.read(_LOOK_BYTES)
        stream.seek(max(0, file.stat().st_size - _LOOK_BYTES))
        seen = start + stream.read(_LOOK_BYTES)
    return any(sign in seen for sign in signs)


def _is_own_package(file: Path) -> bool:
    """Ours say which program wrote them; one that was opened and saved still has our sheets."""
    try:
        with zipfile.ZipFile(file) as book:
            names = ("docProps/core.xml", "docProps/app.xml", "xl/workbook.xml")
            seen = b"".join(book.read(name) for name in names if name in book.namelist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
    return b"Selaras" in seen or b"Koreksi" in seen or b"Corrections" in seen


def _is_own_entry(file: Path) -> bool:
    return file.is_file() and b'"selaras"' in file.read_bytes()[:_LOOK_BYTES]


def _holds_something(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
