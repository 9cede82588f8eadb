"""What single lines look like that stand where they do not belong."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.duration.bare_time import is_bare_time
from normalizers.fee.bare_fee import is_bare_fee
from normalizers.item.verb import parse_verb
from normalizers.vocabulary.patterns import CHANNEL_LABEL, COMPLAINT, OPINION, PAPER
from parsers.names.component_words import is_step, stated_components
from parsers.names.headings import HeadingIndex
from parsers.names.site_lines import MAX_ENTRY_WORDS, may_be_sites

MAX_CONTACT_WORDS = 9  # of a line that is a contact; longer ones speak of one
MAX_VALUE_WORDS = 7  # of a line that is a time or a fee, and not a sentence with one
MAX_TAIL_WORDS = 4  # of a heading that stands behind the last words of a line
MAX_ACTOR_WORDS = 4  # of a line, among which its verb stands where it is a step
MAX_LOOK = 400  # letters of a line that are looked at

_CONTACT_LABEL = re.compile(
    rf"\W{{0,3}}(?:kotak\s+(?:{COMPLAINT}|{OPINION})\b|(?:facebook|instagram)\s+(?-i:[A-Z@])|(?:{CHANNEL_LABEL}"
    r"|instagram|facebook|call\s?center|hotline)\b(?=[^\n]{0,60}[\d@:]))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\S@\w|\bwww\.|https?://|(?<![\d.,])\(?(?:\+62|0)\d{2,3}\)?[\s-]?\d{3,4}[\s-]?\d{3,}",
    re.IGNORECASE,
)
_PLATFORM = re.compile(r"\W*(?:facebook|twitter|instagram|youtube|tiktok)\b(?!\s?:)", re.IGNORECASE)
_MARK_INSIDE = re.compile(r"(?<=\s)(?P<number>\d{1,2}|[a-z])[.)]\s+(?=[A-Z])")
_CITED = re.compile(
    r"\b(?:huruf|angka|nomor|no|ayat|pasal|butir|poin|lantai|kelas|gang|jl)\W*$", re.I
)
_OPEN = re.compile(
    r"(?:\b(?:yang|dengan|untuk|di|ke|dari|oleh|pada|dalam|sebagai|bagi|kepada)|[/(&])\s*$",
    re.IGNORECASE,
)
_NO_ACTOR = re.compile(
    rf"\W*(?:me[a-z]{{4,}}|foto\w*|{PAPER}|bagi|jika|apabila|bila|untuk|yang|telah"
    r"|sudah|rekomendasi|proposal|daftar|identitas)\b",
    re.IGNORECASE,
)
# What whoever applies has, is or brings: a requirement, and no step.
_OF_APPLICANTS = """
memiliki mempunyai menyerahkan membawa melampirkan menunjukkan mengisi membuat memenuhi menyiapkan
mengikuti merupakan melakukan menjadi menyebutkan menyertakan memperlihatkan mencantumkan
menggunakan memakai mengenakan menyatakan memuat menerangkan menjelaskan menyetujui mengetahui
menguasai memberikan menempati menyampaikan membayar melunasi memilih menghadirkan mendapat
mendapatkan mengajukan mendaftar
"""
_BELONGS = frozenset(_OF_APPLICANTS.split())
_TAKES = re.compile(
    r"\b(?:di(?:pungut|kenakan|layani)|mendapat(?:kan)?|membayar|bayar|menunggu)\b", re.IGNORECASE
)


def is_contact(text: str) -> bool:
    """Whether a line is a channel: a number, an address, a box.

    >>> is_contact("Telepon (0281) 891002"), is_contact("Surel yang aktif")
    (True, False)
    """
    if len(text.split()) > MAX_CONTACT_WORDS:
        return False
    return _CONTACT_LABEL.match(text) is not None or _ADDRESS.search(text[:MAX_LOOK]) is not None


def is_site_entry(text: str, own: str = "") -> bool:
    """Whether a line is a page's, and not its text's; a complaint's text names platforms itself.

    >>> is_site_entry("Baca juga: Jadwal Loket"), is_site_entry("Berita acara serah terima")
    (True, False)
    """
    is_short = len(text.split()) <= MAX_ENTRY_WORDS and own != "pengaduan"
    return may_be_sites(text) or (is_short and _PLATFORM.match(text) is not None)


def has_mark_inside(text: str) -> bool:
    """Whether the mark of a list's next item stands inside a text.

    >>> has_mark_inside("Kartu berobat c. Rujukan"), has_mark_inside("Pasal 3 huruf a. Pemohon")
    (True, False)
    """
    head = text[:MAX_LOOK]
    return any(not _CITED.search(head[: one.start()]) for one in _MARK_INSIDE.finditer(head))


def is_open(text: str) -> bool:
    """Whether a text ends where no text does; a comma or an "and" links items of a list.

    >>> is_open("Surat keterangan dari"), is_open("Salinan putusan, dan")
    (True, False)
    """
    return _OPEN.search(text) is not None


@lru_cache(maxsize=10_000)
def stands_for(text: str, own: str) -> str | None:
    """Another component that a line is a value of, by its words alone.

    >>> stands_for("2 hari kerja", "prosedur"), stands_for("Pas foto 3x4", "persyaratan") is None
    ('waktu', True)
    """
    if own != "pengaduan" and is_contact(text):
        return "pengaduan"
    if own != "waktu" and is_bare_time(text):
        return "waktu"
    if own != "biaya" and is_bare_fee(text):
        return "biaya"
    return None


def stated_in_value(text: str, own: str) -> str | None:
    """Another component that a line of a time's, a fee's or a complaint's text states."""
    if own != "pengaduan" and is_contact(text):
        return "pengaduan"
    told = stated_components(text[:MAX_LOOK]) - {own, "persyaratan"}
    if own == "pengaduan":
        told = told - {"waktu"} if len(text.split()) > MAX_VALUE_WORDS else told
    elif own == "biaya" and "waktu" in told:
        told -= {"waktu"} if not is_bare_time(text) else set()
    return min(told, default=None)


def is_act(text: str) -> bool:
    """Whether a line tells what somebody does, where a value is expected: not who pays or gets.

    >>> is_act("Petugas menyerahkan kartu"), is_act("Pasien umum membayar karcis")
    (True, False)
    """
    head = text[:MAX_LOOK]
    return is_step(head) and _TAKES.search(head) is None


def is_act_of_others(text: str) -> bool:
    """Whether a line begins with who acts, and is done by no one who hands in papers.

    >>> is_act_of_others("Panitera meneliti berkas"), is_act_of_others("KTP kedua mempelai")
    (True, False)
    """
    if _NO_ACTOR.match(text):
        return False
    for word in text.casefold().split()[1:MAX_ACTOR_WORDS]:
        verb = parse_verb(word.strip(".,;:")) if word.startswith("me") else None
        if verb is not None:
            return verb.action not in _BELONGS
        if word == "yang":
            return False
    return False


def heading_at_end(text: str, headings: HeadingIndex, own: str) -> str | None:
    """The component whose heading the last words of a line are: it was glued to the line above."""
    words = text[-MAX_LOOK:].split()
    for count in range(min(MAX_TAIL_WORDS, len(words) - 2), 0, -1):
        tail = " ".join(words[-count:])
        before = words[-count - 1]
        is_among_names = before[:1].isupper() and not before.isupper() and tail[-1] != ":"
        is_set_off = tail[:1].isupper() and not is_among_names
        match = headings.match(tail) if is_set_off and not tail.endswith((".", ";", ",")) else None
        if match is not None and match.score == 1.0 and match.component != own:
            return match.component
    return None
