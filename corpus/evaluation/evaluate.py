"""How well a run reads: precision, recall and F1 of each field against gold, and what is missed.

Strict: a text is the same but for white space and closing punctuation, a list in its order, a
value in all its parts. Lenient: texts are similar, order and the form of a value do not count.
docs/evaluation.md explains both with examples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from corpus.evaluation.fields import FIELDS, Value, is_given, present_components, value_at
from corpus.evaluation.gold import GoldDocument, GoldError, read_gold
from corpus.evaluation.scores import Evaluation, Miss, Scores, Tally
from corpus.record.json_files import read_records

Entry = Mapping[str, Any]
# Two texts of which nine letters in ten agree are the same text misread, not another one: below
# this, steps of different meaning ("menerima berkas", "menerima bekas") begin to be confused.
LENIENT_SIMILARITY = 90.0
RECORD_FIELD = "record"
COMPONENTS_FIELD = "components"


def evaluate_run(run: Path, gold: Path) -> Evaluation:
    """Measure a run folder against a gold file. Raises `GoldError` for a file that is none."""
    return evaluate_records(read_records(run), read_gold(gold))


def evaluate_records(records: Iterable[Entry], gold: Sequence[GoldDocument]) -> Evaluation:
    """Measure records against gold; documents are found by content hash, or by file name.

    Raises `GoldError` for gold whose parts are not of the form of docs/gold.md.
    """
    for document in gold:
        _check_form(document)
    hashes = {document.sha256 for document in gold}
    names = {document.file for document in gold if document.sha256 is None}
    found: dict[str, list[Entry]] = defaultdict(list)
    for record in records:
        source = record["source"]
        if source["sha256"] in hashes:
            found[source["sha256"]].append(record)
        for name in {source["path"], source["path"].rpartition("/")[2]} & names:
            found[name].append(record)
    evaluation = Evaluation()
    for document in gold:
        evaluation.documents += 1
        _judge_document(evaluation, document, found.get(document.sha256 or document.file, []))
    return evaluation


def _check_form(document: GoldDocument) -> None:
    for record in document.records:
        for entry in FIELDS:
            try:
                entry.read(value_at(record, entry.path))
            except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
                raise GoldError(
                    f"{document.file}: {'.'.join(entry.path)} tidak berbentuk seperti dalam "
                    f"docs/gold.md ({type(error).__name__}: {error})"
                ) from error


def _judge_document(evaluation: Evaluation, gold: GoldDocument, records: Sequence[Entry]) -> None:
    layout = gold.layout or (records[0]["source"]["layout"] if records else "unread")
    groups = [evaluation.overall, evaluation.layouts[layout]]
    if gold.part is not None:
        groups.append(evaluation.parts[gold.part])
    pairs = pair_records(records, gold.records)
    paired = {id(record) for record, _ in pairs if record is not None}
    for record in records:
        if id(record) not in paired:
            for scores in groups:
                scores.fields[RECORD_FIELD].add(Tally(found=1))
            miss = Miss(gold.file, record["record_id"], layout, RECORD_FIELD, "extra", "", False)
            evaluation.misses.append(miss)
    for found, expected in pairs:
        tallies, misses = judge_record(found, expected)
        record_id = found["record_id"] if found is not None else None
        evaluation.misses += [
            miss._replace(file=gold.file, record_id=record_id, layout=layout) for miss in misses
        ]
        for scores in groups:
            _add_record(scores, tallies)


def _add_record(scores: Scores, tallies: Mapping[str, Tally]) -> None:
    scores.records += 1
    scores.strict_records += all(tally.is_right for tally in tallies.values())
    scores.lenient_records += all(
        tally.lenient == tally.found == tally.expected for tally in tallies.values()
    )
    for name, tally in tallies.items():
        scores.fields[name].add(tally)


def pair_records(
    records: Sequence[Entry], gold: Sequence[Entry]
) -> list[tuple[Entry | None, Entry]]:
    """Each gold record with the record that it describes: by title, then by order."""
    if len(records) == len(gold) == 1:
        return [(records[0], gold[0])]
    left = list(records)
    pairs: list[tuple[Entry | None, Entry]] = []
    for expected in gold:
        title = value_at(expected, ("service", "title"))
        best = max(left, key=lambda record: _title_similarity(record, title), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((best, expected))
    return pairs


def _title_similarity(record: Entry, title: str | None) -> float:
    found = value_at(record, ("service", "title"))
    return ratio(str(found).casefold(), title.casefold()) if found and title else 0.0


def judge_record(found: Entry | None, expected: Entry) -> tuple[dict[str, Tally], list[Miss]]:
    """The tallies of one record, of those fields that its gold gives; misses without a file."""
    tallies: dict[str, Tally] = {}
    misses: list[Miss] = []
    one = Tally(found=int(found is not None), expected=1, strict=int(found is not None))
    one.lenient = one.strict
    tallies[RECORD_FIELD] = one
    if found is None:
        misses.append(Miss("", None, "", RECORD_FIELD, "missing", "", False))
    record = found or {}
    judged = [
        (entry.name, entry.read(value_at(record, entry.path)), entry)
        for entry in FIELDS
        if is_given(expected, entry.path)
    ]
    for name, values, entry in judged:
        wanted = entry.read(value_at(expected, entry.path))
        tallies[name] = _judge_field(name, values, wanted, entry.is_ordered, misses)
    tallies[COMPONENTS_FIELD] = _judge_field(
        COMPONENTS_FIELD,
        present_components(record, expected),
        present_components(expected, expected),
        False,
        misses,
    )
    return tallies, misses


def _judge_field(
    name: str,
    found: Sequence[Value],
    expected: Sequence[Value],
    is_ordered: bool,
    misses: list[Miss],
) -> Tally:
    strict = _ordered_pairs(found, expected) if is_ordered else _equal_pairs(found, expected)
    lenient = _lenient_pairs(found, expected, strict)
    for kind, values, side in (("missing", expected, 1), ("extra", found, 0)):
        right = {pair[side] for pair in strict}
        nearly = {pair[side] for pair in lenient}
        misses += [
            Miss("", None, "", name, kind, value.shown.strip(), place in nearly)
            for place, value in enumerate(values)
            if place not in right
        ]
    return Tally(len(found), len(expected), len(strict), len(lenient))


def _strict_key(value: Value) -> tuple[Any, ...]:
    return (*value.exact, value.text)


def _ordered_pairs(found: Sequence[Value], expected: Sequence[Value]) -> list[tuple[int, int]]:
    """Equal values at places that keep the order: the longest common subsequence."""
    codes = LCSseq.opcodes(list(map(_strict_key, found)), list(map(_strict_key, expected)))
    return [
        (code.src_start + step, code.dest_start + step)
        for code in codes
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    ]


def _equal_pairs(found: Sequence[Value], expected: Sequence[Value]) -> list[tuple[int, int]]:
    places: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place, value in enumerate(found):
        places[_strict_key(value)].append(place)
    pairs = []
    for place, value in enumerate(expected):
        waiting = places.get(_strict_key(value))
        if waiting:
            pairs.append((waiting.pop(0), place))
    return pairs


def _lenient_pairs(
    found: Sequence[Value], expected: Sequence[Value], strict: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The strict pairs, and the most similar of what is left."""
    pairs = list(strict)
    left = [place for place in range(len(found)) if place not in {pair[0] for pair in strict}]
    taken = {pair[1] for pair in strict}
    for place, value in enumerate(expected):
        if place in taken:
            continue
        best = max(left, key=lambda other: _similarity(found[other], value), default=None)
        if best is not None and _similarity(found[best], value) >= LENIENT_SIMILARITY:
            left.remove(best)
            pairs.append((best, place))
    return pairs


def _similarity(one: Value, other: Value) -> float:
    if one.loose != other.loose:
        return 0.0
    return ratio(one.text.casefold(), other.text.casefold())
