"""The draft of a shared standard from the comparison of a service.

Nothing is invented: each line is an office's own words, the commonest of its group, with all who
say it. An office counts for a list only where its list was read whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from corpus.comparison.law import limit_of_charge
from corpus.comparison.values import charge_key
from corpus.comparison.whole_lists import is_whole
from corpus.grouping.comparison import (
    LISTS,
    Cluster,
    CompareOptions,
    Member,
    ServiceComparison,
    cases_of_record,
)
from corpus.harmony.changes import changes_of
from corpus.harmony.draft import (
    DraftChannel,
    DraftFee,
    DraftLine,
    DraftTime,
    Holder,
    LegalLimit,
    SharedDraft,
    Standing,
)
from corpus.offices import office_name, short_office_name
from corpus.rules.time import population_limits
from corpus.schema import Charge, Duration, Place, ServiceStandard
from normalizers.duration.units import lasting_seconds

RARE_SHARE = 0.25  # below it a line is told apart from the draft


def harmonize(service: ServiceComparison, options: CompareOptions) -> SharedDraft:
    """The draft of a service; `options` say how many offices agree on what is shared."""
    records = service.current
    draft = SharedDraft(
        service=service.name,
        label=service.label,
        names=tuple(service.names),
        offices={record.record_id: office_name(record) for record in records},
        short_names={record.record_id: short_office_name(record) for record in records},
        lines={name: _lines(service, name, options) for name in LISTS},
        time=_time(service),
        free=tuple(office_name(one) for one in records if one.biaya and one.biaya.kind == "free"),
        fees=tuple(_fees(records)),
        channels=tuple(_channels(records)),
        legal_basis=_legal_basis(records),
        changes={},
    )
    return draft._replace(changes=changes_of(draft, records, options))


def _lines(
    service: ServiceComparison, component: str, options: CompareOptions
) -> tuple[DraftLine, ...]:
    """The groups of a list: what most ask first, steps in the order in which they are taken."""
    clusters = service.components[component]
    judged = {one.record_id: one for one in service.current if is_whole(one, component)}
    cases = {record_id: cases_of_record(one, clusters) for record_id, one in judged.items()}
    counted = {one.record_id for one in service.current}
    found = []
    for cluster in clusters:
        members = [one for one in cluster.members if one.record_id in counted]
        if members:
            asked = [
                record_id
                for record_id in judged
                if not cluster.cases or cluster.cases & cases[record_id]
            ]
            found.append((_place(members, clusters), _line(service, cluster, asked, options)))
    by_place = component == "prosedur"
    found.sort(key=lambda entry: entry[0] if by_place else -entry[1].share)
    return _once([line for _, line in found])


def _once(lines: Sequence[DraftLine]) -> tuple[DraftLine, ...]:
    """Lines with the same words as one: an item that says several things stands in their groups."""
    merged: dict[str, DraftLine] = {}
    for line in lines:
        known = merged.setdefault(line.text, line)
        if known is not line:
            kept = max(known, line, key=lambda one: one.share)
            holders = tuple(dict.fromkeys((*known.holders, *line.holders)))
            merged[line.text] = kept._replace(holders=holders)
    return tuple(merged.values())


def _place(members: Sequence[Member], clusters: Sequence[Cluster]) -> float:
    """Where a group stands in the lists of its holders, from 0 to 1."""
    lengths = Counter(one.record_id for cluster in clusters for one in cluster.members)
    return median(one.position / max(1, lengths[one.record_id]) for one in members)


def _line(
    service: ServiceComparison, cluster: Cluster, asked: Sequence[str], options: CompareOptions
) -> DraftLine:
    records = {one.record_id: one for one in service.current}
    members = [one for one in cluster.members if one.record_id in records]
    have = {one.record_id for one in members}
    share = len(have.intersection(asked)) / len(asked) if asked else 0.0
    return DraftLine(
        text=cluster.text,
        standing=_standing(share, len(asked), options),
        share=round(share, 4),
        holders=tuple(
            Holder(
                office_name(records[one.record_id]),
                one.record_id,
                one.item,
                one.text,
                *_spot(one.source.provenance),
            )
            for one in members
        ),
        judged=len(asked),
        lacking=tuple(record_id for record_id in asked if record_id not in have),
        cases=tuple(sorted(cluster.cases)),
        is_alternative=2 * sum(one.is_alternative for one in members) > len(members),
    )


def _standing(share: float, judged: int, options: CompareOptions) -> Standing:
    if judged <= options.fewest_others:
        return "contested"
    if share >= options.majority:
        return "shared"
    return "contested" if share >= RARE_SHARE else "rare"


def _spot(provenance: Sequence[Place]) -> tuple[int | None, int | None]:
    first = provenance[0] if provenance else None
    return (first.page, first.line) if first is not None else (None, None)


def _time(service: ServiceComparison) -> DraftTime | None:
    """The whole service's times, each office's first that is for everybody."""
    found: list[tuple[float, Holder]] = []
    for record in service.current:
        durations = record.waktu.durations if record.waktu is not None else []
        closed = [
            (number, one)
            for number, one in enumerate(durations)
            if one.maximum is not None and one.bound != "at-least"
        ]
        plain = [entry for entry in closed if entry[1].applies_to is None] or closed
        if plain:
            number, one = plain[0]
            path = f"waktu.durations[{number}]"
            holder = _holder(record, path, one)
            found.append((_longest(one), holder))
    if not found:
        return None
    found.sort()
    ordered = [holder for _, holder in found]
    middle = (len(found) - 1) // 2
    days = population_limits().get(service.kind or "")
    return DraftTime(
        stated=tuple(ordered),
        slower=frozenset(one.record_id for longest, one in found if longest > found[middle][0]),
        fastest=ordered[0].text,
        median=ordered[middle].text,
        slowest=ordered[-1].text,
        limit=LegalLimit(days, "UU 23/2006 Pasal 69") if days is not None else None,
    )


def _longest(one: Duration) -> float:
    basis = one.basis or ("working" if one.unit == "day" else None)
    return float(one.maximum or 0) * lasting_seconds(one.unit, basis)[1]


def _holder(record: ServiceStandard, path: str, one: Duration | Charge) -> Holder:
    page, line = _spot(one.provenance)
    return Holder(office_name(record), record.record_id, path, one.text, page, line)


def _fees(records: Sequence[ServiceStandard]) -> Iterator[DraftFee]:
    """What is charged for, thing by thing, the commonest first."""
    tables: dict[tuple[object, ...], list[tuple[ServiceStandard, int, Charge]]] = defaultdict(list)
    for record in records:
        for number, charge in enumerate(record.biaya.charges if record.biaya else ()):
            if charge.amount is not None:
                tables[charge_key(charge)].append((record, number, charge))
    ordered = sorted(tables.values(), key=lambda rows: (-len(rows), str(rows[0][2].text)))
    for rows in ordered:
        lows = [charge.amount or 0 for _, _, charge in rows]
        highs = [charge.maximum or charge.amount or 0 for _, _, charge in rows]
        limits = [found for one, _, charge in rows if (found := limit_of_charge(one, charge))]
        yield DraftFee(
            applies_to=rows[0][2].applies_to or "",
            currency=rows[0][2].currency,
            stated=tuple(
                _holder(record, f"biaya.charges[{number}]", charge)
                for record, number, charge in rows
            ),
            lowest=min(lows),
            median=sorted(lows)[(len(lows) - 1) // 2],
            highest=max(highs),
            limit=LegalLimit(*max(limits)) if limits else None,
        )


def _channels(records: Sequence[ServiceStandard]) -> Iterator[DraftChannel]:
    """The kinds of channel, the commonest first, over offices whose complaints were read whole."""
    judged = [one for one in records if is_whole(one, "pengaduan")]
    held: dict[str, list[str]] = defaultdict(list)
    for record in judged:
        channels = record.pengaduan.channels if record.pengaduan is not None else []
        for name in sorted({one.kind for one in channels}):
            held[name].append(office_name(record))
    for kind, offices in sorted(held.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        yield DraftChannel(kind, round(len(offices) / len(judged), 4), tuple(offices))


def _legal_basis(records: Sequence[ServiceStandard]) -> tuple[tuple[str, int], ...]:
    """Regulations that offices name as their basis, and how many name each."""
    named: Counter[str] = Counter()
    for record in records:
        basis = record.dasar_hukum
        texts = {" ".join(item.text.split()) for item in basis.items} if basis is not None else ()
        named.update(texts)
    return tuple(sorted(named.items(), key=lambda entry: (-entry[1], entry[0])))
