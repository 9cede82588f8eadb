"""The head of a standard's sheet: title, office, number, revision, dates; and its foot.

Read from the rows of text before the first component and after the last one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from extractor.page import Cell
from extractor.passage import Passage, join_passages
from parsers.head_lines import LineKind
from parsers.lone_annex import read_lone_annex
from parsers.markers import leading_marker
from parsers.row_events import TextRow
from parsers.section import Letterhead, SheetHead
from parsers.sheet_office import AT_ORG, SENTENCE, head_line, is_org, read_office

SAME_SIZE_SHARE = 0.95  # of the largest type's height: letters below the line make it differ
MAX_TITLE_WORDS = 20  # of a service's name
MAX_TITLE_ROWS = 4  # printed lines of a service's name; the longest seen has 3
WRAP_GAP_LINES = 0.9  # a wrapped line follows within less than this many line heights
SAME_CELL_EDGE_PT = 2.0  # edges of cells of one column differ by less: a line's width
ALIGN_PT = 14.0  # a wrapped value starts this near to where the value above it starts

_SIGN = r"\s*(?:[:;=]|\.{3,})\s*"
_FIELDS: tuple[tuple[str, str], ...] = (
    (
        "number",
        r"(?:no(?:mor)?\.?|kode)\s*(?:dok(?:umen)?\.?|sp\b|standar(?:\s*pelayanan)?|formulir)"
        r"(?:\s*sp)?",
    ),
    (
        "revision",
        r"(?:no(?:mor)?\.?\s*|status\s+)?(?:revisi|rev\.)(?:\s*ke)?|edisi(?:\s*/\s*revisi)?",
    ),
    (
        "effective_date",
        r"(?:tanggal|tgl\.?)\s*(?:efekti?f|effekti?f|berlaku|terbit|ditetapkan|penetapan)"
        r"|(?:mulai\s+)?berlaku(?:\s+(?:mulai|tanggal|sejak))?",
    ),
    (
        "unit",
        r"(?:nama\s+)?(?:unit\s*(?:kerja|pelayanan|layanan|penyelenggara|organisasi|pelaksana)?"
        r"|skpd|opd|instansi|penyelenggara(?:\s*(?:pelayanan|layanan))?|perangkat\s+daerah"
        r"|satuan\s+kerja|satker)(?:\s*/\s*(?:skpd|opd|unit\s+kerja))?",
    ),
    (
        "title",
        r"(?:nama\s+|jenis\s+|judul\s+)(?:standar\s+)?(?:pelayanan|layanan|izin|perizinan|sp)"
        r"(?:\s+publik)?|produk\s+(?:pelayanan|layanan)|(?:pelayanan|layanan)",
    ),
    ("decree", r"(?:no(?:mor)?\.?\s*(?:sk|keputusan|penetapan)?|sk\s*no(?:mor)?\.?)"),
    ("page", r"halaman|hal\.?"),
)
_LABELS = tuple(
    (name, re.compile(rf"(?P<label>(?:{pattern}){_SIGN})", re.IGNORECASE))
    for name, pattern in _FIELDS
)
_TITLE_LABEL = dict(_LABELS)["title"]
_LONE_LABELS = tuple(
    (name, re.compile(rf"(?:{pattern})\s*$", re.IGNORECASE)) for name, pattern in _FIELDS
)
_STANDARD = re.compile(
    r"(?:(?:lampiran|daftar)\s*:?\s*)?(?:[A-Z0-9]{1,4}[.)]\s*)?standar\s+(?:pelayanan|layanan)(?:\s+publik)?"
    r"(?:\s*\(sp\))?\s*[:\-–]?\s*",
    re.IGNORECASE,
)
PART_NAME = re.compile(
    r"(?:service|servis)\s*delivery|manufactur|penyampaian\s+(?:layanan|pelayanan)"
    r"|pengelolaan\s+(?:layanan|pelayanan)|komponen\s+standar\s+(?:pelayanan|layanan)"
    r"|internal\s+organisasi",
    re.IGNORECASE,
)


@dataclass(slots=True)
class HeadReading:
    """What the rows above a standard's table say."""

    title: Passage | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    decree: Passage | None = None
    sheet: SheetHead = field(default_factory=SheetHead)
    labels: list[Passage] = field(default_factory=list)
    rest: list[Passage] = field(default_factory=list)


class _Value(NamedTuple):
    name: str
    label: Passage
    value: Passage | None


def read_head(rows: Sequence[TextRow], heading: Passage | None = None) -> HeadReading:
    """Read the rows above a table; `heading` is the service's heading where the table bears one."""
    reading = HeadReading()
    reading.title = _unnumbered(heading, reading.labels)
    annex = read_lone_annex(rows)
    reading.labels += annex.others
    left, values = _labelled(annex.left, reading)
    left = _titled(left, reading, values)
    office = read_office(left, values.get("unit"))
    if office.letterhead.name is None and annex.office is not None:
        office = office._replace(letterhead=replace(office.letterhead, name=annex.office))
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
    reading.rest += [row.passage for row in office.left if row not in named]
    return reading


def _unnumbered(heading: Passage | None, labels: list[Passage]) -> Passage | None:
    """A service's heading without its number."""
    if heading is None:
        return None
    marker = leading_marker(heading.text)
    number_end = marker.end if marker is not None else 0
    start = number_end + len(heading.text[number_end:]) - len(heading.text[number_end:].lstrip())
    label = _TITLE_LABEL.match(heading.text, start) or _STANDARD.match(heading.text, start)
    if label is not None and heading.text[label.end() :].strip():
        start = label.end()
    if start:
        labels.append(heading.cut(0, start))
    return heading.cut(start)


# Labels and values


def _joined_cells(rows: Sequence[TextRow]) -> list[TextRow]:
    """Rows of a cell that together are a label ("No." over "Dokumen") as one row."""
    joined: list[TextRow] = []
    for cell, group in groupby(rows, key=lambda row: row.cell):
        members = list(group)
        passage = join_passages(row.passage for row in members)
        is_label = any(pattern.fullmatch(passage.text) for _, pattern in _LONE_LABELS)
        if cell is None or len(members) == 1 or not is_label:
            joined += members
        else:
            words = tuple(word for row in members for word in row.words)
            joined.append(members[0]._replace(passage=passage, words=words, bbox=cell.bbox))
    return joined


def _labelled(
    rows: Sequence[TextRow], reading: HeadReading
) -> tuple[list[TextRow], dict[str, Passage]]:
    rows = _joined_cells(rows)
    values: dict[str, Passage] = {}
    left: list[TextRow] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        position += 1
        found = _label_of(row, rows[position] if position < len(rows) else None)
        if found is None or found.name in values:
            left.append(row)
            continue
        reading.labels.append(found.label)
        value = found.value
        if value is None and position < len(rows):
            value, sign = _without_sign(rows[position].passage)
            reading.labels += [sign] if sign else []
            position += 1
        wrapped = [value] if value else []
        while value and position < len(rows):
            if _is_in_cell(rows[position], rows[position - 1]):
                wrapped.append(rows[position].passage)
                position += 1
                continue
            if found.name not in ("title", "unit"):
                break
            if not _continues(rows[position], rows[position - 1], value):
                break
            wrapped.append(rows[position].passage)
            position += 1
        if wrapped and found.name == "page":
            reading.labels += wrapped
        elif wrapped:
            values[found.name] = join_passages(wrapped)
    return left, values


def _label_of(row: TextRow, following: TextRow | None) -> _Value | None:
    text = row.text
    for name, pattern in _LABELS:
        match = pattern.match(text)
        if match is None:
            continue
        label, value = row.passage.cut(0, match.end()), row.passage.cut(match.end())
        if value:
            return _Value(name, label, value)
        is_next = following is not None and following.is_in_table == row.is_in_table
        return _Value(name, label, None) if is_next else None
    if following is None or not (row.is_in_table or following.text.startswith(":")):
        return None
    for name, pattern in _LONE_LABELS:
        if pattern.match(text):
            return _Value(name, row.passage, None)
    return None


def _without_sign(passage: Passage) -> tuple[Passage, Passage | None]:
    match = re.match(_SIGN, passage.text)
    if match is None or match.end() == 0:
        return passage, None
    return passage.cut(match.end()), passage.cut(0, match.end())


def _is_in_cell(row: TextRow, before: TextRow) -> bool:
    """Whether a row of a cell goes on with the label and value above it there."""
    if row.cell is None or row.cell != before.cell or row.page_number != before.page_number:
        return False
    return _label_of(row, None) is None and not _STANDARD.match(row.text)


def _continues(row: TextRow, before: TextRow, value: Passage) -> bool:
    """Whether a row is the next line of a value that wraps."""
    if _label_of(row, None) is not None or row.page_number != before.page_number:
        return False
    boxes = [word.bbox for word in value.words() if word.bbox]
    gap_pt = row.bbox.top_pt - before.bbox.bottom_pt
    is_near = -row.bbox.height_pt < gap_pt < WRAP_GAP_LINES * row.bbox.height_pt
    is_below = bool(boxes) and abs(row.bbox.x0_pt - boxes[0].x0_pt) <= ALIGN_PT
    return is_near and is_below and not _STANDARD.match(row.text) and not PART_NAME.search(row.text)


# Title


def _titled(
    rows: Sequence[TextRow], reading: HeadReading, values: dict[str, Passage]
) -> list[TextRow]:
    """Find the service's name behind or under "Standar Pelayanan"; the label is kept apart."""
    start = next((n for n, row in enumerate(rows) if _STANDARD.match(row.text)), None)
    title = reading.title or values.get("title")
    unused = values.get("title") if reading.title is not None else None
    if unused is not None:
        (reading.labels if _same_text(title, unused) else reading.rest).append(unused)
    if start is None:
        reading.title = title
        return list(rows)
    row = rows[start]
    match = _STANDARD.match(row.text)
    end = match.end() if match else 0
    rest = row.passage.cut(end)
    reading.labels.append(row.passage.cut(0, end))
    left = [*rows[:start]]
    following = list(rows[start + 1 :])
    if rest and (is_org(rest.text) or AT_ORG.match(rest.text)):
        left.append(row._replace(passage=rest))
        rest = rest.cut(0, 0)
    parts = [rest] if rest else []
    last = row
    while title is None and following and len(parts) < MAX_TITLE_ROWS:
        candidate = following[0]
        if not _is_title_line(candidate, last, bool(parts)):
            break
        label = _STANDARD.match(candidate.text) if not parts else None
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
    reading.title = title
    return left + following


def _largest(rows: Sequence[TextRow], head: Sequence[TextRow]) -> list[TextRow]:
    """Those of the rows that are set larger than all others of a head: a name, by their look."""
    free = [row for row in head if not row.is_in_table]
    height_pt = max((row.bbox.height_pt for row in free), default=0.0)
    large = [row for row in free if row.bbox.height_pt >= height_pt * SAME_SIZE_SHARE]
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


def _is_title_line(row: TextRow, before: TextRow, is_continued: bool) -> bool:
    if row.page_number != before.page_number or not _is_same_column(row.cell, before.cell):
        return False
    is_wrap = is_continued and row.cell is not None and len(row.text.split()) == 1
    if (is_org(row.text) and not is_wrap) or AT_ORG.match(row.text):
        return False
    if SENTENCE.search(row.text) or head_line(row).kind is not LineKind.OTHER:
        return False
    gap_lines = (row.bbox.top_pt - before.bbox.bottom_pt) / max(row.bbox.height_pt, 1.0)
    if not is_continued:
        return gap_lines < 4 * WRAP_GAP_LINES and len(row.text) > 3
    return gap_lines < WRAP_GAP_LINES and before.text.isupper() == row.text.isupper()
