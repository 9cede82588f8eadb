"""Items grouped by meaning: wording folded, numbers and denials kept apart, one item an office."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.align import align
from corpus.alignment.group import Entry
from corpus.alignment.masking import own_names
from corpus.alignment.meaning import read_meaning
from corpus.alignment.vocabulary import folded_word, stem, vocabulary
from corpus.comparison.compare import ALIGN_OPTIONS

STEPS = ALIGN_OPTIONS["prosedur"]


def entries_of(lists: dict[str, list[str]], group: str = "") -> list[Entry]:
    return [
        Entry(
            office,
            group,
            f"persyaratan.items[{position}]",
            text,
            position,
            (position + 0.5) / len(texts),
            read_meaning(text),
        )
        for office, texts in lists.items()
        for position, text in enumerate(texts)
    ]


def texts_of(groups: list[list[Entry]]) -> list[set[str]]:
    return [{entry.text for entry in group} for group in groups]


SAME = [
    ("Memiliki alamat e-mail aktif", "Pemohon mempunyai alamat surel yang masih berlaku"),
    ("Fotokopi KTP", "Foto copy Kartu Tanda Penduduk elektronik pemohon"),
    ("Pas foto berwarna 3x4 sebanyak 2 (dua) lembar", "2 lembar pasfoto ukuran 3x4"),
    ("Petugas memverifikasi berkas", "Pemeriksaan kelengkapan berkas oleh petugas"),
    ("Surat kuasa bila dikuasakan", "Surat kuasa apabila pengurusan dikuasakan"),
    ("Pasien mendaftar di loket pendaftaran", "Pendaftaran pasien di loket"),
    ("Petugas menyerahkan kartu kepada pemohon", "Pemohon menerima kartu dari petugas"),
    ("Mengisi buku tamu", "Pengunjung mencatatkan diri pada daftar hadir"),
    ("Pas foto 4 x 6 sebanyak 6 lembar", "Enam lembar foto ukuran 4x6"),
    ("Sertifikat kursus higiene", "Sertipikat pelatihan hygiene"),
    ("Surat pengantar RT/RW", "Pengantar dari ketua RT dan RW"),
    ("STNK asli", "Surat Tanda Nomor Kendaraan (asli)"),
    ("Fotokopi SPPT PBB tahun berjalan", "FC SPPT Pajak Bumi dan Bangunan terakhir"),
    ("Surat pernyataan tidak mampu bermeterai", "Pernyataan miskin di atas materai"),
    ("Bukti setor PNBP", "Slip setoran PNBP"),
    ("Petugas menelaah dokumen", "Pengecekan kelengkapan persyaratan"),
    ("Berkas yang kurang lengkap dikembalikan", "Bila belum memenuhi syarat, berkas dikembalikan"),
    ("Petugas mencetak KK yang telah disetujui", "Pencetakan Kartu Keluarga"),
    ("Pemohon mengunggah berkas", "Upload dokumen persyaratan"),
    ("Kasi membubuhkan paraf", "Pemarafan oleh kepala seksi"),
    ("Tim meninjau lokasi usaha", "Inspeksi ke tempat usaha oleh tim"),
    ("Kepala Dinas menandatangani izin", "Izin ditandatangani pejabat yang berwenang"),
    ("Petugas loket pendaftaran menerima berkas", "Berkas diserahkan ke petugas"),
]
# A group is a paper: how many copies, and of which size, its members say.
SAME += [
    ("Pas foto 3x4", "Pas foto 4x6"),
    ("Fotokopi KTP 1 lembar", "Fotokopi KTP 3 lembar"),
]
OTHER = [
    ("Fotokopi KTP", "Fotokopi KK"),
    ("Ijazah asli", "Fotokopi ijazah"),
    ("Dapat diwakilkan", "Tidak dapat diwakilkan"),
    ("Petugas menerima berkas dari pemohon", "Petugas menyerahkan berkas kepada pemohon"),
    ("Rekomendasi dari puskesmas", "Rekomendasi dari organisasi profesi"),
    ("NPWP perusahaan", "Akta pendirian perusahaan"),
    ("Akta kelahiran", "Akta kematian"),
    ("Bukti bayar BPHTB", "Bukti bayar PPh"),
    ("Surat permohonan bermeterai", "Surat pernyataan bermeterai"),
    ("STNK asli", "BPKB asli"),
    ("Surat keterangan dari sekolah", "Surat keterangan dari rumah sakit"),
]
OTHER_STEPS = [
    ("Petugas mencetak STNK", "Petugas menyerahkan STNK kepada pemohon"),
    ("Petugas memeriksa sampel", "Petugas mengambil sampel"),
    ("Pemohon mengisi formulir", "Pemohon menyerahkan formulir kepada petugas"),
    ("Kepala bidang memaraf surat", "Kepala dinas menandatangani surat"),
    ("Penjadwalan wawancara", "Petugas mewawancarai pemohon"),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=[one for one, _ in SAME])
def test_same_meaning_is_one_group(one: str, other: str) -> None:
    assert len(align(entries_of({"a": [one], "b": [other]}))) == 1


@pytest.mark.parametrize(("one", "other"), OTHER, ids=[one for one, _ in OTHER])
def test_other_meaning_stays_apart(one: str, other: str) -> None:
    assert len(align(entries_of({"a": [one], "b": [other]}))) == 2


@pytest.mark.parametrize(("one", "other"), OTHER_STEPS, ids=[one for one, _ in OTHER_STEPS])
def test_another_act_is_another_step(one: str, other: str) -> None:
    assert len(align(entries_of({"a": [one], "b": [other]}), STEPS)) == 2


@pytest.mark.parametrize("person", ["saksi", "orang tua", "ahli waris", "penerima kuasa"])
def test_papers_of_two_persons_stay_apart(person: str) -> None:
    own = ["Fotokopi KTP pemohon", f"Fotokopi KTP {person}"]
    other = [f"KTP {person} (fotokopi)", "FC KTP pemohon", "Pas foto 3x4"]
    groups = texts_of(align(entries_of({"a": own, "b": other, "c": own, "d": other})))
    assert {own[0], other[1]} in groups
    assert {own[1], other[0]} in groups


def test_lone_products_are_one_product_where_nearly_all_have_one() -> None:
    lists = {"a": ["Kartu uji"], "b": ["Bukti lulus"], "c": ["Kartu uji"], "d": ["Sertifikat"]}
    assert len(align(entries_of(lists), ALIGN_OPTIONS["produk"])) == 1
    assert len(align(entries_of(lists))) == 3


def test_what_is_left_over_pairs_off() -> None:
    """Two wordings that share one word only, with nothing else in any list that is like them."""
    usual = ["Pasien mendaftar", "Petugas memasang gelang identitas", "Dokter memeriksa"]
    other = ["Pendaftaran pasien", "Pemberian gelang", "Pemeriksaan dokter"]
    groups = align(entries_of({"a": usual, "b": usual, "c": other, "d": other}), STEPS)
    assert len(groups) == 3


def test_an_office_has_one_item_in_a_group() -> None:
    groups = align(entries_of({"a": ["Fotokopi KTP ayah", "Fotokopi KTP ibu"], "b": ["KTP ibu"]}))
    for group in groups:
        assert max(Counter(entry.record_id for entry in group).values()) == 1


def test_printed_groups_may_repeat_an_item() -> None:
    entries = entries_of({"a": ["Alamat surel aktif"]}, "offline")
    entries += entries_of({"a": ["Alamat e-mail yang aktif"]}, "online")
    assert len(align(entries)) == 1


def test_place_decides_where_words_leave_doubt() -> None:
    first = ["Pasien mendaftar", "Perawat mengukur tekanan darah", "Dokter memeriksa", "Obat"]
    second = ["Pasien mendaftar", "Pengukuran tanda vital perawat", "Dokter memeriksa", "Obat"]
    groups = align(entries_of({"a": first, "b": first, "c": second}), STEPS)
    assert {first[1], second[1]} in texts_of(groups)


def test_groups_come_in_the_usual_order() -> None:
    lists = {name: ["Mengambil antrean", "Mencetak kartu", "Mengarsipkan"] for name in "abc"}
    assert [group[0].text for group in align(entries_of(lists), STEPS)] == lists["a"]


def test_order_of_the_entries_does_not_matter() -> None:
    lists = {
        "a": ["Fotokopi KTP", "Formulir permohonan", "Pas foto"],
        "b": ["Formulir yang diisi", "Salinan KTP", "Pasfoto berwarna"],
        "c": ["Kartu Tanda Penduduk", "Surat pengantar desa"],
    }
    entries = entries_of(lists)
    expected = {frozenset(entry for entry in group) for group in align(entries)}
    random.Random(1).shuffle(entries)
    assert {frozenset(entry for entry in group) for group in align(entries)} == expected


def test_own_names_are_masked() -> None:
    one = own_names("Dinas Kesehatan Kabupaten Garut", "Kabupaten Garut")
    other = own_names("Puskesmas Mekar Kota Makassar", "Kota Makassar")
    first = read_meaning("Datang ke Dinas Kesehatan Kabupaten Garut", one)
    assert first == read_meaning("Datang ke Puskesmas Mekar Kota Makassar", other)


def test_name_of_another_office_is_not_masked() -> None:
    own = own_names("Dinas Penanaman Modal Kabupaten Garut", "Kabupaten Garut")
    assert "sehat" in read_meaning("Rekomendasi Dinas Kesehatan", own).words


@pytest.mark.parametrize(
    ("one", "other"),
    [("mengirimkan", "pengiriman"), ("memeriksa", "diperiksa"), ("penyerahan", "menyerahkan")],
)
def test_forms_of_a_word_have_one_key(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert folded_word(one) == folded_word(other)


def test_vocabulary_folds_each_word_once() -> None:
    """A head of a group that folds to another head would make its group unreachable."""
    known = vocabulary()
    for stem_key, head in known.synonyms.items():
        assert known.synonyms.get(head, head) == head, (stem_key, head)


def test_no_entries_no_groups() -> None:
    assert align([]) == []


@given(st.text(max_size=300))
def test_any_text_has_a_meaning(text: str) -> None:
    assert read_meaning(text) == read_meaning(text)


@given(st.lists(st.text(alphabet="abk tpn12", max_size=30), max_size=12))
def test_every_entry_is_in_one_group(texts: list[str]) -> None:
    entries = entries_of({"a": texts[::2], "b": texts[1::2]})
    found = [entry for group in align(entries) for entry in group]
    assert Counter(found) == Counter(entries)


def test_many_offices_cost_little_more_than_their_wordings() -> None:
    """Five thousand lists of ten sentences in a few wordings; guards against pairs of items."""
    wordings = [f"{verb} dokumen nomor {noun}" for verb in ("Melampirkan", "Membawa")
                for noun in ("akta", "paspor", "izin", "denah", "surat tanah")]  # fmt: skip
    lists = {f"{number:05}": wordings[:5] for number in range(5000)}
    groups = align(entries_of(lists))
    assert sum(map(len, groups)) == 25_000


LABELS = json.loads(
    (Path(__file__).parents[1] / "labels" / "alignment_labels.json").read_text("utf-8")
)


def labelled_lists(offices: int) -> Iterator[tuple[str, list[Entry], dict[tuple[str, str], str]]]:
    """Lists of offices that each word every item in one of its four ways."""
    for service in LABELS.values():
        for component, concepts in service.items():
            entries: list[Entry] = []
            labels: dict[tuple[str, str], str] = {}
            for office in range(offices):
                texts = [
                    wordings[(office * (1 + office // 4) + number * (office // 4)) % 4]
                    for number, wordings in enumerate(concepts.values())
                ]
                for entry, concept in zip(
                    entries_of({f"kantor-{office}": texts}), concepts, strict=True
                ):
                    entries.append(entry)
                    labels[(entry.record_id, entry.path)] = concept
            yield component, entries, labels


@pytest.mark.parametrize(
    ("offices", "least_precision", "least_recall"), [(4, 0.99, 0.97), (12, 0.99, 0.98)]
)
def test_labelled_items_find_their_like(
    offices: int, least_precision: float, least_recall: float
) -> None:
    """Pairs of items over five services that the synthetic corpus does not have."""
    joined, right, wanted = 0, 0, 0
    for component, entries, labels in labelled_lists(offices):
        for group in align(entries, ALIGN_OPTIONS[component]):
            counts = Counter(labels[(entry.record_id, entry.path)] for entry in group)
            joined += pairs(len(group))
            right += sum(pairs(count) for count in counts.values())
        wanted += sum(pairs(count) for count in Counter(labels.values()).values())
    assert right / joined >= least_precision
    assert right / wanted >= least_recall


def pairs(count: int) -> int:
    return count * (count - 1) // 2
