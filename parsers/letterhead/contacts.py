"""Address, phones, e-mail and site of an office: the lines of its head below its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from parsers.letterhead.hierarchy import HierarchyReading
from parsers.letterhead.lines import HeadLine, Taken, remainder
from parsers.letterhead.values import VALUES, HeadPart, LineKind, values_of
from parsers.lists.line_breaks import MOST_PARTS, join_lines
from parsers.names.titles import STANDARD
from parsers.section import Letterhead

# "Telp. (0342)" at a line's end, "801234" at the next one's start
_AREA_CODE = re.compile(r"\(?0\d{2,3}\)?[\s-]*$")
_REST = re.compile(r"[1-9][\d\s-]{3,10}$")


def read_contacts(
    below: Sequence[HeadLine], hierarchy: HierarchyReading, taken: Taken
) -> tuple[Letterhead, tuple[Passage, ...]]:
    """The contacts in the lines below the office's name, until the body starts, and what is printed
    of them, the address first; what they take is added to what the head has `taken`."""
    own = [remainder(head, taken) for head in _before_body(below, hierarchy)]
    return _Reader(own, taken).read()


def _before_body(below: Sequence[HeadLine], hierarchy: HierarchyReading) -> list[HeadLine]:
    """The lines below the name that can be the head's.

    In a text a head whose contacts stand above its hierarchy ends with it: what follows is the
    body, and a complaint section has contacts of its own.
    """
    if not hierarchy.taken or not below or below[0].line.bbox is not None:
        return list(below)
    first, last = hierarchy.taken[0][0], hierarchy.taken[-1][0]
    if not any(head.kind in VALUES and head.line.order < first for head in below):
        return list(below)
    return [head for head in below if head.line.order <= last]


class _Reader:
    """Reads the lines one after the other."""

    def __init__(self, below: Sequence[HeadLine], taken: Taken) -> None:
        self.below = below
        self.taken = taken
        self.address: list[Passage] = []
        self.address_lines: list[HeadLine] = []
        self.address_words: list[Passage] = []
        self.found: dict[LineKind, list[Passage]] = {}
        self.labels: list[Passage] = []
        self.printed: list[Passage] = []
        self.code: Passage | None = None  # of a number that stands on the next line

    def read(self) -> tuple[Letterhead, tuple[Passage, ...]]:
        torn = torn_values(self.below)
        held: set[tuple[int, int]] = set()
        for head, following in zip_longest(self.below, self.below[1:]):
            if head.key in held:
                continue
            value = torn.get(head.key)
            if value is not None and value.part.kind not in self.found:
                self._take_torn(value)
                held.update(line.key for line in value.lines)
                continue
            if head.kind is LineKind.BODY or self._starts_over(head):
                break
            self._take_line(head, following)
        return self._contacts()

    def _contacts(self) -> tuple[Letterhead, tuple[Passage, ...]]:
        address = join_passages(self.address) if self.address else None
        if address is not None and address.text.endswith((",", ";")):
            self.labels.append(address.cut(len(address) - 1))
            address = address.cut(0, len(address) - 1)
        words = [join_passages(self.address_words)] if self.address_words else []
        own = Letterhead(
            address=address,
            phones=tuple(self.found.get(LineKind.PHONE, ())),
            email=next(iter(self.found.get(LineKind.EMAIL, ())), None),
            website=next(iter(self.found.get(LineKind.WEBSITE, ())), None),
            labels=tuple(self.labels),
        )
        return own, (*words, *self.printed)

    def _starts_over(self, head: HeadLine) -> bool:
        """Whether a value that the head has already comes again: the next copy, or the body's."""
        if head.kind is LineKind.ADDRESS:
            return bool(self.found) and bool(self.address)
        return head.kind in (LineKind.WEBSITE, LineKind.EMAIL) and head.kind in self.found

    def _take_torn(self, value: TornValue) -> None:
        self._add(value.part, value.words)
        for line in value.lines:
            self.taken.add(line)

    def _take_line(self, head: HeadLine, following: HeadLine | None) -> None:
        if head.kind is LineKind.OTHER and not head.parts:
            is_taken = head.line.order in self.taken and not head.is_parted
            if is_taken or self.found:
                return
            if _continues_address(head, self.below, self.address_lines):
                self.address_lines.append(head)
                self._add(HeadPart(LineKind.ADDRESS, head.passage, head.stretch()), head.passage)
                self.taken.add(head)
            return
        if head.kind is LineKind.ADDRESS:
            self.address_lines.append(head)
        number = torn_number(head, following) if following is not None else None
        for part in head.parts:
            if part.kind is LineKind.PHONE and self.code is not None:
                part = part._replace(passage=join_passages((self.code, part.passage)))
                self.code = None
            elif number is not None and part is head.parts[-1]:
                self.code = head.passage.cut(number)
                self.labels += [part.label] if part.label else []
                self.taken.add(head, part.stretch.start)
                continue
            if part.kind not in (LineKind.EMAIL, LineKind.WEBSITE) or part.kind not in self.found:
                start, stop = part.stretch.start, part.stretch.stop
                self._add(part, head.passage.cut(start, stop))
                self.taken.add(head, start, stop)

    def _add(self, part: HeadPart, words: Passage) -> None:
        if part.kind is LineKind.ADDRESS:
            self.address.append(part.passage)
            self.address_words.append(words)
        else:
            self.found.setdefault(part.kind, []).append(part.passage)
            self.printed.append(words)
        self.labels += [part.label] if part.label else []


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
    return any(other.kind in VALUES and other.is_aligned_with(head) for other in following)


class TornValue(NamedTuple):
    """A value, the words as they are printed, broken, and the lines that they stand on."""

    part: HeadPart
    words: Passage
    lines: tuple[HeadLine, ...]


def torn_values(region: Sequence[HeadLine]) -> dict[tuple[int, int], TornValue]:
    """The values that go on over lines of one column, by the key of their first line.

    >>> torn_values(())
    {}
    """
    found: dict[tuple[int, int], TornValue] = {}
    held: set[tuple[int, int]] = set()
    for position, head in enumerate(region):
        if head.key in held:
            continue
        value = next(_readings(region[position:]), None)
        if value is not None:
            found[head.key] = value
            held.update(line.key for line in value.lines)
    return found


def _readings(region: Sequence[HeadLine]) -> Iterator[TornValue]:
    """What the first line is together with those under it, most lines first."""
    first = region[0]
    if not any(sign in first.passage.text for sign in (".", "@", "://")):
        return
    column = [first, *islice(_lone_words(region[1:], first), MOST_PARTS - 1)]
    for count in range(len(column), 1, -1):
        lines = column[:count]
        words = join_lines(head.passage for head in lines)
        if len(words.text.split()) != len(first.passage.text.split()):
            continue
        parts = values_of(words)
        if len(parts) == 1 and parts[0].stretch == range(len(words)) and _is_site(parts[0]):
            printed = join_passages(head.passage for head in lines)
            yield TornValue(parts[0], printed, tuple(lines))


def _lone_words(below: Sequence[HeadLine], first: HeadLine) -> Iterator[HeadLine]:
    """The next lines of the column, as long as they are one word each."""
    for head in below:
        if head.is_aligned_with(first):
            if len(head.passage.text.split()) > 1:
                return
            yield head


def torn_number(head: HeadLine, below: HeadLine) -> int | None:
    """Where an area code starts at a line's end whose number stands on the next line."""
    code = _AREA_CODE.search(head.passage.text)
    first = below.parts[0] if below.parts else None
    if code is None or first is None or first.kind is not LineKind.PHONE:
        return None
    if first.stretch.start or not _REST.match(first.passage.text):
        return None
    return code.start() if head.is_neighbour_of(below) else None


def _is_site(part: HeadPart) -> bool:
    return part.kind in (LineKind.EMAIL, LineKind.WEBSITE)
