"""The documentation is true: its commands run, its links lead somewhere, its pictures are there."""

import json
import re
import runpy
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import selaras
from corpus.sample.sample import write_sample
from extractor.errors import ExtractionError
from output.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")], key=lambda page: page.relative_to(ROOT)
)
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
# These start from an empty folder, as their readers do; the others from documents and a run. They
# are followed with as many documents as they name, not with the sample's usual 24.
FROM_NOTHING = {"README.id.md": 4, "docs/tutorial.md": 11}
HOW_TO = [name for name in NAMES if name.startswith("docs/how-to/")]
FEW = 8  # documents; enough for the how-to pages
MAX_PICTURE_BYTES = 150_000

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ANCHOR_SIGNS = re.compile(r"[^\w\s-]")


def executable_blocks(text: str) -> list[tuple[str, str]]:
    return [
        (language, block)
        for language, block in _BLOCK.findall(text)
        if language in ("console", "python", "yaml", "toml")
    ]


def record_id(file: str) -> str:
    """What a reader would have copied from `inspect`."""
    lines = Path("run/records.jsonl").read_text("utf-8").splitlines()
    ids = {entry["source"]["path"]: entry["record_id"] for entry in map(json.loads, lines)}
    return str(ids[file])


def run_command(line: str, last_file: str, count: int) -> None:
    line = line.replace("--count 24", f"--count {count}")
    if "RECORD_ID" in line:
        line = line.replace("RECORD_ID", record_id(last_file))
    program, *arguments = shlex.split(line)
    assert program == "selaras", line
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, f"{line}\n{result.output}"


def write_file(block: str) -> None:
    """A block that starts with the name of its file is that file."""
    first = block.split("\n", 1)[0]
    file = re.search(r"^- file: (\S+)$", block, re.MULTILINE)
    if file is not None:
        block = block.replace("RECORD_ID", record_id(file.group(1)))
    Path(first.removeprefix("# ")).write_text(block, encoding="utf-8")


def follow(text: str, count: int = FEW) -> int:
    """Do what a page says, in the current folder; how many commands that were."""
    done, last_file = 0, ""
    for language, block in executable_blocks(text):
        if language == "console":
            commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
            assert commands, block
            for command in commands:
                last_file = next(iter(re.findall(r"standar-\d+\.pdf", command)), last_file)
                run_command(command, last_file, count)
            done += len(commands)
        elif language == "python":
            exec(compile(block, "<example>", "exec"), {"__name__": "__main__"})
        elif block.startswith("# "):
            write_file(block)
    return done


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few documents, a run and a report, as the how-to pages take for granted."""
    folder = tmp_path_factory.mktemp("docs")
    write_sample(folder / "documents", FEW)
    selaras.extract_folder(folder / "documents", folder / "run")
    selaras.compare(folder / "run", folder / "report")
    return folder


@pytest.mark.parametrize("name", FROM_NOTHING)
def test_a_page_for_beginners_can_be_followed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert follow((ROOT / name).read_text("utf-8"), FROM_NOTHING[name]) >= 6


@pytest.mark.parametrize("name", HOW_TO)
def test_a_how_to_page_can_be_followed(
    name: str, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "work"
    shutil.copytree(prepared, folder)
    monkeypatch.chdir(folder)
    text = (ROOT / name).read_text("utf-8")
    assert follow(text) or "```python" in text


def test_the_quick_start_gives_what_the_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    start = text.index("## Quick start")
    monkeypatch.chdir(tmp_path)
    follow(text[start : text.index("## What comes out")], FROM_NOTHING["README.id.md"])
    table = text[text.index("| in the run folder") : text.index("Exit codes")]
    named = set(re.findall(r"`([\w.]+)`", table))
    assert named == {file.name for file in Path("run").iterdir()}
    assert Path("report/index.html").is_file()
    assert Path("inspect.html").is_file()


@pytest.mark.parametrize("readme", ["README.md", "README.id.md"])
def test_the_readmes_name_every_command(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    table = text[text.index("|---|---|") :]
    for command in app.registered_commands:
        assert command.callback is not None
        assert re.search(rf"`{command.callback.__name__}[` ]", table), command.callback.__name__


def anchors_of(text: str) -> set[str]:
    """The names under which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = [_ANCHOR_SIGNS.sub("", heading.replace("`", "").lower()) for heading in headings]
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in _LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        place, _, anchor = target.partition("#")
        linked = (page.parent / place).resolve() if place else page
        assert linked.exists(), target
        assert linked.is_relative_to(ROOT), target
        if anchor and linked.suffix == ".md":
            assert anchor in anchors_of(linked.read_text("utf-8")), target


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {
        (index.parent / target).resolve() for target in _LINK.findall(index.read_text("utf-8"))
    }
    pages = {page.resolve() for page in (ROOT / "docs").rglob("*.md")} - {index}
    assert sorted(pages - linked) == []


def test_pictures_are_small_and_used() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").iterdir())
    assert pictures
    used = "".join(page.read_text("utf-8") for page in PAGES)
    for picture in pictures:
        assert picture.stat().st_size < MAX_PICTURE_BYTES, picture.name
        assert f"pictures/{picture.name})" in used, picture.name


@pytest.mark.parametrize(
    "name", ["make_data_model", "make_findings", "make_architecture", "make_gallery"]
)
def test_what_scripts_make_is_current(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    script = ROOT / "scripts" / f"{name}.py"
    monkeypatch.setattr(sys, "argv", [str(script), "--check"])
    runpy.run_path(str(script), run_name="__main__")  # exits where it is not


def test_files_that_the_documentation_names_are_there() -> None:
    """Names of our own files in backquotes, such as `corpus/rules/rules.py`."""
    folders = "extractor|parsers|normalizers|corpus|output|selaras|tests|scripts|docs|notebooks"
    named = re.compile(rf"`((?:{folders})/[\w/.-]*)`")
    for page in PAGES:
        for name in named.findall(page.read_text("utf-8")):
            assert (ROOT / name).exists(), f"{page.name} names {name}"


def test_every_word_of_the_house_has_its_place() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = [row for row in text[: text.index("| the law's word")].splitlines() if "**" in row]
    assert rows
    assert [row for row in rows if not re.search(r"\| `[\w/.]+` \|$", row)] == []


def test_names_in_the_code_that_the_documentation_mentions_are_there() -> None:
    code = "".join(
        file.read_text("utf-8")
        for folder in ("extractor", "parsers", "normalizers", "corpus", "output", "tests")
        for file in (ROOT / folder).rglob("*.py")
    )
    for name in ("docs/adding.md", "docs/design.md", "docs/how-to/another-language.md"):
        text = re.sub(r"^```.*?^```", "", (ROOT / name).read_text("utf-8"), flags=re.M | re.S)
        for word in re.findall(r"`(_?[A-Z][A-Z_]{3,}|[a-z]+_[a-z_]+|[A-Z][a-z]+[A-Z]\w+)`", text):
            assert re.search(rf"\b{word}\b", code), f"{name} names {word}"


def errors_below(kind: type[ExtractionError]) -> set[str]:
    return {kind.slug}.union(*(errors_below(below) for below in kind.__subclasses__()))


def test_every_reason_for_quarantine_is_explained() -> None:
    text = (ROOT / "docs/how-to/unread-documents.md").read_text("utf-8")
    explained = re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)
    of_the_run = {"timeout", "out-of-memory", "crashed", "changed", "internal-error"}
    assert sorted(explained) == sorted(errors_below(ExtractionError) | of_the_run)


@pytest.mark.parametrize("notebook", sorted(ROOT.glob("notebooks/*.ipynb")), ids=lambda n: n.stem)
def test_notebooks_are_clean(notebook: Path) -> None:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    for cell in code:
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        assert not re.search(r"^\s*(?:def|class) ", "".join(cell["source"]), re.MULTILINE)
