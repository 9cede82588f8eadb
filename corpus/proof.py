"""Proof of one source: it is read again, and every text and every word of it is looked up.

Runs in a worker process. Knows the run's lines as they were written, nothing of what made them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import orjson

from corpus.corrected import as_read
from corpus.redaction import MASK
from corpus.sources import read_bytes
from corpus.words import PageWords, letters_of, raw_words
from extractor.errors import ExtractionError
from extractor.ocr import OcrOptions
from extractor.read import read_document

DERIVED_KEYS = {"phones", "email", "website", "effective_date", "signed_date"}
CARRYING_FATES = {"field", "removed", "unrecognized"}  # their words stand in the record itself
QUOTE_LETTERS = 60

Entry = dict[str, Any]


class Written(NamedTuple):
    """A source's lines in the run's files; `location` is None where it is not found any more."""

    location: str | None
    source: bytes
    records: tuple[bytes, ...]
    trace: tuple[bytes, ...] | None


@dataclass(slots=True)
class Proof:
    """Counts of what was checked, and what fails, in words."""

    documents: int = 0
    texts: int = 0
    grounded: int = 0
    words: int = 0
    kept_words: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def grounding_share(self) -> float:
        return self.grounded / self.texts if self.texts else 1.0

    @property
    def conservation_share(self) -> float:
        return self.kept_words / self.words if self.words else 1.0

    @property
    def is_whole(self) -> bool:
        """Nothing fails: the only passing result."""
        return not self.failures

    def add(self, other: Proof) -> None:
        """Count what another proof has found, and list its failures after these."""
        self.documents += other.documents
        self.texts += other.texts
        self.grounded += other.grounded
        self.words += other.words
        self.kept_words += other.kept_words
        self.failures += other.failures

    def as_entry(self) -> Entry:
        """For `--json`."""
        return {
            "documents": self.documents,
            "texts": self.texts,
            "grounded": self.grounded,
            "grounding": self.grounding_share,
            "words": self.words,
            "kept_words": self.kept_words,
            "conservation": self.conservation_share,
            "failures": self.failures,
        }


class Quote(NamedTuple):
    """A text of a record and where it says that it stands."""

    path: str
    text: str
    places: list[Entry]


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
        words = _words_again(written.location, source)
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
    if written.trace is None:
        proof.failures.append(f"{path}: tanpa trace.jsonl, keterjagaan kata tidak dapat dibuktikan")
    elif not written.trace:
        proof.failures.append(f"{path}: tidak ada dalam trace.jsonl")
    else:
        lines = [orjson.loads(line) for line in written.trace]
        _verify_conservation(proof, path, lines, records, words)
    return proof


def _words_again(location: str, source: Entry) -> PageWords:
    """The source's raw words, read anew; those of OCR pages as the run kept them."""
    data = read_bytes(location)
    kept = source.get("ocr_words") or []
    try:
        document = read_document(data, PurePosixPath(location).name, OcrOptions(mode="never"))
    except ExtractionError:
        if not kept:
            raise
        return raw_words(data, None, kept)
    return raw_words(data, document, kept)


# grounding


def _verify_grounding(proof: Proof, path: str, record: Entry, words: PageWords) -> None:
    for quote in quotes_of(record):
        proof.texts += 1
        parts = [words.letters_at(place) for place in quote.places]
        if _is_grounded(quote.text, parts, quote.places):
            proof.grounded += 1
            continue
        printed = "".join(parts)
        proof.failures.append(
            f"{path}: {quote.path}: tertulis {quote.text[:QUOTE_LETTERS]!r}, "
            f"di tempatnya {printed[:QUOTE_LETTERS]!r}"
        )


def _is_grounded(text: str, parts: Sequence[str], places: Sequence[Entry]) -> bool:
    wanted = letters_of(text)
    if not wanted:
        return True
    if places and places[0].get("line") is not None:
        return _is_made_of(wanted, parts)
    printed = "".join(parts)
    return len(wanted) == len(printed) and all(map(_is_same_letter, wanted, printed))


def _is_made_of(wanted: str, lines: Sequence[str]) -> bool:
    """Whether the text is one stretch of each of the lines, in their order.

    A line may also hold the first letters of the next stretch, so every way to part them counts.
    """
    ends = {0}
    for line in lines:
        ends = {end for start in ends for end in _ends_within(line, wanted, start)}
    return len(wanted) in ends


def _ends_within(line: str, wanted: str, start: int) -> range:
    """Where a stretch of the line can end that the text goes on with from `start`."""
    low, high = start, min(len(wanted), start + len(line))
    while low < high:  # a shorter stretch is in the line, too
        middle = (low + high + 1) // 2
        if _holds(line, wanted[start:middle]):
            low = middle
        else:
            high = middle - 1
    return range(start + 1, low + 1)


def _holds(line: str, wanted: str) -> bool:
    if MASK not in wanted:
        return wanted in line
    pattern = "".join("." if letter == MASK else re.escape(letter) for letter in wanted)
    return re.search(pattern, line, re.DOTALL) is not None


def _is_same_letter(wanted: str, printed: str) -> bool:
    return wanted in (printed, MASK)


def quotes_of(part: Any, path: str = "") -> Iterator[Quote]:
    """Every verbatim text of a record with its places, wherever it is nested."""
    if isinstance(part, list):
        for number, entry in enumerate(part):
            yield from quotes_of(entry, f"{path}[{number}]")
    if not isinstance(part, dict):
        return
    provenance = part.get("provenance")
    if isinstance(provenance, list):
        text = next((part[key] for key in ("text", "raw") if isinstance(part.get(key), str)), None)
        if text is not None:
            yield Quote(path, text, provenance)
    elif isinstance(provenance, dict):
        for key, places in provenance.items():
            text = _text_under(part, key)
            if text is not None:
                yield Quote(f"{path}.{key}".lstrip("."), text, places)
    for key, value in part.items():
        if key not in ("provenance", "findings"):
            yield from quotes_of(value, f"{path}.{key}".lstrip("."))


def _text_under(part: Entry, key: str) -> str | None:
    if key in DERIVED_KEYS:
        return None
    value = part.get(key)
    if isinstance(value, list):
        return " ".join(str(entry) for entry in value)
    return value if isinstance(value, str) else None


# conservation


def _verify_conservation(
    proof: Proof,
    path: str,
    lines: Sequence[Entry],
    records: Sequence[Entry],
    words: PageWords,
) -> None:
    traced: dict[int | None, list[str]] = defaultdict(list)
    fates: dict[tuple[int | None, str], list[str]] = defaultdict(list)
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
    _verify_paths(proof, path, fates, records)


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
    if _tiles(text, spans):
        return len(words), len(words)
    cover = [0] * len(text)
    for span in spans:
        for position in range(span["start"], span["end"]):
            cover[position] += 1
    matches = re.finditer(r"\S+", text)
    kept = sum(all(cover[n] == 1 for n in range(*match.span())) for match in matches)
    return len(words), kept


def _tiles(text: str, spans: Sequence[Entry]) -> bool:
    """Whether the spans follow each other with nothing but white space between them."""
    position = 0
    for span in spans:
        if span["start"] < position or text[position : span["start"]].strip():
            return False
        position = span["end"]
    return position <= len(text) and not text[position:].strip()


def _verify_paths(
    proof: Proof,
    path: str,
    fates: dict[tuple[int | None, str], list[str]],
    records: Sequence[Entry],
) -> None:
    """What a fate says is in the record is there, with just the words that it was given."""
    for (ordinal, field_path), texts in fates.items():
        if ordinal is None:
            continue
        value = _at(records[ordinal], field_path) if ordinal < len(records) else None
        if value is None:
            proof.failures.append(f"{path}: {field_path} tidak ada dalam rekaman")
            continue
        if not isinstance(value, str) or _is_derived(field_path):
            continue
        if Counter(letters_of("".join(texts))) - Counter(letters_of(value)):
            proof.failures.append(f"{path}: {field_path} tidak memuat semua katanya")


def _is_derived(field_path: str) -> bool:
    """Whether a field holds a value that was worked out of its words, not the words."""
    return field_path.rsplit(".", 1)[-1] in (*DERIVED_KEYS, "durations")


def _at(part: Any, field_path: str) -> Any:
    """The value at a path such as `persyaratan.items[2].text`; its list's or text's parent too."""
    for step in re.findall(r"[^.\[\]]+", field_path):
        if isinstance(part, list):
            part = part[int(step)] if step.isdigit() and int(step) < len(part) else None
        elif isinstance(part, dict):
            part = part.get(step)
        if part is None:
            return None
    if isinstance(part, dict):
        return part.get("text", part)
    return part
