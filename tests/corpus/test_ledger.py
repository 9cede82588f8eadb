from __future__ import annotations

from pathlib import Path

import pytest

from corpus.run.ledger import (
    KEYS_AT_ONCE,
    NAME,
    READING,
    Ledger,
    LedgerIsBroken,
    RunIsBusy,
    Settings,
    open_ledger,
    reading_digest,
    reading_files,
)
from corpus.run.outcome import Outcome, ReadOptions
from tests.support.imports import ROOT, import_closure

OUTCOME = Outcome("a.pdf", None, 2, 3, ("error",), (0.1, 0.2, 0.3), b"s", (1, 2, 3, 4, 5), b"xyz")


def test_what_is_kept_comes_back_under_the_path_of_now(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.put([("k", OUTCOME)])
    with open_ledger(tmp_path) as ledger:
        assert ledger.outcome("k", "b.pdf") == OUTCOME._replace(path="b.pdf")
        assert ledger.sketch("k") == b"s"
        assert ledger.sketch("none") == b""
        with pytest.raises(KeyError):
            ledger.outcome("none", "b.pdf")


def test_more_keys_than_one_query_takes(tmp_path: Path) -> None:
    keys = [str(number) for number in range(2 * KEYS_AT_ONCE + 1)]
    with open_ledger(tmp_path) as ledger:
        ledger.put((key, OUTCOME._replace(error="empty")) for key in keys)
        assert ledger.known([*keys, "other"]) == dict.fromkeys(keys, "empty")


def test_what_is_forgotten_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    """A record that was read before names were masked must not stay in the folder."""
    secret = b"nama yang harus hilang" * 50
    with open_ledger(tmp_path) as ledger:
        ledger.put([("old", OUTCOME._replace(packed=secret)), ("new", OUTCOME)])
        ledger.forget_others(["new"])
        assert ledger.known(["old", "new"]) == {"new": None}
    files = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"harus hilang" not in files


def test_one_run_holds_a_ledger(tmp_path: Path) -> None:
    with open_ledger(tmp_path), pytest.raises(RunIsBusy), open_ledger(tmp_path):
        pass
    with open_ledger(tmp_path) as ledger:
        assert isinstance(ledger, Ledger)


def test_a_file_that_is_no_ledger_is_said(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database" * 100)
    with pytest.raises(LedgerIsBroken), open_ledger(tmp_path):
        pass


def test_a_full_disk_is_an_error_of_the_system(tmp_path: Path) -> None:
    def fill() -> None:
        with open_ledger(tmp_path) as ledger:
            ledger._database.execute("PRAGMA max_page_count = 10")
            ledger.put([("k", OUTCOME._replace(packed=bytes(1 << 20)))])

    with pytest.raises(OSError, match="full"):
        fill()


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (ReadOptions(ocr="never"), True),
        (ReadOptions(ocr="never", with_trace=False), False),
        (ReadOptions(ocr="never", redact=True), False),
        (ReadOptions(ocr="always"), False),
    ],
)
def test_a_key_is_of_content_ending_options_and_corrections(
    other: ReadOptions, is_same: bool
) -> None:
    key = Settings.of(ReadOptions(ocr="never")).key("00", ".pdf", "")
    assert (Settings.of(other).key("00", ".pdf", "") == key) is is_same
    settings = Settings.of(ReadOptions(ocr="never"))
    keys = {
        settings.key(*part) for part in [("01", ".pdf", ""), ("00", ".md", ""), ("00", "", "c")]
    }
    assert key not in keys
    assert len(keys) == 3


# Another version reads everything again: so the digest has all that reading needs, and no more.


def test_the_digest_covers_just_what_reading_imports() -> None:
    covered = {file for file in reading_files(ROOT) if file.suffix == ".py"}
    needed = import_closure("corpus.run.reading")
    assert needed - covered == set()
    whole = {ROOT / "extractor", ROOT / "parsers", ROOT / "normalizers"}
    unneeded = {file for file in covered - needed if not whole & set(file.parents)}
    assert unneeded == set()


@pytest.mark.parametrize("name", READING)
def test_all_that_the_digest_names_is_there(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize(
    ("name", "is_read_again"),
    [
        ("corpus/rules/fee.py", True),
        ("corpus/rules/fee.toml", True),
        ("corpus/rules/data/replaced_regulations.json", True),
        ("corpus/message_data/id.json", True),
        ("corpus/alignment/data/wording.json", True),
        ("normalizers/vocabulary/offices.csv", True),
        ("parsers/layouts/__init__.py", True),
        ("corpus/grouping/comparison.py", False),
        ("corpus/comparison/lists.toml", False),
        ("corpus/alignment/data/cases.json", False),
        ("corpus/message_data/en.json", False),
        ("corpus/run/batch.py", False),
        ("output/report/data/id.json", False),
    ],
)
def test_what_a_change_makes_be_read_again(name: str, is_read_again: bool, tmp_path: Path) -> None:
    assert (ROOT / name).is_file()
    for part in (*READING, name):
        target = tmp_path / part
        if (ROOT / part).is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("before", "utf-8")
    before = reading_digest(tmp_path)
    (tmp_path / name).write_text("after", "utf-8")
    assert (reading_digest(tmp_path) != before) is is_read_again
