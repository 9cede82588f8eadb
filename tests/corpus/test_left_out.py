"""What the others say when one office is left out: found without going through them again."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from corpus.comparison import compare
from corpus.comparison.left_out import Commonest, at_without
from corpus.grouping.clusters import make_cluster
from corpus.grouping.comparison import Cluster
from tests.output.test_report import sound_records


@pytest.mark.parametrize("seed", range(40))
def test_a_place_among_the_others(seed: int) -> None:
    dice = random.Random(seed)
    numbers = sorted(float(dice.randint(1, 9)) for _ in range(dice.randint(2, 30)))
    for at, own in enumerate(numbers):
        others = numbers[:at] + numbers[at + 1 :]
        assert [at_without(numbers, own, place) for place in range(len(others))] == others


@pytest.mark.parametrize("seed", range(40))
def test_the_usual_amount_is_that_of_the_others(seed: int) -> None:
    dice = random.Random(seed)
    amounts = [1000 * dice.randint(1, 4) for _ in range(dice.randint(2, 12))]
    commonest = Commonest(Counter(amounts), lambda amount: amount)
    for at, own in enumerate(amounts):
        others = Counter(amounts[:at] + amounts[at + 1 :])
        wanted = max(others.items(), key=lambda entry: (entry[1], entry[0]))
        assert commonest.without(own) == wanted


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
