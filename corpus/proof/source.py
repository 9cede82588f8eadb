"""Proof of one source: it is read again, and every text and every word of it is looked up.

Runs in a worker process. Knows the run's lines as they were written, nothing of what made them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import orjson

from corpus.record.corrected import as_read
from corpus.record.linked_channels import values_of
from corpus.record.proof import (
    CARRYING_FATES,
    Entry,
    FatePath,
    Proof,
    is_tiled,
    printed_at,
    quotes_of,
    spots_of,
    without_words,
)
from corpus.record.redaction import MASK
from corpus.record.words import PageWords, raw_words
from corpus.run.sources import read_bytes
from extractor.errors import ExtractionError
from extractor.ocr.ocr import OcrOptions
from extractor.read import read_document
from normalizers.contact.contact import find_channels

QUOTE_LETTERS = 60


class Written(NamedTuple):
    """A source's lines in the run's files; `location` is None where it is not found any more."""

    location: str | None
    source: bytes
    records: tuple[bytes, ...]
    trace: tuple[bytes, ...] | None


def prove_source(written: Written, context: None, more_time: Callable[[float], None]) -> Proof:
    """Read a source again and look up all that the run says of it."""
    try:
        return _proof_of(written)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        path = written.location or "sources.jsonl"
        told = f"{path}: barisnya dalam folder hasil tidak utuh ({type(error).__name__})"
        return Proof(failures=[told])


def _proof_of(written: Written) -> Proof:
    proof = Proof()
    source: Entry = orjson.loads(written.source)
    path = source["paths"][0]
    if written.location is None:
        proof.failures.append(
            f"{path}: sumber tidak ditemukan; sebutkan tempatnya dengan --sources"
        )
        return proof
    try:
        words, links = _words_again(written.location, source)
    except ExtractionError as error:
        proof.failures.append(f"{path}: {error.message}")
        return proof
    proof.documents = 1
    if words.sha256 != source["sha256"]:
        proof.failures.append(f"{path}: isi sumber sudah berubah sejak dibaca")
        return proof
    records = [as_read(orjson.loads(record)) for record in written.records]
    if [record["record_id"] for record in records] != source["record_ids"]:
        proof.failures.append(f"{path}: rekamannya bukan yang disebut dalam sources.jsonl")
    for record in records:
        _verify_grounding(proof, path, record, words)
        _verify_links(proof, path, record, links)
    if written.trace is None:
        proof.failures.append(f"{path}: tanpa trace.jsonl, keterjagaan kata tidak dapat dibuktikan")
    elif not written.trace:
        proof.failures.append(f"{path}: tidak ada dalam trace.jsonl")
    else:
        lines = [orjson.loads(line) for line in written.trace]
        _verify_conservation(proof, path, lines, records, words)
    return proof


def _words_again(location: str, source: Entry) -> tuple[PageWords, set[str]]:
    """The source's raw words, read anew; those of OCR pages as the run kept them. And what its
    links lead to."""
    data = read_bytes(location)
    kept = source.get("ocr_words") or []
    try:
        document = read_document(data, PurePosixPath(location).name, OcrOptions(mode="never"))
    except ExtractionError:
        if not kept:
            raise
        return raw_words(data, None, kept), set()
    return raw_words(data, document, kept), values_of(document.links)


def _verify_links(proof: Proof, path: str, record: Entry, links: set[str]) -> None:
    """A channel that its words do not name is one that a link of the source leads to."""
    complaint = record.get("pengaduan")
    if complaint is None or MASK in complaint["text"]:
        return
    printed = {channel.value for channel in find_channels(complaint["text"])}
    for number, channel in enumerate(complaint["channels"]):
        if channel["value"] is not None and channel["value"] not in printed | links:
            where = f"{path}: pengaduan.channels[{number}]"
            proof.failures.append(f"{where}: tidak tertulis dan tidak ada tautan ke sana")


def _verify_grounding(proof: Proof, path: str, record: Entry, words: PageWords) -> None:
    for part, text, places in quotes_of(record):
        proof.texts += 1
        printed = printed_at(text, spots_of(places), words)
        if printed is None:
            proof.grounded += 1
            continue
        proof.failures.append(
            f"{path}: {part}: tertulis {text[:QUOTE_LETTERS]!r}, "
            f"di tempatnya {printed[:QUOTE_LETTERS]!r}"
        )


def _verify_conservation(
    proof: Proof,
    path: str,
    lines: Sequence[Entry],
    records: Sequence[Entry],
    words: PageWords,
) -> None:
    traced: dict[int | None, list[str]] = defaultdict(list)
    fates: dict[FatePath, list[str]] = defaultdict(list)
    for line in lines:
        traced[line["line"] if line["bbox"] is None else line["page"]] += line["text"].split()
        count, kept = _covered_words(line)
        proof.words += count
        proof.kept_words += kept
        if kept != count:
            proof.failures.append(
                f"{path}: baris tanpa nasib tunggal: {line['text'][:QUOTE_LETTERS]!r}"
            )
        for span in line["spans"]:
            if span["path"] and span["fate"] in CARRYING_FATES:
                text = line["text"][span["start"] : span["end"]]
                fates[(span.get("record"), span["path"])].append(text)
    letters = {where: Counter("".join(found)) for where, found in traced.items()}
    if not _is_same_ink(letters, words.letter_counts()):
        proof.failures.append(f"{path}: kata dalam jejak tidak sama dengan kata pada sumber")
        proof.kept_words -= 1
    for field_path, is_there in without_words(fates, records):
        what = "tidak memuat semua katanya" if is_there else "tidak ada dalam rekaman"
        proof.failures.append(f"{path}: {field_path} {what}")


def _is_same_ink(
    traced: dict[int | None, Counter[str]], printed: dict[int | None, Counter[str]]
) -> bool:
    """Whether the same letters stand on every page; a mask stands for any of them."""
    if traced.keys() != printed.keys():
        return False
    for where, letters in traced.items():
        masks = letters.pop(MASK, 0)
        missing = printed[where] - letters
        if letters - printed[where] or missing.total() != masks:
            return False
    return True


def _covered_words(line: Entry) -> tuple[int, int]:
    """How many words a traced line has, and of how many one fate covers each letter."""
    text, spans = line["text"], line["spans"]
    words = re.findall(r"\S+", text)
    if is_tiled(text, [(span["start"], span["end"]) for span in spans]):
        return len(words), len(words)
    cover = [0] * len(text)
    for span in spans:
        for position in range(span["start"], span["end"]):
            cover[position] += 1
    matches = re.finditer(r"\S+", text)
    kept = sum(all(cover[n] == 1 for n in range(*match.span())) for match in matches)
    return len(words), kept
