"""The verbs of a step, each with its place, and which of them can be the main one."""

from __future__ import annotations

from dataclasses import dataclass

from normalizers.item.actor import ActorReader
from normalizers.item.tokens import PatternSpan
from normalizers.item.verb import parse_verb


@dataclass(frozen=True, slots=True)
class Event:
    """A verb: words `first` to `last` (exclusive) say what is done."""

    first: int
    last: int
    action: str
    is_passive: bool


class EventReader:
    """All verbs of a text; `nouns` and `orders` are actions without a verb's form, by first word.

    A noun is a title (`Verifikasi berkas`), an order a verb without prefix (`Isi formulir`).
    """

    def __init__(self, actors: ActorReader) -> None:
        self.actors = actors
        self.word = actors.word
        self.classes = actors.classes
        self.tokens = actors.tokens
        self.nouns = {s.first: s for s in self.tokens.spans if s.label == "noun"}
        self.orders = {s.first: s for s in self.tokens.spans if s.label == "order"}
        self.events = self._find_events()
        self.at = {event.first: event for event in self.events}

    def first_main(self, start: int) -> Event | None:
        """The first verb from `start` on that is not subordinate."""
        return next((e for e in self.events if e.first >= start and self.is_main(e)), None)

    def _find_events(self) -> list[Event]:
        written = {s.first: s for s in self.tokens.spans if s.label == "verb"}
        events: list[Event] = []
        reached = 0
        for index, word in enumerate(self.tokens.words):
            event = self._event(index, word, written.get(index)) if index >= reached else None
            if event is not None and not self.actors.is_attribute(index):
                events.append(event)
                reached = event.last
        return events

    def _event(self, index: int, word: str, written: PatternSpan | None) -> Event | None:
        if written is not None:
            return Event(index, written.last, written.kind, word.startswith("di"))
        verb = parse_verb(word)
        if verb is not None:
            return Event(index, index + 1, verb.action, verb.voice == "passive")
        split = self.orders.get(index + 1) if word == "di" else None
        if split is not None and self._ends_split_passive(split.last):
            return Event(index, split.last, split.kind, True)
        return None

    def _ends_split_passive(self, index: int) -> bool:
        word = self.word(index)
        return not word.isalnum() or word in self.classes["preposition"]

    def is_main(self, event: Event) -> bool:
        """Not in a relative clause, not a purpose, not denied."""
        index = event.first - 1
        while index >= 0 and self.word(index) in self.classes["modal"]:
            index -= 1
        before = self.word(index)
        return not (
            before in ("yang", "yg")
            or before in self.classes["purpose"]
            or before in self.classes["negation"]
        )
