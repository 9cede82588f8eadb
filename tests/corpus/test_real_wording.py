"""What offices' own wording asks of a comparison: what is no paper, what is no act, groups."""

from typing import Any

import pytest

from corpus.alignment.item_parts import acts_of, papers_of
from corpus.alignment.meaning import read_meaning
from corpus.comparison.compare import compare_records, service_key
from corpus.grouping.list_items import compared_items
from corpus.schema import Item, Service, ServiceStandard
from normalizers.item.actor_names import usual_actors, usual_applicants
from normalizers.item.word_lists import pattern_rows
from normalizers.service.service import classify_service
from tests.support.builders import PLACE, make_items, make_list, make_record

ASKED = [
    ("Surat pernyataan (jika tidak memiliki buku nikah atau akta cerai)", ["Surat pernyataan"]),
    ("Bagi yang sudah mempunyai NPWP wajib melampirkan SIUP dan TDP", ["SIUP", "TDP"]),
    ("Dalam hal KTP hilang, pemohon melampirkan surat kehilangan", ["surat kehilangan"]),
    ("Penggantian paspor rusak (paspor rusak, KTP, akta kelahiran)", ["paspor", "KTP", "akta"]),
    ("Ijazah dan apabila hilang harus ada surat kehilangan", ["Ijazah", "surat kehilangan"]),
    ("Surat pengantar SIM", ["Surat pengantar SIM"]),
    ("KTP/KK penjual dan/atau pembeli", ["KTP penjual", "KK penjual"]),
    ("Peserta yang diwakilkan dilampiri dengan KTP dan surat kuasa", ["KTP", "surat kuasa"]),
]
DONE = [
    ("Setelah berkas lengkap, petugas mencetak kartu", ["petugas mencetak kartu"]),
    ("Kartu yang telah dicetak, diserahkan oleh petugas", ["diserahkan oleh petugas"]),
    ("Kader mendata balita dan pasien menunggu", ["mendata balita", "pasien menunggu"]),
    ("Petugas memeriksa surat, jika keliru dikembalikan", ["memeriksa surat"]),
]


@pytest.mark.parametrize(("text", "papers"), ASKED, ids=[text for text, _ in ASKED])
def test_only_what_is_asked_is_a_paper_of_an_item(text: str, papers: list[str]) -> None:
    parts = papers_of(text)
    assert len(parts) == len(papers)
    for part, paper in zip(parts, papers, strict=True):
        assert paper in part.text


@pytest.mark.parametrize(("text", "acts"), DONE, ids=[text for text, _ in DONE])
def test_only_what_is_done_is_an_act_of_a_step(text: str, acts: list[str]) -> None:
    parts = acts_of(text)
    assert len(parts) == len(acts)
    for part, act in zip(parts, acts, strict=True):
        assert act in part.text


def test_who_issues_a_paper_stands_aside_where_the_paper_says_which_it_is() -> None:
    assert "lurah" in read_meaning("Surat keterangan lahir dari desa").aside
    assert "lurah" not in read_meaning("Surat pengantar dari desa").aside


def test_a_paper_that_is_introduced_is_not_the_one_that_is_asked() -> None:
    assert read_meaning("Surat pengantar SIM").head == ""


def test_what_is_not_needed_is_denied() -> None:
    meaning = read_meaning("Ijazah tidak diperlukan bagi lansia")
    assert "ijazah" in meaning.denied
    assert "ijazah" not in meaning.words


def test_what_a_condition_denies_is_not_denied_of_the_item() -> None:
    assert read_meaning("Surat kuasa (jika tidak dapat hadir)").denied == ()


@pytest.mark.parametrize("text", ["F-2.04", "F2.04", "F.2.04", "Mengisi formulir F 2.04"])
def test_a_form_is_known_by_its_number(text: str) -> None:
    assert "f204" in read_meaning(text).words


def test_can_be_issued_says_nothing_of_who_gets_it() -> None:
    assert read_meaning("Kartu dapat dicetak").acts == ("cetak",)


def with_requirements(office: int, texts: list[Any]) -> ServiceStandard:
    return make_record(office, persyaratan=make_list(texts))


def groups_of(records: list[ServiceStandard]) -> list[set[str]]:
    """The texts of each group of requirements that has several."""
    service = compare_records(records).services[0]
    found = [{one.text for one in cluster.members} for cluster in service.components["persyaratan"]]
    return [texts for texts in found if len(texts) > 1]


def test_a_list_may_ask_for_a_paper_in_two_cases_and_from_two_issuers() -> None:
    records = [
        with_requirements(0, ["NPWP (anggota baru)", "NPWP (anggota lama)"]),
        with_requirements(1, ["NPWP", "Surat kematian dari dokter"]),
        with_requirements(2, ["Surat kematian dari dokter", "Surat kematian dari lurah"]),
    ]
    assert groups_of(records) == [
        {"NPWP (anggota baru)", "NPWP (anggota lama)", "NPWP"},
        {"Surat kematian dari dokter", "Surat kematian dari lurah"},
    ]


def test_papers_of_the_same_person_are_not_the_same_paper() -> None:
    records = [
        with_requirements(0, ["NPWP penjual"]),
        with_requirements(1, ["Surat domisili penjual"]),
    ]
    assert groups_of(records) == []


def _below(text: str, *papers: str) -> Item:
    return Item(number="1", text=text, children=make_items(list(papers)), provenance=PLACE)


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Kartu anggota karena pindah alamat", False),
        ("Penerbitan SIM baru", False),
        ("Paspor hilang", False),
        ("Surat kuasa", True),
    ],
)
def test_the_papers_below_a_case_are_compared_in_its_place(text: str, is_said: bool) -> None:
    record = with_requirements(0, [_below(text, "KTP", "NPWP")])
    texts = [row.item.text for row in compared_items(record, "persyaratan")]
    assert texts == [*[text] * is_said, "KTP", "NPWP"]


@pytest.mark.parametrize("text", ["Foto copy", "Asli dan fotokopi", "Fotokopi:", "Membawa salinan"])
def test_a_form_without_a_paper_is_no_item(text: str) -> None:
    record = with_requirements(0, [text, "KTP"])
    assert [row.item.text for row in compared_items(record, "persyaratan")] == ["KTP"]


USUAL = ["Fotokopi KTP", "Pas foto 3x4", "Surat permohonan"]
NO_NEWS = [
    "KTP dan kartu nelayan",  # of two papers, one is usual
    "Fotokopi data pendukung",
    "Surat permohonan tidak diperlukan bagi lansia",
    "Foto copy",
]


@pytest.mark.parametrize("text", NO_NEWS)
def test_what_says_little_is_no_news_where_an_office_alone_has_it(text: str) -> None:
    records = [with_requirements(office, USUAL) for office in range(6)]
    records.append(with_requirements(6, [*USUAL[1:], text] if "KTP" in text else [*USUAL, text]))
    rules = {one.rule for one in compare_records(records).findings}
    assert not rules & {"requirement-extra", "requirement-missing"}


def test_what_has_a_name_is_news_where_an_office_alone_has_it() -> None:
    records = [with_requirements(office, USUAL) for office in range(6)]
    records.append(with_requirements(6, [*USUAL, "Kartu nelayan"]))
    assert "requirement-extra" in {one.rule for one in compare_records(records).findings}


@pytest.mark.parametrize(
    "title", ["Standar Operasional Prosedur (SOP) Pelayanan Publik", "Persyaratan Pelayanan"]
)
def test_a_title_that_every_standard_may_have_makes_no_service_of_two(title: str) -> None:
    service = Service(kind=None, label=None, title=title, confidence=0.0)
    keys = {service_key(make_record(office, service=service)) for office in range(2)}
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("title", "product", "kind"),
    [
        ("Surat Izin Praktik Bidan", "Rekomendasi Surat Izin Praktik Bidan", "rekomendasi"),
        ("Paspor", "Surat Rekomendasi Paspor", "rekomendasi-paspor"),
        ("Paspor", "Paspor", "paspor"),
        ("Izin Penelitian", "Surat Rekomendasi Penelitian", "izin-penelitian"),
    ],
)
def test_who_only_recommends_gives_another_service(title: str, product: str, kind: str) -> None:
    found = classify_service(title, products=[product]).kind
    assert found is not None
    assert found.startswith(kind)


def test_who_usually_acts_is_among_all_who_may_act() -> None:
    rows = {row["id"]: set(row["patterns"]) for row in pattern_rows("actors")}
    assert set(usual_applicants()) <= rows["applicant"]
    assert set(usual_actors()) - set(usual_applicants()) <= rows["officer"] | rows["head"] | {
        "penyedia"
    }
