"""A step's main clause: who acts, and what is done."""

from __future__ import annotations

from dataclasses import dataclass

from normalizers.item.actor import ActorPhrase, ActorReader
from normalizers.item.events import Event, EventReader
from normalizers.item.tokens import ItemTokens, PatternSpan
from normalizers.item.verb import listed_actions

CONTROL_REACH_WORDS = 4  # "diminta untuk segera kembali mengisi"
MAX_UNLISTED_WORDS = 3  # "Kelompok tani hutan"; what is longer is hardly a subject
_SEPARATORS = (":", "-", "–", "—", ">", "→")


@dataclass(frozen=True, slots=True)
class Clause:
    """Who acts (verbatim) and what is done (canonical verb), None where the text does not say."""

    actor: str | None
    action: str | None


def read_clause(tokens: ItemTokens) -> Clause:
    """The main clause of a step."""
    reader = _ClauseReader(tokens)
    first = reader.main_start()
    actor, action = (None, None) if first is None else reader.read(first)
    if actor is None:
        actor = reader.in_brackets()
    return Clause(reader.printed(actor) if actor else None, action)


class _ClauseReader:
    def __init__(self, tokens: ItemTokens) -> None:
        self.tokens = tokens
        self.actors = ActorReader(tokens)
        self.word = self.actors.word
        self.classes = self.actors.classes
        self.size = len(tokens.words)
        self.events = EventReader(self.actors)
        self.nouns = self.events.nouns
        self.orders = self.events.orders
        self.event_at = self.events.at

    def printed(self, actor: ActorPhrase) -> str:
        return self.tokens.text[self.tokens.starts[actor.first] : self.tokens.ends[actor.last - 1]]

    # Where the main clause starts

    def main_start(self) -> int | None:
        """The first word of the main clause; None where it cannot be told from a condition."""
        first = self._skip_lead(0)
        if self.word(first) not in self.classes["subordinator"]:
            return first
        for comma in (i for i in range(first + 1, self.size) if self.word(i) in (",", "maka")):
            after = self._skip_lead(comma + 1)
            if self._starts_clause(after):
                return after
        return self._start_without_comma(first)

    def _skip_lead(self, index: int) -> int:
        while index < self.size:
            word = self.word(index)
            if index in self.actors.heads:
                break
            after = self.word(index + 1)
            if (word.isdigit() and after in (")", ".")) or (word, after) == ("setelah", "itu"):
                index += 2
            elif (
                not any(letter.isalnum() for letter in word)
                or word in self.classes["sequence"]
                or word in self.classes["modal"]
                or word in ("maka", "itu")
            ):
                index += 1
            else:
                break
        return index

    def _starts_clause(self, index: int) -> bool:
        return (
            index in self.event_at
            or index in self.orders
            or index in self.nouns
            or self.actors.actor_at(index) is not None
            or index in self.actors.documents
            or self.word(index) in ("berkas", "dokumen", "permohonan", "surat")
        )

    def _start_without_comma(self, first: int) -> int | None:
        """The last subject with its verb, unless it is the condition's own subject."""
        for index in sorted(self.actors.heads, reverse=True):
            actor = self.actors.actor_at(index)
            if actor is None or not actor.is_sure or index <= first + 1:
                continue
            if self._verb_behind(actor) and self.word(index - 1) not in self.classes["preposition"]:
                return index
        return None

    def _verb_behind(self, actor: ActorPhrase) -> Event | None:
        return self.event_at.get(self._past_gloss(actor.last))

    def _past_gloss(self, index: int) -> int:
        """Past a bracket, a colon and modal words."""
        if self.word(index) == "(":
            closing = next((i for i in range(index, index + 8) if self.word(i) == ")"), index - 1)
            index = closing + 1
        while self.word(index) in _SEPARATORS:
            index += 1
        return self.actors.skip(index, "modal", "sequence")

    # The clause

    def read(self, first: int) -> tuple[ActorPhrase | None, str | None]:
        """Actor and action of the clause that starts at `first`."""
        actor = self._subject(first)
        order = self._bare_verb(actor) if actor else self._title_at(first)
        if actor is not None and order is not None:
            last = min(actor.last, order.first)
            return ActorPhrase(actor.first, last, last, True), order.kind
        start = actor.last if actor else first
        main = self.events.first_main(start)
        if actor is None and order is not None and not self._is_subject(order, main):
            return self._agent(order.last, None), order.kind
        if main is None:
            return actor if actor else self._agent(first, None), None
        if self.word(main.first) in self.classes["control"]:
            asked = self._asked(main)
            if asked is not None:
                return actor, self._action(asked)
        if not main.is_passive:
            return actor or self._agent(main.last, None), self._action(main)
        title = order or self.nouns.get(first)
        is_light = self.word(main.first) in self.classes["light"]
        action = title.kind if is_light and title else self._action(main)
        return self._agent(main.last, main), action

    def _subject(self, first: int) -> ActorPhrase | None:
        actor = self.actors.actor_at(first)
        if actor is None:
            return self._unlisted_subject(first)
        if actor.is_sure:
            return actor
        verb = self._verb_behind(actor)
        return actor if verb is not None and not verb.is_passive else None

    def _unlisted_subject(self, first: int) -> ActorPhrase | None:
        """`Kelompok tani menyusun usulan`: few words, none a thing, and then a listed action."""
        if first in self.orders or first in self.nouns or not self.actors.is_person(first):
            return None
        last = next((i for i in range(first, self.size) if not self.actors.is_person(i)), self.size)
        verb = self.event_at.get(self.actors.skip(last, "modal"))
        if verb is None or verb.is_passive or not self.events.is_main(verb):
            return None
        is_short = last - first <= MAX_UNLISTED_WORDS
        return ActorPhrase(first, last, last, True) if is_short and self._is_deed(verb) else None

    def _is_deed(self, verb: Event) -> bool:
        return verb.action in listed_actions() and self.word(verb.first) not in self.classes["weak"]

    def _bare_verb(self, actor: ActorPhrase) -> PatternSpan | None:
        """`Petugas cek berkas`: a verb without prefix in or behind what looks like the subject."""
        behind = self._past_gloss(actor.last)
        if behind in self.event_at:
            return None
        inside = next((i for i in range(actor.title_end, actor.last) if i in self.orders), behind)
        return self.orders.get(inside) or self.nouns.get(inside)

    def _title_at(self, first: int) -> PatternSpan | None:
        """A step that starts with its action as a noun or an order: `Verifikasi berkas`."""
        if self.word(first) in self.classes["light-filler"] and first + 1 in self.nouns:
            first += 1
        title = self.nouns.get(first) or self.orders.get(first)
        document = self.actors.documents.get(first)
        if title is None or first in self.event_at or (document and document.last > title.last):
            return None
        return title

    def _is_subject(self, title: PatternSpan, main: Event | None) -> bool:
        """Whether the title is only the subject of a verb: `Pembayaran dilakukan di kasir`."""
        if main is None or not (main.is_passive or main.action == "selesai"):
            return False
        between = (self.word(index) for index in range(title.last, main.first))
        return not any(word == "," or word in self.classes["conjunction"] for word in between)

    def _asked(self, control: Event) -> Event | None:
        return next(
            (
                event
                for event in self.events.events
                if control.last <= event.first <= control.last + CONTROL_REACH_WORDS
                and not event.is_passive
            ),
            None,
        )

    def _action(self, event: Event) -> str:
        """The verb's action; what is `done` or `given` is named by the noun behind it."""
        if self.word(event.first) in self.classes["light"]:
            after = event.last
            while after not in self.nouns and self.word(after) in self.classes["light-filler"]:
                after += 1
            if after in self.nouns and after not in self.actors.documents:
                return self.nouns[after].kind
        return event.action

    def _agent(self, index: int, main: Event | None) -> ActorPhrase | None:
        """Who did it: behind `oleh`, or a title right behind the passive verb."""
        index = self.actors.skip(index, "modal", "light-filler")
        if main is not None and self.word(index) != "oleh":
            actor = self.actors.actor_at(index)
            if actor is not None and actor.is_sure and index in self.actors.heads:
                return actor
        while index < self.size and self.word(index) not in (".", ";"):
            if self.word(index) == "oleh":
                return self.actors.phrase_at(index + 1)
            event = self.event_at.get(index)
            if event is not None and not self._is_joined_passive(event):
                return None
            index += 1
        return None

    def _is_joined_passive(self, event: Event) -> bool:
        """`diterima dan dicatat oleh petugas`: what is done by the same hand."""
        before = self.word(event.first - 1)
        return event.is_passive and (before == "," or before in self.classes["pair"])

    def in_brackets(self) -> ActorPhrase | None:
        """The actors in brackets at the end: `Paraf izin (Sekretaris)`."""
        last = self.size - 1
        while last >= 0 and self.word(last) in (".", ";", ","):
            last -= 1
        if self.word(last) != ")":
            return None
        opening = next((i for i in range(last, -1, -1) if self.word(i) == "("), -1)
        if opening < 0 or not self.actors.is_actor_list(opening + 1, last):
            return None
        return ActorPhrase(opening + 1, last, last, True)
