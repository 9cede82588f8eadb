"""The links of a text: its clicked words, and the address that stands beside them without ink."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.page import Link, Word

MAX_ADDRESS = 500  # letters

_TARGET = re.compile(r"\]\((?P<address>[^()\s]+)\)")  # "](https://...)", behind the label
_TAG = re.compile(r"href=[\"']?(?P<address>[^\"'<>\s]+)", re.IGNORECASE)  # before it
_TAG_END = re.compile(r"</a\b", re.IGNORECASE)
_OUTWARD = re.compile(r"(?:https?|mailto|tel|callto|sms|whatsapp):\S", re.IGNORECASE)


def outward(address: str | None) -> str:
    """An address that leads out of the file, as it is written; empty for any other.

    >>> outward(" mailto:layanan@contoh.go.id "), outward("#biaya"), outward("/beranda")
    ('mailto:layanan@contoh.go.id', '', '')
    """
    address = (address or "").strip()
    return address if len(address) <= MAX_ADDRESS and _OUTWARD.match(address) else ""


def links_of(words: Sequence[Word]) -> Iterator[Link]:
    """The links of Markdown and of web pages' tags among a text's words."""
    label: list[Word] = []
    address = ""
    for word in words:
        if word.is_visible:
            label.append(word)
            continue
        target, tag = _TARGET.match(word.text), _TAG.match(word.text)
        if target is not None and label:
            yield Link(label[0].start, label[-1].end, target.group("address"))
        elif _TAG_END.match(word.text) and label and address:
            yield Link(label[0].start, label[-1].end, address)
        if tag is not None:
            address = tag.group("address")
        if target is not None or tag is not None or word.text.endswith("[") or "</" in word.text:
            label = []
