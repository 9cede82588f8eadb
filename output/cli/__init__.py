"""The command `selaras`. Each command imports what it needs when it runs, so that help is quick."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from output.cli.checking import evaluate, review
from output.cli.comparing import compare, status
from output.cli.making import export, harmonize
from output.cli.options import Speech
from output.cli.reading import extract, inspect, verify
from output.cli.starting import doctor, sample, schema
from output.command.failures import Commands
from output.command.spoken import HELP_NAMES, SpokenCommand

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

# In the order of the help, each with an example and where to read on.
_COMMANDS: tuple[tuple[Callable[..., None], str, str], ...] = (
    (extract, "extract dokumen --out run", "tutorial.md"),
    (inspect, "inspect dokumen/standar.pdf --html standar.html", "tutorial.md"),
    (verify, "verify run", "tutorial.md"),
    (compare, "compare run --out laporan", "how-to/reading-a-report.md"),
    (
        status,
        'status run 9141472fec1f --set accepted --by "A. Contoh"',
        "how-to/defending-a-finding.md",
    ),
    (evaluate, "evaluate run gold.json --misses", "evaluation.md"),
    (review, "review run", "how-to/reviewing.md"),
    (export, "export run --to csv", "exports.md"),
    (
        harmonize,
        "harmonize run --service ktp-el --out rancangan.docx",
        "how-to/harmonizing.md",
    ),
    (sample, "sample contoh --count 24", "tutorial.md"),
    (schema, "schema", "data-model.md"),
    (doctor, "doctor", "install.md"),
)


def _version(value: bool) -> None:
    if value:
        from corpus.version import __version__

        typer.echo(f"selaras {__version__}")
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


for _command, _example, _page in _COMMANDS:
    app.command(
        cls=SpokenCommand,
        context_settings=HELP_NAMES,
        epilog=f"Contoh: selaras {_example}\n\nSelengkapnya: {DOCS}{_page}",
    )(_command)
