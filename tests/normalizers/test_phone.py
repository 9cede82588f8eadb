"""Telephone numbers in every printed shape, and numbers that are none."""

from __future__ import annotations

from itertools import pairwise

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.contact.phone import (
    _OCR_LETTER,
    _OCR_TOKEN,
    _without_ocr_letters,
    find_phones,
    parse_phone,
)

L = "+62274512345"
M = "+6281234567890"

NUMBERS = [
    ("0274-512345", L),
    ("0274 - 512345", L),
    ("0274 – 512345", L),
    ("(0274) 512345", L),
    ("(0274)-512345", L),
    ("( 0274 ) 512345", L),
    ("( \n 0274) 512345", L),
    ("(0274-512345)", L),
    ("[0274] 512345", L),
    ("0274.512345", L),
    ("0274_512345", L),
    ("0274512345", L),
    ("(0274) 512 345", L),
    ("(0274) 51 23 45", L),
    ("+62 274 512345", L),
    ("+62-274-512345", L),
    ("+62 (0)274 512345", L),
    ("(+62274) 512345", L),
    ("(+62-274) 512345", L),
    ("(62-274) 512345", L),
    ("62 274 512345", L),
    ("62274512345", L),
    ("0062 274 512345", L),
    ("021-5201590", "+62215201590"),
    ("(021) 520 1590", "+62215201590"),
    ("(21) 5201590", "+62215201590"),
    ("071921065", "+6271921065"),
    ("07199220090", "+627199220090"),
    ("0751-93785", "+6275193785"),
    ("081234567890", M),
    ("0812 3456 7890", M),
    ("0812-3456-7890", M),
    ("0812.3456.7890", M),
    ("0812 34 56 78 90", M),
    ("(0812) 34567890", M),
    ("(0812-3456-7890)", M),
    ("+6281234567890", M),
    ("+62 812-3456-7890", M),
    ("(+62) 812-3456-7890", M),
    ("+62 (812) 3456 7890", M),
    ("6281234567890", M),
    ("81234567890", M),
    ("812-3456-7890", M),
    ("O812 3456 789O", M),
    ("08l2-3456-7890", "+6281234567890"),
    ("0895 3959 07373", "+62895395907373"),
    ("0811 123 456", "+62811123456"),
    ("1500587", "1500587"),
    ("1500-587", "1500587"),
    ("1500 587", "1500587"),
    ("150-1500", "1501500"),
    ("1-500-587", "1500587"),
    ("0800-1-234567", "+628001234567"),
    ("0-800-1-234567", "+628001234567"),
    ("SMS 1708", "1708"),
    ("Telp. 112", "112"),
    ("call center 14045", "14045"),
    ("ketik ADUAN kirim ke 3636", "3636"),
]

NO_PHONES = [
    "",
    "-",
    "08xxx",
    "08xx-1234-5678",
    "0812-3456-xxxx",
    "0812********",
    "1500-xxx",
    "HP. 08XXXXXXXX54",
    "112",
    "1708",
    "Jl. Melati No. 112",
    "Pasal 112",
    "19800101 200501 1 001",
    "NIP 198001012005011001",
    "NIK 3319012345678901",
    "NPWP 01.234.567.8-541.000",
    "Rekening BPD 0123456789",
    "55281",
    "PO BOX 1708",
    "08.00-15.30",
    "07.30 s.d. 16.00",
    "08.15-12.00 13.00-15.00",
    "12-03-2023",
    "188.4/123/2024",
    "051114",
    "0902108",
    "Rp 1.500.000,00",
    "A0812345678901",
    "890388Melalui",
    "9009403contoh",
    "512345",
]


@pytest.mark.parametrize(("text", "value"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_one_number(text: str, value: str) -> None:
    phones = find_phones(text)
    assert [phone.value for phone in phones] == [value]
    (phone,) = phones
    assert phone.is_possible
    assert phone.is_mobile == value.startswith(("+6281", "+6289"))
    assert text[phone.start : phone.end].strip() == text[phone.start : phone.end]


@pytest.mark.parametrize("text", NO_PHONES, ids=[text or "empty" for text in NO_PHONES])
def test_no_number(text: str) -> None:
    assert find_phones(text) == ()
    assert parse_phone(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("(0274) 512345, 512346", [L, "+62274512346"]),
        ("(0274) 512345,512346,512347", [L, "+62274512346", "+62274512347"]),
        ("(0274) 512345 / 512346", [L, "+62274512346"]),
        ("0274-512345 dan 512346", [L, "+62274512346"]),
        ("0274-512345 & 512346", [L, "+62274512346"]),
        ("(0274) 512345 dan/atau 512346", [L, "+62274512346"]),
        ("(0274) 512345 / 0812 3456 7890", [L, M]),
        ("0717 92342, 0811 7878 776, 92432", ["+6271792342", "+628117878776", "+6271792432"]),
        ("081234567890,085712345678", [M, "+6285712345678"]),
        ("081234567890 085712345678", [M, "+6285712345678"]),
        ("(031) 8942904; atau 112", ["+62318942904", "112"]),
        ("(0274) 512345, 55281", [L]),
        ("(0274) 512345 55281", [L]),
        ("(0719) 21065-66", ["+6271921065", "+6271921066"]),
        ("Telp (0274) 512345 3. Email", [L]),
        ("(0274) 512345 24 jam", [L]),
        ("0812 3456 7890 4. Web", [M]),
    ],
)
def test_lists(text: str, values: list[str]) -> None:
    assert [phone.value for phone in find_phones(text)] == values


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("(0274) 512345 ext. 233", "233"),
        ("(0274) 512345 ext 12", "12"),
        ("(0274) 512345, pes. 7", "7"),
        ("(0274) 512345 pesawat 101", "101"),
        ("1500225 ext.4", "4"),
        ("(0274) 512345 (ext. 12)", "12"),
    ],
)
def test_extensions(text: str, extension: str) -> None:
    phone = parse_phone(text)
    assert phone is not None
    assert phone.extension == extension
    assert text[phone.start : phone.end] == text


def test_a_labelled_number_off_the_plan_is_kept_as_printed() -> None:
    phone = parse_phone("Telp. 0600-123456789012")
    assert phone is None or not phone.is_possible
    short = parse_phone("HP 081234567")
    assert short is not None
    assert (short.value, short.is_possible) == ("+6281234567", False)


def test_a_local_number_needs_an_area() -> None:
    assert find_phones("Telp. 551147") == ()
    assert [p.value for p in find_phones("Telp. 551147", "0355")] == ["+62355551147"]
    assert [p.value for p in find_phones("Telp. 551147", "+62355")] == ["+62355551147"]
    assert find_phones("Tahun 551147", "0355") == ()


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    for phone in find_phones(text):
        assert 0 <= phone.start < phone.end <= len(text)
        assert phone.value.lstrip("+").isascii()
        assert phone.value.lstrip("+").isdigit()


@given(st.text(alphabet="0123456789 -./()+xlO,", max_size=200), st.sampled_from([None, "0274"]))
def test_any_digits_are_read_in_order(text: str, area: str | None) -> None:
    phones = find_phones("Telp. " + text, area)
    spans = [(phone.start, phone.end) for phone in phones]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.sampled_from(["812", "857", "878", "899"]), st.integers(1_000_000, 99_999_999))
def test_a_written_mobile_is_read_back(code: str, number: int) -> None:
    phone = parse_phone(f"0{code}-{number}")
    assert phone is not None
    assert phone.value == f"+62{code}{number}"


@given(st.text("0189OolIx٣é –", max_size=12))
def test_the_look_for_letters_among_digits_overlooks_none(text: str) -> None:
    if _OCR_TOKEN.sub(_without_ocr_letters, text) != text:
        assert _OCR_LETTER.search(text)


# What the library of telephone numbers that everybody uses says of the same numbers.

NOT_KNOWN_ABROAD = {  # shapes of Indonesian sheets that the library does not read
    "0274_512345",
    "(62-274) 512345",
    "62 274 512345",
    "62274512345",
    "0062 274 512345",
    "O812 3456 789O",
    "08l2-3456-7890",
}


@pytest.mark.parametrize(
    ("text", "value"), [row for row in NUMBERS if row[1].startswith("+")], ids=lambda text: text
)
def test_the_library_reads_the_same_or_does_not_know_the_shape(text: str, value: str) -> None:
    assert phonenumbers.is_possible_number(phonenumbers.parse(value))
    try:
        other = phonenumbers.parse(text, "ID")
    except phonenumbers.NumberParseException:
        other = None
    printed = other and phonenumbers.format_number(other, phonenumbers.PhoneNumberFormat.E164)
    assert (printed == value) is (text not in NOT_KNOWN_ABROAD)


@given(
    st.sampled_from(
        ["811", "812", "813", "821", "852", "857", "877", "895", "21", "22", "24", "61"]
    ),
    st.integers(3_000_000, 8_999_999),
    st.sampled_from(["E164", "INTERNATIONAL", "NATIONAL"]),
)
def test_numbers_as_the_library_prints_them(code: str, subscriber: int, form: str) -> None:
    number = phonenumbers.parse(f"+62{code}{subscriber}")
    printed = phonenumbers.format_number(number, getattr(phonenumbers.PhoneNumberFormat, form))
    read = parse_phone(printed)
    assert read is not None
    assert read.value == f"+62{code}{subscriber}"
