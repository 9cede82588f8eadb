"""The files that a PDF holds: those of a portfolio, and those pinned to its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import pymupdf

from extractor.errors import BrokenPdf
from extractor.pdf.opening import opened
from extractor.pdf.unlocking import unlocked

MOST = 1_000  # files in one PDF
UNNAMED = "lampiran"


class BrokenAttachments(BrokenPdf):
    """A PDF that can be opened, and whose files cannot be taken out of it."""


class Attachment(NamedTuple):
    """A file inside a PDF; its name is one of its own in that PDF."""

    name: str
    data: bytes


def attachments_in(data: bytes, passwords: Sequence[str] = ()) -> Iterator[Attachment]:
    """The files that a PDF holds, in the order of their list and of its pages.

    Raises an `ExtractionError` for what is no PDF that can be opened.
    """
    with opened(unlocked(data, passwords)) as pdf:
        names: set[str] = set()
        for number, (told, held) in enumerate(_files(pdf)):
            if number == MOST:
                raise BrokenAttachments(f"PDF ini berisi lebih dari {MOST} lampiran.")
            name = _own_name(told, names)
            names.add(name)
            yield Attachment(name, held)


def _files(pdf: Any) -> Iterator[tuple[str, bytes]]:
    try:
        for number in range(pdf.embfile_count()):
            told = pdf.embfile_info(number)
            yield (
                told.get("ufilename") or told.get("filename") or told["name"],
                pdf.embfile_get(number),
            )
        for page in pdf:
            for note in page.annots(types=[pymupdf.PDF_ANNOT_FILE_ATTACHMENT]):
                yield note.file_info.get("filename") or "", note.get_file()
    except MemoryError:
        raise
    except Exception as error:
        raise BrokenAttachments("Lampiran PDF ini tidak dapat dibaca.") from error


def _own_name(told: str, taken: set[str]) -> str:
    """The file's name without folders, and with a number where another has it too."""
    name = PurePosixPath(told.replace("\\", "/")).name
    name = "".join(letter if letter.isprintable() else "_" for letter in name)[:200] or UNNAMED
    place = PurePosixPath(name)
    number = 2
    while name in taken:
        name = f"{place.stem} ({number}){place.suffix}"
        number += 1
    return name
