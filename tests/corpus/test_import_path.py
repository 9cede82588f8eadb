"""Files that lie where a command is run, or among its documents, are never run as modules."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.run import import_path
from corpus.run.import_path import HOME, enclosed, safe_environment, safe_path
from selaras import extract_folder
from tests.support.printed_sheets import Print, whole_standard
from tests.support.typed_texts import STANDARD

# Optional modules that spaCy, PyMuPDF, dask and pydantic ask for by name, and one of everybody's.
BAITS = ("torch", "cupy", "pymupdf_fonts", "thinc_apple_ops", "pynvml", "email_validator", "rich")
COMMAND = "import sys; sys.argv[0] = 'selaras'; from output.start import main; main()"
# One command after the other in one process, each from its beginning.
COMMANDS = """
import sys
from output.start import main
for arguments in {commands!r}:
    sys.argv = ["selaras", *arguments]
    try:
        main()
    except SystemExit as end:
        assert not end.code, (arguments, end.code)
sys.stderr.write("all of them\\n")
"""


def lay_baits(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name in BAITS:
        text = f"import pathlib; pathlib.Path({str(folder)!r}, 'ran-{name}').touch()\n"
        (folder / f"{name}.py").write_text(text)


def run_selaras(
    cwd: Path, *arguments: str | Path, path: str | None = None, program: str = COMMAND
) -> subprocess.CompletedProcess[str]:
    """The command as its script starts it, with PYTHONPATH if asked for."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = path
    flags = ["-P", "-c", f"import sys; sys.path.append({str(HOME)!r})\n{program}"]
    command = [sys.executable, *flags, *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def ran(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("ran-*"))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "dokumen"
    lay_baits(folder)
    (folder / "a.txt").write_text(STANDARD)
    (folder / "b.pdf").write_bytes(whole_standard(Print()).bytes())
    return folder


@pytest.fixture
def run(documents: Path, tmp_path: Path) -> Path:
    extract_folder([documents], tmp_path / "run")
    return tmp_path / "run"


@pytest.mark.parametrize("path", [None, "", ".", ":/nowhere", "{here}", "../dokumen"])
def test_extract_runs_nothing_of_its_folder(
    documents: Path, tmp_path: Path, path: str | None
) -> None:
    given = path.format(here=documents) if path is not None else None
    # `rich` would be loaded before the first line of this program: Python's own doing.
    (documents / "rich.py").unlink()
    done = run_selaras(documents, "extract", ".", "--out", tmp_path / "run", path=given)
    assert done.returncode == 0, done.stderr
    assert ran(documents) == []


def test_no_other_command_does(documents: Path, run: Path, tmp_path: Path) -> None:
    commands = (
        ("verify", run),
        ("inspect", "b.pdf"),
        ("inspect", "b.pdf", "--html", tmp_path / "b.html"),
        ("compare", run, "--out", tmp_path / "report", "--evidence", "all"),
        ("export", run, "--to", "xlsx"),
        ("doctor",),
        ("schema",),
    )
    program = COMMANDS.format(commands=[[*map(str, one)] for one in commands])
    done = run_selaras(documents, program=program)
    assert done.stderr.endswith("all of them\n"), done.stderr
    assert ran(documents) == []


def test_sources_of_a_run_are_no_place_for_modules(
    documents: Path, run: Path, tmp_path: Path
) -> None:
    """The commands are started elsewhere and PYTHONPATH names the folder of the documents."""
    (documents / "rich.py").unlink()
    commands = [["verify", str(run)], ["compare", str(run), "--out", str(tmp_path / "report")]]
    program = COMMANDS.format(commands=commands)
    done = run_selaras(tmp_path, path=str(documents), program=program)
    assert done.stderr.endswith("all of them\n"), done.stderr
    assert ran(documents) == []


def test_readers_started_from_a_session_in_the_folder_run_nothing_of_it(
    documents: Path, tmp_path: Path
) -> None:
    """A notebook or `python -c` has the current folder on its own path; readers have not."""
    for bait in ("rich", "email_validator"):  # the session itself imports these
        (documents / f"{bait}.py").unlink()
    program = (
        f"import sys; sys.path.append({str(HOME)!r})\n"
        "import selaras\n"
        f"selaras.extract_folder(['.'], {str(tmp_path / 'run')!r})\n"
        "assert '' in sys.path\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=documents, check=True)
    assert ran(documents) == []


def test_workers_of_a_local_cluster_run_nothing_of_the_folder(
    documents: Path, tmp_path: Path
) -> None:
    pytest.importorskip("distributed")
    out = tmp_path / "run"
    done = run_selaras(documents, "extract", ".", "--out", out, "--cluster", "local", path="")
    assert done.returncode == 0, done.stderr
    assert ran(documents) == []


# the path itself


def test_the_path_keeps_what_is_installed_and_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, others = tmp_path / "own", tmp_path / "others"
    installed = [entry for entry in sys.path if "site-packages" in entry]
    monkeypatch.chdir(tmp_path)
    wanted = ["", ".", "own", str(tmp_path), str(own), str(others), *installed]
    monkeypatch.setattr(sys, "path", wanted)
    monkeypatch.setattr(import_path._KEPT_OUT, "folders", {own})
    assert safe_path() == [str(others), *installed, str(HOME)]


def test_programs_that_are_started_do_not_look_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = {"PATH": f"/usr/bin::.:bin:{tmp_path}", "PYTHONPATH": f":lib:{tmp_path}", "LANG": "C"}
    # A folder of programs that somebody has named in full is theirs, wherever they are.
    safe = {"PATH": f"/usr/bin:{tmp_path}", "PYTHONPATH": "", "LANG": "C", "PYTHONSAFEPATH": "1"}
    assert safe_environment(given) == safe | {"PYDANTIC_DISABLE_PLUGINS": "__all__"}


def test_a_session_gets_its_own_path_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    before = sys.path[:], dict(os.environ)
    with enclosed():
        assert "" not in sys.path
        assert os.environ["PYTHONSAFEPATH"] == "1"
    assert (sys.path, dict(os.environ)) == before


def test_a_folder_that_is_gone_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert str(HOME) in safe_path()
