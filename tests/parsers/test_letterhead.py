from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from corpus.pipeline import HEADINGS
from extractor.errors import EmptySource
from extractor.page import Document
from extractor.passage import Passage, line_passage
from parsers.letterhead.letterhead import read_letterhead
from parsers.section import Letterhead
from tests.support.printed_sheets import (
    Office,
    Print,
    Shape,
    printed_lines,
    remaining_lines,
    whole_standard,
)
from tests.support.typed_texts import plausible_texts, text_document

BODY = [
    *("No. SK : 17/KEP/2023", "Persyaratan", "1. Kartu keluarga", "2. Surat pengantar dari RT"),
    *("Sistem, Mekanisme dan Prosedur", "1. Warga mendaftar", "2. Petugas meneliti berkas"),
    *("Waktu Penyelesaian", "3 hari kerja", "Biaya / Tarif", "Tidak dipungut biaya"),
    *("Produk Pelayanan", "Surat keterangan pindah"),
    *("Pengaduan Layanan", "Kotak saran di ruang tunggu"),
]
LEVELS = Office().hierarchy
OFFICES = {
    "immigration": Office(),
    "police": Office(
        "Polres Bukit Raya",
        "Jalan Kenanga 12 Bukit Raya",
        ("0761-555110",),
        ("Kepolisian Negara", "Kepolisian Daerah Kampar Tengah", "Polres Bukit Raya"),
    ),
    "hospital": Office(
        "RSUD dr. Wirasakti",
        "Jl. dr. Wirasakti No. 1, Bukit Raya 29124",
        ("0761555222", "https://rsud.bukitraya.example.go.id"),
        ("Pemerintah Kota Bukit Raya", "Dinas Kesehatan", "RSUD dr. Wirasakti"),
    ),
    "village": Office(
        "Desa Sukamaju",
        "Dusun Krajan RT 02 RW 03 Kecamatan Binangun 41253",
        (),
        ("Pemerintah Kabupaten Bahari", "Kecamatan Binangun", "Desa Sukamaju"),
    ),
    "school": Office(
        "SMA Negeri 3 Bukit Raya",
        "Jl. Melati No. 17, Bukit Raya 29125",
        ("0761-555361, 0761-555362", "http://sma3.example.sch.id"),
        ("Pemerintah Provinsi Kampar Tengah", "Dinas Pendidikan", "SMA Negeri 3 Bukit Raya"),
    ),
    "capitals": Office(
        "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
        "Komplek Perkantoran Blok C No. 4 Bukit Raya 29126",
        ("0761555333",),
        ("PEMERINTAH KOTA BUKIT RAYA", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"),
    ),
    "six levels": Office(
        "Balai Karantina Hewan, Ikan, dan Tumbuhan Bukit Raya",
        "Jl. Pelabuhan No. 9, Bukit Raya 29127",
        ("+62 761 555444",),
        (
            *("Badan Karantina", "Sekretariat Utama", "Biro Umum dan Keuangan", "Balai Besar"),
            *("Wilayah Barat", "Balai Karantina Hewan, Ikan, dan Tumbuhan Bukit Raya"),
        ),
    ),
    "neither phone nor site": Office(
        "Samsat Induk Bukit Raya",
        "Jl. R.A. Kenanga No. 77",
        (),
        ("Pemerintah Provinsi Kampar Tengah", "UPT Samsat", "Samsat Induk Bukit Raya"),
    ),
}
SHAPES = {
    "levels right": Shape(),
    "levels low": Shape(levels_top_pt=92.0, levels_width_pt=150.0),
    "levels narrow": Shape(levels_pt=440.0, levels_width_pt=100.0),
    "levels left": Shape(left_pt=300.0, left_width_pt=255.0, levels_pt=40.0, levels_width_pt=190.0),
    "centred": Shape(left_width_pt=515.0, levels_pt=None, is_centred=True),
}


def above_the_name(office: Office) -> str:
    """A head whose levels stand above the name, as typed."""
    contacts = "\n".join((office.address, *office.contacts))
    return f"{' / '.join(office.hierarchy)}\n{office.name}\n{contacts}\n"


def head_of(document: Document) -> Letterhead:
    return read_letterhead(document, HEADINGS).letterhead


def text_of(passage: Passage | None) -> str | None:
    return passage.text if passage is not None else None


def texts_of(head: Letterhead) -> dict[str, object]:
    return {
        "name": text_of(head.name),
        "address": text_of(head.address),
        "levels": tuple(level.text for level in head.hierarchy),
    }


# printed heads


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("office", OFFICES.values(), ids=OFFICES)
def test_every_copy_is_taken_out_and_nothing_else(office: Office, shape: Shape) -> None:
    sheet = whole_standard(Print(office, shape), page_after=("Persyaratan", "Biaya / Tarif"))
    document = sheet.document()
    assert len(document.pages) == 3
    assert texts_of(head_of(document)) == {
        "name": office.name,
        "address": office.address,
        "levels": office.hierarchy,
    }
    assert remaining_lines(document) == BODY
    assert len(read_letterhead(document, HEADINGS).copies) == 2


@pytest.mark.parametrize(
    "contacts",
    [
        ("Telp. (0761) 555012 Fax (0761) 555013", "Website : https://bukitraya.example.go.id"),
        ("Telp./Fax : 0761-555012", "Email : loket@bukitraya.example.go.id"),
        ("Telepon: 0761 555012, 555013", "www.bukitraya.example.go.id"),
        ("Telp. 0761-555012 | Email: loket@bukitraya.example.go.id",),
    ],
    ids=lambda contacts: contacts[0],
)
@pytest.mark.parametrize("address", ["Jl. Teratai No. 4", "Alamat : Jl. Teratai No. 4, Bukit Raya"])
def test_labels_belong_to_every_copy(address: str, contacts: tuple[str, ...]) -> None:
    office = replace(Office(), address=address, contacts=contacts)
    sheet = whole_standard(Print(office), page_after=("Waktu Penyelesaian",))
    document = sheet.document()
    head = head_of(document)
    assert text_of(head.address) == address.removeprefix("Alamat : ")
    assert head.phones[0].text.startswith("0761") or head.phones[0].text.startswith("(0761)")
    fax = {"Fax", "(0761)", "555013"}
    assert [line for line in remaining_lines(document) if not set(line.split()) <= fax] == BODY


def test_an_address_of_two_lines_is_one() -> None:
    address = "Jl. Jenderal Sudirman No. 58 Kompleks Perkantoran, Kabupaten Deli Bahari"
    office = replace(Office(), address=address)
    document = whole_standard(Print(office, Shape(left_width_pt=210.0))).document()
    assert text_of(head_of(document).address) == address


def test_a_site_ends_before_the_sign_behind_it() -> None:
    office = replace(Office(), contacts=("<https://bukitraya.example.go.id>",))
    head = head_of(whole_standard(Print(office)).document())
    assert text_of(head.website) == "https://bukitraya.example.go.id"


def test_copies_may_wrap_in_their_own_way() -> None:
    sheet = Print()
    sheet.lines("No. SK : 17/KEP/2023")
    sheet.headed("Persyaratan")
    sheet.shape = replace(sheet.shape, levels_width_pt=120.0, left_width_pt=180.0)
    sheet.page()
    sheet.lines("1. Kartu keluarga")
    sheet.headed("Biaya / Tarif", "Tidak dipungut biaya")
    assert remaining_lines(sheet.document()) == [
        *("No. SK : 17/KEP/2023", "Persyaratan", "1. Kartu keluarga"),
        *("Biaya / Tarif", "Tidak dipungut biaya"),
    ]


def test_a_head_on_the_first_page_only_has_no_copies() -> None:
    sheet = Print()
    whole_standard(sheet)
    sheet.with_head = False
    sheet.page()
    sheet.headed("Dasar Hukum", "Undang-Undang Pelayanan Publik")
    document = sheet.document()
    assert text_of(head_of(document).name) == Office().name
    assert remaining_lines(document) == [*BODY, "Dasar Hukum", "Undang-Undang Pelayanan Publik"]
    assert read_letterhead(document, HEADINGS).copies == ()


def test_a_body_line_beside_the_head_stays() -> None:
    sheet = Print()
    sheet.headed("Biaya / Tarif")
    sheet.page()
    sheet.y_pt = 80.0
    sheet.lines("Tidak dipungut biaya", x_pt=230.0)
    sheet.headed("Persyaratan", "1. Kartu keluarga")
    assert "Tidak dipungut biaya" in remaining_lines(sheet.document())


def test_a_document_without_a_head_has_none() -> None:
    sheet = Print(with_head=False)
    document = whole_standard(sheet).document()
    assert head_of(document) == Letterhead()
    assert remaining_lines(document) == BODY


def test_the_office_named_in_the_body_stays_there() -> None:
    sheet = Print()
    sheet.headed("Pengaduan Layanan", f"Kotak saran di {Office().name}", Office().contacts[1])
    sheet.headed("Biaya / Tarif", "Tidak dipungut biaya")
    left = remaining_lines(sheet.document())
    assert left[1:3] == [f"Kotak saran di {Office().name}", Office().contacts[1]]


# typed heads

TYPED = """\
Kantor Imigrasi Kelas II TPI Bukit Raya

Jl. Teratai No. 4, Bukit Raya 29123
(0761) 555012

<https://bukitraya.example.go.id>

{levels}

"""
LINE = " / ".join(LEVELS)
WRAPS = {
    "one line": LINE,
    "two lines": LINE.replace(" / Kantor", " /\nKantor"),
    "broken name": LINE.replace("TPI Bukit", "TPI\nBukit"),
    "broken level": LINE.replace("Jenderal Imigrasi", "Jenderal\nImigrasi"),
    "slash first": LINE.replace(" / Kantor", "\n/ Kantor"),
    "list mark": LINE.replace(" / Kantor", " /\n- Kantor"),
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
def test_a_typed_head_is_read_however_its_levels_wrap(wrap: str) -> None:
    head = TYPED.format(levels=wrap)
    text = (
        f"{head}No. SK : 17/KEP/2023\nPersyaratan\n{head}1. Kartu keluarga\nBiaya / Tarif\nGratis"
    )
    document = text_document(text)
    assert texts_of(head_of(document)) == {
        "name": LEVELS[-1],
        "address": "Jl. Teratai No. 4, Bukit Raya 29123",
        "levels": LEVELS,
    }
    assert remaining_lines(document) == [
        *("No. SK : 17/KEP/2023", "Persyaratan", "1. Kartu keluarga", "Biaya / Tarif", "Gratis"),
    ]


def test_a_tail_behind_the_decrees_label_belongs_to_the_levels() -> None:
    head = TYPED.format(levels=LINE.removesuffix(" Bukit Raya"))
    document = text_document(f"{head}No. SK : Bukit Raya\n\nPersyaratan\n\n1. Paspor\n\nBiaya\n")
    assert texts_of(head_of(document))["levels"] == LEVELS
    assert remaining_lines(document) == ["No. SK :", "Persyaratan", "1. Paspor", "Biaya"]


def test_a_fee_between_the_levels_of_a_copy_stays() -> None:
    first, *rest = LINE.split(" / ")
    head = TYPED.format(levels=LINE)
    woven = TYPED.format(levels=f"{first} / {rest[0]}\n\nTidak dipungut biaya\n/ {rest[1]}")
    document = text_document(f"{head}Persyaratan\n1. Paspor\n\nBiaya / Tarif\n\n{woven}Produk\n")
    assert remaining_lines(document) == [
        *("Persyaratan", "1. Paspor", "Biaya / Tarif", "Tidak dipungut biaya", "Produk"),
    ]


@pytest.mark.parametrize("office", OFFICES.values(), ids=OFFICES)
def test_levels_may_stand_above_the_name(office: Office) -> None:
    head = above_the_name(office)
    text = f"{head}\nNo. SK : 1/2023\n\nPersyaratan\n\n{head}\n1. KTP\n\nBiaya\n\nGratis"
    document = text_document(text)
    assert texts_of(head_of(document))["name"] == office.name
    assert texts_of(head_of(document))["levels"] == office.hierarchy
    assert remaining_lines(document) == [
        *("No. SK : 1/2023", "Persyaratan", "1. KTP", "Biaya", "Gratis"),
    ]


# laws


def words_of(passages: list[Passage]) -> Counter[int]:
    return Counter(word.order for passage in passages for word in passage.words())


@given(plausible_texts())
def test_taking_out_the_head_changes_no_word_and_loses_none(text: str) -> None:
    try:
        document = text_document(text)
    except EmptySource:
        return
    reading = read_letterhead(document, HEADINGS)
    head = reading.letterhead
    parts = [
        *(part for part in (head.name, head.address, head.email, head.website) if part),
        *(*head.phones, *head.hierarchy, *head.connectors, *head.labels),
    ]
    lines = [line_passage(document, line) for line in document.lines]
    printed = Counter("".join("".join(passage.text.split()) for passage in lines))
    kept = [*parts, *reading.copies, *(passage for _, passage in reading.rest)]
    found = Counter("".join("".join(passage.text.split()) for passage in kept))
    # What is neither kept nor part of the head are fax numbers and signs between values.
    assert not found - printed
    for line, passage in reading.rest:
        assert words_of([passage]) <= words_of([line_passage(document, line)])


def test_lines_without_a_head_are_left_as_they_are() -> None:
    document = text_document("Persyaratan\n\n1. Paspor\n\nBiaya\n\nGratis")
    assert remaining_lines(document) == printed_lines(document)


@pytest.mark.parametrize(
    "tail",
    [
        ("Sipil Kabupaten Sampang",),
        ("Sipil Kabupaten", "Sampang"),
    ],
)
def test_a_last_level_that_names_another_region_is_kept_whole(tail: tuple[str, ...]) -> None:
    head = [
        "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Lampung Timur",
        "Jl. Anggrek No. 7, Sukadana 34129",
        "Pemerintah Kabupaten Lampung Timur / Dinas Kependudukan dan Pencatatan",
        *tail,
    ]
    text = "\n".join([*head, *BODY[:5], *head, *BODY[5:]])
    reading = read_letterhead(text_document(text), HEADINGS)
    levels = [level.text for level in reading.letterhead.hierarchy]
    assert levels[-1] == "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Sampang"
    assert [passage.text for _, passage in reading.rest] == BODY


NARROW = Shape(left_width_pt=150.0)


def test_values_that_a_narrow_column_breaks_are_whole() -> None:
    office = Office(
        contacts=(
            "0761-555013",
            "pelayanan.kantor@g\nmail.com",
            "https://pelayanan.bukitraya.\nexample.go.id",
        )
    )
    broken = [part for text in office.contacts for part in text.split("\n")]
    document = whole_standard(Print(replace(office, contacts=tuple(broken)), NARROW)).document()
    head = read_letterhead(document, HEADINGS).letterhead
    assert head.email is not None
    assert head.website is not None
    assert head.email.text == "pelayanan.kantor@gmail.com"
    assert head.website.text == "https://pelayanan.bukitraya.example.go.id"


def test_an_address_of_three_lines_is_whole() -> None:
    address = "Komplek Perkantoran Jalan Teratai Kelurahan Bukit Raya Kampar Tengah 29123"
    document = whole_standard(Print(Office(address=address), Shape(left_width_pt=120.0))).document()
    head = read_letterhead(document, HEADINGS).letterhead
    assert head.address is not None
    assert head.address.text == address


def test_an_address_may_start_with_a_places_name() -> None:
    address = "Kampus Teratai Hijau, Jalan Melati, Bukit Raya 29123"
    document = whole_standard(Print(Office(address=address))).document()
    head = read_letterhead(document, HEADINGS).letterhead
    assert head.name is not None
    assert head.address is not None
    assert (head.name.text, head.address.text) == (Office().name, address)


def test_columns_that_touch_are_told_apart() -> None:
    office = Office(address="Jl. Teratai Nomor 4, Kelurahan Teratai, Bukit Raya 29123")
    document = whole_standard(
        Print(office, Shape(levels_pt=278.0, levels_width_pt=140.0))
    ).document()
    head = read_letterhead(document, HEADINGS).letterhead
    assert head.address is not None
    assert head.address.text == office.address
    assert tuple(level.text for level in head.hierarchy) == office.hierarchy


def test_a_number_whose_code_ends_a_line_is_whole() -> None:
    office = Office(address="Jl. Teratai No. 4, Bukit Raya Telp. (0761)", contacts=("555013",))
    head = head_of(whole_standard(Print(office)).document())
    assert [passage.text for passage in head.phones] == ["(0761) 555013"]
    assert text_of(head.address) == "Jl. Teratai No. 4, Bukit Raya"
