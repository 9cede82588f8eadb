"""Whether a text tells of a component, from what may hold one to what nothing else says."""

from __future__ import annotations

import pytest

from parsers.names.component_texts import bears_out, could_hold, fits, tells_of

PAPERS = ["Fotokopi KTP", "Surat pengantar RT"]
STEPS = ["Petugas memeriksa berkas", "Pemohon mengambil kartu"]
LAWS = ["Undang-Undang Nomor 25 Tahun 2009", "Peraturan Daerah Nomor 3 Tahun 2020"]


@pytest.mark.parametrize(
    ("component", "texts", "can_be", "surely"),
    [
        ("persyaratan", PAPERS, True, True),
        ("persyaratan", ["Tidak ada"], True, False),
        ("persyaratan", ["Warga kelurahan"], True, False),
        ("persyaratan", STEPS, False, False),
        ("persyaratan", LAWS, False, False),
        ("prosedur", STEPS, True, True),
        ("prosedur", PAPERS, False, False),
        ("dasar_hukum", LAWS, True, True),
        ("dasar_hukum", PAPERS, False, False),
        ("waktu", ["Paling lama 2 hari kerja"], True, True),
        ("waktu", ["Kartu keluarga"], False, False),
        ("biaya", ["Tidak dipungut biaya"], True, True),
        ("biaya", ["Kartu keluarga"], False, False),
        ("pengaduan", ["Telepon 0271 555123"], True, True),
        ("pengaduan", ["Kartu keluarga"], False, False),
        ("produk", ["Kartu keluarga"], True, False),
        ("produk", ["2 hari kerja"], False, False),
        ("waktu", [], False, False),
        ("persyaratan", [], True, False),
    ],
)
def test_a_text_can_be_what_a_name_asks_for(
    component: str, texts: list[str], can_be: bool, surely: bool
) -> None:
    assert fits(component, texts) is can_be
    assert bears_out(component, texts) is surely


@pytest.mark.parametrize(
    ("component", "line"),
    [("waktu", "2 hari kerja"), ("biaya", "Gratis"), ("pengaduan", "Kotak saran di loket")],
)
def test_what_tells_of_a_component_could_hold_it(component: str, line: str) -> None:
    assert tells_of(line, component)
    assert could_hold(line, component)
