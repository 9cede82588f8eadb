"""What was noticed while a document was read, as findings: only reading still knew the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.record.assembly import places
from corpus.rulebook import rulebook
from corpus.rules.findings import Draft, evidence_at
from corpus.schema import Evidence, ServiceStandard
from parsers.section import Observation

_FIELDS = {"unit-name": "name", "website": "website", "hierarchy": "hierarchy"}


def find_observed(record: ServiceStandard, observations: Sequence[Observation]) -> Iterator[Draft]:
    """The observations that are findings, each once.

    Rules that can be decided from the record alone (an empty component) are decided there, so that
    records from elsewhere are judged alike: their sheets name no component as observed.
    """
    book = rulebook()
    known = [one for one in observations if one.rule in book and book[one.rule].observed_of]
    for _, same in groupby(known, key=_identity):
        first = next(iter(same))
        component = book[first.rule].observed_of
        parameters = dict(first.parameters)
        if first.rule == "office-mismatch":
            yield from _office_mismatch(record, first, parameters)
            continue
        evidence: tuple[Evidence, ...] = ()
        if first.passage is not None:
            parameters["text"] = first.passage.text
            evidence = evidence_at(record, places(first.passage), first.passage.text)
        is_cut = parameters.get("between") == "truncated"
        yield Draft(first.rule, component, parameters, evidence, "warning" if is_cut else None)


def _identity(entry: Observation) -> tuple[object, ...]:
    place = (entry.passage.text,) if entry.passage is not None else ()
    return (entry.rule, entry.parameters, place)


def _office_mismatch(
    record: ServiceStandard, entry: Observation, parameters: dict[str, str]
) -> Iterator[Draft]:
    """A sign of another region; an address or a mail in the complaint section is shown there."""
    region = record.unit.region
    code = _code_in_channels(record) if parameters.get("source") in ("site", "email") else None
    if code is not None:
        yield Draft("office-mismatch", "pengaduan", parameters, code)
        return
    if entry.passage is None or region is None:
        yield Draft("office-mismatch", "unit", parameters)
        return
    evidence = evidence_at(record, places(entry.passage), entry.passage.text)
    yield Draft("office-mismatch", "unit", parameters, evidence)


def _code_in_channels(record: ServiceStandard) -> tuple[Evidence, ...] | None:
    """The complaint mail whose number is not the office's own code, where there is one."""
    own = record.unit.region.bps_code if record.unit.region else None
    for channel in record.pengaduan.channels if record.pengaduan else ():
        digits = "".join(sign for sign in channel.raw.split("@")[0] if sign.isdigit())
        if channel.kind == "email" and digits and digits != own:
            return evidence_at(record, channel.provenance, channel.raw)
    return None
