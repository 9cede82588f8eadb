"""Words as an OCR program gives them, set as high as their font is."""

from __future__ import annotations

from extractor.ocr.lines import RawWord, set_words

LINE = (1, 1, 1, 1)


def test_a_dash_far_from_its_text_stands_on_the_texts_line() -> None:
    words = [
        RawWord("-", 100, 118, 106, 120, LINE, 90.0, True),
        RawWord("Fotokopi", 220, 108, 300, 128, LINE, 95.0, True),
        RawWord("kartu", 420, 108, 470, 125, LINE, 95.0, True),
    ]
    dash, text, _ = (word.bbox for word in set_words(words, 1.0))
    assert abs(dash.top_pt - text.top_pt) < 3.0
    assert abs(dash.bottom_pt - text.bottom_pt) < 3.0


def test_a_speck_far_behind_the_text_keeps_its_ink() -> None:
    words = [
        RawWord("Kecamatan", 100, 108, 180, 125, LINE, 95.0),
        RawWord(";", 420, 120, 423, 128, LINE, 60.0),
    ]
    speck = set_words(words, 1.0)[1].bbox
    assert (speck.top_pt, speck.bottom_pt) == (120, 128)


def test_signs_without_any_letter_keep_their_ink() -> None:
    (dash,) = set_words([RawWord("-", 100, 118, 106, 120, LINE, 90.0, True)], 1.0)
    assert (dash.bbox.top_pt, dash.bbox.bottom_pt) == (118, 120)
