"""Commands that make something of a run for others: `export`, `harmonize`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from output.cli.options import AsJson, Quiet, Speech
from output.cli.saying import tell_done
from output.command.language import language, say
from output.export.formats import ExportFormat


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
    tell_done("\n".join(files), {"files": files}, as_json=as_json, quiet=quiet)


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
    tell_done(
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
