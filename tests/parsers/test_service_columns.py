"""Tables with the components down the side and the services across."""

from __future__ import annotations

import pytest

from tests.support.drawn_pages import Drawing, body, standards_of
from tests.support.typed_texts import extracted

HEAD = ("Komponen", "Pinjam Kostum", "Sewa Gedung")
ROWS = (
    ("Persyaratan", "1. Kartu anggota<br>2. Surat pengantar", "Proposal kegiatan"),
    ("Prosedur", "1. Mengisi formulir<br>2. Menerima kostum", "1. Mengisi buku<br>2. Membayar"),
    ("Jangka Waktu", "1 hari kerja", "3 hari kerja"),
    ("Biaya/Tarif", "Gratis", "Rp50.000 per jam"),
    ("Produk Layanan", "Kartu pinjam", "Surat izin pakai"),
)


def as_pipes(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join(f"|{'|'.join(row)}|\n" for row in (rows[0], ("---",) * len(rows[0]), *rows[1:]))


def as_html(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "\n".join(f"<tr>{row}</tr>" for row in cells) + "</table>\n"


def numbered(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return (("No", *rows[0]), *((f"{n}.", *row) for n, row in enumerate(rows[1:], 1)))


@pytest.mark.parametrize("form", [as_pipes, as_html])
@pytest.mark.parametrize("has_numbers", [False, True])
def test_each_service_has_its_own_columns_values(form: object, has_numbers: bool) -> None:
    rows = (HEAD, *ROWS)
    text = "SANGGAR TARI KENANGA\n\nSTANDAR PELAYANAN\n\n"
    assert callable(form)
    text += form(numbered(rows) if has_numbers else rows)
    one, other = extracted(text, "naskah.md").records
    assert (one.service.title, other.service.title) == HEAD[1:]
    assert [record.biaya and record.biaya.kind for record in (one, other)] == ["free", "fixed"]
    times = [record.waktu.durations[0].maximum for record in (one, other) if record.waktu]
    assert times == [1, 3]
    lists = [record.persyaratan.items for record in (one, other) if record.persyaratan]
    assert [len(items) for items in lists] == [2, 1]


def test_a_column_for_remarks_is_no_service() -> None:
    rows = (("Komponen", "Uraian", "Keterangan"), *((a, b, "-") for a, b, _ in ROWS))
    (record,) = extracted("SANGGAR TARI KENANGA\n\n" + as_pipes(rows), "naskah.md").records
    assert record.biaya is not None
    assert record.biaya.kind == "free"


def test_a_column_that_is_there_twice_is_one() -> None:
    rows = (("Komponen", "Komponen", "Uraian", "Uraian"), *((a, a, b, b) for a, b, _ in ROWS))
    (record,) = extracted("SANGGAR TARI KENANGA\n\n" + as_pipes(rows), "naskah.md").records
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Kartu anggota", "Surat pengantar"]
    assert record.unrecognized == []


def test_a_backslash_that_ends_a_line_is_no_text() -> None:
    rows = (("Komponen", "Uraian"), *((a, b.replace("<br>", "\\<br>")) for a, b, _ in ROWS))
    text = as_pipes(rows).replace("1. Kartu", "1\\. Kartu")
    (record,) = extracted("SANGGAR TARI KENANGA\n\n" + text, "naskah.md").records
    assert record.persyaratan is not None
    assert [item.text for item in record.persyaratan.items] == ["Kartu anggota", "Surat pengantar"]


SPANNED = """<table>
<tr><td rowspan="2">Komponen</td><td colspan="2">Jenis Pelayanan</td></tr>
<tr><td>Pinjam Kostum</td><td>Sewa Gedung</td></tr>
<tr><td>Persyaratan</td><td>Kartu anggota</td><td>Proposal kegiatan</td></tr>
<tr><td>Prosedur</td><td colspan="2">1. Mengisi buku<br>2. Menerima barang</td></tr>
<tr><td>Waktu</td><td>1 hari kerja</td><td>3 hari kerja</td></tr>
<tr><td>Biaya</td><td colspan="2">Gratis</td></tr>
<tr><td>Output</td><td>Kartu pinjam</td><td>Surat izin pakai</td></tr>
</table>
"""


def test_a_cell_across_the_services_holds_for_each() -> None:
    one, other = extracted("SANGGAR TARI KENANGA\n\n" + SPANNED, "naskah.md").records
    assert (one.service.title, other.service.title) == HEAD[1:]
    for record in (one, other):
        assert record.biaya is not None
        assert record.biaya.kind == "free"
        assert record.prosedur is not None
        assert [item.text for item in record.prosedur.items] == ["Mengisi buku", "Menerima barang"]
    times = [record.waktu.durations[0].maximum for record in (one, other) if record.waktu]
    assert times == [1, 3]


@pytest.mark.parametrize("is_repeated", [True, False], ids=["head again", "no head"])
def test_the_services_side_by_side_go_on_over_the_page(is_repeated: bool) -> None:
    page = Drawing()
    widths = (120.0, 180.0, 180.0)
    rows = [tuple(cell.replace("<br>", "\n") for cell in row) for row in ROWS]
    page.table([HEAD, *rows[:2]], widths)
    page.page()
    page.table(
        [*([HEAD] if is_repeated else []), ("", "", "3. Membawa kuitansi"), *rows[2:]], widths
    )
    one, other = standards_of(page.document())
    assert body(one, "waktu") == ["1 hari kerja"]
    assert body(other, "prosedur") == ["1. Mengisi buku", "2. Membayar", "3. Membawa kuitansi"]
    assert body(other, "biaya") == ["Rp50.000 per jam"]


def test_what_a_converter_left_of_merged_cells_is_no_services_value() -> None:
    """It fills what a merged cell covered with the text at its left, leaves it empty, or out."""
    rows = (
        ("No", "Jenis Layanan", "Persyaratan", "Prosedur", "Waktu", "Biaya", "Pengaduan"),
        ("1", "Pinjam Kostum", "Kartu", "Datang ke loket", "1 hari", "Gratis", "Kotak saran"),
        ("2", "Sewa Gedung", "Proposal", "Proposal", "2 hari", "2 hari", ""),
        ("3", "Sewa Lampu", "Surat", "1 hari"),
    )
    _, second, third = extracted("SANGGAR TARI KENANGA\n\n" + as_pipes(rows), "naskah.md").records
    assert second.waktu is not None
    assert second.waktu.durations[0].maximum == 2
    assert second.not_assessable == ["prosedur", "biaya", "pengaduan"]
    assert third.not_assessable == ["persyaratan", "prosedur", "waktu", "biaya", "pengaduan"]
    assert [one.text for one in third.unrecognized] == ["Surat", "1 hari"]
    rules = {one.rule for record in (second, third) for one in record.findings}
    assert not rules & {"component-missing", "component-empty", "time-unstated", "fee-unstated"}
