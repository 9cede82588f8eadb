"""What changed between two downloads of the same offices.

A standard of the old run and one of the new are the same where office and service are. Items are
matched by what they mean, so that another order, another marker or other line breaks are no change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple

from corpus.alignment.vocabulary import vocabulary
from corpus.comparison.compare import align_component, service_key, wording_of
from corpus.grouping.comparison import LISTS, Member
from corpus.offices import office_key, office_name
from corpus.schema import MANUFACTURING, Duration, FeeComponent, ServiceStandard

ChangeKind = Literal["added", "removed", "changed", "reworded", "moved"]
_TEXTS = ("waktu", "biaya", "pengaduan")


class Change(NamedTuple):
    """One thing that is otherwise.

    `reworded`: the same meaning or value in other words; `moved`: a step at another place among
    the others.
    """

    component: str
    kind: ChangeKind
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class StandardDrift:
    """A standard that is in both runs, with its changes."""

    office: str
    service: str
    old_record_id: str
    new_record_id: str
    changes: tuple[Change, ...]


class StandardName(NamedTuple):
    """A standard that only one of the runs has."""

    office: str
    service: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Drift:
    """Two runs side by side: what came, what went, what changed, and how many stayed the same.

    `pairs` are the record ids of all standards that are in both, changed or not.
    """

    added: tuple[StandardName, ...]
    removed: tuple[StandardName, ...]
    changed: tuple[StandardDrift, ...]
    unchanged: int
    pairs: tuple[tuple[str, str], ...] = ()

    def as_entry(self) -> dict[str, Any]:
        """The drift as JSON has it."""
        return {
            "added": [one._asdict() for one in self.added],
            "removed": [one._asdict() for one in self.removed],
            "changed": [
                {**asdict(one), "changes": [change._asdict() for change in one.changes]}
                for one in self.changed
            ],
            "unchanged": self.unchanged,
        }


def find_drift(old: Sequence[ServiceStandard], new: Sequence[ServiceStandard]) -> Drift:
    """Compare two runs; the same for any order of their records.

    Several standards of one office and service are paired by equal content first, then in the
    order of their decrees and paths.
    """
    before, after = _by_key(old), _by_key(new)
    added: list[StandardName] = []
    removed: list[StandardName] = []
    changed: list[StandardDrift] = []
    ids: list[tuple[str, str]] = []
    for key in sorted({*before, *after}):
        pairs, gone, come = _paired(before.get(key, []), after.get(key, []))
        removed += [_name(one) for one in gone]
        added += [_name(one) for one in come]
        for one, other in pairs:
            ids.append((one.record_id, other.record_id))
            if changes := tuple(find_changes(one, other)):
                changed.append(StandardDrift(*_name(other)[:2], *ids[-1], changes))
    unchanged = len(ids) - len(changed)
    return Drift(tuple(added), tuple(removed), tuple(changed), unchanged, tuple(ids))


def find_changes(old: ServiceStandard, new: ServiceStandard) -> Iterator[Change]:
    """What the newer standard has otherwise, component by component."""
    old_decree = old.decree.raw if old.decree else None
    new_decree = new.decree.raw if new.decree else None
    if _folded(old_decree) != _folded(new_decree):
        yield Change("decree", _kind(old_decree, new_decree), old_decree, new_decree)
    for component in LISTS:
        yield from _item_changes(component, old, new)
    for component in _TEXTS:
        yield from _text_changes(component, old, new)
    for component in MANUFACTURING:
        yield from _item_changes(component, old, new)


def _item_changes(component: str, old: ServiceStandard, new: ServiceStandard) -> Iterator[Change]:
    """Items that came, went, or say it otherwise, in the order of the lists."""
    # Two records of one run may share an id with one of the other: content hashes stay.
    one = old.model_copy(update={"record_id": "old"})
    other = new.model_copy(update={"record_id": "new"})
    both = (one, other)
    kept: list[tuple[Member, Member]] = []
    single: list[Member] = []
    clusters = align_component(component, component, (both, both), wording_of(both))
    for cluster in clusters:
        olds = [member for member in cluster.members if member.record_id == "old"]
        news = [member for member in cluster.members if member.record_id == "new"]
        kept += zip(olds, news, strict=False)
        single += [*olds[len(news) :], *news[len(olds) :]]
    # An item may be in several groups: it is gone where none of them has it in the other run.
    matched = {(one.record_id, one.item) for pair in kept for one in pair}
    changes = [_changed(component, before, after) for before, after in kept]
    for lone in single:
        if (lone.record_id, lone.item) not in matched:
            texts = (lone.text, None) if lone.record_id == "old" else (None, lone.text)
            changes.append(Change(component, _kind(*texts), *texts))
    yield from dict.fromkeys(change for change in changes if change is not None)
    if component == "prosedur":
        yield from dict.fromkeys(_moved(kept))


def _changed(component: str, before: Member, after: Member) -> Change | None:
    if _folded(before.text) == _folded(after.text):
        return None
    kind: ChangeKind = "reworded" if _mean_the_same(before, after) else "changed"
    return Change(component, kind, before.text, after.text)


def _moved(kept: Sequence[tuple[Member, Member]]) -> Iterator[Change]:
    """The fewest steps that, taken out, leave the others in their old order."""
    pairs = sorted(kept, key=lambda pair: (pair[0].position, pair[1].position))
    places = [after.position for _, after in pairs]
    lengths: list[int] = []
    for number, place in enumerate(places):
        before = (lengths[at] for at in range(number) if places[at] <= place)
        lengths.append(1 + max(before, default=0))
    rest, last = max(lengths, default=0), float("inf")
    staying: set[int] = set()
    for number in range(len(places) - 1, -1, -1):
        if lengths[number] == rest and places[number] <= last:
            staying.add(number)
            rest, last = rest - 1, places[number]
    for number, (before_item, after_item) in enumerate(pairs):
        if number not in staying:
            yield Change("prosedur", "moved", before_item.text, after_item.text)


def _mean_the_same(before: Member, after: Member) -> bool:
    """Whether two items differ in words that say little at most ("pemohon", "memiliki")."""
    one, other, weak = before.meaning, after.meaning, vocabulary().weak
    same_words = set(one.words) - weak == set(other.words) - weak
    return same_words and (one.amounts, one.denied) == (other.amounts, other.denied)


def _text_changes(component: str, old: ServiceStandard, new: ServiceStandard) -> Iterator[Change]:
    """Time, fee and complaints: by their values; other words around them are only other words."""
    before, after = getattr(old, component), getattr(new, component)
    texts = (before.text if before else None, after.text if after else None)
    if _folded(texts[0]) == _folded(texts[1]):
        return
    if before is None or after is None:
        yield Change(component, _kind(*texts), *texts)
    elif component == "pengaduan":
        yield from _channel_changes(old, new)
    else:
        values = (_values(old, component), _values(new, component))
        yield Change(component, "reworded" if values[0] == values[1] else "changed", *texts)


def _channel_changes(old: ServiceStandard, new: ServiceStandard) -> Iterator[Change]:
    """Channels that came or went; where none did, the section has other words."""
    before, after = _channels(old), _channels(new)
    for raw in (raw for key, raw in before.items() if key not in after):
        yield Change("pengaduan", "removed", raw, None)
    for raw in (raw for key, raw in after.items() if key not in before):
        yield Change("pengaduan", "added", None, raw)
    if before.keys() == after.keys() and old.pengaduan is not None and new.pengaduan is not None:
        yield Change("pengaduan", "reworded", old.pengaduan.text, new.pengaduan.text)


def _channels(record: ServiceStandard) -> dict[tuple[str, str], str]:
    channels = record.pengaduan.channels if record.pengaduan is not None else []
    return {(one.kind, one.value or _folded(one.raw)): one.raw for one in channels}


def _values(record: ServiceStandard, component: str) -> tuple[object, ...]:
    """What the program read in a section: durations, or the kind of fee and its charges.

    Where it read nothing, the words are all there is.
    """
    if component == "waktu" and record.waktu is not None:
        times = tuple(sorted(map(_duration_key, record.waktu.durations)))
        return times or (_folded(record.waktu.text),)
    if record.biaya is None:
        return ()
    return _fee_values(record.biaya)


def _duration_key(one: Duration) -> tuple[str, ...]:
    parts = (one.minimum, one.maximum, one.unit, one.basis, one.bound, _folded(one.applies_to))
    return tuple(map(str, parts))


def _fee_values(fee: FeeComponent) -> tuple[object, ...]:
    if fee.kind == "unknown":
        return (_folded(fee.text),)
    charges = Counter(
        (one.amount, one.maximum, one.currency, _folded(one.per), _folded(one.applies_to))
        for one in fee.charges
    )
    rules = sorted((str(one.kind), str(one.number), str(one.year)) for one in fee.legal_references)
    return (fee.kind, sorted(charges.items(), key=str), rules)


def _by_key(records: Sequence[ServiceStandard]) -> dict[tuple[str, ...], list[ServiceStandard]]:
    groups: dict[tuple[str, ...], list[ServiceStandard]] = defaultdict(list)
    for record in sorted(records, key=_age):
        groups[(office_key(record), *service_key(record))].append(record)
    return groups


def _age(record: ServiceStandard) -> tuple[int, str, str]:
    year = record.decree.year if record.decree and record.decree.year else 0
    return (year, record.source.path, record.record_id)


def _paired(
    before: Sequence[ServiceStandard], after: Sequence[ServiceStandard]
) -> tuple[
    list[tuple[ServiceStandard, ServiceStandard]], list[ServiceStandard], list[ServiceStandard]
]:
    """Those with one title and one content first, those with one title next, the rest by age."""
    gone, come = list(before), list(after)
    pairs: list[tuple[ServiceStandard, ServiceStandard]] = []
    for sign in (_title_and_source, _title, lambda record: ""):
        for one in list(gone):
            other = next((each for each in come if sign(each) == sign(one)), None)
            if other is not None:
                pairs.append((one, other))
                gone = [each for each in gone if each is not one]
                come = [each for each in come if each is not other]
    return pairs, gone, come


def _title(record: ServiceStandard) -> str:
    return _folded(record.service.title)


def _title_and_source(record: ServiceStandard) -> str:
    return f"{_title(record)}|{record.source.sha256}"


def _name(record: ServiceStandard) -> StandardName:
    service = record.service.label or record.service.title or ""
    return StandardName(office_name(record), service, record.record_id)


def _kind(old: str | None, new: str | None) -> ChangeKind:
    if old is None:
        return "added"
    return "removed" if new is None else "changed"


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
