"""Body lines -> a tree of items, whatever marks, indents, crams or doubles them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage
from parsers.lists.body_signs import BodySigns
from parsers.lists.items import ListItem, finished_items
from parsers.lists.line_breaks import join_lines
from parsers.lists.paragraphs import (
    continues,
    fills_line,
    is_broken_off,
    is_full_line,
)
from parsers.lists.run_together import part_run_together
from parsers.lists.tree import (
    INDENT_PT,
    ListTree,
    Node,
    has_first_word,
    is_channel_heading,
    leads_in,
    waits_for_list,
)
from parsers.markers import Marker, as_roman, bare_letter, leading_marker
from parsers.names.groups import (
    channel_of,
    is_group_heading,
    is_note,
    is_placeholder,
)
from parsers.names.heading_words import place_by_words
from parsers.section import Row

_TICKS = ("v", "V", "x", "X")  # "(v)" before each item ticks it


class ListReading(NamedTuple):
    """A section's body as a list; `markers` are those of dissolved wrappers and empty items."""

    items: tuple[ListItem, ...] = ()
    intro: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    markers: tuple[Passage, ...] = ()


def parse_list(body: Sequence[Row], right_pt: float | None = None) -> ListReading:
    """Read a section's body as a list of items, with its lead-in and closing lines apart.

    `right_pt` is where the body's full lines end; without it the longest line is taken for full.
    """
    body = part_run_together(body)
    builder = _Builder(body, right_pt)
    for number, line in enumerate(body):
        builder.position = number
        builder.add(line, body[number + 1] if number + 1 < len(body) else None)
    return builder.reading()


class _Builder(BodySigns):
    """Places one line after the other in the tree."""

    def __init__(self, body: Sequence[Row], right_pt: float | None) -> None:
        super().__init__(body, right_pt)
        self.position = 0  # of the line that is placed
        self.tree = ListTree()
        self.current: Node | None = None
        self.intro: list[Passage] = []
        self.notes: list[list[Passage]] = []  # the lines of each
        self.note_line: Row | None = None  # the last line, where that is a note's

    def add(self, line: Row, following: Row | None) -> None:
        if line.is_foot_note:
            self._add_foot_note(line)
            return
        marker = self._plausible(leading_marker(line.text)) or self._bare(line)
        if marker is not None and self.current is not None and self._repeats(line.passage, marker):
            self._fill(self.current, line.passage, line)
            return
        if marker is None:
            self._add_unmarked(line, following)
            return
        x0_pt = line.bbox.x0_pt if line.bbox else None
        mark = line.passage.cut(marker.start, marker.end)
        if self.position in self.groups:
            node = self.tree.open_group(marker, mark)
            line = line._replace(names_group=True)
        else:
            node = self.tree.open(marker, x0_pt, mark)
        rest = line.passage.cut(marker.end)
        while rest:
            inner = leading_marker(rest.text)
            if inner is None or not self._is_inner(node, inner, rest.text):
                break
            mark = rest.cut(inner.start, inner.end)
            rest = rest.cut(inner.end)
            if self.tree.is_doubled(node, inner):
                node.markers.append(mark)
                node.repeat = inner
                if node.marker is not None and node.marker.ordinal != inner.ordinal:
                    node.marker = inner  # what the page's edge has left of the outer one is none
                continue
            node = self.tree.open(inner, None, mark)
        self._fill(node, rest, line)

    def _plausible(self, marker: Marker | None) -> Marker | None:
        """The marker, unless its letter is an initial or a word in its place."""
        if marker is None or marker.is_bullet or marker.kind.startswith("decimal"):
            return marker
        if marker.ordinal == 1 or self.tree.continued(marker) is not None:
            return marker
        roman = as_roman(marker)
        if roman is not None and (roman.ordinal == 1 or self.tree.continued(roman) is not None):
            return roman
        # A letter out of order starts an item only where its neighbours count, too: lists skip,
        # and first items get lost; an initial stands alone.
        neighbours = {(marker.kind, marker.ordinal - 1), (marker.kind, marker.ordinal + 1)}
        if neighbours & self.counted or self.tree.same_kind(marker):
            return marker
        is_tick = marker.number in _TICKS and self.leading[marker.kind, marker.ordinal] > 1
        return marker._replace(kind="tick", ordinal=0, number=None) if is_tick else None

    def _repeats(self, passage: Passage, dash: Marker) -> bool:
        """Whether a word stands before and behind a dash: "batas" / "- batas tanah" is one word.

        "mutu layanan" / "- Layanan daring" is none: its second half begins anew.
        """
        last = self.current.last_line if self.current is not None else None
        if dash.kind != "dash":
            return False
        before = last.text.split() if last is not None else []
        behind = passage.text[dash.end :].split()
        if not before or not behind or behind[0][0].isupper():
            return False
        return before[-1].casefold() == behind[0].casefold().strip(",;.")

    def _bare(self, line: Row) -> Marker | None:
        if id(line) in self.numbered:
            return self.numbered[id(line)]
        marker = bare_letter(line.text)
        return marker if marker is not None and self.tree.continued(marker) is not None else None

    def _is_inner(self, node: Node, inner: Marker, text: str) -> bool:
        """Whether a second marker right behind the first is one, too."""
        if inner.is_bullet or inner.ordinal == 1 or self.tree.is_doubled(node, inner):
            return True
        return self.tree.continued(inner) is not None and inner.kind != (
            node.marker.kind if node.marker else ""
        )

    def _add_unmarked(self, line: Row, following: Row | None) -> None:
        passage = line.passage
        current = self.current
        if is_note(passage.text):
            self._add_note(line)
            return
        if line.names_group:
            self._add_paragraph(line, self.tree.root)
            return
        if self.note_line is not None and continues(self.note_line, line, self.frame):
            self.notes[-1].append(passage)
            self.note_line = line
            return
        if current is not None and (
            self._is_continuation(current, line) or self._is_enclosed(current, line, following)
        ):
            self._fill(current, passage, line)
            return
        if self._heads_a_list(line, following):
            self._add_paragraph(line, self.tree.root)
            return
        if self.has_markers:
            self._add_between(line, following)
            return
        is_lead_in = leads_in(line.text)
        if following is not None and not self.tree.root.children and is_lead_in:
            self.intro.append(passage)
            return
        self._add_paragraph(line, self._channel_group(line))

    def _channel_group(self, line: Row) -> Node:
        """Where a line of a list without markers belongs: below the channel named last."""
        last = self.tree.root.children[-1] if self.tree.root.children else None
        if last is None or is_channel_heading(line.text) or not last.names_channel:
            return self.tree.root
        return last

    def _is_continuation(self, node: Node, line: Row) -> bool:
        last = node.last_line
        if last is None or not node.parts:
            return True  # a marker that stands alone on its line
        if is_broken_off(last.text) or (node.marker is not None and self.is_torn):
            return True
        if has_first_word(node, last.text) and line.bbox is None:
            return not is_group_heading(line.text)
        if (
            line.follows_blank
            and not self.is_loose
            and line.text[:1].isupper()
            and not node.waits_for_list
        ):
            return False
        if node.marker is not None and node.x0_pt is not None and line.bbox is not None:
            if line.bbox.x0_pt < node.x0_pt - INDENT_PT and not node.waits_for_list:
                return line.text[:1].islower()
            if line.bbox.x0_pt > node.x0_pt + INDENT_PT:
                return True  # a hanging indent
        if is_channel_heading(line.text) or node.names_channel:
            return False
        if node.marker is not None and is_full_line(last, line, self.frame):
            return True
        return continues(last, line, self.frame)

    def _is_enclosed(self, node: Node, line: Row, following: Row | None) -> bool:
        """Whether a text's line stands between an item that fills its line and the one that counts
        on from it."""
        if line.bbox is not None or line.follows_blank or following is None or node.marker is None:
            return False
        if node.marker.is_bullet or following.follows_blank or node.last_line is None:
            return False
        if not self.frame.is_wrapped:
            marker = leading_marker(following.text)
        else:
            marker = self.marked_below[self.position]
        if marker is None or not node.marker.is_followed_by(marker):
            return False
        return not is_channel_heading(line.text) and fills_line(node.last_line, line, self.frame)

    def _heads_a_list(self, line: Row, following: Row | None) -> bool:
        """Whether an unmarked line is the heading of the markers that start below it."""
        if following is None:
            return False
        marker = leading_marker(following.text)
        if marker is None or not is_group_heading(line.text):
            return False
        is_first = not self.tree.root.children and not self.has_groups
        # "Persyaratan penerbitan kartu" says what the list is, as a heading would.
        says_what = place_by_words(line.text) is not None and not marker.is_bullet
        is_lead_in = is_first and (waits_for_list(line.text) or says_what)
        return not is_lead_in or channel_of(line.text) is not None

    def _add_paragraph(self, line: Row, parent: Node) -> None:
        node = parent.add(None, line.bbox.x0_pt if line.bbox else None)
        self._fill(node, line.passage, line)

    def _add_between(self, line: Row, following: Row | None) -> None:
        """An unmarked line among marked ones: lead-in before them, a note after them."""
        if not self.tree.root.children:
            self.intro.append(line.passage)
            return
        if following is None or self.current is None:
            self._add_note(line)
            return
        self._add_paragraph(line, self._led_in(line) or self.tree.root)

    def _led_in(self, line: Row) -> Node | None:
        """The marked item that an unmarked line of a text stands below: it ended in a colon, and
        what follows it has no marks."""
        node = self.current if line.bbox is None else None
        if node is not None and node.marker is None:
            node = node.parent
        is_item = node is not None and node.marker is not None and not node.marker.is_bullet
        return node if node is not None and is_item and node.waits_for_list else None

    def _add_note(self, line: Row) -> None:
        self.notes.append([line.passage])
        self.note_line = line
        self.current = None

    def _add_foot_note(self, line: Row) -> None:
        if line.follows_blank or self.note_line is None:
            self._add_note(line)
        else:
            self.notes[-1].append(line.passage)

    def _fill(self, node: Node, passage: Passage, line: Row) -> None:
        node.last_line = line
        self.current = node
        self.note_line = None
        if passage:
            node.parts.append(passage)

    def reading(self) -> ListReading:
        items, loose = finished_items(self.tree.root)
        if items and all(is_placeholder(i.text.text) and not i.children for i in items):
            self.notes += [[item.text] for item in items]
            loose += [mark for item in items for mark in item.markers]
            items = []
        notes = tuple(join_lines(lines) for lines in self.notes)
        return ListReading(tuple(items), tuple(self.intro), notes, tuple(loose))
