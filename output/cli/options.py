"""Options and arguments that commands share, and the words that stand for their values."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated, Literal

import typer


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
