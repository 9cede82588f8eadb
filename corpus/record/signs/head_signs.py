"""Signs in the names of a record: a service's that is cut off, an office's that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.record.signs.sign import Sign, sign
from corpus.record.signs.wording import is_contact, is_open, is_site_entry
from corpus.schema import Place, ServiceStandard
from parsers.names.component_words import is_heading_like, is_step, named_components
from parsers.names.offices import SENTENCE, reads_as_office
from parsers.names.titles import STANDARD_WORDS, is_part_heading

MAX_NAME_WORDS = 8  # of a line that may be the rest of a name
REACH_LINES = 2.0  # of a text, from a name to a line that may go on with it
REACH_PT = 30.0  # the same on a page

# What is done with a thing, and says nothing without it.
_NAMED_ACTS = """
izin ijin legalisir legalisasi uji pencatatan pemeriksaan penerbitan pengujian penggantian
rekomendasi santunan kunjungan peminjaman pembuatan pengurusan perubahan perpanjangan pengesahan
perekaman pengambilan penyewaan pemasangan pemberian penyediaan
"""
_WITHOUT_THING = frozenset(_NAMED_ACTS.split())
_TIME = re.compile(r"\d\s?(?:\([^()]{1,30}\)\s?)?(?:menit|jam|hari|minggu|bulan)\b", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:foto\s?[ck]op[iy]|fc|asli|mengisi|membawa|menyerahkan|melampirkan|pas\s?foto|materai"
    r"|meterai)\b|.*\b(?:asli|yang\s+masih\s+berlaku|dari\s+(?:kepolisian|desa|kelurahan|rt))\W*$",
    re.IGNORECASE,
)
# What a heading asks or says of requirements in an office's own words, and no name does.
_ASKS = re.compile(
    r"(?:yang|apa|bagaimana|berapa)\b|.{0,80}\byang\s+(?:harus|perlu|wajib|di[a-z]{4,}kan)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def head_signs(record: ServiceStandard) -> Iterator[Sign]:
    """The signs in the service's title and the office's name."""
    if record.service.title is not None:
        yield from _of_title(record, record.service.title)
    if record.unit.name is not None:
        yield from _of_office(record, record.unit.name)


def _of_title(record: ServiceStandard, title: str) -> Iterator[Sign]:
    path = "service.title"
    words = [word.casefold() for word in _WORD.findall(title)]
    telling = [word for word in words if word not in STANDARD_WORDS]
    if is_open(title) or (telling and _WITHOUT_THING.issuperset(telling)):
        yield sign(path, "title-cut", text=title)
    is_other = is_contact(title) or is_site_entry(title) or is_step(title) or _PAPER.match(title)
    is_other = is_other or _TIME.search(title) or _ASKS.match(title)
    if is_other or _is_component(record, title):
        yield sign(path, "title-unlike", text=title)
    places = record.service.provenance.get("title", [])
    rest = _unread_beside(record, places, title)
    if rest is not None:
        yield sign(path, "name-goes-on", text=rest)
    office = record.unit.provenance.get("name", [])
    if places and office and _position(places[-1]) < _position(office[0]):
        yield sign(path, "title-above-office", text=title)


def _is_component(record: ServiceStandard, title: str) -> bool:
    """Whether a title is the heading of requirements that were not found."""
    lacks = record.persyaratan is None and "persyaratan" not in record.not_assessable
    return lacks and is_heading_like(title) and "persyaratan" in named_components(title)


def _of_office(record: ServiceStandard, name: str) -> Iterator[Sign]:
    path = "unit.name"
    if is_site_entry(name) or not reads_as_office(name):
        yield sign(path, "name-unlike", text=name)


def _unread_beside(record: ServiceStandard, places: Sequence[Place], name: str) -> str | None:
    """An unread line right below a name that is set as it is, and may be its rest."""
    if not places:
        return None
    last = places[-1]
    reach = REACH_PT if last.bbox is not None else REACH_LINES
    for entry in record.unrecognized:
        if entry.heading or not entry.provenance or not _may_go_on(entry.text, name):
            continue
        page, top = _position(entry.provenance[0])
        own_page, own_top = _position(last)
        if page == own_page and 0 < top - own_top <= reach:
            return entry.text
    return None


def _may_go_on(text: str, name: str) -> bool:
    words = text.split()
    is_name = 0 < len(words) <= MAX_NAME_WORDS and words[0][:1].isalpha() | (words[0][:1] == "(")
    return (
        is_name
        and (text.isupper() == name.isupper() or text.startswith("("))
        and SENTENCE.search(text) is None
        and ":" not in text
        and not is_part_heading(text)
        and not is_contact(text)
        and not is_site_entry(text)
    )


def _position(place: Place) -> tuple[int, float]:
    if place.bbox is not None:
        return place.page or 0, place.bbox[1]
    return place.page or 0, float(place.line or 0)
