"""Signs in the lists of a record: numbers that do not count, lines that are none of the list's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.record.contents import leaves
from corpus.record.signs.sign import Sign, sign
from corpus.record.signs.wording import (
    MAX_VALUE_WORDS,
    has_mark_inside,
    heading_at_end,
    is_act,
    is_act_of_others,
    is_open,
    is_site_entry,
    stands_for,
)
from corpus.schema import Item, ListComponent, ProcedureComponent, ServiceStandard
from parsers.markers import as_roman, leading_marker
from parsers.names.component_words import is_step, may_be_act
from parsers.names.groups import is_group_heading, is_note
from parsers.names.headings import HeadingIndex
from parsers.names.offices import is_org

LISTS = ("persyaratan", "prosedur", "produk")
MIN_ITEMS = 3  # of a list of which one item is unlike the others
MANY_PRODUCTS = 4
MAX_LEAD_WORDS = 9  # of a line above or below a list that may be an item of it

# "Penyerahan berkas", "iii. Pencairan dana"
_NAMED_ACT = re.compile(r"\W{0,4}(?:\w{1,4}[.)]\s{0,3})?pe[a-z]{4,}an\b", re.IGNORECASE)
_STATES_FEE = re.compile(r"\brp\.?\s?\d|\d\s?rupiah\b", re.IGNORECASE)
_IS_MONEY = re.compile(
    r"\b(?:uang|dana|bantuan|santunan|hibah|insentif|beasiswa|klaim)", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?:apabila|jika|bila|untuk|bagi|khusus)\b")
_ROMAN = re.compile(r"[ivx]+", re.IGNORECASE)


class Counted(NamedTuple):
    """An item's number: what family it is of, and the how many-th it is."""

    family: str
    ordinal: int


def list_signs(record: ServiceStandard, headings: HeadingIndex) -> Iterator[Sign]:
    """The signs in requirements, steps and products."""
    for name in LISTS:
        component = getattr(record, name)
        items = list(leaves(component.items)) if component is not None else []
        if not items:
            continue
        for siblings in _lists(component.items):
            yield from _by_numbers(name, siblings)
        for item in items:
            yield from _by_words(name, item.text, bool(item.children), headings)
        yield from _by_company(name, items)
        yield from _by_edges(name, component)


def _lists(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The list, and the lists in its items."""
    yield items
    for item in items:
        if item.children:
            yield from _lists(item.children)


def _by_numbers(name: str, items: Sequence[Item]) -> Iterator[Sign]:
    """Numbers that do not count from 1 on, or that some items have and others have not."""
    counts = _counted(items)
    numbered = [(one, item) for one, item in zip(counts, items, strict=True) if one is not None]
    if not numbered:
        return
    lone = next(
        (i for one, i in zip(counts, items, strict=True) if one is None and not i.heading), None
    )
    if lone is not None:
        yield sign(name, "marks-unlike", text=lone.text)
    first, item = numbered[0]
    if first.ordinal > 1:
        yield sign(name, "list-starts-late", text=item.text)
    for (above, _), (one, item) in pairwise(numbered):
        if one.family != above.family:
            yield sign(name, "marks-unlike", text=item.text)
        elif one.ordinal <= above.ordinal:
            yield sign(name, "list-restarts", text=item.text)


def _counted(items: Sequence[Item]) -> list[Counted | None]:
    """The numbers of a list's items, where they are such that count."""
    printed = [item.number or "" for item in items]
    is_roman = any(len(one) > 1 and _ROMAN.fullmatch(one) for one in printed)
    return [_read(one, is_roman=is_roman) for one in printed]


def _read(number: str, *, is_roman: bool) -> Counted | None:
    if number.isdecimal():
        return Counted("number", int(number))
    marker = leading_marker(f"{number}. Surat") if number.isalpha() else None
    if marker is None or marker.is_bullet:
        return None
    if is_roman:
        marker = as_roman(marker) or marker
    return Counted("roman" if is_roman else "letter", marker.ordinal)


@lru_cache(maxsize=10_000)  # offices share their sentences
def _by_words(name: str, text: str, has_children: bool, headings: HeadingIndex) -> tuple[Sign, ...]:
    """What an item says by itself."""
    return tuple(_of_item(name, text, has_children, headings))


def _of_item(name: str, text: str, has_children: bool, headings: HeadingIndex) -> Iterator[Sign]:
    label, _, behind = text.partition(":")
    rival = stands_for(text, name) or _headed(text, headings, name)
    if rival is None and behind.strip() and len(label.split()) <= MAX_VALUE_WORDS:
        rival = (
            _headed(label, headings, name)
            if stands_for(behind, name) or leading_marker(behind.strip())
            else None
        )
    if rival is not None:
        yield sign(name, "line-of-another", text=text, rival=rival)
    if behind.strip() and leading_marker(behind.strip()) is not None and not has_children:
        yield sign(name, "label-inside", text=text)
    if has_mark_inside(text):
        yield sign(name, "mark-inside", text=text)
    if is_site_entry(text):
        yield sign(name, "site-words", text=text)
    if not any(map(str.isalpha, text)) or (is_open(text) and not has_children):
        yield sign(name, "item-torn", text=text)
    glued = heading_at_end(text, headings, name)
    if glued is not None:
        yield sign(name, "heading-glued", text=text, rival=glued)
    if name == "produk" and _STATES_FEE.search(text) and not _IS_MONEY.search(text):
        yield sign(name, "line-of-another", text=text, rival="biaya")
    if name == "produk" and (is_org(text) or is_act(text)):
        yield sign(name, "item-unlike", text=text)


def _headed(text: str, headings: HeadingIndex, own: str) -> str | None:
    """Another component that a line is a heading of."""
    match = headings.match(text.strip())
    is_other = match is not None and match.score == 1.0 and match.component != own
    return match.component if match is not None and is_other else None


def _is_step_of_others(text: str) -> bool:
    """Whether an item tells what somebody does who is no applicant handing in papers."""
    return is_act_of_others(text) or (may_be_act(text) and not is_step(text))


def _by_company(name: str, items: Sequence[Item]) -> Iterator[Sign]:
    """Items that are unlike all others of their list."""
    if name == "persyaratan":
        acts = [number for number, item in enumerate(items) if _is_step_of_others(item.text)]
        if acts and acts[-1] == len(items) - 1 and 0 not in acts:
            yield sign(name, "step-among-papers", text=items[acts[0]].text)
    if name == "prosedur" and len(items) >= MIN_ITEMS:
        said = [
            item.action is not None or _NAMED_ACT.match(item.text) is not None for item in items
        ]
        if not any(said):
            yield sign(name, "line-untold", text=items[0].text)
        if not said[-1] and all(said[:-1]):
            yield sign(name, "paper-among-steps", text=items[-1].text)
        elif not said[0] and items[0].documents and all(said[1:]):
            yield sign(name, "paper-among-steps", text=items[0].text)
    if name == "produk" and len(items) >= MANY_PRODUCTS:
        yield sign(name, "many-products", count=str(len(items)))
    small = [number for number, item in enumerate(items) if item.text[:1].islower()]
    if len(small) == 1 and small[0] and len(items) >= MIN_ITEMS:
        above, item = items[small[0] - 1], items[small[0]]
        if not above.text.rstrip().endswith((".", ";")) and _CLAUSE.match(item.text) is None:
            yield sign(name, "item-goes-on", text=item.text)


def _by_edges(name: str, component: ListComponent) -> Iterator[Sign]:
    """Lines above and below the list that may be items of it."""
    if isinstance(component, ProcedureComponent) and component.flowchart:
        return  # what stands around a drawing belongs to it
    notes = [note.text for note in component.notes]
    for text in filter(None, (component.intro, *notes)):
        is_lead = text.rstrip().endswith((":", ";")) or is_note(text) or is_group_heading(text)
        if not is_lead and len(text.split()) <= MAX_LEAD_WORDS:
            yield sign(name, "lead-in-unlike", text=text)
