"""All findings and records of a large report, packed into its overview to be searched there.

A page may load nothing where it is opened as a file, and tens of thousands of rows laid out would
be tens of megabytes: packed they are a fraction, and the page draws what is asked for.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping
from typing import Any

import orjson

# What a list of the overview shows of each, and searches in.
_OF_A_FINDING = (
    "severity", "status", "rule", "title", "office", "service", "province", "message", "href",
    "record_href", "dossier",
)  # fmt: skip
_OF_A_RECORD = (
    "office", "service", "province", "decree", "path", "pages", "href", "letter",
)  # fmt: skip


def packed(view: Mapping[str, Any]) -> str:
    """The lists as base64 of deflated JSON: the names of the columns, then a row each."""
    findings = [
        ["" if one["is_settled"] and name == "severity" else one[name] for name in _OF_A_FINDING]
        for one in view["findings"]
    ]
    records = [
        [*(one[name] for name in _OF_A_RECORD), *one["counts"].values()] for one in view["records"]
    ]
    lists = {
        "findings": {"names": _OF_A_FINDING, "rows": findings},
        "records": {"names": (*_OF_A_RECORD, "error", "warning", "info"), "rows": records},
    }
    return base64.b64encode(zlib.compress(orjson.dumps(lists), 9)).decode()
