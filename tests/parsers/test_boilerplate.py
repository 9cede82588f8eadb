from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.furniture import portal_words as boilerplate
from parsers.furniture.portal_words import has_boilerplate, split_boilerplate
from tests.support.typed_texts import body_of, plausible_texts

OPENING = "Anda juga dapat menyampaikan pengaduan terhadap layanan ini."
CLOSING = (
    "Melalui LAPOR!, Anda dapat menyampaikan keluhan yang dapat kami sampaikan ke instansi terkait."
)
STORES = "Website LAPOR! Unduh di Play Store"


def split(text: str) -> tuple[list[str], list[str], list[str]]:
    own, portal, stray = split_boilerplate(body_of(text))
    return (
        [line.text for line in own],
        [passage.text for passage in portal],
        [passage.text for passage in stray],
    )


def test_the_portals_words_are_told_from_the_offices() -> None:
    assert split(f"Kotak saran\n\n{OPENING}\n\n{CLOSING}\n\n{STORES}") == (
        ["Kotak saran"],
        [OPENING, CLOSING, STORES],
        [],
    )


@pytest.mark.parametrize("stray", ["mobile JKN, WA", "-", "Belum ada", "81342810332"])
def test_the_field_after_the_portals_words_is_neither(stray: str) -> None:
    assert split(f"Kotak saran\n\n{OPENING}\n\n{STORES}\n\n{stray}") == (
        ["Kotak saran"],
        [OPENING, STORES],
        [stray],
    )


def test_words_glued_to_the_offices_last_value_are_cut_off() -> None:
    assert split(f"WA 0812 0000 1111{CLOSING}") == (["WA 0812 0000 1111"], [CLOSING], [])


@pytest.mark.parametrize(
    "text", ["Website : LAPOR!", "SP4N-LAPOR!", "Kotak saran dan www.lapor.go.id"]
)
def test_an_office_may_name_the_portal_itself(text: str) -> None:
    assert not has_boilerplate(text)
    assert split(text) == ([text], [], [])


def test_no_lines_no_boilerplate() -> None:
    assert split_boilerplate([]) == ((), (), ())


@given(plausible_texts())
def test_every_word_goes_one_way(text: str) -> None:
    body = body_of(f"{text}\nkata")
    own, portal, stray = split_boilerplate(body)
    passages = [*(line.passage for line in own), *portal, *stray]
    assert sorted("".join(p.text for p in passages if p).replace(" ", "")) == sorted(
        "".join(line.text for line in body).replace(" ", "")
    )


@given(st.from_regex(boilerplate._OPENING))
def test_the_quick_look_for_the_portals_words_overlooks_none(text: str) -> None:
    assert has_boilerplate(text)
