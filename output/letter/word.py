"""A letter for word processors, in their own styles: it is meant to be changed, dated and signed.

The only place that knows python-docx. The same letter gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from output.evidence.cutouts import CUT_CSS_PX_PER_PT
from output.letter.letter import Letter

# Fixed, so that the same report gives the same bytes.
_WRITTEN = datetime(2024, 1, 1)
_ZIP_DATE = (2024, 1, 1, 0, 0, 0)
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_INK, _SOFT = RGBColor(0x0F, 0x5F, 0x74), RGBColor(0x5F, 0x6F, 0x7C)
_FONT = "Calibri"
_TEXT_WIDTH_PT = 467.0  # of A4 between its margins
_MARGIN = Cm(2.25)
_EMU_PER_PT = 12_700
_COLOURS = 32  # of a cut-out: print, its soft edges and the marker
_ANSWER_LINES = 2
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Words = Mapping[str, str]


def letter_docx(letter: Letter, t: Words, lang: str, out: Path) -> bytes:
    """The letter as a .docx file; its pictures are those in the report's folder `out`."""
    document = Document()
    _set_up(document, letter, t, lang)
    _write_head(document, letter, t)
    _write_documents(document, letter, t)
    document.add_heading(t["asked"], 1)
    for number, finding in enumerate(letter.findings, 1):
        _write_finding(document, number, finding, (t, out))
    _write_brief(document, letter, t)
    _write_close(document, t)
    stream = io.BytesIO()
    document.save(stream)
    return _dated(stream.getvalue())


def _set_up(document: Any, letter: Letter, t: Words, lang: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
    for name, size, before, after in (
        ("Normal", 10.5, 0, 5),
        ("Heading 1", 13, 14, 5),
        ("Heading 2", 11, 11, 2),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )
        if name != "Normal":
            fonts = style.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            style.font.bold, style.font.color.rgb = True, _INK
            style.paragraph_format.keep_with_next = True
    document.styles["Normal"].paragraph_format.line_spacing = 1.08
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGES[lang])
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.author = _clean(f"{t['subject_is']}: {letter.office}"), "Selaras"
    properties.created = properties.modified = _WRITTEN
    properties.language, properties.comments = _LANGUAGES[lang], ""
    _write_foot(section, letter, t)


def _write_foot(section: Any, letter: Letter, t: Words) -> None:
    """Whose letter it is, and which page of how many."""
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(line, f"{letter.office} · {t['page']} ", _SOFT, 8.5)
    _field(line, "PAGE")
    _run(line, f" {t['of']} ", _SOFT, 8.5)
    _field(line, "NUMPAGES")


def _field(paragraph: Any, instruction: str) -> None:
    """A number that the word processor fills in."""
    run = _run(paragraph, "", _SOFT, 8.5)
    for kind in ("begin", None, "separate", "1", "end"):
        if kind is None:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {instruction} "
        elif kind == "1":
            part = OxmlElement("w:t")
            part.text = "1"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _write_head(document: Any, letter: Letter, t: Words) -> None:
    for name, value in (
        (t["number"], "………………………"),
        (t["date"], "………………………"),
        (t["subject"], t["subject_is"]),
    ):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(2.4))
        _run(line, f"{name}\t", _SOFT)
        _run(line, f": {value}")
    to = document.add_paragraph()
    to.paragraph_format.space_before = Pt(14)
    _run(to, f"{t['to']}\n")
    _run(to, letter.office).bold = True
    for text in (t["greeting"], t["thanks"], _counted(t, letter), t["caution_letter"]):
        document.add_paragraph(_clean(text))


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
        _fill(cell, head, _SOFT)
    _repeat(table.rows[0])
    for one in letter.documents:
        unread = "; ".join(one["unread"]) or "–"
        row = table.add_row()
        texts = (one["service"] or t["unknown"], one["path"], f"{one['percent']}%", unread)
        for cell, text in zip(row.cells, texts, strict=True):
            _fill(cell, text)
    for row in table.rows:
        _whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    _rule_rows(table)


def _write_finding(
    document: Any, number: int, finding: Mapping[str, Any], context: tuple[Words, Path]
) -> None:
    t, out = context
    document.add_heading(_clean(f"{number}. {finding['title']}"), 2)
    where = document.add_paragraph()
    where.paragraph_format.space_after = Pt(2)
    _run(where, f"{finding['service']} · {t['key']} {finding['key']}", _SOFT, 9)
    document.add_paragraph(_clean(finding["message"]))
    for proof in finding["proofs"]:
        _write_proof(document, proof, t, out)
    for name, text in ((t["remedy"], finding["remedy"]), (t["why"], finding["reason"])):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        _run(line, f"{name}: ", _SOFT)
        _run(line, text)
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
        shape._inline.docPr.set("descr", _clean(proof["quote"]))
        line.add_run().add_break()
    _run(line, f"“{proof['quote']}”" if proof["quote"] else "", None, 9.5)
    place = f"{t['page']} {proof['page']}" if proof["page"] else ""
    if proof["line"]:
        place = f"{t['line']} {proof['line']}"
    whose = f"{t['other_office']}: {proof['office']}" if proof["office"] else ""
    told = ", ".join(one for one in (whose, place) if one)
    _run(line, f"  {told}" if told else "", _SOFT, 9)


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
    _whole(table.rows[0])
    first = cell.paragraphs[0]
    first.paragraph_format.space_before = first.paragraph_format.space_after = Pt(3)
    _run(first, f"{t['answer']}:  ").bold = True
    _run(first, "    ".join(f"☐ {t[name]}" for name in ("yes", "so_meant", "misread")))
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
        _run(line, one["title"]).bold = True
        _run(line, f": {one['service']}. ", _SOFT)
        _run(line, one["message"])
    if letter.more:
        document.add_paragraph(_clean(t["and_more"].replace("{count}", str(letter.more))))


def _write_close(document: Any, t: Words) -> None:
    for text in (t["please"], t["close"]):
        line = document.add_paragraph(_clean(text))
        line.paragraph_format.space_before = Pt(8)
        line.paragraph_format.keep_with_next = True
    signed = document.add_paragraph()
    signed.paragraph_format.left_indent = Cm(9.5)
    signed.paragraph_format.space_before = Pt(12)
    signed.paragraph_format.keep_with_next = True
    _run(signed, f"{t['regards']}\n\n\n")
    name = document.add_paragraph()
    _line_to_write_on(name)
    name.paragraph_format.left_indent = Cm(9.5)


def _run(
    paragraph: Any, text: str, colour: RGBColor | None = None, size_pt: float | None = None
) -> Any:
    run = paragraph.add_run(_clean(text))
    if colour is not None:
        run.font.color.rgb = colour
    if size_pt is not None:
        run.font.size = Pt(size_pt)
    return run


def _clean(text: str) -> str:
    """Without the few signs that no XML may hold."""
    return _NOT_XML.sub("\ufffd", text)


def _fill(cell: Any, text: str, colour: RGBColor | None = None) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
    _run(line, text, colour, 9.5)


def _whole(row: Any) -> None:
    """A row that no page break parts."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: Any) -> None:
    """A head that stands on every page of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _frame(cell: Any) -> None:
    sides = ("top", "left", "bottom", "right")
    cell._tc.get_or_add_tcPr().append(_borders("w:tcBorders", sides))


def _rule_rows(table: Any) -> None:
    properties = table._tbl.tblPr
    # The format wants its elements in an order of its own: these before the layout.
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(_borders("w:tblBorders", ("top", "bottom", "insideH")))


def _line_to_write_on(paragraph: Any) -> None:
    """A dotted line under a paragraph; to be asked for before its other properties."""
    paragraph._p.get_or_add_pPr().append(_borders("w:pBdr", ("bottom",), "dotted", "5F6F7C"))


def _borders(name: str, sides: Sequence[str], kind: str = "single", colour: str = "C9D3DA") -> Any:
    borders = OxmlElement(name)
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", kind), ("sz", "4"), ("space", "1"), ("color", colour)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    return borders


def _dated(data: bytes) -> bytes:
    """The package with one date on all that is in it."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as read,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in read.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            written.writestr(info, read.read(name))
    return stream.getvalue()
