"""A standard of one page, on which a worker loads what reading needs before the first document.

It touches PDF (or text alone), letterhead, regions, lists, every kind of value and spaCy once. What
it says is of no importance, and nothing of it is kept.
"""

from __future__ import annotations

from corpus.grouping.near_duplicates import sketch_of
from corpus.pipeline import extract_document
from corpus.run.outcome import UNPLACED
from extractor.read import read_document

_LEFT_PT, _TOP_PT, _LEADING_PT, _SIZE_PT = 56.0, 60.0, 16.0, 11.0
_TEXT = """\
Pelayanan Statistik Terpadu BPS Kabupaten Sleman
Jalan Merdeka No. 1, Sleman 55511
Telp. (0274) 555000
Persyaratan
1. Fotokopi KTP
2. Mengisi formulir permohonan
Sistem, Mekanisme dan Prosedur
1. Pemohon menyerahkan berkas kepada petugas
2. Petugas memeriksa berkas paling lama 2 (dua) hari kerja
Waktu Penyelesaian
3 (tiga) hari kerja
Biaya / Tarif
Rp10.000 (sepuluh ribu rupiah) sesuai Peraturan Pemerintah Nomor 1 Tahun 2020
Produk Pelayanan
1. Surat keterangan
Pengaduan Layanan
Telepon (0274) 555000, surel layanan@example.go.id, situs https://example.go.id
"""


def specimen_pdf() -> bytes:
    """The page itself."""
    from extractor.pdf_writer import Sheet, TextRun, write_pdf

    lines = enumerate(_TEXT.splitlines())
    runs = [TextRun(text, _LEFT_PT, _TOP_PT + n * _LEADING_PT, _SIZE_PT) for n, text in lines]
    return write_pdf([Sheet(tuple(runs))])


def read_specimen(*, as_text: bool = False) -> None:
    """Read it as any other document; as a text for those who will read nothing else."""
    data, name = (_TEXT.encode(), "specimen.txt") if as_text else (specimen_pdf(), "specimen.pdf")
    document = read_document(data, name)
    extract_document(document, UNPLACED)
    sketch_of(document.tape)
