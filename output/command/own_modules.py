"""Whether the modules that are loaded are this program's own.

Its five packages have plain names. Another distribution with a package of such a name may have
written its files over ours, or taken them away when it was removed; pip does not say so.
"""

from __future__ import annotations

import base64
import csv
import hashlib
from importlib.util import find_spec
from pathlib import Path

from extractor.errors import SelarasError

PACKAGES = ("extractor", "normalizers", "parsers", "corpus", "output", "selaras")
HOME = Path(__file__).resolve().parents[2]


class ForeignModules(SelarasError):
    """Another distribution's modules in the place of ours."""

    advice = (
        "Paket lain memasang modul bernama sama. Pasang Selaras di lingkungannya sendiri: "
        "pipx install --force selaras"
    )


def check_modules(home: Path = HOME) -> None:
    """Raises `ForeignModules` where a module of ours is missing, changed or lies elsewhere.

    In an installation each file is compared with what the wheel's own list says of it; in a
    checkout, which has no such list, only where the packages lie.
    """
    for package in PACKAGES:
        spec = find_spec(package)
        where = Path(spec.origin).resolve().parent if spec and spec.origin else None
        if where != home / package:
            raise ForeignModules(f"Modul `{package}` bukan milik Selaras ({where or 'tidak ada'}).")
    for record in home.glob("selaras-*.dist-info/RECORD"):
        with record.open(encoding="utf-8", newline="") as rows:
            for name, digest, *_ in csv.reader(rows):
                if name.partition("/")[0] in PACKAGES and digest.startswith("sha256="):
                    _check_file(home / name, digest.removeprefix("sha256="))


def _check_file(file: Path, digest: str) -> None:
    try:
        found = hashlib.sha256(file.read_bytes()).digest()
    except FileNotFoundError as error:
        raise ForeignModules(f"{file} tidak ada lagi.") from error
    if base64.urlsafe_b64encode(found).rstrip(b"=").decode() != digest:
        raise ForeignModules(f"{file} bukan milik Selaras.")
