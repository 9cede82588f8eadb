"""The settings by which a report was made: without them nobody can say what its silence means."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from corpus.comparison.settings import Settings
from corpus.grouping.comparison import DEFAULT_OPTIONS, CompareOptions
from corpus.messages import label, rule_text
from corpus.rulebook import OFF_BY_DEFAULT, SEVERITIES
from output.comparison import CompareChoices
from output.report.words import labels, shown


def settings_view(choices: CompareChoices, lang: str) -> dict[str, Any]:
    """What was set, and how far it is from the defaults."""
    settings = choices.settings
    rules = [one for rule in SEVERITIES if (one := _rule_view(rule, settings, lang)) is not None]
    thresholds = [_threshold_view(one.name, settings, lang) for one in fields(CompareOptions)]
    return {
        "audit_date": settings.audit_date.isoformat() if settings.audit_date else "",
        "baselines": [shown(_baseline_name(one)) for one in choices.baselines],
        "rules": rules,
        "off": [
            rule_text(rule, "title", lang)
            for rule in SEVERITIES
            if rule in OFF_BY_DEFAULT and not settings.has(rule)
        ],
        "thresholds": thresholds,
        "changed": len(rules) + sum(one["is_changed"] for one in thresholds),
    }


def _rule_view(rule: str, settings: Settings, lang: str) -> dict[str, str] | None:
    """A rule that is otherwise than by default, with what it is now."""
    wanted = settings.rules.get(rule)
    is_graver = isinstance(wanted, str) and wanted != SEVERITIES[rule]
    if settings.has(rule) == (rule not in OFF_BY_DEFAULT) and not is_graver:
        return None
    state = label("severities", wanted, lang) if isinstance(wanted, str) else labels(lang)["on"]
    if not settings.has(rule):
        state = labels(lang)["off"]
    return {"rule": rule, "title": rule_text(rule, "title", lang), "state": state}


def _threshold_view(name: str, settings: Settings, lang: str) -> dict[str, Any]:
    value, usual = getattr(settings.thresholds, name), getattr(DEFAULT_OPTIONS, name)
    return {
        "name": name,
        "meaning": labels(lang)[f"threshold_{name}"],
        "value": _number(value, lang),
        "default": _number(usual, lang),
        "is_changed": value != usual,
    }


def _number(value: float, lang: str) -> str:
    return f"{value:g}".replace(".", "," if lang == "id" else ".")


def _baseline_name(name: str) -> str:
    """A record's id as it is; of a file only its name, since a report is given away."""
    return Path(name).name
