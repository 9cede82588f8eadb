"""Four times as long a document takes about four times as long, whatever it is made of.

Documents are anybody's, and a cost that grows with the square of a list's length turns a few
kilobytes into minutes. Growth is measured in processor time of one process and compared with a
wide margin: what grows with the square takes sixteen times as long.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from corpus.pipeline import extract_document
from extractor.read import read_document

TIMES = 4
MOST_GROWTH = 9.0  # of four times the length: 4 is linear, 16 the square
ATTEMPTS = 3  # a pause for garbage may fall into one measurement
NOISE_S = 0.02

HEAD = (
    "Dinas Pertamanan Kota Bahari\nJl. Melati No. 3, Bahari 29123\n"
    "Pemerintah Kota Bahari / Dinas Pertamanan Kota Bahari\n\n"
)
REST = (
    "\nSistem, Mekanisme dan Prosedur\n1. Warga mendaftar\n2. Petugas memeriksa\n"
    "Waktu Penyelesaian\n3 hari kerja\nBiaya / Tarif\nTidak dipungut biaya\n"
    "Produk Pelayanan\n1. Izin pemakaian taman\nPengaduan Layanan\nTelp. 0761-555333\n"
)
WORDS = (
    *("kartu", "surat", "formulir", "berkas", "salinan", "bukti"),
    *("lampiran", "denah", "warga", "desa", "kota", "taman"),
)


def some_words(number: int, count: int) -> str:
    return " ".join(WORDS[(number * 7 + place * 3) % len(WORDS)] for place in range(count))


def required(body: str) -> str:
    return f"{HEAD}Persyaratan\n{body}{REST}"


def lines(template: str, count: int) -> str:
    return "\n".join(
        template.format(n=number + 1, words=some_words(number, 5)) for number in range(count)
    )


def steps(count: int) -> str:
    rows = lines("| {n} | {words} | 5 menit |", count)
    return f"| No | Kegiatan | Waktu |\n|---|---|---|\n{rows}\n"


def spent(text: str) -> str:
    return required("1. KTP").replace("3 hari kerja", text)


SHAPES: dict[str, tuple[int, Callable[[int], str]]] = {
    "lines without markers": (500, lambda n: required(lines("{words}", n))),
    "one item of many lines": (500, lambda n: required("1. Surat\n" + lines("   {words}", n))),
    "numbered items": (400, lambda n: required(lines("{n}. {words}", n))),
    "lists of one item": (600, lambda n: required(lines("a) {words}", n))),
    "headings": (200, lambda n: HEAD + lines("Persyaratan\n1. {words}\nBiaya\nRp {n}.000", n)),
    "a heading repeated": (3000, lambda n: required(lines("Persyaratan", n))),
    "levels of an office": (1500, lambda n: f"{HEAD}{'Pemerintah / ' * n}\n{required('1. KTP')}"),
    "laws": (300, lambda n: required("1. KTP") + "Dasar Hukum\n" + lines(LAW, n)),
    "one long line": (4000, lambda n: required(some_words(1, n))),
    "one line of items": (1000, lambda n: required(lines("{n}. {words}", n).replace("\n", " "))),
    "rows of a table": (300, lambda n: required("| No | Syarat |\n|---|---|\n" + lines(ROW, n))),
    "letterheads": (150, lambda n: required(lines("1. {words}\n" + HEAD.strip(), n))),
    "contacts": (400, lambda n: required("1. KTP") + lines("Surel: a{n}@taman.go.id", n)),
    "amounts": (300, lambda n: required("1. KTP").replace("Tidak", lines(FEE, n) + "\nTidak")),
    "services of one line each": (200, lambda n: f"{HEAD}{SHORT * n}"),
    "levels of many offices": (400, lambda n: f"{required('1. KTP')}{'Dinas A / Bidang B / ' * n}"),
    "a level a line": (1000, lambda n: "Pemerintah\n" * n + required("1. KTP")),
    "rows of steps": (150, lambda n: required("1. KTP").replace("1. Warga", steps(n))),
    "numbers alone": (400, lambda n: required(lines("{n}.", n))),
    "remarks": (300, lambda n: required(lines("Catatan: {words}", n))),
    "a duration of many parts": (300, lambda n: spent("dua puluh satu jam dan " * n)),
    "papers between commas": (500, lambda n: required("1. " + "KTP, KK, " * n)),
    "unmarked lines alone": (400, lambda n: f"{HEAD}{lines('{words}', n)}{REST}"),
    "stretches between tabs": (200, lambda n: required(lines("{n}\t{words}\t{words}", n))),
    "openings": (1500, lambda n: required("1. " + "(" * n)),
    "an arrow after the other": (400, lambda n: required("1. KTP\n" + "Warga -> " * n)),
    "streets": (300, lambda n: HEAD + lines("Jalan {words} No. {n}", n) + REST),
    "blank lines": (3000, lambda n: required("\n" * n + "1. KTP")),
    "marks on a letter": (2000, lambda n: required("1. e" + "\u0301" * n)),
    "phones": (400, lambda n: required("1. KTP") + "Telp. " + "0761-555333, " * n),
    "addresses of the web": (300, lambda n: required("1. KTP") + "https://a.example.go.id/b " * n),
    "persons": (200, lambda n: required(lines("Dr. Budi {words}, S.H. NIP 1970", n))),
    "services": (60, lambda n: lines("Standar Pelayanan Izin {words}\nPersyaratan" + REST, n)),
}
SHORT = (
    "Persyaratan\nKTP\nProsedur\nDatang\nWaktu\n1 hari\nBiaya\nGratis\nProduk\nKartu\n"
    "Pengaduan\nTelp 021555000\n"
)
LAW = "{n}. Undang-Undang Nomor {n} Tahun 2009 tentang {words}"
ROW = "| {n} | {words} |"
FEE = "{n}. {words} Rp {n}.000"


def cost_s(text: str) -> float:
    """Processor time of one reading."""
    started = time.process_time()
    extract_document(read_document(text.encode(), "panjang.txt"), "panjang.txt")
    return time.process_time() - started


@pytest.mark.parametrize("shape", SHAPES)
def test_cost_grows_with_the_length_and_not_with_its_square(shape: str) -> None:
    count, text_of = SHAPES[shape]
    extract_document(read_document(required("1. KTP").encode(), "pendek.txt"), "pendek.txt")
    short, long = text_of(count), text_of(TIMES * count)

    growths: list[float] = []
    while len(growths) < ATTEMPTS and min(growths, default=MOST_GROWTH) >= MOST_GROWTH:
        growths.append(cost_s(long) / (cost_s(short) + NOISE_S))

    assert min(growths) < MOST_GROWTH
