"""What the field calls its things stands in the vocabulary, not in the modules that read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import parsers

PARSERS = Path(parsers.__file__).parent
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)
MOST_MODULES = 4  # of which two say to users what was read, and what a file is that is no standard


def strings_of(source: str) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(source)
    documented = [node for node in ast.walk(tree) if isinstance(node, DOCUMENTED)]
    docs = {id(node.body[0].value) for node in documented if ast.get_docstring(node)}  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_strings_are_told_from_docstrings() -> None:
    source = '"""One."""\ndef f():\n    """Two."""\n    return "three" f"fo{4}ur"\n'
    assert [*strings_of(source)] == ["threefo", "ur"]


def test_the_standards_own_name_is_the_vocabularys() -> None:
    naming = [
        path.name
        for path in sorted(PARSERS.rglob("*.py"))
        if any("standar" in text.casefold() for text in strings_of(path.read_text("utf-8")))
    ]
    assert len(naming) <= MOST_MODULES, naming
