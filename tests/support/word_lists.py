"""Where the words of the vocabulary's lists stand again in code, as literals or within patterns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

MIN_WORDS = 4  # of one list, in one pattern or collection; of a shorter list all of them, but
LEAST_WORDS = 3  # two words side by side are no list
_GAP = re.compile(r"\\s(?:[+*?]|\{[\d,]*\})?")
_ESCAPE = re.compile(r"\\[A-Za-z.]|\\")
_EDGE = re.compile(r"[|()\[\]?:+*{}$^\",;]")


class Again(NamedTuple):
    """Words of a list that stand in one place of a module's code."""

    name: str
    line: int
    words: tuple[str, ...]


def written_again(source: str, lists: Mapping[str, Set[str]]) -> Iterator[Again]:
    """The lists that a module writes again, each place once."""
    for line, words in _gathered(ast.parse(source)):
        for name, listed in lists.items():
            shared = words & listed
            if len(shared) >= min(MIN_WORDS, max(LEAST_WORDS, len(listed))):
                yield Again(name, line, tuple(sorted(shared)))


def _gathered(tree: ast.Module) -> Iterator[tuple[int, set[str]]]:
    """The words that stand together: in a pattern, a collection, or a text that is split."""
    within = {part for node in ast.walk(tree) for part in _parts_of_strings(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, _branches("|".join(map(_text_of, node.values)))
        elif isinstance(node, ast.Tuple | ast.Set | ast.List):
            yield node.lineno, _texts_of(node.elts)
        elif isinstance(node, ast.Dict):
            yield node.lineno, _texts_of([*node.keys, *node.values])
        elif isinstance(node, ast.Constant) and node not in within:
            text = _text_of(node)
            if "|" in text:
                yield node.lineno, _branches(text)
            elif "\n" in text or text.islower():
                yield node.lineno, set(text.split())


def _parts_of_strings(node: ast.AST) -> Sequence[ast.AST]:
    """What is read with the text around it, and what is written for people."""
    if isinstance(node, ast.JoinedStr):
        return node.values
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
        first = node.body[0]
        return [first.value] if isinstance(first, ast.Expr) else ()
    return ()


def _texts_of(nodes: Sequence[ast.expr | None]) -> set[str]:
    return {_text_of(node).lower() for node in nodes if node is not None}


def _text_of(node: ast.expr) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text else ""  # type: ignore[attr-defined]


def _branches(pattern: str) -> set[str]:
    """The plain words that a pattern takes, each whole."""
    plain = _ESCAPE.sub("|", _GAP.sub(" ", pattern))
    return {part.strip().lower() for part in _EDGE.split(plain)}
