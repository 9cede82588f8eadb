"""Small word processors' files for tests, made of the XML that matters."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_WP}" xmlns:mc="{_MC}"'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of the given parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, relations: str = "", **others: str) -> bytes:
    """A .docx of a body; other parts by their names, `numbering`, `footnotes`, `header1`."""
    parts: dict[str, str | bytes] = {
        f"word/{name}.xml": f"<w:{name} {_SPACES}>{xml}</w:{name}>" for name, xml in others.items()
    }
    links = "".join(f'<Relationship Id="{n}" Target="{n}.xml"/>' for n in others)
    parts["word/_rels/document.xml.rels"] = f"<Relationships>{links}{relations}</Relationships>"
    parts["word/document.xml"] = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
    return zipped(parts)


def paragraph(text: str, properties: str = "", number: tuple[int, int] | None = None) -> str:
    """A paragraph of one run, in a list and on a level of it."""
    if number is not None:
        properties += '<w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="{0}"/></w:numPr>'.format(
            *number
        )
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of letters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(number: int, kind: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def cell(content: str, shape: str = "") -> str:
    """A table's cell."""
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{content}</w:tc>"


def odt(body: str, automatic: str = "", styles: str = "") -> bytes:
    """An .odt of a body, with its automatic styles and the styles of its pages."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    pages = f"<office:document-styles {_ODF}>{styles}</office:document-styles>"
    return zipped({"content.xml": content, "styles.xml": pages})
