"""A document that gave no record, line by line: what each line was taken for."""

from __future__ import annotations

import sys

import orjson

from corpus.review.refused_lines import taken_lines
from corpus.schema import COMPONENTS
from extractor.page import Document
from output.command.language import say
from output.proposals import MAX_PROPOSED, as_toml
from output.text import plain, shortened
from parsers.names.headings import HeadingIndex

QUOTE_LETTERS = 90


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
