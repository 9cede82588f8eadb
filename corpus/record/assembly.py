"""Passages -> the parts of a record. Each part says where its words went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from corpus.record.fates import Fates
from corpus.record.repeated_items import take_out_repeats
from corpus.schema import Item, LegalReference, Note, Place, Removed
from extractor.passage import Passage
from normalizers.legal import regulation
from parsers.lists.items import ListItem
from parsers.section import RemovalReason


def places(passage: Passage) -> list[Place]:
    """A passage's provenance."""
    return [
        # What is not given need not be validated.
        Place(page=page, bbox=bbox)
        if line is None and cell is None
        else Place(page=page, bbox=bbox, line=line, cell=cell)
        for page, bbox, line, cell in passage.places()
    ]


class Assembly:
    """One record in the making: gives fates and collects what is removed."""

    def __init__(self, fates: Fates, ordinal: int) -> None:
        self.fates = fates
        self.ordinal = ordinal
        self.removed: list[Removed] = []

    def take(self, passage: Passage | None, path: str) -> None:
        """The words are part of the record's field at `path`."""
        self.fates.give(passage, "field", path, self.ordinal)

    def mark(self, passages: Sequence[Passage], path: str) -> None:
        """The words are list markers of the item at `path`."""
        for passage in passages:
            self.fates.give(passage, "list-marker", path, self.ordinal)

    def head(self, passage: Passage | None, component: str) -> list[Place]:
        """The words are the component's heading."""
        self.fates.give(passage, "heading", f"{component}.heading", self.ordinal)
        return places(passage) if passage else []

    def head_again(self, passage: Passage, path: str) -> None:
        """The words are a further heading of a component, over what stands at `path`."""
        self.fates.give(passage, "heading", path, self.ordinal)

    def remove(self, passage: Passage, reason: RemovalReason, kept: str | None = None) -> None:
        """The words are taken out."""
        self.fates.give(passage, "removed", f"removed[{len(self.removed)}]", self.ordinal)
        self.removed.append(
            Removed(text=passage.text, reason=reason, provenance=places(passage), kept=kept)
        )


Reads = Callable[[str], dict[str, Any]]  # an item's text -> fields that are read from it


class Context(NamedTuple):
    """What all items of a list share, and what an item's children inherit."""

    group: str | None = None
    only_neighbours: bool = False
    reads: Reads | None = None  # nothing is read from headings


def build_items(
    assembly: Assembly,
    items: Sequence[ListItem],
    path: str,
    context: Context,
    first: int = 0,
) -> list[Item]:
    """A list's items without repeats, each with its place, the first one at `path[first]`; the
    repeats go to `removed`."""
    kept, repeats = take_out_repeats(items, only_neighbours=context.only_neighbours)
    built = [
        _build_item(assembly, item, f"{path}[{number}]", context)
        for number, item in enumerate(kept, first)
    ]
    for repeat in repeats:
        _remove_item(assembly, repeat.item, f"{path}[{first + repeat.kept}]")
    return built


def _build_item(assembly: Assembly, item: ListItem, path: str, context: Context) -> Item:
    assembly.take(item.text, f"{path}.text")
    assembly.mark(item.markers, path)
    text = item.text.text
    fields: dict[str, Any] = {"documents": [], "durations": []}  # pydantic would copy its defaults
    if context.reads is not None and not item.is_heading:
        fields |= context.reads(text)
    children: list[Item] = []
    if item.children:
        below = context._replace(group=text) if item.is_heading else context
        children = build_items(assembly, item.children, f"{path}.children", below)
    return Item(
        number=item.number,
        text=text,
        heading=item.is_heading,
        channel=item.channel,
        group=context.group,
        legal_references=build_references(item.text, _cited(text)),
        children=children,
        provenance=places(item.text),
        **fields,
    )


def build_references(
    passage: Passage, references: Sequence[regulation.LegalReference]
) -> list[LegalReference]:
    """The laws and decrees that a text cites, each with the words that cite it."""
    built: list[LegalReference] = []
    for value in references:
        words = passage.cut(value.start, value.end)
        built.append(
            LegalReference(
                kind=value.kind,
                number=value.number,
                year=value.year,
                title=flat(value.title),
                issuer=flat(value.issuer),
                text=words.text,
                provenance=places(words),
            )
        )
    return built


def flat(text: str | None) -> str | None:
    """A value's words on one line."""
    return " ".join(text.split()) if text is not None else None


# Offices share their sentences, and most cite nothing.
_cited = lru_cache(maxsize=20_000)(regulation.find_regulations)


def _remove_item(assembly: Assembly, item: ListItem, kept: str) -> None:
    assembly.remove(item.text, "duplicate-item", kept)
    assembly.mark(item.markers, kept)
    for child in item.children:
        _remove_item(assembly, child, kept)


def build_notes(assembly: Assembly, notes: Sequence[Passage], path: str) -> list[Note]:
    """Closing lines, each with its place."""
    built: list[Note] = []
    for number, note in enumerate(notes):
        assembly.take(note, f"{path}.notes[{number}]")
        built.append(Note(text=note.text, provenance=places(note)))
    return built
