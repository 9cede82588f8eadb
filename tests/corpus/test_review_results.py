"""What comes of a review: taught headings, gold and cases, and how right the marks were."""

from __future__ import annotations

import json
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.comparison.settings import load_settings
from corpus.evaluation.evaluate import evaluate_run
from corpus.evaluation.gold import read_gold
from corpus.review.calibration import Calibration, touches
from corpus.review.session import ReviewRefused, Session
from corpus.review.settings_text import add_spelling
from corpus.run.batch import RunPlan, extract_folder
from corpus.run.outcome import ReadOptions
from tests.corpus.test_review import SHEET, Reviewed

Entry = dict[str, Any]
OWN = """DINAS SOSIAL KABUPATEN GARUT
STANDAR PELAYANAN SURAT KETERANGAN

Bekal yang dibawa
1. Fotokopi KTP
2. Pas foto

Jalannya layanan
1. Pemohon menyerahkan berkas
2. Petugas memeriksa berkas

Lama menunggu
3 hari kerja
"""


@pytest.fixture
def reviewed(tmp_path: Path) -> Reviewed:
    return Reviewed(tmp_path)


def finished(session: Session, job: str) -> Entry:
    for _ in range(600):
        told = session.effect_of(job)
        if told["done"]:
            return told
        time.sleep(0.1)
    raise AssertionError("not done in time")


# a taught heading


def test_what_a_heading_does_is_shown_before_it_is_kept(tmp_path: Path) -> None:
    source, run, settings = tmp_path / "src", tmp_path / "run", tmp_path / "selaras.toml"
    source.mkdir()
    (source / "a.txt").write_text(OWN)
    (source / "b.txt").write_text(SHEET)
    extract_folder(RunPlan((str(source),), str(run)))
    session = Session.open(run, settings=settings)
    refused = session.queue()[0]
    assert (refused["record_id"], refused["file"]) == ("", "a.txt")
    view = session.view(refused["sha256"])
    assert [one["text"] for one in view["lines"]][2] == "Bekal yang dibawa"
    with pytest.raises(ReviewRefused):
        session.act(refused["sha256"], {"do": "set"}, by="Ani", version=view["version"])
    assert session.act(refused["sha256"], {"do": "done"}, by="Ani", version="")["done"]
    taken_back = session.undo(by="Ani")
    assert taken_back is not None
    assert (taken_back["sha256"], taken_back["done"]) == (refused["sha256"], False)
    job = session.effect({"heading": "Bekal yang dibawa", "component": "persyaratan"})
    told = finished(session, job)
    assert (told["read"], told["of"], told["error"]) == (2, 2, None)
    (change,) = [one for one in told["changes"] if one["file"] == "b.txt"]
    assert (change["component"], change["kind"]) == ("persyaratan", "changed")
    assert "Membawa map biru" in change["after"]
    assert not settings.exists()  # nothing is kept yet
    session.decline(job)
    with pytest.raises(ReviewRefused):
        session.keep(job, by="Ani")
    job = session.effect({"heading": "Bekal yang dibawa", "component": "persyaratan"})
    finished(session, job)
    session.keep(job, by="Ani")
    second = session.effect({"heading": "Jalannya layanan", "component": "prosedur"})
    gained = {one["component"] for one in finished(session, second)["changes"]}
    assert gained == {"unit", "service", "persyaratan", "prosedur"}  # both together are enough
    session.keep(second, by="Ani")
    headings = load_settings(settings).headings
    extract_folder(RunPlan((str(source),), str(run), ReadOptions(own_headings=headings)))
    assert all(one["record_id"] for one in session.queue())


def test_what_a_label_does_is_shown_too(tmp_path: Path) -> None:
    text = SHEET.replace("Standar Pelayanan Izin Contoh", "Judul Berkas : Izin Contoh")
    reviewed = Reviewed(tmp_path, text)
    settings = tmp_path / "selaras.toml"
    session = Session.open(reviewed.run, settings=settings)
    job = session.effect({"label": "Judul Berkas", "names": "title"})
    (change,) = [one for one in finished(session, job)["changes"] if one["component"] == "service"]
    assert change["after"] == "Izin Contoh"
    session.keep(job, by="Ani")
    assert load_settings(settings).labels == (("title", ("Judul Berkas",)),)


@pytest.mark.parametrize(
    "teaching",
    [
        None,
        {},
        {"heading": "Bekal"},
        {"heading": "Bekal", "component": "persaratan"},
        {"heading": "", "component": "persyaratan"},
        {"heading": "123", "component": "persyaratan"},
        {"heading": "x" * 500, "component": "persyaratan"},
        {"heading": ["Bekal"], "component": "persyaratan"},
        {"heading": "a\0b", "component": "persyaratan"},
        {"label": "Judul", "names": "pejabat"},
        {"label": "Judul"},
    ],
)
def test_what_is_no_heading_is_refused(reviewed: Reviewed, teaching: Any) -> None:
    with pytest.raises(ReviewRefused):
        reviewed.session.effect(teaching)


def test_a_job_that_is_not_known_is_refused(reviewed: Reviewed) -> None:
    for act in (reviewed.session.effect_of, reviewed.session.decline):
        with pytest.raises(ReviewRefused):
            act("../../x")


SETTINGS = [
    "",
    "# kosong\n",
    "audit_date = 2026-01-31\n\n[rules]\nfee-unstated = false\n",
    "[headings]\n",
    '[headings]\nprosedur = ["Jalannya"]\n\n[rules]\n',
    '[headings] # milik kami\npersyaratan = []\nprosedur = ["Jalannya"]\n',
    '[headings]\npersyaratan = ["Kelengkapan", \'Berkas ] "lagi"\']  # dua\n',
    '[headings]\npersyaratan = [\n  "Kelengkapan",  # dari portal\n  "Berkas",\n]\n',
    '[headings]\npersyaratan = [\n  "Kelengkapan"  # tanpa koma\n]\n',
    '[rules]\nfee-unstated = false\n\n[headings]\npersyaratan=["Bekal"]',
]


@pytest.mark.parametrize("before", SETTINGS)
def test_a_settings_file_stays_as_people_wrote_it(tmp_path: Path, before: str) -> None:
    file = tmp_path / "selaras.toml"
    file.write_text(before)
    for spelling in ('Bekal "utama"', "Bekal lain"):
        wanted = tomllib.loads(file.read_text())
        own = wanted.setdefault("headings", {}).setdefault("persyaratan", [])
        own.append(spelling)
        add_spelling(file, "headings", "persyaratan", spelling)
        assert tomllib.loads(file.read_text()) == wanted
    again = file.read_text()
    add_spelling(file, "headings", "persyaratan", "Bekal lain")
    assert file.read_text() == again
    comments = [line.partition("#")[2] for line in before.splitlines() if "#" in line]
    assert all(comment in again for comment in comments)


@pytest.mark.parametrize(
    "before",
    ['headings = {persyaratan = ["Bekal"]}\n', "headings.persyaratan = []\n", "[[", "\udcff",
     "[headings]\npersyaratan = 5\n", '[headings]\nprosedur = ["Bekal lain"]\n'],
)  # fmt: skip
def test_a_settings_file_that_cannot_be_added_to_stays(tmp_path: Path, before: str) -> None:
    file = tmp_path / "selaras.toml"
    file.write_bytes(before.encode(errors="surrogateescape"))
    with pytest.raises(ReviewRefused):
        add_spelling(file, "headings", "persyaratan", "Bekal lain")
    assert file.read_bytes() == before.encode(errors="surrogateescape")


# gold and cases


def test_what_was_looked_through_is_gold(reviewed: Reviewed, tmp_path: Path) -> None:
    reviewed.act("set", path="biaya.charges[0].amount", value=35000)
    reviewed.act("nest", path="persyaratan.items[1]")
    reviewed.act("set", path="unit.name", value="Dinas Contoh Kabupaten Garut")
    file = tmp_path / "gold.json"
    written = reviewed.session.write_gold(file)
    assert (written.documents, written.records, written.left_out) == (1, 1, 0)
    (record,) = read_gold(file)[0].records
    assert set(record) == {"biaya", "persyaratan", "unit"}  # all else nobody has looked at
    assert set(record["unit"]) == {"name"}
    assert not evaluate_run(reviewed.run, file).overall.strict_records
    reviewed.act("done", value=True)
    reviewed.session.write_gold(file)
    assert "waktu" in read_gold(file)[0].records[0]
    extract_folder(reviewed.plan)
    found = evaluate_run(reviewed.run, file)
    assert (found.overall.records, found.overall.strict_records) == (1, 1)
    assert found.misses == []


def test_a_case_holds_the_record_and_the_source_only_if_asked(
    reviewed: Reviewed, tmp_path: Path
) -> None:
    reviewed.act("set", path="unit.name", value="Dinas Contoh Kabupaten Garut")
    file = tmp_path / "gold" / "izin.json"
    file.parent.mkdir()
    cases = reviewed.session.write_gold(file).cases
    (case,) = cases.iterdir()
    told = json.loads(case.read_text())
    assert (told["file"], told["sha256"][:16]) == ("izin.txt", reviewed.record_id[:16])
    assert told["records"][0]["unit"]["name"] == "Dinas Contoh Kabupaten Garut"
    assert told["records"][0]["corrected"] == ["unit.name"]
    reviewed.session.write_gold(file, with_sources=True)
    (copy,) = [one for one in cases.iterdir() if one.suffix == ".txt"]
    assert copy.read_text() == SHEET
    moved = Path(reviewed.plan.sources[0]) / "izin.txt"
    moved.write_text("lain")
    with pytest.raises(ReviewRefused):
        reviewed.session.write_gold(file, with_sources=True)


def test_gold_grows_and_is_never_written_over(reviewed: Reviewed, tmp_path: Path) -> None:
    file = tmp_path / "gold.json"
    with pytest.raises(ReviewRefused):
        reviewed.session.write_gold(file)  # nobody has looked at anything
    assert not file.exists()
    reviewed.act("done", value=True)
    other = {"file": "lain.pdf", "sha256": "f" * 64, "record": {"waktu": None}}
    file.write_text(json.dumps([other]))
    reviewed.session.write_gold(file)
    reviewed.session.write_gold(file)
    assert [one.file for one in read_gold(file)] == ["lain.pdf", "izin.txt"]
    file.write_text('{"bukan": "gold"}')
    with pytest.raises(ReviewRefused):
        reviewed.session.write_gold(file)
    assert file.read_text() == '{"bukan": "gold"}'


# calibration


def test_marks_are_counted_as_right_where_something_was_wrong(tmp_path: Path) -> None:
    again = SHEET.replace("2. Mengisi", "1. Mengisi")
    reviewed = Reviewed(tmp_path, again)
    view = reviewed.session.view(reviewed.record_id)
    marks = {(one["path"], one["reason"]) for one in view["review"]}
    assert ("persyaratan", "list-restarts") in marks
    assert reviewed.session.calibration()["reasons"] == {}
    reviewed.act("set", path="unit.name", value="Dinas Contoh Kabupaten Garut")
    assert reviewed.session.calibration()["reasons"] == {}  # not looked at as a whole
    reviewed.act("add", path="persyaratan.items[+]", value="Map")
    extract_folder(reviewed.plan)  # which takes the mark away, but not what is known of it
    reviewed.act("done", value=True)
    told = reviewed.session.calibration()
    assert told["reasons"]["list-restarts"] == {"marked": 1, "wrong": 1}
    assert (told["records"], told["unmarked"]["wrong"]) == (1, 1)
    assert told["unmarked"]["fields"] > 10


def test_a_mark_of_a_record_that_is_done_and_was_right_counts_against_its_reason() -> None:
    assert touches("waktu.durations[0].minimum", "waktu.durations[0]")
    assert not touches("waktu.durations[1].minimum", "waktu.durations[0]")
    found = Calibration()
    marks = [("biaya.charges[0].amount", "amount-without-currency"), ("prosedur", "not-whole")]
    reviewed_record = {"needs_review": [], **_empty()}
    found.add(reviewed_record, marks, ["prosedur.items[1].text"])
    assert found.told()["reasons"] == {
        "amount-without-currency": {"marked": 1, "wrong": 0},
        "not-whole": {"marked": 1, "wrong": 1},
    }


def _empty() -> Entry:
    from tests.support.builders import make_record

    return make_record().model_dump(mode="json")
