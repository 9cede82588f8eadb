"""A plan as paragraphs, lists and a table: what Word files and web pages are written from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.sample.canvas import Block, part_blocks
from corpus.sample.plan import DocumentPlan
from corpus.sample.sippn import HEADINGS
from corpus.sample.table import LABELS, head_above, plan_title

LAYOUTS = ("sippn", "component-table")  # those that have an outline

_COUNTED = re.compile(r"(?:(\d+)|([a-z]))\.$")


@dataclass(frozen=True, slots=True)
class Outline:
    """The office's lines, the title's, the decree's, and the components with what they hold."""

    office: tuple[str, ...]
    title: tuple[str, ...]
    decree: str
    parts: tuple[tuple[str, tuple[Block, ...]], ...]
    is_table: bool


@dataclass(slots=True)
class Node:
    """A paragraph with those that are set below it."""

    block: Block
    below: list[Node] = field(default_factory=list)


def outline_of(plan: DocumentPlan) -> Outline:
    """What the document says, in its order."""
    office = plan.office
    if plan.layout == "sippn":
        lines = (office.name, office.address, office.phone, office.website)
        return Outline(
            (*filter(None, lines), " / ".join(office.hierarchy)),
            (),
            f"No. SK : {plan.decree.raw if plan.decree else ''}".rstrip(),
            _parts(plan, HEADINGS),
            False,
        )
    reach = [f"Telepon {office.phone}"] if office.phone else []
    contacts = ", ".join([*reach, f"laman {office.website}"])
    labels = {name: plan.dice.pick(LABELS[name], "label", name) for name in LABELS}
    return Outline(
        (head_above(office), office.name, office.address, contacts),
        ("STANDAR PELAYANAN", plan_title(plan)),
        "",
        _parts(plan, labels),
        True,
    )


def _parts(plan: DocumentPlan, labels: dict[str, str]) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    return tuple(
        (label, tuple(part_blocks(part)))
        for name, label in labels.items()
        if (part := plan.part(name)) is not None
    )


def number_of(block: Block) -> int | None:
    """The number that a list gives a paragraph; None where its marker is typed, or it has none."""
    match = _COUNTED.fullmatch(block.marker) if not block.is_whole else None
    if match is None:
        return None
    return int(match[1]) if match[1] else ord(match[2]) - ord("a") + 1


def is_lettered(block: Block) -> bool:
    """Whether a paragraph is counted with a letter."""
    return block.marker[:1].isalpha()


def typed(block: Block) -> str:
    """The paragraph with its marker as text."""
    return f"{block.marker} {block.text}".strip()


def trees(blocks: Sequence[Block]) -> list[Node]:
    """The paragraphs below each other, by how deep they are set."""
    roots: list[Node] = []
    open_nodes: list[Node] = []
    for block in blocks:
        del open_nodes[block.depth :]
        node = Node(block)
        (open_nodes[-1].below if open_nodes else roots).append(node)
        open_nodes.append(node)
    return roots
