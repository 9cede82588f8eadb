from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from corpus.evaluation.evaluate import evaluate_records, evaluate_run, judge_record, pair_records
from corpus.evaluation.fields import FIELDS, is_given
from corpus.evaluation.gold import GoldDocument, GoldError, draft_gold, read_gold
from corpus.pipeline import extract_document
from corpus.schema import COMPONENTS
from extractor.read import read_document
from output.cli import app

STANDARD = """\
DINAS CONTOH KABUPATEN GARUT
Persyaratan
1. Membawa kartu identitas
2. Mengisi formulir permohonan
   a. Lembar data diri
   b. Lembar pernyataan
Sistem, Mekanisme dan Prosedur
1. Pemohon mengambil nomor antrean
2. Petugas memeriksa berkas
3. Petugas menyerahkan hasil
Waktu Penyelesaian
3 Hari kerja
Biaya / Tarif
Rp 30.000 per lembar
Produk Pelayanan
Surat keterangan
Pengaduan Layanan
Telepon 0262-550670
"""
Entry = dict[str, Any]


@pytest.fixture(scope="module")
def record() -> Entry:
    document = read_document(STANDARD.encode(), "contoh.txt")
    extraction = extract_document(document, "contoh.txt")
    (found,) = extraction.records
    entry: Entry = json.loads(found.model_dump_json())
    return entry


@pytest.fixture
def gold(record: Entry) -> Entry:
    (document,) = draft_gold([record])
    entry: Entry = copy.deepcopy(document["records"][0])
    return entry


def document_of(record: Entry, *records: Entry, **more: Any) -> GoldDocument:
    source = record["source"]
    values = {"layout": None, "part": None, **more}
    return GoldDocument(source["path"], source["sha256"], records=tuple(records), **values)


def test_a_draft_is_right_throughout(record: Entry, gold: Entry) -> None:
    evaluation = evaluate_records([record], [document_of(record, gold)])
    assert evaluation.misses == []
    assert evaluation.overall.strict_records == evaluation.overall.records == 1
    tallies = evaluation.overall.fields
    assert tallies["persyaratan.items"].expected == 4
    assert tallies["prosedur.items"].expected == 3
    assert tallies["waktu.durations"].expected == 1
    assert {tally.f1 for tally in tallies.values()} == {1.0, None}


def test_every_component_is_measured() -> None:
    assert {field.path[0] for field in FIELDS} >= set(COMPONENTS)


@pytest.mark.parametrize(
    ("field", "strict", "lenient", "change"),
    [
        ("unit.name", 0, 0, lambda g: g["unit"].update(name="Kantor lain sama sekali")),
        (
            "persyaratan.items",
            3,
            4,
            lambda g: g["persyaratan"]["items"][0].update(text="Membawa kartu identita5"),
        ),
        (
            "persyaratan.items",
            3,
            3,
            lambda g: g["persyaratan"]["items"][0].update(text="Membawa surat nikah"),
        ),
        ("persyaratan.items", 4, 4, lambda g: g["persyaratan"]["items"][0].update(number="9")),
        ("persyaratan.numbers", 3, 3, lambda g: g["persyaratan"]["items"][0].update(number="9")),
        ("prosedur.items", 2, 3, lambda g: g["prosedur"]["items"].insert(0, _popped(g))),
        ("waktu.durations", 0, 1, lambda g: g["waktu"]["durations"][0].update(bound="at-most")),
        ("waktu.durations", 0, 0, lambda g: g["waktu"]["durations"][0].update(basis=None)),
        ("biaya.charges", 0, 1, lambda g: g["biaya"]["charges"][0].update(per="buku")),
        ("biaya.charges", 0, 0, lambda g: g["biaya"]["charges"][0].update(amount=3)),
        ("pengaduan.channels", 0, 1, lambda g: _rekind(g, "whatsapp")),
        ("pengaduan.channels", 0, 0, lambda g: _rekind(g, "fax")),
    ],
)
def test_strict_and_lenient(
    record: Entry, gold: Entry, field: str, strict: int, lenient: int, change: Any
) -> None:
    change(gold)
    tallies, _ = judge_record(record, gold)
    assert (tallies[field].strict, tallies[field].lenient) == (strict, lenient)


def _popped(gold: Entry) -> Entry:
    step: Entry = gold["prosedur"]["items"].pop()
    return step


def _rekind(gold: Entry, kind: str) -> None:
    gold["pengaduan"]["channels"][0][0] = kind


def test_nesting_is_measured_apart(record: Entry, gold: Entry) -> None:
    items = gold["persyaratan"]["items"]
    items += items[1].pop("children")
    tallies, misses = judge_record(record, gold)
    assert tallies["persyaratan.items"].is_right
    assert tallies["persyaratan.nesting"].strict == 2
    assert {miss.field for miss in misses} == {"persyaratan.nesting"}


def test_closing_punctuation_and_white_space_do_not_count(record: Entry, gold: Entry) -> None:
    gold["persyaratan"]["items"][0]["text"] = " Membawa  kartu\nidentitas; "
    assert judge_record(record, gold)[0]["persyaratan.items"].is_right


def test_a_list_too_long_costs_precision_and_one_too_short_recall(
    record: Entry, gold: Entry
) -> None:
    gold["prosedur"]["items"].pop()
    tally = judge_record(record, gold)[0]["prosedur.items"]
    assert (tally.precision, tally.recall) == pytest.approx((2 / 3, 1.0))
    gold["prosedur"]["items"] += [{"text": "Satu"}, {"text": "Dua"}]
    tally = judge_record(record, gold)[0]["prosedur.items"]
    assert (tally.precision, tally.recall) == pytest.approx((2 / 3, 0.5))


def test_only_what_is_given_is_judged(record: Entry) -> None:
    tallies, misses = judge_record(record, {"biaya": {"kind": "fixed"}})
    assert set(tallies) == {"record", "biaya.kind", "components"}
    assert misses == []


def test_null_says_that_nothing_is_there(record: Entry, gold: Entry) -> None:
    gold["biaya"] = None
    tallies, misses = judge_record(record, gold)
    assert tallies["components"].found == tallies["components"].expected + 1
    assert tallies["biaya.charges"].expected == 0
    assert {miss.kind for miss in misses} == {"extra"}


def test_a_record_that_is_not_there(record: Entry, gold: Entry) -> None:
    evaluation = evaluate_records([], [document_of(record, gold, layout="sippn")])
    assert evaluation.overall.fields["record"].recall == 0
    assert evaluation.overall.fields["persyaratan.items"].expected == 4
    assert evaluation.layouts["sippn"].strict_records == 0
    assert all(miss.kind == "missing" for miss in evaluation.misses)


def test_a_record_of_no_standard(record: Entry) -> None:
    evaluation = evaluate_records([record], [document_of(record)])
    assert evaluation.overall.fields["record"].precision == 0
    assert evaluation.overall.records == 0


def test_services_of_one_document_are_paired_by_title(record: Entry) -> None:
    services = []
    for title in ("Izin Trayek", "Izin Reklame", "Izin Usaha"):
        service = {**record, "service": {**record["service"], "title": title}}
        services.append(service)
    gold = [{"service": {"title": title}} for title in ("IZIN USAHA", "IZIN TRAYEK")]
    pairs = pair_records(services, gold)
    titles = [found["service"]["title"] for found, _ in pairs if found]
    assert titles == ["Izin Usaha", "Izin Trayek"]


def test_layouts_and_parts_are_counted_apart(record: Entry, gold: Entry) -> None:
    documents = [
        document_of(record, gold, layout="sippn", part="held-out"),
        document_of({"source": {"path": "lain.pdf", "sha256": "0"}}, gold, layout="decree"),
    ]
    evaluation = evaluate_records([record], documents)
    assert {name: s.strict_records for name, s in evaluation.layouts.items()} == {
        "sippn": 1,
        "decree": 0,
    }
    assert {name: s.records for name, s in evaluation.parts.items()} == {"held-out": 1}


@given(st.lists(st.sampled_from(["satu", "dua", "tiga", "empat"]), max_size=8), st.randoms())
def test_f1_is_symmetric(texts: list[str], random: Any) -> None:
    other = texts[:]
    random.shuffle(other)
    one, two = ({"items": [{"text": text} for text in side]} for side in (texts, other[:5]))
    name = "persyaratan.items"
    there = judge_record({"record_id": "", "persyaratan": one}, {"persyaratan": two})[0][name]
    back = judge_record({"record_id": "", "persyaratan": two}, {"persyaratan": one})[0][name]
    assert there.f1 == back.f1
    assert there.lenient_f1 == back.lenient_f1
    assert there.strict <= there.lenient <= min(there.found, there.expected)


def test_is_given_stops_at_null() -> None:
    assert is_given({"decree": None}, ("decree", "number"))
    assert not is_given({}, ("decree", "number"))
    assert not is_given({"decree": {}}, ("decree", "number"))


GOLD_ENTRY = {"file": "a.pdf", "record": {"biaya": None}}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "tidak dapat dibaca"),
        ("[]", "harus berisi daftar"),
        ('[{"record": {}}]', "ke-1"),
        ('[{"file": "a.pdf"}]', "record"),
        ('[{"file": "a.pdf", "record": {"biayaa": null}}]', "biayaa"),
    ],
)
def test_what_is_no_gold_is_refused(tmp_path: Path, content: str, complaint: str) -> None:
    file = tmp_path / "gold.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=complaint):
        read_gold(file)


@pytest.mark.parametrize(
    "known",
    [
        {"persyaratan": {"items": ["Membawa kartu"]}},
        {"persyaratan": {"items": [{"number": "1"}]}},
        {"persyaratan": {"items": 3}},
        {"waktu": {"durations": ["3 hari"]}},
        {"pengaduan": {"channels": ["phone"]}},
        {"pengaduan": {"channels": [{"kind": "phone"}]}},
        {"unit": {"website": 7}},
        {"removed": ["Membawa kartu"]},
    ],
    ids=str,
)
def test_gold_of_another_form_is_refused(known: Entry) -> None:
    document = GoldDocument("a.pdf", "0" * 64, None, None, (known,))
    with pytest.raises(GoldError, match=r"a\.pdf: .*docs/gold\.md"):
        evaluate_records([], [document])


def test_gold_may_be_yaml(tmp_path: Path) -> None:
    file = tmp_path / "gold.yaml"
    file.write_text(
        "- file: a.pdf\n  part: held-out\n  record:\n"
        "    document: {effective_date: 2018-03-19}\n    decree: {year: 2024}\n",
        encoding="utf-8",
    )
    (document,) = read_gold(file)
    assert document.part == "held-out"
    (known,) = document.records
    assert known == {"document": {"effective_date": "2018-03-19"}, "decree": {"year": 2024}}


@pytest.fixture
def run(tmp_path: Path, record: Entry) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "records.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (folder / "run.json").write_text("{}", encoding="utf-8")
    return folder


def test_the_command_drafts_and_measures(tmp_path: Path, run: Path) -> None:
    gold = tmp_path / "gold.json"
    runner = CliRunner()
    drafted = runner.invoke(app, ["evaluate", "--start", str(run), str(gold)])
    assert drafted.exit_code == 0, drafted.output
    assert runner.invoke(app, ["evaluate", "--start", str(run), str(gold)]).exit_code == 2
    text = gold.read_text(encoding="utf-8")
    gold.write_text(text.replace("Petugas memeriksa berkas", "Petugas menolak"), encoding="utf-8")
    measured = runner.invoke(app, ["evaluate", str(run), str(gold), "--json"])
    assert measured.exit_code == 0, measured.output
    entry = json.loads(measured.stdout)
    assert entry["fields"]["prosedur.items"]["f1"] == pytest.approx(0.6667)
    assert {miss["value"] for miss in entry["misses"] if miss["field"] == "prosedur.items"} == {
        "Petugas menolak",
        "Petugas memeriksa berkas",
    }
    shown = runner.invoke(app, ["evaluate", str(run), str(gold)])
    assert "prosedur.items" in shown.stdout
    assert "tidak terbaca: Petugas menolak" in shown.stdout
    assert evaluate_run(run, gold).overall.strict_records == 0


def test_a_bad_gold_is_wrong_use(tmp_path: Path, run: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(run), str(tmp_path / "none.json")])
    assert result.exit_code == 2
    assert "none.json" in result.stderr
