"""Typed arrows between steps."""

from __future__ import annotations

import pytest

from extractor.passage import line_passage
from parsers.procedures.arrow_signs import ARROW_SIGNS, without_arrows
from parsers.section import Row
from tests.support.typed_texts import text_document


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
