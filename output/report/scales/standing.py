"""How an office stands among its like, for the page of its record: a line for each measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.comparison.standing import Measure, Standing, standings
from corpus.schema import ServiceStandard
from output.report.scales.strips import LEFT, RIGHT
from output.report.words import labels, rupiah
from output.text import number_words

_MINUTES_A_DAY = 1440
_HOURS_A_DAY = 24


def standing_lines(
    current: Sequence[ServiceStandard], lang: str
) -> dict[str, list[dict[str, Any]]]:
    """By record of a service, a line for each measure: the office's own value, and the range and
    middle of the others.

    Places are in percent of the width, from the least value of all to the greatest.
    """
    return {
        record_id: [_line(one, lang) for one in found]
        for record_id, found in standings(current).items()
    }


def _line(one: Standing, lang: str) -> dict[str, Any]:
    t = labels(lang)
    among = t["among_kind"] if one.kind else t["among_all"]
    return {
        "label": t[f"stands_{one.measure}"],
        "own": _words(one.own, one.measure, lang),
        "least": _words(one.least, one.measure, lang),
        "middle": _words(one.middle, one.measure, lang),
        "most": _words(one.most, one.measure, lang),
        "differs": not one.own == one.least == one.most,
        "among": among.replace("{count}", str(one.offices)).replace("{kind}", one.kind or ""),
        "at": {
            name: _percent(getattr(one, name), one) for name in ("own", "least", "middle", "most")
        },
    }


def _percent(value: float, one: Standing) -> float:
    low, high = min(one.own, one.least), max(one.own, one.most)
    share = (value - low) / (high - low) if high > low else 0.5
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _words(value: float, measure: Measure, lang: str) -> str:
    """A value in few words.

    >>> _words(0.5, "days", "id"), _words(0, "rupiah", "en"), _words(7, "steps", "id")
    ('12 jam', 'free', '7')
    """
    t = labels(lang)
    if measure == "rupiah":
        return rupiah(round(value), lang) if value else t["free"].casefold()
    if measure != "days":
        return number_words(value, lang)
    if value >= 1:
        return f"{number_words(value, lang)} {t['day']}"
    if value * _HOURS_A_DAY >= 1:
        return f"{number_words(value * _HOURS_A_DAY, lang)} {t['hour']}"
    return f"{number_words(value * _MINUTES_A_DAY, lang)} {t['minute']}"
