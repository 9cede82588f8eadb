"""The rules behind the findings as a table: what each says, why it matters, what would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from corpus.messages import LANGUAGES, rule_text
from corpus.rulebook import rulebook
from output.export.tables import Row, columns_of

_PARTS: tuple[Literal["title", "reason", "remedy"], ...] = ("title", "reason", "remedy")
RULES = columns_of(
    " ".join(("rule", "severity", *(f"{part}_{lang}" for lang in LANGUAGES for part in _PARTS)))
)


def rule_rows() -> Iterator[tuple[str, Row]]:
    """Every rule of the rulebook with its words in each language."""
    for rule in rulebook().values():
        texts = {
            f"{part}_{lang}": rule_text(rule.slug, part, lang)
            for lang in LANGUAGES
            for part in _PARTS
        }
        yield "rules", {"rule": rule.slug, "severity": rule.severity, **texts}
