from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.comparison.compare import compare_records
from corpus.grouping.comparison import CompareOptions
from corpus.harmony.draft import DraftLine, SharedDraft
from corpus.harmony.harmonize import harmonize
from corpus.offices import office_name
from corpus.schema import ServiceStandard
from tests.support.builders import make_record

PAPERS = ["Fotokopi KTP", "Fotokopi kartu keluarga", "Pas foto 3x4"]
OPTIONS = CompareOptions()


def draft_of(records: Sequence[ServiceStandard]) -> SharedDraft:
    (service,) = compare_records(records).services
    return harmonize(service, OPTIONS)


def line_with(draft: SharedDraft, words: str, component: str = "persyaratan") -> DraftLine:
    (line,) = [one for one in draft.lines[component] if words in one.text]
    return line


@pytest.fixture(scope="module")
def records() -> list[ServiceStandard]:
    """Eight offices: five ask for a photograph, one for a letter that no other wants."""
    found = []
    for office in range(8):
        papers = PAPERS[: 3 if office < 5 else 2] + (
            ["Surat pengantar dari lurah"] if office == 7 else []
        )
        time = "2 jam" if office == 6 else "30 menit"
        fee = f"Rp {10_000 + 5_000 * (office == 3)} per kartu" if office < 4 else "Gratis"
        found.append(make_record(office, persyaratan=papers, waktu=time, biaya=fee))
    return found


@pytest.fixture(scope="module")
def draft(records: list[ServiceStandard]) -> SharedDraft:
    return draft_of(records)


@pytest.mark.parametrize(
    ("words", "standing", "share"),
    [
        ("KTP", "shared", 1.0),
        ("kartu keluarga", "shared", 1.0),
        ("Pas foto", "contested", 0.625),
        ("pengantar", "rare", 0.125),
    ],
)
def test_a_line_stands_by_its_share(
    draft: SharedDraft, words: str, standing: str, share: float
) -> None:
    line = line_with(draft, words)
    assert (line.standing, line.share, line.judged) == (standing, share, 8)
    assert len(line.holders) + len(line.lacking) == 8


def test_every_line_is_in_an_office_s_own_words(
    draft: SharedDraft, records: list[ServiceStandard]
) -> None:
    said = {item.text for one in records if one.persyaratan for item in one.persyaratan.items}
    for line in draft.lines["persyaratan"]:
        assert line.text in said
        for holder in line.holders:
            assert holder.text in said
            assert holder.office in draft.offices.values()


def test_what_was_not_read_whole_is_not_judged(records: list[ServiceStandard]) -> None:
    unread = records[7].model_copy(
        update={"reading": records[7].reading.model_copy(update={"not_whole": ["persyaratan"]})}
    )
    draft = draft_of([*records[:7], unread])
    assert line_with(draft, "Pas foto").judged == 7
    changes = draft.changes[unread.record_id]
    assert [one.kind for one in changes if one.component == "persyaratan"] == ["unread"]


def test_with_few_offices_nothing_is_called_shared(records: list[ServiceStandard]) -> None:
    draft = draft_of(records[:3])
    lines = [line for found in draft.lines.values() for line in found]
    assert {line.standing for line in lines} == {"contested"}
    assert all(not changes for changes in draft.changes.values())


def test_an_office_is_told_what_it_would_add_and_explain(records: list[ServiceStandard]) -> None:
    papers = ["Fotokopi KTP", "Pas foto 3x4", "Surat pengantar dari lurah"]
    lacking = make_record(7, persyaratan=papers)
    draft = draft_of([*records[:7], lacking])
    told = [(one.kind, one.text) for one in draft.changes[lacking.record_id]]
    assert told == [("add", "Fotokopi kartu keluarga"), ("explain", "Surat pengantar dari lurah")]


def test_times_are_told_from_the_fastest_to_the_slowest(
    draft: SharedDraft, records: list[ServiceStandard]
) -> None:
    assert draft.time is not None
    assert (draft.time.fastest, draft.time.median, draft.time.slowest) == (
        "30 menit", "30 menit", "2 jam",
    )  # fmt: skip
    assert draft.time.slower == {records[6].record_id}
    assert [one.kind for one in draft.changes[records[6].record_id]] == ["time"]


def test_fees_are_told_by_what_they_are_for(
    draft: SharedDraft, records: list[ServiceStandard]
) -> None:
    (fee,) = draft.fees
    assert (fee.lowest, fee.median, fee.highest) == (10_000, 10_000, 15_000)
    assert len(draft.free) == 4
    assert "fee" in [one.kind for one in draft.changes[records[3].record_id]]


def test_the_law_s_limits_stand_beside_the_values() -> None:
    cards = [make_record(n, kind="ktp-el", waktu="3 hari") for n in range(4)]
    time = draft_of(cards).time
    assert time is not None
    assert time.limit is not None
    assert time.limit.value == 14
    checks = [make_record(n, kind="skck", biaya="Rp 40.000") for n in range(4)]
    (fee,) = draft_of(checks).fees
    assert fee.limit is not None
    assert (fee.limit.value, fee.limit.article[:10]) == (30_000, "PP 76/2020")


def test_the_order_of_the_records_changes_nothing(records: list[ServiceStandard]) -> None:
    assert draft_of(records) == draft_of(records[::-1])
    assert [office_name(one) for one in records]
