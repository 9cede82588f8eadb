from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.page import BBox, Document, Page
from extractor.passage import (
    Passage,
    Piece,
    Place,
    join_passages,
    line_passage,
    places_by_word,
    words_passage,
)
from extractor.pdf.lines import build_lines, runs_of
from extractor.tape import Tape
from tests.support.typed_texts import plausible_texts, text_document


def ranges() -> st.SearchStrategy[list[tuple[int, int]]]:
    """Starts and lengths, to be laid on some tape."""
    return st.lists(st.tuples(st.integers(0, 300), st.integers(1, 30)), max_size=4)


def laid(document: Document, spans: list[tuple[int, int]]) -> Passage:
    """The ranges of the tape, in the given order, without white space at their ends."""
    passages = [Passage(document, [Piece(0, len(document.tape))]).cut(s, s + n) for s, n in spans]
    return join_passages([Passage(document, []), *passages])


def documents() -> st.SearchStrategy[Document]:
    return plausible_texts(8).map(lambda text: text_document(f"{text}\nkata"))


EDGES_PT = (40.0, 60.5, 83.25, 121.0, 300.0)  # left edges of words, in and out of order


@st.composite
def printed_pages(draw: st.DrawFn) -> Document:
    """Words drawn in any order on few baselines, some of them in invisible ink, some scanned."""
    tape = Tape()
    words = [
        tape.add(text, 1, BBox(x0, bottom - 12.0, x0 + 6.0 * len(text), bottom), is_visible=seen)
        for text, x0, bottom, seen in draw(
            st.lists(
                st.tuples(
                    st.sampled_from(("KTP", "a.", "Surat", "pengantar")),
                    st.sampled_from(EDGES_PT),
                    st.sampled_from((50.0, 53.0, 70.0)),
                    st.sampled_from((True, True, True, False)),
                ),
                min_size=1,
                max_size=8,
            )
        )
    ]
    keys = draw(st.sampled_from(([0] * len(words), list(range(len(words))))))
    lines = tuple(build_lines(runs_of(words, keys), 0, 0))
    page = Page(1, 595.0, 842.0, is_ocr=draw(st.booleans()))
    return Document("", "", "", "pymupdf", (page,), tuple(words), lines, tape.text)


def passages() -> st.SearchStrategy[Passage]:
    """Ranges of a text's tape in any order, as headers and crossed-out parts leave them."""
    return st.builds(laid, documents(), ranges())


def whole(document: Document) -> Passage:
    return join_passages(line_passage(document, line) for line in document.lines)


# laws


@given(passages(), st.integers(0, 80), st.integers(0, 80))
def test_a_cut_reads_as_the_same_slice_of_the_text(passage: Passage, one: int, two: int) -> None:
    start, end = min(one, two), max(one, two)
    assert passage.cut(start, end).text == passage.text[start:end].strip()


@given(passages(), st.integers(0, 80))
def test_a_cut_to_the_end_loses_nothing_behind_it(passage: Passage, start: int) -> None:
    assert passage.cut(start).text == passage.text[start:].strip()


@given(passages(), st.integers(0, 80), st.integers(0, 80))
def test_a_cut_of_the_whole_changes_nothing(passage: Passage, one: int, two: int) -> None:
    start, end = min(one, two), max(one, two)
    once = passage.cut(start, end)
    assert once.cut(0).pieces == once.pieces


@given(passages(), st.integers(0, 80), st.integers(0, 80))
def test_without_and_cut_share_out_the_letters(passage: Passage, one: int, two: int) -> None:
    start, end = min(one, two), max(one, two)
    kept, taken = passage.without(start, end), passage.cut(start, end)
    letters = sorted("".join((kept.text + taken.text).split()))
    assert letters == sorted("".join(passage.text.split()))


@given(documents(), ranges(), ranges())
def test_a_join_reads_as_both_with_a_space(
    document: Document, one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    parts = [laid(document, one), laid(document, two)]
    assert join_passages(parts).text == " ".join(part.text for part in parts if part)


@given(passages())
def test_breaks_change_spaces_only(passage: Passage) -> None:
    broken = passage.breaks()
    assert len(broken) == len(passage)
    assert broken.replace("\n", " ") == passage.text


@given(passages())
def test_every_place_is_a_line_that_the_passage_touches(passage: Passage) -> None:
    lines = {word.line_number for word in passage.words()}
    assert {place.line for place in passage.places()} == lines
    assert all(place.page is None and place.bbox is None for place in passage.places())


@given(printed_pages(), ranges())
def test_places_by_line_are_those_by_word(document: Document, spans: list[tuple[int, int]]) -> None:
    pieces = [
        Piece(start % len(document.tape), start % len(document.tape) + n) for start, n in spans
    ]
    assert Passage(document, pieces).places() == places_by_word(document, pieces)


@given(printed_pages())
def test_a_line_stands_where_its_words_stand(document: Document) -> None:
    for line in document.lines:
        passage = line_passage(document, line)
        assert passage.places() == places_by_word(document, passage.pieces)


# rows


def test_lines_of_the_text_are_its_rows() -> None:
    passage = whole(text_document("Surat pengantar\ndari RT\n\ndan RW"))
    assert passage.text == "Surat pengantar dari RT dan RW"
    assert passage.breaks() == "Surat pengantar\ndari RT\ndan RW"


def test_columns_of_one_row_have_no_break_between_them() -> None:
    passage = whole(text_document("Telepon      0274 555012\nSurel"))
    assert passage.breaks() == "Telepon 0274 555012\nSurel"


def test_nothing_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="at least one"):
        join_passages([])


def test_invisible_words_are_left_out() -> None:
    document = text_document("lihat **laman** [ini](https://a.example)", "naskah.md")
    assert whole(document).text == "lihat laman ini"


def test_a_glued_word_follows_without_a_space_though_a_sign_between_them_has_no_ink() -> None:
    document = text_document("surat**kuasa**", "naskah.md")
    assert words_passage(document, document.words).text == "suratkuasa"


# places


def test_a_stretch_cut_out_of_a_line_parts_its_places() -> None:
    document = text_document("Kantor Desa Sukamaju Indah")
    passage = whole(document)
    rest = passage.without(7, 20)
    assert rest.text == "Kantor Indah"
    assert rest.places() == [Place(None, None, 1), Place(None, None, 1)]


def test_a_stretch_cut_out_of_a_word_parts_its_places() -> None:
    rest = whole(text_document("://desa.example>")).without(3, 15)
    assert rest.text == ":// >"
    assert len(rest.places()) == 2


def test_words_that_touch_share_a_place() -> None:
    passage = whole(text_document("Surat **kuasa** bermeterai\ndari pemohon", "naskah.md"))
    assert passage.places() == [Place(None, None, 1), Place(None, None, 2)]


def test_parts_of_one_word_that_meet_share_a_place() -> None:
    document = text_document("Kelurahan")
    halves = Passage(document, [Piece(0, 4), Piece(4, 9, is_glued=True)])
    assert halves.text == "Kelurahan"
    assert halves.places() == [Place(None, None, 1)]
