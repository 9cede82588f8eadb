"""One document -> its records: the whole run on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.own_words import NO_OWN_WORDS, OwnWords, index_of
from corpus.record.assembly import Assembly, places
from corpus.record.components import Parts, build_component
from corpus.record.corrected import apply_corrections
from corpus.record.corrections import Wanted, settles
from corpus.record.fates import Fates, Stretch, by_record
from corpus.record.masking.redaction import personal_passages, redacted
from corpus.record.own_proof import own_failures
from corpus.record.pointed_pictures import Pointed, pointed_pictures, with_unread
from corpus.record.review_marks import Known, review_marks
from corpus.record.understanding import MIN_READ, Cut, count_read, has_content, reading_of
from corpus.record.unit import build_unit
from corpus.rules.rules import find_in_record
from corpus.schema import (
    COMPONENTS,
    ComplaintComponent,
    Decree,
    DocumentHead,
    Finding,
    Item,
    ListComponent,
    Place,
    Reading,
    Service,
    ServiceStandard,
    Source,
    TimeComponent,
    Unit,
    Unrecognized,
)
from corpus.shared_texts import shared_texts
from extractor.errors import UnprovenRecords
from extractor.page import Document
from extractor.passage import Passage, Piece
from normalizers.date import parse_date
from normalizers.legal.decree import parse_decree
from normalizers.service.service import classify_service
from parsers.furniture.contents_pages import without_contents
from parsers.furniture.page_columns import in_columns
from parsers.layouts import choose_layout, refuse_unread
from parsers.names.headings import HeadingIndex
from parsers.names.own_labels import knowing_labels
from parsers.section import Claim, Observation, Outside, Section, SheetHead, Standard

ID_DIGITS = 16  # hexadecimal digits of the content hash in a record's id: 2^64 documents
HEADINGS = index_of()
UNREAD = Reading()  # of a record in the making; pydantic would copy its own default


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gave."""

    document: Document
    claim: Claim
    records: tuple[ServiceStandard, ...]
    fates: tuple[Stretch, ...]
    outside: tuple[Outside, ...]
    pointed: tuple[Pointed, ...] = ()  # pictures that nobody has read, and that say something


def extract_document(
    document: Document,
    path: str,
    *,
    redact: bool = False,
    corrections: Sequence[Wanted] = (),
    own: OwnWords = NO_OWN_WORDS,
) -> Extraction:
    """Read a document's standards. Raises `NotAServiceStandard` when no layout claims it, and
    `NotUnderstood` when it looks like a standard and hardly anything of it was read, and
    `UnprovenRecords` when what was read of it is not its words.

    With `redact` personal names and personal mobiles are masked first, in the document itself.
    `corrections` are applied to what was read, before the rules are asked. `own` are a
    user's further spellings of the components' names and of labels.
    """
    with knowing_labels(own.labels):
        return _extracted(document, path, redact, corrections, index_of(own.headings))


def _extracted(
    document: Document,
    path: str,
    redact: bool,
    corrections: Sequence[Wanted],
    headings: HeadingIndex,
) -> Extraction:
    document, contents = without_contents(in_columns(document, headings), headings)
    layout, claim = choose_layout(document, headings)
    segmentation = layout.segment(document, headings)
    if redact:
        document = redacted(document, personal_passages(document, segmentation))
        segmentation = layout.segment(document, headings)
    standards, pointed = _with_pictures(document, segmentation.standards)
    segmentation = replace(segmentation, standards=standards)
    fates = Fates(document)
    outsides = (*segmentation.outside, *contents, *_laid_over(document))
    for outside in outsides:
        fates.give(outside.passage, outside.fate, outside.reason)
    drafts = [
        _build_record(fates, standard, ordinal, path, claim)
        for ordinal, standard in enumerate(segmentation.standards)
    ]
    whole = [_with_rest(record, fates, ordinal) for ordinal, (record, _) in enumerate(drafts)]
    stretches = tuple(fates.stretches())
    failures = own_failures(document, whole, stretches)
    if failures:
        raise UnprovenRecords(failures)
    own = by_record(stretches)
    records = []
    for ordinal, cut in enumerate(_cuts(document, claim, segmentation.standards, whole, own)):
        observed = segmentation.observations + drafts[ordinal][1]
        known = Known(cut, claim.rivals, observed, own[ordinal], headings)
        records.append(_judged(whole[ordinal], known, corrections))
    if not any(_is_understood(record, claim) for record in records):
        refuse_unread(document, headings)
    return Extraction(document, claim, tuple(records), stretches, outsides, pointed)


def _cuts(
    document: Document,
    claim: Claim,
    standards: Sequence[Standard],
    whole: Sequence[ServiceStandard],
    own: Mapping[int | None, Sequence[Stretch]],
) -> list[Cut]:
    """Each standard as it was cut out, with the texts that it may share with others."""
    last = len(standards) - 1
    cuts = [Cut(document, one, claim.layout, n, n == last) for n, one in enumerate(standards)]
    shared = shared_texts(whole, standards, lambda: reading_of(whole[-1], cuts[-1], own[last]))
    return [cut._replace(shared=doubts) for cut, doubts in zip(cuts, shared, strict=True)]


def _with_pictures(
    document: Document, standards: Sequence[Standard]
) -> tuple[tuple[Standard, ...], tuple[Pointed, ...]]:
    """The standards, in which what only points elsewhere cannot be judged; and unread pictures."""
    found = [pointed_pictures(document, standard) for standard in standards]
    unread = map(with_unread, standards, found)
    judged = (
        replace(standard, not_assessable=names) if names != standard.not_assessable else standard
        for standard, names in zip(standards, unread, strict=True)
    )
    return tuple(judged), tuple(one for pointed in found for one in pointed)


def _is_understood(record: ServiceStandard, claim: Claim) -> bool:
    """Whether as much was read of a record as its document prints: two components at least, or the
    only one of a page that has no other."""
    if len(claim.components) == 1:
        return all(has_content(record, name) for name in claim.components)
    return count_read(record) >= MIN_READ


def _laid_over(document: Document) -> Iterator[Outside]:
    """Watermarks, stamps and notes in the margin: one entry for each of their lines."""
    for line in document.lines if document.overlays else ():
        words = [word for word in line.words if word.order in document.overlays]
        if words:
            pieces = [Piece(word.start, word.end) for word in words]
            yield Outside(Passage(document, pieces), "removed", "boilerplate")


def _build_record(
    fates: Fates, standard: Standard, ordinal: int, path: str, claim: Claim
) -> tuple[ServiceStandard, tuple[Observation, ...]]:
    document = fates.document
    assembly = Assembly(fates, ordinal)
    observations: list[Observation] = []
    components = {
        name: build_component(assembly, sections, COMPONENTS[name].holds, observations)
        for name, sections in _by_component(standard.sections).items()
    }
    reading = build_unit(assembly, standard.letterhead, _sites(components))
    observations += reading.observations
    for removal in standard.removed:
        assembly.remove(removal.passage, removal.reason, removal.kept)
    for label in standard.labels:
        fates.give(label, "label", None, ordinal)
    for head in standard.table_heads:
        fates.give(head, "table-head", None, ordinal)
    fields: dict[str, Any] = dict(components)
    record = ServiceStandard(
        record_id=record_id(document.sha256, ordinal),
        source=_source(document, standard, path, claim),
        unit=reading.unit,
        document=_document_head(assembly, standard.sheet),
        decree=_decree(assembly, standard.decree),
        service=_service(assembly, standard, components, reading.unit),
        not_assessable=list(standard.not_assessable),
        unrecognized=_unrecognized(assembly, standard),
        removed=assembly.removed,
        reading=UNREAD,
        **fields,
    )
    return record, tuple(observations)


def _by_component(sections: Sequence[Section]) -> dict[str, list[Section]]:
    """The sections of each component, whichever rows or headings they came from, in order."""
    found: dict[str, list[Section]] = {}
    for section in sections:
        if section.component in COMPONENTS:
            found.setdefault(section.component, []).append(section)
    return found


def record_id(sha256: str, ordinal: int) -> str:
    """From content and ordinal alone: the same for a copied or moved file."""
    return f"{sha256[:ID_DIGITS]}-{ordinal}"


def _source(document: Document, standard: Standard, path: str, claim: Claim) -> Source:
    return Source(
        path=path,
        sha256=document.sha256,
        media_type=document.media_type,
        pages=len(document.pages),
        page_range=standard.page_range,
        reader=document.reader,
        ocr_pages=list(document.ocr_pages),
        layout=claim.layout,
    )


def _document_head(assembly: Assembly, sheet: SheetHead) -> DocumentHead:
    provenance: dict[str, list[Place]] = {}
    texts: dict[str, Any] = {}
    unread = _unread_dates(sheet)
    for field in ("number", "revision", "effective_date", "signed_date", "signatory"):
        passage: Passage | None = getattr(sheet, field)
        if passage is None or passage in unread:
            continue
        value = parse_date(passage.text) if field.endswith("_date") else passage.text
        if value is None:
            continue  # a date that cannot be read: its words are unrecognized
        assembly.take(passage, f"document.{field}")
        provenance[field] = places(passage)
        texts[field] = value
    return DocumentHead(**texts, provenance=provenance)


def _unread_dates(sheet: SheetHead) -> list[Passage]:
    """What stands where the sheet has a date and is none that can be read."""
    dates = (sheet.effective_date, sheet.signed_date)
    return [date for date in dates if date is not None and parse_date(date.text) is None]


def _decree(assembly: Assembly, passage: Passage | None) -> Decree | None:
    if passage is None:
        return None
    value = parse_decree(passage.text)
    assembly.take(passage, "decree.raw")
    return Decree(
        raw=passage.text,
        number=value.number if value else None,
        year=value.year if value else None,
        provenance={"raw": places(passage)},
    )


def _service(
    assembly: Assembly, standard: Standard, components: dict[str, Parts], unit: Unit
) -> Service:
    provenance = {}
    if standard.title is not None:
        assembly.take(standard.title, "service.title")
        provenance["title"] = places(standard.title)
    title = standard.title.text if standard.title else None
    kind = classify_service(
        title,
        requirements=_texts(components.get("persyaratan")),
        steps=(*_texts(components.get("prosedur")), *_sentences(components.get("waktu"))),
        products=_texts(components.get("produk")),
        unit=unit.name,
    )
    return Service(
        kind=kind.kind,
        label=kind.label,
        title=title,
        confidence=round(kind.confidence, 2),
        provenance=provenance,
    )


def _sentences(component: Parts | None) -> tuple[str, ...]:
    """The paragraphs of a time section, which often say what it is the time of."""
    return tuple(component.text.split("\n")) if isinstance(component, TimeComponent) else ()


def _texts(component: Parts | None) -> tuple[str, ...]:
    return tuple(_leaf_texts(component.items)) if isinstance(component, ListComponent) else ()


def _leaf_texts(items: Sequence[Item]) -> list[str]:
    found: list[str] = []
    for item in items:
        found.append(item.text)
        found += _leaf_texts(item.children)
    return found


def _sites(components: dict[str, Parts]) -> list[str]:
    """Mail addresses of the complaint section: a BPS code in one names the region."""
    complaint = components.get("pengaduan")
    if not isinstance(complaint, ComplaintComponent):
        return []
    return [c.value for c in complaint.channels if c.kind == "email" and c.value]


def _unrecognized(assembly: Assembly, standard: Standard) -> list[Unrecognized]:
    found: list[Unrecognized] = []
    for section in standard.sections:
        if section.component in COMPONENTS:
            continue
        found += _unplaced_section(assembly, section, len(found))
    for passage in (*standard.unrecognized, *_unread_dates(standard.sheet)):
        assembly.fates.give(
            passage, "unrecognized", f"unrecognized[{len(found)}]", assembly.ordinal
        )
        found.append(Unrecognized(text=passage.text, provenance=places(passage)))
    return found


def _unplaced_section(assembly: Assembly, section: Section, first: int) -> list[Unrecognized]:
    heading = section.heading.text if section.heading else None
    passages = [line.passage for line in section.body] or (
        [section.heading] if section.heading else []
    )
    found: list[Unrecognized] = []
    for number, passage in enumerate(passages, first):
        path = f"unrecognized[{number}]"
        assembly.fates.give(passage, "unrecognized", path, assembly.ordinal)
        above = section.heading if number == first else None
        found.append(
            Unrecognized(
                text=passage.text,
                heading=heading,
                provenance=places(passage),
                heading_provenance=places(above) if above is not None else [],
            )
        )
    assembly.fates.give(section.heading, "heading", f"unrecognized[{first}]", assembly.ordinal)
    return found


def _with_rest(record: ServiceStandard, fates: Fates, ordinal: int) -> ServiceStandard:
    """The record with the words that found no place, which the first of them keeps."""
    unrecognized = list(record.unrecognized)
    if ordinal == 0:
        for passage in fates.leftovers():
            path = f"unrecognized[{len(unrecognized)}]"
            fates.give(passage, "unrecognized", path, ordinal)
            unrecognized.append(Unrecognized(text=passage.text, provenance=places(passage)))
    if len(unrecognized) == len(record.unrecognized):
        return record
    return record.model_copy(update={"unrecognized": unrecognized})


def _judged(
    as_read: ServiceStandard, known: Known, corrections: Sequence[Wanted]
) -> ServiceStandard:
    """The record as people have corrected it, with how much was understood, what is to be looked
    at, and its findings. What was read badly is asked of the record as it was read: a correction
    answers it and gives no new doubts."""
    record = apply_corrections(as_read, corrections)[0]
    record = _with_reading(record, known)
    is_read = not record.corrections
    marks = review_marks(record if is_read else _with_reading(as_read, known), known)
    left = (
        mark for mark in marks if not any(settles(c.path, mark.path) for c in record.corrections)
    )
    findings: tuple[Finding, ...] = find_in_record(record, known.observations)
    return record.model_copy(update={"needs_review": [*left], "findings": list(findings)})


def _with_reading(record: ServiceStandard, known: Known) -> ServiceStandard:
    reading = reading_of(record, known.cut, known.stretches)
    return record.model_copy(update={"reading": reading})
