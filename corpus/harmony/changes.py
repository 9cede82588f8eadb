"""What each office would have to change, or to explain, to follow a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.comparison.whole_lists import is_whole
from corpus.harmony.draft import Change, SharedDraft
from corpus.offices import office_name

if TYPE_CHECKING:
    from corpus.grouping.comparison import CompareOptions
    from corpus.schema import ServiceStandard


def changes_of(
    draft: SharedDraft, records: Sequence[ServiceStandard], options: CompareOptions
) -> Mapping[str, tuple[Change, ...]]:
    """Record id -> its changes: only of what was read whole, and only against what is shared."""
    return {record.record_id: tuple(_changes(draft, record, options)) for record in records}


def _changes(
    draft: SharedDraft, record: ServiceStandard, options: CompareOptions
) -> Iterator[Change]:
    own = office_name(record)
    for component, lines in draft.lines.items():
        if not is_whole(record, component):
            yield Change("unread", component, "")
            continue
        for line in lines:
            holds = any(one.record_id == record.record_id for one in line.holders)
            if line.standing == "shared" and record.record_id in line.lacking:
                yield Change("add", component, line.text)
            elif line.standing == "rare" and holds:
                yield Change("explain", component, line.text)
    yield from _time_changes(draft, record)
    yield from _fee_changes(draft, record)
    if is_whole(record, "pengaduan"):
        for channel in draft.channels:
            if channel.share >= options.channel_majority and own not in channel.offices:
                yield Change("channel", "pengaduan", channel.kind)


def _time_changes(draft: SharedDraft, record: ServiceStandard) -> Iterator[Change]:
    """A time that is slower than the middle one."""
    if draft.time is None or record.record_id not in draft.time.slower:
        return
    for one in draft.time.stated:
        if one.record_id == record.record_id:
            yield Change("time", "waktu", one.text)


def _fee_changes(draft: SharedDraft, record: ServiceStandard) -> Iterator[Change]:
    """A charge above the middle one of the same thing."""
    for fee in draft.fees:
        for one in fee.stated:
            amount = _amount(record, one.path)
            if one.record_id == record.record_id and amount is not None and amount > fee.median:
                yield Change("fee", "biaya", one.text)


def _amount(record: ServiceStandard, path: str) -> int | None:
    charges = record.biaya.charges if record.biaya is not None else []
    return next(
        (one.amount for n, one in enumerate(charges) if path == f"biaya.charges[{n}]"), None
    )
