from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.names.groups import channel_of, is_group_heading, is_note, is_placeholder, is_sentence


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Layanan dengan cara kunjungan langsung", "offline"),
        ("Layanan dengan cara kunjungan langsung (offline):", "offline"),
        ("Layanan dengan cara online", "online"),
        ("Kunjungan tak langsung (online):", "online"),
        ("Layanan Datang Langsung :", "offline"),
        ("Pengaduan langsung", "offline"),
        ("Pengaduan tidak langsung", "online"),
        ("Secara luring", "offline"),
        ("Secara daring", "online"),
        ("Layanan during", "online"),
        ("Pasien Baru", None),
        ("Warga Negara Asing", None),
        ("Badan usaha", None),
    ],
)
def test_channels_by_their_names(text: str, channel: str | None) -> None:
    assert channel_of(text) == channel


@pytest.mark.parametrize(
    "text",
    [
        *("Layanan Online", "Perorangan", "Badan Usaha :", "Pasien BPJS", "Perpanjangan", "WNA"),
        *("Untuk pemohon baru:", "Syarat tambahan:", "Tahap pendaftaran", "BAGIAN PERTAMA"),
        *("Pasien Baru", "Peserta JKN :", "Pemohon badan usaha"),
    ],
)
def test_names_of_groups(text: str) -> None:
    assert is_group_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Fotokopi KTP", "Petugas memeriksa berkas secara online", "warga baru", "Paspor;", ""),
        *(
            "Pasien baru mendaftar di loket",
            "Mengisi formulir:",
            "Surat kuasa bila dikuasakan",
            "Layanan 1. KTP 2. KK",
        ),
        "Layanan bagi semua orang yang tinggal di wilayah kerja kantor ini sejak lahir hingga kini",
    ],
)
def test_items_are_no_names_of_groups(text: str) -> None:
    assert not is_group_heading(text)


@pytest.mark.parametrize(
    "text", ["-", " – ", ".", "Belum ada", "belum ada.", "Nihil", "N/A", "…", ""]
)
def test_placeholders_say_that_there_is_nothing(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["Gratis", "Tidak dipungut biaya", "- KTP", "Belum ada KTP", "0"])
def test_values_are_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "is_remark"),
    [
        ("Catatan: dibuat rangkap dua", True),
        ("NB : asli dibawa", True),
        ("*) bila ada", True),
        ("Berkas dibuat dalam rangkap dua", True),
        ("Catatan pinggir akta kelahiran", False),
        ("Keterangan domisili", False),
    ],
)
def test_remarks_on_a_list(text: str, is_remark: bool) -> None:
    assert is_note(text) is is_remark


def test_sentences_start_with_who_acts_or_what_is_done() -> None:
    assert is_sentence("Pemohon datang")
    assert is_sentence("menyerahkan berkas")
    assert not is_sentence("Perorangan")


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    for ask in (channel_of, is_group_heading, is_note, is_placeholder, is_sentence):
        ask(text)
