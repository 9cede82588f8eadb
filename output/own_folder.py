"""Folders within a report that hold its own files alone, renewed with every report."""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import Path

from extractor.errors import WrongUse


def make_own_folder(folder: Path) -> None:
    """Make it, if need be. Raises `WrongUse` for a link: files would be written, and old ones taken
    away, in another's folder."""
    if folder.is_symlink():
        raise WrongUse(f"{folder} adalah tautan ke folder lain.", "Hapus tautan itu.")
    folder.mkdir(parents=True, exist_ok=True)


def sweep_own_folder(folder: Path, kept: Set[str], own: re.Pattern[str]) -> None:
    """Take away what an earlier report has left; files of names that are not `own` stay."""
    if not folder.is_dir() or folder.is_symlink():
        return
    for file in sorted(folder.iterdir()):
        if own.fullmatch(file.name) and file.name not in kept:
            file.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
