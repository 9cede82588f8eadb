"""A letter for word processors, in their styles: meant to be changed, dated and signed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.shared import Cm, Emu, Pt, RGBColor

from output.evidence.cutouts import CUT_CSS_PX_PER_PT
from output.letter.letter import Letter
from output.word_paper import (
    SOFT,
    borders,
    clean,
    keep_whole,
    new_paper,
    paper_bytes,
    repeat_head,
    rule_rows,
    run_of,
    write_foot,
)

_TEXT_WIDTH_PT = 467.0  # of A4 between its margins
_EMU_PER_PT = 12_700
_COLOURS = 32  # of a cut-out: print, its soft edges and the marker
_ANSWER_LINES = 2

Words = Mapping[str, str]


def letter_docx(letter: Letter, t: Words, lang: str, out: Path) -> bytes:
    """The letter as a .docx file; its pictures are those in the report's folder `out`."""
    document = new_paper(f"{t['subject_is']}: {letter.office}", lang)
    write_foot(document, letter.office, t["page"], t["of"])
    _write_head(document, letter, t)
    _write_documents(document, letter, t)
    document.add_heading(t["asked"], 1)
    for number, finding in enumerate(letter.findings, 1):
        _write_finding(document, number, finding, (t, out))
    _write_brief(document, letter, t)
    _write_close(document, t)
    return paper_bytes(document)


def _write_head(document: Any, letter: Letter, t: Words) -> None:
    for name, value in (
        (t["number"], "………………………"),
        (t["date"], "………………………"),
        (t["subject"], t["subject_is"]),
    ):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(2.4))
        run_of(line, f"{name}\t", SOFT)
        run_of(line, f": {value}")
    to = document.add_paragraph()
    to.paragraph_format.space_before = Pt(14)
    run_of(to, f"{t['to']}\n")
    run_of(to, letter.office).bold = True
    for text in (t["greeting"], t["thanks"], _counted(t, letter), t["caution_letter"]):
        document.add_paragraph(clean(text))


def _counted(t: Words, letter: Letter) -> str:
    many = t["things_1" if letter.total == 1 else "things_n"]
    return many.replace("{count}", str(letter.total))


def _write_documents(document: Any, letter: Letter, t: Words) -> None:
    document.add_heading(t["was_read"], 1)
    heads = (t["service"], t["document"], t["understood"], t["was_not_read"])
    table = document.add_table(rows=1, cols=len(heads))
    table.autofit = False
    widths = (Cm(5.2), Cm(4.6), Cm(1.8), Cm(4.9))
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, head, SOFT)
    repeat_head(table.rows[0])
    for one in letter.documents:
        unread = "; ".join(one["unread"]) or "–"
        row = table.add_row()
        texts = (one["service"] or t["unknown"], one["path"], f"{one['percent']}%", unread)
        for cell, text in zip(row.cells, texts, strict=True):
            _fill(cell, text)
    for row in table.rows:
        keep_whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    rule_rows(table)


def _write_finding(
    document: Any, number: int, finding: Mapping[str, Any], context: tuple[Words, Path]
) -> None:
    t, out = context
    document.add_heading(clean(f"{number}. {finding['title']}"), 2)
    where = document.add_paragraph()
    where.paragraph_format.space_after = Pt(2)
    run_of(where, f"{finding['service']} · {t['key']} {finding['key']}", SOFT, 9)
    document.add_paragraph(clean(finding["message"]))
    for proof in finding["proofs"]:
        _write_proof(document, proof, t, out)
    for name, text in ((t["remedy"], finding["remedy"]), (t["why"], finding["reason"])):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        run_of(line, f"{name}: ", SOFT)
        run_of(line, text)
    for line in document.paragraphs[-2 - len(finding["proofs"]) :]:
        line.paragraph_format.keep_with_next = True
    where.paragraph_format.keep_with_next = True
    _write_answer(document, t)


def _write_proof(document: Any, proof: Mapping[str, Any], t: Words, out: Path) -> None:
    """The words on their page; where there is no picture, the words."""
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(4)
    picture = proof["picture"]
    if picture is not None and (out / picture.address).is_file():
        width = min(picture.width_px / CUT_CSS_PX_PER_PT, _TEXT_WIDTH_PT)
        shape = line.add_run().add_picture(
            io.BytesIO(_as_png(out / picture.address)), Emu(round(width * _EMU_PER_PT))
        )
        shape._inline.docPr.set("descr", clean(proof["quote"]))
        line.add_run().add_break()
    run_of(line, f"“{proof['quote']}”" if proof["quote"] else "", None, 9.5)
    place = f"{t['page']} {proof['page']}" if proof["page"] else ""
    if proof["line"]:
        place = f"{t['line']} {proof['line']}"
    whose = f"{t['other_office']}: {proof['office']}" if proof["office"] else ""
    told = ", ".join(one for one in (whose, place) if one)
    run_of(line, f"  {told}" if told else "", SOFT, 9)


def _as_png(file: Path) -> bytes:
    """A cut-out as word processors know it, in few colours."""
    from PIL import Image

    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(_COLOURS, Image.Quantize.MEDIANCUT)
    stream = io.BytesIO()
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _write_answer(document: Any, t: Words) -> None:
    """Room for what the office says: a frame with boxes to tick and lines to write on."""
    table = document.add_table(rows=1, cols=1)
    cell = table.rows[0].cells[0]
    keep_whole(table.rows[0])
    first = cell.paragraphs[0]
    first.paragraph_format.space_before = first.paragraph_format.space_after = Pt(3)
    run_of(first, f"{t['answer']}:  ").bold = True
    run_of(first, "    ".join(f"☐ {t[name]}" for name in ("yes", "so_meant", "misread")))
    for _ in range(_ANSWER_LINES):
        line = cell.add_paragraph()
        _line_to_write_on(line)
        line.paragraph_format.space_before = Pt(7)
        line.paragraph_format.space_after = Pt(2)
    _frame(cell)
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(6)


def _write_brief(document: Any, letter: Letter, t: Words) -> None:
    if not letter.brief:
        return
    document.add_heading(t["in_brief"], 1)
    for one in letter.brief:
        line = document.add_paragraph(style="List Bullet")
        line.paragraph_format.space_after = Pt(1)
        run_of(line, one["title"]).bold = True
        run_of(line, f": {one['service']}. ", SOFT)
        run_of(line, one["message"])
    if letter.more:
        document.add_paragraph(clean(t["and_more"].replace("{count}", str(letter.more))))


def _write_close(document: Any, t: Words) -> None:
    for text in (t["please"], t["close"]):
        line = document.add_paragraph(clean(text))
        line.paragraph_format.space_before = Pt(8)
        line.paragraph_format.keep_with_next = True
    signed = document.add_paragraph()
    signed.paragraph_format.left_indent = Cm(9.5)
    signed.paragraph_format.space_before = Pt(12)
    signed.paragraph_format.keep_with_next = True
    run_of(signed, f"{t['regards']}\n\n\n")
    name = document.add_paragraph()
    _line_to_write_on(name)
    name.paragraph_format.left_indent = Cm(9.5)


def _fill(cell: Any, text: str, colour: RGBColor | None = None) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
    run_of(line, text, colour, 9.5)


def _frame(cell: Any) -> None:
    sides = ("top", "left", "bottom", "right")
    cell._tc.get_or_add_tcPr().append(borders("w:tcBorders", sides))


def _line_to_write_on(paragraph: Any) -> None:
    """A dotted line under a paragraph; to be asked for before its other properties."""
    paragraph._p.get_or_add_pPr().append(borders("w:pBdr", ("bottom",), "dotted", "5F6F7C"))
