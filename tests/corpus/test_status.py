"""What people say of findings and groups: read strictly, kept by keys that survive, told apart."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.comparison.compare import compare_records
from corpus.comparison.settings import DEFAULT_SETTINGS, Settings
from corpus.grouping.comparison import CompareContext, Comparison, KnownAs, Orphan
from corpus.judgement.finding_key import told_apart
from corpus.judgement.status import StatusError, StatusFile, load_status, read_status
from corpus.schema import Finding, ServiceStandard
from tests.support.builders import REQUIREMENTS, STEPS, make_record

LACKS_FORM = ["Fotokopi KTP pemohon", "Pas foto 4x6"]
FORM = "Formulir permohonan yang sudah diisi"


def records(*more: ServiceStandard) -> list[ServiceStandard]:
    """Eight offices, the first of which lacks the form and needs days where others need minutes."""
    first = make_record(0, persyaratan=LACKS_FORM, waktu="3 hari kerja")
    return [first, *(make_record(office) for office in range(1, 8)), *more]


def compared(entry: Any = None, found: list[ServiceStandard] | None = None) -> Comparison:
    status = read_status(entry or {})
    context = CompareContext(status=status)
    return compare_records(found or records(), DEFAULT_SETTINGS, "id", context)


def known(comparison: Comparison) -> dict[str, KnownAs]:
    """What the first office's findings are known as, by rule."""
    both = zip(comparison.findings, comparison.known_as, strict=True)
    return {finding.rule: one for finding, one in both}


def texts(comparison: Comparison, component: str = "persyaratan") -> list[str]:
    (service,) = comparison.services
    return [cluster.text for cluster in service.components[component]]


# keys


def test_a_finding_has_the_same_key_in_another_run_with_more_offices_and_other_words() -> None:
    before = known(compared())
    assert set(before) == {"requirement-missing", "time-outlier"}
    again = [
        make_record(office, persyaratan=[*REQUIREMENTS, "Materai Rp10.000"], waktu="12 menit")
        for office in range(1, 8)
    ]
    after = compared(found=[records()[0], *again]).known_as
    assert {one.key for one in before.values()} < {one.key for one in after}


def test_another_text_of_the_office_is_another_finding() -> None:
    other = records()
    other[0] = make_record(0, persyaratan=LACKS_FORM, waktu="5 hari kerja")
    before, after = known(compared()), known(compared(found=other))
    assert after["time-outlier"].key != before["time-outlier"].key
    assert after["requirement-missing"].key == before["requirement-missing"].key


def test_the_key_does_not_depend_on_language_file_or_record_id() -> None:
    moved = records()
    moved[0] = make_record(
        0,
        persyaratan=LACKS_FORM,
        waktu="3 hari kerja",
        path="lain/tempat.pdf",
        record_id="f" * 16 + "-3",
    )
    english = compare_records(moved, lang="en")
    assert {one.key for one in english.known_as} == {one.key for one in compared().known_as}


def test_equal_keys_are_told_apart() -> None:
    assert list(told_apart(["a", "b", "a", "a"])) == ["a", "b", "a-2", "a-3"]


def test_keys_are_unique() -> None:
    twice = [make_record(0, waktu="3 hari kerja"), make_record(0, record_id="9" * 16 + "-0")]
    keys = [one.key for one in compared(found=[*records(), *twice]).known_as]
    assert len(keys) == len(set(keys))


# statuses


def test_a_status_is_found_by_its_key_and_a_gone_finding_is_told() -> None:
    key = known(compared())["time-outlier"].key
    said = {"status": "not-a-fault", "note": "memang demikian", "by": "A", "when": "2026-01-31"}
    comparison = compared({"findings": {key: said, "0" * 12: {"status": "accepted"}}})
    judgement = known(comparison)["time-outlier"].judgement
    assert (judgement.status, judgement.by, judgement.is_settled) == ("not-a-fault", "A", True)
    assert known(comparison)["requirement-missing"].judgement.status == "new"
    (orphan,) = comparison.misfits
    assert isinstance(orphan, Orphan)
    assert orphan.key == "0" * 12


def test_a_status_holds_where_the_group_goes_by_another_of_its_wordings() -> None:
    """The commonest wording changes with the offices; what was said of the finding stays."""
    key = known(compared())["requirement-missing"].key
    other = "Formulir permohonan diisi lengkap"
    found = [records()[0]]
    found += [make_record(n, persyaratan=[REQUIREMENTS[0], FORM, REQUIREMENTS[2]]) for n in (1, 2)]
    found += [
        make_record(n, persyaratan=[REQUIREMENTS[0], other, REQUIREMENTS[2]]) for n in range(3, 8)
    ]
    comparison = compared({"findings": {key: {"status": "disputed"}}}, found)
    assert other in texts(comparison)
    one = known(comparison)["requirement-missing"]
    assert (one.alias, one.judgement.status) == (key, "disputed")
    assert not comparison.misfits


# groups


def change(kind: str, *items: str, **more: str) -> dict[str, Any]:
    entry = {"service": "layanan-contoh", "component": "persyaratan", "change": kind}
    return {"groups": [{**entry, "items": list(items), **more}]}


def test_groups_are_split_merged_and_renamed() -> None:
    assert texts(compared()) == [REQUIREMENTS[0], REQUIREMENTS[1], REQUIREMENTS[2]]
    named = compared(change("rename", FORM, name="Formulir"))
    assert texts(named) == [REQUIREMENTS[0], "Formulir", REQUIREMENTS[2]]
    merged = compared(change("merge", FORM, "pas foto  4X6"))
    assert len(texts(merged)) == 2
    found = [make_record(n) for n in range(7)]
    found.append(make_record(7, persyaratan=["Fotokopi KTP-el pemohon", *REQUIREMENTS[1:]]))
    assert len(texts(compared(found=found))) == 3
    split = compared(change("split", "Fotokopi KTP-el pemohon", name="KTP-el"), found)
    assert texts(split)[:2] == [REQUIREMENTS[0], "KTP-el"]


def test_findings_follow_the_groups() -> None:
    """Who has the photograph has the form, once both are one group."""
    assert "requirement-missing" in known(compared())
    assert "requirement-missing" not in known(compared(change("merge", FORM, "Pas foto 4x6")))


def test_a_change_that_is_made_already_is_no_misfit() -> None:
    alone = compared(change("split", FORM, name="Formulir"))
    assert "Formulir" in texts(alone)
    assert not alone.misfits
    assert not compared(change("merge", FORM, FORM.upper())).misfits


@pytest.mark.parametrize(
    ("entry", "reason", "wording"),
    [
        (change("rename", "Ijazah", name="X"), "no_wording", "Ijazah"),
        (change("split", "Ijazah", of=FORM), "no_wording", "Ijazah"),
        (change("merge", FORM, "Ijazah"), "no_wording", "Ijazah"),
        (change("rename", FORM, name="X", service="lain"), "no_service", "lain"),
        (change("rename", FORM, name="X", component="produk"), "no_wording", FORM),
    ],
)
def test_a_change_that_fits_nothing_is_told_and_changes_nothing(
    entry: dict[str, Any], reason: str, wording: str
) -> None:
    comparison = compared(entry)
    assert texts(comparison) == list(REQUIREMENTS)
    (misfit,) = comparison.misfits
    assert not isinstance(misfit, Orphan)
    assert (misfit.reason, misfit.wording) == (reason, wording)


def test_one_line_in_several_groups_is_named_by_its_paper() -> None:
    line = "Fotokopi KTP dan KK"
    found = [make_record(n, persyaratan=[line, FORM]) for n in range(8)]
    assert texts(compared(found=found)).count(line) == 2
    (misfit,) = compared(change("rename", line, name="Kartu"), found).misfits
    assert not isinstance(misfit, Orphan)
    assert misfit.reason == "several_groups"
    comparison = compared(change("rename", line, name="Kartu", paper="kk"), found)
    assert not comparison.misfits
    (cluster,) = [
        one for one in comparison.services[0].components["persyaratan"] if one.text == "Kartu"
    ]
    assert cluster.paper == "kk"


def test_changes_are_made_one_after_the_other() -> None:
    first = change("rename", FORM, name="Formulir")["groups"]
    second = change("merge", "formulir", "Pas foto 4x6")["groups"]
    comparison = compared({"groups": first + second})
    assert texts(comparison) == [REQUIREMENTS[0], "Formulir"]


def test_steps_are_grouped_anew_too() -> None:
    entry = change("merge", STEPS[2], STEPS[3], component="prosedur", name="Cetak dan serah")
    assert "Cetak dan serah" in texts(compared(entry), "prosedur")


# the file


def test_a_file_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "status.json"
    entry = {
        "findings": {"0f": {"status": "accepted", "about": "Biaya tidak jelas", "note": None}},
        **change("split", "a", "b"),
    }
    file.write_text(json.dumps(entry), "utf-8")
    status = load_status(file)
    assert status.findings["0f"].note == ""
    assert status.groups[0].items == ("a", "b")
    assert isinstance(status, StatusFile)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "objek"),
        ("{", "JSON"),
        ("[" * 100_000, "terlalu dalam"),
        ('{"finding": {}}', "findings"),
        ('{"findings": []}', "objek"),
        ('{"findings": {"a": {"status": "acepted"}}}', "Mungkin: accepted"),
        ('{"findings": {"a": {"by": 3}}}', "teks"),
        ('{"findings": {"a": {"who": "x"}}}', "who"),
        ('{"findings": {"a": {"when": "kemarin"}}}', "TTTT-BB-HH"),
        ('{"findings": {"a": {}, "a": {}}}', "dua kali"),
        ('{"groups": {}}', "daftar"),
        (json.dumps(change("join", "a")), "join"),
        (json.dumps(change("merge", "a")), "perlu 2"),
        (json.dumps(change("rename", "a")), "name"),
        (json.dumps(change("rename", "a", name="b", service="")), "service"),
        (json.dumps(change("split", "a", component="waktu")), "persyaratan"),
        ('{"groups": [{"change": "split", "items": [1]}]}', "bunyi"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(
    tmp_path: Path, text: str, told: str
) -> None:
    file = tmp_path / "status.json"
    file.write_text(text, "utf-8")
    with pytest.raises(StatusError, match=told) as caught:
        load_status(file)
    assert str(file) in str(caught.value)


def test_other_letters_and_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b'{"findings": {"\xe9": {}}}')
    for name in ("latin.json", "none.json"):
        with pytest.raises(StatusError, match=name):
            load_status(tmp_path / name)


def test_findings_of_a_rule_that_is_off_leave_no_orphan() -> None:
    """A status is not gone because somebody has silenced the rule today."""
    key = known(compared())["time-outlier"].key
    status = read_status({"findings": {key: {"status": "accepted"}}})
    off = Settings({"time-outlier": False})
    comparison = compare_records(records(), off, "id", CompareContext(status=status))
    assert not comparison.misfits
    assert all(isinstance(one, Finding) for one in comparison.findings)
    assert "time-outlier" not in known(comparison)
