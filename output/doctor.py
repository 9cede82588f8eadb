"""`selaras doctor`: what is installed, what that makes possible, and how to add the rest."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

State = Literal["ok", "optional", "missing"]
MARKS: dict[State, str] = {"ok": "ada", "optional": "opsional, tidak ada", "missing": "KURANG"}
PYTHONS = ((3, 11), (3, 14))  # from, before
# What each distribution is for; those of an extra are not needed by everybody.
REQUIRED = (
    ("pymupdf", "membaca PDF dan menggambar halaman"),
    ("pdfplumber", "memeriksa silang tabel bergaris"),
    ("spacy", "pelaku dan tindakan dalam langkah"),
    ("phonenumbers", "nomor telepon"),
    ("pydantic", "memeriksa rekaman"),
    ("rapidfuzz", "menyandingkan butir antarkantor"),
    ("pandas", "tabel di Python"),
    ("pyarrow", "ekspor Parquet"),
    ("altair", "grafik laporan"),
    ("vl-convert-python", "grafik laporan tanpa jaringan"),
    ("xlsxwriter", "buku kerja"),
    ("openpyxl", "membaca kembali lembar Koreksi"),
    ("pyyaml", "pembetulan dan kunci jawaban dalam YAML"),
    ("fsspec", "folder jarak jauh"),
)
OPTIONAL = (
    ("distributed", "bekerja di banyak mesin", "pip install 'selaras[scale]'"),
    ("pyshacl", "memeriksa ekspor JSON-LD", "pip install 'selaras[rdf]'"),
    ("s3fs", "sumber s3://", "pip install s3fs"),
    ("gcsfs", "sumber gs://", "pip install gcsfs"),
)
# Sans-serif families that charts are drawn with, should their own font not be there.
CHART_FONTS = ("Liberation Sans", "DejaVu Sans", "Arial", "Helvetica", "Noto Sans")
TESSERACT_REMEDY = {
    "Linux": "apt-get install tesseract-ocr tesseract-ocr-ind",
    "Darwin": "brew install tesseract tesseract-lang",
    "Windows": "winget install UB-Mannheim.TesseractOCR, dengan data bahasa Indonesian",
}


class Check(NamedTuple):
    """One thing that was looked for: what was found, what it is for, how to get it."""

    name: str
    state: State
    found: str
    purpose: str
    remedy: str | None = None


def checks() -> list[Check]:
    """Everything that is looked for, the program itself first."""
    return [
        _program(),
        _python(),
        *_tesseract(),
        *(_required(name, purpose) for name, purpose in REQUIRED),
        *(_optional(name, purpose, remedy) for name, purpose, remedy in OPTIONAL),
        _fonts(),
        _processors(),
    ]


def is_complete(found: list[Check]) -> bool:
    """Nothing that everybody needs is missing."""
    return all(check.state != "missing" for check in found)


def as_entry(found: list[Check]) -> dict[str, Any]:
    """For `--json`."""
    return {"complete": is_complete(found), "checks": [check._asdict() for check in found]}


def show_checks(found: list[Check]) -> None:
    """The checks as a table, then what to do about those that fail."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in ("", "keadaan", "versi", "untuk"):
        table.add_column(head, overflow="fold")
    for check in found:
        table.add_row(check.name, MARKS[check.state], check.found, check.purpose)
    console = Console(markup=False, highlight=False)
    console.print(table)
    for check in found:
        if check.remedy:
            console.print(f"{check.name}: {check.remedy}")
    verdict = "Siap dipakai." if is_complete(found) else "Ada yang kurang: lihat saran di atas."
    console.print(verdict)


def _version(distribution: str) -> str | None:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def _program() -> Check:
    from selaras import __version__

    return Check("selaras", "ok", __version__, f"program ini, di {_site()}")


def _site() -> str:
    return str(Path(__file__).resolve().parents[1])


def _python() -> Check:
    lowest, limit = PYTHONS
    is_right = lowest <= sys.version_info[:2] < limit
    remedy = f"pakai Python {lowest[0]}.{lowest[1]} sampai {limit[0]}.{limit[1] - 1}"
    where = f"{platform.system()} {platform.machine()}"
    version = platform.python_version()
    if is_right:
        return Check("python", "ok", version, where)
    return Check("python", "missing", version, where, remedy)


def _tesseract() -> Iterator[Check]:
    from extractor.ocr import ocr_language, tesseract_version

    remedy = TESSERACT_REMEDY.get(platform.system(), TESSERACT_REMEDY["Linux"])
    version = tesseract_version()
    purpose = "membaca halaman hasil pindaian (OCR)"
    if version is None:
        yield Check("tesseract", "optional", "-", purpose, remedy)
        return
    yield Check("tesseract", "ok", version, purpose)
    languages = ocr_language()
    if languages is None or "ind" not in languages.split("+"):
        purpose = "OCR dalam bahasa Indonesia"
        yield Check("tesseract: ind", "optional", languages or "-", purpose, remedy)
    else:
        yield Check("tesseract: ind", "ok", languages, "OCR dalam bahasa Indonesia")


def _required(name: str, purpose: str) -> Check:
    version = _version(name)
    if version is None:
        return Check(name, "missing", "-", purpose, f"pip install {name}")
    if name == "pymupdf" and version.partition(".")[0] != "1":
        remedy = "pip install 'pymupdf<2' (versi 2 merusak teks tabel)"
        return Check(name, "missing", version, purpose, remedy)
    return Check(name, "ok", version, purpose)


def _optional(name: str, purpose: str, remedy: str) -> Check:
    version = _version(name)
    if version is None:
        return Check(name, "optional", "-", purpose, remedy)
    return Check(name, "ok", version, purpose)


def _fonts() -> Check:
    """Only pictures of charts use them; pages are drawn with fonts that PyMuPDF brings along."""
    purpose = "gambar grafik; halaman digambar dengan huruf bawaan PyMuPDF"
    program = shutil.which("fc-list")
    if program is None:
        return Check("huruf", "ok", "huruf sistem", purpose)
    try:
        answer = subprocess.run(
            [program, ":", "family"], capture_output=True, text=True, timeout=20, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return Check("huruf", "ok", "huruf sistem", purpose)
    known = [name for name in CHART_FONTS if name in answer]
    if known:
        return Check("huruf", "ok", ", ".join(known), purpose)
    return Check("huruf", "optional", "-", purpose, "pasang Liberation Sans atau DejaVu Sans")


def _processors() -> Check:
    count = os.cpu_count() or 1
    return Check("inti prosesor", "ok", str(count), f"--workers {count} memakai semuanya")
