"""Who has what a finding speaks of, who has not, and whose standard could not be judged.

Offices are named; of a long list the first names are given and the rest is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from corpus.comparison.lists import judged_part
from corpus.comparison.part import ListPart
from corpus.comparison.values import channels_of
from corpus.grouping.comparison import Cluster, ServiceComparison
from corpus.offices import office_or_file, owner_key
from corpus.record.contents import is_empty
from corpus.rules.absence import is_unread
from corpus.schema import Channel, ServiceStandard
from output.report.record import item_anchor
from output.report.words import shown

MOST_NAMES = 40  # two thirds of a printed page
MOST_OF_MANY = 8  # of one wording, where more than so many have the item
MOST_WORDINGS = 12

# Record id, anchor -> an address.
Linker = Callable[[str, str], str]
# Records, and where in them something stands.
Places = Sequence[tuple[ServiceStandard, str]]


class Office(NamedTuple):
    """An office by its name, and where its record has what is spoken of."""

    key: str
    name: str
    href: str


class Standing(NamedTuple):
    """Each wording with the offices that have it, the commonest first; those without; those whose
    part was not read whole."""

    have: Sequence[tuple[str, Sequence[Office]]]
    lack: Sequence[Office]
    unread: Sequence[Office]


class Service:
    """One service, with what its offices are compared by. Each part is made when it is asked for,
    and once: many findings ask for the same."""

    def __init__(self, service: ServiceComparison, link: Linker) -> None:
        self.comparison = service
        self.records = {record.record_id: record for record in service.records}
        self._clusters = {
            cluster.cluster_id: cluster
            for clusters in service.components.values()
            for cluster in clusters
        }
        self._link = link
        self._parts: dict[str, tuple[ListPart, Mapping[str, str]]] = {}
        self._standings: dict[tuple[str, str], Standing] = {}

    def part(self, component: str) -> tuple[ListPart, Mapping[str, str]]:
        """The component's lists that were read whole, and with whom each record counts."""
        if component not in self._parts:
            self._parts[component] = judged_part(self.comparison, component)
        return self._parts[component]

    def cluster(self, cluster_id: str) -> Cluster | None:
        """A group by its number."""
        return self._clusters.get(cluster_id)

    def standing_in_group(self, component: str, cluster: Cluster) -> Standing:
        """Who has a group's item."""
        known = (component, cluster.cluster_id)
        if known not in self._standings:
            self._standings[known] = self._named(*_in_group(self, component, cluster))
        return self._standings[known]

    def standing_in_value(self, component: str, channel: str | None) -> Standing:
        """What each office says of time, fee or complaints; of `channel` only who offers it."""
        known = (component, f"channel:{channel}")
        if known not in self._standings:
            self._standings[known] = self._named(*_in_value(self, component, channel))
        return self._standings[known]

    def _named(self, have: Mapping[str, Places], lack: Places, unread: Places) -> Standing:
        rows = [(shown(text), self._offices(places)) for text, places in have.items()]
        rows.sort(key=lambda row: (-len(row[1]), row[0]))
        return Standing(rows, self._offices(lack), self._offices(unread))

    def _offices(self, places: Iterable[tuple[ServiceStandard, str]]) -> list[Office]:
        """The offices, each once, by name."""
        found: dict[str, Office] = {}
        for record, path in places:
            key = owner_key(record)
            href = self._link(record.record_id, item_anchor(record.record_id, path))
            found.setdefault(key, Office(key, shown(office_or_file(record)), href))
        return sorted(found.values(), key=lambda one: (one.name.casefold(), one.href))


def offices_view(standing: Standing, own: str) -> dict[str, Any]:
    """A standing as a dossier shows it; `own` is the key of the office that it is about."""
    holders = {office.key for _, offices in standing.have for office in offices}
    most = MOST_NAMES if len(holders) <= MOST_NAMES else MOST_OF_MANY
    rows = [
        {"text": text, **_names(offices, own, most)}
        for text, offices in standing.have[:MOST_WORDINGS]
    ]
    return {
        "have": rows,
        "more": max(0, len(standing.have) - MOST_WORDINGS),
        "count": len(holders),
        "lack": _names(standing.lack, own, MOST_NAMES),
        "unread": _names(standing.unread, own, MOST_NAMES),
    }


def _names(offices: Sequence[Office], own: str, most: int) -> dict[str, Any]:
    """The first names, that of the office itself before all others."""
    itself = [one for one in offices if one.key == own]
    others = [one for one in offices if one.key != own]
    rows = [*itself, *others][:most]
    return {
        "rows": [{"name": one.name, "href": one.href, "is_self": one.key == own} for one in rows],
        "more": len(offices) - len(rows),
        "count": len(offices),
    }


def _in_group(
    service: Service, component: str, cluster: Cluster
) -> tuple[Mapping[str, Places], Places, Places]:
    part, owners = service.part(component)
    current = {record.record_id: record for record in service.comparison.current}
    have: dict[str, list[tuple[ServiceStandard, str]]] = defaultdict(list)
    for member in cluster.members:
        if member.record_id in current:
            place = (current[member.record_id], member.item)
            have[" ".join(member.text.split())].append(place)
    holders = {owner_key(record) for places in have.values() for record, _ in places}
    lack = [
        (record, component)
        for record_id, record in part.records.items()
        if owner_key(record) not in holders
        and (not cluster.cases or cluster.cases & part.cases[record_id])
    ]
    unread = [
        (record, component)
        for record in current.values()
        if record.record_id not in owners and owner_key(record) not in holders
    ]
    return have, lack, unread


def _in_value(
    service: Service, component: str, channel: str | None
) -> tuple[Mapping[str, Places], Places, Places]:
    said: dict[str, list[tuple[ServiceStandard, str]]] = defaultdict(list)
    lack: list[tuple[ServiceStandard, str]] = []
    unread: list[tuple[ServiceStandard, str]] = []
    for record in service.comparison.current:
        place = (record, component)
        if component in record.not_assessable or is_unread(record, component):
            unread.append(place)
            continue
        part = getattr(record, component)
        text = "" if part is None or is_empty(part) else _value(record, component, channel)
        (said[text] if text else lack).append(place)
    return said, lack, unread


def _value(record: ServiceStandard, component: str, channel: str | None) -> str:
    """The component's value as printed; durations where there are any, of channels those meant."""
    if channel is not None:
        return "; ".join(dict.fromkeys(map(_contact, channels_of(record, channel))))
    part = getattr(record, component)
    texts = [one.text for one in getattr(part, "durations", ())]
    return " ".join("; ".join(dict.fromkeys(texts)).split()) or " ".join(part.text.split())


def _contact(channel: Channel) -> str:
    return channel.value or channel.raw
