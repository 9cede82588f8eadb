"""One service as the page shows it: its lists as matrices, its values office by office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from corpus.grouping.comparison import ServiceComparison
from corpus.offices import office_name, owner_key, short_office_name
from corpus.schema import ServiceStandard
from output.map.measures import service_maps
from output.report.fees import fee_kinds, fee_strip
from output.report.matrix import matrix_view
from output.report.names import names_view, parts_of, split_view
from output.report.times import time_strip
from output.report.words import SEVERITIES, channel_view, labels, shown


def service_view(
    number: int,
    service: ServiceComparison,
    by_record: dict[str, list[dict[str, Any]]],
    lang: str,
) -> dict[str, Any]:
    """The values of a service; `by_record` are the findings of each record."""
    views = [view for record in service.records for view in by_record[record.record_id]]
    counts = Counter(view["severity"] for view in views)
    current = {record.record_id for record in service.current}
    columns = sorted(service.current, key=lambda r: (short_office_name(r), r.record_id))
    parts = parts_of(service)
    return {
        "id": f"layanan-{number}",
        "label": shown(service.label),
        "offices": len({owner_key(record) for record in columns}),
        "records": len(service.records),
        "counts": {name: counts[name] for name in SEVERITIES},
        "columns": [
            {
                "short": shown(short_office_name(record)),
                "part": parts.get(record.record_id, ""),
                "full": _full_name(record, record.record_id in parts),
                "record_id": record.record_id,
            }
            for record in columns
        ],
        "matrices": [
            matrix_view(service, component, columns, by_record, lang)
            for component in service.components
        ],
        "offers": [_value_row(record, by_record, lang) for record in columns],
        "strips": [
            ("time_spread", time_strip(columns, by_record, lang)),
            ("fee_spread", fee_strip(columns, by_record, lang)),
        ],
        "maps": service_maps(columns, lang),
        "fee_kinds": fee_kinds(columns, lang),
        "names": names_view(service),
        "split": split_view(service),
        "superseded": [
            {"office": shown(office_name(record)), "path": shown(record.source.path)}
            for record in service.records
            if record.record_id not in current
        ],
    }


def _value_row(
    record: ServiceStandard, by_record: dict[str, list[dict[str, Any]]], lang: str
) -> dict[str, Any]:
    marks: dict[str, dict[str, Any]] = {}
    for view in by_record[record.record_id]:
        component = view["component"]
        known = marks.get(component)
        rank = SEVERITIES.index(view["severity"])
        if known is None or rank < SEVERITIES.index(known["severity"]):
            marks[component] = view
    time, fee, complaint = record.waktu, record.biaya, record.pengaduan
    return {
        "short": shown(short_office_name(record)),
        "full": shown(office_name(record)),
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


def _full_name(record: ServiceStandard, is_part: bool) -> str:
    title = f": {record.service.title}" if is_part and record.service.title else ""
    return shown(office_name(record) + title)


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(shown(text) for text in texts))
