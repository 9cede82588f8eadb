"""What a component's text says: whether a text tells of a component, and how surely.

A line `could_hold` one (asked before an absence is claimed), `tells_of` one (a word or a figure of
it), `fits` a name (can be what it asks for), or bears it out (`bears_out`: nothing else says so).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee
from normalizers.item.language import read_item
from normalizers.vocabulary.patterns import CHANNEL_LABEL, TIME_UNIT
from parsers.markers import unmarked
from parsers.names.component_words import is_step

STATED = ("waktu", "biaya", "pengaduan", "dasar_hukum")  # whose texts say what they are
LAW_SHARE = 0.7  # of a legal basis
STEP_SHARE = 0.5  # of a procedure's items
_LAW = re.compile(
    r"(?:undang|peraturan|keputusan|instruksi|surat\s+edaran|per(?:da|mendagri|pres|bup|wal|ma)\b"
    r"|uu\b|pp\b|sk\b)",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:tidak\s+(?:ada|diperlukan)|tanpa|nihil)\b", re.IGNORECASE)
# What tells of a time, a fee or a channel.
_TELLING = {
    "waktu": r"waktu|\b(?:se)?lama"
    rf"|\b(?:se)?{TIME_UNIT}(?:an|nya)?\b"
    r"|langsung|segera|\bsaat|sejak|cepat|tunggu|selesai|durasi|kapan",
    "biaya": r"biaya|tarif|retribusi|\brp|rupiah|gratis|cuma|pungut|bayar|pnbp|ongkos|harga|nihil"
    r"|administrasi|karcis|\bbea\b|peraturan|perda|tidak ada",
    "pengaduan": r"@|www|http|\b(?:peng|meng|di)?adu|keluh|lapor|saran|kritik|telep|\bte?lp\b"
    r"|\bhp\b|\bwa\b|whatsapp|e-?mail|surel|kotak|\bsms\b|hubung|kontak|\bcall|center|media"
    r"|instagram|facebook|loket|kantor|langsung|alamat|\bjl\b",
}
# Figures that are surely such a value: "Pas foto 3x4" is neither.
_FIGURES = {
    "waktu": r"\d[.:]\d\d\b",
    "biaya": r"\d{1,3}(?:[.,]\d{3})+",
    "pengaduan": r"(?:\d[\s().-]?){5}",
}
_TOLD = {name: re.compile(f"{words}|{_FIGURES[name]}", re.I) for name, words in _TELLING.items()}
# A line without any figure and any of these words cannot be one. Whoever complains may come, though
# a line that says so may as well be a step.
_SIGNS = {name: rf"\d|{words}" for name, words in _TELLING.items()}
_SIGNS |= {"pengaduan": rf"{_SIGNS['pengaduan']}|datang", "decree": r"\d"}
_SIGN_WORDS = {name: re.compile(signs, re.I) for name, signs in _SIGNS.items()}
# A letterhead's line of numbers and addresses can be a channel, and nothing else.
_CONTACT = re.compile(rf"\W*(?:{CHANNEL_LABEL}|kode\s?pos)\b[^\w\n]*(?=\S*[\d@.])", re.I)
MAX_CONTACT_WORDS = 8
_DECREE = re.compile(r"\bsk\b|keputusan|\bnomor\b|\bno\b|/", re.I)


class _Facts:
    """What a component's lines hold, each asked when it is needed; shares go from 0 to 1."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._whole = "\n".join(texts)

    def _share(self, has: Callable[[str], bool]) -> float:
        return sum(map(has, self._texts)) / max(1, len(self._texts))

    @cached_property
    def is_time(self) -> bool:
        return bool(find_durations(self._whole))

    @cached_property
    def is_fee(self) -> bool:
        return parse_fee(self._whole).kind != "unknown"

    @cached_property
    def is_law(self) -> bool:
        return self._share(lambda text: _LAW.match(text) is not None) >= LAW_SHARE

    @cached_property
    def is_told(self) -> bool:
        return self._share(lambda text: read_item(text).action is not None) >= STEP_SHARE

    @cached_property
    def has_papers(self) -> bool:
        return any(read_item(text).documents for text in self._texts)

    @cached_property
    def has_channels(self) -> bool:
        return bool(find_channels(self._whole))

    @cached_property
    def has_steps(self) -> bool:
        """Whether a line says what the applicant or an officer does."""
        return any(map(is_step, self._texts))

    @cached_property
    def is_denied(self) -> bool:
        return _NONE.match(self._whole) is not None


def fits(component: str, texts: Sequence[str]) -> bool:
    """Whether a text can be what the name says, and is nothing that another name would say."""
    found = _Facts(texts)
    if component in _HELD:
        return _HELD[component](found)
    if component == "persyaratan":
        return found.is_denied or not (found.is_time or found.is_law or found.has_steps)
    return not (found.is_time or found.is_fee or found.is_law)


def bears_out(component: str, texts: Sequence[str]) -> bool:
    """Whether a text holds what only such a component does."""
    found = _Facts(texts)
    if component == "persyaratan":
        return found.has_papers and not found.is_told
    return component in _HELD and _HELD[component](found)


# What a component's text holds where it is one, and others do not.
_HELD: dict[str, Callable[[_Facts], bool]] = {
    "dasar_hukum": lambda found: found.is_law,
    "prosedur": lambda found: found.is_told and not found.is_law,
    "waktu": lambda found: found.is_time,
    "biaya": lambda found: found.is_fee,
    "pengaduan": lambda found: found.has_channels,
}


def could_hold(text: str, component: str) -> bool:
    """Whether an unread line could be a component, or a line of it.

    >>> could_hold("SKCK adalah surat keterangan", "biaya"), could_hold("30.000", "biaya")
    (False, True)
    """
    if component != "pengaduan" and len(text.split()) <= MAX_CONTACT_WORDS and _CONTACT.match(text):
        return False
    signs = _SIGN_WORDS.get(component)
    if signs is None:
        return True
    if component == "decree" and not _DECREE.search(text):
        return False
    return signs.search(text) is not None


def is_channel(text: str) -> bool:
    """Whether a line is a channel with its label: "b. Telp 0761-889900"."""
    line = unmarked(text)
    return len(line.split()) <= MAX_CONTACT_WORDS and _CONTACT.match(line) is not None


def tells_of(text: str, component: str) -> bool:
    """Whether a line of a time, a fee or a complaint's section tells of such a value itself.

    >>> tells_of("2 hari kerja", "waktu"), tells_of("Pas foto 3x4", "waktu")
    (True, False)
    """
    return _TOLD[component].search(text) is not None
