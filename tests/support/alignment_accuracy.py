"""Pairwise precision and recall of the groups of items, on labelled wordings (docs/evaluation.md).

A labelled set names for each service what its items mean, and six ways or so in which offices
word each. Offices are drawn from it: each words every item in one of its ways, leaves some out,
and has some in another order. To measure anew, and print the table of the page:

    python tests/support/alignment_accuracy.py
"""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corpus.alignment.align import align
from corpus.alignment.group import Entry
from corpus.alignment.learned_wording import learn_wording
from corpus.alignment.masking import own_names
from corpus.alignment.meaning import read_meaning
from corpus.comparison.compare import ALIGN_OPTIONS
from corpus.grouping.comparison import LISTS
from corpus.sample.plan import sample_data

FOLDER = Path(__file__).resolve().parents[1] / "labels"
HALVES = ("sample", "working", "held_out", "last_look")
OFFICES = (4, 8, 24)
LEFT_OUT = 0.12  # share of a service's items that an office does not have
SWAPPED = 0.06  # share of neighbours that an office has the other way round
REGIONS = (
    "Kabupaten Garut", "Kota Makassar", "Kabupaten Banyumas", "Kota Kupang", "Kabupaten Sleman",
    "Kota Palu", "Kabupaten Jember", "Kota Ternate", "Kabupaten Agam", "Kota Bontang",
)  # fmt: skip
Labels = dict[tuple[str, str], str]


class Pairs(NamedTuple):
    """Pairs of items: in one group and of one meaning, in one group, of one meaning."""

    right: int = 0
    joined: int = 0
    wanted: int = 0

    def plus(self, other: Pairs) -> Pairs:
        """Both together."""
        return Pairs(*(one + another for one, another in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was joined that means the same."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """The share of what means the same that was joined."""
        return self.right / self.wanted if self.wanted else 1.0


def read_half(half: str) -> dict[str, Any]:
    """The labelled services of a set; those of the synthetic corpus are its own wordings."""
    if half == "sample":
        return _sample_services()
    text = (FOLDER / f"alignment_{half}.json").read_text("utf-8")
    return {name: dict(service) for name, service in json.loads(text).items()}


def _sample_services() -> dict[str, Any]:
    tables = {"persyaratan": "requirements", "prosedur": "steps", "produk": "products"}
    found: dict[str, Any] = {}
    for name, service in sample_data("services").items():
        found[name] = {"kantor": ["Dinas Contoh"]}
        for component, table in tables.items():
            concepts = [*service[component], service["extra"].get(component)]
            wordings = sample_data(table)
            found[name][component] = {
                concept: [_filled(text) for text in wordings[concept]]
                for concept in concepts
                if concept in wordings
            }
    return found


def _filled(text: str) -> str:
    for mark, word in (
        ("{pemohon}", "pemohon"),
        ("{Pemohon}", "Pemohon"),
        ("{layanan}", "layanan"),
    ):
        text = text.replace(mark, word)
    return text


def lists_of(name: str, service: dict[str, Any], offices: int) -> Iterator[tuple[str, Any, Labels]]:
    """For each component the entries of all offices, and what each means."""
    units = [
        (f"{service['kantor'][office % len(service['kantor'])]} {region}", region)
        for office, region in zip(range(offices), itertools.cycle(REGIONS), strict=False)
    ]
    drawn = {
        component: [
            [
                (concept, text.replace("{kantor}", unit))
                for concept, text in _rows(service[component], office, f"{name}/{component}")
            ]
            for office, (unit, _) in enumerate(units)
        ]
        for component in LISTS
    }
    learned = learn_wording(text for lists in drawn.values() for rows in lists for _, text in rows)
    for component, lists in drawn.items():
        entries: list[Entry] = []
        labels: Labels = {}
        for office, rows in enumerate(lists):
            own = own_names(*units[office], name.replace("-", " "))
            for position, (concept, text) in enumerate(rows):
                entry = Entry(
                    f"kantor-{office:04}", "", f"{component}.items[{position}]", text,
                    position, (position + 0.5) / len(rows), read_meaning(text, own, learned),
                )  # fmt: skip
                entries.append(entry)
                labels[(entry.record_id, entry.path)] = concept
        yield component, entries, labels


def _rows(concepts: dict[str, list[str]], office: int, name: str) -> list[tuple[str, str]]:
    """An office's list. The first offices share no wording, later ones pick theirs."""
    dice = random.Random(f"{name}/{office}")
    rows = []
    for number, (concept, wordings) in enumerate(concepts.items()):
        at = office + number if office < len(wordings) else dice.randrange(len(wordings))
        if len(concepts) < 2 or dice.random() >= LEFT_OUT:
            rows.append((concept, wordings[at % len(wordings)]))
    for at in range(1, len(rows)):
        if dice.random() < SWAPPED:
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
    return rows


def count_pairs(groups: list[list[Entry]], labels: Labels) -> Pairs:
    """The pairs of one list."""
    joined, right = 0, 0
    for group in groups:
        joined += _pairs(len(group))
        counts = Counter(labels[(entry.record_id, entry.path)] for entry in group)
        right += sum(_pairs(count) for count in counts.values())
    return Pairs(right, joined, sum(_pairs(count) for count in Counter(labels.values()).values()))


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def measure(half: str, offices: int) -> dict[str, Pairs]:
    """The pairs of each component over all services of a half."""
    sums: dict[str, Pairs] = {}
    for name, service in read_half(half).items():
        for component, entries, labels in lists_of(name, service, offices):
            found = count_pairs(align(entries, ALIGN_OPTIONS[component]), labels)
            sums[component] = sums.get(component, Pairs()).plus(found)
    return sums


def total(sums: dict[str, Pairs]) -> Pairs:
    """All components together."""
    together = Pairs()
    for found in sums.values():
        together = together.plus(found)
    return together


def main() -> None:
    """Print the table."""
    print("| half | offices | list | precision | recall |\n|---|--:|---|--:|--:|")
    for half in HALVES:
        for offices in OFFICES:
            sums = measure(half, offices)
            for name, found in (*sums.items(), ("all", total(sums))):
                row = f"{found.precision:.3f} | {found.recall:.3f} |"
                print(f"| {half} | {offices} | {name} | {row}")


if __name__ == "__main__":
    main()
