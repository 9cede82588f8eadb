"""The rows of a document -> one run of rows for each service that it sets a standard for.

Offices print their standards one below the other: where the components begin anew, so does a
service. It is one question for all documents; what a row says of it depends on the row
(`service_signs`). A component that is named once more begins nothing by itself: a table goes on
over a page's end, a value has a heading's words in it, a row of the same name stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import TypeVar

from parsers.names.headings import HeadingIndex
from parsers.row_events import Event
from parsers.standards.service_signs import Naming, Opening, find_namings, first_rows

MIN_AGAIN = 2  # components that come again below a title or a table's head
MIN_ORDERED = 3  # and where nothing stands above them: behind each other as before
MIN_BEFORE = 3  # components of a service whose first one opens the next by itself


AnyEvent = TypeVar("AnyEvent", bound=Event)


def split_services(events: Sequence[AnyEvent], headings: HeadingIndex) -> list[list[AnyEvent]]:
    """The rows of each service; all rows as one run where the components stand there once."""
    starts = [one.position for one in service_starts(find_namings(events, headings))]
    bounds = [0, *first_rows(events, starts)[1:], len(events)]
    return [list(events[low:high]) for low, high in pairwise(bounds)]


def service_starts(namings: Sequence[Naming]) -> list[Naming]:
    """The first naming of each service."""
    services: list[list[Naming]] = []
    for part in _parts(namings):
        if services and not _begins_anew(services[-1], part):
            services[-1] += part
        else:
            services.append(part)
    return [run[0] for service in services for run in _ordered_runs(service)]


def _parts(namings: Sequence[Naming]) -> Iterator[list[Naming]]:
    """The namings, cut where something stands above one that a service may begin with."""
    part: list[Naming] = []
    for naming in namings:
        if part and naming.opening:
            yield part
            part = []
        part.append(naming)
    if part:
        yield part


def _begins_anew(service: Sequence[Naming], part: Sequence[Naming]) -> bool:
    """Whether a part names again what the service before has: below a label one component is
    enough. The one that the service ended with may go on over a page's end."""
    again = {one.component for one in part} & {one.component for one in service}
    if part[0].component == service[-1].component and part[0].opening is not Opening.LABEL:
        again.discard(part[0].component)
    return len(again) >= (1 if part[0].opening is Opening.LABEL else MIN_AGAIN)


def _ordered_runs(service: Sequence[Naming]) -> Iterator[list[Naming]]:
    """The same, cut where nothing but the components' order says that they begin anew."""
    run: list[Naming] = []
    for position, naming in enumerate(service):
        if run and _comes_again(run, service[position:]):
            yield run
            run = []
        run.append(naming)
    yield run


def _comes_again(run: Sequence[Naming], following: Sequence[Naming]) -> bool:
    """Whether the first of the following is named again, and behind it what stood behind it."""
    order = list(dict.fromkeys(one.component for one in run))
    first = following[0].component
    if first not in order or first == run[-1].component:
        return False
    below = takewhile(lambda one: one.component != first, following[1:])
    again = {one.component for one in below} & set(order[order.index(first) + 1 :])
    is_first = first == order[0] and len(order) >= MIN_BEFORE and following[0].number is None
    return len(again) >= (MIN_AGAIN if is_first else MIN_ORDERED)
