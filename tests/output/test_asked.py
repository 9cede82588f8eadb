"""What a group's row says beside its wordings, and the views of a service's table."""

from typing import Any

from corpus.comparison.compare import compare_records
from corpus.grouping.comparison import Cluster
from output.report.asked import asked_view, case_views
from tests.support.builders import REQUIREMENTS, make_record


def _group(texts: list[str], containing: str) -> tuple[Cluster, Any]:
    records = [
        make_record(number, persyaratan=[*REQUIREMENTS[:2], text])
        for number, text in enumerate(texts)
    ]
    (service,) = compare_records(records).services
    clusters = service.components["persyaratan"]
    return next(one for one in clusters if containing in one.text), records


def test_a_row_counts_copies_and_sizes() -> None:
    group, records = _group(
        ["Pas foto 4x6 2 lembar", "Pas foto 4x6 sebanyak 2 lembar", "Pas foto 4x6 2 lembar"], "foto"
    )
    assert asked_view(group, records, "id") == {
        "facts": [{"text": "2 lembar", "count": 3}, {"text": "4x6", "count": 3}],
        "cases": [],
    }
    assert asked_view(group, records, "en")["facts"][0]["text"] == "2 sheets"


def test_a_row_for_one_case_is_a_view_of_its_own() -> None:
    group, records = _group(
        ["Surat kehilangan dari kepolisian jika kartu hilang"] * 3, "kehilangan"
    )
    view = asked_view(group, records, "en")
    assert (view["cases"], view["facts"]) == (["hilang"], [{"text": "lost", "count": 3}])
    assert case_views([view, {"cases": []}], "en") == [{"name": "hilang", "label": "lost"}]


def test_what_one_office_asks_of_everybody_is_in_every_view() -> None:
    texts = ["Surat kehilangan dari kepolisian jika kartu hilang"] * 2
    group, records = _group([*texts, "Surat kehilangan dari kepolisian"], "kehilangan")
    assert asked_view(group, records, "id")["cases"] == []
