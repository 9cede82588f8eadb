"""The Python face of Selaras: the functions behind the commands, for scripts and notebooks.

    import selaras

    selaras.extract_folder(["documents"], "run")
    frames = selaras.load_run("run")
    frames.durations.merge(frames.standards, on="record_id")

Importing this module costs nothing: each function loads what it needs when it is called.
docs/api.md has an example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from corpus.version import __version__ as __version__

if TYPE_CHECKING:
    from corpus.drift.drift import Drift
    from corpus.evaluation.scores import Evaluation
    from corpus.proof.verify import Proof
    from corpus.record.corrections import Corrections
    from corpus.run.batch import RunSummary
    from corpus.run.long_scans import PagesRead
    from corpus.run.outcome import Outcome
    from corpus.schema import ServiceStandard
    from output.comparison import CompareChoices
    from output.export.formats import ExportFormat
    from output.export.frames import RunFrames
    from output.report_folder import ReportSummary

__all__ = [
    "compare",
    "drift",
    "evaluate",
    "export",
    "extract_folder",
    "load_run",
    "read_file",
    "verify",
]

AnyPath = str | PathLike[str]
OcrMode = Literal["auto", "never", "always"]


def read_file(  # noqa: PLR0913
    file: AnyPath,
    *,
    ocr: OcrMode = "auto",
    redact_contacts: bool = False,
    headings: Mapping[str, Sequence[str]] | None = None,
    labels: Mapping[str, Sequence[str]] | None = None,
    pages: str = "",
    passwords: Sequence[str] = (),
) -> tuple[ServiceStandard, ...]:
    """The standards of one document, in its order: a record for each service it sets one for.

    `file` is a PDF, .docx, .odt, web page, picture, .txt or .md. `ocr` says when pages are read by
    tesseract: those without a usable text layer ("auto"), none, or all. With `redact_contacts`
    personal names and mobile numbers are masked. `headings` has further names of components by the
    component's name in the record, `labels` of the label of the service's name ("title") or the
    office ("unit"). `pages` names those to read ("3-12,15"), `passwords` are tried
    on a locked PDF. Boxes are in points from a page's top left, pages count from 1, amounts are
    whole rupiah.

    Raises `extractor.errors.ExtractionError` for a document that cannot be read or is no service
    standard; its `slug` is that of the quarantine, its `message` says what to do. Raises
    `OSError` for a file that cannot be opened.
    """
    from corpus.own_words import OwnWords, read_own_headings, read_own_labels
    from corpus.pipeline import extract_document
    from corpus.second_look import second_look
    from extractor.access import Access, page_ranges
    from extractor.ocr.ocr import OcrOptions
    from extractor.read import read_document

    path = Path(file)
    data, options = path.read_bytes(), OcrOptions(mode=ocr)
    access = Access(tuple(passwords), page_ranges(pages))
    extract = partial(
        extract_document,
        path=path.name,
        redact=redact_contacts,
        own=OwnWords(read_own_headings(headings or {}), read_own_labels(labels or {})),
    )
    extraction = extract(read_document(data, path.name, options, access))
    more = second_look(extraction, options)
    if more is not None:
        extraction = extract(read_document(data, path.name, more, access))
    return extraction.records


def extract_folder(  # noqa: PLR0913
    sources: AnyPath | Sequence[AnyPath],
    run: AnyPath,
    *,
    workers: int = 1,
    ocr: OcrMode = "auto",
    trace: bool = True,
    redact_contacts: bool = False,
    corrections: AnyPath | Corrections | None = None,
    keep_corrections: bool = True,
    headings: Mapping[str, Sequence[str]] | None = None,
    labels: Mapping[str, Sequence[str]] | None = None,
    timeout_s: float = 60.0,
    ocr_pages: int = 200,
    memory_mb: int = 2048,
    recycle_after: int = 5000,
    retry: bool = False,
    fresh: bool = False,
    cluster: str | None = None,
    pages: str = "",
    passwords: Sequence[str] = (),
    progress: Callable[[Outcome, int, int], None] | None = None,
    page_progress: Callable[[PagesRead], None] | None = None,
) -> RunSummary:
    """Read files and folders into a run folder; what `selaras extract` does.

    `workers` is the number of processes, `trace` whether `trace.jsonl` is written. `corrections`
    is a file of corrections (.yaml, .json, .xlsx) or what was read from one; without it those of
    the folder's last run hold on, unless `keep_corrections` is false: the summary's `corrections`
    tell. `headings` has further names of components, `{"persyaratan": ["Kelengkapan Berkas"]}`,
    and `labels` of labels, `{"title": ["Judul Berkas"]}`; documents are read again when they
    change. `progress` is called after each source with its outcome, the number done and the number
    in all; `page_progress`, from threads, while a document of many scanned pages is read, with its
    `path`, the `pages` that are read by OCR and how many are `done`.

    A document may take `timeout_s` seconds of the processor (more for pages of OCR, of which it
    may have `ocr_pages`) and its process `memory_mb` megabytes; a process is renewed after
    `recycle_after` documents (0: never). A second run on the same folder reads what is new or
    changed, with `retry` also what was quarantined, with `fresh` everything. `cluster` is
    "local" or the address of a dask scheduler; sources and run folder may be fsspec URLs.

    `pages` names the pages to read ("3-12,15") of what has such; `passwords` are tried on locked
    files and written nowhere.

    Returns the counts of the run. A document that cannot be read does not stop it: it is in
    `quarantine.jsonl`. Raises `corpus.run.sources.MissingSource` for a source that does not exist,
    `corpus.record.corrections.CorrectionsError` for a file that holds none, `OSError` where the run
    folder cannot be written; then nothing is written.
    """
    from corpus.own_words import read_own_headings, read_own_labels
    from corpus.record.corrections import Corrections
    from corpus.run.batch import RunPlan
    from corpus.run.batch import extract_folder as extract
    from corpus.run.outcome import ReadOptions
    from corpus.run.workers import Limits
    from output.corrections import load_corrections

    wanted = (
        corrections
        if isinstance(corrections, Corrections)
        else load_corrections(Path(corrections) if corrections is not None else None)
    )
    own = read_own_headings(headings or {})
    options = ReadOptions(
        ocr, ocr_pages, trace, redact_contacts, wanted, own, pages, tuple(passwords),
        read_own_labels(labels or {}),
    )  # fmt: skip
    several = [sources] if isinstance(sources, str | PathLike) else sources
    limits = Limits(timeout_s, memory_mb << 20, recycle_after)
    places = tuple(map(str, several))
    keeps = keep_corrections and corrections is None
    plan = RunPlan(places, str(run), options, workers, limits, cluster, retry, fresh, keeps)
    return extract(plan, progress, page_progress)


def verify(  # noqa: PLR0913
    run: AnyPath,
    sources: Sequence[AnyPath] = (),
    *,
    workers: int = 1,
    sample: int | None = None,
    passwords: Sequence[str] = (),
    progress: Callable[[None, int, int], None] | None = None,
) -> Proof:
    """Read a run's sources again and prove that nothing is lost and nothing is made up.

    `sources` are the places of the documents where they have moved since, `workers` the number
    of processes that read them; with `sample` only so many are read, always the same ones.
    `passwords` are tried on locked files.
    `progress` is called with None, the number done and the number in all. The proof's `is_whole`
    is the answer, `failures` says what is wrong, in words, `checks` what was proved and how.
    """
    from corpus.proof.verify import Readers, verify_run

    readers = Readers(workers, tuple(passwords))
    return verify_run(Path(run), list(map(str, sources)), readers, progress, sample)


def load_run(run: AnyPath) -> RunFrames:
    """A run folder as seven pandas data frames: what `selaras export` writes as tables.

    `standards` has a row a record (key `record_id`); `items`, `durations`, `charges`, `channels`,
    `needs_review` and `findings` have their own key first and `record_id` to join on. Durations
    are in the printed `unit`, amounts in whole rupiah; missing values are `pandas.NA`.

    Raises `output.comparison.OutdatedRun` for a run of another schema version, and
    `FileNotFoundError` for a folder that is no run.
    """
    from output.export.frames import read_frames

    return read_frames(Path(run))


def compare(  # noqa: PLR0913
    run: AnyPath,
    out: AnyPath,
    *,
    lang: Literal["id", "en"] = "id",
    choices: CompareChoices | None = None,
    evidence: Literal["all", "findings", "none"] = "findings",
    sources: Sequence[AnyPath] = (),
    progress: Callable[[None, int, int], None] | None = None,
) -> ReportSummary:
    """Compare the same service across offices and write the report folder.

    Returns the counts and the path of `index.html`. `choices` are settings (rules, thresholds, an
    audit date) and baselines: `output.comparison.CompareChoices`. `evidence` says which places of
    the documents are shown as pictures ("all": their pages too), `sources` where the documents
    lie now if they have moved; `progress` is called after each source with pictures, with None, the
    number done and the number in all. Raises `output.comparison.OutdatedRun` for a run of another
    schema version.
    """
    from output.comparison import DEFAULT_CHOICES
    from output.evidence.evidence import EvidenceOptions
    from output.report_folder import write_report

    shown = EvidenceOptions(evidence, tuple(map(str, sources)), progress)
    rules = choices or DEFAULT_CHOICES
    return write_report(Path(run), Path(out), lang=lang, evidence=shown, choices=rules)


def drift(  # noqa: PLR0913
    old: AnyPath,
    new: AnyPath,
    out: AnyPath | None = None,
    *,
    lang: Literal["id", "en"] = "id",
    choices: CompareChoices | None = None,
    evidence: Literal["all", "findings", "none"] = "findings",
    sources: Sequence[AnyPath] = (),
) -> Drift:
    """What changed between two run folders of the same offices: standards, items, values.

    With `out` also as a page, `index.html`, and as `drift.json` in that folder; the other choices
    are those of `compare`. Raises `output.comparison.OutdatedRun` for a run of another schema
    version.
    """
    from output.comparison import DEFAULT_CHOICES
    from output.drift.drift import drift_of
    from output.drift.report import DriftOptions, write_drift
    from output.evidence.evidence import EvidenceOptions

    if out is None:
        return drift_of(Path(old), Path(new))
    shown = EvidenceOptions(evidence, tuple(map(str, sources)))
    options = DriftOptions(lang, choices or DEFAULT_CHOICES, shown)
    return write_drift(Path(old), Path(new), Path(out), options)


def export(
    run: AnyPath,
    form: ExportFormat,
    out: AnyPath,
    *,
    raw: bool = False,
    report: AnyPath | None = None,
) -> list[Path]:
    """Write a run for other programs into the folder `out`; the files that were written.

    Where the form is one file (`xlsx`, `sqlite`, `jsonld`), `out` may be its name.

    CSV is made for spreadsheets, with `raw` for machines: docs/exports.md. `run` may be the folder
    of a report too; with `report` that report's tables are written along.

    Raises `output.export.book.ExportError` for a run too large for the format, and
    `output.comparison.OutdatedRun` for one of another schema version.
    """
    from output.export.export import export_run

    joined = None if report is None else Path(report)
    return export_run(Path(run), form, Path(out), raw=raw, report=joined)


def evaluate(run: AnyPath, gold: AnyPath) -> Evaluation:
    """Measure a run against a gold file (docs/gold.md): counts by field, layout and part.

    Shares are between 0 and 1, and `None` where there is nothing to count. Raises
    `corpus.evaluation.gold.GoldError` for a file that is no gold.
    """
    from corpus.evaluation.evaluate import evaluate_run

    return evaluate_run(Path(run), Path(gold))
