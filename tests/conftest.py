"""Options of the test run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import tests.support.chance  # noqa: F401  names the profiles
from output.command.language import choose_language
from tests.support.one_process import Switch, one_process

settings.load_profile("certain")  # --hypothesis-profile=chance: what `make fuzz` asks for


# What starts whole runs, processes, browsers or tesseract, folder by folder.
SLOW = {
    "corpus": (
        "accuracy batch cluster corrections evaluate findings_accuracy growth import_path "
        "near_duplicates own_proof pipeline redaction review run_log sample settings verify workers"
    ),
    "docs": "commands users",
    "extractor": "ocr ocr_lines orientation",
    "output": (
        "cli corrections_sheet drift evidence export failures inspect jsonld language report "
        "report_values review_offline review_page review_server review_users workbook"
    ),
    "project": "imports wheel",
    "selaras": "selaras",
}
SLOW_FILES = {
    Path(__file__).parent / folder / f"test_{name}.py"
    for folder, names in SLOW.items()
    for name in names.split()
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path in SLOW_FILES:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def in_one_process() -> Iterator[None]:
    with one_process():
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:  # before the fixtures of any scope
    Switch.is_on = item.get_closest_marker("processes") is None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write tests/documents/*/expected.json anew; read the difference before you commit it",
    )


@pytest.fixture(scope="session")
def is_regenerating(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """The language that a command was told to speak is not the next test's."""
    yield
    choose_language(None)
