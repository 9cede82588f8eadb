"""The routines that steps are, who acts in them, and what steps and papers are told apart by."""

import pytest

from corpus.alignment.align import align
from corpus.alignment.group import Entry
from corpus.alignment.item_acts import act_texts
from corpus.alignment.item_parts import papers_of
from corpus.alignment.masking import own_names
from corpus.alignment.meaning import read_meaning
from corpus.comparison.compare import ALIGN_OPTIONS
from tests.corpus.test_align import entries_of, texts_of

ROUTINES = [
    ("Warga mengambil karcis antrean di lobi", "antre"),
    ("Petugas memanggil pemohon sesuai urutan", "panggil"),
    ("Pemohon menunggu di ruang tunggu", "tunggu"),
    ("Pemohon mengisi formulir yang disediakan", "isi"),
    ("Pemohon menyerahkan berkas kepada petugas loket", "ajukan"),
    ("Penyerahan berkas persyaratan di loket", "ajukan"),
    ("Pemohon datang dengan membawa dokumen persyaratan", "ajukan"),
    ("Petugas loket meneliti kelengkapan berkas", "periksa"),
    ("Kepala seksi mengoreksi konsep surat", "koreksi"),
    ("Petugas memasukkan data ke aplikasi", "rekam"),
    ("Petugas meregistrasi permohonan", "nomor"),
    ("Operator mencetak kartu", "buat"),
    ("Sekretaris membubuhkan paraf pada konsep surat", "paraf"),
    ("Camat menandatangani surat keterangan", "tandatangan"),
    ("Pemohon menandatangani surat pernyataan", "teken"),
    ("Petugas menyerahkan surat kepada pemohon", "serah"),
    ("Pemohon menerima kartu yang sudah jadi", "serah"),
    ("Petugas memberikan tanda terima berkas", "tandaterima"),
    ("Tim melakukan peninjauan lapangan", "tinjau"),
    ("Petugas menjadwalkan peninjauan lapangan", "jadwal"),
    ("Petugas mengarsipkan berkas", "arsip"),
    ("Pemohon mengisi survei kepuasan", "nilai"),
    ("Petugas menolak permohonan", "tolak"),
    ("Cuaca cerah sepanjang hari", ""),
]


@pytest.mark.parametrize(("text", "routine"), ROUTINES, ids=[text for text, _ in ROUTINES])
def test_a_step_is_the_routine_that_it_says(text: str, routine: str) -> None:
    assert read_meaning(text).routine == routine


ACTORS = [
    ("Petugas memeriksa berkas pemohon", "petugas"),
    ("Berkas pemohon diperiksa oleh petugas", "petugas"),
    ("Berkas diserahkan kepada petugas", ""),
    ("Petugas mempersilakan pemohon mengisi formulir", "pemohon"),
    ("Lurah menandatangani surat", "pejabat"),
]


@pytest.mark.parametrize(("text", "actor"), ACTORS, ids=[text for text, _ in ACTORS])
def test_who_acts_is_not_who_receives(text: str, actor: str) -> None:
    assert read_meaning(text).actor == actor


def test_every_act_of_a_sentence_has_its_actor() -> None:
    text = "Petugas mengetik surat, mencetak surat dan menyerahkannya kepada lurah"
    assert all(one.startswith("Petugas ") for one in act_texts(text))


def test_what_somebody_wants_is_no_act() -> None:
    assert act_texts("Warga datang ke kantor untuk membuat surat pindah") == (
        "Warga datang ke kantor untuk membuat surat pindah",
    )
    assert len(act_texts("Petugas menyerahkan surat kepada lurah untuk ditandatangani")) == 2


def test_a_check_counts_for_papers_that_are_taken_in_first() -> None:
    assert act_texts("Petugas pendaftaran menerima dan mengecek berkas") == (
        "Petugas mengecek berkas",
    )


def test_a_level_after_another_is_no_name() -> None:
    names = own_names("Kecamatan Suka", "Kabupaten Maju")
    assert "lurah" in read_meaning("Surat pengantar dari Desa/Kelurahan", names).words


def test_a_second_verb_ends_a_clause() -> None:
    meaning = read_meaning("Pertanyaan yang belum terjawab diteruskan kepada ahli")
    assert "arah" in set(meaning.words) - set(meaning.aside)
    aside = read_meaning("Surat keterangan RT yang menyatakan alamat warga").aside
    assert {"alamat", "nyata"} <= set(aside)


def test_whose_papers_are_is_shared_by_those_before() -> None:
    text = "Fotokopi KTP dan KK orang tua (bila ada) / akta kematian (jika sudah wafat)"
    first = papers_of(text)[0].text
    assert "orang tua" in first
    assert "wafat" not in first


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Surat pernyataan bermeterai Rp10.000", 1),
        ("Surat pernyataan (materai 10.000)", 1),
        ("Formulir yang ditandatangani disertai materai 10.000", 1),
        ("Fotokopi KTP, KK, materai 10.000 dua lembar", 3),
    ],
)
def test_a_stamp_on_a_paper_is_no_paper(text: str, count: int) -> None:
    assert len(papers_of(text)) == count


def test_a_witness_card_and_a_card_are_two() -> None:
    offices = {f"kantor-{n}": ["Fotokopi KTP"] for n in range(4)}
    offices["kantor-9"] = ["Fotokopi KTP dua orang saksi"]
    groups = texts_of(align(entries_of(offices), ALIGN_OPTIONS["persyaratan"]))
    assert {"Fotokopi KTP dua orang saksi"} in groups


def test_letters_of_others_are_others() -> None:
    offices = {f"kantor-{n}": ["Surat pengantar RT/RW"] for n in range(4)}
    offices["kantor-9"] = ["Surat pengantar dari kelurahan"]
    groups = texts_of(align(entries_of(offices), ALIGN_OPTIONS["persyaratan"]))
    assert {"Surat pengantar dari kelurahan"} in groups


SAME_STEPS = [
    ("Kepala dinas menandatangani izin", "Penandatanganan surat izin oleh kepala dinas"),
    ("Petugas memeriksa kelengkapan berkas", "Verifikasi dokumen persyaratan oleh verifikator"),
    ("Pemohon mengajukan permohonan di loket", "Warga menyerahkan berkas kepada petugas loket"),
    ("Petugas menyerahkan surat kepada pemohon", "Pemohon mengambil surat di loket"),
]
OTHER_STEPS = [
    ("Pemohon menandatangani formulir", "Camat menandatangani surat"),
    ("Petugas memeriksa berkas", "Petugas mencetak surat"),
    ("Pemohon menyerahkan berkas", "Petugas menyerahkan surat kepada pemohon"),
    ("Petugas menjadwalkan survei lapangan", "Tim melakukan survei lapangan"),
]


def _are_one(one: str, other: str) -> bool:
    entries = entries_of({"kantor-a": [one], "kantor-b": [other]})
    return len(align(entries, ALIGN_OPTIONS["prosedur"])) == 1


@pytest.mark.parametrize(("one", "other"), SAME_STEPS, ids=[one for one, _ in SAME_STEPS])
def test_one_routine_in_two_wordings_is_one_step(one: str, other: str) -> None:
    assert _are_one(one, other)


@pytest.mark.parametrize(("one", "other"), OTHER_STEPS, ids=[one for one, _ in OTHER_STEPS])
def test_two_routines_are_two_steps(one: str, other: str) -> None:
    assert not _are_one(one, other)


def test_groups_of_steps_are_the_same_in_any_order() -> None:
    lists = {
        f"kantor-{n}": [pair[n % 2] for pair in SAME_STEPS] + [OTHER_STEPS[n % 4][1]]
        for n in range(6)
    }
    entries: list[Entry] = entries_of(lists)
    forward = align(entries, ALIGN_OPTIONS["prosedur"])
    assert align(entries[::-1], ALIGN_OPTIONS["prosedur"]) == forward
