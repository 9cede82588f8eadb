"""What every part of the report uses: its own words, and document text made harmless."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from corpus.comparison.compare import UNKNOWN_SERVICE
from corpus.messages import label
from corpus.schema import Channel
from output.text import plain

SEVERITIES = ("error", "warning", "info")
_SAFE_LINK = re.compile(r"^(?:https?://[^\s<>\"'\\]+|mailto:[^\s<>\"'\\]+)$", re.I)


@cache
def labels(lang: str, room: str = "report") -> dict[str, str]:
    """The own words of the pages that a room of `output` makes, in a language."""
    text = files(f"output.{room}").joinpath("data", f"{lang}.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def shown(text: str | None) -> str:
    """Document text on one line, without signs that turn the writing direction."""
    return plain(text or "").strip()


def service_words(name: str | None, lang: str) -> str:
    """A service as a report calls it: its label; without one, that it has none."""
    return shown(name) if name and name != UNKNOWN_SERVICE else labels(lang)["no_service"]


def rupiah(amount: int, lang: str) -> str:
    """An amount as the language groups its digits.

    >>> rupiah(1500000, "id"), rupiah(1500000, "en")
    ('Rp1.500.000', 'Rp1,500,000')
    """
    text = f"Rp{amount:,}"
    return text.replace(",", ".") if lang == "id" else text


def safe_link(address: str | None) -> str | None:
    """An address that may be a link: http, https, mailto and nothing else.

    >>> safe_link("https://example.go.id/a"), safe_link("javascript:alert(1)"), safe_link(None)
    ('https://example.go.id/a', None, None)
    """
    return address if address and _SAFE_LINK.match(address) else None


def channel_view(channel: Channel, lang: str) -> dict[str, Any]:
    """A complaint channel; a link only where it can be nothing else than an address."""
    value = channel.value
    link = None
    if value and channel.kind == "email":
        link = safe_link("mailto:" + quote(value, safe="@.+-_"))
    elif value and channel.kind in ("website", "sp4n-lapor"):
        link = safe_link(value)
    return {
        "kind": label("channels", channel.kind, lang),
        "value": shown(value) if value else "",
        "raw": shown(channel.raw),
        "link": link,
    }
