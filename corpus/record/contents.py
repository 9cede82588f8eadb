"""What a component of a record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from corpus.schema import (
    ComplaintComponent,
    FeeComponent,
    Item,
    ListComponent,
    ProcedureComponent,
    TimeComponent,
)
from parsers.names.groups import is_placeholder


def is_empty(component: object) -> bool:
    """Whether a component says nothing.

    >>> is_empty(FeeComponent(heading="Biaya", text="-", kind="unknown"))
    True
    """
    if isinstance(component, FeeComponent) and component.kind == "free":
        return False  # "Nihil" under the fee is an answer
    if isinstance(component, (TimeComponent, FeeComponent, ComplaintComponent)):
        return is_placeholder(component.text)
    if not isinstance(component, ListComponent):
        return False
    if isinstance(component, ProcedureComponent) and component.flowchart:
        return False
    items = (item.text for item in leaves(component.items))  # mostly the first one settles it
    notes = (note.text for note in component.notes)
    return all(map(is_placeholder, chain(items, notes, (component.intro or "",))))


def leaves(items: Sequence[Item]) -> Iterator[Item]:
    """The items that are no heading of others, at any depth, in order."""
    for item in items:
        if not item.heading:
            yield item
        if item.children:
            yield from leaves(item.children)
