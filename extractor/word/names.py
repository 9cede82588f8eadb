"""Names of WordprocessingML, and the values of its small elements."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# The same names in files that were saved as "Strict Open XML Document".
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
}


def child(element: Any, name: str) -> Any | None:
    """The first child of a name of Word's."""
    return element.find(W + name)


def value(element: Any, name: str) -> str:
    """The value of a child, empty without one."""
    found = child(element, name)
    return str(found.get(W + "val") or "") if found is not None else ""


def is_on(element: Any, name: str) -> bool:
    """Whether a child switches something on."""
    found = child(element, name)
    return found is not None and found.get(W + "val") not in ("0", "false", "off")


def whole(text: str | None, default: int) -> int:
    """A number of the file, the default where it is none."""
    text = text or ""
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 11 else default
