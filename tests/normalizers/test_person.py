"""Contact persons and names to redact; names here are made up of common words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.contact.person import find_person_names, parse_contact

CONTACTS = [
    ("Budi Teladan, Subbagian Umum", ("Budi Teladan", "Subbagian Umum", None)),
    ("Melati, Kasubbag umum Kantor Contoh", ("Melati", "Kasubbag umum Kantor Contoh", None)),
    ("Budi Teladan - Kepala Seksi", ("Budi Teladan", "Kepala Seksi", None)),
    ("Kasubbag Umum: Budi", ("Budi", "Kasubbag Umum", None)),
    ("Budi Teladan, S.Sos, M.Si, Sekretaris", ("Budi Teladan, S.Sos, M.Si", "Sekretaris", None)),
    ("Dra. Melati Kepala Puskesmas", ("Dra. Melati", "Kepala Puskesmas", None)),
    ("Bpk. Budi", ("Bpk. Budi", None, None)),
    ("a.n. Budi Teladan", ("Budi Teladan", None, None)),
    ("Kepala Dinas", (None, "Kepala Dinas", None)),
    ("Koordinator Pengaduan", (None, "Koordinator Pengaduan", None)),
    ("pengambilan tilang", (None, None, "pengambilan tilang")),
    ("Dafduk", (None, None, "Dafduk")),
]


@pytest.mark.parametrize(("text", "expected"), CONTACTS, ids=[row[0] for row in CONTACTS])
def test_contacts(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    contact = parse_contact(text)
    assert contact is not None
    found = (contact.name, contact.role, contact.department)
    assert tuple(mention and mention.text for mention in found) == expected
    for mention in found:
        assert mention is None or text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", ["", "-", "24 jam", "WA", "Hunting", "jam kerja", "08.00"])
def test_no_contact(text: str) -> None:
    assert parse_contact(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kepala Dinas,\nBudi Teladan, S.Sos., M.Si", ["Budi Teladan, S.Sos., M.Si"]),
        ("Drs. BUDI TELADAN, M.Si\nNIP. 19800101 200501 1 001", ["BUDI TELADAN, M.Si"]),
        ("BUDI TELADAN\nNIP 198001012005011001", ["BUDI TELADAN"]),
        ("Hubungi Bapak Budi", ["Budi"]),
        ("CP : Melati Teladan 081234567890", ["Melati Teladan"]),
        ("Contact Person: Ibu Melati", ["Melati"]),
        ("Jl. H. Budi Teladan No. 3", []),
        ("RSUD dr. Budi Teladan", []),
        ("Ibu Hamil dan Anak", []),
        ("Bapak/Ibu pemohon", []),
        ("Dinas Kesehatan Kabupaten Contoh", []),
        ("Kepala Seksi Pelayanan", []),
        ("Surat Edaran, SE Nomor 5", []),
        ("Nama : Budi Teladan", ["Budi Teladan"]),
        ("Nama Perusahaan\nNama Pengurus", []),
        ("a.n. Menteri Kesehatan", []),
        ("g. Pas foto\nh. Fotokopi KTP", []),
        ("H. Budi", ["Budi"]),
        ("BUDI\nS. Sos, M.Si", []),
    ],
)
def test_names_to_redact(text: str, names: list[str]) -> None:
    found = find_person_names(text)
    assert [name.text for name in found] == names
    for name in found:
        assert text[name.start : name.end] == name.text


@given(st.text(alphabet="ABab .,SEMdrHNIP\n:()-", max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for name in find_person_names(text):
        assert text[name.start : name.end] == name.text
    parse_contact(text)


@pytest.mark.parametrize(
    "unit", ["A", "KEP-", "BUDI ", "Budi, S.E. ", "dr. ", "H. ", "NIP 1 ", ", S"]
)
def test_long_hostile_text_is_read_in_linear_time(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    start = time.process_time()
    find_person_names(text)
    assert time.process_time() - start < 3
