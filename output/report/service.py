"""One service as its pages show it: its lists as matrices, its values office by office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from corpus.grouping.comparison import ServiceComparison
from corpus.offices import office_or_file, owner_key
from corpus.schema import ServiceStandard
from output.map.measures import service_maps
from output.report.columns import (
    ColumnPage,
    column_groups,
    column_pages,
    province_of,
)
from output.report.homes import Homes
from output.report.matrix import Matrix, Surroundings
from output.report.names import names_view, parts_of, split_view
from output.report.scales.fees import fee_kinds, fee_strip
from output.report.scales.times import time_strip
from output.report.words import SEVERITIES, channel_view, labels, service_words, shown


class ServiceTables(NamedTuple):
    """A service with its lists as matrices, made once for its pages and its sheet."""

    number: int
    service: ServiceComparison
    pages: Sequence[ColumnPage]
    columns: Sequence[ServiceStandard]
    matrices: Sequence[Matrix]


def service_tables(number: int, service: ServiceComparison, around: Surroundings) -> ServiceTables:
    """The tables of a service; `number` is its place among all."""
    pages = column_pages(number, service)
    columns = [record for page in pages for record in page.columns]
    matrices = [Matrix(service, name, columns, around) for name in service.components]
    return ServiceTables(number, service, pages, columns, matrices)


def service_views(tables: ServiceTables, around: Surroundings) -> Iterator[dict[str, Any]]:
    """The values of a service's pages: the service itself, and where it has more offices than can
    stand side by side, behind it a page for each part of them."""
    number, service, pages, columns, matrices = tables
    main = _main_view(number, service, columns, around)
    if len(pages) == 1:
        yield {**main, **_side_by_side(service, pages[0], matrices, around)}
        return
    groups = column_groups(pages, around.lang)
    each = [group for _, own in groups for group in own]
    main |= {
        "groups": [{"head": head, "count": len(own)} for head, own in groups],
        "columns": [
            {
                "full": one.label,
                "part": "",
                "href": around.homes.of_page(one.page, one.page),
            }
            for one in each
        ],
        "matrices": [matrix.summed(each) for matrix in matrices],
        "pages": [_page_link(page, around) for page in pages],
    }
    yield main
    yield from (_part_view(main, service, page, (matrices, around)) for page in pages)


def _main_view(
    number: int,
    service: ServiceComparison,
    columns: Sequence[ServiceStandard],
    around: Surroundings,
) -> dict[str, Any]:
    """All that is said of the service as a whole."""
    by_record, homes, lang = around
    page = f"layanan-{number}"
    current = {record.record_id for record in service.current}
    return {
        "id": page,
        "of": page,
        "label": service_words(service.label, lang),
        "span": "",
        "provinces": "",
        "href": homes.of_page(page, page),
        "up": homes.of_page(page, page),
        "offices": len({owner_key(record) for record in columns}),
        "records": len(service.records),
        "counts": _counts(service.records, by_record),
        "groups": [],
        "columns": [],
        "matrices": [],
        "offers": [],
        "pages": [],
        "strips": [
            ("time_spread", time_strip(columns, by_record, lang)),
            ("fee_spread", fee_strip(columns, by_record, lang)),
        ],
        "maps": service_maps(columns, lang),
        "fee_kinds": fee_kinds(columns, lang),
        **_names(service, homes),
        "superseded": [
            {"office": shown(office_or_file(record)), "path": shown(record.source.path)}
            for record in service.records
            if record.record_id not in current
        ],
    }


def _names(service: ServiceComparison, homes: Homes) -> dict[str, Any]:
    """The names of a service and its parts in split offices, with where their records stand."""
    parts, names = split_view(service), names_view(service)
    named = [one for split in parts for one in split["parts"]]
    for one in (*named, *(office for name in names for office in name["offices"])):
        one["href"] = homes.href(one["record_id"], f"r-{one['record_id']}")
    return {"names": names, "split": parts}


def _part_view(
    main: Mapping[str, Any],
    service: ServiceComparison,
    page: ColumnPage,
    whole: tuple[Sequence[Matrix], Surroundings],
) -> dict[str, Any]:
    """Some of the offices of a service, with all that is said of each of them."""
    matrices, around = whole
    return {
        **main,
        **_page_link(page, around),
        "id": page.id,
        "counts": _counts(page.records, around.by_record),
        "groups": [],
        "strips": [],
        "maps": [],
        "fee_kinds": [],
        "names": [],
        "split": [],
        "superseded": [],
        **_side_by_side(service, page, matrices, around),
    }


def _page_link(page: ColumnPage, around: Surroundings) -> dict[str, Any]:
    """A page of columns as others lead to it: which offices by number, and of which provinces."""
    provinces = list(dict.fromkeys(filter(None, map(province_of, page.columns))))
    ends = dict.fromkeys([*provinces[:1], *provinces[-1:]])
    return {
        "span": f"{page.first}–{page.first + len(page.columns) - 1}",
        "provinces": " – ".join(ends),
        "href": around.homes.of_page(page.id, page.id),
    }


def _side_by_side(
    service: ServiceComparison,
    page: ColumnPage,
    matrices: Sequence[Matrix],
    around: Surroundings,
) -> dict[str, Any]:
    """The offices of one page, column by column."""
    parts = parts_of(service)
    return {
        "columns": [
            {
                "part": parts.get(record.record_id, ""),
                "full": shown(office_or_file(record)),
                "title": shown(record.service.title) if record.record_id in parts else "",
                "href": around.homes.href(record.record_id, f"r-{record.record_id}"),
            }
            for record in page.columns
        ],
        "matrices": [matrix.view(page.columns) for matrix in matrices],
        "offers": [offer_view(record, around.by_record, around.lang) for record in page.columns],
    }


def _counts(
    records: Sequence[ServiceStandard], by_record: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, int]:
    counts = Counter(view["severity"] for one in records for view in by_record[one.record_id])
    return {name: counts[name] for name in SEVERITIES}


def offer_view(
    record: ServiceStandard, by_record: Mapping[str, Sequence[Mapping[str, Any]]], lang: str
) -> dict[str, Any]:
    """What an office states of time, fee and complaints, with the gravest finding about each."""
    marks: dict[str, Mapping[str, Any]] = {}
    for view in by_record[record.record_id]:
        component = view["component"]
        known = marks.get(component)
        rank = SEVERITIES.index(view["severity"])
        if known is None or rank < SEVERITIES.index(known["severity"]):
            marks[component] = view
    time, fee, complaint = record.waktu, record.biaya, record.pengaduan
    return {
        "marks": marks,
        "time": None
        if time is None
        else {"text": shown(time.text), "durations": _unique(d.text for d in time.durations)},
        "fee": None
        if fee is None
        else {
            "text": shown(fee.text),
            "kind": labels(lang)[fee.kind],
            "kind_slug": fee.kind,
        },
        "complaint": None
        if complaint is None
        else [channel_view(one, lang) for one in complaint.channels],
    }


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(shown(text) for text in texts))
