"""What changed between two runs, and what only looks as if it had."""

from typing import Any

import pytest

from corpus.drift.drift import Change, find_changes, find_drift
from tests.support.builders import REQUIREMENTS, STEPS, make_record


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    return list(find_changes(make_record(0, **old), make_record(0, record_id="b-0", **new)))


CHANGED = [
    ("added", {}, {"persyaratan": [*REQUIREMENTS, "Surat kuasa"]}, "persyaratan", "added"),
    ("removed", {}, {"prosedur": list(STEPS[:3])}, "prosedur", "removed"),
    (
        "other-amount",
        {"persyaratan": ["Pas foto 4x6 2 lembar"]},
        {"persyaratan": ["Pas foto 4x6 2 lembar berwarna"]},
        "persyaratan",
        "changed",
    ),
    ("time", {}, {"waktu": "3 hari kerja"}, "waktu", "changed"),
    ("time-basis", {"waktu": "3 hari kerja"}, {"waktu": "3 hari"}, "waktu", "changed"),
    ("fee", {"biaya": "Rp 10.000"}, {"biaya": "Rp 15.000"}, "biaya", "changed"),
    ("fee-now", {}, {"biaya": "Rp 15.000"}, "biaya", "changed"),
    ("no-fee-section", {}, {"biaya": None}, "biaya", "removed"),
    ("decree", {}, {"decree": "12 Tahun 2025"}, "decree", "changed"),
    ("decree-gone", {}, {"decree": None}, "decree", "removed"),
    ("time-words", {}, {"waktu": "Selama 10 menit"}, "waktu", "reworded"),
    (
        "item-words",
        {"persyaratan": ["Memiliki alamat e-mail aktif"]},
        {"persyaratan": ["Pemohon mempunyai alamat surel aktif"]},
        "persyaratan",
        "reworded",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "component", "kind"),
    [row[1:] for row in CHANGED],
    ids=[row[0] for row in CHANGED],
)
def test_change_is_told(
    old: dict[str, Any], new: dict[str, Any], component: str, kind: str
) -> None:
    found = changes(old, new)
    assert [(one.component, one.kind) for one in found] == [(component, kind)]


def test_channels_are_told_one_by_one() -> None:
    old = {"pengaduan": "Email: aduan@example.go.id\nTelepon: 0262-550670"}
    new = {"pengaduan": "Email: aduan@example.go.id\nTelepon: 0262-550671"}
    found = changes(old, new)
    assert [(one.kind, one.old, one.new) for one in found] == [
        ("removed", "0262-550670", None),
        ("added", None, "0262-550671"),
    ]


@pytest.mark.parametrize(
    "new",
    [
        {},
        {"persyaratan": [f"{text.upper()}" for text in REQUIREMENTS]},
        {"persyaratan": [REQUIREMENTS[2], *REQUIREMENTS[:2]]},
        {"waktu": "10  MENIT"},
        {"path": "unduhan-baru/contoh.pdf"},
    ],
    ids=["same", "capitals", "order", "spaces", "path"],
)
def test_what_only_looks_otherwise_is_no_change(new: dict[str, Any]) -> None:
    assert changes({}, new) == []


def test_standards_come_and_go() -> None:
    old = [make_record(0), make_record(1), make_record(2, waktu="1 jam")]
    new = [make_record(3), make_record(1), make_record(2, waktu="2 jam")]
    drift = find_drift(old, new)
    assert [one.office for one in drift.added] == ["Dinas Contoh Kabupaten Sampang"]
    assert [one.office for one in drift.removed] == ["Dinas Contoh Kabupaten Garut"]
    assert drift.unchanged == 1
    (changed,) = drift.changed
    assert changed.changes == (Change("waktu", "changed", "1 jam", "2 jam"),)
    assert find_drift(list(reversed(old)), list(reversed(new))) == drift


def test_services_of_one_office_are_told_apart() -> None:
    old = [make_record(0, record_id="a-0"), make_record(0, record_id="a-1", kind="layanan-lain")]
    drift = find_drift(old, [old[1]])
    assert [one.record_id for one in drift.removed] == ["a-0"]
    assert drift.unchanged == 1


def test_entry_is_plain_json() -> None:
    entry = find_drift([make_record(0)], [make_record(0, waktu="1 jam")]).as_entry()
    assert list(entry) == ["added", "removed", "changed", "unchanged"]
    assert entry["changed"][0]["changes"] == [
        {"component": "waktu", "kind": "changed", "old": "10 menit", "new": "1 jam"}
    ]


def test_nothing_changed_in_nothing() -> None:
    assert find_drift([], []).as_entry() == {
        "added": [],
        "removed": [],
        "changed": [],
        "unchanged": 0,
    }


def test_steps_in_another_order_are_told() -> None:
    steps = ["Pemohon mengisi formulir", "Petugas memeriksa berkas", "Petugas mencetak kartu"]
    old = make_record(0, prosedur=steps)
    new = make_record(0, prosedur=[steps[1], steps[0], steps[2]])
    assert [(one.component, one.kind) for one in find_changes(old, new)] == [("prosedur", "moved")]


def test_a_level_of_region_may_be_shortened() -> None:
    old = make_record(0)
    name = f"{old.unit.name} Kabupaten Garut"
    one, other = (
        old.model_copy(update={"unit": old.unit.model_copy(update={"name": each, "region": None})})
        for each in (name, name.replace("Kabupaten", "Kab."))
    )
    drift = find_drift([one], [other])
    assert (len(drift.added), len(drift.removed), drift.unchanged) == (0, 0, 1)
