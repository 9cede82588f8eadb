"""Writing a plan as a word processor's file, whose lists are counted by whoever opens it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from corpus.sample.canvas import Block
from corpus.sample.outline import Node, is_lettered, number_of, outline_of, trees, typed
from corpus.sample.plan import DocumentPlan

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_LEVELS = 3
_KINDS = ("decimal", "lowerLetter")


def docx_bytes(plan: DocumentPlan) -> bytes:
    """The document as a .docx file: a letterhead, then headings with lists, or a table."""
    outline = outline_of(plan)
    lists = _Lists()
    body = [_paragraph(line, is_centred=True) for line in (*outline.office, *outline.title)]
    if outline.decree:
        body.append(_paragraph(outline.decree))
    if outline.is_table:
        rows = [_row([_paragraph(head)] for head in ("No.", "Komponen", "Uraian"))]
        rows += [
            _row([[_paragraph(f"{number}.")], [_paragraph(label)], lists.paragraphs(blocks)])
            for number, (label, blocks) in enumerate(outline.parts, 1)
        ]
        body.append(f"<w:tbl>{''.join(rows)}</w:tbl>")
    else:
        for label, blocks in outline.parts:
            body += [_paragraph(label, style="Heading2"), *lists.paragraphs(blocks)]
    text = f"{_HEAD}<w:document {_W}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
    return _zipped(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": text,
            "word/numbering.xml": lists.numbering(),
            "word/styles.xml": f'{_HEAD}<w:styles {_W}><w:style w:type="paragraph" '
            'w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>',
            "word/_rels/document.xml.rels": _relations(
                {"rId1": ("numbering", "numbering.xml"), "rId2": ("styles", "styles.xml")}
            ),
        }
    )


@dataclass
class _Lists:
    """The lists of a file: each that begins anew is one, and starts at one."""

    starts: list[tuple[int, int]] = field(default_factory=list)  # kind and level of each

    def paragraphs(self, blocks: Sequence[Block]) -> list[str]:
        """The paragraphs of a component."""
        own: dict[tuple[int, int], int] = {}  # the list that counts on, by kind and level
        found: list[str] = []
        for block in blocks:
            number = number_of(block)
            if number is None:
                found.append(_paragraph(typed(block)))
                continue
            place = (int(is_lettered(block)), block.depth)
            if number == 1:
                self.starts.append(place)
                own[place] = len(self.starts)
            found.append(_paragraph(block.text, number=(own[place], block.depth)))
        return found

    def numbering(self) -> str:
        """The part of the file that says how its lists are counted."""
        levels = range(_LEVELS)
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{n}">'
            + "".join(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
                f'<w:lvlText w:val="%{level + 1}."/></w:lvl>'
                for level in levels
            )
            + "</w:abstractNum>"
            for n, kind in enumerate(_KINDS)
        )
        lists = "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride '
            f'w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for n, (kind, level) in enumerate(self.starts, 1)
        )
        return f"{_HEAD}<w:numbering {_W}>{kinds}{lists}</w:numbering>"


def _paragraph(
    text: str, *, is_centred: bool = False, style: str = "", number: tuple[int, int] | None = None
) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        held, level = number
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{held}"/></w:numPr>'
    properties += '<w:jc w:val="center"/>' if is_centred else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _row(cells: Iterable[Sequence[str]]) -> str:
    held = (f"<w:tc><w:tcPr/>{''.join(cell) or '<w:p/>'}</w:tc>" for cell in cells)
    return f"<w:tr>{''.join(held)}</w:tr>"


def _content_types() -> str:
    parts = {"document": "document.main", "numbering": "numbering", "styles": "styles"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(parts: dict[str, tuple[str, str]]) -> str:
    held = "".join(
        f'<Relationship Id="{name}" Type="{_REL}/{kind}" Target="{target}"/>'
        for name, (kind, target) in parts.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{held}</Relationships>'


# OpenDocument

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{short}="{_ODF}{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
        ("manifest", "manifest"),
    )
)
_ODT_TYPE = "application/vnd.oasis.opendocument.text"


def odt_bytes(plan: DocumentPlan) -> bytes:
    """The same as an .odt file."""
    outline = outline_of(plan)
    body = [_odt_paragraph(line) for line in (*outline.office, *outline.title)]
    if outline.decree:
        body.append(_odt_paragraph(outline.decree))
    if outline.is_table:
        rows = [_odt_row(map(_odt_paragraph, ("No.", "Komponen", "Uraian")))]
        rows += [
            _odt_row([_odt_paragraph(f"{n}."), _odt_paragraph(label), _odt_list(trees(blocks))])
            for n, (label, blocks) in enumerate(outline.parts, 1)
        ]
        body.append(f"<table:table>{''.join(rows)}</table:table>")
    else:
        for label, blocks in outline.parts:
            body.append(f'<text:h text:outline-level="2">{escape(label)}</text:h>')
            body.append(_odt_list(trees(blocks)))
    styles = "".join(_odt_style(name, form) for name, form in (("D", "1"), ("L", "a")))
    content = (
        f'{_HEAD}<office:document-content {_SPACES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>"
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _ODT_TYPE), ("content.xml", "text/xml"))
    )
    manifest = f"{_HEAD}<manifest:manifest {_SPACES}>{entries}</manifest:manifest>"
    return _zipped(
        {"mimetype": _ODT_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


def _odt_style(name: str, form: str) -> str:
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" '
        'style:num-suffix="."/>'
        for level in range(1, _LEVELS + 1)
    )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


def _odt_list(nodes: Sequence[Node]) -> str:
    """Paragraphs in a row; those that are counted are the items of a list."""
    made: list[str] = []
    open_kind = ""
    for node in nodes:
        kind = "" if number_of(node.block) is None else "L" if is_lettered(node.block) else "D"
        if kind != open_kind or number_of(node.block) == 1:
            made.append("</text:list>" if open_kind else "")
            made.append(f'<text:list text:style-name="{kind}">' if kind else "")
            open_kind = kind
        inner = _odt_list(node.below)
        text = _odt_paragraph(node.block.text if kind else typed(node.block))
        made.append(f"<text:list-item>{text}{inner}</text:list-item>" if kind else text + inner)
    return "".join(made) + ("</text:list>" if open_kind else "")


def _odt_paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def _odt_row(cells: Iterable[str]) -> str:
    held = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{held}</table:table-row>"


def _zipped(parts: dict[str, str]) -> bytes:
    """The parts as an archive without the day on which it was made."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return stream.getvalue()
