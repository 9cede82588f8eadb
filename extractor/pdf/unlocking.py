"""A locked PDF, opened with one of the passwords that a user has for it."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from extractor.errors import EncryptedPdf
from extractor.pdf.head import is_pdf

ADVICE = (
    "Jalankan lagi dengan --password-file BERKAS yang memuat kata sandinya (satu pada tiap baris)."
)


def unlocked(data: bytes, passwords: Sequence[str]) -> bytes:
    """The same pages without the lock; the bytes themselves where nothing locks them.

    Raises `EncryptedPdf` where a lock stays shut. What is no whole PDF is left for its reader.
    """
    if b"/Encrypt" not in data or not is_pdf(data):
        return data
    try:
        pdf = pymupdf.open(stream=data, filetype="pdf")
    except Exception:  # the reader says what is wrong with it
        return data
    with pdf:
        if not pdf.needs_pass or pdf.authenticate(""):
            return data
        if not any(pdf.authenticate(password) for password in passwords):
            raise EncryptedPdf("PDF ini terkunci kata sandi.", ADVICE)
        opened: bytes = pdf.tobytes(encryption=pymupdf.PDF_ENCRYPT_NONE, no_new_id=True)
        return opened
