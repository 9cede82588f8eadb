"""The parts of a word processor's file, which is a zip archive of XML. Nothing in it is trusted."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from extractor.errors import BrokenFile, EncryptedPdf, TooLarge, UnsupportedType
from extractor.word.names import STRICT

MOST_PART_BYTES = 50 << 20  # of one part unpacked; a decree of 500 pages has 10 MB
MOST_PARTS = 20_000
MANIFEST = "META-INF/manifest.xml"  # of an .odt file: says which of its parts are locked
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")  # of a .docx file, in an older container
_OLE_HEAD = b"\xd0\xcf\x11\xe0"


class Package:
    """An opened archive; parts are unpacked when they are asked for, up to a limit."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE_HEAD):
            if LOCKED_PART not in data:
                raise UnsupportedType(
                    "Isi berkas ini dokumen Word lama (.doc).",
                    "Buka dengan Word atau LibreOffice dan simpan sebagai .docx.",
                )
            raise locked()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise BrokenFile("Isi berkas ini bukan dokumen pengolah kata yang utuh.") from error
        names = self._archive.namelist()
        if len(names) > MOST_PARTS:
            raise TooLarge(f"Berkas ini berisi {len(names)} bagian.")
        self._names = set(names)
        if b"encryption-data" in (self._unpacked(MANIFEST) if MANIFEST in self._names else b""):
            raise locked()

    def xml(self, name: str) -> Any | None:
        """A part's root element; None where there is no such part. Raises for what is no XML."""
        if name not in self._names:
            return None
        data = self._unpacked(name)
        for strict, usual in STRICT.items():
            data = data.replace(strict, usual.strip("{}").encode())
        # Without `huge_tree` the library's own bound on what entities grow to stays in force.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenFile(f"Bagian {name} berkas ini tidak dapat dibaca.") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise BrokenFile(f"Bagian {name} memuat definisi entitas, yang tidak dibaca.")
        return root

    def _unpacked(self, name: str) -> bytes:
        """The part's bytes; what says that it is small is still read up to the limit only."""
        try:
            with self._archive.open(name) as part:
                data = part.read(MOST_PART_BYTES + 1)
        except RuntimeError as error:  # the archive's own password
            raise locked() from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise BrokenFile(f"Bagian {name} berkas ini rusak.") from error
        if len(data) > MOST_PART_BYTES:
            raise TooLarge(f"Bagian {name} lebih dari {MOST_PART_BYTES >> 20} MB setelah dibuka.")
        return data


def locked() -> EncryptedPdf:
    """What is raised for a file with a password, which only its own program takes off."""
    return EncryptedPdf(
        "Berkas ini terkunci kata sandi.",
        "Buka dengan Word atau LibreOffice dan simpan salinan tanpa sandi; --password-file hanya "
        "untuk PDF.",
    )


def too_deep() -> BrokenFile:
    """What is raised where nobody's text is any more: nothing is left out without a word."""
    return BrokenFile("Isi berkas ini bersarang terlalu dalam.")


def main_part(package: Package, name: str) -> Any:
    """The part that holds the text. Raises where the archive is another kind of file."""
    root = package.xml(name)
    if root is None:
        raise UnsupportedType("Isi berkas ini bukan dokumen pengolah kata.")
    return root
