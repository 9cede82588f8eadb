"""What the overview, the lists and the letters ask of a record, without its long lists.

A run of thousands of records has no room for all of them; their outlines take a tenth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from corpus.grouping.comparison import ServiceComparison
from corpus.record.contents import is_empty, leaves
from corpus.schema import COMPONENTS, ComplaintComponent, Item, ListComponent, ServiceStandard
from parsers.names.groups import is_placeholder


def service_outline(service: ServiceComparison) -> ServiceComparison:
    """A service with the outlines of its records, and without groups."""
    outlines = {one.record_id: record_outline(one) for one in service.records}
    return replace(
        service,
        records=tuple(outlines[one.record_id] for one in service.records),
        current=tuple(outlines[one.record_id] for one in service.current),
        components={},
    )


def record_outline(record: ServiceStandard) -> ServiceStandard:
    """A record whose lists are told by their first words: what is empty stays empty."""
    parts = {name: _outline(getattr(record, name)) for name in COMPONENTS}
    heads = {name: _bare(getattr(record, name)) for name in ("unit", "service", "decree")}
    reading = record.reading.model_copy(update={"doubts": []})
    return record.model_copy(
        update={
            **parts,
            **heads,
            "reading": reading,
            "findings": [],
            "unrecognized": [],
            "removed": [],
        }
    )


def _bare(part: Any) -> Any:
    """A part without the places of its words, nor those of what was read from it."""
    if part is None or not hasattr(part, "provenance"):
        return part
    lists = {
        name: [_bare(one) for one in getattr(part, name)]
        for name in ("durations", "charges")
        if hasattr(part, name)
    }
    return part.model_copy(update={**lists, "provenance": type(part.provenance)()})


def _outline(part: Any) -> Any:
    if isinstance(part, ComplaintComponent):
        return part.model_copy(update={"channels": [], "provenance": {}})
    if not isinstance(part, ListComponent) or is_empty(part):
        return _bare(part)
    words = next((one for one in _texts(part) if not is_placeholder(one)), "")
    lists: dict[str, list[Item]] = {
        name: [] for name in ("items", "notes", "flowchart") if hasattr(part, name)
    }
    return part.model_copy(update={**lists, "intro": words, "provenance": {}})


def _texts(part: ListComponent) -> Iterator[str]:
    items = chain(leaves(part.items), getattr(part, "flowchart", ()), part.notes)
    return chain((one.text for one in items), (part.intro or "",))
