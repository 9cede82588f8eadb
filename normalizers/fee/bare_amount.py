"""Whether a number without a currency is money: `110.000`, `PNBP 10000`, `500 per halaman`."""

from __future__ import annotations

import re

from normalizers.late_pattern import late
from normalizers.vocabulary.patterns import CLOCK, MONTH, PHONE_LABEL, TIME_UNIT

BARE_DIGITS_MAX = 10  # longer runs of digits are telephone, account or identity numbers
CONTEXT_CHARS = 32  # how far back the word that names a bare number may stand

# What is sold by weight or measure may honestly cost less than a hundred rupiah a unit.
MEASURES = (
    r"k(?:ilo)?g(?:ram)?|gr(?:am)?|ton|kw(?:h|intal)?|l(?:i?te?r)?|m|m[23²³]|meter|mtr|km|cm|cc|"
    r"gt|va|watt|ekor|butir|batang|buah|biji|ikat|lembar|lbr|halaman|hal|kata|karakter"
)

BARE_NUMBER = late(r"(?<![\w.,/\-–:'])(?<!\w[.,/\-])\d+(?:[.,]\d+)*|(?<=:)\d+(?:[.,]\d+)*")
_BARE_GROUPED = late(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d\d?)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?")
_NAMES_NO_AMOUNT = late(
    rf"(?:\b(?:no|nomor|nomer|pasal|ayat|rek|rekening|pos|daya|luas|{PHONE_LABEL}|"
    r"kapasitas|nip|nik|seluas|sebanyak|tanggal|tgl|jalan|jl)\b[\s.:]*"
    # "48 halaman 350.000" is priced, and so is what stands on the next line.
    r"|(?<!\d\s)\b(?:tahun|th|thn|lantai|lt|halaman)\b[ \t\xa0.:]*"
    r"|[<>≥≤±]\s*|\bus\s?\$\s*|[$€]\s*|\busd\s*)\Z",
    re.IGNORECASE,
)
_NAMES_AN_AMOUNT = late(
    r"(?:\b(?:biaya|tarif|tarip|retribusi|pnbp|sebesar|bayar|membayar|dibayar|ongkos|harga|iuran|"
    r"sewa|adm|administrasi|karcis|tiket|jasa|denda|materai|meterai)\b(?:\s+[a-z/]{2,20}){0,2}[\s.]*"
    r"|[:=]\s*)$",
    re.IGNORECASE,
)
_COUNTS_SOMETHING = late(
    rf"(?:\s*(?:[-–]|s/?d|sampai)\s*[\d.,]+)?(?:[^\S\n]|-|\n(?=(?-i:[a-z%])))*(?:(?:{MEASURES}|kva|ha|hektare?|are|liter|orang|org|jiwa|unit|eks\w*|set|paket|dus|"
    rf"{TIME_UNIT}|bln|kali|kendaraan|pk|peserta|pasien|volt|{CLOCK}|wik|"
    rf"ml|mg|kk|persen|siswa|mahasiswa|responden|sampel|titik|jenis|macam|rangkap|exp|{MONTH})\b"
    r"|%|°|\s?x\s?\d)",
    re.IGNORECASE,
)
_PRICED_PER = late(r"\s*(?:[,.]-\s*)?(?:/\s?[a-z]|per\s?[a-z1])", re.IGNORECASE)
_YEAR = late(r"(?:19|20)\d\d")
_OWN_CELL = late(r"[\s|]\d+[\s|]")
_CLOSING_DASH = late(r"\s?[.,]\s?[-–=]")


def names_no_amount(text: str, start: int) -> bool:
    """Whether the word before a number names something else: a number, a year, another currency.

    >>> names_no_amount("Nomor 10.000", 6), names_no_amount("tarif 10.000", 6)
    (True, False)
    """
    return bool(_NAMES_NO_AMOUNT.search(text[max(0, start - CONTEXT_CHARS) : start]))


def is_bare_amount(text: str, number: re.Match[str], *, is_column: bool) -> bool:
    """Whether a match of `BARE_NUMBER` is money by its shape or its neighbours.

    Quantities ("1.000 m2"), years and numbers with a leading zero are refused.
    """
    digits, end = number.group(), number.end()
    if _COUNTS_SOMETHING.match(text, end) or digits[0] == "0":
        return False
    if _BARE_GROUPED.fullmatch(digits):
        return True
    has_dash = bool(_CLOSING_DASH.match(text, end))
    if not digits.isdigit() or not 3 <= len(digits) <= BARE_DIGITS_MAX:
        return has_dash and bool(re.fullmatch(r"\d{3,9},00", digits))
    return has_dash or _is_plain_amount(text, number, is_column)


def _is_plain_amount(text: str, number: re.Match[str], is_column: bool) -> bool:
    digits, start, end = number.group(), number.start(), number.end()
    if int(digits) % 50:
        return False
    if _PRICED_PER.match(text, end):
        return True
    if _YEAR.fullmatch(digits):
        return False
    if text.strip() == digits and len(digits) > 3:
        return True
    if _NAMES_AN_AMOUNT.search(text[max(0, start - CONTEXT_CHARS) : start]):
        return len(digits) > 3 or not text[end:].strip()
    if not is_column:
        return False
    return len(digits) > 3 or bool(_OWN_CELL.fullmatch(text, start - 1, end + 1))
