"""Writing a plan as text extraction leaves an export: letterhead copies woven into the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from textwrap import wrap

from corpus.sample.canvas import Block
from corpus.sample.plan import DocumentPlan
from corpus.sample.sippn import page_blocks

HIERARCHY_COLUMNS = (48, 60, 75)  # letters in a line


def text_bytes(plan: DocumentPlan) -> bytes:
    """The document as Markdown or plain text, in UTF-8."""
    pages = [_page_lines(plan, index, blocks) for index, blocks in enumerate(page_blocks(plan))]
    return ("\n".join(chain.from_iterable(pages)).strip("\n") + "\n").encode()


def is_markdown(plan: DocumentPlan) -> bool:
    """Whether headings and links are marked up."""
    return plan.dice.number(2, "markdown") == 0


def _page_lines(plan: DocumentPlan, index: int, blocks: list[Block]) -> Iterator[str]:
    hierarchy = _hierarchy_lines(plan, index)
    tail = hierarchy.pop() if _is_woven(plan, index) else ""
    yield from _letterhead_lines(plan, index)
    yield from ("", *hierarchy, "")
    if index == 0:
        yield from _decree_lines(plan, tail)
        tail = ""
    for number, block in enumerate(blocks):
        yield from _block_lines(plan, block)
        if tail and number == 0:
            yield from (tail, "")
    yield ""


def _is_woven(plan: DocumentPlan, index: int) -> bool:
    """Whether the hierarchy's last line lands in the body.

    On the first page only where the decree is blank, on later ones now and then, as in exports
    whose two columns share a line there.
    """
    if index == 0:
        return plan.decree is None
    return plan.dice.number(3, "woven", index) == 0


def _letterhead_lines(plan: DocumentPlan, index: int) -> Iterator[str]:
    office = plan.office
    sign = plan.dice.pick(("# ", "## ", ""), "name-level", index) if is_markdown(plan) else ""
    yield from (f"{sign}{office.name}", "", office.address)
    if office.phone:
        yield from ("", office.phone) if plan.dice.number(2, "gap", index) else (office.phone,)
    host = office.website.removeprefix("https://")
    link = f"[{host}]({office.website})" if is_markdown(plan) else f"<{office.website}>"
    yield from ("", link)


def _hierarchy_lines(plan: DocumentPlan, index: int) -> list[str]:
    width = plan.dice.pick(HIERARCHY_COLUMNS, "hierarchy-columns", index)
    lines = wrap(" / ".join(plan.office.hierarchy), width, break_on_hyphens=False)
    if is_markdown(plan):
        return [f"{line}  " for line in lines[:-1]] + lines[-1:]
    return lines


def _decree_lines(plan: DocumentPlan, tail: str) -> Iterator[str]:
    raw = plan.decree.raw if plan.decree else tail
    yield from ("", f"No. SK : {raw}".rstrip(), "")


def _block_lines(plan: DocumentPlan, block: Block) -> Iterator[str]:
    if block.is_heading:
        level = plan.dice.pick(("## ", "### "), "level", block.text) if is_markdown(plan) else ""
        yield from ("", f"{level}{block.text}", "")
        return
    marker = "-" if block.marker == "•" else block.marker
    indent = "    " * block.depth
    yield f"{indent}{marker} {block.text}".rstrip() if marker else block.text
    if not marker:
        yield ""
