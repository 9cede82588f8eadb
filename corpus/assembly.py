"""Passages -> the parts of a record. Each part says where its words went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from corpus.duplicates import take_out_repeats
from corpus.fates import Fates
from corpus.schema import Item, LegalReference, Note, Place, Removed
from extractor.passage import Passage
from normalizers import regulation
from parsers.lists import ListItem
from parsers.section import RemovalReason


def places(passage: Passage) -> list[Place]:
    """A passage's provenance."""
    return [Place(page=place.page, bbox=place.bbox, line=place.line) for place in passage.places()]


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

    def remove(self, passage: Passage, reason: RemovalReason, kept: str | None = None) -> None:
        """The words are taken out."""
        self.fates.give(passage, "removed", f"removed[{len(self.removed)}]", self.ordinal)
        self.removed.append(
            Removed(text=passage.text, reason=reason, provenance=places(passage), kept=kept)
        )


Reads = Callable[[str], dict[str, Any]]  # an item's text -> fields that are read from it


class Context(NamedTuple):
    """What an item's children inherit; nothing is read from headings."""

    path: str
    group: str | None = None
    only_neighbours: bool = False
    reads: Reads | None = None

    def at(self, path: str) -> Context:
        """The same at another place of the record."""
        return Context(path, self.group, self.only_neighbours, self.reads)


def build_items(assembly: Assembly, items: Sequence[ListItem], context: Context) -> list[Item]:
    """A list's items without repeats, each with its place; the repeats go to `removed`."""
    kept, repeats = take_out_repeats(items, only_neighbours=context.only_neighbours)
    path = context.path
    built = [
        _build_item(assembly, item, context.at(f"{path}[{number}]"))
        for number, item in enumerate(kept)
    ]
    for repeat in repeats:
        _remove_item(assembly, repeat.item, f"{path}[{repeat.kept}]")
    return built


def _build_item(assembly: Assembly, item: ListItem, context: Context) -> Item:
    path = context.path
    assembly.take(item.text, f"{path}.text")
    assembly.mark(item.markers, path)
    group = item.text.text if item.is_heading else context.group
    below = Context(f"{path}.children", group, context.only_neighbours, context.reads)
    fields: dict[str, Any] = {"documents": [], "durations": []}  # pydantic would copy its defaults
    if context.reads is not None and not item.is_heading:
        fields |= context.reads(item.text.text)
    return Item(
        number=item.number,
        text=item.text.text,
        heading=item.is_heading,
        channel=item.channel,
        group=context.group,
        legal_references=build_references(item.text, _cited(item.text.text)),
        children=build_items(assembly, item.children, below) if item.children else [],
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
