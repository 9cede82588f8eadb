"""What the others say when one office is left out: found without going through them again."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from heapq import nlargest
from typing import Any, NamedTuple

import pytest

from corpus.comparison import compare
from corpus.comparison.values import _by_count, _commonest_of_others, _usual_range
from corpus.grouping.clusters import make_cluster
from corpus.grouping.comparison import Cluster
from tests.output.test_report import sound_records


class Span(NamedTuple):
    low: float
    high: float


@pytest.mark.parametrize("seed", range(40))
def test_the_usual_times_are_those_of_the_others(seed: int) -> None:
    dice = random.Random(seed)
    spans = [
        Span(float(dice.randint(1, 9)), float(dice.randint(9, 20)))
        for _ in range(dice.randint(4, 60))
    ]
    lows, highs = sorted(one.low for one in spans), sorted(one.high for one in spans)
    for at, own in enumerate(spans):
        others = spans[:at] + spans[at + 1 :]
        cut = len(others) // 10
        wanted = (
            sorted(one.low for one in others)[cut],
            sorted((one.high for one in others), reverse=True)[cut],
        )
        found: Any = _usual_range(lows, highs, own)  # type: ignore[arg-type]
        assert found == wanted


@pytest.mark.parametrize("seed", range(40))
def test_the_usual_amount_is_that_of_the_others(seed: int) -> None:
    dice = random.Random(seed)
    amounts = [1000 * dice.randint(1, 4) for _ in range(dice.randint(2, 12))]
    leading = nlargest(2, Counter(amounts).items(), key=_by_count)
    for at, own in enumerate(amounts):
        others = Counter(amounts[:at] + amounts[at + 1 :])
        wanted = max(others.items(), key=lambda entry: (entry[1], entry[0]))
        assert _commonest_of_others(leading, own) == wanted


class Counted(tuple[Any, ...]):
    """Items of a group that count how often one is looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            Counted.looks += 1
            yield one


def test_what_every_office_is_asked_grows_with_the_offices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the offices are four times the looks at items, not sixteen times."""

    def counted(*arguments: Any) -> Cluster:
        made = make_cluster(*arguments)
        return replace(made, members=Counted(made.members))

    monkeypatch.setattr(compare, "make_cluster", counted)
    looks = []
    for size in (4, 16):
        records = [
            one.model_copy(
                update={
                    "record_id": f"{one.record_id}{turn}",
                    "unit": one.unit.model_copy(update={"name": f"{one.unit.name} {turn}"}),
                }
            )
            for turn in range(size)
            for one in sound_records()
        ]
        before = Counted.looks
        compare.compare_records(records)
        looks.append(Counted.looks - before)
    assert 0 < looks[1] <= 5 * looks[0]
