"""What can go wrong: one tree of errors. Each says what happened, where, and what to do about it.

Everything that is no defect of the program is a `SelarasError`; the command ends with its
`exit_code`. The tree's root and the errors of reading are here, where every package can import
them; an error that only one module can raise stands in that module.
"""

from __future__ import annotations

from collections.abc import Sequence

DONE, FOUND, WRONG_USE, BROKEN = 0, 1, 2, 3  # how a command ends


class SelarasError(Exception):
    """What ends a command, or costs a source. `reason` and `advice` are sentences for people."""

    exit_code = BROKEN
    advice = ""

    def __init__(self, reason: str, advice: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        if advice is not None:
            self.advice = advice

    @property
    def message(self) -> str:
        """What happened and what to do."""
        return f"{self.reason} {self.advice}".rstrip()


class WrongUse(SelarasError):
    """What was asked for cannot be done; nothing was written."""

    exit_code = WRONG_USE


class ExtractionError(SelarasError):
    """A source that gives no document. `slug` goes to the quarantine file, the text to people."""

    exit_code = FOUND
    slug = "unreadable"
    advice = "Buka berkas ini dengan penampil PDF; bila rusak, unduh ulang dari sumbernya."


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


class BrokenFile(ExtractionError):
    """A file of another form than PDF that cannot be opened or read to its end."""

    slug = "broken-file"
    advice = "Unduh ulang, atau simpan kembali dari program yang membuatnya."


class EncryptedPdf(ExtractionError):
    """A PDF that needs a password."""

    slug = "encrypted"
    advice = "Buka dengan kata sandinya dan simpan salinan tanpa sandi."


class NoSuchPages(ExtractionError):
    """A source without any of the pages that were asked for."""

    slug = "no-such-pages"
    advice = "Periksa --pages, atau jalankan lagi tanpa itu."


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
    advice = (
        "Yang dibaca: .pdf, .docx, .odt, .html, .mhtml, .txt, .md, dan gambar (.png, .jpg, .tiff, "
        ".webp)."
    )


class OwnOutput(ExtractionError):
    """A report, a letter, a draft or a cut-out that this program has written itself."""

    slug = "own-output"
    advice = (
        "Simpan hasil Selaras di luar folder dokumen. Rancangan yang sudah menjadi standar kantor "
        "dibaca setelah kalimat bahwa ia bahan pembahasan dihapus."
    )

    def __init__(self) -> None:
        super().__init__("Ini hasil Selaras sendiri, bukan dokumen sebuah kantor.")


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


class OnlyAttachments(NotAServiceStandard):
    """A PDF that is a wrapper for other files (a portfolio): none of its own pages is a standard.

    `count` is how many it holds.
    """

    advice = (
        "selaras extract membaca tiap lampiran sebagai sumber sendiri, dengan nama "
        "BERKAS.pdf#LAMPIRAN."
    )

    def __init__(self, count: int) -> None:
        super().__init__(
            f"Halaman PDF ini sendiri bukan standar pelayanan; di dalamnya ada {count} berkas "
            "lampiran (portofolio PDF)."
        )
        self.count = count


class NotUnderstood(ExtractionError):
    """A document that looks like a service standard, of which next to nothing was read.

    `headings` are its lines that look like headings.
    """

    slug = "not-understood"
    advice = (
        "Periksa dengan: selaras inspect BERKAS; lalu baca salinan yang setiap komponennya "
        "berjudul pada baris sendiri, atau PDF aslinya bila ini hasil salin-tempel."
    )

    def __init__(self, reason: str, headings: Sequence[str] = ()) -> None:
        shown = "; ".join(f"“{line}”" for line in headings)
        super().__init__(f"{reason} Baris yang tampak seperti judul: {shown}." if shown else reason)
        self.headings = tuple(headings)


class SopSheet(NotAServiceStandard):
    """A standard operating procedure of the government (SOP AP), not a service standard."""

    slug = "sop-ap"
    advice = "Lembar SOP AP bukan standar pelayanan; sertakan standar pelayanannya."


class UnprovenRecords(ExtractionError):
    """A document whose records fail their own proof: a mistake of the program.

    Words move between records, so none of the document's is trusted. `trace` says where in them
    what is wrong, without a word of the document.
    """

    slug = "unproven"
    advice = "Laporkan kepada pengembang beserta berkasnya."

    def __init__(self, trace: Sequence[str]) -> None:
        super().__init__(
            "Isi berkas ini terbaca, tetapi rekamannya tidak lolos bukti bahwa setiap kata "
            f"ada di tempatnya ({trace[0]}), maka tidak ditulis."
        )
        self.trace = tuple(trace)
