"""The command `selaras`. Each command imports what it needs when it runs, so that help is quick."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer

DONE, FOUND, WRONG_USE, BROKEN = 0, 1, 2, 3

app = typer.Typer(
    name="selaras",
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


class Format(enum.StrEnum):
    """What a run is exported to."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    jsonld = "jsonld"


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
Workers = Annotated[int, typer.Option("--workers", "-w", min=1, help="Banyaknya proses pembaca.")]
Redact = Annotated[
    bool, typer.Option("--redact-contacts", help="Samarkan nama orang dan nomor ponsel pribadi.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Ringkasan sebagai JSON pada keluaran baku.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tanpa ringkasan dan kemajuan.")]


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
) -> None:
    """Options of the command as a whole."""


def _refuse(message: str) -> NoReturn:
    """Wrong use: say what to do, write nothing."""
    typer.echo(f"selaras: {message}", err=True)
    raise typer.Exit(WRONG_USE)


@app.command()
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
        float, typer.Option("--timeout", min=0.1, help="Detik sedokumen; +10 tiap halaman OCR.")
    ] = 60.0,
    memory_limit: Annotated[
        int, typer.Option("--memory-limit", min=0, help="MB untuk satu proses; 0: tak dibatasi.")
    ] = 2048,
    recycle: Annotated[
        int, typer.Option("--recycle", min=0, help="Proses diganti tiap N dokumen; 0: tidak.")
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
        _refuse(f"{out} sudah ada dan bukan folder. Pilih folder lain untuk --out.")
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
        _refuse(f"{missing} tidak ada. Periksa ejaan jalurnya.")
    except NoCluster as error:
        _refuse(str(error))
    except RunIsBusy:
        _refuse(f"{out} sedang ditulis oleh proses lain. Tunggu selesai, atau pilih --out lain.")
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


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(metavar="BERKAS", help="Satu dokumen.")],
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="HASIL", help="Gambar nasib tiap baris pada halamannya."),
    ] = None,
    ocr: Annotated[Ocr, typer.Option("--ocr", help="Kapan halaman dibaca dengan OCR.")] = Ocr.auto,
    redact_contacts: Redact = False,
) -> None:
    """Tunjukkan apa yang dikenali dalam satu dokumen."""
    if not file.is_file():
        _refuse(f"{file} tidak ada atau bukan berkas.")
    from extractor.errors import ExtractionError
    from output.inspect import inspect_file

    try:
        inspect_file(file, html, ocr.value, redact_contacts)
    except ExtractionError as error:
        typer.echo(f"selaras: {file}: {error.slug}. {error.message}", err=True)
        raise typer.Exit(FOUND) from error


@app.command()
def verify(
    run: Run,
    sources: Annotated[
        list[Path] | None,
        typer.Option("--sources", help="Tempat dokumen sekarang, bila sudah pindah."),
    ] = None,
    workers: Workers = 1,
    as_json: AsJson = False,
) -> None:
    """Baca ulang sumber dan buktikan bahwa tidak ada yang hilang dan tidak ada yang dibuat-buat."""
    from output.summary import show_proof
    from selaras import verify as prove

    _need_run(run)
    proof = prove(run, sources or [], workers=workers)
    show_proof(proof, as_json=as_json)
    raise typer.Exit(DONE if proof.is_whole else FOUND)


@app.command()
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
    lang: Annotated[Lang, typer.Option("--lang", help="Bahasa laporan.")] = Lang.id,
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
) -> None:
    """Bandingkan layanan yang sama antarkantor: laporan, buku kerja, temuan."""
    from corpus.settings import SettingsError
    from output.comparison import BaselineError, OutdatedRun, read_choices
    from output.summary import show_report
    from selaras import compare as write_comparison

    for run in runs:
        _need_run(run)
    try:
        choices = read_choices(settings, baseline or (), audit_date)
        if drift:
            shown = {"lang": lang.value, "choices": choices, "evidence": evidence.value}
            _compare_drift(runs, out, as_json, {**shown, "sources": sources or ()})
            return
        if len(runs) != 1 or out is None:
            _refuse("Tulis satu RUN dan --out LAPORAN. Dua run dibandingkan dengan --drift.")
        summary = write_comparison(
            runs[0],
            out,
            lang=lang.value,
            choices=choices,
            evidence=evidence.value,
            sources=sources or (),
        )
    except (OutdatedRun, SettingsError, BaselineError) as error:
        _refuse(str(error))
    show_report(summary, as_json=as_json)
    reaches = fail_on is not None and any(summary.findings[one] for one in fail_on.and_graver)
    raise typer.Exit(FOUND if reaches else DONE)


def _compare_drift(
    runs: list[Path], out: Path | None, as_json: bool, shown: dict[str, Any]
) -> None:
    from output.drift import show_drift
    from selaras import drift as compare_runs

    if len(runs) != 2:
        _refuse("--drift membandingkan dua run: selaras compare RUN_LAMA RUN_BARU --drift")
    show_drift(compare_runs(runs[0], runs[1], out, **shown), out, as_json=as_json)


@app.command()
def evaluate(
    run: Run,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Kunci jawaban (.json atau .yaml).")],
    start: Annotated[
        bool, typer.Option("--start", help="Tulis rancangan GOLD dari RUN untuk dibetulkan.")
    ] = False,
    misses: Annotated[bool, typer.Option("--misses", help="Tampilkan semua selisih.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ukur hasil terhadap kunci jawaban: presisi, recall, dan F1 tiap bidang."""
    from corpus.gold import GoldError, write_draft
    from output.evaluation import show_evaluation
    from selaras import evaluate as measure

    _need_run(run)
    try:
        if start:
            written = write_draft(run, gold)
            typer.echo(f"Rancangan {written} dokumen ditulis ke {gold}. Betulkan, lalu ukur.")
            return
        show_evaluation(measure(run, gold), as_json=as_json, with_misses=misses)
    except GoldError as error:
        _refuse(str(error))
    except FileExistsError:
        _refuse(f"{gold} sudah ada. Pilih nama lain untuk rancangannya.")


@app.command()
def export(
    run: Run,
    to: Annotated[Format, typer.Option("--to", help="Bentuk berkasnya.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FOLDER", help="Tempatnya; tanpa ini RUN/export."),
    ] = None,
) -> None:
    """Tulis hasil untuk program lain: tabel (csv, xlsx, parquet) atau data tertaut (jsonld)."""
    from output.comparison import OutdatedRun
    from output.export import ExportError
    from selaras import export as write_export

    _need_run(run)
    try:
        written = write_export(run, to.value, out or run / "export")
    except (ExportError, OutdatedRun) as error:
        _refuse(str(error))
    for file in written:
        typer.echo(str(file))


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Tempat contohnya ditulis.")],
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="Banyaknya dokumen.")] = 24,
) -> None:
    """Tulis korpus contoh berupa PDF beserta kunci jawabannya (gold.json)."""
    from corpus.sample import write_sample

    written = write_sample(folder, count)
    typer.echo(f"{written.documents} dokumen dan gold.json ditulis ke {folder}")


@app.command()
def schema() -> None:
    """Cetak JSON Schema dari sebuah rekaman."""
    import json

    from corpus.schema import ServiceStandard

    typer.echo(json.dumps(ServiceStandard.model_json_schema(), ensure_ascii=False, indent=2))


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Periksa apa yang terpasang, apa yang dapat dikerjakan, dan cara melengkapinya."""
    import json

    from output.doctor import as_entry, checks, is_complete, show_checks

    found = checks()
    if as_json:
        typer.echo(json.dumps(as_entry(found), ensure_ascii=False, indent=2))
    else:
        show_checks(found)
    raise typer.Exit(DONE if is_complete(found) else FOUND)


def _need_run(run: Path) -> None:
    if not (run / "records.jsonl").is_file():
        _refuse(f"{run} bukan folder hasil. Jalankan dahulu: selaras extract SUMBER --out {run}")


def main() -> None:
    """Run the command line."""
    app()
