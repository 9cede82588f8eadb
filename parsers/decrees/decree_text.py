"""The text of a decree that sets standards: its number, its office, the services that it lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from extractor.passage import Passage, join_passages
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.decrees.annex_head import head_end, heads_annex, is_annex_row, starts_annex
from parsers.decrees.office import find_issuer
from parsers.markers import leading_marker
from parsers.names.titles import STANDARD_KINDS
from parsers.row_events import Event, TableRow
from parsers.section import Row

MIN_MARKS = 2  # of the words that every decree is built of
SAME_SERVICE = 75.0  # per cent: names in list and annex differ in a word or two
SAME_NAME = 96.0  # per cent of letters: a typo in a long name still is the same name
SAME_NAME_OCR = 88.0  # the list is mostly on a scanned page: four letters in thirty are misread

_OPENINGS = (
    r"menimbang\b",
    r"mengingat\b",
    r"m\s*e\s*m\s*u\s*t\s*u\s*s\s*k\s*a\s*n\b",
    r"(?:surat\s+)?(?:keputusan|peraturan)\b",
)
_MARKS = tuple(re.compile(rf"^\W*{opening}", re.IGNORECASE) for opening in _OPENINGS)
_ANY_MARK = re.compile(rf"^\W*(?:{'|'.join(_OPENINGS)})", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*nomor\s*[:.;]?\s*(?=\S)", re.IGNORECASE)
_LIST_START = re.compile(
    r"meliput\w*|terdiri\s+(?:dari|atas)|sebagai\s+berikut|yaitu\s*:|adalah\s*:|jenis\s+pelayanan",
    re.IGNORECASE,
)
_DICTUM = re.compile(
    r"^\W*(?:ke)?(?:satu|pertama|dua|tiga|empat|lima|enam|tujuh|delapan)\b", re.IGNORECASE
)
_LISTED = re.compile(r"\W*(?P<number>\d{1,3})\s*[.,)]?\s+(?=\S)|(?P<letter>[a-z])\s*[.)]\s+(?=\S)")
_FILLED = re.compile(r"[A-Za-z0-9]")


class DecreeText(NamedTuple):
    """A decree: the rows that are its own, its number, the office whose head decides."""

    rows: tuple[Row, ...]
    number: Passage | None
    issuer: Passage | None
    marks: int

    @property
    def services(self) -> list[Passage]:
        """The services that it lists."""
        return _services(self.rows)


def find_decree(events: Sequence[Event], *, takes_lone_head: bool = False) -> DecreeText | None:
    """The decree above the standards in its annex, whether these are tables or have headings; if
    asked for, also the annex's head alone where that bears the decree's number. None where the
    document has none."""
    first = next((n for n, event in enumerate(events) if isinstance(event, TableRow)), None)
    rows = [event for event in events[:first] if isinstance(event, Row)]
    marks = len(_marked(rows, _MARKS))
    end = _end(rows, has_tables=first is not None) if marks >= MIN_MARKS else None
    if end is not None:
        return _decree(rows, end, marks)
    if not takes_lone_head or not rows or not is_annex_row(rows[0].text):
        return None
    decree = _decree(rows, head_end(rows, 0), marks)
    return decree if decree.number is not None else None


def _marked(rows: Sequence[Row], marks: Sequence[re.Pattern[str]]) -> list[int]:
    """Where the words that every decree is built of stand first."""
    marked = [(n, row.text) for n, row in enumerate(rows) if _ANY_MARK.match(row.text)]
    places = (next((n for n, text in marked if mark.match(text)), None) for mark in marks)
    return [place for place in places if place is not None]


def _decree(rows: Sequence[Row], end: int, marks: int) -> DecreeText:
    own = tuple(rows[:end])
    return DecreeText(own, _number(own), find_issuer(own), marks)


def _end(rows: Sequence[Row], *, has_tables: bool) -> int | None:
    """Where the annex's own text begins: below its head, which begins a page if any does; without
    one before the page that ends with a table. None where no annex shows."""
    last_mark = max(_marked(rows, _MARKS[:3]))
    below = range(last_mark, len(rows))
    annex = next((n for n in below if starts_annex(rows, n)), None)
    if annex is None and not has_tables:
        annex = next((n for n in below if is_annex_row(rows[n].text)), None)
    is_one_page = rows[last_mark].page_number == rows[-1].page_number
    if annex is None and has_tables and is_one_page:
        annex = next((n for n in below if heads_annex(rows, n)), None)
    if annex is not None:
        return head_end(rows, annex)
    if not has_tables:
        return None
    page = rows[-1].page_number
    first = next(n for n, row in enumerate(rows) if row.page_number == page)
    return first if first > last_mark else len(rows)


def has_annex(rows: Sequence[Row]) -> bool:
    """Whether a page begins with "Lampiran"."""
    return any(starts_annex(rows, n) for n in range(1, len(rows)))


def _number(rows: Sequence[Row]) -> Passage | None:
    for row in rows:
        match = _NUMBER.match(row.text)
        if match is not None and _FILLED.search(row.text, match.end()):
            return row.passage.cut(match.end())
        if _MARKS[0].match(row.text):
            return None
    return None


def _services(rows: Sequence[Row]) -> list[Passage]:
    """The numbered names under the dictum that lists the services; none of a list that does not
    count from its first to its last: where a number is missing a name was not read, or the list
    is another one."""
    decided = next((n for n, row in enumerate(rows) if _MARKS[2].match(row.text)), None)
    if decided is None:
        return []
    start = next((n for n in range(decided, len(rows)) if _LIST_START.search(rows[n].text)), None)
    found: list[Passage] = []
    places: list[int] = []
    for row in rows[start + 1 :] if start is not None else []:
        match = _LISTED.match(row.text)
        if match is not None:
            found.append(row.passage.cut(match.end()))
            places.append(_place(match))
        elif _DICTUM.match(row.text):
            if found:
                break
        elif found and leading_marker(row.text) is None and len(found) < MAX_SERVICES:
            found[-1] = join_passages((found[-1], row.passage))
    return found if places == [*range(1, len(places) + 1)] else []


def _place(match: re.Match[str]) -> int:
    """The place in a list that a number or a letter says."""
    return int(match["number"]) if match["number"] else ord(match["letter"]) - ord("a") + 1


MAX_SERVICES = 200  # names in one decree; the longest lists of licensing offices have 150


class Difference(NamedTuple):
    """How a decree's list and its annex differ."""

    missing: tuple[str, ...]  # listed, without a standard in the annex
    extra: tuple[str, ...]  # a standard in the annex that the list lacks
    renamed: tuple[tuple[str, str], ...]  # the same service under two names: list, annex


def compare_names(listed: Sequence[str], printed: Sequence[str], is_ocr: bool) -> Difference:
    """Match the list's names with the annex's, the nearest ones with each other."""
    left = list(printed)
    missing: list[str] = []
    renamed: list[tuple[str, str]] = []
    same = SAME_NAME_OCR if is_ocr else SAME_NAME
    for name in listed:
        best = max(left, key=lambda other: _similarity(name, other), default=None)
        if best is None or _similarity(name, best) < SAME_SERVICE:
            missing.append(name)
            continue
        left.remove(best)
        if fuzz.ratio(_bare(name), _bare(best)) < same:
            renamed.append((name, best))
    return Difference(tuple(missing), tuple(left), tuple(renamed))


_NOISE = re.compile(
    rf"\b{any_of((*STANDARD_KINDS, *words_of('label_things'), 'penerbitan', 'sistem'))}\b|[^\w\s]",
    re.IGNORECASE,
)


_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")


def _bare(text: str) -> str:
    """What of a name counts. A name and the same with its acronym in brackets are one."""
    for found in _ACRONYM.finditer(text):
        words = text[: found.start()].split()[-len(found[1]) :]
        if "".join(word[0] for word in words).upper() == found[1]:
            text = text[: found.start()] + text[found.end() :]
            break
    return " ".join(_NOISE.sub(" ", text.replace("&", " dan ")).casefold().split())


def _similarity(one: str, other: str) -> float:
    first, second = _bare(one), _bare(other)
    return max(fuzz.ratio(first, second), fuzz.token_set_ratio(first, second) * 0.95)
