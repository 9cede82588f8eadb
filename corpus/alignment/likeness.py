"""How like two groups of items are, and whether anything keeps them apart."""

from __future__ import annotations

from collections import Counter

from corpus.alignment.group import AlignOptions, Group
from corpus.alignment.step_likeness import step_likeness
from corpus.alignment.vocabulary import vocabulary

MOST_PERSONS = 2  # that say whose a paper is


def likeness(one: Group, other: Group, options: AlignOptions) -> float:
    """From 0 to 1: of steps how sure they are the same, of papers the cosine of their words less
    what speaks against it."""
    if not one.norm or not other.norm:
        return 0.0
    if len(one.centre) > len(other.centre):
        one, other = other, one
    theirs = other.centre
    shared = 0.0
    for word, value in one.centre.items():
        if word in theirs:
            shared += value * theirs[word]
    if not shared:
        return 0.0
    found = shared / (one.norm * other.norm)
    if options.are_steps:
        return step_likeness(one, other, found)
    if one.persons and other.persons and one.persons.isdisjoint(other.persons):
        found *= options.other_person
    elif _is_third_persons(one, other):
        found *= options.not_theirs
    if one.issuers and other.issuers and one.issuers.isdisjoint(other.issuers):
        found *= options.other_issuer
    if one.states and other.states and one.states.isdisjoint(other.states):
        found *= options.other_state
    if _are_apart(one.heads, other.heads):
        found *= options.other_head
    if _share_only_whose(one, other):
        found *= options.only_whose
    return found


def _share_only_whose(one: Group, other: Group) -> bool:
    """Whether all that two requirements share is whose they are: "KTP orang tua", "SKTT orang
    tua". Several such words are a circumstance, and tell: "bagi duda atau janda mati"."""
    known = vocabulary()
    shared = one.centre.keys() & other.centre.keys()
    if not shared <= known.whose or len(shared & known.persons) > MOST_PERSONS:
        return False
    return bool(one.words - known.whose and other.words - known.whose)


def _are_apart(one: Counter[str], other: Counter[str]) -> bool:
    return bool(one) and bool(other) and one.keys().isdisjoint(other)


def may_join(one: Group, other: Group) -> bool:
    """No office twice, no two amounts of one unit, nothing that one denies and the other asks."""
    if not one.owners.isdisjoint(other.owners):
        return False
    if (one.denied & other.words) or (other.denied & one.words):
        return False
    if one.directions and other.directions and one.directions.isdisjoint(other.directions):
        return False
    return not _are_opposite(one, other)


def _are_opposite(one: Group, other: Group) -> bool:
    """One group only of copies, the other only of originals."""
    for this, that in vocabulary().opposites:
        for first, second in ((one, other), (other, one)):
            if (
                this in first.shared
                and that not in first.words
                and that in second.shared
                and this not in second.words
            ):
                return True
    return False


def ask_for_others(one: Group, other: Group) -> bool:
    """Each names documents, and none is the same; or they are of others: of whom, or whose."""
    if _are_disjoint(one.papers, other.papers) or _are_disjoint(one.issuers, other.issuers):
        return True
    return _is_third_persons(one, other)


def _is_third_persons(one: Group, other: Group) -> bool:
    """Whether one is the card of somebody who never applies, the other nobody's: "KTP saksi"."""
    known = vocabulary()
    heads = one.heads.keys() & other.heads.keys()
    if not heads & known.identities:
        return False
    return bool(known.third_persons & (one.persons ^ other.persons))


def _are_disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)
