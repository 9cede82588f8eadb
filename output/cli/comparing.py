"""Commands that compare offices: `compare`, and what people say of its findings, `status`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.errors import DONE, FOUND
from output.cli.options import AsJson, Evidence, FindingStatus, Quiet, Run, Severity, Speech
from output.cli.saying import refuse, tell_done
from output.command.language import language, say


def _show_settings(value: bool) -> None:
    if value:
        from corpus.comparison.settings import show_settings

        typer.echo(show_settings(), nl=False)
        raise typer.Exit


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
        refuse(say("Tulis satu RUN dan --out LAPORAN. Dua run dibandingkan dengan --drift."))
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
        refuse(say("--drift membandingkan dua run: selaras compare RUN_LAMA RUN_BARU --drift"))
    drift = compare_runs(runs[0], runs[1], out, **shown)
    if as_json is not None:
        show_drift(drift, out, as_json=as_json)


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
        refuse(say("Sebut statusnya dengan --set, dan kunci temuannya."))
    lines = "\n".join(status_lines(place, keys or ()))
    tell_done(lines, status_entry(place), as_json=as_json, quiet=quiet)
