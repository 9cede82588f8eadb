"""A printed table whose names and texts do not stand in pairs -> its sections.

So programs put out a page as text that take a table's columns or cells for blocks of their own. It
is read apart from texts under headings: names are found first, then what is left is shared out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.passage import join_passages
from normalizers.vocabulary.vocabulary import words_of
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.printed_tables.loose_boxes import loose_boxes
from parsers.printed_tables.narrow_cells import wrapped_as_one, wrapped_width
from parsers.printed_tables.printed_table import PrintedTable, head_top, printed_table
from parsers.printed_tables.scattered_texts import Names, Share, is_own_text, share_out
from parsers.printed_tables.table_names import MIN_NAMES, table_names
from parsers.section import Row, Section, is_loose
from parsers.standards.heading_sections import HeadedBody, with_numbers
from parsers.text_rows.pasted_rows import part_glued_rows

MAX_STRAYS = 1  # texts that are not what their names ask for, in a table that was read in order
DELIVERY = frozenset(words_of("delivery"))


def prints_table(rows: Sequence[Row]) -> bool:
    """Whether a text prints a table's head somewhere: its texts may be anywhere below it."""
    return bool(rows) and head_top(rows, len(rows)) is not None


def read_scattered(
    rows: Sequence[Row], headed: HeadedBody, headings: HeadingIndex, *, has_table: bool
) -> HeadedBody:
    """The sections of a table that a text prints so, or those that were read name by name
    (`headed`) where there is no such table, or all texts of them are what their names ask for and
    no fewer than it has itself. `has_table`: the text prints the head of one somewhere."""
    is_spaced = is_loose(rows)
    rows = part_glued_rows(_closed_up(rows) if is_spaced else rows, headings)
    body = _scattered(rows, headings)
    if body is None:
        if has_table:
            headed.sections = without_foreign(headed.sections, is_spaced=is_spaced)
        return headed
    named = [section for section in headed.sections if section.component and section.body]
    if all(section.body for section in body.sections) and _hold_names(named, body):
        return body
    strays = [section for section in named if not _is_own(section, is_spaced=is_spaced)]
    own = len(named) - len(strays)
    sure = sum(bool(section.component and section.body) for section in body.sections)
    # Texts that stand in the names' order: what of them is nobody's for sure does not count.
    in_order = is_spaced or (sure >= MIN_NAMES - 1 and _agree(named, body.sections))
    # One list of staff that reads as none casts no doubt upon the service's own components.
    is_sound = len(strays) <= MAX_STRAYS and DELIVERY.isdisjoint(one.component for one in strays)
    if own < sure or not (is_sound or (in_order and own > sure)):
        return body
    if has_table:
        headed.sections = without_foreign(headed.sections, is_spaced=is_spaced)
    return headed


def _agree(sections: Sequence[Section], shared: Sequence[Section]) -> bool:
    """Whether each text that was shared out is the one that stands below its name."""
    below = {(one.component, *(row.text for row in one.body)) for one in sections}
    given = {(one.component, *(row.text for row in one.body)) for one in shared if one.body}
    return {one for one in given if one[0]} <= below


def _hold_names(sections: Sequence[Section], table: HeadedBody) -> bool:
    """Whether words of a name that the table has stand among the texts that were read otherwise."""
    names = {
        word.order
        for section in table.sections
        if section.component and section.heading is not None
        for word in section.heading.words()
    }
    held = {word.order for one in sections for row in one.body for word in row.words}
    return not names.isdisjoint(held)


def _closed_up(rows: Sequence[Row]) -> list[Row]:
    """Rows of a text that has an empty line above nearly each of them: there it parts nothing."""
    return [row._replace(follows_blank=False) for row in rows]


def _is_own(section: Section, *, is_spaced: bool) -> bool:
    """Whether a section's text is what its name asks for, and is no drawing's."""
    if section.component == "prosedur" and loose_boxes(
        [row.text for row in section.body], (), None
    ):
        return False
    body = _closed_up(section.body) if is_spaced else section.body
    return is_own_text(section.component or "", body)


def _scattered(rows: Sequence[Row], headings: HeadingIndex) -> HeadedBody | None:
    found = table_names(rows, headings)
    table = printed_table(found) if found is not None else None
    return _body(table, found.rows) if found is not None and table is not None else None


def _body(table: PrintedTable, rows: Sequence[Row]) -> HeadedBody:
    body = HeadedBody(above=table.above, below=table.below)
    body.table_heads = [row.passage for row in table.heads]
    texts = _without_boxes(table, body)
    drawn = _drawn(table, texts)
    names = [name for name in table.names if name.component not in drawn]
    counts = tuple(sum(place < name.first for place, _ in texts) for name in names)
    own = [row for _, row in texts]
    components = tuple(name.component for name in names)
    shares = share_out(Names(components, counts), own, has_head=table.has_head)
    if not table.has_head:
        body.above = own[: shares[0].start]
    width = wrapped_width(own)
    held = dict(zip((name.first for name in names), shares, strict=True))
    lost = {name.first for place, name in enumerate(table.names) if place in table.doubtful}
    for name in table.names:
        share = held.get(name.first, Share(0, 0, is_sure=True))
        text = wrapped_as_one(own[share.start : share.end], width)
        heading = join_passages(rows[place].passage for place in name.places)
        is_sure = share.is_sure and name.first not in lost
        kept = text if is_sure else ()
        body.sections += with_numbers(Section(name.component or None, heading, kept))
        if not is_sure:
            body.unrecognized += [row.passage for row in text]
    return body


def _without_boxes(table: PrintedTable, body: HeadedBody) -> list[tuple[int, Row]]:
    """The texts without the boxes of a drawing, which nothing puts in order."""
    bounds = [sum(place < name.first for place, _ in table.texts) for name in table.names]
    drawn = next(
        (
            bound
            for name, bound in zip(table.names, bounds, strict=True)
            if name.component == "prosedur"
        ),
        None,
    )
    boxes = loose_boxes([row.text for _, row in table.texts], bounds, drawn)
    body.unrecognized += [row.passage for n, (_, row) in enumerate(table.texts) if n in boxes]
    return [one for n, one in enumerate(table.texts) if n not in boxes]


def _drawn(table: PrintedTable, texts: Sequence[tuple[int, Row]]) -> set[str]:
    """The procedure, where nothing is left of it but what is drawn."""
    if len(texts) == len(table.texts):
        return set()
    place = next((n for n, one in enumerate(table.names) if one.component == "prosedur"), None)
    if place is None:
        return set()
    low = table.names[place].first
    high = table.names[place + 1].first if place + 1 < len(table.names) else 10**9
    has_list = any(low < at < high and leading_marker(row.text) for at, row in texts)
    return set() if has_list else {"prosedur"}


def without_foreign(sections: Sequence[Section], *, is_spaced: bool) -> list[Section]:
    """The sections of a printed table that was read name by name; a text that is not what its name
    asks for stays unread, since it may be another's or of several."""
    found: list[Section] = []
    for section in sections:
        if section.component is None or _is_own(section, is_spaced=is_spaced):
            found.append(section)
        else:
            found.append(replace(section, body=()))
            found.append(Section(None, None, section.body))
    return found
