"""Components that the sentences of one numbered list state: "4) Produk pelayanan berupa …".

Such a list counts its components on from the steps above it. What tells it from a list of items is
that its sentences open with one component's name after another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from normalizers.vocabulary.vocabulary import any_of
from parsers.markers import Marker, leading_marker
from parsers.names.heading_words import introducing_words, opening_component
from parsers.section import Row

MIN_RUN = 3  # numbers in a row before different components
MIN_SENTENCE_WORDS = 5  # of one that states its component; shorter ones are names
MAX_NAME_LETTERS = 60  # of a component's name with its qualifiers, before the word that leads on

_LEADS_ON = re.compile(rf"\b{any_of(introducing_words())}\b[\s:]*", re.IGNORECASE)
# Where a sentence on the time goes on with the fee: "… selesai 1 hari dan dikenakan tarif Rp …".
_FEE_CLAUSE = re.compile(
    r"(?:,|;|\b(?:dan|serta|dengan))\s+(?:di)?(?:kenakan|pungut|bebani)\s+(?:biaya|tarif|retribusi|pnbp)\b",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """What a stretch of a sentence states."""

    component: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A row that states components: where its name ends (0 without one that leads on), and what
    stands behind."""

    name_end: int
    parts: tuple[Part, ...]


def find_runs(rows: Sequence[Row]) -> frozenset[int]:
    """The rows of numbered lists that open with one component after another."""
    found: set[int] = set()
    for chain in _chains(rows):
        run: dict[str, int] = {}
        for position, component in chain:
            if component is None or component in run:
                found |= _long_run(run)
                run = {}
            if component is not None:
                run[component] = position
        found |= _long_run(run)
    return frozenset(found)


def _long_run(run: Mapping[str, int]) -> set[int]:
    return set(run.values()) if len(run) >= MIN_RUN else set()


def _chains(rows: Sequence[Row]) -> Iterator[list[tuple[int, str | None]]]:
    """The numbered rows that count on from each other, with the component that each opens with."""
    open_chains: dict[str, tuple[int, list[tuple[int, str | None]]]] = {}
    for position, row in enumerate(rows):
        marker = leading_marker(row.text)
        if marker is None or marker.is_bullet:
            continue
        last, chain = open_chains.get(marker.kind, (0, []))
        if marker.ordinal != last + 1 and chain:
            yield chain
            chain = []
        chain.append((position, _stated(row.text, marker)))
        open_chains[marker.kind] = marker.ordinal, chain
    yield from (chain for _, chain in open_chains.values())


def _stated(text: str, marker: Marker) -> str | None:
    """The component that a row opens with, unless it only names it in a list of names."""
    is_name = text.rstrip().endswith((";", ",")) or text[marker.end :].lstrip()[:1].islower()
    return None if is_name else opening_component(text)


def read_sentence(text: str) -> Sentence | None:
    """What a row of such a list states, if it is more than a name.

    >>> read_sentence("4) Produk pelayanan berupa surat keterangan").name_end
    27
    >>> [part.component for part in read_sentence(
    ...     "3. Jangka waktu 2 hari kerja dan dikenakan tarif Rp 9.000 per lembar").parts]
    ['waktu', 'biaya']
    """
    marker = leading_marker(text)
    component = opening_component(text)
    start = marker.end if marker is not None else 0
    if component is None or len(text[start:].split()) < MIN_SENTENCE_WORDS:
        return None
    led = _LEADS_ON.search(text, start, start + MAX_NAME_LETTERS)
    if led is not None and led.end() < len(text):
        return Sentence(led.end(), (Part(component, led.end(), len(text)),))
    fee = _FEE_CLAUSE.search(text) if component == "waktu" else None
    if fee is None:
        return Sentence(0, (Part(component, 0, len(text)),))
    return Sentence(0, (Part(component, 0, fee.start()), Part("biaya", fee.start(), len(text))))
