"""Reading .docx and .odt."""

from __future__ import annotations

from extractor.errors import EmptySource
from extractor.page import Document, Reader
from extractor.typed.blocks import unwrapped
from extractor.typed.composing import Origin, document_of
from extractor.word.docx import docx_blocks
from extractor.word.odt import odt_blocks
from extractor.word.package import Package

MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}


def read_word(data: bytes, name: str, suffix: str) -> Document:
    """The lines and tables of a word processor's file, its head first."""
    if not data:
        raise EmptySource("Berkas ini 0 byte.")
    package = Package(data)
    reader: Reader = "docx" if suffix == ".docx" else "odt"
    blocks = docx_blocks(package) if reader == "docx" else odt_blocks(package)
    return document_of(unwrapped(blocks), Origin(data, name, MEDIA_TYPES[suffix], reader))
