"""Labels of a sheet's head one below the other, and their values apart from them.

So programs print the columns of a head's frame: "Unit Kerja" above "Jenis Layanan", and further
down ": Bidang Umum" above ": Izin Usaha". Each label is put before its value, since a label alone
reads as a name: of a service, or of a component.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.passage import join_passages
from parsers.lists.paragraphs import is_broken_off
from parsers.section import Row
from parsers.sheet.labels import lone_label
from parsers.tables.columns import is_number_head

MAX_REACH = 12  # rows from a label to its value
SIGN = ":"


def gather_fields(rows: Sequence[Row]) -> list[Row]:
    """The rows, each such label before its value; where there are not as many values as labels,
    all is left as it is printed."""
    found: dict[int, int] = {}  # the label's row by the value's
    position = 0
    while position < len(rows):
        if not _is_label(rows[position]):
            position += 1
            continue
        pairs, end = _pairs(rows, position)
        found.update(pairs)
        position = max(end, position + 1)
    moved = {label for value, label in found.items() if value - label > 1}
    rests = {value + 1 for value in found if found[value] in moved and _goes_on(rows, value)}
    return [
        _joined(rows, found[position], position) if found.get(position) in moved else row
        for position, row in enumerate(rows)
        if position not in moved | rests
    ]


def _goes_on(rows: Sequence[Row], value: int) -> bool:
    """Whether a value goes on in the row below: it breaks off."""
    if value + 1 >= len(rows) or rows[value + 1].follows_blank or _is_label(rows[value + 1]):
        return False
    return is_broken_off(rows[value].text) and not rows[value + 1].text.startswith(SIGN)


def _joined(rows: Sequence[Row], label: int, value: int) -> Row:
    rest = [rows[value + 1].passage] if _goes_on(rows, value) else []
    passage = join_passages([rows[label].passage, rows[value].passage, *rest])
    return rows[value]._replace(passage=passage, follows_blank=rows[label].follows_blank)


def _is_label(row: Row) -> bool:
    return row.bbox is None and lone_label(row.text) is not None and not is_number_head(row.text)


def _pairs(rows: Sequence[Row], start: int) -> tuple[dict[int, int], int]:
    """The values of the labels from a row on, and where these end. A value right below a label is
    that one's; the others go with the other labels in their order."""
    waiting: list[int] = []
    values: list[int] = []
    pairs: dict[int, int] = {}
    position, last = start, start
    while position < len(rows) and position - last <= MAX_REACH:
        row = rows[position]
        if _is_label(row):
            if values:
                break
            waiting.append(position)
            last = position
        elif row.text.startswith(SIGN) and waiting:
            if waiting[-1] == position - 1:
                pairs[position] = waiting.pop()
            else:
                values.append(position)
            last = position
            if len(values) == len(waiting):
                break
        position += 1
    fields = {lone_label(rows[place].text) for place in (*waiting, *pairs.values())}
    if len(values) != len(waiting) or fields <= {"title"}:
        return {}, last + 1
    return pairs | dict(zip(values, waiting, strict=True)), last + 1
