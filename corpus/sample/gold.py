"""What a reader should make of a synthetic document, in the record's own names (docs/gold.md)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from corpus.sample.list import item_number
from corpus.sample.plan import EXPORTS, DocumentPlan, ListPart, PlannedItem
from corpus.sample.table import head_above, plan_title

COMPONENTS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "pengaduan")
LISTS = ("persyaratan", "prosedur", "produk")


def gold_entry(plan: DocumentPlan, file_name: str, sha256: str) -> dict[str, Any]:
    """The gold of one document."""
    return {
        "id": plan.id,
        "file": file_name,
        "sha256": sha256,
        "layout": plan.look,
        "faults": [asdict(fault) for fault in plan.faults],
        "record": {
            "unit": _unit(plan),
            "decree": asdict(plan.decree) if plan.decree else None,
            "service": {"kind": plan.service, "title": _title(plan)},
            "persyaratan": _list(plan.persyaratan),
            "prosedur": _list(plan.prosedur),
            "waktu": _time(plan),
            "biaya": _fee(plan),
            "produk": _list(plan.produk),
            "pengaduan": _complaint(plan),
            **{name: _list(part) for name, part in plan.others},
            "removed": [
                [name, item.text]
                for name in LISTS
                for item in _items(getattr(plan, name))
                if item.is_repeat
            ],
            "missing": [name for name in COMPONENTS if getattr(plan, name) is None],
        },
    }


def _unit(plan: DocumentPlan) -> dict[str, Any]:
    office = plan.office
    return {
        "name": office.name,
        "address": office.address,
        "postal_code": office.postal_code,
        "phones": [office.phone_e164] if office.phone else [],
        "website": office.website,
        "hierarchy": list(office.hierarchy) if plan.layout in EXPORTS else [head_above(office)],
        "region": {
            "code": office.region.code,
            "bps_code": office.region.bps_code,
            "level": office.region.level,
            "name": office.region.name,
            "province": office.region.province,
        },
    }


def _title(plan: DocumentPlan) -> str | None:
    return None if plan.layout in EXPORTS else plan_title(plan)


def _items(part: ListPart | None) -> tuple[PlannedItem, ...]:
    return part.items if part else ()


def _list(part: ListPart | None) -> dict[str, Any] | None:
    if part is None:
        return None
    return {"items": _gold_items(part, part.items, 0, None)}


def _gold_items(
    part: ListPart, items: tuple[PlannedItem, ...], depth: int, parent: PlannedItem | None
) -> list[dict[str, Any]]:
    is_below_item = parent is not None and not parent.is_heading
    return [
        {
            "number": item_number(part, index, item, is_below_item),
            "text": item.text,
            "depth": depth,
            "heading": item.is_heading,
            "channel": item.channel,
            "group": parent.text if parent and parent.is_heading else None,
            "concept": item.concept,
            "children": _gold_items(part, item.children, depth + (not item.is_heading), item),
        }
        for index, item in enumerate(items)
        if not item.is_repeat
    ]


def _time(plan: DocumentPlan) -> dict[str, Any] | None:
    if plan.waktu is None:
        return None
    durations = [
        {
            "minimum": duration.number,
            "maximum": duration.number,
            "unit": duration.unit,
            "basis": duration.basis,
            "bound": duration.bound,
        }
        for duration in plan.waktu.durations
    ]
    return {"text": " ".join(plan.waktu.lines), "durations": durations}


def _fee(plan: DocumentPlan) -> dict[str, Any] | None:
    if plan.biaya is None:
        return None
    return {
        "text": " ".join(plan.biaya.lines),
        "kind": plan.biaya.kind,
        "charges": [asdict(charge) for charge in plan.biaya.charges],
    }


def _complaint(plan: DocumentPlan) -> dict[str, Any] | None:
    if plan.pengaduan is None:
        return None
    return {
        "text": " ".join(plan.pengaduan.lines),
        "channels": [list(channel) for channel in plan.pengaduan.channels],
    }
