"""What an item asks for or does, part by part; and which items of a list are compared."""

import pytest

from corpus.alignment.asides import split_asides
from corpus.alignment.item_parts import acts_of, papers_of
from corpus.comparison.whole_lists import is_whole
from corpus.grouping.list_items import compared_items
from corpus.schema import Item, ListComponent, ProcedureComponent
from tests.support.builders import PLACE, make_items, make_record

PAPERS = [
    ("Fotokopi KTP, KK dan akta lahir", [("KTP", False), ("KK", False), ("akta lahir", False)]),
    ("Fotokopi KTP (asli diperlihatkan),KK", [("KTP", False), ("KK", False)]),
    ("KTP atau SIM", [("KTP", True), ("SIM", True)]),
    ("KTP, SIM, atau paspor", [("KTP", True), ("SIM", True), ("paspor", True)]),
    ("KTP/SIM dan kartu keluarga", [("KTP", True), ("SIM", True), ("kartu keluarga", False)]),
    (
        "Kartu identitas (KTP, paspor)",
        [("Kartu identitas", False), ("KTP", True), ("paspor", True)],
    ),
    ("Ijazah serta KTP pemohon", [("Ijazah", False), ("KTP", False)]),
    ("Surat pengantar RT untuk KTP", [("Surat pengantar", False)]),
]
ACTS = [
    ("Pemarafan dan penandatanganan surat", ["Pemarafan surat", "penandatanganan surat"]),
    ("Petugas menerima dan memeriksa berkas", ["memeriksa berkas"]),
    ("Kasir menghitung tarif, lalu mencetak kuitansi", ["menghitung tarif", "mencetak kuitansi"]),
    ("Petugas memeriksa berkas. Bila belum lengkap, dikembalikan", ["memeriksa berkas"]),
    ("Pemohon mengisi formulir", ["mengisi formulir"]),
    # Signs with nothing between them.
    ("Petugas mencatat dan/ memindai buku", ["mencatat", "memindai buku"]),
    ("Petugas mencatat, / memindai, & menyimpan buku", ["mencatat", "memindai", "menyimpan buku"]),
]


@pytest.mark.parametrize(("text", "papers"), PAPERS, ids=[text for text, _ in PAPERS])
def test_each_paper_of_a_line_is_a_part(text: str, papers: list[tuple[str, bool]]) -> None:
    parts = papers_of(text)
    assert [part.is_alternative for part in parts] == [is_one for _, is_one in papers]
    for part, (paper, _) in zip(parts, papers, strict=True):
        assert paper in part.text


@pytest.mark.parametrize(("text", "acts"), ACTS, ids=[text for text, _ in ACTS])
def test_each_act_of_a_step_is_a_part(text: str, acts: list[str]) -> None:
    parts = acts_of(text)
    assert len(parts) == len(acts)
    for part, act in zip(parts, acts, strict=True):
        assert act in part.text


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("salin ktp bagi wna", ["salin", "ktp"]),
        ("jika hilang zzjeda melampirkan ktp", ["melampirkan", "ktp"]),
        ("pasfoto zzbuka merah zztutup", ["pasfoto"]),
        ("bagi wna", ["bagi", "wna"]),
    ],
)
def test_words_for_whom_and_when_stand_aside(text: str, core: list[str]) -> None:
    tokens, asides = split_asides(text.split())
    assert [token for token, is_out in zip(tokens, asides, strict=True) if not is_out] == core


def _group(text: str, texts: list[str], *, is_heading: bool) -> Item:
    return Item(number="1", text=text, heading=is_heading, children=make_items(texts),
                provenance=PLACE)  # fmt: skip


def test_items_below_every_heading_of_a_mixed_list_are_compared() -> None:
    items = [
        _group("Anggota baru", ["Fotokopi KTP", "Pas foto"], is_heading=True),
        _group("Perpanjangan", ["Kartu anggota lama"], is_heading=False),
    ]
    record = make_record(0, persyaratan=ListComponent(heading="Persyaratan", items=items))
    texts = [row.item.text for row in compared_items(record, "persyaratan")]
    assert texts == ["Fotokopi KTP", "Pas foto", "Kartu anggota lama"]


def test_a_step_with_details_is_that_step() -> None:
    step = _group("Petugas memeriksa berkas", ["Kelengkapan", "Keabsahan"], is_heading=False)
    part = ProcedureComponent(heading="Prosedur", form="list", items=[step], flowchart=[])
    record = make_record(0, prosedur=part)
    assert [row.item for row in compared_items(record, "prosedur")] == [step]


def test_a_list_with_unread_words_behind_its_heading_is_not_whole() -> None:
    record = make_record(0)
    assert is_whole(record, "persyaratan")
    unread = {
        "text": "Fotokopi kartu keluarga",
        "provenance": [{"page": 2, "bbox": [50, 90, 300, 99]}],
    }
    record = type(record).model_validate({**record.model_dump(), "unrecognized": [unread]})
    assert not is_whole(record, "persyaratan")
