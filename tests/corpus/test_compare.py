"""The same service over its offices: what is out of line, and where nothing may be said."""

import hashlib
import json
import random
from typing import Any

import pytest

from corpus.comparison.compare import compare_records
from corpus.comparison.settings import Settings
from corpus.grouping.comparison import CompareOptions, Comparison
from corpus.pipeline import extract_document
from corpus.rules.rules import find_in_record
from corpus.sample.sample import write_sample
from corpus.schema import Decree, Finding, Item, ListComponent, Service, ServiceStandard
from extractor.read import read_document
from tests.support.builders import PLACE, REQUIREMENTS, STEPS, make_items, make_record

OFFICES = 8
SAMPLE_DOCUMENTS = 24  # three services in each of eight offices, with every fault that fits
CROSS = {
    "requirement-missing",
    "requirement-extra",
    "requirement-differs",
    "step-missing",
    "step-extra",
    "step-order",
    "time-outlier",
    "fee-outlier",
    "product-missing",
    "channel-missing",
    "standard-superseded",
}
TARIFF = "Sesuai Peraturan Pemerintah Nomor 13 Tahun 2024: Publikasi : Rp {},- per buku"


def offices(count: int = OFFICES, **changes: Any) -> list[ServiceStandard]:
    """Sound records; `changes` are those of the first office."""
    records = [make_record(office) for office in range(count)]
    if changes:
        records[0] = make_record(0, **changes)
    return records


def cross_findings(records: list[ServiceStandard], **options: Any) -> list[Finding]:
    comparison = compare_records(records, Settings({}, CompareOptions(**options)))
    return [finding for finding in comparison.findings if finding.rule in CROSS]


def test_offices_that_agree_have_no_findings() -> None:
    assert cross_findings(offices()) == []


RAISED = [
    ("requirement-missing", {"persyaratan": list(REQUIREMENTS[:2])}, {}),
    ("requirement-extra", {"persyaratan": [*REQUIREMENTS, "Surat keterangan catatan polisi"]}, {}),
    ("requirement-differs", {"persyaratan": [*REQUIREMENTS[:2], "Pas foto 3x4"]}, {}),
    ("step-missing", {"prosedur": [STEPS[0], *STEPS[2:]]}, {}),
    ("step-extra", {"prosedur": [*STEPS, "Pemohon difoto untuk dokumentasi acara"]}, {}),
    ("step-order", {"prosedur": [STEPS[0], STEPS[2], STEPS[1], STEPS[3]]}, {}),
    ("time-outlier", {"waktu": "3 hari kerja"}, {}),
    ("fee-outlier", {"biaya": TARIFF.format("30.000")}, {}),
    ("product-missing", {"produk": ["Kartu contoh"]}, {"produk": ["Kartu contoh", "Buku saku"]}),
    ("channel-missing", {"pengaduan": "Telepon: 0262-550670"}, {}),
    ("fee-outlier", {"biaya": TARIFF.format("300.000")}, {"biaya": TARIFF.format("30.000")}),
    ("fee-outlier", {"biaya": "Gratis"}, {"biaya": TARIFF.format("30.000")}),
]


@pytest.mark.parametrize(
    ("rule", "own", "others"), RAISED, ids=[f"{r}-{n}" for n, (r, _, _) in enumerate(RAISED)]
)
def test_deviation_is_reported_once(rule: str, own: dict[str, Any], others: dict[str, Any]) -> None:
    records = [make_record(0, **own), *(make_record(n, **others) for n in range(1, OFFICES))]
    found = cross_findings(records)
    assert [(one.rule, one.record_id) for one in found] == [(rule, records[0].record_id)]
    (finding,) = found
    if "count" in finding.parameters and rule not in ("requirement-extra", "step-extra"):
        assert (finding.parameters["count"], finding.parameters["total"]) == (7, 7)


@pytest.mark.parametrize(
    ("rule", "own", "others"), RAISED, ids=[f"{r}-{n}" for n, (r, _, _) in enumerate(RAISED)]
)
def test_two_offices_prove_nothing(rule: str, own: dict[str, Any], others: dict[str, Any]) -> None:
    assert cross_findings([make_record(0, **own), make_record(1, **others)]) == []


SILENT = [
    # the same in other words
    {"persyaratan": ["Salinan Kartu Tanda Penduduk", *REQUIREMENTS[1:]]},
    {"prosedur": [STEPS[0], "Kelengkapan berkas diverifikasi petugas", *STEPS[2:]]},
    {"waktu": "Paling lama 10 (sepuluh) menit"},
    {"biaya": "Gratis"},
    # what cannot be judged, or has a finding of its own
    {"persyaratan": [], "not_assessable": ["persyaratan"]},
    {"produk": ["-"]},
    {"prosedur": None},
    {"biaya": "Tidak jelas"},
    {"waktu": "Sesuai antrean"},
    # a list crammed into one item says nothing about the others
    {"prosedur": ["; ".join(STEPS)]},
    # an extra item that may be a missing one in other words
    {"persyaratan": [REQUIREMENTS[0], REQUIREMENTS[2], "Biodata keluarga pada formulir desa"]},
    # an item in the place of a missing one, in words that no other office has
    {"prosedur": [STEPS[0], "Loket menimbang isi map", *STEPS[2:]]},
    # a longer item that says the missing one among other things
    {"prosedur": [STEPS[0], f"{STEPS[1]}. 3) {STEPS[2]}", STEPS[3]]},
    # other numbers to call, but numbers
    {"pengaduan": "Email: a@example.go.id\nWA: 081234567890"},
]


@pytest.mark.parametrize("changes", SILENT, ids=[str(n) for n in range(len(SILENT))])
def test_look_alike_is_not_reported(changes: dict[str, Any]) -> None:
    assert cross_findings(offices(**changes)) == []


def test_an_extra_step_elsewhere_is_no_missing_one() -> None:
    """The office lacks the second step, and has one of its own at another place."""
    steps = [STEPS[0], *STEPS[2:], "Pemohon difoto untuk dokumentasi acara"]
    found = {one.rule for one in cross_findings(offices(prosedur=steps))}
    assert found == {"step-missing", "step-extra"}


def test_another_paper_in_the_place_is_no_missing_one() -> None:
    own = [REQUIREMENTS[0], REQUIREMENTS[1], "Fotokopi NPWP"]
    found = {one.rule for one in cross_findings(offices(persyaratan=own))}
    assert found == {"requirement-missing", "requirement-extra"}


def test_no_majority_no_finding() -> None:
    """Half the offices ask for a thing: neither half is out of line."""
    more = [*REQUIREMENTS, "Surat pengantar RT"]
    records = [make_record(n, persyaratan=more if n % 2 else list(REQUIREMENTS))
               for n in range(OFFICES)]  # fmt: skip
    assert cross_findings(records) == []


def test_times_that_scatter_have_no_outlier() -> None:
    texts = ["5 menit", "3 jam", "2 hari kerja", "14 hari kerja", "30 menit", "1 hari kerja"]
    records = [make_record(n, waktu=text) for n, text in enumerate([*texts, "2 bulan"])]
    assert cross_findings(records) == []


def test_what_one_office_offers_online_is_not_extra() -> None:
    items = [
        Item(number=None, text="Layanan luring", heading=True, provenance=PLACE,
             children=[one.model_copy(update={"channel": "offline"})
                       for one in make_items(REQUIREMENTS)]),
        Item(number=None, text="Layanan daring", heading=True, provenance=PLACE,
             children=[Item(number="1", text="Akun pada aplikasi", channel="online",
                            provenance=PLACE)]),
    ]  # fmt: skip
    part = ListComponent(heading="Persyaratan", items=items)
    assert cross_findings(offices(persyaratan=part)) == []


def test_finding_says_what_it_is_measured_against() -> None:
    (finding,) = cross_findings(offices(waktu="3 hari kerja"))
    assert finding.parameters["text"] == "3 hari kerja"
    assert finding.parameters["reference"] == "10 menit"
    assert "7 dari 7 kantor lain: 10 menit" in finding.message
    assert finding.evidence[0].quote == "3 hari kerja"


def test_missing_item_shows_another_office_words() -> None:
    (finding,) = cross_findings(offices(persyaratan=list(REQUIREMENTS[:2])))
    assert finding.evidence[-1].record_id != finding.record_id
    assert finding.evidence[-1].quote == REQUIREMENTS[2]


def test_contradictory_fee_is_reported_as_that_only() -> None:
    """Free, but the steps charge: an outlier beside it would say the same twice."""
    tariff = TARIFF.format("30.000")
    steps = [*STEPS, "Pemohon melakukan pembayaran melalui kode billing"]
    records = [make_record(n, biaya=tariff, prosedur=steps) for n in range(1, OFFICES)]
    odd = make_record(0, biaya="Gratis", prosedur=steps)
    odd = odd.model_copy(update={"findings": list(find_in_record(odd))})
    rules = [one.rule for one in compare_records([odd, *records]).findings]
    assert rules == ["fee-disagrees"]


def test_newer_standard_of_an_office_counts() -> None:
    old = make_record(
        0,
        record_id="f" * 16 + "-0",
        path="lama.pdf",
        waktu="30 menit",
        decree=None,
    ).model_copy(update={"decree": Decree(raw="9 Tahun 2019", number="9", year=2019)})
    comparison = compare_records([old, *offices()])
    (finding,) = [one for one in comparison.findings if one.rule in CROSS]
    assert (finding.rule, finding.record_id) == ("standard-superseded", old.record_id)
    assert finding.parameters["current"] == "contoh-0.pdf"
    assert len(comparison.services[0].current) == OFFICES


def test_same_standard_twice_is_no_finding() -> None:
    copy = make_record(0, record_id="f" * 16 + "-0", path="salinan.pdf")
    assert cross_findings([copy, *offices()]) == []


def titled(title: str, record_id: str, **changes: Any) -> ServiceStandard:
    service = Service(kind="layanan-contoh", label="Layanan contoh", title=title, confidence=0.9)
    return make_record(0, record_id=record_id, service=service, **changes)


def test_service_split_into_two_counts_as_one_office() -> None:
    """What one part lacks the other has, so nothing is missing; each office counts once."""
    parts = [
        titled("Layanan Contoh Perorangan", "a-0", persyaratan=list(REQUIREMENTS[:2])),
        titled("Layanan Contoh Usaha", "b-0", persyaratan=list(REQUIREMENTS[1:]), waktu="9 hari"),
    ]
    comparison = compare_records([*parts, *offices()[1:]])
    (service,) = comparison.services
    assert service.split == (("a-0", "b-0"),)
    assert service.names == {"Layanan Contoh Perorangan": 1, "Layanan Contoh Usaha": 1}
    (finding,) = comparison.findings
    assert (finding.rule, finding.severity, finding.record_id) == ("service-split", "info", "a-0")
    assert "Layanan Contoh Perorangan; Layanan Contoh Usaha" in finding.message
    assert [cluster.share for cluster in service.components["persyaratan"]] == [1.0, 1.0, 1.0]


def test_what_both_parts_lack_is_missing_once() -> None:
    parts = [
        titled("Layanan Contoh Perorangan", "a-0", persyaratan=list(REQUIREMENTS[:2])),
        titled("Layanan Contoh Usaha", "b-0", persyaratan=list(REQUIREMENTS[:2])),
    ]
    found = compare_records([*parts, *offices()[1:]]).findings
    assert [one.rule for one in found] == ["service-split", "requirement-missing"]
    assert found[1].parameters["total"] == OFFICES - 1


def test_same_title_in_other_words_is_no_split() -> None:
    """Two years' standards under one name: the newer counts."""
    old = titled("Layanan Contoh Perorangan", "a-0")
    new = titled("Pelayanan Contoh Perorangan Tahun 2024", "b-0", waktu="12 menit")
    (finding,) = compare_records([old, new, *offices()[1:]]).findings
    assert finding.rule == "standard-superseded"


def test_services_without_kind_are_told_by_title() -> None:
    def record(office: int, title: str) -> ServiceStandard:
        one = make_record(office, kind=None)
        service = one.service.model_copy(update={"label": None, "title": title})
        return one.model_copy(update={"service": service})

    comparison = compare_records(
        [record(0, "Pelayanan Rumah Kaca"), record(1, "Rumah Kaca"), record(2, "Taman Bunga")]
    )
    assert sorted(len(service.records) for service in comparison.services) == [1, 2]


def test_comparison_is_the_same_for_any_order() -> None:
    records = offices(persyaratan=list(REQUIREMENTS[:2]), waktu="3 hari kerja")
    expected = _entries(compare_records(records))
    random.Random(4).shuffle(records)
    assert _entries(compare_records(records)) == expected


def _entries(comparison: Comparison) -> tuple[object, ...]:
    return (
        [service.as_entry() for service in comparison.services],
        [finding.model_dump() for finding in comparison.findings],
    )


def test_entry_of_a_service_is_the_contracts() -> None:
    entry = compare_records(offices()).services[0].as_entry()
    assert list(entry) == [
        "kind",
        "label",
        "records",
        "components",
        "waktu",
        "biaya",
        "pengaduan",
        "names",
        "split",
    ]
    clusters = entry["components"]["persyaratan"]["clusters"]
    assert [cluster["share"] for cluster in clusters] == [1.0, 1.0, 1.0]
    first = clusters[0]["members"][0]
    assert first["record_id"] in entry["records"]
    assert first == {
        "record_id": first["record_id"],
        "item": "persyaratan.items[0]",
        "text": REQUIREMENTS[0],
        "case": None,
    }


def test_messages_follow_the_language() -> None:
    record = make_record(0, waktu="3 hari")
    record = record.model_copy(update={"findings": list(find_in_record(record))})
    (finding,) = compare_records([record], lang="en").findings
    assert finding.message.startswith("It says “3 hari” without")


def test_nothing_to_compare() -> None:
    assert compare_records([]) == Comparison((), ())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[ServiceStandard, set[str]]]:
    """The first block of the synthetic corpus, read, with the rules its faults should raise."""
    folder = tmp_path_factory.mktemp("contoh")
    write_sample(folder, SAMPLE_DOCUMENTS)
    read = []
    for entry in json.loads((folder / "gold.json").read_text("utf-8")):
        document = read_document((folder / entry["file"]).read_bytes(), entry["file"])
        (record,) = extract_document(document, entry["file"]).records
        planted = {fault["rule"] for fault in entry["faults"] if fault["kind"] == "finding"}
        read.append((record, planted))
    return read


def test_planted_faults_are_found_and_nothing_else(
    sample: list[tuple[ServiceStandard, set[str]]],
) -> None:
    comparison = compare_records([record for record, _ in sample])
    found: dict[str, set[str]] = {record.record_id: set() for record, _ in sample}
    for finding in comparison.findings:
        found[finding.record_id or ""].add(finding.rule)
    for record, planted in sample:
        # A single charge whose digits and words disagree names no legal basis either.
        also = {"fee-basis-missing"} if "fee-disagrees" in planted else set()
        assert planted <= found[record.record_id] <= planted | also, record.source.path


def _record(number: int, texts: list[str], part: str = "persyaratan") -> ServiceStandard:
    return make_record(number, **{part: texts})


def test_nothing_is_said_where_the_others_do_not_agree() -> None:
    steps = [
        ["Admin membuka akun", "Kurir mengirim kartu"],
        ["Warga duduk menunggu", "Satpam mengarahkan tamu"],
        ["Operator memindai sidik jari", "Bendahara mencatat deposit"],
        ["Relawan menjelaskan aturan", "Sekretaris memaraf buku"],
        ["Pustakawan mewawancarai calon", "Staf menempel stiker"],
    ]
    assert cross_findings([_record(n, texts, "prosedur") for n, texts in enumerate(steps)]) == []


def test_several_papers_in_one_line_are_each_there() -> None:
    usual = ["Fotokopi KTP", "Fotokopi Kartu Keluarga", "Fotokopi akta kelahiran", "Pas foto"]
    lines = ["Foto copy KTP (dengan menunjukkan aslinya),KK, Akte Lahir", "Pas foto"]
    records = [_record(n, lines if n == 0 else usual) for n in range(5)]
    assert cross_findings(records) == []
    clusters = compare_records(records).services[0].components["persyaratan"]
    first = records[0].record_id
    assert sum(any(m.record_id == first for m in one.members) for one in clusters) == 4


def test_another_number_is_told_whatever_the_wording() -> None:
    usual = "Pas photo hitam putih atau berwarna ukuran 3 X 4 sebanyak 2 (dua) lembar"
    texts = ["Fotokopi KTP", "Fotokopi ijazah"]
    for turn in range(5):
        records = [
            _record(n, [*texts, "Pas photo 3 X 4 sebanyak 1 (satu) lembar" if n == turn else usual])
            for n in range(5)
        ]
        (found,) = cross_findings(records)
        assert (found.rule, found.record_id) == ("requirement-differs", records[turn].record_id)
        assert (found.parameters["count"], found.parameters["total"]) == (4, 4)


def test_what_others_accept_instead_is_not_missing() -> None:
    usual = ["KTP atau SIM", "Formulir permohonan", "Pas foto"]
    own = ["KTP", "Formulir permohonan", "Pas foto"]
    assert cross_findings([_record(n, own if n == 0 else usual) for n in range(6)]) == []


def test_times_that_differ_are_told_as_a_range() -> None:
    texts = ["3 menit", "5 menit", "7 menit", "10 menit", "120 menit"]
    records = [make_record(n, waktu=text) for n, text in enumerate(texts)]
    (found,) = [one for one in cross_findings(records) if one.rule == "time-outlier"]
    assert found.parameters["reference"] == "3 menit – 10 menit"
    assert found.parameters["count"] == found.parameters["total"] == 4


def test_fees_that_differ_are_counted_as_they_are() -> None:
    texts = ["Rp 10.000", "Rp 20.000", "Rp 30.000", "Rp 30.000", "Gratis"]
    records = [make_record(n, biaya=text) for n, text in enumerate(texts)]
    (found,) = [one for one in cross_findings(records) if one.record_id == records[4].record_id]
    assert found.parameters["reference"] == "Rp 10.000 – Rp 30.000"
    assert found.parameters["count"] == 4


def test_unlike_lone_products_are_not_one() -> None:
    products = ["Kartu berobat", "Nomor antrian", "Rekam medis", "Pendaftaran pasien"]
    records = [_record(n, [text], "produk") for n, text in enumerate(products)]
    assert len(compare_records(records).services[0].components["produk"]) == 4


def _renamed(record: ServiceStandard, names: dict[str, str]) -> ServiceStandard:
    return record.model_copy(update={"record_id": names[record.record_id]})


def _told(comparison: Comparison, names: dict[str, str]) -> Any:
    """What a comparison says, with the records' own names."""
    entries = json.dumps([one.as_entry() for one in comparison.services])
    findings = [
        (one.rule, one.component, names[one.record_id or ""], one.message, one.parameters)
        for one in comparison.findings
        if one.record_id
    ]
    quotes = [
        [(names[one.record_id or ""], one.quote) for one in finding.evidence if one.record_id]
        for finding in comparison.findings
    ]
    for new, old in names.items():
        entries = entries.replace(f'"{new}"', f'"{old}"')
    return json.loads(entries), findings, quotes


@pytest.mark.parametrize("turn", range(2))
def test_nothing_depends_on_the_names_of_records(
    sample: list[tuple[ServiceStandard, set[str]]], turn: int
) -> None:
    records = [record.model_copy(update={"findings": []}) for record, _ in sample]
    # Others have steps of their own, told in words that tie.
    records += [
        make_record(number, record_id=f"{number}" * 16 + "-0", prosedur=steps)
        for number, steps in enumerate(TIED)
    ]
    own = {record.record_id: record.record_id for record in records}
    names = {
        old: hashlib.sha256(f"{turn} {old}".encode()).hexdigest()[:16] + "-0" for old in sorted(own)
    }
    before = _told(compare_records(records), own)
    renamed = compare_records([_renamed(record, names) for record in records])
    assert _told(renamed, {new: old for old, new in names.items()}) == before


TIED = (
    ["Pemohon mengisi buku", "Petugas menyusun map", "Petugas menata buku"],
    ["Pemohon mengisi map", "Petugas menata map", "Petugas menyusun buku"],
    ["Petugas menyusun map", "Pemohon mengisi buku tamu", "Petugas menata rak buku"],
    ["Petugas menata buku", "Petugas menyusun rak", "Pemohon mengisi map tamu"],
    ["Pemohon mengisi rak", "Petugas menata map dan buku"],
)


def test_what_an_office_read_in_part_has_is_no_news_elsewhere() -> None:
    """A paper that a list cut short names too is not told as this office's alone."""
    own = [*REQUIREMENTS, "Surat keterangan domisili"]
    others = [make_record(number, persyaratan=[*REQUIREMENTS]) for number in range(2, 7)]
    records = [make_record(0, persyaratan=own), *others]
    rules = [one.rule for one in cross_findings(records)]
    assert rules == ["requirement-extra"]
    cut = make_record(1, persyaratan=[own[0], own[3]])
    cut = cut.model_copy(
        update={"reading": cut.reading.model_copy(update={"not_whole": ["persyaratan"]})}
    )
    assert cross_findings([*records, cut]) == []
