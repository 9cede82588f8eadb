"""The synthetic corpus: documents whose every value is known, written with their gold.

The content is planned first (offices, services, wordings, faults), then drawn; the same
arguments give the same bytes, and a larger corpus starts with the smaller one's documents.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from corpus.sample.content import build_plan
from corpus.sample.faults import with_faults
from corpus.sample.gold import gold_entry
from corpus.sample.office import build_office, sample_region
from corpus.sample.outline import LAYOUTS as OUTLINED
from corpus.sample.picture import picture_bytes
from corpus.sample.plan import Dice, DocumentPlan, service_data
from corpus.sample.sippn import sippn_sheets
from corpus.sample.table import component_table_sheets, decree_sheets
from corpus.sample.text import is_markdown, text_bytes
from corpus.sample.web import html_bytes, mhtml_bytes
from corpus.sample.word import docx_bytes, odt_bytes
from corpus.whole_file import write_whole
from extractor.errors import WrongUse
from extractor.pdf_writer import Sheet, write_pdf

GOLD_NAME = "gold.json"
NAME = "standar-"  # of each document, before its number
ADVICE = "Pilih folder lain."
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
# The forms of files, by their suffix; a layout in another form than PDF is "sippn.docx".
_BYTES: dict[str, Callable[[DocumentPlan], bytes]] = {
    "pdf": lambda plan: write_pdf(document_sheets(plan)),
    "docx": docx_bytes,
    "odt": odt_bytes,
    "html": html_bytes,
    "mhtml": mhtml_bytes,
    "png": lambda plan: picture_bytes(document_sheets(plan), plan.form),
    "jpg": lambda plan: picture_bytes(document_sheets(plan), plan.form),
    "tiff": lambda plan: picture_bytes(document_sheets(plan), plan.form),
}
FORMS = (*_BYTES, "text")
_DRAWN = ("png", "jpg", "tiff")  # of any layout that is drawn on pages
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
    an earlier sample are overwritten; others raise `WrongUse`.
    """
    if count < 1:
        raise ValueError("a corpus has at least one document")
    unknown = [layout for layout in layouts if not _is_known(layout)]
    if unknown or not layouts:
        raise ValueError(f"layouts are {', '.join(LAYOUTS)}; not {', '.join(unknown)}")
    plans = list(islice(plan_documents(seed, layouts), count))
    _check_place(folder, plans)
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for plan in plans:
        suffix, data = document_bytes(plan)
        name = f"{plan.id}{suffix}"
        write_whole(folder / name, data)
        entries.append(gold_entry(plan, name, sha256(data).hexdigest()))
        if progress is not None:
            progress(None, len(entries), count)
    gold = folder / GOLD_NAME
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    write_whole(gold, (text + "\n").encode())
    faults = Counter(fault.fault for plan in plans for fault in plan.faults)
    files = tuple(str(entry["file"]) for entry in entries)
    return SampleSummary(folder, gold, files, dict(sorted(faults.items())))


def layouts_of(forms: Sequence[str]) -> tuple[str, ...]:
    """What is written where somebody asks for some forms: exports, and offices' tables but as PDF.

    >>> layouts_of(["pdf", "docx"])
    ('sippn', 'sippn.docx', 'component-table.docx')
    """
    found: list[str] = []
    for form in forms:
        own = [form] if form == "text" else [f"{layout}.{form}" for layout in OUTLINED]
        found += DEFAULT_LAYOUTS if form == "pdf" else own
    return tuple(found)


def _is_known(name: str) -> bool:
    layout, _, form = name.partition(".")
    if not form:
        return layout in LAYOUTS
    return layout in (_SHEETS if form in _DRAWN else OUTLINED) and form in _BYTES


def _check_place(folder: Path, plans: Sequence[DocumentPlan]) -> None:
    """Only what an earlier sample's gold names, and is still as it was, is written over."""
    gold = folder / GOLD_NAME
    try:
        entries = json.loads(gold.read_bytes()) if gold.exists() else []
        known = {entry["file"]: entry["sha256"] for entry in entries}
        if not all(name.startswith(NAME) for name in known):
            raise ValueError("gold of other documents")
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise WrongUse(f"{gold} sudah ada dan bukan kunci sebuah contoh.", ADVICE) from error
    for plan in plans:
        file = folder / f"{plan.id}{_suffix(plan)}"
        if file.exists() and known.get(file.name) != sha256(file.read_bytes()).hexdigest():
            raise WrongUse(f"{file} sudah ada dan bukan berkas contoh.", ADVICE)


def document_bytes(plan: DocumentPlan) -> tuple[str, bytes]:
    """The file's suffix and its content, in the plan's layout."""
    data = text_bytes(plan) if plan.layout == "text" else _BYTES[plan.form](plan)
    return _suffix(plan), data


def _suffix(plan: DocumentPlan) -> str:
    if plan.layout == "text":
        return ".md" if is_markdown(plan) else ".txt"
    return f".{plan.form}"


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
            id_ = f"{NAME}{place + 1:03d}"
            # One further on after each round: else a layout would always get the same service.
            name = layouts[(place + place // len(layouts)) % len(layouts)]
            layout, _, form = name.partition(".")
            plan = build_plan(id_, office, service, dice, layout)
            plans.append(replace(plan, form=form or "pdf"))
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
