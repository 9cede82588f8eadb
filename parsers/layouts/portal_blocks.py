"""The blocks of a page of the national portal: what stands between blank lines, and each list.

Where a text has lost its blank lines, a list ends where its numbers start over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from parsers.layouts.portal_lines import broken_lines, line_start
from parsers.layouts.portal_values import (
    COLUMN_HEAD,
    COMPLAINT_WORD,
    names_channel,
    states_value,
)
from parsers.markers import Marker, leading_marker
from parsers.names.groups import channel_of, is_group_heading
from parsers.section import Row

MIN_SET_APART = 4  # runs that blank lines part: a text that kept them
LAW_SHARE = 0.7  # of a list's items
_LAW = re.compile(
    r"(?:undang|peraturan|keputusan|surat\s+(?:edaran|keputusan)|instruksi|per(?:da|mendagri|pres|bup"
    r"|wal)\b|uu\b|pp\b)",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """Rows that belong together: a list, or a paragraph. `is_apart`: a blank line stands above."""

    rows: tuple[Row, ...]
    is_apart: bool
    repeats_title: bool = False
    named: str | None = None  # the field that a heading typed above the rows names
    rests: frozenset[int] = frozenset()  # the starts of rows that go on with the row above

    @property
    def is_list(self) -> bool:
        return any(leading_marker(row.text) is not None for row in self.rows)

    @property
    def lead(self) -> str | None:
        """The paragraph above its list, if it has one that leads in."""
        first = self.rows[0].text
        return first if self.is_list and leading_marker(first) is None else None

    @property
    def texts(self) -> list[str]:
        """Its rows without their markers, and without those that only lead in or name a group."""
        inner: list[str] = []
        for row in self.rows:
            if inner and line_start(row) in self.rests:
                inner[-1] = f"{inner[-1]} {row.text.strip()}"
            else:
                inner.append(_unmarked(row.text))
        return [text for text in inner if not _only_leads(text)] or inner


def _only_leads(text: str) -> bool:
    """Whether a text leads in, or names a group and has nothing behind the name."""
    return text.endswith(":") or (":" not in text and is_group_heading(text))


def read_blocks(rows: Sequence[Row]) -> list[Block]:
    """The rows in blocks: at blank lines, and where a list starts over or ends without one."""
    blocks: list[Block] = []
    rests = broken_lines(rows)
    runs = list(_tight_runs(rows))
    for tight in runs:
        parts = _lists_and_paragraphs(tight, rests)
        if len(runs) >= MIN_SET_APART:
            parts = _paragraphs_joined(parts)
        for number, run in enumerate(parts):
            blocks.append(Block(tuple(run), is_apart=not number, rests=rests))
    return _with_lead_ins(_lists_joined(blocks))


def _paragraphs_joined(parts: Sequence[list[Row]]) -> list[list[Row]]:
    """The parts of a run without a blank line, its paragraphs in a row as one: where blank lines
    part the fields, lines without one between them are of one field."""
    joined: list[list[Row]] = []
    was_paragraph = False
    for part in parts:
        is_paragraph = leading_marker(part[0].text) is None
        if is_paragraph and was_paragraph:
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
        was_paragraph = is_paragraph
    return joined


def _lists_joined(blocks: Sequence[Block]) -> list[Block]:
    """Items that were typed with blank lines between them, "1. …", "2. …", as one list."""
    joined: list[Block] = []
    for block in blocks:
        before = _last_number(joined[-1]) if joined else None
        first = leading_marker(block.rows[0].text)
        if before is not None and first is not None and _counts_on(before, first, block):
            joined[-1] = joined[-1]._replace(rows=joined[-1].rows + block.rows)
        else:
            joined.append(block)
    return joined


def _counts_on(before: Marker, first: Marker, block: Block) -> bool:
    """Whether a block's first number is a later one of the same list, apart from it."""
    return block.is_apart and first.kind == before.kind and first.ordinal > before.ordinal


def _last_number(block: Block) -> Marker | None:
    """The last number of a list's outermost items."""
    opening = next((one for row in block.rows if (one := leading_marker(row.text))), None)
    if opening is None or opening.is_bullet:
        return None
    markers = [leading_marker(row.text) for row in reversed(block.rows)]
    return next((one for one in markers if one is not None and one.kind == opening.kind), None)


def _tight_runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    run: list[Row] = []
    for row in rows:
        if run and row.follows_blank:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _lists_and_paragraphs(rows: Sequence[Row], rests: frozenset[int]) -> list[list[Row]]:
    """Rows without blank lines between them: each list is one run, each paragraph another.

    An unmarked row inside a list is the rest of the item above it, if the list goes on below.
    """
    markers = [leading_marker(row.text) for row in rows]
    runs: list[list[Row]] = []
    opening: Marker | None = None  # the first marker of the open list
    for number, row in enumerate(rows):
        marker = markers[number]
        if marker is None:
            is_rest = bool(runs) and line_start(row) in rests
            if is_rest or (opening is not None and _goes_on(markers, number)):
                runs[-1].append(row)
            else:
                opening = None
                runs.append([row])
        elif opening is not None and not (
            _starts_over(marker, opening, runs[-1])
            or _ends_with_value(marker, runs[-1])
            or _turns_to_complaints(rows, number, runs[-1])
        ):
            runs[-1].append(row)
        else:
            opening = marker
            runs.append([row])
    return runs


def _goes_on(markers: Sequence[Marker | None], number: int) -> bool:
    """Whether the list above an unmarked row counts on in the next row."""
    before = next((one for one in reversed(markers[:number]) if one is not None), None)
    after = markers[number + 1] if number + 1 < len(markers) else None
    return (
        before is not None
        and after is not None
        and before.is_followed_by(after)
        and (not before.is_bullet)
    )


def _ends_with_value(marker: Marker, run: Sequence[Row]) -> bool:
    """Whether a first number stands below a list whose last item states a time or a fee, and so
    names no group: "• Daring 2 hari", "1. Roda dua Rp 35.000"."""
    last = leading_marker(run[-1].text)
    is_other = last is not None and last.kind != marker.kind
    text = run[-1].text.rstrip()
    is_first = marker.is_bullet or marker.ordinal == 1
    return is_other and is_first and states_value(text) and not text.endswith(":")


def _turns_to_complaints(rows: Sequence[Row], number: int, run: Sequence[Row]) -> bool:
    """Whether rows of another mark say where to complain, below a list that says nothing of it and
    names no group for them."""
    marker, last = leading_marker(rows[number].text), leading_marker(run[-1].text)
    if marker is None or last is None or last.kind == marker.kind:
        return False
    if any(_is_of_complaints(row.text) for row in run) or _only_leads(_unmarked(run[-1].text)):
        return False
    own = list(takewhile(lambda row: _kind_of(row) in (None, marker.kind), rows[number:]))
    return 2 * sum(_is_of_complaints(row.text) for row in own) >= len(own)


def _is_of_complaints(text: str) -> bool:
    return names_channel(text) or COMPLAINT_WORD.search(text) is not None


def _kind_of(row: Row) -> str | None:
    marker = leading_marker(row.text)
    return marker.kind if marker is not None else None


def _starts_over(marker: Marker, opening: Marker, run: Sequence[Row]) -> bool:
    """Whether a marker is the first of another list: its outermost numbers begin again."""
    return (
        not opening.is_bullet and marker.kind == opening.kind and marker.ordinal == 1 and bool(run)
    )


def _with_lead_ins(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that lead in, or name a group, as part of the block that they stand above."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _leads_in(joined[-1], block):
            joined[-1] = joined[-1]._replace(rows=joined[-1].rows + block.rows)
        else:
            joined.append(block)
    return joined


def _leads_in(block: Block, following: Block) -> bool:
    """Whether a paragraph says of itself that what follows belongs to it, or names its channel."""
    last = block.rows[-1].text.rstrip()
    if block.is_list:
        return False
    if COLUMN_HEAD.match(last):
        return following.is_list
    if last.endswith(":"):
        return following.is_list or not following.is_apart
    is_channel = len(block.rows) == 1 and is_group_heading(last) and channel_of(last) is not None
    has_list = following.is_list or states_value(following.rows[0].text)
    return is_channel and has_list and not following.is_apart and not states_value(last)


def cites_laws(block: Block) -> bool:
    """Whether a block lists the service's legal basis."""
    laws = [text for text in block.texts if _LAW.match(text)]
    return block.is_list and len(laws) >= LAW_SHARE * len(block.texts)


def _unmarked(text: str) -> str:
    marker = leading_marker(text)
    return text[marker.end :].strip() if marker is not None else text.strip()
