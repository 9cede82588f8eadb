"""Groups of items put right as people asked: split, merged, called otherwise.

A group is known by its wordings, since its number changes with every document that is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.alignment.group import Entry
from corpus.judgement.status import GroupChange

Reason = str  # why a change fits nothing: a key of the report's words
NO_SERVICE, NO_WORDING, SEVERAL = "no_service", "no_wording", "several_groups"


class NamedGroup(NamedTuple):
    """The entries of a group, and the name that somebody gave it."""

    entries: list[Entry]
    name: str = ""


class Misfit(NamedTuple):
    """A change that was not made, and why; `wording` is what was not found, or found twice."""

    change: GroupChange
    reason: Reason
    wording: str


class _NotOne(Exception):
    """A wording that no group has, or several have."""

    def __init__(self, reason: Reason, wording: str) -> None:
        self.reason, self.wording = reason, wording


@dataclass(slots=True)
class _Groups:
    """The groups while they are put right, each called as people read it."""

    groups: list[NamedGroup]
    usual_text: Callable[[Sequence[Entry]], str]
    misfits: list[Misfit] = field(default_factory=list)

    def make(self, change: GroupChange) -> None:
        try:
            {"split": self._split, "merge": self._merge, "rename": self._rename}[change.change](
                change
            )
        except _NotOne as error:
            self.misfits.append(Misfit(change, error.reason, error.wording))

    def _of(self, wording: str, paper: str) -> int:
        """The place of the group that is called so; else of the only one that has an item so."""
        wanted = folded(wording)
        for texts in (self._names, self._wordings):
            found = [
                place
                for place, one in enumerate(self.groups)
                if wanted in texts(one) and (not paper or paper == usual_paper(one.entries))
            ]
            if len(found) == 1:
                return found[0]
            if found:
                raise _NotOne(SEVERAL, wording)
        raise _NotOne(NO_WORDING, wording)

    def _names(self, group: NamedGroup) -> set[str]:
        return {folded(group.name or self.usual_text(group.entries))}

    def _wordings(self, group: NamedGroup) -> set[str]:
        return {folded(one.text) for one in group.entries}

    def _rename(self, change: GroupChange) -> None:
        place = self._of(change.items[0], change.paper)
        self.groups[place] = self.groups[place]._replace(name=change.name)

    def _merge(self, change: GroupChange) -> None:
        places = sorted({self._of(one, change.paper) for one in change.items})
        joined = [entry for place in places for entry in self.groups[place].entries]
        name = change.name or self.groups[places[0]].name
        self.groups[places[0]] = NamedGroup(joined, name)
        for place in reversed(places[1:]):
            del self.groups[place]

    def _split(self, change: GroupChange) -> None:
        place = self._of(change.of or change.items[0], change.paper)
        known = self._wordings(self.groups[place])
        for one in change.items:
            if folded(one) not in known:
                raise _NotOne(NO_WORDING, one)
        wanted = {folded(one) for one in change.items}
        own = self.groups[place]
        leaving = [one for one in own.entries if folded(one.text) in wanted]
        staying = [one for one in own.entries if folded(one.text) not in wanted]
        if not staying:  # it is a group of its own by now
            self.groups[place] = own._replace(name=change.name or own.name)
            return
        self.groups[place] = own._replace(entries=staying)
        self.groups.insert(place + 1, NamedGroup(leaving, change.name))


def correct_groups(
    groups: Sequence[Sequence[Entry]],
    changes: Sequence[GroupChange],
    usual_text: Callable[[Sequence[Entry]], str],
) -> tuple[list[NamedGroup], list[Misfit]]:
    """The groups after all changes, one after the other, and the changes that fit no group.

    `usual_text` says how a group without a name is called.
    """
    state = _Groups([NamedGroup(list(group)) for group in groups], usual_text)
    for change in changes:
        state.make(change)
    return state.groups, state.misfits


def usual_paper(entries: Sequence[Entry]) -> str:
    """The paper that most of a group's items are about; "" where they name none."""
    kinds = Counter(one.meaning.head for one in entries)
    return min(kinds, key=lambda one: (-kinds[one], one))


def folded(text: str) -> str:
    """A wording as it is looked for: without capitals and spaces that printing adds.

    >>> folded("Fotokopi  KTP ") == folded("fotokopi ktp")
    True
    """
    return " ".join(text.casefold().split())
