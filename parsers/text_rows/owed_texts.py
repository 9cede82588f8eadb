"""Names of a table's components one below the other, and below the last one the texts of them all.

So programs print a table whose columns they take for columns of a page: all names of some rows
first, or the numbers of their lists, then the texts. What stands below the last name is not known
to be its own. It is shared out where it can be told whose each part is, by the lists' numbers or by
what the parts say; else it stays unread, and so do the components.

What a text says tells, too, that a section without a known name is the procedure, and that opening
hours are not the time that a service takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from normalizers.duration.duration import find_durations
from normalizers.vocabulary.patterns import COMPLAINT, OPINION
from parsers.lists.detached_numbers import attached, items_of, listed_number
from parsers.markers import leading_marker, unmarked
from parsers.names.component_texts import STATED, fits
from parsers.names.component_words import is_step
from parsers.section import Row, Section

MIN_STEPS = 2  # of a list that tells what is done
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
BULLETS = frozenset("•●▪◦○■")  # a dash may be all that an office says
MAX_OWING = 3  # names that one text is shared out among
MAX_STARTS = 12  # rows of it that a part may begin with
_COMPLAINT = re.compile(rf"\b(?:{COMPLAINT}|{OPINION})\b", re.IGNORECASE)


def share_texts(sections: Sequence[Section], *, has_head: bool) -> list[Section]:
    """The sections, each text under the last of several names given to its name or to none.

    Names without a text owe one where the table's head is printed (`has_head`), or the numbers of
    their lists are; such numbers may wait for their items behind texts that others have.
    """
    shared = list(sections)
    rests: list[Section] = []
    owing: list[int] = []
    for position, section in enumerate(sections):
        if _owes(section, has_head=has_head):
            owing.append(position)
        elif owing and section.component is not None:
            debtors = [sections[n] for n in owing]
            if _is_own(section, debtors):
                owing = [n for n in owing if sections[n].body]
            elif owing[-1] == position - 1 or any(map(listed_number, section.body)):
                places = [*owing, position]
                filled, rest = _shared([*debtors, section])
                for place, one in zip(places, filled, strict=True):
                    shared[place] = one
                rests += rest
                owing = []
    return [*shared, *rests]


def _owes(section: Section, *, has_head: bool) -> bool:
    """Whether a component of a text has nothing but the marks of a list, or nothing at all."""
    if section.component is None or section.heading is None:
        return False
    is_typed = section.heading.document.is_typed
    is_empty = all(listed_number(row) or row.text.strip() in BULLETS for row in section.body)
    return is_typed and is_empty and (has_head or bool(section.body))


def _is_own(section: Section, debtors: Sequence[Section]) -> bool:
    """Whether a text says by itself that it is none of the names' above: it tells what only its
    own name asks for, or has its list's numbers in its rows while theirs are printed apart."""
    body = section.body
    if _is_beside_name(section):
        return True
    has_marks = bool(body) and leading_marker(body[0].text) is not None
    is_listed = has_marks and not any(map(listed_number, body)) and _lists(body)
    return _states(section.component, body) or (is_listed and all(one.body for one in debtors))


def _is_beside_name(section: Section) -> bool:
    """Whether a text begins on the line of its name, as a source without boxes numbers lines."""
    if section.heading is None or not section.body:
        return False
    line = section.heading.words()[-1].line_number
    return line is not None and section.body[0].words[0].line_number == line


def _shared(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """The sections with their texts, and the rows that are left over."""
    bodies = _by_numbers(sections) or _by_words(sections) or [()] * len(sections)
    filled = [replace(one, body=body) for one, body in zip(sections, bodies, strict=True)]
    held = {word.order for body in bodies for row in body for word in row.words}
    rows = (row for section in sections for row in section.body)
    rest = tuple(row for row in rows if row.words[0].order not in held)
    return filled, [Section(None, None, rest)] if rest else []


def _by_numbers(sections: Sequence[Section]) -> list[tuple[Row, ...]] | None:
    """The bodies where each list's numbers stand by themselves: the items are as many."""
    body = sections[-1].body
    own = [row for row in body if listed_number(row)]
    numbers = [*(_counted(one.body) for one in sections[:-1]), own]
    texts = [row for row in body if not listed_number(row)]
    if not all(numbers) or any(leading_marker(row.text) for row in texts):
        return None
    if [*map(listed_number, own)] != [*range(1, len(own) + 1)]:
        return None
    items = items_of(texts, sum(map(len, numbers)))
    if items is None:
        return None
    bodies: list[tuple[Row, ...]] = []
    first = 0
    for section, counted in zip(sections, numbers, strict=True):
        held = items[first : first + len(counted)]
        first += len(counted)
        if not _may_hold(section.component, [" ".join(r.text for r in rows) for rows in held]):
            return None
        bodies.append(attached(counted, held))
    return bodies


def _counted(rows: Sequence[Row]) -> Sequence[Row]:
    """The numbers that count a list, without the one of the table's next row below them."""
    count = next((n for n, row in enumerate(rows) if listed_number(row) != n + 1), len(rows))
    return rows[:count] if len(rows) - count <= 1 else ()


def _may_hold(component: str | None, texts: Sequence[str]) -> bool:
    """Whether counted items can be a component's: requirements may tell what to do, too."""
    if component == "persyaratan":
        return not fits("dasar_hukum", texts)
    return fits(component or "", texts)


def _by_words(sections: Sequence[Section]) -> list[tuple[Row, ...]] | None:
    """The bodies where a single way of cutting the text gives each name what it asks for."""
    body = sections[-1].body
    if len(sections) > MAX_OWING or any(one.body for one in sections[:-1]):
        return None
    starts = [n for n in range(1, len(body)) if _may_begin(body, n)]
    if len(starts) > MAX_STARTS:
        return None
    ways = [
        parts
        for cuts in combinations(starts, len(sections) - 1)
        if _are_own(sections, parts := [body[a:b] for a, b in pairwise((0, *cuts, len(body)))])
    ]
    return ways[0] if len(ways) == 1 else None


def _may_begin(body: Sequence[Row], number: int) -> bool:
    row = body[number]
    marker = leading_marker(row.text)
    first = marker.ordinal if marker is not None and not marker.is_bullet else listed_number(row)
    return first == 1 or (not first and any(_states(name, [row]) for name in STATED))


def _are_own(sections: Sequence[Section], parts: Sequence[Sequence[Row]]) -> bool:
    return all(
        _states(one.component, part)
        if one.component in STATED
        else _lists(part) and fits(one.component or "", [*_texts(part)])
        for one, part in zip(sections, parts, strict=True)
    )


def _states(component: str | None, body: Sequence[Row]) -> bool:
    """Whether a text says by its first row whose it is, and is no list of something else."""
    texts = [*_texts(body)]
    if not texts or component not in STATED:
        return False
    if component == "pengaduan":
        return _COMPLAINT.search(texts[0]) is not None or fits(component, texts[:1])
    if component == "dasar_hukum":
        return fits(component, texts)
    other = "biaya" if component == "waktu" else "waktu"
    is_list = any(leading_marker(row.text) for row in body)
    return not is_list and fits(component, texts[:1]) and not fits(other, texts)


def _lists(body: Sequence[Row]) -> bool:
    """Whether a part is one list: its marks count from one."""
    marks = (leading_marker(row.text) for row in body)
    counted = [mark.ordinal for mark in marks if mark is not None]
    counted = counted or [*filter(None, map(listed_number, body))]
    return bool(counted) and counted == [*range(1, len(counted) + 1)]


def _texts(body: Sequence[Row]) -> Iterator[str]:
    for row in body:
        if text := "" if listed_number(row) else unmarked(row.text).strip():
            yield text


def with_steps(sections: Sequence[Section]) -> list[Section]:
    """The sections; where none is the procedure, those below the requirements under headings of
    their own are whose lists tell what the applicant and the officer do."""
    named = [one.component for one in sections]
    if "prosedur" in named or "persyaratan" not in named:
        return list(sections)
    first = named.index("persyaratan")
    return [
        replace(one, component="prosedur") if n > first and _tells_steps(one) else one
        for n, one in enumerate(sections)
    ]


def _tells_steps(section: Section) -> bool:
    if section.component is not None or section.heading is None:
        return False
    listed = [row.text for row in section.body if leading_marker(row.text) is not None]
    return len(listed) >= MIN_STEPS and 2 * sum(map(is_step, listed)) >= len(listed)


def without_hours(sections: Sequence[Section]) -> list[Section]:
    """The sections; what states only when the office is open is no second text of the time."""
    times = [one for one in sections if one.component == "waktu"]
    hours = [one for one in times if _states_hours(one)]
    if len(hours) == len(times):
        return list(sections)
    return [replace(one, component=None) if one in hours else one for one in sections]


def _states_hours(section: Section) -> bool:
    text = " ".join(row.text for row in section.body)
    return _CLOCK.search(text) is not None and not find_durations(text)
