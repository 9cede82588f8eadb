"""Which fields a person should look at, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from corpus.messages import LANGUAGES, catalogue, render_reason
from corpus.pipeline import extract_document
from corpus.record import review_marks
from corpus.schema import ReviewMark, ReviewReason
from extractor.page import Document
from parsers import layouts
from parsers.section import Claim
from tests.support.typed_texts import STANDARD, text_document


def marks_of(document: Document) -> dict[str, ReviewMark]:
    (record,) = extract_document(document, "a.txt").records
    return {f"{mark.path} {mark.reason}": mark for mark in record.needs_review}


def marks_in(text: str) -> dict[str, ReviewMark]:
    return marks_of(text_document(text))


def test_a_plain_standard_has_nothing_to_look_at() -> None:
    assert not marks_in(STANDARD)


def test_a_misspelt_heading_is_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_marks, "counted", dict)  # nothing was counted: every sign is told
    marks = marks_in(STANDARD.replace("Waktu Penyelesaian", "Waktu Penyelesian"))
    assert marks["waktu spelling-near-heading"].parameters == {"text": "Waktu Penyelesian"}


OWN_WORDS = """\
1. Besarnya Tarif Layanan Kartu

{fee}

2. Prosedur Penerbitan Kartu

1. Warga mengisi formulir
2. Petugas mencetak kartu

3. Persyaratan

1. Fotokopi KTP
"""


def test_a_heading_in_own_words_is_told_where_what_stands_below_it_is_doubtful() -> None:
    assert marks_in(OWN_WORDS.format(fee="Rp 5.000 per kartu")) == {}
    marks = marks_in(OWN_WORDS.format(fee="Menyesuaikan jenis kartu\nRuang tunggu"))
    assert "biaya heading-by-words" in marks, marks


def test_an_unread_amount_is_marked_at_its_place() -> None:
    marks = marks_in(BODY.format(fee="Rp 2O.OOl,- per lembar", time="3 hari", phone="112"))
    assert any(key.startswith("biaya.charges[0].amount amount-") for key in marks), marks


def test_an_amount_without_currency_is_marked() -> None:
    marks = marks_in(BODY.format(fee="Tarif 15.000 per lembar", time="3 hari", phone="112"))
    assert "biaya.charges[0].amount amount-without-currency" in marks


def test_a_range_in_unlike_units_is_marked() -> None:
    marks = marks_in(BODY.format(fee="Gratis", time="30 menit sampai 2 jam", phone="112"))
    assert "waktu.durations[0] units-unlike" in marks


def test_digits_against_words_are_marked_where_they_stand() -> None:
    marks = marks_in(BODY.format(fee="Gratis", time="3 (lima) hari kerja", phone="112"))
    assert "waktu.durations[0] digits-against-words" in marks


def test_numbers_without_a_text_of_their_own_are_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_marks, "counted", dict)  # nothing was counted: every sign is told
    text = BODY.format(fee="Gratis", time="3 hari", phone="112")
    steps = "1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas"
    assert steps in text
    text = text.replace(steps, "1. 1. 1. 1. Daftar\n- - - Bayar\na. a. a. a.")
    assert "prosedur numbers-apart" in marks_in(text)


def test_words_that_ocr_is_unsure_of_are_marked_in_their_field() -> None:
    document = text_document(BODY.format(fee="Gratis", time="3 hari", phone="112"))
    order = next(word.order for word in document.words if word.text == "Fotokopi")
    marks = marks_of(replace(document, unsure=frozenset({order})))
    mark = marks["persyaratan.items[0].text ocr-unsure"]
    assert mark.parameters == {"text": "Fotokopi"}


def test_a_second_layout_that_claims_the_document_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen, *others = layouts.LAYOUTS[-2:]
    rival = chosen._replace(name="sop", matches=lambda *_: Claim("sop", "uji"))
    first = others[0]._replace(name="decree-annex", matches=lambda *_: Claim("decree-annex", "uji"))
    monkeypatch.setattr(layouts, "LAYOUTS", (first, rival, *others))
    marks = marks_in(BODY.format(fee="Gratis", time="3 hari", phone="112"))
    assert marks["source.layout two-layouts"].parameters == {"layouts": "decree-annex, sop"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_its_sentence(lang: str) -> None:
    assert set(catalogue(lang)["review"]) == set(get_args(ReviewReason))
    for reason in get_args(ReviewReason):
        assert render_reason(reason, {}, lang)


BODY = """DINAS SOSIAL KABUPATEN GARUT
STANDAR PELAYANAN SURAT KETERANGAN

Persyaratan
1. Fotokopi KTP
2. Pas foto

Prosedur
1. Pemohon menyerahkan berkas
2. Petugas memeriksa berkas

Waktu Penyelesaian
{time}

Biaya/Tarif
{fee}

Produk Pelayanan
Surat keterangan

Pengaduan
Telepon {phone}
"""
