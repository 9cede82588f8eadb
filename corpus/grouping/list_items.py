"""The items of a list that are compared: all of them, but for wrappers that only hold others.

"a. Anggota baru" says for whom its items are, "Fotokopi:" what they have in common: neither is an
item. An item with details below it is that item, with all that they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.alignment.meaning import read_meaning
from corpus.alignment.vocabulary import vocabulary
from corpus.grouping.cases import cases_in, opens_with_whom
from corpus.schema import Item, ServiceStandard
from normalizers.item.language import read_item
from normalizers.service.title import plain_words, wording


class Row(NamedTuple):
    """One item that is compared, and its place in the record: "persyaratan.items[2]".

    `is_chapter`: it stands above items that are compared, too. It may say what another office says
    in an item of its own, but that an office alone has it is no news.
    """

    path: str
    item: Item
    is_chapter: bool = False
    group: str = ""  # what the wrapper over it says, if more than "Fotokopi:"


def compared_items(record: ServiceStandard, component: str) -> Iterator[Row]:
    """The items of one list in their order; none where the record lacks the component."""
    part = getattr(record, component)
    if part is not None:
        yield from _rows(part.items, f"{component}.items", component == "prosedur")


def _rows(items: Sequence[Item], path: str, are_steps: bool, group: str = "") -> Iterator[Row]:
    has_plain = any(item.number and not item.heading for item in items)
    for number, item in enumerate(items):
        here = f"{path}[{number}]"
        is_chapter = are_steps and item.heading and not (item.number and has_plain)
        opens_papers = not are_steps and bool(item.children) and _ask_for_papers(item.children)
        is_said = not item.children or _says_something(item, are_steps)
        is_chapter = is_chapter or opens_papers
        if is_said and item.text.strip() and (are_steps or not _names_only_form(item)):
            yield Row(here, item, is_chapter and bool(item.children), item.group or group)
        if is_chapter or not is_said:
            yield from _rows(item.children, f"{here}.children", are_steps, _named(item) or group)


def _named(item: Item) -> str:
    """What a wrapper says of its items: "Anggota baru"; a lead-in ("Melampirkan:") says nothing."""
    telling = frozenset(read_meaning(item.text).words) - vocabulary().weak
    return item.text if telling else ""


def _names_only_form(item: Item) -> bool:
    """Whether an item says how papers are handed in and names none: "Foto copy", "Asli dan
    fotokopi"; its papers stand elsewhere, or were not read."""
    words = frozenset(read_meaning(item.text).words)
    forms = frozenset(form for pair in vocabulary().opposites for form in pair)
    return bool(words & forms) and words - forms <= vocabulary().usual_in_steps


def _says_something(item: Item, are_steps: bool) -> bool:
    """Whether an item with items below it is one itself, and no wrapper."""
    if item.channel or any(child.channel for child in item.children):
        return False
    is_lead = item.heading or item.text.rstrip().endswith(":")
    if are_steps:
        return bool(read_meaning(item.text).acts) and (bool(item.number) or not is_lead)
    if not read_item(item.text).documents:
        return not is_lead and not _ask_for_papers(item.children)
    if is_lead or opens_with_whom(item.text) or _names_case(item.text):
        return not _ask_for_papers(item.children)
    return True


def _names_case(text: str) -> bool:
    """Whether a line with papers below says for which of its cases the service asks for them.

    >>> _names_case("Kartu Keluarga karena Penambahan Anggota"), _names_case("Surat kuasa")
    (True, False)
    """
    words = plain_words(text)
    is_service = bool(words) and words[0] in wording().prefixes
    return is_service or "karena" in words or bool(cases_in(text))


def _ask_for_papers(items: Sequence[Item]) -> bool:
    """Whether at least half of the items name a paper: then they are what is asked for."""
    return 2 * sum(bool(read_item(item.text).documents) for item in items) >= len(items)
