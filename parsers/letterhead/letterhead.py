"""The office's head: found once by its shape, then every further copy of it by alignment.

A copy of the head stands on every page: name, address, phone and site at the left, the hierarchy
at the right ("A / B / C", innermost level last and mostly the office itself). It is wrapped anew
in every copy, and body words stand beside it. So nothing is counted and nothing is compared line
by line: the first copy is read by what its lines are, and the others as runs of its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.page import Document, Line
from extractor.passage import Passage, join_passages, line_passage
from parsers.letterhead.columns import hierarchy_column, parted_columns
from parsers.letterhead.contacts import read_contacts
from parsers.letterhead.copies import Reference, find_copies
from parsers.letterhead.hierarchy import (
    HierarchyReading,
    read_hierarchy,
    read_whole_lines,
)
from parsers.letterhead.lines import HeadLine, Taken, classify, hierarchy_offset
from parsers.letterhead.name_lines import find_name_lines, refined_name, stacked_levels
from parsers.letterhead.tokens import keys_of, tokens_of
from parsers.letterhead.torn_levels import find_whole_levels
from parsers.letterhead.values import LineKind
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex, is_value
from parsers.names.offices import (
    reads_as_office,
    starts_like_organisation,
)
from parsers.section import Letterhead

LEVEL_EDGES = " /-–•*"  # what stands before a level that a converter has wrapped
REGION_LINES = 30  # lines before the first heading that can hold a head; real ones have up to 12
LINES_ABOVE_LEVELS = 8  # name, address, phone and site, each wrapped once

MAX_FAR_LINES = 12  # lines of a hierarchy that stands apart from its head


class LetterheadReading(NamedTuple):
    """The head, its further copies, and what each line holds beside them."""

    letterhead: Letterhead
    copies: tuple[Passage, ...]
    rest: tuple[tuple[Line, Passage], ...]


def read_letterhead(document: Document, headings: HeadingIndex) -> LetterheadReading:
    """Take the head and all its copies out of a document's lines."""
    printed = [(line, line_passage(document, line)) for line in document.lines]
    printed = [(line, passage) for line, passage in printed if passage]
    head = _first_copy(_top_region(printed, headings))
    if not _is_head(head.letterhead):
        head = _first_copy(_levels_region(printed, headings))
    elif not head.letterhead.hierarchy and printed[0][0].bbox is None:
        head = _with_far_hierarchy(head, printed, headings)
    first = head.letterhead
    names = [*first.hierarchy, *([first.name] if first.name is not None else [])]
    has_levels = bool(first.hierarchy) or first.name is None
    if has_levels and not any(reads_as_office(name.text) for name in names):
        return LetterheadReading(Letterhead(), (), tuple(printed))
    head, torn_from = _with_whole_levels(head, printed, headings)
    first = head.letterhead
    left = _without(printed, head.taken)
    copies = find_copies(left, _reference(head), torn_from)
    rest = _without(left, copies.taken)
    return LetterheadReading(first, copies.passages, tuple(rest))


class _Head(NamedTuple):
    """The first copy, the stretches of lines that it takes, and the lines of its name."""

    letterhead: Letterhead = Letterhead()
    taken: Taken = Taken()  # never changed where it is empty
    name_lines: tuple[HeadLine, ...] = ()
    printed: tuple[Passage, ...] = ()  # the contacts with their labels, the address first
    contacts_taken: Taken = Taken()  # of the lines taken, those of name and contacts

    def with_hierarchy(self, hierarchy: HierarchyReading, taken: Taken) -> _Head:
        """The head with levels that stand elsewhere, and what it has `taken` with theirs."""
        levels = replace(
            self.letterhead, hierarchy=hierarchy.levels, connectors=hierarchy.connectors
        )
        return self._replace(letterhead=levels, taken=taken.with_all(hierarchy.taken))


def _with_far_hierarchy(
    head: _Head, printed: Sequence[tuple[Line, Passage]], headings: HeadingIndex
) -> _Head:
    """The head with the hierarchy that a converter has put elsewhere, if it ends in its name."""
    found = next((n for n, (_, p) in enumerate(printed) if _has_levels(p, headings)), None)
    if found is None or head.letterhead.name is None:
        return head
    region = [
        part
        for line, passage in printed[found:][:MAX_FAR_LINES]
        for part in classify(line, passage)
    ]
    hierarchy = read_hierarchy(region, head.name_lines)
    is_own = _keys(hierarchy.levels[-1:]) == _keys([head.letterhead.name])
    return head.with_hierarchy(hierarchy, head.taken) if is_own else head


def _with_whole_levels(
    head: _Head, printed: Sequence[tuple[Line, Passage]], headings: HeadingIndex
) -> tuple[_Head, int | None]:
    """The head of a text with the hierarchy of the copy in which it is whole, and the order of the
    line from which on the first copy's is torn."""
    if printed[0][0].bbox is not None or not head.printed:
        return head, None
    reference = _reference(head)
    if not reference.name:
        return head, None
    whole = find_whole_levels(printed, reference, headings)
    if whole is None:
        return head, None
    heads = [HeadLine(line, passage, LineKind.HIERARCHY) for line, passage in whole.lines]
    hierarchy = read_whole_lines(heads, whole.last_end)
    is_same = _keys(head.letterhead.hierarchy) == _keys(hierarchy.levels)
    if is_same and whole.first_order in head.taken:
        return head, None
    return head.with_hierarchy(hierarchy, head.contacts_taken), whole.first_order


def _keys(levels: Sequence[Passage]) -> list[tuple[str, ...]]:
    return [keys_of(tokens_of(level)) for level in levels]


def _is_head(first: Letterhead) -> bool:
    """A name with something that only a head has beside it."""
    contacts = (first.address, first.email, first.website, *first.phones)
    return first.name is not None and (bool(first.hierarchy) or any(contacts))


def _top_region(printed: Sequence[tuple[Line, Passage]], headings: HeadingIndex) -> list[HeadLine]:
    """The classified lines from the top to the first heading: where the first copy mostly is."""
    end = 0
    while end < min(len(printed), REGION_LINES) and not _is_heading(printed[end][1].text, headings):
        end += 1
    region: list[HeadLine] = []
    for piece in parted_columns(printed[:end]):
        if len(region) >= REGION_LINES:
            break
        heads = classify(piece.line, piece.passage, region)
        if piece.is_parted:
            heads = [
                replace(head, offset=head.offset + piece.offset, is_parted=True) for head in heads
            ]
        region += heads
    return region


def _is_heading(text: str, headings: HeadingIndex) -> bool:
    """Whether a line is a component's heading, with its value behind it or a number before it.

    A letterhead may print where to complain, and nothing of the other components.
    """
    if headings.match(text) is not None:
        return True
    started = headings.match_start(text)
    if started is not None and started[0].component != "pengaduan":
        return True
    marker = leading_marker(text)
    found = headings.match_prefix(text, marker.end if marker is not None else 0)
    if found is None or marker is not None:
        return found is not None
    return found[0].component != "pengaduan" and is_value(text[found[1] :])


def _levels_region(
    printed: Sequence[tuple[Line, Passage]], headings: HeadingIndex
) -> list[HeadLine]:
    """The lines around the first hierarchy, wherever a converter has put the page's head."""
    found = next((n for n, (_, p) in enumerate(printed) if _has_levels(p, headings)), None)
    if found is None:
        return []
    start = found
    has_name = False
    while start > max(0, found - LINES_ABOVE_LEVELS):
        kind = _head_kind(printed[start - 1], headings)
        if kind is LineKind.BODY or (has_name and kind is not LineKind.OTHER):
            break
        has_name = has_name or kind is LineKind.OTHER
        start -= 1
    region: list[HeadLine] = []
    for line, passage in printed[start : start + REGION_LINES]:
        if _is_heading(passage.text, headings) and len(region) > found - start:
            break
        region += classify(line, passage, region)
    return region


def _has_levels(passage: Passage, headings: HeadingIndex) -> bool:
    """Whether a line somewhere in a text holds levels: a requirement may have a slash as well
    ("Akta Lahir / Ijazah"), but no organisation's name begins it."""
    if _is_heading(passage.text, headings):
        return False
    offset = hierarchy_offset(passage.text)
    if offset is None:
        return False
    words = passage.text[offset:].strip(LEVEL_EDGES).split()
    return bool(words) and starts_like_organisation(words[0])


def _head_kind(printed: tuple[Line, Passage], headings: HeadingIndex) -> LineKind:
    """What a line above the hierarchy is; `OTHER` can be the office's name."""
    line, passage = printed
    if headings.match(passage.text) is not None:
        return LineKind.BODY
    head = classify(line, passage)[0]
    if head.kind is LineKind.OTHER and not head.is_name_like:
        return LineKind.BODY
    return head.kind


def _first_copy(region: Sequence[HeadLine]) -> _Head:
    column = hierarchy_column(region)
    left = [head for head in region if head not in column]
    anchors = [n for n, head in enumerate(left) if head.kind is not LineKind.OTHER]
    if not anchors and not column:
        return _Head()
    name_lines = find_name_lines(left, anchors[0] if anchors else len(left))
    hierarchy = read_hierarchy(region, name_lines)
    name_lines = refined_name(hierarchy.names, hierarchy)
    if not name_lines and not hierarchy.levels:
        return _Head()
    return _assembled(left, name_lines, hierarchy)


def _assembled(
    region: Sequence[HeadLine],
    name_lines: Sequence[HeadLine],
    hierarchy: HierarchyReading,
) -> _Head:
    own = ((head.line.order, head.stretch()) for head in name_lines)
    taken = Taken().with_all((*own, *hierarchy.taken))
    end = max((region.index(head) for head in name_lines), default=-1)
    contacts, printed = read_contacts(region[end + 1 :], hierarchy, taken)
    levels = stacked_levels(name_lines) if not hierarchy.levels else [list(name_lines)]
    names = [join_passages(head.passage for head in level) for level in levels if level]
    name = names[-1] if names else None
    letterhead = replace(
        contacts,
        name=name,
        hierarchy=hierarchy.levels or tuple(names[:-1]),
        connectors=hierarchy.connectors,
    )
    levels_taken = set(hierarchy.taken)
    rest = (
        (order, stretch)
        for order, stretches in taken.items()
        for stretch in stretches
        if (order, stretch) not in levels_taken
    )
    own_taken = Taken().with_all(rest)
    return _Head(letterhead, taken, tuple(name_lines), printed, own_taken)


def _reference(head: _Head) -> Reference:
    first = head.letterhead
    levels: list[Passage] = []
    for number, level in enumerate(first.hierarchy):
        if number and number - 1 < len(first.connectors):
            levels.append(first.connectors[number - 1])
        levels.append(level)
    contacts = [keys_of(tokens_of(words)) for words in head.printed]
    return Reference(
        name=keys_of(tokens_of(first.name)) if first.name else (),
        address=contacts.pop(0) if first.address else (),
        contacts=tuple(contacts),
        hierarchy=tuple(key for level in levels for key in keys_of(tokens_of(level))),
    )


def _without(
    printed: Sequence[tuple[Line, Passage]], taken: Mapping[int, Sequence[range]]
) -> list[tuple[Line, Passage]]:
    """What is left of each line when the taken stretches of its text are cut out."""
    left: list[tuple[Line, Passage]] = []
    for line, passage in printed:
        if line.order not in taken:  # nearly always
            left.append((line, passage))
            continue
        position, parts = 0, []
        for stretch in sorted(taken[line.order], key=lambda stretch: stretch.start):
            if position < stretch.start:
                parts.append(passage.cut(position, stretch.start))
            position = max(position, stretch.stop)
        if position < len(passage):
            parts.append(passage.cut(position))
        parts = [part for part in parts if part]
        if parts:
            left.append((line, join_passages(parts)))
    return left
