"""Complaint channels in the wording of many offices (invented numbers, no real persons)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.contact.contact import find_channels, find_refusals, is_personal

M1, M2, M3 = "+6281234567890", "+6285712345678", "+628991234567"
L1, L2 = "+62274512345", "+62274512346"

# Kinds and values, in the text's order. Places have no value.
CHANNELS: list[tuple[str, list[tuple[str, str | None]]]] = [
    # telephone labels
    ("Telp. (0274) 512345", [("phone", L1)]),
    ("Telp : 0274-512345", [("phone", L1)]),
    ("Tlp. 0274 512345", [("phone", L1)]),
    ("TELEPON 0274512345", [("phone", L1)]),
    ("No. Telp. 0274 - 512345", [("phone", L1)]),
    ("Telepon kantor: (0274) 512345", [("phone", L1)]),
    ("Nomor Telepon = 0274.512345", [("phone", L1)]),
    ("Telpon; (0274)512345", [("phone", L1)]),
    ("Phone: +62 274 512345", [("phone", L1)]),
    ("Telp. (62-274) 512345", [("phone", L1)]),
    ("Telefon/Handphone: 0274512345/081234567890", [("phone", L1), ("phone", M1)]),
    ("Menghubungi nomor 0812-3456-7890", [("phone", M1)]),
    ("HP : 0812 3456 7890", [("phone", M1)]),
    ("No. HP Pengaduan 081234567890", [("phone", M1)]),
    ("Hotline: 0812.3456.7890", [("phone", M1)]),
    ("Call Center 1500-321", [("phone", "1500321")]),
    ("Call Center : 14045", [("phone", "14045")]),
    ("Layanan darurat 112", [("phone", "112")]),
    ("Hubungi 119 atau (0274) 512345", [("phone", "119"), ("phone", L1)]),
    ("Kring Pajak 1500200", [("phone", "1500200")]),
    ("Telp. (0274) 512345 ext. 12", [("phone", L1)]),
    ("Telp. (0274) 512345, 512346", [("phone", L1), ("phone", L2)]),
    (
        "Telp. (0274) 512345 / 512346 Fax. 512347",
        [("phone", L1), ("phone", L2), ("fax", "+62274512347")],
    ),
    ("Telp 0274-512345 dan 0274-512346", [("phone", L1), ("phone", L2)]),
    ("Telp/Fax : (0274) 512345", [("phone", L1), ("fax", L1)]),
    ("Telp. (0274) 512345 Fax. (0274) 512346", [("phone", L1), ("fax", L2)]),
    ("Faksimile : 0274-512345", [("fax", L1)]),
    ("021-5201590 (Hunting)", [("phone", "+62215201590")]),
    ("81234567890", [("phone", M1)]),
    ("Telp. (0274) 512345 (hunting), 512346", [("phone", L1), ("phone", L2)]),
    ("Telp. (021) 345 6789, 345 6780", [("phone", "+62213456789"), ("phone", "+62213456780")]),
    ("[0274] 512345", [("phone", L1)]),
    ("Telp 0274/512345", [("phone", L1)]),
    ("Telp. 274-512345", [("phone", L1)]),
    ("Telp. (0274) 512345 24 jam", [("phone", L1)]),
    ("Hallo Polisi 110", [("phone", "110")]),
    ("PSC 119", [("phone", "119")]),
    ("Nomor darurat kebakaran 113", [("phone", "113")]),
    ("Pelayanan KTP : 081234567890; KK : 085712345678", [("phone", M1), ("phone", M2)]),
    ("Toll free 0800-1-234567", [("phone", "+628001234567")]),
    ("(0274) 512345 (Fax)", [("fax", L1)]),
    # WhatsApp and SMS
    ("WA : 081234567890", [("whatsapp", M1)]),
    ("Wa. 0812 3456 7890", [("whatsapp", M1)]),
    ("WA081234567890", [("whatsapp", M1)]),
    ("W.A. 081234567890", [("whatsapp", M1)]),
    ("Whatsapp; +62 812-3456-7890", [("whatsapp", M1)]),
    ("What's App : 081234567890", [("whatsapp", M1)]),
    ("Whats App 081234567890", [("whatsapp", M1)]),
    ("Watsapp : 081234567890", [("whatsapp", M1)]),
    ("WhatsApp Center 0812-3456-7890", [("whatsapp", M1)]),
    ("Hotline WA 081234567890", [("whatsapp", M1)]),
    ("Nomor WhatsApp pengaduan 081234567890", [("whatsapp", M1)]),
    ("Hotline 081234567890 (WA)", [("whatsapp", M1)]),
    ("081234567890 (WA)", [("whatsapp", M1)]),
    ("081234567890 (khusus WA)", [("whatsapp", M1)]),
    ("081234567890 (SMS/WA)", [("sms", M1), ("whatsapp", M1)]),
    ("Telp: 081234567890 (WA)", [("phone", M1), ("whatsapp", M1)]),
    ("SMS/WA : 081234567890", [("sms", M1), ("whatsapp", M1)]),
    ("WA/SMS : 081234567890", [("whatsapp", M1), ("sms", M1)]),
    ("Sms & Wa 081234567890", [("sms", M1), ("whatsapp", M1)]),
    ("Telp/SMS/WA: 081234567890", [("phone", M1), ("sms", M1), ("whatsapp", M1)]),
    (
        "Telepon, SMS dan WhatsApp ke nomor 081234567890",
        [("phone", M1), ("sms", M1), ("whatsapp", M1)],
    ),
    ("Call/WA 081234567890", [("phone", M1), ("whatsapp", M1)]),
    ("Telp./WhatsApp (0274) 512345", [("phone", L1), ("whatsapp", L1)]),
    (
        "Telp/WA : (0274) 512345 / 081234567890",
        [("phone", L1), ("phone", M1), ("whatsapp", M1)],
    ),
    ("WA 081234567890, kantor (0274) 512345", [("whatsapp", M1), ("phone", L1)]),
    ("SMS Center : 081234567890", [("sms", M1)]),
    ("SMS Gateway: 0812-3456-7890", [("sms", M1)]),
    ("SMS ke 1708", [("sms", "1708")]),
    ("Kirim SMS dengan format LAPOR#isi ke 1708", [("sms", "1708")]),
    ("SMS: ADUAN(spasi)NAMA(spasi)ISI kirim ke 3636", [("sms", "3636")]),
    ("https://wa.me/6281234567890", [("whatsapp", M1)]),
    ("WA: https://api.whatsapp.com/send?phone=6281234567890&text=halo", [("whatsapp", M1)]),
    ("Telegram : 081234567890", []),
    (
        "WA ; Pelayanan ; 081234567890\nPerizinan ; 085712345678",
        [("whatsapp", M1), ("whatsapp", M2)],
    ),
    (
        "WhatsApp:\n1. Pendaftaran : 081234567890\n2. Rekam medis : 085712345678",
        [("whatsapp", M1), ("whatsapp", M2)],
    ),
    ("1. WA : 081234567890\n2. (0274) 512345", [("whatsapp", M1), ("phone", L1)]),
    ("Email\t: a@contoh.go.id\n081234567890", [("email", "a@contoh.go.id"), ("phone", M1)]),
    # e-mail
    ("Email : Dinkes@Contohkab.go.id", [("email", "dinkes@contohkab.go.id")]),
    (
        "e-mail: a.b-c_d@gmail.com, e@yahoo.co.id",
        [("email", "a.b-c_d@gmail.com"), ("email", "e@yahoo.co.id")],
    ),
    ("surel : ptsp[at]contoh.go.id", [("email", "ptsp@contoh.go.id")]),
    ("Pos-el ptsp (at) contoh.go.id", [("email", "ptsp@contoh.go.id")]),
    ("Email.dinkes@contoh.go.id.", [("email", "dinkes@contoh.go.id")]),
    ("email dinkes @ contoh.go.id", [("email", "dinkes@contoh.go.id")]),
    ("Email : dinkes@contohkab. go. id", [("email", "dinkes@contohkab.go.id")]),
    ("Email : dinkes@gmail,com", [("email", "dinkes@gmail.com")]),
    ("dinkes@contoh.go.idTelp. (0274) 512345", [("email", "dinkes@contoh.go.id"), ("phone", L1)]),
    ("081234567890dinkes@gmail.com", [("phone", M1), ("email", "dinkes@gmail.com")]),
    ("Email : dinkes@contoh", [("email", None)]),
    # web addresses
    ("Website : www.contohkab.go.id", [("website", "https://www.contohkab.go.id")]),
    ("website: HTTP://Contohkab.go.id/Aduan/", [("website", "http://contohkab.go.id/Aduan/")]),
    ("Situs web contohkab.go.id", [("website", "https://contohkab.go.id")]),
    (
        "Laman: https://contohkab.go.id/aduan?x=1.",
        [("website", "https://contohkab.go.id/aduan?x=1")],
    ),
    ("Web www. contohkab.go.id", [("website", "https://www.contohkab.go.id")]),
    ("websitewww.contohkab.go.id", [("website", "https://www.contohkab.go.id")]),
    ("https ://contohkab.go.id", [("website", "https://contohkab.go.id")]),
    ("Formulir daring bit.ly/aduan-contoh", [("website", "https://bit.ly/aduan-contoh")]),
    (
        "aplikasi aduan.contohkab.go.id dan s.id/aduancth",
        [("website", "https://aduan.contohkab.go.id"), ("website", "https://s.id/aduancth")],
    ),
    ("Website : contoh.info", [("website", "https://contoh.info")]),
    ("https://dinsos/contohkab", []),
    ("https://contohkab,go,id", [("website", "https://contohkab.go.id")]),
    ("www.contohkab.goid", []),
    # LAPOR
    ("www.lapor.go.id", [("sp4n-lapor", "https://www.lapor.go.id")]),
    ("Website : LAPOR.GO.ID", [("sp4n-lapor", "https://lapor.go.id")]),
    ("SP4N-LAPOR! (https://www.lapor.go.id)", [("sp4n-lapor", "https://www.lapor.go.id")]),
    ("Aplikasi SP4N LAPOR", [("sp4n-lapor", None)]),
    ("SPAN LAPOR", [("sp4n-lapor", None)]),
    ("SP4N_LAPOR!", [("sp4n-lapor", None)]),
    ("melalui aplikasi LAPOR", [("sp4n-lapor", None)]),
    ("3. Lapor", [("sp4n-lapor", None)]),
    ("E-Lapor", [("sp4n-lapor", None)]),
    ("Lapor Bupati : 081234567890", [("phone", M1)]),
    (
        "SP4N-LAPOR! : Website lapor.go.id, SMS 1708",
        [("sp4n-lapor", "https://lapor.go.id"), ("sms", "1708")],
    ),
    ("wajib lapor ke RT", []),
    # social media
    ("Instagram : @dinkes_contoh", [("social", "@dinkes_contoh")]),
    ("IG: dinkes.contoh", [("social", "dinkes.contoh")]),
    ("Facebook : Dinkes Contoh", [("social", "Dinkes Contoh")]),
    ("FB ; dinkescontoh", [("social", "dinkescontoh")]),
    ("Facebook (Dinkes Contoh)", [("social", "Dinkes Contoh")]),
    ("Twitter/X : @dinkescontoh", [("social", "@dinkescontoh")]),
    ("Tiktok @dinkes.contoh", [("social", "@dinkes.contoh")]),
    ("YouTube: Dinkes Contoh Official", [("social", "Dinkes Contoh Official")]),
    ("instagram.com/dinkes_contoh", [("social", "dinkes_contoh")]),
    ("https://www.facebook.com/dinkes.contoh/?ref=x", [("social", "dinkes.contoh")]),
    ("https://youtube.com/@dinkescontoh", [("social", "@dinkescontoh")]),
    ("Media Sosial (Facebook, Instagram)", []),
    ("IG @a_contoh, FB @b_contoh", [("social", "@a_contoh"), ("social", "@b_contoh")]),
    ("IG : contoh.id", [("social", "contoh.id")]),
    ("FB/IG : contohkita", [("social", "contohkita")]),
    ("Instagram (ig) : rsud_contoh", [("social", "rsud_contoh")]),
    ("Youtube Channel : Diskominfo Contoh", [("social", "Diskominfo Contoh")]),
    ("melalui Instagram dan Facebook resmi kantor", []),
    # in person, boxes, letters
    ("Datang langsung ke kantor", [("in-person", None)]),
    ("Datang ke loket pengaduan", [("in-person", None)]),
    ("Langsung", [("in-person", None)]),
    ("1. Secara langsung", [("in-person", None)]),
    ("a. Langsung ke petugas layanan", [("in-person", None)]),
    ("Tatap muka dengan petugas", [("in-person", None)]),
    ("Ruang Pengaduan", [("in-person", None)]),
    ("Loket Informasi dan Pengaduan", [("in-person", None)]),
    ("Meja layanan informasi", [("in-person", None)]),
    ("Petugas pengaduan", [("in-person", None)]),
    ("Pengaduan dapat disampaikan secara langsung maupun tidak langsung", [("in-person", None)]),
    ("Menyampaikan langsung kepada petugas front office", [("in-person", None)]),
    ("Pengaduan Langsung : Kotak saran di ruang layanan", [("in-person", None)]),
    ("Kotak saran di ruang pelayanan", [("suggestion-box", None)]),
    ("Kotak Pengaduan", [("suggestion-box", None)]),
    ("Melalui kotak saran / pengaduan yang tersedia", [("suggestion-box", None)]),
    ("Kotak saran; datang langsung", [("suggestion-box", None), ("in-person", None)]),
    ("Pengaduan tidak langsung melalui kotak saran", [("suggestion-box", None)]),
    ("Pengaduan akan langsung ditindaklanjuti", []),
    ("Aduan yang masuk langsung diproses oleh tim", []),
    ("Pengaduan dicatat oleh petugas", []),
    ("1. Petugas menerima pengaduan", []),
    ("Lapor langsung kepada kepala seksi", [("in-person", None)]),
    ("Pengaduan langsung bisa diselesaikan dalam 3 hari", []),
    ("Sampaikan kepada petugas di nomor 081234567890", [("phone", M1)]),
    ("NtP. 1 98001 081 994031 0d1", []),
    ("Hubungi langsung nomor 081234567890", [("phone", M1)]),
    ("Surat ke PO BOX 1708 Jakarta", [("letter", None)]),
    ("Melalui surat ke alamat Jl. Melati No. 112", [("letter", None)]),
    # a label on the line before its value, and values torn over lines
    ("Telepon\n0274-512345\nWhatsapp\n081234567890", [("phone", L1), ("whatsapp", M1)]),
    ("No WA :\n\n0812-3456-7890", [("whatsapp", M1)]),
    ("SMS/\nWA : 081234567890", [("sms", M1), ("whatsapp", M1)]),
    ("Telp. (0274)\n512345", [("phone", L1)]),
    ("telp (\n0274) 512345", [("phone", L1)]),
    ("0812-3456-\n7890", [("phone", M1)]),
    ("Email : contoh@\ngmail.com", [("email", "contoh@gmail.com")]),
    ("Facebook :\nDinas Contoh", [("social", "Dinas Contoh")]),
    ("Instagram :\nKotak saran", [("suggestion-box", None)]),
    ("Twitter :\nInstagram : @abc_d", [("social", "@abc_d")]),
    ("1\nTelepon\n(0274) 512345\n2\nWA\n081234567890", [("phone", L1), ("whatsapp", M1)]),
    ("Pengaduan Langsung :\nKotak saran", [("in-person", None)]),
    ("Tlp.0274-512345/Fax.0274-512346", [("phone", L1), ("fax", L2)]),
    ("081234567890 WA / SMS", [("whatsapp", M1), ("sms", M1)]),
    ("Youtube : Kab. Contoh TV", [("social", "Kab. Contoh TV")]),
    ("081234567890(WA)/085712345678(Telp)", [("whatsapp", M1), ("phone", M2)]),
    ("https://x.go.id/0812345678901", [("website", "https://x.go.id/0812345678901")]),
    ("Layanan Aspirasi dan Pengaduan Online Rakyat (LAPOR)", [("sp4n-lapor", None)]),
    ("SMS 1193, Call center 193", [("sms", "1193"), ("phone", "193")]),
    # lists of all kinds
    (
        "1. Kotak saran 2. Telp (0274) 512345 3. Email a@contoh.go.id 4. WA 081234567890",
        [("suggestion-box", None), ("phone", L1), ("email", "a@contoh.go.id"), ("whatsapp", M1)],
    ),
    (
        "a) Langsung : ruang pengaduan; b) Telepon : 0274-512345; c) SMS : 085712345678",
        [("in-person", None), ("phone", L1), ("sms", M2)],
    ),
    (
        "Telp: (0274) 512345, Email: a@contoh.go.id, Web: www.contoh.go.id, IG: @contoh",
        [
            ("phone", L1),
            ("email", "a@contoh.go.id"),
            ("website", "https://www.contoh.go.id"),
            ("social", "@contoh"),
        ],
    ),
    (
        "telp/WA:081234567890email:a@contoh.go.id",
        [("phone", M1), ("whatsapp", M1), ("email", "a@contoh.go.id")],
    ),
    ("Datang, telepon, email, atau WA", []),
    # no channels at all
    ("", []),
    ("-", []),
    ("Belum ada", []),
    ("Telp. 08xxxxxxxxxx", []),
    ("Call center 1500-xxx", []),
    ("NIP. 19800101 200501 1 001", []),
    ("Senin s.d. Kamis pukul 08.00 - 15.30 WIB", []),
    ("Jl. Merdeka No. 112 Contoh 55281", []),
    ("Pengaduan ditindaklanjuti paling lambat 14 (empat belas) hari kerja", []),
    ("Peraturan Bupati Nomor 12 Tahun 2021", []),
    ("NPWP 01.234.567.8-541.000", []),
    ("Rekening BPD 0123456789", []),
]


@pytest.mark.parametrize(("text", "expected"), CHANNELS, ids=[row[0] for row in CHANNELS])
def test_channels(text: str, expected: list[tuple[str, str | None]]) -> None:
    channels = find_channels(text)
    assert [(channel.kind, channel.value) for channel in channels] == expected
    for channel in channels:
        assert text[channel.start : channel.end] == channel.raw


@pytest.mark.parametrize(
    ("text", "name", "role", "department"),
    [
        (
            "SMS/WA : 081234567890 (Budi Teladan, Subbagian Umum)",
            "Budi Teladan",
            "Subbagian Umum",
            None,
        ),
        (
            "081234567890 (Melati, Kasubbag umum Kantor Contoh)",
            "Melati",
            "Kasubbag umum Kantor Contoh",
            None,
        ),
        ("WA 081234567890 (Kepala Seksi Pelayanan)", None, "Kepala Seksi Pelayanan", None),
        ("WA 081234567890 (Bpk. Budi)", "Bpk. Budi", None, None),
        ("WA 081234567890 (a.n. Budi Teladan)", "Budi Teladan", None, None),
        (
            "HP 081234567890 (Budi Teladan, S.Sos, Sekretaris)",
            "Budi Teladan, S.Sos",
            "Sekretaris",
            None,
        ),
        ("HP 081234567890 (Koordinator: Melati)", "Melati", "Koordinator", None),
        ("CP : Budi Teladan 081234567890", "Budi Teladan", None, None),
        ("Contact Person: Ibu Melati (081234567890)", "Ibu Melati", None, None),
        ("Kasubbag Umum : 081234567890", None, "Kasubbag Umum", None),
        ("WA ; Dafduk; 081234567890", None, None, "Dafduk"),
        ("SIRATA (081234567890)", None, None, "SIRATA"),
        ("081234567890 (WA)", None, None, None),
        ("No. Tlp/WA : 081234567890 a.n. Melati", "Melati", None, None),
        ("Kontak pengaduan : Sdr. Budi (081234567890)", "Sdr. Budi", None, None),
        ("WA 081234567890 (Dra. Melati Kepala Puskesmas)", "Dra. Melati", "Kepala Puskesmas", None),
        ("1. Budi Teladan (081234567890)", "Budi Teladan", None, None),
        ("Nama : Melati Teladan  No. HP : 081234567890", "Melati Teladan", None, None),
        ("Pelayanan KTP : 081234567890", None, None, "Pelayanan KTP"),
        ("Whatsapp Center DPMPTSP dengan nomor 081234567890", None, None, "DPMPTSP"),
        ("Pengaduan langsung; tidak langsung: 081234567890", None, None, None),
        ("Lubuk Contoh : 081234567890", None, None, "Lubuk Contoh"),
        ("https://x.go.id/kontak, 081234567890", None, None, None),
        (
            "Camat : Drs. Budi Teladan, M.Si ( 081234567890 )",
            "Drs. Budi Teladan, M.Si",
            "Camat",
            None,
        ),
        ("Contact person :\n- Melati (081234567890)", "Melati", None, None),
        ("Telp 081234567890 (24 jam)", None, None, None),
        ("021-5201590 (Hunting)", None, None, None),
    ],
)
def test_who_answers(text: str, name: str | None, role: str | None, department: str | None) -> None:
    channel = next(c for c in find_channels(text) if c.value)
    found = (channel.contact_name, channel.contact_role, channel.department)
    assert tuple(mention and mention.text for mention in found) == (name, role, department)
    for mention in found:
        assert mention is None or text[mention.start : mention.end] == mention.text
    assert is_personal(channel) == (name is not None)


def test_a_landline_beside_a_name_is_not_personal() -> None:
    (channel,) = find_channels("Telp. (0274) 512345 (Budi Teladan, Sekretaris)")
    assert channel.contact_name is not None
    assert not is_personal(channel)


def test_an_extension_stays_in_the_raw_words() -> None:
    (channel,) = find_channels("Telp. (0274) 512345 pes. 12")
    assert (channel.extension, channel.raw) == ("12", "(0274) 512345 pes. 12")


def test_a_local_number_takes_the_area_of_the_office_only_where_one_is_given() -> None:
    assert find_channels("Telp. 551147") == ()
    (channel,) = find_channels("Telp. 551147", inherited_area="0355")
    assert channel.value == "+62355551147"


def test_torn_addresses_are_refused_with_a_reason() -> None:
    refusals = find_refusals("Email: dinkes@contohgoid, Web: https://dinsos/contoh")
    assert [(r.kind, r.reason) for r in refusals] == [
        ("email", "address-torn"),
        ("website", "address-torn"),
    ]


def test_numbers_that_cannot_be_read_are_refused_with_a_reason() -> None:
    refusals = find_refusals("Telp. 551147, HP 0812-xxxx-xxxx, WA 081234567890")
    assert [(r.kind, r.reason, r.raw) for r in refusals] == [
        ("phone", "area-code-missing", "551147"),
        ("phone", "number-masked", "0812-xxxx-xxxx"),
    ]
    assert find_refusals("Telp. 551147", inherited_area="0355") == ()


_PIECES = st.sampled_from(
    ["Telp", "WA", "/", " ", ":", "0812", "3456", "7890", "(0274)", "512345", ",", "\n", "1.",
     "@", "a@b.go.id", "www.", "lapor.go.id", "(", ")", "Kotak saran", "langsung", "-", "x",
     "ext. 3", "IG", "Budi", "SMS", "1708"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join)))
def test_any_text_is_read_without_error_and_grounded(text: str) -> None:
    channels = find_channels(text)
    assert list(channels) == sorted(channels, key=lambda channel: channel.start)
    for channel in channels:
        assert channel.raw == text[channel.start : channel.end]
        assert channel.raw
    find_refusals(text)


@pytest.mark.parametrize(
    "unit",
    ["0", "08", "(", "a.", "@", "a@", "1. ", "www.", "Telp/", "0812 ", "a@b.id ", "langsung ",
     "Kotak saran ", "A. ", "Budi ", "S.E., ", "http://", "- ", "62 ", "IG : a\n", "\n", "x.id ",
     "/", "Telp WA "],
)  # fmt: skip
def test_long_hostile_text_is_read_in_linear_time(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    start = time.process_time()
    find_channels(text)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Telp. (0251) 8321075/76/77", ["+622518321075", "+622518321076", "+622518321077"]),
        ("Telp. (0274) 512345/7", ["+62274512345", "+62274512347"]),
        ("HP 081234567890/91", ["+6281234567890", "+6281234567891"]),
        ("Telp. 0232-555013/2024", ["+62232555013"]),
        ("Telp. 0232-555013 ext 14/15", ["+62232555013"]),
        ("WA Center : 08-5678-901-234", ["+6285678901234"]),
        ("Hubungi 08.00-16.00 WIB", []),
        ("WA : 0 8 1 2 3 4 5 6 7 8 9 0", ["+6281234567890"]),
        ("Telp. [0232] 555013²", ["+62232555013"]),
        ("Telp. 0232‑555013", ["+62232555013"]),
        ("Lapor: 1708 (SMS)", ["1708"]),
        ("Pasal 1708", []),
        ("Telp. 0251-8321075-76", ["+622518321075", "+622518321076"]),
        ("Telp. 0251-8321075-79", ["+622518321075"]),
        ("(62251) 8321075", ["+622518321075"]),
        ("WA 0856/7890/1234", ["+6285678901234"]),
        ("W A : 085678901234", ["+6285678901234"]),
    ],
)
def test_numbers_in_series_and_set_apart(text: str, expected: list[str]) -> None:
    kinds = {"phone", "sms", "whatsapp"}
    assert [c.value for c in find_channels(text) if c.kind in kinds] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("info [at] contoh [dot] go [dot] id", "info@contoh.go.id"),
        ("humas(at)contoh(titik)go(titik)id", "humas@contoh.go.id"),
        ("humas AT contoh DOT go DOT id", "humas@contoh.go.id"),
        ("humas at contoh dot go dot id", "humas@contoh.go.id"),
        ("humas(a)contoh.go.id", "humas@contoh.go.id"),
        ("humas(@)contoh[.]go[.]id", "humas@contoh.go.id"),
        ("humas\\@contoh.go.id", "humas@contoh.go.id"),
        ("humas@contoh.go,id", "humas@contoh.go.id"),
        ("ｉｎｆｏ＠contoh．go．id", "info@contoh.go.id"),
        ("Surel: info@contoh.go.id²", "info@contoh.go.id"),
    ],
)
def test_an_email_in_other_signs(text: str, expected: str) -> None:
    assert [(c.kind, c.value) for c in find_channels(text)] == [("email", expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Email info? contoh.go.id",
        "Surel: info.contoh.go.id",
        "info©contoh.go.id",
        "E-mail info contoh.go.id",
        "Email info@kota contoh.go.id",
        "Email info@contoh.go",
    ],
)
def test_half_an_email_is_no_website(text: str) -> None:
    assert [(c.kind, c.value) for c in find_channels(text)] == [("email", None)]
    assert [(one.kind, one.reason) for one in find_refusals(text)] == [("email", "address-torn")]


def test_a_site_after_the_word_email_is_a_site() -> None:
    found = find_channels("Email dan situs contoh.go.id")
    assert [(c.kind, c.value) for c in found] == [("website", "https://contoh.go.id")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IG contoh_lb | FB Dinas Contoh | YT Contoh TV",
            ["contoh_lb", "Dinas Contoh", "Contoh TV"],
        ),
        ("IG | FB : contoh_lb | Dinas Contoh", ["contoh_lb", "Dinas Contoh"]),
        ("melalui Facebook Dinas Contoh", []),
        ("Medsos: IG contoh_lb", ["contoh_lb"]),
        ("Media sosial: Facebook Dinas Contoh", ["Dinas Contoh"]),
    ],
)
def test_accounts_between_upright_strokes(text: str, expected: list[str]) -> None:
    assert [c.value for c in find_channels(text) if c.kind == "social"] == expected
