"""The words on the page: pictures of the places that a report speaks of, and lines of texts.

Pictures lie in the report's folder `evidence/`, one for a place however often it is spoken of.
A source that is gone, changed or unreadable costs its pictures and nothing else: a note says why.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from corpus.grouping.comparison import Comparison
from corpus.pipeline import extract_document
from corpus.record.json_files import read_lines
from corpus.record.masking.mask import MASK
from corpus.run.attachments import held_with_hash
from corpus.run.files import RECORDS, local_roots, need_run
from corpus.run.sources import MissingSource, SourceFile, find_sources, is_url, read_bytes
from corpus.run.workers import Job, Limits, Lost, Worker
from corpus.schema import Evidence, ServiceStandard, Source
from corpus.whole_file import write_whole
from extractor.errors import ExtractionError
from extractor.ocr.ocr import OcrOptions
from extractor.page import BBox, Document
from extractor.picture.picture import has_pages
from extractor.read import read_document
from output.comparison import read_run_entry
from output.evidence.cutouts import Cut, Pages, Turn
from output.own_folder import make_own_folder, sweep_own_folder

FOLDER = "evidence"
CONTEXT_LINES = 2  # of a text, before and after the line that is meant
CONTEXT_LETTERS = 400  # of one line
DRAWING = Limits(timeout_s=10.0)  # of one page's places; most take a twentieth of a second
_NAME = re.compile(r"[0-9a-f]{20}\.webp")

# Called with None, the number of sources done and of all.
Progress = Callable[[None, int, int], None]
Mode = Literal["all", "findings", "none"]


class Spot(NamedTuple):
    """A place of a source: a box on a page, a line of a text, or (neither) a whole page."""

    sha256: str
    page: int | None
    bbox: tuple[float, float, float, float] | None
    line: int | None


class Picture(NamedTuple):
    """A picture beside the page, and the size in CSS pixels at which it is shown."""

    address: str
    width_px: int
    height_px: int


class ContextLine(NamedTuple):
    """A line of a text source; `is_meant` is the one that is spoken of."""

    number: int
    text: str
    is_meant: bool


@dataclass(frozen=True, slots=True)
class Album:
    """What there is to see of each place; `notes` says why a source has no pictures, or few."""

    pictures: Mapping[Spot, Picture] = field(default_factory=dict)
    lines: Mapping[Spot, tuple[ContextLine, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceOptions:
    """Which places are shown, and where the sources lie now if they have moved.

    `progress` is told after each source that pictures are cut from.
    """

    mode: Mode = "findings"
    sources: tuple[str | Path, ...] = ()
    progress: Progress | None = None


class RunSources(NamedTuple):
    """What is known of the sources of a run: where they lie, how their pages were turned."""

    files: Mapping[str, SourceFile]
    turns: Mapping[str, Mapping[int, Turn]]
    is_redacted: bool


class Withheld(Exception):
    """Why a source shows nothing; the name of a label of the report."""


def spot_of(source: Source, evidence: Evidence) -> Spot | None:
    """The place of a piece of evidence; None where it has none."""
    if evidence.line is not None:
        return Spot(source.sha256, None, None, evidence.line)
    if evidence.page is None or evidence.bbox is None:
        return None
    return Spot(source.sha256, evidence.page, evidence.bbox, None)


def page_spots(record: ServiceStandard) -> list[Spot]:
    """The pages of a record, none for a text."""
    if not has_pages(record.source.media_type):
        return []
    first, last = record.source.page_range
    return [Spot(record.source.sha256, page, None, None) for page in range(first, last + 1)]


def make_evidence(comparison: Comparison, run: Path, out: Path, options: EvidenceOptions) -> Album:
    """Make the pictures of a report in `out`, and take away those of an earlier one."""
    wanted = _wanted(comparison, options.mode)
    album = make_album(wanted, run, out, options.sources, options.progress)
    sweep(out, album)
    return album


def make_album(
    wanted: Sequence[tuple[Source, Spot]],
    run: Path,
    out: Path,
    sources: Sequence[str | Path],
    progress: Progress | None = None,
) -> Album:
    """Pictures and lines of places in the sources of a run, in `out`."""
    pictures: dict[Spot, Picture] = {}
    lines: dict[Spot, tuple[ContextLine, ...]] = {}
    notes: dict[str, str] = {}
    known = known_sources(run, sources) if wanted else None
    by_source = _by_source(wanted)
    with closing(Worker(DRAWING)) as drawer:
        for done, (source, spots) in enumerate(by_source, 1):
            assert known is not None
            try:
                if has_pages(source.media_type):
                    cuts = _cuts(source, spots, known, drawer)
                    pictures |= _kept(cuts, out / FOLDER)
                    if len(cuts) < len(spots):
                        notes[source.sha256] = "page_undrawn"
                else:
                    lines |= _lines(source, spots, known)
            except Withheld as reason:
                notes[source.sha256] = str(reason)
            if progress is not None:
                progress(None, done, len(by_source))
    return Album(pictures, lines, notes)


def sweep(out: Path, album: Album) -> None:
    """Take away the pictures of an earlier report: they may show what is masked by now."""
    kept = {Path(picture.address).name for picture in album.pictures.values()}
    sweep_own_folder(out / FOLDER, kept, _NAME)


def _wanted(comparison: Comparison, mode: Mode) -> list[tuple[Source, Spot]]:
    """The places that a report shows."""
    if mode == "none":
        return []
    quoted = {one.record_id for finding in comparison.findings for one in finding.evidence}
    sources: dict[str, Source] = {}
    pages: list[tuple[Source, Spot]] = []
    for record in (one for service in comparison.services for one in service.records):
        if record.record_id in quoted:
            sources[record.record_id] = record.source
        if mode == "all":
            pages += [(record.source, spot) for spot in page_spots(record)]
    found: list[tuple[Source, Spot]] = []
    for evidence in (one for finding in comparison.findings for one in finding.evidence):
        source = sources.get(evidence.record_id)
        spot = spot_of(source, evidence) if source is not None else None
        if source is not None and spot is not None:
            found.append((source, spot))
    return [*found, *pages]


def _by_source(wanted: Sequence[tuple[Source, Spot]]) -> list[tuple[Source, list[Spot]]]:
    """The places by source, each once, so that no source is opened twice."""
    spots: dict[Spot, Source] = {}
    for source, spot in wanted:
        spots.setdefault(spot, source)
    found: dict[str, tuple[Source, list[Spot]]] = {}
    for spot, source in spots.items():
        found.setdefault(spot.sha256, (source, []))[1].append(spot)
    return list(found.values())


def known_sources(run: Path, moved: Sequence[str | Path]) -> RunSources:
    """The sources of a run where they lie now, or (`moved`) where they have been moved to."""
    entry = read_run_entry(run)
    if not entry and MASK in (run / RECORDS).read_text("utf-8"):
        need_run(run)  # whether it is redacted cannot be known, so no page of it is drawn
    roots = [str(root) for root in moved] or (local_roots(run) if entry else [])
    there = [root for root in roots if is_url(root) or Path(root).exists()]
    try:
        files = {file.path: file for file in find_sources(there, run)}
    except (MissingSource, OSError, ValueError, ImportError):  # a store that cannot be asked
        files = {}
    turns: dict[str, dict[int, Turn]] = {}
    place = run / "sources.jsonl"
    for source in read_lines(place) if place.is_file() else ():
        for page, *turn in source.get("turned_pages", ()):
            turns.setdefault(source["sha256"], {})[page] = Turn(*turn)
    return RunSources(files, turns, bool(entry.get("options", {}).get("redact")))


def source_bytes(source: Source, known: RunSources) -> bytes:
    """The source's bytes, as they were read."""
    paths = (source.path, *source.also)
    places = [known.files[path] for path in paths if path in known.files]
    named = (_host_of(path, known.files) for path in paths)
    hosts = [known.files[host] for host in named if host is not None]
    if not places and not hosts:
        raise Withheld("source_missing")
    for place in places:
        with suppress(ExtractionError):
            data = read_bytes(place.location)
            if hashlib.sha256(data).hexdigest() == source.sha256:
                return data
    for host in hosts:
        with suppress(ExtractionError):
            held = held_with_hash(host.location, source.sha256)
            if held is not None:
                return held
    raise Withheld("source_changed")


def _host_of(path: str, files: Mapping[str, SourceFile]) -> str | None:
    """The PDF that holds a source, which is named after it: "arsip.pdf#izin.docx"."""
    ends = (number for number, letter in enumerate(path) if letter == "#")
    return next((path[:end] for end in ends if path[:end] in files), None)


def _cuts(
    source: Source, spots: Sequence[Spot], known: RunSources, drawer: Worker
) -> dict[Spot, Cut | None]:
    """What is drawn of each place, None where nothing can be; without those of a lost page."""
    data = source_bytes(source, known)
    masks = masked_boxes(source, data) if known.is_redacted else {}
    pages = Pages(data, known.turns.get(source.sha256, {}), masks)
    of_page: dict[int, list[Spot]] = {}
    for spot in spots:
        of_page.setdefault(spot.page or 1, []).append(spot)
    places = [
        [(page, BBox(*spot.bbox) if spot.bbox else None) for spot in here]
        for page, here in of_page.items()
    ]
    found: dict[Spot, Cut | None] = {}
    results = drawer.run(Job("output.evidence.cutouts", "cut_page", pages), places)
    for here, cuts in zip(of_page.values(), results, strict=True):
        if cuts is None:
            raise Withheld("source_unreadable")
        if not isinstance(cuts, Lost):
            found |= zip(here, cuts, strict=True)
    return found


def _kept(cuts: Mapping[Spot, Cut | None], folder: Path) -> dict[Spot, Picture]:
    """The cut-outs as files of the report."""
    found: dict[Spot, Picture] = {}
    for spot, cut in cuts.items():
        if cut is None:
            continue
        name = hashlib.sha256(repr(tuple(spot)).encode()).hexdigest()[:20] + ".webp"
        make_own_folder(folder)
        write_whole(folder / name, cut.webp)
        found[spot] = Picture(f"{FOLDER}/{name}", cut.width_px, cut.height_px)
    return found


def _read_again(source: Source, data: bytes, is_redacted: bool) -> Document:
    """The document, with the run's masks in it where it has any."""
    try:
        document = read_document(data, source.path, OcrOptions(mode="never"))
        if is_redacted:
            document = extract_document(document, source.path, redact=True).document
    except ExtractionError as error:
        raise Withheld("source_unreadable") from error
    return document


def masked_boxes(source: Source, data: bytes) -> dict[int, list[BBox]]:
    """The boxes of masked words. A scan may show names that nobody has read: none of it is."""
    if source.ocr_pages or source.reader == "ocr":
        raise Withheld("source_redacted")
    found: dict[int, list[BBox]] = {}
    for word in _read_again(source, data, True).words:
        if MASK in word.text and word.bbox is not None:
            found.setdefault(word.page_number, []).append(word.bbox)
    return found


def _lines(
    source: Source, spots: Sequence[Spot], known: RunSources
) -> dict[Spot, tuple[ContextLine, ...]]:
    document = _read_again(source, source_bytes(source, known), known.is_redacted)
    texts: dict[int, list[str]] = {}
    for word in document.words:
        if word.line_number is not None and word.is_visible:
            texts.setdefault(word.line_number, []).append(word.text)
    return {spot: tuple(_context(texts, spot.line or 0)) for spot in spots}


def _context(texts: Mapping[int, Sequence[str]], meant: int) -> Iterator[ContextLine]:
    for number in range(meant - CONTEXT_LINES, meant + CONTEXT_LINES + 1):
        if number in texts:
            yield ContextLine(number, " ".join(texts[number])[:CONTEXT_LETTERS], number == meant)
