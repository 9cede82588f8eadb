"""The command `selaras`. Each command imports what it needs when it runs, so that help is quick."""

from __future__ import annotations

import enum
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer

from extractor import errors
from output.command.failures import Commands, extracting_to, told
from output.command.language import language, say
from output.command.sentences import spoken
from output.command.spoken import HELP_NAMES, SpokenCommand
from output.export.formats import ExportFormat

DONE, FOUND = errors.DONE, errors.FOUND
WRONG_USE, BROKEN = errors.WRONG_USE, errors.BROKEN
DOCS = "docs/"  # of the project, beside its README

app = typer.Typer(
    name="selaras",
    cls=Commands,
    context_settings=HELP_NAMES,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Membaca standar pelayanan publik menjadi rekaman, lalu membandingkan antarkantor.",
)

MOST_MB = 1 << 40  # more than the system can count in bytes is no limit


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


class FindingStatus(enum.StrEnum):
    """What people say of a finding."""

    new = "new"
    accepted = "accepted"
    disputed = "disputed"
    not_a_fault = "not-a-fault"


class Lang(enum.StrEnum):
    """The language of messages and reports."""

    id = "id"
    en = "en"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SUMBER...",
        help="Berkas .pdf, .docx, .odt, .html, gambar, .txt, .md; folder; atau URL fsspec.",
    ),
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
Pages = Annotated[
    str,
    typer.Option("--pages", metavar="3-12", help="Halaman PDF atau gambar yang dibaca saja."),
]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        "--password-file", metavar="BERKAS", help="Kata sandi PDF terkunci, satu sebaris."
    ),
]
ReadSettings = Annotated[
    Path | None,
    typer.Option(
        "--settings", metavar="BERKAS", help="Judul komponen sendiri; bila ada, selaras.toml."
    ),
]
# Read before anything else: see `output.command.spoken`.
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
        from corpus.version import __version__

        typer.echo(f"selaras {__version__}")
        raise typer.Exit


def _show_settings(value: bool) -> None:
    if value:
        from corpus.comparison.settings import show_settings

        typer.echo(show_settings(), nl=False)
        raise typer.Exit


@app.callback()
def entry(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Tampilkan versi."),
    ] = False,
    verbose: Annotated[
        bool,
        # `Commands` takes it out wherever it stands; here it is for the help.
        typer.Option("--verbose", help="Bila gagal, tampilkan rinciannya; boleh di mana saja."),
    ] = False,
    lang: Speech = None,
) -> None:
    """Membaca standar pelayanan publik menjadi rekaman, lalu membandingkan antarkantor."""


def _refuse(message: str) -> NoReturn:
    """Wrong use: say what to do, write nothing."""
    raise errors.WrongUse(message)


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
    no_corrections: Annotated[
        bool, typer.Option("--no-corrections", help="Buang pembetulan yang diingat folder hasil.")
    ] = False,
    settings: ReadSettings = None,
    pages: Pages = "",
    password_file: PasswordFile = None,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout",
            metavar="DETIK",
            min=0.1,
            help="Detik prosesor sedokumen; +10 tiap halaman OCR, hingga 10x.",
        ),
    ] = 60.0,
    ocr_pages: Annotated[
        int,
        typer.Option(
            "--ocr-pages", metavar="N", min=0, help="Halaman OCR sedokumen paling banyak."
        ),
    ] = 200,
    memory_limit: Annotated[
        int,
        typer.Option(
            "--memory-limit",
            metavar="MB",
            min=0,
            max=MOST_MB,
            help="MB untuk satu proses; 0: tak dibatasi.",
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
    """Baca dokumen (PDF, Word, web, gambar, teks) menjadi rekaman; folder sampai ke dalam."""
    from corpus.own_words import as_table
    from corpus.run.sources import printable
    from corpus.run.workers import LEAST_MEMORY_MB
    from output.command.access_options import access_of
    from output.command.settings_file import own_words_in_force
    from output.command.targets import check_run_folder
    from output.corrections import load_corrections, show_corrections
    from output.summary import progress_bar, show_run
    from selaras import extract_folder

    if 0 < memory_limit < LEAST_MEMORY_MB:
        _refuse(
            say(
                "--memory-limit {limit} tidak cukup untuk programnya sendiri. "
                "Paling sedikit {least}, atau 0 untuk tanpa batas.",
                limit=memory_limit,
                least=LEAST_MEMORY_MB,
            )
        )
    access = access_of(pages, password_file)
    check_run_folder(out)
    if corrections is not None and no_corrections:
        _refuse(say("Pilih salah satu: --corrections BERKAS atau --no-corrections."))
    wanted = load_corrections(corrections) if corrections is not None else None
    own = own_words_in_force(settings)
    with extracting_to(out) as count, progress_bar(quiet or as_json) as advance:
        summary = extract_folder(
            sources,
            out,
            workers=workers,
            ocr=ocr.mode,
            trace=not no_trace,
            redact_contacts=redact_contacts,
            corrections=wanted,
            keep_corrections=not no_corrections,
            headings=as_table(own.headings),
            labels=as_table(own.labels),
            timeout_s=timeout,
            ocr_pages=ocr_pages,
            memory_mb=memory_limit,
            recycle_after=recycle,
            retry=retry,
            fresh=fresh,
            cluster=cluster,
            pages=pages,
            passwords=access.passwords,
            progress=told(count, advance),
        )
    if not quiet:
        show_run(summary, printable(out), as_json=as_json)
    show_corrections(summary.corrections, out)
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
    settings: ReadSettings = None,
    pages: Pages = "",
    password_file: PasswordFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Tunjukkan apa yang dikenali dalam satu dokumen."""
    if not file.is_file():
        _refuse(say("{file} tidak ada atau bukan berkas.", file=file))
    from extractor.errors import ExtractionError
    from output.command.access_options import access_of
    from output.command.settings_file import own_words_in_force
    from output.command.targets import check_targets
    from output.inspect import InspectChoices, inspect_file

    if html is not None:
        check_targets([html], [file])

    choices = InspectChoices(
        ocr.mode,
        redact_contacts,
        as_json,
        quiet,
        own_words_in_force(settings),
        access_of(pages, password_file),
    )
    try:
        inspect_file(file, html, choices)
    except ExtractionError as error:
        typer.echo(f"selaras: {file}: {error.slug}. {spoken(error.message)}", err=True)
        raise typer.Exit(FOUND) from error


@_command("verify run", "tutorial.md")
def verify(
    run: Run,
    sources: Annotated[
        list[str] | None,
        typer.Option("--sources", help="Tempat dokumen sekarang, bila sudah pindah."),
    ] = None,
    workers: Workers = 1,
    sample: Annotated[
        int | None,
        typer.Option(
            "--sample", metavar="N", min=1, help="Buktikan N dokumen saja, dipilih tetap."
        ),
    ] = None,
    password_file: PasswordFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Baca ulang sumber dan buktikan bahwa tidak ada yang hilang dan tidak ada yang dibuat-buat."""
    from corpus.run.files import need_run
    from output.command.access_options import passwords_of
    from output.summary import progress_bar, show_proof
    from selaras import verify as prove

    need_run(run)
    passwords = passwords_of(password_file)
    with progress_bar(quiet or as_json, say("Membaca ulang")) as progress:
        proof = prove(
            run,
            sources or [],
            workers=workers,
            sample=sample,
            passwords=passwords,
            progress=progress,
        )
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
            help="Acuan, bukan mayoritas: record_id, berkas JSON, atau law (batas peraturan).",
        ),
    ] = None,
    audit_date: Annotated[
        str | None,
        typer.Option(
            "--audit-date", metavar="TTTT-BB-HH", help="Hari audit, untuk umur penetapan standar."
        ),
    ] = None,
    status: Annotated[
        Path | None,
        typer.Option(
            "--status",
            metavar="BERKAS",
            help="Status temuan dan kelompok; bila ada, RUN/status.json.",
        ),
    ] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option(
            "--fail-on",
            help="Kode keluar 1 bila ada temuan sekeras ini atau lebih, selain not-a-fault.",
        ),
    ] = None,
    drift: Annotated[
        bool, typer.Option("--drift", help="Yang berubah antara dua run kantor yang sama.")
    ] = False,
    evidence: Annotated[
        Evidence,
        typer.Option("--evidence", help="Gambar: bukti temuan, semua halaman juga, atau tanpa."),
    ] = Evidence.findings,
    sources: Annotated[
        list[str] | None,
        typer.Option("--sources", help="Tempat dokumen sekarang, bila sudah pindah."),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Bandingkan layanan yang sama antarkantor: laporan, buku kerja, temuan."""
    from corpus.run.files import need_whole_run
    from output.command.targets import check_report_folder
    from output.comparison import read_choices
    from output.summary import progress_bar, show_misfits, show_report
    from selaras import compare as write_comparison

    for run in runs:
        need_whole_run(run)
    if out is not None:
        check_report_folder(out, runs)
    choices = read_choices(settings, baseline or (), audit_date, status)
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
    if not quiet:
        show_report(summary, as_json=as_json)
    show_misfits(summary.misfits)
    grave = fail_on.and_graver if fail_on is not None else ()
    reaches = any(summary.open_findings[one] for one in grave)
    raise typer.Exit(FOUND if reaches else DONE)


def _compare_drift(
    runs: list[Path], out: Path | None, as_json: bool | None, shown: dict[str, Any]
) -> None:
    """The drift of two runs; shown as JSON, in words or (None) not at all."""
    from output.drift.drift import show_drift
    from selaras import drift as compare_runs

    if len(runs) != 2:
        _refuse(say("--drift membandingkan dua run: selaras compare RUN_LAMA RUN_BARU --drift"))
    drift = compare_runs(runs[0], runs[1], out, **shown)
    if as_json is not None:
        show_drift(drift, out, as_json=as_json)


@_command(
    'status run 9141472fec1f --set accepted --by "A. Contoh"', "how-to/defending-a-finding.md"
)
def status(
    run: Run,
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="KUNCI...", help="Kunci temuan; tanpa ini semua yang tercatat."),
    ] = None,
    wanted: Annotated[
        FindingStatus | None, typer.Option("--set", help="Status yang dicatat; tanpa ini dibaca.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAMA", help="Siapa yang mengatakan.")] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEKS", help="Catatan, alasannya.")] = "",
    when: Annotated[
        str, typer.Option("--when", metavar="TTTT-BB-HH", help="Harinya; tanpa ini hari ini.")
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option(
            "--report", metavar="LAPORAN", help="Laporan yang memuat temuannya, untuk dicocokkan."
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--status", metavar="BERKAS", help="Tempatnya; tanpa ini RUN/status.json."),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Catat atau baca apa yang dikatakan orang tentang temuan."""
    from corpus.run.files import need_whole_run
    from output.status import status_entry, status_file, status_lines, tell, told_of

    need_whole_run(run)
    place = status_file(run, file)
    if wanted is not None:
        tell(place, told_of(keys or (), wanted.value, (note, by, when)), report)
    elif by or note or when:
        _refuse(say("Sebut statusnya dengan --set, dan kunci temuannya."))
    lines = "\n".join(status_lines(place, keys or ()))
    _tell(lines, status_entry(place), as_json=as_json, quiet=quiet)


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
    from corpus.evaluation.gold import write_draft
    from corpus.run.files import need_whole_run
    from output.evaluation import show_evaluation
    from selaras import evaluate as measure

    need_whole_run(run)
    if not start:
        evaluation = measure(run, gold)
        if not quiet:
            show_evaluation(evaluation, as_json=as_json, with_misses=misses)
        return
    try:
        written = write_draft(run, gold)
    except FileExistsError:
        _refuse(say("{gold} sudah ada. Pilih nama lain untuk rancangannya.", gold=gold))
    told_of = "Rancangan {count} dokumen ditulis ke {gold}. Betulkan, lalu ukur."
    _tell(
        say(told_of, count=written, gold=gold),
        {"gold": str(gold), "documents": written},
        as_json=as_json,
        quiet=quiet,
    )


@_command("review run", "how-to/reviewing.md")
def review(
    run: Run,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="LAPORAN", help="Laporan atas run ini: temuan, kelompok."),
    ] = None,
    sources: Annotated[
        list[str] | None,
        typer.Option("--sources", help="Tempat dokumen sekarang, bila sudah pindah."),
    ] = None,
    settings: ReadSettings = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAMA", help="Siapa yang meninjau; tanpa ini ditanyakan."),
    ] = None,
    part: Annotated[
        str, typer.Option("--part", metavar="I/N", help="Bagian ke-I dari antrean untuk N orang.")
    ] = "",
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65535, help="Porta pada komputer ini; 0: sembarang."),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Tulis alamatnya saja, jangan buka peramban.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FOLDER", help="Tulis halaman yang jalan tanpa peladen."
        ),
    ] = None,
    apply: Annotated[
        list[Path] | None,
        typer.Option("--apply", metavar="BERKAS", help="Terapkan tindakan dari halaman --out."),
    ] = None,
    as_gold: Annotated[
        Path | None,
        typer.Option(
            "--as-gold", metavar="BERKAS", help="Tulis yang sudah ditinjau sebagai kunci jawaban."
        ),
    ] = None,
    with_sources: Annotated[
        bool, typer.Option("--with-sources", help="Dengan --as-gold: salin dokumennya juga.")
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Tinjau rekaman di samping dokumennya: betulkan, beri tempat baris, nyatakan selesai."""
    from contextlib import closing

    from corpus.review.session import Session
    from corpus.run.files import need_whole_run
    from output.command.settings_file import settings_in_force
    from output.command.targets import check_report_folder, check_targets
    from output.review import review as desk
    from output.review.part import read_part

    need_whole_run(run)
    if sum(one is not None for one in (out, apply, as_gold)) > 1:
        _refuse(say("Pilih salah satu: --out, --apply, atau --as-gold."))
    settings_in_force(settings)  # refuses a file that says something unknown
    choices = desk.Choices(language(), by, read_part(part), sources or ())
    where, show = sources or (), desk.Show(as_json, quiet)
    opened = Session.open(run, sources=where, report=report, settings=settings, lang=choices.lang)
    with closing(opened) as session:
        if apply is not None:
            raise typer.Exit(desk.apply_files(session, apply, by, show))
        if as_gold is not None:
            check_targets([as_gold])
            desk.write_gold(session, as_gold, show, with_sources=with_sources)
        elif out is not None:
            check_report_folder(out, [run])
            desk.write_pages(session, run, choices, out, show)
        else:
            desk.serve(session, run, choices, desk.Doors(port, not no_browser), show)


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
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="LAPORAN",
            help="Tulis juga tabel laporan atas run ini: kelompok, anggota, temuan.",
        ),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Tulis hasil untuk program lain: tabel, basis data, pengamatan (tidy), data tertaut."""
    from corpus.run.files import need_whole_run
    from selaras import export as write_export

    if not (run / "comparison.json").is_file():
        need_whole_run(run)
    written = write_export(run, to, out or run / "export", raw=raw, report=report)
    files = [str(file) for file in written]
    _tell("\n".join(files), {"files": files}, as_json=as_json, quiet=quiet)


@_command("harmonize run --service ktp-el --out rancangan.docx", "how-to/harmonizing.md")
def harmonize(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder hasil `selaras extract`.")],
    service: Annotated[
        str, typer.Option("--service", metavar="JENIS", help="Jenis layanan, seperti di laporan.")
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="BERKAS", help="Rancangannya: .docx, .md, atau .json."),
    ],
    settings: Annotated[
        Path | None,
        typer.Option("--settings", metavar="BERKAS", help="Pengaturan; tanpa ini selaras.toml."),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Susun rancangan standar bersama dari kantor-kantor yang memberi layanan yang sama."""
    from corpus.run.files import need_whole_run
    from output.comparison import read_choices
    from output.harmonize.harmonize import write_draft

    need_whole_run(run)
    draft = write_draft(run, service, out, read_choices(settings), language())
    told = "{out}: rancangan dari {count} kantor, {shared} baris sama, {contested} perlu disepakati"
    lines = [line.standing for lines in draft.lines.values() for line in lines]
    counts = {
        "offices": len(set(draft.offices.values())),
        "shared": lines.count("shared"),
        "contested": lines.count("contested"),
        "rare": lines.count("rare"),
    }
    _tell(
        say(
            told,
            out=out,
            count=counts["offices"],
            **{k: counts[k] for k in ("shared", "contested")},
        ),
        {"out": str(out), **counts},
        as_json=as_json,
        quiet=quiet,
    )


@_command("sample contoh --count 24", "tutorial.md")
def sample(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Tempat contohnya ditulis.")],
    count: Annotated[
        int, typer.Option("--count", "-n", metavar="N", min=1, help="Banyaknya dokumen.")
    ] = 24,
    forms: Annotated[
        str,
        typer.Option("--forms", metavar="BENTUK", help="Misalnya docx,html,tiff; all: semuanya."),
    ] = "pdf",
    as_json: AsJson = False,
    quiet: Quiet = False,
    lang: Speech = None,
) -> None:
    """Tulis korpus contoh (PDF, Word, web, gambar, teks) beserta kunci jawabannya (gold.json)."""
    from corpus.sample.sample import FORMS, layouts_of, write_sample
    from output.summary import progress_bar

    wanted = list(FORMS) if forms == "all" else [form.strip() for form in forms.split(",")]
    unknown = [form for form in wanted if form not in FORMS]
    if unknown:
        _refuse(
            say(
                "Bentuk {unknown} tidak dikenal. Pilihannya: {known}, atau all.",
                unknown=", ".join(unknown),
                known=", ".join(FORMS),
            )
        )
    with progress_bar(quiet or as_json, say("Menulis")) as progress:
        written = write_sample(folder, count, layouts=layouts_of(wanted), progress=progress)
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
