"""The quick looks at a letterhead's line overlook no value, no address and no further copy."""

from __future__ import annotations

import re
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from extractor.passage import line_passage
from parsers.letterhead import copies as letterhead_copies
from parsers.letterhead import lines as head_lines
from parsers.letterhead import values
from parsers.letterhead.copies import Reference, find_copies
from parsers.letterhead.lines import classify
from parsers.letterhead.tokens import keys_of, tokens_of
from tests.support.typed_texts import text_document

ANY = re.compile("")
PIECES = (
    *("Telp", ".", ":", " ", "/", ",", "(", ")", "-", "@", "[at]", "(AT)", "://", "https", "WWW."),
    *(
        "0411",
        "550",
        "62",
        "1500",
        "145",
        "+",
        "makassar",
        "kota.bps",
        "GO.ID",
        "x.com",
        ".id",
        "a",
    ),
    *("Jalan", "Jl.", "No", "Nomor", "7", "Km", "90182", "; jl", "Kelurahan", "e-mail", "Fax"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


@given(TEXTS.filter(str.strip))
@example("Telp   Telp")
def test_no_value_and_no_address_is_overlooked(text: str) -> None:
    document = text_document(text)
    for line in document.lines:  # two where a gap makes columns
        passage = line_passage(document, line)
        with (
            patch.object(values, "_SIGN_OF_VALUE", ANY),
            patch.object(values, "_SIGN_INSIDE", ANY),
        ):
            expected = classify(line, passage)
        assert shown(classify(line, passage)) == shown(expected)


def shown(heads: list[head_lines.HeadLine]) -> list[object]:
    return [
        (head.kind, [(part.kind, part.stretch, part.passage.text) for part in head.parts])
        for head in heads
    ]


WORDS = (
    "•",
    "Dinas",
    "DINAS,",
    "Dlnas",
    "Kesehatan",
    "Kota/",
    "/",
    "-",
    "Jalan",
    "Mawar",
    "7",
    "x",
)


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=6))
def test_a_copy_is_known_by_its_first_word(lines: list[list[str]]) -> None:
    document = text_document("\n".join(" ".join(words) for words in lines))
    left = [(line, line_passage(document, line)) for line in document.lines]
    reference = Reference(("dinas", "kesehatan", "kota"), ("jalan", "mawar", "7"), (), ())
    found = find_copies(left, reference)
    with patch.object(letterhead_copies, "first_key", lambda p: (*keys_of(tokens_of(p)), "")[0]):
        assert find_copies(left, reference).taken == found.taken
