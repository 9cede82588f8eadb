"""Commands to begin with: `sample`, `schema`, `doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import DONE, FOUND
from output.cli.options import AsJson, Quiet, Speech
from output.cli.saying import refuse, tell_done
from output.command.language import say


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
        refuse(
            say(
                "Bentuk {unknown} tidak dikenal. Pilihannya: {known}, atau all.",
                unknown=", ".join(unknown),
                known=", ".join(FORMS),
            )
        )
    with progress_bar(quiet or as_json, say("Menulis")) as progress:
        written = write_sample(folder, count, layouts=layouts_of(wanted), progress=progress)
    tell_done(
        say(
            "{count} dokumen dan gold.json ditulis ke {folder}",
            count=written.documents,
            folder=folder,
        ),
        {"folder": str(folder), "gold": str(written.gold), "documents": written.documents},
        as_json=as_json,
        quiet=quiet,
    )


def schema(as_json: AsJson = False, quiet: Quiet = False, lang: Speech = None) -> None:
    """Cetak JSON Schema dari sebuah rekaman (selalu JSON)."""
    import json

    from corpus.schema import ServiceStandard

    typer.echo(json.dumps(ServiceStandard.model_json_schema(), ensure_ascii=False, indent=2))


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
