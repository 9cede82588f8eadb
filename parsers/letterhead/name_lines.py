"""The lines of an office's name in its head, and the levels that they are in a head of capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.passage import join_passages
from parsers.decrees.annex_head import is_head_row
from parsers.letterhead.hierarchy import HierarchyReading
from parsers.letterhead.lines import HeadLine
from parsers.letterhead.tokens import keys_of, tokens_of
from parsers.letterhead.values import LineKind
from parsers.names.heading_words import place_by_words
from parsers.names.offices import (
    government_of,
    in_capitals,
    is_level_within,
    is_linked,
    is_org,
    opens_office,
    starts_level,
)
from parsers.names.site_lines import names_site
from parsers.names.titles import names_service

MAX_NAME_LINES = 6  # printed lines of an office's name in a narrow column; on wide pages up to 3

_PAGE_SIGN = re.compile(r"(?:^|\s)(?:halaman|page|hal\.?)\s*\d|^\d{1,3}(?:\s*/\s*\d{1,3})?$", re.I)


def find_name_lines(left: Sequence[HeadLine], first_anchor: int) -> list[HeadLine]:
    """The lines above the first line of another kind, in the same column."""
    if first_anchor < len(left) and left[first_anchor].kind is LineKind.BODY:
        return []
    contacts = [head for head in left if head.kind not in (LineKind.OTHER, LineKind.HIERARCHY)]
    above = [
        head
        for head in left[:first_anchor]
        if head.kind is LineKind.OTHER
        and head.is_name_like
        and not _PAGE_SIGN.search(head.passage.text)
        and not is_head_row(head.passage.text)
        and not names_site(head.passage.text)
        and place_by_words(head.passage.text) is None
    ]
    titled = next((n for n, head in enumerate(above) if names_service(head.passage.text)), None)
    if titled is not None:  # what stands below "Standar Pelayanan" is a service, or an office
        below = above[titled + 1 :]
        named = (n for n, head in enumerate(below) if opens_office(head.passage.text))
        above = below[next(named, len(below)) :]
    column = contacts[0] if contacts else None
    aligned = [head for head in above if column is None or head.is_aligned_with(column)]
    return (aligned or above)[-MAX_NAME_LINES:]


def refined_name(name_lines: Sequence[HeadLine], hierarchy: HierarchyReading) -> list[HeadLine]:
    """The lines that together are the hierarchy's last level; else the last ones of one size."""
    if hierarchy.levels:
        last = keys_of(tokens_of(hierarchy.levels[-1]))
        for count in range(1, len(name_lines) + 1):
            lines = name_lines[-count:]
            if keys_of(tokens_of(join_passages(head.passage for head in lines))) == last:
                return list(lines)
    kept: list[HeadLine] = []
    for head in reversed(name_lines):
        if kept and not head.is_neighbour_of(kept[0]):
            break
        kept.insert(0, head)
    return kept


def stacked_levels(name_lines: Sequence[HeadLine]) -> list[list[HeadLine]]:
    """The levels of a head in capitals, the outermost one on top, where each has lines of its own;
    all lines as one where the letters do not tell."""
    levels: list[list[HeadLine]] = []
    seams = [n for n in range(1, len(name_lines)) if _is_seam(name_lines[n - 1], name_lines[n])]
    if len(seams) == 1:
        return [list(name_lines[: seams[0]]), list(name_lines[seams[0] :])]
    for head in name_lines:
        is_new = is_org(head.passage.text) and starts_level(head.passage.text)
        if levels and is_level_within(head.passage.text, levels[-1][0].passage.text):
            levels.append([head])
        elif levels and not (is_new and not is_linked(levels[-1][-1].passage.text)):
            levels[-1].append(head)
        else:
            levels.append([head])
    is_head = all(in_capitals(head.passage.text) for head in name_lines)
    is_head = is_head or (bool(name_lines) and government_of(name_lines[0].passage.text))
    return levels if is_head else [list(name_lines)]


def _is_seam(above: HeadLine, below: HeadLine) -> bool:
    """Whether an office in capitals ends above one that is not: a text has no sizes of letters."""
    upper, lower = above.passage.text, below.passage.text
    return (
        below.line.bbox is None
        and in_capitals(upper)
        and not in_capitals(lower)
        and lower[:1].isupper()
        and is_org(upper)
        and not is_linked(upper)
    )
