"""Signs of the reading as a whole: lines that nothing explains, components that lack in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.record.contents import is_empty
from corpus.record.signs.sign import Sign, sign
from corpus.schema import DELIVERY, ServiceStandard

# The doubts about a component's own lines, beside those that name another component.
_OF_LINES = frozenset(("taken-as-content", "unknown-heading", "numbering-gap"))


def doubt_signs(record: ServiceStandard, others: Sequence[Sign]) -> Iterator[Sign]:
    """The signs that what was read of the whole document gives, and those of other components."""
    for doubt in record.reading.doubts:
        name = doubt.found_in
        if name is None or doubt.reason not in _OF_LINES or not _is_there(record, name):
            continue
        if doubt.reason == "unknown-heading":
            yield sign(name, "heading-inside", text=doubt.text)
        elif doubt.reason == "numbering-gap":
            yield sign(name, "heading-left-out", text=doubt.text)
        elif not doubt.named:
            yield sign(name, "line-unexplained", text=doubt.text)
        else:
            yield sign(name, "line-names-another", text=doubt.text)
    yield from _between(record)
    for one in others:
        rival = dict(one.parameters).get("rival", "")
        if one.reason == "line-of-another" and rival in DELIVERY and _is_there(record, rival):
            yield sign(rival, "lines-elsewhere", text=dict(one.parameters)["text"])
        if one.reason == "step-among-papers" and _is_there(record, "prosedur"):
            yield sign("prosedur", "lines-elsewhere", text=dict(one.parameters)["text"])


def _between(record: ServiceStandard) -> Iterator[Sign]:
    """A component of which the next one was not found, though later ones were: it may hold it."""
    there = [_is_there(record, name) for name in DELIVERY]
    for number, name in enumerate(DELIVERY[:-2]):
        lacks = there[number] and not there[number + 1] and any(there[number + 2 :])
        if lacks and DELIVERY[number + 1] not in record.not_assessable:
            yield sign(name, "next-not-found", rival=DELIVERY[number + 1])


def _is_there(record: ServiceStandard, name: str) -> bool:
    component = getattr(record, name, None)
    return component is not None and not is_empty(component)
