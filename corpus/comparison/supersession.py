"""An office's several standards for one service: which of them counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.grouping.comparison import LISTS, ServiceComparison
from corpus.offices import owner_key
from corpus.rules.findings import Draft, evidence_at
from corpus.schema import Evidence, ServiceStandard
from normalizers.service.title import title_words


def current_records(records: Sequence[ServiceStandard]) -> tuple[ServiceStandard, ...]:
    """Each office's newest record, in the given order."""
    newest = {id(max(members, key=_age)) for members in _by_office(records).values()}
    return tuple(record for record in records if id(record) in newest)


def find_superseded(service: ServiceComparison) -> Iterator[tuple[str, Draft]]:
    """Older standards of an office whose content differs from the one that counts."""
    for members in _by_office(service.records).values():
        current = max(members, key=_age)
        for record in members:
            if record is not current and _content(record) != _content(current):
                parameters = {"other": current.source.path, "current": current.source.path}
                yield (
                    record.record_id,
                    Draft(
                        "standard-superseded",
                        "service",
                        {**parameters, "other": record.source.path},
                        (*_sign(record), *_sign(current)),
                    ),
                )


def find_split(service: ServiceComparison) -> Iterator[tuple[str, Draft]]:
    """An office that offers this service as several, under titles of their own. Once an office."""
    known = {record.record_id: record for record in service.current}
    for record_ids in service.split:
        records = [known[record_id] for record_id in record_ids]
        titles = [record.service.title or record.service.label or "" for record in records]
        evidence = tuple(one for record in records for one in _title_sign(record))
        parameters = {"titles": titles, "count": len(titles)}
        yield record_ids[0], Draft("service-split", "service", parameters, evidence)


def _title_sign(record: ServiceStandard) -> tuple[Evidence, ...]:
    places = record.service.provenance.get("title")
    return evidence_at(record, places, record.service.title or "") if places else ()


def _by_office(records: Sequence[ServiceStandard]) -> dict[object, list[ServiceStandard]]:
    """Records of one office with one title; a record without any office stands alone."""
    groups: dict[object, list[ServiceStandard]] = defaultdict(list)
    for record in records:
        words = sorted(title_words(record.service.title or "", record.unit.name or ""))
        groups[(owner_key(record), *words)].append(record)
    return groups


def _age(record: ServiceStandard) -> tuple[int, str, str]:
    year = record.decree.year if record.decree and record.decree.year else 0
    date = record.document.effective_date or record.document.signed_date or ""
    return (year, date, record.source.path)


def _content(record: ServiceStandard) -> tuple[object, ...]:
    lists = [
        tuple(" ".join(item.text.casefold().split()) for item in part.items)
        for name in LISTS
        if (part := getattr(record, name)) is not None
    ]
    texts = [
        " ".join(part.text.casefold().split())
        for part in (record.waktu, record.biaya, record.pengaduan)
        if part is not None
    ]
    return (*lists, *texts)


def _sign(record: ServiceStandard) -> tuple[Evidence, ...]:
    if record.decree is not None:
        return evidence_at(record, record.decree.provenance.get("raw"), record.decree.raw)
    return evidence_at(record, record.unit.provenance.get("name"), record.unit.name or "")
