"""A run as tidy tables: one row a standard, item, duration, charge, channel, finding.

Keys are stable: a `record_id` is made from a document's content, and what is within a record is
named by it and the path there. docs/exports.md lists the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from corpus.messages import render_message, render_reason
from corpus.offices import key_of, kind_of_office
from corpus.schema import COMPONENTS

Record = Mapping[str, Any]
Tables = Mapping[str, "tuple[Column, ...]"]
Row = dict[str, Any]
Kind = Literal["text", "whole", "number", "flag"]
JOINED = "; "  # between several values of one cell
LEVELS = " > "  # between the levels of a hierarchy


class Column(NamedTuple):
    """A column: its name and what its cells hold. Any cell may be empty."""

    name: str
    kind: Kind = "text"


def columns_of(names: str) -> tuple[Column, ...]:
    """Columns by their names; the sign after a name is its kind, see `TABLES`."""
    kinds: dict[str, Kind] = {"#": "whole", "~": "number", "?": "flag"}
    return tuple(Column(name.rstrip("#~?"), kinds.get(name[-1], "text")) for name in names.split())


PLACE = "page# x0~ top~ x1~ bottom~ line#"
# A sign after a name is its kind: # whole number, ~ number, ? true or false, none text.
TABLES: dict[str, tuple[Column, ...]] = {
    "standards": columns_of(
        "record_id source_path sha256 layout reader first_page# last_page#"
        " office_key office_kind unit_name unit_address postal_code phones email website hierarchy"
        " region_code bps_code region_level region_name province province_code"
        " document_number document_revision effective_date signed_date signatory"
        " decree_raw decree_number decree_year#"
        " service_kind service_label service_title service_confidence~"
        " time_text fee_kind fee_text complaint_text"
        " components unread_components not_whole not_assessable words# recognized_share~"
        " needs_review# unrecognized# removed# corrections# findings#"
    ),
    "items": columns_of(
        "item_id record_id component path parent_id position# depth# number text heading?"
        f" channel item_group actor action documents {PLACE}"
    ),
    "durations": columns_of(
        "duration_id record_id component path item_id minimum~ maximum~ unit basis bound trigger"
        f" applies_to iso8601 text {PLACE}"
    ),
    "charges": columns_of(
        f"charge_id record_id component path amount# maximum# currency per applies_to text {PLACE}"
    ),
    "channels": columns_of(
        f"channel_id record_id component path kind value raw contact_name contact_role {PLACE}"
    ),
    "needs_review": columns_of("mark_id record_id component path reason message"),
    "findings": columns_of(
        "finding_id record_id rule severity component office service message message_en quote page#"
    ),
}


# Columns that name a row of another table by its key, which is that table's first column.
REFERENCES = {
    "record_id": "standards",
    "item_id": "items",
    "parent_id": "items",
    "group_id": "groups",
    "rule": "rules",
}


def record_rows(record: Record) -> Iterator[tuple[str, Row]]:
    """All rows of one record (as in `records.jsonl`), each with the name of its table."""
    yield "standards", _standard(record)
    for name in COMPONENTS:
        component = record[name]
        if component is None:
            continue
        yield from _item_rows(record, name, f"{name}.items", component.get("items", ()))
        yield from _item_rows(record, name, f"{name}.flowchart", component.get("flowchart", ()))
        path = f"{name}.durations"
        yield from _duration_rows(record, name, path, component.get("durations", ()))
        yield from _charge_rows(record, name, component.get("charges", ()))
        yield from _channel_rows(record, name, component.get("channels", ()))
    yield from _review_rows(record)
    yield from _finding_rows(record)


def _standard(record: Record) -> Row:
    source, unit, head = record["source"], record["unit"], record["document"]
    region, decree, service = unit["region"] or {}, record["decree"] or {}, record["service"]
    reading = record["reading"]
    time, fee, complaint = (record[name] or {} for name in ("waktu", "biaya", "pengaduan"))
    return {
        "record_id": record["record_id"],
        "source_path": source["path"],
        "sha256": source["sha256"],
        "layout": source["layout"],
        "reader": source["reader"],
        "first_page": source["page_range"][0],
        "last_page": source["page_range"][1],
        "office_key": _office_key(record),
        "office_kind": kind_of_office(unit["name"]),
        "unit_name": unit["name"],
        "unit_address": unit["address"],
        "postal_code": unit["postal_code"],
        "phones": _joined(unit["phones"]),
        "email": unit["email"],
        "website": unit["website"],
        "hierarchy": _joined(unit["hierarchy"], LEVELS),
        "region_code": region.get("code"),
        "bps_code": region.get("bps_code"),
        "region_level": region.get("level"),
        "region_name": region.get("name"),
        "province": region.get("province"),
        "province_code": (region.get("code") or "").partition(".")[0] or None,
        "document_number": head["number"],
        "document_revision": head["revision"],
        "effective_date": head["effective_date"],
        "signed_date": head["signed_date"],
        "signatory": head["signatory"],
        "decree_raw": decree.get("raw"),
        "decree_number": decree.get("number"),
        "decree_year": decree.get("year"),
        "service_kind": service["kind"],
        "service_label": service["label"],
        "service_title": service["title"],
        "service_confidence": service["confidence"],
        "time_text": time.get("text"),
        "fee_kind": fee.get("kind"),
        "fee_text": fee.get("text"),
        "complaint_text": complaint.get("text"),
        "components": _joined([name for name in COMPONENTS if record[name] is not None]),
        "unread_components": _joined(
            name for name, status in reading["components"].items() if status == "printed-but-unread"
        ),
        "not_whole": _joined(reading["not_whole"]),
        "not_assessable": _joined(record["not_assessable"]),
        "words": reading["words"],
        "recognized_share": reading["recognized_share"],
        **{
            name: len(record.get(name, ()))
            for name in ("needs_review", "unrecognized", "removed", "corrections", "findings")
        },
    }


def _office_key(record: Record) -> str:
    """The key under which `selaras compare` counts an office; the record's own where none is."""
    unit = record["unit"]
    region = unit["region"] or {}
    if unit["name"] is None and not region:
        return str(record["record_id"])
    return key_of(unit["name"], region.get("name"), region.get("code")) or record["record_id"]


def _joined(values: Iterable[str], between: str = JOINED) -> str | None:
    return between.join(values) or None


def _place(provenance: Any) -> Row:
    """Where a value begins: the first of its places."""
    first = provenance[0] if provenance else {}
    box = first.get("bbox") or (None,) * 4
    sides = dict(zip(("x0", "top", "x1", "bottom"), box, strict=True))
    return {"page": first.get("page"), **sides, "line": first.get("line")}


def _item_rows(
    record: Record, component: str, path: str, items: Any, parent: Row | None = None
) -> Iterator[tuple[str, Row]]:
    record_id = record["record_id"]
    depth = 0 if parent is None else parent["depth"] + (not parent["heading"])
    for place, item in enumerate(items):
        own = f"{path}[{place}]"
        row = {
            "item_id": f"{record_id}/{own}",
            "record_id": record_id,
            "component": component,
            "path": own,
            "parent_id": parent and parent["item_id"],
            "position": place + 1,
            "depth": depth,
            "number": item["number"],
            "text": item["text"],
            "heading": item["heading"],
            "channel": item["channel"],
            "item_group": item["group"],
            "actor": item["actor"],
            "action": item["action"],
            "documents": _joined(dict.fromkeys(entry["kind"] for entry in item["documents"])),
            **_place(item["provenance"]),
        }
        yield "items", row
        for _, duration in _duration_rows(record, component, f"{own}.durations", item["durations"]):
            yield "durations", {**duration, "item_id": row["item_id"]}
        yield from _item_rows(record, component, f"{own}.children", item["children"], row)


def _keyed(record: Record, component: str, path: str, key: str) -> Row:
    record_id = record["record_id"]
    return {
        key: f"{record_id}/{path}",
        "record_id": record_id,
        "component": component,
        "path": path,
    }


def _duration_rows(
    record: Record, component: str, path: str, durations: Any
) -> Iterator[tuple[str, Row]]:
    names = ("minimum", "maximum", "unit", "basis", "bound", "trigger", "applies_to", "iso8601")
    for place, duration in enumerate(durations):
        yield (
            "durations",
            {
                **_keyed(record, component, f"{path}[{place}]", "duration_id"),
                "item_id": None,
                **{name: duration[name] for name in names},
                "text": duration["text"],
                **_place(duration["provenance"]),
            },
        )


def _charge_rows(record: Record, component: str, charges: Any) -> Iterator[tuple[str, Row]]:
    names = ("amount", "maximum", "currency", "per", "applies_to", "text")
    for place, charge in enumerate(charges):
        yield (
            "charges",
            {
                **_keyed(record, component, f"{component}.charges[{place}]", "charge_id"),
                **{name: charge[name] for name in names},
                **_place(charge["provenance"]),
            },
        )


def _channel_rows(record: Record, component: str, channels: Any) -> Iterator[tuple[str, Row]]:
    for place, channel in enumerate(channels):
        contact = channel["contact"] or {}
        yield (
            "channels",
            {
                **_keyed(record, component, f"{component}.channels[{place}]", "channel_id"),
                **{name: channel[name] for name in ("kind", "value", "raw")},
                "contact_name": contact.get("name"),
                "contact_role": contact.get("role"),
                **_place(channel["provenance"]),
            },
        )


def _review_rows(record: Record) -> Iterator[tuple[str, Row]]:
    for place, mark in enumerate(record.get("needs_review", ())):
        yield (
            "needs_review",
            {
                "mark_id": f"{record['record_id']}/needs_review[{place}]",
                "record_id": record["record_id"],
                "component": re.split(r"[.\[]", mark["path"], maxsplit=1)[0],
                "path": mark["path"],
                "reason": mark["reason"],
                "message": render_reason(mark["reason"], mark["parameters"]),
            },
        )


def _finding_rows(record: Record) -> Iterator[tuple[str, Row]]:
    names = ("rule", "severity", "component", "office", "service", "message")
    for place, finding in enumerate(record["findings"]):
        evidence = finding["evidence"][0] if finding["evidence"] else {}
        yield (
            "findings",
            {
                "finding_id": f"{record['record_id']}/findings[{place}]",
                "record_id": record["record_id"],
                **{name: finding[name] for name in names},
                "message_en": render_message(finding["rule"], finding["parameters"], "en"),
                "quote": evidence.get("quote"),
                "page": evidence.get("page"),
            },
        )
