"""A whole list crammed into one text: where its items start."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage
from parsers.markers import Marker, inline_candidates

MIN_CHAIN = 2  # markers: one alone is a number in a sentence
_LETTERS = re.compile(r"[^\W\d_]{2}")
_OPENS_DASHES = re.compile(r"(?:[:;]|(?<!\w)\w{1,2}[.)])\s*$")  # "melalui: - a", "a. - a"
_OPENS_LIST = re.compile(r":\s*$")


class InlinePart(NamedTuple):
    """A stretch of text with the marker before it; the first part has none."""

    text: Passage
    marker: Marker | None
    mark: Passage | None
    follows_marker: bool = False  # nothing stands between this marker and the one before it


def inline_parts(
    text: Passage, owns: Sequence[Marker], following: Marker | None
) -> list[InlinePart]:
    """Cut a text at the markers inside it; one part when there are none.

    `owns` are the markers of the item that the text belongs to (two where a writer's number stands
    inside the site's own), `following` that of the item printed after it: when that one has the
    next number, the text cannot hold it too.
    """
    markers = _accepted(text.text, owns, following)
    if not markers:
        return [InlinePart(text, None, None)]
    parts = [InlinePart(text.cut(0, markers[0].start), None, None)]
    for number, marker in enumerate(markers):
        end = markers[number + 1].start if number + 1 < len(markers) else None
        previous = parts[-1]
        follows = not previous.text and (number > 0 or bool(owns))
        parts.append(
            InlinePart(
                text.cut(marker.end, end), marker, text.cut(marker.start, marker.end), follows
            )
        )
    return parts


def _accepted(text: str, owns: Sequence[Marker], following: Marker | None) -> list[Marker]:
    candidates = inline_candidates(text)
    if not candidates:
        return []
    accepted: list[Marker] = []
    for kind in dict.fromkeys(marker.kind for marker in candidates):
        members = [marker for marker in candidates if marker.kind == kind]
        own = next((marker for marker in owns if marker.kind == kind), None)
        if members[0].is_bullet:
            accepted += _bullets(text, members, own)
        else:
            accepted += _chain(text, members, own, following)
    accepted.sort(key=lambda marker: marker.start)
    return accepted


def _bullets(text: str, members: Sequence[Marker], own: Marker | None) -> list[Marker]:
    """Dashes part items only where one has opened the list; other bullets always do."""
    if own is not None and own.kind == members[0].kind:
        return list(members)
    if members[0].kind != "dash":
        return list(members) if len(members) >= MIN_CHAIN else []
    first = members[0]
    if len(members) >= MIN_CHAIN and (
        not text[: first.start].strip() or _OPENS_DASHES.search(text, 0, first.start)
    ):
        return list(members)
    return []


def _chain(
    text: str, members: Sequence[Marker], own: Marker | None, following: Marker | None
) -> list[Marker]:
    """Numbers that count up by one: from the item's own number on, or from one."""
    levels = _nested(text, members, own)
    if levels:
        return levels
    continues_own = (
        own is not None
        and own.kind == members[0].kind
        and not (
            following is not None
            and following.kind == own.kind
            and following.ordinal == own.ordinal + 1
        )
    )
    if continues_own and own is not None:
        chain = _counting(text, members, own.ordinal + 1, following)
        if chain:
            return chain
    chain = _counting(text, members, 1)
    return chain if len(chain) >= MIN_CHAIN else []


def _nested(text: str, members: Sequence[Marker], own: Marker | None) -> list[Marker]:
    """Lists of one kind inside lists: each opened by a colon, each counting from one.

    "1. Baru: 1. KTP 2. KK 2. Ulang: 1. KTP" has two items with a list below each.
    """
    if own is None or own.kind != members[0].kind:
        return []
    counts, chain, has_opened = [own.ordinal], [], False
    for marker in members:
        if marker.ordinal == 1 and _OPENS_LIST.search(text, 0, marker.start):
            counts.append(1)
            has_opened = True
        else:
            level = next(
                (n for n in reversed(range(len(counts))) if counts[n] + 1 == marker.ordinal), -1
            )
            if level < 0 or marker.is_reference:
                continue
            counts = [*counts[:level], marker.ordinal]
        chain.append(marker)
    is_listed = all(_LETTERS.search(text, marker.end) for marker in chain)
    return chain if has_opened and is_listed and len(chain) >= MIN_CHAIN else []


def _counting(
    text: str, members: Sequence[Marker], expected: int, following: Marker | None = None
) -> list[Marker]:
    chain: list[Marker] = []
    for number, marker in enumerate(members):
        if marker.ordinal != expected:
            continue
        if marker.is_reference and not _counts_in(text, members[number:], chain, following):
            continue
        if chain and not _LETTERS.search(text, chain[-1].end, marker.start):
            continue
        if not _LETTERS.search(text, marker.end):
            continue
        chain.append(marker)
        expected += 1
    return chain


def _counts_in(
    text: str, members: Sequence[Marker], chain: Sequence[Marker], following: Marker | None
) -> bool:
    """Whether a number behind a word like "loket" is the list's own.

    A new sentence starts there, no later number is the same, and the text has more of the list, or
    the next item counts on from it.
    """
    first, *later = members
    sentence = text[first.end :].lstrip()
    ordinals = [marker.ordinal for marker in later if not marker.is_reference]
    if following is not None and first.is_followed_by(following):
        ordinals.append(following.ordinal)
    is_listed = len(chain) >= MIN_CHAIN or first.ordinal + 1 in ordinals
    return sentence[:1].isupper() and first.ordinal not in ordinals and is_listed
