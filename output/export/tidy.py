"""A run as one long table of observations: what each office asks, does, takes, charges and gives.

A row is one thing that one office's standard says, or does not say, of one service: a group of the
comparison (`asked` is yes, no or unread), a stated time, a charge, a channel for complaints. What
could not be read is `unread`, never "no". docs/exports.md has the columns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from corpus.comparison.whole_lists import is_whole
from corpus.grouping.comparison import (
    Cluster,
    Comparison,
    Member,
    ServiceComparison,
    cases_of_record,
)
from corpus.judgement.finding_key import KEY_DIGITS, told_apart
from corpus.offices import kind_of_office, office_name, owner_key
from corpus.schema import Channel, Charge, Duration, Place, ServiceStandard
from normalizers.duration.units import lasting_seconds
from output.export.report_tables import REPORT_TABLES, finding_row
from output.export.tables import Row, Tables, columns_of

OBSERVATIONS = "observations"
TIDY_TABLES: Tables = {
    OBSERVATIONS: columns_of(
        "observation_id record_id office_id office office_kind region region_code bps_code"
        " province province_code service service_label title case component group_id group_text"
        " asked text copies# minutes_least~ minutes_most~ basis bound amount_least# amount_most#"
        " currency per applies_to page# line# sureness"
    ),
    "comparison_findings": REPORT_TABLES["comparison_findings"],
}
# Before a code, so that no reader takes it for a number and 32.10 for 32.1.
CODE_MARK = "ID-"
_MINUTE_SECONDS = 60
_FREE: Row = {"amount_least": 0, "amount_most": 0, "currency": "IDR"}
Asked = Literal["yes", "no", "unread"]


def tidy_rows(comparison: Comparison) -> Iterator[tuple[str, Row]]:
    """The observations of a comparison, service by service and office by office; its findings."""
    for service in map(_with_keys, comparison.services):
        for record in service.current:
            for row in _record_rows(service, record):
                yield OBSERVATIONS, row
    for number, finding in enumerate(comparison.findings, 1):
        yield "comparison_findings", finding_row(number, finding.model_dump(mode="json"))


def group_keys(name: str, clusters: Sequence[Cluster]) -> list[str]:
    """A key a group, from its words: another document more does not number all groups anew."""
    digests = (hashlib.sha256(cluster.text.casefold().encode()) for cluster in clusters)
    return list(told_apart(f"{name}.{one.hexdigest()[:KEY_DIGITS]}" for one in digests))


def _with_keys(service: ServiceComparison) -> ServiceComparison:
    components = {}
    for component, clusters in service.components.items():
        keys = group_keys(f"{service.name}.{component}", clusters)
        components[component] = tuple(
            replace(cluster, cluster_id=key) for cluster, key in zip(clusters, keys, strict=True)
        )
    return replace(service, components=components)


def _record_rows(service: ServiceComparison, record: ServiceStandard) -> Iterator[Row]:
    common = _common(service, record)
    for component, clusters in service.components.items():
        whole = is_whole(record, component)
        own = cases_of_record(record, clusters)
        for cluster in clusters:
            is_asked = not cluster.cases or bool(cluster.cases & own)
            if not is_asked and cluster.of(record.record_id) is None:
                continue  # the office has no such case
            yield from _group_rows(common, record, (component, cluster), whole)
    yield from _time_rows(common, record)
    yield from _fee_rows(common, record)
    yield from _channel_rows(common, record, _channel_kinds(service.current))


def _common(service: ServiceComparison, record: ServiceStandard) -> Row:
    """What all rows of a record say; the other columns are empty."""
    region = record.unit.region
    code = region.code if region is not None else None
    return {
        **{column.name: None for column in TIDY_TABLES[OBSERVATIONS]},
        "record_id": record.record_id,
        "office_id": owner_key(record),
        "office": office_name(record),
        "office_kind": kind_of_office(record.unit.name),
        "region": region.name if region is not None else None,
        "region_code": _marked(code),
        "bps_code": _marked(region.bps_code if region is not None else None),
        "province": region.province if region is not None else None,
        "province_code": _marked((code or "").partition(".")[0] or None),
        "service": service.name,
        "service_label": service.label,
        "title": record.service.title,
    }


def _marked(code: str | None) -> str | None:
    return CODE_MARK + code if code else None


def _group_rows(
    common: Row, record: ServiceStandard, group: tuple[str, Cluster], is_read_whole: bool
) -> Iterator[Row]:
    component, cluster = group
    of_group = {"component": component, "group_id": cluster.cluster_id, "group_text": cluster.text}
    members = [one for one in cluster.members if one.record_id == record.record_id]
    for member in members:
        key = f"{record.record_id}/{member.item}#{cluster.cluster_id}"
        yield {
            **common,
            **of_group,
            "observation_id": key,
            "asked": "yes",
            "case": member.case,
            "text": member.text,
            "copies": _copies(member),
            **_spot(member.source.provenance),
            "sureness": _sureness(record, member.item),
        }
    if not members:
        asked: Asked = "no" if is_read_whole else "unread"
        key = f"{record.record_id}/{component}#{cluster.cluster_id}"
        yield {**common, **of_group, "observation_id": key, "asked": asked, "sureness": "sure"}


def _copies(member: Member) -> int | None:
    """How many copies the item asks for, where it says one number."""
    said = {one.copies for one in member.source.documents if one.copies is not None}
    return said.pop() if len(said) == 1 else None


def _time_rows(common: Row, record: ServiceStandard) -> Iterator[Row]:
    durations = record.waktu.durations if record.waktu is not None else []
    for number, one in enumerate(durations):
        path = f"waktu.durations[{number}]"
        yield {
            **_value_row(common, record, path, "waktu"),
            **dict(zip(("minutes_least", "minutes_most"), _minutes(one), strict=True)),
            "text": one.text,
            "basis": one.basis,
            "bound": one.bound,
            "applies_to": one.applies_to,
            **_spot(one.provenance),
        }
    if not durations:
        yield _empty_row(common, record, "waktu")


def _minutes(one: Duration) -> tuple[float | None, float | None]:
    """The shortest and the longest that the words can mean: a working day is 7 to 24 hours."""
    basis = one.basis or ("working" if one.unit == "day" else None)
    shortest, longest = lasting_seconds(one.unit, basis)
    least = None if one.minimum is None else one.minimum * shortest / _MINUTE_SECONDS
    most = None if one.maximum is None else one.maximum * longest / _MINUTE_SECONDS
    return least, most


def _fee_rows(common: Row, record: ServiceStandard) -> Iterator[Row]:
    fee = record.biaya
    if fee is None or fee.kind == "unknown":
        yield _empty_row(common, record, "biaya")
        return
    for number, one in enumerate(fee.charges):
        yield {
            **_value_row(common, record, f"biaya.charges[{number}]", "biaya"),
            **_amounts(one),
            "text": one.text,
            "per": one.per,
            "applies_to": one.applies_to,
            **_spot(one.provenance),
        }
    if not fee.charges:
        row = _value_row(common, record, "biaya", "biaya")
        free = _FREE if fee.kind == "free" else {}
        yield {**row, **free, "text": fee.text, **_spot(fee.provenance.get("text", []))}


def _amounts(one: Charge) -> Row:
    most = one.maximum if one.maximum is not None else one.amount
    return {"amount_least": one.amount, "amount_most": most, "currency": one.currency}


def _channel_kinds(records: Iterable[ServiceStandard]) -> list[str]:
    """The kinds of channel that a service's offices print, by name."""
    return sorted({one.kind for record in records for one in _channels(record)})


def _channels(record: ServiceStandard) -> Sequence[Channel]:
    return record.pengaduan.channels if record.pengaduan is not None else ()


def _channel_rows(common: Row, record: ServiceStandard, kinds: Sequence[str]) -> Iterator[Row]:
    whole = is_whole(record, "pengaduan")
    for kind in kinds:
        of_kind = {"group_id": f"pengaduan.{kind}", "group_text": kind}
        own = [(number, one) for number, one in enumerate(_channels(record)) if one.kind == kind]
        for number, one in own:
            path = f"pengaduan.channels[{number}]"
            row = _value_row(common, record, path, "pengaduan")
            yield {**row, **of_kind, "text": one.value or one.raw, **_spot(one.provenance)}
        if not own:
            row = _empty_row(common, record, "pengaduan")
            asked: Asked = "no" if whole else "unread"
            key = f"{record.record_id}/pengaduan#{kind}"
            yield {**row, **of_kind, "observation_id": key, "asked": asked}


def _value_row(common: Row, record: ServiceStandard, path: str, component: str) -> Row:
    return {
        **common,
        "observation_id": f"{record.record_id}/{path}",
        "component": component,
        "asked": "yes",
        "sureness": _sureness(record, path),
    }


def _empty_row(common: Row, record: ServiceStandard, component: str) -> Row:
    """A component of which the record states no value: "no" only where all of it was read."""
    status = record.reading.components.get(component, "not-assessable")
    is_unstated = status == "not-found" or (status == "read" and is_whole(record, component))
    asked: Asked = "no" if is_unstated else "unread"
    key = f"{record.record_id}/{component}"
    sure = {"component": component, "asked": asked, "sureness": "sure"}
    return {**common, **sure, "observation_id": key}


def _sureness(record: ServiceStandard, path: str) -> str:
    """Whether a person should look at the value, or at what it is part of."""
    marked = any(
        mark.path == path or path.startswith((f"{mark.path}.", f"{mark.path}["))
        for mark in record.needs_review
    )
    return "to-review" if marked else "sure"


def _spot(provenance: Sequence[Place]) -> Row:
    first = provenance[0] if provenance else None
    return {"page": first and first.page, "line": first and first.line}
