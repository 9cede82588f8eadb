"""What a row of a table's text says by itself: whose it may be, and whether a text begins there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee
from parsers.lists.paragraphs import is_broken_off
from parsers.markers import Marker, leading_marker
from parsers.names.component_texts import fits
from parsers.names.component_words import is_step
from parsers.section import Row

_PAPER = re.compile(
    r"(?:foto\s?[ck]op[iy]|fc\b|salinan\b|asli\b|surat\s+(?:permohonan|pengantar|pernyataan|kuasa)"
    r"|kartu\s+(?:tanda|keluarga)|ktp\b|kk\b|pas\s?foto|pasfoto|akta\b|ijazah\b|formulir\b|bukti\b"
    r"|npwp\b|denah\b|proposal\b|materai|meterai)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:orang|petugas|personil|personel|pegawai|staf|pelaksana)\b", re.IGNORECASE
)
_COMPLAINT = re.compile(
    r"\b(?:pengaduan|keluhan|aduan|saran|masukan|kotak|lapor|loket|langsung)\b", re.IGNORECASE
)
_NO_FEE = re.compile(r"(?:gratis|tidak\s+(?:di|ada)|tanpa|nihil|rp\b|rp\.|sesuai)", re.IGNORECASE)


class RowSigns(NamedTuple):
    """What a row says."""

    marker: Marker | None
    is_rest: bool  # of the row above: in small letters, or that one breaks off
    is_time: bool
    is_fee: bool
    is_law: bool
    is_contact: bool
    is_step: bool
    is_paper: bool
    is_staff: bool
    may_be_rest: bool  # without a mark below one that has it


def signs_of(rows: Sequence[Row], number: int) -> RowSigns:
    """What one of the rows says by itself and by the row above it."""
    text = rows[number].text.strip()
    marker = leading_marker(text)
    bare = text[marker.end if marker is not None else 0 :].strip()
    above = rows[number - 1].text if number else ""
    is_fee = parse_fee(bare).kind != "unknown"
    return RowSigns(
        marker,
        marker is None and (bare[:1].islower() or is_broken_off(above)),
        bool(find_durations(bare)),
        is_fee,
        fits("dasar_hukum", [bare]),
        bool(find_channels(bare)) or _COMPLAINT.search(bare) is not None,
        is_step(text),
        _PAPER.match(bare) is not None,
        _STAFF.search(bare) is not None and any(map(str.isdigit, bare)),
        marker is None and not rows[number].follows_blank and leading_marker(above) is not None,
    )


SURE, LIKELY, SLIGHT = 2.0, 1.0, 0.4  # how much speaks against a row under a name


def misfit(component: str, signs: RowSigns) -> float:
    """What speaks against a row's standing under a component's name."""
    if signs.is_rest or (signs.may_be_rest and component not in ("waktu", "biaya")):
        return 0.0
    is_value = signs.marker is None
    if component == "waktu":
        return 0.0 if signs.is_time else SURE if signs.is_fee or signs.is_law else LIKELY
    if component == "biaya":
        return 0.0 if signs.is_fee else SURE if signs.is_time and is_value else LIKELY
    if component == "persyaratan":
        return SURE if signs.is_law else LIKELY if signs.is_step else SLIGHT * signs.is_fee
    if component == "prosedur":
        return SURE if signs.is_law else LIKELY if signs.is_paper else 0.0
    if component == "dasar_hukum":
        return 0.0 if signs.is_law else SURE
    if component == "pengaduan":
        return SURE if signs.is_law else 0.0 if signs.is_contact else SLIGHT
    if component == "jumlah_pelaksana":
        return 0.0 if signs.is_staff else SURE if signs.is_law else LIKELY
    stated = signs.is_time or signs.is_fee
    if component == "produk":
        is_other = signs.is_step or signs.is_law or signs.is_contact or stated
        return SURE if is_other and not signs.is_paper else 0.0
    return SURE if signs.is_law or signs.is_fee else LIKELY * signs.is_staff


def asks_for(component: str, signs: Sequence[RowSigns]) -> bool:
    """Whether rows say what a component is known by, where it is known by something."""
    known = {
        "waktu": lambda one: one.is_time,
        "biaya": lambda one: one.is_fee,
        "dasar_hukum": lambda one: one.is_law,
        "pengaduan": lambda one: one.is_contact,
        "jumlah_pelaksana": lambda one: one.is_staff,
    }
    return component not in known or any(map(known[component], signs))
