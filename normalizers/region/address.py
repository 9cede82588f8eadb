"""Postal addresses: the postcode, and whether a line is an address at all."""

from __future__ import annotations

import re

from normalizers.late_pattern import late
from normalizers.vocabulary.patterns import DISTRICT_KIND, PHONE_LABEL, REGION_KIND

MAX_ADDRESS_CHARACTERS = 400  # longer lines are prose

_POSTCODE = late(r"(?<![\d.,/-])([1-9]\d{4})(?![\d.,/-]*\d)")
_LABELLED_POSTCODE = late(r"\bkode\s?pos\W{0,3}([1-9]\d{4})(?!\d)", re.IGNORECASE)
_STREET_START = late(
    r"^\W*(?:alamat\W{1,5})?(?:jl|jln|jalan|gang|gg|komplek|kompleks|komp|perum|perumahan|perkantoran)"
    r"\b\.?\s*[\w\"“]",
    re.IGNORECASE,
)
# These also begin the names of offices: a village, a building.
_PLACE_START = late(
    rf"^\W*(?:kawasan|gedung|dusun|dukuh|{DISTRICT_KIND}|kampung|kp|nagari|kampus|lantai|ruko)\b",
    re.IGNORECASE,
)
_HOUSE_NUMBER = late(r"\w[^\n]{0,80}?\b(?:no|nomor|km)\b\W{0,3}\d{1,3}(?![\d/])", re.IGNORECASE)
_ADDRESS_LABEL = late(r"^\W*alamat(?:\s+(?:kantor|lengkap))?\s*:", re.IGNORECASE)
_ADDRESS_PART = late(
    rf"\b(?:jl|jln|jalan|gang|gg|rt|rw|no|nomor|km|blok|lantai|kav|{DISTRICT_KIND}|"
    rf"{REGION_KIND}|kode\s?pos|komplek|kompleks)\b",
    re.IGNORECASE,
)
_SENTENCE_WORD = late(
    r"\b(?:yang|melalui|petugas|pemohon|mengisi|membawa|datang|mengambil|menyerahkan|adalah|"
    r"fotokopi|keluar|pintas|operasi|rawat|tahun|peraturan|keputusan|undang|perda|perbup|perwali|"
    r"pasal|lembaran|negara|permen\w*|kepmen\w*|perpres|pp|uu|lampiran|sk|nip|rp|rupiah|biaya|tarif|dokumen|surat|antrian|antrean|halaman|formulir|kartu|izin)\b",
    re.IGNORECASE,
)


def parse_postal_code(text: str | None) -> str | None:
    """The five-digit postcode of an address, the last one printed.

    House numbers, phone numbers and longer digit strings are refused.

    >>> parse_postal_code("Jl. Raya Manggarawan No. 7, Manggar 33512")
    '33512'
    >>> parse_postal_code("Kode Pos : 26415 Telp (0752) 66316")
    '26415'
    >>> parse_postal_code("Telp. 021-50123") is None
    True
    >>> parse_postal_code(None) is None
    True
    """
    if not text:
        return None
    labelled = _LABELLED_POSTCODE.search(text)
    if labelled:
        return labelled.group(1)
    before_phone = re.split(rf"\b{PHONE_LABEL}\b", text, flags=re.I)[0]
    codes = _POSTCODE.findall(before_phone)
    return codes[-1] if codes else None


def is_address(line: str | None) -> bool:
    """Whether a line of a letterhead is a postal address; sentences about a road are not.

    >>> is_address("Jl. Raya Manggarawan Desa Padang Manggar 33512")
    True
    >>> is_address("Komplek Perkantoran Terpadu Lantai 2, Kec. Damar 33571")
    True
    >>> is_address("Pemohon datang melalui jalan masuk utama")
    False
    >>> is_address(None)
    False
    """
    if not line or len(line) > MAX_ADDRESS_CHARACTERS:
        return False
    if _ADDRESS_LABEL.match(line):
        return True
    if _SENTENCE_WORD.search(line):
        return False
    if _STREET_START.match(line):
        return True
    has_parts = bool(_ADDRESS_PART.search(line)) or "," in line
    if parse_postal_code(line):
        return has_parts
    has_digit = any(character.isdigit() for character in line)
    if _PLACE_START.match(line):
        return has_digit and has_parts
    return bool(_HOUSE_NUMBER.match(line))
