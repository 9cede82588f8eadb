"""A new user and ten misread documents: put right by keyboard alone, and the next run is right."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from corpus.proof.verify import verify_run
from corpus.record.json_files import read_lines
from corpus.review.session import Session
from corpus.run.batch import RunPlan, extract_folder
from output.review.page import live_page
from output.review.routes import Desk
from output.review.server import open_server, serving
from output.review.sheets import Sheets
from tests.support.chromium import chromium, watched_page
from tests.support.misread import SLIPS, said_by, write_documents

MINUTES = 10  # for all ten, of a person; the keys alone take a minute


class To(NamedTuple):
    """Go on to the row that says this."""

    text: str


class Type(NamedTuple):
    """Write this."""

    text: str


# How each document is put right: keys, rows that are looked for, words that are typed.
REPAIRS: dict[str, Sequence[str | To | Type]] = {
    "standar-001": [To("Mengisi buku tamu"), "s", "Home", *["ArrowRight"] * 18, "Enter"],
    "standar-002": [To("Memiliki alamat email"), "J"],
    "standar-003": [To("Dicetak ulang"), "x"],
    "standar-004": [
        *(To("Tidak dipungut biaya (gratis)"), "Enter", Type("Tidak dipungut biaya (gratis)")),
        *("Enter", To("Produk Pelayanan"), "Enter", Type("Jawaban konsultasi statistik"), "Enter"),
        *("i", Type("Petunjuk sumber data statistik"), "Enter"),
    ],
    "standar-005": [
        *(To("3O Hari kerja"), "Enter", "Control+Home", "ArrowRight", "Delete", Type("0"), "Enter"),
    ],
    "standar-006": [To("Rp30.000 / buku"), "ArrowRight", "j", "Enter", Type("300.000"), "Enter"],
    "standar-007": [To("Instagram"), "a", "6"],
    "standar-008": [
        *(To("Mclati"), "Enter", Type("Jl. Melati Raya No. 171, Tanjungpandan 33439"), "Enter"),
    ],
    "standar-009": [To("Menyertakan salinan NPWP"), "a", "1"],
    "standar-010": [To("Menyampaikan rincian"), "Shift+Tab"],
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


def records(run: Path) -> dict[str, dict[str, Any]]:
    found = list(read_lines(run / "records.jsonl"))
    return {Path(one["source"]["path"]).stem: one for one in found}


class Person:
    """Somebody with a keyboard."""

    def __init__(self, tab: Any) -> None:
        self.tab = tab
        self.keys = 0

    def press(self, key: str) -> None:
        self.tab.keyboard.press(key)
        self.keys += 1

    def type(self, text: str) -> None:
        self.tab.keyboard.type(text)
        self.keys += len(text)

    def open(self, name: str) -> None:
        self.press("/")
        self.type(name)
        self.press("Enter")
        self.tab.locator("#source-title", has_text=name).wait_for()
        self.tab.wait_for_selector(".row.chosen")

    def reach(self, text: str) -> None:
        self.tab.wait_for_selector("#reading[aria-busy=false]")
        self.press("Home")
        for _ in range(200):
            if text in self.tab.locator(".row.chosen").inner_text():
                return
            self.press("j")
        raise AssertionError(f"no row says {text!r}")

    def repair(self, steps: Sequence[str | To | Type]) -> None:
        for step in steps:
            if isinstance(step, To):
                self.reach(step.text)
            elif isinstance(step, Type):
                self.type(step.text)
            else:
                self.press(step)
        self.tab.wait_for_selector("#reading[aria-busy=false]")


def test_ten_misread_documents_are_put_right_by_keyboard(browser: Any, tmp_path: Path) -> None:
    sound, misread = write_documents(tmp_path)
    extract_folder(RunPlan((sound,), tmp_path / "right"))
    run = tmp_path / "run"
    extract_folder(RunPlan((misread,), run))
    right, before = records(tmp_path / "right"), records(run)
    assert [name for name in SLIPS if said_by(right[name]) == said_by(before[name])] == []

    page = live_page("id", "selaras-review:users:", "Ani")
    desk = Desk(Session.open(run), Sheets(run, ()), "id", page.html, "Ani")
    start = time.monotonic()
    with serving(open_server(desk, page.policy, run, 0)) as server:
        tab, _ = watched_page(browser, server.address)
        tab.wait_for_selector(".row.chosen")
        person = Person(tab)
        for name, steps in REPAIRS.items():
            person.open(name)
            person.repair(steps)
            person.press("d")
        tab.locator("#progress", has_text="10 dari 10").wait_for()
        tab.close()
    took = time.monotonic() - start
    print(f"{person.keys} keys, {took:.0f} s")
    assert took < MINUTES * 60

    extract_folder(RunPlan((misread,), run))
    after = records(run)
    wrong = [name for name in SLIPS if said_by(right[name]) != said_by(after[name])]
    assert wrong == [], [said_by(after[name]) for name in wrong]
    assert verify_run(run).is_whole
    assert {one["by"] for record in after.values() for one in record["corrections"]} == {"Ani"}
