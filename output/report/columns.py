"""The offices of a service as columns: in which order, on which page, and summed in which groups.

Forty columns side by side can still be read. A service of more offices is summed by province and
by kind of office, and its offices follow on pages of forty, those of a province together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.grouping.comparison import ServiceComparison
from corpus.offices import kind_of_office, office_or_file, owner_key
from corpus.schema import ServiceStandard
from output.map.tiles import tiles
from output.report.words import labels, shown

MOST_COLUMNS = 40
MOST_KINDS = 8  # of offices, the commonest; the others are one group


class ColumnPage(NamedTuple):
    """What stands on one page: some of a service's offices, from the `first` on, with all of their
    records."""

    id: str
    first: int
    columns: Sequence[ServiceStandard]
    records: Sequence[ServiceStandard]


class ColumnGroup(NamedTuple):
    """Offices that are summed in one column; `page` is the first that shows some of them."""

    label: str
    record_ids: frozenset[str]
    offices: int
    page: str


def province_of(record: ServiceStandard) -> str:
    """The province of a record's office; "" where it is not known."""
    code = record.unit.region.code if record.unit.region is not None else None
    return _provinces().get((code or "").partition(".")[0], "")


def _provinces() -> Mapping[str, str]:
    return {tile.code: tile.name for tile in tiles()}


def are_paged(columns: Sequence[ServiceStandard]) -> bool:
    """Whether there are more than can stand side by side."""
    return len(columns) > MOST_COLUMNS


def ordered_columns(service: ServiceComparison) -> list[ServiceStandard]:
    """The standards that count, by the names of their offices; of many, province by province."""
    are_many = are_paged(service.current)

    def place(one: ServiceStandard) -> tuple[bool, str, str, str]:
        province = province_of(one) if are_many else ""
        return (not province, province, office_or_file(one).casefold(), one.record_id)

    return sorted(service.current, key=place)


def column_pages(number: int, service: ServiceComparison) -> list[ColumnPage]:
    """The pages of a service: one, or one for each forty offices; older standards stand beside
    the one that counts."""
    name = f"layanan-{number}"
    columns = ordered_columns(service)
    if not are_paged(columns):
        return [ColumnPage(name, 1, columns, service.records)]
    pages = [
        columns[start : start + MOST_COLUMNS] for start in range(0, len(columns), MOST_COLUMNS)
    ]
    at = {owner_key(one): place for place, page in enumerate(pages) for one in page}
    own: list[list[ServiceStandard]] = [list(page) for page in pages]
    current = {one.record_id for one in columns}
    for record in service.records:
        if record.record_id not in current:
            own[at.get(owner_key(record), 0)].append(record)
    return [
        ColumnPage(f"{name}-{place + 1}", place * MOST_COLUMNS + 1, page, records)
        for place, (page, records) in enumerate(zip(pages, own, strict=True))
    ]


def column_groups(pages: Sequence[ColumnPage], lang: str) -> list[tuple[str, list[ColumnGroup]]]:
    """The offices by kind, where there are several kinds, and by province, each with a heading."""
    t = labels(lang)
    columns = [(record, page.id) for page in pages for record in page.columns]
    kinds = {one.record_id: kind_of_office(one.unit.name) or "" for one, _ in columns}
    usual = {kind for kind, _ in Counter(filter(None, kinds.values())).most_common(MOST_KINDS)}
    by_kind = [(_kind_label(kinds[one.record_id], usual, t), one, page) for one, page in columns]
    by_province = [(province_of(one) or t["no_province"], one, page) for one, page in columns]
    found = [(t["by_kind"], _groups(by_kind)), (t["by_province"], _groups(by_province))]
    return [(head, groups) for head, groups in found if len(groups) > 1] or found[1:]


def _kind_label(kind: str, usual: set[str], t: Mapping[str, str]) -> str:
    if kind not in usual:
        return t["other_kinds"]
    return kind.upper() if len(kind) <= len("rsup") else kind.capitalize()


def _groups(rows: Sequence[tuple[str, ServiceStandard, str]]) -> list[ColumnGroup]:
    """The groups in the order in which they come first."""
    members: dict[str, list[tuple[ServiceStandard, str]]] = {}
    for label, record, page in rows:
        members.setdefault(label, []).append((record, page))
    return [
        ColumnGroup(
            shown(label),
            frozenset(record.record_id for record, _ in own),
            len({owner_key(record) for record, _ in own}),
            own[0][1],
        )
        for label, own in members.items()
    ]
