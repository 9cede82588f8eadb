"""What speaks against an item being missing: another of the office's own may be that item.

An item that says several things at once covers each of them; one in words that no other office
has, where all others have the missing one, may be it. Then nothing is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.alignment.meaning import Meaning, read_meaning
from corpus.alignment.vocabulary import vocabulary
from corpus.grouping.comparison import Cluster, Member

USUAL_NEIGHBOUR = 0.25  # share of the holders in whose lists a group stands next to another
USUAL = 0.5  # share of the offices whose lists have a group that tells where others stand
LONGEST = 2.5  # times as many words, up to which two items may be one in other words
FEWEST_COVERED = 2  # telling words that must be found again in an item that says more
FEWEST_SHARED = 2  # telling words, asides too, by which an item may be another in other words
_EDGE = ""  # the neighbour of the first item and of the last
_Neighbours = dict[str, Counter[str]]


class Places:
    """Where the groups of a component stand in the lists of the offices."""

    def __init__(self, clusters: Iterable[Cluster], owners: Mapping[str, str]) -> None:
        clusters = tuple(clusters)
        offices = len(set(owners.values()))
        self._usual = [
            cluster.cluster_id
            for cluster in clusters
            if USUAL * offices <= len({owners.get(one.record_id) for one in cluster.members})
        ]
        self._at: dict[tuple[str, str], int] = {}
        rows: dict[str, list[tuple[int, str, Member]]] = defaultdict(list)
        for cluster in clusters:
            for member in cluster.members:
                if member.record_id in owners:
                    rows[member.record_id].append((member.position, cluster.cluster_id, member))
        self._before: _Neighbours = defaultdict(Counter)
        self._after: _Neighbours = defaultdict(Counter)
        self._items: dict[str, list[tuple[str, Member]]] = defaultdict(list)
        self._around: dict[tuple[str, str], tuple[str, str]] = {}
        for record_id, row in rows.items():
            order = sorted(row, key=lambda entry: entry[:2])
            names = [_EDGE, *(name for _, name, _ in order), _EDGE]
            for at, (_, name, member) in enumerate(order, 1):
                self._before[name][names[at - 1]] += 1
                self._after[name][names[at + 1]] += 1
                self._at.setdefault((owners[member.record_id], name), at)
                self._items[owners[record_id]].append((name, member))
                self._around.setdefault((owners[record_id], name), (names[at - 1], names[at + 1]))

    def items_of(self, record_id: str) -> Sequence[tuple[str, Member]]:
        """The items of an office, each with the group that it is in."""
        return self._items[record_id]

    def may_be(self, record_id: str, lone: Cluster, usual: Cluster) -> bool:
        """Whether the office's lone item stands where the others have the group, and fits."""
        if not _is_alike_in_kind(_own(lone, record_id), _commonest(usual)):
            return False
        if self._is_in_gap(record_id, lone.cluster_id, usual.cluster_id):
            return True
        before, after = self._around.get((record_id, lone.cluster_id), (_EDGE, _EDGE))
        counts = self._before[usual.cluster_id], self._after[usual.cluster_id]
        least = USUAL_NEIGHBOUR * len(usual.members)
        return counts[0][before] >= least and counts[1][after] >= least

    def _is_in_gap(self, record_id: str, lone: str, usual: str) -> bool:
        """Whether the item stands between the groups around the missing one that the office has."""
        if usual not in self._usual or lone in self._usual:
            return False
        at = self._usual.index(usual)
        own = [self._at.get((record_id, name)) for name in self._usual]
        before = next((place for place in reversed(own[:at]) if place is not None), 0)
        after = next((place for place in own[at + 1 :] if place is not None), before + 2)
        return after - before == 2 and self._at.get((record_id, lone)) == before + 1

    def is_covered(self, record_id: str, usual: Cluster) -> bool:
        """Whether one of the office's items says this, and more."""
        texts = usual.folded_texts
        meaning = _commonest(usual)
        telling = set(meaning.words) - vocabulary().weak
        for _, member in self._items[record_id]:
            for text, own in _said(member):
                if any(one in text for one in texts):
                    return True
                says_more = len(own.words) >= 2 * len(meaning.words) or own is not member.meaning
                if (
                    says_more
                    and len(telling) >= FEWEST_COVERED
                    and telling <= set(own.words)
                    and set(meaning.acts) <= set(own.acts)
                ):
                    return True
        return False


def _own(cluster: Cluster, record_id: str) -> Meaning:
    member = cluster.of(record_id)
    return member.meaning if member is not None else _commonest(cluster)


def _said(member: Member) -> Iterator[tuple[str, Meaning]]:
    """What an item says, and what each of its details does."""
    yield _folded(member.text), member.meaning
    details = list(member.source.children)
    while details:
        detail = details.pop()
        yield _folded(detail.text), read_meaning(detail.text)
        details += detail.children


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def may_say(one: Meaning, group: Cluster) -> bool:
    """Whether an item shares two words with one of a group, wherever they stand: "registrasi
    (daring)", "bila mendaftar daring"."""
    weak = vocabulary().weak
    words = frozenset(one.words) - weak
    return any(
        len(words.intersection(meaning.words)) >= FEWEST_SHARED for meaning in group.meanings
    )


def is_near(one: Meaning, group: Cluster) -> bool:
    """Whether an item may mean what a group does: the same paper, or a telling word in common.

    Of steps what is handled tells; what is done tells where nothing else does.
    """
    return any(_shared(one, meaning) for meaning in group.meanings)


def is_same_routine(one: Meaning, group: Cluster) -> bool:
    """Whether a step is the routine that a group's steps are: to hand in, to check, to sign.

    Who has checked papers in one step may have put into it what others do in two.
    """
    return bool(one.routine) and one.routine == _commonest(group).routine


def _shared(one: Meaning, other: Meaning) -> frozenset[str]:
    known = vocabulary()
    both = frozenset(one.words) & frozenset(other.words)
    both -= known.weak | frozenset(one.aside) | frozenset(other.aside)
    papers = known.documents.intersection(one.words), known.documents.intersection(other.words)
    return both & known.documents if all(papers) else both


def nearness(group: Cluster, items: Iterable[tuple[str, Member]]) -> float:
    """How like a group the likest of the items is, 0 to 1, by the words that they share."""
    return nearest(group, items)[0]


def nearest(group: Cluster, items: Iterable[tuple[str, Member]]) -> tuple[float, Member | None]:
    """The item that is likest a group, and how like; None where none has a word of it."""
    usual = _commonest(group)
    weak = vocabulary().weak
    words = set(usual.words) - weak
    best: tuple[float, Member | None] = (0.0, None)
    for _, item in items:
        own = set(item.meaning.words) - weak
        likeness = len(words & own) / len(words | own) if words or own else 0.0
        if likeness > best[0]:
            best = (likeness, item)
    return best


def _commonest(cluster: Cluster) -> Meaning:
    return cluster.meanings[0]


def _is_alike_in_kind(one: Meaning, other: Meaning) -> bool:
    """Of like length, and about no other paper; what is done may be named by another verb."""
    shorter, longer = sorted((len(one.words), len(other.words)))
    if not shorter or longer > LONGEST * shorter:
        return False
    documents = vocabulary().documents
    papers = documents.intersection(one.words), documents.intersection(other.words)
    return not all(papers) or bool(papers[0] & papers[1])
