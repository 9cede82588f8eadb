"""Whether a printed line is a site's, and none of the text that the site shows.

How sure one must be depends on who asks: what ends a text must surely be the site's, what only
sends a person to look may be.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from normalizers.vocabulary.patterns import MONTH
from normalizers.vocabulary.vocabulary import (
    SITE_KINDS,
    STANDINGS,
    any_word_of,
    site_words,
)

MAX_ENTRY_WORDS = 6  # of a line that begins as a site's; longer ones are sentences
MAX_BYLINE_WORDS = 12
MAX_SECTION_WORDS = 5  # of a page's section that begins with words known for it

_LETTERS = re.compile(r"[^\W\d_]+")
_SURE = ("yes",)
_SEEN = ("yes", "likely")
_WHOLE = ("yes", "likely", "whole")
_BELOW = ("byline", "comments", "counter", "download", "footer", "more", "related", "share")
_MENU = ("menu", "start")  # an office's contacts may stand below one


def _of(kinds: Collection[str], standings: Collection[str | None] = STANDINGS) -> str:
    """The source of a pattern for the words of some kinds that stand so."""
    return any_word_of(
        word for word in site_words() if word.kind in kinds and word.opens in standings
    )


_FOLLOWS = re.compile(rf"\W*(?:\d+\s+)?{_of(_BELOW, _SURE)}", re.IGNORECASE)
_ENTRY = re.compile(rf"\W*{_of(_BELOW, _WHOLE)}\W*$", re.IGNORECASE)
_MAY_FOLLOW = re.compile(rf"\W*(?:{_of((*_BELOW, *_MENU), _SEEN)}|halaman\s+\d+\b)", re.IGNORECASE)
_SPEAKS_OF_SITE = re.compile(rf"\W*{_of(SITE_KINDS, _SEEN)}", re.IGNORECASE)
_VIEWER = re.compile(rf"\W*{_of(('viewer',))}\W*$", re.IGNORECASE)
# Where a page stands in its site: "Beranda » Layanan » Kartu keluarga", "← Kembali ke Menu"; in a
# library's viewer.
_PATH = re.compile(
    rf"\W{{0,3}}{_of(('start',), (*_WHOLE, None))}\s*[»>›/→|]\s*\w"
    r"|[←«‹⬅]\s*\w|\W{0,3}kembali\s+ke\s+(?:menu|halaman|beranda|daftar)\b"
    r"|(?:anda di halaman|you are on page)\s*\d+\s*(?:dari|of)\s*\d+\W*$",
    re.IGNORECASE,
)
_READ = _of(("counter",))
_COUNT = re.compile(
    rf"\W*[\d.,]+\s+(?:kali\s+|total\s+)?{_READ}|\W*(?:telah\s+)?{_READ}\s*:?\s*[\d.,]+",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    rf"\W{{0,3}}(?:©|hak\s+cipta\s+(?:©|\d{{4}}\b)|{_of(('footer',), _SURE)})"
    rf"|.{{0,80}}{_of(('footer',), ('inside',))}",
    re.IGNORECASE,
)
_DAY = rf"\d{{1,2}}\s+{MONTH}\.?\s+\d{{4}}"
_BYLINE = re.compile(rf"\b(?:{_of(('byline', 'counter'))}|{_DAY}\b)", re.IGNORECASE)
_SECTIONS = frozenset(
    word.words for word in site_words() if word.opens in _WHOLE and word.kind != "viewer"
)
_OPENS_SECTION = re.compile(rf"\W*{_of(('section',), _SURE)}", re.IGNORECASE)
_ELSEWHERE = frozenset(word.words for word in site_words() if word.kind in ("download", "place"))
MORE = _of(("more",))  # "baca selengkapnya": the page goes on elsewhere


def is_path(text: str) -> bool:
    """Whether a row says where its page stands in the site: "Beranda » Layanan"."""
    return _PATH.match(text) is not None


def heads_viewer(text: str) -> bool:
    """Whether a row is what a library's viewer prints right above a document's text."""
    return _VIEWER.match(text) is not None


def counts_readers(text: str) -> bool:
    """Whether a row says how often its page was read: "1.204 views".

    >>> counts_readers("Telah dibaca 35 kali"), counts_readers("Dibaca petugas")
    (True, False)
    """
    return _COUNT.match(text) is not None


def follows_text(text: str) -> bool:
    """Whether a row is surely the site's, by its whole words: an entry, not a sentence.

    >>> follows_text("Berita Terkait"), follows_text("Profil Dinas"), follows_text("Profil")
    (True, False, False)
    """
    if _RIGHTS.match(text) is not None or _ENTRY.match(text) is not None or counts_readers(text):
        return True
    is_entry = len(text.split()) <= MAX_ENTRY_WORDS and not text.rstrip().endswith((".", ";"))
    return is_entry and _FOLLOWS.match(text) is not None


def may_be_sites(text: str) -> bool:
    """Whether a line of a text may be the site's around it: worth a look, and no more.

    >>> may_be_sites("Baca juga: Jadwal Loket"), may_be_sites("Berita acara serah terima")
    (True, False)
    """
    is_short = len(text.split()) <= MAX_ENTRY_WORDS
    return is_short and (_MAY_FOLLOW.match(text) is not None or counts_readers(text))


def names_site(text: str) -> bool:
    """Whether a row begins with what a site says of itself: "Logo Kota Dumai", "Website Resmi"."""
    return _SPEAKS_OF_SITE.match(text) is not None


def names_page_section(text: str) -> bool:
    """Whether a row is the heading of what a site's page has beside a standard.

    >>> names_page_section("Kontak & Formulir"), names_page_section("Kontak : 0341 555012")
    (True, False)
    >>> names_page_section("Hak Pemohon Informasi"), names_page_section("Hak pemohon dijaga.")
    (True, False)
    """
    if any(map(str.isdigit, text)):
        return False
    is_short = len(text.split()) <= MAX_SECTION_WORDS and not text.rstrip().endswith(".")
    is_opened = is_short and _OPENS_SECTION.match(text) is not None
    return is_opened or _words_of(text) in _SECTIONS


def leads_elsewhere(text: str) -> bool:
    """Whether a row is the heading of where the office is, or of what its site has to fetch."""
    return _words_of(text) in _ELSEWHERE


def is_byline(text: str) -> bool:
    """Whether a row says who put up a page, when, or how often it was read.

    >>> is_byline("Diposting oleh humas, 3 Mei 2024"), is_byline("Biaya administrasi loket")
    (True, False)
    """
    return len(text.split()) <= MAX_BYLINE_WORDS and _BYLINE.search(text) is not None


def _words_of(text: str) -> str:
    return " ".join(_LETTERS.findall(text.casefold()))
