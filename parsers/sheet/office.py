"""The office in the head of a sheet: its levels from the outermost inwards, address, contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from parsers.letterhead.values import VALUES, LineKind
from parsers.names.offices import (
    AT_ORG,
    is_level_within,
    is_org,
    opens_office,
    outermost_first,
    year_at_end,
)
from parsers.names.titles import STANDARD, label_end
from parsers.section import Letterhead, Row
from parsers.sheet.name_rows import (
    head_line,
    is_of_address,
    is_region_of,
    is_wrapped,
    opens_with_next,
)
from parsers.sheet.slashed_levels import SlashedLevels, slashed_levels

MIN_REPEATED = 2  # words of a name that is there twice
MAX_ROWS = 10  # of a typed head; more rows than that above the first heading are a text


class OfficeReading(NamedTuple):
    """The office, the labels before its values, what is no value, and the rows that are not its."""

    letterhead: Letterhead
    labels: tuple[Passage, ...]
    rest: tuple[Passage, ...]
    left: tuple[Row, ...]


def read_office(rows: Sequence[Row], unit: Passage | None, is_titled: bool = True) -> OfficeReading:
    """The office that the rows name; `unit` is its name where the sheet has a label for it.

    Where the service's name is not yet known (not `is_titled`), it may be the next row.
    """
    slashed = slashed_levels(rows, unit)
    if slashed is not None:
        others = [row for row in rows if row is not slashed.row]
        return _below(slashed, read_office(others, unit, is_titled))
    levels: list[list[Row]] = []
    left: list[Row] = []
    is_text = len(rows) > MAX_ROWS and rows[0].bbox is None  # its first rows may name its office
    contacts: dict[LineKind, list[Passage]] = {}
    labels: list[Passage] = []
    rest: list[Passage] = []
    bound = _last_bound(rows)
    for number, printed in enumerate(rows):
        row, at = _without_label(printed)
        is_sure = is_titled or number < bound
        if is_text and left:
            left.append(printed)
            continue
        labels += [at] if at else []
        if LineKind.ADDRESS in contacts and is_of_address(row, rows[number - 1]):
            contacts[LineKind.ADDRESS].append(row.passage)
        elif levels and is_level_within(row.text, levels[-1][0].text):
            levels.append([row])
        elif levels and not at and _goes_on(row, levels[-1], is_sure, has_contacts=bool(contacts)):
            levels[-1].append(row)
        elif _is_level(row, is_titled) or opens_with_next(rows[number : number + 2]):
            levels.append([row])
        elif (levels or _is_beside_office(rows, number)) and (parts := head_line(row).parts):
            labels += [part.label for part in parts if part.label]
            for part in parts:
                if part.label is not part.passage:  # else its value stands on the next row
                    contacts.setdefault(part.kind, []).append(part.passage)
            rest += _between(row.passage, [part.stretch for part in parts])
        else:
            left.append(row)
    years = [_without_year(level) for level in levels]
    rest += [year for year in years if year]
    names, repeats = _names(levels)
    names = outermost_first(names)
    if unit is None and names:
        unit = names.pop()
    for kind in (LineKind.EMAIL, LineKind.WEBSITE):
        rest += contacts.get(kind, [])[1:]
    rest += contacts.get(LineKind.OTHER, [])
    labels += repeats
    letterhead = _letterhead(unit, names, contacts)
    return OfficeReading(letterhead, tuple(labels), tuple(rest), tuple(left))


def _goes_on(row: Row, level: Sequence[Row], is_sure: bool, *, has_contacts: bool) -> bool:
    """Whether a row is the next one of a level's name."""
    is_region = not has_contacts and is_region_of(row, level)
    return is_region or is_wrapped(row, level[-1], is_sure)


def _is_level(row: Row, is_titled: bool) -> bool:
    """Whether a row is a level of its own."""
    return is_org(row.text) and (is_titled or opens_office(row.text))


def _last_bound(rows: Sequence[Row]) -> int:
    """The place of the last row that holds an address or labels the service's name: what stands
    above it with an office's name is no service's."""
    bounds = (n for n in reversed(range(len(rows))) if _bounds_name(rows[n]))
    return next(bounds, 0)


def _bounds_name(row: Row) -> bool:
    return label_end(row.text) is not None or head_line(row).kind in VALUES


def _is_beside_office(rows: Sequence[Row], number: int) -> bool:
    """Whether a row stands a little higher than the office's name in the column beside it."""
    below = rows[number + 1 : number + 2]
    return any(opens_office(row.text) and row.gap_lines(rows[number]) < 0 for row in below)


def _below(slashed: SlashedLevels, office: OfficeReading) -> OfficeReading:
    """The office with the levels that a row of their own names; others say the same again."""
    letterhead = replace(
        office.letterhead,
        hierarchy=slashed.levels,
        connectors=(*office.letterhead.connectors, *slashed.slashes),
    )
    labels = (*office.labels, *office.letterhead.hierarchy)
    return office._replace(letterhead=letterhead, labels=labels)


def _without_label(row: Row) -> tuple[Row, Passage | None]:
    """A row such as "PADA DINAS PENDIDIKAN" as the office's name, and the words before it."""
    start = name_start(row.text)
    if not start:
        return row, None
    return row._replace(passage=row.passage.cut(start)), row.passage.cut(0, start)


def name_start(text: str) -> int | None:
    """Where an office's name starts in a row, behind "pada" or "Standar Pelayanan"; None where the
    row names none.

    >>> name_start("pada Dinas Sosial"), name_start("Dinas Sosial"), name_start("Kartu keluarga")
    (5, 0, None)
    """
    at, standard = AT_ORG.match(text), STANDARD.match(text)
    if at is not None and is_org(text[at.end() :]):
        return at.end()
    # "Standar Pelayanan Kelurahan" is of a kind of office, whichever it is.
    is_named = standard is not None and len(text[standard.end() :].split()) > 1
    if standard is not None and is_named and opens_office(text[standard.end() :]):
        return standard.end()
    return 0 if opens_office(text) else None


def _names(levels: Sequence[Sequence[Row]]) -> tuple[list[Passage], list[Passage]]:
    """Each level's name once, and the rows that repeat one."""
    names: list[Passage] = []
    repeats: list[Passage] = []
    for level in levels:
        name, again = _once(join_passages(row.passage for row in level))
        repeats += [again] if again else []
        if any(name.text.casefold() == other.text.casefold() for other in names):
            repeats.append(name)
            continue
        if names and name.text.casefold().startswith(f"{names[-1].text.casefold()} "):
            repeats.append(names.pop())  # "DINAS SOSIAL" above "DINAS SOSIAL KOTA BIMA"
        names.append(name)
    return names, repeats


def _once(name: Passage) -> tuple[Passage, Passage | None]:
    """A name that its row bears twice, as pages have it beside their picture, and its copy."""
    words = name.text.casefold().split()
    half = len(words) // 2
    if half < MIN_REPEATED or words[:half] != words[half:]:
        return name, None
    start = len(name.text.rsplit(None, half)[0])
    return name.cut(0, start), name.cut(start)


def _letterhead(
    unit: Passage | None, names: Sequence[Passage], contacts: dict[LineKind, list[Passage]]
) -> Letterhead:
    address = contacts.get(LineKind.ADDRESS, [])
    return Letterhead(
        name=unit,
        address=join_passages(address) if address else None,
        phones=tuple(contacts.get(LineKind.PHONE, ())),
        email=next(iter(contacts.get(LineKind.EMAIL, ())), None),
        website=next(iter(contacts.get(LineKind.WEBSITE, ())), None),
        hierarchy=tuple(names),
    )


def _between(passage: Passage, taken: Sequence[range]) -> list[Passage]:
    """What of a row is in none of its values: signs between them, words that are no value."""
    left: list[Passage] = []
    position = 0
    for stretch in [*taken, range(len(passage), len(passage))]:
        between = passage.cut(position, stretch.start)
        left += [between] if between else []
        position = max(position, stretch.stop)
    return left


def _without_year(level: list[Row]) -> Passage | None:
    """Take the year off the last row of a level; the year."""
    last = level[-1]
    start = year_at_end(last.text)
    if not start:
        return None
    level[-1] = last._replace(passage=last.passage.cut(0, start))
    return last.passage.cut(start)
