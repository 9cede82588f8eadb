from __future__ import annotations

import pytest

from corpus.schema import ServiceStandard
from parsers.layouts import portal_text
from tests.support.typed_texts import HEADINGS, STANDARD, outline, record_of, text_document

CLOSING = """\
Anda juga dapat menyampaikan pengaduan terhadap layanan ini.

Melalui LAPOR!, Anda dapat menyampaikan keluhan yang dapat kami sampaikan ke instansi terkait.
"""
LISTS = """\
1. Surat pengantar RT
2. Kartu keluarga asli

1. Warga datang ke kantor desa
2. Petugas meneliti berkas
"""
TAIL = """\
15 menit

Tidak dipungut biaya

Surat keterangan domisili

Kotak saran di kantor desa
"""
TITLE = "Surat Keterangan Domisili"


def read(text: str) -> ServiceStandard:
    record = record_of(text)
    assert record.source.layout == "portal-text"
    return record


def texts_of(record: ServiceStandard) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in ("persyaratan", "prosedur", "waktu", "biaya", "produk", "pengaduan"):
        component = getattr(record, name)
        if component is None:
            found[name] = None
        else:
            items = getattr(component, "items", None)
            found[name] = component.text if items is None else outline(items)
    return found


def test_the_fields_are_told_apart_without_headings() -> None:
    record = read(f"{TITLE}\n\nNo. SK: 470/12/2023\n\n{LISTS}\n{TAIL}\n{CLOSING}")
    assert record.service.title == TITLE
    assert record.decree is not None
    assert record.decree.raw == "470/12/2023"
    assert texts_of(record) == {
        "persyaratan": ["Surat pengantar RT", "Kartu keluarga asli"],
        "prosedur": ["Warga datang ke kantor desa", "Petugas meneliti berkas"],
        "waktu": "15 menit",
        "biaya": "Tidak dipungut biaya",
        "produk": ["Surat keterangan domisili"],
        "pengaduan": "Kotak saran di kantor desa",
    }
    assert [gone.reason for gone in record.removed] == ["boilerplate"] * 2
    assert record.not_assessable == []


def test_a_page_whose_lists_were_dropped_cannot_show_them() -> None:
    record = read(f"{TITLE}\n\nNo. SK: 470/12/2023\n\n{TAIL}\n{CLOSING}")
    assert record.not_assessable == ["persyaratan", "prosedur"]
    assert (record.persyaratan, record.prosedur) == (None, None)
    rules = {(finding.rule, finding.component) for finding in record.findings}
    assert not {name for rule, name in rules if rule.startswith("component-")} & {
        *("persyaratan", "prosedur")
    }


def test_a_page_without_its_title_has_none() -> None:
    record = read(f"{TAIL}\n{CLOSING}")
    assert record.service.title is None
    assert texts_of(record)["waktu"] == "15 menit"


@pytest.mark.parametrize("stray", ["mobile JKN, WA", "Aplikasi antrean", "81342810332"])
def test_the_field_behind_the_closing_words_is_no_complaint_channel(stray: str) -> None:
    record = read(f"{TITLE}\n\n{LISTS}\n{TAIL}\n{CLOSING}\n{stray}\n")
    assert [rest.text for rest in record.unrecognized] == [stray]
    assert texts_of(record)["pengaduan"] == "Kotak saran di kantor desa"


def test_the_portal_is_no_channel_of_the_office() -> None:
    record = read(f"{TITLE}\n\n{LISTS}\n{TAIL}\n{CLOSING}")
    assert record.pengaduan is not None
    assert [channel.kind for channel in record.pengaduan.channels] == ["suggestion-box"]


def test_closing_words_glued_to_the_last_value_are_cut_off() -> None:
    record = read(f"{TITLE}\n\n{LISTS}\n{TAIL.rstrip()}{CLOSING}")
    assert texts_of(record)["pengaduan"] == "Kotak saran di kantor desa"


GROUPED = """\
  • Layanan luring:
    1. Warga membawa kartu keluarga
    2. Warga mengisi formulir
  • Layanan daring:
    1. Warga memiliki alamat surel
"""


def page(*fields: str, head: str = TITLE) -> ServiceStandard:
    return read("\n\n".join((head, "No. SK: 470/12/2023", *fields, CLOSING)))


def test_without_a_fee_time_and_product_are_told_by_what_they_say() -> None:
    texts = texts_of(page("15 menit", "Surat keterangan domisili"))
    assert (texts["waktu"], texts["produk"]) == ("15 menit", ["Surat keterangan domisili"])
    assert texts["biaya"] is None


def test_a_block_that_may_be_two_fields_is_neither() -> None:
    record = page(
        "Menyesuaikan banyaknya warga yang datang", "Gratis", "Surat keterangan", "WA 1708"
    )
    assert [rest.text for rest in record.unrecognized] == [
        "Menyesuaikan banyaknya warga yang datang"
    ]
    assert record.waktu is None
    assert texts_of(record)["biaya"] == "Gratis"


def test_groups_of_a_list_stay_in_their_field() -> None:
    steps = GROUPED.replace("Warga membawa kartu keluarga", "Petugas memeriksa berkas")
    record = page(GROUPED.rstrip(), steps.rstrip(), "15 menit", "Gratis", "Surat", "Kotak saran")
    for component in (record.persyaratan, record.prosedur):
        assert component is not None
        assert [len(item.children) for item in component.items] == [2, 1]
        assert [item.channel for item in component.items] == ["offline", "online"]


@pytest.mark.parametrize(
    "time",
    [
        "  • Layanan luring paling lama 5 menit sejak buku tamu diisi\n  • Layanan daring langsung",
        "24 jam apabila :\n\n  • jaringan normal\n  • listrik menyala",
        "10 menit\n\nWarga dilayani paling lama 10 (sepuluh) menit sejak dipanggil.",
    ],
    ids=["bullets", "conditions", "headline and sentence"],
)
def test_a_time_may_be_a_list_or_paragraphs(time: str) -> None:
    record = page(LISTS, time, "Gratis", "Surat keterangan domisili", "Kotak saran")
    texts = texts_of(record)
    assert len(texts["prosedur"] or ()) == 2  # type: ignore[arg-type]
    assert record.waktu is not None
    assert record.waktu.durations
    assert texts["biaya"] == "Gratis"


def test_a_fee_may_be_a_list() -> None:
    fee = "  • gratis untuk peserta\n  • umum Rp 10.000"
    record = page(LISTS, "7 menit", fee, "Kartu berobat", "  • kotak saran\n  • buku keluhan")
    assert record.biaya is not None
    assert (record.biaya.kind, record.biaya.charges[0].amount) == ("tariff", 10_000)
    assert texts_of(record)["produk"] == ["Kartu berobat"]


def test_steps_that_say_how_long_they_take_are_steps() -> None:
    steps = "\n".join(f"{n}. Petugas memeriksa berkas ke-{n} (5 menit)" for n in range(1, 6))
    record = page("1. Kartu keluarga\n2. KTP asli", steps, "25 menit", "Gratis", "Surat", "WA 1708")
    assert len(texts_of(record)["prosedur"] or ()) == 5  # type: ignore[arg-type]
    assert texts_of(record)["waktu"] == "25 menit"


@pytest.mark.parametrize(
    "office", ["Kecamatan Sukamaju Kabupaten Agam", "BPS Kota Tomohon", "DINAS SOSIAL KOTA TEGAL"]
)
def test_the_office_on_top_is_no_title(office: str) -> None:
    record = page(LISTS, TAIL.rstrip(), head=f"{office}\n\n{TITLE}")
    assert (record.unit.name, record.service.title) == (office, TITLE)


def test_without_blank_lines_lists_end_where_their_numbers_start_over() -> None:
    lines = "\n".join(line for line in f"{TITLE}\n{LISTS}\n{TAIL}".splitlines() if line)
    texts = texts_of(read(f"{lines}\n{CLOSING}"))
    assert texts["persyaratan"] == ["Surat pengantar RT", "Kartu keluarga asli"]
    assert texts["prosedur"] == ["Warga datang ke kantor desa", "Petugas meneliti berkas"]
    assert texts["produk"] == ["Surat keterangan domisili"]


def test_an_address_does_not_swallow_the_label_of_the_next_paragraph() -> None:
    record = page(
        LISTS, TAIL.rstrip(), "Website : https://contoh.go.id/", "E-mail : a@contoh.go.id"
    )
    assert record.pengaduan is not None
    assert {(one.kind, one.value) for one in record.pengaduan.channels} >= {
        ("website", "https://contoh.go.id/"),
        ("email", "a@contoh.go.id"),
    }


@pytest.mark.parametrize(
    ("text", "is_claimed"),
    [
        (f"{TITLE}\n\n{TAIL}\n{CLOSING}", True),
        (f"{STANDARD}\n{CLOSING}", False),
        (f"{TITLE}\n\n{LISTS}\n{TAIL}", True),
        (f"{TITLE}\n\n{TAIL}", False),
        (f"{TITLE}\n\n{LISTS}", False),
        (f"{TITLE}\n{LISTS}\n{TAIL}".replace("\n\n", "\n"), False),
        ("Website : LAPOR!", False),
    ],
    ids=[
        *("portal", "headings", "no closing words", "nor lists", "nor values", "nor blank lines"),
        "a mention",
    ],
)
def test_only_a_text_laid_out_as_the_portals_pages_is_claimed(text: str, is_claimed: bool) -> None:
    claim = portal_text.matches(text_document(text), HEADINGS)
    assert (claim is not None) is is_claimed


def test_items_typed_apart_are_one_list() -> None:
    steps = "1. Dicek di tempat\n\n2. Dibahas dengan atasan\n\n3. Ditindaklanjuti lewat surat"
    record = page(LISTS, TAIL.replace("Kotak saran di kantor desa", "").rstrip(), steps)
    texts = texts_of(record)
    assert texts["produk"] == ["Surat keterangan domisili"]
    unread = [rest.text for rest in record.unrecognized]
    assert unread in ([], steps.split("\n\n"))


def test_a_table_of_fees_is_the_fee() -> None:
    fees = (
        "No. Jenis Pelayanan Tarif Retribusi\n1. Pemeriksaan umum (karcis)\n\n"
        "  1. Klinik umum\nRp 4.000,00\n2. Kartu pasien Rp 2.000,00"
    )
    record = page(LISTS, "10 menit", fees, "Pendaftaran pasien", "Kotak saran")
    assert record.biaya is not None
    assert [charge.amount for charge in record.biaya.charges] == [4000, 2000]
    assert texts_of(record)["produk"] == ["Pendaftaran pasien"]


def test_lines_without_a_blank_one_between_them_are_of_one_field() -> None:
    time = "Pasien baru : < 7>\nPasien lama : < 4>\nPasien menunggu kurang dari 30 menit"
    record = page(LISTS, time, "Gratis", "Surat keterangan", "Kotak saran")
    assert record.waktu is not None
    assert [(one.maximum, one.unit) for one in record.waktu.durations] == [(30, "minute")]
    assert texts_of(record)["prosedur"] == [
        "Warga datang ke kantor desa",
        "Petugas meneliti berkas",
    ]
