"""The workbook's sheet "Koreksi": every value that was read, beside it room for the right one.

A person fills the column "Nilai yang benar"; `selaras extract --corrections report.xlsx` reads the
sheet back. Paths are those of the record as it was read; corrections made before are filled in
already, so that nothing is lost by working on with a newer workbook.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from corpus.record.corrected import as_read, shown
from corpus.record.corrections import Corrections, CorrectionsError, corrections_from
from corpus.record.path import END, parse_path, value_at
from corpus.schema import COMPONENTS, Channel, Duration, FeeComponent, ServiceStandard
from output.row_height import height_of

SHEET = "Koreksi"
COLUMNS = (
    ("Berkas", 24),
    ("Kantor", 30),
    ("Layanan", 22),
    ("Rekaman", 20),
    ("Jalur", 26),
    ("Terbaca", 46),
    ("Nilai yang benar", 46),
    ("Alasan", 26),
)
_WIDTHS = tuple(width for _, width in COLUMNS)
LEFT_OUT = "{count} rekaman tidak ada dalam lembar ini; betulkan dengan berkas YAML."
REMOVE = "(hapus)"  # typed for the right value: nothing is there
NOTHING = "null"  # the same of a part of a list's element
NUMBERS = {"minimum", "maximum", "amount", "year", "copies", "confidence"}
_A4 = 9  # the format's number for it
MAX_ROWS = 1_000_000  # a little less than a sheet can hold
MAX_LETTERS = 32_000  # likewise for a cell
# What no correction changes; places and findings are most of a record.
_NEVER_CORRECTED = {"findings", "needs_review", "reading", "removed", "source"}
_UNIT = ("name", "address", "postal_code", "email", "website")
_HEAD = ("number", "revision", "effective_date", "signed_date", "signatory")
_ELEMENTS = {
    "durations": ("minimum", "maximum", "unit", "basis", "bound"),
    "charges": ("amount", "maximum", "per"),
    "channels": ("kind", "value"),
}
_CHOICES = {
    "biaya.kind": get_args(FeeComponent.model_fields["kind"].annotation),
    "channels.kind": get_args(Channel.model_fields["kind"].annotation),
    "durations.unit": get_args(Duration.model_fields["unit"].annotation),
    "durations.bound": get_args(Duration.model_fields["bound"].annotation),
    "durations.basis": ("working", "calendar"),
}


class Row(NamedTuple):
    """One value of a record: where it is, what was read, and what a person put instead."""

    path: str
    was: str
    right: str = ""
    reason: str = ""


class CorrectionsSheet:
    """The sheet of an xlsxwriter workbook: one row a value, record by record.

    `only` names the records that are wanted; the last row says how many are not in the sheet.
    """

    def __init__(self, workbook: Any, *, only: Container[str] | None = None) -> None:
        self._sheet = workbook.add_worksheet(SHEET)
        base = {"font_size": 10, "valign": "top"}
        self._head = workbook.add_format({**base, "bold": True, "bottom": 1})
        plain = workbook.add_format(base)
        wrapped = workbook.add_format({**base, "text_wrap": True})
        asked = workbook.add_format({**base, "text_wrap": True, "bg_color": "#FFF8E1"})
        self._formats = (wrapped, wrapped, wrapped, plain, wrapped, wrapped, asked, asked)
        self._only, self._line, self._left_out = only, 1, 0
        for place, (name, width) in enumerate(COLUMNS):
            self._sheet.write_string(0, place, name, self._head)
            self._sheet.set_column(place, place, width)

    def add(self, record: ServiceStandard) -> None:
        """Write the rows of a record below those that are there."""
        is_wanted = self._only is None or record.record_id in self._only or bool(record.corrections)
        rows = sheet_rows(record) if is_wanted and self._line < MAX_ROWS else []
        if not rows or self._line + len(rows) > MAX_ROWS:
            self._left_out += 1
            return
        service = record.service.title or record.service.label or ""
        office = record.unit.name or ""
        for row in rows:
            cells = (record.source.path, office, service, record.record_id, *row)
            self._sheet.set_row(self._line, height_of(cells, _WIDTHS))
            for place, cell in enumerate(cells):
                # Never `write`: a text that begins with "=" must stay a text.
                self._sheet.write_string(self._line, place, cell, self._formats[place])
            _offer_choices(self._sheet, self._line, row.path)
            self._line += 1

    def end(self) -> None:
        """Say how many records are not in the sheet, and lay a filter over what is there."""
        if self._left_out:
            told = LEFT_OUT.format(count=self._left_out)
            self._sheet.write_string(self._line, 0, told, self._head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.autofilter(0, 0, max(self._line - 1, 1), len(COLUMNS) - 1)


def _offer_choices(sheet: Any, line: int, path: str) -> None:
    steps = [step for step in parse_path(path.removesuffix(END)) or () if isinstance(step, str)]
    choices = _CHOICES.get(".".join(steps[-2:]))
    if choices:
        place = [name for name, _ in COLUMNS].index("Nilai yang benar")
        options = {"validate": "list", "source": [*choices, REMOVE], "error_type": "warning"}
        sheet.data_validation(line, place, line, place, options)


def sheet_rows(record: ServiceStandard) -> list[Row]:
    """The rows of one record, in the record's order; new elements below their list."""
    entry = record.model_dump(mode="json", exclude=_NEVER_CORRECTED)
    read = as_read(entry)
    marks = {mark["path"]: mark for mark in entry["corrections"] if mark["change"] == "set"}
    removed = {mark["path"] for mark in entry["corrections"] if mark["change"] == "remove"}
    rows = []
    for path in _paths(read):
        was = "" if path.endswith(END) else shown(value_at(read, parse_path(path) or ()))
        if len(was) > MAX_LETTERS:
            continue
        row = Row(path, was)
        element = _element_path(path)
        if element in removed or path in removed:
            row = row._replace(right=REMOVE)
        elif path in marks:
            right = _corrected_value(entry, path)
            row = row._replace(right=right, reason=marks[path]["reason"] or "")
        rows.append(row)
    return rows + _other_marks(entry, {row.path for row in rows})


def _corrected_value(entry: Mapping[str, Any], path: str) -> str:
    """What a person put there; its place may have moved where elements before it were removed.

    Nothing in a part of an element is `NOTHING`: `REMOVE` would take out all of it.
    """
    moved = [mark for mark in entry["corrections"] if mark["change"] != "set"]
    value = value_at(as_read({**entry, "corrections": moved}), parse_path(path) or ())
    if value is None:
        return NOTHING if "]" in path else REMOVE
    return shown(value)


def _other_marks(entry: Mapping[str, Any], paths: set[str]) -> list[Row]:
    """Corrections of a person that have no row of their own: whole objects and new elements."""
    rows = []
    ends: dict[str, int] = {}
    for mark in reversed(entry["corrections"]):
        path = mark["path"]
        if mark["change"] == "add":
            there = value_at(entry, parse_path(path.removesuffix(END)) or ())
            ends[path] = ends.get(path, 0) + 1
            rows.append(Row(path, "", shown(there[-ends[path]]), mark["reason"] or ""))
        elif mark["change"] == "set" and path not in paths:
            right = _corrected_value(entry, path)
            rows.append(Row(path, shown(mark["was"]), right, mark["reason"] or ""))
        elif mark["change"] == "remove" and not any(path in (p, _element_path(p)) for p in paths):
            rows.append(Row(path, shown(mark["was"]), REMOVE, mark["reason"] or ""))
    return rows[::-1]


def _paths(entry: Mapping[str, Any]) -> Iterator[str]:
    unit = entry["unit"]
    yield from (f"unit.{name}" for name in _UNIT)
    for name in ("phones", "hierarchy"):
        yield from (f"unit.{name}[{place}]" for place in range(len(unit[name])))
    yield f"unit.phones{END}"
    yield from (f"document.{name}" for name in _HEAD)
    if entry["decree"] is not None:
        yield from (f"decree.{name}" for name in ("raw", "number", "year"))
    yield from ("service.kind", "service.title")
    for name in COMPONENTS:
        if entry[name] is not None:
            yield from _component_paths(name, entry[name])


def _component_paths(name: str, component: Mapping[str, Any]) -> Iterator[str]:
    if "items" in component:
        yield from _item_paths(f"{name}.items", component["items"])
        yield f"{name}.items{END}"
        return
    yield f"{name}.text"
    if "charges" in component:
        yield f"{name}.kind"
    for kind, fields in _ELEMENTS.items():
        for place in range(len(component.get(kind, ()))):
            yield from (f"{name}.{kind}[{place}].{field}" for field in fields)


def _item_paths(path: str, items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for place, item in enumerate(items):
        yield f"{path}[{place}].text"
        yield from _item_paths(f"{path}[{place}].children", item["children"])


def _element_path(path: str) -> str:
    """The list element that a value belongs to; the value itself where it belongs to none."""
    return path[: path.rindex("]") + 1] if "]" in path and not path.endswith(END) else path


# read back


def read_corrections_sheet(file: Path) -> Corrections:
    """The corrections that a person filled in. Raises `CorrectionsError` for another workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(file, read_only=True, data_only=True)
    except (OSError, InvalidFileException, KeyError, ValueError, EOFError) as error:
        raise CorrectionsError(f"{file} bukan buku kerja: {error}") from error
    except Exception as error:  # zipfile and XML errors of a damaged file
        raise CorrectionsError(f"{file} rusak: {error}") from error
    try:
        if SHEET not in workbook.sheetnames:
            raise CorrectionsError(f"{file} tidak punya lembar {SHEET}")
        rows = workbook[SHEET].iter_rows(values_only=True)
        heads = [str(cell or "").strip() for cell in next(rows, ())]
        missing = [name for name, _ in COLUMNS if name not in heads]
        if missing:
            raise CorrectionsError(f"{file}, {SHEET}: tidak ada kolom {', '.join(missing)}")
        places = [heads.index(name) for name, _ in COLUMNS]
        entries = [
            entry
            for row in rows
            if (entry := _row_entry([_cell(row, place) for place in places])) is not None
        ]
    finally:
        workbook.close()
    return corrections_from(_without_doubles(entries))


def _cell(row: Sequence[Any], place: int) -> Any:
    return row[place] if place < len(row) else None


def _row_entry(cells: Sequence[Any]) -> dict[str, Any] | None:
    """One filled row as an entry of a file of corrections; `None` for a row left as it is."""
    file, _, _, record_id, path, was, right, reason = cells
    if right is None or str(right).strip() == "" or not path:
        return None
    path = str(path).strip()
    entry = {"record_id": str(record_id), "file": str(file), "path": path}
    if reason:
        entry["reason"] = str(reason)
    if str(right).strip().lower() == REMOVE:
        element = _element_path(path)
        if element == path and "]" not in path:
            return {**entry, "value": None}
        return {**entry, "path": element, "change": "remove"}
    if not path.endswith(END):
        entry["was"] = "" if was is None else str(was)
    return {**entry, "value": _typed(path, right)}


def _typed(path: str, value: Any) -> Any:
    """A cell's value as the record holds it: numbers, objects typed as JSON, else text."""
    name = (parse_path(path.removesuffix(END)) or ("",))[-1]
    if value == NOTHING:
        return None
    if name in NUMBERS:
        return _number(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    if text[:1] in "[{":
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def _number(value: Any) -> Any:
    """Whole numbers are integers; what is no number stays a text, which the record refuses."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return value
    return int(number) if number.is_integer() else number


def _without_doubles(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """An element is removed once, on however many of its rows that was typed."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    kept = []
    for entry in entries:
        key = (entry["record_id"], entry["path"])
        if entry.get("change") == "remove" and key in found:
            continue
        found[key] = entry
        kept.append(entry)
    return kept
