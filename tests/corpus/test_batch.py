from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pymupdf
import pytest
from typer.testing import CliRunner

from corpus.run import batch, sources
from corpus.run import folder as run_folder
from corpus.run.batch import RunPlan
from corpus.run.ledger import NAME, RunIsBusy, open_ledger
from corpus.run.outcome import Outcome, ReadOptions, pack, placed, quarantined, unpack
from corpus.run.workers import Limits
from output.cli import app
from tests.support.run_folders import entries, extract, read_run, write_standards
from tests.support.typed_texts import STANDARD

READ_ALWAYS = "kosong.pdf"  # a file of no bytes has no content that could be remembered
IS_LINUX = sys.platform == "linux"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_standards(tmp_path / "documents", 12)
    return tmp_path / "documents"


def test_every_source_ends_in_a_record_or_in_quarantine(folder: Path, tmp_path: Path) -> None:
    summary, _ = extract(RunPlan((folder,), tmp_path / "run"))
    records, refused = entries(tmp_path / "run", "records"), entries(tmp_path / "run", "quarantine")
    paths = [entry["source"]["path"] for entry in records]
    assert paths == sorted(paths)
    assert len(paths) == summary.documents == 12
    assert [(entry["path"], entry["error"]) for entry in refused] == [
        ("kosong.pdf", "empty"),
        ("surat.txt", "not-a-service-standard"),
    ]
    assert summary.sources == 14
    assert summary.has_unreadable


@pytest.mark.processes
def test_any_number_of_workers_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    extract(RunPlan((folder,), tmp_path / "one"))
    extract(RunPlan((folder,), tmp_path / "three", workers=3, limits=Limits(recycle_after=4)))
    assert read_run(tmp_path / "one") == read_run(tmp_path / "three")


def test_without_a_trace_none_is_left_of_an_earlier_run(folder: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    extract(RunPlan((folder,), run))
    assert (run / "trace.jsonl").stat().st_size
    extract(RunPlan((folder,), run, ReadOptions(with_trace=False)))
    assert not (run / "trace.jsonl").exists()


# resuming


def test_a_second_run_reads_nothing_again(folder: Path, tmp_path: Path) -> None:
    plan = RunPlan((folder,), tmp_path / "run")
    extract(plan)
    before = read_run(tmp_path / "run")
    summary, paths = extract(plan)
    assert paths == [READ_ALWAYS]
    assert summary.reused == 13
    assert read_run(tmp_path / "run") == before


def test_workers_are_started_only_for_what_may_have_to_be_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr(batch, "start_isolated", lambda *asked: started.append(asked))
    (folder / READ_ALWAYS).unlink()
    extract(RunPlan((folder,), tmp_path / "run", workers=2))
    assert len(started) == 2
    extract(RunPlan((folder,), tmp_path / "run", workers=2))
    assert len(started) == 2


def test_only_what_is_new_or_changed_is_read(folder: Path, tmp_path: Path) -> None:
    plan = RunPlan((folder,), tmp_path / "run")
    extract(plan)
    (folder / "kota" / "standar-01.txt").write_text(STANDARD.replace("3 hari", "90 menit"))
    (folder / "baru.txt").write_text(STANDARD.replace("3 hari", "4 bulan"))
    (folder / "kota" / "standar-03.txt").unlink()
    _, paths = extract(plan)
    assert paths == ["baru.txt", READ_ALWAYS, "kota/standar-01.txt"]
    extract(RunPlan((folder,), tmp_path / "anew"))
    assert read_run(tmp_path / "run") == read_run(tmp_path / "anew")


def test_moved_and_copied_files_are_not_read_twice(folder: Path, tmp_path: Path) -> None:
    plan = RunPlan((folder,), tmp_path / "run")
    extract(plan)
    (folder / "kota" / "standar-01.txt").rename(folder / "pindah.txt")
    shutil.copy(folder / "kota" / "standar-03.txt", folder / "salinan.txt")
    summary, paths = extract(plan)
    assert paths == [READ_ALWAYS]
    assert summary.copies == 1
    sources = {entry["source"]["path"]: entry["source"] for entry in _records(tmp_path)}
    assert "pindah.txt" in sources
    assert sources["kota/standar-03.txt"]["also"] == ["salinan.txt"]
    listed = {entry["paths"][0]: entry["paths"] for entry in entries(tmp_path / "run", "sources")}
    assert listed["kota/standar-03.txt"] == ["kota/standar-03.txt", "salinan.txt"]
    extract(RunPlan((folder,), tmp_path / "anew"))
    assert read_run(tmp_path / "run") == read_run(tmp_path / "anew")


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"%PDF-", "broken-pdf"),
        (b"PK\x03\x04", "not-a-pdf"),
        (b"Rapat besok pukul 9.\n" * 9, "not-a-pdf"),
        (b"", "empty"),
    ],
    ids=["broken", "archive", "text", "empty"],
)
def test_every_copy_of_an_unreadable_file_is_named_and_counted(
    tmp_path: Path, content: bytes, slug: str
) -> None:
    paths = ["a/izin.pdf", "b/lain.pdf", "c/izin.pdf"]
    for path in paths:
        (tmp_path / "in" / path).parent.mkdir(parents=True)
        (tmp_path / "in" / path).write_bytes(content)
    for _ in range(2):  # read, and known from before
        summary, _ = extract(RunPlan((tmp_path / "in",), tmp_path / "run"))
        assert summary.quarantined == {slug: 3}
        assert summary.sources == summary.documents + summary.copies + 3
        found = entries(tmp_path / "run", "quarantine")
        assert sorted(path for one in found for path in (one["path"], *one["also"])) == paths
    log = (tmp_path / "run" / "run.log").read_text()
    assert all(log.count(f"{path!r}: {slug}") == 2 for path in paths)


def test_sources_are_the_sum_of_what_became_of_them(folder: Path, tmp_path: Path) -> None:
    for name in ("surat.txt", "kota/standar-01.txt"):
        shutil.copy(folder / name, folder / f"salinan-{Path(name).name}")
    summary, _ = extract(RunPlan((folder,), tmp_path / "run"))
    whole = summary.documents + summary.copies + sum(summary.quarantined.values())
    assert (summary.sources, summary.copies) == (whole, 1)


def _records(tmp_path: Path) -> list[dict[str, dict[str, object]]]:
    return entries(tmp_path / "run", "records")


def test_the_same_bytes_under_another_ending_are_another_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STANDARD)
    (tmp_path / "a.md").write_text(STANDARD)
    summary, paths = extract(RunPlan((tmp_path,), tmp_path / "run"))
    assert paths == ["a.md", "a.txt"]
    assert summary.copies == 0


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({"is_retry": True}, ["kosong.pdf", "surat.txt"]),
        ({"is_fresh": True}, 14),
        ({"options": ReadOptions(redact=True)}, 14),
        ({"limits": Limits(timeout_s=50.0)}, ["kosong.pdf"]),
    ],
    ids=["retry", "fresh", "options", "limits"],
)
def test_what_makes_a_run_read_again(
    folder: Path, tmp_path: Path, change: dict[str, object], read: list[str] | int
) -> None:
    extract(RunPlan((folder,), tmp_path / "run"))
    _, paths = extract(RunPlan((folder,), tmp_path / "run", **change))  # type: ignore[arg-type]
    assert (paths if isinstance(read, list) else len(paths)) == read


def test_another_version_of_the_program_reads_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(RunPlan((folder,), tmp_path / "run"))
    monkeypatch.setattr("corpus.run.ledger.program_version", lambda: "9.9")
    _, paths = extract(RunPlan((folder,), tmp_path / "run"))
    assert len(paths) == 14


KILLED = """
import os, signal, sys
sys.path[:0] = {path!r}
from pathlib import Path
from corpus.run.batch import RunPlan, extract_folder
left = {moment!r}
def kill(*_):
    global left
    left -= 1
    if left <= 0:
        os.killpg(0, signal.SIGKILL)
if {where!r} == "reading":
    extract_folder(RunPlan(({folder!r},), {run!r}, workers=2), kill)
replace = Path.replace
Path.replace = lambda place, target: (kill(), replace(place, target))[1]
extract_folder(RunPlan(({folder!r},), {run!r}, workers=1))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups")
@pytest.mark.parametrize(
    ("where", "moment"),
    [("reading", 1), ("reading", 7), ("placing", 1), ("placing", 4), ("placing", 7)],
)
def test_a_killed_run_is_finished_by_the_next_one(
    folder: Path, tmp_path: Path, where: str, moment: int
) -> None:
    run = tmp_path / "run"
    program = KILLED.format(
        path=sys.path, moment=moment, where=where, folder=str(folder), run=str(run)
    )
    killed = subprocess.run(
        [sys.executable, "-c", program], start_new_session=True, check=False, timeout=300
    )
    assert killed.returncode == -signal.SIGKILL
    assert not (run / "run.json").exists()
    for written in run.glob("*.jsonl"):
        assert written.read_bytes()[-1:] in (b"\n", b"")
    _, paths = extract(RunPlan((folder,), run))
    # What is read always may be among those that were done before the end, or not.
    left = set(paths) - {READ_ALWAYS}
    assert len(left) <= (14 - moment if where == "reading" else 0)
    extract(RunPlan((folder,), tmp_path / "undisturbed"))
    assert read_run(run) == read_run(tmp_path / "undisturbed")
    assert not list(run.glob(".*.part"))


def test_a_full_disk_leaves_the_earlier_run_as_it_was(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tmp_path / "run"
    extract(RunPlan((folder,), run))
    before = read_run(run)
    (folder / "baru.txt").write_text(STANDARD.replace("3 hari", "4 bulan"))

    def full(stream: IO[bytes]) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(run_folder, "settle", full)
        result = CliRunner().invoke(app, ["extract", str(folder), "--out", str(run)])
    assert result.exit_code == 3
    assert "No space left" in result.stderr
    assert read_run(run) == before
    assert not list(run.glob(".*.part"))
    _, paths = extract(RunPlan((folder,), run))
    assert paths == [READ_ALWAYS]
    assert b"baru.txt" in read_run(run)["records"]


@pytest.mark.skipif(not IS_LINUX, reason="a bound on files stands for a full disk")
def test_files_that_may_not_grow_break_the_run_and_nothing_else(
    folder: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    program = (
        f"import resource, signal, sys; sys.path[:0] = {sys.path!r}\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        f"sys.argv = ['selaras', 'extract', {str(folder)!r}, '--out', {str(run)!r}]\n"
        "from output.start import main; main()\n"
    )
    broken = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, timeout=300
    )
    assert broken.returncode == 3, broken.stderr
    assert b"tidak dapat menulis" in broken.stderr
    extract(RunPlan((folder,), run))
    extract(RunPlan((folder,), tmp_path / "undisturbed"))
    assert read_run(run) == read_run(tmp_path / "undisturbed")


def test_a_second_run_at_the_same_time_is_refused(folder: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    with open_ledger(run):
        with pytest.raises(RunIsBusy):
            extract(RunPlan((folder,), run))
        result = CliRunner().invoke(app, ["extract", str(folder), "--out", str(run)])
    assert result.exit_code == 2
    assert str(run) in result.stderr
    assert [file.name for file in run.iterdir() if not file.name.startswith(NAME)] == []


# what documents do


def _reading_of(folder: Path, limits: Limits | None = None) -> dict[str, str | None]:
    """What became of each path: None for a record, else the error."""
    run = folder.parent / "run"
    extract(RunPlan((folder,), run, ReadOptions(ocr="never"), limits=limits or Limits()))
    found: dict[str, str | None] = {e["source"]["path"]: None for e in entries(run, "records")}
    return found | {e["path"]: e["error"] for e in entries(run, "quarantine")}


def _pdf(width_pt: float = 595, height_pt: float = 842, pages: int = 1) -> pymupdf.Document:
    pdf = pymupdf.open()
    for _ in range(pages):
        pdf.new_page(width=width_pt, height=height_pt).insert_text((50, 72), STANDARD, fontsize=9)
    return pdf


@pytest.mark.processes
def test_pdfs_that_are_broken_on_purpose(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    whole = _pdf().tobytes()
    (folder / "baik.pdf").write_bytes(whole)
    (folder / "bukan.pdf").write_bytes(b"PK\3\4" + bytes(2000))
    (folder / "nol.pdf").write_bytes(b"")
    (folder / "terpotong.pdf").write_bytes(whole[:200])
    (folder / "terkunci.pdf").write_bytes(
        _pdf().tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="rahasia", owner_pw="x")
    )
    (folder / "lingkaran.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )
    (folder / "raksasa.pdf").write_bytes(_pdf(36_000, 36_000).tobytes())
    found = _reading_of(folder)
    assert set(found) == {file.name for file in folder.iterdir()}
    assert found["baik.pdf"] is None
    assert found["raksasa.pdf"] is None
    assert found["bukan.pdf"] == "not-a-pdf"
    assert found["nol.pdf"] == "empty"
    assert found["terkunci.pdf"] == "encrypted"
    assert found["terpotong.pdf"] in ("broken-pdf", "no-text-layer")
    assert found["lingkaran.pdf"] in ("broken-pdf", "no-text-layer")


@pytest.mark.skipif(not IS_LINUX, reason="no memory limit there")
@pytest.mark.processes
def test_a_bomb_costs_itself_only(tmp_path: Path) -> None:
    """A page whose instructions unpack to 300 MB of text operators."""
    folder = tmp_path / "documents"
    folder.mkdir()
    pdf = _pdf()
    piece = b"BT /helv 9 Tf 50 700 Td (" + b"kata " * 4000 + b") Tj ET\n"
    pdf.update_stream(pdf[0].get_contents()[0], piece * 15_000, compress=True)
    (folder / "a-bom.pdf").write_bytes(pdf.tobytes())
    (folder / "b-baik.txt").write_text(STANDARD)
    found = _reading_of(folder, Limits(timeout_s=1.5, memory_bytes=600 << 20))
    assert found["a-bom.pdf"] in ("too-large", "out-of-memory", "timeout")
    assert found["b-baik.txt"] is None


@pytest.mark.skipif(sys.platform == "win32", reason="names and kinds of files that are not there")
def test_files_and_names_that_nobody_expects(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    names = ["baris\nbaru.txt", "senyum 😀.txt", "kutip\"'.txt", "..titik.txt", " .txt"]
    names.remove("..titik.txt")  # hidden
    for number, name in enumerate(names):
        (folder / name).write_text(STANDARD.replace("3 hari", f"{number + 2} hari"))
    with open(os.fsencode(folder) + b"/bukan-utf8-\xff.txt", "w") as stream:
        stream.write(STANDARD.replace("3 hari", "9 hari"))
    os.mkfifo(folder / "pipa.pdf")
    (folder / "diri.pdf").symlink_to(folder / "diri.pdf")
    (folder / "putar").symlink_to(folder)
    found = _reading_of(folder)
    assert {path for path, error in found.items() if error is None} == {
        *names,
        "bukan-utf8-\\xff.txt",
    }
    assert found["pipa.pdf"] == found["diri.pdf"] == "unreadable"
    assert len(found) == len(names) + 3


def test_a_folder_that_cannot_be_opened_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(place: str | int) -> object:  # a number is an opened folder
        if str(place).endswith("kota"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    found = _reading_of(folder)
    assert found["kota"] == "unreadable"
    assert found["kabupaten/standar-00.txt"] is None


def test_a_file_that_changes_while_it_is_read_is_read_by_the_next_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = folder / "kota" / "standar-01.txt"
    digest = sources.digest_of

    def slow(location: str) -> str | None:
        found = digest(location)
        if location == str(changed):
            changed.write_text(STANDARD.replace("3 hari", "7 bulan"))
        return found

    with monkeypatch.context() as patch:
        patch.setattr("corpus.run.contents.digest_of", slow)
        assert _reading_of(folder)["kota/standar-01.txt"] == "changed"
    assert _reading_of(folder)["kota/standar-01.txt"] is None


# what travels


def test_a_path_is_put_in_where_it_belongs_and_nowhere_else() -> None:
    outcome = quarantined("x", None, "empty", 'kata "path":"\0" dalam pesan')
    lines = unpack(outcome.sizes, outcome.packed)
    assert placed("quarantine", lines["quarantine"], 'a"b\n.pdf', []).startswith(
        b'{"path":"a\\"b\\n.pdf",'
    )
    assert placed("quarantine", lines["quarantine"], "a", []).count(b"\\u0000") == 1
    assert b'"also":["b","c"],' in placed("quarantine", lines["quarantine"], "a", ["b", "c"])
    sizes, packed = pack({"records": b"1\n", "quarantine": b"2\n"})
    assert unpack(sizes, packed)["quarantine"] == b"2\n"
    assert Outcome("x").sizes == (0,) * 5
