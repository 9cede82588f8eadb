"""The command `selaras`. Each command imports what it needs when it runs, so that help is quick."""

from __future__ import annotations

import enum
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer

from output.commands import HELP_NAMES, SpokenCommand, SpokenGroup
from output.formats import ExportFormat
from output.language import language, say

DONE, FOUND, WRONG_USE, BROKEN = 0, 1, 2, 3
DOCS = "docs/"  # of the project, beside its README

app = typer.Typer(
    name="selaras",
    cls=SpokenGroup,
    context_settings=HELP_NAMES,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Membaca standar pelayanan publik menjadi rekaman, lalu membandingkan antarkantor.",
)


class Ocr(enum.StrEnum):
    """When pages are read by OCR."""

    auto = "auto"
    never = "never"
    always = "always"

    @property
    def mode(self) -> Literal["auto", "never", "always"]:
        """The same as the reader's own name of it."""
        return self.value


class Severity(enum.StrEnum):
    """How grave a finding is, the gravest first."""

    error = "error"
    warning = "warning"
    info = "info"

    @property
    def and_graver(self) -> list[str]:
        """This severity and those above it."""
        known = [one.value for one in Severity]
        return known[: known.index(self.value) + 1]


class Evidence(enum.StrEnum):
    """Which places of the documents a report shows as pictures."""

    all = "all"
    findings = "findings"
    none = "none"


class Lang(enum.StrEnum):
    """The language of messages and reports."""

    id = "id"
    en = "en"


Sources = Annotated[
    list[str],
    typer.Argument(metavar="SUMBER...", help="Berkas .pdf, .txt, .md, folder, atau URL fsspec."),
]
RunOut = Annotated[str, typer.Option("--out", "-o", metavar="RUN", help="Folder hasil, atau URL.")]
Run = Annotated[Path, typer.Argument(metavar="RUN", help="Folder hasil `selaras extract`.")]
Workers = Annotated[
    int, typer.Option("--workers", "-w", metavar="N", min=1, help="Banyaknya proses pembaca.")
]
Redact = Annotated[
    bool, typer.Option("--redact-contacts", help="Samarkan nama orang dan nomor ponsel pribadi.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Ringkasan sebagai JSON pada keluaran baku.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tanpa ringkasan dan kemajuan.")]
# Read before anything else: see `output.commands`.
Speech = Annotated[
    Lang | None,
    typer.Option("--lang", help="Bahasa keluaran dan laporan; tanpa ini SELARAS_LANG, lalu id."),
]


def _command(example: str, page: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command whose help ends with an example and where to read on."""
    more = f"Contoh: selaras {example}"
    return app.command(
        cls=SpokenCommand,
        context_settings=HELP_NAMES,
        epilog=f"{more}\n\nSelengkapnya: {DOCS}{page}",
    )


def _version(value: bool) -> None:
    if value:
        from selaras import __version__

        typer.echo(f"selaras {__version__}")
        raise typer.Exit


def _show_settings(value: bool) -> None:
    if value:
        from corpus.settings import show_settings

        typer.echo(show_settings(), nl=False)
        raise typer.Exit


@app.callback()
def entry(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Tampilkan versi."),
    ] = False,
    lang: Speech = None,
) -> None:
    """Membaca standar pelayanan publik menjadi rekaman, lalu membandingkan antarkantor."""


def _refuse(message: str) -> NoReturn:
    """Wrong use: say what to do, write nothing."""
    typer.echo(f"selaras: {message}", err=True)
    raise typer.Exit(WRONG_USE)


@_command("extract dokumen --out run", "tutorial.md")
def extract(
    sources: Sources,
    out: RunOut,
    workers: Workers = 1,
    ocr: Annotated[Ocr, typer.Option("--ocr", help="Kapan halaman dibaca dengan OCR.")] = Ocr.auto,
    no_trace: Annotated[bool, typer.Option("--no-trace", help="Tanpa trace.jsonl.")] = False,
    redact_contacts: Redact = False,
    corrections: Annotated[
        Path | None,
        typer.Option("--corrections", metavar="BERKAS", help="Pembetulan: .yaml, .json, .xlsx."),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout", metavar="DETIK", min=0.1, help="Detik sedokumen; +10 tiap halaman OCR."
        ),
    ] = 60.0,
    memory_limit: Annotated[
        int,
        typer.Option(
            "--memory-limit", metavar="MB", min=0, help="MB untuk satu proses; 0: tak dibatasi."
        ),
    ] = 2048,
    recycle: Annotated[
        int,
        typer.Option(
            "--recycle", metavar="N", min=0, help="Proses diganti tiap N dokumen; 0: tidak."
        ),
    ] = 5000,
    retry: Annotated[
        bool, typer.Option("--retry", help="Baca lagi juga yang dikarantina pada run sebelumnya.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Baca semuanya dari awal.")] = False,
    cluster: Annotated[
        str | None,
        typer.Option("--cluster", metavar="ALAMAT", help="Dask: local atau tcp://host:8786."),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Baca dokumen menjadi rekaman: PDF, .txt, .md; folder dibaca sampai ke dalam."""
    from corpus.cluster import NoCluster
    from corpus.corrections import CorrectionsError
    from corpus.ledger import LedgerIsBroken, RunIsBusy
    from corpus.sources import MissingSource, is_url
    from output.corrections import load_corrections, show_corrections
    from output.summary import progress_bar, show_run
    from selaras import extract_folder

    if not is_url(out) and Path(out).exists() and not Path(out).is_dir():
        _refuse(say("{out} sudah ada dan bukan folder. Pilih folder lain untuk --out.", out=out))
    try:
        wanted = load_corrections(corrections)
        with progress_bar(quiet or as_json) as progress:
            summary = extract_folder(
                sources,
                out,
                workers=workers,
                ocr=ocr.mode,
                trace=not no_trace,
                redact_contacts=redact_contacts,
                corrections=wanted,
                timeout_s=timeout,
                memory_mb=memory_limit,
                recycle_after=recycle,
                retry=retry,
                fresh=fresh,
                cluster=cluster,
                progress=progress,
            )
    except CorrectionsError as error:
        _refuse(str(error))
    except MissingSource as missing:
        _refuse(say("{path} tidak ada. Periksa ejaan jalurnya.", path=missing))
    except NoCluster as error:
        _refuse(str(error))
    except RunIsBusy:
        _refuse(
            say(
                "{out} sedang ditulis oleh proses lain. Tunggu selesai, atau pilih --out lain.",
                out=out,
            )
        )
    except LedgerIsBroken as error:
        typer.echo(f"selaras: {error} rusak. Hapus berkas itu, lalu jalankan lagi.", err=True)
        raise typer.Exit(BROKEN) from error
    except OSError as error:
        typer.echo(
            f"selaras: tidak dapat menulis ke {out} ({error.strerror or error}). "
            "Setelah diperbaiki, jalankan lagi: yang sudah dibaca tidak dibaca ulang.",
            err=True,
        )
        raise typer.Exit(BROKEN) from error
    if not quiet:
        show_run(summary, out, as_json=as_json)
    if not is_url(out):
        show_corrections(wanted, Path(out))
    raise typer.Exit(FOUND if summary.has_unreadable else DONE)


@_command("inspect dokumen/standar.pdf --html standar.html", "tutorial.md")
def inspect(
    file: Annotated[Path, typer.Argument(metavar="BERKAS", help="Satu dokumen.")],
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="HASIL", help="Gambar nasib tiap baris pada halamannya."),
    ] = None,
    ocr: Annotated[Ocr, typer.Option("--ocr", help="Kapan halaman dibaca dengan OCR.")] = Ocr.auto,
    redact_contacts: Redact = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Tunjukkan apa yang dikenali dalam satu dokumen."""
    if not file.is_file():
        _refuse(say("{file} tidak ada atau bukan berkas.", file=file))
    from extractor.errors import ExtractionError
    from output.inspect import InspectChoices, inspect_file

    try:
        inspect_file(file, html, InspectChoices(ocr.mode, redact_contacts, as_json, quiet))
    except ExtractionError as error:
        typer.echo(f"selaras: {file}: {error.slug}. {error.message}", err=True)
        raise typer.Exit(FOUND) from error


@_command("verify run", "tutorial.md")
def verify(
    run: Run,
    sources: Annotated[
        list[Path] | None,
        typer.Option("--sources", help="Tempat dokumen sekarang, bila sudah pindah."),
    ] = None,
    workers: Workers = 1,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Baca ulang sumber dan buktikan bahwa tidak ada yang hilang dan tidak ada yang dibuat-buat."""
    from output.summary import progress_bar, show_proof
    from selaras import verify as prove

    _need_run(run)
    with progress_bar(quiet or as_json, say("Membaca ulang")) as progress:
        proof = prove(run, sources or [], workers=workers, progress=progress)
    if not quiet:
        show_proof(proof, as_json=as_json)
    raise typer.Exit(DONE if proof.is_whole else FOUND)


@_command("compare run --out laporan", "how-to/reading-a-report.md")
def compare(
    runs: Annotated[
        list[Path],
        typer.Argument(
            metavar="RUN...",
            help="Folder hasil `selaras extract`; dengan --drift: RUN_LAMA RUN_BARU.",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="LAPORAN", help="Folder laporan.")
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(
            "--settings", metavar="BERKAS", help="Aturan dan ambang; bila ada, selaras.toml."
        ),
    ] = None,
    show_settings: Annotated[
        bool,
        typer.Option(
            "--show-settings",
            callback=_show_settings,
            is_eager=True,
            help="Tampilkan semua aturan dan ambang bawaan.",
        ),
    ] = False,
    baseline: Annotated[
        list[str] | None,
        typer.Option(
            "--baseline",
            metavar="REKAMAN",
            help="record_id atau berkas JSON sebagai acuan, bukan mayoritas.",
        ),
    ] = None,
    audit_date: Annotated[
        str | None,
        typer.Option(
            "--audit-date", metavar="TTTT-BB-HH", help="Hari audit, untuk umur penetapan standar."
        ),
    ] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option("--fail-on", help="Kode keluar 1 bila ada temuan sekeras ini atau lebih."),
    ] = None,
    drift: Annotated[
        bool, typer.Option("--drift", help="Yang berubah antara dua run kantor yang sama.")
    ] = False,
    evidence: Annotated[
        Evidence,
        typer.Option("--evidence", help="Gambar: bukti temuan, semua halaman juga, atau tanpa."),
    ] = Evidence.findings,
    sources: Annotated[
        list[Path] | None,
        typer.Option("--sources", help="Tempat dokumen sekarang, bila sudah pindah."),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Bandingkan layanan yang sama antarkantor: laporan, buku kerja, temuan."""
    from corpus.settings import SettingsError
    from output.comparison import BaselineError, OutdatedRun, read_choices
    from output.summary import progress_bar, show_report
    from selaras import compare as write_comparison

    for run in runs:
        _need_run(run)
    try:
        choices = read_choices(settings, baseline or (), audit_date)
        if drift:
            shown = {"lang": language(), "choices": choices, "evidence": evidence.value}
            show = None if quiet else as_json
            _compare_drift(runs, out, show, {**shown, "sources": sources or ()})
            return
        if len(runs) != 1 or out is None:
            _refuse(say("Tulis satu RUN dan --out LAPORAN. Dua run dibandingkan dengan --drift."))
        with progress_bar(quiet or as_json, say("Membandingkan")) as progress:
            summary = write_comparison(
                runs[0],
                out,
                lang=language(),
                choices=choices,
                evidence=evidence.value,
                sources=sources or (),
                progress=progress,
            )
    except (OutdatedRun, SettingsError, BaselineError) as error:
        _refuse(str(error))
    if not quiet:
        show_report(summary, as_json=as_json)
    reaches = fail_on is not None and any(summary.findings[one] for one in fail_on.and_graver)
    raise typer.Exit(FOUND if reaches else DONE)


def _compare_drift(
    runs: list[Path], out: Path | None, as_json: bool | None, shown: dict[str, Any]
) -> None:
    """The drift of two runs; shown as JSON, in words or (None) not at all."""
    from output.drift import show_drift
    from selaras import drift as compare_runs

    if len(runs) != 2:
        _refuse(say("--drift membandingkan dua run: selaras compare RUN_LAMA RUN_BARU --drift"))
    drift = compare_runs(runs[0], runs[1], out, **shown)
    if as_json is not None:
        show_drift(drift, out, as_json=as_json)


@_command("evaluate run gold.json --misses", "evaluation.md")
def evaluate(
    run: Run,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Kunci jawaban (.json atau .yaml).")],
    start: Annotated[
        bool, typer.Option("--start", help="Tulis rancangan GOLD dari RUN untuk dibetulkan.")
    ] = False,
    misses: Annotated[bool, typer.Option("--misses", help="Tampilkan semua selisih.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Ukur hasil terhadap kunci jawaban: presisi, recall, dan F1 tiap bidang."""
    from corpus.gold import GoldError, write_draft
    from output.evaluation import show_evaluation
    from selaras import evaluate as measure

    _need_run(run)
    try:
        if start:
            written = write_draft(run, gold)
            _tell(
                say(
                    "Rancangan {count} dokumen ditulis ke {gold}. Betulkan, lalu ukur.",
                    count=written,
                    gold=gold,
                ),
                {"gold": str(gold), "documents": written},
                as_json=as_json,
                quiet=quiet,
            )
            return
        evaluation = measure(run, gold)
        if not quiet:
            show_evaluation(evaluation, as_json=as_json, with_misses=misses)
    except GoldError as error:
        _refuse(str(error))
    except FileExistsError:
        _refuse(say("{gold} sudah ada. Pilih nama lain untuk rancangannya.", gold=gold))


@_command("export run --to csv", "exports.md")
def export(
    run: Annotated[
        Path,
        typer.Argument(
            metavar="RUN", help="Folder hasil `selaras extract`, atau laporan `selaras compare`."
        ),
    ],
    to: Annotated[ExportFormat, typer.Option("--to", help="Bentuk berkasnya.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FOLDER", help="Tempatnya; tanpa ini RUN/export."),
    ] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="CSV untuk mesin: tanpa BOM, isi sel apa adanya.")
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Tulis hasil untuk program lain: tabel (csv, xlsx, parquet) atau data tertaut (jsonld)."""
    from output.comparison import OutdatedRun
    from output.export import ExportError
    from selaras import export as write_export

    if not (run / "comparison.json").is_file():
        _need_run(run)
    try:
        written = write_export(run, to, out or run / "export", raw=raw)
    except (ExportError, OutdatedRun) as error:
        _refuse(str(error))
    files = [str(file) for file in written]
    _tell("\n".join(files), {"files": files}, as_json=as_json, quiet=quiet)


@_command("sample contoh --count 24", "tutorial.md")
def sample(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Tempat contohnya ditulis.")],
    count: Annotated[
        int, typer.Option("--count", "-n", metavar="N", min=1, help="Banyaknya dokumen.")
    ] = 24,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Tulis korpus contoh berupa PDF beserta kunci jawabannya (gold.json)."""
    from corpus.sample import write_sample
    from output.summary import progress_bar

    with progress_bar(quiet or as_json, say("Menulis")) as progress:
        written = write_sample(folder, count, progress=progress)
    _tell(
        say(
            "{count} dokumen dan gold.json ditulis ke {folder}",
            count=written.documents,
            folder=folder,
        ),
        {"folder": str(folder), "gold": str(written.gold), "documents": written.documents},
        as_json=as_json,
        quiet=quiet,
    )


@_command("schema", "data-model.md")
def schema(as_json: AsJson = False, quiet: Quiet = False, lang: Speech = None) -> None:
    """Cetak JSON Schema dari sebuah rekaman (selalu JSON)."""
    import json

    from corpus.schema import ServiceStandard

    typer.echo(json.dumps(ServiceStandard.model_json_schema(), ensure_ascii=False, indent=2))


@_command("doctor", "install.md")
def doctor(as_json: AsJson = False, quiet: Quiet = False, lang: Speech = None) -> None:
    """Periksa apa yang terpasang, apa yang dapat dikerjakan, dan cara melengkapinya."""
    import json

    from output.doctor import as_entry, checks, is_complete, show_checks

    found = checks()
    if as_json and not quiet:
        typer.echo(json.dumps(as_entry(found), ensure_ascii=False, indent=2))
    elif not quiet:
        show_checks(found)
    raise typer.Exit(DONE if is_complete(found) else FOUND)


def _tell(text: str, entry: dict[str, Any], *, as_json: bool, quiet: bool) -> None:
    """What a command did, in words or as JSON."""
    if quiet:
        return
    if as_json:
        import json

        text = json.dumps(entry, ensure_ascii=False, indent=2)
    typer.echo(text)


def _need_run(run: Path) -> None:
    if not (run / "records.jsonl").is_file():
        _refuse(
            say(
                "{run} bukan folder hasil. Jalankan dahulu: selaras extract SUMBER --out {run}",
                run=run,
            )
        )


def main() -> None:
    """Run the command line."""
    app()
