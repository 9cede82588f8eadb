"""A letter for word processors (.docx): it is meant to be changed, dated and signed there.

The parts of the file are templates, as the pages are; the same letter gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from output.evidence.cutouts import CUT_CSS_PX_PER_PT
from output.evidence.evidence import Picture
from output.letter.letter import Letter
from output.templating import render

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "letter.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/footer1.xml": "footer.xml",
    "word/settings.xml": "settings.xml",
}
_LOCALES = {"id": "id-ID", "en": "en-GB"}
# Twentieths of a point: service, document, how much was read, what was not; A4 between margins.
_COLUMNS = (2950, 2650, 1150, 2604)
_MAX_WIDTH_PT = 440.0
_EMU_PER_PT = 12_700
_QUALITY = 80  # of a JPEG: print is sharp, 10 KB a cut-out
_DATE = (2024, 1, 1, 0, 0, 0)  # fixed, for the same bytes
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Drawing(NamedTuple):
    """A cut-out within the file, and the size at which it is shown."""

    number: int
    name: str
    jpeg: bytes
    width_emu: int
    height_emu: int


def letter_docx(letter: Letter, t: Mapping[str, str], lang: str, out: Path) -> bytes:
    """The letter as a .docx file; its pictures are those in the report's folder `out`."""
    pictures = _pictures(letter, out)
    values: dict[str, Any] = {
        "letter": letter,
        "t": t,
        "pictures": pictures,
        "columns": _COLUMNS,
        "locale": _LOCALES[lang],
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, template in _PARTS.items():
            text = _NOT_XML.sub("\ufffd", render(f"word/{template}", **values))
            _put(package, name, text.strip().encode())
        for one in pictures.values():
            _put(package, f"word/media/{one.name}.jpeg", one.jpeg)
    return stream.getvalue()


def _put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.external_attr = 0o600 << 16
    is_picture = name.endswith(".jpeg")
    info.compress_type = zipfile.ZIP_STORED if is_picture else zipfile.ZIP_DEFLATED
    package.writestr(info, data)


def _pictures(letter: Letter, out: Path) -> dict[str, _Drawing]:
    """The letter's cut-outs by their addresses in the report, each once."""
    found: dict[str, _Drawing] = {}
    for finding in letter.findings:
        for proof in finding["proofs"]:
            picture: Picture | None = proof["picture"]
            if picture is not None and picture.address not in found:
                file = out / picture.address
                found[picture.address] = _drawing(len(found) + 1, picture, file)
    return found


def _drawing(number: int, picture: Picture, file: Path) -> _Drawing:
    from PIL import Image

    with Image.open(file) as opened:
        stream = io.BytesIO()
        opened.convert("RGB").save(stream, "JPEG", quality=_QUALITY)
    width_pt = min(picture.width_px / CUT_CSS_PX_PER_PT, _MAX_WIDTH_PT)
    height_pt = width_pt * picture.height_px / max(picture.width_px, 1)
    size = round(width_pt * _EMU_PER_PT), round(height_pt * _EMU_PER_PT)
    return _Drawing(number, f"picture{number}", stream.getvalue(), *size)
