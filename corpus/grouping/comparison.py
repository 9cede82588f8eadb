"""What a comparison holds: services, the records of each, and groups of items with one meaning."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from corpus.alignment.meaning import Meaning
from corpus.grouping.cases import cases_in, special_cases
from corpus.judgement.corrected_groups import Misfit
from corpus.judgement.status import NEW, NO_STATUS, Judgement, StatusFile
from corpus.offices import owner_key
from corpus.schema import Finding, Item, ServiceStandard

LISTS = ("persyaratan", "prosedur", "produk")


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """Thresholds of the rules across offices.

    They are set so that a difference is reported only where the others clearly agree: with three
    others at least, three quarters of them.
    """

    fewest_others: int = 3  # offices beside the one that is judged
    majority: float = 0.75  # share of the others that makes a rule
    shortest_list: float = 0.40  # of the usual length; a shorter list was cut or crammed together
    most_extra: float = 0.15  # share of all offices that still counts as "only these"
    fewest_extra: int = 5  # offices, before one alone is worth a finding
    order_majority: float = 0.90  # share of the others that has two steps the other way round
    time_factor: float = 3.0  # beyond the slowest, or below the fastest, of the others
    time_spread: float = 6.0  # slowest by fastest of the others, up to which they agree at all
    fee_factor: float = 2.0  # against the others' usual amount
    channel_majority: float = 0.90
    channel_others: int = 4


DEFAULT_OPTIONS = CompareOptions()


@dataclass(frozen=True, slots=True)
class CompareContext:
    """What is known beside the records that are compared.

    `baselines`: records that stand for how a service should be, in place of the majority.
    `outside`: record id -> what its document says outside its standards (a decree's own text).
    `status`: what people said of findings and groups.
    """

    baselines: tuple[ServiceStandard, ...] = ()
    outside: Mapping[str, str] = field(default_factory=dict)
    status: StatusFile = NO_STATUS


NO_CONTEXT = CompareContext()


class Member(NamedTuple):
    """One office's item in a group."""

    record_id: str
    item: str  # its place in the record: "persyaratan.items[2]"
    text: str
    position: int
    meaning: Meaning
    source: Item
    is_chapter: bool = False  # its items are compared, too
    is_alternative: bool = False  # in this group, one of several papers of which one is enough
    case: str | None = None  # of the service: "hilang", "wna"; None where it is for every case
    group: str = ""  # what stands over it in its list: "Anggota baru"


@dataclass(frozen=True)
class Cluster:
    """Items with one meaning. `share` is of the records in which the component can be judged.

    What is asked of a group for each record of its service is found once: hence no slots.
    """

    cluster_id: str
    text: str
    share: float
    members: tuple[Member, ...]

    @cached_property
    def cases(self) -> frozenset[str]:
        """The special cases that this is for; empty where an office has it for the usual one."""
        cases = [special_cases(one.case) for one in self.members]
        return frozenset().union(*cases) if all(cases) else frozenset()

    @cached_property
    def paper(self) -> str:
        """The paper that most of its items are about: "ktp"; "" where they name none."""
        kinds = Counter(one.meaning.head for one in self.members)
        return min(kinds, key=lambda one: (-kinds[one], one), default="")

    def of(self, record_id: str) -> Member | None:
        """The record's item in this group, the first where its printed groups repeat it."""
        return next(iter(self.all_of(record_id)), None)

    def all_of(self, record_id: str) -> Sequence[Member]:
        """The record's items in this group."""
        return self._by_record.get(record_id, ())

    def __reduce__(self) -> tuple[type[Cluster], tuple[object, ...]]:
        """On a shelf without what was found of it."""
        return Cluster, (self.cluster_id, self.text, self.share, self.members)

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """What its items mean, each meaning once, the commonest first."""
        counts = Counter(one.meaning for one in self.members)
        return tuple(sorted(counts, key=lambda meaning: (-counts[meaning], meaning)))

    @cached_property
    def folded_texts(self) -> frozenset[str]:
        """The wordings of its items, small letters, each space one."""
        return frozenset(" ".join(one.text.casefold().split()) for one in self.members)

    @cached_property
    def askers(self) -> frozenset[str]:
        """The records that ask for this itself: not for another paper that may be in its place."""
        return frozenset(one.record_id for one in self.members if not one.is_alternative)

    @cached_property
    def _by_record(self) -> Mapping[str, Sequence[Member]]:
        found: dict[str, list[Member]] = defaultdict(list)
        for one in self.members:
            found[one.record_id].append(one)
        return dict(found)


@dataclass(frozen=True, slots=True)
class ServiceComparison:
    """One service over its offices.

    `current` are the records that count: an office's newest, where it has several.
    """

    kind: str | None
    label: str
    records: tuple[ServiceStandard, ...]
    current: tuple[ServiceStandard, ...]
    components: dict[str, tuple[Cluster, ...]]
    misfits: tuple[Misfit, ...] = ()  # changes of its groups that could not be made

    @property
    def name(self) -> str:
        """A key that is unique in the comparison."""
        return self.kind or self.label

    @property
    def split(self) -> tuple[tuple[str, ...], ...]:
        """The record ids of each office that offers this service as several."""
        owners: dict[str, list[str]] = {}
        for record in self.current:
            owners.setdefault(owner_key(record), []).append(record.record_id)
        return tuple(tuple(ids) for ids in owners.values() if len(ids) > 1)

    @property
    def names(self) -> dict[str, int]:
        """The titles under which offices offer this service, the commonest first."""
        titles = (" ".join((one.service.title or "").split()) for one in self.current)
        counts = Counter(title for title in titles if title)
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))

    def as_entry(self) -> dict[str, Any]:
        """The service as `comparison.json` has it."""
        return {
            "kind": self.kind,
            "label": self.label,
            "records": [record.record_id for record in self.records],
            "components": {
                name: {"clusters": [_cluster_entry(one) for one in clusters]}
                for name, clusters in self.components.items()
            },
            "waktu": [_time_entry(record) for record in self.records if record.waktu],
            "biaya": [_fee_entry(record) for record in self.records if record.biaya],
            "pengaduan": [_complaint_entry(record) for record in self.records if record.pengaduan],
            "names": self.names,
            "split": [list(ids) for ids in self.split],
        }


class KnownAs(NamedTuple):
    """A finding's key, what was said of it, and a key by which that was said, if another."""

    key: str
    judgement: Judgement = NEW
    alias: str = ""


class Orphan(NamedTuple):
    """What somebody said of a finding that this run has not."""

    key: str
    judgement: Judgement


def cases_of_record(record: ServiceStandard, clusters: Iterable[Cluster]) -> frozenset[str]:
    """The special cases that a record's items, or its title, are for."""
    said = (
        special_cases(one.case)
        for cluster in clusters
        for one in cluster.members
        if one.record_id == record.record_id
    )
    return frozenset(cases_in(record.service.title or "")).union(*said)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The services of a run, and every finding: of each record, then across offices.

    Of a large run the services lie on a shelf: go through them once, and keep none.

    `known_as` has the key of each finding and what people said of it; `misfits` is what they said
    that fits nothing in this run.
    """

    services: Sequence[ServiceComparison]
    findings: tuple[Finding, ...]
    known_as: tuple[KnownAs, ...] = ()
    misfits: tuple[Misfit | Orphan, ...] = ()


def _cluster_entry(cluster: Cluster) -> dict[str, Any]:
    return {
        "cluster_id": cluster.cluster_id,
        "text": cluster.text,
        **({"paper": cluster.paper} if cluster.paper else {}),
        "share": cluster.share,
        "members": [_member_entry(one) for one in cluster.members],
    }


def _member_entry(one: Member) -> dict[str, Any]:
    entry = {"record_id": one.record_id, "item": one.item, "text": one.text, "case": one.case}
    return {**entry, "alternative": True} if one.is_alternative else entry


def _time_entry(record: ServiceStandard) -> dict[str, Any]:
    time = record.waktu
    return {
        "record_id": record.record_id,
        "text": time.text if time else "",
        "durations": [
            one.model_dump(
                include={"minimum", "maximum", "unit", "basis", "bound", "applies_to", "text"}
            )
            for one in (time.durations if time else ())
        ],
    }


def _fee_entry(record: ServiceStandard) -> dict[str, Any]:
    fee = record.biaya
    return {
        "record_id": record.record_id,
        "kind": fee.kind if fee else None,
        "text": fee.text if fee else "",
        "charges": [
            one.model_dump(include={"amount", "maximum", "currency", "per", "applies_to", "text"})
            for one in (fee.charges if fee else ())
        ],
    }


def _complaint_entry(record: ServiceStandard) -> dict[str, Any]:
    complaint = record.pengaduan
    return {
        "record_id": record.record_id,
        "text": complaint.text if complaint else "",
        "channels": [
            {"kind": one.kind, "value": one.value, "raw": one.raw}
            for one in (complaint.channels if complaint else ())
        ],
    }
