"""One office's record as the program understood it, for the page that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.messages import label
from corpus.offices import office_or_file
from corpus.record.contents import is_empty
from corpus.rules.absence import is_unread
from corpus.schema import (
    COMPONENTS,
    DELIVERY,
    Charge,
    Duration,
    Item,
    Place,
    ServiceStandard,
)
from output.evidence.evidence import Album, page_spots
from output.report.understood import mark_view, percent
from output.report.words import SEVERITIES, channel_view, rupiah, shown


def record_view(
    record: ServiceStandard, findings: Sequence[Mapping[str, Any]], lang: str, album: Album
) -> dict[str, Any]:
    """The record's head, its components in the law's order, its pages and its findings."""
    counts = Counter(view["severity"] for view in findings)
    pictures = ((spot.page, album.pictures.get(spot)) for spot in page_spots(record))
    return {
        "id": record.record_id,
        "letter": "",  # its address, where the office gets one
        "office": shown(office_or_file(record)),
        "service": shown(record.service.label or record.service.title),
        "title": shown(record.service.title),
        "address": shown(record.unit.address),
        "path": shown(record.source.path),
        "also": [shown(path) for path in record.source.also],
        "pages": record.source.pages,
        "layout": record.source.layout,
        "is_scan": bool(record.source.ocr_pages),
        "decree": shown(record.decree.raw) if record.decree else "",
        "counts": {name: counts[name] for name in SEVERITIES},
        "findings": [
            {name: view[name] for name in ("key", "href", "severity", "title", "component")}
            for view in findings
        ],
        "parts": [
            part_view(record, name, lang)
            for name in COMPONENTS
            if name in DELIVERY or getattr(record, name) is not None
        ],
        "percent": percent(record.reading.recognized_share),
        "marks": [mark_view(mark, lang) for mark in record.needs_review],
        "rest": [shown(one.text) for one in record.unrecognized],
        "pictures": [(page, one) for page, one in pictures if one is not None],
        "note": album.notes.get(record.source.sha256, ""),
    }


def item_anchor(record_id: str, path: str) -> str:
    """Where a component or an item stands on the page of its record.

    >>> item_anchor("ab-0", "persyaratan.items[2].children[0]")
    'r-ab-0.persyaratan.2.0'
    """
    plain_path = path.replace(".items[", ".").replace(".children[", ".").replace("[", ".")
    return f"r-{record_id}.{plain_path.replace(']', '')}"


def part_view(record: ServiceStandard, name: str, lang: str) -> dict[str, Any]:
    """One component: its items or its text, and what was understood of it."""
    part = getattr(record, name)
    state = ""
    if name in record.not_assessable:
        state = "not_judged"
    elif is_unread(record, name):
        state = "not_read"
    elif part is None:
        state = "no_component"
    elif is_empty(part):
        state = "empty_list"
    items = [
        view
        for kind in ("items", "flowchart")
        for view in _item_views(getattr(part, kind, ()), f"{name}.{kind}", 0)
    ]
    return {
        "component": name,
        "anchor": item_anchor(record.record_id, name),
        "label": label("components", name, lang),
        "state": state,
        "items": [
            {**view, "anchor": item_anchor(record.record_id, view["path"])} for view in items
        ],
        "text": shown(getattr(part, "text", "")),
        "values": [_value_view(one, lang) for one in _values(part)],
        "channels": [channel_view(one, lang) for one in getattr(part, "channels", ())],
    }


def _item_views(items: Sequence[Item], path: str, depth: int) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(items):
        here = f"{path}[{number}]"
        yield {
            "path": here,
            "mark": shown(item.number),
            "text": shown(item.text),
            "is_head": item.heading,
            "depth": min(depth, 3),
            "page": _page_of(item.provenance),
        }
        yield from _item_views(item.children, f"{here}.children", depth + 1)


def _page_of(places: Sequence[Place]) -> int | None:
    return places[0].page if places else None


def _values(part: Any) -> list[Duration | Charge]:
    return [*getattr(part, "durations", ()), *getattr(part, "charges", ())]


def _value_view(one: Duration | Charge, lang: str) -> dict[str, Any]:
    """What was understood of a phrase, in signs that need no language."""
    if isinstance(one, Charge):
        bounds = [one.amount, one.maximum]
        amounts = [rupiah(amount, lang) for amount in bounds if amount is not None]
        if one.currency != "IDR":
            amounts = [f"{one.currency} {amount.removeprefix('Rp')}" for amount in amounts]
        read = "–".join(amounts)
        return {"text": shown(one.text), "read": read, "unit": "", "basis": ""}
    low, high = one.minimum, one.maximum
    read = "–".join(f"{value:g}" for value in dict.fromkeys((low, high)) if value is not None)
    return {"text": shown(one.text), "read": read, "unit": one.unit, "basis": one.basis or ""}
