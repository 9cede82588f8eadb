"""Sheets of the government's standard operating procedures (SOP AP): known, and turned away."""

from __future__ import annotations

from extractor.errors import SopSheet
from extractor.page import Document
from parsers.names.headings import HeadingIndex
from parsers.refusals.not_standard import SOP_LINES, is_sop_sheet, sop_words
from parsers.section import Claim, Segmentation

NAME = "sop-ap"


def matches(document: Document, headings: HeadingIndex) -> Claim | None:
    """Claim a document that calls itself an SOP and has the head block or grid of one."""
    if not is_sop_sheet(document):
        return None
    words = sop_words(line.text for line in document.lines[:SOP_LINES])
    return Claim(NAME, "kepala dan kolom lembar SOP AP: " + ", ".join(words[:6]))


def segment(document: Document, headings: HeadingIndex) -> Segmentation:
    """Raise `SopSheet`: an SOP tells an office's staff what to do, not the public what it gets."""
    claim = matches(document, headings)
    raise SopSheet(f"Dokumen ini lembar SOP AP ({claim.reason if claim else NAME}).")
