"""A document that gave no record, line by line: what each line was taken for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

import orjson

from corpus.schema import COMPONENTS
from extractor.page import Document
from output.command.language import say
from output.proposals import MAX_PROPOSED, as_toml
from output.text import plain, shortened
from parsers.furniture.portal_words import has_boilerplate
from parsers.markers import leading_marker
from parsers.names.headings import PLACED_SCORE, HeadingIndex
from parsers.names.offices import is_org
from parsers.names.titles import names_service
from parsers.refusals.standard_signs import heading_like_lines

QUOTE_LETTERS = 90


class TakenLine(NamedTuple):
    """A line, where it stands (page, and line in a text), and what it was taken for."""

    page: int
    line: int | None
    taken_for: str
    component: str | None
    text: str


TAKEN_NAMES = {
    "heading": "judul {component}",
    "heading-by-words": "judul {component}, menurut kata-katanya",
    "heading-with-value": "judul {component} dengan isinya",
    "unknown-heading": "tampak seperti judul; komponennya tak dikenal",
    "service-label": "label nama layanan",
    "office": "nama kantor",
    "list-item": "butir daftar",
    "portal-words": "kalimat portal",
    "text": "teks; tidak ada judul yang menaunginya",
    "content": "teks di bawah judul {component}",
}


def taken_lines(document: Document, headings: HeadingIndex) -> Iterator[TakenLine]:
    """Every line of a document with what it was taken for, in reading order."""
    unknown = {line.text for line in heading_like_lines(document, headings)}
    under: str | None = None
    for line, text in zip(document.lines, document.line_texts, strict=True):
        taken_for, component = _taken_for(text, headings, is_like_heading=text in unknown)
        if component is not None:
            under = component
        elif taken_for == "unknown-heading":
            under = None
        elif taken_for == "text" and under is not None:
            taken_for, component = "content", under
        number = line.words[0].line_number if line.words else None
        yield TakenLine(line.page_number, number, taken_for, component, text)


def _taken_for(
    text: str, headings: HeadingIndex, *, is_like_heading: bool
) -> tuple[str, str | None]:
    match = headings.place(text)
    if match is not None:
        is_known = match.score != PLACED_SCORE
        return "heading" if is_known else "heading-by-words", match.component
    started = headings.match_start(text)
    if started is not None:
        return "heading-with-value", started[0].component
    if has_boilerplate(text):
        return "portal-words", None
    if names_service(text):
        return "service-label", None
    if is_org(text):
        return "office", None
    if is_like_heading:
        return "unknown-heading", None
    return "list-item" if leading_marker(text) is not None else "text", None


def show_refused(document: Document, headings: HeadingIndex, *, as_json: bool) -> None:
    """The lines of a document that was refused, and lines for a settings file."""
    lines = list(taken_lines(document, headings))
    if as_json:
        entry = {"file": document.name, "records": [], "lines": [one._asdict() for one in lines]}
        sys.stdout.write(orjson.dumps(entry, option=orjson.OPT_INDENT_2).decode() + "\n")
        return
    print(say("Tidak menjadi rekaman. Tiap baris, dan dianggap apa:"))
    for one in lines:
        label = COMPONENTS[one.component].label if one.component is not None else ""
        name = say(TAKEN_NAMES[one.taken_for], component=label)
        place = one.line if one.line is not None else f"{say('hlm.')} {one.page}"
        print(plain(f"{place}: [{name}] {shortened(one.text, QUOTE_LETTERS)}"))
    unknown = [one.text for one in lines if one.taken_for == "unknown-heading"][:MAX_PROPOSED]
    if unknown:
        print(say("Judul yang tak dikenal, untuk selaras.toml (sesuaikan komponennya):"))
        print(as_toml({"persyaratan": list(dict.fromkeys(unknown))}))
