"""Proof of a run: its sources are read again and every text and every word is looked up.

Grounding: each verbatim text of a record is what stands at its provenance. Conservation: each
raw word of a source has exactly one fate, and what the fate names is in the record.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import orjson

from corpus.corrected import as_read
from corpus.redaction import MASK
from corpus.sources import SourceFile, find_sources, read_bytes
from corpus.words import PageWords, letters_of, raw_words
from extractor.errors import ExtractionError
from extractor.read import read_document

DERIVED_KEYS = {"phones", "email", "website", "effective_date", "signed_date"}
CARRYING_FATES = {"field", "removed", "unrecognized"}  # their words stand in the record itself
QUOTE_LETTERS = 60

Entry = dict[str, Any]


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


def verify_run(run: Path, moved: Sequence[Path] = ()) -> Proof:
    """Check every record of a run against its source; `moved` are the roots' new places."""
    proof = Proof()
    entry = orjson.loads((run / "run.json").read_bytes())
    roots = list(moved) or [Path(root) for root in entry["roots"]]
    files = {file.path: file for file in find_sources([r for r in roots if r.exists()], run)}
    records = _by_source(run / "records.jsonl")
    traces = _traces(run / "trace.jsonl")
    for source in _lines(run / "sources.jsonl"):
        path = source["paths"][0]
        trace = next(traces, None) if traces is not None else None
        _verify_source(proof, files.get(path), source, records.get(path, []), trace)
    return proof


def _verify_source(
    proof: Proof,
    file: SourceFile | None,
    source: Entry,
    records: Sequence[Entry],
    trace: tuple[str, list[Entry]] | None,
) -> None:
    path = source["paths"][0]
    if file is None:
        proof.failures.append(
            f"{path}: sumber tidak ditemukan; sebutkan tempatnya dengan --sources"
        )
        return
    try:
        words = _words_again(file, source)
    except ExtractionError as error:
        proof.failures.append(f"{path}: {error.message}")
        return
    proof.documents += 1
    if words.sha256 != source["sha256"]:
        proof.failures.append(f"{path}: isi sumber sudah berubah sejak dibaca")
        return
    for record in records:
        _verify_grounding(proof, path, record, words)
    if trace is None:
        proof.failures.append(f"{path}: tanpa trace.jsonl, keterjagaan kata tidak dapat dibuktikan")
        return
    if trace[0] != path:
        proof.failures.append(f"{path}: tidak ada dalam trace.jsonl")
        return
    _verify_conservation(proof, path, trace[1], records, words)


def _words_again(file: SourceFile, source: Entry) -> PageWords:
    """The source's raw words, read anew; those of OCR pages as the run kept them."""
    from extractor.ocr import OcrOptions

    data = read_bytes(file.location)
    kept = source.get("ocr_words") or []
    try:
        document = read_document(data, PurePosixPath(file.path).name, OcrOptions(mode="never"))
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
    traced: dict[int | None, Counter[str]] = defaultdict(Counter)
    fates: dict[tuple[int | None, str], list[str]] = defaultdict(list)
    for line in lines:
        where = line["line"] if line["bbox"] is None else line["page"]
        kept = 0
        for word, covered in _covered_words(line):
            proof.words += 1
            kept += covered
            proof.kept_words += covered
            traced[where].update(word)
        if kept != len(line["text"].split()):
            proof.failures.append(
                f"{path}: baris tanpa nasib tunggal: {line['text'][:QUOTE_LETTERS]!r}"
            )
        for span in line["spans"]:
            if span["path"] and span["fate"] in CARRYING_FATES:
                text = line["text"][span["start"] : span["end"]]
                fates[(span.get("record"), span["path"])].append(text)
    if not _is_same_ink(traced, words.letter_counts()):
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


def _covered_words(line: Entry) -> Iterator[tuple[str, bool]]:
    """Each word of a traced line, and whether exactly one fate covers each of its letters."""
    cover = [0] * len(line["text"])
    for span in line["spans"]:
        for position in range(span["start"], span["end"]):
            cover[position] += 1
    for match in re.finditer(r"\S+", line["text"]):
        yield match.group(), all(cover[n] == 1 for n in range(*match.span()))


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


# the run's files


def _lines(file: Path) -> Iterator[Entry]:
    with file.open("rb") as stream:
        for line in stream:
            yield orjson.loads(line)


def _by_source(file: Path) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for record in _lines(file):
        found[record["source"]["path"]].append(as_read(record))
    return found


def _traces(file: Path) -> Iterator[tuple[str, list[Entry]]] | None:
    return _grouped(file) if file.is_file() else None


def _grouped(file: Path) -> Iterator[tuple[str, list[Entry]]]:
    """The trace, source by source, in the order of the run's other files."""
    path: str | None = None
    lines: list[Entry] = []
    for line in _lines(file):
        if line["source"] != path and path is not None:
            yield path, lines
            lines = []
        path = line["source"]
        lines.append(line)
    if path is not None:
        yield path, lines
