"""Writes docs/data-model.md and docs/schema from the record's own declaration in corpus/schema.py.

python scripts/make_data_model.py           # write it
python scripts/make_data_model.py --check   # fail if it is not current
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # run as a script: its own folder is there instead
    sys.path.insert(0, str(ROOT))

from pydantic import BaseModel  # noqa: E402
from pydantic.fields import FieldInfo  # noqa: E402

from corpus.schema import COMPONENTS, ServiceStandard  # noqa: E402
from corpus.version import SCHEMA_VERSION  # noqa: E402

TARGET = ROOT / "docs" / "data-model.md"
SCHEMA = ROOT / "docs" / "schema" / f"record-{SCHEMA_VERSION}.schema.json"
HOLDS = {
    "items": "ListComponent",
    "steps": "ProcedureComponent",
    "time": "TimeComponent",
    "fee": "FeeComponent",
    "complaint": "ComplaintComponent",
}
INTRODUCTION = f"""# Data model

The record of schema version {SCHEMA_VERSION}: one line of `records.jsonl`, one service of one
office. This page is made from `corpus/schema.py` by `scripts/make_data_model.py`; `selaras schema`
prints the same as a JSON Schema, which is kept in [schema/](schema/CHANGES.md) for each version.

What holds everywhere:

- Every key is always there, and no other key occurs.
- A component whose heading is not printed is `null`. One whose heading stands there with nothing
  under it has empty items or text, and a finding `component-empty`.
- Texts are the printed words. Values beside them (numbers, codes, dates, kinds) are read from these
  words; what cannot be read with certainty is `null`.
- `provenance` says where words stand: pages from 1, boxes in points (1/72 inch) from the page's top
  left corner, lines of text files from 1. A text over three lines has three places.
- Amounts are whole rupiah. Dates are `YYYY-MM-DD`.
- Keys that name a component are the law's own Indonesian words; all others are English.
"""


def type_name(annotation: Any) -> str:
    """A field's type in words (`list of text, or null`), with links for our own models."""
    if annotation is NoneType:
        return "null"
    if get_origin(annotation) is Literal:
        return " ".join(f"`{value}`" for value in get_args(annotation))
    if get_origin(annotation) is list:
        return f"list of {type_name(get_args(annotation)[0])}"
    if get_origin(annotation) is tuple:
        parts = get_args(annotation)
        return f"{len(parts)} {'whole numbers' if parts[0] is int else 'numbers'}"
    if get_origin(annotation) is dict:
        return f"object of {type_name(get_args(annotation)[1])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    names = {str: "text", bool: "true or false", int: "whole number", float: "number"}
    if annotation in names:
        return names[annotation]
    if annotation is Any:
        return "any value"
    members = [member for member in get_args(annotation) if member is not NoneType]
    if float in members and int in members:
        members.remove(int)
    joined = " or ".join(map(type_name, members))
    return f"{joined}, or null" if NoneType in get_args(annotation) else joined


def models_of(model: type[BaseModel], found: dict[str, type[BaseModel]]) -> None:
    """Collects a model and all that its fields hold, in the order of the record."""
    if model.__name__ in found:
        return
    found[model.__name__] = model
    for field in model.model_fields.values():
        for held in models_in(field.annotation):
            models_of(held, found)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Our models in a field's type, lists and unions opened."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def anchored(text: str) -> str:
    """Pages that a description names, as links; a bar would end the table's cell."""
    return re.sub(r"`?docs/([\w-]+\.md)`?", r"[\1](\1)", text).replace("|", "\\|")


def field_row(name: str, field: FieldInfo) -> str:
    """One line of a model's table."""
    component = COMPONENTS.get(name)
    description = field.description or (component.label if component else "")
    return f"| `{name}` | {type_name(field.annotation)} | {anchored(description)} |"


def model_section(model: type[BaseModel]) -> Iterator[str]:
    """Heading, purpose and table of one model."""
    yield f"\n## {model.__name__}\n"
    yield anchored(" ".join((model.__doc__ or "").split())) + "\n"
    inherited = model.__mro__[1]
    own = dict(model.model_fields)
    if inherited.__name__ == "ListComponent":
        yield "All fields of [ListComponent](#listcomponent), and:\n"
        own = {name: own[name] for name in model.__annotations__}
    yield "| key | type | content |\n|---|---|---|"
    for name, field in own.items():
        yield field_row(name, field)


def component_section() -> Iterator[str]:
    """The law's fourteen components and how offices head them."""
    yield "\n## The fourteen components\n"
    yield (
        "Six of the service's delivery, eight of its making (`manufacturing`), as Permenpan-RB\n"
        "15/2014 orders what Law 25/2009, article 21, asks for.\n"
    )
    yield "| key | component | part | type |\n|---|---|---|---|"
    for name, entry in COMPONENTS.items():
        held = HOLDS[entry.holds]
        yield f"| `{name}` | {entry.label} | {entry.part} | [{held}](#{held.lower()}) |"
    yield (
        "\nThe headings that are read. They are compared without case, numbering, signs and\n"
        "spaces, and longer ones may have a letter or two wrong: each spelling stands for many.\n"
    )
    for name, entry in COMPONENTS.items():
        yield f"- `{name}`: {' · '.join(entry.headings)}"


def data_model_page() -> str:
    """The whole page."""
    found: dict[str, type[BaseModel]] = {}
    models_of(ServiceStandard, found)
    lines = [INTRODUCTION.rstrip()]
    lines += model_section(found.pop("ServiceStandard"))
    lines += component_section()
    for model in found.values():
        lines += model_section(model)
    return "\n".join(lines) + "\n"


def json_schema() -> str:
    """The record's JSON Schema as `selaras schema` prints it."""
    return json.dumps(ServiceStandard.model_json_schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the page and the schema, or with `--check` say whether they are current."""
    for target, text in ((TARGET, data_model_page()), (SCHEMA, json_schema())):
        if "--check" not in sys.argv[1:]:
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        elif not target.is_file() or target.read_text("utf-8") != text:
            sys.exit(f"{target} is not current: run python scripts/make_data_model.py")


if __name__ == "__main__":
    main()
