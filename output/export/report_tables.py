"""A report folder as tables: the groups of the comparison, who is in them, its findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from corpus.messages import LANGUAGES, render_message
from output.export.tables import Row, columns_of

COMPARISON_FILE = "comparison.json"
FINDINGS_FILE = "findings.jsonl"
REPORT_TABLES = {
    "groups": columns_of("group_id service service_label component position# text share~ members#"),
    "group_members": columns_of("member_id group_id record_id path text case alternative?"),
    "comparison_findings": columns_of(
        "finding_id key record_id rule severity component office service message_id message_en"
        " sureness~ quote page# status note by when"
    ),
}


def report_rows(report: Path) -> Iterator[tuple[str, Row]]:
    """All rows of a report folder, each with the name of its table."""
    comparison = orjson.loads((report / COMPARISON_FILE).read_bytes())
    for service in comparison["services"]:
        for component, lists in service["components"].items():
            for position, group in enumerate(lists["clusters"], 1):
                yield from _group_rows(service, component, position, group)
    with (report / FINDINGS_FILE).open("rb") as stream:
        for number, line in enumerate(stream, 1):
            yield "comparison_findings", finding_row(number, orjson.loads(line))


def _group_rows(
    service: dict[str, Any], component: str, position: int, group: dict[str, Any]
) -> Iterator[tuple[str, Row]]:
    key = group["cluster_id"]
    yield (
        "groups",
        {
            "group_id": key,
            "service": service["kind"],
            "service_label": service["label"],
            "component": component,
            "position": position,
            "text": group["text"],
            "share": group["share"],
            "members": len(group["members"]),
        },
    )
    for number, member in enumerate(group["members"], 1):
        yield (
            "group_members",
            {
                "member_id": f"{key}/{number}",
                "group_id": key,
                "record_id": member["record_id"],
                "path": member["item"],
                "text": member["text"],
                "case": member.get("case"),
                "alternative": member.get("alternative", False),
            },
        )


def finding_row(number: int, finding: Mapping[str, Any]) -> Row:
    """A finding, the number-th of its comparison, in both languages."""
    evidence = finding["evidence"][0] if finding["evidence"] else {}
    names = ("record_id", "rule", "severity", "component", "office", "service")
    parameters = finding["parameters"]
    return {
        "finding_id": f"findings/{number}",
        "key": finding.get("key"),
        **{name: finding[name] for name in names},
        **{
            f"message_{lang}": render_message(finding["rule"], parameters, lang)
            for lang in LANGUAGES
        },
        "sureness": parameters.get("sureness"),
        "quote": evidence.get("quote"),
        "page": evidence.get("page"),
        # A report of an earlier version has none of these.
        **{name: finding.get(name) for name in ("status", "note", "by", "when")},
    }
