"""Noun phrases that name who acts: applicants, officers, heads, offices."""

from __future__ import annotations

from dataclasses import dataclass

from normalizers.item.tokens import ItemTokens
from normalizers.item.verb import parse_verb
from normalizers.item.word_lists import word_classes
from normalizers.late_pattern import late

MAX_ACTOR_WORDS = 9  # "Petugas Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu" has 9
_AGENT_NOUN = late(r"pe[a-z]{3,}(?<!an)")
_ACRONYM = late(r"[A-Z]{2,}[A-Z&]*")


@dataclass(frozen=True, slots=True)
class ActorPhrase:
    """Words `first` to `last` (exclusive) name an actor; the listed title ends at `title_end`.

    Where `is_sure` is not set, only an active verb behind it tells that it acts.
    """

    first: int
    title_end: int
    last: int
    is_sure: bool


class ActorReader:
    """Finds the actors of one text; `heads` and `documents` are looked up by first word."""

    def __init__(self, tokens: ItemTokens) -> None:
        self.tokens = tokens
        self.classes = word_classes()
        self.heads = {s.first: s for s in tokens.spans if s.label == "actor"}
        self.documents = {s.first: s for s in tokens.spans if s.label in ("document", "name")}
        self.titled = {i for s in self.heads.values() for i in range(s.first, s.last)}
        self.verbs = {s.first for s in tokens.spans if s.label == "verb"}
        self.is_shouted = tokens.text.isupper()

    def word(self, index: int) -> str:
        """The folded word, or an empty one beyond the end."""
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def skip(self, index: int, *names: str) -> int:
        """The first word from `index` on that is in none of the classes."""
        while any(self.word(index) in self.classes[name] for name in names):
            index += 1
        return index

    def actor_at(self, index: int) -> ActorPhrase | None:
        """The actor whose words start here, or None."""
        first = self.skip(index, "determiner")
        head = self.heads.get(first)
        if head is None:
            return self._unlisted(first)
        last = self._extended(head.last)
        return ActorPhrase(first, head.last, last, head.kind != "unit")

    def phrase_at(self, index: int) -> ActorPhrase | None:
        """Any noun phrase that starts here: what follows `oleh` is an actor, listed or not."""
        actor = self.actor_at(index)
        if actor is not None:
            return actor
        first = self.skip(index, "determiner")
        last = self._extended(first)
        return ActorPhrase(first, last, last, True) if last > first else None

    def is_person(self, index: int) -> bool:
        """Whether a word of no list may name who acts: no thing, no action, no verb."""
        word = self.word(index)
        return (
            self._continues(index)
            and word not in self.classes["thing"]
            and not word.startswith(("ber", "ter"))
            and not (word.endswith("an") and word.startswith(("pe", "ke", "la", "ta", "pa")))
        )

    def is_actor_list(self, first: int, last: int) -> bool:
        """Whether these words are actors and what joins them, nothing else: `Kasi & Kabid`."""
        index = first
        while index < last:
            if index not in self.heads:
                return False
            index = self._extended(self.heads[index].last)
            if index < last:
                if self.word(index) not in {*self.classes["conjunction"], ","}:
                    return False
                index += 1
        return first < last and index == last

    def _unlisted(self, first: int) -> ActorPhrase | None:
        word = self.word(first)
        if not word or first in self.documents or word in self.classes["not-agent"]:
            return None
        is_acronym = not self.is_shouted and _ACRONYM.fullmatch(self.tokens.printed(first))
        if not is_acronym and not _AGENT_NOUN.fullmatch(word):
            return None
        return ActorPhrase(first, first + 1, self._extended(first + 1), False)

    def _extended(self, index: int) -> int:
        """Where the noun phrase that has reached `index` ends."""
        limit = index + MAX_ACTOR_WORDS
        while index < limit and self.word(index):
            word = self.word(index)
            if word in self.classes["conjunction"]:
                after = self._joined(index)
                if after == index:
                    break
                index = after
            elif word.isdigit():
                return index + 1 if len(word) <= 2 and self._ends(index + 1) else index
            elif self._continues(index) or self._is_abbreviation_stop(index):
                index += 1
            else:
                break
        return index

    def _continues(self, index: int) -> bool:
        word = self.word(index) or "."
        return (
            word[0].isalpha()
            and word.replace("-", "").isalnum()
            and index not in self.documents
            and not any(
                word in self.classes[name]
                for name in ("preposition", "modal", "negation", "sequence", "state")
            )
            and not self._is_verb(index)
        )

    def _is_abbreviation_stop(self, index: int) -> bool:
        """The full stop of `Kabid. Perizinan`."""
        before = self.heads.get(index - 1)
        return self.word(index) == "." and before is not None and before.kind == "head"

    def _is_verb(self, index: int) -> bool:
        if self.is_attribute(index):
            return False
        return index in self.verbs or parse_verb(self.word(index)) is not None

    def is_attribute(self, index: int) -> bool:
        """`surat masuk`, `pintu keluar`: a weak verb describes the thing before it."""
        if self.word(index) not in self.classes["weak"]:
            return False
        before = self.word(index - 1)
        return (
            before.isalpha()
            and index - 1 not in self.titled
            and before not in self.classes["modal"]
            and before not in self.classes["conjunction"]
        )

    def _ends(self, index: int) -> bool:
        """Whether the subject is complete: a verb, a bracket or nothing follows."""
        return self.word(index) in ("", ")", "(", ":") or self._is_verb(self.skip(index, "modal"))

    def _joined(self, index: int) -> int:
        """Where the phrase goes on after a conjunction: another actor, or more of an office's name.

        The name of an office (Dinas Kependudukan dan Pencatatan Sipil) is printed in capitals; in
        small letters one more word may join (tim verifikasi dan validasi).
        """
        after = self.skip(index + 1, "determiner")
        if after in self.heads:
            return self.heads[after].last
        end = after
        is_capital = True
        while end <= index + MAX_ACTOR_WORDS and self._continues(end):
            is_capital = is_capital and self.tokens.printed(end)[0].isupper()
            end += 1
        verb = parse_verb(self.word(self.skip(end, "modal")))
        if end == after or verb is None:
            return index
        is_one_more = end == after + 1 and verb.voice == "active"
        return end if is_capital or is_one_more else index
