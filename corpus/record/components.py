"""A section's passages -> its component of the record, values read by the normalizers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from corpus.record.assembly import (
    Assembly,
    Context,
    Reads,
    build_items,
    build_notes,
    build_references,
    flat,
    places,
)
from corpus.record.linked_channels import linked_channels
from corpus.record.masking.mask import MASK
from corpus.record.masking.redaction import unmasked
from corpus.schema import (
    Channel,
    Charge,
    ComplaintComponent,
    Contact,
    Duration,
    FeeComponent,
    Item,
    ListComponent,
    Place,
    ProcedureComponent,
    RequestedDocument,
    TimeComponent,
)
from extractor.passage import Passage, join_passages
from normalizers.contact.contact import ChannelValue, find_channels
from normalizers.duration import duration
from normalizers.duration.comparison import total_against_parts
from normalizers.fee import fee
from normalizers.item.language import read_item
from parsers.lists.lists import ListReading, parse_list
from parsers.lists.paragraphs import paragraphs
from parsers.markers import leading_marker
from parsers.names.groups import is_placeholder
from parsers.names.spelling import squeezed
from parsers.section import FlowBox, Observation, Section, StepRow

# What no standard means: numbers that were run together. Tables and reports hold 64 bits.
MAX_RUPIAH = 10**15
MAX_PERIODS = 10**6  # seconds to years

# A paragraph's number of several levels: "2.3.1. ", "2.3.1 ", "3.1. "
_LEVELS = re.compile(
    r"^(?P<number>[1-9]\d?(?:\.[1-9]\d?){2,4}(?=\.? )|[1-9]\d?\.[1-9]\d?(?=\. ))\.? (?=\S)", re.M
)

Parts = ListComponent | ProcedureComponent | TimeComponent | FeeComponent | ComplaintComponent


def build_component(
    assembly: Assembly,
    sections: Sequence[Section],
    holds: str,
    observations: list[Observation],
) -> Parts:
    """The component that sections of one name make together, in their order; what is
    contradictory in it is noted in `observations`."""
    name = sections[0].component or ""
    heads = [section.heading for section in sections if section.heading is not None]
    provenance = {"heading": assembly.head(heads[0], name)} if heads else {}
    if holds in ("items", "steps"):
        for section in sections:
            observations += _disagreeing_total(section)
        return _list_component(assembly, sections, holds == "steps", provenance)
    body, text = _joined_text(sections)
    if body is not None:
        body, text, numbers = _without_levels(body, text, heads)
        assembly.mark([*numbers, *(mark for s in sections for mark in s.note_marks)], name)
        assembly.take(body, f"{name}.text")
        provenance["text"] = places(body)
    for further in heads[1:]:
        assembly.head_again(further, f"{name}.text")
    heading = heads[0].text if heads else None
    if body is None or is_placeholder(text):
        observations.append(
            Observation("component-empty", (("component", name),), heads[0] if heads else None)
        )
    if holds == "time":
        durations = build_durations(body, text, observations)
        return TimeComponent(heading=heading, text=text, durations=durations, provenance=provenance)
    if holds == "fee":
        return _fee_component(body, text, heading, provenance, observations)
    channels = build_channels(body, text)
    return ComplaintComponent(heading=heading, text=text, channels=channels, provenance=provenance)


def _joined_text(sections: Sequence[Section]) -> tuple[Passage | None, str]:
    """The sections' bodies as one passage, and its text with a line feed where a paragraph or a
    section starts; both are equally long."""
    read = [paragraphs(section.body, section.right_pt) for section in sections if section.body]
    if not read:
        return None, ""
    passages = [passage for passage, _ in read]
    whole = passages[0] if len(passages) == 1 else join_passages(passages)
    return whole, "\n".join(text for _, text in read)


def _without_levels(
    body: Passage, text: str, heads: Sequence[Passage]
) -> tuple[Passage, str, list[Passage]]:
    """A text without the numbers of several levels that count its paragraphs ("2.3.1."), and
    those. Of two levels are they where they go on from the heading's number ("3." and "3.1.")."""
    marker = leading_marker(heads[0].text) if heads else None
    above = re.escape(marker.number) if marker is not None and marker.number else None
    numbers: list[Passage] = []
    for match in reversed([*_LEVELS.finditer(text)]):
        own = match.group("number")
        if own.count(".") < 2 and (above is None or not re.fullmatch(rf"{above}\.\d+", own)):
            continue
        numbers.insert(0, body.cut(match.start(), match.end()))
        body = body.without(match.start(), match.end())
        text = text[: match.start()] + text[match.end() :]
    return body, text, numbers


def _list_component(
    assembly: Assembly,
    sections: Sequence[Section],
    is_steps: bool,
    provenance: dict[str, list[Place]],
) -> ListComponent:
    name = sections[0].component or ""
    lists = [parse_list(section.body, section.right_pt) for section in sections]
    intros = [passage for reading in lists for passage in reading.intro]
    intro = join_passages(intros) if intros else None
    if intro is not None:
        assembly.take(intro, f"{name}.intro")
        provenance["intro"] = places(intro)
    heading = next((s.heading for s in sections if s.heading is not None), None)
    reads = _readers().get(name)
    items: list[Item] = []
    for section, reading in zip(sections, lists, strict=True):
        assembly.mark([*reading.markers, *section.note_marks], name)
        if section.heading is not None and section.heading is not heading:
            assembly.head_again(section.heading, f"{name}.items[{len(items)}]")
        group = _other_name(section.heading, heading)
        context = Context(group, only_neighbours=is_steps, reads=reads)
        items += build_items(assembly, reading.items, f"{name}.items", context, len(items))
        items += _step_items(assembly, section.steps, len(items))
        for connector in section.connectors:
            assembly.fates.give(connector, "connector", name, assembly.ordinal)
    notes = [note for reading in lists for note in reading.notes]
    fields: dict[str, Any] = {
        "heading": heading.text if heading is not None else None,
        "intro": intro.text if intro else None,
        "items": items,
        "notes": build_notes(assembly, notes, name),
        "provenance": provenance,
    }
    return _procedure(assembly, sections, lists, fields) if is_steps else ListComponent(**fields)


def _other_name(heading: Passage | None, first: Passage | None) -> str | None:
    """What a further section of a component is called, where that is not the component's name."""
    if heading is None or first is None:
        return None
    name = _unmarked(heading)
    return name if squeezed(name) != squeezed(_unmarked(first)) else None


def _unmarked(heading: Passage) -> str:
    marker = leading_marker(heading.text)
    return heading.text[marker.end if marker is not None else 0 :].strip(" :")


def _procedure(
    assembly: Assembly,
    sections: Sequence[Section],
    lists: Sequence[ListReading],
    fields: dict[str, Any],
) -> ProcedureComponent:
    """A procedure: the fields of its list and step tables, with the boxes of its drawings."""
    steps: list[Item] = fields["items"]
    boxes = [box for section in sections for box in section.flowchart]
    drawn = _flow_items(assembly, boxes, "prosedur.flowchart" if steps else "prosedur.items")
    has_markers = any(item.markers for reading in lists for item in reading.items)
    form: Literal["list", "table", "flowchart", "mixed", "prose"]
    if drawn:
        form = "mixed" if steps else "flowchart"
    elif any(section.steps for section in sections):
        form = "table"
    else:
        form = "prose" if steps and not has_markers and len(steps) == 1 else "list"
    fields |= {"items": steps or drawn, "flowchart": drawn if steps else []}
    return ProcedureComponent(form=form, **fields)


def read_from_item(name: str, text: str) -> dict[str, Any]:
    """What an item's words say beside themselves, by the component that it is one of."""
    reads = _readers().get(name)
    return reads(text) if reads is not None else {}


def _readers() -> dict[str, Reads]:
    return {"prosedur": _language_of, "persyaratan": _documents_of}


def _language_of(text: str) -> dict[str, Any]:
    """Who acts in a step, and what is done."""
    language = read_item(text)
    return {"actor": language.actor, "action": language.action}


def _documents_of(text: str) -> dict[str, Any]:
    """The documents that a requirement asks for."""
    documents = [
        RequestedDocument(kind=mention.kind, text=mention.text, copies=mention.copies)
        for mention in read_item(text).documents
    ]
    return {"documents": documents}


def _acted_by(role: Passage | None, step: Passage) -> dict[str, Any]:
    """The same of a step whose role is printed apart from its text, which comes first."""
    language = _language_of(step.text)
    return {**language, "actor": role.text} if role else language


def _disagreeing_total(section: Section) -> list[Observation]:
    """A step table's total of times that is not the sum of its steps'."""
    times = [step.duration.text for step in section.steps if step.duration is not None]
    total = section.steps_total
    if total is None or len(times) < len(section.steps):
        return []
    text = f"{', '.join(times)}, total {total.text}"
    check = total_against_parts(duration.find_durations(text), text)
    if check is None or len(check.parts) != len(times) or not check.contradicts:
        return []
    parameters = (
        ("between", "total-and-parts"),
        ("first", total.text),
        ("second", " + ".join(times)),
    )
    return [Observation("time-disagrees", parameters, total)]


def _step_items(assembly: Assembly, steps: Sequence[StepRow], first: int) -> list[Item]:
    items: list[Item] = []
    for number, step in enumerate(steps, first):
        path = f"prosedur.items[{number}]"
        assembly.take(step.text, f"{path}.text")
        assembly.take(step.actor, f"{path}.actor")
        assembly.take(step.duration, f"{path}.durations")
        if step.marker is not None:
            assembly.mark([step.marker], path)
        durations = build_durations(step.duration, step.duration.text, []) if step.duration else []
        items.append(
            Item(
                number=step.marker.text.strip(" .)(") if step.marker else None,
                text=step.text.text,
                **_acted_by(step.actor, step.text),
                durations=durations,
                provenance=places(step.text),
            )
        )
    return items


def _flow_items(assembly: Assembly, boxes: Sequence[FlowBox], path: str) -> list[Item]:
    items: list[Item] = []
    for number, box in enumerate(boxes):
        assembly.take(box.passage, f"{path}[{number}].text")
        assembly.take(box.actor, f"{path}[{number}].actor")  # the name of its lane
        items.append(
            Item(
                number=None,
                text=box.passage.text,
                **_acted_by(box.actor, box.passage),
                provenance=places(box.passage),
            )
        )
    return items


def build_durations(
    body: Passage | None, text: str, observations: list[Observation]
) -> list[Duration]:
    """Every duration of a text, each with the words that state it."""
    if body is None:
        return []
    found = []
    for value in duration.find_durations(text):
        if max(value.minimum or 0, value.maximum or 0) > MAX_PERIODS:
            continue
        words = body.cut(value.start, value.end)
        if value.disagrees:
            observations.append(
                Observation("time-disagrees", (("between", "digits-and-words"),), words)
            )
        found.append(
            Duration(
                minimum=value.minimum,
                maximum=value.maximum,
                unit=value.unit,
                basis=value.basis,
                bound=value.bound,
                trigger=flat(value.trigger),
                applies_to=flat(value.applies_to),
                iso8601=value.iso8601,
                text=words.text,
                provenance=places(words),
            )
        )
    return found


def _fee_component(
    body: Passage | None,
    text: str,
    heading: str | None,
    provenance: dict[str, list[Place]],
    observations: list[Observation],
) -> FeeComponent:
    if body is None:
        return FeeComponent(heading=heading, text=text, kind="unknown", provenance=provenance)
    reading = fee.parse_fee(text)
    if reading.kind == "unknown":  # a title that wraps can look like two paragraphs
        reading = fee.parse_fee(text.replace("\n", " "))
    charges = [_charge(body, value, observations) for value in reading.charges]
    return FeeComponent(
        heading=heading,
        text=text,
        kind=reading.kind,
        charges=charges,
        legal_references=build_references(body, reading.legal_references),
        provenance=provenance,
    )


def _charge(body: Passage, value: fee.ChargeValue, observations: list[Observation]) -> Charge:
    words = body.cut(value.start, value.end)
    if value.words_disagree:
        observations.append(Observation("fee-disagrees", (("between", "digits-and-words"),), words))
    if value.is_truncated:
        observations.append(Observation("fee-disagrees", (("between", "truncated"),), words))
    return Charge(
        amount=_readable(value.amount),
        maximum=_readable(value.maximum),
        currency=value.currency,
        per=flat(value.per),
        applies_to=flat(value.applies_to),
        text=words.text,
        provenance=places(words),
    )


def _readable(rupiah: int | None) -> int | None:
    return rupiah if rupiah is not None and rupiah <= MAX_RUPIAH else None


def build_channels(body: Passage | None, text: str) -> list[Channel]:
    """Every complaint channel of a text, each with the words that name it."""
    if body is None:
        return []
    found = [*find_channels(unmasked(body, text))]
    if MASK in body.text:
        found = [_without_masked(body, value) for value in found]
    found += linked_channels(body, found)
    return [_channel(body, value) for value in sorted(found, key=lambda value: value.start)]


def _without_masked(body: Passage, value: ChannelValue) -> ChannelValue:
    """The channel without what is masked of it: its number, its person."""

    def is_masked(start: int, end: int) -> bool:
        return MASK in body.cut(start, end).text

    name, role = value.contact_name, value.contact_role
    return replace(
        value,
        value=None if is_masked(value.start, value.end) else value.value,
        contact_name=None if name and is_masked(name.start, name.end) else name,
        contact_role=None if role and is_masked(role.start, role.end) else role,
    )


def _channel(body: Passage, value: ChannelValue) -> Channel:
    words = body.cut(value.start, value.end)
    contact = None
    if value.contact_name is not None or value.contact_role is not None:
        contact = Contact(
            name=flat(value.contact_name.text) if value.contact_name else None,
            role=flat(value.contact_role.text) if value.contact_role else None,
        )
    return Channel.model_validate(
        {
            "kind": value.kind,
            "value": value.value,
            "raw": words.text,
            "contact": contact,
            "provenance": places(words),
        }
    )
