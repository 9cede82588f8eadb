"""Body lines -> a tree of items, whatever marks, indents, crams or doubles them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from extractor.passage import Passage, join_lines
from parsers.groups import (
    MAX_HEADING_WORDS,
    channel_of,
    is_group_heading,
    is_note,
    is_placeholder,
    is_sentence,
)
from parsers.inline import InlinePart, inline_parts
from parsers.markers import Marker, as_roman, bare_letter, leading_marker
from parsers.paragraphs import continues, is_broken_off, right_edge
from parsers.section import BodyLine

INDENT_PT = 6.0  # left edges of one level differ by less; levels are indented by 9 pt or more
NUMBER_SHIFT_PT = 14.0  # right-aligned numbers: "9." starts this much right of "10." at most


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its printed text without marker, and the items below it."""

    text: Passage
    number: str | None = None
    markers: tuple[Passage, ...] = ()
    is_heading: bool = False
    channel: Literal["offline", "online"] | None = None
    children: tuple[ListItem, ...] = ()


class ListReading(NamedTuple):
    """A section's body as a list; `markers` are those of dissolved wrappers and empty items."""

    items: tuple[ListItem, ...] = ()
    intro: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    markers: tuple[Passage, ...] = ()


@dataclass(slots=True)
class _Node:
    """An item in the making."""

    marker: Marker | None
    x0_pt: float | None
    parent: _Node | None
    repeat: Marker | None = None  # the writer's own number behind the site's
    markers: list[Passage] = field(default_factory=list)
    parts: list[Passage] = field(default_factory=list)
    last_line: BodyLine | None = None
    children: list[_Node] = field(default_factory=list)
    is_inline: bool = False
    is_paragraph: bool = False

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)


def parse_list(body: Sequence[BodyLine], right_pt: float | None = None) -> ListReading:
    """Read a section's body as a list of items, with its lead-in and closing lines apart.

    `right_pt` is where the body's full lines end; without it the longest line is taken for full.
    """
    builder = _Builder(body, right_pt)
    for number, line in enumerate(body):
        builder.add(line, body[number + 1] if number + 1 < len(body) else None)
    return builder.reading()


class _Builder:
    """Places one line after the other in the tree."""

    def __init__(self, body: Sequence[BodyLine], right_pt: float | None) -> None:
        self.root = _Node(None, None, None)
        self.current: _Node | None = None
        self.intro: list[Passage] = []
        self.notes: list[Passage] = []
        self.loose: list[Passage] = []
        self.right_pt = right_edge(body) if right_pt is None else right_pt
        leading = [marker for line in body if (marker := leading_marker(line.text)) is not None]
        self.has_markers = any(_is_marked(line.text) for line in body)
        self.counted = {(marker.kind, marker.ordinal) for marker in leading}
        groups = [line for line in body if not leading_marker(line.text)]
        self.has_groups = sum(is_group_heading(line.text) for line in groups) > 1

    # lines

    def add(self, line: BodyLine, following: BodyLine | None) -> None:
        marker = self._plausible(leading_marker(line.text)) or self._bare(line.text)
        if marker is None:
            self._add_unmarked(line, following)
            return
        x0_pt = line.bbox.x0_pt if line.bbox else None
        node = self._open(marker, x0_pt, line.passage.cut(marker.start, marker.end))
        rest = line.passage.cut(marker.end)
        while rest:
            inner = leading_marker(rest.text)
            if inner is None or not self._is_inner(node, inner, rest.text):
                break
            mark = rest.cut(inner.start, inner.end)
            rest = rest.cut(inner.end)
            if self._repeats(node.marker, inner):
                node.markers.append(mark)
                node.repeat = inner
                continue
            node = self._open(inner, None, mark)
        self._fill(node, rest, line)

    def _plausible(self, marker: Marker | None) -> Marker | None:
        """The marker, unless its letter is an initial or a word in its place."""
        if marker is None or marker.is_bullet or marker.kind.startswith("decimal"):
            return marker
        if marker.ordinal == 1 or self._continued(marker) is not None:
            return marker
        roman = as_roman(marker)
        if roman is not None and (roman.ordinal == 1 or self._continued(roman) is not None):
            return roman
        # A letter out of order starts an item only where its neighbours count, too: lists skip,
        # and first items get lost; an initial stands alone.
        neighbours = {(marker.kind, marker.ordinal - 1), (marker.kind, marker.ordinal + 1)}
        return marker if neighbours & self.counted or self._same_kind(marker) else None

    def _bare(self, text: str) -> Marker | None:
        marker = bare_letter(text)
        return marker if marker is not None and self._continued(marker) is not None else None

    def _is_inner(self, node: _Node, inner: Marker, text: str) -> bool:
        """Whether a second marker right behind the first is one, too."""
        if inner.is_bullet or inner.ordinal == 1 or self._repeats(node.marker, inner):
            return True
        return self._continued(inner) is not None and inner.kind != (
            node.marker.kind if node.marker else ""
        )

    @staticmethod
    def _repeats(outer: Marker | None, inner: Marker) -> bool:
        """`1. 1.` or `3. 3)`: the writer's number inside the site's own."""
        if outer is None or outer.is_bullet != inner.is_bullet:
            return False
        same_family = outer.kind.rstrip(".()") == inner.kind.rstrip(".()")
        return same_family and outer.ordinal == inner.ordinal

    def _add_unmarked(self, line: BodyLine, following: BodyLine | None) -> None:
        passage = line.passage
        current = self.current
        if is_note(passage.text):
            self._add_note(passage)
            return
        if current is not None and self._is_continuation(current, line):
            self._fill(current, passage, line)
            return
        if self._heads_a_list(line, following):
            self._open_heading(line)
            return
        if self.has_markers:
            self._add_between(line, following)
            return
        parent = self._channel_group(line)
        node = _Node(None, line.bbox.x0_pt if line.bbox else None, parent, is_paragraph=True)
        parent.children.append(node)
        self._fill(node, passage, line)

    def _channel_group(self, line: BodyLine) -> _Node:
        """Where a line of a list without markers belongs: below the channel named last."""
        last = self.root.children[-1] if self.root.children else None
        if last is None or _is_group_line(line.text) or not _is_group_line(last.text):
            return self.root
        return last

    def _is_continuation(self, node: _Node, line: BodyLine) -> bool:
        last = node.last_line
        if last is None or not node.parts:
            return True  # a marker that stands alone on its line
        if is_broken_off(last.text):
            return True
        if line.follows_blank and line.text[:1].isupper() and not _is_open(node.text):
            return False
        if node.marker is not None and node.x0_pt is not None and line.bbox is not None:
            if line.bbox.x0_pt < node.x0_pt - INDENT_PT and not _is_open(node.text):
                return line.text[:1].islower()
            if line.bbox.x0_pt > node.x0_pt + INDENT_PT:
                return True  # a hanging indent
        if _is_group_line(line.text) or _is_group_line(node.text):
            return False
        return continues(last, line, self.right_pt)

    def _heads_a_list(self, line: BodyLine, following: BodyLine | None) -> bool:
        """Whether an unmarked line is the heading of the markers that start below it."""
        if following is None:
            return False
        marker = leading_marker(following.text)
        if marker is None or not is_group_heading(line.text):
            return False
        is_lead_in = not self.root.children and not self.has_groups and _is_open(line.text)
        return not is_lead_in or channel_of(line.text) is not None

    def _open_heading(self, line: BodyLine) -> None:
        node = _Node(None, line.bbox.x0_pt if line.bbox else None, self.root, is_paragraph=True)
        self.root.children.append(node)
        self._fill(node, line.passage, line)

    def _add_between(self, line: BodyLine, following: BodyLine | None) -> None:
        """An unmarked line among marked ones: lead-in before them, a note after them."""
        if not self.root.children:
            self.intro.append(line.passage)
            return
        if following is None or self.current is None:
            self._add_note(line.passage)
            return
        node = _Node(None, line.bbox.x0_pt if line.bbox else None, self.root, is_paragraph=True)
        self.root.children.append(node)
        self._fill(node, line.passage, line)

    def _add_note(self, passage: Passage) -> None:
        self.notes.append(passage)
        self.current = None

    # the tree

    def _open(self, marker: Marker, x0_pt: float | None, mark: Passage) -> _Node:
        parent = self._parent_for(marker, x0_pt)
        node = _Node(marker, x0_pt, parent, markers=[mark])
        parent.children.append(node)
        self.current = node
        return node

    def _parent_for(self, marker: Marker, x0_pt: float | None) -> _Node:
        current = self._top()
        if current is None:
            return self.root
        if not current.parts and current.marker is not None and not self._is_next(current, marker):
            return current  # a marker right behind a marker opens a level
        continued = self._continued(marker)
        if x0_pt is not None and current.x0_pt is not None:
            return self._parent_by_indent(marker, x0_pt, continued)
        if continued is not None:
            return continued.parent or self.root
        same = self._same_kind(marker)
        if same is not None and (
            marker.is_bullet or marker.ordinal != 1 or not _is_open(current.text)
        ):
            return same.parent or self.root
        if marker.ordinal <= 1:
            return current if self._can_hold(current, marker) else current.parent or self.root
        return current.parent or self.root

    def _parent_by_indent(self, marker: Marker, x0_pt: float, continued: _Node | None) -> _Node:
        near = continued.x0_pt if continued is not None else None
        if continued is not None and near is not None and abs(near - x0_pt) <= NUMBER_SHIFT_PT:
            return continued.parent or self.root
        for node in self._open_nodes():
            if node.x0_pt is None:
                continue
            if x0_pt > node.x0_pt + INDENT_PT:
                return (
                    node if node.marker or is_group_heading(node.text) else node.parent or self.root
                )
            if abs(x0_pt - node.x0_pt) <= INDENT_PT:
                if self._starts_below(node, marker):
                    return node
                if continued is not None:
                    return continued.parent or self.root
                return node.parent or self.root
        return self.root

    def _starts_below(self, node: _Node, marker: Marker) -> bool:
        """A list that starts at the indent of the item above it: another kind, a new count."""
        if node.marker is None:
            return is_group_heading(node.text)
        if node.marker.kind == marker.kind or self._continued(marker) is not None:
            return False
        if marker.ordinal <= 1:
            return True
        return _is_structural(node.marker) and not is_sentence(node.text)

    def _can_hold(self, node: _Node, marker: Marker) -> bool:
        if node.marker is None:
            return is_group_heading(node.text) or _is_open(node.text)
        return node.marker.kind != marker.kind or _is_open(node.text)

    def _continued(self, marker: Marker) -> _Node | None:
        """The open item that this marker is the next of."""
        for node in self._open_nodes():
            if node.marker is not None and self._is_next(node, marker):
                return node
        return None

    @staticmethod
    def _is_next(node: _Node, marker: Marker) -> bool:
        return any(
            before is not None
            and before.kind == marker.kind
            and (marker.is_bullet or marker.ordinal == before.ordinal + 1)
            for before in (node.marker, node.repeat)
        )

    def _same_kind(self, marker: Marker) -> _Node | None:
        for node in self._open_nodes():
            if node.marker is not None and node.marker.kind == marker.kind:
                return node
        return None

    def _top(self) -> _Node | None:
        """The item that was filled last, also where a note came after it."""
        node = self.root
        while node.children:
            node = node.children[-1]
        return node if node is not self.root else None

    def _open_nodes(self) -> list[_Node]:
        nodes: list[_Node] = []
        node = self._top()
        while node is not None and node is not self.root:
            nodes.append(node)
            node = node.parent
        return nodes

    # texts

    def _fill(self, node: _Node, passage: Passage, line: BodyLine) -> None:
        node.last_line = line
        self.current = node
        if passage:
            node.parts.append(passage)

    # the result

    def reading(self) -> ListReading:
        self._split(self.root)
        items = _dissolved([self._item(child) for child in self.root.children])
        items = [item for item in items if item.text]
        placeholders = [item for item in items if is_placeholder(item.text.text)]
        if placeholders and len(placeholders) == len(items):
            self.notes += [item.text for item in items]
            self.loose += [mark for item in items for mark in item.markers]
            items = []
        return ListReading(
            tuple(_with_channels(items, None)),
            tuple(self.intro),
            tuple(self.notes),
            tuple(self.loose),
        )

    def _split(self, node: _Node) -> None:
        """Take apart the items that have a whole list in one text."""
        for number, child in enumerate(list(node.children)):
            self._split(child)
            if not child.parts:
                continue
            following = node.children[number + 1] if number + 1 < len(node.children) else None
            text = join_lines(child.parts)
            owns = [marker for marker in (child.repeat, child.marker) if marker is not None]
            parts = inline_parts(text, owns, following.marker if following else None)
            if len(parts) > 1:
                self._graft(child, parts)

    def _graft(self, node: _Node, parts: Sequence[InlinePart]) -> None:
        """Put the parts of a crammed text where their markers belong, below or beside `node`."""
        parent = node.parent or self.root
        position = parent.children.index(node)
        after, parent.children = parent.children[position + 1 :], parent.children[: position + 1]
        kept, node.children = node.children, []
        node.parts = [parts[0].text] if parts[0].text else []
        for part in parts[1:]:
            if part.marker is None or part.mark is None:
                continue
            top = self._deepest(parent)
            if top.marker is not None and not top.parts and part.follows_marker:
                top.markers.append(part.mark)
                target = top
            else:
                target = _Node(
                    part.marker,
                    None,
                    self._inline_parent(top, part.marker),
                    markers=[part.mark],
                )
                target.is_inline = True
                (target.parent or self.root).children.append(target)
            if part.text:
                target.parts.append(part.text)
        self._deepest(parent).children += kept
        parent.children += after

    @staticmethod
    def _deepest(parent: _Node) -> _Node:
        node = parent
        while node.children:
            node = node.children[-1]
        return node

    def _inline_parent(self, top: _Node, marker: Marker) -> _Node:
        node: _Node | None = top
        while node is not None and node is not self.root:
            if self._is_next(node, marker):
                return node.parent or self.root
            node = node.parent
        return top

    @staticmethod
    def _is_heading(node: _Node, text: str) -> bool:
        """Whether an item with items below it names their group."""
        if is_group_heading(text):
            return True
        is_short = len(text.split()) <= MAX_HEADING_WORDS and not is_sentence(text)
        return node.marker is not None and _is_structural(node.marker) and is_short

    def _item(self, node: _Node) -> ListItem:
        children = [self._item(child) for child in node.children]
        children = [child for child in children if child.text or child.children]
        text = join_lines(node.parts) if node.parts else _EMPTY
        if text is _EMPTY and not children:
            self.loose += node.markers
        return ListItem(
            text=text,
            number=node.marker.number if node.marker else None,
            markers=tuple(node.markers),
            is_heading=bool(children) and text is not _EMPTY and self._is_heading(node, text.text),
            children=tuple(_dissolved(children)),
        )


def _is_structural(marker: Marker) -> bool:
    """Capital letters and roman numerals count parts of a list, not its items."""
    return marker.kind.lstrip("(").startswith(("Alpha", "Roman", "roman"))


class _NoText(Passage):
    """Stands for the text of an item that has none."""

    def __init__(self) -> None:
        self.pieces = ()
        self.text = ""


_EMPTY: Passage = _NoText()


def _dissolved(items: Sequence[ListItem]) -> list[ListItem]:
    """The items without wrappers: an item of no text gives its place to its children."""
    result: list[ListItem] = []
    for item in items:
        if item.text or not item.children:
            result.append(item)
            continue
        first, *others = item.children
        number = item.number if not others and item.number else first.number
        lifted = ListItem(
            first.text,
            number,
            (*item.markers, *first.markers),
            first.is_heading,
            first.channel,
            first.children,
        )
        result += [lifted, *others]
    return result


def _with_channels(
    items: Sequence[ListItem], inherited: Literal["offline", "online"] | None
) -> list[ListItem]:
    """Every item with the channel of the group that it stands in."""
    result: list[ListItem] = []
    for item in items:
        own = channel_of(item.text.text) if item.is_heading else None
        channel = own or inherited
        result.append(
            ListItem(
                item.text,
                item.number,
                item.markers,
                item.is_heading,
                channel,
                tuple(_with_channels(item.children, channel)),
            )
        )
    return result


def _is_open(text: str) -> bool:
    """Whether a text waits for its list."""
    return text.rstrip().endswith((":", "yaitu", "meliputi", "antara lain", "sebagai berikut"))


def _is_marked(text: str) -> bool:
    """Whether a marker stands before words; converters put some on lines of their own."""
    marker = leading_marker(text)
    return marker is not None and bool(text[marker.end :].strip())


def _is_group_line(text: str) -> bool:
    return channel_of(text) is not None and is_group_heading(text)
