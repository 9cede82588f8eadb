"""Headings that no component is known by, as lines for a settings file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

from corpus.schema import DELIVERY, ServiceStandard
from parsers.markers import leading_marker

MAX_HEADING_WORDS = 8
MAX_PROPOSED = 12  # headings; of more most are none


def proposed_headings(records: Sequence[ServiceStandard]) -> dict[str, list[str]]:
    """The unknown headings of a document under the components that were not read, in the law's
    order, and the rest under the last of them. Which it is, a person must say."""
    found: dict[str, list[str]] = {}
    for record in records:
        unread = [name for name in DELIVERY if record.reading.components.get(name) != "read"]
        for number, heading in enumerate(_unknown(record)[:MAX_PROPOSED]):
            if unread:
                own = found.setdefault(unread[min(number, len(unread) - 1)], [])
                own += [heading] if heading not in own else []
    return found


def _unknown(record: ServiceStandard) -> list[str]:
    """The headings that are none of the law's, and short lines above others that were not read."""
    lines = [entry.text for entry in record.unrecognized if entry.heading is None]
    above = [one for one, other in pairwise(lines) if _is_like_heading(one) and is_listed(other)]
    return list(dict.fromkeys([*record.reading.unknown_headings, *above]))


def _is_like_heading(text: str) -> bool:
    is_short = len(text.split()) <= MAX_HEADING_WORDS and not text.endswith((".", ";", ","))
    return is_short and text[:1].isupper() and not is_listed(text)


def is_listed(text: str) -> bool:
    """Whether a line is an item of a list."""
    return leading_marker(text) is not None


def as_toml(headings: dict[str, list[str]]) -> str:
    """The lines of the table `[headings]`.

    >>> print(as_toml({"persyaratan": ["Kelengkapan Berkas"]}))
    [headings]
    persyaratan = ["Kelengkapan Berkas"]
    """
    rows = [f"{name} = {json.dumps(own, ensure_ascii=False)}" for name, own in headings.items()]
    return "\n".join(("[headings]", *rows))
