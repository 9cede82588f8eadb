"""Who has what a finding speaks of, who has not, and whose standard could not be judged.

Offices are named; of a long list the first names are given and the rest is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from corpus.comparison.comparison import Cluster, ServiceComparison
from corpus.comparison.lists import judged_part
from corpus.comparison.part import ListPart
from corpus.comparison.values import channels_of
from corpus.offices import office_name, owner_key
from corpus.record.contents import is_empty
from corpus.rules.absence import is_unread
from corpus.schema import Channel, ServiceStandard
from output.report.record import item_anchor
from output.report.words import shown

MOST_NAMES = 40  # of one wording: two thirds of a printed page
MOST_WORDINGS = 12

Places = Sequence[tuple[ServiceStandard, str]]  # records, and where in them something stands
# Record id, anchor -> an address.
Linker = Callable[[str, str], str]


class Service:
    """One service, with the lists that its offices are compared by: each made when it is asked for,
    and once, since the findings of an office come one after the other."""

    def __init__(self, service: ServiceComparison, link: Linker) -> None:
        self.comparison = service
        self.records = {record.record_id: record for record in service.records}
        self._link = link
        self._parts: dict[str, tuple[ListPart, Mapping[str, str]]] = {}

    def part(self, component: str) -> tuple[ListPart, Mapping[str, str]]:
        """The component's lists that were read whole, and with whom each record counts."""
        if component not in self._parts:
            self._parts[component] = judged_part(self.comparison, component)
        return self._parts[component]

    def cluster(self, component: str, cluster_id: str) -> Cluster | None:
        """A group by its number."""
        groups = self.comparison.components.get(component, ())
        return next((one for one in groups if one.cluster_id == cluster_id), None)

    def names(self, places: Iterable[tuple[ServiceStandard, str]], own: str) -> dict[str, Any]:
        """Offices by name, each once, with a link to the place in its record; first the one
        that the finding is about, whose key is `own`."""
        found: dict[str, tuple[bool, str, str]] = {}
        for record, path in places:
            address = self._link(record.record_id, item_anchor(record.record_id, path))
            key = owner_key(record)
            found.setdefault(key, (key != own, shown(office_name(record)), address))
        ordered = sorted(found.values(), key=lambda one: (one[0], one[1].casefold(), one[2]))
        return {
            "rows": [
                {"name": name, "href": href, "is_self": not is_other}
                for is_other, name, href in ordered[:MOST_NAMES]
            ],
            "more": max(0, len(ordered) - MOST_NAMES),
            "count": len(ordered),
        }


def group_offices(service: Service, component: str, cluster: Cluster, own: str) -> dict[str, Any]:
    """The offices with a group's item, wording by wording; those without; those not judged."""
    part, owners = service.part(component)
    have: dict[str, list[tuple[ServiceStandard, str]]] = defaultdict(list)
    holders: set[str] = set()
    current = {record.record_id for record in service.comparison.current}
    for member in cluster.members:
        if member.record_id in current:
            record = service.records[member.record_id]
            have[" ".join(member.text.split())].append((record, member.item))
            holders.add(owner_key(record))
    lack = [
        (record, component)
        for record_id, record in part.records.items()
        if owner_key(record) not in holders
        and (not cluster.cases or cluster.cases & part.cases[record_id])
    ]
    unread = [
        (record, component)
        for record in service.comparison.current
        if record.record_id not in owners and owner_key(record) not in holders
    ]
    return _standing(service, (have, lack, unread), own)


def value_offices(
    service: Service, component: str, channel: str | None, own: str
) -> dict[str, Any]:
    """What each office says of time, fee or complaints; with `channel` who offers such a one."""
    said: dict[str, list[tuple[ServiceStandard, str]]] = defaultdict(list)
    lack: list[tuple[ServiceStandard, str]] = []
    unread: list[tuple[ServiceStandard, str]] = []
    for record in service.comparison.current:
        part = getattr(record, component)
        is_shown = component not in record.not_assessable and not is_unread(record, component)
        if not is_shown:
            unread.append((record, component))
            continue
        text = "" if part is None or is_empty(part) else _value(record, component, channel)
        if text:
            said[text].append((record, component))
        else:
            lack.append((record, component))
    return _standing(service, (said, lack, unread), own)


def _standing(
    service: Service, places: tuple[Mapping[str, Places], Places, Places], own: str
) -> dict[str, Any]:
    have, lack, unread = places
    rows = [{"text": shown(text), **service.names(rows, own)} for text, rows in have.items()]
    rows.sort(key=lambda row: (-row["count"], row["text"]))
    return {
        "have": rows[:MOST_WORDINGS],
        "more": max(0, len(rows) - MOST_WORDINGS),
        "count": len({owner_key(record) for rows in have.values() for record, _ in rows}),
        "lack": service.names(lack, own),
        "unread": service.names(unread, own),
    }


def _value(record: ServiceStandard, component: str, channel: str | None) -> str:
    """The component's value as printed; durations where there are any, of channels those meant."""
    if channel is not None:
        return "; ".join(dict.fromkeys(map(_contact, channels_of(record, channel))))
    part = getattr(record, component)
    texts = [one.text for one in getattr(part, "durations", ())]
    return " ".join("; ".join(dict.fromkeys(texts)).split()) or " ".join(part.text.split())


def _contact(channel: Channel) -> str:
    return channel.value or channel.raw
