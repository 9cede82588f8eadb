"""Pages of an office that print one component of a service and nothing else."""

from __future__ import annotations

import pytest

from corpus.schema import ServiceStandard
from extractor.errors import ExtractionError
from extractor.passage import words_passage
from parsers.section import Row, Section
from parsers.standards.one_component import others_not_shown
from tests.support.typed_texts import extracted, outline, record_of, text_document

LIST = """\
- Kartu keluarga asli
- Surat pengantar dari ketua RT
- Pas foto terbaru
"""
PAGE = f"KELURAHAN TANJUNG BARU\n\nSYARAT PENGURUSAN SURAT DOMISILI\n{LIST}"
OTHERS = ("prosedur", "waktu", "biaya", "produk", "pengaduan")


def statuses(record: ServiceStandard) -> set[str]:
    return {record.reading.components[name] for name in OTHERS}


def test_the_component_is_read_and_the_others_are_not_judged() -> None:
    record = record_of(PAGE)
    assert record.unit.name == "KELURAHAN TANJUNG BARU"
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == [
        "Kartu keluarga asli",
        "Surat pengantar dari ketua RT",
        "Pas foto terbaru",
    ]
    assert statuses(record) == {"not-assessable"}
    assert not record.findings


def test_names_whose_texts_a_page_leaves_out_are_not_judged() -> None:
    document = text_document("Kartu keluarga")
    row = Row(words_passage(document, document.words), 1, None)
    full, empty = (Section("persyaratan", None, (row,)), Section("biaya", None, ()))
    law = Section("dasar_hukum", None, (row,))
    assert others_not_shown([full, empty]) == OTHERS
    assert others_not_shown([full, empty, law]) == tuple(n for n in OTHERS if n != "biaya")


def test_cases_of_the_component_are_groups() -> None:
    record = record_of(
        "Dinas Sosial Kabupaten Agam\n\n"
        "1. Persyaratan kartu baru :\n1. Kartu keluarga\n2. Pas foto\n"
        "2. Persyaratan kartu karena hilang datang :\n1. Surat kehilangan\n2. Pas foto\n"
    )
    assert record.persyaratan is not None
    assert [item.group for item in record.persyaratan.items][2:] == [
        "Persyaratan kartu karena hilang datang"
    ] * 2


def test_the_list_of_a_step_stays_below_it() -> None:
    record = record_of(
        "POLRES BUKIT RAYA\nMEKANISME PELAYANAN IZIN RAMAI\n"
        "a. Warga mengajukan permohonan dengan persyaratan :\n"
        "Kartu keluarga asli;\nPas foto terbaru.\n"
        "b. Petugas mencatat permohonan;\nc. Warga menerima izin.\n"
    )
    assert record.prosedur is not None
    assert outline(record.prosedur.items) == [
        [
            "Warga mengajukan permohonan dengan persyaratan :",
            ["Kartu keluarga asli;", "Pas foto terbaru."],
        ],
        "Petugas mencatat permohonan;",
        "Warga menerima izin.",
    ]


MENU = (
    "Beranda\nPersyaratan\nAlur Pelayanan\nJangka Waktu\nProduk Layanan\nBerita\nSurat Domisili\n"
)


def test_a_menu_of_components_heads_nothing() -> None:
    record = record_of(f"{MENU}Persyaratan :\n{LIST}")
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 3
    assert (record.prosedur, record.waktu, record.produk) == (None, None, None)
    assert [gone.text for gone in record.removed] == MENU.split("\n")[1:5]


def test_a_list_that_says_whose_it_is_needs_no_letterhead() -> None:
    record = record_of(f"SYARAT PENGURUSAN SURAT DOMISILI KOTA DUMAI\n{LIST}")
    assert record.persyaratan is not None
    assert statuses(record) == {"not-assessable"}
    assert not record.findings


def test_the_legal_basis_may_stand_beside_the_list() -> None:
    record = record_of(
        "KELURAHAN TANJUNG BARU\n\nDasar Hukum\n1. Peraturan Wali Kota Nomor 4 Tahun 2019\n"
        f"2. Peraturan Wali Kota Nomor 9 Tahun 2021\n\nPersyaratan Surat Domisili\n{LIST}"
    )
    assert record.persyaratan is not None
    assert record.dasar_hukum is not None
    assert statuses(record) == {"not-assessable"}


def test_a_menu_whose_entries_ran_together_heads_nothing() -> None:
    record = record_of(f"DeskripsiPersyaratanStandar Pelayanan\nPersyaratan Domisili :\n{LIST}")
    assert record.persyaratan is not None
    assert [gone.text for gone in record.removed] == ["DeskripsiPersyaratanStandar Pelayanan"]


PROSE = "Warga yang hendak pindah diminta datang lebih awal karena antrean panjang setiap pagi. "


@pytest.mark.parametrize(
    "text",
    [
        PAGE.split("\n\n", 1)[1],
        f"{PAGE}\n{PROSE * 4}",
        PAGE.replace(LIST, "Kartu keluarga\n"),
        f"{PAGE}Biaya cetak foto ditanggung warga\nRincian Biaya :\n",
        f"LOMBA KELURAHAN TINGKAT KOTA\n{PAGE}",
    ],
    ids=["no office", "an article", "no list", "another component", "a contest"],
)
def test_other_texts_are_no_such_page(text: str) -> None:
    with pytest.raises(ExtractionError):
        extracted(text)
