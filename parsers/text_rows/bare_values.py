"""Values that stand apart from their names, where they say by themselves whose they are.

Programs print a table's cells by their height on the page: a text of one line above a name of two,
or behind the next row's name. "3 hari kerja" and "Gratis" then stand under a neighbour's name, and
their own has nothing. Each is given back where one name waits for it and one such text is near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizers.duration.bare_time import begins_with_time
from normalizers.duration.duration import find_durations
from normalizers.fee.bare_fee import may_be_bare_fee
from parsers.lists.detached_numbers import listed_number
from parsers.markers import leading_marker
from parsers.names.component_texts import fits
from parsers.section import Row, Section

MAX_WORDS = 8  # of a text that only states a time or a fee
NEAR_BELOW = 2  # sections below a name that its text may stand in
_HOLDERS = frozenset(("waktu", "biaya", "produk"))  # whose own texts are no list of such lines


def with_bare_values(sections: Sequence[Section]) -> list[Section]:
    """The sections, times and fees that stand under a neighbour's name under their own."""
    found = list(sections)
    for place, section in enumerate(sections):
        if section.component not in ("waktu", "biaya") or not _waits(found[place]):
            continue
        places = [*_places(found, place)]
        if len(places) == 1:
            ((holder, number),) = places
            row = found[holder].body[number]
            body = found[holder].body
            found[holder] = replace(found[holder], body=(*body[:number], *body[number + 1 :]))
            found[place] = replace(found[place], body=(row,))
    return found


def _waits(section: Section) -> bool:
    """Whether a name of a typed text has nothing below it."""
    heading = section.heading
    return heading is not None and heading.document.is_typed and not section.body


def _places(sections: Sequence[Section], place: int) -> Iterator[tuple[int, int]]:
    """Where a text stands that states what a name waits for: section and row."""
    name = sections[place].component
    above = sections[place - 1] if place else None
    if above is not None and len(above.body) > 1 and _is_bare(name, above.body[-1]):
        yield place - 1, len(above.body) - 1
    for number in range(place + 1, min(len(sections), place + 1 + NEAR_BELOW)):
        below = sections[number]
        if below.component not in _HOLDERS or below.component == name:
            return
        yield from (
            (number, row) for row in range(len(below.body)) if _is_bare(name, below.body[row])
        )


def _is_bare(component: str | None, row: Row) -> bool:
    """Whether a row states a time or a fee and nothing else."""
    text = row.text.strip()
    if row.bbox is not None or listed_number(row) or leading_marker(text) is not None:
        return False
    if len(text.split()) > MAX_WORDS:
        return False
    if component == "waktu":
        return begins_with_time(text)
    return may_be_bare_fee(text) and not find_durations(text)


def with_text_above(
    sections: Sequence[Section], above: Sequence[Row]
) -> tuple[list[Section], Sequence[Row]]:
    """The first section with the rows that stand between the table's head and its name, which has
    none below it; and what is left of those rows."""
    found = list(sections)
    if not found or not above or not _waits(found[0]) or any(row.bbox for row in above):
        return found, above
    markers = [leading_marker(row.text) for row in above]
    counted = [marker.ordinal for marker in markers if marker is not None]
    is_list = bool(markers[0]) and counted == [*range(1, len(counted) + 1)]
    texts = [
        row.text[marker.end if marker is not None else 0 :].strip()
        for row, marker in zip(above, markers, strict=True)
    ]
    if not is_list or not fits(found[0].component or "", texts):
        return found, above
    found[0] = replace(found[0], body=tuple(above))
    return found, ()
