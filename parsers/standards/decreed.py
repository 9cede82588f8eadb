"""What a decree gives to the standards in its annex: its number, its office, its list of services;
and an annex that sets them out under headings, on pages of its own.

The words of its own text belong to no record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from extractor.page import Document
from extractor.passage import Passage, line_passage, words_passage
from parsers.decrees.annex_head import is_annex_row, repeated_heads
from parsers.decrees.decree_text import DecreeText, compare_names, find_decree, has_annex
from parsers.furniture.page_edges import find_furniture, removals
from parsers.names.headings import HeadingIndex
from parsers.names.offices import government_of
from parsers.section import Letterhead, Observation, Outside, Removal, Row, Segmentation, Standard
from parsers.sheet.head import read_head
from parsers.standards.heading_sections import walk
from parsers.text_rows.heading_rows import body_rows

MAX_HEAD_ROWS = 12  # a letterhead's rows; more means that the decree has none


def decreed(
    document: Document,
    standards: Sequence[Standard],
    decree: DecreeText,
    letterhead: Letterhead,
    repeated: Sequence[Row] = (),
) -> Segmentation:
    """The standards with the decree's number and office. `letterhead` is what stood on the
    document's pages, and is no longer among the decree's rows; `repeated` are further heads."""
    office = letterhead if letterhead.names_office else _office(decree)
    annex = _annex_office(standards, office)
    whole = tuple(_with_decree(standard, decree, annex or office) for standard in standards)
    outside = _outside(document, (*decree.rows, *repeated), whole)
    return Segmentation(whole, tuple(outside), _compared(decree, whole))


def _office(decree: DecreeText) -> Letterhead:
    """The office of the decree's own letterhead, what stands above "Keputusan"; else the one whose
    head decides."""
    head = []
    for row in decree.rows:
        if row.text.strip().casefold().startswith(("keputusan", "peraturan", "surat keputusan")):
            break
        head.append(row)
    office = read_head(head).letterhead if len(head) < MAX_HEAD_ROWS else Letterhead()
    name, levels = office.name, office.hierarchy
    if decree.issuer is None or (name is not None and not government_of(name.text)):
        return office
    levels = (*levels, *((name,) if name else ()))
    return replace(office, name=decree.issuer, hierarchy=levels, is_issuer=True)


def _annex_office(standards: Sequence[Standard], office: Letterhead) -> Letterhead | None:
    """The office that only the annex's own title names, above all its standards, where the decree
    has no letterhead and says no more than whose head decides."""
    own = [standard.letterhead for standard in standards if standard.letterhead.names_office]
    is_title = len(standards) > 1 and own == [standards[0].letterhead]
    is_unknown = office.is_issuer or not office.names_office
    return own[0] if is_title and is_unknown and own[0].name is not None else None


def _with_decree(standard: Standard, decree: DecreeText, office: Letterhead) -> Standard:
    own = kept = standard.letterhead
    removed = standard.removed
    if decree.number is not None and standard.decree is not None:
        removed += (Removal(standard.decree, "running-header", "decree"),)
    if own != office and office.names_office and not _is_other_office(own, office):
        kept = office
        removed += tuple(Removal(copy, "running-header", "unit") for copy in own.passages)
    first_page, last_page = standard.page_range
    return replace(
        standard,
        page_range=(max(first_page, decree.rows[-1].page_number), last_page),
        decree=decree.number or standard.decree,
        not_assessable=tuple(name for name in standard.not_assessable if name != "decree"),
        letterhead=kept,
        removed=removed,
    )


def _is_other_office(own: Letterhead, office: Letterhead) -> bool:
    names = {_key(name) for name in (office.name, *office.hierarchy) if name is not None}
    return own.name is not None and _key(own.name) not in names


def _key(passage: Passage) -> str:
    return "".join(letter for letter in passage.text.casefold() if letter.isalnum())


def _outside(
    document: Document, rows: Sequence[Row], standards: Sequence[Standard]
) -> list[Outside]:
    """The words of the decree and of its annexes' heads, but those that a record bears."""
    borne: set[int] = set()
    for standard in standards:
        passages = standard.letterhead.passages
        passages += [standard.decree] if standard.decree is not None else []
        borne.update(word.order for passage in passages for word in passage.words())
    outside: list[Outside] = []
    for row in rows:
        words = [word for word in row.words if word.order not in borne]
        if words:
            outside.append(Outside(words_passage(document, words), "decree-text"))
    return outside


def _compared(decree: DecreeText, standards: Sequence[Standard]) -> tuple[Observation, ...]:
    titles = [standard.title.text for standard in standards if standard.title is not None]
    services = decree.services
    listed = [passage.text.strip(" .;,:") for passage in services]
    if not listed or not titles:
        return ()
    pages = services[0].document.pages
    is_ocr = any(pages[word.page_number - 1].is_ocr for p in services for word in p.words())
    found = compare_names(listed, titles, is_ocr)
    if not any(found):
        return ()
    parameters = (
        ("listed", str(len(listed))),
        ("found", str(len(titles))),
        ("missing", "; ".join(found.missing)),
        ("extra", "; ".join(found.extra)),
        ("renamed", "; ".join(f"{one} ≠ {other}" for one, other in found.renamed)),
    )
    return (Observation("service-list-differs", parameters, services[0]),)


class HeadedAnnex(NamedTuple):
    """The decree, the annex's rows without its further heads, these, what was taken out of its
    pages, and the components that have headings."""

    decree: DecreeText
    rows: tuple[Row, ...]
    repeated: tuple[Row, ...]
    removed: tuple[Removal, ...]
    components: frozenset[str]


@lru_cache(maxsize=1)
def read_headed_annex(document: Document, headings: HeadingIndex) -> HeadedAnnex | None:
    """The annex of such a decree; None for every other document, and for texts without pages."""
    tape = document.tape.casefold()
    if document.is_typed or not ("menimbang" in tape and "lampiran" in tape):
        return None
    printed = [(line, p) for line in document.lines if (p := line_passage(document, line))]
    rows = body_rows(printed)
    decree = find_decree(rows)
    if decree is None or not has_annex(rows):
        return None
    end = _annex_start(rows, len(decree.rows), headings)
    decree = decree._replace(rows=tuple(rows[:end]))
    repeated = repeated_heads(rows[end - 1 :])
    known = {word.order for row in (*decree.rows, *repeated) for word in row.words}
    left = [pair for pair in printed if pair[0].words[0].order not in known]
    left, removed = removals(left, find_furniture(document, left, headings))
    annex = body_rows(left)
    named = (section.component for section in walk(annex, headings).sections)
    components = frozenset(name for name in named if name is not None)
    return HeadedAnnex(decree, tuple(annex), tuple(repeated), tuple(removed), components)


def _annex_start(rows: list[Row], end: int, headings: HeadingIndex) -> int:
    """Where the annex's content starts: a component's heading is none of the decree's own rows."""
    annex = max(n for n, row in enumerate(rows[:end]) if n == 0 or is_annex_row(row.text))
    named = ((n, headings.named(rows[n].text)) for n in range(annex, end))
    is_sure = (n for n, match in named if match is not None and match.score == 1.0)
    return next(is_sure, end) if annex else end
