"""Postal addresses: the postcode, and whether a line is an address at all."""

from __future__ import annotations

import re

MAX_ADDRESS_CHARACTERS = 400  # longer lines are prose

_POSTCODE = re.compile(r"(?<![\d.,/-])([1-9]\d{4})(?![\d.,/-]*\d)")
_LABELLED_POSTCODE = re.compile(r"\bkode\s?pos\W{0,3}([1-9]\d{4})(?!\d)", re.IGNORECASE)
_STREET_START = re.compile(
    r"^\W*(?:alamat\W{1,5})?(?:(?:jl|jln|jalan|gang|gg|komplek|kompleks|komp|perum|perumahan|kawasan|"
    r"gedung|dusun|dukuh|desa|kampung|kp|nagari)\b\.?\s*\S)",
    re.IGNORECASE,
)
_ADDRESS_LABEL = re.compile(r"^\W*alamat(?:\s+(?:kantor|lengkap))?\s*:", re.IGNORECASE)
_ADDRESS_PART = re.compile(
    r"\b(?:jl|jln|jalan|gang|gg|rt|rw|no|nomor|km|blok|lantai|kav|kel|kelurahan|kec|kecamatan|desa|"
    r"kab|kabupaten|kota|kode\s?pos|komplek|kompleks)\b",
    re.IGNORECASE,
)
_SENTENCE_WORD = re.compile(
    r"\b(?:yang|melalui|petugas|pemohon|mengisi|membawa|datang|mengambil|menyerahkan|adalah|"
    r"fotokopi|keluar|pintas|operasi)\b",
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
    before_phone = re.split(r"\b(?:telp?|telepon|tlp|phone|fax|faks|hp|wa)\b", text, flags=re.I)[0]
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
    parts = len(_ADDRESS_PART.findall(line))
    has_detail = bool(re.search(r"\d", line)) or "," in line
    if _STREET_START.match(line):
        return has_detail or parts > 0
    return bool(parse_postal_code(line)) and (parts >= 1 or "," in line)
