"""The fields of a page of the national portal, which stand in a fixed order without headings.

A blank line ends a field, and stands between the paragraphs of one as well; where a text has lost
its blank lines, a list ends where its numbers start over. So the page is a row of blocks, and which
field each of them is follows from the order and from what a field can hold: a fee is a landmark, a
list before it is no time unless it says one. The best reading of the whole page is taken. A block
that fits another field nearly as well is no field's: it stays unread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.passage import Passage
from parsers.layouts.portal_blocks import Block, cites_laws, read_blocks
from parsers.layouts.portal_lines import line_start
from parsers.layouts.portal_signs import FIELDS, field_points
from parsers.names.groups import is_placeholder
from parsers.names.headings import HeadingIndex
from parsers.section import Row

# What follows is in one scale: the points that speak for or against a reading. They were set by
# what each field can hold, and tried on records of the sample corpus written as such pages.
EMPTY = {
    "persyaratan": 2.5,
    "prosedur": 2.0,
    "waktu": 2.0,
    "biaya": 3.0,
    "produk": 1.5,
    "pengaduan": 1.0,
}
DROPPED_LISTS = 2.5  # both lists are gone together where a converter drops lists
# A field of a further block: lists are tight, times and complaints have paragraphs.
FURTHER = {
    "persyaratan": 2.5,
    "prosedur": 2.5,
    "waktu": 0.2,
    "biaya": 0.7,
    "produk": 1.5,
    "pengaduan": 0.0,
}
FURTHER_THAN_TITLE = 5.0  # of a product that is the page's title again, and so is whole
FURTHER_TIGHT = 0.5  # the same where no blank line stands between
LISTS = ("persyaratan", "prosedur")
MISFIT, FIT = -2.0, 2.5  # points of a block for the field of its place, and for its own
MIN_TITLE_LETTERS = 4
DOUBT = 1.5  # points between two readings below which none is taken
NEAR = 2.0  # and below which the taken one is to be looked at


class PortalFields(NamedTuple):
    """The rows of each field that was found, in order, and the rows that fit no field well.

    `rivals` has for a field what some of its rows could be nearly as well.
    """

    rows: Mapping[str, tuple[Row, ...]]
    unread: tuple[Row, ...]
    rivals: Mapping[str, str]
    headings: Mapping[str, Passage]  # that offices have typed into a field
    labels: tuple[Passage, ...] = ()  # further ones of the same fields


class _Choice(NamedTuple):
    """The best field of a block, the second best, and the points between the two."""

    field: str
    rival: str
    margin: float


def read_fields(
    rows: Sequence[Row], title: str = "", index: HeadingIndex | None = None
) -> PortalFields:
    """Tell the fields of a page apart, below its title and decree."""
    found: dict[str, list[Row]] = {}
    unread: list[Row] = []
    blocks: list[Block] = []
    rows, named, typed = _without_headings(rows, title, index)
    for block in read_blocks(rows):
        block = block._replace(named=named.get(line_start(block.rows[0])))
        is_empty = not blocks and all(is_placeholder(row.text) for row in block.rows)
        if is_empty or cites_laws(block):
            unread += block.rows  # of something that the portal has no field for
        else:
            is_title = len(block.rows) == 1 and _is_same(block.rows[0].text, title)
            blocks.append(block._replace(repeats_title=is_title))
    rivals: dict[str, str] = {}
    for block, choice in zip(blocks, _in_own_order(blocks), strict=True):
        if choice.margin < DOUBT:
            unread += block.rows
            continue
        found.setdefault(choice.field, []).extend(block.rows)
        if choice.margin < NEAR:
            rivals.setdefault(choice.field, choice.rival)
    fields = {name: tuple(found[name]) for name in FIELDS if name in found}
    headings: dict[str, Passage] = {}
    labels: list[Passage] = []
    for name, heading in typed:
        if name in fields and name not in headings:
            headings[name] = heading
        else:
            labels.append(heading)
    return PortalFields(fields, tuple(unread), rivals, headings, tuple(labels))


def _without_headings(
    rows: Sequence[Row], title: str, index: HeadingIndex | None
) -> tuple[list[Row], dict[int, str], list[tuple[str, Passage]]]:
    """The rows without the headings that are typed above some of them; which field each of those
    rows begins, by its start; and the headings."""
    kept: list[Row] = []
    named: dict[int, str] = {}
    typed: list[tuple[str, Passage]] = []
    waiting: tuple[str, Passage] | None = None
    for number, row in enumerate(rows):
        match = index.exact(row.text) if index is not None else None
        is_heading = match is not None and match.component in FIELDS
        is_label = is_heading and number + 1 < len(rows) and not _is_same(row.text, title)
        if match is not None and is_label:
            waiting = match.component, row.passage
            typed.append(waiting)
            continue
        if waiting is not None:
            named[line_start(row)] = waiting[0]
            row = row._replace(follows_blank=True)
            waiting = None
        kept.append(row)
    return kept, named, typed


def unheaded(fields: PortalFields) -> set[str]:
    """The fields that were found without a heading of their own."""
    return set(fields.rows) - set(fields.headings)


def _in_own_order(blocks: Sequence[Block]) -> list[_Choice]:
    """The best reading in the portal's order, blocks that stand out of it put where they belong.

    Some offices' pages have the time before the lists, or both lists last. Such a block fits its
    place in the order badly and another field well, one that nothing else is.
    """
    choices = _best_reading(blocks)
    moved: dict[int, _Choice] = {}
    for number, (block, choice) in enumerate(zip(blocks, choices, strict=True)):
        points = field_points(block)
        best, second = sorted(range(len(FIELDS)), key=points.__getitem__, reverse=True)[:2]
        margin = points[best] - points[second]
        if points[FIELDS.index(choice.field)] <= MISFIT and points[best] >= FIT and margin >= DOUBT:
            moved[number] = _Choice(FIELDS[best], FIELDS[second], margin)
    left = {choice.field for number, choice in enumerate(choices) if number not in moved}
    named = [choice.field for choice in moved.values()]
    if named == [*LISTS] and left.isdisjoint(LISTS):
        allowed = set(LISTS)
    else:
        allowed = {name for name in ("waktu", "biaya") if named.count(name) == 1} - left
    return [
        moved[number] if number in moved and moved[number].field in allowed else choice
        for number, choice in enumerate(choices)
    ]


def _is_same(text: str, title: str) -> bool:
    """Whether a row is the page's title again, which the head may have without "Standar"."""
    return len(title) >= MIN_TITLE_LETTERS and text.casefold().rstrip(" .").endswith(
        title.casefold().rstrip(" .")
    )


def _best_reading(blocks: Sequence[Block]) -> list[_Choice]:
    """The field of each block in the best reading of all, and how near another one comes."""
    if not blocks:
        return []
    points = [field_points(block) for block in blocks]
    ahead = _ahead(blocks, points)
    behind = _behind(blocks, points)
    choices: list[_Choice] = []
    for number in range(len(blocks)):
        whole = [
            ahead[number][field] + behind[number][field] - points[number][field]
            for field in range(len(FIELDS))
        ]
        best = max(range(len(FIELDS)), key=whole.__getitem__)
        others = [field for field in range(len(FIELDS)) if field != best]
        rival = max(others, key=whole.__getitem__)
        choices.append(_Choice(FIELDS[best], FIELDS[rival], whole[best] - whole[rival]))
    return choices


def _ahead(blocks: Sequence[Block], points: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each block and field, the points of the best reading of all blocks up to this one."""
    rows: list[list[float]] = []
    for number, own in enumerate(points):
        if number:
            before = rows[-1]
            rows.append(
                [
                    own[field]
                    + max(
                        before[last] - _step(last, field, blocks[number - 1], blocks[number])
                        for last in range(field + 1)
                    )
                    for field in range(len(FIELDS))
                ]
            )
        else:
            rows.append([own[field] - _skipped(-1, field) for field in range(len(FIELDS))])
    return rows


def _behind(blocks: Sequence[Block], points: Sequence[Sequence[float]]) -> list[list[float]]:
    """The same from each block to the last one."""
    rows: list[list[float]] = []
    for number in reversed(range(len(points))):
        own = points[number]
        if rows:
            after, block = rows[-1], blocks[number + 1]
            rows.append(
                [
                    own[field]
                    + max(
                        after[following] - _step(field, following, blocks[number], block)
                        for following in range(field, len(FIELDS))
                    )
                    for field in range(len(FIELDS))
                ]
            )
        else:
            rows.append([own[field] - _skipped(field, len(FIELDS)) for field in range(len(FIELDS))])
    return rows[::-1]


def _step(field: int, following: int, before: Block, block: Block) -> float:
    """What it costs that a block of one field is followed by this one of another, or the same."""
    if following > field:
        return _skipped(field, following)
    further = FURTHER[FIELDS[field]]
    if before.repeats_title and FIELDS[field] == "produk":
        return FURTHER_THAN_TITLE
    is_alike = before.is_list == block.is_list and not block.is_apart
    return min(further, FURTHER_TIGHT) if is_alike else further


def _skipped(field: int, following: int) -> float:
    """What the empty fields between two cost."""
    names = FIELDS[field + 1 : following]
    if field < 0 and len(names) >= 2:
        return DROPPED_LISTS + sum(EMPTY[name] for name in names[2:])
    return sum(EMPTY[name] for name in names)
