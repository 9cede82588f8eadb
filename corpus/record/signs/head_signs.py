"""Signs in the names of a record: a service's that is cut off, an office's that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.record.signs.sign import Sign, sign
from corpus.record.signs.wording import is_contact, is_open, is_site_entry
from corpus.schema import Place, ServiceStandard
from normalizers.duration.units import TIMED_UNITS
from normalizers.vocabulary.patterns import REGION_KIND
from parsers.markers import leading_marker
from parsers.names.component_words import is_heading_like, is_step, named_components
from parsers.names.offices import SENTENCE, reads_as_office
from parsers.names.titles import STANDARD_WORDS, is_part_heading

MIN_NAME_WORDS = 2  # of a line that is an office's, and not a word that one has, too
MAX_NAME_WORDS = 8  # of a line that may be the rest of a name
REACH_LINES = 2.0  # of a text, from a name to a line that may go on with it
REACH_PT = 30.0  # the same on a page

# What is done with a thing, and says nothing without it.
_NAMED_ACTS = """
izin ijin legalisir uji pencatatan pemeriksaan penerbitan pengujian penggantian
rekomendasi santunan kunjungan peminjaman pembuatan pengurusan perubahan perpanjangan pengesahan
perekaman pengambilan penyewaan pemasangan pemberian penyediaan
"""
_WITHOUT_THING = frozenset(_NAMED_ACTS.split())
_TIME = re.compile(rf"\d\s?(?:\([^()]{{1,30}}\)\s?)?{TIMED_UNITS}\b", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:foto\s?[ck]op[iy]|fc|asli|mengisi|membawa|menyerahkan|melampirkan|pas\s?foto|materai"
    r"|meterai)\b|.*\b(?:asli|yang\s+masih\s+berlaku|dari\s+(?:kepolisian|desa|kelurahan|rt))\W*$",
    re.IGNORECASE,
)
# Words behind which a name goes on.
_WITHOUT_NAME = re.compile(
    rf"(?:\b(?:{REGION_KIND}|kecamatan|kelurahan|dan)|[,/&(-])\.?\s*$", re.IGNORECASE
)
# The same of a service's: a hall or a park may be a district's or a town's, and no other.
_WITHOUT_PLACE = re.compile(r"(?:\b(?:provinsi|kabupaten|kab|dan)|[,/&(-])\.?\s*$", re.IGNORECASE)
# What a heading asks or says of requirements in an office's own words, and no name does.
_ASKS = re.compile(
    r"(?:yang|apa|bagaimana|berapa)\b|.{0,80}\byang\s+(?:harus|perlu|wajib|di[a-z]{4,}kan)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def head_signs(record: ServiceStandard) -> Iterator[Sign]:
    """The signs in the service's title and the office's names."""
    if record.service.title is not None:
        yield from _of_title(record, record.service.title)
    if record.unit.name is not None:
        yield from _of_office("unit.name", record.unit.name)
    for level in record.unit.hierarchy:
        yield from _of_office("unit.hierarchy", level)
    yield from _torn_levels(record.unit.name or "", record.unit.hierarchy)


def is_of_office(record: ServiceStandard, text: str) -> bool:
    """Whether a line is words of the office's names and nothing else."""
    if any(map(str.isdigit, text)):
        return False
    words = _WORD.findall(text.casefold())
    names = " ".join((record.unit.name or "", *record.unit.hierarchy)).casefold()
    if len(words) < MIN_NAME_WORDS or words[0] not in names:  # nearly all lines
        return False
    return set(_WORD.findall(names)).issuperset(words)


def _of_title(record: ServiceStandard, title: str) -> Iterator[Sign]:
    path = "service.title"
    words = [word.casefold() for word in _WORD.findall(title)]
    telling = [word for word in words if word not in STANDARD_WORDS]
    is_cut = is_open(title) or _WITHOUT_PLACE.search(title) is not None
    if is_cut or (telling and _WITHOUT_THING.issuperset(telling)):
        yield sign(path, "title-cut", text=title)
    is_other = is_contact(title) or is_site_entry(title) or is_step(title) or _PAPER.match(title)
    is_other = is_other or _TIME.search(title) or _ASKS.match(title)
    if is_other or is_of_office(record, title) or _is_component(record, title):
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


def _of_office(path: str, name: str) -> Iterator[Sign]:
    if is_site_entry(name) or not reads_as_office(name):
        yield sign(path, "name-unlike", text=name)
    if _WITHOUT_NAME.search(name):
        yield sign(path, "name-cut", text=name)


def _torn_levels(name: str, hierarchy: Sequence[str]) -> Iterator[Sign]:
    """The innermost level, where the office's own name begins with it and goes on."""
    last = hierarchy[-1].casefold() if hierarchy else ""
    if last and name.casefold().startswith(f"{last} "):
        yield sign("unit.hierarchy", "name-cut", text=hierarchy[-1])


def _unread_beside(record: ServiceStandard, places: Sequence[Place], name: str) -> str | None:
    """An unread line right below a name that is set as it is, and may be its rest."""
    if not places:
        return None
    last = places[-1]
    reach = REACH_PT if last.bbox is not None else REACH_LINES
    for entry in record.unrecognized:
        if entry.heading or not entry.provenance:
            continue
        if not (_may_go_on(entry.text, name) or _is_below_group(record, entry.text)):
            continue
        page, top = _position(entry.provenance[0])
        own_page, own_top = _position(last)
        if page == own_page and 0 < top - own_top <= reach:
            return entry.text
    return None


def _is_below_group(record: ServiceStandard, text: str) -> bool:
    """Whether a line is the first of several services that a name is over: it bears the number 1,
    and is no item of the requirements, which begin below it."""
    marker = leading_marker(text)
    items = record.persyaratan.items if record.persyaratan is not None else ()
    if marker is None or marker.number != "1" or not items or items[0].number != "1":
        return False
    words = text[marker.end :].split()
    return 0 < len(words) <= MAX_NAME_WORDS and ":" not in text


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
