"""Texts that the core's tests read: documents typed as strings, and arbitrary ones in pieces."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from corpus.pipeline import HEADINGS, Extraction, extract_document
from corpus.schema import Item, ServiceStandard
from extractor.page import Document
from extractor.passage import line_passage
from extractor.read import read_document
from parsers.section import Row
from parsers.text_rows.heading_rows import body_rows

# A whole standard in the shape of an export, without a letterhead.
STANDARD = """\
No. SK : 17/KEP/2023

Persyaratan

1. Kartu keluarga
2. Surat pengantar dari RT

Sistem, Mekanisme dan Prosedur

1. Warga mengambil nomor antrean
2. Petugas meneliti berkas

Waktu Penyelesaian

3 hari kerja

Biaya / Tarif

Tidak dipungut biaya

Produk Pelayanan

Surat keterangan pindah

Pengaduan Layanan

Kotak saran di ruang tunggu
"""

LINES = (
    *("", "", "   ", "-", "—", "1.", "a.", "/", "( )", "Belum ada"),
    *("Persyaratan", "PERSYARATAN :", "1. Persyaratan", "Syarat-syarat", "Biaya: gratis"),
    *("Sistem, Mekanisme dan Prosedur", "Sistem, Mekanisme", "dan Prosedur", "Alur / Prosedur"),
    *("Waktu Penyelesaian", "Lama Proses", "Jangka Waktu Penyelesaian : 2 hari"),
    *("Biaya / Tarif", "Produk Pelayanan", "## Produk", "Pengaduan Layanan", "Dasar Hukum"),
    *("No. SK :", "No. SK : 12 TAHUN 2024", "No | Komponen | Uraian"),
    *("Kantor Imigrasi Kelas II Bukit Raya", "Jl. Teratai No. 4 Bukit Raya 12345"),
    *("(0751) 555012", "Telp. 0751-555012 Fax 0751-555013", "<https://bukitraya.example.go.id>"),
    "Kementerian Urusan Perjalanan / Direktorat Imigrasi / Kantor Imigrasi Kelas II Bukit Raya",
    *("Imigrasi / Kantor Imigrasi Kelas", "II Bukit Raya", "Halaman 2 dari 3"),
    *("1. Paspor lama", "2. Kartu keluarga", "1. 1. Paspor", "a. Perorangan", "b. Badan usaha"),
    *("a) Asli", "- Paspor", "• Layanan online", "§ Ijazah", "Ø panah", "➢ satu ➢ dua"),
    *("1. Warga datang 2. Petugas memeriksa 3. Selesai", "1. - KTP - KK - SIM", "1) x; 2) y"),
    *("pemohon mengisi formulir dan", "menyerahkan kepada petugas;", "lain-", "lain"),
    *("1 (satu) lembar", "F-1.02", "i. satu", "ii. dua", "I. SATU", "A. BAGIAN", "KTP/SIM/"),
    *("10 (sepuluh) hari kerja", "Tidak dipungut biaya", "Rp 10.000,- per lembar"),
    *("Catatan: dibuat rangkap dua", "Kotak saran, WA 0812 0000 1111, surat@example.go.id"),
    *("Anda juga dapat menyampaikan pengaduan melalui LAPOR!", "Link Ke Layanan Online"),
    *("**tebal** [tautan](https://a.example)", "<br>", "| a | b |", "    1. di dalam", "\tTab"),
    *(
        "kiri     kanan      jauh",
        "\u200b",
        "a\u00adb",
        "\u202ebalik\u202c",
        "\u2066",
        "a.n. Kepala",
    ),
)


def text_document(text: str, name: str = "naskah.txt") -> Document:
    """The text as it is read from a file."""
    return read_document(text.encode("utf-8", "surrogatepass"), name)


def extracted(text: str, name: str = "naskah.txt") -> Extraction:
    """What the text gives; raises `NotAServiceStandard` when it is none."""
    return extract_document(text_document(text, name), name)


def record_of(text: str, name: str = "naskah.txt") -> ServiceStandard:
    """The one record of the text."""
    (record,) = extracted(text, name).records
    return record


def body_of(text: str) -> list[Row]:
    """The text's rows as a section's body; empty for a text without words."""
    if not text.strip():
        return []
    document = text_document(text)
    lines = [(line, line_passage(document, line)) for line in document.lines]
    return body_rows([(line, passage) for line, passage in lines if passage])


def outline(items: Sequence[Item]) -> list[object]:
    """Items as texts, those with children as [text, children]."""
    return [[item.text, outline(item.children)] if item.children else item.text for item in items]


def plausible_texts(max_lines: int = 30) -> st.SearchStrategy[str]:
    """Lines as documents have them, in any order, some torn or run together."""
    line = st.sampled_from(LINES)
    torn = st.builds(lambda text, cut: text[cut % (len(text) + 1) :], line, st.integers(0, 40))
    glued = st.builds(lambda one, other: f"{one} {other}", line, line)
    heading = st.sampled_from([text for text in LINES if HEADINGS.match(text)])
    kinds = st.one_of(line, line, line, heading, torn, glued)
    return st.lists(kinds, max_size=max_lines).map("\n".join)


def standards(max_lines: int = 24) -> st.SearchStrategy[str]:
    """Plausible lines that hold two headings for certain, so that a layout claims them."""
    return st.builds(
        lambda before, between, after: f"{before}\nPersyaratan\n{between}\nBiaya / Tarif\n{after}",
        *(plausible_texts(max_lines // 3) for _ in range(3)),
    )


__all__ = [
    "HEADINGS",
    "LINES",
    "STANDARD",
    "body_of",
    "extracted",
    "outline",
    "plausible_texts",
    "record_of",
    "standards",
    "text_document",
]
