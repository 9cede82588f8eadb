"""What gets imported by whom, and when: the order of the house and a quick `--help`."""

import ast
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from output.cli import app

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = SETTINGS["tool"]["importlinter"]["root_packages"]
# Each of these costs more than the whole of `--help` may (import times measured on a cold start).
HEAVY_LIBRARIES = (
    "altair",
    "dask",
    "distributed",
    "pandas",
    "pdfplumber",
    "pyarrow",
    "pymupdf",
    "rdflib",
    "spacy",
)
HELP_PROBE = """
import json, sys
sys.argv = ["selaras", *sys.argv[1:]]
from output.start import main
try:
    main()
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""
COMMANDS = sorted(typer.main.get_group(app).commands)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_loads_no_heavy_library(command: str) -> None:
    probe = subprocess.run(
        [sys.executable, "-c", HELP_PROBE, *command.split(), "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert probe.returncode == 0, probe.stderr
    assert "Pemakaian" in probe.stdout
    loaded = set(json.loads(probe.stderr.splitlines()[-1]))
    assert "output" in loaded
    assert loaded.isdisjoint(HEAVY_LIBRARIES)


@pytest.mark.parametrize("asking", ["corpus.run.batch", "corpus.proof.verify"])
def test_whoever_asks_for_readings_loads_no_reader(asking: str) -> None:
    probe = f"import json, sys, {asking}; print(json.dumps(sorted(sys.modules)))"
    found = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(found.stdout))
    assert asking in loaded
    assert loaded.isdisjoint({"corpus.pipeline", "corpus.run.reading", *HEAVY_LIBRARIES})


def test_import_order_holds() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    check = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout


def test_every_package_of_the_wheel_is_under_the_contract() -> None:
    wheel = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == PACKAGES
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(PACKAGES)


def distribution_names(requirements: list[str]) -> set[str]:
    names = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {name[0].lower().replace("_", "-") for name in names if name}


def imported_top_levels(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", [*PACKAGES, "selaras"])
def test_every_import_is_a_declared_dependency(package: str) -> None:
    """What only the tests need is not there when a user runs the program."""
    project = SETTINGS["project"]
    extras = project["optional-dependencies"]
    offered = [entry for name, entries in extras.items() if name != "dev" for entry in entries]
    declared = distribution_names(project["dependencies"] + offered)
    known = {*sys.stdlib_module_names, *PACKAGES, "selaras"}
    providers = importlib.metadata.packages_distributions()
    sources = [ROOT / package] if package.endswith(".py") else (ROOT / package).rglob("*.py")
    undeclared = {
        f"{source.relative_to(ROOT)}: {name}"
        for source in sources
        for name in set(imported_top_levels(source)) - known
        if declared.isdisjoint(distribution_names(providers.get(name, [])))
    }
    assert undeclared == set()
