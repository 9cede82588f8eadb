"""What is done, so that a second run does only what is new, and a killed one goes on.

A SQLite file in the run folder. Each content has one row for the settings that it was read with;
what it gave is kept whole, so the run's files can be written from here at any time, in any order
of reading. Only one run holds a ledger.
"""

from __future__ import annotations

import errno
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import orjson

from corpus.own_words import as_table
from corpus.run.outcome import DamagedLines, Outcome, ReadOptions
from extractor.errors import SelarasError, WrongUse
from extractor.suffixes import TEXT_MEDIA_TYPES

NAME = "ledger.sqlite"
LAYOUT = 1  # of the tables below; another one is started anew
# What a record is made by: folders whole, with their data, and modules. A test holds this against
# what reading imports; a report's text or a threshold of comparing is not among it, so that a
# change there reads no document again.
READING = (
    "extractor",
    "normalizers",
    "parsers",
    "corpus/__init__.py",
    "corpus/alignment/__init__.py",
    "corpus/alignment/data/wording.json",
    "corpus/alignment/vocabulary.py",
    "corpus/grouping/__init__.py",
    "corpus/grouping/near_duplicates.py",
    "corpus/message_data/id.json",  # the language of records
    "corpus/messages.py",
    "corpus/offices.py",
    "corpus/own_words.py",
    "corpus/pipeline.py",
    "corpus/record",
    "corpus/rulebook.py",
    "corpus/rules",
    "corpus/run/__init__.py",
    "corpus/run/attachments.py",
    "corpus/run/import_path.py",
    "corpus/run/ledger.py",
    "corpus/run/log.py",
    "corpus/run/long_scans.py",
    "corpus/run/outcome.py",
    "corpus/run/reading.py",
    "corpus/run/sources.py",
    "corpus/run/specimen.py",
    "corpus/schema.py",
    "corpus/second_look.py",
    "corpus/shared_texts.py",
    "corpus/version.py",
    "corpus/whole_file.py",
)
# What others read with: another version may read another text.
READERS = ("pymupdf", "pdfplumber", "lxml", "spacy", "rapidfuzz", "rensa")
KEYS_AT_ONCE = 500  # of one query; SQLite takes 999 in its oldest versions

_TABLES = """
CREATE TABLE IF NOT EXISTS outcome (
    key TEXT PRIMARY KEY, error TEXT, record_count INTEGER, page_count INTEGER,
    severities TEXT, seconds TEXT, sketch BLOB, sizes TEXT, packed BLOB
)
"""
_COLUMNS = "error, record_count, page_count, severities, seconds, sketch, sizes"


class RunIsBusy(WrongUse):
    """Another run writes into the same folder."""

    advice = "Tunggu selesai, atau pilih --out lain."


class LedgerIsBroken(SelarasError):
    """A ledger that is none, or that the disk does not hand out whole."""

    advice = "Hapus berkas itu, lalu jalankan lagi: semua sumber dibaca dari awal."


class Settings(NamedTuple):
    """What decides, beside a source's own bytes, how it is read."""

    program: str
    options: str
    may_need_ocr: bool

    @classmethod
    def of(cls, options: ReadOptions) -> Settings:
        """The settings of a run."""
        asked = {
            "ocr": options.ocr,
            "ocr_pages": options.ocr_pages,
            "trace": options.with_trace,
            "redact": options.redact,
            "headings": as_table(options.own_headings),
            "labels": as_table(options.own_labels),
            "pages": options.pages,
        }
        return cls(program_version(), orjson.dumps(asked).decode(), options.ocr != "never")

    def key(self, sha256: str, suffix: str, corrections: str) -> str:
        """The name of a content's row; asks tesseract for its version where that may read it."""
        by = _ocr_version() if self.may_need_ocr and suffix not in TEXT_MEDIA_TYPES else ""
        whole = "\0".join((sha256, suffix, self.program, self.options, by, corrections))
        return hashlib.sha256(whole.encode()).hexdigest()


def _ocr_version() -> str:
    from extractor.ocr.recognition import ocr_language, tesseract_version

    return f"{tesseract_version()} {ocr_language()}"


@cache
def program_version() -> str:
    """The version with a digest of what reads: a changed rule is another version."""
    from corpus.version import __version__

    digest = hashlib.sha256(reading_digest(Path(__file__).resolve().parents[2]))
    for reader in READERS:
        digest.update(_version_of(reader).encode() + b"\0")
    return f"{__version__}+{digest.hexdigest()[:12]}"


def reading_digest(root: Path) -> bytes:
    """The names and contents of all that records are made by, in one value."""
    digest = hashlib.sha256()
    for file in reading_files(root):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()


def reading_files(root: Path) -> Iterator[Path]:
    """The files that `READING` names below a folder, in one order on every machine."""
    for name in READING:
        part = root / name
        for file in sorted(part.rglob("*")) if part.is_dir() else (part,):
            if file.suffix != ".pyc" and file.is_file():
                yield file


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "none"


class Ledger:
    """The rows of one run folder; made by `open_ledger`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __len__(self) -> int:
        count: int = self._database.execute("SELECT count(*) FROM outcome").fetchone()[0]
        return count

    def known(self, keys: Iterable[str]) -> dict[str, str | None]:
        """Which of the contents are done, with the error of those in quarantine."""
        found: dict[str, str | None] = {}
        for some in _portions(list(keys)):
            marks = ",".join("?" * len(some))
            query = f"SELECT key, error FROM outcome WHERE key IN ({marks})"
            found.update(self._database.execute(query, some).fetchall())
        return found

    def put(self, done: Iterable[tuple[str, Outcome]]) -> None:
        """Keep what some contents gave, all or none of them."""
        rows = [
            (
                key,
                outcome.error,
                outcome.record_count,
                outcome.page_count,
                orjson.dumps(outcome.severities).decode(),
                orjson.dumps(outcome.seconds).decode(),
                outcome.sketch,
                orjson.dumps(outcome.sizes).decode(),
                outcome.packed,
            )
            for key, outcome in done
        ]
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
            )

    def outcome(self, key: str, path: str) -> Outcome:
        """What a content gave, under the path where it lies now. Raises `KeyError`."""
        query = f"SELECT {_COLUMNS}, packed FROM outcome WHERE key = ?"
        row = self._database.execute(query, (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        error, records, pages, severities, seconds, sketch, sizes, packed = row
        try:
            told, spent, parts = (tuple(orjson.loads(t)) for t in (severities, seconds, sizes))
        except (ValueError, TypeError) as problem:
            raise DamagedLines(key) from problem
        return Outcome(path, error, records, pages, told, spent, sketch, parts, packed)

    def sketch(self, key: str) -> bytes:
        """The sketch of a content's words; empty for one without a record."""
        query = "SELECT sketch FROM outcome WHERE key = ?"
        row = self._database.execute(query, (key,)).fetchone()
        return bytes(row[0]) if row is not None else b""

    def forget(self, keys: Iterable[str]) -> None:
        """Take some contents out."""
        with self._database:
            self._database.executemany(
                "DELETE FROM outcome WHERE key = ?", [(key,) for key in keys]
            )

    def forget_all(self) -> None:
        """Start over."""
        with self._database:
            self._database.execute("DELETE FROM outcome")

    def forget_others(self, keys: Sequence[str]) -> None:
        """Take out all but these: what no source holds any more must not stay in the folder."""
        kept = set(keys)
        rows = self._database.execute("SELECT key FROM outcome").fetchall()
        self.forget(key for (key,) in rows if key not in kept)
        self._database.execute("PRAGMA incremental_vacuum").fetchall()


def _portions(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), KEYS_AT_ONCE):
        yield keys[start : start + KEYS_AT_ONCE]


@contextmanager
def open_ledger(folder: Path) -> Iterator[Ledger]:
    """The folder's ledger, held until the end. Raises `RunIsBusy` if another run holds it.

    Raises `LedgerIsBroken` for a damaged or foreign file. A full disk or a folder that is closed
    raises `OSError`, as they do everywhere else.
    """
    file = folder / NAME
    if file.is_symlink():
        raise LedgerIsBroken(f"{file} adalah tautan ke berkas lain.")
    with ExitStack() as stack:
        try:
            database = stack.enter_context(closing(sqlite3.connect(file, timeout=0)))
            _check_owner(database, file)
            _prepare(database)
            yield Ledger(database)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise RunIsBusy(f"{folder} sedang ditulis oleh proses lain.") from error
            raise OSError(errno.EIO, str(error), str(file)) from error
        except (sqlite3.DatabaseError, DamagedLines) as error:
            raise LedgerIsBroken(f"{file} rusak.") from error


def _check_owner(database: sqlite3.Connection, file: Path) -> None:
    """Nothing is written into another program's database."""
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    columns = [row[1] for row in database.execute("PRAGMA table_info(outcome)").fetchall()]
    layout = database.execute("PRAGMA user_version").fetchone()[0]
    known = ["key", *_COLUMNS.split(", "), "packed"]
    if {name for (name,) in tables} - {"outcome"} or (
        layout in (0, LAYOUT) and columns not in ([], known)
    ):
        raise LedgerIsBroken(
            f"{file} bukan catatan yang ditulis versi program ini.",
            "Pilih --out lain, atau pindahkan berkas itu, lalu jalankan lagi.",
        )


def _prepare(database: sqlite3.Connection) -> None:
    """Take the lock, which a killed process loses with its life, and make the tables."""
    database.execute("PRAGMA auto_vacuum = INCREMENTAL")
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA secure_delete = ON")  # what was redacted later is not left behind
    database.execute("BEGIN EXCLUSIVE")
    if database.execute("PRAGMA user_version").fetchone()[0] not in (0, LAYOUT):
        database.execute("DROP TABLE IF EXISTS outcome")
    database.execute(_TABLES)
    database.execute(f"PRAGMA user_version = {LAYOUT}")
    database.execute("COMMIT")
