"""Tables in texts whose columns move from row to row, and whose names stand beside their texts'
middles, as `pdftotext -layout` prints them."""

from __future__ import annotations

import pytest

from corpus.schema import ServiceStandard
from extractor.read import read_document
from parsers.page_words import pages_of
from parsers.tables.straight_columns import with_straight_columns
from tests.support.typed_texts import HEADINGS, outline, record_of

TOP = "KECAMATAN SUKAMAJU\nSTANDAR PELAYANAN\nIZIN KERAMAIAN\n\n"
MOVED = """\
No Komponen              Uraian
1 Persyaratan                      1. Surat permohonan
                                   2. Kartu keluarga
2 Sistem, Mekanisme, dan        1. Warga menyerahkan berkas
  Prosedur                      2. Camat menandatangani
3 Jangka Waktu            2 hari kerja
  Penyelesaian
4 Biaya/Tarif             Tidak dipungut biaya
5 Produk Pelayanan        Surat izin keramaian
6 Penanganan Pengaduan, Telepon 0274 555013
  Saran, dan Masukan
"""
CENTRED = """\
No Komponen        Uraian
                   1) Surat permohonan

1.   Persyaratan   2) Kartu keluarga

                   3) Pas foto
                   1) Warga menyerahkan berkas
     Sistem,
2.   Mekanisme,    2) Petugas memeriksa berkas
     dan Prosedur
                   3) Camat menandatangani
     Jangka Waktu  2 hari kerja
3.
     Penyelesaian
                   Gratis
4.   Biaya/Tarif

     Produk        Surat izin keramaian
5.
     Pelayanan
                   1) Kotak saran
     Penanganan
6.   Pengaduan     2) Telepon 0274 555013
"""
STRAIGHT = """\
No  Komponen                Uraian
1   Persyaratan             1. Surat permohonan
                            2. Kartu keluarga
2   Jangka Waktu            2 hari kerja
3   Biaya/Tarif             Gratis
4   Produk Pelayanan        Surat izin keramaian
"""


def values_of(record: ServiceStandard) -> dict[str, object]:
    assert record.persyaratan
    assert record.prosedur
    assert record.waktu
    assert record.biaya
    assert record.produk
    assert record.pengaduan
    return {
        "title": record.service.title,
        "requirements": outline(record.persyaratan.items),
        "steps": outline(record.prosedur.items),
        "times": [(one.minimum, one.unit) for one in record.waktu.durations],
        "fee": record.biaya.kind,
        "products": outline(record.produk.items),
        "phones": [one.value for one in record.pengaduan.channels if one.kind == "phone"],
    }


@pytest.mark.parametrize(
    ("table", "requirements", "steps"),
    [
        (
            MOVED,
            ["Surat permohonan", "Kartu keluarga"],
            ["Warga menyerahkan berkas", "Camat menandatangani"],
        ),
        (
            CENTRED,
            ["Surat permohonan", "Kartu keluarga", "Pas foto"],
            ["Warga menyerahkan berkas", "Petugas memeriksa berkas", "Camat menandatangani"],
        ),
    ],
    ids=["columns move", "names in the middle"],
)
def test_each_text_is_its_own_name_s(table: str, requirements: list[str], steps: list[str]) -> None:
    record = record_of(TOP + table)
    assert values_of(record) == {
        "title": "IZIN KERAMAIAN",
        "requirements": requirements,
        "steps": steps,
        "times": [(2, "day")],
        "fee": "free",
        "products": ["Surat izin keramaian"],
        "phones": ["+62274555013"],
    }
    assert record.unrecognized == []


def test_columns_that_stand_straight_are_left_alone() -> None:
    document = read_document((TOP + STRAIGHT).encode(), "a.txt")
    pages = pages_of(document)
    straight = with_straight_columns(document, pages, HEADINGS)
    assert all(straight[number] is page for number, page in pages.items())


def test_moved_columns_begin_at_one_place() -> None:
    document = read_document((TOP + MOVED).encode(), "a.txt")
    page = with_straight_columns(document, pages_of(document), HEADINGS)[1]
    beside = {"Surat", "Warga", "2", "Tidak", "Telepon"}
    starts = {
        word.text: word.bbox.x0_pt for word in page.words if word.text in beside and word.bbox
    }
    assert starts["2"] == starts["Tidak"] == starts["Telepon"] < starts["Warga"]
    names = [row for row in page.rows if row[0].text.isdigit()]
    assert len({row[1].bbox.x0_pt for row in names if row[1].bbox}) == 1


NAMES_BETWEEN_LINES = (
    """\
                     SANGGAR TARI KENANGA

No  Komponen                 Uraian
1   Persyaratan
"""
    + "".join(f"                             {n}. Surat ke-{n}\n" for n in range(1, 31))
    + """
                             Tambahan untuk sewa gedung:
                             a. Proposal
                             b. Denah panggung

                                  Pemohon          Petugas         Kepala
    Prosedur
2                                 mengisi          memeriksa       menandatangani
                                  formulir         berkas          izin

3   Jangka Waktu Penyelesaian 5 hari kerja


                             Berbayar sesuai Peraturan Daerah Nomor 3 Tahun 2012 tentang Retribusi
4   Biaya/Tarif
                             Tempat Hiburan


5   Produk Pelayanan         Surat izin pakai
"""
)


def test_empty_lines_part_texts_whose_names_stand_between_two_of_their_lines() -> None:
    record = record_of(NAMES_BETWEEN_LINES)
    assert record.waktu is not None
    assert record.waktu.text == "5 hari kerja"
    assert record.biaya is not None
    assert record.biaya.text.replace("\n", " ").endswith("tentang Retribusi Tempat Hiburan")
    assert record.biaya.kind == "by-regulation"
    assert record.persyaratan is not None
    assert "Proposal" in str(outline(record.persyaratan.items))
