"""A workbook as it is written: its formats, its cells and how its sheets are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from output.report.input import INDEX
from output.row_height import height_of
from output.text import plain

MAX_CELL = 32_000  # characters; the format's own limit is 32,767
MAX_LINKS = 65_000  # the format's own limit is 65,530 in a sheet
_NAME_LENGTH = 31
_A4 = 9  # the format's number for it
# Letters side by side, of ten points, that a sheet of paper across holds where they are printed at
# six: what is wider goes over several sheets.
MOST_FITTED = 240
_SCALE = 60  # per cent
_LEAD = 2  # columns of a table that say which row it is: on each of several sheets
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_ACCENT = "#0F5F74"
_COLOURS = {
    "error": ("#FBE6E4", "#B3261E"),
    "warning": ("#FDF0D3", "#8A5A00"),
    "info": ("#E8EEF6", "#3C5A80"),
    "missing": ("#FBE6E4", "#B3261E"),
    "extra": ("#FDF0D3", "#8A5A00"),
    "moved": ("#FDF0D3", "#8A5A00"),
    "differs": ("#FDF0D3", "#8A5A00"),
    "absent": ("#FFFFFF", "#A0ABB4"),
    "unjudged": ("#F1F3F5", "#A0ABB4"),
    "present": ("#FFFFFF", "#0F5F74"),
}


class Book(NamedTuple):
    """The workbook that is written, its formats, and the words of the report's language."""

    workbook: Any
    formats: Mapping[str, Any]
    t: Mapping[str, str]
    lang: str


class Link(NamedTuple):
    """A cell that leads to where the report's page shows its row."""

    address: str
    text: str


def formats_of(workbook: Any) -> dict[str, Any]:
    """The formats of all sheets by name."""
    base = {"valign": "top", "text_wrap": True, "font_size": 10}
    dark = {"bold": True, "bg_color": _ACCENT, "font_color": "#FFFFFF", "font_size": 10}
    found = {
        "title": workbook.add_format({"bold": True, "font_size": 15, "font_color": _ACCENT}),
        "head": workbook.add_format({**base, **dark, "border": 1}),
        "turned": workbook.add_format({**dark, "rotation": 90, "text_wrap": True}),
        "text": workbook.add_format({**base, "num_format": "@"}),
        "number": workbook.add_format(base),
        "link": workbook.add_format({**base, "font_color": _ACCENT, "underline": 1}),
        "section": workbook.add_format({"bold": True, "font_size": 12, "font_color": _ACCENT}),
    }
    for name, (ground, ink) in _COLOURS.items():
        centred = {"align": "center"} if name not in ("error", "warning", "info") else {}
        found[name] = workbook.add_format(
            {**base, **centred, "bg_color": ground, "font_color": ink, "num_format": "@"}
        )
    return found


def put(sheet: Any, row: int, column: int, value: object, style: Any) -> None:
    """Numbers as numbers, everything else as text: "=1+1" and "+62" stay what they are.

    What a cell cannot hold is counted at its end: "… +1200".
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value, style)
    else:
        text = lines_of(value)
        over = len(text) - MAX_CELL
        cut = f"{text[:MAX_CELL]}… +{over}" if over > 0 else text
        sheet.write_string(row, column, cut, style)


def lines_of(value: object) -> str:
    """A value as the text of a cell, harmless line by line."""
    return "\n".join(map(plain, str(value if value is not None else "").split("\n")))


class Table:
    """A table with a frozen head and a filter, written row by row from above.

    `columns` are the heads with their widths in letters, the first `lead` say which row it is. Rows
    are as high as their text.
    """

    def __init__(
        self,
        book: Book,
        sheet: Any,
        columns: Sequence[tuple[str, float]],
        top: int = 0,
        lead: int = _LEAD,
    ) -> None:
        self._book, self._sheet, self._top, self._row = book, sheet, top, top
        self._lead = lead
        self._heads = [head for head, _ in columns]
        self._widths = [width for _, width in columns]
        for column, (head, width) in enumerate(columns):
            put(sheet, top, column, head, book.formats["head"])
            sheet.set_column(column, column, width)

    def add(self, rows: Iterable[Sequence[object]]) -> Table:
        """Write rows below those that are there."""
        text, number = self._book.formats["text"], self._book.formats["number"]
        for row in rows:
            self._row += 1
            self._sheet.set_row(self._row, height_of(row, self._widths))
            for column, value in enumerate(row):
                if isinstance(value, Link):
                    link = self._book.formats["link"]
                    self._sheet.write_url(self._row, column, value.address, link, value.text)
                else:
                    is_number = isinstance(value, (int, float))
                    put(self._sheet, self._row, column, value, number if is_number else text)
        return self

    def end(self) -> None:
        """Freeze the head, and lay a filter over what is there."""
        self._sheet.freeze_panes(self._top + 1, 0)
        # Nobody looks for a link's text.
        last = len(self._heads) - (self._heads[-1] == self._book.t["picture"])
        self._sheet.autofilter(self._top, 0, max(self._row, self._top + 1), last - 1)
        print_wide(self._sheet, self._top, self._widths, self._lead)


def named(book: Book, columns: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The heads in the report's language."""
    return [(book.t[name], width) for name, width in columns]


def link_to(book: Book, href: str, number: int) -> Link | str:
    """The cell that leads to where the report's page shows a row; `number` is the row's."""
    address = f"external:{INDEX if href.startswith('#') else ''}{href}"
    return Link(address, book.t["open"]) if number < MAX_LINKS else href


def print_wide(sheet: Any, head: int, widths: Sequence[float], lead: int) -> None:
    """On paper: across, a page wide, the heads on each page; what is too wide to be read so goes
    over several, side by side, each with the `lead` first columns."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(head)
    if sum(widths) > MOST_FITTED:
        sheet.repeat_columns(0, lead - 1)
        sheet.set_print_scale(_SCALE)
        sheet.print_across()
    else:
        sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&A &P / &N")


def sheet_name(text: str) -> str:
    """A sheet's name: short, without the signs that are not allowed."""
    name = _NOT_IN_NAMES.sub(" ", plain(text)).strip()[:_NAME_LENGTH]
    return name[:1].upper() + name[1:] or "-"


def unique_name(text: str, taken: set[str]) -> str:
    """A sheet's name that is unlike all others, whose folded names are `taken`."""
    name, number = sheet_name(text), 2
    while name.casefold() in taken:
        ending = f" ({number})"
        name = sheet_name(text)[: _NAME_LENGTH - len(ending)] + ending
        number += 1
    taken.add(name.casefold())
    return name
