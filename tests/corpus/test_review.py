"""A review from the first look to the next run: what was asked for is what the run has then."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import corpus.run.kept_corrections as kept
from corpus.judgement.recording import record_status
from corpus.judgement.status import Judgement
from corpus.proof.verify import verify_run
from corpus.record.corrections import UNREAD, corrections_from, read_corrections
from corpus.record.json_files import BrokenRun
from corpus.review.session import ReviewConflict, ReviewRefused, Session
from corpus.run.batch import RunPlan, extract_folder
from corpus.run.files import NoRun
from corpus.run.outcome import ReadOptions
from corpus.schema import CORRECTABLE
from selaras import compare

Entry = dict[str, Any]
SHEET = """\
DINAS CONTOH KABUPATEN GARUT
Standar Pelayanan Izin Contoh
Bekal yang dibawa
1. Membawa map biru
2. Membawa map kuning
Persyaratan
1. Membawa kartu identitas
2. Mengisi formulir permohonan
3. Membawa pas foto dan meterai
Sistem, Mekanisme dan Prosedur
1. Pemohon mengambil nomor antrean
2. Petugas menyerahkan hasil
Waktu Penyelesaian
3 Hari
Biaya / Tarif
Rp 30.000 per lembar
Produk Pelayanan
Surat izin contoh
Pengaduan Layanan
Telepon 0262-550670
Dasar Hukum
UU Nomor 25 Tahun 2009
"""


class Reviewed:
    """A run of one sheet, and a person who looks through it."""

    def __init__(self, folder: Path, text: str = SHEET) -> None:
        source = folder / "src"
        source.mkdir()
        (source / "izin.txt").write_text(text)
        self.run = folder / "run"
        self.plan = RunPlan((str(source),), str(self.run))
        extract_folder(self.plan)
        self.session = Session.open(self.run)
        self.record_id = str(self.session.queue()[0]["record_id"])

    def act(self, do: str, *, by: str = "Ani", **action: Any) -> Entry:
        version = self.session.view(self.record_id)["version"]
        return self.session.act(self.record_id, {"do": do, **action}, by=by, version=version)

    def now(self) -> Entry:
        return self.session.record(self.record_id)

    def in_run(self) -> Entry:
        (line,) = (self.run / "records.jsonl").read_text().splitlines()
        found: Entry = json.loads(line)
        return found


@pytest.fixture
def reviewed(tmp_path: Path) -> Reviewed:
    return Reviewed(tmp_path)


def content(record: Entry) -> Entry:
    return {name: record[name] for name in (*CORRECTABLE, UNREAD, "corrections")}


def texts(record: Entry, name: str) -> list[Any]:
    def told(items: list[Entry]) -> list[Any]:
        return [[i["text"], told(i["children"])] if i["children"] else i["text"] for i in items]

    return told(record[name]["items"])


def field(view: Entry, path: str) -> Entry:
    (found,) = [one for one in view["fields"] if one["path"] == path]
    return dict(found)


def test_the_next_run_is_what_the_view_said(reviewed: Reviewed) -> None:
    before = content(reviewed.in_run())
    reviewed.act("set", path="biaya.charges[0].amount", value="35.000", reason="nol berlebih")
    reviewed.act("set", path="waktu.durations[0]", value="5 hari kerja")
    reviewed.act("split", path="persyaratan.items[2]", at=16)
    reviewed.act("nest", path="persyaratan.items[3]")
    reviewed.act("move", path="prosedur.items[1]", to="produk.items[0]")
    reviewed.act("set", path="unit.name", value="Dinas Contoh")
    reviewed.act("add", path="unit.phones[+]", value="+62262550671")
    reviewed.act("set", path="evaluasi_kinerja", value="1. Survei kepuasan\n2. Rapat bulanan")
    view = reviewed.act("remove", path="prosedur")
    assert verify_run(reviewed.run).is_whole  # what waits is not yet the run's
    said = content(reviewed.now())
    extract_folder(reviewed.plan)
    assert content(reviewed.in_run()) == said
    assert verify_run(reviewed.run).is_whole
    again = reviewed.session.view(reviewed.record_id)
    assert again["fields"] == view["fields"]
    assert again["version"] != view["version"]
    extract_folder(reviewed.plan)  # and every run after that
    assert content(reviewed.in_run()) == said
    extract_folder(RunPlan(reviewed.plan.sources, reviewed.plan.run, keeps_corrections=False))
    assert content(reviewed.in_run()) == before
    assert reviewed.session.view(reviewed.record_id)["fields"] != view["fields"]


def test_a_correction_says_who_and_when_and_why(reviewed: Reviewed) -> None:
    reviewed.act("set", path="biaya.charges[0].amount", value=35000, reason="nol berlebih")
    (one,) = read_corrections(reviewed.run / kept.REVIEW).by_document[reviewed.record_id[:16]]
    assert (one.path, one.was, one.value) == ("biaya.charges[0].amount", 30000, 35000)
    assert (one.by, one.reason, one.file) == ("Ani", "nol berlebih", "izin.txt")
    extract_folder(reviewed.plan)
    (mark,) = reviewed.in_run()["corrections"]
    assert (mark["by"], mark["when"], mark["reason"]) == ("Ani", one.when, "nol berlebih")


def test_the_review_file_is_a_file_of_corrections(reviewed: Reviewed, tmp_path: Path) -> None:
    reviewed.act("set", path="unit.name", value="Dinas Contoh")
    given = read_corrections(reviewed.run / kept.REVIEW)
    other = tmp_path / "lain"
    extract_folder(RunPlan(reviewed.plan.sources, str(other), ReadOptions(corrections=given)))
    assert json.loads((other / "records.jsonl").read_text())["unit"]["name"] == "Dinas Contoh"


def test_other_corrections_take_the_place_of_what_waits(reviewed: Reviewed) -> None:
    reviewed.act("set", path="unit.name", value="Dinas Contoh")
    given = corrections_from(
        [{"record_id": reviewed.record_id, "path": "service.title", "value": "Izin"}]
    )
    plan = RunPlan(reviewed.plan.sources, reviewed.plan.run, ReadOptions(corrections=given))
    summary = extract_folder(plan)
    assert [one.path for one in summary.corrections.dropped] == ["unit.name", "unit.region"]
    assert reviewed.now()["unit"]["name"] == "DINAS CONTOH KABUPATEN GARUT"
    assert reviewed.now()["service"]["title"] == "Izin"


ACTS: list[tuple[str, Entry, Callable[[Entry], object], object]] = [
    ("set", {"path": "persyaratan.items[0].text", "value": "KTP"},
     lambda r: texts(r, "persyaratan")[0], "KTP"),
    ("set", {"path": "persyaratan.items[0]", "value": "Fotokopi KTP"},
     lambda r: r["persyaratan"]["items"][0]["documents"][0]["kind"], "ktp"),
    ("set", {"path": "persyaratan.items[0]", "value": None},
     lambda r: len(r["persyaratan"]["items"]), 2),
    ("set", {"path": "waktu.durations[0].minimum", "value": "5"},
     lambda r: [r["waktu"]["durations"][0][k] for k in ("minimum", "maximum", "iso8601")],
     [5, 5, "P5D"]),
    ("set", {"path": "waktu.durations[0].basis", "value": "working"},
     lambda r: r["waktu"]["durations"][0]["iso8601"], None),
    ("set", {"path": "waktu.text", "value": "10 menit"},
     lambda r: [(d["minimum"], d["unit"]) for d in r["waktu"]["durations"]], [(10, "minute")]),
    ("set", {"path": "biaya.text", "value": "Gratis"},
     lambda r: (r["biaya"]["kind"], r["biaya"]["charges"]), ("free", [])),
    ("set", {"path": "biaya.kind", "value": "by-regulation"},
     lambda r: r["biaya"]["kind"], "by-regulation"),
    ("set", {"path": "biaya.charges[0].per", "value": ""},
     lambda r: r["biaya"]["charges"][0]["per"], None),
    ("set", {"path": "biaya", "value": "Tidak dipungut biaya"},
     lambda r: (r["biaya"]["kind"], r["biaya"]["heading"]), ("free", "Biaya / Tarif")),
    ("set", {"path": "pengaduan.channels[0]", "value": "Surel aduan@example.go.id"},
     lambda r: [(c["kind"], c["value"], c["raw"]) for c in r["pengaduan"]["channels"]],
     [("email", "aduan@example.go.id", "0262-550670")]),
    ("set", {"path": "document.signed_date", "value": "19 Maret 2018"},
     lambda r: r["document"]["signed_date"], "2018-03-19"),
    ("set", {"path": "decree", "value": "Nomor 12 Tahun 2024"},
     lambda r: (r["decree"]["number"], r["decree"]["year"]), ("12", 2024)),
    ("set", {"path": "decree.raw", "value": "12/2024"}, lambda r: r["decree"]["raw"], "12/2024"),
    ("set", {"path": "unit.name", "value": "DINAS CONTOH KABUPATEN BELITUNG"},
     lambda r: (r["unit"]["region"]["name"], r["unit"]["region"]["code"]),
     ("Kabupaten Belitung", "19.02")),
    ("set", {"path": "unit.region", "value": "Kota Bandung"},
     lambda r: (r["unit"]["region"]["code"], r["unit"]["name"]),
     ("32.73", "DINAS CONTOH KABUPATEN GARUT")),
    ("set", {"path": "unit.region", "value": None}, lambda r: r["unit"]["region"], None),
    ("set", {"path": "unit.phones", "value": None}, lambda r: r["unit"]["phones"], []),
    ("add", {"path": "unit.phones[+]", "value": "(0262) 550671"},
     lambda r: r["unit"]["phones"], ["+62262550671"]),
    ("set", {"path": "service.title", "value": "Penerbitan Kartu Keluarga"},
     lambda r: (r["service"]["kind"], r["service"]["label"]), ("kartu-keluarga", "Kartu keluarga")),
    ("set", {"path": "service.kind", "value": "kartu-keluarga"},
     lambda r: (r["service"]["title"], r["service"]["label"], r["service"]["confidence"]),
     ("Izin Contoh", "Kartu keluarga", 1.0)),
    ("set", {"path": "persyaratan", "value": None}, lambda r: r["persyaratan"], None),
    ("remove", {"path": "persyaratan.items[1]"}, lambda r: len(r["persyaratan"]["items"]), 2),
    ("remove", {"path": "service.title"}, lambda r: r["service"]["title"], None),
    ("add", {"path": "persyaratan.items[+]", "value": "Meterai"},
     lambda r: texts(r, "persyaratan")[-1], "Meterai"),
    ("add", {"path": "waktu.durations[+]", "value": "paling lama 2 jam"},
     lambda r: [(d["maximum"], d["unit"], d["bound"]) for d in r["waktu"]["durations"]],
     [(3, "day", "exact"), (2, "hour", "at-most")]),
    ("add", {"path": "biaya.charges[+]", "value": "Rp10.000"},
     lambda r: [c["amount"] for c in r["biaya"]["charges"]], [30000, 10000]),
    ("add", {"path": "jumlah_pelaksana.items[+]", "value": "Dua petugas"},
     lambda r: texts(r, "jumlah_pelaksana"), ["Dua petugas"]),
    ("split", {"path": "persyaratan.items[2]", "at": 16},
     lambda r: texts(r, "persyaratan")[2:], ["Membawa pas foto", "dan meterai"]),
    ("join", {"path": "persyaratan.items[0]"},
     lambda r: texts(r, "persyaratan")[0], "Membawa kartu identitas Mengisi formulir permohonan"),
    ("nest", {"path": "persyaratan.items[1]"}, lambda r: texts(r, "persyaratan")[0],
     ["Membawa kartu identitas", ["Mengisi formulir permohonan"]]),
    ("move", {"path": "persyaratan.items[2]", "to": "persyaratan.items[0]"},
     lambda r: texts(r, "persyaratan")[0], "Membawa pas foto dan meterai"),
    ("move", {"path": "persyaratan.items[0]", "to": "persyaratan.items[3]"},
     lambda r: texts(r, "persyaratan")[2], "Membawa kartu identitas"),
    ("move", {"path": "prosedur.items[0]", "to": "produk"},
     lambda r: [texts(r, name) for name in ("prosedur", "produk")],
     [["Petugas menyerahkan hasil"], ["Pemohon mengambil nomor antrean", "Surat izin contoh"]]),
    ("move", {"path": "prosedur.items[0]", "to": "jumlah_pelaksana.items[0]"},
     lambda r: texts(r, "jumlah_pelaksana"), ["Pemohon mengambil nomor antrean"]),
    ("move", {"path": "prosedur.items[0]", "to": "waktu"},
     lambda r: r["waktu"]["text"], "Pemohon mengambil nomor antrean\n3 Hari"),
]  # fmt: skip


@pytest.mark.parametrize(("do", "action", "look", "wanted"), ACTS)
def test_acts(
    tmp_path: Path, do: str, action: Entry, look: Callable[[Entry], object], wanted: object
) -> None:
    reviewed = Reviewed(tmp_path)
    before = content(reviewed.now())
    reviewed.act(do, **action)
    said = content(reviewed.now())
    assert look(said) == wanted
    extract_folder(reviewed.plan)
    assert content(reviewed.in_run()) == said
    assert verify_run(reviewed.run).failures == []
    reviewed.session.undo(by="Ani")
    assert content(reviewed.now()) == before


REFUSED: list[tuple[str, Entry]] = [
    ("explode", {}),
    ("set", {}),
    ("set", {"path": "../../etc/passwd", "value": "x"}),
    ("set", {"path": "record_id", "value": "x"}),
    ("set", {"path": "source.path", "value": "/etc/passwd"}),
    ("set", {"path": "corrections[0].was", "value": 1}),
    ("set", {"path": "unit.provenance.name", "value": []}),
    ("set", {"path": "unit.name.first", "value": "x"}),
    ("set", {"path": "unit.colour", "value": "x"}),
    ("set", {"path": "unit", "value": {"name": "x"}}),
    ("set", {"path": "unit.name", "value": ["x"]}),
    ("set", {"path": "unit.name", "value": "x" * 100_000}),
    ("set", {"path": "unit.name", "value": "a\0b"}),
    ("set", {"path": "unit.name", "value": "\ud800"}),
    ("set", {"path": "unit.name", "value": float("nan")}),
    ("set", {"path": ["unit", "name"], "value": "x"}),
    ("set", {"path": "persyaratan.items[99]", "value": "x"}),
    ("set", {"path": "persyaratan.items[0].children[0].text", "value": "x"}),
    ("set", {"path": "persyaratan.items[0]", "value": 5}),
    ("set", {"path": "persyaratan.items", "value": ["x"] * 5_000}),
    ("set", {"path": "persyaratan.items[0].heading", "value": "ya"}),
    ("set", {"path": "persyaratan", "value": {"items": "x"}}),
    ("set", {"path": "waktu.durations[0].unit", "value": "abad"}),
    ("set", {"path": "waktu.durations[0]", "value": "segera"}),
    ("set", {"path": "waktu.durations[0]", "value": "2 hari atau 3 jam"}),
    ("set", {"path": "biaya.charges[0].amount", "value": "banyak"}),
    ("set", {"path": "biaya.charges[0].amount", "value": 10**30}),
    ("set", {"path": "biaya.charges[0].currency", "value": "rupiah"}),
    ("set", {"path": "biaya.kind", "value": "mahal"}),
    ("set", {"path": "document.signed_date", "value": "kemarin"}),
    ("set", {"path": "unit.email", "value": "bukan surel"}),
    ("set", {"path": "unit.postal_code", "value": "441"}),
    ("set", {"path": "unit.region", "value": "Negeri Dongeng"}),
    ("set", {"path": "unit.region.code", "value": 5}),
    ("set", {"path": "service.kind", "value": "Kartu Keluarga"}),
    ("add", {"path": "unit.phones[+]", "value": "tidak ada"}),
    ("remove", {"path": "persyaratan.items[7]"}),
    ("remove", {"path": "unit"}),
    ("add", {"path": "unit.name", "value": "x"}),
    ("add", {"path": "persyaratan.items[+]", "value": ""}),
    ("add", {"path": "waktu.durations[+]", "value": "kapan saja"}),
    ("split", {"path": "persyaratan.items[0]", "at": 0}),
    ("split", {"path": "persyaratan.items[0]", "at": 10**9}),
    ("split", {"path": "persyaratan.items[0]", "at": True}),
    ("split", {"path": "waktu.durations[0]", "at": 1}),
    ("join", {"path": "persyaratan.items[2]"}),
    ("nest", {"path": "persyaratan.items[0]"}),
    ("lift", {"path": "persyaratan.items[0]"}),
    ("move", {"path": "persyaratan.items[0]", "to": "persyaratan.items[0].children[0]"}),
    ("move", {"path": "persyaratan.items[0]", "to": "unit.phones[0]"}),
    ("move", {"path": "persyaratan.items[0]", "to": "prosedur.items[50]"}),
    ("move", {"path": "persyaratan.items[0]", "to": "prosedur.notes[0]"}),
    ("move", {"path": "persyaratan.items[0]"}),
    ("assign", {"component": "persyaratan", "lines": ["u99"]}),
    ("assign", {"component": "persyaratan", "lines": [{}]}),
    ("assign", {"component": "unit", "lines": ["u0"]}),
    ("assign", {"component": "persyaratan", "lines": []}),
    ("status", {"key": "000000000000", "status": "accepted"}),
    ("done", {"value": "ya"}),
    ("group", {"items": "x"}),
    ("group", {"items": ["x"], "change": "split", "component": "x", "service": "y"}),
]  # fmt: skip


def test_what_cannot_be_is_refused_and_nothing_is_written(reviewed: Reviewed) -> None:
    before = reviewed.session.view(reviewed.record_id)
    for do, action in REFUSED:
        with pytest.raises(ReviewRefused) as refused:
            reviewed.act(do, **action)
        assert not isinstance(refused.value, ReviewConflict), (do, action)
        assert len(refused.value.message) < 400
    assert not (reviewed.run / kept.REVIEW).exists()
    assert reviewed.session.view(reviewed.record_id) == before
    for by in ("", " ", "x" * 1_000, None, 5):
        with pytest.raises(ReviewRefused):
            reviewed.act("done", by=by)  # type: ignore[arg-type]
    for record_id in ("", "../../x", "0" * 16 + "-0"):
        with pytest.raises(ReviewRefused):
            reviewed.session.view(record_id)


def test_unread_lines_are_given_to_a_component_and_come_back(reviewed: Reviewed) -> None:
    view = reviewed.session.view(reviewed.record_id)
    unread = {one["text"]: one["id"] for one in view["unread"]}
    lines = [unread["2. Membawa map kuning"], unread["1. Membawa map biru"]]
    view = reviewed.act("assign", component="persyaratan", lines=lines)
    assert [one["text"] for one in view["unread"]] == ["Bekal yang dibawa"]
    added = field(view, "persyaratan.items[0]")  # where the source has it: before the others
    assert (added["value"], added["changed"]) == ("Membawa map biru", True)
    assert added["places"] == [{"line": 4}]
    assert texts(reviewed.now(), "persyaratan")[1] == "Membawa map kuning"
    said = content(reviewed.now())
    extract_folder(reviewed.plan)
    assert content(reviewed.in_run()) == said
    assert verify_run(reviewed.run).failures == []
    reviewed.act("set", path="persyaratan.items[0].text", value="Map biru")
    assert len(reviewed.now()[UNREAD]) == 1
    view = reviewed.act("remove", path="persyaratan.items[0]")
    assert len(view["unread"]) == 2
    view = reviewed.act("remove", path="persyaratan.items[0]")
    assert {one["text"]: one["id"] for one in view["unread"]} == unread
    assert reviewed.now()["corrections"] == []  # it is again what had been read


def test_a_value_as_it_was_read_needs_no_correction(reviewed: Reviewed) -> None:
    view = reviewed.act("set", path="unit.name", value="Dinas Contoh")
    assert field(view, "unit.name")["was"] == "DINAS CONTOH KABUPATEN GARUT"
    view = reviewed.act("set", path="unit.name", value="DINAS CONTOH KABUPATEN GARUT")
    assert not field(view, "unit.name")["changed"]
    assert read_corrections(reviewed.run / kept.REVIEW).total == 0


def test_corrections_of_a_file_stand_beside_those_of_a_review(reviewed: Reviewed) -> None:
    given = corrections_from(
        [
            {"record_id": reviewed.record_id, "path": "persyaratan.items[0]", "change": "remove",
             "reason": "bukan syarat"},
            {"record_id": reviewed.record_id, "path": "persyaratan.items[+]", "value": "Map"},
            {"record_id": reviewed.record_id, "path": "unit.name", "value": "Dinas", "by": "Budi"},
        ]
    )  # fmt: skip
    extract_folder(
        RunPlan(reviewed.plan.sources, reviewed.plan.run, ReadOptions(corrections=given))
    )
    reviewed.act("set", path="persyaratan.items[2].text", value="Map merah")
    wanted = {one.path: one for one in read_corrections(reviewed.run / kept.REVIEW).of(
        reviewed.record_id)}  # fmt: skip
    assert set(wanted) == {"persyaratan.items", "unit.name"}
    assert wanted["persyaratan.items"].reason == "bukan syarat"
    assert (wanted["unit.name"].by, wanted["unit.name"].when) == ("Budi", None)
    extract_folder(reviewed.plan)
    assert texts(reviewed.in_run(), "persyaratan")[1:] == [
        "Membawa pas foto dan meterai",
        "Map merah",
    ]


def test_acts_are_taken_back_by_those_who_did_them(reviewed: Reviewed) -> None:
    reviewed.act("set", path="unit.name", value="Satu")
    reviewed.act("set", path="service.title", value="Izin", by="Budi")
    with pytest.raises(ReviewConflict):
        reviewed.session.undo(by="Ani")  # Budi went on from there
    view = reviewed.session.undo(by="Budi")
    assert view is not None
    assert field(view, "unit.name")["value"] == "Satu"
    view = reviewed.session.undo(by="Ani")
    assert view is not None
    assert not any(one["changed"] for one in view["fields"])
    assert [one["is_undone"] for one in view["history"]] == [True, True]
    assert reviewed.session.undo(by="Ani") is None
    reviewed.act("done", value=True)
    assert reviewed.session.queue()[0]["by"] == "Ani"
    reviewed.session.undo(by="Ani")
    assert not reviewed.session.queue()[0]["done"]


def test_a_finding_gets_a_status_that_a_comparison_reads(reviewed: Reviewed) -> None:
    finding = reviewed.session.view(reviewed.record_id)["findings"][0]
    view = reviewed.act("status", key=finding["key"], status="accepted", note="benar")
    assert view["findings"][0]["status"] == "accepted"
    told = json.loads((reviewed.run / "status.json").read_text())["findings"][finding["key"]]
    assert (told["status"], told["by"], told["note"]) == ("accepted", "Ani", "benar")
    with pytest.raises(ReviewRefused):
        reviewed.act("status", key=finding["key"], status="acepted")
    reviewed.session.undo(by="Ani")
    assert json.loads((reviewed.run / "status.json").read_text())["findings"] == {}
    change = {"service": "izin-contoh", "component": "persyaratan", "items": ["a", "b"]}
    reviewed.session.act("", {"do": "group", "change": "merge", **change}, by="Ani", version="")
    (group,) = json.loads((reviewed.run / "status.json").read_text())["groups"]
    assert group["items"] == ["a", "b"]
    told = reviewed.session.undo(by="Ani")
    assert told == {"record_id": "", "said": "kelompok butir: merge"}
    assert "groups" not in json.loads((reviewed.run / "status.json").read_text())
    assert reviewed.session.undo(by="Ani") is None


def test_a_review_and_the_command_write_one_file_alike(reviewed: Reviewed) -> None:
    file = reviewed.run / "status.json"
    key = reviewed.session.view(reviewed.record_id)["findings"][0]["key"]
    reviewed.act("status", key=key, status="disputed", note="lain")
    by_review = file.read_bytes()
    entry = json.loads(by_review)["findings"][key]
    said = Judgement("disputed", "lain", "Ani", entry["when"])
    record_status(file, [key], said, {key: entry["about"]})
    assert file.read_bytes() == by_review
    reviewed.act("status", key=key, status="new")
    assert json.loads(file.read_text())["findings"] == {}  # of which nothing is said any more
    reviewed.session.undo(by="Ani")
    assert file.read_bytes() == by_review
    record_status(file, [key], Judgement("accepted"), {})
    with pytest.raises(ReviewRefused):
        reviewed.session.undo(by="Ani")  # somebody has gone on from there


# others at the same time


def test_a_folder_that_cannot_be_written_is_not_said_to_be_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOCK_WAIT_S", 0.1)
    shut = tmp_path / "none"
    with pytest.raises(kept.FolderIsHeld, match="tidak dapat ditulis"), kept.review_lock(shut):
        pass
    with closing(sqlite3.connect(tmp_path / kept.LOCK, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        with pytest.raises(kept.FolderIsHeld, match="proses lain"), kept.review_lock(tmp_path):
            pass


def test_nobody_writes_over_what_they_have_not_seen(reviewed: Reviewed) -> None:
    seen = reviewed.session.view(reviewed.record_id)["version"]
    other = Session.open(reviewed.run)  # a second process on the folder
    action = {"do": "set", "path": "unit.name", "value": "Lain"}
    other.act(reviewed.record_id, action, by="Budi", version=seen)
    with pytest.raises(ReviewConflict):
        reviewed.session.act(reviewed.record_id, {**action, "value": "x"}, by="Ani", version=seen)
    assert field(reviewed.session.view(reviewed.record_id), "unit.name")["value"] == "Lain"
    extract_folder(reviewed.plan)
    with pytest.raises(ReviewConflict):  # the run was made anew meanwhile
        reviewed.session.act(reviewed.record_id, action, by="Ani", version=seen)


def test_threads_lose_nothing(tmp_path: Path) -> None:
    reviewed = Reviewed(tmp_path)
    sessions = [Session.open(reviewed.run), Session.open(reviewed.run)]

    def work(number: int) -> None:
        session, done = sessions[number % 2], 0
        while done < 5:
            version = session.view(reviewed.record_id)["version"]
            action = {"do": "add", "path": "persyaratan.items[+]", "value": f"Map {number} {done}"}
            try:
                session.act(reviewed.record_id, action, by=f"Orang {number}", version=version)
            except ReviewConflict:
                continue
            done += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    added = texts(reviewed.now(), "persyaratan")[3:]
    assert sorted(added) == sorted(f"Map {n} {m}" for n in range(4) for m in range(5))
    history = json.loads((reviewed.run / kept.REVIEW).read_text())["history"]
    assert [one["n"] for one in history] == list(range(1, 21))


def test_a_failed_write_changes_nothing(
    reviewed: Reviewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed.act("set", path="unit.name", value="Satu")
    before = (reviewed.run / kept.REVIEW).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        reviewed.act("set", path="unit.name", value="Dua")
    monkeypatch.undo()
    assert (reviewed.run / kept.REVIEW).read_bytes() == before
    assert reviewed.now()["unit"]["name"] == "Satu"


@pytest.mark.slow
def test_a_killed_process_leaves_a_whole_file_and_no_lock(reviewed: Reviewed) -> None:
    program = f"""
import itertools, sys
from pathlib import Path
from corpus.review.session import Session
session = Session.open(Path({str(reviewed.run)!r}))
for n in itertools.count():
    version = session.view({reviewed.record_id!r})["version"]
    action = {{"do": "set", "path": "unit.name", "value": f"Kantor {{n}}"}}
    session.act({reviewed.record_id!r}, action, by="Ani", version=version)
    print(n, flush=True)
"""
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=Path.cwd(), env=os.environ
        ) as process:
            assert process.stdout is not None
            told = [int(process.stdout.readline()) for _ in range(20)]
            process.kill()
            told += [int(line) for line in process.stdout.read().split(b"\n") if line]
        name = str(reviewed.now()["unit"]["name"])
        assert int(name.split()[1]) >= told[-1]  # what was told is there
        reviewed.act("set", path="unit.name", value="Lain")  # and nobody holds the folder


def test_a_review_file_that_is_none_is_refused(reviewed: Reviewed) -> None:
    file = reviewed.run / kept.REVIEW
    for text in ("{", "[]", '{"corrections": 5}', '{"corrections": [{"path": "x"}]}',
                 '{"history": [5]}', '{"done": 5}'):  # fmt: skip
        file.write_text(text)
        with pytest.raises(ReviewRefused):
            reviewed.session.queue()


def test_no_link_is_followed(reviewed: Reviewed, tmp_path: Path) -> None:
    target = tmp_path / "rahasia.txt"
    target.write_text("lama")
    (reviewed.run / kept.REVIEW).symlink_to(target)
    with pytest.raises(ReviewRefused):
        reviewed.session.queue()
    (reviewed.run / kept.REVIEW).unlink()
    (reviewed.run / kept.LOCK).symlink_to(target)
    with pytest.raises(kept.FolderIsHeld):
        reviewed.act("set", path="unit.name", value="x")
    assert target.read_text() == "lama"


def test_a_broken_run_is_refused(reviewed: Reviewed, tmp_path: Path) -> None:
    records = (reviewed.run / "records.jsonl").read_text()
    entry = (reviewed.run / "run.json").read_text()
    for text in ('{"record_id": 5}\n', '{"record_id": "x", "source": []}\n', "5\n"):
        (reviewed.run / "records.jsonl").write_text(text)
        with pytest.raises((ReviewRefused, ReviewConflict, BrokenRun)):
            Session.open(reviewed.run)
    (reviewed.run / "records.jsonl").write_text(records)
    (reviewed.run / "run.json").unlink()  # a run is being written
    with pytest.raises(ReviewConflict):
        reviewed.session.queue()
    (reviewed.run / "run.json").write_text(entry.replace('"schema_version": "2"', '"x": 1'))
    with pytest.raises(ReviewRefused):
        reviewed.session.queue()
    (reviewed.run / "run.json").write_text(entry)
    assert reviewed.session.queue()
    with pytest.raises(NoRun):
        Session.open(tmp_path / "tidak-ada")
    with pytest.raises(ReviewRefused):
        Session.open(reviewed.run, report=tmp_path)


def test_findings_and_groups_of_a_report(tmp_path: Path) -> None:
    source, run, report = tmp_path / "src", tmp_path / "run", tmp_path / "report"
    source.mkdir()
    for number, office in enumerate(("GARUT", "BELITUNG", "SAMPANG")):
        text = SHEET.replace("GARUT", office)
        (source / f"{number}.txt").write_text(text.replace("3 Hari", "9 Hari") if number else text)
    extract_folder(RunPlan((str(source),), str(run)))
    compare(run, report, evidence="none")
    session = Session.open(run, report=report)
    own = Session.open(run)
    record_id = session.queue()[0]["record_id"]
    told = {one["key"] for one in session.view(record_id)["findings"]}
    assert {one["key"] for one in own.view(record_id)["findings"]} <= told
    groups = session.groups(record_id)["components"]["persyaratan"]
    assert "Membawa pas foto dan meterai" in [one["text"] for one in groups]
    for name in ("tidak ada", ""):
        with pytest.raises(ReviewRefused):
            session.groups(name)
    with pytest.raises(ReviewRefused):
        own.groups(record_id)
    (report / "findings.jsonl").write_text('{"rule": 5}\n')
    with pytest.raises(ReviewRefused):
        Session.open(run, report=report)


def test_a_correction_that_no_longer_fits_is_told_and_kept(reviewed: Reviewed) -> None:
    reviewed.act("set", path="persyaratan.items[0].text", value="KTP")
    reviewed.act("set", path="unit.name", value="Dinas Contoh Kabupaten Garut")
    review = json.loads((reviewed.run / kept.REVIEW).read_text())
    for one in review["corrections"]:
        if one["path"] == "persyaratan.items[0].text":
            one["was"] = "sesuatu yang lain"
    (reviewed.run / kept.REVIEW).write_text(json.dumps(review))
    view = reviewed.session.view(reviewed.record_id)
    assert [one["path"] for one in view["misfits"]] == ["persyaratan.items[0].text"]
    reviewed.act("set", path="service.title", value="Izin Lain")  # goes on beside it
    paths = {one["path"] for one in json.loads((reviewed.run / kept.REVIEW).read_text())[
        "corrections"]}  # fmt: skip
    assert {"persyaratan.items[0].text", "unit.name", "service.title"} <= paths
    view = reviewed.act("set", path="persyaratan.items[0].text", value="KTP asli")
    assert view["misfits"] == []
    assert texts(reviewed.now(), "persyaratan")[0] == "KTP asli"
