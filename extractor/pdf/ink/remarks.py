"""What readers of a file lay over its pages: their strokes are left out, their words lie over it.

Works on PyMuPDF's pages without importing the library; a kind of annotation is its number in PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from extractor.page import BBox
from extractor.pdf.ink.painting import Key
from extractor.pdf.raw_words import RawWord

_FREE_TEXT, _STAMP = 2, 13
# Lines, polylines, highlights, underlines, wavy ones, strikes, carets and drawings by hand.
_STROKES = (3, 7, 8, 9, 10, 11, 14, 15)
# Who looked at a page, and what is to be done with it, is no text of it.
_REMARK = re.compile(
    r"(?i)\W*(?:di(?:periksa|koreksi|setujui|verifikasi|validasi|paraf|sahkan|ketahui|cetak|unduh)\b|"
    r"paraf\b|acc\b|ttd\b|mohon\b|harap\b|tolong\b|revisi\b|perbaiki\b|cek\b|catatan\b)"
)
BODY_SLACK_PT = 12.0  # between the left edges of a page's text and of what is typed into it


class Remark(NamedTuple):
    """A stamp or a free text over a page: its place and its words."""

    bbox: BBox
    words: frozenset[str]
    text: str
    is_stamp: bool


def has_remarks(page: Any) -> bool:
    """Whether readers laid more than strokes over a page; their strokes are taken off the page in
    memory, since they change nothing of its text."""
    if page.first_annot is None:
        return False  # nearly all pages
    for annotation in [*page.annots(_STROKES)]:
        page.delete_annot(annotation)
    return page.first_annot is not None


def remarks_on(page: Any) -> list[Remark]:
    """The words that readers laid over a page."""
    found: list[Remark] = []
    for annotation in page.annots((_FREE_TEXT, _STAMP)):
        text = annotation.get_text()
        is_stamp = annotation.type[0] == _STAMP
        found.append(Remark(BBox(*annotation.rect), frozenset(text.split()), text, is_stamp))
    return found


def remark_lines(remarks: Sequence[Remark], raw: Sequence[RawWord]) -> frozenset[Key]:
    """The lines of a page's words that lie over its text. A free text that is typed into a row
    of its own, where the page's text begins, is what the page says."""
    over: dict[Key, Remark] = {}
    for word in raw:
        remark = next((one for one in remarks if _is_of(word, one)), None)
        if remark is not None:
            over.setdefault((word[5], word[6]), remark)
    body = [word for word in raw if (word[5], word[6]) not in over]
    left_pt = min((word[0] for word in body), default=0.0)
    return frozenset(key for key, remark in over.items() if not _is_typed_in(remark, body, left_pt))


def _is_of(word: RawWord, remark: Remark) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    left, top, right, bottom = remark.bbox
    return left <= x <= right and top <= y <= bottom and word[4] in remark.words


def _is_typed_in(remark: Remark, body: Iterable[RawWord], left_pt: float) -> bool:
    if remark.is_stamp or _REMARK.match(remark.text):
        return False
    _, top, _, bottom = remark.bbox
    is_free = not any(top < (word[1] + word[3]) / 2 < bottom for word in body)
    return is_free and remark.bbox.x0_pt <= left_pt + BODY_SLACK_PT
