"""Word files: what all of ours have in common. Together with its users the only place that knows
python-docx. The same content gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

# Fixed, so that the same content gives the same bytes.
_WRITTEN = datetime(2024, 1, 1)
_ZIP_DATE = (2024, 1, 1, 0, 0, 0)
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
INK, SOFT = RGBColor(0x0F, 0x5F, 0x74), RGBColor(0x5F, 0x6F, 0x7C)
_FONT = "Calibri"
_MARGIN = Cm(2.25)
_FOOT_PT = 8.5
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def new_paper(title: str, lang: str) -> Any:
    """An empty document on A4 in our styles; `title` is its property, not a line in it."""
    document = Document()
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
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        if name != "Normal":
            fonts = style.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            style.font.bold, style.font.color.rgb = True, INK
            style.paragraph_format.keep_with_next = True
    document.styles["Normal"].paragraph_format.line_spacing = 1.08
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGES[lang])
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.author = clean(title), "Selaras"
    properties.created = properties.modified = _WRITTEN
    properties.language, properties.comments = _LANGUAGES[lang], ""
    return document


def write_foot(document: Any, told: str, page: str, of: str) -> None:
    """What stands at the foot of each page, with its number: "told · page 1 of 2"."""
    line = document.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run_of(line, f"{told} · {page} ", SOFT, _FOOT_PT)
    _field(line, "PAGE")
    run_of(line, f" {of} ", SOFT, _FOOT_PT)
    _field(line, "NUMPAGES")


def _field(paragraph: Any, instruction: str) -> None:
    """A number that the word processor fills in."""
    run = run_of(paragraph, "", SOFT, _FOOT_PT)
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


def run_of(
    paragraph: Any, text: str, colour: RGBColor | None = None, size_pt: float | None = None
) -> Any:
    """Words added to a paragraph."""
    run = paragraph.add_run(clean(text))
    if colour is not None:
        run.font.color.rgb = colour
    if size_pt is not None:
        run.font.size = Pt(size_pt)
    return run


def clean(text: str) -> str:
    """Without the few signs that no XML may hold."""
    return _NOT_XML.sub("\ufffd", text)


def keep_whole(row: Any) -> None:
    """A row that no page break parts."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_head(row: Any) -> None:
    """A head that stands on every page of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def rule_rows(table: Any) -> None:
    """Thin lines between rows, none between columns."""
    # The format wants its elements in an order of its own: these before the layout.
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    layout.addprevious(borders("w:tblBorders", ("top", "bottom", "insideH")))


def borders(name: str, sides: Sequence[str], kind: str = "single", colour: str = "C9D3DA") -> Any:
    """The element that draws lines at the sides of a table, a cell or a paragraph."""
    element = OxmlElement(name)
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", kind), ("sz", "4"), ("space", "1"), ("color", colour)):
            line.set(qn(f"w:{key}"), value)
        element.append(line)
    return element


def paper_bytes(document: Any) -> bytes:
    """The document as a file, with one date on all that is in the package."""
    saved, dated = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with (
        zipfile.ZipFile(saved) as read,
        zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as write,
    ):
        for name in read.namelist():
            write.writestr(zipfile.ZipInfo(name, _ZIP_DATE), read.read(name), zipfile.ZIP_DEFLATED)
    return dated.getvalue()
