"""How a planned list is printed: its markers, and the numbers a record should read from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.sample.plan import ListPart, PlannedItem

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """A line of a list as it is printed: marker (may be empty), text, depth of its indent."""

    marker: str
    text: str
    depth: int


def item_number(part: ListPart, index: int, item: PlannedItem, is_below_item: bool) -> str | None:
    """The number or letter that a record keeps of an item's marker; None where it has none."""
    if item.is_heading or part.form in ("dashes-in-one", "prose"):
        return None
    return LETTERS[index] if is_below_item else str(index + 1)


def printed_items(part: ListPart) -> Iterator[PrintedItem]:
    """The lines of a list from top to bottom."""
    if not part.items:
        yield PrintedItem("", part.placeholder, 0)
    elif part.form == "dashes-in-one":
        yield PrintedItem("1.", " ".join(f"- {item.text}" for item in part.items), 0)
    elif part.form == "numbers-in-one":
        numbered = enumerate(part.items, 1)
        yield PrintedItem("1.", " ".join(f"{n}) {item.text}" for n, item in numbered), 0)
    elif part.form == "inline":
        first, *others = part.items
        rest = "".join(f"; {n}. {item.text}" for n, item in enumerate(others, 2))
        yield PrintedItem("1.", first.text + rest, 0)
    else:
        yield from _printed_below(part, part.items, 0, False)


def _printed_below(
    part: ListPart, items: tuple[PlannedItem, ...], depth: int, is_below_item: bool
) -> Iterator[PrintedItem]:
    for index, item in enumerate(items):
        number = item_number(part, index, item, is_below_item)
        marker = "•" if item.is_heading else f"{number}." if number else ""
        if part.form == "doubled":
            marker = f"{marker} {marker}"
        yield PrintedItem(marker, item.text, depth)
        yield from _printed_below(part, item.children, depth + 1, not item.is_heading)
