"""A table of contents is no standard, and takes nothing of the standard along."""

from __future__ import annotations

import pytest

from corpus.pipeline import extract_document
from extractor.read import read_document
from tests.support.drawn_pages import Drawing
from tests.support.typed_texts import STANDARD

NAMES = (
    "Persyaratan",
    "Sistem, Mekanisme dan Prosedur",
    "Waktu Penyelesaian",
    "Biaya / Tarif",
    "Produk Pelayanan",
    "Pengaduan Layanan",
)


def contents(form: str, title: str = "DAFTAR ISI\n") -> str:
    rows = (form.format(n=n, name=name, page=n // 3 + 2) for n, name in enumerate(NAMES, 1))
    return title + "\n".join(rows) + "\n\n"


FORMS = {
    "dots": contents("{n}. {name} ............ {page}"),
    "dots apart": contents("{name} . . . . . . . {page}"),
    "ellipses": contents("{name} ………… {page}", "Daftar Isi\n"),
    "underscores": contents("{name} ________ {page}", "D A F T A R   I S I\n"),
    "no title": contents("{n}. {name} ............ {page}", ""),
    "spaces only": contents("{name}     {page}"),
    "a page's name": contents("{n}) {name} hal. {page}", "Daftar Isi\nUraian Halaman\n"),
    "no pages": contents("{name}"),
    "roman first": "DAFTAR ISI\nKata Pengantar ..... ii\n" + contents("{name} ..... {page}", ""),
    "wrapped": "DAFTAR ISI\nKeputusan tentang standar\npelayanan ... 1\n"
    + contents("{name} ... {page}", ""),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_contents_in_a_text_are_left_out(form: str) -> None:
    plain = extract_document(read_document(STANDARD.encode(), "a.txt"), "a.txt").records[0]
    found = extract_document(read_document((form + STANDARD).encode(), "b.txt"), "b.txt")
    (record,) = found.records
    for name in ("persyaratan", "prosedur", "produk"):
        wanted, got = getattr(plain, name), getattr(record, name)
        assert [item.text for item in got.items] == [item.text for item in wanted.items]
    assert record.waktu is not None
    assert record.waktu.text == "3 hari kerja"
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert {one.fate for one in found.outside} == {"removed"}
    assert not record.unrecognized


def test_contents_on_a_page_of_their_own_are_left_out() -> None:
    drawing = Drawing()
    drawing.text(80, 80, "DAFTAR ISI")
    for number, name in enumerate(NAMES):
        drawing.text(80, 110 + 20 * number, f"{name} {'.' * 30}")
        drawing.text(480, 110 + 20 * number, "2")
    drawing.page()
    top = 80.0
    for line in STANDARD.splitlines():
        drawing.text(80, top, line)
        top += 16
    (record,) = extract_document(drawing.document(), "a.pdf").records
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 2
    assert record.pengaduan is not None
    assert record.pengaduan.channels


@pytest.mark.parametrize(
    "rows",
    [
        "Persyaratan\nNama ............ 2\nAlamat ............ 3\nUmur ............ 4\n",
        "Biaya / Tarif\nSalinan .... Rp 2.000\nKartu .... Rp 3.000\nLeges .... Rp 4.000\n",
        "Persyaratan\nFotokopi KTP rangkap 2\nPas foto rangkap 3\nMeterai 4\n",
    ],
)
def test_rows_of_dots_that_name_no_components_stay(rows: str) -> None:
    document = read_document((rows + STANDARD).encode(), "a.txt")
    assert not extract_document(document, "a.txt").outside
