"""A command that breaks ends with 2 or 3 and a sentence that names the file and what to do."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from corpus import whole_file
from corpus.record.json_files import BrokenRun
from corpus.run.import_path import HOME
from extractor.errors import BROKEN, DONE, FOUND, WRONG_USE, ExtractionError, SelarasError
from output.cli import app
from output.command import own_modules
from output.command.own_modules import ForeignModules, check_modules
from output.comparison import read_records
from output.evidence.evidence import Spot, make_album
from tests.support.printed_sheets import Print, whole_standard
from tests.support.typed_texts import STANDARD

PROGRAM = f"import sys; sys.path.append({str(HOME)!r}); from output.start import main; main()"
# Whoever starts tests in the background has signals ignored, and so has all that they start.
HEEDING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "signal.signal(getattr(signal, 'SIGHUP', signal.SIGTERM), signal.SIG_DFL); "
)
GOLD = '[{"file": "izin.pdf", "sha256": "00", "records": []}]'  # of somebody's own documents


def invoke(*arguments: object) -> tuple[int, str]:
    """Exit code and standard error of a command; nothing but a sentence may come out of it."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output + result.stderr
    return result.exit_code, result.stderr


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sumber")
    (folder / "a.txt").write_text(STANDARD)
    (folder / "b.pdf").write_bytes(whole_standard(Print()).bytes())
    (folder / "surat.txt").write_text("Kami mengundang Saudara pada rapat besok.\n" * 5)
    return folder


@pytest.fixture(scope="module")
def done(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = tmp_path_factory.mktemp("done") / "run"
    assert invoke("extract", sources, "--out", run, "-q") == (DONE, "")
    return run


@pytest.fixture
def run(done: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(done, tmp_path / "run"))


def readers(run: Path) -> Iterator[tuple[str, ...]]:
    """Each command that reads a run, with a place of its own to write to."""
    yield "verify", str(run)
    yield "compare", str(run), "--out", str(run.parent / "laporan")
    yield "compare", str(run), str(run), "--drift"
    for form in ("csv", "xlsx", "parquet", "jsonld"):
        yield "export", str(run), "--to", form, "--out", str(run.parent / form)
    yield "evaluate", str(run), str(run.parent / "gold.json"), "--start"


# run folders that are not whole


def test_a_run_without_its_last_file_is_refused_and_mended(run: Path, sources: Path) -> None:
    (run / "run.json").unlink()
    for arguments in readers(run):
        code, said = invoke(*arguments)
        assert code == BROKEN
        assert "run.json" in said
        assert "selaras extract" in said
    assert not (run.parent / "laporan").exists()
    assert invoke("extract", sources, "--out", run, "-q") == (DONE, "")
    assert invoke("verify", run)[0] == DONE


@pytest.mark.parametrize("name", ["records.jsonl", "sources.jsonl", "quarantine.jsonl", "run.json"])
@pytest.mark.parametrize("share", [0.5, 0.99])
def test_cut_files_are_told(run: Path, name: str, share: float) -> None:
    whole = (run / name).read_bytes()
    (run / name).write_bytes(whole[: int(len(whole) * share)])
    for arguments in readers(run):
        code, said = invoke(*arguments)
        assert code == BROKEN
        assert name in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("records.jsonl", b"[]\n[]\n"),
        ("records.jsonl", b'{"schema_version": "1"}\n{"schema_version": "1"}\n'),
        ("sources.jsonl", b"{}\n{}\n"),
        ("sources.jsonl", b"null\n1\n"),
        ("quarantine.jsonl", b"{}\n"),
        ("run.json", b"[1]"),
        ("run.json", b'{"roots": 3}'),
        ("trace.jsonl", b"nonsense\n"),
    ],
)
def test_files_of_another_form_never_show_a_traceback(run: Path, name: str, content: bytes) -> None:
    (run / name).write_bytes(content)
    codes = [invoke(*arguments)[0] for arguments in readers(run)]
    assert max(codes) in (FOUND, BROKEN)


def test_a_run_that_lost_whole_lines_is_told(run: Path) -> None:
    first, _ = (run / "records.jsonl").read_bytes().splitlines(keepends=True)
    (run / "records.jsonl").write_bytes(first)
    code, said = invoke("compare", run, "--out", run.parent / "laporan")
    assert (code, "harus berisi 2 baris" in said) == (BROKEN, True)


def test_no_page_of_a_redacted_run_is_drawn_without_its_last_file(
    sources: Path, tmp_path: Path
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    text = STANDARD.replace(
        "Pengaduan Layanan\n", "Pengaduan Layanan\nIbu Sri Contoh 0812-1111-2222\n"
    )
    (source / "a.txt").write_text(text)
    run = tmp_path / "run"
    assert invoke("extract", source, "--out", run, "--redact-contacts", "-q")[0] == DONE
    assert "█" in (run / "records.jsonl").read_text()
    (run / "run.json").unlink()
    for arguments in readers(run):
        assert invoke(*arguments)[0] == BROKEN
    (record,) = read_records(run)
    spot = Spot(record.source.sha256, None, None, 1)
    with pytest.raises(BrokenRun, match=r"run\.json"):
        make_album([(record.source, spot)], run, tmp_path / "laporan", (source,))


@pytest.mark.parametrize("root", ["ftp://h/x", "simplecache::ftp://h/x", "zip://a::https://h/x"])
def test_a_run_of_somebody_else_opens_no_connection(
    run: Path, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(url: str) -> None:
        asked.append(url)
        raise OSError(errno.ECONNREFUSED, "refused")

    monkeypatch.setattr("corpus.run.sources._file_system", ask)
    entry = orjson.loads((run / "run.json").read_bytes())
    entry["roots"].append(root)
    (run / "run.json").write_bytes(orjson.dumps(entry))
    out = run.parent / "laporan"
    result = CliRunner().invoke(app, ["verify", str(run)])
    assert (result.exit_code, root in result.stdout) == (FOUND, True)
    assert invoke("compare", run, "--out", out, "--evidence", "all")[0] == DONE
    assert asked == []
    assert invoke("verify", run, "--sources", root)[0] == BROKEN
    assert asked == [root]


# ledgers


def _spoil(column: str, value: object) -> str:
    return f"UPDATE outcome SET {column} = {value}"


@pytest.mark.parametrize(
    "statement",
    [
        _spoil("packed", "x'00112233'"),
        _spoil("packed", "substr(packed, 1, 40)"),
        _spoil("sizes", "'[1, 2]'"),
        _spoil("sizes", "'[1, 2, 3, 4, 5]'"),
        _spoil("sizes", "'nonsense'"),
        _spoil("severities", "NULL"),
        "DROP TABLE outcome; CREATE TABLE outcome (key TEXT, error TEXT)",
        "CREATE TABLE patients (name TEXT)",
    ],
)
def test_a_damaged_or_foreign_ledger_is_told(run: Path, sources: Path, statement: str) -> None:
    with sqlite3.connect(run / "ledger.sqlite") as database:
        database.executescript(statement)
    database.close()
    code, said = invoke("extract", sources, "--out", run, "-q")
    assert code == BROKEN
    assert "ledger.sqlite" in said
    (run / "ledger.sqlite").unlink()
    assert invoke("extract", sources, "--out", run, "-q")[0] == DONE


def test_a_folder_or_a_link_in_the_ledgers_place_is_told(sources: Path, tmp_path: Path) -> None:
    run, other = tmp_path / "run", tmp_path / "other.sqlite"
    (run / "ledger.sqlite").mkdir(parents=True)
    code, said = invoke("extract", sources, "--out", run, "-q")
    assert (code, "ledger.sqlite" in said) == (BROKEN, True)
    (run / "ledger.sqlite").rmdir()
    (run / "ledger.sqlite").symlink_to(other)
    code, said = invoke("extract", sources, "--out", run, "-q")
    assert (code, "tautan" in said) == (BROKEN, True)
    assert not other.exists()


# the system


def full(stream: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("command", ["compare", "inspect"])
def test_a_full_disk_is_told_and_leaves_no_half_file(
    run: Path, sources: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run.parent / "out"
    monkeypatch.setattr(whole_file, "settle", full)
    if command == "compare":
        code, said = invoke("compare", run, "--out", out)
    else:
        code, said = invoke("inspect", sources / "b.pdf", "--html", out / "b.html")
    assert code == BROKEN
    assert str(out) in said
    assert "Kosongkan ruang" in said
    assert [file for file in out.rglob("*") if file.is_file()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="a bound on files stands for a full disk")
@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "jsonld"])
def test_an_export_that_does_not_fit_is_told(run: Path, form: str) -> None:
    out = run.parent / "out"
    program = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n" + PROGRAM
    )
    command = [sys.executable, "-c", program, "export", str(run), "--to", form, "--out", str(out)]
    broken = subprocess.run(command, capture_output=True, text=True, check=False)
    assert broken.returncode == BROKEN
    assert "Traceback" not in broken.stderr
    assert str(out) in broken.stderr
    assert [file for file in out.rglob("*") if file.is_file()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_that_are_no_utf8_are_read_and_shown(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/dokumen-\xff"))
    folder.mkdir()
    (folder / "a.txt").write_text(STANDARD)
    out = Path(os.fsdecode(os.fsencode(tmp_path) + b"/run-\xfe"))
    command = [sys.executable, "-c", PROGRAM, "extract", str(folder), "--out", str(out), "--json"]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == DONE, run.stderr
    assert orjson.loads(run.stdout)["run"].endswith("run-\\xfe")
    assert orjson.loads((out / "run.json").read_bytes())["roots"][0].endswith("dokumen-\\xff")
    named = subprocess.run(
        [sys.executable, "-c", PROGRAM, "extract", folder / "a.txt", "--out", out],
        capture_output=True,
        check=False,
    )
    assert named.returncode == DONE, named.stderr


# places that are taken


def test_nothing_of_others_is_written_over(run: Path, sources: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(sources, tmp_path / "in"))
    taken = tmp_path / "taken"
    taken.mkdir()
    for name in ("records.jsonl", "run.json", "index.html", "report.xlsx", "items.csv"):
        (taken / name).write_text("milik orang lain\n")
    file = tmp_path / "file"
    file.write_text("milik orang lain\n")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for arguments in (
        ("inspect", copy / "b.pdf", "--html", copy / "b.pdf"),
        ("inspect", copy / "b.pdf", "--html", copy / "a.txt"),
        ("inspect", copy / "b.pdf", "--html", taken / "index.html"),
        ("compare", run, "--out", run),
        ("compare", run, "--out", file),
        ("compare", run, "--out", taken),
        ("compare", run, run, "--drift", "--out", run),
        ("export", run, "--to", "csv", "--out", taken),
        ("export", run, "--to", "csv", "--out", file),
        ("extract", copy, "--out", taken),
        ("extract", copy, "--out", file),
    ):
        code, said = invoke(*arguments)
        assert code in (WRONG_USE, BROKEN), arguments
        assert said
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["gold.json", "standar-002.pdf"])
@pytest.mark.parametrize("content", ["milik orang", "[1]", GOLD])
def test_a_sample_is_written_over_itself_only(tmp_path: Path, name: str, content: str) -> None:
    folder = tmp_path / "contoh"
    folder.mkdir()
    (folder / name).write_text(content)
    code, said = invoke("sample", folder, "--count", 3)
    assert (code, name in said) == (WRONG_USE, True)
    assert [file.name for file in folder.iterdir()] == [name]
    (folder / name).unlink()
    for _ in range(2):
        assert invoke("sample", folder, "--count", 3) == (DONE, "")
    (folder / "standar-001.pdf").write_bytes(b"%PDF-1.7 ditandai orang")
    assert invoke("sample", folder, "--count", 3)[0] == WRONG_USE


def test_own_files_are_written_again(run: Path, sources: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert invoke("inspect", sources / "b.pdf", "--html", tmp_path / "b.html")[0] == DONE
        assert invoke("compare", run, run, "--drift", "--out", tmp_path / "drift")[0] == DONE
        for arguments in readers(run):
            if arguments[0] != "evaluate":
                assert invoke(*arguments)[0] == DONE


def test_no_link_is_followed(sources: Path, tmp_path: Path) -> None:
    victim, run = tmp_path / "victim", tmp_path / "run"
    victim.write_text("milik orang lain\n")
    run.mkdir()
    for name in ("records.jsonl", "run.json", "near_duplicates.jsonl"):
        (run / f".{name}.part").symlink_to(victim)
    (run / "quarantine.jsonl").symlink_to(tmp_path / "nowhere")
    assert invoke("extract", sources, "--out", run, "-q")[0] == DONE
    (run / "run.log").unlink()
    (run / "run.log").symlink_to(victim)
    code, said = invoke("extract", sources, "--out", run, "-q")
    assert (code, "run.log" in said) == (BROKEN, True)
    out = tmp_path / "laporan"
    out.mkdir()
    (out / "evidence").symlink_to(tmp_path)
    assert invoke("compare", run, "--out", out, "--evidence", "all")[0] == WRONG_USE
    assert victim.read_text() == "milik orang lain\n"
    assert not (tmp_path / "nowhere").exists()


# being stopped


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_told_to_stop_stops_at_once(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for count in range(300):
        (folder / f"{count}.txt").write_text(STANDARD.replace("3 hari", f"{count + 2} hari"))
    command = [
        sys.executable,
        "-c",
        HEEDING + PROGRAM,
        "extract",
        str(folder),
        "--out",
        str(tmp_path / "run"),
    ]
    process = subprocess.Popen(
        [*command, "--workers", "2"], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    _wait_for_rows(tmp_path / "run" / "ledger.sqlite")
    process.send_signal(number)
    _, said = process.communicate(timeout=120)
    assert process.returncode == BROKEN
    done = re.search(r"(\d+) dari 300 dokumen sudah dibaca", said)
    assert done is not None, said
    assert int(done[1]) < 300  # what is left undone shows that it did not wait for the rest
    assert "Jalankan lagi perintah yang sama" in said
    assert "Traceback" not in said
    with pytest.raises(ProcessLookupError):  # nor has it left a reader behind
        os.killpg(process.pid, 0)


def _wait_for_rows(file: Path) -> None:
    """Until the first documents are read."""
    deadline_s = time.monotonic() + 120
    while time.monotonic() < deadline_s:
        wal = file.with_name(f"{file.name}-wal")
        if wal.exists() and wal.stat().st_size > 50_000:
            return
        time.sleep(0.05)


# defects


def test_a_defect_of_reading_is_traced_in_the_log_without_the_documents_words(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus.run import batch, reading

    def fail(*_: object) -> None:
        raise KeyError("Rahasia warga")

    monkeypatch.setattr(reading, "read_document", fail)
    monkeypatch.setattr(
        batch,
        "run_isolated",
        lambda job, works, *_: [
            reading.read_source(work, job.context, lambda _: None) for work in works
        ],
    )
    code, said = invoke("extract", sources, "--out", tmp_path / "run", "--verbose", "-q")
    assert code == FOUND
    log = (tmp_path / "run" / "run.log").read_text()
    assert log.count("corpus/run/reading.py:") == 3
    assert "KeyError" in log
    assert "Rahasia" not in log
    assert "corpus/run/reading.py:" in said


@pytest.mark.parametrize("flag", [(), ("--verbose",)])
def test_a_defect_of_a_command_is_one_sentence_and_a_trace(
    run: Path, flag: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("Rahasia warga")

    monkeypatch.setattr("output.export.export.export_run", fail)
    result = CliRunner().invoke(app, ["export", str(run), "--to", "csv", *flag])
    assert result.exit_code == BROKEN
    assert "kesalahan program (KeyError) pada perintah export" in result.stderr
    assert "run.log" in result.stderr
    assert ("Traceback" in result.stderr) is bool(flag)
    log = (run / "run.log").read_text()
    assert "selaras/__init__.py:" in log
    assert "Rahasia" not in log


def test_every_error_has_a_code_and_says_what_to_do() -> None:
    for module in (
        "corpus.run.cluster",
        "corpus.run.ledger",
        "output.export.export",
        "output.command.targets",
    ):
        import_module(module)

    def below(kind: type[SelarasError]) -> Iterator[type[SelarasError]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    for kind in below(SelarasError):
        wanted = (FOUND,) if issubclass(kind, ExtractionError) else (WRONG_USE, BROKEN)
        assert kind.exit_code in wanted, kind
        if kind.exit_code == BROKEN or issubclass(kind, ExtractionError):
            assert kind.advice, kind


def test_a_reader_that_goes_away_changes_no_code(run: Path) -> None:
    """`selaras verify RUN | true`: the result is what was found, not that nobody looked."""
    for form, code in (([], DONE), (["--json"], DONE)):
        command = [sys.executable, "-c", PROGRAM, "verify", str(run), *form]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait() == code
        assert process.stderr is not None
        with process.stderr as stream:
            assert stream.read() == b""


# what libraries say; foreign modules


def test_what_libraries_warn_of_is_not_shown(tmp_path: Path) -> None:
    program = (
        "import logging, warnings\n"
        "from corpus.run.workers import Job, Limits, Worker\n"
        "from corpus.library_logs import quiet_libraries\n"
        "quiet_libraries()\n"
        "logging.getLogger('pdfminer').warning('odd font'); warnings.warn('odd colour')\n"
    )
    command = [sys.executable, "-c", f"import sys; sys.path.append({str(HOME)!r})\n{program}"]
    quiet = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert quiet.stderr == ""


def test_foreign_modules_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_modules()
    with pytest.raises(ForeignModules, match="extractor"):
        check_modules(tmp_path)
    for package in own_modules.PACKAGES:
        shutil.copytree(HOME / package, tmp_path / package, ignore=lambda *_: ["__pycache__"])
    record = tmp_path / "selaras-0.1.0.dist-info" / "RECORD"
    record.parent.mkdir()
    rows = [
        f"{file.relative_to(tmp_path)},sha256={_digest(file)},{file.stat().st_size}\n"
        for file in sorted(tmp_path.rglob("*.py"))
    ]
    record.write_text("".join(rows))

    def version() -> subprocess.CompletedProcess[str]:
        program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        program += "from output.start import main; main()"
        command = [sys.executable, "-P", "-c", program, "--version"]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert version().returncode == DONE
    (tmp_path / "output" / "doctor.py").write_text("def app(): print('other program')\n")
    foreign = version()
    assert (foreign.returncode, foreign.stdout) == (BROKEN, "")
    assert "output/doctor.py bukan milik Selaras" in foreign.stderr
    assert "pipx" in foreign.stderr
    (tmp_path / "output" / "doctor.py").unlink()
    assert "tidak ada lagi" in version().stderr


def _digest(file: Path) -> str:
    import base64
    import hashlib

    digest = hashlib.sha256(file.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
