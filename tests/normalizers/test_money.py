from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fee.money import Money, find_money, parse_money

AMOUNTS = [
    ("Rp. 1.250.000,00", 1_250_000),
    ("Rp1.250.000,-", 1_250_000),
    ("Rp. 80.000.-", 80_000),
    ("Rp. 540,000", 540_000),
    ("Rp. 350.000.00", 350_000),
    ("Rp 2,5 juta", 2_500_000),
    ("2,5 jt", 2_500_000),
    ("Rp 25rb", 25_000),
    ("75 ribu", 75_000),
    ("IDR 150,000", 150_000),
    ("Rp 5000000", 5_000_000),
    ("Rp 500,00", 500),
    ("Rp 1.000,00", 1_000),
    ("5000 rupiah", 5_000),
    ("25.000 Rupiah", 25_000),
    ("lima puluh ribu rupiah", 50_000),
    ("limapuluh ribu rupiah", 50_000),
    ("Rp. 50. 000,-", 50_000),
    ("Rp 1 250 000", 1_250_000),
    ("Rp : 75.000", 75_000),
    ("Rp. 7/ kg", 7),
    ("Rp 0", 0),
    ("Rp. 0,-", 0),
    ("0 rupiah", 0),
    ("sebesarRp50.000", 50_000),
    ("Rp 1000.000", 1_000_000),
    ("Rp 15.000 (lima belas ribu rupiah)", 15_000),
]
UNREADABLE = ["Rp. 5", "Rp 25", "Rp. l0.000,-", "Rp 10.OOO", "Rp 1.00.000", "Rp 50.000,000"]
NO_AMOUNT = [
    "",
    "-",
    "gratis",
    "Tahun 2024",
    "Nomor 10.000",
    "2024",
    "luas 1.000 m2",
    "3 (tiga) hari kerja",
    "10%",
    "08.00 - 15.00",
    "No. Rek 1234567890",
    "081234567000",
    "> 2.000 GT",
    "Rp",
    "Rp. ....",
]


@pytest.mark.parametrize(("text", "amount"), AMOUNTS, ids=[text for text, _ in AMOUNTS])
def test_reads_an_amount(text: str, amount: int) -> None:
    money = parse_money(text)
    assert money is not None
    assert money.amount == amount
    assert not money.words_disagree


@pytest.mark.parametrize("text", UNREADABLE)
def test_an_unreadable_amount_is_seen_but_has_no_value(text: str) -> None:
    money = parse_money(text)
    assert money is not None
    assert money.amount is None


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_other_numbers_are_no_money(text: str) -> None:
    assert parse_money(text) is None


def test_digits_win_over_words_and_the_conflict_is_flagged() -> None:
    assert parse_money("Rp 50.000 (lima ratus ribu rupiah)") == Money(50_000, False, True, 0, 34)


@pytest.mark.parametrize(
    ("text", "amount", "is_truncated"),
    [
        ("Rp. 10t,.000,- (seratus ribu rupiah)", 100_000, False),
        ("Rp l5.000 (lima belas ribu rupiah)", 15_000, False),
        ("Rp. 5 (lima ribu rupiah)", 5_000, True),
    ],
)
def test_words_mend_damaged_digits(text: str, amount: int, is_truncated: bool) -> None:
    money = parse_money(text)
    assert money is not None
    assert (money.amount, money.is_truncated) == (amount, is_truncated)
    assert (money.start, money.end) == (0, len(text))


def test_words_and_digits_of_one_amount_are_one() -> None:
    (money,) = find_money("lima puluh ribu rupiah (Rp50.000)")
    assert (money.amount, money.words_disagree) == (50_000, False)


def test_a_column_head_makes_plain_numbers_amounts() -> None:
    text = "Tarif\n(Rp)\nAir\n7500\nTanah\n12500"
    assert [m.amount for m in find_money(text, is_column=True)] == [7_500, 12_500]
    assert find_money(text) == ()


@given(
    st.integers(min_value=100, max_value=10**12), st.sampled_from(["Rp{}", "Rp. {},-", "Rp {},00"])
)
def test_format_then_parse_is_identity(amount: int, shape: str) -> None:
    text = shape.format(f"{amount:,}".replace(",", "."))
    money = parse_money(text)
    assert money is not None
    assert money.amount == amount
    assert (money.start, money.end) == (0, len(text)) or text.endswith(",00")


@given(st.text(max_size=300) | st.text(alphabet="Rp.,-0123456789 rupiahjtb()/\n", max_size=300))
def test_any_text_gives_ordered_spans(text: str) -> None:
    end = 0
    for money in find_money(text):
        assert end <= money.start < money.end <= len(text)
        end = money.end
