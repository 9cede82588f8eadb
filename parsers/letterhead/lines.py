"""What a line of a letterhead is: a value, levels of the office, or the body's first words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.page import Line
from extractor.passage import Passage
from parsers.letterhead.values import MAIL, PLACE_NAME, WEB, HeadPart, LineKind, values_of
from parsers.names.offices import (
    OUTERMOST,
    ROOTS,
    holds_villages,
    level_slashes,
    opens_office,
    reads_as_office,
    starts_like_organisation,
)

ALIGNED_PT = 4.0  # left edges of one column differ by less: rounding and side bearings
SAME_SIZE_SHARE = 0.2  # heights of one font size differ by less (descenders, bold)


@dataclass(frozen=True, slots=True, eq=False)
class HeadLine:
    """A line of the head's region, classified; `parts` are the values that it holds."""

    line: Line
    passage: Passage
    kind: LineKind
    parts: tuple[HeadPart, ...] = ()
    offset: int = 0  # of the passage in the line's own text, where two lines were woven into one
    is_parted: bool = False  # the line is one column's part of a printed row, with a box of its own

    def stretch(self, start: int = 0, end: int | None = None) -> range:
        """The part [start, end) of the passage as a range of the line's own text."""
        end = len(self.passage) if end is None else end
        return range(self.offset + start, self.offset + end)

    @property
    def key(self) -> tuple[int, int]:
        """Which line this is, or which part of one."""
        return (self.line.order, self.offset)

    @property
    def is_name_like(self) -> bool:
        """Whether the words could be (part of) an office's name: all capitalized, no amount."""
        words = re.findall(r"[^\W\d_](?:['’]?[^\W\d_])+\.?", self.passage.text)
        capitals = sum(word[0].isupper() or _is_small(word) for word in words)
        return bool(words) and capitals == len(words) and words[0] != "Rp."[: len(words[0])]

    def is_aligned_with(self, other: HeadLine) -> bool:
        """Same left edge, middle or right edge; true without boxes."""
        one, two = self.line.bbox, other.line.bbox
        if one is None or two is None:
            return True
        left, right = one.x0_pt - two.x0_pt, one.x1_pt - two.x1_pt
        return min(abs(left), abs(right), abs(left + right) / 2) <= ALIGNED_PT

    def is_neighbour_of(self, below: HeadLine) -> bool:
        """Whether the two can be lines of one wrapped text: same size, no wide gap."""
        one, two = self.line.bbox, below.line.bbox
        if one is None or two is None:
            return (below.line.line_number or 0) - (self.line.line_number or 0) <= 1
        if abs(one.height_pt - two.height_pt) > SAME_SIZE_SHARE * max(one.height_pt, two.height_pt):
            return False
        return two.top_pt - one.bottom_pt <= one.height_pt

    @property
    def follows_directly(self) -> bool:
        """Whether nothing else could have printed this line: it is short and no sentence."""
        text = self.passage.text
        return len(text.split()) <= MAX_ADDRESS_WORDS and not text.endswith((".", ":"))


class Taken(dict[int, list[range]]):
    """Stretches of lines' texts that a head takes, by the line's order."""

    def add(self, head: HeadLine, start: int = 0, end: int | None = None) -> None:
        """Take a part of a line of the head, or all of it."""
        self.setdefault(head.line.order, []).append(head.stretch(start, end))

    def with_all(self, more: Iterable[tuple[int, range]]) -> Taken:
        """The same and more."""
        taken = Taken((order, [*stretches]) for order, stretches in self.items())
        for order, stretch in more:
            taken.setdefault(order, []).append(stretch)
        return taken


NAME_START_WORDS = 2  # words that an office's name shares with its parents' names
MAX_ADDRESS_WORDS = 12  # words of an address's second line

_SMALL_WORDS = {"dan", "di", "pada", "untuk", "atau", "dan/atau", "ke", "dari", "serta", "bagi"}
_TITLE = re.compile(r"[a-z]{1,4}\.")  # "RSUD dr. Wirosaban"

_BODY = re.compile(
    r"^(?:(?:surat\s+)?(?:keputusan|peraturan)\b|menimbang\b|nomor\s+\d+\s*/|"
    r"no(?:mor)?\.?\s*sk\b|nomor\s*:|sk\s*:|\(?\d{1,2}[.)]\s+\S|[•·§*-]\s+\S|[a-z][.)]\s+\S)",
    re.IGNORECASE,
)
_ORG_WORD = re.compile(r"[A-Z0-9(][\w.'&()-]*,?$")
_WORD_AND_SPACE = re.compile(r"(?<!\S)\S+\s+")
_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile(r"\d{1,3}$")  # "SMA Negeri 3"


def classify(line: Line, passage: Passage, above: Sequence[HeadLine] = ()) -> list[HeadLine]:
    """Say what a line is; two lines that extraction wove into one are taken apart.

    `above` are the region's lines before it: the first of them may be the office's name, with
    whose first words its parents' names start, too.
    """
    offset = hierarchy_offset(passage.text)
    if offset == 0 and line.bbox is None:
        has_levels = any(head.kind is LineKind.HIERARCHY for head in above)
        offset = 0 if has_levels else _outermost_offset(passage.text)
    if offset is None:
        offset = _repeated_start(passage.text, _name_start(above))
    if not offset:
        head = _classified(line, passage, 0)
        if PLACE_NAME.match(passage.text) and not _follows_name(head, above):
            head = HeadLine(line, passage, LineKind.OTHER)
        return [head]
    return [
        _classified(line, passage.cut(0, offset), 0),
        _classified(line, passage.cut(offset), offset),
    ]


def _follows_name(head: HeadLine, above: Sequence[HeadLine]) -> bool:
    """Whether the office's name stands above, so that a place's name belongs to the address."""
    names = [
        other
        for other in above
        if other.kind is LineKind.OTHER and other.is_name_like and other.is_aligned_with(head)
    ]
    if names and holds_villages(names[-1].passage.text) and opens_office(head.passage.text):
        return False  # "Pemerintah Kota Bahari" above "Kelurahan Sumber"
    # Lines of one size are one name.
    return bool(names) and (head.line.bbox is None or not names[-1].is_neighbour_of(head))


def _name_start(above: Sequence[HeadLine]) -> str:
    """The first words of the first line, if it can be an office's name in a text without boxes."""
    if not above or above[0].line.bbox is not None or above[0].kind is not LineKind.OTHER:
        return ""
    words = above[0].passage.text.split()
    return " ".join(words[:NAME_START_WORDS]) if len(words) > NAME_START_WORDS else ""


def _classified(line: Line, passage: Passage, offset: int) -> HeadLine:
    text = passage.text
    if hierarchy_offset(text) == 0:
        return HeadLine(line, passage, LineKind.HIERARCHY, offset=offset)
    if _BODY.match(text):
        return HeadLine(line, passage, LineKind.BODY, offset=offset)
    parts = values_of(passage)
    kind = parts[0].kind if parts else LineKind.OTHER
    return HeadLine(line, passage, kind, parts, offset)


def remainder(head: HeadLine, taken: Mapping[int, Sequence[range]]) -> HeadLine:
    """The line without the words at its end that are taken already, classified anew."""
    end = len(head.passage)
    for stretch in taken.get(head.line.order, ()):
        start, stop = stretch.start - head.offset, stretch.stop - head.offset
        if 0 < start < end <= stop:
            end = start
    if end == len(head.passage):
        return head
    return _classified(head.line, head.passage.cut(0, end), head.offset)


def hierarchy_offset(text: str) -> int | None:
    """Where in a line a chunk of hierarchy ("A / B") starts; None when there is none."""
    if not level_slashes(text):
        return None
    if looks_like_levels(text):
        return 0
    roots = [match.start() for match in re.finditer(rf"(?<=\s)(?:{ROOTS})\b", text)]
    # Behind the last word that is of no name, all starts are alike: if the first of them has no
    # level of two words, none of the others has.
    first = bisect_left(roots, True, key=lambda start: _are_names(_levels(text[start:])))
    if first < len(roots) and looks_like_levels(text[roots[first] :]):
        return roots[first]
    words = [match for match in _WORD_AND_SPACE.finditer(text) if _DIGIT.search(match[0])]
    behind = words[-1] if words else re.match(rf"{WEB}\s+|{MAIL}\s+", text, re.I)
    if behind is not None and looks_like_levels(text[behind.end() :]):
        return behind.end()
    return None


def _outermost_offset(text: str) -> int:
    """Where the outermost organisation starts, if the words before it start like none."""
    if starts_like_organisation(text.split()[0]):
        return 0
    found = re.search(rf"(?<=\s)(?:{OUTERMOST})\b", text.partition(" / ")[0])
    return found.start() if found else 0


def _repeated_start(text: str, name_start: str) -> int | None:
    """Where, behind other words, a line starts like the office's own name."""
    if not name_start or ":" in text or reads_as_office(text):
        return None
    position = text.find(f" {name_start}")
    # A converter's list mark before a wrapped line is no text beside it.
    return position + 1 if any(map(str.isalnum, text[:position])) else None


def looks_like_levels(text: str) -> bool:
    """Whether a text reads as names of organisations with slashes between them."""
    levels = _levels(text)
    # "KTP / SIM / Paspor" has levels of one word each; an organisation's name has two or more.
    return any(len(level.split()) >= 2 for level in levels) and _are_names(levels)


def _levels(text: str) -> list[str]:
    slashes = level_slashes(text)
    starts = [0, *(slash.end() for slash in slashes)]
    ends = [*(slash.start() for slash in slashes), len(text)]
    levels = (text[start:end].strip(" -–•") for start, end in zip(starts, ends, strict=True))
    return [level for level in levels if level]


def _are_names(levels: Sequence[str]) -> bool:
    """Whether all words may be of names; what holds of a text holds of its later words."""
    return all(_is_of_name(word) for level in levels for word in level.split())


def _is_of_name(word: str) -> bool:
    if ":" in word or is_figure(word):
        return False
    return _ORG_WORD.match(word) is not None or _is_small(word) or word == "/"


def _is_small(word: str) -> bool:
    """Whether a word of a name is written small: "dan", "dr."."""
    return word.casefold() in _SMALL_WORDS or _TITLE.fullmatch(word) is not None


def is_figure(word: str) -> bool:
    """Whether a word has digits that number no office."""
    return any(map(str.isdigit, word)) and not _ORDINAL.match(word)
