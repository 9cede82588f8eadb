"""What is asked of one source and what it gives: the goods that travel between processes.

A source's lines hold a mark where its path stands, so that they are the same wherever its bytes
lie; `placed` puts the path in when the lines are written into a run folder.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import orjson

from corpus.corrections import NO_CORRECTIONS, Corrections, Wanted
from extractor.ocr import MOST_OCR_PAGES, OcrMode

FileName = Literal["records", "findings", "trace", "sources", "quarantine"]
FILES: tuple[FileName, ...] = ("records", "findings", "trace", "sources", "quarantine")
# No text that is printed has this letter alone between quotation marks of its own: inside a JSON
# string every quotation mark is escaped, so what is replaced can only be the path itself.
UNPLACED = "\0"
_UNPLACED = orjson.dumps(UNPLACED)
FAST_COMPRESSION = 1  # 0.2 ms a document, to a sixth; the best level saves a tenth more in 1 ms


class ReadOptions(NamedTuple):
    """What a run was asked for, as far as the reading of one document goes."""

    ocr: OcrMode = "auto"
    ocr_pages: int = MOST_OCR_PAGES
    with_trace: bool = True
    redact: bool = False
    corrections: Corrections = NO_CORRECTIONS


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
    sketch: bytes = b""  # see corpus.near_duplicates
    sizes: tuple[int, ...] = (0,) * len(FILES)  # bytes of each file's lines
    packed: bytes = b""


def pack(lines: Mapping[FileName, bytes]) -> tuple[tuple[int, ...], bytes]:
    """The sizes of the files' lines and all of them, compressed."""
    parts = [lines.get(name, b"") for name in FILES]
    return tuple(map(len, parts)), zlib.compress(b"".join(parts), FAST_COMPRESSION)


def unpack(sizes: Sequence[int], packed: bytes) -> dict[FileName, bytes]:
    """The lines of each file, as they were packed."""
    whole = zlib.decompress(packed)
    lines: dict[FileName, bytes] = {}
    position = 0
    for name, size in zip(FILES, sizes, strict=True):
        lines[name] = whole[position : position + size]
        position += size
    return lines


def placed(name: FileName, lines: bytes, path: str, also: Sequence[str]) -> bytes:
    """The lines of a file with the source's path, and the other paths of the same bytes."""
    if name == "findings" or not lines:
        return lines
    quoted = orjson.dumps(path)
    if name == "records":
        old = b'"source":{"path":' + _UNPLACED + b',"also":[]'
        return lines.replace(old, b'"source":{"path":' + quoted + b',"also":' + orjson.dumps(also))
    if name == "trace":
        return lines.replace(b'{"source":' + _UNPLACED, b'{"source":' + quoted)
    if name == "sources":
        return lines.replace(b"[" + _UNPLACED + b"]", orjson.dumps([path, *also]), 1)
    return lines.replace(_UNPLACED, quoted, 1)


def quarantined(path: str, sha256: str | None, slug: str, message: str) -> Outcome:
    """The outcome of a source that gives no record."""
    entry = {
        "path": UNPLACED,
        "sha256": sha256,
        "stage": "extract" if slug in ("not-a-service-standard", "sop-ap") else "read",
        "error": slug,
        "message": message,
    }
    sizes, packed = pack({"quarantine": orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE)})
    return Outcome(path, slug, sizes=sizes, packed=packed)
