"""Signs that a field was read wrongly, and how they add up to a mark."""

from __future__ import annotations

import orjson
import pytest

from corpus.pipeline import extract_document
from corpus.record.signs.sign import MIN_CHANCE, Sign, chance_of, counted, sign, telling
from corpus.run.outcome import read_counts
from corpus.schema import ReviewMark
from output.report.understood import marked_fields
from tests.support.typed_texts import text_document

CLEAN = """DINAS PERIKANAN KABUPATEN BURU
STANDAR PELAYANAN TANDA DAFTAR KAPAL

Persyaratan
1. Fotokopi KTP pemilik kapal
2. Surat tukang kapal
3. Pas foto

Prosedur
1. Nelayan menyerahkan berkas
2. Petugas mengukur kapal
3. Kepala dinas menandatangani tanda daftar

Waktu Penyelesaian
4 hari kerja

Biaya/Tarif
Rp 40.000 per kapal

Produk Pelayanan
Tanda daftar kapal

Pengaduan
1. Telepon (0913) 21500
2. Kotak saran
"""


def marks_in(text: str) -> dict[str, ReviewMark]:
    (record,) = extract_document(text_document(text), "a.txt").records
    return {f"{mark.path} {mark.reason}": mark for mark in record.needs_review}


def test_nothing_is_marked_where_all_is_as_it_should_be() -> None:
    assert marks_in(CLEAN) == {}


# What was done to the text, and the mark that tells of it.
DAMAGES = {
    "numbers lost from two items": (
        ("2. Surat tukang", "Surat tukang"),
        "persyaratan marks-unlike",
    ),
    "a second list below the first": (
        ("3. Pas foto", "3. Pas foto\n1. Nota mesin\n2. Nota jaring"),
        "persyaratan list-restarts",
    ),
    "two items in one line": (
        ("2. Petugas mengukur kapal", "2. Petugas mengukur kapal 5. Petugas memotret kapal"),
        "prosedur mark-inside",
    ),
    "a channel among the products": (
        ("Tanda daftar kapal\n\nPengaduan\n1. ", "Tanda daftar kapal\n\n"),
        "produk line-of-another",
    ),
    "a fee below the time": (
        ("4 hari kerja\n\nBiaya/Tarif\n", "4 hari kerja\n"),
        "waktu line-of-another",
    ),
    "a page's words below the fee": (
        ("Rp 40.000 per kapal", "Rp 40.000 per kapal\nBaca juga: Lelang ikan"),
        "biaya site-words",
    ),
    "an account that is none of the channels read": (
        ("2. Kotak saran", "2. Kotak saran\n3. c.Facebook: Perikanan Buru"),
        "pengaduan value-unread",
    ),
    "a time beside another number": (
        ("4 hari kerja", "Kapal kecil 3 5 hari kerja"),
        "waktu value-unread",
    ),
    "a title without what it is about": (
        ("STANDAR PELAYANAN TANDA DAFTAR KAPAL", "STANDAR PELAYANAN PENGUKURAN\n\nKAPAL NELAYAN"),
        "service.title name-goes-on",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_damage_leaves_behind_is_marked(damage: str) -> None:
    (old, new), expected = DAMAGES[damage]
    assert old in CLEAN
    assert expected in marks_in(CLEAN.replace(old, new)), damage


COUNTS = {
    "mark-inside": {"prosedur": [9, 10]},
    "item-goes-on": {"prosedur": [10, 40]},
    "line-untold": {"biaya": [20, 100]},
    "next-not-found": {"biaya": [60, 100], "prosedur": [60, 100]},
}
MARK = sign("prosedur", "mark-inside")
SMALL = sign("prosedur", "item-goes-on")
NEXT = sign("prosedur", "next-not-found")
DIGITS = sign("biaya.charges[0].amount", "digits-against-words")


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        ([MARK], [MARK]),
        ([SMALL], []),
        ([SMALL, NEXT], [SMALL, NEXT]),
        ([NEXT], []),
        ([DIGITS, SMALL], [DIGITS]),
    ],
)
def test_signs_add_up_and_some_count_only_beside_others(
    signs: list[Sign], told: list[Sign]
) -> None:
    assert telling(signs, chance_of(COUNTS)) == told


def test_a_sign_is_as_likely_as_it_was_counted_and_less_sure_of_few() -> None:
    chance = chance_of(COUNTS)
    often, once = chance("mark-inside", "prosedur"), chance("mark-inside", "produk")
    assert often is not None
    assert once is not None
    assert MIN_CHANCE < once < often < 0.9
    assert chance("ocr-unsure", "prosedur") is None


def test_counts_are_of_fields_wrong_among_all() -> None:
    for reason, parts in counted().items():
        for part, (wrong, fields) in parts.items():
            assert 0 <= wrong <= fields, (reason, part)


def test_a_field_with_two_reasons_is_one_field_to_look_at() -> None:
    text = CLEAN.replace("3. Pas foto", "Pas foto\n1. Nota mesin 4. Nota jaring")
    (record,) = extract_document(text_document(text), "a.txt").records
    assert len(record.needs_review) > len(marked_fields(record)) == 1
    line = orjson.dumps(record.model_dump(mode="json"))
    assert read_counts(line)[-1] == 1
