"""Where clicked words of a .docx file lead: relations of the file, and fields in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from extractor.typed.links import outward
from extractor.word.names import R, W
from extractor.word.package import Package

_FIELD = re.compile(r"\s*HYPERLINK\s+\"([^\"]{1,500})\"", re.IGNORECASE)


def addresses_of(package: Package) -> dict[str, str]:
    """The addresses out of the file that its text refers to, by the names of the relations."""
    root = package.xml("word/_rels/document.xml.rels")
    return {
        relation.get("Id") or "": outward(relation.get("Target"))
        for relation in (root if root is not None else ())
        if relation.get("TargetMode") == "External"
    }


def field_address(instruction: str) -> str:
    """The address that a field opens when it is clicked; empty for fields of other kinds."""
    match = _FIELD.match(instruction)
    return outward(match.group(1)) if match is not None else ""


def relation_of(element: Any) -> str:
    """The name of the relation that an element is clicked for."""
    return element.get(R + "id") or ""


@dataclass
class OpenFields:
    """The fields that are open at a place of the text: each an instruction, then what is shown."""

    _open: list[list[str]] = field(default_factory=list)

    def take(self, part: Any) -> None:
        """Note a field's sign or a piece of its instruction."""
        if part.tag == W + "instrText":
            if self._open:
                self._open[-1].append(part.text or "")
            return
        kind = part.get(W + "fldCharType")
        if kind == "begin":
            self._open.append([])
        elif kind == "end" and self._open:
            self._open.pop()

    @property
    def address(self) -> str:
        """Where a click leads at this place."""
        found = (field_address("".join(parts)) for parts in reversed(self._open))
        return next((address for address in found if address), "")
