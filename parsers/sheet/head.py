"""The head of a standard's sheet: title, office, number, revision, dates; and its foot.

Read from the rows of text before the first component and after the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.page import Cell
from extractor.passage import Passage, join_passages
from parsers.decrees.lone_annex import read_lone_annex
from parsers.letterhead.values import LineKind
from parsers.markers import leading_marker
from parsers.names.offices import AT_ORG, SENTENCE, is_org
from parsers.names.titles import (
    COVER,
    MAX_TITLE_WORDS,
    STANDARD,
    YEAR,
    is_general,
    is_set_like_name,
    label_end,
    name_end,
    title_goes_on,
)
from parsers.section import Letterhead, Row, SheetHead
from parsers.sheet.labels import TITLE_LABEL, WRAP_GAP_LINES, read_labels
from parsers.sheet.name_rows import head_line
from parsers.sheet.office import OfficeReading, read_office
from parsers.sheet.side_columns import with_parted_columns
from parsers.sheet.title import TitleReading, read_title

SAME_SIZE_SHARE = 0.95  # of the largest type's height: letters below the line make it differ
MIN_NAME_WORDS = 2  # of a service before its office
MAX_TITLE_ROWS = 4  # printed lines of a service's name; the longest seen has 3
SAME_CELL_EDGE_PT = 2.0  # edges of cells of one column differ by less: a line's width


@dataclass(slots=True)
class HeadReading:
    """What the rows above a standard's table say."""

    title: Passage | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    decree: Passage | None = None
    sheet: SheetHead = field(default_factory=SheetHead)
    labels: list[Passage] = field(default_factory=list)
    rest: list[Passage] = field(default_factory=list)


def read_head(
    rows: Sequence[Row], heading: Passage | None = None, *, names_office: bool = True
) -> HeadReading:
    """Read the rows above a standard's first component, whatever they stand in. `heading` is the
    service's heading where a table bears one; without `names_office` no row is the office's."""
    reading = HeadReading()
    reading.title = _unnumbered(heading, reading.labels)
    rows = with_parted_columns(rows)
    annex = read_lone_annex(rows)
    reading.labels += annex.others
    left, values = read_labels(annex.left, reading.labels)
    left = _titled(left, reading, values)
    office = OfficeReading(Letterhead(), (), (), tuple(left))
    if names_office:
        office = read_office(left, values.get("unit"), is_titled=reading.title is not None)
    if office.letterhead.name is None and annex.office is not None:
        office = office._replace(
            letterhead=replace(office.letterhead, name=annex.office, is_issuer=True)
        )
    elif annex.office is not None:
        reading.labels.append(annex.office)
    reading.letterhead = office.letterhead
    reading.labels += office.labels
    reading.rest += office.rest
    reading.decree = annex.number or values.get("decree")
    reading.sheet = SheetHead(
        number=values.get("number"),
        revision=values.get("revision"),
        effective_date=values.get("effective_date"),
    )
    named = _largest(office.left, rows) if reading.title is None else []
    if named:
        reading.title = join_passages(row.passage for row in named)
    rest = [row for row in office.left if row not in named]
    if reading.title is None:
        rest = _unlabelled(rest, reading)
    reading.rest += [row.passage for row in rest]
    reading.labels += [passage for passage in reading.rest if COVER.match(passage.text)]
    reading.rest = [passage for passage in reading.rest if not COVER.match(passage.text)]
    reading.title = _without_office(reading)
    if reading.title is not None and is_general(reading.title.text):
        reading.labels.append(reading.title)
        reading.title = None
    return reading


def _without_office(reading: HeadReading) -> Passage | None:
    """The title without the office's name at its end, where that has a row of its own as well."""
    title, office = reading.title, reading.letterhead.name
    if title is None or office is None:
        return title
    start = len(title) - len(office)
    is_behind = title.text.casefold().endswith(f" {office.text.casefold()}")
    if not is_behind or len(title.text[:start].split()) < MIN_NAME_WORDS:
        return title
    reading.labels.append(title.cut(start))
    return title.cut(0, start)


def _unlabelled(rows: Sequence[Row], reading: HeadReading) -> list[Row]:
    """Take the service's name out of the few rows that no label and no office explains, if one is
    set like a name."""
    found = read_title(rows, is_below_office=reading.letterhead.name is not None)
    if found.title is None or not _is_name(found, rows):
        return list(rows)
    reading.title = found.title
    reading.labels += [found.label] if found.label else []
    return found.left


def _is_name(found: TitleReading, rows: Sequence[Row]) -> bool:
    """Whether what reads as a name is one of few rows and set like a name, or numbered; in a typed
    text nothing is set."""
    if rows[0].bbox is None:
        return True
    is_few = len(rows) <= MAX_TITLE_ROWS and not any(row.is_in_table for row in rows)
    is_set = found.title is not None and is_set_like_name(found.title.text)
    return is_few and (is_set or found.label is not None)


def _unnumbered(heading: Passage | None, labels: list[Passage]) -> Passage | None:
    """A service's heading without its number."""
    if heading is None:
        return None
    marker = leading_marker(heading.text)
    number_end = marker.end if marker is not None else 0
    start = number_end + len(heading.text[number_end:]) - len(heading.text[number_end:].lstrip())
    label = TITLE_LABEL.match(heading.text, start) or STANDARD.match(heading.text, start)
    if label is not None and heading.text[label.end() :].strip():
        start = label.end()
    if start:
        labels.append(heading.cut(0, start))
    return heading.cut(start)


def _titled(rows: Sequence[Row], reading: HeadReading, values: dict[str, Passage]) -> list[Row]:
    """Find the service's name behind or under "Standar Pelayanan"; the label is kept apart."""
    labelled = [n for n, row in enumerate(rows) if STANDARD.match(row.text)]
    sure = (n for n in labelled if label_end(rows[n].text) is not None)
    start = next(sure, labelled[0] if labelled else None)
    title = reading.title or values.get("title")
    unused = values.get("title") if reading.title is not None else None
    if unused is not None:
        (reading.labels if _same_text(title, unused) else reading.rest).append(unused)
    if start is None:
        reading.title = title
        return list(rows)
    row = rows[start]
    match = STANDARD.match(row.text)
    end = match.end() if match else 0
    rest = row.passage.cut(end)
    reading.labels.append(row.passage.cut(0, end))
    left = [*rows[:start]]
    following = list(rows[start + 1 :])
    if rest and is_org(rest.text) and " " not in rest.text and any(is_org(r.text) for r in left):
        reading.labels.append(rest)  # the kind of the office that stands above
        rest = rest.cut(0, 0)
    if rest and (is_org(rest.text) or AT_ORG.match(rest.text)):
        left.append(row._replace(passage=rest))
        rest = rest.cut(0, 0)
    parts = [rest] if rest else []
    last = row
    while title is None and following and len(parts) < MAX_TITLE_ROWS:
        candidate = following[0]
        if not _is_title_line(candidate, last, bool(parts)):
            break
        label = STANDARD.match(candidate.text) if not parts else None
        if label is not None and label.end() < len(candidate.text):
            reading.labels.append(candidate.passage.cut(0, label.end()))
        else:
            label = None
        parts.append(candidate.passage.cut(label.end()) if label else candidate.passage)
        last = following.pop(0)
    if title is None and parts:
        title = join_passages(parts)
    elif title is not None and parts and _same_text(title, join_passages(parts)):
        reading.labels += parts  # the heading repeats the labelled name
    else:
        reading.rest += parts
    reading.title = _whole_name(title, reading.labels)
    return left + following


def _whole_name(title: Passage | None, labels: list[Passage]) -> Passage | None:
    """A name without the heading of a part that stands behind it."""
    end = name_end(title.text) if title is not None else 0
    if title is None or end == len(title):
        return title
    labels.append(title.cut(end))
    return title.cut(0, end)


def _largest(rows: Sequence[Row], head: Sequence[Row]) -> list[Row]:
    """Those of the rows that are set larger than all others of a head: a name, by their look."""
    free = [row for row in head if not row.is_in_table]
    height_pt = max((row.height_pt for row in free), default=0.0)
    large = [row for row in free if row.height_pt >= height_pt * SAME_SIZE_SHARE]
    words = sum(len(row.text.split()) for row in large)
    is_name = (
        len(large) < len(free)
        and 2 <= words <= MAX_TITLE_WORDS
        and all(row in rows for row in large)
        and not any(SENTENCE.search(row.text) or ":" in row.text for row in large)
        and large[0].text[0].isupper()
    )
    return large if is_name else []


def _same_text(one: Passage | None, other: Passage) -> bool:
    return one is not None and one.text.casefold().split() == other.text.casefold().split()


def _is_same_column(cell: Cell | None, above: Cell | None) -> bool:
    """Whether a cell is the one above or stands right below it, as wide as that."""
    if cell is None or above is None or cell == above:
        return cell == above
    left_pt = abs(cell.bbox.x0_pt - above.bbox.x0_pt)
    right_pt = abs(cell.bbox.x1_pt - above.bbox.x1_pt)
    gap_pt = abs(cell.bbox.top_pt - above.bbox.bottom_pt)
    return max(left_pt, right_pt, gap_pt) <= SAME_CELL_EDGE_PT


def _is_title_line(row: Row, before: Row, is_continued: bool) -> bool:
    if not _is_same_column(row.cell, before.cell):
        return False
    is_wrap = is_continued and row.cell is not None and len(row.text.split()) == 1
    if (is_org(row.text) and not is_wrap) or AT_ORG.match(row.text) or YEAR.match(row.text):
        return False
    if SENTENCE.search(row.text) or head_line(row).kind is not LineKind.OTHER:
        return False
    gap_lines = row.gap_lines(before)
    if row.bbox is None and is_continued:
        return title_goes_on(row.text, before.text)
    if not is_continued:
        return gap_lines < 4 * WRAP_GAP_LINES and len(row.text) > 3
    return gap_lines < WRAP_GAP_LINES and before.text.isupper() == row.text.isupper()
