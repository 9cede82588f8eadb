"""`selaras doctor`: what is installed, what that makes possible, and how to add the rest."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from output.command.language import say

State = Literal["ok", "optional", "missing"]
PYTHONS = ((3, 11), (3, 14))  # from, before
# What every command needs: distribution, module, what for.
REQUIRED = (
    ("pymupdf", "pymupdf", "membaca PDF dan menggambar halaman"),
    ("pdfplumber", "pdfplumber", "memeriksa silang tabel bergaris"),
    ("lxml", "lxml", "membaca halaman web dan berkas Word"),
    ("numpy", "numpy", "halaman hasil pindaian"),
    ("pillow", "PIL", "potongan gambar halaman"),
    ("spacy", "spacy", "pelaku dan tindakan dalam langkah"),
    ("pydantic", "pydantic", "memeriksa rekaman"),
    ("orjson", "orjson", "menulis rekaman"),
    ("rapidfuzz", "rapidfuzz", "menyandingkan butir antarkantor"),
    ("rensa", "rensa", "menemukan dokumen yang hampir sama"),
    ("holidays", "holidays", "hari kerja"),
    ("jinja2", "jinja2", "laporan"),
    ("xlsxwriter", "xlsxwriter", "buku kerja"),
    ("openpyxl", "openpyxl", "membaca kembali lembar Koreksi"),
    ("python-docx", "docx", "rancangan standar sebagai berkas Word"),
    ("pyyaml", "yaml", "pembetulan dan kunci jawaban dalam YAML"),
    ("fsspec", "fsspec", "folder jarak jauh"),
    ("typer", "typer", "perintah"),
    ("rich", "rich", "tampilan di terminal"),
)
OPTIONAL = (
    ("pyarrow", "pyarrow", "export --to parquet", "pip install 'selaras[parquet]'"),
    ("pandas", "pandas", "selaras.load_run di Python", "pip install 'selaras[notebooks]'"),
    ("altair", "altair", "grafik dalam buku catatan", "pip install 'selaras[notebooks]'"),
    ("vl-convert-python", "vl_convert", "gambar grafiknya", "pip install 'selaras[notebooks]'"),
    ("distributed", "distributed", "extract --cluster", "pip install 'selaras[scale]'"),
    ("pyshacl", "pyshacl", "memeriksa ekspor JSON-LD", "pip install 'selaras[rdf]'"),
    ("s3fs", "s3fs", "sumber s3://", "pip install s3fs"),
    ("gcsfs", "gcsfs", "sumber gs://", "pip install gcsfs"),
)
ALWAYS = (
    "extract (PDF, Word, HTML, .txt, .md), inspect, verify, compare, evaluate, "
    "export --to csv/tidy/xlsx/sqlite/jsonld"
)
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
    is_optional: bool = False  # only some need it


def checks() -> list[Check]:
    """Everything that is looked for, the program itself first."""
    return [
        _program(),
        _python(),
        *(_library(*entry) for entry in REQUIRED),
        *_tesseract(),
        *(_library(*entry) for entry in OPTIONAL),
        _processors(),
    ]


def is_complete(found: list[Check]) -> bool:
    """Nothing that everybody needs is missing."""
    return all(check.state != "missing" for check in found)


def as_entry(found: list[Check]) -> dict[str, Any]:
    """For `--json`."""
    return {"complete": is_complete(found), "checks": [check._asdict() for check in found]}


def show_checks(found: list[Check]) -> None:
    """What can be done with what is there, then each gap with its remedy."""
    states = {check.name: check for check in found}
    program, python = states["selaras"], states["python"]
    print(f"selaras {program.found}, Python {python.found}, {python.purpose}")
    if is_complete(found):
        print(f"{say('Dapat')}: {ALWAYS}")
        for check in found:
            if check.state == "ok" and check.is_optional:
                print(f"  + {say(check.purpose)} ({check.name} {check.found})")
    gaps = [check for check in found if check.state != "ok"]
    for check in gaps:
        lack = say("KURANG") if check.state == "missing" else say("Belum dapat")
        print(f"{lack}: {say(check.purpose)} ({check.name}: {check.found}). {check.remedy or ''}")
    if not gaps:
        print(say("Tidak ada yang kurang."))


def _program() -> Check:
    from corpus.version import __version__

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
    from extractor.ocr.recognition import ocr_language, tesseract_version

    remedy = TESSERACT_REMEDY.get(platform.system(), TESSERACT_REMEDY["Linux"])
    version = tesseract_version()
    purpose = "membaca halaman hasil pindaian (OCR)"
    if version is None:
        yield Check("tesseract", "optional", "-", purpose, remedy, True)
        return
    yield Check("tesseract", "ok", version, purpose, None, True)
    languages = ocr_language()
    if languages is None or "ind" not in languages.split("+"):
        purpose = "OCR dalam bahasa Indonesia"
        yield Check("tesseract: ind", "optional", languages or "-", purpose, remedy, True)
    else:
        yield Check("tesseract: ind", "ok", languages, "OCR dalam bahasa Indonesia", None, True)


def _library(name: str, module: str, purpose: str, remedy: str = "") -> Check:
    """Whether a library is there and can be used; with a remedy it is one for some only."""
    is_optional, remedy = bool(remedy), remedy or f"pip install {name}"
    lack: State = "optional" if is_optional else "missing"
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Check(name, lack, "-", purpose, remedy, is_optional)
    if name == "pymupdf" and version.partition(".")[0] != "1":
        remedy = "pip install 'pymupdf<2' (versi 2 merusak teks tabel)"
        return Check(name, lack, version, purpose, remedy)
    try:
        importlib.import_module(module)
    except Exception as error:  # whatever a half-installed library does
        found = f"{version}, {type(error).__name__}: {error}"
        return Check(name, lack, found, purpose, f"pip install --force-reinstall {name}")
    return Check(name, "ok", version, purpose, None, is_optional)


def _processors() -> Check:
    count = usable_processors()
    return Check("inti prosesor", "ok", str(count), f"--workers {count} memakai semuanya")


def usable_processors() -> int:
    """The processors that this process may use; a container often has fewer than its machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
