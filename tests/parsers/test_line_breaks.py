from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.passage import line_passage
from parsers.lists import line_breaks
from parsers.lists.line_breaks import is_one_word, join_lines
from parsers.lists.paragraphs import paragraphs
from tests.support.typed_texts import body_of, text_document


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("KTP/SIM/\nPaspor", "KTP/SIM/Paspor"),
        ("lain-\nlain", "lain-lain"),
        ("surat per\u2010\nnyataan", "surat per\u2010nyataan"),
        ("KTP-\nElektronik", "KTP- Elektronik"),
        ("Pelaksanaan Undang-\nUndang Nomor 25", "Pelaksanaan Undang-Undang Nomor 25"),
        ("Telepon 0451-\n482233", "Telepon 0451-482233"),
        ("asli dan\nsalinan", "asli dan salinan"),
        ("asli -\nsalinan", "asli - salinan"),
        ("surat /\nkartu", "surat / kartu"),
        ("Surel puskesmas@kotacon\ntoh.go.id", "Surel puskesmas@kotacontoh.go.id"),
        ("Mampu mengoperasika\nn komputer", "Mampu mengoperasikan komputer"),
        ("a.Loket pengaduan\nb.WhatsApp", "a.Loket pengaduan b.WhatsApp"),
        ("tentang\nPenyelenggar\naan Puskesmas", "tentang Penyelenggaraan Puskesmas"),
        ("surat yang\nditandatangani\ndekan", "surat yang ditandatangani dekan"),
        ("Persyaratan\ndan prosedur", "Persyaratan dan prosedur"),
        ("surat permohonan\nakan diproses", "surat permohonan akan diproses"),
        ("ditandatangan\ni", "ditandatangani"),
        ("Kepala Bidang\na. Kasi", "Kepala Bidang a. Kasi"),
        ("bagian persyaratan\nb) KTP", "bagian persyaratan b) KTP"),
        ("Surel\nkantor.con\ntoh@kabcon\ntoh.go.id", "Surel kantor.contoh@kabcontoh.go.id"),
        (
            "lewat laman\nwww.lapor.go.id\natau\nkotak saran",
            "lewat laman www.lapor.go.id atau kotak saran",
        ),
        (
            "https://contoh.go.id/aduan\natau\ntelepon",
            "https://contoh.go.id/aduan atau telepon",
        ),
        ("https://contoh.go.id/adu\nan", "https://contoh.go.id/aduan"),
    ],
)
def test_words_broken_by_a_program_are_one_again(text: str, joined: str) -> None:
    document = text_document(text)
    assert join_lines(line_passage(document, line) for line in document.lines).text == joined


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Surel: kecamatan.sukama", "ju@contohkab.go.id"),
        ("Surel kecamatan.sukamaju", "@contohkab.go.id dan kotak saran"),
        ("Surel dinas@contohkab", ".go.id"),
        ("Surel dinas@contohkab.", "go.id"),
        ("Surel dinas@contohkab.go.", "id"),
        ("Surel dinas@contohkab.go.i", "d"),
        ("laman www.kantorcon", "toh.go.id/layanan"),
        ("laman https://kantor.con", "tohprov.go.id/aduan"),
        ("https://kantor.contohprov.go", ".id/aduan"),
        ("https://kantor.contohprov.go.id", "/aduan"),
        ("https://contoh.go.id/layanan/per", "mohonan-informasi untuk umum"),
        ("laman puskesmas.contoh", "kab.go.id"),
    ],
)
def test_an_address_that_its_column_broke_is_whole_again(before: str, after: str) -> None:
    assert is_one_word(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("melalui www.lapor.go.id", "atau datang langsung"),
        ("melalui https://contoh.go.id/aduan", "atau datang langsung"),
        ("melalui https://contoh.go.id/aduan", "atau"),
        ("melalui https://contoh.go.id/aduan", "Kotak saran"),
        ("https://contoh.go.id/aduan", "dan laman www.lapor.go.id"),
        ("Surel dinas@contoh.go.id", "lapor.go.id"),
        ("Surel", "dinas@contoh.go.id"),
        ("Surel:", "dinas@contoh.go.id"),
        ("dikirim lewat surel.", "dinas@contoh.go.id"),
        ("kotak saran", "www.contoh.go.id"),
        ("buka pukul 08.00", "www.contoh.go.id"),
        ("Dr. Contoh, M.Si", "contoh.go.id"),
        ("", "a.id"),
        ("www.contoh", ""),
    ],
)
def test_words_that_follow_an_address_stay_apart(before: str, after: str) -> None:
    assert not is_one_word(before, after)


def test_nothing_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="at least one"):
        join_lines([])


def test_the_next_items_number_is_no_part_of_an_address() -> None:
    body = body_of("1. Laman https://a.example.go.id/aduan/formulir\n2. Telepon (0761) 555012")
    assert paragraphs(body)[1].split("\n") == [line.text for line in body]


WORDS = (
    *("KTP/SIM/", "Paspor", "lain-", "lain", "0451-", "482233", "mengoperasika", "n", "komputer"),
    *("Penyelenggar", "aan", "i", "puskesmas@kotacon", "toh.go.id", "@contoh.go.id", "Surel:"),
    *(
        "kantor.con",
        "www.",
        "https://contoh.go.id/adu",
        "contoh",
        ".go.id",
        "a.",
        "b)",
        "2.",
        "dan",
    ),
)
LINES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1, max_size=5)


@given(LINES)
def test_the_quick_look_at_a_break_overlooks_no_half(lines: list[list[str]]) -> None:
    document = text_document("\n".join(" ".join(line) for line in lines))
    passages = [line_passage(document, line) for line in document.lines]
    with patch.object(line_breaks, "_may_be_half", return_value=True):
        expected = join_lines(passages).text
    assert join_lines(passages).text == expected
