"""What an auditor may set: which rules speak, how gravely, and from where on things differ.

Read from `selaras.toml`. A wrong key is refused by name, since a misspelled rule that stays silent
looks like a sound document.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from corpus.grouping.comparison import DEFAULT_OPTIONS, CompareOptions
from corpus.own_words import (
    NO_OWN_HEADINGS,
    OwnHeadings,
    OwnWords,
    read_own_headings,
    read_own_labels,
)
from corpus.own_words import SettingsError as SettingsError
from corpus.rulebook import OFF_BY_DEFAULT, SEVERITIES
from corpus.schema import Finding, Severity
from parsers.names.own_labels import NO_OWN_LABELS, OwnLabels

_TABLES = ("rules", "thresholds", "audit_date", "headings", "labels")
_SEVERITY_NAMES: tuple[str, ...] = get_args(Severity)
# Shares; the other thresholds are counts of offices or factors of one at least.
_SHARES = frozenset({"majority", "shortest_list", "most_extra", "order_majority"})
_SHARES |= {"channel_majority"}


@dataclass(frozen=True, slots=True)
class Settings:
    """`rules`: slug -> False (silent), True (as documented), or another severity.

    `audit_date` is the day for which an audit asks; None leaves rules on a standard's age silent.
    `headings` are further names of components, `labels` of the service's and the office's label:
    they matter where documents are read.
    """

    rules: Mapping[str, bool | Severity]
    thresholds: CompareOptions = DEFAULT_OPTIONS
    audit_date: date | None = None
    headings: OwnHeadings = NO_OWN_HEADINGS
    labels: OwnLabels = NO_OWN_LABELS

    @property
    def own_words(self) -> OwnWords:
        """What the documents call otherwise."""
        return OwnWords(self.headings, self.labels)

    def has(self, rule: str) -> bool:
        """Whether a rule speaks."""
        return self.rules.get(rule, rule not in OFF_BY_DEFAULT) is not False

    def applied_to(self, finding: Finding) -> Finding | None:
        """The finding as these settings have it; None where its rule is off.

        A case that is milder than its rule (a severity of its own) stays milder.
        """
        wanted = self.rules.get(finding.rule)
        if not self.has(finding.rule):
            return None
        if not isinstance(wanted, str) or finding.severity != SEVERITIES.get(finding.rule):
            return finding
        return finding.model_copy(update={"severity": wanted})


DEFAULT_SETTINGS = Settings({})


def load_settings(file: Path) -> Settings:
    """The settings of a TOML file. Raises `SettingsError` for what it does not know, `OSError`."""
    try:
        return read_settings(tomllib.loads(file.read_text("utf-8")))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file} bukan teks UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file} bukan TOML yang sah: {error}") from error
    except SettingsError as error:
        raise SettingsError(f"{file}: {error}") from error


def read_settings(entry: Mapping[str, Any]) -> Settings:
    """The settings of a mapping as TOML gives it.

    >>> read_settings({"rules": {"step-extra": "warning"}}).has("step-extra")
    True
    >>> read_settings({"rules": {"step-xtra": False}})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    corpus.own_words.SettingsError: aturan 'step-xtra' tidak dikenal. Mungkin: ...
    """
    for name in entry:
        if name not in _TABLES:
            raise SettingsError(f"kunci {name!r} tidak dikenal. {_hint(name, _TABLES)}")
    rules = _table(entry, "rules")
    for rule, value in rules.items():
        _check_rule(rule, value)
    return Settings(
        {rule: rules[rule] for rule in sorted(rules)},
        _thresholds(_table(entry, "thresholds")),
        read_audit_date(entry["audit_date"]) if "audit_date" in entry else None,
        read_own_headings(entry.get("headings", {})),
        read_own_labels(entry.get("labels", {})),
    )


def read_audit_date(value: object) -> date:
    """A date as TOML or the command line gives it.

    >>> read_audit_date("2026-01-31")
    datetime.date(2026, 1, 31)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.strptime(str(value), "%Y-%m-%d").date()
    except ValueError as error:
        raise SettingsError(f"tanggal {value!r} bukan TTTT-BB-HH, misalnya 2026-01-31.") from error


def show_settings(settings: Settings = DEFAULT_SETTINGS) -> str:
    """Every setting as a TOML file that says the same, ready to be changed."""
    lines = ["# Aturan: false = diam, true = sesuai bawaan; atau error, warning, info.", "[rules]"]
    for rule, severity in SEVERITIES.items():
        shown = settings.rules.get(rule, settings.has(rule))
        value = f'"{shown}"' if isinstance(shown, str) else str(shown).lower()
        lines.append(f"{rule} = {value}".ljust(40) + f"# {severity}")
    lines += ["", "# Ambang perbandingan antarkantor.", "[thresholds]"]
    for field in fields(CompareOptions):
        lines.append(f"{field.name} = {getattr(settings.thresholds, field.name)}")
    day = settings.audit_date
    top = f"audit_date = {day.isoformat()}" if day else "# audit_date = 2026-01-31"
    return "\n".join((top, "", *lines)) + "\n"


def _table(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = entry.get(name, {})
    if not isinstance(table, Mapping):
        raise SettingsError(f"{name!r} harus berupa tabel [{name}].")
    return table


def _check_rule(rule: str, value: object) -> None:
    if rule not in SEVERITIES:
        raise SettingsError(f"aturan {rule!r} tidak dikenal. {_hint(rule, tuple(SEVERITIES))}")
    if not isinstance(value, bool) and value not in _SEVERITY_NAMES:
        known = ", ".join(_SEVERITY_NAMES)
        raise SettingsError(f"{rule} = {value!r}: harus true, false, atau salah satu dari {known}.")


def _thresholds(table: Mapping[str, Any]) -> CompareOptions:
    known = {field.name: getattr(DEFAULT_OPTIONS, field.name) for field in fields(CompareOptions)}
    for name, value in table.items():
        if name not in known:
            raise SettingsError(f"ambang {name!r} tidak dikenal. {_hint(name, tuple(known))}")
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        is_count = isinstance(known[name], int)
        if not is_number or (is_count and not isinstance(value, int)):
            kind = "bilangan bulat" if is_count else "angka"
            raise SettingsError(f"{name} = {value!r}: harus {kind}.")
        low, high = (0.0, 1.0) if name in _SHARES else (1.0, 1e9)
        if not low <= value <= high:
            limits = "antara 0 dan 1" if name in _SHARES else "sedikitnya 1"
            raise SettingsError(f"{name} = {value!r}: harus {limits}.")
    return replace(DEFAULT_OPTIONS, **table)


def _hint(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 3)
    return f"Mungkin: {', '.join(near)}" if near else f"Yang dikenal: {', '.join(known)}"
