"""Times, fees and complaint channels out of line with the other offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from corpus.alignment.meaning import read_meaning
from corpus.comparison.left_out import Commonest
from corpus.comparison.times import find_time_outliers, joined_range
from corpus.grouping.comparison import CompareOptions, ServiceComparison
from corpus.rules.findings import Draft, evidence_at
from corpus.schema import Channel, Charge, ServiceStandard

_PAID = frozenset({"fixed", "tariff", "by-regulation"})
# Channels that stand for each other: whoever can call needs no separate number for messages.
_CHANNELS = (
    ("phone", frozenset({"phone", "whatsapp", "sms"})),
    ("email", frozenset({"email"})),
    ("sp4n-lapor", frozenset({"sp4n-lapor"})),
)
_NATIONAL_SITE = "lapor.go.id"


def find_value_differences(
    service: ServiceComparison, options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """Outliers of time and fee, and channels that nearly all others have.

    The parts of a service that an office has split are not like the whole: they are left out.
    """
    parts = {record_id for record_ids in service.split for record_id in record_ids}
    records = [record for record in service.current if record.record_id not in parts]
    yield from find_time_outliers(records, options)
    yield from _fee_kind_outliers(records, options)
    yield from _amount_outliers(records, options)
    yield from _missing_channels(records, options)


def _fee_kind_outliers(
    records: Sequence[ServiceStandard], options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """Free where nearly all others charge, or the reverse."""
    judged = [r for r in records if r.biaya is not None and r.biaya.kind != "unknown"]
    others = len(judged) - 1
    if others < options.fewest_others:
        return
    free = [record for record in judged if _is_free(record)]
    for few, many in (
        (free, [record for record in judged if not _is_free(record)]),
        ([record for record in judged if not _is_free(record)], free),
    ):
        if not few or len(many) < options.majority * others:
            continue
        reference, count = _usual_fee(many)
        for record in few:
            # A fee that contradicts itself is reported as that.
            if record.biaya is None or any(f.rule == "fee-disagrees" for f in record.findings):
                continue
            parameters = {
                "text": record.biaya.text,
                "reference": reference,
                "count": count,
                "total": others,
                "sureness": round(len(many) / others, 2),
            }
            evidence = evidence_at(record, record.biaya.provenance.get("text"), record.biaya.text)
            yield record.record_id, Draft("fee-outlier", "biaya", parameters, evidence)


def _usual_fee(records: Sequence[ServiceStandard]) -> tuple[str, int]:
    """What records that all charge, or all do not, say, and how many of them say that.

    Where they are free, every wording says so; else only what as many state as are counted.
    """
    if _is_free(records[0]):
        texts = Counter(one.biaya.text for one in records if one.biaya)
        return min(texts, key=lambda text: (-texts[text], len(text), text)), len(records)
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for one in records:
        if one.biaya is not None:
            amounts = sorted({charge.amount or 0 for charge in one.biaya.charges})
            key = tuple(amounts) if amounts else (one.biaya.text,)
            groups[key].append(one.biaya.text)
    texts_of_most = max(groups.values(), key=lambda texts: (len(texts), min(texts)))
    if len(texts_of_most) < len(records):
        known = [
            (charge.amount, charge.text)
            for one in records
            if one.biaya is not None and one.biaya.charges
            for charge in one.biaya.charges[:1]
            if charge.amount
        ]
        if len(known) > len(texts_of_most):
            return joined_range(min(known)[1], max(known)[1]), len(known)
    return min(texts_of_most, key=lambda text: (len(text), text)), len(texts_of_most)


def _is_free(record: ServiceStandard) -> bool:
    return record.biaya is not None and record.biaya.kind not in _PAID


def _amount_outliers(
    records: Sequence[ServiceStandard], options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """A charge far from what the others take for the same thing: one finding a record."""
    tables: dict[tuple[object, ...], dict[str, tuple[ServiceStandard, Charge]]] = defaultdict(dict)
    for record in records:
        for charge in record.biaya.charges if record.biaya else ():
            if charge.amount and charge.maximum is None:
                tables[charge_key(charge)].setdefault(record.record_id, (record, charge))
    found: dict[str, Draft] = {}
    for rows in tables.values():
        amounts = Counter(charge.amount for _, charge in rows.values())
        commonest = Commonest(amounts, lambda amount: amount or 0)
        total = len(rows) - 1
        for record_id, (record, charge) in rows.items():
            if total < options.fewest_others or record_id in found:
                continue
            usual, count = commonest.without(charge.amount)
            if not usual or count < options.majority * total or not charge.amount:
                continue
            ratio = charge.amount / usual
            if ratio < options.fee_factor and ratio * options.fee_factor > 1:
                continue
            if any(finding.rule == "fee-disagrees" for finding in record.findings):
                continue
            reference = next(c.text for _, c in rows.values() if c.amount == usual)
            parameters = {
                "text": charge.text,
                "reference": reference,
                "count": count,
                "total": total,
                "amount_rupiah": charge.amount,
                "usual_rupiah": usual,
                "sureness": round(count / total, 2),
            }
            evidence = evidence_at(record, charge.provenance, charge.text)
            found[record_id] = Draft("fee-outlier", "biaya", parameters, evidence)
    yield from sorted(found.items())


def charge_key(charge: Charge) -> tuple[object, ...]:
    """What is charged for: the words of its label and of its unit, and in which money."""
    return (
        charge.currency,
        read_meaning(charge.applies_to or "").words,
        read_meaning(charge.per or "").words,
    )


def _missing_channels(
    records: Sequence[ServiceStandard], options: CompareOptions
) -> Iterator[tuple[str, Draft]]:
    """A way to complain that nearly all others offer; an office without any has its own error."""
    judged = [r for r in records if r.pengaduan is not None and r.pengaduan.channels]
    others = len(judged) - 1
    if others < options.channel_others:
        return
    for name, kinds in _CHANNELS:
        lacking = [r for r in judged if not any(_is_of(c, kinds) for c in _channels(r))]
        have = len(judged) - len(lacking)
        if have < options.channel_majority * others:
            continue
        for record in lacking:
            parameters = {
                "channel": name,
                "count": have,
                "total": others,
                "sureness": round(have / others, 2),
            }
            evidence = (
                evidence_at(record, record.pengaduan.provenance.get("text"), record.pengaduan.text)
                if record.pengaduan
                else ()
            )
            yield record.record_id, Draft("channel-missing", "pengaduan", parameters, evidence)


def channels_of(record: ServiceStandard, name: str) -> list[Channel]:
    """The record's channels of the kind that a `channel-missing` names."""
    return [one for one in _channels(record) if _is_of(one, dict(_CHANNELS)[name])]


def _channels(record: ServiceStandard) -> Sequence[Channel]:
    return record.pengaduan.channels if record.pengaduan else ()


def _is_of(channel: Channel, kinds: frozenset[str]) -> bool:
    if "sp4n-lapor" in kinds and _NATIONAL_SITE in (channel.value or ""):
        return True
    return channel.kind in kinds
