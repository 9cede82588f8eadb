"""Further copies of a letterhead, found as runs of the first copy's words.

Each element of the head has a cursor: a copy may break its lines anywhere and leave things out,
but its words come in the head's order, so a body line that only resembles the head matches
nothing once the cursor has passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractor.page import Line
from extractor.passage import Passage, join_passages
from parsers.letterhead.tokens import (
    Token,
    are_same,
    first_key,
    is_same,
    keys_of,
    run_length,
    tokens_of,
)

WINDOW_LINES = 30  # lines that one copy and what is woven into it can take
TOP_LINES = 14  # a copy starts within this many lines of a page's top
MAX_FOREIGN_LINES = 4  # body lines in a row inside one copy
MIN_OPENING_RUN = 3  # words; a shorter run of the name or hierarchy may be body text
MIN_LEFT_ELEMENTS = 3  # name, address and a contact: a head's left side without its right one
VARIANT_SHARE = 0.7  # of a line's words that must belong to the head when it is printed otherwise


@dataclass(frozen=True)
class Reference:
    """The first copy's words, element by element."""

    name: tuple[str, ...]
    address: tuple[str, ...]
    contacts: tuple[tuple[str, ...], ...]
    hierarchy: tuple[str, ...]


class Copies(NamedTuple):
    """Each copy's words, and the stretches of lines that they take."""

    passages: tuple[Passage, ...]
    taken: dict[int, list[range]]


@dataclass(slots=True)
class _Element:
    """A part of the head, and how far the words of a copy have come in it."""

    keys: tuple[str, ...]
    cursor: int = 0

    @property
    def left(self) -> tuple[str, ...]:
        """Its words that are still to come."""
        return self.keys[self.cursor :]

    @property
    def is_whole(self) -> bool:
        """Whether all its words have come; no part has none."""
        return 0 < len(self.keys) <= self.cursor


class _Window:
    """A copy in the making: how far each element has come, what was taken, what was not."""

    def __init__(self, reference: Reference, *, starts_below_head: bool = False) -> None:
        self.name, self.address = _Element(reference.name), _Element(reference.address)
        self.hierarchy = _Element(reference.hierarchy)
        contacts = map(_Element, reference.contacts)
        every = (self.name, self.address, self.hierarchy, *contacts)
        self.elements = [element for element in every if element.keys]
        self.taken: list[tuple[Line, Passage, range]] = []
        self.foreign = 0
        if starts_below_head:  # all but the hierarchy has been read
            for element in self.elements:
                element.cursor = 0 if element is self.hierarchy else len(element.keys)

    def is_copy(self) -> bool:
        """Enough of the head that nothing else is printed like that.

        That is the hierarchy with something beside it, the whole hierarchy alone, or name,
        address and a contact, all whole: converters part a head's left and right sides.
        """
        begun = sum(element.cursor > 0 for element in self.elements)
        if not self.hierarchy.keys:
            return self.name.cursor > 0 and begun >= min(2, len(self.elements))
        if self.hierarchy.cursor:
            return self.hierarchy.is_whole or begun > 1
        return self.name.is_whole and self.address.is_whole and begun >= MIN_LEFT_ELEMENTS

    def is_finished(self) -> bool:
        return all(element.is_whole for element in self.elements)


def ends_of_heads(printed: Sequence[tuple[Line, Passage]], reference: Reference) -> list[int]:
    """Behind which lines the left side of each copy ends: name, address and contacts, whole."""
    left_side = replace(reference, hierarchy=())
    ends: list[int] = []
    position = 0
    while position < len(printed):
        window = _Window(left_side)
        end = position
        while end < len(printed) and _is_consumed(printed[end][1], window):
            end += 1
        is_head = window.name.is_whole and window.is_copy()
        if is_head:
            ends.append(end)
        position = end if is_head else position + 1
    return ends


def _is_consumed(passage: Passage, window: _Window) -> bool:
    """Whether a line is nothing but the head's next words."""
    keys = keys_of(tokens_of(passage))
    return bool(keys) and not window.is_finished() and _consume_prefix(keys, window) == len(keys)


def find_copies(
    left: Sequence[tuple[Line, Passage]], reference: Reference, torn_from: int | None = None
) -> Copies:
    """All copies of the head in the lines that the first copy has left.

    `torn_from` is the order of the first line below the first copy's contacts where that copy's
    hierarchy is torn, so that its words are to be found as those of the other copies are.
    """
    passages: list[Passage] = []
    taken: dict[int, list[range]] = {}
    from_top = _lines_from_top(left)
    position = 0
    while position < len(left):
        line, passage = left[position]
        on_page = line.bbox is not None
        is_torn = line.order == torn_from
        is_far = on_page and from_top[position] >= TOP_LINES
        if not is_torn and (is_far or not _opens(passage, reference, on_page)):
            position += 1
            continue
        window, end = _read_window(left, position, _Window(reference, starts_below_head=is_torn))
        if not window.taken or not window.is_copy():
            position += 1
            continue
        for taken_line, _, stretch in window.taken:
            taken.setdefault(taken_line.order, []).append(stretch)
        passages.append(
            join_passages(text.cut(part.start, part.stop) for _, text, part in window.taken)
        )
        position = end
    return Copies(tuple(passages), taken)


def _lines_from_top(left: Sequence[tuple[Line, Passage]]) -> list[int]:
    counts: list[int] = []
    page = None
    for line, _ in left:
        counts.append(counts[-1] + 1 if line.page_number == page else 0)
        page = line.page_number
    return counts


def _opens(passage: Passage, reference: Reference, on_page: bool) -> bool:
    """Whether a line starts a copy: it begins with an element's first words and little else.

    At a page's top even one word does: a narrow column breaks after each.
    """
    first = first_key(passage)
    elements = (reference.name, reference.address, reference.hierarchy, *reference.contacts)
    begun = [element for element in elements if element and is_same(first, element[0])]
    if not begun:  # nearly always
        return False
    keys = keys_of(tokens_of(passage))
    for element in begun:
        run = run_length(keys, element, 0)
        if run == len(keys) and (on_page or run >= MIN_OPENING_RUN or run == len(element)):
            return True
        if run == len(element) or ("/" in keys[:run] and run >= MIN_OPENING_RUN):
            return True
    return False


def _read_window(
    left: Sequence[tuple[Line, Passage]], position: int, window: _Window
) -> tuple[_Window, int]:
    page = left[position][0].page_number
    end = position
    for offset in range(position, min(position + WINDOW_LINES, len(left))):
        line, passage = left[offset]
        if line.page_number != page or window.is_finished():
            break
        below = [text for _, text in left[offset + 1 : offset + 1 + MAX_FOREIGN_LINES]]
        stretches = _stretches(passage, window, below)
        if stretches:
            window.taken += [(line, passage, stretch) for stretch in stretches]
            window.foreign, end = 0, offset
        else:
            window.foreign += 1
            if window.foreign > MAX_FOREIGN_LINES:
                break
    return window, end + 1


def _stretches(passage: Passage, window: _Window, below: Sequence[Passage]) -> list[range]:
    """What of a line belongs to the copy; the window's cursors move on.

    Words at a line's end are the copy's only where no line `below` is just these words.
    """
    tokens = [token for token in tokens_of(passage) if token.key]
    keys = [token.key for token in tokens]
    if not keys:
        return []
    low = _consume_prefix(keys, window)
    if low == len(keys):
        return [range(len(passage))]
    high = len(keys) if _stands_below(window, below) else _consume_suffix(keys, low, window)
    stretches: list[range] = []
    if low:
        stretches.append(range(tokens[low - 1].end))
    if high < len(keys):
        stretches.append(range(tokens[high].start, len(passage)))
    if not stretches and _is_variant(keys, window):
        window.hierarchy.cursor = len(window.hierarchy.keys)
        return [range(len(passage))]
    return _kept(stretches, tokens)


def _consume_prefix(keys: Sequence[str], window: _Window) -> int:
    """How many leading words are runs of elements: whole lines, whole elements, or chained."""
    position = 0
    while position < len(keys):
        element, run = _best_run(keys, position, window)
        if element is None or (position + run < len(keys) and run < len(element.left)):
            break
        element.cursor += run
        position += run
    return position


def _stands_below(window: _Window, below: Sequence[Passage]) -> bool:
    """Whether the hierarchy's remaining words are a line of their own soon after."""
    if not window.hierarchy.keys:
        return False
    lines = (keys_of(tokens_of(passage)) for passage in below)
    return any(keys and are_same(keys, window.hierarchy.left) for keys in lines)


def _consume_suffix(keys: Sequence[str], low: int, window: _Window) -> int:
    """From where on the line's last words continue the hierarchy or the name."""
    for start in range(max(low, 1), len(keys)):
        element, run = _best_run(keys, start, window)
        if element is None or start + run != len(keys):
            continue
        if element is not window.hierarchy and element is not window.name:
            continue
        if run < 2 and run != len(element.left):
            continue
        if not element.cursor and "/" not in keys[start:]:
            continue  # a mention of the office in a sentence
        element.cursor += run
        return start
    return len(keys)


def _best_run(keys: Sequence[str], position: int, window: _Window) -> tuple[_Element | None, int]:
    """The element whose next words match longest here, and how many do."""
    best: tuple[_Element | None, int] = (None, 0)
    for element in window.elements:
        if element.is_whole or not is_same(keys[position], element.keys[element.cursor]):
            continue
        run = run_length(keys[position:], element.keys, element.cursor)
        if run > best[1]:
            best = (element, run)
    return best


def _is_variant(keys: Sequence[str], window: _Window) -> bool:
    """A line of levels that another hand has printed: most of its words are the head's."""
    if "/" not in keys or not window.hierarchy.keys:
        return False
    known = [*window.hierarchy.keys, *window.name.keys]
    shared = sum(any(is_same(key, other) for other in known) for key in keys if key != "/")
    return shared >= VARIANT_SHARE * sum(key != "/" for key in keys) and shared > 1


def _kept(stretches: list[range], tokens: Sequence[Token]) -> list[range]:
    """Stretches, those that meet put together."""
    if len(stretches) == 2 and stretches[0].stop >= stretches[1].start - 1:
        return [range(stretches[1].stop)]
    return stretches
