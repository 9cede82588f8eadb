"""Names in the middle of their texts, without lines or space between the rows."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.page import BBox, Word
from parsers.printed_rows import PrintedRow, printed_rows
from parsers.tables.component_names import NameRun
from parsers.tables.row_cuts import centred_cuts

LEAD_PT = 13.0
HEIGHT_PT = 11.0


def text_of(count: int) -> list[PrintedRow]:
    """So many printed lines below each other, one word each."""
    boxes = [BBox(200, n * LEAD_PT, 260, n * LEAD_PT + HEIGHT_PT) for n in range(count)]
    return printed_rows([Word(n, "berkas", 1, box, None, 0) for n, box in enumerate(boxes)])


def names_of(counts: list[int], off_pt: float = 0.0) -> list[NameRun]:
    """A name in the middle of each run of so many lines."""
    found = []
    for start, end in pairwise([0, *accumulate(counts)]):
        middle_pt = (start * LEAD_PT + (end - 1) * LEAD_PT + HEIGHT_PT) / 2 + off_pt
        found.append(NameRun(None, (), middle_pt - HEIGHT_PT / 2, middle_pt + HEIGHT_PT / 2))
    return found


def ends_of(cuts: list[float]) -> list[int]:
    """How many lines stand above each cut."""
    return [round((cut + (LEAD_PT - HEIGHT_PT) / 2) / LEAD_PT) for cut in cuts]


@pytest.mark.parametrize(
    "counts", [[4, 7, 1, 1, 1, 3], [1], [2, 1], [9, 9]], ids=["many", "one", "two", "long"]
)
@pytest.mark.parametrize("off_pt", [0.0, 1.5, -1.5], ids=["exact", "low", "high"])
def test_texts_end_where_their_names_are_in_the_middle(counts: list[int], off_pt: float) -> None:
    cuts = centred_cuts(names_of(counts, off_pt), text_of(sum(counts)))
    assert cuts is not None
    assert ends_of(cuts) == list(accumulate(counts))[:-1]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=12))
def test_any_lengths_are_found(counts: list[int]) -> None:
    cuts = centred_cuts(names_of(counts), text_of(sum(counts)))
    assert cuts is not None
    assert ends_of(cuts) == list(accumulate(counts))[:-1]


@pytest.mark.parametrize(
    ("counts", "lines"),
    [([3, 3], 9), ([3, 3], 1), ([3, 2], 0)],
    ids=["text goes on below", "fewer lines than names", "no text"],
)
def test_other_texts_are_not_parted_so(counts: list[int], lines: int) -> None:
    assert centred_cuts(names_of(counts), text_of(lines)) is None


def test_names_at_the_top_are_not_in_the_middle() -> None:
    names = [
        name._replace(top_pt=top, bottom_pt=top + 11)
        for name, top in zip(names_of([4, 5]), (0.0, 52.0), strict=True)
    ]
    assert centred_cuts(names, text_of(9)) is None
