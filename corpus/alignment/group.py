"""A group of items while it grows: its centre, what it may not be joined with, how like it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.alignment.meaning import Meaning
from corpus.alignment.vocabulary import vocabulary

FEWEST_TO_WEIGH = 8  # meanings: how rare a word is among fewer says nothing
MANY_MEANINGS = 40  # among so many, a word that stands in one alone is a turn of phrase
# What a word says by its kind, against 1 for a word of no kind; measured on labelled items.
PAPER = 1.6  # a document asked for
PAPER_IN_STEP = 1.0
ACT = 1.3  # what is done in a step
WEAK_ACT = 0.6  # what is done in every other step: to hand over, to fill in
VERB = 0.8  # in requirements and products
PERSON = 1.4
ISSUED = 0.8  # a paper that many issue
WEAK = 0.45  # words of every other item
ROUTINE = "="  # before the name of a routine, which is no word
Weights = Mapping[str, float]
Owner = tuple[str, str]  # a record and the printed group of its list


class Entry(NamedTuple):
    """One item as it enters: whose it is, where it stands, what it means."""

    record_id: str
    group: str  # the printed group within the list; items of two groups may mean the same
    path: str
    text: str
    position: int  # in the record's list, from 0
    place: float  # in the record's list, as a share of its length
    meaning: Meaning
    case: str = ""  # of the service, as the item says: one list may ask twice for a paper
    part: int = 0  # which paper or act of the item this is; an item may be in several groups
    is_one_of_many: bool = False  # the item has other parts beside this one
    is_alternative: bool = False  # enough instead of another paper of the item


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """Thresholds of likeness, 0 to 1; measured on labelled items (docs/comparison.md)."""

    are_steps: bool = False
    likeness: float = 0.45  # of two groups, enough by itself
    doubtful: float = 0.10  # enough where the place in the list speaks for it too
    place: float = 0.50  # likeness of the neighbours that speaks for it
    with_place: float = 0.62  # words plus the weight of the place
    place_weight: float = 0.50
    apart_weight: float = 0.25  # of two groups that never meet in one list, though often expected
    often_expected: float = 4.0  # meetings expected by chance that make their absence telling
    most_common: int = 400  # holders of one word that are looked at
    neighbours: int = 40  # of a meaning, the likest by their words, that are compared in full
    rounds: int = 6
    lone_share: float = 1.1  # of lists with one item, from which on these mean the same; products
    contrast: float = 0.25  # more for a word that tells like items of one list apart
    chosen: float = 0.20  # enough for two groups that are each other's likest by far
    fewest_lists: int = 4  # with fewer, what is left over may just be something else
    by_far: float = 0.15  # ahead of the next likest
    lists: int = 200  # that are looked at for such words
    contrast_share: float = 0.67  # of common words that makes two items of a list alike
    other_person: float = 0.6  # for items about other people: "KTP saksi", "KTP anak"
    other_issuer: float = 0.6  # for letters of others: of the police, of the village
    not_theirs: float = 0.6  # for items of which one is about somebody who never applies
    aside: float = 0.5  # of what a word says where it stands aside: for whom, when, how
    only_whose: float = 0.6  # for requirements that share nothing but whose they are
    other_state: float = 0.5  # for papers in another state: "KTP lama", "KTP rusak"
    other_head: float = 0.85  # for requirements and products whose first paper is another
    routine: float = 1.5  # what it says that a step is the same routine, against 1 for a word
    in_routine: float = 0.6  # of what the acts of a routine say, which it says already


@dataclass(slots=True)
class Group:
    """Meanings that belong together so far, and what speaks for or against more."""

    nodes: list[int]
    owners: set[Owner]
    centre: dict[str, float]
    amounts: dict[str, set[str]]
    denied: set[str]
    words: set[str]
    shared: frozenset[str]  # words that all its meanings have
    papers: frozenset[str]
    persons: frozenset[str]
    issuers: frozenset[str]
    states: frozenset[str]
    objects: frozenset[str]
    directions: set[str]
    acts: Counter[str]  # of its meanings
    heads: Counter[str]  # the first paper of each
    routines: Counter[str]  # of its meanings
    actors: Counter[str]
    place: float  # sum of the places of its entries, as shares of their lists
    size: int
    partial: int = 0  # of its entries, those that are one part of an item with several
    version: int = 0
    norm: float = 0.0


def weigh_words(meanings: Sequence[Meaning], options: AlignOptions) -> dict[str, float]:
    """How much a word says: documents most, in steps what is done; words of every item least."""
    is_steps = options.are_steps
    counts = Counter(word for meaning in meanings for word in words_of(meaning, options))
    total = max(len(meanings), FEWEST_TO_WEIGH)
    alone = 1.0 - 0.4 * min(1.0, len(meanings) / MANY_MEANINGS)
    weights: dict[str, float] = {}
    for word, count in counts.items():
        base = options.routine if word.startswith(ROUTINE) else _base(word, is_steps)
        rarity = min(1.0, math.log((total + 1) / (count + 0.5)) / math.log(8))
        weights[word] = base * (0.4 + 0.6 * max(0.0, rarity)) * (alone if count == 1 else 1.0)
    return weights


def words_of(meaning: Meaning, options: AlignOptions) -> tuple[str, ...]:
    """The words by which a meaning is compared; of a step its routine, too."""
    if not options.are_steps or not meaning.routine:
        return meaning.words
    return (*meaning.words, ROUTINE + meaning.routine)


def _base(word: str, is_steps: bool) -> float:
    """What a word says by its kind."""
    known = vocabulary()
    if is_steps and word in known.verbs:
        return WEAK_ACT if word in known.weak else ACT
    if word in known.weak or (is_steps and word in known.weak_in_steps):
        return WEAK
    if word in known.persons:
        return PERSON
    if word in known.issued:
        return ISSUED
    if word in known.documents:
        return PAPER_IN_STEP if is_steps else PAPER
    return VERB if word in known.verbs and not is_steps else 1.0


def single_group(
    number: int,
    meaning: Meaning,
    members: Sequence[Entry],
    weights: Weights,
    options: AlignOptions,
) -> Group:
    """The group of one meaning."""
    aside = frozenset(meaning.aside)
    centre = _centre(meaning, weights, options)
    norm = math.sqrt(sum(value * value for value in centre.values())) or 1.0
    found = Group(
        nodes=[number],
        owners={(entry.record_id, entry.group or entry.case) for entry in members},
        centre={word: value / norm for word, value in centre.items()},
        amounts={unit: {value} for unit, value in meaning.amounts},
        denied=set(meaning.denied),
        words=set(meaning.words),
        shared=frozenset(meaning.words),
        papers=_papers(meaning, options),
        persons=vocabulary().persons.intersection(meaning.words),
        issuers=vocabulary().issuers.intersection(meaning.words),
        states=vocabulary().states.intersection(meaning.words) - aside,
        objects=_objects(meaning),
        directions={meaning.direction} - {""},
        acts=Counter(meaning.acts),
        heads=Counter([meaning.head] if meaning.head else []),
        routines=Counter([meaning.routine] if meaning.routine and options.are_steps else []),
        actors=Counter([meaning.actor] if meaning.actor else []),
        place=math.fsum(entry.place for entry in members),
        size=len(members),
        partial=sum(entry.is_one_of_many for entry in members),
        norm=1.0 if centre else 0.0,
    )
    return found


def _centre(meaning: Meaning, weights: Weights, options: AlignOptions) -> dict[str, float]:
    """What each word of a meaning says: less aside, and less of an act that its routine says."""
    aside = frozenset(meaning.aside)
    centre = {
        word: weights[word] * (options.aside if word in aside else 1.0)
        for word in words_of(meaning, options)
    }
    if options.are_steps and meaning.routine:
        for act in centre.keys() & meaning.acts:
            centre[act] *= options.in_routine
    return centre


def _papers(meaning: Meaning, options: AlignOptions) -> frozenset[str]:
    """The papers that are named; in steps without those that any step may name."""
    known = vocabulary()
    return known.documents.intersection(meaning.words).difference(
        known.weak_in_steps if options.are_steps else ()
    )


def _objects(meaning: Meaning) -> frozenset[str]:
    """What is handled, apart from what every other item names."""
    known = vocabulary()
    return frozenset(meaning.words).difference(known.weak, known.verbs, meaning.aside)


def join_groups(groups: dict[int, Group], pairs: dict[int, set[int]], one: int, other: int) -> None:
    """Take the other group into the first, with its neighbours."""
    kept, gone = groups[one], groups.pop(other)
    kept.nodes += gone.nodes
    kept.owners |= gone.owners
    for word, value in gone.centre.items():
        kept.centre[word] = kept.centre.get(word, 0.0) + value
    for unit, values in gone.amounts.items():
        kept.amounts.setdefault(unit, set()).update(values)
    kept.denied |= gone.denied
    kept.words |= gone.words
    kept.shared &= gone.shared
    kept.papers |= gone.papers
    kept.persons |= gone.persons
    kept.issuers |= gone.issuers
    kept.states |= gone.states
    kept.objects |= gone.objects
    kept.directions |= gone.directions
    kept.acts.update(gone.acts)
    kept.heads.update(gone.heads)
    kept.routines.update(gone.routines)
    kept.actors.update(gone.actors)
    kept.place += gone.place
    kept.size += gone.size
    kept.partial += gone.partial
    kept.norm = math.sqrt(sum(value * value for value in kept.centre.values()))
    kept.version += 1
    neighbours = pairs.pop(other)
    pairs[one] |= neighbours
    for neighbour in neighbours:
        pairs[neighbour].discard(other)
        pairs[neighbour].add(one)
    pairs[one].discard(one)
    pairs[one].discard(other)
