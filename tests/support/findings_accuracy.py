"""Precision and recall of every rule, on what is labelled (docs/evaluation.md).

Three labelled sets: documents drawn from plans, with planted faults and sound ones beside them, in
every layout; records with one wording changed, faults and look-alikes (finding_labels.json); and
small services of a few offices (comparison_labels.json).
To measure anew, and print the table of the page:

    python tests/support/findings_accuracy.py
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus.comparison.compare import compare_records
from corpus.comparison.settings import DEFAULT_SETTINGS, read_settings
from corpus.grouping.comparison import CompareContext
from corpus.pipeline import extract_document
from corpus.rulebook import OFF_BY_DEFAULT, SEVERITIES
from corpus.rules.rules import find_in_record
from corpus.sample.sample import LAYOUTS, write_sample
from corpus.schema import MANUFACTURING, Finding, ServiceStandard
from extractor.read import read_document
from normalizers.legal.decree import parse_decree
from tests.parsers.test_decree_annex import DECREE, decree
from tests.support.builders import make_items, make_list, make_record
from tests.support.typed_texts import STANDARD, text_document

LABELS = Path(__file__).resolve().parents[1] / "labels" / "finding_labels.json"
COMPARISONS = LABELS.with_name("comparison_labels.json")
DOCUMENTS = 224
LISTED = "1. Surat Pindah Sekolah;\n2. Legalisir Ijazah;\n"  # in the decree that tests draw
# What a label says beside the fields of its record.
_ABOUT = ("about", "rules", "ask", "audit_date", "outside", "typed", "listed", "printed")
# A record's findings and what they should be, with a name for the reader.
Case = tuple[str, Counter[str], Counter[str]]


class Tally(NamedTuple):
    """Of one rule: found and right, found and wrong, not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of the labels that was found; 1 where there are none."""
        labelled = self.right + self.missed
        return self.right / labelled if labelled else 1.0


def sample_cases(folder: Path, count: int, layouts: tuple[str, ...]) -> Iterator[Case]:
    """The synthetic corpus, compared office by office as a user would. Each layout is a run."""
    for layout in layouts:
        place = folder / layout
        write_sample(place, count, layouts=(layout,))
        planted: dict[str, Counter[str]] = {}
        records = []
        for entry in json.loads((place / "gold.json").read_text("utf-8")):
            document = read_document((place / entry["file"]).read_bytes(), entry["file"])
            (record,) = extract_document(document, entry["file"]).records
            faults = [one["rule"] for one in entry["faults"] if one["kind"] == "finding"]
            planted[record.record_id] = Counter(set(faults))
            if _is_charge_without_basis(record):
                planted[record.record_id]["fee-basis-missing"] = 1
            records.append((record, entry["file"]))
        found: dict[str, set[str]] = defaultdict(set)
        for finding in compare_records([record for record, _ in records]).findings:
            found[finding.record_id or ""].add(finding.rule)
        for record, file in records:
            name = f"{layout}/{file}"
            yield name, Counter(found[record.record_id]), planted[record.record_id]


def _is_charge_without_basis(record: Any) -> bool:
    """The sample's single charges name no regulation: true of them, though no planted fault."""
    fee = record.biaya
    return (
        fee is not None
        and any(one.amount for one in fee.charges)
        and not fee.legal_references
        and not record.dasar_hukum
    )


def label_cases() -> Iterator[Case]:
    """The labelled records: every finding that is not labelled is wrong."""
    for number, entry in enumerate(json.loads(LABELS.read_text("utf-8"))):
        told = {name: value for name, value in entry.items() if name != "rules"}
        if "listed" in entry:
            found = _of_decree(entry["listed"], entry["printed"])
        elif entry.get("typed"):
            found = _of_text(entry)
        else:
            found = _of_record(entry)
        yield f"{number}: {told}", Counter({one.rule for one in found}), Counter(entry["rules"])


def _of_record(entry: Mapping[str, Any]) -> Iterable[Finding]:
    """Of a record with one wording changed; with the rules that are asked for switched on."""
    record = _record({name: value for name, value in entry.items() if name not in _ABOUT})
    asked = {rule: True for rule in entry.get("ask", ()) if rule in OFF_BY_DEFAULT}
    settings = {"audit_date": entry["audit_date"]} if "audit_date" in entry else {}
    context = CompareContext((), {record.record_id: entry.get("outside", "")})
    return compare_records(
        [record], read_settings({"rules": asked, **settings}), "id", context
    ).findings


def _record(changes: Mapping[str, Any]) -> ServiceStandard:
    """A record as the program would have read it, with what was found in it."""
    fields = dict(changes)
    title, drawn = fields.pop("title", None), fields.pop("flowchart", None)
    numbers = fields.pop("numbers", None)
    for name in MANUFACTURING:
        if name in fields:
            fields[name] = make_list(fields[name])
    record = make_record(**fields)
    update: dict[str, Any] = {}
    read = parse_decree(fields.get("decree") or "")
    if record.decree is not None and read is not None:
        own = {"number": read.number, "year": read.year}
        update["decree"] = record.decree.model_copy(update=own)
    if title is not None:
        update["service"] = record.service.model_copy(update={"title": title})
    if drawn is not None and record.prosedur is not None:
        boxes = {"items": [], "flowchart": make_items(drawn), "form": "flowchart"}
        update["prosedur"] = record.prosedur.model_copy(update=boxes)
    if numbers is not None and record.persyaratan is not None:
        items = [
            item.model_copy(update={"number": number})
            for item, number in zip(record.persyaratan.items, numbers, strict=True)
        ]
        update["persyaratan"] = record.persyaratan.model_copy(update={"items": items})
    record = record.model_copy(update=update)
    return record.model_copy(update={"findings": list(find_in_record(record))})


def _of_text(entry: Mapping[str, Any]) -> Iterable[Finding]:
    """Of a typed standard: what only reading it can notice."""
    # The typed standard is a move letter, which must be free and quick: of another service here.
    text = STANDARD.replace("Surat keterangan pindah", "Kartu contoh")
    text = text.replace("3 hari kerja", entry.get("waktu", "3 hari kerja"))
    text = text.replace("Tidak dipungut biaya", entry.get("biaya", "Tidak dipungut biaya"))
    (record,) = extract_document(text_document(text), "naskah.txt").records
    return record.findings


def _of_decree(listed: Sequence[str], printed: Sequence[str]) -> Iterable[Finding]:
    """Of a decree that lists services, and its annex that holds their standards."""
    rows = "".join(f"{number}. {name};\n" for number, name in enumerate(listed, 1))
    document = decree(*printed, text=DECREE.replace(LISTED, rows))
    records = extract_document(document, "keputusan.pdf").records
    assert len(records) == len(printed)
    return [one for record in records for one in record.findings]


def comparison_cases() -> Iterator[Case]:
    """The labelled services, record by record: every finding that is not labelled is wrong."""
    for number, entry in enumerate(json.loads(COMPARISONS.read_text("utf-8"))):
        records = [
            _record({"record_id": f"{place:016x}-0", "path": f"{place}.pdf", **changes})
            for place, changes in enumerate(entry["records"])
        ]
        context = CompareContext((records[entry["baseline"]],) if "baseline" in entry else ())
        compared = compare_records(records, DEFAULT_SETTINGS, "id", context)
        for place, (record, rules) in enumerate(zip(records, entry["rules"], strict=True)):
            found = {one.rule for one in compared.findings if one.record_id == record.record_id}
            name = f"{number}.{place} {entry['about']}: {entry['records'][place]}"
            yield name, Counter(found), Counter(rules)


def tallies(cases: Iterable[Case]) -> dict[str, Tally]:
    """Each rule that is labelled or was found, in the order of the catalogue."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for _, found, labelled in cases:
        for rule in found | labelled:
            kind = "right" if found[rule] and labelled[rule] else "wrong"
            sums[rule][kind if found[rule] else "missed"] += 1
    return {rule: Tally(**sums[rule]) for rule in SEVERITIES if rule in sums}


def errors_of(counted: Mapping[str, Tally]) -> Tally:
    """All rules whose severity is error, taken together."""
    rows = [tally for rule, tally in counted.items() if SEVERITIES[rule] == "error"]
    return Tally(*(sum(column) for column in zip(*rows, strict=True)))


def table(counted: Mapping[str, Tally]) -> str:
    """The tallies as Markdown."""
    lines = [
        "| rule | severity | labelled | found | precision | recall |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for rule, one in counted.items():
        lines.append(
            f"| `{rule}` | {SEVERITIES[rule]} | {one.right + one.missed} "
            f"| {one.right + one.wrong} | {one.precision:.3f} | {one.recall:.3f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Print all tables, and every case that is not as labelled."""
    with tempfile.TemporaryDirectory() as folder:
        documents = list(sample_cases(Path(folder), DOCUMENTS, LAYOUTS))
    wordings = [*label_cases(), *comparison_cases()]
    for title, cases in (("Documents", documents), ("Wordings and services", wordings)):
        print(f"{title}: {len(cases)}\n\n{table(tallies(cases))}\n")
        for name, found, labelled in cases:
            if set(found) != set(labelled):
                line = f"{name}: found {sorted(found)}, labelled {sorted(labelled)}"
                print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
