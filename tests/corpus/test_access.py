"""Locked sources, pages that are asked for, and files inside PDFs."""

from __future__ import annotations

from pathlib import Path

import orjson
import pymupdf
import pytest

from corpus.proof.verify import Readers, verify_run
from corpus.run.batch import RunPlan, extract_folder
from corpus.run.outcome import ReadOptions
from corpus.sample.sample import document_bytes, plan_documents
from extractor.access import Access, PageRange, page_ranges, passwords_in
from extractor.errors import EncryptedPdf, NoSuchPages, WrongUse
from extractor.pdf.attachments import attachments_in
from extractor.read import read_document

WORD = "kunci-lemari"


@pytest.fixture(scope="module")
def standard() -> bytes:
    """A standard of several pages."""
    made = (document_bytes(plan)[1] for plan in plan_documents())
    return next(data for data in made if read_document(data, "a.pdf").words[-1].page_number > 1)


def _locked(data: bytes) -> bytes:
    with pymupdf.open(stream=data) as pdf:
        made: bytes = pdf.tobytes(
            encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=WORD, owner_pw="lain"
        )
        return made


def test_pages_are_named_as_in_a_print_dialog() -> None:
    assert page_ranges("") == ()
    assert page_ranges("2, 4-5,9-") == (PageRange(2, 2), PageRange(4, 5), PageRange(9, 99_999))
    for wrong in ("0", "5-3", "a", "1-2-3", "-4", "1,,2"):
        with pytest.raises(WrongUse):
            page_ranges(wrong)


def test_a_password_file_has_one_on_each_line() -> None:
    assert passwords_in("\ufeffsatu\n\n dua \nsatu\n") == ("satu", " dua ")
    for wrong in ("", "\n\n", "x" * 200, "\n".join(map(str, range(101)))):
        with pytest.raises(WrongUse):
            passwords_in(wrong)


def test_a_locked_pdf_reads_as_the_open_one(standard: bytes) -> None:
    locked = _locked(standard)
    with pytest.raises(EncryptedPdf):
        read_document(locked, "a.pdf")
    with pytest.raises(EncryptedPdf):
        read_document(locked, "a.pdf", access=Access(("salah",)))
    document = read_document(locked, "a.pdf", access=Access(("salah", WORD)))
    assert document.tape == read_document(standard, "a.pdf").tape


def test_pages_that_were_not_asked_for_hold_no_words(standard: bytes) -> None:
    document = read_document(standard, "a.pdf", access=Access(pages=page_ranges("2-")))
    assert {word.page_number for word in document.words} == {
        page.number for page in document.pages if page.number > 1
    }
    assert document.pages[0].is_left_out
    with pytest.raises(NoSuchPages):
        read_document(standard, "a.pdf", access=Access(pages=page_ranges("90")))


def test_a_run_tells_no_password_and_is_proved_with_it_again(
    standard: bytes, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(_locked(standard))
    run = tmp_path / "run"
    first = extract_folder(RunPlan((tmp_path / "in",), run))
    assert first.quarantined == {"encrypted": 1}
    options = ReadOptions(passwords=(WORD,))
    assert extract_folder(RunPlan((tmp_path / "in",), run, options)).records == 1
    assert not any(WORD.encode() in file.read_bytes() for file in run.iterdir())
    assert verify_run(run, readers=Readers(passwords=(WORD,))).is_whole
    assert any("--password-file" in failure for failure in verify_run(run).failures)


def test_what_stands_beside_pages_left_out_is_not_said_to_be_missing(
    standard: bytes, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(standard)
    run = tmp_path / "run"
    extract_folder(RunPlan((tmp_path / "a.pdf",), run, ReadOptions(pages="2-")))
    record = orjson.loads((run / "records.jsonl").read_bytes())
    assert "not-found" not in record["reading"]["components"].values()
    assert orjson.loads((run / "run.json").read_bytes())["options"]["pages"] == "2-"
    assert verify_run(run).is_whole


def _portfolio(held: list[tuple[str, bytes]]) -> bytes:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 72), "Kumpulan berkas")
        for number, (name, data) in enumerate(held):
            if number % 2:
                page.add_file_annot((100, 100 * number), data, name)
            else:
                pdf.embfile_add(str(number), data, filename=name)
        made: bytes = pdf.tobytes()
        return made


def test_files_in_a_pdf_have_names_of_their_own() -> None:
    held = [("a.txt", b"1"), ("x/a.txt", b"2"), ("a.txt", b"3"), ("..\\", b"4")]
    names = [one.name for one in attachments_in(_portfolio(held))]
    assert sorted(names) == ["..", "a (2).txt", "a (3).txt", "a.txt"]


def test_files_in_a_pdf_are_sources_of_their_own(standard: bytes, tmp_path: Path) -> None:
    held = [("satu.pdf", standard), ("surat.doc", b"lama"), ("data.xml", b"<x/>")]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "kumpulan.pdf").write_bytes(_portfolio(held))
    run = tmp_path / "run"
    summary = extract_folder(RunPlan((tmp_path / "in",), run))
    assert (summary.sources, summary.records) == (3, 1)
    record = orjson.loads((run / "records.jsonl").read_bytes())
    assert record["source"]["path"] == "kumpulan.pdf#satu.pdf"
    lines = map(orjson.loads, (run / "quarantine.jsonl").read_bytes().splitlines())
    assert {line["path"]: line["error"] for line in lines} == {
        "kumpulan.pdf": "not-a-service-standard",
        "kumpulan.pdf#surat.doc": "unsupported-type",
    }
    assert verify_run(run).is_whole
