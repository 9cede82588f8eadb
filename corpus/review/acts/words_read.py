"""Words that a person gives to a component, read as if they stood below its heading.

It is the program's own reading: what comes of a typed line or of one that was not recognized is
what would have come of it in the right place of the document. Places are those of the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus.record.assembly import Assembly
from corpus.record.components import build_component
from corpus.record.fates import Fates
from corpus.schema import COMPONENTS
from extractor.errors import ExtractionError
from extractor.passage import line_passage
from extractor.read import read_document
from parsers.section import Observation, Section
from parsers.text_rows.heading_rows import body_rows

Entry = dict[str, Any]


class Words(NamedTuple):
    """A line, and where it stands in the source; nowhere if somebody typed it."""

    text: str
    places: Sequence[Mapping[str, Any]] = ()


def read_component(name: str, words: Sequence[Words]) -> Entry | None:
    """The component that the words make, without a heading; None where they make none."""
    lines: list[Words] = []
    for one in words:
        lines += [one._replace(text=text) for text in one.text.splitlines()]
    text = "\n".join(one.text for one in lines)
    if not text.strip():
        return None
    try:
        document = read_document(text.encode(), "kata.txt")
    except ExtractionError:
        return None
    passages = [(line, line_passage(document, line)) for line in document.lines]
    body = body_rows([(line, passage) for line, passage in passages if passage])
    section = Section(name, None, tuple(body))
    observations: list[Observation] = []
    assembly = Assembly(Fates(document), 0)
    built = build_component(assembly, [section], COMPONENTS[name].holds, observations)
    placed: Entry = _at_their_places(built.model_dump(mode="json"), lines)
    return placed


def _at_their_places(part: Any, lines: Sequence[Words]) -> Any:
    """The part with the lines' own places for those in the text that was read."""
    if isinstance(part, list):
        return [_at_their_places(one, lines) for one in part]
    if not isinstance(part, dict):
        return part
    found = {key: _at_their_places(one, lines) for key, one in part.items() if key != "provenance"}
    if "provenance" in part:
        own = part["provenance"]
        if isinstance(own, dict):
            found["provenance"] = {key: _places(one, lines) for key, one in own.items()}
        else:
            found["provenance"] = _places(own, lines)
    return {key: found[key] for key in part}


def _places(own: Sequence[Mapping[str, Any]], lines: Sequence[Words]) -> list[Any]:
    found: list[Any] = []
    for place in own:
        number = place.get("line")
        if isinstance(number, int) and 1 <= number <= len(lines):
            found += [dict(one) for one in lines[number - 1].places if one not in found]
    return found
