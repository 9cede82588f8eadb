from __future__ import annotations

from itertools import groupby
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.page import BBox, Word, enclosing_box
from extractor.pdf.lines import LINE_GAP_EM, Run, build_lines, runs_of
from extractor.tape import Tape

EM_PT = 12.0
LETTER_PT = 6.0


def words_at(*drawn: tuple[str, float, float]) -> list[Word]:
    """Words with their left edges and baselines (lower edges), in the file's own order."""
    tape = Tape()
    return [
        tape.add(text, 1, BBox(x0, bottom - EM_PT, x0 + LETTER_PT * len(text), bottom))
        for text, x0, bottom in drawn
    ]


def lines_of(words: list[Word], keys: list[object] | None = None) -> list[list[str]]:
    runs = runs_of(words, keys or list(range(len(words))))
    return [[word.text for word in line.words] for line in build_lines(runs, 0, 0)]


def rows_of(words: list[Word]) -> list[int]:
    runs = runs_of(words, list(range(len(words))))
    return [line.row for line in build_lines(runs, 0, 0)]


def test_words_side_by_side_are_one_line_whatever_the_order_in_the_file() -> None:
    words = words_at(("RT", 130, 50), ("Surat", 40, 50), ("pengantar", 73, 50))
    assert lines_of(words) == [["Surat", "pengantar", "RT"]]


def test_a_wide_gap_parts_a_row_in_two_lines() -> None:
    words = words_at(("Kantor", 40, 50), ("Desa", 80, 50), ("Kabupaten", 300, 50))
    assert lines_of(words) == [["Kantor", "Desa"], ["Kabupaten"]]
    assert rows_of(words) == [0, 0]


def test_rows_go_from_top_to_bottom() -> None:
    words = words_at(("kedua", 40, 66), ("ketiga", 40, 82), ("pertama", 40, 50))
    assert lines_of(words) == [["pertama"], ["kedua"], ["ketiga"]]
    assert rows_of(words) == [0, 1, 2]


@pytest.mark.parametrize("shift_pt", [-2.0, 0.0, 2.0])
def test_a_marker_set_a_little_high_or_low_is_on_its_row(shift_pt: float) -> None:
    words = words_at(("•", 40, 50 + shift_pt), ("Paspor", 50, 50))
    assert lines_of(words) == [["•", "Paspor"]]


def test_lines_of_two_sizes_on_one_baseline_share_their_row() -> None:
    tape = Tape()
    large = tape.add("Kantor", 1, BBox(40, 30, 90, 50))
    small = tape.add("Kementerian", 1, BBox(300, 40, 360, 49))
    lines = build_lines(runs_of([large, small], [1, 2]), 5, 7)
    assert [(line.order, line.row) for line in lines] == [(5, 7), (6, 7)]


def test_letters_drawn_one_by_one_stay_in_their_order() -> None:
    words = words_at(("P", 40, 50), ("K", 48, 50), ("T", 56, 50))
    assert lines_of(words) == [["P", "K", "T"]]


def test_words_of_one_line_of_the_reader_are_parted_at_wide_gaps() -> None:
    words = words_at(("Nama", 40, 50), ("Alamat", 200, 50))
    assert lines_of(words, ["same", "same"]) == [["Nama"], ["Alamat"]]


@given(
    st.lists(
        st.tuples(
            st.text("abc", min_size=1, max_size=5),
            st.floats(0, 500, allow_nan=False),
            st.floats(20, 800, allow_nan=False),
        ),
        max_size=20,
    )
)
def test_every_word_is_on_exactly_one_line(drawn: list[tuple[str, float, float]]) -> None:
    words = words_at(*drawn)
    lines = build_lines(runs_of(words, list(range(len(words)))), 0, 0)
    assert sorted(word.order for line in lines for word in line.words) == list(range(len(words)))
    assert [line.order for line in lines] == list(range(len(lines)))
    assert [line.row for line in lines] == sorted(line.row for line in lines)
    for line in lines:
        assert line.bbox == enclosing_box([word.bbox for word in line.words if word.bbox])


def parted_one_by_one(words: list[Word], keys: list[int]) -> list[list[str]]:
    """The texts of each run: a line's words from left to right, each looked at for itself."""
    runs: list[list[str]] = []
    for _, pairs in groupby(zip(keys, words, strict=True), key=itemgetter(0)):
        right_pt: float | None = None
        for word in sorted([word for _, word in pairs], key=lambda word: word.bbox or ()):
            assert word.bbox is not None
            if right_pt is None or word.bbox.x0_pt - right_pt > LINE_GAP_EM * word.bbox.height_pt:
                runs.append([])
                right_pt = word.bbox.x1_pt
            runs[-1].append(word.text)
            right_pt = max(right_pt, word.bbox.x1_pt)
    return runs


STEPS_PT = st.sampled_from([-60.0, -3.0, 0.0, 4.0, 9.0, 19.0, 20.0, 80.0])


@given(
    st.lists(st.lists(st.tuples(STEPS_PT, st.sampled_from([4.0, 9.0, 12.0])), min_size=1)),
    st.booleans(),
)
def test_a_look_at_a_whole_page_parts_lines_as_a_look_at_each_word(
    lines: list[list[tuple[float, float]]], is_flowing: bool
) -> None:
    tape = Tape()
    keys: list[int] = []
    for key, steps in enumerate(lines):
        x0 = 40.0
        for number, (step, height) in enumerate(steps):
            x0 += abs(step) if is_flowing else step
            tape.add(f"w{number}", 1, BBox(x0, 50 - height, x0 + 12, 50))
            x0 += 12.5 + number / 64  # no two words begin on one spot
            keys.append(key)
    runs = runs_of(tape.words, keys)
    assert [[word.text for word in run.words] for run in runs] == parted_one_by_one(
        tape.words, keys
    )
    assert all(run.bbox == enclosing_box([w.bbox for w in run.words if w.bbox]) for run in runs)


def test_no_words_no_lines() -> None:
    assert build_lines([], 3, 9) == []
    assert runs_of([], []) == []


def test_a_run_keeps_its_box() -> None:
    (run,) = runs_of(words_at(("KTP", 40, 50)), ["a"])
    assert run == Run(run.words, BBox(40, 38, 58, 50))
