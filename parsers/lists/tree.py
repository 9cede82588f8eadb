"""The tree of a list in the making: where a marker's item belongs among the open ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.passage import Passage
from parsers.markers import Marker
from parsers.names.groups import MAX_HEADING_WORDS, channel_of, is_group_heading, is_sentence
from parsers.section import Row

INDENT_PT = 6.0  # left edges of one level differ by less; levels are indented by 9 pt or more
NUMBER_SHIFT_PT = 14.0  # right-aligned numbers: "9." starts this much right of "10." at most
LEAD_IN_PARTS = 2  # printed lines that the words which start or end a text may lie in
MAX_DEPTH = 8  # levels; printed lists have up to four, only crafted texts have more

_CAPTION = re.compile(
    r"(?i)\W{0,3}(?:(?:di)?lihat\s+|sesuai\s+)?(?:gambar|bagan|skema)\s*\d{0,2}(?:\s+(?:di\s+)?(?:bawah|berikut)(?:\s+ini)?)?\W{0,3}$"
)


@dataclass(slots=True)
class Node:
    """An item in the making; the root has neither marker nor text."""

    marker: Marker | None
    x0_pt: float | None
    parent: Node | None
    repeat: Marker | None = None  # the writer's own number behind the site's
    markers: list[Passage] = field(default_factory=list)
    parts: list[Passage] = field(default_factory=list)
    last_line: Row | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def names_group(self) -> bool:
        """Whether the text names the items below it instead of being one."""
        is_cell = self.last_line is not None and self.last_line.names_group
        return is_cell or (self._is_short and is_group_heading(_joined(self.parts)))

    @property
    def names_channel(self) -> bool:
        """Whether the text names a channel of the service, below which the items stand."""
        return self._is_short and is_channel_heading(_joined(self.parts))

    @property
    def waits_for_list(self) -> bool:
        """Whether the text leads in the list that follows it."""
        return waits_for_list(_joined(self.parts[-LEAD_IN_PARTS:]))

    @property
    def is_sentence(self) -> bool:
        return is_sentence(_joined(self.parts[:LEAD_IN_PARTS]))

    @property
    def _is_short(self) -> bool:
        """Whether the text may be a heading by the number of its lines, a word each at least.

        Each line of a text asks what the text so far is: looking at its ends alone, or not at
        all, keeps a list of many lines from costs that grow with their square.
        """
        return len(self.parts) <= MAX_HEADING_WORDS

    def add(self, marker: Marker | None, x0_pt: float | None = None) -> Node:
        """A new item below this one, or beside it where that would be too deep."""
        parent, depth = self, 0
        node = self.parent
        while node is not None:
            node, depth = node.parent, depth + 1
        while depth >= MAX_DEPTH and parent.parent is not None:
            parent, depth = parent.parent, depth - 1
        item = Node(marker, x0_pt, parent)
        parent.children.append(item)
        return item

    def is_followed_by(self, marker: Marker) -> bool:
        """Whether the marker counts on from this item's, or is the same bullet."""
        if self.marker is not None and self.marker.is_followed_by(marker):
            return True
        return self.repeat is not None and self.repeat.is_followed_by(marker)

    def deepest(self) -> Node:
        """The last item of the last item, and so on."""
        node = self
        while node.children:
            node = node.children[-1]
        return node


class ListTree:
    """Items placed one after the other, by indent where there are boxes, else by their marks."""

    def __init__(self) -> None:
        self.root = Node(None, None, None)

    def open(self, marker: Marker, x0_pt: float | None, mark: Passage) -> Node:
        """A new item where its marker belongs."""
        node = self._parent_for(marker, x0_pt).add(marker, x0_pt)
        node.markers.append(mark)
        return node

    def open_group(self, marker: Marker, mark: Passage) -> Node:
        """A new group of the outermost level, to which the numbers below it belong."""
        node = self.root.add(marker)
        node.markers.append(mark)
        return node

    def top(self) -> Node | None:
        """The item that was placed last."""
        node = self.root.deepest()
        return node if node is not self.root else None

    def continued(self, marker: Marker) -> Node | None:
        """The open item that this marker is the next of."""
        for node in self._open_nodes():
            if node.is_followed_by(marker):
                return node
        return None

    def is_doubled(self, node: Node, inner: Marker) -> bool:
        """Whether `inner` right behind the last item's marker counts what that counts.

        `1. 1.` and `3. 3)` do; `2. b.` does where `1. a.` stands before it; so does `0. 10.` when
        the page's edge has cut the first figure off.
        """
        outer = node.marker
        if outer is None or outer.is_bullet != inner.is_bullet:
            return False
        if _is_cut_off(outer, inner):
            return True
        if outer.ordinal != inner.ordinal:
            return False
        if outer.kind.rstrip(".()") == inner.kind.rstrip(".()"):
            return True
        beside = node.parent.children if node.parent is not None else []
        if inner.ordinal <= 1 or len(beside) < 2:
            return False
        before = beside[-2]
        below = before.children[0].marker if len(before.children) == 1 else None
        earlier = before.repeat or (below if not before.parts else None)
        return earlier is not None and (earlier.kind, earlier.ordinal + 1) == (
            inner.kind,
            inner.ordinal,
        )

    def same_kind(self, marker: Marker) -> Node | None:
        """The innermost open item with a marker of the same shape."""
        for node in self._open_nodes():
            if node.marker is not None and node.marker.kind == marker.kind:
                return node
        return None

    def _parent_for(self, marker: Marker, x0_pt: float | None) -> Node:
        current = self.top()
        if current is None:
            return self.root
        if not current.parts and current.marker is not None and not current.is_followed_by(marker):
            return current  # a marker right behind a marker opens a level
        continued = self.continued(marker)
        if x0_pt is not None and current.x0_pt is not None:
            return self._parent_by_indent(marker, x0_pt, continued)
        if continued is not None:
            return continued.parent or self.root
        same = self.same_kind(marker)
        if same is not None and (
            marker.is_bullet
            or marker.ordinal != 1
            or not (current.waits_for_list or current.names_group)
        ):
            return same.parent or self.root
        if marker.ordinal <= 1:
            return current if self._can_hold(current, marker) else current.parent or self.root
        return self._parent_of_last(marker) or current.parent or self.root

    def _parent_of_last(self, marker: Marker) -> Node | None:
        """Where the item stands that a number goes on from, though a text came between them."""
        for node in (*self._open_nodes(), self.root):
            marked = [child for child in node.children if child.marker is not None]
            if marked and marked[-1].is_followed_by(marker):
                return node
        return None

    def _parent_by_indent(self, marker: Marker, x0_pt: float, continued: Node | None) -> Node:
        near = continued.x0_pt if continued is not None else None
        if continued is not None and near is not None and abs(near - x0_pt) <= NUMBER_SHIFT_PT:
            return continued.parent or self.root
        for node in self._open_nodes():
            if node.x0_pt is None:
                continue
            if x0_pt > node.x0_pt + INDENT_PT:
                if node is continued and not marker.is_bullet:
                    return node.parent or self.root  # of a list whose lines are centred
                return node if node.marker or node.names_group else node.parent or self.root
            if abs(x0_pt - node.x0_pt) <= INDENT_PT:
                if node.is_followed_by(marker):
                    return node.parent or self.root
                if self._starts_below(node, marker):
                    return node
                if continued is not None:
                    return continued.parent or self.root
                return node.parent or self.root
        return self.root

    def _starts_below(self, node: Node, marker: Marker) -> bool:
        """A list that starts at the indent of the item above it: another kind, a new count."""
        if node.marker is None:
            return node.names_group
        if node.marker.kind == marker.kind or self.continued(marker) is not None:
            return False
        if marker.ordinal <= 1:
            return True
        return is_structural(node.marker) and not node.is_sentence

    def _can_hold(self, node: Node, marker: Marker) -> bool:
        if node.marker is None:
            return node.names_group or node.waits_for_list
        return node.marker.kind != marker.kind or node.waits_for_list or node.names_group

    def _open_nodes(self) -> Iterator[Node]:
        """The item that was placed last, and those that it stands in, from the inside out."""
        node: Node | None = self.root.deepest()
        while node is not None and node is not self.root:
            yield node
            node = node.parent


def _is_cut_off(outer: Marker, inner: Marker) -> bool:
    if outer.number is None or inner.number is None or not inner.number.isdigit():
        return False
    return len(inner.number) > len(outer.number) == 1 and inner.number.endswith(outer.number)


def is_structural(marker: Marker) -> bool:
    """Capital letters and roman numerals count parts of a list, not its items."""
    return marker.kind.lstrip("(").startswith(("Alpha", "Roman", "roman"))


def _joined(parts: Sequence[Passage]) -> str:
    return " ".join(part.text for part in parts)


def is_channel_heading(text: str) -> bool:
    """Whether a text is a heading that names a channel of the service."""
    return is_group_heading(text) and channel_of(text) is not None


def waits_for_list(text: str) -> bool:
    """Whether a text is a lead-in of the list that follows."""
    return text.rstrip().endswith((":", "yaitu", "meliputi", "antara lain", "sebagai berikut"))


def leads_in(text: str) -> bool:
    """Whether a sentence says that a list follows ("... sebagai berikut:"), or points at a drawing.

    >>> leads_in("Syaratnya sebagai berikut:"), leads_in("Gambar 2"), leads_in("Pas foto berikut")
    (True, True, False)
    """
    is_sentence = "berikut" in text and waits_for_list(text) and not is_group_heading(text)
    return is_sentence or _CAPTION.match(text) is not None


def has_first_word(node: Node, text: str) -> bool:
    """Whether all that a marked item has so far is a word that sentences and papers begin with; a
    short name ("KTP") is a paper by itself."""
    words = text.split()
    is_alone = len(node.parts) == 1 and len(words) <= 2 and words[-1].isalpha()
    is_alone = is_alone and node.marker is not None and not words[-1].isupper()
    return is_alone and is_sentence(words[-1]) and not is_group_heading(words[-1])
