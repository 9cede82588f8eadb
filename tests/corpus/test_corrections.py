from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from corpus.pipeline import extract_document
from corpus.proof.verify import verify_run
from corpus.record.corrected import apply_corrections, as_read, check_corrections
from corpus.record.corrections import (
    NO_CORRECTIONS,
    Corrections,
    CorrectionsError,
    corrections_from,
    read_corrections,
)
from corpus.record.path import parse_path
from corpus.run.batch import RunPlan, extract_folder
from corpus.run.outcome import ReadOptions
from corpus.schema import ServiceStandard
from extractor.errors import BROKEN
from extractor.read import read_document
from output.cli import app

STANDARD = """\
DINAS CONTOH KABUPATEN GARUT
Persyaratan
1. Membawa kartu identitas
2. Mengisi formulir
3. Membawa pas foto
Sistem, Mekanisme dan Prosedur
1. Pemohon mengambil nomor antrean
2. Petugas menyerahkan hasil
Waktu Penyelesaian
3 Hari
Biaya / Tarif
Rp 30.000 per lembar
Produk Pelayanan
Surat keterangan
Pengaduan Layanan
Telepon 0262-550670
"""
Entry = dict[str, Any]


@pytest.fixture(scope="module")
def record() -> ServiceStandard:
    (found,) = extract_document(read_document(STANDARD.encode(), "a.txt"), "a.txt").records
    return found


def corrections(record: ServiceStandard, *entries: Entry) -> Corrections:
    return corrections_from([{"record_id": record.record_id, **entry} for entry in entries])


def corrected(record: ServiceStandard, *entries: Entry) -> ServiceStandard:
    wanted = corrections(record, *entries).of(record.source.sha256)
    result, rejected = apply_corrections(record, wanted)
    assert rejected == ()
    return result


def texts(record: ServiceStandard) -> list[str]:
    assert record.persyaratan is not None
    return [item.text for item in record.persyaratan.items]


def test_a_value_is_set_and_marked(record: ServiceStandard) -> None:
    result = corrected(
        record, {"path": "biaya.charges[0].amount", "value": 35000, "reason": "salah cetak"}
    )
    assert result.biaya is not None
    assert result.biaya.charges[0].amount == 35000
    (mark,) = result.corrections
    assert (mark.path, mark.change, mark.was, mark.reason) == (
        "biaya.charges[0].amount",
        "set",
        30000,
        "salah cetak",
    )


def test_paths_are_those_of_what_was_read(record: ServiceStandard) -> None:
    result = corrected(
        record,
        {"path": "persyaratan.items[+]", "value": "Membawa meterai"},
        {"path": "persyaratan.items[0]", "change": "remove"},
        {"path": "persyaratan.items[2]", "change": "remove"},
        {"path": "persyaratan.items[1].text", "value": "Mengisi formulir permohonan"},
    )
    assert texts(result) == ["Mengisi formulir permohonan", "Membawa meterai"]
    assert [mark.change for mark in result.corrections] == ["set", "remove", "remove", "add"]


def test_what_was_read_can_be_put_back(record: ServiceStandard) -> None:
    result = corrected(
        record,
        {"path": "persyaratan.items[1]", "change": "remove"},
        {"path": "persyaratan.items[0].text", "value": "KTP"},
        {"path": "persyaratan.items[+]", "value": "Meterai"},
        {"path": "waktu", "value": None},
        {"path": "decree", "value": {"raw": "5 Tahun 2020", "number": "5", "year": 2020}},
        {"path": "unit.phones", "value": ["+62262550671"]},
    )
    assert result.waktu is None
    assert result.decree is not None
    assert as_read(json.loads(result.model_dump_json())) == json.loads(record.model_dump_json())


ITEMS = ["items[0]", "items[1]", "items[2]"]
CHANGES = st.one_of(
    st.builds(
        lambda where, text: {"path": f"persyaratan.{where}.text", "value": text},
        st.sampled_from(ITEMS),
        st.text(max_size=5),
    ),
    st.just({"path": "persyaratan.items[+]", "value": "Baru"}),
    st.just({"path": "produk.items[+]", "value": {"text": "Lain", "number": "2"}}),
    st.sampled_from([{"path": f"persyaratan.{where}", "change": "remove"} for where in ITEMS]),
    st.just({"path": "biaya.kind", "value": "free"}),
)


@given(entries=st.lists(CHANGES, max_size=6, unique_by=lambda entry: entry["path"]))
def test_putting_back_undoes_everything(record: ServiceStandard, entries: list[Entry]) -> None:
    wanted = corrections(record, *entries).of(record.source.sha256)
    result, _ = apply_corrections(record, wanted)
    assert as_read(json.loads(result.model_dump_json())) == json.loads(record.model_dump_json())


def test_a_value_that_is_so_already_is_no_correction(record: ServiceStandard) -> None:
    assert corrected(record, {"path": "biaya.kind", "value": "fixed"}) == record


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"path": "biaya.kind", "value": "cheap"}, "tidak sah"),
        ({"path": "biaya.charges[0].amount", "value": "banyak"}, "tidak sah"),
        ({"path": "biaya.charges[7].amount", "value": 1}, "tidak ada tempat"),
        ({"path": "decree.number", "value": "5"}, "tidak ada tempat"),
        ({"path": "unit.nickname", "value": "x"}, "tidak ada tempat"),
        ({"path": "biaya.kind[+]", "value": "x"}, "tidak ada tempat"),
        ({"path": "persyaratan.items[0].text", "value": "x", "was": "Lain"}, "sekarang terbaca"),
        ({"path": "unit.name", "change": "remove"}, "unsur daftar"),
    ],
)
def test_what_does_not_fit_is_reported(record: ServiceStandard, entry: Entry, message: str) -> None:
    wanted = corrections(record, entry).of(record.source.sha256)
    result, rejected = apply_corrections(record, wanted)
    assert result == record
    assert [message in one.message for one in rejected] == [True]


def test_a_scalar_is_corrected_whatever_was_read(record: ServiceStandard) -> None:
    """Its place is certain, so a reader that has learnt since does not undo a person's word."""
    result = corrected(record, {"path": "unit.name", "value": "Dinas", "was": "dulu lain"})
    assert result.unit.name == "Dinas"


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("x", "harus objek"),
        ({"path": "biaya.kind", "value": 1}, "record_id"),
        ({"record_id": "short", "path": "biaya.kind", "value": 1}, "record_id"),
        ({"sha256": "a" * 64, "path": "biaya.kind"}, "perlu `value`"),
        ({"sha256": "a" * 64, "path": "source.path", "value": ""}, "tidak dapat dibetulkan"),
        ({"sha256": "a" * 64, "path": "unit.provenance", "value": {}}, "tidak dapat dibetulkan"),
        ({"sha256": "a" * 64, "path": "unit name", "value": ""}, "tidak dapat dibetulkan"),
        ({"sha256": "a" * 64, "path": "biaya", "change": "add", "value": 1}, "tidak cocok"),
        ({"sha256": "a" * 64, "path": "biaya", "nilai": 1}, "tidak dikenal: nilai"),
    ],
)
def test_what_says_too_little_is_refused(entry: Any, complaint: str) -> None:
    with pytest.raises(CorrectionsError, match=complaint):
        corrections_from([entry])


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_files_are_read(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"corrections{suffix}"
    entry = {"sha256": "A" * 64, "ordinal": 2, "path": "biaya.kind", "value": "free"}
    file.write_text(json.dumps({"corrections": [entry]}), encoding="utf-8")
    (wanted,) = read_corrections(file).of("a" * 64)
    assert (wanted.record_id, wanted.value) == ("a" * 16 + "-2", "free")


def test_the_digest_is_that_of_one_document() -> None:
    one, two = ({"sha256": letter * 64, "path": "biaya.kind", "value": "free"} for letter in "ab")
    both, changed = (
        corrections_from([one, two]),
        corrections_from([one, {**two, "value": "tariff"}]),
    )
    assert NO_CORRECTIONS.digest("a" * 64) == ""
    assert both.digest("a" * 64) == changed.digest("a" * 64) != ""
    assert both.digest("b" * 64) != changed.digest("b" * 64)


@given(st.text(max_size=30))
def test_any_text_may_be_a_path(text: str) -> None:
    steps = parse_path(text)
    assert steps is None or len(steps) > 0


# in a run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "documents" / "a.txt"
    file.parent.mkdir()
    file.write_text(STANDARD, encoding="utf-8")
    return file


def corrections_file(tmp_path: Path, record: ServiceStandard, *entries: Entry) -> Path:
    file = tmp_path / "corrections.json"
    full = [{"sha256": record.source.sha256, "file": "a.txt", **entry} for entry in entries]
    file.write_text(json.dumps(full), encoding="utf-8")
    return file


def run_record(run: Path) -> Entry:
    (line,) = (run / "records.jsonl").read_bytes().splitlines()
    entry: Entry = orjson.loads(line)
    return entry


def test_a_run_applies_them_and_its_proof_still_holds(
    tmp_path: Path, source: Path, record: ServiceStandard
) -> None:
    file = corrections_file(
        tmp_path,
        record,
        {"path": "waktu.durations[0].basis", "value": "working"},
        {"path": "persyaratan.items[0]", "change": "remove"},
        {"path": "persyaratan.items[1].text", "value": "Mengisi formulir permohonan"},
    )
    run = tmp_path / "run"
    wanted = read_corrections(file)
    plan = RunPlan((source.parent,), run, ReadOptions(corrections=wanted))
    extract_folder(plan)
    entry = run_record(run)
    assert entry["waktu"]["durations"][0]["basis"] == "working"
    assert len(entry["corrections"]) == 3
    assert "time-basis-unstated" in {finding.rule for finding in record.findings}
    assert "time-basis-unstated" not in {finding["rule"] for finding in entry["findings"]}
    assert verify_run(run).failures == []
    assert check_corrections(wanted, run) == (3, [])
    first = (run / "records.jsonl").read_bytes()
    extract_folder(plan)
    assert (run / "records.jsonl").read_bytes() == first


def test_the_command_reports_a_changed_document(
    tmp_path: Path, source: Path, record: ServiceStandard
) -> None:
    file = corrections_file(tmp_path, record, {"path": "biaya.kind", "value": "free"})
    run = tmp_path / "run"
    command = ["extract", str(source.parent), "--out", str(run), "--corrections", str(file)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "1 pembetulan diterapkan, 0 tidak" in result.stderr
    assert run_record(run)["biaya"]["kind"] == "free"

    source.write_text(STANDARD.replace("3 Hari", "4 Hari"), encoding="utf-8")
    result = CliRunner().invoke(app, command)
    assert "0 pembetulan diterapkan, 1 tidak" in result.stderr
    assert "a.txt: biaya.kind: isi dokumen sudah berubah" in result.stderr
    assert run_record(run)["biaya"]["kind"] == "fixed"
    assert run_record(run)["corrections"] == []


def test_only_the_documents_concerned_are_read_again(
    tmp_path: Path, source: Path, record: ServiceStandard
) -> None:
    other = source.with_name("b.txt")
    other.write_text(STANDARD.replace("3 Hari", "4 Hari"), encoding="utf-8")
    run = tmp_path / "run"
    assert extract_folder(RunPlan((source.parent,), run)).reused == 0
    assert extract_folder(RunPlan((source.parent,), run)).reused == 2
    entry = {"path": "biaya.kind", "value": "free"}
    options = ReadOptions(corrections=corrections(record, entry))
    assert extract_folder(RunPlan((source.parent,), run, options)).reused == 1
    assert extract_folder(RunPlan((source.parent,), run, options)).reused == 2
    assert extract_folder(RunPlan((source.parent,), run)).reused == 2
    assert extract_folder(RunPlan((source.parent,), run, keeps_corrections=False)).reused == 1


def command(source: Path, run: Path, *options: object) -> tuple[str, Entry]:
    """What the command says on standard error, and the record that it leaves."""
    arguments = ["extract", source.parent, "--out", run, *options]
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return result.stderr, run_record(run)


def test_a_run_without_the_file_keeps_its_corrections_and_says_so(
    tmp_path: Path, source: Path, record: ServiceStandard
) -> None:
    file = corrections_file(
        tmp_path,
        record,
        {"path": "biaya.kind", "value": "free", "reason": "lihat perda"},
        {"path": "persyaratan.items[0]", "change": "remove", "was": "Membawa kartu identitas"},
        {"path": "produk.items[+]", "value": {"text": "Salinan", "number": "2"}},
        {"path": "service.title", "value": None},
    )
    run = tmp_path / "run"
    _, first = command(source, run, "--corrections", file)
    assert len(first["corrections"]) == 2  # one does not fit, a title that was null stays so
    for options in ((), ("--fresh",), ("--quiet",), ("--retry", "--no-trace")):
        said, again = command(source, run, *options)
        assert again == first
        assert "4 pembetulan dari run sebelumnya tetap berlaku" in said
        assert "--no-corrections" in said
        entry = json.loads((run / "run.json").read_text())["options"]
        assert (entry["corrections"], entry["corrections_kept"]) == (4, True)
    assert (run / "run.log").read_text().count("corrections_kept=True") == 4
    kept = read_corrections(run / "corrections.json")
    assert kept == read_corrections(file)


def test_corrections_are_taken_away_loudly_and_only_when_asked_for(
    tmp_path: Path, source: Path, record: ServiceStandard
) -> None:
    file = corrections_file(tmp_path, record, {"path": "biaya.kind", "value": "free"})
    run = tmp_path / "run"
    command(source, run, "--corrections", file)
    said, entry = command(source, run, "--no-corrections", "--quiet")
    assert "1 pembetulan dari run sebelumnya tidak berlaku lagi" in said
    assert "a.txt: biaya.kind" in said
    assert (entry["biaya"]["kind"], entry["corrections"]) == ("fixed", [])
    assert json.loads((run / "run.json").read_text())["options"]["corrections_dropped"] == 1
    said, _ = command(source, run)
    assert said == ""


def test_another_file_says_what_it_no_longer_corrects(
    tmp_path: Path, source: Path, record: ServiceStandard
) -> None:
    unit = {"path": "unit.name", "value": "Dinas Contoh"}
    fee = {"path": "biaya.kind", "value": "free"}
    run = tmp_path / "run"
    command(source, run, "--corrections", corrections_file(tmp_path, record, unit, fee))
    said, _ = command(source, run, "--corrections", corrections_file(tmp_path, record, unit))
    assert "1 pembetulan dari run sebelumnya tidak berlaku lagi" in said
    assert "biaya.kind" in said
    assert "unit.name" not in said


def test_a_stopped_run_remembers_what_it_was_given(
    tmp_path: Path, source: Path, record: ServiceStandard, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = corrections_file(tmp_path, record, {"path": "biaya.kind", "value": "free"})
    run = tmp_path / "run"
    with monkeypatch.context() as patch:
        patch.setattr("corpus.run.batch.RunWriter", None)
        broken = CliRunner().invoke(
            app, ["extract", str(source.parent), "--out", str(run), "--corrections", str(file)]
        )
        assert broken.exit_code == BROKEN
    _, entry = command(source, run)
    assert entry["biaya"]["kind"] == "free"


def test_both_options_are_wrong_use(tmp_path: Path, source: Path) -> None:
    arguments = ["extract", str(source), "--out", str(tmp_path / "run")]
    arguments += ["--corrections", "x.yaml", "--no-corrections"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert not (tmp_path / "run").exists()


def test_a_bad_file_is_wrong_use(tmp_path: Path, source: Path) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text("- path: biaya.kind\n", encoding="utf-8")
    run = tmp_path / "run"
    command = ["extract", str(source), "--out", str(run), "--corrections", str(file)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert "pembetulan ke-1" in result.stderr
    assert not run.exists()
