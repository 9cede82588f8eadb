"""The draft for word processors: it is meant to be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.shared import Cm, Pt, RGBColor

from output.harmonize.blocks import Block, Paper, Row
from output.harmonize.word_paper import (
    SOFT,
    clean,
    keep_whole,
    new_paper,
    paper_bytes,
    repeat_head,
    rule_rows,
    run_of,
    write_foot,
)

_WIDTHS = (Cm(1.0), Cm(3.6), Cm(11.9))
_NOTE_PT = 8.5
# What is still to be agreed on is told in a colour of its own, and in words.
_NOTES = {"note": SOFT, "open": RGBColor(0x9A, 0x5B, 0x00)}
_INDENT = Cm(0.75)


def word_of(paper: Paper, lang: str, heads: tuple[str, str, str], foot: tuple[str, str]) -> bytes:
    """The document as a .docx file; `heads` are the table's, `foot` the words for page and of."""
    title = paper.before[0].text
    document = new_paper(title, lang)
    write_foot(document, title, *foot)
    _write_blocks(document, paper.before)
    for name, rows in paper.parts:
        document.add_heading(clean(name), 1)
        _write_table(document, heads, rows)
    _write_blocks(document, paper.after)
    return paper_bytes(document)


def _write_table(document: Any, heads: tuple[str, str, str], rows: Sequence[Row]) -> None:
    table = document.add_table(rows=1, cols=len(heads))
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        run_of(cell.paragraphs[0], head, SOFT, 9.5)
    repeat_head(table.rows[0])
    for row in rows:
        cells = table.add_row().cells
        run_of(cells[0].paragraphs[0], f"{row.number}.")
        run_of(cells[1].paragraphs[0], row.name).bold = True
        _write_blocks(cells[2], row.blocks)
        first = cells[2].paragraphs[0]
        first._p.getparent().remove(first._p)  # the empty one that every new cell begins with
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for line in table.rows:
        for cell, width in zip(line.cells, _WIDTHS, strict=True):
            cell.width = width
    keep_whole(table.rows[0])
    rule_rows(table)


def _write_blocks(place: Any, blocks: Sequence[Block]) -> None:
    """The blocks in a document or in a cell, numbered as they come."""
    number = 0
    for block in blocks:
        if block.style in ("heading", "subheading"):
            place.add_heading(clean(block.text), 1 if block.style == "heading" else 2)
            continue
        number = number + 1 if block.style == "number" else number * (block.style in _NOTES)
        line = place.add_paragraph()
        line.paragraph_format.space_after = Pt(3)
        if block.style == "title":
            run = run_of(line, block.text, None, 18)
            run.bold = True
        elif block.style == "caution":
            run_of(line, block.text, SOFT)
        elif block.style in _NOTES:
            run_of(line, block.text, _NOTES[block.style], _NOTE_PT)
        else:
            mark = {"number": f"{number}.\t", "bullet": "•\t"}.get(block.style, "")
            run_of(line, mark + block.text).bold = block.style == "lead" or None
        if block.style == "lead":
            line.paragraph_format.space_before = Pt(6)
            line.paragraph_format.keep_with_next = True
        if block.style in ("number", "bullet", *_NOTES):
            _indent(line, hangs=block.style not in _NOTES)


def _indent(line: Any, *, hangs: bool) -> None:
    form = line.paragraph_format
    form.left_indent = _INDENT
    if hangs:
        form.first_line_indent = -_INDENT
        form.tab_stops.add_tab_stop(_INDENT)
        form.space_after = Pt(1)
        form.keep_with_next = True
