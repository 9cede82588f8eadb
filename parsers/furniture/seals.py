"""What signing, scanning and printing programs put at a page's foot or head, one page or many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor.page import Document, Line
from extractor.passage import Passage
from parsers.markers import leading_marker

FOOT_SHARE = 0.9  # of a page's height: what stands below it is its foot
HEAD_SHARE = 0.1
SMALL_PRINT = 0.85  # of the height of the lines above
WIDE_GAP_LINES = 1.5  # between a section's last row and a page's foot
MOST_GROWTH = 1.1  # of the first line's height: the rest of a seal is set alike
MOST_TYPED_LINES = 6  # of a text's last lines
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
# The sentences that certify an electronic signature, and the names of scanning programs.
_SEAL = re.compile(
    r"(?i)\bdi\s?tanda\s?tangani\s+(?:secara\s+)?(?:elektronik|digital)|\bmenggunakan\s+sertifikat\s+elektronik\b"
    r"|\bBSrE\b|\bbalai\s+(?:besar\s+)?sertifikasi\s+elektronik\b"
    r"|\b(?:informasi|dokumen)\s+elektronik\b.{0,60}\b(?:hasil\s+cetak|alat\s+bukti)"
    r"|\balat\s+bukti\s+(?:hukum\s+)?yang\s+sah\b|\bUU\s+ITE\b.{0,40}\b(?:pasal|ayat)\b"
    r"|\b(?:dipindai|scanned)\s+(?:dengan|oleh|with|by)\b|\bcamscanner\b"
)
# Of those and others what no component's text says of anything but the sheet itself.
_OF_SHEET = re.compile(
    r"(?i)\b(?:dokumen|naskah|salinan|surat|berkas|halaman|lembar(?:an)?)\s+ini\b.{0,80}\b(?:elektronik|digital|tanda\s?tangan|dicetak)"
    r"|\b(?:dokumen|naskah)\s+(?:ini\s+)?(?:dinyatakan\s+)?sah\s+(?:tanpa|walau)"
    r"|\btanpa\s+(?:memerlukan\s+)?(?:tanda\s?tangan\s+(?:basah|dan\s+(?:cap|stempel)))"
    r"|^[\W\d]*(?:catatan\s*:\s*)?(?:UU\s+ITE|undang-undang\s+ITE)\b|\binformasi\s+elektronik\s+dan\s*/\s*atau\b"
    r"|^\W*(?:dipindai|discan|di-scan|scanned|digitized)\s+(?:dengan|oleh|menggunakan|with|by|using)\b|\bcamscanner\b"
    r"|^\W*(?:telah\s+)?ditanda\s?tangani\s+secara\s+(?:elektronik|digital)\s+oleh\b"
    r"|^\W*(?:verifikasi|cek|periksa)\s+(?:keaslian\s+)?(?:dokumen|naskah)\s+.{0,40}https?://"
    r"|^\W*balai\s+(?:besar\s+)?sertifikasi\s+elektronik\b"
    r"|^\W*(?:telah\s+)?(?:dicetak|diunduh|diakses|printed|downloaded|generated|created|made)\s+"
    rf"(?:pada|dari|oleh|tanggal|melalui|dengan|on|from|by|at|with|:)\s?:?\s.{{0,80}}$|^\W*(?:dicetak|diunduh|printed)\s*:?\s*{_DAY}"
)
# At the very foot also an address alone, with the day or the number of the page.
_ADDRESS = re.compile(
    rf"(?i)\W*(?:https?://|file:/{{1,3}}|www\.)\S+(?:\s+(?:{_DAY}|[\d/.:-]+))*\s*$"
)
# There, too, the number of the document before that of the page.
_PAGE_OF = re.compile(
    r"(?i)\b(?:hal(?:aman)?|page|lembar)\W{0,3}\d{1,4}\s?(?:/|dari|of)\s?\d{1,4}\W{0,3}$"
)
_PAGE_NUMBER = re.compile(
    r"(?i)\W{0,9}(?:hal(?:aman)?|page)?\W{0,9}\d{1,4}(?:\s?(?:/|dari|of)\s?\d{1,4})?\W{0,9}$"
)


def sealed_lines(document: Document, left: Sequence[tuple[Line, Passage]]) -> Iterator[Line]:
    """The lines of such notes: set apart from the text or smaller, at the page's very foot, or
    with nothing but notes below them."""
    for number, group in groupby(left, key=lambda pair: pair[0].page_number):
        page = list(group)
        height_pt = document.pages[number - 1].height_pt
        taken: set[int] = set()
        for position, (line, passage) in enumerate(page):
            if position in taken:
                continue
            if _is_printed_head(line, passage, height_pt) or (
                _opens_seal(page, position, height_pt)
            ):
                taken.update(_seal_from(page, position))
        yield from (page[position][0] for position in sorted(taken))


def is_set_off(above: Line | None, line: Line) -> bool:
    """Whether a line stands apart from the one above it, or is set smaller."""
    if above is None or above.bbox is None or line.bbox is None:
        return True
    return is_apart(above, line) or line.bbox.height_pt < SMALL_PRINT * above.bbox.height_pt


def is_apart(above: Line, line: Line) -> bool:
    """Whether a wide gap or a page's end stands between two lines."""
    if above.bbox is None or line.bbox is None or above.page_number != line.page_number:
        return True
    return line.bbox.top_pt - above.bbox.bottom_pt > WIDE_GAP_LINES * line.bbox.height_pt


def _is_printed_head(line: Line, passage: Passage, height_pt: float) -> bool:
    is_high = line.bbox is not None and line.bbox.bottom_pt < HEAD_SHARE * height_pt
    return is_high and _OF_SHEET.search(passage.text) is not None


def _opens_seal(page: Sequence[tuple[Line, Passage]], position: int, height_pt: float) -> bool:
    line, passage = page[position]
    above = page[position - 1][0] if position else None
    if line.bbox is None:
        return _opens_typed_seal(page, position)
    if not is_set_off(above, line):
        return False
    is_foot = line.bbox.bottom_pt > FOOT_SHARE * height_pt
    is_marked = leading_marker(passage.text) is not None
    if is_foot and not is_marked and _SEAL.search(passage.text):
        return True
    is_running = _ADDRESS.match(passage.text) or _PAGE_OF.search(passage.text)
    if is_foot and above is not None and is_running:
        return True
    if not _OF_SHEET.search(passage.text):
        return False
    rest = set(range(position, len(page))) - set(_seal_from(page, position))
    return is_foot or all(_PAGE_NUMBER.match(page[number][1].text) for number in rest)


def _opens_typed_seal(page: Sequence[tuple[Line, Passage]], position: int) -> bool:
    """Whether a page's last lines, after a blank one, are such a note: each names one, or it goes
    on with the sentence above."""
    if not position or len(page) - position > MOST_TYPED_LINES:
        return False
    if not _is_parted(page, position) or not _is_note(page[position][1]):
        return False
    return all(
        _is_note(page[number][1]) or _is_typed_rest(page, number)
        for number in range(position + 1, len(page))
    )


def _is_note(passage: Passage) -> bool:
    return bool(_OF_SHEET.search(passage.text) or _SEAL.search(passage.text))


def _is_typed_rest(page: Sequence[tuple[Line, Passage]], position: int) -> bool:
    """Whether a line of a typed note goes on with the sentence above: unmarked, right below it."""
    above, text = page[position - 1][1].text, page[position][1].text
    is_open = not above.rstrip().endswith((".", ";", ":")) and leading_marker(text) is None
    return is_open and not _is_parted(page, position)


def _is_parted(page: Sequence[tuple[Line, Passage]], position: int) -> bool:
    """Whether a blank line stands above one of a typed text."""
    above, line = page[position - 1][0], page[position][0]
    return (line.line_number or 0) - (above.line_number or 0) > 1


def _seal_from(page: Sequence[tuple[Line, Passage]], first: int) -> Iterator[int]:
    """The lines of the note that one opens: those that go on with it, and further notes."""
    opening = page[first][0].bbox
    for position in range(first, len(page)):
        line, passage = page[position]
        if position > first and not _is_note(passage):
            if line.bbox is None and _is_typed_rest(page, position):
                yield position
                continue
            if leading_marker(passage.text) or opening is None or line.bbox is None:
                return
            if line.bbox.height_pt > MOST_GROWTH * opening.height_pt:
                return
            if is_apart(page[position - 1][0], line):
                return
        yield position
