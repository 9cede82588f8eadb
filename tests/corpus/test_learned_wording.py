"""Short forms and misspellings that the texts of a service explain themselves."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.learned_wording import NOTHING_LEARNED, learn_wording
from corpus.alignment.meaning import read_meaning

EXPLAINED = [
    ("Persetujuan Bangunan Gedung (PBG)", ("persetujuan", "bangunan", "gedung"), "pbg"),
    ("TPA (Tim Profesi Ahli) memeriksa", ("tim", "profesi", "ahli"), "tpa"),
    ("Rencana Kerja dan Syarat (RKS)", ("rencana", "kerja", "dan", "syarat"), "rks"),
]


@pytest.mark.parametrize(("text", "words", "short"), EXPLAINED, ids=[one for one, *_ in EXPLAINED])
def test_brackets_explain_a_short_form(text: str, words: tuple[str, ...], short: str) -> None:
    assert learn_wording([text]).phrases == {words: (short,)}


@pytest.mark.parametrize(
    "text",
    ["Pas foto (3x4)", "Surat kuasa (bila dikuasakan)", "Kartu tanda anggota (ABC)", "(PBG)", ""],
)
def test_other_brackets_explain_nothing(text: str) -> None:
    assert learn_wording([text]).phrases == {}


def test_initials_that_another_item_uses_are_a_short_form() -> None:
    texts = ["Nota Dinas Hasil Pemeriksaan", "Penerbitan NDHP"]
    assert learn_wording(texts).phrases == {("nota", "dinas", "hasil", "pemeriksaan"): ("ndhp",)}


def test_short_forms_of_the_vocabulary_keep_their_meaning() -> None:
    """The initials of "surat perjanjian pemanfaatan tanah" are those of a tax paper."""
    assert learn_wording(["Surat perjanjian pemanfaatan tanah", "Fotokopi SPPT"]).phrases == {}


def test_short_form_and_words_mean_the_same() -> None:
    learned = learn_wording(["Laporan Hasil Uji Kompetensi (LHUK)", "LHUK"])
    one = read_meaning("Laporan hasil uji kompetensi", learned=learned)
    assert one == read_meaning("LHUK", learned=learned)
    assert one != read_meaning("Laporan hasil uji kompetensi", learned=NOTHING_LEARNED)


def test_a_rare_word_one_letter_off_a_frequent_one_is_misspelt() -> None:
    texts = ["Penggeledahan barang"] * 5 + ["Pengeledahan barang", "Pemasangan meteran"]
    assert learn_wording(texts).phrases == {("pengeledahan",): ("penggeledahan",)}


@pytest.mark.parametrize(
    ("often", "rare"), [("penerima", "menerima"), ("kelapa", "kepala"), ("lurah", "murah")]
)
def test_words_of_their_own_are_not_misspelt(often: str, rare: str) -> None:
    assert learn_wording([often] * 9 + [rare]).phrases == {}


@given(st.lists(st.text(alphabet="abcDEF (),", max_size=40), max_size=8), st.integers())
def test_order_of_the_texts_does_not_matter(texts: list[str], seed: int) -> None:
    shuffled = list(texts)
    random.Random(seed).shuffle(shuffled)
    assert learn_wording(shuffled) == learn_wording(texts)
