"""A document's proof by itself, when its records are made and before anybody sees them.

The same questions as `selaras verify` asks later, put to the words that are at hand: each word
has one fate, what a fate names is there with its words, each text is what stands at its places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from corpus.record.fates import Stretch
from corpus.record.proof import (
    CARRYING_FATES,
    FatePath,
    is_tiled,
    printed_at,
    quotes_of,
    spots_of,
    without_words,
)
from corpus.record.words import PageWords, Spot, letters_of, letters_within, own_words
from corpus.schema import Place, ServiceStandard
from extractor.page import BBox, Document, Line
from extractor.passage import PLACE_DIGITS

INTRUSION_SHARE = 1 / 4  # of a line's height: less of another line in it holds no word's middle
ROUNDED_PT = 10**-PLACE_DIGITS  # what rounding moves an edge by, at most
MAX_BESIDE = 64  # boxes beside one, in as many columns; a page of more is made to cost time

_PAGE = itemgetter(Line._fields.index("page_number"))
_STEPS = 10**PLACE_DIGITS


def own_failures(
    document: Document, records: Sequence[ServiceStandard], fates: Sequence[Stretch]
) -> list[str]:
    """What the proof of a document's records fails on: places in a record and what is wrong there,
    without a word of the document, so that it may stand in a log."""
    found: list[str] = []
    tape = document.tape
    if not is_tiled(tape, [(stretch[0], stretch[1]) for stretch in fates]):
        found.append("ada kata tanpa nasib tunggal")
    texts: dict[FatePath, list[str]] = defaultdict(list)
    for start, end, fate, path, ordinal in fates:
        if path and fate in CARRYING_FATES:
            texts[(ordinal, path)].append(tape[start:end])
    for path, is_there in without_words(texts, records):
        what = "tidak memuat semua katanya" if is_there else "tidak ada dalam rekaman"
        found.append(f"{path} {what}")
    found += _ungrounded(records, _OwnLetters(document))
    return found


def _ungrounded(records: Sequence[ServiceStandard], letters: _OwnLetters) -> Iterator[str]:
    for record in records:
        for path, text, places in quotes_of(record):
            if letters.hold(text, places):
                continue
            spots = spots_of(places)
            if printed_at(text, spots, letters) is not None:
                pages = sorted({spot[0] for spot in spots if spot[0] is not None})
                where = f" (halaman {', '.join(map(str, pages))})" if pages else ""
                yield f"{path} bukan kata-kata di tempatnya{where}"


class _OwnLetters:
    """A document's letters by place. Most places lie in one line, which nothing crosses."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._texts = document.line_texts
        self._lines = _clear_lines(document)

    def letters_at(self, spots: Sequence[Spot]) -> list[str]:
        """For each place the letters that stand there."""
        letters = {line: letters_of(self._numbered.get(line, "")) for _, _, line in {*spots}}
        return [
            letters[spot[2]] if spot[2] is not None else self._words.letters_at([spot])[0]
            for spot in spots
        ]

    def overprinted_at(self, spots: Sequence[Spot]) -> Iterator[tuple[str, bool]]:
        """The words in the places, and whether others are printed over them."""
        return self._words.overprinted_at(spots)

    @cached_property
    def _words(self) -> PageWords:
        """All words by place, for places that are no part of a line that stands alone."""
        return own_words(self.document)

    def hold(self, text: str, places: Sequence[Place]) -> bool:
        """Whether a quick look finds a text at its places; most are found so."""
        if places and places[0].line is not None:
            return self._run_through(text.replace("\n", " "), places)
        parts: list[str] = []
        for place in places:
            part = self._part_at(place)
            if part is None:
                return False
            parts.append(part)
        printed = " ".join(parts)
        return text == printed or letters_of(text) == letters_of(printed)

    def _part_at(self, place: Place) -> str | None:
        """What stands in a place, if that lies in one line which stands alone."""
        if place.bbox is None:
            return None
        x0_pt, top_pt, x1_pt, bottom_pt = place.bbox
        for line in self._lines.get((place.page, top_pt), ()):
            left_pt, _, right_pt, low_pt = line[3]  # type: ignore[misc]
            if x0_pt < left_pt - ROUNDED_PT or x1_pt > right_pt + ROUNDED_PT:
                continue
            if -ROUNDED_PT <= low_pt - bottom_pt <= ROUNDED_PT:
                if x1_pt < right_pt - ROUNDED_PT:
                    return _words_within(line, x0_pt, x1_pt)
                if x0_pt > left_pt + ROUNDED_PT:
                    return _words_from(line, self._texts[line[0]], x0_pt)
                return self._texts[line[0]]
        return None

    def _run_through(self, text: str, places: Sequence[Place]) -> bool:
        """Whether a text begins in the first of its lines and goes on to the last one."""
        if len(places) == 1:  # nearly all texts
            return bool(text) and text in self._numbered.get(places[0].line, "")
        numbers = (number for number, _ in groupby(place.line for place in places))
        lines = [self._numbered.get(number, "") for number in numbers]
        whole = " ".join(lines)
        start = whole.find(text)
        is_begun = 0 <= start < len(lines[0])
        return is_begun and start + len(text) > len(whole) - len(lines[-1])

    @cached_property
    def _numbered(self) -> dict[int | None, str]:
        """The lines of a text, by their numbers; of a table's line the cells as they are written,
        not as their lines stand level on the page."""
        found: dict[int | None, str] = {}
        lines = zip(self.document.lines, self.document.line_texts, strict=True)
        for line, text in sorted(lines, key=lambda pair: pair[0].words[0].order):
            before = found.get(line.line_number)
            found[line.line_number] = text if before is None else f"{before} {text}"
        return found


def _words_from(line: Line, text: str, x0_pt: float) -> str:
    """What stands right of an edge in a line of neighbours: mostly all behind its marker."""
    for _, _, _, box, _, start, *_ in line.words:
        if box is not None and box[0] >= x0_pt - ROUNDED_PT:
            if box[0] > x0_pt + ROUNDED_PT:
                break  # the edge cuts a word
            return text[start - line.words[0].start :]
    return _words_within(line, x0_pt, float("inf"))


def _words_within(line: Line, x0_pt: float, x1_pt: float) -> str:
    parts: list[str] = []
    for _, text, _, box, *_ in line.words:
        if box is None or box[2] < x0_pt or box[0] > x1_pt:
            continue
        is_whole = box[0] >= x0_pt - ROUNDED_PT and box[2] <= x1_pt + ROUNDED_PT
        parts.append(text if is_whole else letters_within(text, box, x0_pt, x1_pt))
    return " ".join(parts)


def _clear_lines(document: Document) -> dict[tuple[int | None, float], tuple[Line, ...]]:
    """The lines of neighbours that no other line stands in, by page and height."""
    found: dict[tuple[int | None, float], tuple[Line, ...]] = {}
    plain = document.plain_lines
    for page, group in groupby(document.lines, key=_PAGE):
        placed = [(line[3], line) for line in group if line[3] is not None]
        if not _are_in_order(placed):
            placed.sort(key=_by_top)
            crossed = _crossed([box for box, _ in placed])
            placed = [entry for number, entry in enumerate(placed) if number not in crossed]
        for box, line in placed:
            if plain[line[0]]:
                key = (page, round(box[1] * _STEPS) / _STEPS)
                found[key] = (*found[key], line) if key in found else (line,)
    return found


def _by_top(entry: tuple[BBox, Line]) -> float:
    return entry[0][1]


def _are_in_order(placed: Sequence[tuple[BBox, Line]]) -> bool:
    """Whether each line stands below all lines before it, or right of them in one row."""
    low_pt = row_low_pt = right_pt = 0.0  # where the rows above end, and the present one
    row = -1
    for (left_pt, top_pt, end_pt, bottom_pt), line in placed:
        if line[1] != row:
            row, right_pt = line[1], 0.0
            if row_low_pt > low_pt:
                low_pt = row_low_pt
        elif left_pt < right_pt:
            return False
        if low_pt - top_pt > INTRUSION_SHARE * (bottom_pt - top_pt) / 2:
            return False
        right_pt = end_pt
        if bottom_pt > row_low_pt:
            row_low_pt = bottom_pt
    return True


def _crossed(boxes: Sequence[BBox]) -> set[int]:
    """Which of a page's lines, from the top down, share their ground with another one."""
    found: set[int] = set()
    count = len(boxes)
    for number, (x0_pt, top_pt, x1_pt, bottom_pt) in enumerate(boxes):
        share_pt = INTRUSION_SHARE * (bottom_pt - top_pt)
        for below in range(number + 1, min(number + MAX_BESIDE, count)):
            other = boxes[below]
            shared_pt = bottom_pt - other[1]
            if shared_pt <= 0:
                break
            is_beside = x0_pt >= other[2] or other[0] >= x1_pt
            least_pt = min(share_pt, INTRUSION_SHARE * (other[3] - other[1]))
            if shared_pt > least_pt and not is_beside:
                found.update((number, below))
    return found
