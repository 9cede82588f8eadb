from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import pymupdf
import pytest

from corpus.pipeline import extract_document
from corpus.sample.sample import document_bytes, plan_documents
from extractor.pdf.orientation import QUARTERS, reading_turn
from extractor.pdf.raw_words import columns_of
from extractor.read import read_document


@pytest.fixture(scope="module")
def upright() -> bytes:
    plan = next(islice(plan_documents(), 1, None))
    return document_bytes(plan)[1]


def shown_turned(data: bytes, turn: int) -> bytes:
    """The file's pages as a reader shows them after somebody has turned them."""
    with pymupdf.open(stream=data) as pdf:
        for page in pdf:
            page.set_rotation(turn)
        return bytes(pdf.tobytes())


def drawn_turned(data: bytes, turn: int, shown: int) -> bytes:
    """Pages whose content is drawn sideways; `shown` is the turn that their file asks for."""
    with pymupdf.open(stream=data) as source, pymupdf.open() as pdf:
        for page in source:
            width, height = page.rect.width, page.rect.height
            size = (height, width) if turn % 180 else (width, height)
            sheet: Any = pdf.new_page(width=size[0], height=size[1])
            sheet.show_pdf_page(sheet.rect, source, page.number, rotate=turn)
            sheet.set_rotation(shown)
        return bytes(pdf.tobytes())


WAYS: list[Callable[[bytes, int], bytes]] = [
    shown_turned,
    lambda data, turn: drawn_turned(data, turn, 0),
    lambda data, turn: drawn_turned(data, turn, turn),
]


@pytest.mark.parametrize("turn", QUARTERS)
@pytest.mark.parametrize("way", WAYS, ids=["shown", "drawn", "drawn and shown"])
def test_a_page_reads_the_same_however_it_lies(
    upright: bytes, way: Callable[[bytes, int], bytes], turn: int
) -> None:
    expected = extract_document(read_document(upright, "a.pdf"), "a.pdf").records[0]
    found = extract_document(read_document(way(upright, turn), "a.pdf"), "a.pdf").records[0]
    assert found.unit.name == expected.unit.name
    assert found.unit.hierarchy == expected.unit.hierarchy
    for component in ("persyaratan", "prosedur", "produk"):
        texts = [item.text for item in getattr(found, component).items]
        assert texts == [item.text for item in getattr(expected, component).items]


def test_too_few_words_tell_nothing() -> None:
    assert reading_turn(columns_of([])) is None
    assert reading_turn(columns_of([(0.0, 0.0, 40.0, 10.0, "Lembar", 0, 0, 0)])) is None
