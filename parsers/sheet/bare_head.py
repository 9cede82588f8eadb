"""The office above a standard's headings where nothing else of a letterhead is printed.

A letterhead is known by its address, its contacts or its hierarchy. A sheet typed at an office
often has none of them: "DINAS KESEHATAN / KABUPATEN SLEMAN" and the service's name below, or the
other way round. The office is then known by the words that its lines begin with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.page import Line
from extractor.passage import Passage, join_passages
from parsers.names.groups import is_placeholder
from parsers.names.offices import AT_ORG, goes_on, opens_office, outermost_first, year_at_end
from parsers.names.titles import STANDARD
from parsers.section import Letterhead, RemovalReason, Row
from parsers.sheet.labels import UNIT_LABEL
from parsers.sheet.office import had_no_room

SAME_SIZE_PT = 1.5  # letters below the line make heights of one font size differ by less
MAX_ROWS = 10  # of a head; more rows than that above the first heading are a text


class BareHead(NamedTuple):
    """The office, the words before it that belong to no value, the rows that are not its, and
    what repeats an office that is known already."""

    letterhead: Letterhead
    labels: tuple[Passage, ...]
    left: tuple[Row, ...]
    copies: tuple[Passage, ...] = ()


def read_next_head(known: Letterhead, above: Sequence[Row], measure_pt: float) -> BareHead | None:
    """The office above a further service of a document: the same one again, or one of its own
    where the first was as bare as this."""
    found = read_bare_head(above, measure_pt)
    if found is None or found.letterhead.name is None or known.name is None:
        return None
    name = found.letterhead.name
    if _letters(name) == _letters(known.name):
        return found._replace(letterhead=known, copies=(*found.letterhead.hierarchy, name))
    contacts = (known.address, known.email, known.website, *known.phones, *known.connectors)
    return None if any(contacts) else found


def _letters(name: Passage) -> str:
    return name.text.casefold()


def read_bare_head(above: Sequence[Row], measure_pt: float) -> BareHead | None:
    """The office that the rows above the first heading name, if they do.

    Its rows stand together. `measure_pt` is how wide a row can be: a name is broken only where its
    next word has no room.
    """
    labelled = _labelled(above)
    if labelled is not None:
        return labelled
    # A text's first row may still name its office.
    parted = [_parted(row) for row in (above if len(above) <= MAX_ROWS else above[:1])]
    start = next((n for n, (row, _) in enumerate(parted) if opens_office(row.text)), None)
    if start is None:
        return None
    levels = _levels(above, start, parted[start][0], measure_pt)
    end = start + sum(map(len, levels))
    name = levels[-1][-1]
    year = year_at_end(name.text)
    left = [*above[:start], *above[end:]]
    if year is not None:
        levels[-1][-1] = name._replace(passage=name.passage.cut(0, year))
        left.insert(start, name._replace(passage=name.passage.cut(year)))
    names = outermost_first([join_passages(row.passage for row in level) for level in levels])
    label = parted[start][1]
    return BareHead(
        Letterhead(name=names[-1], hierarchy=tuple(names[:-1])),
        (label,) if label else (),
        tuple(left),
    )


def _labelled(above: Sequence[Row]) -> BareHead | None:
    """The office behind a label: "Unit Kerja : Dinas Sosial"."""
    for number, row in enumerate(above):
        label = UNIT_LABEL.match(row.text)
        name = row.passage.cut(label.end()) if label is not None else None
        if label is None or not name or is_placeholder(name.text):
            continue
        left = (*above[:number], *above[number + 1 :])
        return BareHead(Letterhead(name=name), (row.passage.cut(0, label.end()),), left)
    return None


def _levels(above: Sequence[Row], start: int, first: Row, measure_pt: float) -> list[list[Row]]:
    """The rows of each level of the office. The last row of all is the service's name rather than
    the rest of the office's."""
    levels: list[list[Row]] = [[first]]
    for number, row in enumerate(above[start + 1 :], start + 1):
        before = levels[-1][-1]
        is_last = number + 1 == len(above) and not start
        if goes_on(row.text, before.text) or (not is_last and _is_wrapped(row, before, measure_pt)):
            levels[-1].append(row)
        elif opens_office(row.text):
            levels.append([row])
        else:
            break
    return levels


def without_first_head(
    left: Sequence[tuple[Line, Passage]], reasons: Mapping[int, RemovalReason]
) -> dict[int, RemovalReason]:
    """The furniture without what the first page's head has of it, where that names the office or
    the standard: on the pages after it stand copies, here stands what they repeat."""
    first_page = left[0][0].page_number if left else None
    head = [
        (line.order, passage.text)
        for line, passage in left
        if line.page_number == first_page and reasons.get(line.order) == "running-header"
    ]
    if not any(STANDARD.match(text) or _office_start(text) is not None for _, text in head):
        return dict(reasons)
    return {order: reason for order, reason in reasons.items() if order not in dict(head)}


def _parted(row: Row) -> tuple[Row, Passage | None]:
    """A row such as "pada Dinas Sosial" as the office's name, and the words before it."""
    start = _office_start(row.text)
    if not start:
        return row, None
    return row._replace(passage=row.passage.cut(start)), row.passage.cut(0, start)


def _office_start(text: str) -> int | None:
    """Where an office's name starts in a row that says nothing else but "Standar Pelayanan"."""
    starts = [0, *(match.end() for match in (AT_ORG.match(text), STANDARD.match(text)) if match)]
    return next((start for start in starts if opens_office(text[start:])), None)


def _is_wrapped(row: Row, before: Row, measure_pt: float) -> bool:
    """Whether a row's first word had no room in the row before it, which is set alike."""
    if row.follows_blank or ":" in row.text or row.text.isupper() != before.text.isupper():
        return False
    is_alike = abs(row.height_pt - before.height_pt) <= SAME_SIZE_PT
    return is_alike and had_no_room(row, before, measure_pt)
