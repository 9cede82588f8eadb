"""The address behind clicked words is a channel, grounded by the words and proven by the link."""

from __future__ import annotations

from pathlib import Path

import orjson
import pymupdf
import pytest

from corpus.pipeline import extract_document
from corpus.proof.verify import verify_run
from corpus.run.batch import RunPlan, extract_folder
from extractor.page import Document
from extractor.read import read_document
from tests.support.typed_texts import STANDARD

Told = list[tuple[str, str | None, str]]


def typed(lines: str) -> bytes:
    return STANDARD.replace("Kotak saran di ruang tunggu", lines).encode()


def channels(document: Document, *, redact: bool = False) -> Told:
    (record,) = extract_document(document, document.name, redact=redact).records
    assert record.pengaduan is not None
    return [(one.kind, one.value, one.raw) for one in record.pengaduan.channels]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[Chat kami](https://wa.me/6281234567890)", ("whatsapp", "+6281234567890", "Chat kami")),
        (
            "Isi [formulir aduan](https://aduan.contoh.go.id/isi)",
            ("website", "https://aduan.contoh.go.id/isi", "formulir aduan"),
        ),
        ("[Surel](mailto:a.b@contoh.go.id?subject=x)", ("email", "a.b@contoh.go.id", "Surel")),
        ("<a href='tel:0274512345'>telepon</a>", ("phone", "+62274512345", "telepon")),
        (
            "[kirim](https://api.whatsapp.com/send?phone=6281234567890)",
            ("whatsapp", "+6281234567890", "kirim"),
        ),
    ],
)
def test_links_of_a_text(line: str, told: tuple[str, str | None, str]) -> None:
    assert channels(read_document(typed(f"1. {line}\n2. Kotak saran"), "a.md"))[0] == told


@pytest.mark.parametrize(
    "line",
    [
        "[Lokasi](https://maps.app.goo.gl/abc) kantor",
        "[Kembali](#persyaratan)",
        "[Unduh](formulir.pdf)",
        "[aduan@contoh.go.id](https://lain.example.com)",
    ],
)
def test_what_is_no_channel_or_is_printed_adds_none(line: str) -> None:
    printed = channels(read_document(typed(f"1. {line}\n2. Kotak saran"), "a.md"))
    assert [one for one in printed if one[0] in ("website", "whatsapp", "phone")] == []


def linked_pdf() -> bytes:
    pdf = pymupdf.open()
    page = pdf.new_page()
    lines = typed("1. WhatsApp (klik di sini)\n2. Kotak saran").decode().splitlines()
    for row, line in enumerate(lines):
        page.insert_text((72, 60 + 15 * row), line, fontsize=10)
    (box,) = page.search_for("klik di sini")
    page.insert_link({"kind": pymupdf.LINK_URI, "from": box, "uri": "https://wa.me/6281234567890"})
    data: bytes = pdf.tobytes()
    return data


def test_a_link_on_a_page_is_told_by_the_words_that_are_clicked() -> None:
    kind, value, raw = channels(read_document(linked_pdf(), "a.pdf"))[0]
    assert (kind, value, raw.strip("()")) == ("whatsapp", "+6281234567890", "klik di sini")


def test_unseen_addresses_are_not_told_of_a_masked_document() -> None:
    lines = "1. [Ibu Siti Rahayu](https://wa.me/6281234567890)\n2. [Situs](https://contoh.go.id)"
    told = channels(read_document(typed(lines), "a.md"), redact=True)
    assert [(kind, value) for kind, value, _ in told] == [
        ("whatsapp", None),
        ("website", "https://contoh.go.id"),
    ]


def test_the_proof_reads_the_link_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(linked_pdf())
    run = tmp_path / "run"
    extract_folder(RunPlan((tmp_path / "in",), run))
    assert not verify_run(run).failures
    path = run / "records.jsonl"
    record = orjson.loads(path.read_bytes())
    record["pengaduan"]["channels"][0]["value"] = "+6281111111111"
    path.write_bytes(orjson.dumps(record) + b"\n")
    (failure,) = verify_run(run).failures
    assert "channels[0].value" in failure
    assert "+6281234567890" in failure
