"""Whether a list of a record was read whole: only then does what is not in it mean anything.

What an office lacks is asked of such lists alone. Words that no rule could place, standing where
the standard's components stand, may be the very item that is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.alignment.meaning import read_meaning
from corpus.alignment.vocabulary import vocabulary
from corpus.record.contents import is_empty
from corpus.schema import COMPONENTS, Place, ServiceStandard

_FEWEST_WORDS = 2  # of a line that may be an item; a sign or a lone letter is none
_Spot = tuple[int, float]


def is_whole(record: ServiceStandard, component: str) -> bool:
    """Whether the component is shown, holds something, and no unread words may belong to it."""
    part = getattr(record, component)
    if part is None or component in record.not_assessable or is_empty(part):
        return False
    if component in record.reading.not_whole:
        return False
    return not any(_may_belong(text, component) for text in _unread(record))


def is_read(record: ServiceStandard, component: str) -> bool:
    """Whether the record shows the component: what is not read may still be printed."""
    return component not in record.not_assessable and getattr(record, component) is not None


def _unread(record: ServiceStandard) -> Iterator[str]:
    """Unplaced words after the first heading: what stands above it tells of office and service."""
    headings = [
        spot
        for name in COMPONENTS
        if (part := getattr(record, name)) is not None
        for spot in map(_spot, part.provenance.get("heading") or ())
    ]
    first = min(headings, default=(0, 0.0))
    for one in record.unrecognized:
        if not one.provenance or _spot(one.provenance[0]) > first:
            yield one.text


def _spot(place: Place) -> _Spot:
    if place.line is not None:
        return (place.page or 0, float(place.line))
    return (place.page or 0, place.bbox[1] if place.bbox else 0.0)


def _may_belong(text: str, component: str) -> bool:
    """Whether unread words may be an item: a paper among requirements, an act among steps."""
    if len(text.split()) < _FEWEST_WORDS:
        return False
    meaning = read_meaning(text)
    if component == "prosedur":
        return bool(meaning.acts)
    known = vocabulary()
    return bool((known.documents | known.issued).intersection(meaning.words))
