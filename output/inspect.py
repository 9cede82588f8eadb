"""`selaras inspect`: one document as it was understood, in the terminal or drawn on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from corpus.messages import render_message, render_reason
from corpus.own_words import NO_OWN_WORDS, OwnWords, index_of
from corpus.pipeline import Extraction, extract_document
from corpus.schema import (
    COMPONENTS,
    Charge,
    ComplaintComponent,
    ComponentReading,
    FeeComponent,
    Finding,
    Item,
    ListComponent,
    ProcedureComponent,
    ServiceStandard,
    TimeComponent,
)
from corpus.second_look import second_look
from extractor.access import EVERYTHING, Access, OcrMode
from extractor.errors import ExtractionError
from extractor.ocr.ocr import OcrOptions
from extractor.read import read_document
from normalizers.duration.units import UNITS
from normalizers.vocabulary.vocabulary import spellings_of
from output.command.language import language, say
from output.command.terminal import console
from output.fate_names import FATE_NAMES
from output.proposals import as_toml, proposed_headings
from output.refused import show_refused
from output.text import plain, shortened
from parsers.section import Fate

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
UNIT_NAMES = {unit: names[0] for unit, names in zip(UNITS, spellings_of("time_units"), strict=True)}
BASIS_NAMES = {"working": "kerja", "calendar": "kalender"}
BOUND_NAMES = {"exact": "", "at-most": "paling lama", "at-least": "paling cepat", "about": "±"}
FEE_NAMES = {
    "free": "gratis",
    "fixed": "tarif tetap",
    "tariff": "beberapa tarif",
    "by-regulation": "menurut peraturan",
    "unknown": "tidak jelas",
}
COMPONENT_STATUSES: dict[ComponentReading, str] = {
    "printed-but-unread": "Mungkin tercetak, tidak terbaca",
    "not-found": "Tidak ditemukan",
    "not-assessable": "Tidak dapat dinilai",
}
QUOTE_LETTERS = 110


class InspectChoices(NamedTuple):
    """How a file is read and shown; `redact` masks persons, on the drawn pages too."""

    ocr: OcrMode = "auto"
    redact: bool = False
    as_json: bool = False
    quiet: bool = False
    own: OwnWords = NO_OWN_WORDS
    access: Access = EVERYTHING


def inspect_file(file: Path, html: Path | None, choices: InspectChoices) -> None:
    """Read one file and show what became of it; raises an `ExtractionError` when it gives none."""
    data = file.read_bytes()
    ocr = OcrOptions(mode=choices.ocr)
    extract = partial(
        extract_document,
        path=file.name,
        redact=choices.redact,
        own=choices.own,
    )
    document = read_document(data, file.name, ocr, choices.access)
    try:
        extraction = extract(document)
        more = second_look(extraction, ocr)
        if more is not None:
            extraction = extract(read_document(data, file.name, more, choices.access))
    except ExtractionError:
        if not choices.quiet:
            show_refused(document, index_of(choices.own.headings), as_json=choices.as_json)
        raise
    if html is not None:
        from extractor.pdf.unlocking import unlocked
        from output.inspect_html import write_inspection

        write_inspection(extraction, unlocked(data, choices.access.passwords), html)
    if choices.quiet:
        return
    if choices.as_json:
        print(orjson.dumps(_entry(extraction, html), option=orjson.OPT_INDENT_2).decode())
        return
    if html is not None:
        print(say("Gambar nasib tiap baris: {file}", file=html))
        return
    shown = console()
    _show_source(shown, extraction)
    for record in extraction.records:
        shown.print(_record_tree(record))
    _show_fates(shown, extraction)
    proposed = proposed_headings(extraction.records)
    if proposed:
        shown.print(say("Judul yang tak dikenal, untuk selaras.toml (sesuaikan komponennya):"))
        print(as_toml(proposed))


def _show_source(console: Console, extraction: Extraction) -> None:
    document = extraction.document
    console.print(plain(document.name), style="bold")
    pages = say(
        "{count} halaman, dibaca dengan {reader}",
        count=len(document.pages),
        reader=document.reader,
    )
    if document.ocr_pages:
        numbers = ", ".join(map(str, document.ocr_pages))
        pages += say(", OCR pada halaman {numbers}", numbers=numbers)
    console.print(pages, style="dim")
    reason = f"{say('Tata letak')}: {extraction.claim.layout} ({extraction.claim.reason})"
    console.print(plain(reason), style="dim")


def _record_tree(record: ServiceStandard) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    title = record.service.title or record.service.label or record.service.kind or say("Layanan?")
    tree = Tree(Text(plain(title), "bold cyan"))
    for label, value in chain(_head_rows(record), _reading_rows(record)):
        row = Text(f"{say(label + ':')} ", "dim")
        row.append(plain(value), "default")
        tree.add(row)
    for name, entry in COMPONENTS.items():
        component = getattr(record, name)
        if component is not None:
            _add_component(tree, entry.label, component)
        elif name in record.not_assessable:
            tree.add(Text(f"{entry.label}: {say('tidak dapat dinilai')}", "dim"))
    _add_marks(tree, record)
    _add_rest(tree, record)
    return tree


def _add_marks(tree: Tree, record: ServiceStandard) -> None:
    """What a person should look at, and why."""
    from rich.text import Text

    if not record.needs_review:
        return
    fields = {mark.path for mark in record.needs_review}
    branch = tree.add(Text(f"{say('Perlu dilihat')}: {len(fields)}", "bold"))
    for mark in record.needs_review:
        reason = render_reason(mark.reason, mark.parameters, language())
        branch.add(Text(f"{mark.path}: {plain(reason)}", "magenta"))


def _head_rows(record: ServiceStandard) -> Iterator[tuple[str, str]]:
    unit, region = record.unit, record.unit.region
    yield "Rekaman", record.record_id
    sure = say("keyakinan {share}", share=f"{record.service.confidence:.2f}")
    yield "Layanan", f"{record.service.kind} ({sure})"
    if unit.name:
        yield "Unit", unit.name
    if unit.hierarchy:
        yield "Hierarki", " › ".join(unit.hierarchy)
    if region is not None:
        yield "Wilayah", f"{region.name} ({region.code or say('nasional')})"
    contacts = [unit.address, *unit.phones, unit.email, unit.website]
    if any(contacts):
        yield "Kop", " · ".join(value for value in contacts if value)
    if record.decree is not None:
        yield "No. SK", f"{record.decree.raw} → {record.decree.number}, {record.decree.year}"


def _reading_rows(record: ServiceStandard) -> Iterator[tuple[str, str]]:
    """How much was understood, and which components may be there without having been read."""
    reading = record.reading
    share = f"{reading.recognized_share:.0%} dari {reading.words} kata"
    if reading.unread_lines:
        share += f", {reading.unread_lines} baris tak dikenal"
    if reading.ocr_confidence is not None:
        share += f", keyakinan OCR {reading.ocr_confidence:.0%}"
    yield "Dipahami", share
    if reading.unknown_headings:
        yield "Judul tak dikenal", " · ".join(reading.unknown_headings)
    for status, label in COMPONENT_STATUSES.items():
        names = [
            COMPONENTS[name].label for name, one in reading.components.items() if one == status
        ]
        if names:
            yield label, ", ".join(names)
    if reading.not_whole:
        yield "Mungkin tidak utuh", ", ".join(COMPONENTS[name].label for name in reading.not_whole)


def _add_component(tree: Tree, label: str, component: object) -> None:
    from rich.text import Text

    if isinstance(component, ListComponent):
        form = f" ({component.form})" if isinstance(component, ProcedureComponent) else ""
        branch = tree.add(Text(f"{label}{form}: {len(component.items)}", "bold"))
        _add_items(branch, component.items)
        if isinstance(component, ProcedureComponent):
            _add_items(branch, component.flowchart)
        for note in component.notes:
            branch.add(Text(f"{say('catatan')}: {shortened(note.text, QUOTE_LETTERS)}", "dim"))
        return
    if isinstance(component, TimeComponent | FeeComponent | ComplaintComponent):
        branch = tree.add(Text(label, "bold"))
        for line in component.text.split("\n"):
            branch.add(Text(shortened(line, QUOTE_LETTERS), "italic"))
        for value in _values(component):
            branch.add(Text(f"= {plain(value)}", "green"))


def _add_items(branch: Tree, items: Sequence[Item]) -> None:
    from rich.text import Text

    for item in items:
        text = Text(f"{item.number}. " if item.number else "• ", "dim")
        text.append(shortened(item.text, QUOTE_LETTERS), "bold" if item.heading else "default")
        tags = [tag for tag in (item.channel, item.actor) if tag]
        if tags:
            text.append(f"  [{', '.join(map(plain, tags))}]", "blue")
        _add_items(branch.add(text), item.children)


def _values(component: TimeComponent | FeeComponent | ComplaintComponent) -> Iterator[str]:
    if isinstance(component, TimeComponent):
        for value in component.durations:
            amounts = list(dict.fromkeys((value.minimum, value.maximum)))
            amount = "–".join(str(number) for number in amounts)
            basis = f" {say(BASIS_NAMES[value.basis])}" if value.basis else ""
            scope = f" [{value.applies_to}]" if value.applies_to else ""
            bound = BOUND_NAMES[value.bound] and say(BOUND_NAMES[value.bound]) + " "
            yield f"{bound}{amount} {say(UNIT_NAMES[value.unit])}{basis}{scope}"
    elif isinstance(component, FeeComponent):
        yield say(FEE_NAMES[component.kind])
        for charge in component.charges:
            per = f" per {charge.per}" if charge.per else ""
            scope = f" [{charge.applies_to}]" if charge.applies_to else ""
            yield f"{_price(charge)}{per}{scope}"
    else:
        for channel in component.channels:
            yield f"{channel.kind}: {channel.value or channel.raw}"


def _price(charge: Charge) -> str:
    """The amount with the separators that Indonesia writes: Rp30.000, Rp5.000–Rp10.000, USD 50."""
    sign = "Rp" if charge.currency == "IDR" else f"{charge.currency} "
    amounts = [amount for amount in (charge.amount, charge.maximum) if amount is not None]
    printed = [f"{sign}{amount:,}".replace(",", ".") for amount in amounts]
    return "–".join(printed) or say("jumlah tidak terbaca")


def _add_rest(tree: Tree, record: ServiceStandard) -> None:
    from rich.text import Text

    if record.removed:
        branch = tree.add(Text(f"{say('Dikeluarkan')}: {len(record.removed)}", "bold"))
        for removed in record.removed:
            branch.add(
                Text(f"{removed.reason}: {shortened(removed.text, QUOTE_LETTERS)}", "dim red")
            )
    if record.unrecognized:
        branch = tree.add(Text(f"{say('Tak dikenal')}: {len(record.unrecognized)}", "bold"))
        for rest in record.unrecognized:
            branch.add(Text(shortened(rest.text, QUOTE_LETTERS), "yellow"))
    if record.findings:
        branch = tree.add(Text(f"{say('Temuan')}: {len(record.findings)}", "bold"))
        for finding in record.findings:
            style = SEVERITY_STYLES[finding.severity]
            branch.add(Text(f"{finding.rule}: {plain(_message(finding))}", style))


def _message(finding: Finding) -> str:
    return render_message(finding.rule, finding.parameters, language())


def _entry(extraction: Extraction, html: Path | None) -> dict[str, Any]:
    """For `--json`: how the document was read, and its records as a run has them."""
    return {
        "file": extraction.document.name,
        "layout": extraction.claim.layout,
        "reason": extraction.claim.reason,
        "html": str(html) if html is not None else None,
        "proposed_headings": proposed_headings(extraction.records),
        "records": [record.model_dump(mode="json") for record in extraction.records],
    }


def _show_fates(console: Console, extraction: Extraction) -> None:
    """How many letters went where: a quick look for what was missed."""
    letters: dict[Fate, int] = {}
    for stretch in extraction.fates:
        letters[stretch.fate] = letters.get(stretch.fate, 0) + stretch.end - stretch.start
    total = sum(letters.values()) or 1
    shares = [
        f"{say(FATE_NAMES[fate])} {letters[fate] / total:.0%}"
        for fate in FATE_NAMES
        if fate in letters
    ]
    console.print(say("Nasib huruf") + ": " + " · ".join(shares), style="dim")
