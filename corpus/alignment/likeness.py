"""How like two groups of items are, and whether anything keeps them apart."""

from __future__ import annotations

from collections import Counter

from corpus.alignment.group import AlignOptions, Group
from corpus.alignment.step_likeness import step_likeness
from corpus.alignment.vocabulary import vocabulary

MOST_PERSONS = 2  # that say whose a paper is


def likeness(one: Group, other: Group, options: AlignOptions) -> float:
    """The cosine of two groups' centres, less what their distance in the list says."""
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
    if options.order:
        return step_likeness(one, other)
    distance = abs(one.place / one.size - other.place / other.size)
    found = shared / (one.norm * other.norm)
    if one.persons and other.persons and one.persons.isdisjoint(other.persons):
        found *= options.other_person
    elif _is_third_persons(one, other):
        found *= options.not_theirs
    if one.issuers and other.issuers and one.issuers.isdisjoint(other.issuers):
        found *= options.other_issuer
    if one.states and other.states and one.states.isdisjoint(other.states):
        found *= options.other_state
    if options.order:
        is_same = bool(one.routines.keys() & other.routines.keys())
        if _are_apart(one.routines, other.routines):
            found *= options.other_routine
        elif is_same:
            pass
        elif _are_apart(one.acts, other.acts):
            found *= options.other_act
        elif _are_apart(one.mains, other.mains):
            found *= options.other_main
        if one.objects and other.objects and one.objects.isdisjoint(other.objects):
            found *= options.same_routine_object if is_same else options.other_object
        if not is_same and _share_only_usual(one, other):
            found *= options.only_usual
        found += _same_course(one, other, options) * (1 - found)
    elif _are_apart(one.heads, other.heads):
        found *= options.other_head
    if not options.order and _share_only_whose(one, other):
        found *= options.only_whose
    return found - options.order * max(0.0, distance - options.same_place)


def _same_course(one: Group, other: Group, options: AlignOptions) -> float:
    """What speaks for two steps beside their words: both apply, or hand over the same way."""
    if one.applies and other.applies:
        return options.applying
    is_one_way = bool(one.directions) and one.directions == other.directions
    return options.one_way if is_one_way and one.mains.keys() & other.mains.keys() else 0.0


def _share_only_usual(one: Group, other: Group) -> bool:
    """Whether all that two steps share is what stands in every other step, and each says more:
    to hand over, to fill in, a form, an officer."""
    shared = one.centre.keys() & other.centre.keys()
    if not shared <= vocabulary().usual_in_steps:
        return False
    return bool(one.objects | other.objects)


def _share_only_whose(one: Group, other: Group) -> bool:
    """Whether all that two requirements share is whose they are: "KTP orang tua", "SKTT orang
    tua". Several such words are a circumstance, and tell: "bagi duda atau janda mati"."""
    known = vocabulary()
    shared = one.centre.keys() & other.centre.keys()
    if not shared <= known.whose or len(shared & known.persons) > MOST_PERSONS:
        return False
    return bool(one.words - known.whose and other.words - known.whose)


def are_like(one: Group, other: Group, value: float, options: AlignOptions) -> bool:
    """Whether a likeness of the words is enough by itself."""
    if options.order:
        return value >= options.likeness
    is_other = options.order and (
        _are_apart(one.routines, other.routines)
        or (not one.routines.keys() & other.routines.keys() and _are_apart(one.mains, other.mains))
    )
    is_other = is_other and not (one.applies and other.applies)
    return value >= (options.likeness_other_act if is_other else options.likeness)


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
