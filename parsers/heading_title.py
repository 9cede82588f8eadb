"""The service's name above a standard's headings: behind a label, below one, or by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.passage import Passage, join_passages
from parsers.markers import leading_marker
from parsers.section import BodyLine
from parsers.sheet_labels import YEAR
from parsers.sheet_office import AT_ORG, is_org, opens_office

_TITLE_LABEL = re.compile(
    r"(?:\(?[A-Z0-9]{1,4}[.)]\s*)?"
    r"(?:(?:nama|jenis|judul)\s+(?:pe)?layanan\s*[:;]\s*|standar\s+(?:pe)?layanan\s*[:;]\s*)",
    re.IGNORECASE,
)
BARE_LABEL = re.compile(
    r"standar\s+(?:pe)?layanan(?:\s+publik)?(?:\s*\(sp\))?\s*:?$", re.IGNORECASE
)
# "STANDAR PELAYANAN LEGALISASI IJAZAH", but no "Standar Pelayanan - Dinas Pendidikan".
GLUED_LABEL = re.compile(r"standar\s+(?:pe)?layanan\s+(?=\w)", re.IGNORECASE)
_AT_OFFICE = re.compile(r"(?:pada|di|lingkup|publik)\b", re.IGNORECASE)
# How a title goes on in its next line, beside one that is all capitals.
_TITLE_GOES_ON = re.compile(
    r"(?:bagi|untuk|dan|atau|serta|pada|di|oleh|dengan|yang|dalam|melalui)\s|[(/]", re.IGNORECASE
)
MAX_TITLE_WORDS = 20
# What stands above standards and is none: a promise, the annex's name, the decree's.
_OTHER_TITLE = re.compile(
    r"(?:maklumat\s+(?:pe)?layanan|lampiran|(?:surat\s+)?keputusan\s+\w+|peraturan)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{5}")  # a postcode or a phone number, which is in no service's name
MIN_NAME_WORD = 5  # letters of a word that is capitalized in a name
MIN_LONE_LETTERS = 5  # of a title of one word: "PERPUSTAKAAN"


class TitleReading(NamedTuple):
    """The name, the label before it, and the rows that are neither."""

    title: Passage | None
    label: Passage | None
    left: list[BodyLine]


def read_title(above: Sequence[BodyLine], is_below_office: bool = False) -> TitleReading:
    """The service's name in the rows above the first heading.

    What is left below an office's name is a service's, though it be a single word.
    """
    for position, row in enumerate(above):
        start = _label_end(row.text)
        if start is None:
            continue
        if start < len(row.text):
            return _behind_label(above, position, start)
        below = _name_at(above, position + 1, passes_offices=True)
        if below is not None:
            return _read(above, range(position, position + 1), below)
    first = _name_at(above, 0, passes_offices=is_below_office)
    if first is not None:
        return _read(above, range(0), first)
    words = [row for row in above if not YEAR.match(row.text)]
    if is_below_office and len(words) == 1 and _is_lone_word(words[0].text):
        return TitleReading(words[0].passage, None, [row for row in above if row not in words])
    return TitleReading(None, None, list(above))


def _name_at(above: Sequence[BodyLine], start: int, *, passes_offices: bool) -> int | None:
    """The row from `start` on that can be a service's name: below years, and below offices where
    they are no scraps that a converter has left of a letterhead."""
    for number, row in enumerate(above[start:], start):
        at = AT_ORG.match(row.text)
        is_office = opens_office(row.text[at.end() :] if at is not None else row.text)
        if not YEAR.match(row.text) and not (is_office and passes_offices):
            return number if _is_title_like(row.text) and not is_office else None
    return None


def _behind_label(above: Sequence[BodyLine], position: int, start: int) -> TitleReading:
    row = above[position]
    split = [row._replace(passage=row.passage.cut(0, start))]
    split.append(row._replace(passage=row.passage.cut(start)))
    rows = [*above[:position], *split, *above[position + 1 :]]
    return _read(rows, range(position, position + 1), position + 1)


def _read(above: Sequence[BodyLine], label: range, first: int) -> TitleReading:
    """The name that starts in row `first`; its number is one with the label's rows."""
    end = _end_of(above, first)
    name = join_passages(row.passage for row in above[first:end])
    if label.start and len(label) and BARE_LABEL.match(above[label.start - 1].text):
        label = range(label.start - 1, label.stop)
    labels = [above[number].passage for number in label]
    marker = leading_marker(name.text)
    if marker is not None and not marker.is_bullet:
        labels.append(name.cut(0, marker.end))
        name = name.cut(marker.end)
    taken = {*label, *range(first, end)}
    left = [row for number, row in enumerate(above) if number not in taken]
    return TitleReading(name, join_passages(labels) if labels else None, left)


def _label_end(text: str) -> int | None:
    """Where a title starts behind its label; the text's end where it stands on the next row."""
    if BARE_LABEL.match(text):
        return len(text)
    label = _TITLE_LABEL.match(text)
    if label is not None:
        return label.end() if label.end() < len(text) else None
    glued = GLUED_LABEL.match(text)
    if glued is None or text.endswith((".", ";", ":")):
        return None
    name = text[glued.end() :]
    return None if is_org(name) or _AT_OFFICE.match(name) else glued.end()


def _end_of(above: Sequence[BodyLine], first: int) -> int:
    """Where the rows of a title end that starts in row `first`."""
    end = first + 1
    while end < len(above) and _wraps(above[end], above[end - 1]):
        end += 1
    return end


def _wraps(row: BodyLine, before: BodyLine) -> bool:
    """Whether a row is the next line of a title that wraps: its first word goes on with a phrase,
    or it stands near in capitals of one size."""
    if row.page_number != before.page_number:
        return False
    if row.text.isupper() != before.text.isupper() or ":" in row.text:
        return False
    if is_org(row.text) or AT_ORG.match(row.text) or YEAR.match(row.text):
        return False
    if _TITLE_GOES_ON.match(row.text):
        return True
    if row.bbox is None or before.bbox is None or row.follows_blank:
        return False
    is_one_size = abs(row.bbox.height_pt - before.bbox.height_pt) <= 1.0
    is_next = row.bbox.top_pt - before.bbox.bottom_pt <= row.bbox.height_pt
    return is_one_size and is_next and row.text.isupper()


def _is_title_like(text: str) -> bool:
    words = text.split()
    if not 1 < len(words) <= MAX_TITLE_WORDS or ":" in text or text.endswith((".", ";")):
        return False
    return not (YEAR.match(text) or _OTHER_TITLE.match(text) or _FIGURE.search(text))


def _is_lone_word(text: str) -> bool:
    return len(text) >= MIN_LONE_LETTERS and text.isalpha() and text[0].isupper()


def is_set_like_name(text: str) -> bool:
    """Whether all words are written as in a name: small only where short ("dan", "bagi")."""
    return not any(len(word) >= MIN_NAME_WORD and word[0].islower() for word in text.split())
