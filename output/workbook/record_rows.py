"""The sheet of the records: a row each, with all that its office says in the six components."""

from __future__ import annotations

from collections import Counter

from corpus.messages import label
from corpus.offices import office_or_file
from corpus.rules.absence import is_unread
from corpus.schema import DELIVERY, ServiceStandard
from output.report.understood import marked_fields, percent
from output.workbook.book import Book, named

_UNIT_COLUMNS = (
    ("office", 40),
    ("service", 28),
    ("region", 24),
    ("code", 10),
    ("address", 34),
    ("phone", 16),
    ("email", 22),
    ("website", 30),
    ("decree", 24),
)
_COUNT_COLUMNS = (
    ("fields_to_look_at", 9),
    ("count_e", 9),
    ("count_w", 9),
    ("count_i", 9),
    ("document", 26),
    ("record_id", 20),
    ("picture", 10),
)


def record_columns(book: Book) -> list[tuple[str, float]]:
    """The heads in the report's language, with their widths."""
    components = [(label("components", name, book.lang), 60.0) for name in DELIVERY]
    read = (f"{book.t['understood']} (%)", 9.0)
    return [*named(book, _UNIT_COLUMNS), *components, read, *named(book, _COUNT_COLUMNS)]


def record_row(record: ServiceStandard) -> list[object]:
    """A record's cells, without the link to its page."""
    unit, region = record.unit, record.unit.region
    counts = Counter(finding.severity for finding in record.findings)
    return [
        office_or_file(record),
        record.service.label or record.service.title,
        region.name if region else None,
        region.code if region else None,
        unit.address,
        ", ".join(unit.phones),
        unit.email,
        unit.website,
        record.decree.raw if record.decree else None,
        *(_component_text(record, name) for name in DELIVERY),
        percent(record.reading.recognized_share),
        len(marked_fields(record)),
        counts["error"],
        counts["warning"],
        counts["info"],
        record.source.path,
        record.record_id,
    ]


def _component_text(record: ServiceStandard, name: str) -> str:
    part = getattr(record, name)
    if is_unread(record, name):
        return "?"
    if part is None:
        return ""
    if hasattr(part, "text"):
        return " ".join(str(part.text).split())
    return "; ".join(
        f"{number}. {item.text}" for number, item in enumerate(part.items, 1) if item.text
    )
