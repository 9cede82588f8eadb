"""The office's head: found once by its shape, then every further copy of it by alignment.

A copy of the head stands on every page: name, address, phone and site at the left, the hierarchy
at the right ("A / B / C", innermost level last and mostly the office itself). It is wrapped anew
in every copy, and body words stand beside it. So nothing is counted and nothing is compared line
by line: the first copy is read by what its lines are, and the others as runs of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from extractor.page import Document, Line
from extractor.passage import Passage, join_passages, line_passage
from parsers.decrees.annex_head import is_head_row
from parsers.letterhead.columns import parted_columns
from parsers.letterhead.copies import Reference, find_copies
from parsers.letterhead.hierarchy import (
    HierarchyReading,
    hierarchy_column,
    read_hierarchy,
    read_whole_lines,
)
from parsers.letterhead.lines import (
    HeadLine,
    LineKind,
    classify,
    hierarchy_offset,
    remainder,
)
from parsers.letterhead.tokens import keys_of, tokens_of
from parsers.letterhead.torn_levels import find_whole_levels
from parsers.letterhead.torn_values import torn_number, torn_values
from parsers.markers import leading_marker
from parsers.names.heading_words import place_by_words
from parsers.names.headings import HeadingIndex
from parsers.names.offices import (
    government_of,
    is_linked,
    is_org,
    names_site,
    opens_office,
    reads_as_office,
    starts_level,
    starts_like_organisation,
)
from parsers.names.titles import STANDARD, names_service
from parsers.section import Letterhead

LEVEL_EDGES = " /-–•*"  # what stands before a level that a converter has wrapped
REGION_LINES = 30  # lines before the first heading that can hold a head; real ones have up to 12
LINES_ABOVE_LEVELS = 8  # name, address, phone and site, each wrapped once
MAX_NAME_LINES = 6  # printed lines of an office's name in a narrow column; on wide pages up to 3

MAX_FAR_LINES = 12  # lines of a hierarchy that stands apart from its head
Taken = dict[int, list[range]]  # stretches of a line's text, by the line's order

_PAGE_SIGN = re.compile(r"(?:^|\s)(?:halaman|page|hal\.?)\s*\d|^\d{1,3}(?:\s*/\s*\d{1,3})?$", re.I)


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
    taken: Taken = {}  # noqa: RUF012  # never changed where it is empty
    name_lines: tuple[HeadLine, ...] = ()
    printed: tuple[Passage, ...] = ()  # the contacts with their labels, the address first
    contacts_taken: Taken = {}  # noqa: RUF012  # of the lines taken, those of name and contacts


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
    name = keys_of(tokens_of(head.letterhead.name))
    if not hierarchy.levels or keys_of(tokens_of(hierarchy.levels[-1])) != name:
        return head
    taken = {order: list(stretches) for order, stretches in head.taken.items()}
    for order, stretch in hierarchy.taken:
        taken.setdefault(order, []).append(stretch)
    letterhead = replace(
        head.letterhead, hierarchy=hierarchy.levels, connectors=hierarchy.connectors
    )
    return head._replace(letterhead=letterhead, taken=taken)


def _with_whole_levels(
    head: _Head, printed: Sequence[tuple[Line, Passage]], headings: HeadingIndex
) -> tuple[_Head, int | None]:
    """The head of a text with the hierarchy of the copy in which it is whole, and the order of the
    line from which on the first copy's is torn."""
    reference = _reference(head)
    if printed[0][0].bbox is not None or not (reference.name and head.printed):
        return head, None
    whole = find_whole_levels(printed, reference, headings)
    if whole is None:
        return head, None
    heads = [HeadLine(line, passage, LineKind.HIERARCHY) for line, passage in whole.lines]
    hierarchy = read_whole_lines(heads, whole.last_end)
    is_same = _keys(head.letterhead.hierarchy) == _keys(hierarchy.levels)
    if is_same and whole.first_order in head.taken:
        return head, None
    taken = {order: list(stretches) for order, stretches in head.contacts_taken.items()}
    for order, stretch in hierarchy.taken:
        taken.setdefault(order, []).append(stretch)
    letterhead = replace(
        head.letterhead, hierarchy=hierarchy.levels, connectors=hierarchy.connectors
    )
    return head._replace(letterhead=letterhead, taken=taken), whole.first_order


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
    """Whether a line is a component's heading, with its value behind a colon or a number before it.

    A letterhead may print where to complain, and nothing of the other components.
    """
    if headings.match(text) is not None:
        return True
    started = headings.match_start(text)
    if started is not None and started[0].component != "pengaduan":
        return True
    marker = leading_marker(text)
    return marker is not None and headings.match_prefix(text, marker.end) is not None


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
    name_lines = _name_lines(left, anchors[0] if anchors else len(left))
    hierarchy = read_hierarchy(region, name_lines)
    name_lines = _refined_name(hierarchy.names, hierarchy)
    if not name_lines and not hierarchy.levels:
        return _Head()
    return _assembled(left, name_lines, hierarchy)


def _name_lines(left: Sequence[HeadLine], first_anchor: int) -> list[HeadLine]:
    """The lines above the first line of another kind, in the same column."""
    if first_anchor < len(left) and left[first_anchor].kind is LineKind.BODY:
        return []
    contacts = [head for head in left if head.kind not in (LineKind.OTHER, LineKind.HIERARCHY)]
    above = [
        head
        for head in left[:first_anchor]
        if head.kind is LineKind.OTHER
        and head.is_name_like
        and not _PAGE_SIGN.search(head.passage.text)
        and not is_head_row(head.passage.text)
        and not names_site(head.passage.text)
        and place_by_words(head.passage.text) is None
    ]
    titled = next((n for n, head in enumerate(above) if names_service(head.passage.text)), None)
    if titled is not None:  # what stands below "Standar Pelayanan" is a service, or an office
        below = above[titled + 1 :]
        named = (n for n, head in enumerate(below) if opens_office(head.passage.text))
        above = below[next(named, len(below)) :]
    column = contacts[0] if contacts else None
    aligned = [head for head in above if column is None or head.is_aligned_with(column)]
    return (aligned or above)[-MAX_NAME_LINES:]


def _refined_name(name_lines: Sequence[HeadLine], hierarchy: HierarchyReading) -> list[HeadLine]:
    """The lines that together are the hierarchy's last level; else the last ones of one size."""
    if hierarchy.levels:
        last = keys_of(tokens_of(hierarchy.levels[-1]))
        for count in range(1, len(name_lines) + 1):
            lines = name_lines[-count:]
            if keys_of(tokens_of(join_passages(head.passage for head in lines))) == last:
                return list(lines)
    kept: list[HeadLine] = []
    for head in reversed(name_lines):
        if kept and not head.is_neighbour_of(kept[0]):
            break
        kept.insert(0, head)
    return kept


def _assembled(
    region: Sequence[HeadLine],
    name_lines: Sequence[HeadLine],
    hierarchy: HierarchyReading,
) -> _Head:
    taken: Taken = {}
    for head in name_lines:
        taken.setdefault(head.line.order, []).append(head.stretch())
    for order, stretch in hierarchy.taken:
        taken.setdefault(order, []).append(stretch)
    end = max((region.index(head) for head in name_lines), default=-1)
    below = _before_body(region[end + 1 :], hierarchy)
    contacts = _contacts([remainder(head, taken) for head in below], taken)
    levels = _stacked(name_lines) if not hierarchy.levels else [list(name_lines)]
    names = [join_passages(head.passage for head in level) for level in levels if level]
    name = names[-1] if names else None
    letterhead = Letterhead(
        name=name,
        address=contacts.address,
        phones=contacts.phones,
        email=contacts.email,
        website=contacts.website,
        hierarchy=hierarchy.levels or tuple(names[:-1]),
        connectors=hierarchy.connectors,
        labels=contacts.labels,
    )
    levels_taken = set(hierarchy.taken)
    own = {
        order: [stretch for stretch in stretches if (order, stretch) not in levels_taken]
        for order, stretches in taken.items()
    }
    return _Head(letterhead, taken, tuple(name_lines), contacts.printed, own)


def _stacked(name_lines: Sequence[HeadLine]) -> list[list[HeadLine]]:
    """The levels of a head in capitals, the outermost one on top, where each has lines of its own;
    all lines as one where the letters do not tell."""
    levels: list[list[HeadLine]] = []
    seams = [n for n in range(1, len(name_lines)) if _is_seam(name_lines[n - 1], name_lines[n])]
    if len(seams) == 1:
        return [list(name_lines[: seams[0]]), list(name_lines[seams[0] :])]
    for head in name_lines:
        is_new = is_org(head.passage.text) and starts_level(head.passage.text)
        if levels and not (is_new and not is_linked(levels[-1][-1].passage.text)):
            levels[-1].append(head)
        else:
            levels.append([head])
    is_head = all(head.passage.text.isupper() for head in name_lines)
    is_head = is_head or (bool(name_lines) and government_of(name_lines[0].passage.text))
    return levels if is_head else [list(name_lines)]


def _is_seam(above: HeadLine, below: HeadLine) -> bool:
    """Whether an office in capitals ends above one that is not: a text has no sizes of letters."""
    upper, lower = above.passage.text, below.passage.text
    return (
        below.line.bbox is None
        and upper.isupper()
        and not lower.isupper()
        and lower[:1].isupper()
        and is_org(upper)
        and not is_linked(upper)
    )


def _before_body(below: Sequence[HeadLine], hierarchy: HierarchyReading) -> list[HeadLine]:
    """The lines below the name that can be the head's.

    In a text a head whose contacts stand above its hierarchy ends with it: what follows is the
    body, and a complaint section has contacts of its own.
    """
    if not hierarchy.taken or not below or below[0].line.bbox is not None:
        return list(below)
    first, last = hierarchy.taken[0][0], hierarchy.taken[-1][0]
    values = (LineKind.ADDRESS, LineKind.PHONE, LineKind.EMAIL, LineKind.WEBSITE)
    if not any(head.kind in values and head.line.order < first for head in below):
        return list(below)
    return [head for head in below if head.line.order <= last]


class _Contacts(NamedTuple):
    address: Passage | None
    phones: tuple[Passage, ...]
    email: Passage | None
    website: Passage | None
    labels: tuple[Passage, ...]
    printed: tuple[Passage, ...]


def _contacts(below: Sequence[HeadLine], taken: Taken) -> _Contacts:
    """Address, phones, e-mail and site: the lines below the name, until the body starts."""
    address: list[Passage] = []
    found: dict[LineKind, list[Passage]] = {}
    labels: list[Passage] = []
    lines: list[Passage] = []
    printed: list[Passage] = []
    above: list[HeadLine] = []  # the address's lines
    torn = torn_values(below)
    held: set[tuple[int, int]] = set()
    code: Passage | None = None  # of a number that stands on the next line
    for head, following in zip_longest(below, below[1:]):
        if head.key in held:
            continue
        value = torn.get(head.key)
        if value is not None and value.part.kind not in found:
            found[value.part.kind] = [value.part.passage]
            printed.append(value.words)
            labels += [value.part.label] if value.part.label else []
            for line in value.lines:
                held.add(line.key)
                taken.setdefault(line.line.order, []).append(line.stretch())
            continue
        if head.kind is LineKind.BODY or _starts_over(head, address, found):
            break
        if head.kind is LineKind.ADDRESS:
            above.append(head)
        if head.kind is LineKind.OTHER and not head.parts:
            is_taken = head.line.order in taken and not head.is_parted
            if is_taken or found or not _continues_address(head, below, above):
                continue
            above.append(head)
            address.append(head.passage)
            lines.append(head.passage)
            taken.setdefault(head.line.order, []).append(head.stretch())
            continue
        number = torn_number(head, following) if following is not None else None
        for part in head.parts:
            if part.kind is LineKind.PHONE and code is not None:
                part = part._replace(passage=join_passages((code, part.passage)))
                code = None
            if number is not None and part is head.parts[-1]:
                code = head.passage.cut(number)
                labels += [part.label] if part.label else []
                stretch = head.stretch(part.stretch.start)
                taken.setdefault(head.line.order, []).append(stretch)
                continue
            if part.kind in (LineKind.EMAIL, LineKind.WEBSITE) and part.kind in found:
                continue
            words = head.passage.cut(part.stretch.start, part.stretch.stop)
            if part.kind is LineKind.ADDRESS:
                address.append(part.passage)
                lines.append(words)
            else:
                found.setdefault(part.kind, []).append(part.passage)
                printed.append(words)
            labels += [part.label] if part.label else []
            stretch = head.stretch(part.stretch.start, part.stretch.stop)
            taken.setdefault(head.line.order, []).append(stretch)
    whole = join_passages(address) if address else None
    if whole is not None and whole.text.endswith((",", ";")):
        labels.append(whole.cut(len(whole) - 1))
        whole = whole.cut(0, len(whole) - 1)
    return _Contacts(
        whole,
        tuple(found.get(LineKind.PHONE, ())),
        next(iter(found.get(LineKind.EMAIL, ())), None),
        next(iter(found.get(LineKind.WEBSITE, ())), None),
        tuple(labels),
        (join_passages(lines), *printed) if lines else tuple(printed),
    )


def _starts_over(
    head: HeadLine, address: Sequence[Passage], found: dict[LineKind, list[Passage]]
) -> bool:
    """Whether a value that the head has already comes again: the next copy, or the body's own."""
    if head.kind is LineKind.ADDRESS:
        return bool(found) and bool(address)
    return head.kind in (LineKind.WEBSITE, LineKind.EMAIL) and head.kind in found


def _continues_address(
    head: HeadLine, below: Sequence[HeadLine], above: Sequence[HeadLine]
) -> bool:
    """Whether a line of no kind of its own goes on with the address `above` it.

    Any second line does, a further one only where another value of the head follows: else it may
    be the body's first line.
    """
    if not above or not head.is_name_like or STANDARD.match(head.passage.text):
        return False
    if len(above) > 1 and (head.line.bbox is None or not _precedes_value(head, below)):
        return False
    start, last = above[0], above[-1]
    return (
        last.line.row != head.line.row
        and head.follows_directly
        and head.is_aligned_with(start)
        and last.is_neighbour_of(head)
    )


def _precedes_value(head: HeadLine, below: Sequence[HeadLine]) -> bool:
    """Whether a postcode, a phone, a site or an e-mail stands under a line, in its column."""
    following = below[below.index(head) + 1 :]
    kinds = (LineKind.ADDRESS, LineKind.PHONE, LineKind.EMAIL, LineKind.WEBSITE)
    return any(other.kind in kinds and other.is_aligned_with(head) for other in following)


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


def _without(printed: Sequence[tuple[Line, Passage]], taken: Taken) -> list[tuple[Line, Passage]]:
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
