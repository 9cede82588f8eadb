"""Accuracy is a test: what the labelled corpus has reached once is not lost again unnoticed."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from corpus.sample.sample import LAYOUTS, plan_documents
from tests.support.accuracy import (
    PAGE,
    PARTS,
    TYPED,
    Part,
    figures_of,
    figures_table,
    losses,
    measure,
    read_floors,
)
from tests.support.chromium import CHROMIUM

LEAST_DOCUMENTS = 60
LEAST_PRODUCERS = 3


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_no_figure_goes_down(part: Part) -> None:
    if part.producer == "chromium" and CHROMIUM is None:
        pytest.skip("needs the system package chromium")
    floors = read_floors()[part.name]
    figures = figures_of(measure(part))
    assert figures["fingerprint"] == floors["fingerprint"], (
        "The labels have changed: measure anew with python tests/support/accuracy.py"
    )
    assert figures["documents"] == floors["documents"] == part.size
    assert losses(figures, floors) == []


def test_a_loss_is_noticed() -> None:
    floors = read_floors()["development"]
    worse = {
        **floors,
        "planted_found": floors["planted_found"] - 1,
        "groups": {**floors["groups"], "sippn": {"mean_f1": 0.5, "whole_records": 0.5}},
        "fields": {name: pair for name, pair in floors["fields"].items() if name != "unit.name"},
    }
    assert losses(floors, floors) == []
    assert [line.partition(",")[0] for line in losses(worse, floors)] == [
        f"planted faults: {floors['planted']} -> {floors['planted'] - 1}",
        "sippn",
        "sippn",
        "unit.name",
        "unit.name",
    ]


def test_the_corpus_is_large_and_mixed_enough() -> None:
    assert sum(part.size for part in PARTS) >= LEAST_DOCUMENTS
    assert len({part.producer for part in PARTS}) >= LEAST_PRODUCERS
    assert {look for part in PARTS for look in part.layouts} == {*LAYOUTS, *TYPED}
    for part in PARTS:
        plans = list(islice(plan_documents(part.seed, part.layouts), part.size))
        by_layout = Counter(plan.look for plan in plans)
        assert min(by_layout[layout] for layout in part.layouts) >= 3
        assert sum(bool(plan.faults) for plan in plans) >= part.size // 2


def test_every_planted_fault_is_found() -> None:
    for name, figures in read_floors().items():
        assert figures["planted_found"] == figures["planted"] > 0, name


def test_no_document_is_in_two_parts() -> None:
    assert len({part.seed for part in PARTS}) == len(PARTS)


def test_the_published_figures_are_those_that_hold() -> None:
    assert figures_table(read_floors()) in PAGE.read_text(encoding="utf-8")
