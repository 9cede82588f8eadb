"""Links on a PDF's pages that lead out of the file, with the words that are clicked.

Works on PyMuPDF's pages without importing the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extractor.page import BBox, Link, Word

Linked = tuple[BBox, str]  # where is clicked, and what is opened


def addresses_of(page: Any) -> list[Linked]:
    """The addresses that a page's links open; those to places in the file begin with "#"."""
    found: list[Linked] = []
    link = page.first_link
    while link is not None:
        address = link.uri or "#"
        if not address.startswith("#"):
            found.append((BBox(*link.rect), address))
        link = link.next
    return found


def links_on(words: Sequence[Word], addresses: Sequence[Linked]) -> Iterator[Link]:
    """The links of a page, one for each run of neighbouring words that is clicked."""
    for box, address in addresses:
        run: list[Word] = []
        for word in words:
            if not word.is_visible or word.bbox is None or not _is_clicked(word.bbox, box):
                continue
            if run and word.order != run[-1].order + 1:
                yield Link(run[0].start, run[-1].end, address)
                run = []
            run.append(word)
        if run:
            yield Link(run[0].start, run[-1].end, address)


def _is_clicked(word: BBox, box: BBox) -> bool:
    x, y = (word.x0_pt + word.x1_pt) / 2, (word.top_pt + word.bottom_pt) / 2
    return box.x0_pt <= x <= box.x1_pt and box.top_pt <= y <= box.bottom_pt
