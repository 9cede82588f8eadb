"""Precision and recall of every rule, on what is labelled (docs/evaluation.md).

Two labelled sets: documents drawn from plans, with planted faults and sound ones beside them, in
every layout; and records with one wording changed, faults and look-alikes (finding_labels.json).
To measure anew, and print the table of the page:

    python tests/findings_accuracy.py
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from builders import make_record

from corpus.compare import compare_records
from corpus.findings import SEVERITIES
from corpus.pipeline import extract_document
from corpus.rules import find_in_record
from corpus.sample import LAYOUTS, write_sample
from extractor.read import read_document

LABELS = Path(__file__).resolve().parent / "finding_labels.json"
DOCUMENTS = 224
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
        changes = {name: value for name, value in entry.items() if name not in ("about", "rules")}
        found = {finding.rule for finding in find_in_record(make_record(**changes))}
        yield f"{number}: {changes}", Counter(found), Counter(entry["rules"])


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
    """Print both tables, and every case that is not as labelled."""
    with tempfile.TemporaryDirectory() as folder:
        documents = list(sample_cases(Path(folder), DOCUMENTS, LAYOUTS))
    for title, cases in (("Documents", documents), ("Wordings", list(label_cases()))):
        print(f"{title}: {len(cases)}\n\n{table(tallies(cases))}\n")
        for name, found, labelled in cases:
            if set(found) != set(labelled):
                line = f"{name}: found {sorted(found)}, labelled {sorted(labelled)}"
                print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
