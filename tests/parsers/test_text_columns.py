from __future__ import annotations

import pytest

from corpus.pipeline import HEADINGS
from extractor.page import BBox, Word
from parsers.printed_rows import PrintedRow
from parsers.tables.text_columns import Edges, find_edges

HEIGHT_PT = 13.0
LETTER_PT = 5.0
NAMES = (
    "Persyaratan",
    "Jangka Waktu Pelayanan",
    "Produk Pelayanan",
    "Dasar Hukum",
    "Jumlah Pelaksana",
)


def words_at(text: str, x0_pt: float, top_pt: float) -> list[Word]:
    """Words side by side with the usual space between them."""
    found = []
    for word in text.split():
        x1_pt = x0_pt + LETTER_PT * len(word)
        box = BBox(x0_pt, top_pt, x1_pt, top_pt + HEIGHT_PT)
        found.append(Word(0, word, 1, box, None, 0))
        x0_pt = x1_pt + 3.0
    return found


def rows_of(marker: str) -> list[list[Word]]:
    """A table without a head or a line: numbers at 55, names at 85, texts at 210."""
    rows = []
    for number, name in enumerate(NAMES, 1):
        top_pt = 60.0 + 30 * number
        text = words_at(marker, 210.0, top_pt) + words_at("dua lembar fotokopi", 228.0, top_pt)
        rows.append(words_at(f"{number}.", 55.0, top_pt) + words_at(name, 85.0, top_pt) + text)
    return rows


def edges_of(rows: list[list[Word]]) -> Edges | None:
    """The edges of rows without a head."""
    return find_edges([*map(PrintedRow, rows)], None, HEADINGS)


@pytest.mark.parametrize("marker", ["1.", "1)", "a.", "(a)", "-", "•", "I."])
def test_the_text_column_starts_at_the_markers(marker: str) -> None:
    """A name without its last word's marker: else the text would start behind the marker."""
    edges = edges_of(rows_of(marker))
    assert edges is not None
    assert 200 < edges.text_pt <= 210
    assert edges.number_pt == 55.0


def test_text_without_a_list_stands_left_of_the_lists() -> None:
    """Word processors set lists in; the number of "5 hari kerja" is no part of the name."""
    rows = rows_of("1.")
    top_pt = 60.0 + 30 * (len(NAMES) + 1)
    plain = words_at("5 (lima) hari kerja", 203.0, top_pt)
    row = words_at("6.", 55.0, top_pt) + words_at("Jangka Waktu", 85.0, top_pt) + plain
    edges = edges_of([*rows, row])
    assert edges is not None
    assert edges.text_pt <= 203.0


def test_a_wide_space_inside_a_name_is_no_edge() -> None:
    rows = rows_of("1.")
    top_pt = 60.0 + 30 * (len(NAMES) + 1)
    name = words_at("Jaminan", 85.0, top_pt) + words_at("Keamanan", 135.0, top_pt)
    wide = words_at("Persyaratan", 85.0, top_pt + 30) + words_at("Pelayanan", 160.0, top_pt + 30)
    text = words_at("berkas terkunci", 210.0, top_pt)
    edges = edges_of([*rows, name + text, wide + words_at("KTP", 210.0, top_pt + 30)])
    assert edges is not None
    assert 200 < edges.text_pt <= 210
