"""The words of a source's lines, looked up in the source: grounding and conservation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import orjson

from corpus.record.corrected import as_read
from corpus.record.masking.mask import MASK
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
from corpus.record.words import PageWords
from corpus.run.outcome import FileName

QUOTE_LETTERS = 60


def prove_words(path: str, lines: Mapping[FileName, bytes], words: PageWords) -> Proof:
    """Look up every text of the records at its places, and every word of the trace."""
    proof = Proof(documents=1)
    records = [as_read(orjson.loads(line)) for line in lines["records"].splitlines()]
    for record in records:
        _verify_grounding(proof, path, record, words)
    traced = [orjson.loads(line) for line in lines["trace"].splitlines()]
    if traced:
        _verify_conservation(proof, path, traced, records, words)
    return proof


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
    count = len(text.split())
    if is_tiled(text, [(span["start"], span["end"]) for span in spans]):
        return count, count
    cover = [0] * len(text)
    for span in spans:
        for position in range(span["start"], span["end"]):
            cover[position] += 1
    matches = re.finditer(r"\S+", text)
    kept = sum(all(cover[n] == 1 for n in range(*match.span())) for match in matches)
    return count, kept
