"""A table's row in a text, parted into number, name and value."""

from __future__ import annotations

import pytest

from parsers.markers import bare_number, leading_marker
from parsers.names.row_parts import number_before, part_name, value_rows
from tests.support.typed_texts import HEADINGS, body_of


def parts_of(*texts: str) -> tuple[str, list[tuple[str, str]]] | None:
    """The component, and each row's part of the name and of the value."""
    marker = leading_marker(texts[0])
    start = marker.end if marker is not None else bare_number(texts[0])[1]
    found = part_name(texts, start, HEADINGS)
    if found is None:
        return None
    cuts = zip(texts, (start, *(0 for _ in texts[1:])), found.ends, strict=False)
    parts = [(text[first:end].strip(), text[end:].strip()) for text, first, end in cuts]
    return found.match.component, parts


@pytest.mark.parametrize("number", ["4. ", "4 ", "4", ""])
@pytest.mark.parametrize("seam", [" ", ""], ids=["a blank", "run together"])
@pytest.mark.parametrize("name", ["Biaya/Tarif", "BIAYA/TARIF"])
@pytest.mark.parametrize("value", ["Gratis", "Rp 5.000", "(tidak dipungut)"])
def test_a_name_ends_where_the_cell_beside_it_begins(
    number: str, seam: str, name: str, value: str
) -> None:
    assert parts_of(f"{number}{name}{seam}{value}") == ("biaya", [(name, value)])


def test_a_name_that_only_its_further_rows_make_is_parted_from_any_value() -> None:
    assert parts_of("9. Pengawasan Oleh atasan", "Internal langsung") == (
        "pengawasan_internal",
        [("Pengawasan", "Oleh atasan"), ("Internal", "langsung")],
    )


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (("5 Produk Pelayanan", "Layanan Pembelajaran"), "Produk Pelayanan"),
        (("3. Biaya/Tarif Gratis untuk", "pelayanan ini"), "Biaya/Tarif"),
    ],
    ids=["the name is whole", "a sentence goes on"],
)
def test_the_next_row_of_a_value_is_none_of_the_name(rows: tuple[str, ...], name: str) -> None:
    found = parts_of(*rows)
    assert found is not None
    assert [part for part, _ in found[1]] == [name]


def test_a_word_that_begins_with_a_name_is_none() -> None:
    assert parts_of("PRODUKSI Gula") is None
    assert parts_of("Biaya sesuai peraturan") is None


def test_the_number_of_a_name_stands_before_it_or_above() -> None:
    rows = body_of("4. Biaya\n5\nProduk\n6Pengaduan\n- Waktu\nPersyaratan")
    found = [number_before(rows, position)[0] for position in (0, 2, 3, 4, 5)]
    assert found == [4, 5, 6, 0, 0]


@pytest.mark.parametrize(
    ("row", "is_parted"),
    [
        ("2. Biaya gratis", True),
        ("2. Biaya tidak dipungut biaya", True),
        ("(1) Biaya kursus dibebankan pada anggaran daerah.", False),
        ("2. Biaya yang timbul ditanggung pemohon", False),
    ],
)
def test_small_letters_behind_a_name_are_a_value_only_where_they_deny_a_fee(
    row: str, *, is_parted: bool
) -> None:
    assert (parts_of(row) is not None) is is_parted


def test_what_belongs_to_a_drawing_is_parted_from_the_steps() -> None:
    row = body_of("2.ProsedurKeterangan: Warga datang")[0]
    assert [one.text for one in value_rows(row, 10)] == ["Keterangan:", "Warga datang"]
    assert parts_of("2.Prosedur (Gambar 1)Warga datang") == (
        "prosedur",
        [("Prosedur (Gambar 1)", "Warga datang")],
    )


def test_a_bracket_behind_the_next_rows_number_is_no_end_of_a_name() -> None:
    assert parts_of("1)PersyaratanKTP", "2)ProsedurWarga datang") == (
        "persyaratan",
        [("Persyaratan", "KTP")],
    )
