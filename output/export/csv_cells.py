"""Cells of a CSV file: for spreadsheet programs, which take text for formulas, numbers and dates.

An apostrophe before such a text makes it stay one: a formula does not run, `32.10` does not become
32.1, `3-5` no third of May, `+62...` keeps its plus. Where a program parts a line at semicolons, as
Excel does in Indonesian settings, a cell's own semicolons, tabs and line breaks begin new cells: a
formula behind one gets its apostrophe, too.
"""

from __future__ import annotations

import re
from typing import Any

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]")
_INNER_FORMULA = re.compile(r"([;\t\n])(?=[^\S\t\n]*[=+\-@＝＋－＠|%])")
# Digits that a number would not keep: leading noughts, decimals, more than 15; and what looks like
# a day, other than an ISO date.
_LOSING = re.compile(
    r"\s*(?:0\d+|\d+[.,]\d+|\d{16,}|\d+[eE]\d+"
    r"|(?!\d{4}-\d{2}-\d{2}\s*\Z)\d{1,4}[-/]\d{1,4}(?:[-/]\d{1,4})?)\s*"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
TEXT_MARK = "'"


def raw_cell(cell: Any) -> Any:
    """A cell as it is; true and false in small letters."""
    return str(cell).lower() if isinstance(cell, bool) else cell


def safe_cell(cell: Any) -> Any:
    """A cell that a spreadsheet program shows as what it is.

    >>> safe_cell("=1+1"), safe_cell("32.10"), safe_cell("+6281200010001"), safe_cell("1")
    ("'=1+1", "'32.10", "'+6281200010001", '1')
    >>> safe_cell(0.5), safe_cell(True), safe_cell("a\\x1b[31m")
    (0.5, 'true', 'a[31m')
    >>> safe_cell("KTP;=1+1"), safe_cell("3-5")
    ("KTP;'=1+1", "'3-5")
    """
    if not isinstance(cell, str):
        return raw_cell(cell)
    text = _CONTROLS.sub("", cell)
    formula = _FORMULA.match(text)
    start = formula.end() if formula else 0
    safe = text[:start] + _INNER_FORMULA.sub(rf"\1{TEXT_MARK}", text[start:])
    return TEXT_MARK + safe if formula or _LOSING.fullmatch(text) else safe
