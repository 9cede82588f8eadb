"""One source file -> the lines that it adds to a run folder. Runs in a worker process."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import orjson

from corpus.grouping.near_duplicates import sketch_of
from corpus.pipeline import Extraction, extract_document
from corpus.record.trace import trace_lines
from corpus.run.attachments import source_bytes
from corpus.run.log import trace_of
from corpus.run.long_scans import PagesRead, lent, tell
from corpus.run.outcome import UNPLACED, Outcome, ReadOptions, Work, pack, quarantined
from corpus.run.specimen import read_specimen
from corpus.second_look import second_look
from extractor.errors import ChangedSource, ExtractionError, NotUnderstood, UnprovenRecords
from extractor.ocr.ocr import OcrOptions
from extractor.page import Document
from extractor.passage import Place, rounded
from extractor.read import read_document

OCR_PAGE_S = 10.0  # of the processor that a page of OCR may take longer; most take one

LONG_PAGES = 5  # of OCR: a document that is worth a word while it is read

MoreTime = Callable[[float], None]


def prepare() -> None:
    """Load what reading needs (PyMuPDF, vocabularies, patterns, spaCy) before a document comes."""
    read_specimen()


def prepare_texts() -> None:
    """The same where all documents are texts: without PyMuPDF."""
    read_specimen(as_text=True)


def read_source(
    work: Work, context: tuple[ReadOptions, str | None], more_time: MoreTime
) -> Outcome:
    """Read one file as the options say; the context's other part is the asking program's version.

    Raises `MemoryError` for a file that needs more than there is, and `RuntimeError` where
    another version is asked for than is installed here; a file's own faults are its outcome.
    """
    options, version = context
    if version is not None:
        _check_version(version)
    return read_with_document(work, options, more_time)[0]


def _check_version(version: str) -> None:
    from corpus.run.ledger import program_version  # of no use to this machine's own workers

    if version != program_version():
        raise RuntimeError(f"selaras {version} is asked for, {program_version()} is installed")


def read_with_document(
    work: Work, options: ReadOptions, more_time: MoreTime
) -> tuple[Outcome, Document | None]:
    """What `read_source` gives, with the document as its reader gave it, where it gave one."""
    started = time.perf_counter()
    document: Document | None = None
    data: bytes | None = None
    try:
        data = source_bytes(work.location, options.passwords)
        if work.sha256 is not None and work.sha256 != _sha256(data):
            raise ChangedSource("Isi berkas ini berubah sementara dibaca.")
        name, ocr = PurePosixPath(work.path).name, _ocr_options(work.path, options, more_time)
        document = read_document(data, name, ocr, options.access)
        read = time.perf_counter()
        extraction = _extracted(document, work, options)
        more = second_look(extraction, ocr)
        if more is not None:
            document = read_document(data, name, more, options.access)
            extraction = _extracted(document, work, options)
        extracted = time.perf_counter()
        outcome = _outcome(extraction, work, options)
    except ExtractionError as error:
        if _wants_memory(error):
            raise MemoryError from error
        evidence = _evidence_of(error)
        outcome = quarantined(work.path, _sha256(data), error.slug, error.message, evidence)
        return outcome, document
    except MemoryError:
        raise
    except Exception as error:  # a defect of ours must not cost the run
        message = (
            f"Kesalahan program saat membaca berkas ini ({type(error).__name__}). "
            "Laporkan kepada pengembang beserta berkasnya."
        )
        outcome = quarantined(work.path, _sha256(data), "internal-error", message)
        return outcome._replace(trace=trace_of(error)), document
    written = time.perf_counter()
    seconds = (read - started, extracted - read, written - extracted)
    return outcome._replace(seconds=seconds), document


def _extracted(document: Document, work: Work, options: ReadOptions) -> Extraction:
    return extract_document(
        document,
        UNPLACED,
        redact=options.redact,
        corrections=work.corrections,
        own=options.own_words,
    )


def _ocr_options(path: str, options: ReadOptions, more_time: MoreTime) -> OcrOptions:
    def page_done(done: int, pages: int) -> None:
        if pages >= LONG_PAGES:
            tell(PagesRead(path, done, pages))

    return OcrOptions(
        mode=options.ocr,
        most_pages=options.ocr_pages,
        announce=lambda pages: more_time(pages * OCR_PAGE_S),
        hand=lent,
        page_done=page_done,
    )


def _sha256(data: bytes | None) -> str | None:
    return hashlib.sha256(data).hexdigest() if data is not None else None


def _wants_memory(error: BaseException | None) -> bool:
    """Whether a library's error says that there was no memory: each says it in its own way."""
    while error is not None:
        if isinstance(error, MemoryError) or "malloc" in str(error):
            return True
        error = error.__cause__
    return False


def _outcome(extraction: Extraction, work: Work, options: ReadOptions) -> Outcome:
    document, records = extraction.document, extraction.records
    findings = [finding for record in records for finding in record.findings]
    sizes, packed = pack(
        {
            "records": b"".join(record.model_dump_json().encode() + b"\n" for record in records),
            "findings": b"".join(f.model_dump_json().encode() + b"\n" for f in findings),
            "trace": b"".join(_trace(extraction)) if options.with_trace else b"",
            "sources": _line(_source_entry(extraction)),
        }
    )
    return Outcome(
        work.path,
        record_count=len(records),
        page_count=len(document.pages),
        severities=tuple(finding.severity for finding in findings),
        sketch=sketch_of(document.tape),
        sizes=sizes,
        packed=packed,
    )


def _trace(extraction: Extraction) -> Iterator[bytes]:
    return map(_line, trace_lines(extraction.document, extraction.fates, UNPLACED))


def _source_entry(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    return {
        "paths": [UNPLACED],
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
        # How the pages were straightened that the boxes are in, and their size since.
        "turned_pages": [
            [page.number, page.turned_degrees, page.width_pt, page.height_pt]
            for page in document.pages
            if page.turned_degrees
        ],
        **({"left_out": left_out} if (left_out := _left_out(document)) else {}),
        "outside": [
            {
                "text": outside.passage.text,
                "fate": outside.fate,
                "reason": outside.reason,
                "provenance": [_place_entry(place) for place in outside.passage.places()],
            }
            for outside in extraction.outside
        ],
    }


def _place_entry(place: Place) -> dict[str, Any]:
    entry: dict[str, Any] = {"page": place.page, "bbox": place.bbox, "line": place.line}
    return entry if place.cell is None else {**entry, "cell": place.cell}


def _left_out(document: Document) -> list[int]:
    return [page.number for page in document.pages if page.is_left_out]


def _ocr_words(document: Document) -> list[list[Any]]:
    """The words of pages that OCR has read: a second reading may differ, so they are kept."""
    pages = set(document.ocr_pages)
    if not pages:
        return []
    return [
        [word.page_number, word.text, *rounded(word.bbox), word.is_visible]
        for word in document.words
        if word.page_number in pages and word.bbox is not None
    ]


_line = partial(orjson.dumps, option=orjson.OPT_APPEND_NEWLINE)


def _evidence_of(error: ExtractionError) -> dict[str, Sequence[str]]:
    """What a refusal can show beside its message."""
    if isinstance(error, UnprovenRecords):
        return {"trace": error.trace}
    return {"headings": error.headings} if isinstance(error, NotUnderstood) else {}
