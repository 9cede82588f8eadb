"""The printed rows of a document's body, what a row says by itself, and how the headings among
them are marked: by numbers that count them, by a bullet, by nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from extractor.page import Line, enclosing_box
from extractor.passage import Passage, join_passages
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee
from parsers.markers import Marker, leading_marker
from parsers.names.heading_words import place_by_words
from parsers.names.headings import PLACED_SCORE, HeadingIndex, begins_cell, is_name_rest, is_value
from parsers.names.row_parts import name_rows, part_name
from parsers.section import HeadingMatch, Row
from parsers.tables.columns import is_typed_head

MAX_LABEL_WORDS = 10  # of a heading that is no component's

DECREE_LABEL = re.compile(
    r"(?:no(?:mor)?\.?\s*sk|sk\s*(?:no|nomor)\b\.?|no(?:mor)?\.?\s*(?:surat\s+)?keputusan)\s*[:;=.]*\s*",
    re.IGNORECASE,
)
_QUALIFIES = re.compile(r"\s*(?:yang|oleh)\b", re.IGNORECASE)  # a name's rest, and no value
MIN_CELL_WORDS = 3  # of a cell without figures; fewer may be the rest of its name
ROMAN_ONE = ("I", "i")  # which no list of components has for its ninth letter
MIN_NAMES = 2  # behind one bullet
MIN_WITH_VALUES = 2  # names with their values on one line: a text that prints a table's rows so
MAX_VALUE_WORDS = 6  # of a fee or a time that a row states whole
MIN_NUMBERED_HEADINGS = 3  # "1. Persyaratan" is a heading where two more of its kind are numbered


def body_rows(left: Sequence[tuple[Line, Passage]]) -> list[Row]:
    """One body line for each printed row, columns of a row joined left to right."""
    rows: list[Row] = []
    last = 0  # the row that the one before stands on: sources without boxes count empty ones, too
    for number, group in groupby(left, key=lambda pair: pair[0].row):
        pairs = list(group)
        line, passage = pairs[0]
        bbox = line.bbox
        if len(pairs) > 1:
            passage = join_passages(part for _, part in pairs)
            boxes = [one.bbox for one, _ in pairs if one.bbox is not None]
            bbox = enclosing_box(boxes) if boxes else None
        row = Row(passage, line.page_number, bbox)
        is_parted = _follows_blank(rows, row, number - last > 1)
        rows.append(row._replace(follows_blank=True) if is_parted else row)
        last = number
    return rows


def _follows_blank(rows: Sequence[Row], row: Row, has_row_between: bool) -> bool:
    if not rows:
        return True
    before = rows[-1]
    is_typed = before.bbox is None or row.bbox is None
    is_off = is_typed and has_row_between and before.page_number == row.page_number
    return is_off or row.stands_off(before)


def is_label(text: str) -> bool:
    """Whether a row's words name something and state nothing: few, and no sentence's end."""
    words = text.split()
    if len(words) == 1 and leading_marker(text) is not None:
        return False  # a number of a list
    return 0 < len(words) <= MAX_LABEL_WORDS and not text.rstrip().endswith((".", ";", ","))


class HeadingMarks(NamedTuple):
    """The families of marks that stand before headings, and whether names and values share lines,
    as in a table's text."""

    families: frozenset[str]
    has_values: bool
    is_constant: bool = False  # each list was numbered anew: "1." stands before every heading
    subjects: frozenset[str] = frozenset()  # "kunjungan": "A. Syarat Kunjungan", "C. Durasi …"


def find_marks(rows: Sequence[Row], headings: HeadingIndex) -> HeadingMarks:
    """How the headings themselves are marked, where that is not what items are called."""
    marked: dict[str, dict[int, str]] = defaultdict(dict)
    leading: dict[str, dict[int, str]] = defaultdict(dict)  # of those that end in a colon
    chapters: dict[str, set[int]] = defaultdict(set)  # of labels, by the kind of their numbers
    headed: set[str] = set()  # by rows without a mark, of which numbered ones are the cases
    with_values = 0
    subjects: dict[str, set[str]] = defaultdict(set)
    has_head = any(row.bbox is None and is_typed_head(row.text) for row in rows)
    for position, row in enumerate(rows, 1):
        marker = leading_marker(row.text)
        if marker is None:
            if (unmarked := headings.match(row.text)) is not None:
                headed.add(unmarked.component)
            continue
        if row.text.isupper() and is_label(row.text[marker.end :]):
            chapters[marker.kind].add(marker.ordinal)
        match = headings.named(row.text)
        if match is None and not marker.is_bullet:
            found = part_name(name_rows(rows, position - 1), marker.end, headings)
            if found is not None:
                rest = row.text[found.ends[0] :]
                subjects[rest.strip(" :").casefold()].add(found.match.component)
                with_values += is_value(rest) or (has_head and bool(rest.strip(" :")))
            match = found.match if found is not None else headings.place(row.text)
        if match is not None:
            family = marked[mark_family(marker)]
            ordinal = 1 if marker.number in ROMAN_ONE else marker.ordinal
            is_other = family.get(ordinal, match.component) != match.component
            family.setdefault(-position if is_other else ordinal, match.component)
            if row.text.rstrip().endswith(":"):
                leading[mark_family(marker)].setdefault(ordinal, match.component)
    lists = _bullets_of_lists(rows, headings)
    families = frozenset(
        mark
        for mark, named in marked.items()
        if _is_sequence(named)
        or mark in lists
        or any(_is_within(named, ordinals) for ordinals in chapters.values())
        or (_is_of_one(named, leading[mark]) and headed.isdisjoint(named.values()))
    )
    has_values = with_values >= (1 if any(is_typed_head(r.text) for r in rows) else MIN_WITH_VALUES)
    is_constant = "number" in families and _are_ones(rows, headings)
    repeated = frozenset(one for one, named in subjects.items() if one and len(named) > 1)
    return HeadingMarks(families, has_values, is_constant, repeated)


def _bullets_of_lists(rows: Sequence[Row], headings: HeadingIndex) -> set[str]:
    """The bullets that stand before names of two components at least and before what these list, as
    a page's lists inside a list are copied: the names in capitals, or above a row without it."""
    named: dict[str, set[str]] = defaultdict(set)
    others: set[str] = set()
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        marker = leading_marker(row.text)
        if marker is None or not marker.is_bullet:
            continue
        match = headings.match(row.text)
        if match is None or match.score < 1.0:
            others.add(marker.kind)
            continue
        is_set = row.text.isupper() or (below is not None and leading_marker(below.text) is None)
        named[marker.kind].add(match.component if is_set else "")  # else an item like others
    return {kind for kind in others if len(named[kind]) >= MIN_NAMES and "" not in named[kind]}


def mark_family(marker: Marker) -> str:
    """Numbers and letters are one family, whichever are used; each bullet is its own."""
    return marker.kind if marker.is_bullet else "number"


def _is_sequence(named: Mapping[int, str]) -> bool:
    """Whether numbers (or one mark) stand before enough different components: three, or the first
    two of a list of them."""
    count = len(set(named.values()))
    return count >= MIN_NUMBERED_HEADINGS or (count >= 2 and {1, 2} <= named.keys())


def _is_within(named: Mapping[int, str], capitals: Set[int]) -> bool:
    """Whether two components' numbers count on from labels in capitals: "A. KETENTUAN UMUM", "B.
    PERSYARATAN", "C. PROSEDUR"."""
    last = max(named)
    is_counted = {*range(1, last + 1)} <= capitals
    return is_counted and last - 1 in named and len(set(named.values())) > 1


def _are_ones(rows: Sequence[Row], headings: HeadingIndex) -> bool:
    """Whether each component's name has the number one: the lists of a page, copied as text."""
    named: dict[str, int] = {}
    for row in rows:
        marker = leading_marker(row.text)
        match = headings.place(row.text) if marker is not None and not marker.is_bullet else None
        if marker is not None and match is not None:
            named[match.component] = max(marker.ordinal, named.get(match.component, 0))
    return len(named) >= MIN_NUMBERED_HEADINGS and set(named.values()) == {1}


def _is_of_one(named: Mapping[int, str], leading: Mapping[int, str]) -> bool:
    """Whether numbers stand before the cases of one component, each of which leads in its list:
    "1. Persyaratan kartu baru :", "2. Persyaratan kartu hilang :"."""
    return {1, 2} <= leading.keys() and len(set(named.values())) == 1 and len(leading) == len(named)


def is_cell(text: str) -> bool:
    """Whether words behind a name, its number in a row above, are the cell beside it."""
    return is_value(text) or (begins_cell(text) and len(text.split()) >= MIN_CELL_WORDS)


def is_all_name(text: str, name_end: int, below: str, component: str) -> bool:
    """Whether a row is a longer name of the component that a known one begins, its text below:
    "D. BIAYA PENGURUSAN" above "Rp 5.000", "C. Prosedur / Alur" above a list.

    >>> is_all_name("D. BIAYA PENGURUSAN", 8, "Rp 5.000", "biaya")
    True
    >>> is_all_name("D. BIAYA GRATIS", 8, "E. PRODUK", "biaya")
    False
    """
    rest = text[name_end:]
    if is_value(rest) or place_by_words(text) != component:
        return False
    is_whole = text[:name_end].casefold().endswith("layanan") and rest.split()[:1] == ["Layanan"]
    if is_name_rest(" ".join(rest.split()[:1])) and not is_whole:
        return True  # "Biaya Pelayanan dan Cara Pembayaran"; "Produk Layanan Layanan data" ends one
    if _QUALIFIES.match(rest):
        return True  # "Hasil Pelayanan Yang Diterima Pemohon"
    if leads_anew(text, below):
        return text.isupper() or rest.lstrip().startswith("/")
    return text.isupper() and not below.isupper() and leading_marker(below) is None


def leads_anew(text: str, below: str) -> bool:
    """Whether the row below begins a list of its own."""
    own, first = leading_marker(text), leading_marker(below)
    if own is None or first is None:
        return False
    return first.is_bullet or (first.ordinal == 1 and first.kind != own.kind)


def name_with_value(text: str, headings: HeadingIndex) -> tuple[HeadingMatch, int] | None:
    """The fee's or the time's name that a row begins with, and where its whole value begins."""
    marker = leading_marker(text)
    if marker is not None and not marker.is_bullet:
        return None  # a list's item may be about a fee
    start = marker.end if marker is not None else 0
    found, own = headings.match_prefix(text, start), own_name(text, start)
    if found is None or (own is not None and not begins_cell(text[found[1] :])):
        found = own  # "Biaya yang dikenakan: Rp 5.000"
    value = text[found[1] :].strip(" :.") if found is not None else ""
    if found is None or not 0 < len(value.split()) <= MAX_VALUE_WORDS:
        return None
    # "Biaya salinan Rp 500" is the fee of something.
    is_parted = begins_cell(value) or ":" in text[: text.index(value)]
    kind = parse_fee(value).kind if found[0].component == "biaya" else None
    if kind == "free" or (kind == "fixed" and is_parted):
        return found
    if found[0].component == "waktu" and find_durations(value):
        return found
    return None


def own_name(text: str, start: int) -> tuple[HeadingMatch, int] | None:
    """A name in the office's own words that a colon ends."""
    name, sign, _ = text[start:].partition(":")
    component = place_by_words(name) if sign else None
    return (HeadingMatch(component, PLACED_SCORE), start + len(name) + 1) if component else None
