"""Findings of one record: each rule with records that raise it and look-alikes that do not."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.messages import LANGUAGES, catalogue, render_message
from corpus.rules.content import ANY_SIXTEEN, NIK
from corpus.rules.fee import PAYMENT, PAYMENT_SIGNS, PROOF
from corpus.rules.findings import SEVERITIES
from corpus.rules.rules import find_in_record
from corpus.schema import (
    MANUFACTURING,
    DocumentHead,
    Item,
    ListComponent,
    Removed,
    Service,
)
from parsers.section import Observation
from tests.support.builders import PLACE, make_list, make_record, make_steps
from tests.support.chance import examples

REPEATED = Removed(
    text="Fotokopi KTP",
    reason="duplicate-item",
    provenance=PLACE,
    kept="persyaratan.items[0]",
)
HEADER = Removed(text="Dinas Contoh", reason="running-header", provenance=PLACE, kept="unit")
MAP_2024 = "Peraturan Pemerintah Nomor 13 Tahun 2024"


# A quick look overlooks nothing that the search behind it finds.


@given(st.one_of(st.from_regex(PAYMENT), st.from_regex(PROOF)))
def test_words_of_payment_hold_a_sign_of_payment(text: str) -> None:
    assert any(sign in text.casefold() for sign in PAYMENT_SIGNS)


@given(st.from_regex(NIK))
def test_an_identity_number_holds_sixteen_digits(text: str) -> None:
    assert ANY_SIXTEEN.search(text)


def rules_of(**changes: Any) -> list[str]:
    return [finding.rule for finding in find_in_record(make_record(**changes))]


def test_a_sound_record_has_no_findings() -> None:
    assert find_in_record(make_record()) == ()


RAISED = [
    ("component-missing", {"biaya": None}),
    ("component-missing", {"pengaduan": None}),
    ("component-empty", {"biaya": "-"}),
    ("component-empty", {"produk": []}),
    ("component-empty", {"persyaratan": ["-"]}),
    ("component-empty", {"waktu": "Belum ada"}),
    ("decree-missing", {"decree": None}),
    ("duplicate-item", {"removed": [REPEATED]}),
    ("duplicate-item", {"prosedur": ["Pemohon antre", "Petugas mencetak", "Pemohon antre."]}),
    ("time-unstated", {"waktu": "Sesuai nomor antrean"}),
    ("time-unstated", {"waktu": "Senin - Jumat, 08.00 s.d. 15.00"}),
    ("time-open-ended", {"waktu": "minimal 3 hari kerja"}),
    ("time-basis-unstated", {"waktu": "3 hari"}),
    ("time-disagrees", {"waktu": "3 hari kerja\nDiselesaikan paling lama 10 hari kerja"}),
    (
        "time-disagrees",
        {"waktu": "Total 60 menit: verifikasi 10 menit, pengetikan 40 menit, penyerahan 5 menit"},
    ),
    ("fee-unstated", {"biaya": "Sesuai syarat teknis"}),
    ("fee-basis-missing", {"biaya": "Rp 25.000"}),
    ("fee-basis-vague", {"biaya": "Berdasarkan Peraturan Daerah"}),
    ("fee-basis-replaced", {"biaya": "Sesuai PP Nomor 7 Tahun 2015"}),
    (
        "fee-disagrees",
        {"prosedur": ["Pemohon antre", "Pemohon melakukan pembayaran melalui kode billing"]},
    ),
    ("contact-missing", {"pengaduan": "Setiap pengaduan ditindaklanjuti."}),
    ("contact-invalid", {"pengaduan": "Email: aduan@example.go.id\nHP 0812xxxx"}),
    ("complaint-late", {"pengaduan": "Telepon 0262-550670. Diselesaikan paling lama 3 bulan"}),
    (
        "complaint-fee",
        {"pengaduan": "Telepon 0262-550670. Pengaduan dikenakan biaya Rp 10.000"},
    ),
    (
        "content-misplaced",
        {"biaya": "Tidak dipungut biaya\nJangka waktu penyelesaian 3 hari kerja"},
    ),
    ("content-misplaced", {"waktu": "3 hari kerja\nTidak dipungut biaya"}),
    (
        "complaint-late",
        {"pengaduan": "Telepon 0262-550670. Tanggapan pertama paling lama 21 hari"},
    ),
    (
        "complaint-late",
        {"pengaduan": "Telepon 0262-550670. Hasil disampaikan kepada pelapor dalam 30 hari"},
    ),
    (
        "complaint-days-unclear",
        {"pengaduan": "Telepon 0262-550670. Diselesaikan paling lama 60 hari kerja"},
    ),
    (
        "complaint-days-unclear",
        {"pengaduan": "Telepon 0262-550670. Tanggapan awal dalam 14 hari kerja"},
    ),
    ("text-garbled", {"persyaratan": ["Foto\ufffdopi K\ufffdP pe\ufffdohon", "Formulir"]}),
    (
        "text-garbled",
        {
            "persyaratan": ["Suratpermohonandaripemohon", "Fotokopiijazahterakhirpemohon"],
            "produk": ["Suratketeranganpenelitian"],
        },
    ),
    ("personal-data", {"persyaratan": ["Surat atas nama pemohon NIK: 9999991203560001"]}),
]


@pytest.mark.parametrize(
    ("rule", "changes"), RAISED, ids=[f"{r}-{n}" for n, (r, _) in enumerate(RAISED)]
)
def test_rule_is_raised(rule: str, changes: dict[str, Any]) -> None:
    assert rule in rules_of(**changes)


SILENT = [
    ("component-missing", {"persyaratan": None, "not_assessable": ["persyaratan"]}),
    ("component-missing", {"layout": "sippn"}),  # an export shows none of the internal eight
    ("component-empty", {"persyaratan": [], "not_assessable": ["persyaratan"]}),
    (
        "component-empty",
        {"persyaratan": ListComponent(heading="Persyaratan", intro="Membawa KTP asli")},
    ),
    ("decree-missing", {"decree": None, "layout": "component-table"}),
    ("duplicate-item", {"removed": [HEADER]}),
    ("duplicate-item", {"persyaratan": ["Fotokopi KTP", "Fotokopi KTP suami"]}),
    ("time-unstated", {"waktu": "± 10 menit"}),
    ("time-open-ended", {"waktu": "15 - 35 hari kerja tergantung parameter"}),
    ("time-basis-unstated", {"waktu": "3 hari kerja"}),
    ("time-basis-unstated", {"waktu": "30 hari\nPaling lama 30 (tiga puluh) hari kerja"}),
    ("time-disagrees", {"waktu": "10 Menit\nDilayani maksimal 10 (sepuluh) menit"}),
    ("time-disagrees", {"waktu": "1 hari kerja\nLayanan online: 3 hari kerja"}),
    ("time-disagrees", {"waktu": "10 hari kerja dan dapat diperpanjang 7 hari kerja"}),
    ("fee-unstated", {"biaya": "Gratis"}),
    ("component-empty", {"biaya": "Nihil"}),
    ("fee-basis-missing", {"biaya": "Gratis, terlambat dikenakan denda Rp 100.000"}),
    ("fee-unstated", {"biaya": f"Sesuai {MAP_2024}"}),
    ("fee-basis-missing", {"biaya": f"Rp 25.000 sesuai {MAP_2024}"}),
    ("fee-basis-vague", {"biaya": f"Berdasarkan {MAP_2024}"}),
    ("fee-basis-replaced", {"biaya": f"Berdasarkan {MAP_2024}"}),
    ("fee-disagrees", {"persyaratan": ["Surat pernyataan bermeterai Rp 10.000"]}),
    ("fee-disagrees", {"persyaratan": ["Bukti pembayaran PBB tahun terakhir"]}),
    ("fee-disagrees", {"prosedur": ["Pemohon menerima pembayaran santunan"]}),
    ("contact-missing", {"pengaduan": "Kotak saran di ruang layanan"}),
    ("contact-missing", {"pengaduan": "SP4N-LAPOR!"}),
    ("contact-invalid", {"pengaduan": "Telepon: (0323) 321180, pos 69213"}),
    ("complaint-late", {"pengaduan": "Telepon 0262-550670. Diselesaikan paling lama 14 hari"}),
    (
        "complaint-fee",
        {"pengaduan": "Telepon 0262-550670. Pengaduan tidak dikenakan biaya"},
    ),
    (
        "complaint-late",
        {"pengaduan": "Telepon 0262-550670. Diajukan paling lama 90 hari sejak menerima layanan"},
    ),
    (
        "complaint-late",
        {"pengaduan": "Telepon 0262-550670. Tanggapan pertama 14 hari, putusan 60 hari"},
    ),
    (
        "complaint-days-unclear",
        {"pengaduan": "Telepon 0262-550670. Diselesaikan paling lama 14 hari kerja"},
    ),
    (
        "complaint-days-unclear",
        {"pengaduan": "Telepon 0262-550670. Diselesaikan paling lama 60 hari"},
    ),
    ("fee-unstated", {"biaya": "Surat Keputusan Kepala Balai Nomor : 07.K/84/2017"}),
    ("contact-invalid", {"pengaduan": "a@example.go.id https://layanan-contoh desa.example.id"}),
    ("office-mismatch", {"prosedur": ["Pemohon datang ke Dinas Contoh Kabupaten Garut"]}),
    ("office-mismatch", {"prosedur": ["Rekomendasi Pengadilan Negeri Kota Bandung"]}),
    ("office-mismatch", {"prosedur": ["Pemohon dari Kabupaten Sampang"]}),
    ("content-misplaced", {"biaya": "Tidak dipungut biaya\nWaktu pembayaran: jam kerja"}),
    ("text-garbled", {"persyaratan": ["\uf0b7 Fotokopi KTP", "Formulir"]}),
    ("text-garbled", {"persyaratan": ["dipertanggungjawabkan"] * 3}),
    ("personal-data", {"persyaratan": ["Nomor Induk Kependudukan (NIK) pemohon"]}),
    ("personal-data", {"persyaratan": ["Surat atas nama pemohon NIK: 3205011234567890"]}),
]


@pytest.mark.parametrize(
    ("rule", "changes"), SILENT, ids=[f"{r}-{n}" for n, (r, _) in enumerate(SILENT)]
)
def test_look_alike_is_not_raised(rule: str, changes: dict[str, Any]) -> None:
    assert rule not in rules_of(**changes)


@pytest.mark.parametrize(
    ("kind", "changes", "rule"),
    [
        ("ktp-el", {"biaya": "Rp 10.000 per kartu"}, "population-document-fee"),
        ("ktp-el", {"waktu": "30 hari kerja"}, "population-document-late"),
        ("akta-kelahiran", {"waktu": "2 bulan"}, "population-document-late"),
        ("surat-keterangan-kematian", {"waktu": "5 hari kerja"}, "population-document-late"),
        ("surat-keterangan-kelahiran", {"waktu": "20 hari"}, "population-document-late"),
        ("permohonan-informasi-publik", {"waktu": "20 hari kerja"}, "information-request-late"),
        (
            "permohonan-informasi-publik",
            {"waktu": "10 hari kerja dan dapat diperpanjang 14 hari kerja"},
            "information-request-late",
        ),
        (
            "permohonan-informasi-publik",
            {"waktu": "10 hari kerja dan dapat diperpanjang 7 hari kerja"},
            "extension-unexplained",
        ),
        (
            "penjualan-data-mikro",
            {"biaya": "Tarif nol rupiah"},
            "zero-tariff-unexplained",
        ),
    ],
)
def test_service_rules_know_their_service(kind: str, changes: dict[str, Any], rule: str) -> None:
    assert rule in rules_of(kind=kind, **changes)
    assert rule not in rules_of(kind="layanan-contoh", **changes)


@pytest.mark.parametrize(
    ("kind", "changes", "rule"),
    [
        ("ktp-el", {"biaya": "Gratis. Denda keterlambatan Rp 50.000"}, "population-document-fee"),
        ("ktp-el", {"waktu": "14 hari"}, "population-document-late"),
        ("akta-kelahiran", {"waktu": "30 hari"}, "population-document-late"),
        ("surat-keterangan-kematian", {"waktu": "3 hari kerja"}, "population-document-late"),
        ("surat-keterangan-kelahiran", {"waktu": "14 hari"}, "population-document-late"),
        ("permohonan-informasi-publik", {"waktu": "14 hari"}, "information-request-late"),
        (
            "permohonan-informasi-publik",
            {"waktu": "10 hari kerja dan dapat diperpanjang 7 hari kerja"},
            "information-request-late",
        ),
        (
            "permohonan-informasi-publik",
            {"waktu": "10 hari kerja, dapat diperpanjang 7 hari kerja dengan alasan tertulis"},
            "extension-unexplained",
        ),
        ("permohonan-informasi-publik", {"waktu": "10 hari kerja"}, "extension-unexplained"),
        (
            "penjualan-data-mikro",
            {"biaya": "Tarif nol rupiah bagi mahasiswa"},
            "zero-tariff-unexplained",
        ),
        (
            "penjualan-data-mikro",
            {"biaya": "Tarif nol rupiah", "persyaratan": ["Surat pengantar instansi pemerintah"]},
            "zero-tariff-unexplained",
        ),
        ("penjualan-data-mikro", {"biaya": "Rp 10.000"}, "zero-tariff-unexplained"),
        ("permohonan-informasi-publik", {"waktu": "10 hari kerja"}, "information-request-late"),
    ],
)
def test_service_rules_leave_doubt_alone(kind: str, changes: dict[str, Any], rule: str) -> None:
    assert rule not in rules_of(kind=kind, **changes)


def test_full_sheet_lacks_an_internal_component() -> None:
    part = make_list(["Uraian"])
    names = ("dasar_hukum", "sarana_prasarana", "kompetensi_pelaksana", "pengawasan_internal")
    parts: dict[str, Any] = dict.fromkeys(names, part)
    record = make_record(layout="component-table", **parts)
    found = [finding.component for finding in find_in_record(record)]
    expected = ["jumlah_pelaksana", "jaminan_pelayanan", "jaminan_keamanan", "evaluasi_kinerja"]
    assert found == expected


@pytest.mark.parametrize(
    ("layout", "shown", "expected"),
    [("decree-annex", 2, 6), ("decree-annex", 1, 0), ("component-table", 3, 0), ("sippn", 4, 4)],
)
def test_annex_of_a_decree_is_a_full_standard(layout: str, shown: int, expected: int) -> None:
    part = make_list(["Uraian"])
    parts: dict[str, Any] = dict.fromkeys(MANUFACTURING[:shown], part)
    found = rules_of(layout=layout, **parts)
    assert found.count("component-missing") == expected


def test_working_days_at_the_limit_are_a_note() -> None:
    (finding,) = find_in_record(make_record(kind="ktp-el", waktu="14 hari kerja"))
    assert (finding.rule, finding.severity) == ("population-document-late", "info")
    assert "hari kalender" in finding.message


@pytest.mark.parametrize(
    ("signed", "text", "is_late"),
    [
        ("2024-03-01", "Maklumat pelayanan diumumkan tanggal 20 Maret 2024", True),
        ("2024-03-01", "Maklumat pelayanan diumumkan tanggal 8 Maret 2024", False),
        ("2024-03-01", "Maklumat pelayanan diumumkan di ruang layanan", False),
        ("2024-03-01", "Maklumat pelayanan diumumkan tanggal 20 Maret 2021", False),
        ("2024-03-01", "Pelatihan diumumkan tanggal 20 Maret 2024", False),
        (None, "Maklumat pelayanan diumumkan tanggal 20 Maret 2024", False),
        # 29 March (Good Friday) and the holidays of April lie between: seven working days.
        ("2024-03-28", "Maklumat pelayanan diumumkan tanggal 17 April 2024", False),
    ],
)
def test_maklumat_is_published_in_seven_working_days(
    signed: str | None, text: str, is_late: bool
) -> None:
    record = {
        "layout": "component-table",
        "document": DocumentHead(signed_date=signed),
        "jaminan_pelayanan": make_list([text]),
    }
    assert ("maklumat-late" in rules_of(**record)) is is_late
    assert "maklumat-late" not in rules_of(**{**record, "layout": "sippn"})


def test_observations_become_findings_once() -> None:
    seen = Observation("time-disagrees", (("between", "digits-and-words"),), None)
    (finding,) = find_in_record(make_record(), (seen, seen))
    assert (finding.rule, finding.severity, finding.component) == (
        "time-disagrees",
        "error",
        "waktu",
    )


def test_misplaced_office_is_shown_at_the_complaint_mail() -> None:
    parameters = (("source", "site"), ("found", "Kota Makassar"), ("expected", "Kabupaten Garut"))
    record = make_record(pengaduan="Email: bps7371@bps.go.id")
    (finding,) = find_in_record(record, (Observation("office-mismatch", parameters),))
    assert finding.component == "pengaduan"
    assert "Kota Makassar" in finding.message
    assert finding.evidence[0].quote == "bps7371@bps.go.id"


def test_evidence_points_at_the_words() -> None:
    (finding,) = find_in_record(make_record(waktu="3 hari"))
    evidence = finding.evidence[0]
    assert (evidence.quote, evidence.page, evidence.bbox) == ("3 hari", 1, PLACE[0].bbox)
    assert finding.office == "Dinas Contoh Kabupaten Garut"


def test_repeated_sub_steps_of_different_steps_are_no_finding() -> None:
    child = Item(number="a", text="Petugas menyapa", provenance=PLACE)
    steps = [
        Item(number=str(n), text=text, children=[child], provenance=PLACE)
        for n, text in enumerate(("Pendaftaran", "Pemeriksaan"), 1)
    ]
    assert rules_of(prosedur=make_steps(steps)) == []


def test_title_stands_where_no_label_is_known() -> None:
    service = Service(kind=None, label=None, title="Layanan Lain", confidence=0.0)
    (finding,) = find_in_record(make_record(service=service, biaya=None))
    assert finding.service == "Layanan Lain"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_has_its_words(lang: str) -> None:
    rules = catalogue(lang)["rules"]
    assert set(rules) == set(SEVERITIES)
    for entry in rules.values():
        assert entry["title"]
        assert entry["reason"]
        assert entry["remedy"]


def test_catalogues_use_the_same_parameters() -> None:
    def braces(entry: dict[str, Any]) -> set[str]:
        message = entry["message"]
        texts = message.values() if isinstance(message, dict) else [message]
        return {part.split("}")[0] for text in texts for part in text.split("{")[1:]}

    one, other = (catalogue(lang)["rules"] for lang in LANGUAGES)
    assert {rule: braces(one[rule]) for rule in one} == {rule: braces(other[rule]) for rule in one}


def test_braces_of_a_document_mean_nothing() -> None:
    message = render_message("time-unstated", {"text": "{component.__class__} {0}"})
    assert "{component.__class__} {0}" in message


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="id, en"):
        catalogue("fr")


def test_every_rule_is_documented_with_its_severity() -> None:
    text = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")
    documented = re.findall(r"^### `([a-z0-9-]+)` · (\w+)$", text, re.M)
    assert dict(documented) == dict(SEVERITIES)
    assert len(documented) == len(SEVERITIES)


@settings(max_examples=examples(40))
@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    """Whatever stands in a record, every rule answers, and every message can be rendered."""
    record = make_record(
        persyaratan=[text], prosedur=[text, text], produk=[text], waktu=text, biaya=text
    )
    for finding in find_in_record(record):
        assert finding.message
        assert render_message(finding.rule, finding.parameters, "en")


@pytest.mark.parametrize(
    "unit",
    ["Kabupaten A", "pengaduan ", "NIK 1", "\n1. petugas me", "peraturan nomor ", "waktu layanan "],
)
def test_long_texts_are_judged_in_linear_time(unit: str) -> None:
    """Ten thousand characters of the rules' own openings; a blow-up would take minutes."""
    text = unit * (10_000 // len(unit))
    component = make_record(waktu="10 menit").waktu
    assert component is not None
    record = make_record(persyaratan=[text], waktu=component.model_copy(update={"text": text}))
    started = time.process_time()
    find_in_record(record)
    assert time.process_time() - started < 5
