"""What Word files and web pages print otherwise than PDFs above and beside the components."""

from __future__ import annotations

import pytest

from corpus.pipeline import HEADINGS, extract_document
from corpus.schema import ServiceStandard
from extractor.read import read_document
from parsers.names.titles import is_title_like

ROWS = (
    ("Persyaratan", "1. KTP asli"),
    ("Jangka Waktu Penyelesaian", "3 hari kerja"),
    ("Biaya/Tarif", "Gratis"),
)


def _page(above: str, rows: tuple[tuple[str, str], ...] = ROWS) -> ServiceStandard:
    cells = "".join(f"<tr><td>{label}<td>{text}" for label, text in rows)
    table = f"<table><tr><th>Komponen<th>Uraian{cells}</table>"
    document = read_document(f"<body>{above}{table}</body>".encode(), "a.html")
    return extract_document(document, "a.html").records[0]


def test_levels_on_one_row_are_the_hierarchy() -> None:
    unit = _page(
        "<p>DINAS SOSIAL KOTA BIMA</p><p>PEMERINTAH KOTA BIMA / DINAS SOSIAL KOTA BIMA</p>"
        "<h1>STANDAR PELAYANAN SURAT KETERANGAN</h1>"
    ).unit
    assert unit.name == "DINAS SOSIAL KOTA BIMA"
    assert unit.hierarchy == ["PEMERINTAH KOTA BIMA", "DINAS SOSIAL KOTA BIMA"]


def test_an_office_in_the_next_paragraph_is_a_level_of_its_own() -> None:
    unit = _page(
        "<p>BADAN PUSAT STATISTIK</p><p>PELAYANAN STATISTIK TERPADU BPS KOTA BATAM</p>"
        "<h1>STANDAR PELAYANAN</h1><h1>KONSULTASI STATISTIK</h1>"
    ).unit
    assert unit.hierarchy == ["BADAN PUSAT STATISTIK"]


def test_a_table_of_two_components_is_one() -> None:
    record = _page("<h1>STANDAR PELAYANAN SURAT KETERANGAN</h1>", ROWS[:2])
    assert record.persyaratan is not None
    assert record.waktu is not None
    assert "not-found" not in record.reading.components.values()


@pytest.mark.parametrize("text", ["12 Januari 2025", "Senin, 3 Maret 2025", "Situs Resmi Pemda"])
def test_what_a_site_prints_above_its_text_is_no_title(text: str) -> None:
    assert not is_title_like(text)


@pytest.mark.parametrize(
    "text", ["BAB II PERSYARATAN", "Bagian 3: Persyaratan", "Pasal 4 Persyaratan"]
)
def test_headings_may_be_counted_in_words(text: str) -> None:
    match = HEADINGS.match(text)
    assert match is not None
    assert match.component == "persyaratan"


@pytest.mark.parametrize("parent", ["Sekretariat Utama", "BADAN PUSAT STATISTIK"])
def test_a_service_point_of_an_office_is_a_level_of_its_own_in_a_text(parent: str) -> None:
    point = "Pelayanan Statistik Terpadu BPS Kota Bima"
    point = point.upper() if parent.isupper() else point
    rows = "\n".join(f"{name}\t{text}" for name, text in ROWS)
    text = f"{parent}\n{point}\nSTANDAR PELAYANAN\nKONSULTASI STATISTIK\nKomponen\tUraian\n{rows}\n"
    unit = extract_document(read_document(text.encode(), "a.txt"), "a.txt").records[0].unit
    assert (unit.name, unit.hierarchy) == (point, [parent])
