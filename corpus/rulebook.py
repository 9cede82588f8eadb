"""The rules of findings as their sheets say them: gravity, words in each language, cases.

A rule's sheet is a table of the TOML file beside its generator (`corpus/rules/fee.py`, `fee.toml`).
Whatever else is to be known of a rule is written there once, and read here; the pages of the
documentation and the tests' cases come from the same tables. `docs/adding.md` has the keys.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from corpus.schema import Severity

# The sheets in the order in which settings, reports and documentation list their rules.
SHEETS = (
    "rules/presence",
    "rules/absence",
    "rules/time",
    "rules/fee",
    "rules/contact",
    "rules/complaint",
    "rules/content",
    "rules/office",
    "rules/observed",
    "rules/setting",
    "rules/slips",
    "comparison/lists",
    "comparison/amounts",
    "comparison/order",
    "comparison/values",
    "comparison/supersession",
    "comparison/baseline",
    "comparison/law",
)
# A record's changes, as the tests' builder of records takes them.
Case = Mapping[str, Any]


class Wording(NamedTuple):
    """What people read of a rule in one language.

    `messages` are the variants of the sentence; braces are the finding's parameters.
    """

    title: str
    messages: Mapping[str, str]
    reason: str
    remedy: str


class Rule(NamedTuple):
    """A rule as its sheet has it.

    `is_absence`: it claims that a standard lacks something, so a doubt about the reading stands
    against it. `observed_of` is the component that an observation of the readers speaks of where
    these can raise the rule. `message_by` is the parameter that chooses among the messages.
    """

    slug: str
    sheet: str
    severity: Severity
    is_off_by_default: bool
    is_absence: bool
    observed_of: str | None
    message_by: str | None
    cause: str
    wordings: Mapping[str, Wording]
    raised: Sequence[Case]
    silent: Sequence[Case]


@cache
def rulebook() -> Mapping[str, Rule]:
    """Every rule by its slug, sheet by sheet."""
    rules: dict[str, Rule] = {}
    for sheet in SHEETS:
        text = files("corpus").joinpath(f"{sheet}.toml").read_text("utf-8")
        for slug, table in tomllib.loads(text).items():
            if slug in rules:
                raise ValueError(f"{slug} stands in two sheets, {rules[slug].sheet} and {sheet}")
            rules[slug] = _read_rule(slug, sheet, table)
    return rules


def _read_rule(slug: str, sheet: str, table: dict[str, Any]) -> Rule:
    """A rule from its table; what is left over is its words, a table for each language."""
    rest = dict(table)
    rule = Rule(
        slug=slug,
        sheet=sheet,
        severity=rest.pop("severity"),
        is_off_by_default=rest.pop("off_by_default", False),
        is_absence=rest.pop("absence", False),
        observed_of=rest.pop("observed_of", None),
        message_by=rest.pop("message_by", None),
        cause=_joined(rest.pop("cause")),
        wordings={},
        raised=rest.pop("raised", ()),
        silent=rest.pop("silent", ()),
    )
    return rule._replace(wordings={lang: _read_wording(words) for lang, words in rest.items()})


def _read_wording(words: Mapping[str, Any]) -> Wording:
    message = words["message"]
    variants = message if isinstance(message, dict) else {"default": message}
    return Wording(
        title=_joined(words["title"]),
        messages={variant: _joined(text) for variant, text in variants.items()},
        reason=_joined(words["reason"]),
        remedy=_joined(words["remedy"]),
    )


def _joined(text: str) -> str:
    """A text that a sheet sets on several lines, on one."""
    return " ".join(text.split())


SEVERITIES: Mapping[str, Severity] = {slug: rule.severity for slug, rule in rulebook().items()}
# True of nearly every document: nobody needs to read it unless they ask for it (selaras.toml).
OFF_BY_DEFAULT = frozenset(slug for slug, rule in rulebook().items() if rule.is_off_by_default)
