"""The checkout's top level: what a program left lying there is no part of the project."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = {"corpus", "extractor", "normalizers", "notebooks", "output", "parsers", "selaras", "tests"}
BESIDE = {".ci", ".github", "benchmarks", "docs", "scripts"}


def test_the_top_level_has_the_house_and_what_stands_beside_it() -> None:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("a copy without its history")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip(f"git does not open the checkout: {listed.stderr}")
    folders = {Path(name).parts[0] for name in listed.stdout.split("\0") if "/" in name}
    assert folders == HOUSE | BESIDE


MOST_IN_A_ROOM = 18  # modules that a reader can keep in view


@pytest.mark.parametrize("package", sorted(HOUSE - {"notebooks", "selaras", "tests"}))
def test_no_room_outgrows_what_a_reader_keeps_in_view(package: str) -> None:
    rooms = {path.parent for path in (ROOT / package).rglob("*.py")} - {ROOT / package}
    counts = {room.name: len([*room.glob("*.py")]) - 1 for room in rooms}
    assert not {room: count for room, count in counts.items() if count > MOST_IN_A_ROOM}
