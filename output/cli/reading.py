"""Commands that read documents: `extract`, `inspect`, `verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import DONE, FOUND
from output.cli.options import (
    AsJson,
    Ocr,
    Pages,
    PasswordFile,
    Quiet,
    ReadSettings,
    Redact,
    Run,
    RunOut,
    Sources,
    Speech,
    Workers,
)
from output.cli.saying import refuse
from output.command.failures import extracting_to, told
from output.command.language import say
from output.command.sentences import spoken

MOST_MB = 1 << 40  # more than the system can count in bytes is no limit


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
        refuse(
            say(
                "--memory-limit {limit} tidak cukup untuk programnya sendiri. "
                "Paling sedikit {least}, atau 0 untuk tanpa batas.",
                limit=memory_limit,
                least=LEAST_MEMORY_MB,
            )
        )
    access = access_of(pages, password_file)
    check_run_folder(out, sources)
    if corrections is not None and no_corrections:
        refuse(say("Pilih salah satu: --corrections BERKAS atau --no-corrections."))
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
            page_progress=advance.turn_pages if advance is not None else None,
        )
    if not quiet:
        show_run(summary, printable(out), as_json=as_json)
    show_corrections(summary.corrections, out)
    raise typer.Exit(FOUND if summary.has_unreadable else DONE)


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
        refuse(say("{file} tidak ada atau bukan berkas.", file=file))
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
