"""One source file -> the lines that it adds to a run folder. Runs in a worker process."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.corrections import NO_CORRECTIONS, Corrections
from corpus.pipeline import Extraction, extract_document
from corpus.sources import SourceFile
from corpus.trace import trace_lines
from extractor.errors import ExtractionError, UnreadableFile
from extractor.ocr import OcrMode, OcrOptions
from extractor.page import Document
from extractor.passage import rounded
from extractor.read import read_document


class ReadOptions(NamedTuple):
    """What a run was asked for, as far as the reading of one document goes."""

    ocr: OcrMode = "auto"
    with_trace: bool = True
    redact: bool = False
    corrections: Corrections = NO_CORRECTIONS


class Outcome(NamedTuple):
    """What one source gives: finished lines for each of the run's files."""

    path: str
    records: bytes = b""
    findings: bytes = b""
    trace: bytes = b""
    source: bytes = b""
    quarantine: bytes = b""
    error: str | None = None
    record_count: int = 0
    page_count: int = 0
    severities: tuple[str, ...] = ()
    seconds: tuple[float, float, float] = (0.0, 0.0, 0.0)  # reading, extraction, writing


def read_chunk(
    files: Sequence[tuple[SourceFile, tuple[str, ...]]], options: ReadOptions
) -> list[Outcome]:
    """Read some files, one after the other; a file that fails costs itself only."""
    return [read_source(file, also, options) for file, also in files]


def read_source(file: SourceFile, also: Sequence[str], options: ReadOptions) -> Outcome:
    """Read one file; `also` are other paths of the same bytes."""
    started = time.perf_counter()
    data: bytes | None = None
    try:
        data = _bytes_of(file.file)
        document = read_document(data, file.file.name, OcrOptions(mode=options.ocr))
        read = time.perf_counter()
        extraction = extract_document(
            document,
            file.path,
            redact=options.redact,
            corrections=options.corrections.of(document.sha256),
        )
    except ExtractionError as error:
        return _quarantined(file, data, error.slug, error.message)
    except Exception as error:  # a defect of ours must not cost the run
        message = (
            f"Kesalahan program saat membaca berkas ini ({type(error).__name__}). "
            "Laporkan kepada pengembang beserta berkasnya."
        )
        return _quarantined(file, data, "internal-error", message)
    extracted = time.perf_counter()
    outcome = _outcome(extraction, file, also, options)
    written = time.perf_counter()
    return outcome._replace(seconds=(read - started, extracted - read, written - extracted))


def _bytes_of(file: Path) -> bytes:
    if not file.is_file():
        raise UnreadableFile("Ini bukan berkas biasa.")
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"Berkas tidak dapat dibuka ({error.strerror}).") from error


def _quarantined(file: SourceFile, data: bytes | None, slug: str, message: str) -> Outcome:
    entry = {
        "path": file.path,
        "sha256": hashlib.sha256(data).hexdigest() if data is not None else None,
        "stage": "extract" if slug in ("not-a-service-standard", "sop-ap") else "read",
        "error": slug,
        "message": message,
    }
    return Outcome(file.path, quarantine=_line(entry), error=slug)


def _outcome(
    extraction: Extraction, file: SourceFile, also: Sequence[str], options: ReadOptions
) -> Outcome:
    records = [
        record.model_copy(update={"source": record.source.model_copy(update={"also": list(also)})})
        for record in extraction.records
    ]
    findings = [finding for record in records for finding in record.findings]
    trace = b""
    if options.with_trace:
        lines = trace_lines(extraction.document, extraction.fates, file.path)
        trace = b"".join(map(_line, lines))
    return Outcome(
        path=file.path,
        records=b"".join(record.model_dump_json().encode() + b"\n" for record in records),
        findings=b"".join(finding.model_dump_json().encode() + b"\n" for finding in findings),
        trace=trace,
        source=_line(_source_entry(extraction, file, also)),
        record_count=len(records),
        page_count=len(extraction.document.pages),
        severities=tuple(finding.severity for finding in findings),
    )


def _source_entry(extraction: Extraction, file: SourceFile, also: Sequence[str]) -> dict[str, Any]:
    document = extraction.document
    return {
        "paths": [file.path, *also],
        "sha256": document.sha256,
        "media_type": document.media_type,
        "pages": len(document.pages),
        "reader": document.reader,
        "ocr_engine": document.ocr_engine,
        "producer": document.producer,
        "layout": extraction.claim.layout,
        "reason": extraction.claim.reason,
        "record_ids": [record.record_id for record in extraction.records],
        "ocr_words": _ocr_words(document),
        "outside": [
            {
                "text": outside.passage.text,
                "fate": outside.fate,
                "reason": outside.reason,
                "provenance": [
                    {"page": place.page, "bbox": place.bbox, "line": place.line}
                    for place in outside.passage.places()
                ],
            }
            for outside in extraction.outside
        ],
    }


def _ocr_words(document: Document) -> list[list[Any]]:
    """The words of pages that OCR has read: a second reading may differ, so they are kept."""
    pages = set(document.ocr_pages)
    return [
        [word.page_number, word.text, *rounded(word.bbox), word.is_visible]
        for word in document.words
        if word.page_number in pages and word.bbox is not None
    ]


def _line(entry: dict[str, Any]) -> bytes:
    return orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE)
