"""What a document says once for several services: above the first of them, or behind the last.

A complaint below a table of services is printed once and holds for all. Nobody can tell it from
the last one's own, so no other service of the document is said to lack it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.record.assembly import places
from corpus.record.contents import is_empty
from corpus.schema import DELIVERY, Doubt, Place, Reading, ServiceStandard
from parsers.names.component_words import named_components
from parsers.section import Standard


def shared_texts(
    records: Sequence[ServiceStandard], standards: Sequence[Standard], read: Callable[[], Reading]
) -> list[list[Doubt]]:
    """For each record of a document the texts that stand with the first or the last one, and may
    be the other ones', too; `read` tells what was understood of the last one."""
    if len(records) < 2:
        return [[] for _ in records]
    first, last = _unplaced(records[0]), _unplaced(records[-1])
    closing = [*_closing(records, standards[-1]), *_swallowed(read())]
    end = len(records) - 1
    return [
        [*(first if ordinal else []), *([*last, *closing] if ordinal < end else [])]
        for ordinal in range(len(records))
    ]


def _unplaced(record: ServiceStandard) -> list[Doubt]:
    """The lines of a record that found no place and name a component."""
    return [
        _doubt(named, entry.text, entry.provenance)
        for entry in record.unrecognized
        if (named := _named(entry.text))
    ]


def _named(text: str) -> list[str]:
    return [name for name in DELIVERY if name in named_components(text)]


def _closing(records: Sequence[ServiceStandard], last: Standard) -> list[Doubt]:
    """The last section of all, where no service before has such a component."""
    section = last.sections[-1] if last.sections else None
    if section is None or section.component not in DELIVERY or section.heading is None:
        return []
    before = (getattr(record, section.component) for record in records[:-1])
    if any(one is not None and not is_empty(one) for one in before):
        return []
    return [_doubt([section.component], section.heading.text, places(section.heading))]


def _swallowed(reading: Reading) -> list[Doubt]:
    """What stands among a component's words and names another: "Semua layanan gratis" below the
    last product."""
    return [
        _doubt(one.named, one.text, one.provenance)
        for one in reading.doubts
        if one.named and one.found_in is not None
    ]


def _doubt(components: list[str], text: str, provenance: list[Place]) -> Doubt:
    return Doubt(
        reason="unread-line",
        components=components,
        named=components,
        text=text,
        provenance=provenance,
    )
