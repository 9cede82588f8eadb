"""Pages whose letters need no styles, and pages where styles tell something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pymupdf
import pytest

from extractor.pdf.ink import glyphs
from extractor.pdf.ink.strokes import strokes_of
from extractor.pdf.instructions import even
from extractor.read import read_document

Draw = Callable[[Any], None]


def text(page: Any, left_pt: float, words: str, **kind: Any) -> None:
    page.insert_text((left_pt, 100), words, fontsize=12, **kind)


def line(page: Any, height_pt: float) -> None:
    page.draw_line((40, height_pt), (120, height_pt))


def underlined(page: Any) -> None:
    text(page, 50, "Persyaratan")
    line(page, 102.5)


def struck(page: Any) -> None:
    text(page, 50, "Rp 50.000")
    page.draw_line((50, 96), (50 + pymupdf.get_text_length("Rp 50.000", fontsize=12), 96))


def thick(page: Any) -> None:
    for shift_pt in (0, 0.4):
        text(page, 50 + shift_pt, "Persyaratan")


def thick_and_narrow(page: Any) -> None:
    for shift_pt in (0, 0.4):
        text(page, 50 + shift_pt, "di", fontname="tiro")


def pages_of(draw: Draw) -> Any:
    pdf = pymupdf.open()
    draw(pdf.new_page())
    return pymupdf.open(stream=pdf.tobytes(), filetype="pdf")


def is_plain(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a page is read without styles."""
    with pages_of(draw) as pdf:
        page = pdf[0]
        asked: list[int] = []
        ask = type(page).get_textpage

        def noted(self: Any, flags: int) -> Any:
            asked.append(flags)
            return ask(self, flags=flags)

        monkeypatch.setattr(type(page), "get_textpage", noted)
        streams = [even(page.read_contents())]
        is_laid_over = page.first_annot is not None or page.first_widget is not None
        _, raw, _ = glyphs.letters_of_page(
            page,
            streams,
            lambda: strokes_of(page.get_cdrawings()),
            is_laid_over=is_laid_over,
        )
        assert raw == ask(page, flags=glyphs.STYLED).extractWORDS()
        return len(asked) == 1


def test_plain_pages_need_no_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_plain(underlined, monkeypatch)
    assert is_plain(lambda page: text(page, 50, "Dokter gigi, tata usaha 2020 ....."), monkeypatch)


@pytest.mark.parametrize("draw", [struck, thick, thick_and_narrow])
def test_pages_with_strokes_and_thick_letters_do(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_plain(draw, monkeypatch)


def test_a_page_with_a_note_is_read_with_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    def noted(page: Any) -> None:
        text(page, 50, "Rp 50.000")
        page.add_strikeout_annot((50, 90, 110, 102))

    assert not is_plain(noted, monkeypatch)


def test_thick_letters_are_read_once() -> None:
    with pages_of(thick_and_narrow) as pdf:
        words = read_document(pdf.tobytes(), "a.pdf").words
    assert [word.text for word in words if word.is_visible] == ["di"]
