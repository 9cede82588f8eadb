from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from corpus.comparison.law import find_above_law, tariffs
from corpus.rules.time import population_limits
from corpus.schema import Service
from output.comparison import read_choices
from tests.support.builders import make_record


@pytest.mark.parametrize(
    ("kind", "title", "fee", "limit"),
    [
        ("skck", "SKCK", "Rp 50.000", 30_000),
        ("skck", "SKCK", "Rp 30.000", None),
        ("skck", "SKCK", "Fotokopi Rp 50.000", None),
        ("surat-pengantar-skck", "Surat Pengantar SKCK", "Rp 50.000", None),
        ("sim", "SIM", "SIM C Rp 150.000", 100_000),
        ("sim", "SIM", "SIM A Rp 120.000", None),
        ("sim", "Perpanjangan SIM", "SIM A Rp 120.000", 80_000),
        ("sim", "SIM", "Perpanjangan SIM C Rp 80.000", 75_000),
        ("sim", "SIM", "SIM A atau SIM C Rp 120.000", None),
        ("sim", "SIM", "Rp 200.000", None),
        ("sim", "SIM", "Rp 300.000", 250_000),
        ("sim", "SIM", "Tes psikologi SIM A Rp 150.000", None),
        ("sim", "SIM", "SIM Internasional Rp 250.000", None),
        ("pajak-kendaraan-bermotor", "STNK", "STNK roda 2 Rp 150.000", 100_000),
        ("pajak-kendaraan-bermotor", "STNK", "STNK roda 4 Rp 150.000", None),
        ("pajak-kendaraan-bermotor", "STNK", "Pajak kendaraan Rp 1.500.000", None),
        ("mutasi-kendaraan", "Mutasi Kendaraan", "BPKB mobil Rp 500.000", 375_000),
        ("paspor", "Paspor", "Rp 9.000.000", None),
    ],
)
def test_only_what_an_article_names_has_a_limit(
    kind: str, title: str, fee: str, limit: int | None
) -> None:
    service = Service(kind=kind, label=title, title=title, confidence=0.9)
    record = make_record(biaya=fee).model_copy(update={"service": service})
    found = [draft.parameters["limit_rupiah"] for draft in find_above_law(record)]
    assert found == ([limit] if limit is not None else [])


def test_every_entry_has_article_source_and_day() -> None:
    entries = json.loads(
        files("corpus.comparison").joinpath("data", "law.json").read_text("utf-8")
    )["tariffs"] + json.loads(
        files("corpus.rules").joinpath("data", "time_limits.json").read_text("utf-8")
    )
    for entry in entries:
        assert re.match(r"(?:PP|UU) \d+/\d{4} Pasal \d+", entry["article"])
        assert re.search(r"/blob/[0-9a-f]{40}/(?:pp|uu)/\d{4}/\d+\.md$", entry["source"])
        assert date.fromisoformat(entry["read"]) > date(2026, 1, 1)
    assert len(tariffs()) == 6
    assert population_limits()["surat-keterangan-kematian"] == 3


def test_the_law_is_asked_for(tmp_path: Path) -> None:
    asked = read_choices(None, ["law"])
    assert asked.settings.has("fee-above-law")
    assert asked.baselines == ()
    assert not read_choices(None).settings.has("fee-above-law")
