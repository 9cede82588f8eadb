"""Settings of a comparison: what may be set, and that a misspelled key is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.comparison.compare import compare_records
from corpus.comparison.settings import (
    DEFAULT_SETTINGS,
    Settings,
    SettingsError,
    load_settings,
    read_audit_date,
    read_settings,
    show_settings,
)
from corpus.grouping.comparison import DEFAULT_OPTIONS, CompareContext
from corpus.rulebook import OFF_BY_DEFAULT, SEVERITIES
from corpus.rules.rules import find_in_record
from corpus.schema import ServiceStandard
from tests.support.builders import make_list, make_record


def rules_of(settings: Settings, outside: str = "", **changes: Any) -> list[tuple[str, str]]:
    record = make_record(**changes)
    record = record.model_copy(update={"findings": list(find_in_record(record))})
    context = CompareContext(outside={record.record_id: outside})
    found = compare_records([record], settings, context=context).findings
    return [(finding.rule, finding.severity) for finding in found]


def test_shown_defaults_are_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "selaras.toml"
    file.write_text(show_settings(), "utf-8")
    settings = load_settings(file)
    assert settings.thresholds == DEFAULT_OPTIONS
    assert settings.audit_date is None
    assert list(settings.rules) == sorted(SEVERITIES)
    assert {rule for rule in SEVERITIES if not settings.has(rule)} == OFF_BY_DEFAULT


def test_shown_settings_are_read_back(tmp_path: Path) -> None:
    settings = read_settings(
        {
            "rules": {"step-extra": "warning", "lapor-unnamed": True},
            "thresholds": {"majority": 0.9, "fewest_others": 5},
            "audit_date": "2026-01-31",
        }
    )
    file = tmp_path / "selaras.toml"
    file.write_text(show_settings(settings), "utf-8")
    again = load_settings(file)
    assert again.thresholds == settings.thresholds
    assert again.audit_date == date(2026, 1, 31)
    assert again.rules["step-extra"] == "warning"
    assert again.has("lapor-unnamed")


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"rule": {}}, "'rule'"),
        ({"rules": {"step-xtra": False}}, "step-extra"),
        ({"rules": {"step-extra": "hoch"}}, "error, warning, info"),
        ({"rules": {"step-extra": 1}}, "error, warning, info"),
        ({"rules": []}, "tabel"),
        ({"thresholds": {"majorty": 0.8}}, "majority"),
        ({"thresholds": {"majority": 80}}, "antara 0 dan 1"),
        ({"thresholds": {"majority": True}}, "angka"),
        ({"thresholds": {"majority": float("nan")}}, "antara 0 dan 1"),
        ({"thresholds": {"fewest_others": 2.5}}, "bilangan bulat"),
        ({"thresholds": {"time_factor": 0}}, "sedikitnya 1"),
        ({"audit_date": "31-01-2026"}, "TTTT-BB-HH"),
    ],
)
def test_wrong_keys_are_refused_by_name(entry: dict[str, Any], named: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(entry)
    assert named in str(refused.value)


@pytest.mark.parametrize("content", [b"rules = ", b"\xff\xfe"], ids=["no-toml", "no-utf-8"])
def test_file_that_is_no_toml_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "aturan.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"aturan\.toml"):
        load_settings(file)


def test_rules_are_switched_off_and_weighed_otherwise() -> None:
    assert rules_of(DEFAULT_SETTINGS, waktu="3 hari") == [("time-basis-unstated", "info")]
    off = read_settings({"rules": {"time-basis-unstated": False}})
    assert rules_of(off, waktu="3 hari") == []
    graver = read_settings({"rules": {"time-basis-unstated": "error"}})
    assert rules_of(graver, waktu="3 hari") == [("time-basis-unstated", "error")]


def test_milder_case_stays_milder() -> None:
    """In an export the missing legal basis is only worth knowing, whatever the rule weighs."""
    graver = read_settings({"rules": {"fee-basis-missing": "error"}})
    assert rules_of(graver, biaya="Rp 25.000") == [("fee-basis-missing", "info")]
    assert rules_of(graver, biaya="Rp 25.000", layout="component-table") == [
        ("fee-basis-missing", "error")
    ]


REACHED = "Telepon: 0262-550670"
DECREE = {"layout": "decree-annex", "decree": "12 Tahun 2024"}


@pytest.mark.parametrize(
    ("rule", "raised", "silent"),
    [
        ("lapor-unnamed", {"pengaduan": REACHED}, {"pengaduan": f"{REACHED}, SP4N-LAPOR!"}),
        (
            "complaint-officer-unnamed",
            {"pengaduan": REACHED},
            {"pengaduan": f"Petugas pengaduan: {REACHED}"},
        ),
        (
            "complaint-time-unstated",
            {"pengaduan": REACHED},
            {"pengaduan": f"{REACHED}. Diselesaikan paling lama 14 hari"},
        ),
        (
            "participation-unmentioned",
            {**DECREE, "outside": "MEMUTUSKAN: Menetapkan standar pelayanan"},
            {**DECREE, "outside": "Menimbang bahwa telah dibuat berita acara pembahasan"},
        ),
    ],
)
def test_rules_that_are_off_can_be_asked_for(
    rule: str, raised: dict[str, Any], silent: dict[str, Any]
) -> None:
    settings = read_settings({"rules": {rule: True}})
    assert (rule, "info") in rules_of(settings, **raised)
    assert (rule, "info") not in rules_of(settings, **silent)
    assert (rule, "info") not in rules_of(DEFAULT_SETTINGS, **raised)


def test_unread_decree_text_says_nothing_of_participation() -> None:
    settings = read_settings({"rules": {"participation-unmentioned": True}})
    assert rules_of(settings, **DECREE) == []


@pytest.mark.parametrize(
    ("year", "dates", "audit", "is_raised"),
    [
        (2022, {}, "2026-01-01", True),
        (2022, {}, "2025-12-31", False),
        (2023, {}, "2026-06-30", False),
        (2022, {"signed_date": "2022-03-01"}, "2025-03-02", True),
        (2022, {"signed_date": "2022-03-01"}, "2025-03-01", False),
        (2020, {"signed_date": "2020-02-29"}, "2023-03-01", True),
        (2020, {"effective_date": "2024-01-02"}, "2026-01-01", False),
        (2031, {}, "2026-01-01", False),
        (None, {}, "2026-01-01", False),
    ],
)
def test_age_is_measured_at_the_audit_date(
    year: int | None, dates: dict[str, str], audit: str, is_raised: bool
) -> None:
    record = make_record()
    assert record.decree is not None
    changed = {
        "decree": record.decree.model_copy(update={"year": year}),
        "document": record.document.model_copy(update=dates),
    }
    record = record.model_copy(update=changed)
    found = compare_records([record], Settings({}, audit_date=read_audit_date(audit))).findings
    assert [finding.rule for finding in found] == ["standard-unreviewed"] * is_raised
    assert compare_records([record]).findings == ()


def baseline(**changes: Any) -> ServiceStandard:
    return make_record(5, record_id="templat-0", path="templat.json", **changes)


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, set()),
        ({"persyaratan": ["Fotokopi KTP pemohon", "Pas foto 4x6"]}, {"requirement-extra"}),
        ({"waktu": "2 hari kerja"}, {"time-outlier"}),
        ({"biaya": "Sesuai PP Nomor 13 Tahun 2024"}, {"fee-outlier"}),
        ({"produk": ["Kartu contoh", "Salinan buku induk"]}, {"product-missing"}),
    ],
)
def test_baseline_stands_in_for_the_majority(changes: dict[str, Any], rules: set[str]) -> None:
    """Two offices agree with each other; what counts is what the reference says."""
    context = CompareContext((baseline(**changes),))
    found = compare_records([make_record(0), make_record(1)], context=context).findings
    assert {one.rule for one in found} - {"template-differs"} == rules
    assert {one.record_id for one in found} <= {make_record(0).record_id, make_record(1).record_id}
    assert ("template-differs" in {one.rule for one in found}) is bool(changes)
    assert len(found) == 2 * (len(rules) + bool(changes))


def test_baseline_finding_names_its_reference() -> None:
    context = CompareContext((baseline(persyaratan=["Fotokopi KTP pemohon"]),))
    found = compare_records([make_record(0)], lang="en", context=context).findings
    message = next(one.message for one in found if one.rule == "requirement-extra")
    assert message.startswith("This office asks for “")
    assert "the reference (Dinas Contoh Kabupaten Gianyar) does not" in message
    words = next(one.message for one in found if one.rule == "template-differs")
    assert "Persyaratan (requirements)" in words


def test_baseline_among_the_records_is_not_counted_twice() -> None:
    records = [make_record(0), make_record(1, waktu="3 hari kerja")]
    comparison = compare_records(records, context=CompareContext((records[0],)))
    assert len(comparison.services[0].records) == 2
    found = [(one.rule, one.record_id) for one in comparison.findings]
    assert ("time-outlier", records[1].record_id) in found
    assert records[0].record_id not in {record_id for _, record_id in found}


def test_other_services_keep_their_majority() -> None:
    others = [make_record(n, kind="layanan-lain") for n in range(4)]
    slow = make_record(4, kind="layanan-lain", waktu="3 hari kerja")
    found = compare_records([*others, slow], context=CompareContext((baseline(),))).findings
    assert [(one.rule, one.parameters["total"]) for one in found] == [("time-outlier", 4)]


def test_names_of_an_office_are_no_difference_from_the_template() -> None:
    own = make_record(0, produk=["Kartu Kabupaten Garut"])
    usual = make_record(1, produk=["KARTU Kota Makassar."])
    assert compare_records([own, usual], context=CompareContext((usual,))).findings == ()


def test_list_component_that_one_lacks_is_no_template_difference() -> None:
    own = make_record(0, produk=make_list([]), not_assessable=["produk"])
    found = compare_records([own], context=CompareContext((baseline(),))).findings
    assert [one.rule for one in found] == []
