"""What the pages of a review are told beside the records: their words, and what can be chosen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.judgement.status import STATUSES
from corpus.messages import label
from corpus.schema import COMPONENTS

KEYS = "1234567890abcd"  # of the fourteen components, in the law's order
LABELS = ("title", "unit")  # what a taught label may name
# The list of a component that a person adds to.
LISTS = {
    "items": "items",
    "steps": "items",
    "time": "durations",
    "fee": "charges",
    "complaint": "channels",
}


@cache
def page_words(lang: str) -> Mapping[str, str]:
    """The pages' own words, by name."""
    text = files("output.review").joinpath("data", f"{lang}.json").read_text("utf-8")
    found: Mapping[str, str] = json.loads(text)
    return found


def page_settings(lang: str) -> dict[str, Any]:
    """What the script is told: components with their keys, statuses, labels."""
    components = [
        {
            "key": key,
            "name": name,
            "label": label("components", name, lang),
            "list": LISTS[COMPONENTS[name].holds],
        }
        for key, name in zip(KEYS, COMPONENTS, strict=True)
    ]
    return {"components": components, "statuses": list(STATUSES), "labels": list(LABELS)}
