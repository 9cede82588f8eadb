"""What a person does to quarantined documents and to groups in a browser, and what it makes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from corpus.comparison.settings import load_settings
from corpus.record.json_files import read_lines
from corpus.review.session import Session
from corpus.run.batch import RunPlan, extract_folder
from corpus.run.outcome import ReadOptions
from corpus.sample.sample import write_sample
from output.review.page import live_page
from output.review.routes import Desk
from output.review.server import open_server, serving
from output.review.sheets import Sheets
from output.review.words import page_words
from selaras import compare
from tests.support.chromium import chromium, watched_page

WORDS = page_words("id")
OWN = """DINAS PERPUSTAKAAN KABUPATEN CONTOH
STANDAR PELAYANAN KARTU ANGGOTA PERPUSTAKAAN

Bekal dari Rumah
1. Kartu pelajar
2. Pas foto

Jalannya layanan
1. Pengunjung mengisi formulir
2. Petugas memotret pengunjung

Lama menunggu
15 menit
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@contextmanager
def desk(browser: Any, session: Session) -> Iterator[Any]:
    """The page of a session, closed with its readers."""
    page = live_page("id", "selaras-review:results:", "Ani")
    desk = Desk(session, Sheets(session.run, ()), "id", page.html, "Ani")
    with serving(open_server(desk, page.policy, session.run, 0)) as server:
        tab, seen = watched_page(browser, server.address)
        tab.wait_for_selector(".row.chosen")
        yield tab
        tab.close()
        assert [one for one in seen if not one.startswith(("http", "blob:http"))] == []
    session.close()


def teach(tab: Any, line: str, component: str) -> str:
    """Choose a line in the document, teach it, and what the page says that it does."""
    tab.locator("#sheets li", has_text=line).click()
    tab.keyboard.press("t")
    assert tab.locator("dialog input").input_value() == line
    tab.keyboard.press("Tab")
    tab.keyboard.type(component)
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".effect .editor-acts", timeout=60_000)
    return str(tab.locator(".effect").inner_text())


def keep(tab: Any) -> None:
    tab.get_by_role("button", name=WORDS["teach_keep"]).click()
    tab.wait_for_selector("dialog", state="detached")


def requirements(run: Path) -> dict[str, list[str]]:
    return {
        Path(one["source"]["path"]).name: [item["text"] for item in one["persyaratan"]["items"]]
        for one in read_lines(run / "records.jsonl")
        if one["persyaratan"]
    }


def test_headings_are_taught_from_a_document_that_was_not_understood(
    browser: Any, tmp_path: Path
) -> None:
    source, run, settings = tmp_path / "src", tmp_path / "run", tmp_path / "selaras.toml"
    source.mkdir()
    (source / "a.txt").write_text(OWN)
    other = OWN.replace("Jalannya layanan", "Prosedur").replace("Lama menunggu", "Jangka Waktu")
    (source / "b.txt").write_text(other)
    extract_folder(RunPlan((str(source),), str(run)))
    assert requirements(run) == {}
    with desk(browser, Session.open(run, settings=settings)) as tab:
        assert tab.locator("#source-title").inner_text() == "a.txt"
        assert tab.locator(".record-head .chip").inner_text() == WORDS["quarantined"]
        told = teach(tab, "Bekal dari Rumah", "Persy")
        assert "Kartu pelajar\nPas foto" in told
        assert WORDS["teach_not_yet"].format(file="a.txt") in told
        assert not settings.exists()
        keep(tab)
        told = teach(tab, "Jalannya layanan", "Sistem")
        assert "a.txt" in told
        assert WORDS["teach_not_yet"].format(file="a.txt") not in told
        keep(tab)
        tab.keyboard.press("d")
        tab.wait_for_selector("#queue-list .is-done")
        tab.keyboard.press("n")
        tab.keyboard.press("u")
        tab.wait_for_selector("#queue-list .is-done", state="detached")
        assert tab.locator("#source-title").inner_text() == "a.txt"
    headings = load_settings(settings).headings
    extract_folder(RunPlan((str(source),), str(run), ReadOptions(own_headings=headings)))
    assert requirements(run) == {name: ["Kartu pelajar", "Pas foto"] for name in ("a.txt", "b.txt")}


def test_groups_are_split_and_named_and_the_next_comparison_has_them(
    browser: Any, tmp_path: Path
) -> None:
    write_sample(tmp_path / "src", 12, layouts=("text",))
    run, report = tmp_path / "run", tmp_path / "report"
    extract_folder(RunPlan((str(tmp_path / "src"),), str(run)))
    compare(run, report, evidence="none")
    session = Session.open(run, report=report)
    before = session.groups(session.queue()[0]["record_id"])["components"]["persyaratan"]
    with desk(browser, session) as tab:
        tab.keyboard.press("g")
        tab.wait_for_selector("dialog[open].groups")
        first = tab.locator("dialog fieldset").first
        leaving = first.locator("label").last.inner_text().strip()
        first.locator("input").last.check()
        tab.locator("dialog input[type=text]").fill("Hadir sendiri")
        tab.get_by_role("button", name=WORDS["groups_split"], exact=True).click()
        tab.locator("#told", has_text=WORDS["groups_kept"]).wait_for()
        tab.keyboard.press("g")
        last = tab.locator("dialog fieldset").nth(len(before) - 1)
        last.locator("input").first.check()
        tab.locator("dialog input[type=text]").fill("Nama yang salah")
        tab.get_by_role("button", name=WORDS["groups_rename"], exact=True).click()
        tab.wait_for_selector("dialog", state="detached")
        tab.keyboard.press("u")
        tab.locator("#told", has_text="kelompok butir: rename").wait_for()
    (change,) = json.loads((run / "status.json").read_text())["groups"]
    assert (change["change"], change["items"], change["by"]) == ("split", [leaving], "Ani")
    compare(run, tmp_path / "again", evidence="none")
    after = Session.open(run, report=tmp_path / "again")
    groups = after.groups(after.queue()[0]["record_id"])["components"]["persyaratan"]
    (own,) = [one for one in groups if one["text"] == "Hadir sendiri"]
    assert {one["text"] for one in own["members"]} == {leaving}
    assert len(groups) == len(before) + 1
