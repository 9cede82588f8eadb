"""An office's items as they enter the alignment: one entry for each paper or act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.alignment.group import Entry
from corpus.alignment.item_parts import parts_of
from corpus.alignment.learned_wording import LearnedWording
from corpus.alignment.masking import OwnNames
from corpus.alignment.meaning import Meaning, read_meaning
from corpus.grouping.cases import cases_said_in
from corpus.grouping.list_items import Row
from corpus.schema import ServiceStandard


def item_entries(
    record: ServiceStandard,
    wording: tuple[OwnNames, LearnedWording],
    rows: Sequence[Row],
    position: int,
) -> Iterator[Entry]:
    """The item as what it asks for or does: one entry a paper or act."""
    path, item = rows[position][:2]
    known: list[Meaning] = []
    found: list[Entry] = []
    for number, part in enumerate(parts_of(item.text, path.split(".")[0])):
        meaning = read_meaning(part.text, *wording)
        if any(_say_the_same(one, meaning) for one in known):
            continue
        known.append(meaning)
        entry = Entry(
            record_id=record.record_id,
            group=item.channel or item.group or "",
            case=", ".join(cases_said_in(item.text)),
            path=path,
            text=item.text,
            position=position,
            place=(position + 0.5) / len(rows),
            meaning=meaning,
            part=number,
            is_alternative=part.is_alternative,
        )
        found.append(entry)
    yield from (entry._replace(is_one_of_many=len(found) > 1) for entry in found)


def told_by_case(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The items of one list; their cases count where it asks for the same paper in several."""
    cases: dict[tuple[str, frozenset[str]], set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for entry in entries:
        cases[entry.group, _core(entry.meaning)].add((entry.case, entry.meaning.aside))
    for entry in entries:
        is_told_apart = len(cases[entry.group, _core(entry.meaning)]) > 1
        case = " ".join((entry.case, *entry.meaning.aside)) if is_told_apart else ""
        yield entry._replace(case=case)


def _core(meaning: Meaning) -> frozenset[str]:
    return frozenset(meaning.words).difference(meaning.aside)


def _say_the_same(one: Meaning, other: Meaning) -> bool:
    """Whether two parts of an item are one: the same paper again, or the same act on no more."""
    if one.head or other.head:
        return one.head == other.head and one.acts[:1] == other.acts[:1]
    act = one.acts[:1]
    return act == other.acts[:1] and (bool(act) or one.words == other.words)
