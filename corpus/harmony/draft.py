"""What a draft of a shared standard holds: lines with their share, values, changes by office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

# `shared`: enough offices have it to be the common standard. `contested`: some have it, some do
# not. `rare`: so few that it is told apart. With too few offices everything is contested.
Standing = Literal["shared", "contested", "rare"]
ChangeKind = Literal["add", "explain", "time", "fee", "channel", "unread"]


class Holder(NamedTuple):
    """An office that says something, in its own words, and where it says it."""

    office: str
    record_id: str
    path: str
    text: str
    page: int | None
    line: int | None


class DraftLine(NamedTuple):
    """A requirement, step or product in its commonest words.

    `share` is of the `judged` offices: those that have its case and whose list was read whole.
    `lacking` are the record ids of the judged offices without it, `cases` the special cases that
    it is for.
    """

    text: str
    standing: Standing
    share: float
    holders: tuple[Holder, ...]
    judged: int
    lacking: tuple[str, ...]
    cases: tuple[str, ...]
    is_alternative: bool


class LegalLimit(NamedTuple):
    """What an article allows at most: days of a time, rupiah of a charge."""

    value: int
    article: str


class DraftTime(NamedTuple):
    """The times that offices state, from the fastest to the slowest, in their own words.

    `slower` are the record ids of those that take longer than the middle one.
    """

    stated: tuple[Holder, ...]
    slower: frozenset[str]
    fastest: str
    median: str
    slowest: str
    limit: LegalLimit | None


class DraftFee(NamedTuple):
    """What offices charge for one thing; amounts in whole units of the currency.

    `applies_to` is empty where offices do not say what for.
    """

    applies_to: str
    currency: str
    stated: tuple[Holder, ...]
    lowest: int
    median: int
    highest: int
    limit: LegalLimit | None


class DraftChannel(NamedTuple):
    """A kind of channel for complaints, and who offers it."""

    kind: str
    share: float
    offices: tuple[str, ...]


class Change(NamedTuple):
    """What an office would have to change, or to explain, to follow the draft."""

    kind: ChangeKind
    component: str
    text: str


class SharedDraft(NamedTuple):
    """The draft of a service. `offices` are names by record id, `short_names` shorter ones,
    `free` those that charge nothing.

    `legal_basis` has the regulations that offices name, each with how many name it; `changes` what
    an office would change, by record id.
    """

    service: str
    label: str
    names: tuple[str, ...]
    offices: Mapping[str, str]
    short_names: Mapping[str, str]
    lines: Mapping[str, tuple[DraftLine, ...]]
    time: DraftTime | None
    free: tuple[str, ...]
    fees: tuple[DraftFee, ...]
    channels: tuple[DraftChannel, ...]
    legal_basis: tuple[tuple[str, int], ...]
    changes: Mapping[str, tuple[Change, ...]]
