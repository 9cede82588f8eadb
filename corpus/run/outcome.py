"""What is asked of one source and what it gives: the goods that travel between processes.

A source's lines hold a mark where its path stands, so that they are the same wherever its bytes
lie; `placed` puts the path in when the lines are written into a run folder.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import orjson

from corpus.own_words import NO_OWN_HEADINGS, OwnHeadings, OwnWords
from corpus.record.corrections import NO_CORRECTIONS, Corrections, Wanted
from extractor.access import MOST_OCR_PAGES, Access, OcrMode, page_ranges
from parsers.names.own_labels import NO_OWN_LABELS, OwnLabels

FileName = Literal["records", "findings", "trace", "sources", "quarantine"]
FILES: tuple[FileName, ...] = ("records", "findings", "trace", "sources", "quarantine")
# No text that is printed has this letter alone between quotation marks of its own: inside a JSON
# string every quotation mark is escaped, so what is replaced can only be the path itself.
UNPLACED = "\0"
_UNPLACED = orjson.dumps(UNPLACED)
_READING = re.compile(rb'"reading":\{"words":(?P<words>\d+),"recognized_share":(?P<share>[\d.]+)')
_REVIEW = re.compile(rb'"needs_review":\[[^\n]*?\],"not_assessable":')
_MARKED = re.compile(rb'\{"path":"[^"\n]*"')  # a field can have several reasons
# All others are errors of reading.
EXTRACT_ERRORS = frozenset({"not-a-service-standard", "not-understood", "sop-ap", "unproven"})
MAX_TRACE = 20  # lines; one mistake can spoil every text of a document
FAST_COMPRESSION = 1  # 0.2 ms a document, to a sixth; the best level saves a tenth more in 1 ms


SECRET = ("passwords",)  # options that no file of a run names


class ReadOptions(NamedTuple):
    """What a run was asked for, as far as the reading of one document goes."""

    ocr: OcrMode = "auto"
    ocr_pages: int = MOST_OCR_PAGES
    with_trace: bool = True
    redact: bool = False
    corrections: Corrections = NO_CORRECTIONS
    own_headings: OwnHeadings = NO_OWN_HEADINGS
    pages: str = ""  # to read, of what has such: "3-12,15"; empty for all
    passwords: tuple[str, ...] = ()  # to try on locked files; never written anywhere
    own_labels: OwnLabels = NO_OWN_LABELS

    @property
    def own_words(self) -> OwnWords:
        """What the documents call otherwise."""
        return OwnWords(self.own_headings, self.own_labels)

    @property
    def access(self) -> Access:
        """What opens a source, and which of its pages are read."""
        return Access(self.passwords, page_ranges(self.pages))

    def told(self) -> dict[str, Any]:
        """The options as a run's files may name them."""
        return {key: value for key, value in self._asdict().items() if key not in SECRET}


class Work(NamedTuple):
    """One content to read: where it lies, and what a person wants corrected in it."""

    path: str
    location: str
    sha256: str | None = None  # of the bytes that are meant; None if they could not be hashed
    corrections: tuple[Wanted, ...] = ()


class Outcome(NamedTuple):
    """What one source gives: finished lines for each of the run's files, packed, and counts."""

    path: str
    error: str | None = None
    record_count: int = 0
    page_count: int = 0
    severities: tuple[str, ...] = ()
    seconds: tuple[float, float, float] = (0.0, 0.0, 0.0)  # reading, extraction, writing
    sketch: bytes = b""  # see corpus.grouping.near_duplicates
    sizes: tuple[int, ...] = (0,) * len(FILES)  # bytes of each file's lines
    packed: bytes = b""
    trace: str = ""  # of a defect of the program: for the log, not for the ledger


class DamagedLines(Exception):
    """Packed lines that are not as they were packed: the disk's doing, or somebody's."""


def pack(lines: Mapping[FileName, bytes]) -> tuple[tuple[int, ...], bytes]:
    """The sizes of the files' lines and all of them, compressed."""
    parts = [lines.get(name, b"") for name in FILES]
    return tuple(map(len, parts)), zlib.compress(b"".join(parts), FAST_COMPRESSION)


def unpack(sizes: Sequence[int], packed: bytes) -> dict[FileName, bytes]:
    """The lines of each file, as they were packed. Raises `DamagedLines` where they are not."""
    try:
        whole = zlib.decompress(packed)
        if len(sizes) != len(FILES) or sum(sizes) != len(whole):
            raise DamagedLines(str(sizes))
    except (zlib.error, TypeError) as error:
        raise DamagedLines(str(error)) from error
    lines: dict[FileName, bytes] = {}
    position = 0
    for name, size in zip(FILES, sizes, strict=True):
        lines[name] = whole[position : position + size]
        position += size
    return lines


def read_counts(records: bytes) -> tuple[int, float, int, int]:
    """Of a source's records: their words, those of them that found a place, the components that
    may be printed and were not read, and the fields that a person should look at.

    A quotation mark inside a text is escaped, so these keys and values are the record's own.
    """
    words, read = 0, 0.0
    for found in _READING.finditer(records):
        words += int(found["words"])
        read += int(found["words"]) * float(found["share"])
    marks = sum(len(set(_MARKED.findall(found[0]))) for found in _REVIEW.finditer(records))
    return words, read, records.count(b':"printed-but-unread"'), marks


def placed(name: FileName, lines: bytes, path: str, also: Sequence[str]) -> bytes:
    """The lines of a file with the source's path, and the other paths of the same bytes."""
    if name == "findings" or not lines:
        return lines
    quoted = orjson.dumps(path)
    if name == "trace":
        return lines.replace(b'{"source":' + _UNPLACED, b'{"source":' + quoted)
    if name == "sources":
        return lines.replace(b"[" + _UNPLACED + b"]", orjson.dumps([path, *also]), 1)
    before = b'"source":{"path":' if name == "records" else b'{"path":'
    old = before + _UNPLACED + b',"also":[]'
    return lines.replace(old, before + quoted + b',"also":' + orjson.dumps(also))


def quarantined(
    path: str,
    sha256: str | None,
    slug: str,
    message: str,
    evidence: Mapping[str, Sequence[str]] | None = None,
) -> Outcome:
    """The outcome of a source that gives no record.

    `evidence` holds lists that say more: as `headings` the lines that look like such, as `trace`
    where the program went wrong.
    """
    entry: dict[str, Any] = {
        "path": UNPLACED,
        "also": [],
        "sha256": sha256,
        "stage": "extract" if slug in EXTRACT_ERRORS else "read",
        "error": slug,
        "message": message,
    }
    for name, lines in (evidence or {}).items():
        entry[name] = list(lines[:MAX_TRACE] if name == "trace" else lines)
    sizes, packed = pack({"quarantine": orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE)})
    return Outcome(path, slug, sizes=sizes, packed=packed)
