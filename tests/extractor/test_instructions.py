"""What a page's instructions show at a glance."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extractor.pdf.instructions import MIN_DRAWN, draws_lines, even

# As the instructions say it: a number, white space, and the operator of a line or of a rectangle
# that does more than clip.
DRAWN = re.compile(rb"[\d.]\s+(?:l\s|re\s+(?!W))")
TOKENS = st.sampled_from([b"0", b"7.5", b".", b"m", b"l", b"re", b"W", b"n", b"S", b"(re)", b"ll"])
SPACES = st.sampled_from([b" ", b"\n", b"\r\n", b"\t", b"\f", b"  ", b""])


@given(st.lists(st.tuples(TOKENS, SPACES), max_size=40))
def test_counting_overlooks_no_drawn_line(parts: list[tuple[bytes, bytes]]) -> None:
    stream = b"".join(token + space for token, space in parts)
    assert draws_lines([even(stream)]) is (len(DRAWN.findall(stream)) >= MIN_DRAWN)
