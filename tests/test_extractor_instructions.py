"""What a page's instructions show at a glance."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extractor.instructions import MIN_DRAWN, draws_lines, even, may_whiten

# As the instructions say it: a number, white space, and the operator of a line or of a rectangle
# that does more than clip.
DRAWN = re.compile(rb"[\d.]\s+(?:l\s|re\s+(?!W))")
TOKENS = st.sampled_from([b"0", b"7.5", b".", b"m", b"l", b"re", b"W", b"n", b"S", b"(re)", b"ll"])
SPACES = st.sampled_from([b" ", b"\n", b"\r\n", b"\t", b"\f", b"  ", b""])


@given(st.lists(st.tuples(TOKENS, SPACES), max_size=40))
def test_counting_overlooks_no_drawn_line(parts: list[tuple[bytes, bytes]]) -> None:
    stream = b"".join(token + space for token, space in parts)
    assert draws_lines([even(stream)]) is (len(DRAWN.findall(stream)) >= MIN_DRAWN)


# A number that may be white before the operator of a grey or RGB colour, or one of a colour whose
# space only a reader of the file knows.
WHITE = re.compile(rb"(?<![\d.])(?:1(?:\.0*)?|0?\.9[89]\d*)\s+r?g\s|\s(?:scn?|k)\s")
COLOURS = st.sampled_from(
    [b"0", b"1", b"1.00", b".98", b"11", b"g", b"rg", b"k", b"sc", b"scn", b"(ng", b"k)"]
)


@given(st.lists(st.tuples(COLOURS, SPACES), max_size=12))
def test_looking_at_operands_overlooks_no_white(parts: list[tuple[bytes, bytes]]) -> None:
    stream = b"".join(token + space for token, space in parts)
    assert may_whiten([even(stream)]) is (WHITE.search(stream) is not None)
