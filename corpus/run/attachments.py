"""Files inside PDFs as sources of their own: found, named after their PDF, and handed out.

A PDF is opened by a reading process only: nobody knows what is in it.
"""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from corpus.run.sources import (
    DOCUMENT_SUFFIXES,
    SourceFile,
    is_too_large,
    is_url,
    read_bytes,
    refused,
    suffix_of,
)
from extractor.errors import ChangedSource, ExtractionError
from extractor.pdf.head import HEAD_BYTES, is_pdf

INSIDE = "inside-pdf:"  # before the number of an attachment and the place of its PDF
SIGN = b"/EmbeddedFile"  # stands in the dictionary of each file that a PDF holds
NONE_OF_THEM = -1  # the number of an attachment that there is not
UNOPENED = "?"  # stands for the files of a PDF that no process has lived to list


class Listed(NamedTuple):
    """An attachment that is a document: its number in the PDF, its name, and its hash."""

    number: int
    name: str
    sha256: str


def may_have_attachments(file: SourceFile) -> bool:
    """Whether a source has to be asked for what it holds."""
    if is_url(file.location) or suffix_of(file.location) not in (".pdf", ""):
        return False
    if not os.path.isfile(file.location):  # a pipe would be waited for
        return False
    with (
        suppress(OSError, ValueError),  # no file, or an empty one
        open(file.location, "rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as held,
    ):
        return held.find(SIGN) >= 0
    return False


def list_attachments(
    host: str, passwords: Sequence[str], more_time: Callable[[float], None]
) -> list[Listed] | None:
    """The documents that a PDF holds; None where they cannot be listed, and none of one that cannot
    be opened, as its own reading says."""
    from extractor.pdf.attachments import BrokenAttachments, attachments_in  # imports PyMuPDF

    try:
        return [
            Listed(number, held.name, hashlib.sha256(held.data).hexdigest())
            for number, held in enumerate(attachments_in(read_bytes(host), passwords))
            if held.data and _is_document(held.name, held.data)
        ]
    except BrokenAttachments:
        return None
    except ExtractionError:
        return []


def _is_document(name: str, data: bytes) -> bool:
    return name.lower().endswith(DOCUMENT_SUFFIXES) or is_pdf(data)


def attached_files(host: SourceFile, listed: Sequence[Listed] | None) -> Iterator[SourceFile]:
    """The sources that a PDF holds. Of one whose files could not be listed (None), a source that
    stands for them, so that they are not lost without a word."""
    if listed is None:
        yield SourceFile(
            f"{host.path}#{UNOPENED}", f"{INSIDE}{NONE_OF_THEM}:{host.location}", False
        )
        return
    for one in listed:
        location = f"{INSIDE}{one.number}:{host.location}"
        yield SourceFile(f"{host.path}#{one.name}", location, False)


def source_bytes(location: str, passwords: Sequence[str] = ()) -> bytes:
    """The bytes of any source. Raises an `ExtractionError` where there are none to be had."""
    return _attached(location, passwords) if location.startswith(INSIDE) else read_bytes(location)


def held_with_hash(host: str, sha256: str) -> bytes | None:
    """The attachment of a PDF that has a hash."""
    from extractor.pdf.attachments import attachments_in

    found = (held.data for held in attachments_in(read_bytes(host)))
    return next((data for data in found if hashlib.sha256(data).hexdigest() == sha256), None)


def _attached(location: str, passwords: Sequence[str]) -> bytes:
    from extractor.pdf.attachments import attachments_in

    number, _, host = location.removeprefix(INSIDE).partition(":")
    for position, held in enumerate(attachments_in(read_bytes(host), passwords)):
        if position == int(number):
            if is_too_large(held.name, len(held.data)):
                raise refused(held.data[:HEAD_BYTES], suffix_of(held.name), len(held.data))
            return held.data
    raise ChangedSource("Lampiran ini tidak ada lagi dalam PDF-nya.")
