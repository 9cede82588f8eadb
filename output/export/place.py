"""Where an export is written: into a folder, or as the one file that was named."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from output.command.language import say
from output.export.book import ExportError
from output.export.formats import ExportFormat

NAME = "selaras"  # of a file in a folder
_ONE_FILE: dict[ExportFormat, str] = {
    "xlsx": ".xlsx",
    "sqlite": ".sqlite",
    "jsonld": ".jsonld",
}
_OF_FILES = (*_ONE_FILE.values(), ".csv", ".db", ".json", ".parquet", ".zip")


class Place(NamedTuple):
    """A folder, and what a format's own file is called there, without its ending."""

    folder: Path
    name: str = NAME

    def file(self, suffix: str) -> Path:
        """The format's own file."""
        return self.folder / f"{self.name}{suffix}"


def place_of(out: Path, form: ExportFormat) -> Place:
    """The place that somebody means by `out`: "data/s.sqlite" is a file, "data" a folder.

    Raises `ExportError` for the name of a file that the format does not write.
    """
    suffix = out.suffix.casefold()
    if out.is_dir() or suffix not in _OF_FILES:
        return Place(out)
    own = _ONE_FILE.get(form)
    if own is None:
        told = "--to {form} menulis beberapa berkas: --out {out} harus berupa folder."
        raise ExportError(say(told, form=form, out=out))
    if suffix != own:
        told = "--to {form} menulis berkas {own}: sebut --out {wanted}, atau sebuah folder."
        raise ExportError(say(told, form=form, own=own, wanted=out.with_suffix(own)))
    return Place(out.parent, out.stem)
