"""Findings of one record: each rule with records that raise it and look-alikes that do not."""

import re
import time
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.messages import LANGUAGES, catalogue, render_message
from corpus.rulebook import SEVERITIES, SHEETS, Case, Rule, rulebook
from corpus.rules.content import ANY_SIXTEEN, NIK
from corpus.rules.fee import PAYMENT, PAYMENT_SIGNS, PROOF
from corpus.rules.rules import RULES, find_in_record
from corpus.schema import (
    MANUFACTURING,
    DocumentHead,
    Item,
    ListComponent,
    Removed,
    Service,
    ServiceStandard,
    Severity,
)
from parsers.section import Observation
from tests.support.builders import PLACE, make_list, make_record, make_steps
from tests.support.chance import examples
from tests.support.rule_cases import cases_of, is_raised

REPEATED = Removed(
    text="Fotokopi KTP",
    reason="duplicate-item",
    provenance=PLACE,
    kept="persyaratan.items[0]",
)
HEADER = Removed(text="Dinas Contoh", reason="running-header", provenance=PLACE, kept="unit")
ROOT = Path(__file__).resolve().parents[2]


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


# The cases stand in the rules' sheets, beside their words.

RAISED = list(cases_of("raised"))
SILENT = list(cases_of("silent"))
# Their cases are more than one record's fields, and stand in tests of their own.
WITHOUT_CASES = {
    "component-unread": "tests/corpus/test_absence.py",
    "numbering-gap": "tests/corpus/test_slips.py",
    "service-list-differs": "tests/parsers/test_decree_annex.py",
    "standard-superseded": "tests/corpus/test_compare.py",
    "service-split": "tests/corpus/test_compare.py",
    "template-differs": "tests/corpus/test_settings.py",
}


@pytest.mark.parametrize(
    ("rule", "case"), RAISED, ids=[f"{r}-{n}" for n, (r, _) in enumerate(RAISED)]
)
def test_rule_is_raised(rule: str, case: Case) -> None:
    assert is_raised(rulebook()[rule], case)


@pytest.mark.parametrize(
    ("rule", "case"), SILENT, ids=[f"{r}-{n}" for n, (r, _) in enumerate(SILENT)]
)
def test_look_alike_is_not_raised(rule: str, case: Case) -> None:
    assert not is_raised(rulebook()[rule], case)


@pytest.mark.parametrize("cases", [RAISED, SILENT], ids=["raised", "silent"])
def test_every_rule_has_cases(cases: list[tuple[str, Case]]) -> None:
    assert {rule for rule, _ in cases} == set(SEVERITIES) - set(WITHOUT_CASES)


@pytest.mark.parametrize(("rule", "file"), WITHOUT_CASES.items())
def test_what_has_no_cases_has_a_test(rule: str, file: str) -> None:
    assert f'"{rule}"' in (ROOT / file).read_text("utf-8")


def test_every_sheet_is_read_and_stands_beside_its_module() -> None:
    rooms = ("rules", "comparison")
    files = {file for room in rooms for file in (ROOT / "corpus" / room).glob("*.toml")}
    assert files == {ROOT / "corpus" / f"{sheet}.toml" for sheet in SHEETS}
    assert all(file.with_suffix(".py").is_file() for file in files)


def test_every_generator_is_asked() -> None:
    """A subject's module that nobody registered would be silent for ever."""
    marked = {
        name
        for file in (ROOT / "corpus" / "rules").glob("*.py")
        for name in re.findall(r"^@rule\ndef (\w+)", file.read_text("utf-8"), re.M)
    }
    assert {generator.__name__ for generator in RULES} == marked


def test_repeats_are_told() -> None:
    assert "duplicate-item" in rules_of(removed=[REPEATED])
    assert "duplicate-item" not in rules_of(removed=[HEADER])


def test_a_section_with_an_introduction_is_not_empty() -> None:
    part = ListComponent(heading="Persyaratan", intro="Membawa KTP asli")
    assert "component-empty" not in rules_of(persyaratan=part)


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


@pytest.mark.parametrize("rule", rulebook().values(), ids=rulebook())
def test_every_rule_has_its_words_in_every_language(rule: Rule) -> None:
    """The same messages with the same parameters; "default" is there for records of tomorrow."""
    assert set(rule.wordings) == set(LANGUAGES)
    assert rule.cause
    assert rule.severity in get_args(Severity)
    assert rule.observed_of is None or rule.observed_of in ServiceStandard.model_fields
    one, *others = rule.wordings.values()
    assert all(wording.title and wording.reason and wording.remedy for wording in (one, *others))
    assert "default" in one.messages
    for other in others:
        assert {name: braces(text) for name, text in one.messages.items()} == {
            name: braces(text) for name, text in other.messages.items()
        }


def braces(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_braces_of_a_document_mean_nothing() -> None:
    message = render_message("time-unstated", {"text": "{component.__class__} {0}"})
    assert "{component.__class__} {0}" in message


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="id, en"):
        catalogue("fr")


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
