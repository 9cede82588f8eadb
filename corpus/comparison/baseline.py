"""Offices against one record that stands for how the service should be, not against a majority.

Each office is compared with the baseline as if these two were all there is: the rules across
offices stay the same, with a majority of one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.comparison.lists import find_list_differences
from corpus.comparison.values import find_value_differences
from corpus.comparison.whole_lists import is_whole
from corpus.grouping.comparison import Cluster, CompareOptions, Member, ServiceComparison
from corpus.offices import office_name
from corpus.rules.content import texts_of
from corpus.rules.findings import Draft, evidence_at
from corpus.schema import DELIVERY, Evidence, ServiceStandard

# Component -> record id -> its items, each with the number of its group.
_Held = Mapping[str, Mapping[str, Sequence[tuple[int, Member]]]]


def find_baseline_differences(
    service: ServiceComparison, baseline: ServiceStandard, options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """What each office has otherwise than the baseline; the baseline itself has no findings."""
    pair_options = replace(
        options,
        fewest_others=1,
        majority=1.0,
        fewest_extra=2,
        most_extra=0.0,
        order_majority=1.0,
        channel_majority=1.0,
        channel_others=1,
    )
    held = _held(service)
    added = {"against": "baseline", "baseline": office_name(baseline)}
    for record in service.current:
        if record.record_id == baseline.record_id:
            continue
        pair = _pair(service, held, record, baseline)
        for record_id, draft in (
            *find_list_differences(pair, pair_options),
            *find_value_differences(pair, pair_options),
            *_other_words(record, baseline),
        ):
            if record_id == record.record_id:
                yield record_id, draft._replace(parameters={**draft.parameters, **added})


def _held(service: ServiceComparison) -> _Held:
    held: dict[str, dict[str, list[tuple[int, Member]]]] = {}
    for component, clusters in service.components.items():
        rows: dict[str, list[tuple[int, Member]]] = defaultdict(list)
        for number, cluster in enumerate(clusters):
            for member in cluster.members:
                rows[member.record_id].append((number, member))
        held[component] = rows
    return held


def _pair(
    service: ServiceComparison, held: _Held, record: ServiceStandard, baseline: ServiceStandard
) -> ServiceComparison:
    """The service as if it had these two records only, with the baseline's words for a group."""
    components: dict[str, tuple[Cluster, ...]] = {}
    for component, clusters in service.components.items():
        members: dict[int, list[Member]] = defaultdict(list)
        for one in (baseline, record):
            for number, member in held[component].get(one.record_id, ()):
                members[number].append(member)
        components[component] = tuple(
            replace(
                clusters[number],
                text=rows[0].text,
                share=len({member.record_id for member in rows}) / 2,
                members=tuple(rows),
            )
            for number, rows in sorted(members.items())
        )
    both = (record, baseline)
    return ServiceComparison(service.kind, service.label, both, both, components)


def _other_words(record: ServiceStandard, baseline: ServiceStandard) -> Iterator[tuple[str, Draft]]:
    """The components whose words are others than the baseline's, in one finding."""
    own, usual = _words_by_component(record), _words_by_component(baseline)
    parts = [name for name in DELIVERY if is_whole(record, name) and is_whole(baseline, name)]
    differing = [name for name in parts if own.get(name) != usual.get(name)]
    if not differing:
        return
    evidence: tuple[Evidence, ...] = ()
    for one in (record, baseline):
        part = getattr(one, differing[0])
        places = part.provenance.get("heading")
        evidence += evidence_at(one, places, part.heading or "") if places else ()
    yield record.record_id, Draft("template-differs", None, {"parts": differing}, evidence)


def _words_by_component(record: ServiceStandard) -> dict[str, list[str]]:
    """The words of each component without signs, capitals and the office's own names."""
    region = record.unit.region.name if record.unit.region else ""
    own = set(re.findall(r"\w+", f"{record.unit.name or ''} {region}".casefold()))
    found: dict[str, list[str]] = defaultdict(list)
    for name, text, _ in texts_of(record):
        found[name] += [word for word in re.findall(r"\w+", text.casefold()) if word not in own]
    return found
