"""Typed arrows between steps."""

from __future__ import annotations

import pytest

from extractor.passage import line_passage
from parsers.procedures.arrow_signs import ARROW_SIGNS, without_arrows
from parsers.section import Row
from tests.support.typed_texts import body_of, text_document


@pytest.mark.parametrize("text", ["↓", "→ →", "▼", "➔", "-->", "=>", "\uf0e8"])
def test_arrows(text: str) -> None:
    assert ARROW_SIGNS.fullmatch(text)


def test_a_line_of_arrows_is_taken_out_and_parts_what_it_stands_between() -> None:
    document = text_document("Terima berkas\n↓\nPeriksa berkas\n")
    lines = [Row(line_passage(document, line), 1, None) for line in document.lines]
    body, arrows = without_arrows(lines)
    assert [(line.text, line.follows_blank) for line in body] == [
        ("Terima berkas", False),
        ("Periksa berkas", True),
    ]
    assert [arrow.text for arrow in arrows] == ["↓"]


@pytest.mark.parametrize("text", ["-", "•", "v", "Ya →", ""])
def test_no_arrows(text: str) -> None:
    assert not ARROW_SIGNS.fullmatch(text)


def test_a_line_that_is_a_chain_of_steps_is_parted_at_its_arrows() -> None:
    body, arrows = without_arrows(body_of("Loket -> Periksa berkas->Kasir => Ambil kartu\n"))
    assert [line.text for line in body] == ["Loket", "Periksa berkas", "Kasir", "Ambil kartu"]
    assert [arrow.text.strip() for arrow in arrows] == ["->", "->", "=>"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Buka Menu -> Layanan -> Daftar\n2. Isi formulir\n",
        "Warga memilih menu Layanan -> Daftar\n",
        f"Petugas {'memeriksa berkas ' * 8}-> Kasir -> Selesai\n",
    ],
    ids=["an item", "one arrow", "a sentence"],
)
def test_arrows_inside_a_step_part_nothing(text: str) -> None:
    body, arrows = without_arrows(body_of(text))
    assert len(body) == len(text.splitlines())
    assert not arrows


def test_a_chain_that_counts_its_steps_is_parted_too() -> None:
    body, _ = without_arrows(body_of("1. Mendaftar → 2. Membayar → 3. Menerima kostum\n"))
    assert [line.text for line in body] == [
        "1. Mendaftar",
        "2. Membayar",
        "3. Menerima kostum",
    ]
