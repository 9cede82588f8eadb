"""The letters of a Word paragraph: what is seen of it, what was deleted, and what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.typed.blocks import Block, Paragraph, Span
from extractor.typed.raised import as_raised
from extractor.word.hyperlinks import OpenFields, field_address, relation_of
from extractor.word.names import MC, WP, W, child, is_on, value, whole
from extractor.word.package import Package, too_deep

LEAST_PICTURE_EMU = 1_800_000  # 5 cm: a smaller picture is a crest or a seal
MAX_DEPTH = 60

_INVISIBLE = frozenset((W + "del", W + "moveFrom"))
_UNREAD = frozenset(
    W + name for name in ("pPr", "rPr", "delInstrText", "fldData", "commentReference")
)
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_FIELD_SIGNS = frozenset((W + "fldChar", W + "instrText"))
_BOX = W + "txbxContent"
# Private letters of the Symbol and Wingdings fonts, which Word writes for bullets and check marks.
_PRIVATE = {0xF0B7: "•", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0FE: "☒", 0xF0A8: "☐", 0xF06F: "☐"}


@dataclass
class Content:
    """What a paragraph holds: its letters, the boxes that hang on it, and its foot notes."""

    spans: list[Span] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    fields: OpenFields = field(default_factory=OpenFields)
    address: str = ""  # where a click leads at this place

    def write(self, text: str, is_seen: bool) -> None:
        """Add letters as they stand at this place."""
        self.spans.append(Span(text, is_seen, self.address or self.fields.address))

    def marked(self, mark: str) -> Sequence[Span]:
        """The letters behind the paragraph's mark."""
        return [Span(f"{mark} "), *self.spans] if mark else self.spans


class Notes:
    """The foot and end notes of a file, by their numbers."""

    def __init__(self, package: Package) -> None:
        self._held: dict[tuple[str, str], Any] = {}
        for kind in ("footnote", "endnote"):
            root = package.xml(f"word/{kind}s.xml")
            for note in root.iter(W + kind) if root is not None else ():
                self._held[kind, note.get(W + "id") or ""] = note
        self._count = 0

    def taken(self, kind: str, note_id: str) -> tuple[str, Any] | None:
        """The next note's sign, and the note."""
        note = self._held.get((kind, note_id))
        if note is None:
            return None
        self._count += 1
        return as_raised(str(self._count), "note"), note


class ParagraphReader:
    """Reads the paragraphs of one file."""

    def __init__(self, notes: Notes, addresses: Mapping[str, str]) -> None:
        self._notes = notes
        self._addresses = addresses  # outside the file, by the names of the links to them

    def read(self, paragraph: Any) -> Content:
        """A paragraph's content; a note stands behind it, after its sign."""
        content = Content()
        self._inside(paragraph, content, True, 0)
        return content

    def _inside(self, element: Any, content: Content, is_seen: bool, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise too_deep()
        for part in element:
            if isinstance(part.tag, str) and part.tag not in _UNREAD:
                self._part(part, content, is_seen, depth + 1)

    def _part(self, part: Any, content: Content, is_seen: bool, depth: int) -> None:
        tag = part.tag
        if tag in (W + "t", W + "delText"):
            text = "".join(_PRIVATE.get(ord(letter), letter) for letter in part.text or "")
            content.write(text.replace("\n", " "), is_seen)
        elif tag in _SIGNS:
            content.write(_SIGNS[tag], is_seen)
        elif tag == W + "sym":
            content.write(_symbol(part), is_seen)
        elif tag in _FIELD_SIGNS:
            content.fields.take(part)
        elif tag in (W + "hyperlink", W + "fldSimple"):
            self._link(part, content, is_seen, depth)
        elif tag == _BOX:
            content.boxes.append(part)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self._note(part, content)
        elif tag == MC + "AlternateContent":
            shown = part.find(MC + "Choice")
            self._inside(shown if shown is not None else part, content, is_seen, depth)
        elif tag in (WP + "inline", WP + "anchor"):
            self._drawing(part, content, depth)
        elif tag == W + "r":
            self._run(part, content, is_seen and _is_seen(part), depth)
        else:
            self._inside(part, content, is_seen and tag not in _INVISIBLE, depth)

    def _run(self, run: Any, content: Content, is_seen: bool, depth: int) -> None:
        first = len(content.spans)
        self._inside(run, content, is_seen, depth)
        properties = child(run, "rPr")
        if properties is None or value(properties, "vertAlign") != "superscript":
            return
        before = "".join(span.text for span in content.spans[:first] if span.is_visible)
        for place, span in enumerate(content.spans[first:], first):
            content.spans[place] = span._replace(text=as_raised(span.text, before))

    def _link(self, part: Any, content: Content, is_seen: bool, depth: int) -> None:
        around = content.address
        relation = self._addresses.get(relation_of(part), "")
        content.address = relation or field_address(part.get(W + "instr") or "") or around
        self._inside(part, content, is_seen, depth)
        content.address = around

    def _note(self, reference: Any, content: Content) -> None:
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        taken = self._notes.taken(kind, reference.get(W + "id") or "")
        if taken is None:
            return
        sign, note = taken
        content.spans.append(Span(sign))
        for number, paragraph in enumerate(note.iter(W + "p")):
            inner = Content()
            self._inside(paragraph, inner, True, 0)
            lead = [Span(f"{sign} ")] if not number else []
            content.notes.append(Paragraph((*lead, *inner.spans)))

    def _drawing(self, drawing: Any, content: Content, depth: int) -> None:
        """A picture, which is not read and is noted as Markdown notes it; or a shape with text."""
        size = drawing.find(WP + "extent")
        sides = [whole(size.get(name), 0) for name in ("cx", "cy")] if size is not None else [0]
        before = len(content.boxes)
        self._inside(drawing, content, True, depth)
        if len(content.boxes) == before and min(sides) >= LEAST_PICTURE_EMU:
            named = drawing.find(WP + "docPr")
            name = named.get("name") if named is not None else ""
            content.spans.append(Span(f" ![{name}] ", False))


def _is_seen(run: Any) -> bool:
    properties = child(run, "rPr")
    return properties is None or not any(
        is_on(properties, name) for name in ("strike", "dstrike", "vanish", "del")
    )


def _symbol(element: Any) -> str:
    code = element.get(W + "char") or ""
    try:
        number = int(code[:6], 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _PRIVATE.get(number, "•")
    return chr(number) if number <= 0xFFFF and chr(number).isprintable() else ""
