"""Labels and values of a sheet's head: "No. Dokumen : …", "Tgl. Efektif", "Unit Kerja"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from normalizers.vocabulary.vocabulary import any_of
from parsers.names.groups import is_placeholder
from parsers.names.offices import opens_office
from parsers.names.own_labels import LABELLED, own_label_end
from parsers.names.titles import PART_NAME, STANDARD, STANDARD_KINDS, TITLE_FIELD, title_goes_on
from parsers.section import Row
from parsers.sheet.name_rows import had_no_room, measure_pt

WRAP_GAP_LINES = 0.9  # a wrapped line follows within less than this many line heights
ALIGN_PT = 14.0  # a wrapped value starts this near to where the value above it starts

_SIGN = r"\s*(?:[:;=]|\.{3,})\s*"
_FIELDS: tuple[tuple[str, str], ...] = (
    (
        "number",
        rf"(?:no(?:mor)?\.?|kode)\s*(?:dok(?:umen)?\.?|sp\b|{any_of(STANDARD_KINDS)}(?:\s*pelayanan)?|formulir)"
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
        TITLE_FIELD,
    ),
    ("decree", r"(?:no(?:mor)?\.?\s*(?:sk|keputusan|penetapan)?|sk\s*no(?:mor)?\.?)"),
    ("page", r"halaman|hal\.?"),
)
_MARK = r"(?:\(?(?:\d{1,2}|[a-z])[.)]\s*)?"  # the number of a row that counts the fields
_LABELS = tuple(
    (name, re.compile(rf"(?P<label>{_MARK}(?:{pattern}){_SIGN})", re.IGNORECASE))
    for name, pattern in _FIELDS
)
MAX_VALUE_WORDS = 4  # of a value without a sign: "31 Agustus 2023"
# "Nomor Dokumen SP-07", where columns and no sign part a label from its value
_UNSIGNED = tuple(
    (name, re.compile(rf"(?P<label>(?:{pattern})\s+)(?=\S*\d)(?!\d+\s*[,;])", re.IGNORECASE))
    for name, pattern in _FIELDS
    if name in ("number", "revision", "effective_date")
)
TITLE_LABEL = dict(_LABELS)["title"]
_LONE_LABELS = tuple(
    (name, re.compile(rf"{_MARK}(?:{pattern})\s*$", re.IGNORECASE)) for name, pattern in _FIELDS
)


_INNER = re.compile(rf"\s(?:{'|'.join(pattern for _, pattern in _FIELDS)}){_SIGN}", re.IGNORECASE)


class _Value(NamedTuple):
    name: str
    label: Passage
    value: Passage | None


def opens_field(text: str) -> bool:
    """Whether a row begins with the label of a number, revision or date and its value.

    >>> opens_field("Nomor Dokumen SP-07"), opens_field("Penetapan Nomor Induk")
    (True, False)
    """
    return any(_unsigned_value(text, pattern) for _, pattern in _UNSIGNED)


def lone_label(text: str) -> str | None:
    """The field of a sheet's head that a row is the label of and nothing else.

    >>> lone_label("Tgl. Efektif"), lone_label("Unit Kerja"), lone_label("Unit Kerja : Loket")
    ('effective_date', 'unit', None)
    """
    return next((name for name, pattern in _LONE_LABELS if pattern.match(text)), None)


def labelled_field(text: str) -> str | None:
    """The field of a sheet's head whose label and sign a row begins with.

    >>> labelled_field("Unit Kerja : Loket"), labelled_field("Unit Kerja")
    ('unit', None)
    """
    return next((name for name, pattern in _LABELS if pattern.match(text)), None)


def _unsigned_value(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    match = pattern.match(text)
    is_short = match is not None and len(text[match.end() :].split()) <= MAX_VALUE_WORDS
    return match if is_short else None


def read_labels(rows: Sequence[Row], labels: list[Passage]) -> tuple[list[Row], dict[str, Passage]]:
    """The rows without labels and values, and the values by field; the words of the labels, and of
    what no field holds, are added to `labels`."""
    rows = [part for row in _joined_cells(rows) for part in _parted(row)]
    values: dict[str, Passage] = {}
    left: list[Row] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        position += 1
        found = _label_of(row, rows[position] if position < len(rows) else None)
        if found is None or found.name in values:
            left.append(row)
            continue
        labels.append(found.label)
        value = found.value
        if value is None and position < len(rows):
            value, sign = _without_sign(rows[position].passage)
            labels += [sign] if sign else []
            position += 1
        wrapped = [value] if value else []
        while value and position < len(rows):
            if _is_in_cell(rows[position], rows[position - 1]):
                wrapped.append(rows[position].passage)
                position += 1
                continue
            if found.name not in ("title", "unit"):
                break
            if found.name == "title" and opens_office(rows[position].text):
                break
            below = rows[position + 1] if position + 1 < len(rows) else None
            is_label = _label_of(rows[position], below) is not None
            if is_label or not _continues(rows[position], rows[position - 1], value):
                break
            wrapped.append(rows[position].passage)
            position += 1
        whole = join_passages(wrapped) if wrapped else None
        if found.name == "page" or (whole is not None and is_placeholder(whole.text)):
            labels += wrapped
        elif whole is not None:
            values[found.name] = whole
    return left, values


def labels_below(above: Sequence[Row], below: Sequence[Row]) -> list[Row]:
    """The rows below a typed text's components that name its office and its service by labels,
    where none above does: converters print a frame's words where its file drew them."""
    if not below or not below[0].passage.document.is_typed or "title" in read_labels(above, [])[1]:
        return []
    left, values = read_labels(below, [])
    if not {"title", "unit"} <= values.keys():
        return []
    kept = {word.order for row in left for word in row.words}
    return [row for row in below if not any(word.order in kept for word in row.words)]


def _parted(row: Row) -> list[Row]:
    """The row as one for each label in it, where it begins with one: a converter's heading may hold
    all that stood in a frame."""
    label = next((one for _, pattern in _LABELS if (one := pattern.match(row.text))), None)
    inner = _INNER.finditer(row.text, label.end()) if label is not None else ()
    cuts = [0, *(match.start() + 1 for match in inner), len(row.text)]
    return [row._replace(passage=row.passage.cut(*cut)) for cut in pairwise(cuts)]


def _joined_cells(rows: Sequence[Row]) -> list[Row]:
    """Rows of a cell that together are a label ("No." over "Dokumen") as one row."""
    joined: list[Row] = []
    for cell, group in groupby(rows, key=lambda row: row.cell):
        members = list(group)
        passage = join_passages(row.passage for row in members)
        is_label = any(pattern.fullmatch(passage.text) for _, pattern in _LONE_LABELS)
        if cell is None or len(members) == 1 or not is_label:
            joined += members
        else:
            joined.append(members[0]._replace(passage=passage, bbox=cell.bbox))
    return joined


def _label_of(row: Row, following: Row | None) -> _Value | None:
    text = row.text
    for name in LABELLED:
        end = own_label_end(name, text)
        if end is not None and end < len(text):
            return _Value(name, row.passage.cut(0, end), row.passage.cut(end))
        if end is not None and following is not None:
            is_next = following.is_in_table == row.is_in_table
            return _Value(name, row.passage, None) if is_next else None
    for name, pattern in _LABELS:
        match = pattern.match(text)
        if match is None:
            continue
        label, value = row.passage.cut(0, match.end()), row.passage.cut(match.end())
        if value:
            return _Value(name, label, value)
        is_next = following is not None and following.is_in_table == row.is_in_table
        return _Value(name, label, None) if is_next else None
    for name, pattern in _UNSIGNED:
        match = _unsigned_value(text, pattern)
        if match is not None:
            return _Value(name, row.passage.cut(0, match.end()), row.passage.cut(match.end()))
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


def _is_in_cell(row: Row, before: Row) -> bool:
    """Whether a row of a cell goes on with the label and value above it there."""
    if row.cell is None or row.cell != before.cell or row.page_number != before.page_number:
        return False
    return _label_of(row, None) is None and not STANDARD.match(row.text)


def _continues(row: Row, before: Row, value: Passage) -> bool:
    """Whether a row is the next line of a value that wraps."""
    if not -1.0 < row.gap_lines(before) < WRAP_GAP_LINES:
        return False
    is_below = _wraps_below_label(row, before)
    if row.bbox is not None:
        first = before._replace(bbox=value.words()[0].bbox)
        is_below = is_below or row.starts_below(first, ALIGN_PT)
    return is_below and not STANDARD.match(row.text) and not PART_NAME.search(row.text)


def _wraps_below_label(row: Row, before: Row) -> bool:
    """Whether a row starts below its label because the value had no room in the row before it."""
    if not row.starts_below(before, ALIGN_PT) or row.cell is not None:
        return False
    if row.text.isupper() != before.text.split(":")[-1].isupper():
        return False
    return title_goes_on(row.text, before.text) or had_no_room(row, before, measure_pt(row))
