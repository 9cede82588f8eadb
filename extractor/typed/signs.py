"""Tables whose cells are parted by pipes or tabs, and boxes drawn with letters.

| 1. | Persyaratan | 1. KTP <br> 2. KK |      Markdown
1. | Persyaratan | 1. KTP                      a web table as text; lines without a pipe go on,
2. KK |                                        and the last one may end in one
1 |                                            a cell a line, its pipe behind it
Persyaratan |
+----+-------------+--------+                  a drawn box: its rows end at its lines
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from extractor.typed.cells import MAX_COLUMNS, Stretch, TypedTable, checked_table, trimmed
from extractor.typed.left_out import with_left_out

MIN_ROWS = 3  # with signs in them; fewer are a sentence with a pipe, or a menu
MIN_TAB_CELLS = 3  # in a row parted by tabs; two may be an indented list
MIN_ENDED_CELLS = 6  # of a table whose cells end lines: two rows of three
MAX_HEAD_LETTERS = 8  # of the numbers' head: "NOMOR"
MAX_LINES = 5_000  # of one table
MAX_RETRIED_LINES = 20  # with signs that are no table: each further one is tried as its first row
MAX_OPEN_LINES = 60  # lines without a sign that go on with a row's last cell

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+=_-]*(?:-{2,}|={2,}|_{2,}|:-+|-+:)[\s|:+=_-]*$")
_HEAD_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")  # "|-|-|", below a head
_ONLY_PIPES = re.compile(r"\s*\|[\s|]*")
# A list inside a list of a cell, as a converter without line breaks writes it: "2. Badan  * Akta".
_LISTED = r"(?<=\S)\s{2,4}(?=(?:\*|\d{1,2}\.)\s\S)|(?<=[^\s\d])\s(?=\*\s[^\W\d])"
_BREAK = re.compile(rf"<br\s*/?>|{_LISTED}", re.IGNORECASE)
_NUMBER = re.compile(r"\s*\(?(\d{1,2})\s*[.)]?\s*$")
_MARKER = re.compile(r"\s*(?:\(?[0-9ivxIVX]{1,4}[.)]|\(?[a-zA-Z][.)]|[-•*o])\s*$")


def find_signed_tables(lines: Sequence[str]) -> Iterator[TypedTable]:
    """All tables of a text that signs part into cells, in order."""
    position = 0
    while position < len(lines):
        if not has_signs(lines[position]):
            position += 1
            continue
        reach = min(len(lines), position + MAX_LINES)
        table = _table_at(lines[:reach], position)
        if table is not None:
            yield table
            position = table.last + 1
        else:
            position = _behind_failure(lines, position, reach)


def _behind_failure(lines: Sequence[str], first: int, reach: int) -> int:
    """Where to look next: in a short run of such lines at each, behind a long one."""
    end = first
    while end < reach and has_signs(lines[end]):
        end += 1
    return first + 1 if end - first <= MAX_RETRIED_LINES else end


def has_signs(line: str) -> bool:
    """Whether a line has what parts cells."""
    return "|" in line or "\t" in line.strip()


def _table_at(lines: Sequence[str], first: int) -> TypedTable | None:
    line = lines[first]
    if "|" in line:
        if _ends_cell(line):
            return _ended_cells(lines, first)
        return _piped(lines, first)
    if "\t" in line.strip():
        return _tabbed(lines, first)
    return None


# a row a line, or a row between drawn lines


def _piped(lines: Sequence[str], first: int) -> TypedTable | None:
    is_boxed = lines[first].lstrip().startswith("|")
    rows: list[list[list[Stretch]]] = []
    is_closed, is_open = True, False  # the next line starts a row; the row's last cell goes on
    has_rules = _has_box_rules(lines, first)
    last = first
    number, open_lines = first, 0
    while number < len(lines):
        line = lines[number]
        if _is_rule(line) or (len(rows) == 1 and _HEAD_RULE.match(line)):
            is_closed, last = True, number
        elif _PIPE.search(line):
            cells = _cells_of(number, line)
            if rows and _ends_cell(line) and len(rows[-1]) < len(rows[0]):
                rows[-1] += cells  # the row's last cell, whose text begins on a line of its own
            elif is_open and _ends_cell(line) and not _NUMBER.match(line.strip(" |")):
                rows[-1][-1] += [part for cell in cells for part in cell]  # its last line
            elif not rows or is_closed or not has_rules:
                rows.append(cells if rows else _without_column_names(lines, cells))
            else:
                _stack(rows[-1], cells)
            is_closed, last, open_lines = False, number, 0
            is_open = bool(cells) and not line.rstrip().endswith("|")
        elif is_boxed or not rows or open_lines >= MAX_OPEN_LINES or _ends_table(lines, number):
            break
        elif line.strip():
            if not is_open and len(rows) > 1 and len(rows[-1]) < len(rows[0]):
                rows[-1].append([])  # the cell before has ended, and this text's is still to end
                is_open = True
            rows[-1][-1] += _broken(number, line, 0, len(line))
            last, open_lines = number, open_lines + 1
        number += 1
    rows = with_left_out(lines, rows)
    has_head_rule = first + 1 < len(lines) and _HEAD_RULE.match(lines[first + 1]) is not None
    least = 1 if has_head_rule else MIN_ROWS
    table = checked_table(lines, (first - has_rules, last), rows, (least, 2))
    return table._replace(is_wrapped=has_rules) if table is not None else None


def _has_box_rules(lines: Sequence[str], first: int) -> bool:
    """Whether a drawn line stands above the first row, so that lines end all rows."""
    return first > 0 and lines[first - 1].lstrip().startswith("+") and _is_rule(lines[first - 1])


def _is_rule(line: str) -> bool:
    return _RULE.match(line) is not None


def _ends_table(lines: Sequence[str], number: int) -> bool:
    """Whether an unpiped line is none of the table's: an empty one, and no row with pipes after."""
    if lines[number].strip():
        return False
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return not _PIPE.search(below)


def _cells_of(number: int, line: str) -> list[list[Stretch]]:
    edges = [match.start() for match in _PIPE.finditer(line)]
    inner = line.strip()
    starts = [edge + 1 for edge in edges]
    ends = [*edges, len(line)]
    if inner.startswith("|"):
        ends = ends[1:]
    else:
        starts = [0, *starts]
    if inner.endswith("|") and not inner.endswith("\\|"):
        starts, ends = starts[:-1], ends[:-1] if len(ends) > len(starts) - 1 else ends
    return [_broken(number, line, start, end) for start, end in zip(starts, ends, strict=False)]


def _broken(number: int, line: str, start: int, end: int) -> list[Stretch]:
    """A cell's part of a line, at its line breaks."""
    found: list[Stretch] = []
    position = start
    for match in (*_BREAK.finditer(line, start, end), None):
        stop = match.start() if match is not None else end
        part = trimmed(line, Stretch(number, position, stop))
        if part is not None:
            found.append(part)
        position = match.end() if match is not None else end
    return found


def _without_column_names(
    lines: Sequence[str], cells: Sequence[list[Stretch]]
) -> list[list[Stretch]]:
    """A table's first row without what a converter calls columns that have no head: "Col2"."""
    return [
        [] if [_text(lines, part) for part in cell] == [f"Col{number}"] else list(cell)
        for number, cell in enumerate(cells, 1)
    ]


def _text(lines: Sequence[str], part: Stretch) -> str:
    return lines[part.line][part.start : part.end]


def _stack(row: list[list[Stretch]], cells: Sequence[list[Stretch]]) -> None:
    for column, stretches in enumerate(cells):
        if column < len(row):
            row[column] += stretches


# a cell a line, its pipe behind it


def _ends_cell(line: str) -> bool:
    text = line.strip()
    return text.endswith("|") and not text.endswith("\\|") and text.count("|") == 1


def find_loose_ends(lines: Sequence[str], known: Container[int]) -> dict[int, tuple[Stretch, ...]]:
    """The lines of cells that end in a pipe and make no table, since one stands inside another:
    what of each is no pipe. `known` are the lines of tables."""
    found: dict[int, tuple[Stretch, ...]] = {}
    for number, line in enumerate(lines):
        if number in known or not (_ends_cell(line) or _ONLY_PIPES.fullmatch(line)):
            continue
        text = line.rstrip().rstrip("|")
        part = trimmed(line, Stretch(number, 0, len(text))) if text.strip("| ") else None
        found[number] = (part,) if part is not None else ()
    return found if len(found) >= MIN_ENDED_CELLS else {}


def _ended_cells(lines: Sequence[str], first: int) -> TypedTable | None:
    """Cells that end at a pipe, their rows found by the numbers that every so manyth cell holds."""
    cells: list[list[Stretch]] = []
    open_cell: list[Stretch] = []
    if lines[first].strip() == "|" and first > 0 and 0 < len(lines[first - 1]) <= MAX_HEAD_LETTERS:
        first -= 1  # the pipes have lines of their own, and the first cell ends above this one
    last = first
    for number, line in enumerate(lines[first:], first):
        if "|" in line and not _ends_cell(line):
            break
        if len(open_cell) > MAX_OPEN_LINES:
            break
        text = line.rstrip()
        is_end = _ends_cell(line)
        part = trimmed(line, Stretch(number, 0, len(text) - 1 if is_end else len(text)))
        open_cell += [part] if part is not None else []
        if is_end:
            cells.append(open_cell)
            open_cell, last = [], number
    if len(cells) < MIN_ENDED_CELLS:
        return None
    count = _columns_by_numbers(lines, cells)
    if count is None:
        return None
    below = lines[open_cell[-1].line + 1 :] if open_cell else ()
    if open_cell and len(cells) % count == count - 1 and not any(map(str.strip, below)):
        cells.append(open_cell)  # the text ends before the last row's last cell does
        last = open_cell[-1].line
    rows = [cells[at : at + count] for at in range(0, len(cells), count)]
    return checked_table(lines, (first, last), rows, (2, count))


def _columns_by_numbers(lines: Sequence[str], cells: Sequence[list[Stretch]]) -> int | None:
    """After how many cells a row starts anew: its first cell counts on."""
    for count in range(2, MAX_COLUMNS):
        firsts = [_number_in(lines, cell) for cell in cells[::count]]
        numbers = [number for number in firsts if number is not None]
        counts_on = numbers == list(range(1, len(numbers) + 1))
        if len(numbers) >= 2 and counts_on and len(numbers) >= len(firsts) - 1:
            return count
    return None


def _number_in(lines: Sequence[str], cell: Sequence[Stretch]) -> int | None:
    text = " ".join(_text(lines, part) for part in cell)
    match = _NUMBER.match(text)
    return int(match[1]) if match else None


# tabs


def _tabbed(lines: Sequence[str], first: int) -> TypedTable | None:
    rows: list[list[list[Stretch]]] = []
    last, number, open_lines = first, first, 0
    while number < len(lines):
        line = lines[number]
        if "\t" in line.strip():
            cells = _tab_cells(number, line)
            if open_lines and _counts_anew(lines, cells):
                rows.append([[rows[-1][-1].pop()]])  # a heading across the columns
            rows.append(cells)
            last, open_lines = number, 0
        elif not line.strip() or open_lines >= MAX_OPEN_LINES:
            if not any("\t" in below.strip() for below in lines[number + 1 : number + 3]):
                break
        else:
            column = len(rows[-1]) - 1
            rows[-1][column] += _broken(number, line, 0, len(line))
            last, open_lines = number, open_lines + 1
        number += 1
    is_labelled = sum(len(row) == 2 and not _is_marker(lines, row[0]) for row in rows) >= MIN_ROWS
    least = (MIN_ROWS, 2 if is_labelled else MIN_TAB_CELLS)
    return checked_table(lines, (first, last), rows, least)


def _counts_anew(lines: Sequence[str], cells: Sequence[list[Stretch]]) -> bool:
    """Whether a row of a table is numbered as the first one."""
    return len(cells) >= MIN_TAB_CELLS and _number_in(lines, cells[0]) == 1


def _tab_cells(number: int, line: str) -> list[list[Stretch]]:
    """A line's cells between tabs; those at its start are its indent."""
    length = len(line.rstrip())
    position = len(line) - len(line.lstrip())
    cells: list[list[Stretch]] = []
    for match in re.finditer(r"\t+", line):
        if position <= match.start() < length:
            cells.append(_broken(number, line, position, match.start()))
            position = match.end()
    return [*cells, _broken(number, line, position, length)]


def _is_marker(lines: Sequence[str], cell: Sequence[Stretch]) -> bool:
    text = " ".join(_text(lines, part) for part in cell)
    return not text or _MARKER.match(text) is not None
