"""Commands by which people check what was read: `evaluate`, `review`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from output.cli.options import AsJson, Quiet, ReadSettings, Run, Speech
from output.cli.saying import refuse, tell_done
from output.command.language import language, say


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
        refuse(say("{gold} sudah ada. Pilih nama lain untuk rancangannya.", gold=gold))
    told_of = "Rancangan {count} dokumen ditulis ke {gold}. Betulkan, lalu ukur."
    tell_done(
        say(told_of, count=written, gold=gold),
        {"gold": str(gold), "documents": written},
        as_json=as_json,
        quiet=quiet,
    )


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
        refuse(say("Pilih salah satu: --out, --apply, atau --as-gold."))
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
