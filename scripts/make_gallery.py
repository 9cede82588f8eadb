"""Write docs/gallery.md: small documents, and what the program makes of each.

    python scripts/make_gallery.py            write the page anew
    python scripts/make_gallery.py --check    end with 1 where the page says something else

The documents and what is said of them stand in docs/gallery.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # run as a script: its own folder is there instead
    sys.path.insert(0, str(ROOT))

from corpus.messages import render_message  # noqa: E402
from corpus.pipeline import extract_document  # noqa: E402
from corpus.schema import COMPONENTS, DELIVERY, Duration, Item, ServiceStandard  # noqa: E402
from extractor.errors import ExtractionError  # noqa: E402
from extractor.read import read_document  # noqa: E402
from output.command.sentences import spoken  # noqa: E402

FOLDER = ROOT / "docs" / "gallery"
PAGE = ROOT / "docs" / "gallery.md"
HEAD = """\
# Gallery: what is read, and what is not

<!-- made by scripts/make_gallery.py from docs/gallery -->

Small documents, each with what `selaras extract` makes of it. They are invented; what is hard in
them was met in published standards. What becomes of a document of yours: `selaras inspect FILE`.
"""
PARTS = {
    "read": "## What it reads",
    "unread": "## What it does not read, and says so",
}


def made() -> str:
    """The page as the program is now."""
    entries = tomllib.loads((FOLDER / "gallery.toml").read_text("utf-8"))
    page = [HEAD]
    for part, heading in PARTS.items():
        page.append(heading)
        page += [_card(**entry) for entry in entries[part]]
    return "\n\n".join(one.strip("\n") for one in page) + "\n"


def _card(file: str, title: str, about: str) -> str:
    data = (FOLDER / file).read_bytes()
    source = data.decode("utf-8").rstrip("\n")
    return "\n\n".join(
        (f"### {title}", about, f"```text\n{source}\n```", "\n".join(_outcome(data, file)))
    )


def _outcome(data: bytes, file: str) -> Iterator[str]:
    """What became of a document: its records as tables, or why there is none."""
    try:
        records = extract_document(read_document(data, file), file).records
    except ExtractionError as error:
        yield f"No record (`{error.slug}`): {spoken(str(error), 'en')}"
        return
    for record in records:
        yield from _table(record)


def _table(record: ServiceStandard) -> Iterator[str]:
    yield "| | |"
    yield "|---|---|"
    yield f"| office | {_cell([record.unit.name])} |"
    yield f"| service | {_cell([record.service.title or record.service.label])} |"
    for name in DELIVERY:
        yield f"| {COMPONENTS[name].label} | {_cell(_values(record, name))} |"
    for one in record.removed:
        yield f"| removed, {one.reason} | {_cell([one.text])} |"
    for finding in record.findings:
        message = render_message(finding.rule, finding.parameters, "en")
        yield f"| finding `{finding.rule}` | {_cell([message])} |"


def _values(record: ServiceStandard, name: str) -> list[str]:
    component = getattr(record, name)
    if component is None:
        return [f"({record.reading.components[name]})"]
    if name in ("persyaratan", "prosedur", "produk"):
        return list(_items(component.items))
    if name == "waktu":
        return [_duration(one) for one in component.durations] or ["(no value)"]
    if name == "biaya":
        charges = [
            " ".join(filter(None, (f"{one.currency} {one.amount}", one.per, one.applies_to)))
            for one in component.charges
        ]
        return [component.kind, *charges]
    return [one.kind + (f": {one.value}" if one.value else "") for one in component.channels] or [
        "(no value)"
    ]


def _duration(one: Duration) -> str:
    """As it was read: working days have no ISO form."""
    ends = dict.fromkeys((one.minimum, one.maximum))
    span = " to ".join(f"{end:g}" for end in ends if end is not None)
    return " ".join(filter(None, (one.bound.replace("exact", ""), span, one.basis, one.unit)))


def _items(items: Iterable[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield "– " * depth + item.text
        yield from _items(item.children, depth + 1)


def _cell(lines: Iterable[str | None]) -> str:
    return "<br>".join((line or "null").replace("|", "\\|") for line in lines)


def main() -> None:
    """Write the page, or with `--check` say whether it is current."""
    wanted = made()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(wanted, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != wanted:
        sys.exit(f"{PAGE} is not current: run python scripts/make_gallery.py")


if __name__ == "__main__":
    main()
