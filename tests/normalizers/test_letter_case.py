"""Small letters stand for what `re.IGNORECASE` would take for them."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.contact import label as contact_label
from normalizers.contact import person, phone_context, web_account
from normalizers.contact import place as contact_place
from normalizers.fee import wording as fee_wording
from normalizers.item import documents as item_documents
from normalizers.letter_case import lowered

LETTERS = re.compile("[a-z]", re.IGNORECASE)
CLASSES = re.compile(r"(\s)|(\d)|(\w)")


FOR_SMALL_LETTERS = [
    *(contact_label._LABEL, contact_label._LINK, contact_label._ONLY_LABELS),
    *(contact_place._BOX, contact_place._LETTER, contact_place._IN_PERSON, contact_place._PLACE),
    *(contact_place._ITEM_LANGSUNG, contact_place._OFFICER, contact_place._LAPOR),
    *(contact_place._NEGATED, contact_place._INDIRECT, contact_place._LABELLED_BOX),
    *(person.ROLE, person.NOT_A_NAME, person._QUALIFIER),
    *(phone_context._LABELLED, phone_context._CODE_CALLED, phone_context._STREET),
    *(phone_context._OTHER_NUMBER, web_account._SOCIAL_LABEL, item_documents._COPIES),
    fee_wording._FREE,
]


@pytest.mark.parametrize(
    "pattern", FOR_SMALL_LETTERS, ids=lambda pattern: str(pattern.pattern)[:30]
)
def test_a_pattern_for_small_letters_asks_for_no_capital(pattern: re.Pattern[str]) -> None:
    assert not pattern.flags & re.IGNORECASE
    assert not re.search(
        r"(?<![\\])[A-Z]", pattern.pattern.replace("A-Za-z", "").replace("(?P<", "")
    )


def test_every_letter_is_the_one_that_a_pattern_takes_it_for() -> None:
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        small = lowered(letter)
        assert len(small) == 1, code
        is_ascii = small.isascii() and small.isalpha()
        assert is_ascii == (LETTERS.match(letter) is not None), code
        if is_ascii:
            assert re.match(small, letter, re.IGNORECASE), code


def test_no_character_changes_its_class() -> None:
    for code in range(sys.maxunicode + 1):
        kinds = [match.lastindex if (match := CLASSES.match(c)) else 0 for c in _both(chr(code))]
        assert kinds[0] == kinds[1], code


def _both(letter: str) -> tuple[str, str]:
    return letter, lowered(letter)


@given(st.text())
def test_letters_stay_in_their_places(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert [lowered(letter) for letter in text if letter.isascii()] == [
        small for small, letter in zip(lowered(text), text, strict=True) if letter.isascii()
    ]
