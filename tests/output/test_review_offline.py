"""A review as files: pages without a server, and their actions applied to the run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from corpus.record.json_files import read_lines
from corpus.review.session import Session
from corpus.run.batch import RunPlan, extract_folder
from corpus.sample.sample import write_sample
from output.cli import app
from tests.output.test_report import tags_of
from tests.output.test_review_page import press
from tests.support.chromium import chromium, watched_page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def run(tmp_path: Path) -> Path:
    write_sample(tmp_path / "documents", 3)
    extract_folder(RunPlan((tmp_path / "documents",), tmp_path / "run"))
    return tmp_path / "run"


def review(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["review", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


def requirements(run: Path, record_id: str) -> list[str]:
    record = Session.open(run).record(record_id)
    return [one["text"] for one in record["persyaratan"]["items"]]


def test_a_page_for_each_record_and_an_index(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    told = json.loads(review(run, "--out", out, "--json"))
    assert told == {"out": str(out), "records": 3}
    ids = {one["record_id"] for one in read_lines(run / "records.jsonl")}
    assert {file.stem for file in (out / "records").iterdir()} == ids
    first = {file: file.read_bytes() for file in out.rglob("*.html")}
    review(run, "--out", out, "--part", "1/2")
    assert len(list((out / "records").iterdir())) == 2
    review(run, "--out", out)
    assert {file: file.read_bytes() for file in out.rglob("*.html")} == first
    for page in first.values():
        tags = tags_of(page.decode())
        policy = next(a["content"] for _, a in tags if a.get("http-equiv"))
        assert policy is not None
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert not [a for _, a in tags if "src" in a or "onclick" in a]


def test_acts_are_kept_by_the_browser_downloaded_and_applied(
    run: Path, tmp_path: Path, browser: Any
) -> None:
    out = tmp_path / "pages"
    review(run, "--out", out, "--by", "Ani")
    record_id = next(iter(read_lines(run / "records.jsonl")))["record_id"]
    before = requirements(run, record_id)
    tab, seen = watched_page(browser, (out / "records" / f"{record_id}.html").as_uri())
    tab.wait_for_selector(".paper img")
    reach(tab, before[1])
    press(tab, "Enter")
    tab.keyboard.type("Kartu keluarga")
    press(tab, "Enter")
    tab.wait_for_selector(".row.changed")
    reach(tab, before[2])
    press(tab, "Tab")
    reach(tab, before[0])
    press(tab, "s", "Home", "Control+ArrowRight", "Enter")
    reach(tab, before[-1])
    press(tab, "x", "u")
    reach(tab, before[-1])
    press(tab, "x")
    tab.wait_for_selector("#reading[aria-busy=false]")
    tab.reload()
    tab.wait_for_selector(".row.chosen")
    assert tab.locator(".history li").count() == 4
    press(tab, "d")  # leads on to another record's page
    tab.wait_for_url(lambda address: record_id not in address)
    tab.goto((out / "index.html").as_uri())
    assert tab.locator("#records .chip.clean").count() == 1
    with tab.expect_download() as waited:
        tab.click("#download")
    file = tmp_path / "actions.json"
    waited.value.save_as(file)
    assert [one for one in seen if not one.startswith(("file:", "data:", "blob:"))] == []
    tab.close()

    assert "5 tindakan" in review(run, "--apply", file)
    word, _, rest = before[0].partition(" ")
    assert requirements(run, record_id) == [word, rest, "Kartu keluarga", *before[3:-1]]
    record = Session.open(run).record(record_id)
    assert [one["text"] for one in record["persyaratan"]["items"][2]["children"]] == [before[2]]
    view = Session.open(run).view(record_id)
    assert view["done"]
    assert {one["by"] for one in view["history"]} == {"Ani"}
    assert "tidak diterapkan" in review(run, "--apply", file, code=1)


def reach(tab: Any, text: str) -> None:
    tab.wait_for_selector("#reading[aria-busy=false]")
    press(tab, "Home")
    for _ in range(100):
        if text in tab.locator(".row.chosen").inner_text():
            return
        press(tab, "j")
    raise AssertionError(text)


def test_a_record_that_has_changed_since_is_left_alone(run: Path, tmp_path: Path) -> None:
    record_id = next(iter(read_lines(run / "records.jsonl")))["record_id"]
    session = Session.open(run)
    version = session.view(record_id)["version"]
    action = {"do": "set", "path": "persyaratan.items[0]", "value": "Kartu keluarga"}
    session.act(record_id, action, by="Budi", version=version)
    entry = {"record_id": record_id, "version": version, "actions": [{**action, "value": "KTP"}]}
    file = tmp_path / "actions.json"
    file.write_text(json.dumps({"selaras": "review", "records": [entry]}), "utf-8")
    told = review(run, "--apply", file, "--by", "Ani", code=1)
    assert "tidak diterapkan" in told
    assert requirements(run, record_id)[0] == "Kartu keluarga"


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"selaras": "review"}', '{"selaras": "review", "records": [1]}', "\x00"],
)
def test_a_file_of_something_else_is_refused(run: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "actions.json"
    file.write_text(content, "utf-8")
    assert str(file) in review(run, "--apply", file, code=2)


def test_the_run_folder_is_no_place_for_pages(run: Path) -> None:
    before = sorted(file.name for file in run.iterdir())
    review(run, "--out", run, code=2)
    review(run, "--out", run / "x", "--apply", run / "y", code=2)
    assert sorted(file.name for file in run.iterdir()) == before


def test_what_was_reviewed_becomes_gold(run: Path, tmp_path: Path) -> None:
    session = Session.open(run)
    for entry in session.queue():
        version = session.view(entry["record_id"])["version"]
        session.act(entry["record_id"], {"do": "done", "value": True}, by="Ani", version=version)
    gold = tmp_path / "gold.json"
    assert "3" in review(run, "--as-gold", gold)
    told = CliRunner().invoke(app, ["evaluate", str(run), str(gold)])
    assert told.exit_code == 0, told.output


@pytest.mark.processes
def test_a_server_that_is_killed_has_kept_every_act(run: Path, browser: Any) -> None:
    command = [sys.executable, "-c", "from output.start import main; main()", "review", str(run)]
    options = ["--no-browser", "--json", "--by", "Ani", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, text=True, env=environment
    ) as server:
        assert server.stdout is not None
        lines = "".join(server.stdout.readline() for _ in range(3))
        tab, _ = watched_page(browser, json.loads(lines)["address"])
        tab.wait_for_selector(".paper img")
        title = tab.locator("#source-title").inner_text()
        record_id = next(
            one["record_id"]
            for one in read_lines(run / "records.jsonl")
            if one["source"]["path"] == title
        )
        reach(tab, requirements(run, record_id)[0])
        press(tab, "Enter")
        tab.keyboard.type("Kartu keluarga")
        press(tab, "Enter")
        tab.wait_for_selector(".row.chosen.changed")
        server.send_signal(signal.SIGKILL)
        server.wait()
        tab.close()
    assert requirements(run, record_id)[0] == "Kartu keluarga"
