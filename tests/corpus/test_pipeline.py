from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.pipeline import extract_document, record_id
from corpus.schema import COMPONENTS, Item, ServiceStandard
from extractor.errors import ExtractionError, NotAServiceStandard, NotUnderstood
from extractor.read import read_document
from tests.support.chance import examples
from tests.support.printed_sheets import Office, Print, whole_standard
from tests.support.typed_texts import (
    STANDARD,
    extracted,
    outline,
    plausible_texts,
    record_of,
    standards,
)


def items_of(record: ServiceStandard, name: str) -> list[Item]:
    items: list[Item] = getattr(record, name).items
    return items


def test_a_whole_standard_is_read() -> None:
    record = record_of(STANDARD)
    assert record.decree is not None
    assert record.waktu is not None
    assert record.biaya is not None
    assert record.pengaduan is not None
    assert (record.decree.raw, record.decree.year) == ("17/KEP/2023", 2023)
    assert outline(items_of(record, "persyaratan")) == ["Kartu keluarga", "Surat pengantar dari RT"]
    assert outline(items_of(record, "prosedur")) == [
        "Warga mengambil nomor antrean",
        "Petugas meneliti berkas",
    ]
    assert [(d.minimum, d.unit, d.basis) for d in record.waktu.durations] == [(3, "day", "working")]
    assert record.biaya.kind == "free"
    assert outline(items_of(record, "produk")) == ["Surat keterangan pindah"]
    assert [channel.kind for channel in record.pengaduan.channels] == ["suggestion-box"]
    assert (record.unrecognized, record.removed, record.not_assessable) == ([], [], [])


def test_the_printed_export_says_the_same_as_the_typed_one() -> None:
    sheet = whole_standard(Print(), page_after=("Persyaratan", "Biaya / Tarif"))
    (record,) = extract_document(sheet.document(), "lembar.pdf").records
    assert record.unit.name == Office().name
    assert record.unit.hierarchy == list(Office().hierarchy)
    assert record.unit.postal_code == "29123"
    assert [removed.reason for removed in record.removed] == ["running-header"] * 2
    assert outline(items_of(record, "persyaratan")) == ["Kartu keluarga", "Surat pengantar dari RT"]
    assert record.source.pages == 3
    assert record.unrecognized == []


def test_a_record_is_named_after_its_bytes_not_its_path() -> None:
    here, there = record_of(STANDARD, "a.txt"), record_of(STANDARD, "b.txt")
    assert here.record_id == there.record_id == record_id(here.source.sha256, 0)
    assert record_of(f"{STANDARD}\n ").record_id != here.record_id


@pytest.mark.parametrize("name", ["persyaratan", "waktu", "biaya", "produk", "pengaduan"])
@pytest.mark.parametrize("filling", ["", "-", "Belum ada"])
def test_a_heading_with_nothing_under_it_is_an_empty_component(name: str, filling: str) -> None:
    heading = COMPONENTS[name].headings[0]
    rest = "Prosedur\n\n1. Warga mendaftar\n\nDasar Hukum\n\nUndang-Undang Pelayanan Publik\n"
    record = record_of(f"{heading}\n\n{filling}\n\n{rest}")
    component = getattr(record, name)
    assert component is not None
    assert getattr(component, "items", []) == []
    assert ("component-empty", name) in {(f.rule, f.component) for f in record.findings}


def test_a_component_without_a_heading_is_none() -> None:
    record = record_of("Persyaratan\n\n1. KTP\n\nProduk\n\nSurat\n")
    assert record.biaya is None
    missing = {f.component for f in record.findings if f.rule == "component-missing"}
    assert "biaya" in missing
    assert "persyaratan" not in missing


def test_headings_without_any_list_below_them_are_a_bad_extraction_not_a_bad_office() -> None:
    record = record_of(
        "Persyaratan\n\nSistem, Mekanisme dan Prosedur\n\nBiaya\n\nGratis\n\nProduk\n\nSurat\n"
    )
    assert record.not_assessable == ["persyaratan", "prosedur", "decree"]
    rules = {(finding.rule, finding.component) for finding in record.findings}
    assert not rules & {
        (rule, name)
        for rule in ("component-missing", "component-empty")
        for name in ("persyaratan", "prosedur")
    }


@pytest.mark.parametrize(
    "text",
    [
        *("kata", "Biaya\n\nGratis", "Rapat tim\n1. Pembukaan\n2. Penutup", "- -\n\n/ /"),
        "Formulir permohonan\n\nNama :\nAlamat :\nTanda tangan",
    ],
)
def test_what_is_no_standard_is_turned_away_with_a_reason(text: str) -> None:
    with pytest.raises(NotAServiceStandard) as caught:
        extracted(text)
    assert caught.value.message


def test_numbers_that_no_standard_means_are_no_values() -> None:
    digits = "9" * 25
    record = record_of(f"Waktu Penyelesaian\n\n{digits} hari kerja\n\nBiaya\n\nRp {digits}\n")
    assert record.waktu is not None
    assert record.biaya is not None
    assert record.waktu.durations == []
    assert [(charge.amount, charge.text) for charge in record.biaya.charges] == [
        (None, f"Rp {digits}")
    ]


# laws


@settings(max_examples=examples(40))
@given(standards())
def test_the_same_text_gives_the_same_record(text: str) -> None:
    assert outcome_of(text) == outcome_of(text)


def outcome_of(text: str) -> object:
    """The records and fates of a text, or why it has none: some pieces make a blank form."""
    try:
        extraction = extracted(text)
    except ExtractionError as refused:
        return refused.message
    return [record.model_dump_json() for record in extraction.records], extraction.fates


HOSTILE = st.text(
    st.characters(blacklist_categories=["Cs"]) | st.sampled_from("1.a)-• /:\n\t\f|<>[](){}*#"),
    max_size=400,
)


@settings(max_examples=examples(80))
@given(st.one_of(HOSTILE, plausible_texts(40)), st.sampled_from(["naskah.txt", "naskah.md"]))
def test_any_text_gives_records_or_says_why_not(text: str, name: str) -> None:
    try:
        document = read_document(text.encode(), name)
    except ExtractionError:
        return
    try:
        records = extract_document(document, name).records
    except ExtractionError:
        return
    assert records


@settings(max_examples=examples(60))
@given(HOSTILE, HOSTILE)
def test_any_text_under_headings_gives_records_or_says_why_not(one: str, other: str) -> None:
    body = f"Persyaratan\n\n{one}\n\nPengaduan Layanan\n\n{other}"
    try:
        document = read_document(body.encode(), "naskah.txt")
        records = extract_document(document, "naskah.txt").records
    except ExtractionError:
        return
    for record in records:
        ServiceStandard.model_validate_json(record.model_dump_json())


PATTERNS = {
    "items": lambda n: "\n".join(f"{k % 99 + 1}. Berkas nomor {k}" for k in range(n)),
    "nested": lambda n: "\n".join(f"{'1a-'[k % 3]}{'.) '[k % 2]} isi ke {k}" for k in range(n)),
    "levels": lambda n: "Kantor A / Dinas B / Badan C D\n" * n,
    "contacts": lambda n: "Telp. (0751) 555012, a@b.example, www.c.example\n" * n,
    "fees": lambda n: "Rp 10.000,- per lembar paling lama 3 (tiga) hari kerja\n" * n,
    "one line": lambda n: "pemohon 1. mengisi 2) formulir - dan " * n,
    "headings": lambda n: "Persyaratan\nBiaya / Tarif\nWaktu Penyelesaian\n" * (n // 3),
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_two_thousand_lines_take_about_twice_as_long_as_one_thousand(pattern: object) -> None:
    assert callable(pattern)

    def seconds(lines: int) -> float:
        text = f"Persyaratan\n\n{pattern(lines)}\n\nBiaya\n\n{pattern(lines)}\n\nProduk\n"
        started = time.process_time()
        with suppress(NotUnderstood):
            extracted(text)
        return time.process_time() - started

    seconds(50)
    half, whole = seconds(500), seconds(1000)
    assert whole < 5 * half + 1.0
