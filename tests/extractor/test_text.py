from __future__ import annotations

import pytest

from extractor.errors import EmptySource, ExtractionError, UnsupportedType
from extractor.read import read_document
from tests.support.typed_texts import text_document


def visible(text: str, name: str = "naskah.md") -> list[str]:
    return [line.text for line in text_document(text, name).lines if line.text]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Persyaratan", "Persyaratan"),
        ("### Biaya / Tarif ", "Biaya / Tarif"),
        ("> Catatan dari loket", "Catatan dari loket"),
        ("**Produk** Pelayanan", "Produk Pelayanan"),
        ("[laman desa](https://desa.example.id/a)", "laman desa"),
        ("<https://desa.example.id>", "https://desa.example.id"),
        ("<loket@desa.example.id>", "loket@desa.example.id"),
        ("![](cap.png) Kantor Desa", "Kantor Desa"),
        ("Tarif<br>tetap", "Tarif tetap"),
        ("<li>Paspor</li><li>Visa</li>", "• Paspor • Visa"),
        ("surat<b>kuasa</b>", "suratkuasa"),
        ("1\\. Paspor", "1. Paspor"),
        ("`KTP`", "KTP"),
        ("Kartu\u200b \u200b Keluarga", "Kartu Keluarga"),
        ("Biaya < 5 dan > 3", "Biaya < 5 dan > 3"),
        ("#1 dalam antrean", "#1 dalam antrean"),
        ("A_1 dan B_2", "A_1 dan B_2"),
        ("- Paspor", "- Paspor"),
        ("*Paspor* asli dan _visa_", "Paspor asli dan visa"),
        ("3 hari* dan 5 hari*)", "3 hari* dan 5 hari*)"),
        ("**==> picture [90 x 30] intentionally omitted <==** Visa", "Visa"),
        ("2 * 24 jam", "2 * 24 jam"),
    ],
)
def test_markup_has_no_ink_and_all_else_has(markdown: str, text: str) -> None:
    assert visible(markdown) == [text]


@pytest.mark.parametrize("rule", ["---", "* * *", "____", "====", "```"])
def test_ruling_lines_have_no_ink(rule: str) -> None:
    assert visible(f"Persyaratan\n{rule}\nBiaya") == ["Persyaratan", "Biaya"]


def test_lines_are_counted_from_one_as_an_editor_counts_them() -> None:
    document = text_document("satu\n\ntiga\r\nempat\rlima\n")
    assert [line.line_number for line in document.lines] == [1, 3, 4, 5]
    assert [line.row for line in document.lines] == [1, 3, 4, 5]


def test_form_feeds_part_pages() -> None:
    document = text_document("halaman satu\n\fhalaman dua\nmasih dua\n\f\fempat")
    assert [line.page_number for line in document.lines] == [1, 2, 2, 4]
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Kantor Desa      Kabupaten X", ["Kantor Desa", "Kabupaten X"]),
        ("Kantor Desa\tKabupaten X", ["Kantor Desa", "Kabupaten X"]),
        ("Kantor  Desa", ["Kantor Desa"]),
        ("      1. Paspor", ["1. Paspor"]),
    ],
)
def test_a_wide_gap_parts_columns_of_one_row(text: str, columns: list[str]) -> None:
    document = text_document(text)
    assert [line.text for line in document.lines] == columns
    assert {line.row for line in document.lines} == {1}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfBiaya", "Biaya"),
        ("Biaya".encode("utf-16"), "Biaya"),
        ("Biaya – tetap".encode("cp1252"), "Biaya – tetap"),
        ("Biaya – tetap".encode(), "Biaya – tetap"),
    ],
    ids=["utf-8 with mark", "utf-16", "windows", "utf-8"],
)
def test_encodings_of_offices_are_known(data: bytes, text: str) -> None:
    assert [line.text for line in read_document(data, "naskah.txt").lines] == [text]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptySource),
        (b" \n\t\f ", EmptySource),
        ("\u200b\n\ufeff".encode(), EmptySource),
        (b"---\n***\n", EmptySource),
        (b"\x00\x01PK\x03\x04\x14\x00\x08", UnsupportedType),
    ],
    ids=["no bytes", "white space", "no ink", "signs only", "binary"],
)
def test_what_is_no_text_is_refused(data: bytes, error: type[ExtractionError]) -> None:
    with pytest.raises(error):
        read_document(data, "naskah.md")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", "text/plain"), ("a.MD", "text/markdown"), ("a.markdown", "text/markdown")],
)
def test_the_media_type_is_that_of_the_name(name: str, media_type: str) -> None:
    document = text_document("Biaya", name)
    reader = media_type.removeprefix("text/").replace("plain", "text")
    assert (document.media_type, document.reader) == (media_type, reader)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Ayah – ibu".encode() + b"\xff", "Ayah – ibu\ufffd"),
        (b"Ayah \x96 ibu", "Ayah – ibu"),
        ("• Ayah – ibu".encode("mac_roman"), "• Ayah – ibu"),
        ("Ayah – ibu".encode("utf-16-le"), "Ayah – ibu"),
        ("Ayah – ibu".encode("utf-32-be"), "Ayah – ibu"),
        ("Ayah – ibu".encode().decode("cp1252").encode(), "Ayah – ibu"),
        (b"Gra\0tis", "Gratis"),
        ("3-\u200b5 hari".encode(), "3-5 hari"),
        ("ke\u00adpen\u00addudukan".encode(), "kependudukan"),
        ("\u0420ersyar\u0430tan".encode(), "Persyaratan"),
        (b"&le; 3 hari &amp; Rp&nbsp;500", "≤ 3 hari & Rp 500"),
        (b"~~Rp 50.000~~ Rp 25.000", "Rp 25.000"),
        (b"<s>Rp 50.000</s> Rp 25.000", "Rp 25.000"),
        (b"> 5 hari kerja", "> 5 hari kerja"),
        (b"> 5. Kartu keluarga", "5. Kartu keluarga"),
        (b"- 2. Kartu keluarga", "2. Kartu keluarga"),
        (b"5<sup>2</sup> hari", "5² hari"),
        (b"40 m<sup>2</sup>", "40 m2"),
        (b"&lt; 20 menit", "< 20 menit"),
        (b"20&thinsp;menit", "20 menit"),
        (b"Gratis<!-- image -->", "Gratis"),
        (b"Kartu[](#_Toc4) keluarga", "Kartu keluarga"),
        ("Ayah – ibu".encode().decode("cp850").encode(), "Ayah – ibu"),
        ("Ayah – ibu".encode().decode("cp437").encode(), "Ayah – ibu"),
        ("Ayah – ibu".encode().decode("mac_roman").encode(), "Ayah – ibu"),
        ("“asli”".encode().decode("cp1252", "replace").encode(), "“asli”"),
        ("“baku” – ‘sah’".encode().decode("cp1251", "replace").encode(), "“baku” – ‘sah’"),
        ("“baku” – ‘sah’".encode().decode("cp1250", "replace").encode(), "“baku” – ‘sah’"),
        ("“baku” – ‘sah’".encode().decode("koi8-r").encode(), "“baku” – ‘sah’"),
        ("tarif… ".encode().decode("iso8859-15").encode(), "tarif…"),
        ("ayah – ".encode() + b"ibu \x93baku\x94", "ayah – ibu “baku”"),
        ("dua – ".encode() + b"hari\xa0kerja", "dua – hari kerja"),
        (b"2 \x1b[1mhari\x1b[0m", "2 hari"),
        ("𝐁iaya".encode(), "Biaya"),
        (b"2^1 hari, 3^2^ jam", "2¹ hari, 3² jam"),
        (b"4<sup>ii</sup> hari", "4ⁱⁱ hari"),
        (b"$\\leq 5$ hari", "≤ 5 hari"),
        (b"US$ 5 sampai US$ 9", "US$ 5 sampai US$ 9"),
        ("Ayah – ibu".encode().decode("cp1252").encode().decode("cp1252").encode(), "Ayah – ibu"),
    ],
)
def test_what_a_text_means_is_read_whatever_wrote_it(data: bytes, text: str) -> None:
    assert [line.text for line in read_document(data, "teks.txt").lines] == [text]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\r"])
def test_every_line_end_ends_a_line(sign: str) -> None:
    document = read_document(f"Persyaratan{sign}KTP".encode(), "teks.txt")
    assert [line.text for line in document.lines] == ["Persyaratan", "KTP"]


@pytest.mark.parametrize("sign", ["{3}------------", "\\newpage"])
def test_the_signs_between_two_pages_of_a_converter_have_no_ink(sign: str) -> None:
    assert visible(f"isi\n\n{sign}\n\nlain") == ["isi", "lain"]
