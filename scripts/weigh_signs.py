"""Count how often fields with a sign are wrong, for `corpus/record/data/signs.json`.

    python scripts/weigh_signs.py VERDICTS.json[:TIMES] ... [--check]

A file of verdicts is `{"folder": "texts", "wrong": {"a.txt": ["prosedur"], "b.txt": []}}`: of
each document the parts of its first record that are read wrongly (`service`: the title). All
other parts that were read are right; documents that are not named do not count. `TIMES` is how
often the fields of a file count: texts as offices publish them are few, and made ones many. What
texts the counts of the project are from is told in docs/evaluation.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # run as a script: its own folder is there instead
    sys.path.insert(0, str(ROOT))

from corpus.pipeline import extract_document  # noqa: E402
from corpus.record import review_marks  # noqa: E402
from corpus.record.contents import is_empty  # noqa: E402
from corpus.record.signs.sign import HEADS, part_of  # noqa: E402
from corpus.schema import COMPONENTS, ServiceStandard  # noqa: E402
from extractor.read import read_document  # noqa: E402

SIGNS = ROOT / "corpus" / "record" / "data" / "signs.json"
# What only a person can decide is told wherever it is seen, and not weighed.
_TOLD = """
two-layouts ocr-unsure digits-against-words amount-truncated amount-unread units-unlike
amount-without-currency area-code-inferred office-of-decree heading-unlike
"""
NOT_WEIGHED = frozenset(_TOLD.split())
Counts = dict[str, dict[str, list[int]]]


def main(arguments: Sequence[str]) -> int:
    """Count, and write what was counted; with `--check` say whether it is what the project has."""
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for argument in (one for one in arguments if not one.startswith("--")):
        name, _, times = argument.partition(":")
        _count(Path(name), int(times or 1), counts)
    text = _written(counts)
    if "--check" in arguments:
        return int(text != SIGNS.read_text("utf-8"))
    SIGNS.write_text(text, "utf-8")
    return 0


def _count(file: Path, times: int, counts: Counts) -> None:
    verdicts = json.loads(file.read_text("utf-8"))
    for name, wrong in sorted(verdicts["wrong"].items()):
        document = file.parent / verdicts["folder"] / name
        for part, reasons in _signs(document):
            for reason in reasons - NOT_WEIGHED:
                own = counts[reason][part]
                own[0] += times * (part in wrong)
                own[1] += times


def _signs(document: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """The parts that a document's first record has, each with the reasons to doubt it."""
    with patch.object(review_marks, "counted", dict):  # nothing was counted: every sign is told
        read = read_document(document.read_bytes(), document.name)
        records = extract_document(read, document.name).records
    reasons: dict[str, set[str]] = defaultdict(set)
    for mark in records[0].needs_review:
        reasons[part_of(mark.path)].add(mark.reason)
    for part in _parts(records[0]):
        yield part, frozenset(reasons[part])


def _parts(record: ServiceStandard) -> Iterator[str]:
    names = {"service": record.service.title, "unit": record.unit.name or record.unit.hierarchy}
    yield from (part for part in HEADS if names[part])
    for name in COMPONENTS:
        component = getattr(record, name)
        if component is not None and not is_empty(component):
            yield name


def _written(counts: Mapping[str, Mapping[str, Sequence[int]]]) -> str:
    ordered = {one: dict(sorted(parts.items())) for one, parts in sorted(counts.items())}
    text = json.dumps({"signs": ordered}, indent=1)
    return re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
