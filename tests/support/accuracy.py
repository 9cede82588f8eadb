"""The project's own labelled corpus and what is measured on it (docs/evaluation.md).

Nothing of it is stored: documents are drawn from plans whose every value is known. The parts are
fixed here; the floors that were reached are in accuracy_floors.json. To pin them anew:

    python tests/support/accuracy.py            # refuses to lower any
    python tests/support/accuracy.py --lower    # says what went down, and pins it
    python tests/support/accuracy.py --large    # measures the large parts instead, for the page
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from corpus.evaluation.evaluate import evaluate_records
from corpus.evaluation.gold import GoldDocument
from corpus.evaluation.scores import Evaluation, Scores
from corpus.pipeline import extract_document
from corpus.sample.gold import gold_entry
from corpus.sample.plan import DocumentPlan
from corpus.sample.sample import (
    LAYOUTS,
    document_bytes,
    document_sheets,
    layouts_of,
    plan_documents,
)
from extractor.errors import ExtractionError
from extractor.read import read_document
from output.evaluation import judged_fields, mean_f1
from tests.support.chromium import CHROMIUM
from tests.support.pdf_producers import chromium_page, chromium_pdf, reportlab_pdf

HERE = Path(__file__).resolve().parents[1] / "labels"
FLOORS = HERE / "accuracy_floors.json"
PAGE = HERE.parents[1] / "docs" / "evaluation.md"
DRAWN = tuple(layout for layout in LAYOUTS if layout != "text")
TYPED = layouts_of(("docx", "odt", "html", "mhtml"))
PICTURES = layouts_of(("tiff", "jpg"))
Figures = dict[str, Any]
# Rules that only a comparison can find broken; that is measured where offices are compared.
ACROSS_OFFICES = frozenset(
    {
        "requirement-missing",
        "requirement-extra",
        "step-missing",
        "step-extra",
        "step-order",
        "time-outlier",
        "fee-outlier",
        "product-missing",
        "channel-missing",
    }
)
Draw = Callable[[DocumentPlan], tuple[str, bytes]]


class Part(NamedTuple):
    """A part of the corpus: which documents, and who draws them."""

    name: str
    producer: str
    seed: int
    size: int
    layouts: tuple[str, ...]


class Drawn(NamedTuple):
    """A document with its gold, and the rules whose breach was planted in it."""

    gold: GoldDocument
    data: bytes
    rules: frozenset[str]


class Measured(NamedTuple):
    """What a part gave: its evaluation, its fingerprint, the planted faults that were found."""

    evaluation: Evaluation
    fingerprint: str
    planted: int
    planted_found: int


PARTS = (
    Part("development", "own", 0, 25, LAYOUTS),
    Part("held-out", "own", 20260101, 25, LAYOUTS),
    Part("reportlab", "reportlab", 7, 12, DRAWN),
    Part("chromium", "chromium", 11, 12, DRAWN),
    Part("other-forms", "own", 20260104, 24, TYPED),
)

# Read by OCR: slow, and its figures are those of one version of tesseract.
PICTURE_PARTS = (Part("pictures", "own", 20260103, 12, PICTURES),)

# Too long for a test, and large enough to show what is rare. Nobody looks into these documents:
# a miss that is to be mended is looked for with other seeds.
LARGE_PARTS = (
    Part("own", "own", 31001, 200, LAYOUTS),
    Part("reportlab", "reportlab", 31002, 80, DRAWN),
    Part("chromium", "chromium", 31003, 80, DRAWN),
)


def part_documents(part: Part) -> Iterator[Drawn]:
    """The documents of a part with their gold."""
    if part.producer == "own":
        yield from _drawn(part, document_bytes)
    elif part.producer == "reportlab":
        yield from _drawn(part, lambda plan: (".pdf", reportlab_pdf(document_sheets(plan))))
    else:
        with chromium_page() as page:
            yield from _drawn(
                part, lambda plan: (".pdf", chromium_pdf(page, document_sheets(plan)))
            )


def _drawn(part: Part, draw: Draw) -> Iterator[Drawn]:
    for plan in islice(plan_documents(part.seed, part.layouts), part.size):
        suffix, data = draw(plan)
        digest = hashlib.sha256(data).hexdigest()
        entry = gold_entry(plan, plan.id + suffix, digest)
        record = entry["record"]
        gold = GoldDocument(entry["file"], digest, plan.look, part.name, (record,))
        yield Drawn(gold, data, frozenset(_planted(plan)))


def _planted(plan: DocumentPlan) -> Iterator[str]:
    """The rules that a document alone must break; what only a comparison shows is not judged."""
    for fault in plan.faults:
        if fault.kind == "finding" and fault.rule not in ACROSS_OFFICES:
            yield fault.rule


def measure(part: Part) -> Measured:
    """Read a part and measure it; a document that cannot be read counts as a miss throughout."""
    gold, records = [], []
    planted = planted_found = 0
    for drawn in part_documents(part):
        name = drawn.gold.file
        gold.append(drawn.gold)
        planted += len(drawn.rules)
        try:
            found = extract_document(read_document(drawn.data, name), name).records
        except ExtractionError:
            continue
        records += [orjson.loads(record.model_dump_json()) for record in found]
        broken = {finding.rule for record in found for finding in record.findings}
        planted_found += len(drawn.rules & broken)
    labels = [[document.file, document.layout, document.records] for document in gold]
    fingerprint = hashlib.sha256(orjson.dumps(labels)).hexdigest()[:16]
    return Measured(evaluate_records(records, gold), fingerprint, planted, planted_found)


def figures_of(measured: Measured) -> Figures:
    """What is pinned of a part; shares are cut off after four digits, never rounded up."""
    evaluation = measured.evaluation
    return {
        "fingerprint": measured.fingerprint,
        "documents": evaluation.documents,
        "planted": measured.planted,
        "planted_found": measured.planted_found,
        "groups": {
            "all": _group(evaluation.overall),
            **{name: _group(scores) for name, scores in sorted(evaluation.layouts.items())},
        },
        "fields": {
            name: [_cut(tally.f1), _cut(tally.lenient_f1)]
            for name, tally in judged_fields(evaluation.overall)
        },
    }


def _group(scores: Scores) -> Figures:
    return {
        "mean_f1": _cut(mean_f1(scores)),
        "whole_records": _cut(scores.strict_records / scores.records),
    }


def _cut(share: float | None) -> float:
    return int((share or 0.0) * 10_000) / 10_000


def read_floors() -> Figures:
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def losses(figures: Figures, floors: Figures) -> list[str]:
    """What went down, in words."""
    found = []
    if figures["planted_found"] < floors["planted_found"]:
        found.append(f"planted faults: {floors['planted_found']} -> {figures['planted_found']}")
    for name, group in floors["groups"].items():
        for key, floor in group.items():
            now = figures["groups"].get(name, {}).get(key, 0.0)
            if now < floor:
                found.append(f"{name}, {key}: {floor} -> {now}")
    for name, pair in floors["fields"].items():
        for measure_name, floor, now in zip(
            ("strict", "lenient"), pair, figures["fields"].get(name, (0.0, 0.0)), strict=True
        ):
            if now < floor:
                found.append(f"{name}, {measure_name} F1: {floor} -> {now}")
    return found


def figures_table(floors: Figures, parts: Sequence[Part] = PARTS) -> str:
    """The figures of some parts as they stand in docs/evaluation.md."""
    lines = [
        "| part | documents | mean F1 | records right throughout | planted faults found |",
        "|---|---:|---:|---:|---:|",
    ]
    for part in parts:
        figures = floors[part.name]
        for name, group in figures["groups"].items():
            label = f"**{part.name}**" if name == "all" else f"{part.name}: `{name}`"
            count = str(figures["documents"]) if name == "all" else ""
            shares = f"{group['mean_f1']:.4f} | {group['whole_records']:.4f}"
            faults = f"{figures['planted_found']} of {figures['planted']}" if count else ""
            lines.append(f"| {label} | {count} | {shares} | {faults} |")
    lines += ["", "| field | " + " | ".join(part.name for part in parts) + " |"]
    lines.append("|---|" + "---:|" * len(parts))
    names = dict.fromkeys(name for part in parts for name in floors[part.name]["fields"])
    for name in names:
        cells = [
            f"{pair[0]:.4f}" if (pair := floors[part.name]["fields"].get(name)) else "-"
            for part in parts
        ]
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def measure_all(parts: Sequence[Part]) -> Figures:
    """The figures of some parts; with --misses what is wrong in them."""
    figures: Figures = {}
    for part in parts:
        if part.producer == "chromium" and CHROMIUM is None:
            sys.exit("chromium is needed to measure its part")
        measured = measure(part)
        figures[part.name] = figures_of(measured)
        for miss in measured.evaluation.misses if "--misses" in sys.argv else ():
            print(part.name, miss.file, miss.layout, miss.field, miss.kind, miss.value, sep="\t")
    return figures


def publish(name: str, table: str) -> None:
    """Put a table between its two marks in docs/evaluation.md."""
    page = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    head, rest = page.split(begin)
    PAGE.write_text(head + begin + table + end + rest.split(end)[1], encoding="utf-8")


def main() -> None:
    """Measure and publish; pin what must not go down."""
    if "--pictures" in sys.argv:
        table = figures_table(measure_all(PICTURE_PARTS), PICTURE_PARTS)
        publish("picture figures", table)
        return
    if "--large" in sys.argv:
        publish("large figures", figures_table(measure_all(LARGE_PARTS), LARGE_PARTS))
        return
    old = read_floors() if FLOORS.exists() else {}
    floors = measure_all(PARTS)
    lost = [
        f"{part.name}: {line}"
        for part in PARTS
        if part.name in old
        for line in losses(floors[part.name], old[part.name])
    ]
    print("\n".join(lost), file=sys.stderr)
    if lost and "--lower" not in sys.argv:
        sys.exit("Floors go down: nothing is pinned. Say so with --lower, and in the changelog.")
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    publish("figures", figures_table(floors))


if __name__ == "__main__":
    main()
