"""Lines of a standard's sections that may be another component's: headings that nothing knows.

A heading that is not known becomes an item of the section above it, with all that stands below.
What gives it away: it names another component, it counts on from the headings' own numbers, it is
set like them. Such a line costs nobody anything but a claim: neither may the other component be
called missing, nor its neighbour's list whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from extractor.passage import Passage
from parsers.doubts.stray_lines import first_stray
from parsers.markers import Marker, as_roman, leading_marker
from parsers.names.component_texts import could_hold, is_channel
from parsers.names.component_words import (
    LISTS,
    is_service_title,
    may_be_act,
    named_components,
    stated_components,
)
from parsers.names.groups import is_group_heading, is_placeholder
from parsers.names.site_lines import MORE
from parsers.section import Row, Section, Standard

Reason = Literal["unknown-heading", "taken-as-content", "numbering-gap", "cut-off"]
DELIVERY = (*LISTS, "waktu", "biaya", "pengaduan")
MIN_STEPS = 2  # lines that tell what is done, in a list that is no procedure
MIN_EMPTY = 2  # headings in a row without a word between them: the heads of columns, a menu
MAX_HEADING_WORDS = 8  # of a heading that only its looks give away
MIN_HEADING_LETTERS = 6  # "KTP", "WNI" are set in capitals anywhere
MIN_BULLETS = 3  # a line's and those above and below
BLOCK_LINES = 30  # lines below such a heading that are taken for its own

# A text that ends here goes on elsewhere: a list, a clause, a sentence; a page's "read more".
_CUT = re.compile(
    r"(?:\b(?:dan|atau|serta|yang|dengan|untuk|di|ke|dari|oleh|pada|dalam|sebagai|adalah|bagi|sesuai"
    r"|meliputi|berupa|yaitu|antara\s+lain)|[,/&(:]|(?<=\w)\s?(?:…|\.{3})|\[(?:…|\.{3})\]"
    rf"|{MORE}\W{{0,3}})\s*$",
    re.I,
)


class Doubtful(NamedTuple):
    """A line (or a place without words) and the components that it could be or hold."""

    reason: Reason
    components: frozenset[str]
    named: frozenset[str] = frozenset()
    found_in: str | None = None
    passage: Passage | None = None


def doubtful_lines(standard: Standard, *, is_headed: bool, is_last: bool) -> list[Doubtful]:
    """What of the sections may be another component's.

    `is_headed`: the sections were cut at headings in running text, which tables do not need;
    `is_last`: the document ends with this standard.
    """
    sections = [section for section in standard.sections if section.component is not None]
    found = [doubt for section in sections for doubt in _foreign(section)]
    if is_headed:
        found += [doubt for section in sections for doubt in _strays(section)]
        found += _miscounted(sections)
        found += _set_like_headings(sections)
        if not any(removal.reason == "boilerplate" for removal in standard.removed):
            dropped = standard.not_assessable
            found += _bare_headings([one for one in sections if one.component not in dropped])
    if is_last and sections:
        found += _cut_off(sections[-1])
    return found


def _foreign(section: Section) -> Iterator[Doubtful]:
    """Lines that name another component, or state what belongs to one."""
    own = section.component or ""
    body = section.body
    for number, line in enumerate(body):
        named = _named(body, number) - {own}
        stated = stated_components(line.text) - {own}
        if own != "pengaduan" and is_channel(line.text):
            stated |= {"pengaduan"}
        if is_service_title(line.text):
            yield Doubtful("taken-as-content", frozenset(DELIVERY), named, own, line.passage)
        elif named or stated:
            both = named | stated
            held = stated if _is_among_bullets(body, number) else both
            yield Doubtful("taken-as-content", both, held, own, line.passage)
    for row in section.steps:
        stated = stated_components(row.text.text) - {own}
        if stated:
            yield Doubtful("taken-as-content", stated, stated, own, row.text)
    if own in ("prosedur", "pengaduan"):
        return
    steps = [line for line in body if may_be_act(line.text)]
    if len(steps) >= MIN_STEPS:
        told = frozenset({"prosedur"})
        yield Doubtful("taken-as-content", told, told, own, steps[0].passage)


def _is_among_bullets(body: Sequence[Row], number: int) -> bool:
    """Whether a line written small stands between others with its bullet, as items do: a heading
    with that bullet has its text below."""
    markers = [leading_marker(row.text) for row in body[max(number - 1, 0) : number + 2]]
    if len(markers) < MIN_BULLETS or body[number].text.isupper():
        return False
    kinds = {one.kind if one is not None and one.is_bullet else None for one in markers}
    return len(kinds) == 1 and None not in kinds


def _strays(section: Section) -> Iterator[Doubtful]:
    """Lines that the section does not explain, with what stands right above and below them."""
    number = first_stray(section)
    if number is not None:
        own = frozenset({section.component or ""})
        held = _held(section.body[max(number - 1, 0) : number + BLOCK_LINES])
        passage = section.body[number].passage
        yield Doubtful("taken-as-content", held - own, frozenset(), section.component, passage)


def _named(body: Sequence[Row], number: int) -> frozenset[str]:
    """What a line names, unless it only goes on with the sentence of the line above."""
    text = body[number].text
    if leading_marker(text) is None and text[:1].islower() and not body[number].follows_blank:
        above = body[number - 1].text.rstrip() if number else ""
        if above and not above.endswith((".", ";", ":")):
            return frozenset()
    return named_components(text)


def _miscounted(sections: Sequence[Section]) -> Iterator[Doubtful]:
    """Numbers that the headings leave out, and lines in a section that bear them."""
    before: dict[str, int] = {}
    markers = [_number(section) for section in sections]
    is_lettered = any(one is not None and one.number in ("A", "a") for one in markers)
    for place, (section, printed) in enumerate(zip(sections, markers, strict=True)):
        if printed is None or printed.is_bullet:
            continue
        marker = printed if is_lettered else as_roman(printed) or printed
        last = before.get(marker.kind, 0)
        if marker.ordinal > last + 1:
            above = sections[place - 1].component if place else None
            yield Doubtful(
                "numbering-gap", frozenset(DELIVERY), frozenset(), above, section.heading
            )
        before[marker.kind] = marker.ordinal
        yield from _counts_on(section, marker)


def _counts_on(section: Section, heading: Marker) -> Iterator[Doubtful]:
    """A line that has the number behind its section's heading's, and not behind a line's."""
    last = 0
    for number, line in enumerate(section.body):
        marker = leading_marker(line.text)
        if marker is None or marker.kind != heading.kind:
            continue
        if marker.ordinal == heading.ordinal + 1 and last != heading.ordinal:
            held = _held(section.body[number : number + BLOCK_LINES])
            named = named_components(line.text) - {section.component or ""}
            yield Doubtful("unknown-heading", held, named, section.component, line.passage)
            return
        last = marker.ordinal


def _set_like_headings(sections: Sequence[Section]) -> Iterator[Doubtful]:
    """Lines in capitals, with a colon, or apart, as the known headings are."""
    heads = [section.heading.text for section in sections if section.heading is not None]
    if not heads:
        return
    in_capitals = all(head.isupper() for head in heads)
    with_colon = all(head.rstrip().endswith((":", ";")) for head in heads)
    for section in sections:
        for number, line in enumerate(section.body):
            has_colon = with_colon and line.text.rstrip().endswith((":", ";"))
            is_capital = in_capitals and line.text.isupper()
            if not (has_colon or is_capital or line.follows_blank):
                continue  # most lines
            looks = _Looks(section.body, number)
            if (
                (in_capitals and looks.is_capital)
                or looks.is_apart
                or (has_colon and looks.is_label)
            ):
                held = _held(section.body[number : number + BLOCK_LINES])
                own = section.component or ""
                yield Doubtful("unknown-heading", held, frozenset(), own, line.passage)


class _Looks:
    """How a line of a body is set."""

    def __init__(self, body: Sequence[Row], number: int) -> None:
        line = body[number]
        text = line.text.strip()
        words = text.split()
        self.is_label = (
            leading_marker(text) is None
            and len(words) <= MAX_HEADING_WORDS
            and text[:1].isupper()
            and not text.endswith((".", ","))
            and not is_group_heading(text.capitalize())
            and not is_placeholder(text)
        )
        letters = sum(map(str.isalpha, text))
        self.is_capital = self.is_label and text.isupper() and letters >= MIN_HEADING_LETTERS
        below = leading_marker(body[number + 1].text) if number + 1 < len(body) else None
        above = body[number - 1].text if number else ""
        opens_list = below is not None and below.ordinal <= 1
        self.is_apart = (
            self.is_label
            and line.follows_blank
            and (opens_list or (below is None and number + 1 < len(body)))
            and leading_marker(above) is not None
            and letters >= MIN_HEADING_LETTERS
        )


def _held(block: Sequence[Row]) -> frozenset[str]:
    """The components that lines could be, by what a time, a fee or a channel needs."""
    return frozenset(name for name in DELIVERY if any(could_hold(one.text, name) for one in block))


def _bare_headings(sections: Sequence[Section]) -> Iterator[Doubtful]:
    """Headings right below each other: what follows may belong to any of them."""
    run: list[Section] = []
    for section in sections:
        is_bare = not (section.steps or section.flowchart or says_anything(section))
        if is_bare:
            run.append(section)
            continue
        if len(run) >= MIN_EMPTY:
            yield from _of_run(run, section.component)
        run = []
    if len(run) >= MIN_EMPTY:
        yield from _of_run(run, None)


def says_anything(section: Section) -> bool:
    """Whether more than lone numbers (of a table's next row, say) stands below a heading."""
    return any(
        letter.isalpha() or letter in "-–—"
        for line in section.body
        for letter in line.text[_start(line.text) :]
    )


def _start(text: str) -> int:
    marker = leading_marker(text)
    return marker.end if marker is not None and not marker.is_bullet else 0


def _of_run(run: Sequence[Section], found_in: str | None) -> Iterator[Doubtful]:
    for section in run:
        named = frozenset({section.component or ""})
        yield Doubtful("taken-as-content", named, named, found_in, section.heading)


def _cut_off(last: Section) -> Iterator[Doubtful]:
    """A text that ends in the middle."""
    everything = frozenset(DELIVERY)
    own = last.component
    if last.body:
        line = last.body[-1]
        if _CUT.search(line.text) and not is_placeholder(line.text):
            yield Doubtful("cut-off", everything, frozenset(), own, line.passage)
    elif last.heading is not None and last.heading.document.is_typed:
        yield Doubtful("cut-off", everything, frozenset({own or ""}), own, last.heading)


def _number(section: Section) -> Marker | None:
    """The number before a section's name, with a sign behind it or without one."""
    marker = leading_marker(section.heading.text) if section.heading is not None else None
    if marker is None and section.row_number:
        return Marker("row", section.row_number, str(section.row_number), 0, 0)
    return marker
