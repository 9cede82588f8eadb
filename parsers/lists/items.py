"""A finished tree -> the items of a list: crammed texts cut, wrappers dissolved, groups named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.passage import Passage
from parsers.lists.inline import InlinePart, inline_parts
from parsers.lists.line_breaks import join_lines
from parsers.lists.tree import Node, is_structural
from parsers.markers import Marker, inline_candidates
from parsers.names.groups import MAX_HEADING_WORDS, channel_of, is_sentence


class ListItem(NamedTuple):
    """One item: its printed text without marker, and the items below it."""

    text: Passage
    number: str | None = None
    markers: tuple[Passage, ...] = ()
    is_heading: bool = False
    channel: Literal["offline", "online"] | None = None
    children: tuple[ListItem, ...] = ()


class _NoText(Passage):
    """Stands for the text of an item that has none."""

    def __init__(self) -> None:
        self.pieces = ()
        self.text = ""


_EMPTY: Passage = _NoText()


def finished_items(root: Node) -> tuple[list[ListItem], list[Passage]]:
    """The items of a tree, and the markers that belong to none of them."""
    cut_crammed(root)
    loose: list[Passage] = []
    items = _dissolved([_item(child, loose) for child in root.children])
    return _with_channels([item for item in items if item.text], None), loose


def cut_crammed(node: Node) -> None:
    """Take apart the items that have a whole list in one text."""
    children, node.children = node.children, []
    for number, child in enumerate(children):
        if child.children:
            cut_crammed(child)
        node.children.append(child)
        if not child.parts:
            continue
        text = join_lines(child.parts)
        if not inline_candidates(text.text):
            continue
        following = children[number + 1].marker if number + 1 < len(children) else None
        owns = [marker for marker in (child.repeat, child.marker) if marker is not None]
        parts = inline_parts(text, owns, following)
        if len(parts) > 1:
            _graft(child, parts)


def _graft(node: Node, parts: Sequence[InlinePart]) -> None:
    """Put the parts of the last item's text where their markers belong, below or beside it."""
    parent = node.parent or node
    kept, node.children = node.children, []
    node.parts = [parts[0].text] if parts[0].text else []
    for part in parts[1:]:
        if part.marker is None or part.mark is None:
            continue
        target = parent.deepest()
        if target.marker is None or target.parts or not part.follows_marker:
            target = _parent_of(target, part.marker, parent).add(part.marker)
        target.markers.append(part.mark)
        if part.text:
            target.parts.append(part.text)
    parent.deepest().children += kept


def _parent_of(top: Node, marker: Marker, outermost: Node) -> Node:
    """Where a marker inside a text belongs: beside the item that it counts on from, else below."""
    node: Node | None = top
    while node is not None and node is not outermost:
        if node.is_followed_by(marker):
            return node.parent or outermost
        node = node.parent
    return top


def _item(node: Node, loose: list[Passage]) -> ListItem:
    children: list[ListItem] = []
    if node.children:
        below = [_item(child, loose) for child in node.children]
        children = _dissolved([child for child in below if child.text or child.children])
    text = join_lines(node.parts) if node.parts else _EMPTY
    if not text and not children:
        loose += node.markers
    return ListItem(
        text=text,
        number=node.marker.number if node.marker else None,
        markers=tuple(node.markers),
        is_heading=bool(children) and _is_heading(node, text.text),
        children=tuple(children),
    )


def _is_heading(node: Node, text: str) -> bool:
    """Whether an item with items below it names their group."""
    if node.names_group:
        return True
    is_short = 0 < len(text.split()) <= MAX_HEADING_WORDS and not is_sentence(text)
    return node.marker is not None and is_structural(node.marker) and is_short


def _dissolved(items: Sequence[ListItem]) -> list[ListItem]:
    """The items without wrappers: an item of no text gives its place to its children, unless it
    is one among others and has several."""
    result: list[ListItem] = []
    for item in items:
        if item.text or not item.children:
            result.append(item)
            continue
        if _is_bare_number(item, items):
            named = item._replace(text=item.markers[0], markers=item.markers[1:], is_heading=True)
            result.append(named)
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


def _is_bare_number(item: ListItem, items: Sequence[ListItem]) -> bool:
    """Whether an item is a number over lettered ones and nothing else, "3." with "a.", "b.", in a
    list whose other numbers have texts. The number is all that is printed of it: its text, too."""
    is_number = item.number is not None and item.number.isdecimal() and bool(item.markers)
    is_counted = any(
        one.text and one.number is not None and one.number.isdecimal() for one in items
    )
    return is_number and is_counted and len(item.children) > 1


def _with_channels(
    items: Sequence[ListItem], inherited: Literal["offline", "online"] | None
) -> list[ListItem]:
    """Every item with the channel of the group that it stands in."""
    result: list[ListItem] = []
    for item in items:
        own = channel_of(item.text.text) if item.is_heading else None
        channel = own or inherited
        if channel is not item.channel or item.children:
            below = tuple(_with_channels(item.children, channel))
            item = item._replace(channel=channel, children=below)
        result.append(item)
    return result
