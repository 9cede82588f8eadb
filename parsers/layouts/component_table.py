"""Tables of the law's components ("No | Komponen | Uraian"), one service or several in a file."""

from __future__ import annotations

from dataclasses import replace

from extractor.page import Document, text_of
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee
from parsers.names.headings import HeadingIndex
from parsers.refusals.not_standard import is_sop_sheet
from parsers.row_events import TableRow
from parsers.section import Claim, Segmentation
from parsers.standards.tabled import table_standards
from parsers.tables.component_rows import Rows, document_rows

NAME = "component-table"
MIN_BESIDE_SHARE = 0.5  # of the labels; in an export under headings none has text beside it
MIN_COMPONENTS = 3  # named in the tables; a form or a list of fees has one or two by chance
VALUES = frozenset(("waktu", "biaya"))  # two rows of these say something where they state both
MIN_SURE_COMPONENTS = 2  # where the table has a head that says so, or names nothing else


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a document whose tables name components, unless it is a decree or an SOP sheet."""
    rows = document_rows(document, headings)
    if rows is None or len(rows.components) < MIN_SURE_COMPONENTS:
        return None
    if is_sop_sheet(document) or rows.decree is not None:
        return None
    cells = [event for event in rows.events if isinstance(event, TableRow)]
    has_head = any(event.kind == "head" for event in cells)
    is_sure = bool(rows.tables) and (has_head or all(event.match is not None for event in cells))
    is_sure = is_sure and not rows.components <= VALUES
    if len(rows.components) < MIN_COMPONENTS and not (is_sure or _states_values(rows)):
        return None
    if not rows.tables and not has_head and not _has_text_beside_labels(document, headings):
        return None
    kind = "bergaris" if rows.tables else "tanpa garis"
    return Claim(
        NAME,
        f"tabel {kind} dengan {len(rows.components)} komponen standar pelayanan, "
        "tanpa naskah keputusan di depannya",
    )


def _states_values(rows: Rows) -> bool:
    """Whether a table's rows state a time and a fee, as an office's own short tables do."""
    texts = {
        event.match.component: " ".join(map(text_of, event.words))
        for event in rows.events
        if isinstance(event, TableRow) and event.match is not None
    }
    fee = parse_fee(texts.get("biaya", "")).kind
    return fee in ("free", "fixed") and bool(find_durations(texts.get("waktu", "")))


def _has_text_beside_labels(document: Document, headings: HeadingIndex) -> bool:
    """Whether components are labels of a column: text stands beside most, not only below them."""
    rows: dict[int, int] = {}
    for line in document.lines:
        rows[line.row] = rows.get(line.row, 0) + 1
    labels = [line for line in document.lines if headings.match(line.text) is not None]
    beside = sum(rows[line.row] > 1 for line in labels)
    return not labels or beside >= MIN_BESIDE_SHARE * len(labels)


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """One standard for each run of components."""
    rows = document_rows(document, headings)
    if rows is None:
        return Segmentation(())
    standards = table_standards(document, rows.pages, rows.events, headings)
    office = standards[0].letterhead
    return Segmentation(
        tuple(
            entry if entry.letterhead.names_office else replace(entry, letterhead=office)
            for entry in standards
        )
    )
