"""Options of the test run."""

from __future__ import annotations

import pytest
from hypothesis import settings

import tests.support.chance  # noqa: F401  names the profiles

settings.load_profile("certain")  # --hypothesis-profile=chance: what `make fuzz` asks for


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write tests/documents/*/expected.json anew; read the difference before you commit it",
    )


@pytest.fixture(scope="session")
def is_regenerating(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))
