"""The layouts that are read, in the order in which they may claim a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extractor.errors import NotAServiceStandard, NotUnderstood, OnlyAttachments
from extractor.page import Document
from parsers.layouts import component_table, decree_annex, portal_text, sippn, sop
from parsers.names.headings import HeadingIndex
from parsers.refusals.foreign_title import foreign_title
from parsers.refusals.not_standard import (
    REASON_BLANK,
    REASON_DESCRIBED,
    REASON_NOT_UNDERSTOOD,
    REASON_REGULATION,
    contradicting_kind,
    has_delivery,
    kind_of,
    reason_not_standard,
    reason_of_title,
)
from parsers.refusals.standard_signs import (
    MAX_SHOWN,
    heading_like_lines,
    heads_articles,
    is_regulation,
    looks_like_standard,
)
from parsers.section import Claim, Segmentation
from parsers.standards.typed_texts import describes_components
from parsers.tables.component_rows import is_blank_format, rates_components


class Layout(NamedTuple):
    """How one family of documents is recognised and cut up."""

    name: str
    matches: Callable[[Document, HeadingIndex], Claim | None]
    segment: Callable[[Document, HeadingIndex], Segmentation]


LAYOUTS: tuple[Layout, ...] = (
    Layout(sop.NAME, sop.matches, sop.segment),
    Layout(decree_annex.NAME, decree_annex.matches, decree_annex.segment),
    Layout(component_table.NAME, component_table.matches, component_table.segment),
    Layout(portal_text.NAME, portal_text.matches, portal_text.segment),
    Layout(sippn.NAME, sippn.matches, sippn.segment),
)


def choose_layout(document: Document, headings: HeadingIndex) -> tuple[Layout, Claim]:
    """The first layout that claims the document, with its reason; raises when none does."""
    if is_blank_format(document, headings):
        raise NotAServiceStandard(REASON_BLANK)
    if rates_components(document, headings):
        raise NotAServiceStandard(reason_not_standard(document, is_rating=True))
    title = foreign_title(document, headings)
    if title is not None:
        raise NotAServiceStandard(reason_of_title(document, title))
    for layout in LAYOUTS:
        claim = layout.matches(document, headings)
        if claim is None:
            continue
        if layout.name == sippn.NAME:
            if is_regulation(document) and (
                heads_articles(document, headings) or not has_delivery(document, headings, claim)
            ):
                raise NotAServiceStandard(REASON_REGULATION)
            if describes_components(document, headings):
                raise NotAServiceStandard(REASON_DESCRIBED)
            if contradicting_kind(document, headings, claim) is not None:
                break
        return layout, _with_rivals(claim, document, headings)
    if document.attachments:
        raise OnlyAttachments(document.attachments)
    if kind_of(document) is None:
        raise_if_standard(document, headings)
    raise NotAServiceStandard(reason_not_standard(document))


def _with_rivals(claim: Claim, document: Document, headings: HeadingIndex) -> Claim:
    """The claim with the layouts behind it that claim the document too. The last one reads any
    headings, and claims nearly all that the others do: it is no rival."""
    place = [layout.name for layout in LAYOUTS].index(claim.layout)
    rivals = [each.name for each in LAYOUTS[place + 1 : -1] if each.matches(document, headings)]
    return claim._replace(rivals=tuple(rivals)) if rivals else claim


def refuse_unread(document: Document, headings: HeadingIndex) -> None:
    """Raise for a document that a layout claims and hardly anything was read of, if it is seen
    what it is: a standard that was not understood, or a regulation."""
    raise_if_standard(document, headings)
    if is_regulation(document):
        raise NotAServiceStandard(REASON_REGULATION)


def raise_if_standard(document: Document, headings: HeadingIndex) -> None:
    """Raise `NotUnderstood` for a document that looks like a service standard."""
    labels = heading_like_lines(document, headings)
    if looks_like_standard(document, labels):
        raise NotUnderstood(REASON_NOT_UNDERSTOOD, [label.text for label in labels[:MAX_SHOWN]])
