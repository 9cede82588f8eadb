"""Component tables without lines: columns of text -> the cells that lines would have drawn.

The columns are found by the white space that runs down between them, the rows by the components'
names. What comes out is a table like a ruled one, so everything else is read the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.page import Table, enclosing_box
from parsers.furniture.signature import starts_closing, starts_signature
from parsers.markers import lone_number
from parsers.names.headings import HeadingIndex
from parsers.printed_rows import PrintedRow, Rows, is_typed, printed_rows
from parsers.tables.columns import Columns
from parsers.tables.component_names import (
    NameRun,
    is_head_run,
    name_runs,
)
from parsers.tables.head import (
    HeadRows,
    find_head,
    heads_of,
    without_title,
)
from parsers.tables.named_rows import MIN_NAMES, names_in_rows
from parsers.tables.row_cuts import ALIGNED_SHARE
from parsers.tables.text_bands import PageRows, banner_ends, text_table
from parsers.tables.text_columns import (
    Edges,
    beside_names,
    column_of,
    continued_edges,
    find_edges,
    names_go_on,
    starts_at_column,
)

MARGIN_PT = 20.0  # from a table's outer rows to its outer lines
EDGE_PT = 12.0  # numbers of one column, "9." and "10.", start this near to each other
RULED_SHARE = 0.5  # of a table's rows that must lie between level lines, for these to bound it
MIN_GOING_ON = 2  # names on a further page that show where its columns are
OPEN_GAP_LINES = 2.0  # an empty line of a text, at most
END_GAP_LINES = 3.5  # an empty stretch of more line heights ends a table


class TextTable(NamedTuple):
    """A table made of text, its columns, and how many components it names."""

    table: Table
    columns: Columns
    named: int


def find_text_tables(
    rows: Rows, page: PageRows, headings: HeadingIndex, before: Columns | None
) -> list[TextTable]:
    """The tables that columns of text make on a page, each further one below a head of its own.

    `before` are the columns of the table so far, for a page that goes on with it.
    """
    heads = heads_of(rows)
    if not heads or (heads[0].first > 0 and before is None and len(heads) == 1):
        whole = _find_text_table(rows, heads[0] if heads else None, (page, headings), before)
        return [whole] if whole is not None else []
    found: list[TextTable] = []
    starts = (head.first for head in heads)
    for first, end in pairwise(dict.fromkeys((0, *starts, len(rows)))):
        part = rows[first:end] if end == len(rows) else without_title(rows[first:end], rows[end:])
        if not part:
            continue
        foot_pt = max(row.bbox.bottom_pt for row in part)
        reach = (part[0].bbox.top_pt - MARGIN_PT, foot_pt + MARGIN_PT)
        levels = tuple(level for level in page.levels_pt if reach[0] < level < reach[1])
        here = PageRows(page.page_number, levels)
        table = _find_text_table(part, find_head(part), (here, headings), before)
        found += [table] if table is not None else []
    return found


def _find_text_table(
    rows: Rows,
    head: HeadRows | None,
    known: tuple[PageRows, HeadingIndex],
    before: Columns | None,
) -> TextTable | None:
    """One table. `before` are the columns of the table so far, for a page that goes on with it
    without a head and with few names."""
    page, headings = known
    is_headed = head is not None
    continued = continued_edges(_unsigned(rows), before) if head is None else None
    edges = continued or _repeated_edges(rows, head, before) or find_edges(rows, head, headings)
    least = 1 if is_headed else MIN_NAMES if before is None else MIN_GOING_ON
    edges = beside_names(rows, edges, headings, least)
    if edges is None:
        return None
    first, last = _extent(rows, head, edges, headings)
    first = 0 if continued is not None else first
    first, end = _with_ruled(rows, (first, last), page.levels_pt, is_headed=is_headed)
    rows = rows[first : _end_of_open_row(rows, (end, last), edges, headings)]
    banners = {n for first, end in banner_ends(rows, edges).items() for n in range(first, end)}
    plain = [row for number, row in enumerate(rows) if number not in banners]
    labels = [word for row in plain for word in row if column_of(word, edges) == 1]
    runs = [run for run in _parted(name_runs(labels, headings), headings) if not is_head_run(run)]
    count = len({run.match.component for run in runs if run.match is not None})
    if count < MIN_NAMES and before is None and not (is_headed and count):
        return None
    table = text_table(rows, edges, _merged(runs), page)
    columns = Columns(edges.label_pt, edges.text_pt, edges.right_pt)
    return TextTable(table, columns, count) if table is not None else None


def _repeated_edges(rows: Rows, head: HeadRows | None, before: Columns | None) -> Edges | None:
    """The columns of the page before below the same head: few rows show them less well."""
    if head is None or before is None:
        return None
    label_pt, text_pt = head.head.label_pt, head.head.text_pt
    is_same = before.label_x0_pt <= label_pt <= before.label_x1_pt <= text_pt
    return continued_edges(rows[head.end :], before) if is_same else None


def _unsigned(rows: Rows) -> Rows:
    """The rows above the block that signs."""
    end = next((n for n, row in enumerate(rows) if starts_signature(row.text)), len(rows))
    return rows[:end]


def _extent(
    rows: Rows, head: HeadRows | None, edges: Edges, headings: HeadingIndex
) -> tuple[int, int]:
    """The first and the last row of the table."""
    first = head.first if head is not None else None
    if first is None:
        named = (n for n, row in enumerate(rows) if names_in_rows([row.text], headings))
        named_first = next(named, None)
        first = _above(rows, named_first, edges) if named_first is not None else 0
        first = _above_lone_name(rows, first, edges, headings)
    last = head.end if head is not None else first + 1
    while last < len(rows):
        box = rows[last].bbox
        gap_pt = box.top_pt - rows[last - 1].bbox.bottom_pt
        if gap_pt > END_GAP_LINES * box.height_pt and not names_go_on(rows[last:], edges, headings):
            break
        if gap_pt > ALIGNED_SHARE * box.height_pt and starts_signature(rows[last].text):
            break
        if starts_closing(rows[last].text) and not names_go_on(rows[last:], edges, headings):
            break
        last += 1
    return first, last


def _with_ruled(
    rows: Rows, extent: tuple[int, int], levels_pt: Sequence[float], *, is_headed: bool
) -> tuple[int, int]:
    """The rows between the table's first and last drawn line; as they were where it has hardly
    any. Above a head stands nothing of its table, whatever lines a letterhead has."""
    first, last = extent
    inside = [
        number
        for number, row in enumerate(rows)
        if levels_pt and levels_pt[0] < row.bbox.top_pt < levels_pt[-1]
    ]
    if len(inside) < RULED_SHARE * (last - first):
        return extent
    return first if is_headed else inside[0], inside[-1] + 1


def _end_of_open_row(
    rows: Rows, reach: tuple[int, int], edges: Edges, headings: HeadingIndex
) -> int:
    """Where the table ends, from its last drawn line on: behind the row below it, if that begins
    with the next number or a component's name. No line closes the row that a page's end cuts, nor
    the last one of a table that has lines above its rows only."""
    end, last = reach
    if end >= last:
        return end
    is_next = 1 < _number(rows[end]) == _last_number(rows[:end]) + 1
    labels = [word for row in rows[end:last] for word in row if column_of(word, edges) == 1]
    run = next(iter(name_runs(labels, headings)), None) if labels else None
    is_named = run is not None and _is_exact(run)
    return last if is_next or is_named else end


def _number(row: PrintedRow) -> int:
    """The number that a row begins with; 0 where it has none."""
    return lone_number(row[0].text)


def _last_number(rows: Rows) -> int:
    """The largest number at the rows' beginnings, of those that stand as far left as any."""
    left_pt = min(row[0].bbox.x0_pt for row in rows if row[0].bbox)
    numbers = [
        _number(row) for row in rows if row[0].bbox and row[0].bbox.x0_pt < left_pt + EDGE_PT
    ]
    return max(numbers, default=0)


def _above(rows: Rows, named: int, edges: Edges) -> int:
    """The first row of the table's part on this page: above the first whole name stand text that
    is set beside its middle, and names that wrap."""
    first = named
    while first > 0:
        row = rows[first - 1]
        gap_pt = rows[first].bbox.top_pt - row.bbox.bottom_pt
        height_pt = max(w.bbox.height_pt for w in row if w.bbox)
        if gap_pt > height_pt or not starts_at_column(row[0], edges):
            break
        first -= 1
    return first


def _above_lone_name(rows: Rows, first: int, edges: Edges, headings: HeadingIndex) -> int:
    """The first row of a table in a text: names alone on their rows have text above and below,
    which empty lines part. It begins no further above the first name than the next one is below."""
    if not is_typed(rows[:1]):
        return first
    top = first
    while (
        top > 0 and _is_near(rows[top - 1 : top + 1]) and starts_at_column(rows[top - 1][0], edges)
    ):
        top -= 1
    labels = [word for row in rows[top:] for word in row if column_of(word, edges) == 1]
    named = [run for run in name_runs(labels, headings) if run.match is not None]
    if len(named) < 2 or named[0].top_pt >= rows[first].bbox.top_pt:
        return first
    reach_pt = named[0].top_pt - (named[1].top_pt - named[0].bottom_pt)
    return next(n for n in range(top, first + 1) if rows[n].bbox.top_pt >= reach_pt)


def _is_near(rows: Rows) -> bool:
    """Whether two rows stand as near as those of one table do, one empty line between them."""
    above, below = (row.bbox for row in rows)
    return below.top_pt - above.bottom_pt <= OPEN_GAP_LINES * above.height_pt


def _parted(runs: Iterable[NameRun], headings: HeadingIndex) -> Iterator[NameRun]:
    """Runs that only resemble a name, cut where they are two components' names as they stand:
    "Jangka Waktu Penyelesaian", "Produk Layanan"."""
    for run in runs:
        if run.match is None or _is_exact(run):
            yield run
            continue
        yield from _exact_pair(printed_rows(run.words), headings) or (run,)


def _exact_pair(rows: Rows, headings: HeadingIndex) -> tuple[NameRun, NameRun] | None:
    for cut in range(1, len(rows)):
        above, below = _named(rows[:cut], headings), _named(rows[cut:], headings)
        exact = [run.match.component for run in (above, below) if run.match and _is_exact(run)]
        if len(set(exact)) == 2:
            return above, below
    return None


def _named(rows: Rows, headings: HeadingIndex) -> NameRun:
    words = tuple(word for row in rows for word in row)
    box = enclosing_box([row.bbox for row in rows])
    match = headings.match(" ".join(row.text for row in rows))
    return NameRun(match, words, box.top_pt, box.bottom_pt)


def _is_exact(run: NameRun) -> bool:
    return run.match is not None and run.match.score == 1.0


def _merged(runs: Sequence[NameRun]) -> list[NameRun]:
    """Lines of names that are no component, put together where they stand close."""
    merged: list[NameRun] = []
    for run in runs:
        before = merged[-1] if merged else None
        if (
            before is not None
            and before.match is None
            and run.match is None
            and run.top_pt - before.bottom_pt < (before.bottom_pt - before.top_pt) / 2
        ):
            merged[-1] = NameRun(None, before.words + run.words, before.top_pt, run.bottom_pt)
        else:
            merged.append(run)
    return merged
