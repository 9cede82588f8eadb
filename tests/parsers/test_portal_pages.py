"""Pages of the national portal as people copy them: broken, in another order, without blanks."""

from __future__ import annotations

import pytest

from corpus.schema import ServiceStandard
from tests.support.typed_texts import outline, record_of

CLOSING = """\
Melalui LAPOR!, Anda dapat menyampaikan keluhan yang dapat kami sampaikan ke instansi terkait.
"""
REQUIREMENTS = "1. Surat pengantar RT\n2. Kartu keluarga asli"
STEPS = "1. Warga datang ke kantor desa\n2. Petugas meneliti berkas"


def read(*blocks: str, between: str = "\n\n") -> ServiceStandard:
    record = record_of(between.join(blocks) + f"{between}{CLOSING}")
    assert record.source.layout == "portal-text"
    return record


def items(record: ServiceStandard, name: str) -> object:
    component = getattr(record, name)
    return outline(component.items) if component is not None else None


@pytest.mark.parametrize(
    "time",
    [
        "Selesai pada hari itu juga",
        "Langsung jadi, bisa ditunggu",
        "Senin sampai Kamis pukul 08.00 sampai 14.30",
    ],
)
def test_a_time_without_a_figure_is_the_time(time: str) -> None:
    record = read("Izin Keramaian", time, "Gratis", "Surat izin", "Kotak saran")
    assert record.waktu is not None
    assert record.waktu.text == time


def test_what_applicants_bring_is_required_and_no_step() -> None:
    bring = "1. Membawa kartu pasien\n2. Pasien anak didampingi wali\n3. Memiliki nomor antrean"
    record = read("Pemeriksaan Mata", bring, "20 menit", "Gratis", "Kacamata", "Kotak saran")
    assert items(record, "persyaratan") == [
        "Membawa kartu pasien",
        "Pasien anak didampingi wali",
        "Memiliki nomor antrean",
    ]
    assert record.prosedur is None


def test_a_fee_that_a_regulation_sets_is_the_fee() -> None:
    fee = "Mengacu Perda Nomor 3 Tahun 2022 tentang Retribusi Jasa Umum"
    record = read("Uji Tera", "4 hari kerja", fee, "Cap tera", "Kotak saran", between="\n")
    assert record.biaya is not None
    assert (record.biaya.text, record.biaya.kind) == (fee, "by-regulation")
    assert items(record, "produk") == ["Cap tera"]


def test_without_blank_lines_lists_of_times_fees_and_channels_are_told_apart() -> None:
    record = read(
        "· Kapal kecil 2 hari\n· Kapal besar 5 hari",
        "1. Kapal kecil Rp 40.000\n2. Kapal besar Rp 90.000",
        "- Sertifikat\n- Stiker kapal",
        "1. Kotak pengaduan\n2. Telepon (0751) 445566",
        between="\n",
    )
    assert record.waktu is not None
    assert record.biaya is not None
    assert [one.maximum for one in record.waktu.durations] == [2, 5]
    assert [one.amount for one in record.biaya.charges] == [40000, 90000]
    assert items(record, "produk") == ["Sertifikat", "Stiker kapal"]
    assert record.pengaduan is not None
    assert [one.kind for one in record.pengaduan.channels] == ["suggestion-box", "phone"]


def test_lines_that_a_program_broke_are_one_paragraph() -> None:
    record = read(
        "- Di cabang, kurang lebih 6 hari kerja sejak berkas\n"
        "diterima dan dinyatakan lengkap oleh loket Seksi\n"
        "Pelayanan;",
        "- Di pusat, paling lama 12 hari kerja sejak berkas\ndikirim dari cabang",
        "Tidak dipungut biaya",
        "Surat persetujuan",
        "Warga menyampaikan pengaduan melalui petugas yang\nada di cabang",
        between="\n",
    )
    assert record.waktu is not None
    assert [one.maximum for one in record.waktu.durations] == [6, 12]
    assert (record.persyaratan, record.prosedur) == (None, None)
    assert items(record, "produk") == ["Surat persetujuan"]
    assert record.pengaduan is not None
    assert record.pengaduan.text.startswith("Warga menyampaikan")


def test_an_office_over_two_rows_is_no_title() -> None:
    record = read(
        "Kecamatan Sukamulya\nKabupaten Bandung", "Izin Keramaian", REQUIREMENTS, STEPS, "1 jam"
    )
    assert record.service.title == "Izin Keramaian"
    assert items(record, "persyaratan") == ["Surat pengantar RT", "Kartu keluarga asli"]


def test_below_the_title_as_product_stands_the_complaint() -> None:
    told = "Dilaksanakan menurut ketentuan yang ada"
    record = read("Izin Keramaian", REQUIREMENTS, STEPS, "1 jam", "Gratis", "Izin Keramaian", told)
    assert items(record, "produk") == ["Izin Keramaian"]
    assert record.pengaduan is not None
    assert record.pengaduan.text == told


def test_a_time_above_the_lists_is_the_time() -> None:
    record = read("Izin Keramaian", "1 jam", REQUIREMENTS, STEPS, "Gratis", "Surat izin")
    assert record.waktu is not None
    assert record.waktu.text == "1 jam"
    assert items(record, "persyaratan") == ["Surat pengantar RT", "Kartu keluarga asli"]
    assert items(record, "prosedur") == ["Warga datang ke kantor desa", "Petugas meneliti berkas"]


def test_lists_below_all_else_are_no_complaint() -> None:
    short = ("Izin Keramaian", "1 jam", "Gratis", "Surat izin", "Kotak saran")
    record = read(*short, REQUIREMENTS, STEPS, between="\n")
    assert record.pengaduan is not None
    assert record.pengaduan.text == "Kotak saran"
    assert items(record, "persyaratan") == ["Surat pengantar RT", "Kartu keluarga asli"]
    assert items(record, "prosedur") == ["Warga datang ke kantor desa", "Petugas meneliti berkas"]


def test_steps_of_a_complaint_are_no_procedure() -> None:
    handling = "1. Petugas mencatat keluhan\n2. Kepala desa memanggil pelapor"
    record = read("1 jam", "Gratis", "Surat izin", "Kotak saran", handling)
    assert record.prosedur is None


def test_a_field_without_content_above_the_lists_shifts_none() -> None:
    laws = "1. Undang-Undang Nomor 2 Tahun 2002\n\n2. Peraturan Kapolri Nomor 5 Tahun 2021"
    record = read("Izin Keramaian", "-", laws, REQUIREMENTS, STEPS, "1 jam", "Gratis", "Surat izin")
    assert items(record, "persyaratan") == ["Surat pengantar RT", "Kartu keluarga asli"]
    assert items(record, "prosedur") == ["Warga datang ke kantor desa", "Petugas meneliti berkas"]


def test_headings_that_an_office_typed_into_fields_name_them() -> None:
    record = read(
        "Izin Keramaian",
        "No. SK: 300/7/2024",
        REQUIREMENTS,
        STEPS,
        "2 Hari\n\nJangka Waktu Penyelesaian\n\nPaling lama 2 (dua) hari kerja",
        "Tidak dipungut biaya",
        "Surat izin",
        "Penanganan Pengaduan, saran dan masukan\n\n- Kotak saran",
    )
    assert record.waktu is not None
    assert record.waktu.heading == "Jangka Waktu Penyelesaian"
    assert record.waktu.text == "2 Hari\nPaling lama 2 (dua) hari kerja"
    assert record.biaya is not None
    assert record.biaya.text == "Tidak dipungut biaya"
    assert items(record, "persyaratan") == ["Surat pengantar RT", "Kartu keluarga asli"]
    assert record.pengaduan is not None
    assert record.pengaduan.text == "- Kotak saran"


def test_a_whole_standard_pasted_above_the_time_is_told_apart() -> None:
    record = read(
        "Izin Keramaian",
        "Persyaratan Pelayanan :\n- Surat pengantar RT\nProsedur/ Mekanisme Pelayanan :\n" + STEPS,
        "1 jam",
        "Gratis",
        "Surat izin",
    )
    assert items(record, "persyaratan") == ["Surat pengantar RT"]
    assert items(record, "prosedur") == ["Warga datang ke kantor desa", "Petugas meneliti berkas"]
    assert record.waktu is not None
    assert record.waktu.text == "1 jam"


def test_a_page_with_headings_for_all_it_has_is_none_of_the_portals() -> None:
    text = f"Izin Keramaian\n\nPersyaratan\n\n{REQUIREMENTS}\n\nProsedur\n\n{STEPS}\n\n{CLOSING}"
    assert record_of(text).source.layout == "sippn"


def test_a_person_above_a_number_is_whom_to_complain_to() -> None:
    record = record_of(
        "Izin Reklame\n\n1. Kartu tanda penduduk\n2. Gambar reklame\n\n"
        "1. Warga mengajukan permohonan\n2. Petugas memeriksa berkas\n3. Izin dicetak\n\n"
        "3 hari kerja\n\nTidak dipungut biaya\n\nIzin Reklame\n\nRina Sartika, SH\n\n"
        "HP. 081200001111\n\nMelalui LAPOR!, Anda dapat menyampaikan permasalahan pelayanan publik "
        "yang Anda temui dalam satu kanal sehingga laporanmu dapat kami sampaikan ke instansi "
        "terkait.\n"
    )
    assert record.produk is not None
    assert record.pengaduan is not None
    assert [item.text for item in record.produk.items] == ["Izin Reklame"]
    assert record.pengaduan.text.startswith("Rina Sartika, SH")


def test_a_sentence_that_leads_to_complaints_is_theirs() -> None:
    record = read(
        "Izin Reklame",
        REQUIREMENTS,
        STEPS,
        "3 hari kerja",
        "Tidak dipungut biaya",
        "a. Izin reklame b. Tanda terima c. Surat ketetapan",
        "a. Pengaduan dan saran disampaikan melalui:",
        "- Tatap muka di loket",
        "- Kotak saran di kantor",
        "- Telepon : (0342) 801234",
    )
    assert record.produk is not None
    assert record.pengaduan is not None
    assert len(record.produk.items) == 3
    assert record.pengaduan.text.startswith("a. Pengaduan")


def test_a_chain_of_steps_is_no_time() -> None:
    record = read(
        "Kartu Pengawasan",
        REQUIREMENTS,
        STEPS,
        "Warga ⇒ Petugas ⇒ Kasir ⇒ Kepala Seksi",
        "Rp. 40.000",
        "Kartu Pengawasan",
        "1. Kotak saran",
    )
    assert record.waktu is None
    assert record.biaya is not None
    assert record.biaya.kind == "fixed"
