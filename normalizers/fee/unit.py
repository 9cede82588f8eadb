"""The unit an amount is charged per ("/lembar", "per orang", "setiap kali rapat")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from normalizers.late_pattern import late
from normalizers.vocabulary.patterns import MONTH, TIME_UNIT

UNIT_MAX_WORDS = 6  # "meter panjang kapal per etmal" has five
LOOK_BACK_CHARS = 70
_POWERS = str.maketrans("²³", "23")

_GLUED_UNITS = (
    rf"orang|org|lembar|lbr|{TIME_UNIT}|kali|unit|buah|meter|m[23²³]?|kg|ekor|sampel|paket|"
    r"dokumen|pasien|berkas|siswa|halaman|malam|titik|kendaraan|semester|eksemplar|set|liter|"
    r"ton|kk|kepala|permohonan|sertifikat|surat|kamar|rumah|bidang|kegiatan|item|parameter|satu"
)
_PER = (
    rf"(?:/\s*(?:per(?![a-z])\s*)?|(?<![a-z])per(?![a-z])[\s\-]*|(?<![a-z])per(?=(?:{_GLUED_UNITS})\b)"
    r"|(?<![a-z])(?:(?:untuk|bagi|pada)\s+)?(?:se)?tiap\b\s*)"
)
_AFTER = re.compile(rf"[\s,.|]*(?:[(\[]\s*)?{_PER}", re.IGNORECASE)
_BEFORE = late(
    rf"(?:(?<![a-z])per(?![a-z])[\s\-]*|(?<![a-z])per(?=(?:{_GLUED_UNITS})\b)|(?<![a-z])(?:se)?tiap\b\s*"
    r"|(?<![a-z])rp\.?\s*/\s*)",
    re.IGNORECASE,
)
_TOKEN = late(r"[^\W_][\w²³\-]*")
_COUNT = late(r"(\d[\d.,]*)(?:\s*\([a-z ]{2,30}\))?\s+(?=[A-Za-z])")
_GAP = late(r" {0,3}/ {0,3}|[ \t\xa0]{1,3}|\s{1,3}(?=per\s+[a-z])|(?<=\sper)\s{1,3}", re.IGNORECASE)
_CONNECTORS = late(
    r"(?:[\s:=|)\]\-–,]|(?:adalah|ialah|sebesar|wajib|harus|akan|sejumlah|senilai|seharga|dikenakan|dikenai|dipungut|"
    r"membayar|biaya|tarif|tarip|retribusi|pnbp|yaitu|dengan|maka)(?![a-z]))*",
    re.IGNORECASE,
)
_LABEL_WORD = late(r"kelas|golongan|gol|tipe|type|kategori|ukuran|wilayah|area", re.I)
_STOP = late(
    r"dan|atau|untuk|dengan|sesuai|berdasarkan|bagi|jika|bila|apabila|maks|maksimal|min|minimal|yang|yg|"
    r"sebesar|rp|idr|dikenakan|ditambah|serta|pada|di|ke|dari|dalam|gratis|selama|sedangkan|adalah|"
    r"belum|sudah|termasuk|menurut|mengacu|khusus|kecuali|dibayar|paling|setelah|saat|tidak|biaya|"
    r"tarif|tarip|retribusi|denda|plus|kemudian|maupun|melalui|oleh|sampai|hingga|sd|tanpa|merupakan|"
    r"wajib|membayar|bayar|dipungut|dikenai|harus|akan|ialah|yaitu|sejumlah|senilai|seharga|"
    rf"namun|tetapi|sebagaimana|pnbp|ditetapkan|berlaku|mulai|lebih|kurang|x|{MONTH}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in lower case (`m²` is `m2`), without "per", and the offsets of its printed words."""

    name: str
    start: int
    end: int
    claim_start: int  # with the "per" or "/" before it


def find_unit_after(text: str, end: int, next_amount: int) -> Unit | None:
    """The unit printed behind an amount; `next_amount` is where the next one begins.

    >>> find_unit_after("Rp 5.000/m²", 8, 11).name
    'm2'
    >>> find_unit_after("Rp 5.000 untuk umum", 8, 19) is None
    True
    """
    per = _AFTER.match(text, end)
    if per is None or per.end() >= next_amount:
        return None
    return _read_unit(text, per, next_amount)


def find_unit_before(text: str, floor: int, start: int) -> Unit | None:
    """The unit printed in front of an amount ("per jam sebesar Rp 80.000"), not before `floor`.

    >>> find_unit_before("tarif per jam sebesar Rp 80.000", 0, 22).name
    'jam'
    """
    for per in reversed(list(_BEFORE.finditer(text, max(floor, start - LOOK_BACK_CHARS), start))):
        unit = _read_unit(text, per, start)
        connectors = _CONNECTORS.match(text, unit.end, start) if unit else None
        if unit and connectors and connectors.end() == start:
            return unit
    return None


def leads_to_next(text: str, unit: Unit, next_amount: int) -> bool:
    """Whether a unit behind an amount is apart from it and names the next ("Rp 5, per hari Rp 9").

    >>> leads_to_next("Rp 5, per hari Rp 9", Unit("hari", 10, 14, 4), 15)
    True
    >>> leads_to_next("Rp 5 per hari, Rp 9", Unit("hari", 9, 13, 4), 15)
    False
    """
    is_apart = "," in text[unit.claim_start : unit.start]
    return is_apart and next_amount < len(text) and not text[unit.end : next_amount].strip(" :=")


def _read_unit(text: str, per: re.Match[str], limit: int) -> Unit | None:
    """Words from the "per" up to a stop word, a mark, a figure or the next amount's label."""
    start = per.end()
    while start < limit and text[start].isspace():
        start += 1
    count = _COUNT.match(text, start, limit)
    tokens: list[re.Match[str]] = []
    pos = count.end() if count else start
    while len(tokens) < UNIT_MAX_WORDS:
        token = _TOKEN.match(text, pos, limit)
        if token is None or _is_stop(token.group(), [t.group() for t in tokens]):
            break
        tokens.append(token)
        gap = _GAP.match(text, token.end(), limit)
        if gap is None:
            break
        pos = gap.end()
    if tokens and tokens[-1].group().lower() == "per":
        tokens.pop()
    if not tokens:
        return None
    end = tokens[-1].end()
    if limit < len(text) and per.start() < limit and not text[end:limit].strip(" :=-\n\t"):
        end = _before_next_label(tokens) if per.re is _AFTER else end
    name = re.sub(r"\s*\([^)]*\)", "", text[start:end].lower())
    name = re.sub(r"\s*/\s*(?:per\s+)?", "/", " ".join(name.split())).translate(_POWERS)
    return Unit(name, start, end, per.start())


def _is_stop(word: str, before: list[str]) -> bool:
    if _STOP.fullmatch(word) or word[0].isdigit():
        return True
    if before and _LABEL_WORD.fullmatch(word):
        return True
    is_new_label = bool(before) and before[0].islower() and word[0].isupper()
    return is_new_label and before[-1].lower() != "per"


def _before_next_label(tokens: list[re.Match[str]]) -> int:
    """The end of the unit where the words behind it label the next amount: "/lembar KTP Rp"."""
    end = tokens[0].end()
    for previous, token in pairwise(tokens):
        is_chain = "per" in {previous.group().lower(), token.group().lower()}
        if not is_chain and "/" not in token.string[previous.end() : token.start()]:
            break
        end = token.end()
    return end
