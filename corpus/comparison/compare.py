"""The same service over its offices: items side by side, and what is out of line.

Records -> `Comparison`. With fewer offices than the options ask for, or where the others do not
agree among themselves, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from corpus.alignment.align import align
from corpus.alignment.group import AlignOptions, Entry
from corpus.alignment.learned_wording import LearnedWording, learn_wording
from corpus.alignment.masking import own_names
from corpus.comparison.baseline import find_baseline_differences
from corpus.comparison.judged import Told, changes_of, judge, tell
from corpus.comparison.lists import find_list_differences
from corpus.comparison.review import find_in_review
from corpus.comparison.settings import DEFAULT_SETTINGS, Settings
from corpus.comparison.supersession import current_records, find_split, find_superseded
from corpus.comparison.values import find_value_differences
from corpus.comparison.whole_lists import is_whole
from corpus.grouping.cases import case_of
from corpus.grouping.clusters import ItemSource, make_cluster, usual_text
from corpus.grouping.comparison import (
    LISTS,
    NO_CONTEXT,
    Cluster,
    CompareContext,
    CompareOptions,
    Comparison,
    ServiceComparison,
)
from corpus.grouping.entries import item_entries, told_by_case
from corpus.grouping.list_items import compared_items
from corpus.judgement.corrected_groups import Misfit, correct_groups
from corpus.judgement.status import GroupChange
from corpus.messages import DEFAULT_LANGUAGE, render_message
from corpus.offices import office_name, owner_key
from corpus.rulebook import SEVERITIES, rulebook
from corpus.rules.findings import Draft, make_finding
from corpus.schema import Finding, ServiceStandard
from corpus.shelf import Shelf
from normalizers.service.title import names_service, title_words

_RANKS = ("error", "warning", "info")
UNKNOWN_SERVICE = "Layanan tanpa nama"
# Steps have an order; where nearly every office names one product, it is the same product.
ALIGN_OPTIONS = {
    "persyaratan": AlignOptions(chosen=0.3, with_place=0.7),
    "prosedur": AlignOptions(
        are_steps=True,
        likeness=0.55,
        place_weight=0.6,
        with_place=0.6,
        doubtful=0.05,
        chosen=2.0,
        contrast=0.1,
    ),
    "produk": AlignOptions(lone_share=0.8),
}


def compare_records(
    records: Sequence[ServiceStandard],
    settings: Settings = DEFAULT_SETTINGS,
    lang: str = DEFAULT_LANGUAGE,
    context: CompareContext = NO_CONTEXT,
) -> Comparison:
    """Compare the records of a run, service by service; the same for any order of the records.

    A baseline that is not among the records is shown beside them and has no findings of its own.
    Of records on a shelf those of one service are in memory at a time, and the services of the
    comparison are on a shelf, too.
    """
    known = {record.record_id for record in records}
    added = [one for one in context.baselines if one.record_id not in known]
    places = sorted(_place(number, one) for number, one in enumerate(chain(records, added)))
    is_large = isinstance(records, Shelf)
    services: Shelf[ServiceComparison] | list[ServiceComparison] = Shelf() if is_large else []
    found: dict[str | None, list[Told]] = defaultdict(list)

    def compare(kind: str | None, label: str, numbers: Sequence[int]) -> None:
        """One service; what it needs goes before the next one is there."""
        members = [
            records[one] if one < len(records) else added[one - len(records)] for one in numbers
        ]
        changes = changes_of(kind, label, context.status.groups)
        service = compare_service(kind, label, members, changes)
        own = _findings(service, (settings, lang, context), known)
        for told in tell(service, own, context.status):
            found[told.finding.record_id].append(told)
        services.append(service)

    for each in _by_service(places):
        compare(*each)
    ordered = [one for place in places for one in found[place.record_id]]
    judged = judge(services, ordered, context.status)
    kept = [
        (finding, known_as)
        for each, known_as in zip(ordered, judged.known_as, strict=True)
        if (finding := settings.applied_to(each.finding)) is not None
    ]
    whole = services if isinstance(services, Shelf) else tuple(services)
    findings = tuple(one for one, _ in kept)
    return Comparison(whole, findings, tuple(one for _, one in kept), judged.misfits)


def _findings(
    service: ServiceComparison, asked: tuple[Settings, str, CompareContext], known: Set[str]
) -> list[tuple[ServiceStandard, Finding]]:
    """All findings of a service's own records: of each by itself, then across offices."""
    settings, lang, context = asked
    found: list[tuple[ServiceStandard, Finding]] = []
    for record in service.records:
        if record.record_id in known:
            found += [(record, _in_language(one, lang)) for one in record.findings]
            outside = context.outside.get(record.record_id, "")
            drafts = find_in_review(record, settings, outside)
            found += [(record, make_finding(record, draft, lang)) for draft in drafts]
    by_id = {record.record_id: record for record in service.records}
    baseline_ids = {one.record_id for one in context.baselines}
    for record_id, draft in _differences(service, settings.thresholds, baseline_ids):
        if record_id in known:
            found.append((by_id[record_id], make_finding(by_id[record_id], draft, lang)))
    return found


class _Place(NamedTuple):
    """A record in the order of all, what makes it one of its service, and the service's name."""

    order: tuple[str, str, str]
    record_id: str
    number: int
    service: tuple[str, str]
    label: str


def _place(number: int, record: ServiceStandard) -> _Place:
    label = record.service.label or record.service.title or ""
    return _Place(_order_of(record), record.record_id, number, service_key(record), label)


def _order_of(record: ServiceStandard) -> tuple[str, str, str]:
    """Where a record stands among all: by what it says; its id parts only copies."""
    return (office_name(record), record.service.title or "", record.source.path)


def _weight(draft: Draft) -> tuple[int, float]:
    """What matters most first, then what is surest."""
    severity = draft.severity or SEVERITIES[draft.rule]
    return (_RANKS.index(severity), -float(draft.parameters.get("sureness", 1.0)))


def _differences(
    service: ServiceComparison, options: CompareOptions, baseline_ids: Set[str]
) -> Iterator[tuple[str, Draft]]:
    """What is out of line within a service: with its baseline where there is one."""
    yield from find_superseded(service)
    yield from find_split(service)
    baseline = next((one for one in service.records if one.record_id in baseline_ids), None)
    if baseline is not None:
        yield from find_baseline_differences(service, baseline, options)
        return
    found = (
        *find_list_differences(service, options),
        *find_value_differences(service, options),
    )
    yield from sorted(found, key=lambda one: _weight(one[1]))


def compare_service(
    kind: str | None,
    label: str,
    records: Sequence[ServiceStandard],
    changes: Sequence[GroupChange] = (),
) -> ServiceComparison:
    """One service: its records, and its lists aligned, with the groups put right by `changes`."""
    current = current_records(records)
    learned = wording_of(records)
    components: dict[str, tuple[Cluster, ...]] = {}
    misfits: list[Misfit] = []
    for name in LISTS:
        own = [one for one in changes if one.component == name]
        components[name], not_made = _aligned(kind or label, name, (records, current), learned, own)
        misfits += not_made
    return ServiceComparison(kind, label, tuple(records), current, components, tuple(misfits))


def wording_of(records: Iterable[ServiceStandard]) -> LearnedWording:
    """What the lists of these records tell about their own words."""
    return learn_wording(
        row.item.text for one in records for name in LISTS for row in compared_items(one, name)
    )


def align_component(
    service: str,
    component: str,
    both: tuple[Sequence[ServiceStandard], Sequence[ServiceStandard]],
    learned: LearnedWording,
) -> tuple[Cluster, ...]:
    """The groups of a component's items over all records of a service, and those that count."""
    return _aligned(service, component, both, learned, ())[0]


def _aligned(
    service: str,
    component: str,
    both: tuple[Sequence[ServiceStandard], Sequence[ServiceStandard]],
    learned: LearnedWording,
    changes: Sequence[GroupChange],
) -> tuple[tuple[Cluster, ...], list[Misfit]]:
    """The groups as people want them, and what they want that fits none."""
    records, current = both
    entries: list[Entry] = []
    sources: dict[tuple[str, str], ItemSource] = {}
    for record in records:
        own = own_names(
            record.unit.name,
            record.unit.region.name if record.unit.region else None,
            record.service.label,
        )
        rows = list(compared_items(record, component))
        found: list[Entry] = []
        for position, row in enumerate(rows):
            found += item_entries(record, (own, learned), rows, position)
            sources[(record.record_id, row.path)] = ItemSource(
                row, case_of(record, row.item, row.group)
            )
        entries += told_by_case(found)
    judged = {
        record.record_id: owner_key(record) for record in current if is_whole(record, component)
    }
    order = {record.record_id: place for place, record in enumerate(records)}
    groups = [
        sorted(group, key=lambda one: (order[one.record_id], one.position))
        for group in align(entries, ALIGN_OPTIONS.get(component, AlignOptions()))
    ]
    named, misfits = correct_groups(groups, changes, usual_text)
    clusters = tuple(
        make_cluster(f"{service}.{component}.{number}", group, judged, sources)
        for number, group in enumerate(named, 1)
    )
    return clusters, misfits


def _by_service(places: Sequence[_Place]) -> Iterator[tuple[str | None, str, list[int]]]:
    """The records of each service by number: by kind, else by the words of the title."""
    groups: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for place in places:
        groups[place.service].append(place)
    for (kind, _), members in sorted(groups.items(), key=lambda entry: entry[0]):
        yield kind or None, members[0].label or UNKNOWN_SERVICE, [one.number for one in members]


def service_key(record: ServiceStandard) -> tuple[str, str]:
    """What makes two records the same service: its kind, else the words of its title."""
    if record.service.kind:
        return (record.service.kind, "")
    words = title_words(record.service.title or "", record.unit.name or "")
    # Without a title that names anything two records have nothing in common but the office, if
    # that is known.
    return ("", " ".join(sorted(words)) if names_service(words) else owner_key(record))


def _in_language(finding: Finding, lang: str) -> Finding:
    """A finding of `extract`, its message in the report's language."""
    if lang == DEFAULT_LANGUAGE or finding.rule not in rulebook():
        return finding
    message = render_message(finding.rule, finding.parameters, lang)
    return finding.model_copy(update={"message": message})
