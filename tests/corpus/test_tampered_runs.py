"""Every way to change a run that nobody should get away with: `verify` names each of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.proof.verify import verify_run
from corpus.record.corrections import corrections_from
from selaras import extract_folder
from tests.support.printed_sheets import Print, whole_standard
from tests.support.typed_texts import STANDARD

Change = Callable[[list[Any]], None]
TWICE = "1. Kartu keluarga\n2. Kartu keluarga\n"  # which is a finding
FIRST = STANDARD.replace("1. Kartu keluarga\n2. Surat pengantar dari RT\n", TWICE)
OTHER = FIRST.replace("3 hari", "5 hari")
NO_STANDARD = "Kami mengundang Saudara pada rapat besok.\n" * 5


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over two standards that are nearly the same, one of them twice, a PDF and a letter."""
    folder = tmp_path_factory.mktemp("utuh")
    source = folder / "sumber"
    source.mkdir()
    sheet = whole_standard(Print(), page_after=("Waktu Penyelesaian",))
    for name, text in (("a", FIRST), ("c", OTHER), ("d", OTHER), ("surat", NO_STANDARD)):
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    (source / "b.pdf").write_bytes(sheet.bytes())
    run = folder / "run"
    extract_folder([source], run)
    record_id = json.loads((run / "records.jsonl").read_text().splitlines()[0])["record_id"]
    wanted = {"record_id": record_id, "path": "service.title", "value": "Judul yang benar"}
    extract_folder([source], run, corrections=corrections_from([wanted]))
    return run


@pytest.fixture
def run(untouched: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(untouched, tmp_path / "run"))


def change_lines(file: Path, change: Change) -> None:
    entries = [json.loads(line) for line in file.read_text().splitlines()]
    change(entries)
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in entries)
    file.write_text("".join(f"{line}\n" for line in lines))


def put(path: str, value: object) -> Change:
    """Another value at a place such as `0.waktu.durations.0.unit`."""

    def change(entries: list[Any]) -> None:
        *steps, last = path.split(".")
        part: Any = entries
        for step in steps:
            part = part[int(step)] if isinstance(part, list) else part[step]
        key: Any = int(last) if isinstance(part, list) else last
        assert isinstance(part, list) or part.get(key, part) != value, "nothing changed"
        part[key] = value

    return change


def take(path: str) -> Change:
    """Nothing at that place any more."""

    def change(entries: list[Any]) -> None:
        *steps, last = path.split(".")
        part: Any = entries
        for step in steps:
            part = part[int(step)] if isinstance(part, list) else part[step]
        del part[int(last) if isinstance(part, list) else last]

    return change


def both(*changes: Change) -> Change:
    def change(entries: list[Any]) -> None:
        for one in changes:
            one(entries)

    return change


PLACE = {"page": None, "bbox": None, "line": 1}
INVENTED = {"number": None, "text": "Uang muka Rp 500.000", "provenance": [PLACE]}
FINDING = {"rule": "decree-missing", "severity": "error", "parameters": {}, "message": "Salah."}

RECORD_VALUES: dict[str, object] = {
    "schema_version": "1",
    "record_id": "0123456789abcdef-0",
    "source.path": "z.txt",
    "source.also": ["z.txt"],
    "source.sha256": "0" * 64,
    "source.media_type": "application/pdf",
    "source.pages": 7,
    "source.page_range": [2, 3],
    "source.reader": "ocr",
    "source.ocr_pages": [1],
    "source.layout": "decree",
    "unit.name": "Kantor Lain",
    "unit.address": "Jalan Lain No. 1",
    "unit.postal_code": "99999",
    "unit.phones": ["+62211234567"],
    "unit.email": "orang@example.com",
    "unit.website": "https://example.com",
    "unit.hierarchy": ["Satu Saja"],
    "unit.region": {"code": "11", "bps_code": "11", "level": "province", "name": "Aceh"},
    "unit.provenance": {"name": [PLACE]},
    "document.number": "17",
    "document.revision": "2",
    "document.effective_date": "2020-01-01",
    "document.signed_date": "2020-01-01",
    "document.signatory": "Seseorang",
    "decree.raw": "Nomor 1 Tahun 2000",
    "decree.number": "1",
    "decree.year": 2000,
    "decree.provenance": {"raw": [{**PLACE, "line": 99}]},
    "service.kind": "lain",
    "service.label": "Layanan lain",
    "service.title": "Judul lain",
    "service.confidence": 0.123,
    "persyaratan.heading": "Syarat lain",
    "persyaratan.intro": "Pengantar",
    "persyaratan.items.0.text": "Kartu lain",
    "persyaratan.items.0.number": "99",
    "persyaratan.items.0.heading": "Judul",
    "persyaratan.items.0.channel": "online",
    "persyaratan.items.0.group": "Kelompok",
    "persyaratan.items.0.actor": "Pelaku",
    "persyaratan.items.0.action": "Perbuatan",
    "persyaratan.items.0.documents": [{"kind": "ktp", "text": "KTP", "copies": 9}],
    "persyaratan.items.0.durations": [{"text": "1 hari"}],
    "persyaratan.items.0.legal_references": [{"text": "UU 1"}],
    "persyaratan.items.0.children": [INVENTED],
    "persyaratan.items.0.provenance": [],
    "persyaratan.items.0.extra": "kunci lain",
    "persyaratan.notes": [{"text": "Catatan", "provenance": []}],
    "prosedur.form": "flowchart",
    "prosedur.flowchart": [INVENTED],
    "waktu.text": "Sepuluh hari",
    "waktu.durations.0.minimum": 99,
    "waktu.durations.0.maximum": 1e300,
    "waktu.durations.0.unit": "year",
    "waktu.durations.0.basis": "calendar",
    "waktu.durations.0.bound": "minimum",
    "waktu.durations.0.iso8601": "P9Y",
    "waktu.durations.0.trigger": "nanti",
    "waktu.durations.0.applies_to": "lain",
    "waktu.durations": [],
    "biaya.kind": "unknown",
    "biaya.charges": [{"amount": 500000, "text": "Rp 500.000", "provenance": [PLACE]}],
    "biaya.legal_references": [{"kind": "uu", "number": "1", "text": "UU 1", "provenance": []}],
    "pengaduan.channels": [{"kind": "phone", "value": "+62", "raw": "x", "provenance": []}],
    "pengaduan.text": "Adukan ke tempat lain",
    "reading.words": 10**18,
    "reading.recognized_share": 0.1,
    "reading.components": {},
    "reading.not_whole": ["waktu"],
    "reading.doubts": [{"reason": "picture", "components": []}],
    "not_assessable": ["waktu"],
    "unrecognized": [{"text": "x", "heading": None, "provenance": [PLACE]}],
    "removed": [{"text": "x", "reason": "boilerplate", "provenance": [PLACE], "kept": None}],
    "corrections": [],
    "findings": [FINDING],
    "produk": None,
    "dasar_hukum": {"heading": "Dasar Hukum", "items": [INVENTED]},
}

FILES: dict[str, tuple[str, Change]] = {
    "an item without places": ("records", take("0.persyaratan.items.0.provenance")),
    "a record without source": ("records", take("0.source")),
    "an item deleted": ("records", take("0.persyaratan.items.0")),
    "a record deleted": ("records", take("0")),
    "a record twice": ("records", lambda lines: lines.append(lines[0])),
    "records in another order": ("records", lambda lines: lines.reverse()),
    "a record of no source": ("records", lambda ls: ls.append({"source": {"path": "z"}})),
    "no record": ("records", lambda lines: lines.clear()),
    "lines that are lists": ("records", lambda lines: lines.append({"record_id": [[]]})),
    "a trace line deleted": ("trace", take("0")),
    "a trace line twice": ("trace", lambda lines: lines.insert(0, lines[0])),
    "a trace line reversed": ("trace", lambda ls: ls[0].update(text=ls[0]["text"][::-1])),
    "all are connectors": (
        "trace",
        lambda ls: [span.update(fate="connector") for one in ls for span in one["spans"]].clear(),
    ),
    "trace: page": ("trace", put("0.page", 9)),
    "trace: line": ("trace", put("0.line", 999)),
    "trace: box": ("trace", put("0.bbox", [0.0, 0.0, 1.0, 1.0])),
    "trace: source": ("trace", put("0.source", "z.txt")),
    "trace: path": ("trace", put("0.spans.0.path", "biaya.text")),
    "trace: record": ("trace", put("0.spans.0.record", 5)),
    "trace: huge": ("trace", put("0.spans.0.end", 10**18)),
    "trace: a word for a list": ("trace", put("0.spans", "x")),
    "no trace": ("trace", lambda lines: lines.clear()),
    "a source deleted": ("sources", take("0")),
    "all sources deleted": ("sources", lambda lines: lines.clear()),
    "sources: hash": ("sources", put("0.sha256", "f" * 64)),
    "sources: no hash": ("sources", take("0.sha256")),
    "sources: media": ("sources", put("0.media_type", "text/markdown")),
    "sources: pages": ("sources", put("0.pages", 9)),
    "sources: reader": ("sources", put("0.reader", "ocr")),
    "sources: engine": ("sources", put("0.ocr_engine", "tesseract 1.0 ind")),
    "sources: producer": ("sources", put("1.producer", "Lain")),
    "sources: layout": ("sources", put("0.layout", "decree")),
    "sources: reason": ("sources", put("0.reason", "lain")),
    "sources: ids": ("sources", put("0.record_ids", [])),
    "sources: words": ("sources", put("0.ocr_words", [[1, "x", 0, 0, 1, 1, True]])),
    "sources: outside": ("sources", put("0.outside", [{"text": "x"}])),
    "sources: turned": ("sources", put("0.turned_pages", [[1, 90, 1, 1]])),
    "sources: one more copy": ("sources", lambda ls: ls[0]["paths"].append("z.txt")),
    "sources: one copy less": ("sources", lambda lines: lines[2]["paths"].pop()),
    "sources: a number for paths": ("sources", put("0.paths", 1)),
    "quarantine emptied": ("quarantine", lambda lines: lines.clear()),
    "quarantine: error": ("quarantine", put("0.error", "timeout")),
    "quarantine: message": ("quarantine", put("0.message", "Lain.")),
    "quarantine: stage": ("quarantine", put("0.stage", "read")),
    "quarantine: hash": ("quarantine", put("0.sha256", None)),
    "quarantine: also": ("quarantine", put("0.also", ["z.txt"])),
    "quarantine: one more": ("quarantine", lambda ls: ls.append({**ls[0], "path": "z.txt"})),
    "findings emptied": ("findings", lambda lines: lines.clear()),
    "a finding deleted": ("findings", take("0")),
    "a finding twice": ("findings", lambda lines: lines.append(lines[0])),
    "a finding of nobody": ("findings", lambda ls: ls.append({**ls[0], "record_id": "x-0"})),
    "findings: record": ("findings", put("0.record_id", None)),
    "findings: severity": ("findings", put("0.severity", "error")),
    "findings: message": ("findings", put("0.message", "Lain.")),
    "findings: evidence": ("findings", put("0.evidence", [{"quote": "x"}])),
    "near duplicates emptied": ("near_duplicates", lambda lines: lines.clear()),
    "near duplicates: share": ("near_duplicates", put("0.similarity", 0.5)),
    "near duplicates: paths": ("near_duplicates", put("0.paths", ["a.txt"])),
    "near duplicates: values": ("near_duplicates", put("0.differences", [])),
}

ENTRY: dict[str, object] = {
    "selaras": "9.9.9",
    "schema_version": "1",
    "roots": [],
    "extra": 1,
    "options": {},
    "options.with_trace": False,
    "options.corrections": 5,
    "options.ocr": ["auto"],
    "options.ocr_pages": "banyak",
    "options.timeout_s": -1,
    "options.memory_bytes": None,
    "options.workers": 0,
    "options.extra": 1,
    "counts": None,
    "counts.sources": 4,
    "counts.documents": 4,
    "counts.records": 2,
    "counts.pages": 10**18,
    "counts.copies": 0,
    "counts.reused": -1,
    "counts.near_duplicates": 0,
    "counts.words": 1,
    "counts.recognized_share": 0.5,
    "counts.unread_components": 9,
    "counts.quarantined": {},
    "counts.findings": {"error": 1},
    "counts.extra": 1,
    "seconds": None,
}


def test_the_untouched_run_is_proved(untouched: Path) -> None:
    proof = verify_run(untouched)
    assert proof.failures == []
    assert all(proved == of for proved, of in proof.checks.values())


@pytest.mark.parametrize("path", RECORD_VALUES)
def test_a_changed_value_is_named(run: Path, path: str) -> None:
    change_lines(run / "records.jsonl", put(f"0.{path}", RECORD_VALUES[path]))
    failures = verify_run(run).failures
    field = path.split(".")[-1]
    assert any(field in one or "tidak ada sumbernya" in one for one in failures)


@pytest.mark.parametrize("name", FILES)
def test_changed_lines_are_named(run: Path, name: str) -> None:
    file, change = FILES[name]
    change_lines(run / f"{file}.jsonl", change)
    proof = verify_run(run)
    assert any(file in one or ".txt" in one for one in proof.failures)
    assert proof.grounding_share < 1
    assert proof.conservation_share < 1


@pytest.mark.parametrize("path", ENTRY)
def test_a_changed_figure_is_named(run: Path, path: str) -> None:
    file = run / "run.json"
    entry = [json.loads(file.read_text())]
    put(f"0.{path}", ENTRY[path])(entry)
    file.write_text(json.dumps(entry[0]))
    assert not verify_run(run).is_whole


def test_a_document_that_was_taken_out_is_missed(run: Path) -> None:
    for name in ("records", "sources", "trace"):
        change_lines(run / f"{name}.jsonl", lambda lines: lines.__delitem__(slice(0, None)))
    assert "a.txt: tidak ada dalam rekaman maupun karantina" in verify_run(run).failures


def test_a_document_moved_to_quarantine_is_named(run: Path) -> None:
    sha256 = json.loads((run / "sources.jsonl").read_text().splitlines()[0])["sha256"]
    for name, key in (("records", "source"), ("sources", "paths"), ("trace", "source")):

        def leave_out(lines: list[Any], key: str = key) -> None:
            lines[:] = [line for line in lines if "a.txt" not in json.dumps(line[key])]

        change_lines(run / f"{name}.jsonl", leave_out)
    change_lines(
        run / "quarantine.jsonl",
        lambda lines: lines.insert(0, {**lines[0], "path": "a.txt", "sha256": sha256}),
    )
    assert any("records.jsonl" in failure for failure in verify_run(run).failures)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'[{"path": 1}]', b"[" * 5000])
def test_changed_corrections_are_named(run: Path, content: bytes) -> None:
    (run / "corrections.json").write_bytes(content)
    assert not verify_run(run).is_whole


def test_a_correction_is_compared_with_what_was_asked(run: Path) -> None:
    change_lines(run / "records.jsonl", put("0.corrections.0.was", "Lain"))
    assert any("corrections[0].was" in failure for failure in verify_run(run).failures)


# runs of another program: values are worked out of the same words again


@pytest.fixture
def foreign(run: Path) -> Path:
    file = run / "run.json"
    entry = json.loads(file.read_text())
    entry["program"] = entry["selaras"] + "+000000000000"
    file.write_text(json.dumps(entry))
    return run


def test_what_another_program_reads_alike_is_proved(foreign: Path) -> None:
    proof = verify_run(foreign)
    assert proof.failures == []
    assert not proof.open_fields


DERIVED = (
    *("unit.phones", "unit.region", "unit.email", "decree.number", "decree.year"),
    *("service.kind", "service.confidence", "persyaratan.items.0.number"),
    *("persyaratan.items.0.actor", "persyaratan.items.0.provenance", "persyaratan.items.0.extra"),
    *("waktu.durations.0.unit", "waktu.durations.0.maximum", "waktu.durations.0.iso8601"),
    *("waktu.durations", "biaya.kind", "findings", "not_assessable", "source.pages"),
)


@pytest.mark.parametrize("path", DERIVED)
def test_a_value_that_its_words_do_not_give_is_named(foreign: Path, path: str) -> None:
    change_lines(foreign / "records.jsonl", put(f"0.{path}", RECORD_VALUES[path]))
    proof = verify_run(foreign)
    named = "tanpa tempat" if path.endswith("provenance") else path.split(".")[-1]
    assert any(named in failure for failure in proof.failures)


def test_values_of_words_that_were_cut_otherwise_are_listed(foreign: Path) -> None:
    def cut(lines: list[Any]) -> None:
        text = lines[0]["persyaratan"]["items"][0]["text"]
        lines[0]["persyaratan"]["items"][0]["text"] = text.split()[0]

    change_lines(foreign / "records.jsonl", cut)
    assert "persyaratan.items.number" in verify_run(foreign).open_fields


def test_a_sample_is_always_the_same(run: Path) -> None:
    one, other = verify_run(run, sample=1), verify_run(run, sample=1)
    assert one.as_entry() == other.as_entry()
    assert one.checks[("sample", "chosen")] == (1, 4)
    assert one.is_whole
