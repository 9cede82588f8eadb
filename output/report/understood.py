"""How much of each document was read, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from corpus.messages import label, render_reason
from corpus.schema import ReviewMark, ServiceStandard
from output.report.words import shown

MAX_DOCUMENTS = 20  # that the first card lists, the least understood first


def understood(
    records: Iterable[ServiceStandard], views: Iterable[Mapping[str, Any]], lang: str
) -> dict[str, Any]:
    """The report's first card: the whole, and the documents of which something was not read."""
    words = whole = 0
    read = 0.0
    listed = []
    for record, view in zip(records, views, strict=True):
        words += record.reading.words
        read += record.reading.words * record.reading.recognized_share
        row = _row(record, view, lang)
        if row["unread"] or row["marks"] or row["percent"] < 100:
            listed.append(row)
        else:
            whole += 1
    listed.sort(key=lambda row: (-len(row["unread"]), row["percent"], -row["marks"], row["path"]))
    return {
        "percent": said(percent(read / words) if words else 100.0, lang),
        "words": words,
        "unread": sum(len(row["unread"]) for row in listed),
        "marks": sum(row["marks"] for row in listed),
        "rows": listed[:MAX_DOCUMENTS],
        "more": max(0, len(listed) - MAX_DOCUMENTS),
        "whole": whole,
    }


def _row(record: ServiceStandard, view: Mapping[str, Any], lang: str) -> dict[str, Any]:
    share = percent(record.reading.recognized_share)
    return {
        "office": view["office"],
        "service": view["service"],
        "href": view["href"],
        "path": shown(record.source.path),
        "percent": share,
        "said": said(share, lang),
        "unread": unread_components(record, lang),
        "marks": len(marked_fields(record)),
    }


def marked_fields(record: ServiceStandard) -> set[str]:
    """The fields that a person should look at; one can have several reasons."""
    return {mark.path for mark in record.needs_review}


def percent(share: float) -> float:
    """A share in per cent, never rounded up to all."""
    return int(share * 1000) / 10


def said(number: float, lang: str) -> str:
    """A number as it is written in a language, without needless zeros.

    >>> said(99.5, "id"), said(100.0, "id")
    ('99,5', '100')
    """
    text = f"{number:g}"
    return text.replace(".", ",") if lang == "id" else text


def unread_components(record: ServiceStandard, lang: str) -> list[str]:
    """The names of the components that may be printed and were not read."""
    statuses = record.reading.components.items()
    return [label("components", n, lang) for n, one in statuses if one == "printed-but-unread"]


def mark_view(mark: ReviewMark, lang: str) -> dict[str, str]:
    """A field to look at: where it is in the record, and why."""
    return {"path": mark.path, "reason": shown(render_reason(mark.reason, mark.parameters, lang))}
