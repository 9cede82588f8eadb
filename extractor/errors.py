"""Why a source could not be read. Each error has a fixed slug and tells what to do about it."""

from __future__ import annotations


class ExtractionError(Exception):
    """A source that gives no document. `slug` goes to the quarantine file, the text to people."""

    slug = "unreadable"
    advice = "Buka berkas ini dengan penampil PDF; bila rusak, unduh ulang dari sumbernya."

    def __init__(self, reason: str, advice: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        if advice is not None:
            self.advice = advice

    @property
    def message(self) -> str:
        return f"{self.reason} {self.advice}"


class EmptySource(ExtractionError):
    """A file of no bytes, or one without a single word."""

    slug = "empty"
    advice = "Unduh ulang dari sumbernya."


class NotAPdf(ExtractionError):
    """A file that is named .pdf and is something else."""

    slug = "not-a-pdf"
    advice = "Periksa jenis berkasnya dan simpan sebagai PDF, .txt, atau .md."


class BrokenPdf(ExtractionError):
    """A PDF that cannot be opened or read to its end."""

    slug = "broken-pdf"
    advice = "Unduh ulang, atau perbaiki dengan menyimpannya kembali dari penampil PDF."


class EncryptedPdf(ExtractionError):
    """A PDF that needs a password."""

    slug = "encrypted"
    advice = "Buka dengan kata sandinya dan simpan salinan tanpa sandi."


class NoTextLayer(ExtractionError):
    """A PDF of images only, where no OCR was allowed or possible."""

    slug = "no-text-layer"
    advice = "Pasang tesseract-ocr dan tesseract-ocr-ind, lalu jalankan lagi tanpa --ocr never."


class OcrTimeout(ExtractionError):
    """A page that OCR did not finish in the time it has."""

    slug = "timeout"
    advice = "Periksa halaman itu; atau baca lapisan teksnya saja: --ocr never."


class TooManyScans(ExtractionError):
    """A document with more scanned pages than OCR may read."""

    slug = "too-many-scans"
    advice = (
        "Ambil halaman standar pelayanannya saja, atau jalankan lagi dengan --ocr-pages yang "
        "lebih besar."
    )


class TooLarge(ExtractionError):
    """A source that is larger than any document of its kind, or has a picture that is."""

    slug = "too-large"
    advice = "Pisahkan standar pelayanannya, lalu jalankan lagi."


class UnsupportedType(ExtractionError):
    """A file that was named on the command line and is of no kind that is read."""

    slug = "unsupported-type"
    advice = "Yang dibaca: .pdf, .txt, .md."


class UnreadableFile(ExtractionError):
    """A file that the operating system does not hand out."""

    slug = "unreadable"
    advice = "Periksa izin berkas dan coba lagi."


class ChangedSource(ExtractionError):
    """A file whose bytes are no longer those that were asked for."""

    slug = "changed"
    advice = "Jalankan lagi setelah berkasnya selesai ditulis."


class NotAServiceStandard(ExtractionError):
    """A document that no layout claims."""

    slug = "not-a-service-standard"
    advice = "Bila ini memang standar pelayanan, periksa dengan: selaras inspect BERKAS."


class SopSheet(NotAServiceStandard):
    """A standard operating procedure of the government (SOP AP), not a service standard."""

    slug = "sop-ap"
    advice = "Lembar SOP AP bukan standar pelayanan; sertakan standar pelayanannya."
