"""Which component a heading is about that no list of spellings has.

Indonesian names begin with what they are about: "Besarnya Tarif/Biaya Pelayanan dan Tata Cara
Pembayaran" is a fee, "Prosedur Penyelesaian Pembuatan Kartu" a procedure. So the first of a
component's words decides, behind words that only lead to it and before any that qualify it.
Whether a row is a heading at all is not asked here: the words cannot tell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from normalizers.item.verb import parse_verb
from normalizers.vocabulary.patterns import COMPLAINT, OPINION
from normalizers.vocabulary.vocabulary import words_of
from parsers.names.questions import asked_of
from parsers.names.site_lines import leads_elsewhere

MAX_WORDS = 14  # of a heading: the law's longest name of a component has 15 with its brackets
MAX_OPENING = 4  # words that a component's longest core has, and one that joins
MAX_LEADS = 4  # words that lead to what a heading is about

_NUMBERING = re.compile(r"\s*(?:\(?(?:[IVX]{1,5}|[A-Za-z]|\d{1,2})\s*[.)]+|[-•§·*–])\s*(?=\S)")
BRACKETS = re.compile(r"\([^()]{0,60}\)")
_WORD = re.compile(r"[^\W\d_]+")
_JOINING = frozenset(("dan", "atau", "serta"))
_SENTENCE_END = re.compile(r"[.!?,]\s*$")
_FIGURE = re.compile(r"(?<![^\W\d_])\d")  # "AK1", "S2" are names
MIN_LED_WORDS = 5  # of a sentence that leads in a list; shorter ones are headings
MAX_LED_LETTERS = 160  # of it, at its end
_LED_IN = re.compile(
    r"\b(?:(?P<required>(?:per)?syarat(?:-?\s?syarat)?(?:an)?(?:nya)?|kelengkapan|(?:berkas|dokumen)\s+yang\s+"
    r"(?:harus|perlu|wajib|diperlukan|dibutuhkan))|prosedur(?:nya)?|alur(?:nya)?|langkah(?:-langkah)?(?:nya)?"
    r"|tahapan(?:nya)?|tata\s+cara(?:nya)?)\b[^.:;\n]{0,90}?\b(?:sebagai\s+berikut|berikut(?:\s+ini)?"
    r"|antara\s+lain|di\s?antaranya|yaitu|yakni|meliputi|adalah|ialah)\s*(?:\([^()\n]{0,80}\)\s*)?:?\s*\Z",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:apa(?:kah)?\s+saja(?:kah)?|apa|bagaimana(?:kah)?|berapa(?:kah)?)\s+", re.IGNORECASE
)
_HOW_LONG = re.compile(r"berapa(?:kah)?\s+lama(?:kah|nya)?\b", re.IGNORECASE)
_VALID = re.compile(r"\b(?:masa\s+)?(?:ber|di)?laku(?:nya)?\b", re.IGNORECASE)  # of the product
_WHAT_COMES_OUT = re.compile(
    r"apa(?:kah)?\s+yang\s+(?:akan\s+|saya\s+|pemohon\s+)?(?:di)?(?:dapat|peroleh|terima|hasil)",
    re.IGNORECASE,
)
_WHERE_TO_COMPLAIN = re.compile(
    rf"(?=.*\b(?:(?:ke|di)\s?mana|bagaimana|siapa)\b).*\b(?:mengadu|mengeluh|{COMPLAINT})"
    rf"|(?:ada|punya|memiliki)\s+(?:{COMPLAINT}|{OPINION})\b",
    re.IGNORECASE,
)
# Where complaints are named behind these, the heading is about complaints.
_OVERRULING = "pengaduan"


@lru_cache(maxsize=20_000)
def place_by_words(text: str) -> str | None:
    """The component that a heading's words place it under, None where they say none or too much.

    >>> place_by_words("2. Besarnya Tarif/Biaya Pelayanan dan Tata Cara Pembayaran")
    'biaya'
    >>> place_by_words("Hasil Pelayanan Yang Diterima Oleh Pelanggan")
    'produk'
    >>> place_by_words("Mekanisme Penyampaian Keluhan"), place_by_words("Dasar Tarif / Biaya")
    ('pengaduan', 'biaya')
    >>> place_by_words("Persyaratan SKCK meliputi:")
    'persyaratan'
    >>> place_by_words("Persyaratan diserahkan ke loket pendaftaran") is None
    True
    >>> place_by_words("Syarat mengurus izin menikah")
    'persyaratan'
    >>> place_by_words("Waktu Operasional Loket") is None
    True
    >>> place_by_words("Waktu Penyelesaian dan Masa Berlaku")
    'waktu'
    >>> place_by_words("Proses"), place_by_words("Proses verifikasi")
    ('prosedur', None)
    >>> place_by_words("Biaya sesuai tarif yang ditetapkan pengadilan") is None
    True
    >>> place_by_words("Apa saja syaratnya?"), place_by_words("Berapa lama prosesnya?")
    ('persyaratan', 'waktu')
    >>> place_by_words("Apa yang didapat?"), place_by_words("Mau mengadu ke mana?")
    ('produk', 'pengaduan')
    """
    asked = asked_of(text)
    if asked is not None:
        return _place_question(asked)
    numbering = _NUMBERING.match(text)
    bare = BRACKETS.sub(" ", text[numbering.end() :] if numbering is not None else text)
    found = _place(bare.rstrip(" :;*="))
    if found is None and numbering is not None and bare.rstrip().endswith("."):
        # A numbered heading may end in a full stop. What the law gives no value of is believed.
        stopped = _place(bare.rstrip().removesuffix("."))
        return stopped if stopped in _data().management else None
    return found


def _place(bare: str) -> str | None:
    if _SENTENCE_END.search(bare) or _FIGURE.search(bare) or ":" in bare:
        return None
    words = _without_introduction([w for w in _WORD.findall(bare.casefold()) if w not in _JOINING])
    if not 1 <= len(words) <= MAX_WORDS or _is_other(words):
        return None
    if (whole := _data().wholes.get(" ".join(words))) is not None:
        return whole
    for start in range(min(len(words), MAX_LEADS + 1)):
        found = _core_at(words, start)
        if found is None:
            if not _leads(words, start):
                return None
            continue
        component, end = found
        if component in _PASSED and _complaint_follows(words, end):
            return _OVERRULING
        return component if _only_qualifies(words, end) else None
    return None


def _place_question(asked: str) -> str | None:
    """The component that a question asks for: "Apa saja syarat …", "Berapa lama …"."""
    if _HOW_LONG.match(asked):
        return None if _VALID.search(asked) else "waktu"
    if _WHAT_COMES_OUT.match(asked):
        return "produk"
    if _WHERE_TO_COMPLAIN.match(asked):
        return "pengaduan"
    word = _ASKING.match(asked)
    if word is None:
        return None
    words = _WORD.findall(asked[word.end() :].casefold())
    words = [re.sub(r"(?<=[a-z]{4})nya$", "", one) for one in words if one not in _JOINING]
    if not words or _is_other(words):
        return None
    start = next((n for n in range(len(words)) if not _leads(words, n)), 0)
    found = next((c for n in (0, start) if (c := _core_at(words, n)) is not None), None)
    if found is None:
        return None
    is_complaint = found[0] in _PASSED and _complaint_follows(words, found[1])
    return _OVERRULING if is_complaint else found[0]


def names_other_section(text: str) -> bool:
    """Whether a row is the heading of a page's section that is no component's.

    >>> names_other_section("KETENTUAN UMUM :"), names_other_section("Ketentuan asli dibawa")
    (True, False)
    """
    words = " ".join(_WORD.findall(text.casefold()))
    return words in _data().other_sections or leads_elsewhere(text)


@lru_cache(maxsize=5_000)
def led_in_component(text: str) -> str | None:
    """The component whose list a sentence leads in; None for any other text.

    >>> led_in_component("Pelanggan wajib memenuhi persyaratan sebagai berikut :")
    'persyaratan'
    >>> led_in_component("Adapun tahapan permohonan izin adalah sebagai berikut")
    'prosedur'
    >>> led_in_component("Persyaratan dinyatakan lengkap") is None
    True
    """
    found = _LED_IN.search(text[-MAX_LED_LETTERS:])
    if found is None or len(text.split()) < MIN_LED_WORDS:
        return None
    return "persyaratan" if found["required"] else "prosedur"


def introducing_words() -> tuple[str, ...]:
    """Words and phrases that lead from a name to what it has: "meliputi", "berupa"."""
    return tuple(sorted(_data().introducing))


@lru_cache(maxsize=5_000)
def opening_component(text: str) -> str | None:
    """The component that a sentence opens with, behind its number; None where it opens otherwise.

    >>> opening_component("4) Produk pelayanan berupa surat keterangan.")
    'produk'
    >>> opening_component("Pemohon membayar biaya di kasir") is None
    True
    """
    numbering = _NUMBERING.match(text)
    words = _WORD.findall(text[numbering.end() if numbering is not None else 0 :].casefold())
    found = _core_at([word for word in words[:MAX_OPENING] if word not in _JOINING], 0)
    return found[0] if found is not None else None


def _without_introduction(words: list[str]) -> list[str]:
    """A heading's words without those at its end that only lead to what follows."""
    while words:
        count = next((n for n in (2, 1) if " ".join(words[-n:]) in _data().introducing), 0)
        if not count or count >= len(words):
            return words
        words = words[:-count]
    return words


_PASSED = ("prosedur", "sarana_prasarana")  # "Mekanisme …", "Sarana …" of complaints


def _is_other(words: list[str]) -> bool:
    phrase = " ".join(words) + " "
    return any(phrase.startswith(f"{other} ") for other in _data().others)


def _core_at(words: list[str], start: int) -> tuple[str, int] | None:
    """The component whose longest core stands here, and where that ends."""
    cores = _data().cores
    for count in range(min(_data().longest, len(words) - start), 0, -1):
        component = cores.get(" ".join(words[start : start + count]))
        if component is not None:
            return component, start + count
    return None


def _leads(words: list[str], position: int) -> bool:
    leads = _data().leads
    return words[position] in leads or " ".join(words[position : position + 2]) in leads


def _complaint_follows(words: list[str], end: int) -> bool:
    """Whether a complaint's core stands behind, within the words that can lead to it."""
    for position in range(end, min(len(words), end + MAX_LEADS)):
        found = _core_at(words, position)
        if found is not None and found[0] == _OVERRULING:
            return True
    return False


def _only_qualifies(words: list[str], end: int) -> bool:
    """Whether what stands behind a component's word says whose or what for, and states nothing.

    A verb may follow at once ("Syarat mengurus KTP") or behind a word of purpose.
    """
    for position in range(end, len(words)):
        if words[position] in _data().reasons:
            return True
        # "Waktu Penyelesaian dan Masa Berlaku" names two things and states nothing.
        is_term = words[position - 1] in _data().terms
        if words[position] in _data().states and words[-1] != "berikut" and not is_term:
            return False
        verb = parse_verb(words[position])
        if verb is None or (position > end and words[position] in _data().attributes):
            continue
        is_led = position == end or _is_led(words, position)
        if not is_led or (verb.voice == "passive" and position == end):
            return False
    return True


def _is_led(words: list[str], position: int) -> bool:
    """Whether a verb follows a word of purpose: "untuk mengurus", "yang harus dipenuhi"."""
    before = words[position - 1]
    is_modal = before in _data().modal and words[position - 2 : position - 1] == ["yang"]
    return is_modal or before in _data().purpose


class _Data:
    """The word lists of `headings.json`, ready to be asked."""

    def __init__(self, lists: Mapping[str, Mapping[str, list[str]] | list[str]]) -> None:
        cores, wholes = lists["cores"], lists["wholes"]
        assert isinstance(cores, Mapping)
        assert isinstance(wholes, Mapping)
        self.attributes = frozenset(lists["attributes"])
        self.cores = {core: component for component, own in cores.items() for core in own}
        self.wholes = {name: component for component, own in wholes.items() for name in own}
        self.longest = max(len(core.split()) for core in self.cores)
        self.leads = frozenset(lists["leads"])
        self.others = tuple(
            " ".join(word for word in other.split() if word not in _JOINING)
            for other in lists["no_component"]
        )
        self.introducing = frozenset(lists["introducing"])
        self.management = frozenset(words_of("management"))
        self.modal = frozenset(lists["modal"])
        self.other_sections = frozenset(lists["other_sections"])
        self.purpose = frozenset(lists["purpose"])
        self.reasons = frozenset(lists["reasons"])
        self.states = frozenset(lists["states"])
        self.terms = frozenset(lists["terms"])


@cache
def _data() -> _Data:
    source = files("normalizers") / "vocabulary" / "headings.json"
    return _Data(json.loads(source.read_text("utf-8")))


def may_be_label_head(text: str) -> bool:
    """A quick look: whether a text can be, or hold, the head of the components' column."""
    small = text.casefold()
    return any(name in small for name in words_of("column_names"))
