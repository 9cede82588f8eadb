"""Components that the sentences of a numbered list state, after its steps."""

from __future__ import annotations

import pytest

from parsers.standards.heading_sections import walk
from parsers.text_rows.component_sentences import find_runs, read_sentence
from tests.support.typed_texts import HEADINGS, body_of, outline, record_of

SENTENCES = """\
KECAMATAN SUKAMAKMUR
STANDAR PELAYANAN SURAT PINDAH

TATA CARA PELAYANAN
1) Warga menyerahkan berkas di loket kecamatan;
a. bagi yang pindah antarkota
b. bagi yang pindah antarprovinsi
2) Persyaratan surat pindah meliputi:
a) kartu keluarga asli
b) pas foto terbaru dua lembar
3) Jangka waktu penyelesaian surat paling lama 2 hari kerja dan dikenakan biaya Rp 5.000 per surat.
4) Produk layanan berupa surat keterangan pindah yang ditandatangani camat.
5) Jumlah petugas pelayanan adalah tiga orang.
6) Penanggung jawab pelayanan ini ialah sekretaris camat, diawasi camat.
"""


def test_each_sentence_is_its_components() -> None:
    record = record_of(SENTENCES)
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == [
        "kartu keluarga asli",
        "pas foto terbaru dua lembar",
    ]
    assert record.prosedur is not None
    assert [len(item.children) for item in record.prosedur.items] == [2]
    assert record.waktu is not None
    assert [(one.maximum, one.unit, one.bound) for one in record.waktu.durations] == [
        (2, "day", "at-most")
    ]
    assert record.biaya is not None
    assert record.biaya.text == "dan dikenakan biaya Rp 5.000 per surat."
    assert [charge.amount for charge in record.biaya.charges] == [5000]
    assert record.produk is not None
    assert record.produk.heading == "4) Produk layanan berupa"
    assert record.produk.items[0].text.startswith("surat keterangan pindah")


def test_what_counts_on_and_names_nothing_is_in_none_of_them() -> None:
    record = record_of(SENTENCES)
    assert [rest.text[:19] for rest in record.unrecognized] == ["6) Penanggung jawab"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Persyaratan pokok yang asli\n2. Persyaratan tambahan bagi pendatang\n3. Pas foto",
        "a. persyaratan;\nb. prosedur;\nc. waktu;\nd. biaya;",
        "1. Biaya cetak ditanggung kantor\n2. Surat pengantar dari lurah\n3. Waktu cetak dicatat",
    ],
    ids=["one component", "a list of names", "two of three"],
)
def test_other_lists_count_no_components(text: str) -> None:
    assert not find_runs(body_of(text))


def test_a_name_with_its_value_is_parted_from_it() -> None:
    text = "1. Persyaratan Kartu keluarga asli\n2. Biaya Tanpa dipungut apa pun\n3. Produk Surat"
    found = walk(body_of(text), HEADINGS).sections
    assert [(one.component, one.body[0].text) for one in found] == [
        ("persyaratan", "Kartu keluarga asli"),
        ("biaya", "Tanpa dipungut apa pun"),
        ("produk", "Surat"),
    ]


def test_a_name_alone_states_nothing() -> None:
    assert read_sentence("2. Biaya layanan") is None
    assert read_sentence("2. Warga membawa kartu keluarga ke loket") is None
