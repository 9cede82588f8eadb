"""Rules on how long a service takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from corpus.record.contents import leaves
from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import Duration, Evidence, ServiceStandard, TimeComponent
from normalizers.duration import duration as wording
from normalizers.duration.comparison import durations_disagree, total_against_parts
from parsers.names.groups import is_placeholder

INFORMATION_REQUEST = "permohonan-informasi-publik"
INFORMATION_DAYS = 10  # working days, UU 14/2008 art. 22(7)
INFORMATION_TOTAL_DAYS = 17  # with the extension of art. 22(8)
INFORMATION_CALENDAR_DAYS = 14  # ten working days at the least, however they fall
_WORKING_WEEK = 5  # days; however they fall, two others lie between one week's and the next's
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNTIL_DONE = re.compile(r"\b(?:s[./]?d\.?|sampai(?:\s+dengan)?|hingga)\s+selesai\b", re.I)
_DEPENDS = re.compile(
    r"\btergantung\b|\b(?:s[./]?d\.?|sampai(?:\s+dengan)?|hingga)\s+selesai\b", re.I
)
# "Selesai pada hari yang sama" has no number and leaves nothing open.
_SAME_DAY = re.compile(r"\b(?:hari\s+(?:yang\s+sama|itu\s+juga)|saat\s+itu\s+juga)\b", re.I)
_EXTENDED = re.compile(r"perpanjang|tambahan\s+waktu", re.I)
_INCLUDED = re.compile(r"\b(?:termasuk|meliputi|total|seluruhnya)\b", re.I)
_EXPLAINED = re.compile(r"\balasan\w*|\btertulis\b|\bsurat\b", re.I)


@rule
def find_unstated_time(record: ServiceStandard) -> Iterator[Draft]:
    """A time section that states no duration: opening hours, a queue, a sentence."""
    time = _time(record)
    if time is None or time.durations or _SAME_DAY.search(time.text):
        return
    if not _DEPENDS.search(time.text):
        yield Draft("time-unstated", "waktu", {"text": time.text}, _whole(record, time))


@rule
def find_open_ended_time(record: ServiceStandard) -> Iterator[Draft]:
    """Only a least time, "until done", or "it depends"."""
    time = _time(record)
    if time is None:
        return
    is_open = bool(time.durations) or bool(_DEPENDS.search(time.text))
    is_open = is_open and all(one.bound == "at-least" for one in time.durations)
    if is_open or (len(time.durations) == 1 and _UNTIL_DONE.search(time.text)):
        yield Draft("time-open-ended", "waktu", {"text": time.text}, _whole(record, time))


@rule
def find_disagreeing_times(record: ServiceStandard) -> Iterator[Draft]:
    """The headline against the sentence below it; a stated total against its parts."""
    time = _time(record)
    if time is None or len(time.durations) < 2 or _are_same(time.durations):
        return
    read = wording.find_durations(time.text)
    if len(read) != len(time.durations):
        return
    check = total_against_parts(read, time.text)
    if check is not None:
        if check.contradicts:
            total = time.text[check.total.start : check.total.end]
            parts = " + ".join(time.text[one.start : one.end] for one in check.parts)
            yield _disagreement(record, time, "total-and-parts", (total, parts))
        return
    headline, rest = read[0], [one for one in read[1:] if not one.is_extension]
    if len(rest) == 1 and _is_headline(time.text, headline):
        other = rest[0]
        if durations_disagree(headline, other):
            texts = (
                time.text[headline.start : headline.end],
                time.text[other.start : other.end],
            )
            yield _disagreement(record, time, "headline-and-sentence", texts)


@rule
def find_unstated_basis(record: ServiceStandard) -> Iterator[Draft]:
    """Bare days, unless the same number stands there again with its kind."""
    time = _time(record)
    if time is None:
        return
    clear = {one.maximum for one in time.durations if one.unit == "day" and one.basis}
    for one in time.durations:
        if one.unit == "day" and one.basis is None and one.maximum not in clear:
            evidence = evidence_at(record, one.provenance, one.text)
            yield Draft("time-basis-unstated", "waktu", {"text": one.text}, evidence)
            return


@rule
def find_late_information(record: ServiceStandard) -> Iterator[Draft]:
    """A request for public information answered later than the law allows."""
    time = _time(record)
    if time is None or record.service.kind != INFORMATION_REQUEST or not time.durations:
        return
    if _EXTENDED.search(time.text):
        yield from _late_extension(record, time)
        return
    first = time.durations[0]
    days = _calendar_days(first)
    if days is None or first.applies_to:
        return
    limit = INFORMATION_DAYS if first.basis == "working" else INFORMATION_CALENDAR_DAYS
    if days > limit:
        evidence = evidence_at(record, first.provenance, first.text)
        yield Draft("information-request-late", "waktu", {"text": first.text}, evidence)


def _late_extension(record: ServiceStandard, time: TimeComponent) -> Iterator[Draft]:
    """Working days and their extension, together more than the law allows."""
    read = [one for one in wording.find_durations(time.text) if one.unit == "day"]
    longer = [one.maximum for one in read if one.is_extension and one.basis == "working"]
    first = [one.maximum for one in read if not one.is_extension and one.basis == "working"]
    if len(read) != 2 or not longer or not first or _INCLUDED.search(time.text):
        return
    if first[0] + longer[0] > INFORMATION_TOTAL_DAYS:
        parameters = {"text": time.text, "extended": "extended"}
        yield Draft("information-request-late", "waktu", parameters, _whole(record, time))


@rule
def find_unexplained_extension(record: ServiceStandard) -> Iterator[Draft]:
    """More time for an information request, and no word of a written reason for it."""
    time = _time(record)
    if time is None or record.service.kind != INFORMATION_REQUEST:
        return
    if not _EXTENDED.search(time.text) or _EXPLAINED.search(time.text):
        return
    steps = leaves(record.prosedur.items) if record.prosedur is not None else ()
    if not any(_EXTENDED.search(one.text) and _EXPLAINED.search(one.text) for one in steps):
        yield Draft("extension-unexplained", "waktu", {"text": time.text}, _whole(record, time))


@rule
def find_late_population_documents(record: ServiceStandard) -> Iterator[Draft]:
    """A population document later than the law's longest time, in any reading of its days."""
    limit = population_limits().get(record.service.kind or "")
    time = _time(record)
    if limit is None or time is None:
        return
    for one in time.durations:
        days = _calendar_days(one)
        if days is None or one.bound == "at-least":
            continue
        is_late_if_working = (
            one.unit == "day"
            and one.basis == "working"
            and (days + 2 * ((days - 1) // _WORKING_WEEK) > limit)
        )
        if days > limit or is_late_if_working:
            evidence = evidence_at(record, one.provenance, one.text)
            parameters = {"text": one.text, "limit_days": limit}
            if days > limit:
                yield Draft("population-document-late", "waktu", parameters, evidence)
            else:
                parameters["reading"] = "working"
                yield Draft("population-document-late", "waktu", parameters, evidence, "info")
            return


def _time(record: ServiceStandard) -> TimeComponent | None:
    """The time section where it can be judged and says something."""
    time = record.waktu
    if time is None or "waktu" in record.not_assessable or is_placeholder(time.text):
        return None
    return time


def _whole(record: ServiceStandard, time: TimeComponent) -> tuple[Evidence, ...]:
    return evidence_at(record, time.provenance.get("text"), time.text)


def _are_same(durations: Sequence[Duration]) -> bool:
    return len({(one.minimum, one.maximum, one.unit, one.basis) for one in durations}) == 1


def _is_headline(text: str, first: wording.Duration) -> bool:
    """Whether the duration is the first line, all of it."""
    line = text.split("\n", 1)[0]
    return "\n" in text and not (line[: first.start] + line[first.end :]).strip(" .,;:-()")


def _disagreement(
    record: ServiceStandard, time: TimeComponent, between: str, texts: tuple[str, str]
) -> Draft:
    parameters = {"between": between, "first": texts[0], "second": texts[1]}
    evidence = tuple(
        entry for one in time.durations for entry in evidence_at(record, one.provenance, one.text)
    )
    return Draft("time-disagrees", "waktu", parameters, evidence)


def _calendar_days(one: Duration) -> float | None:
    """The longest time in days as printed; None for hours, minutes and open ends."""
    factor = _DAYS.get(one.unit)
    return None if factor is None or one.maximum is None else one.maximum * factor


@cache
def population_limits() -> Mapping[str, int]:
    """Service -> days from complete requirements to the document; articles are in the data."""
    text = files("corpus.rules").joinpath("data", "time_limits.json").read_text("utf-8")
    return {kind: entry["days"] for entry in json.loads(text) for kind in entry["services"]}
