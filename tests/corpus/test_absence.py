"""What was not read is not missing: an absence is claimed only where reading was whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from corpus.messages import LANGUAGES, render_message
from corpus.pipeline import extract_document
from corpus.rulebook import rulebook
from corpus.rules.rules import find_in_record
from corpus.run.outcome import ReadOptions, Work, unpack
from corpus.run.reading import read_source
from corpus.schema import DELIVERY, Doubt, Reading, ServiceStandard
from extractor.errors import NotAServiceStandard, NotUnderstood
from extractor.read import read_document
from tests.support.builders import make_record
from tests.support.typed_texts import extracted, record_of

HEAD = "DINAS CONTOH KOTA ANGIN\n\nSTANDAR PELAYANAN KARTU TAMU\n\n"
PARTS = {
    "persyaratan": "Persyaratan\n1. Kartu identitas\n2. Surat pengantar\n\n",
    "prosedur": "Prosedur\n1. Pemohon datang ke loket\n2. Petugas memeriksa berkas\n\n",
    "waktu": "Jangka Waktu\n2 hari kerja\n\n",
    "biaya": "Biaya/Tarif\nGratis\n\n",
    "produk": "Produk Pelayanan\nKartu tamu\n\n",
    "pengaduan": "Pengaduan\nTelepon (0342) 801234\n\n",
}


def typed(**changes: str) -> str:
    """A whole standard with other words for some of its components."""
    return HEAD + "".join({**PARTS, **changes}.values())


ABSENCES = {slug for slug, rule in rulebook().items() if rule.is_absence}


def claimed(record: ServiceStandard) -> set[str]:
    return {f"{f.rule} {f.component}" for f in record.findings if f.rule in ABSENCES}


def unread(record: ServiceStandard) -> set[str | None]:
    return {finding.component for finding in record.findings if finding.rule == "component-unread"}


@pytest.mark.parametrize("name", DELIVERY[:-1])
def test_what_a_text_that_was_read_whole_lacks_is_missing(name: str) -> None:
    record = record_of(typed(**{name: ""}))
    assert claimed(record) == {f"component-missing {name}"}
    assert record.reading.components[name] == "not-found"
    (finding,) = (f for f in record.findings if f.rule == "component-missing")
    assert "5 judul" in finding.message


# Headings that nothing knows, as offices print them; the words below are the component's.
UNKNOWN = [
    ("persyaratan", "Berkas yang perlu disiapkan pemohon\n1. Kartu identitas\n2. Surat\n\n"),
    ("persyaratan", "KELENGKAPAN YANG DIBAWA\n1. Kartu identitas\n2. Surat\n\n"),
    ("prosedur", "Langkah-langkah mengurus kartu\n1. Pemohon datang\n2. Petugas memeriksa\n\n"),
    ("prosedur", "Bagaimana alurnya\n1. Pemohon datang\n2. Petugas memeriksa berkas\n\n"),
    ("prosedur", "Yang dilakukan di loket\n1. Pemohon datang\n2. Petugas memeriksa berkas\n\n"),
    ("waktu", "Berapa lama selesai\n2 hari kerja\n\n"),
    ("waktu", "Target waktu penerbitan kartu\n2 hari kerja\n\n"),
    ("waktu", "Kartu selesai paling lama 2 hari kerja\n\n"),
    ("biaya", "Besaran tarif yang dikenakan\nRp 5.000 per kartu\n\n"),
    ("biaya", "Ongkos administrasi\nGratis\n\n"),
    ("biaya", "Pemohon dikenakan retribusi Rp 5.000\n\n"),
    ("produk", "Hasil layanan yang diperoleh warga\nKartu tamu\n\n"),
    ("produk", "Dokumen yang diterima pemohon: kartu tamu\n\n"),
    ("pengaduan", "Kanal aduan dan kritik\nTelepon (0342) 801234\n\n"),
    ("pengaduan", "Keluhan warga disampaikan kepada\nTelepon (0342) 801234\n\n"),
]


@pytest.mark.parametrize(("name", "words"), UNKNOWN)
def test_a_heading_that_nothing_knows_is_not_a_missing_component(name: str, words: str) -> None:
    record = record_of(typed(**{name: words}))
    assert claimed(record) == set()
    if record.reading.components[name] == "read":  # taken for what it is about
        return
    assert name in unread(record)
    assert record.reading.components[name] == "printed-but-unread"
    assert record.reading.not_whole or name == "persyaratan"  # nothing stands above the first


# Headings in words that are nobody's, with a line or a list below, behind a value or a list.
STRANGE = (
    "Oleh-oleh dari kami\n1. Kartu\n2. Buku",
    "Buah tangan\nKartu tamu",
    "Dibawa pulang:\n- Kartu",
)


@pytest.mark.parametrize("words", STRANGE)
@pytest.mark.parametrize("above", ["persyaratan", "prosedur", "waktu", "biaya"])
def test_words_of_nobody_s_may_be_what_is_missed(above: str, words: str) -> None:
    section = f"{PARTS[above].rstrip()}\n\n{words}\n\n"
    record = record_of(typed(**{"produk": "", above: section}))
    assert claimed(record) == set()
    assert record.reading.components["produk"] == "printed-but-unread"
    assert above in record.reading.not_whole


@pytest.mark.parametrize("words", ["Bekal dari rumah\n1. KTP\n2. Foto", "Bekal\nKTP\nPas foto"])
def test_words_of_nobody_s_behind_a_channel_may_be_what_is_missed(words: str) -> None:
    record = record_of(
        typed(persyaratan="", pengaduan=f"{PARTS['pengaduan'].rstrip()}\n\n{words}\n")
    )
    assert claimed(record) == set()
    assert record.reading.components["persyaratan"] == "printed-but-unread"


@pytest.mark.parametrize("name", ["waktu", "biaya"])
def test_what_goes_on_about_a_value_is_no_heading(name: str) -> None:
    more = {
        "waktu": "2 hari kerja\nsejak berkas diterima lengkap\ndan dibayar\n\n",
        "biaya": "Rp 5.000\nUntuk tiap lembar\nTidak ada biaya lain\n\n",
    }
    heading = PARTS[name].partition("\n")[0]
    record = record_of(typed(**{name: f"{heading}\n{more[name]}", "produk": ""}))
    assert claimed(record) == {"component-missing produk"}


def test_a_component_named_in_words_is_evidence_that_a_reader_finds() -> None:
    record = record_of(typed(waktu="Berapa lama selesai\n2 hari kerja\n\n"))
    (finding,) = (f for f in record.findings if f.rule == "component-unread")
    assert (finding.severity, finding.component) == ("info", "waktu")
    assert finding.evidence[0].quote == "Berapa lama selesai"
    assert "tampaknya tercetak" in finding.message


def test_a_number_that_the_headings_leave_out_is_a_heading_that_was_not_read() -> None:
    numbered = [f"{n}. {part}" for n, part in enumerate(PARTS.values(), 1)]
    numbered[4] = "5. Yang dibawa pulang\nKartu tamu\n\n"
    record = record_of(HEAD + "".join(numbered))
    assert claimed(record) == set()
    assert unread(record) == {"produk"}


def test_a_text_that_stops_early_may_go_on_elsewhere() -> None:
    record = record_of(HEAD + PARTS["persyaratan"] + PARTS["prosedur"])
    assert claimed(record) == set()
    assert unread(record) == {"waktu", "biaya", "produk", "pengaduan"}


@pytest.mark.parametrize("end", ["Petugas memeriksa berkas dan", "Petugas mencetak …", "Loket,"])
def test_a_text_that_ends_in_the_middle_may_go_on_elsewhere(end: str) -> None:
    text = typed(produk="", pengaduan=f"Pengaduan\nTelepon (0342) 801234 atau\n{end}")
    record = record_of(text)
    assert claimed(record) == set()


def test_a_blank_that_is_printed_is_empty_whatever_else_was_not_read() -> None:
    text = typed(produk="Produk Pelayanan\n-\n\n", waktu="Hasil kerja\n1. Kartu\n\n")
    assert "component-empty produk" in claimed(record_of(text))


def test_only_where_the_label_is_printed_is_a_decree_missing() -> None:
    assert record_of(typed()).not_assessable == ["decree"]
    assert claimed(record_of("No. SK :\n\n" + typed())) == {"decree-missing decree"}


def sheet(picture_pt: float) -> ServiceStandard:
    """A printed standard without a fee, with a picture of such a height."""
    pdf = pymupdf.open()
    page = pdf.new_page()
    lines = typed(biaya="").split("\n")
    for number, line in enumerate(lines):
        page.insert_text((60, 60 + 14 * number), line, fontsize=10)
    if picture_pt:
        pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 400, 300), 0)
        pixels.clear_with(120)
        page.insert_image(
            pymupdf.Rect(60, 560, 60 + picture_pt * 2, 560 + picture_pt), pixmap=pixels
        )
    document = read_document(pdf.tobytes(), "lembar.pdf")
    (record,) = extract_document(document, "lembar.pdf").records
    return record


@pytest.mark.parametrize(("height_pt", "is_claimed"), [(0, True), (30, True), (180, False)])
def test_a_picture_that_can_show_a_text_may_hold_a_component(
    height_pt: float, is_claimed: bool
) -> None:
    record = sheet(height_pt)
    assert ("component-missing biaya" in claimed(record)) is is_claimed
    assert ("biaya" in unread(record)) is not is_claimed


def test_what_a_record_says_of_its_reading_decides_for_every_rule() -> None:
    doubts = [Doubt(reason="unread-line", components=list(DELIVERY), text="tidak terbaca")]
    changes: dict[str, Any] = {
        "persyaratan": None,
        "produk": [],
        "waktu": "Sesuai antrean",
        "biaya": "Ada retribusi",
        "pengaduan": "Setiap pengaduan ditindaklanjuti",
    }
    record = make_record(**changes)
    assert len(claimed(record.model_copy(update={"findings": list(find_in_record(record))}))) == 5
    record = record.model_copy(update={"reading": Reading(doubts=doubts)})
    found = find_in_record(record)
    assert {one.rule for one in found} & ABSENCES == set()
    assert {one.component for one in found if one.rule == "component-unread"} == set(changes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_for_a_doubt_has_its_words(lang: str) -> None:
    reasons = {*Doubt.model_fields["reason"].annotation.__args__, "named"}  # type: ignore[union-attr]
    texts = rulebook()["component-unread"].wordings[lang].messages
    assert set(texts) - {"default"} == reasons
    for reason in reasons:
        words = {"component": "biaya", "reading": reason, "lines": 3, "text": "Tarif"}
        assert "…" not in render_message("component-unread", words, lang)


# documents of which next to nothing was read

UNREADABLE = [
    "STANDAR PELAYANAN KARTU\n\nPersyaratan dan Biaya\n\n1. Kartu\n2. Gratis\n\n"
    "Alur serta Lama Pengurusan\n\n1. Datang\n",
    "Pelayanan Kartu Tamu\n\n1. Berkas yang Perlu Disiapkan Pemohon\nKartu\n"
    "2. Bagaimana Alurnya\n1. Pemohon datang\n3. Berapa Lama Selesai\n1 hari\n",
    "STANDAR PELAYANAN KARTU\n\nDASAR HUKUM\n\nPERSYARATAN\n\nPROSEDUR\n\nBIAYA\n\nWAKTU\n\n"
    "PRODUK\n\n"
    "1. Kartu\n\nDasar Hukum:\n\n1. UU Nomor 25\n\nTidak ada persyaratan\n\nTidak ada biaya\n\n"
    "- Penyelesaian maksimal 5 bulan\n",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_standard_of_which_nothing_was_read_is_no_record_of_absences(text: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        extracted(text)
    assert caught.value.headings
    assert all(line in caught.value.message for line in caught.value.headings)


@pytest.mark.parametrize(
    "text",
    [
        "PERATURAN DAERAH\n\nBAB I\n\nPasal 1\n\nPersyaratan umum\n\nPasal 2\n\nTata cara\n\n"
        "Pasal 3\n",
        "NOTULEN RAPAT\n\n1. Pembukaan\n2. Pembahasan anggaran\n3. Penutup\n",
        "Resep bubur\n\n1. Beras\n2. Air\n",
    ],
)
def test_what_is_no_standard_stays_none(text: str) -> None:
    with pytest.raises(NotAServiceStandard):
        extracted(text)


def test_quarantine_names_the_lines_that_look_like_headings(tmp_path: Path) -> None:
    file = tmp_path / "kartu.txt"
    file.write_text(UNREADABLE[1], encoding="utf-8")
    outcome = read_source(Work("kartu.txt", str(file)), (ReadOptions(), None), lambda _: None)
    line = unpack(outcome.sizes, outcome.packed)["quarantine"].decode()
    assert outcome.error == "not-understood"
    assert '"headings":["1. Berkas yang Perlu Disiapkan Pemohon"' in line


@pytest.mark.parametrize("address", ["Alamat: Jl. Merdeka No. 5", "Jl. Merdeka No. 5"])
def test_an_address_among_labels_and_values_takes_none_of_them(address: str) -> None:
    record = record_of(
        "STANDAR PELAYANAN KARTU TAMU\n\nDINAS SOSIAL KABUPATEN BELITUNG\n\n"
        "Persyaratan: Fotokopi KTP\nProsedur: Pemohon datang ke loket\nJangka Waktu: 2 hari kerja\n"
        f"{address}\nBiaya: Gratis\nProduk Pelayanan: Kartu tamu\nPengaduan: (0719) 21065\n"
    )
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert "Gratis" not in (record.unit.address or "")


@pytest.mark.parametrize("sign", [" ", "\n"])
def test_a_number_that_rows_of_a_text_leave_out_may_be_what_is_missed(sign: str) -> None:
    rows = [
        ("Persyaratan", "1. Fotokopi KTP\n2. Pas foto"),
        ("Prosedur", "1. Pemohon datang ke loket\n2. Petugas memeriksa berkas"),
        ("Jangka Waktu", "2 hari kerja"),
        ("Produk Pelayanan", "Kartu tamu"),
        ("Pengaduan", "Telepon (0719) 21065"),
    ]
    for numbers, is_claimed in (((1, 2, 3, 6, 7), False), ((1, 2, 3, 4, 5), True)):
        table = "\n".join(
            f"{number}{sign}{name}{sign}{value}"
            for number, (name, value) in zip(numbers, rows, strict=True)
        )
        record = record_of(f"{HEAD}{table}\n")
        assert ("component-missing biaya" in claimed(record)) is is_claimed


SERVICE = (
    "Persyaratan\n1. Kartu identitas\n\nProsedur\n1. Pemohon datang\n2. Petugas memeriksa\n\n"
    "Jangka Waktu\n2 hari kerja\n\nBiaya\nGratis\n\nProduk\nKartu\n\n"
)


def test_a_complaint_behind_the_last_service_may_be_all_services_own() -> None:
    text = (
        "DINAS CONTOH KOTA ANGIN\n\nSTANDAR PELAYANAN\n\n1. Kartu Tamu\n\n"
        f"{SERVICE}2. Kartu Parkir\n\n{SERVICE}Pengaduan\nTelepon (0342) 801234\n"
    )
    first, last = extracted(text).records
    assert last.pengaduan is not None
    assert first.pengaduan is None
    assert first.reading.components["pengaduan"] == "printed-but-unread"
    assert not {one.rule for one in first.findings} & {"component-missing"}


def test_what_one_service_of_two_lacks_is_missing() -> None:
    """The first has it: what the last one has is its own."""
    complaint = "Pengaduan\nTelepon (0342) 801234\n\n"
    text = (
        "DINAS CONTOH KOTA ANGIN\n\nSTANDAR PELAYANAN\n\n1. Kartu Tamu\n\n"
        f"{SERVICE}{complaint}2. Kartu Parkir\n\n{SERVICE}"
    )
    _, last = extracted(text).records
    assert last.reading.components["pengaduan"] == "not-found"


def test_what_the_last_service_swallowed_may_be_said_of_all() -> None:
    service = SERVICE.replace("Biaya\nGratis\n\n", "")
    text = (
        "DINAS CONTOH KOTA ANGIN\n\nSTANDAR PELAYANAN\n\n1. Kartu Tamu\n\n"
        f"{service}2. Kartu Parkir\n\n{service.rstrip()}\nSemua layanan tidak dipungut biaya.\n"
    )
    first, last = extracted(text).records
    assert {one.reading.components["biaya"] for one in (first, last)} == {"printed-but-unread"}
    findings = [*first.findings, *last.findings]
    assert not {one.rule for one in findings if one.component == "biaya"} & ABSENCES


@pytest.mark.parametrize(
    ("complaint", "is_missing"),
    [("Propam Presisi; 110", False), ("Diselesaikan menurut Peraturan Tahun 2018", True)],
)
def test_a_number_that_nothing_tells_of_may_be_a_contact(complaint: str, is_missing: bool) -> None:
    record = record_of(typed(pengaduan=f"Pengaduan\n{complaint}\n"))
    assert ("contact-missing" in {one.rule for one in record.findings}) is is_missing


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("produk", "Produk Pelayanan Kartu tamu\n\n"),
        ("produk", "Produk Pelayanan - Kartu tamu\n\n"),
        ("persyaratan", "Persyaratan - Kartu identitas - Surat pengantar\n\n"),
        ("pengaduan", "PengaduanWA081234567890\n"),
    ],
)
def test_a_name_with_its_value_on_one_line_is_not_missing(name: str, printed: str) -> None:
    record = record_of(typed(**{name: printed}))
    assert not {one.rule for one in record.findings if one.component == name} & ABSENCES
