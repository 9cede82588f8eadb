"""Rules on slips of the pen stay silent where the reading was not whole."""

from typing import Any
from unittest.mock import patch

import pytest

from corpus.rules import slips
from corpus.rules.rules import find_in_record
from corpus.schema import Doubt, Item, ServiceStandard, Unrecognized
from normalizers.item.language import read_item
from tests.support.builders import PLACE, make_record

STEPS = ["Pemohon mengambil nomor antrean", "Petugas memeriksa berkas", "Petugas mencetak kartu"]
PAPERS = ["Fotokopi KTP", "Pas foto 3x4"]
NUMBERED = [
    Item(number=number, text=text, provenance=PLACE)
    for number, text in (("1", "Fotokopi KTP"), ("2", "Pas foto 3x4"), ("4", "Surat kuasa"))
]
CASES: list[tuple[str, dict[str, Any]]] = [
    ("requirement-unlisted", {"prosedur": [*STEPS, "Pemohon menyerahkan NPWP kepada petugas"]}),
    ("requirement-vague", {"persyaratan": [*PAPERS, "Dokumen pendukung lainnya"]}),
    ("reference-dangling", {"persyaratan": [*PAPERS, "Surat yang dimaksud pada angka 9"]}),
    ("numbering-gap", {"persyaratan": NUMBERED}),
]


def _rules(record: ServiceStandard) -> set[str]:
    return {one.rule for one in find_in_record(record)}


@pytest.mark.parametrize(("rule", "changes"), CASES, ids=[rule for rule, _ in CASES])
def test_a_slip_is_told_of_what_was_read_whole(rule: str, changes: dict[str, Any]) -> None:
    record = make_record(**{"persyaratan": PAPERS, "prosedur": STEPS, **changes})
    assert rule in _rules(record)
    component = "persyaratan"
    doubt = Doubt(reason="unread-line", components=[component], text="3. Surat", provenance=PLACE)
    for reading in (
        {"not_whole": [component]},
        {"doubts": [doubt]},
    ):
        update = {"reading": record.reading.model_copy(update=reading)}
        assert rule not in _rules(record.model_copy(update=update))
    assert rule not in _rules(record.model_copy(update={"not_assessable": [component]}))


@pytest.mark.parametrize("rule", ["reference-dangling", "numbering-gap"])
def test_an_unplaced_line_may_be_what_is_looked_for(rule: str) -> None:
    record = make_record(**{"persyaratan": PAPERS, "prosedur": STEPS, **dict(CASES)[rule]})
    line = Unrecognized(text="Surat domisili", provenance=PLACE)
    assert rule not in _rules(record.model_copy(update={"unrecognized": [line]}))


def test_a_paper_is_told_once() -> None:
    steps = ["Pemohon menyerahkan NPWP", "Petugas memeriksa", "Pemohon menunjukkan NPWP"]
    found = find_in_record(make_record(persyaratan=PAPERS, prosedur=steps))
    assert [one.rule for one in found] == ["requirement-unlisted"]


def test_texts_are_read_as_one_only_where_an_unnamed_paper_is_handed_in() -> None:
    with patch.object(slips, "read_item", wraps=read_item) as reading:
        find_in_record(make_record(persyaratan=PAPERS, prosedur=[*STEPS, "Pemohon membawa KTP"]))
    asked = [call.args[0] for call in reading.call_args_list]
    assert "Pemohon membawa KTP" in asked
    assert not any(PAPERS[0] in text and PAPERS[1] in text for text in asked)


def test_a_scanned_year_is_not_judged() -> None:
    record = make_record(biaya="Rp 10.000 sesuai Perda Nomor 6 Tahun 20199")
    assert "year-impossible" in _rules(record)
    scanned = record.reading.model_copy(update={"ocr_confidence": 0.9})
    assert "year-impossible" not in _rules(record.model_copy(update={"reading": scanned}))
