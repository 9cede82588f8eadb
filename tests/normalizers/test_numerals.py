import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from normalizers.numerals import find_numerals, parse_digits, parse_number_words, parse_numeral

SAMPLED = sorted(
    {*range(1200), *random.Random(0).sample(range(1_000_001), 1500), 100_000, 999_999, 1_000_000}
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", 1),
        ("007", 7),
        ("1.250.000", 1_250_000),
        ("1.250,50", 1250.5),
        ("1.250.000,00", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1,250,000.50", 1_250_000.5),
        ("540,000", 540_000),
        ("350.000.00", 350_000),
        ("2,5", 2.5),
        ("1.5", 1.5),
        ("0,125", 0.125),
        ("1½", 1.5),
        ("2 ¼", 2.25),
        ("¾", 0.75),
        ("1.2.3", None),
        ("12.34.56", None),
        ("", None),
        ("08:30", None),
    ],
    ids=repr,
)
def test_digits_follow_indonesian_separators(text: str, expected: float | None) -> None:
    assert parse_digits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nol", 0),
        ("tiga puluh", 30),
        ("Tiga Puluh", 30),
        ("DUA PULUH LIMA", 25),
        ("tigapuluh", 30),
        ("empatbelas", 14),
        ("empat belas", 14),
        ("sebelas", 11),
        ("seratus dua puluh lima ribu", 125_000),
        ("seratusduapuluhlimaribu", 125_000),
        ("sejuta", 1_000_000),
        ("seribu", 1000),
        ("satu ribu", 1000),
        ("satu ratus", 100),
        ("satu juta dua ratus lima puluh ribu", 1_250_000),
        ("dua miliar", 2_000_000_000),
        ("dua milyar", 2_000_000_000),
        ("satu triliun", 10**12),
        ("setengah", 0.5),
        ("satu setengah", 1.5),
        ("dua setengah juta", 2_500_000),
        ("setengah juta", 500_000),
        ("seperempat", 0.25),
        ("tiga perempat", 0.75),
        ("dua koma lima", 2.5),
        ("nol koma tujuh lima", 0.75),
        ("satu koma dua juta", 1_200_000),
        ("( sepuluh )", 10),
        ("emapt", 4),
        ("emapt belas", 14),
        ("tujh", 7),
        ("sepuluuh", 10),
        ("sembian", 9),
        ("tiga pulh", 30),
        ("lama", None),
        ("suatu", None),
        ("tiga dua", None),
        ("dua tiga", None),
        ("puluh", None),
        ("ribu", None),
        ("sepuluh belas", None),
        ("dua ribu juta", None),
        ("satu koma", None),
        ("seratus tiga ratus", None),
        ("tiga hari", None),
        ("3 tiga", None),
        ("", None),
        ("---", None),
    ],
    ids=repr,
)
def test_number_words(text: str, expected: float | None) -> None:
    assert parse_number_words(text) == expected


def test_number_words_agree_with_num2words() -> None:
    for number in SAMPLED:
        words = num2words(number, lang="id")
        assert parse_number_words(words) == number, words
        assert parse_number_words(words.replace(" ", "")) == number, words
        assert [numeral.value for numeral in find_numerals(words.upper())] == [number], words


def test_the_long_form_of_one_hundred_and_one_thousand_is_the_same_number() -> None:
    for number in SAMPLED:
        words = num2words(number, lang="id")
        long_form = words.replace("seratus", "satu ratus").replace("seribu", "satu ribu")
        assert parse_number_words(long_form) == number, long_form


@pytest.mark.parametrize(
    ("text", "value", "words_value", "disagrees"),
    [
        ("30 (tiga puluh)", 30, 30, False),
        ("30(tigapuluh)", 30, 30, False),
        ("30 ( tiga puluh )", 30, 30, False),
        ("30 [tiga puluh]", 30, 30, False),
        ("30 tiga puluh)", 30, 30, False),
        ("30 tiga puluh", 30, 30, False),
        ("tiga puluh (30)", 30, 30, False),
        ("14 (sepuluh)", 14, 10, True),
        ("sepuluh (14)", 14, 10, True),
        ("4 (emapt)", 4, 4, False),
        ("1.250.000 (satu juta dua ratus lima puluh ribu)", 1_250_000, 1_250_000, False),
        ("2,5 (dua koma lima)", 2.5, 2.5, False),
        ("l0 (sepuluh)", 10, 10, False),
        ("1O (sepuluh)", 10, 10, False),
        ("I (satu)", 1, 1, False),
        ("S (lima)", 5, 5, False),
        ("2,5 juta", 2_500_000, None, False),
        ("500 rb", 500_000, None, False),
        ("tiga", 3, 3, False),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_digits_and_words_are_one_numeral(
    text: str, value: float, words_value: float | None, disagrees: bool
) -> None:
    numeral = parse_numeral(text)
    assert numeral is not None
    assert (numeral.value, numeral.words_value, numeral.disagrees) == (
        value,
        words_value,
        disagrees,
    )
    assert (numeral.start, numeral.end) == (0, len(text))


@pytest.mark.parametrize(
    "text", ["I (dua)", "S hari", "l", "dua dan tiga", "Rp", "", "pukul 08:30"]
)
def test_what_is_no_single_number_is_none(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3 berkas dan 2 lembar", [3, 2]),
        ("tigapuluhmenit", [30]),
        ("limaratusriburupiah", [500_000]),
        ("selamatigahari", [3]),
        ("dua tiga hari", [2, 3]),
        ("sepuluh-lima belas menit", [10, 15]),
        ("5 satu", [5, 1]),
        ("Rp10.000 (sepuluh ribu rupiah)", [10_000]),
        ("satuan kerja", []),
        ("kesatuan", []),
        ("bersatu", []),
        ("pukul 08:30", []),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_numerals_in_running_text(text: str, values: list[float]) -> None:
    assert [numeral.value for numeral in find_numerals(text)] == values


@given(st.text(alphabet="0123456789.,:()½ lIOSabdegmpstu\n", max_size=80) | st.text(max_size=80))
def test_any_text_is_read_without_failure_and_spans_lie_in_order(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
    parse_number_words(text)
    parse_numeral(text)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert parse_digits(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    "text",
    ["satu " * 2000, "dua puluh" * 1100, "1.0" * 3300, "1(a" * 3300, "l0 (" * 2500, "9" * 4000],
    ids=["words", "glued", "dots", "brackets", "lookalikes", "digits"],
)
def test_hostile_texts_are_read_to_the_end(text: str) -> None:
    for numeral in find_numerals(text):
        assert text[numeral.start : numeral.end].strip()
