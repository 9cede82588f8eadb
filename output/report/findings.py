"""Findings as the report's pages and its workbook show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from corpus.grouping.comparison import KnownAs
from corpus.messages import label, rule_text
from corpus.offices import office_or_file
from corpus.schema import Evidence, Finding, Source
from output.evidence.evidence import Album, spot_of
from output.report.columns import province_of
from output.report.homes import Homes
from output.report.input import DOSSIERS, ReportInput
from output.report.said import said_view
from output.report.words import SEVERITIES, service_words, shown


def finding_views(report: ReportInput, homes: Homes) -> list[dict[str, Any]]:
    """All findings, the gravest first, each with its key, its status and where it stands."""
    comparison = report.comparison
    lang, album = report.lang, report.album
    records = _told_of(report)
    views = []
    both = zip(comparison.findings, comparison.known_as, strict=True)
    for finding, known in sorted(both, key=_urgency):
        record_id = finding.record_id or ""
        page = homes.page(record_id)
        views.append(
            {
                "page_id": page,
                "href": homes.href(record_id, f"t-{known.key}"),
                "record_href": homes.href(record_id, f"r-{record_id}") if page else "",
                "dossier": f"{DOSSIERS}/{record_id}.html#t-{known.key}" if page else "",
                **said_view(known, lang),
                **_finding_view(finding, records, lang, album),
            }
        )
    return views


class _Told(NamedTuple):
    """What findings say of a record."""

    office: str
    province: str
    path: str
    source: Source


def _told_of(report: ReportInput) -> Mapping[str, _Told]:
    """By record id, of those that findings speak of."""
    meant = {finding.record_id for finding in report.comparison.findings}
    for finding in report.comparison.findings:
        meant.update(one.record_id for one in finding.evidence)
    return {
        one.record_id: _Told(
            shown(office_or_file(one)), province_of(one), shown(one.source.path), one.source
        )
        for one in report.records()
        if one.record_id in meant
    }


def _urgency(entry: tuple[Finding, KnownAs]) -> tuple[bool, int, float, str, str]:
    """What is settled last; the gravest first, then the surest, then by service and office."""
    finding, known = entry
    office = (finding.office or "").casefold()
    sureness = float(finding.parameters.get("sureness", 1.0))
    gravity = SEVERITIES.index(finding.severity)
    return (known.judgement.is_settled, gravity, -sureness, finding.service or "", office)


def _finding_view(
    finding: Finding, records: Mapping[str, _Told], lang: str, album: Album
) -> dict[str, Any]:
    record = records.get(finding.record_id or "")
    component = label("components", finding.component or "", lang)
    remedy = rule_text(finding.rule, "remedy", lang).replace("{component}", component)
    return {
        "record_id": finding.record_id or "",
        "rule": finding.rule,
        "title": rule_text(finding.rule, "title", lang),
        "severity": finding.severity,
        "severity_label": label("severities", finding.severity, lang),
        "office": record.office if record is not None else shown(finding.office),
        "province": record.province if record is not None else "",
        "service": service_words(finding.service, lang),
        "component": finding.component,
        "component_label": component,
        "message": shown(finding.message),
        "reason": rule_text(finding.rule, "reason", lang),
        "remedy": shown(remedy),
        "path": record.path if record is not None else "",
        "evidence": [
            _evidence_view(finding, one, records.get(one.record_id), album)
            for one in finding.evidence
        ],
        "sureness": _percent(finding.parameters.get("sureness")),
        "cluster_id": str(finding.parameters.get("cluster_id", "")),
    }


def _percent(sureness: float | None) -> int | None:
    """How sure a finding across offices is; None for what one document shows by itself."""
    return None if sureness is None else round(100 * sureness)


def _evidence_view(
    finding: Finding, one: Evidence, record: _Told | None, album: Album
) -> dict[str, Any]:
    spot = spot_of(record.source, one) if record is not None else None
    is_other = record is not None and one.record_id != finding.record_id
    return {
        "quote": shown(one.quote),
        "page": one.page,
        "line": one.line,
        "office": record.office if record is not None and is_other else "",
        "picture": album.pictures.get(spot) if spot else None,
        "lines": [
            (line.number, shown(line.text), line.is_meant) for line in album.lines.get(spot, ())
        ]
        if spot
        else [],
        "note": album.notes.get(record.source.sha256, "") if record is not None and spot else "",
    }
