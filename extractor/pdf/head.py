"""What a PDF begins with: told without the library that reads the rest."""

from __future__ import annotations

HEAD_BYTES = 1024  # the header may stand anywhere in these (PDF 32000, annex H)


def is_pdf(data: bytes) -> bool:
    """Whether these bytes, the first ones of a file at least, are a PDF's."""
    return b"%PDF-" in data[:HEAD_BYTES]
