"""The rows of a document -> one run of rows for each service that it sets a standard for.

Offices print their standards one below the other: where the components begin anew, so does a
service. It is one question for all documents; what a row says of it depends on the row
(`service_signs`). A component that is named once more begins nothing by itself: a table goes on
over a page's end, a value has a heading's words in it, a row of the same name stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import TypeVar

from parsers.names.headings import HeadingIndex
from parsers.row_events import Event
from parsers.standards.service_signs import Naming, Opening, find_namings, first_rows

MIN_AGAIN = 2  # components that come again below a title or a table's head,
AGAIN_SHARE = 0.5  # and of those named there, unless they begin alike: the standard's other part
# has hardly any of them
MIN_ORDERED = 3  # and where nothing stands above them: behind each other as before
MIN_BEFORE = 3  # components of a service whose first one opens the next by itself


AnyEvent = TypeVar("AnyEvent", bound=Event)


def split_services(events: Sequence[AnyEvent], headings: HeadingIndex) -> list[list[AnyEvent]]:
    """The rows of each service; all rows as one run where the components stand there once."""
    starts = [one.position for one in service_starts(find_namings(events, headings))]
    # What stands above a service's first name belongs to it, up to the name that the one before
    # begins with.
    firsts = zip(first_rows(events, starts)[1:], starts, strict=False)
    bounds = [0, *(max(first, before + 1) for first, before in firsts), len(events)]
    return [list(events[low:high]) for low, high in pairwise(bounds)]


def service_starts(namings: Sequence[Naming]) -> list[Naming]:
    """The first naming of each service."""
    services: list[list[Naming]] = []
    for part in _parts(namings):
        joined: list[Naming] = []
        if services and not _begins_anew(services[-1], part):
            joined = services.pop()
        services += _ordered_runs([*joined, *part])
    return [service[0] for service in services]


def _parts(namings: Sequence[Naming]) -> Iterator[list[Naming]]:
    """The namings, cut where something stands above one that a service may begin with, or where
    their numbers fall: a table's first rows may be unread."""
    part: list[Naming] = []
    for naming in namings:
        if part and (_falls(part[-1], naming) or _is_opened(part[-1], naming)):
            yield part
            part = []
        part.append(naming)
    if part:
        yield part


def _falls(last: Naming, naming: Naming) -> bool:
    """Whether the numbers start over, or do not go on."""
    return naming.number is not None and last.number is not None and naming.number <= last.number


def _is_opened(last: Naming, naming: Naming) -> bool:
    """Whether something stands above a row; if it has the next number, only a service's label."""
    if naming.opening is Opening.LABEL or naming.number is None or last.number is None:
        return bool(naming.opening)
    return bool(naming.opening) and naming.number != last.number + 1


def _begins_anew(service: Sequence[Naming], part: Sequence[Naming]) -> bool:
    """Whether a part names again what the service before has: below a label one component is
    enough. The one that the service ended with may go on over a page's end."""
    named = {one.component for one in part}
    again = named & {one.component for one in service}
    if part[0].opening is Opening.LABEL:
        return bool(again)
    again -= {service[-1].component} & {part[0].component}
    begins_so = part[0].component == service[0].component
    return len(again) >= max(MIN_AGAIN, 0 if begins_so else AGAIN_SHARE * len(named))


def _ordered_runs(service: Sequence[Naming]) -> Iterator[list[Naming]]:
    """The same, cut where nothing but the components' order says that they begin anew."""
    run: list[Naming] = []
    order: list[str] = []  # the run's components, each once
    for position, naming in enumerate(service):
        if run and _comes_again(order, run[-1], islice(service, position, None)):
            yield run
            run, order = [], []
        run.append(naming)
        if naming.component not in order:
            order.append(naming.component)
    yield run


def _comes_again(order: Sequence[str], last: Naming, following: Iterator[Naming]) -> bool:
    """Whether the first of the following is named again, and behind it what stood behind it;
    `order` are the components so far, `last` is the last that was named."""
    naming = next(following)
    first = naming.component
    if first not in order or first == last.component:
        return False
    below = takewhile(lambda one: one.component != first, following)
    again = {one.component for one in below} & set(order[order.index(first) + 1 :])
    is_first = first == order[0] and len(order) >= MIN_BEFORE and naming.number is None
    return len(again) >= (MIN_AGAIN if is_first else MIN_ORDERED)
