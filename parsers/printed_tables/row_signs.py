"""What a row of a table's text says by itself: whose it may be, and whether a text begins there."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee
from normalizers.vocabulary.patterns import CHANNEL_LABEL, COMPLAINT, OPINION, PAPER
from parsers.lists.paragraphs import is_broken_off
from parsers.markers import Marker, leading_marker
from parsers.names.component_texts import fits
from parsers.names.component_words import is_step
from parsers.printed_tables.narrow_cells import FULL_SHARE, wrapped_width
from parsers.section import Row

_PAPER = re.compile(
    rf"(?:{PAPER}\b|denah\b|proposal\b|materai|meterai|dokumen\b|sertifikat\b"
    r"|rekomendasi\b)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:orang|petugas|personil|personel|pegawai|staf|pelaksana)\b", re.IGNORECASE
)
_COMPLAINT = re.compile(
    rf"\b(?:{COMPLAINT}|{OPINION}|kotak|lapor|loket|langsung|{CHANNEL_LABEL}"
    r"|instagram|facebook|twitter|tiktok|youtube|https?|www)\b|@",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")


class RowSigns(NamedTuple):
    """What a row says."""

    marker: Marker | None
    is_rest: bool  # of the row above: in small letters, or that one breaks off
    is_time: bool
    is_hours: bool  # when an office is open
    is_fee: bool
    is_law: bool
    is_contact: bool
    is_channel: bool  # a way to complain, named whole
    is_step: bool
    is_paper: bool
    is_staff: bool
    has_words: bool  # else a list's number alone
    is_bare: bool  # a few words without a mark
    may_be_rest: bool  # without a mark below one that has it, or that had no room
    is_wrapped: bool  # below one that had no room
    is_torn: bool  # begins within a sentence that the row above has not begun
    is_announced: bool = False  # of a list below a row that ends in a colon


def signs_of(rows: Sequence[Row], number: int, width: int = 0) -> RowSigns:
    """What one of the rows says by itself and by the row above it."""
    text = rows[number].text.strip()
    marker = leading_marker(text)
    bare = text[marker.end if marker is not None else 0 :].strip()
    above = rows[number - 1].text if number else ""
    is_below = marker is None and not rows[number].follows_blank
    needed = len(above) + 1 + len(text.split()[0])
    is_full = bool(width) and needed >= FULL_SHARE * width
    is_fee = parse_fee(bare).kind != "unknown"
    is_channel = bool(find_channels(bare))
    return RowSigns(
        marker,
        marker is None and (bare[:1].islower() or is_broken_off(above)),
        bool(find_durations(bare)),
        _CLOCK.search(bare) is not None,
        is_fee,
        fits("dasar_hukum", [bare]),
        is_channel or _COMPLAINT.search(bare) is not None,
        is_channel,
        is_step(text),
        _PAPER.match(bare) is not None,
        _STAFF.search(bare) is not None and any(map(str.isdigit, bare)),
        bool(bare),
        marker is None and len(bare.split()) <= MAX_BARE_WORDS,
        is_below and (leading_marker(above) is not None or is_full),
        is_below and is_full,
        marker is None and bare[:1].islower() and not (is_below or is_full or is_broken_off(above)),
    )


def all_signs(rows: Sequence[Row], below_names: Container[int] = ()) -> list[RowSigns]:
    """What each of the rows says; one that stands below a name need not go on with the row above
    that."""
    width = wrapped_width(rows)
    found: list[RowSigns] = []
    kind = None  # of the list that a row has announced, once it has begun
    is_open = False
    for number, row in enumerate(rows):
        one = signs_of(rows, number, width)
        if number in below_names:
            one = one._replace(may_be_rest=False, is_wrapped=False)
        if one.marker is not None:
            kind = one.marker.kind if is_open or one.marker.kind == kind else None
            one = one._replace(is_announced=kind is not None)
        elif not (one.is_rest or one.may_be_rest):
            kind = None
        is_open = row.text.rstrip().endswith(":")
        found.append(one)
    for number in range(len(found) - 1, 0, -1):
        if found[number].is_rest and number not in below_names:
            found[number - 1] = _with_rest(found[number - 1], found[number])
    return found


def _with_rest(one: RowSigns, below: RowSigns) -> RowSigns:
    """What a row says together with the row that its sentence goes on in."""
    return one._replace(
        is_time=one.is_time or below.is_time,
        is_hours=one.is_hours or below.is_hours,
        is_fee=one.is_fee or below.is_fee,
    )


VALUES = ("waktu", "biaya")
OF_LISTS = ("persyaratan", "prosedur", "dasar_hukum", "pengaduan")
MAX_BARE_WORDS = 8  # of a row that states a time or a fee and nothing else
SURE, LIKELY, SLIGHT = 2.0, 1.0, 0.1  # how much speaks against a row under a name


def misfit(component: str, signs: RowSigns) -> float:
    """What speaks against a row's standing under a component's name; nothing under another one."""
    if (
        not component
        or not signs.has_words
        or signs.is_rest
        or (signs.may_be_rest and component not in VALUES)
    ):
        return 0.0
    if component in OF_LISTS:
        return _misfit_in_list(component, signs)
    if component in VALUES:
        own, other = signs.is_time or signs.is_hours, signs.is_fee
        if component == "biaya":
            own, other = other, signs.is_time and signs.is_bare
        if own or signs.is_announced:
            return 0.0
        return SURE if other or signs.is_law or signs.is_step else LIKELY
    if component == "produk":
        is_other = signs.is_step or signs.is_law or signs.is_contact or signs.is_time
        return SURE if (is_other or signs.is_fee) and not signs.is_paper else 0.0
    if component == "jumlah_pelaksana":
        return 0.0 if signs.is_staff else SURE if signs.is_law or signs.is_step else LIKELY
    return SURE if signs.is_law or signs.is_fee else LIKELY * (signs.is_staff and signs.is_bare)


def _misfit_in_list(component: str, signs: RowSigns) -> float:
    """The same for the components that set out papers, steps, laws or ways to complain."""
    if component == "dasar_hukum":
        return 0.0 if signs.is_law else SURE
    if component == "pengaduan":
        return SURE if signs.is_law else 0.0 if signs.is_contact else SLIGHT
    is_value = signs.is_bare and (signs.is_time or signs.is_fee)
    if signs.is_law or is_value:
        return SURE
    return LIKELY * (signs.is_step if component == "persyaratan" else signs.is_paper)


# What a component's text is known by, if it is by something.
KNOWN: Mapping[str, Callable[[RowSigns], bool]] = {
    "waktu": lambda one: one.is_time,
    "biaya": lambda one: one.is_fee,
    "dasar_hukum": lambda one: one.is_law,
    "pengaduan": lambda one: one.is_contact,
    "jumlah_pelaksana": lambda one: one.is_staff,
}


def asks_for(component: str, signs: Sequence[RowSigns]) -> bool:
    """Whether rows say what a component is known by, where it is known by something."""
    return component not in KNOWN or any(map(KNOWN[component], signs))
