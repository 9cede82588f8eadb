"""Whether a printed line goes on with the text of the line before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.passage import Passage
from parsers.lists.line_breaks import join_lines
from parsers.markers import leading_marker
from parsers.section import Row

FULL_LINE_SHARE = 0.12  # of the body's width: a line that ends nearer to the edge may be full
MIN_FULL_LETTERS = 60  # of a text's longest line; shorter ones have not been wrapped
MIN_ENCLOSED_LETTERS = 30  # the same of a line between two items that count on
MIN_WRAPS = 2  # lines that surely go on below: a text whose lines are a page's, or a cell's
FULL_LETTERS_SHARE = 0.85  # of the longest line: letters differ in width before they are text
SHORT_LINE_SHARE = 0.4  # of the width: a line with more room than that was ended by hand
INNER_SIGNS = ("/", ")", ",", ".", ";", "&")  # no text starts with one
SPACE_EM = 0.3  # of a line's height: the space before a word (0.27 in DejaVu, the widest seen)
JUSTIFIED_PT = 1.5  # right edges of justified lines differ by less: side bearings
# Small words behind which a capital starts a name, not a sentence.
_INTRODUCING = frozenset(
    {
        *("dari", "oleh", "di", "ke", "pada", "untuk", "dan", "atau", "yang", "kepada", "dengan"),
        *("serta", "melalui", "dalam", "atas", "bagi", "tentang", "menurut", "sesuai", "per"),
        *("antara", "seperti", "yaitu", "nomor", "no", "tanggal", "aplikasi", "bapak"),
        "ibu",
    }
)
# Words that no text ends with: what they introduce stands on the next line.
_NEVER_LAST = re.compile(
    r"(?:^|\s)(?:dari|oleh|di|ke|pada|untuk|dan|atau|dan/atau|yang|kepada|dengan|serta|melalui|dalam"
    r"|atas|bagi|tentang|menurut|sebanyak|sejumlah|sebesar|selama|sebagai|terhadap)$"
)
_OPEN_END = re.compile(r"\b(?:Nomor|No\.|Tahun)$")  # its figures stand on the next line
_LONE_MARKER = re.compile(r"(?:^|[\s;,])(?:\d{1,2}|[a-z])[.)]$")  # its item starts on the next line
# "email:..." below "SMS/WA : ...", "pasien lama: ..." below "Pasien baru: ..."
_SMALL_LABEL = re.compile(r"[a-z-]{2,12}(?:\s[a-z-]{2,12}){0,2}\s?:")


class Frame(NamedTuple):
    """How a body's lines are set: where full lines end, and how paragraphs are told apart."""

    right_pt: float | None  # where a line has no more room
    justified_pt: float | None  # where several lines end exactly: they are stretched to it
    has_blocks: bool  # blank space parts paragraphs, so lines without it belong together
    letters: int = 0  # of the longest line, in a text without boxes
    is_wrapped: bool = False  # several of such a text's lines surely go on below


def frame_of(body: Sequence[Row], right_pt: float | None = None) -> Frame:
    """The frame of a body; without `right_pt` its longest line is taken for full."""
    edges = [line.bbox.x1_pt for line in body if line.bbox is not None]
    blocks = sum(line.follows_blank for line in body[1:])
    letters = 0 if edges else max((len(line.text) for line in body), default=0)
    return Frame(
        max(edges) if edges and right_pt is None else right_pt,
        _justified_edge(body),
        0 < blocks < len(body) - 1,
        letters,
        letters >= MIN_ENCLOSED_LETTERS and _count_wraps(body, letters) >= MIN_WRAPS,
    )


def _count_wraps(body: Sequence[Row], letters: int) -> int:
    """How many lines of a text end near its longest one's end and go on in small letters below."""
    return sum(
        below.text[:1].islower()
        and leading_marker(below.text) is None
        and not below.follows_blank
        and len(line.text) >= FULL_LETTERS_SHARE * letters
        for line, below in pairwise(body)
    )


def _justified_edge(body: Sequence[Row]) -> float | None:
    """The edge that lines of different texts end at, if it is the body's outermost."""
    boxed = [(line.bbox.x1_pt, line.text) for line in body if line.bbox is not None]
    if not boxed:
        return None
    last_pt = max(edge for edge, _ in boxed)
    texts = {text for edge, text in boxed if last_pt - edge <= JUSTIFIED_PT}
    return last_pt if len(texts) > 1 else None


def frame_edge(body: Sequence[Row], page_width_pt: float) -> float | None:
    """The right edge of a page's text: where lines are seen to wrap, else as far in as the left.

    The longest line of a page that wraps nowhere ends anywhere. A line that goes on in small
    letters was wrapped for certain.
    """
    boxed = [line for line in body if line.bbox is not None]
    edges = [line.bbox.x1_pt for line in boxed if line.bbox is not None]
    if not edges or not page_width_pt:
        return None
    left_pt = min(line.bbox.x0_pt for line in boxed if line.bbox is not None)
    last_pt = max(edges)
    near_pt = last_pt - FULL_LINE_SHARE * (last_pt - left_pt)
    wraps = any(
        edge >= near_pt and below.text[:1].islower()
        for edge, below in zip(edges, boxed[1:], strict=False)
    )
    return last_pt if wraps else max(last_pt, page_width_pt - left_pt)


def is_broken_off(text: str) -> bool:
    """Whether a line ends where no text ends: after a comma, a dash, a small word that introduces
    the next, or a marker without words.

    >>> is_broken_off("1. Mengisi buku tamu 2."), is_broken_off("Mengisi buku tamu.")
    (True, False)
    >>> is_broken_off("Peraturan Bupati Nomor 12 tentang")
    True
    """
    end = text.rstrip()
    if end.rfind("(") > end.rfind(")"):
        return True  # "... (bagi peserta"
    if end.endswith((",-", ".-", ",–", ".–")):
        return False  # "Rp 350.000,-"
    if end.endswith((",", "/", "-", "–", "(")) or _NEVER_LAST.search(end):
        return True
    return bool(_LONE_MARKER.search(end))


def continues(before: Row, line: Row, frame: Frame) -> bool:
    """True when `line` is the rest of a text that was wrapped after `before`."""
    if is_broken_off(before.text):
        return True
    if line.text.startswith(INNER_SIGNS):
        return True
    if line.text.lstrip("(\"'“‘")[:1].islower():
        return not (_is_label(before.text) and _SMALL_LABEL.match(line.text))
    if line.follows_blank:
        return False
    if _OPEN_END.search(before.text):
        return True
    if before.page_number != line.page_number and _ends_text(before.text):
        return False
    is_same_page = before.page_number == line.page_number
    if frame.has_blocks and is_same_page and not _has_room(before, line, frame):
        return True
    if _is_label(line.text):
        return False
    if before.bbox is None or line.bbox is None or frame.right_pt is None:
        return frame.is_wrapped and _had_no_room(before, line, frame)
    if frame.justified_pt is not None and frame.justified_pt - before.bbox.x1_pt <= JUSTIFIED_PT:
        return True
    if _starts_anew(before.text, line.text):
        return False
    # A program wraps where the next word does not fit any more.
    room_pt = frame.right_pt - before.bbox.x1_pt
    return room_pt < _first_word_width(line) + SPACE_EM * line.bbox.height_pt


def is_full_line(before: Row, line: Row, frame: Frame) -> bool:
    """Whether a line of a text without boxes is about as long as its lines get.

    Only among lines with markers: there a line without one goes on with the item above it.
    """
    if frame.letters < MIN_FULL_LETTERS or line.follows_blank or _is_label(line.text):
        return False
    letters = len(before.text) + 1 + len(line.text.split()[0])
    return letters >= FULL_LETTERS_SHARE * frame.letters and not _ends_text(before.text)


def fills_line(before: Row, line: Row, frame: Frame) -> bool:
    """Whether the next line's first word had no room in a text's line: none of its lines is longer
    than both together."""
    letters = len(before.text) + 1 + len(line.text.split()[0])
    return frame.letters >= MIN_ENCLOSED_LETTERS and letters > frame.letters


def _had_no_room(before: Row, line: Row, frame: Frame) -> bool:
    """Whether a name that a wrapped text's line speaks of goes on in the next, for want of room."""
    if _ends_text(before.text) or _starts_anew(before.text, line.text):
        return False
    return len(before.text) + 1 + len(line.text.split()[0]) >= frame.letters


def paragraphs(body: Sequence[Row], right_pt: float | None = None) -> tuple[Passage, str]:
    """The body as one passage, and its text with a line feed where a paragraph starts.

    Both are equally long, so an offset means the same in both. `body` has at least one line.
    """
    passage = join_lines(line.passage for line in body)
    if len(body) == 1:
        return passage, passage.text
    frame = frame_of(body, right_pt)
    letters = list(passage.text)
    position = 0
    for number, line in enumerate(body):
        if number:
            is_parted = letters[position] == " "
            if is_parted and not _is_wrapped(body[number - 1], line, frame):
                letters[position] = "\n"
            position += is_parted
        position += len(line.text)
    return passage, "".join(letters)


def _is_wrapped(before: Row, line: Row, frame: Frame) -> bool:
    return leading_marker(line.text) is None and continues(before, line, frame)


def _starts_anew(before: str, text: str) -> bool:
    """A capital behind a small word: a new item, unless a name is being introduced.

    In running text only names are capitalized, and they follow other capitals ("Kepala", "Dinas")
    or a word that introduces them ("dari", "oleh").
    """
    first, last = text.split()[0].strip("(\"'“‘"), before.split()[-1]
    is_plain_word = first[:1].isupper() and first[1:].islower()
    return is_plain_word and last.islower() and last not in _INTRODUCING


def _has_room(before: Row, line: Row, frame: Frame) -> bool:
    """Whether a line ends well before the edge, though the next one's first word fits there."""
    if before.bbox is None or line.bbox is None or frame.right_pt is None:
        return False
    width_pt = frame.right_pt - before.bbox.x0_pt
    room_pt = frame.right_pt - before.bbox.x1_pt - _first_word_width(line)
    if line.bbox.x0_pt >= before.bbox.x1_pt or room_pt <= FULL_LINE_SHARE * width_pt:
        return False
    return room_pt > SHORT_LINE_SHARE * width_pt or _starts_anew(before.text, line.text)


def _first_word_width(line: Row) -> float:
    words = line.passage.words()
    box = words[0].bbox if words else None
    return box.width_pt if box is not None else 0.0


def _ends_text(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ":", "?", "!"))


def _is_label(text: str) -> bool:
    """ "Website : ..." starts a line of its own."""
    head, sign, _ = text.partition(":")
    return bool(sign) and len(head.split()) <= 3
