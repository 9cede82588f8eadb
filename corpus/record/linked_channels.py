"""Channels behind words that are clicked: "WhatsApp", "klik di sini"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.page import Link
from extractor.passage import Passage
from normalizers.contact.contact import ChannelValue
from normalizers.contact.link import channel_of_link

_OFFICES = ("website", "sp4n-lapor")  # kinds that are no person's own


def linked_channels(body: Passage, printed: Sequence[ChannelValue]) -> list[ChannelValue]:
    """The channels of the links in a text, but those that its words name themselves.

    In a document whose persons are masked, an address that nobody sees and that may be a
    person's is told neither.
    """
    found: list[ChannelValue] = []
    known = {(value.kind, value.value) for value in printed}
    for start, end, link in _links_in(body):
        channel = channel_of_link(link.address)
        is_named = any(value.start < end and start < value.end for value in printed)
        if channel is None or is_named or (channel.kind, channel.value) in known:
            continue
        known.add((channel.kind, channel.value))
        is_office = channel.kind in _OFFICES or (channel.kind == "phone" and not channel.is_mobile)
        is_masked = body.document.unmasked_tape is not None and not is_office
        value = None if is_masked else channel.value
        raw = body.text[start:end]
        found.append(replace(channel, value=value, raw=raw, start=start, end=end))
    return found


def _links_in(body: Passage) -> Iterator[tuple[int, int, Link]]:
    """The links whose words lie in a text, and where in it they stand."""
    links = body.document.links
    position = 0
    for number, piece in enumerate(body.pieces if links else ()):
        position += bool(number) and not piece.is_glued
        for link in links:
            if piece.start <= link.start and link.end <= piece.end:
                start = position + link.start - piece.start
                yield start, start + link.end - link.start, link
        position += piece.end - piece.start
