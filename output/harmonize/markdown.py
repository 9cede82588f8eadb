"""The draft as Markdown. Signs of document text that Markdown or HTML would act on are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from output.harmonize.blocks import Block, Paper

_ACTING = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# What would begin a list or a heading of its own at the start of a line.
_OPENING = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_NOTES = ("note", "open")
_MARKS = {"title": "# ", "heading": "## ", "subheading": "#### ", "caution": "> ", "bullet": "- "}


def markdown_of(paper: Paper) -> str:
    """The document's text."""
    lines = list(_shown(paper.before))
    for title, rows in paper.parts:
        lines += ["", f"## {_escaped(title)}"]
        for row in rows:
            lines += ["", f"### {row.number}. {_escaped(row.name)}", *_shown(row.blocks)]
    return "\n".join((*lines, *_shown(paper.after))).strip() + "\n"


def _shown(blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks as lines: lists stand together, all else has an empty line before it."""
    number, before = 0, ""
    for block in blocks:
        number = number + 1 if block.style == "number" else (number if block.style in _NOTES else 0)
        is_item = block.style in ("number", "bullet")
        if not (is_item and before in (*_NOTES, block.style)) and block.style not in _NOTES:
            yield ""
        text = _escaped(block.text)
        if block.style in _NOTES:
            yield f"   *{text}*" if before in ("number", "bullet") else f"\n*{text}*"
        elif block.style == "number":
            yield f"{number}. {text}  "
        else:
            end = "  " if block.style == "bullet" else ""
            text = f"**{text}**" if block.style == "lead" else text
            yield _MARKS.get(block.style, "") + text + end
        before = block.style


def _escaped(text: str) -> str:
    """Text that stays text.

    >>> _escaped("<b>1</b> *x*"), _escaped("1. satu")
    ('\\\\<b\\\\>1\\\\</b\\\\> \\\\*x\\\\*', '1\\\\. satu')
    """
    escaped = _ACTING.sub(r"\\\1", text)
    found = _OPENING.match(escaped)
    if found is None:
        return escaped
    sign = found[2]
    mark = f"\\{sign}" if len(sign) == 1 else f"{sign[:-1]}\\{sign[-1]}"
    return found[1] + mark + escaped[found.end() :]
