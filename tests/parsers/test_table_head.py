"""The head of a table of text is found wherever it stands, and however it is wrapped."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.page import BBox, Word
from parsers.printed_rows import PrintedRow, printed_rows
from parsers.tables.head import find_head

LEAD_PT = 14.0
HEIGHT_PT = 11.0
LETTER_PT = 5.0
NUMBER_PT, LABEL_PT, TEXT_PT = 55.0, 85.0, 210.0
NAMES = (("Komponen",), ("Komponen", "Standar", "Pelayanan"), ("Nama", "Komponen", "Layanan"))
OTHERS = (
    "Pemerintah Kota Bahari",
    "komponen standar pelayanan di bawah ini berlaku",
    "Unsur",
    "1. Fotokopi KTP",
    "Biaya/Tarif",
)


def words_at(text: str, x0_pt: float, row: int) -> list[Word]:
    """Words side by side on a row, with the usual space between them."""
    found: list[Word] = []
    for word in text.split():
        box = BBox(x0_pt, row * LEAD_PT, x0_pt + LETTER_PT * len(word), row * LEAD_PT + HEIGHT_PT)
        found.append(Word(len(found), word, 1, box, None, 0))
        x0_pt = box.x1_pt + 3.0
    return found


def head_at(first: int, name: Sequence[str], level: int) -> list[Word]:
    """A head whose names' column is wrapped; the others' words stand on one of its rows."""
    words = [word for n, text in enumerate(name) for word in words_at(text, LABEL_PT, first + n)]
    beside = (("No", NUMBER_PT), ("Uraian", TEXT_PT))
    return [*words, *(w for text, x0_pt in beside for w in words_at(text, x0_pt, first + level))]


@given(
    above=st.lists(st.sampled_from(OTHERS), max_size=6),
    below=st.lists(st.sampled_from(OTHERS), max_size=3),
    name=st.sampled_from(NAMES),
    data=st.data(),
)
def test_a_head_is_found_among_other_rows(
    above: list[str], below: list[str], name: tuple[str, ...], data: st.DataObject
) -> None:
    # "Komponen" with what stands level with it, or below, is a head without "Nama" above it.
    levels = range(len(name) if name[0] == "Komponen" else 1)
    level = data.draw(st.sampled_from(levels))
    texts = [*((n, text) for n, text in enumerate(above))]
    texts += [(len(above) + len(name) + n, text) for n, text in enumerate(below)]
    words = [word for n, text in texts for word in words_at(text, LABEL_PT, n)]
    words += head_at(len(above), name, level)
    rows: list[PrintedRow] = printed_rows(words)
    found = find_head(rows)
    assert found is not None
    assert found.first == len(above)
    assert found.end >= len(above) + level + 1


@pytest.mark.parametrize("text", ["No Komponen Uraian", "NO. KOMPONEN KETERANGAN"])
def test_a_head_whose_words_one_space_parts_is_one(text: str) -> None:
    words = words_at(text, LABEL_PT, 0)
    assert find_head(printed_rows(words)) is not None


def test_a_column_of_notes_may_stand_beside_the_text() -> None:
    words = [*words_at("Komponen", 60.0, 0), *words_at("Uraian", 160.0, 0)]
    words += words_at("Ket.", 400.0, 0)
    found = find_head(printed_rows(words))
    assert found is not None
    assert found.head.text_pt < 300.0
