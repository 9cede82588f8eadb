"""Proof of one source: it is read again, and what the run says of it is compared with that.

Runs in a worker process. Where the same program reads the same words, every line must be the
same. Where it does not (another program, another OCR), texts are looked up at their places, words
in the trace, and derived values are worked out of the same words (`corpus.proof.same_words`).
Either way the words are looked up in the source by themselves: that the program says the same
twice does not make it true.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

import orjson
from pydantic import ValidationError

from corpus.proof.difference import MOST_TOLD, compare_lines
from corpus.proof.lines import read_stretches
from corpus.proof.reread import COMPARED, Reread, Written
from corpus.proof.same_words import compare_values
from corpus.proof.words import prove_words
from corpus.record.corrected import as_read
from corpus.record.proof import Entry, Proof
from corpus.record.words import PageWords, own_words, raw_words
from corpus.run.attachments import source_bytes
from corpus.run.outcome import FileName, Outcome, ReadOptions, Work, placed, read_counts, unpack
from corpus.run.reading import MoreTime, prepare, read_with_document
from corpus.schema import ServiceStandard
from extractor.errors import ExtractionError
from extractor.ocr.ocr import OcrOptions
from extractor.ocr.recognition import ocr_engine
from extractor.page import Document
from extractor.read import read_document

__all__ = ["prepare", "prove_source"]

# What lines raise that hold other things than a run writes.
BROKEN_LINES = (
    *(ArithmeticError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError),
)
_PICTURE = b'"reason":"picture"'
PROOF_S = 30.0  # that looking up may take beyond the reading


def prove_source(
    written: Written, context: tuple[ReadOptions, bool], more_time: MoreTime
) -> Reread:
    """Read a source again and compare all that the run says of it.

    The context is the run's options, and whether the installed program made it.
    """
    work = Work(written.paths[0], written.location, written.sha256, written.corrections)
    outcome, document = read_with_document(work, context[0], more_time)
    more_time(PROOF_S)
    return _compared(written, outcome, document, is_same_program=context[1])


def prove_lost(written: Written, outcome: Outcome) -> Reread:
    """The same for a source whose reader was lost, which the run says as well, or not."""
    return _compared(written, outcome, None, is_same_program=True)


def _compared(
    written: Written, outcome: Outcome, document: Document | None, *, is_same_program: bool
) -> Reread:
    path, also = written.paths[0], written.paths[1:]
    fresh = unpack(outcome.sizes, outcome.packed)
    wanted = {name: placed(name, fresh[name], path, also) for name in COMPARED}
    lines = {
        name: read_stretches(written.run / f"{name}.jsonl", written.stretches.get(name, ()))
        for name in COMPARED
    }
    reread = Reread(Proof(), outcome._replace(packed=b""), read_counts(fresh["records"]))
    reread.findings, reread.written = fresh["findings"], lines
    try:
        if _is_changed(wanted, lines):
            reread.proof.failures.append(f"{path}: isi sumber sudah berubah sejak dibaca")
        elif outcome.error == "encrypted" and lines["sources"]:
            reread.proof.failures.append(f"{path}: terkunci; beri --password-file seperti semula")
        elif wanted == lines or _is_bound(is_same_program, wanted, lines, outcome):
            _prove_lines(reread, written, wanted, document)
        else:
            _prove_otherwise(reread, written, wanted)
    except ExtractionError as error:
        reread.proof.failures.append(f"{path}: {error.message}")
    except BROKEN_LINES as error:
        told = f"{path}: barisnya dalam folder hasil tidak utuh ({type(error).__name__})"
        reread.proof.failures.append(told)
    reread.written = {}
    return reread


def _is_changed(wanted: Mapping[FileName, bytes], lines: Mapping[FileName, bytes]) -> bool:
    """Whether the run says that it has read other bytes."""
    read, told = _sha256(wanted), _sha256(lines)
    return None not in (read, told) and read != told


def _sha256(lines: Mapping[FileName, bytes]) -> object:
    line = (lines["sources"] or lines["quarantine"]).split(b"\n", 1)[0]
    return orjson.loads(line)["sha256"] if line else None


def _is_bound(
    is_same_program: bool,
    wanted: Mapping[FileName, bytes],
    lines: Mapping[FileName, bytes],
    outcome: Outcome,
) -> bool:
    """Whether every line must be the same: not where another program or another OCR has read."""
    if not is_same_program:
        return False
    written_by = _engine(lines["sources"])
    if written_by is None and _engine(wanted["sources"]) and _PICTURE in lines["records"]:
        return False  # the writer had no OCR for a picture, and says so
    needs_ocr = _engine(wanted["sources"]) is not None or outcome.error == "no-text-layer"
    needs_ocr = needs_ocr or _PICTURE in wanted["records"]  # one that only the writer could read
    if written_by is None or not needs_ocr:
        return True
    try:
        return written_by == ocr_engine()
    except ExtractionError:
        return False


def _engine(sources: bytes) -> str | None:
    engine = orjson.loads(sources).get("ocr_engine") if sources.count(b"\n") == 1 else None
    return engine if isinstance(engine, str) else None


def _prove_lines(
    reread: Reread, written: Written, wanted: Mapping[FileName, bytes], document: Document | None
) -> None:
    """Line by line; and the words of the records in the source."""
    proof, lines = reread.proof, reread.written
    for name in COMPARED:
        stretches = written.stretches.get(name, ())
        first = stretches[0].line if stretches else 0
        found = compare_lines(f"{name}.jsonl", first, wanted[name], lines[name])
        proof.count(f"{name}.jsonl", "same", found.equal, found.of)
        proof.failures += found.failures
    if document is not None and lines["records"]:
        told = prove_words(written.paths[0], lines, own_words(document))
        if proof.failures:
            told.failures = []  # one difference is told once
        proof.add(told)


def _prove_otherwise(reread: Reread, written: Written, wanted: Mapping[FileName, bytes]) -> None:
    """What another program wrote: its form, its words, and the values beside them."""
    reread.is_compared = False
    proof, lines, path = reread.proof, reread.written, written.paths[0]
    if not lines["sources"]:
        proof.count("quarantine.jsonl", "unproved", 0, 1)
        return
    source: Entry = orjson.loads(lines["sources"])
    if written.has_trace and not lines["trace"]:
        proof.failures.append(f"{path}: tidak ada dalam trace.jsonl")
    if source["paths"] != list(written.paths):
        proof.failures.append(f"{path}: sources.jsonl menyebut jalur lain: {source['paths']!r:.60}")
    records = [orjson.loads(line) for line in lines["records"].splitlines()]
    for number, line in enumerate(lines["records"].splitlines()):
        told = _against_schema(line)
        proof.count("records.jsonl", "schema", not told, 1)
        proof.failures += [f"{path}: records[{number}]: {one}" for one in told]
    proof.failures += _against_source(path, written, source, records)
    proof.add(prove_words(path, lines, _words_again(written, source)))
    values = compare_values(
        list(map(orjson.loads, wanted["records"].splitlines())), list(map(as_read, records))
    )
    proof.count("derived", "recomputed", values.equal, values.of)
    proof.failures += [f"{path}: {one}" for one in values.failures[:MOST_TOLD]]
    proof.open_fields.update(values.open_fields)
    findings = [finding for record in records for finding in record["findings"]]
    append = orjson.OPT_APPEND_NEWLINE
    reread.findings = b"".join(orjson.dumps(one, option=append) for one in findings)


def _against_schema(line: bytes) -> list[str]:
    """What of a record is not as the schema has it, or has no place in the source."""
    try:
        ServiceStandard.model_validate_json(line)
    except ValidationError as error:
        return [
            f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:MOST_TOLD]
        ]
    return list(_without_places(orjson.loads(line), ""))


def _without_places(part: object, path: str) -> list[str]:
    """Parts whose text has no places: they could have been made up. Corrections are put back."""
    found: list[str] = []
    if isinstance(part, dict):
        text = part.get("text", part.get("raw"))
        if text and "provenance" in part and not part["provenance"]:
            found.append(f"{path}: tanpa tempat pada sumber")
        for key, value in part.items():
            if key not in ("provenance", "corrections", "findings", "doubts", "documents"):
                found += _without_places(value, f"{path}.{key}" if path else key)
    elif isinstance(part, list):
        for number, value in enumerate(part):
            found += _without_places(value, f"{path}[{number}]")
    return found


def _against_source(path: str, written: Written, source: Entry, records: list[Entry]) -> list[str]:
    """What of a record's identity is not that of its source."""
    ids = [f"{(written.sha256 or '')[:16]}-{number}" for number in range(len(records))]
    found = []
    if source["record_ids"] != ids or [record["record_id"] for record in records] != ids:
        found.append(f"{path}: rekamannya bukan yang disebut dalam sources.jsonl")
    for record in records:
        own = record["source"]
        told = {key: source[key] for key in ("sha256", "media_type", "pages", "reader", "layout")}
        told |= {"path": path, "also": list(written.paths[1:])}
        found += [
            f"{path}: source.{key} bukan seperti dalam sources.jsonl"
            for key, value in told.items()
            if own[key] != value
        ]
    return found


def _words_again(written: Written, source: Entry) -> PageWords:
    """The source's raw words, read anew; those of OCR pages as the run kept them."""
    data = source_bytes(written.location, written.access.passwords)
    name = PurePosixPath(written.paths[0]).name
    kept = source.get("ocr_words") or []
    try:
        document = read_document(data, name, OcrOptions(mode="never"), written.access)
    except ExtractionError:
        if not kept:
            raise
        return raw_words(data, None, kept)
    return raw_words(data, document, kept)
