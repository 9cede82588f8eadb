"""The synthetic corpus: documents whose every value is known, written with their gold.

The content is planned first (offices, services, wordings, faults), then drawn; the same
arguments give the same bytes, and a larger corpus starts with the smaller one's documents.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from corpus.sample_content import build_plan
from corpus.sample_faults import with_faults
from corpus.sample_gold import gold_entry
from corpus.sample_office import build_office, sample_region
from corpus.sample_plan import Dice, DocumentPlan, service_data
from corpus.sample_sippn import sippn_sheets
from corpus.sample_table import component_table_sheets, decree_sheets
from corpus.sample_text import is_markdown, text_bytes
from extractor.pdf_writer import Sheet, write_pdf

GOLD_NAME = "gold.json"
DEFAULT_COUNT = 24
# Three services in each of eight offices first, so that every comparison has eight to compare;
# then the others in the same eight regions; then everything in ever new regions.
MAIN_SERVICES = (
    "konsultasi-statistik",
    "rekomendasi-kegiatan-statistik",
    "penjualan-produk-statistik",
)
OTHER_SERVICES = ("perpustakaan", "ktp-el", "kartu-keluarga", "izin-praktik-perawat")
MAIN_REGIONS = 8
_SHEETS: dict[str, Callable[[DocumentPlan], list[Sheet]]] = {
    "sippn": sippn_sheets,
    "component-table": component_table_sheets,
    "component-table-bare": component_table_sheets,
    "decree": decree_sheets,
}
LAYOUTS = (*_SHEETS, "text")
DEFAULT_LAYOUTS = ("sippn",)
LATER_REGIONS = 8  # in each later block


@dataclass(frozen=True, slots=True)
class SampleSummary:
    """What was written: files and planted faults by name."""

    folder: Path
    gold: Path
    files: tuple[str, ...]
    faults: dict[str, int]

    @property
    def documents(self) -> int:
        return len(self.files)


def write_sample(
    folder: Path,
    count: int = DEFAULT_COUNT,
    seed: int = 0,
    layouts: Sequence[str] = DEFAULT_LAYOUTS,
    progress: Callable[[None, int, int], None] | None = None,
) -> SampleSummary:
    """Writes `count` documents and `gold.json` into a folder, which is made where it is missing.

    The layouts take turns. `progress` is called with None, the number written and of all. Raises
    `ValueError` for a count below 1 and for an unknown layout; then nothing is written. Files of
    the same names are overwritten.
    """
    if count < 1:
        raise ValueError("a corpus has at least one document")
    unknown = [layout for layout in layouts if layout not in LAYOUTS]
    if unknown or not layouts:
        raise ValueError(f"layouts are {', '.join(LAYOUTS)}; not {', '.join(unknown)}")
    folder.mkdir(parents=True, exist_ok=True)
    plans = list(islice(plan_documents(seed, layouts), count))
    entries = []
    for plan in plans:
        suffix, data = document_bytes(plan)
        name = f"{plan.id}{suffix}"
        (folder / name).write_bytes(data)
        entries.append(gold_entry(plan, name, sha256(data).hexdigest()))
        if progress is not None:
            progress(None, len(entries), count)
    gold = folder / GOLD_NAME
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    gold.write_text(text + "\n", encoding="utf-8", newline="\n")
    faults = Counter(fault.fault for plan in plans for fault in plan.faults)
    files = tuple(str(entry["file"]) for entry in entries)
    return SampleSummary(folder, gold, files, dict(sorted(faults.items())))


def document_bytes(plan: DocumentPlan) -> tuple[str, bytes]:
    """The file's suffix and its content, in the plan's layout."""
    if plan.layout == "text":
        return ".md" if is_markdown(plan) else ".txt", text_bytes(plan)
    return ".pdf", write_pdf(document_sheets(plan))


def document_sheets(plan: DocumentPlan) -> list[Sheet]:
    """The pages of a drawn layout, for whichever program writes them to a file."""
    return _SHEETS[plan.layout](plan)


def plan_documents(
    seed: int = 0, layouts: Sequence[str] = DEFAULT_LAYOUTS
) -> Iterator[DocumentPlan]:
    """The documents of the corpus one after another, without end."""
    dice = Dice(seed)
    written = 0
    for block, slots in enumerate(_blocks()):
        plans: list[DocumentPlan] = []
        for region_index, service in slots:
            institution = service_data(service)["institution"]
            office = build_office(institution, sample_region(region_index), dice)
            place = written + len(plans)
            id_ = f"standar-{place + 1:03d}"
            # One further on after each round: else a layout would always get the same service.
            layout = layouts[(place + place // len(layouts)) % len(layouts)]
            plans.append(build_plan(id_, office, service, dice, layout))
        yield from with_faults(plans, dice.keyed("block", block))
        written += len(plans)


def _blocks() -> Iterator[list[tuple[int, str]]]:
    """Blocks of (region, service); each block gets the whole catalogue of faults once."""
    first = range(MAIN_REGIONS)
    yield [(region, service) for region in first for service in MAIN_SERVICES]
    yield [(region, service) for region in first for service in OTHER_SERVICES]
    start = MAIN_REGIONS
    while True:
        regions = range(start, start + LATER_REGIONS)
        services = (*MAIN_SERVICES, *OTHER_SERVICES)
        yield [(region, service) for region in regions for service in services]
        start += LATER_REGIONS
