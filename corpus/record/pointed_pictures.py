"""What a component points to, with no text of its own: a picture, an annex, the service above.

What stands there is the component's text. Until somebody has read it nobody knows it, and the
component cannot be judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.schema import DELIVERY
from extractor.page import BBox, Document
from extractor.passage import Passage
from parsers.names.groups import is_placeholder
from parsers.names.references import only_points
from parsers.section import Section, Standard

REACH_PT = 60.0  # from a component's last line down to the picture that stands for its text
OVERLAP_PT = 6.0  # by which a picture's edge may reach into the line above it
MOST_WORDS = 20  # of a text that leads to the picture below it
MOST_ROWS = 3  # of one that points to what stands elsewhere

_PICTURE = r"(?:gambar|bagan|tabel|skema|foto|infografis|poster|banner|brosur|alur|diagram)"
_POINTER = re.compile(
    rf"(?i)(?=.{{0,120}}\b{_PICTURE}\b|.{{0,120}}\b(?:di\s+bawah|berikut)(?:\s+ini)?\W*$)"
    r".{0,60}?\b(?:(?:di)?lihat|sesuai|seperti|sebagaimana|(?:ter|di)lampir(?:kan)?|tercantum|tertera|"
    r"tersaji|(?:ter|di)gambar(?:kan)?|mengacu|berikut)\b"
    rf"|\W{{0,5}}{_PICTURE}\b[^.;]{{0,40}}$|\W{{0,5}}terlampir\W{{0,5}}$"
)
_FIGURES = re.compile(r"\d{2}")  # what states a value does not point alone


class Pointed(NamedTuple):
    """A picture, and the component whose text it is."""

    component: str
    page: int
    bbox: BBox


class _Line(NamedTuple):
    page: int
    bbox: BBox
    component: str | None  # that waits for a picture


def pointed_pictures(document: Document, standard: Standard) -> list[Pointed]:
    """The unread pictures of a standard's pages that stand for a component's text."""
    first, last = standard.page_range
    pages = [
        page for page in document.pages[first - 1 : last] if page.pictures or page.small_pictures
    ]
    if not pages:
        return []
    lines = [line for section in standard.sections for line in _lines(section)]
    found: list[Pointed] = []
    for page in pages:
        for box in (*page.pictures, *page.small_pictures):
            component = _component_of(page.number, box, lines)
            if component is not None:
                found.append(Pointed(component, page.number, box))
    return found


def _lines(section: Section) -> Iterator[_Line]:
    """A section's lines; the last one waits for a picture where the section says nothing else."""
    heading = _boxes(section.heading) if section.heading is not None else []
    body = [box for line in section.body for box in _boxes(line.passage)]
    waits = section.component if section.component in DELIVERY and _waits(section) else None
    boxes = heading + body
    for number, (page, box) in enumerate(boxes):
        is_last = number + 1 == len(boxes) or number + 1 == len(heading)
        yield _Line(page, box, waits if is_last else None)


def _waits(section: Section) -> bool:
    texts = [line.text for line in section.body]
    if section.flowchart or section.steps or sum(len(text.split()) for text in texts) > MOST_WORDS:
        return False
    whole = " ".join(texts)
    points = _POINTER.match(whole) is not None and not _FIGURES.search(whole)
    return all(map(is_placeholder, texts)) or points


def _boxes(passage: Passage) -> list[tuple[int, BBox]]:
    return [
        (place.page, BBox(*place.bbox))
        for place in passage.places()
        if place.page is not None and place.bbox is not None
    ]


def _component_of(page: int, box: BBox, lines: Sequence[_Line]) -> str | None:
    """The component of the line nearest above a picture, or beside it at its left."""
    here = [line for line in lines if line.page == page]
    beside = [line for line in here if _is_beside(line.bbox, box)]
    above = [line for line in here if line.bbox.bottom_pt <= box.top_pt + OVERLAP_PT]
    above.sort(key=lambda line: line.bbox.bottom_pt)
    near = [line for line in above[-1:] if box.top_pt - line.bbox.bottom_pt <= REACH_PT]
    names = {line.component for line in (beside or near) if line.component}
    return names.pop() if len(names) == 1 else None


def _is_beside(line: BBox, picture: BBox) -> bool:
    middle = (line.top_pt + line.bottom_pt) / 2
    return line.x1_pt <= picture.x0_pt and picture.top_pt <= middle <= picture.bottom_pt


def with_unread(standard: Standard, pointed: Sequence[Pointed]) -> tuple[str, ...]:
    """The components of a standard that cannot be judged: those of unread pictures, and those that
    say where their text stands and nothing else, are among them."""
    unread = [one.component for one in pointed]
    return tuple(dict.fromkeys((*standard.not_assessable, *unread, *_pointing(standard))))


def _pointing(standard: Standard) -> Iterator[str]:
    """The components all of whose sections only point elsewhere."""
    said: dict[str, bool] = {}
    for section in standard.sections:
        if section.component in DELIVERY and (section.body or section.flowchart or section.steps):
            said[section.component] = said.get(section.component, True) and _only_points(section)
    return (component for component, points in said.items() if points)


def _only_points(section: Section) -> bool:
    if section.flowchart or section.steps or len(section.body) > MOST_ROWS:
        return False
    texts = [line.text for line in section.body]
    return only_points(" ".join(texts)) or all(map(only_points, texts))
