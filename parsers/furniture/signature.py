"""The foot of a sheet: place and date, office, name and NIP of whoever signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.passage import Passage
from normalizers.vocabulary.patterns import MONTH
from normalizers.vocabulary.vocabulary import any_of, signing_officials, words_of
from parsers.names.offices import is_org
from parsers.section import Row

_DATE = re.compile(rf"\d{{1,2}}\s+{MONTH}\s+\d{{4}}", re.IGNORECASE)
_START = re.compile(
    rf"[A-Z][\w .'-]{{2,40}},\s*(?:tanggal\s*)?(?:{_DATE.pattern}|[.…_\s]*{MONTH}?[.…_\s]*\d{{4}})"
    r"|ditetapkan\s+di\b|pada\s+tanggal\b|dikeluarkan\s+di\b"
    rf"|(?:a\.?n\.?\s+|{any_of(words_of('acting'))}\.?\s+)?{any_of(signing_officials())}\b"
    r"(?!.*(?-i:\bme[a-z]{5,}))[^.;:]{0,90}$",
    re.IGNORECASE,
)
_NIP = re.compile(r"(?:nip|nrp|nik|n\.i\.p)\b\.?\s*:?\s*[\d ]{5,}", re.IGNORECASE)
_RANK = re.compile(
    r"(?:pembina|penata|pengatur|juru|pangkat|golongan|gol\.|jenderal|kolonel|letkol|mayor|akbp"
    r"|kompol|ajun|brigadir)\b",
    re.IGNORECASE,
)
_ELECTRONIC = re.compile(
    r"(?:sertifikat\s+elektronik|balai\s+(?:besar\s+)?sertifikasi\s+elektronik|\bbsre\b"
    r"|transaksi\s+elektronik|^[\W\d]*(?:uu|undang-undang)\s+ite\b"
    r"|^[\W\d]*informasi\s+elektronik\s+dan\s*/\s*atau\s+dokumen\s+elektronik|\b(?:dokumen|surat|naskah)\s+ini\b.{0,40}\belektronik)",
    re.IGNORECASE,
)
# Items of a standard promise signatures, too ("Izin ditandatangani secara elektronik"): alone these
# words are a note only where they open the row.
_SIGNED = re.compile(
    r"[\W\d]*(?:telah\s+)?(?:di)?tanda\s?tangan(?:i\s+secara)?\s+elektronik", re.IGNORECASE
)
# What no item of a list starts with, as "Kepala Dinas menandatangani ..." may.
_CLOSING = re.compile(
    r"(?:ditetapkan|dikeluarkan|disahkan)\s+di\b|mengetahui\W{0,3}$"
    rf"|[A-Z][\w .'-]{{2,40}},\s*(?:tanggal\s*)?{_DATE.pattern}$",
    re.IGNORECASE,
)
MAX_CLOSING_WORDS = 12  # words of a row of such a block: "Kepala Dinas ... Kabupaten ..."
MIN_ROWS = 3  # place, date and office: a page's end before them cuts the block
MAX_ROWS = 14  # rows from place and date to NIP; stamps and ranks included


class Signature(NamedTuple):
    """Date and name of the signing, the other rows of the block, and the rows outside it."""

    date: Passage | None
    name: Passage | None
    block: tuple[Passage, ...]
    rest: tuple[Row, ...]


def is_electronic_note(text: str) -> bool:
    """Whether a row is (the first line of) the note under an electronically signed page.

    >>> is_electronic_note("Dokumen ini telah ditandatangani secara elektronik")
    True
    >>> is_electronic_note("a. Izin ditandatangani secara elektronik oleh kepala dinas")
    False
    """
    return bool(_ELECTRONIC.search(text) or _SIGNED.match(text))


def starts_signature(text: str) -> bool:
    """Whether a row is the first one of a block that signs: place and date, or an office."""
    return _START.match(text.strip()) is not None


@lru_cache(maxsize=10_000)  # asked for the rows above every component's name
def starts_closing(text: str) -> bool:
    """Whether a row starts such a block and can be no item of a list."""
    return _CLOSING.match(text.strip()) is not None


def read_signature(rows: Sequence[Row], *, are_items: bool = False) -> Signature:
    """Find the block that signs the sheet: among the rows below a table, or, where the rows `are
    items` of a section, at their end, with what no item begins with and nothing else behind it."""
    reach = _closing_block(rows) if are_items else _block(rows)
    if not reach:
        return Signature(None, None, (), tuple(rows))
    signing = rows[reach.start : reach.stop]
    nip = next((n for n, row in enumerate(signing) if _NIP.search(row.text)), None)
    name = _name(signing[: nip + 1] if nip is not None else signing, nip is not None)
    date = _date(signing)
    others = [row.passage for row in signing if row.passage is not name]
    block = tuple(part for passage in others for part in _around(passage, date))
    return Signature(date, name, block, (*rows[: reach.start], *rows[reach.stop :]))


def _closing_block(rows: Sequence[Row]) -> range:
    """The rows from the first one that closes a sheet, if all of them are short."""
    starts = range(max(0, len(rows) - MAX_ROWS), len(rows))
    start = next((n for n in starts if starts_closing(rows[n].text)), len(rows))
    is_short = all(len(row.text.split()) <= MAX_CLOSING_WORDS for row in rows[start:])
    return range(start, len(rows)) if is_short else range(0)


def _block(rows: Sequence[Row]) -> range:
    """The rows from place and date, an office or the row above the NIP, to the NIP or the name."""
    start = next((n for n, row in enumerate(rows) if _START.match(row.text.strip())), None)
    nip = next((n for n, row in enumerate(rows) if _NIP.search(row.text)), None)
    if start is None or (nip is not None and nip < start):
        start = nip - 1 if nip else nip
    if start is None:
        return range(0)
    end = min(len(rows), start + MAX_ROWS)
    if nip is not None:
        end = min(end, nip + 1)
    turn = _page_end(rows, start + MIN_ROWS)
    if _name(rows[start:turn], has_nip=False) is not None:
        end = min(end, turn)
    elif nip is None:
        end = min(end, turn + 1)  # the name alone goes on
    return range(start, end)


def _page_end(rows: Sequence[Row], position: int) -> int:
    """The first row of the next page, from a position on: a block that has begun ends before it."""
    turned = (
        n for n in range(position, len(rows)) if rows[n].page_number > rows[n - 1].page_number
    )
    return next(turned, len(rows))


def _date(rows: Sequence[Row]) -> Passage | None:
    for row in rows:
        match = _DATE.search(row.text)
        if match is not None:
            return row.passage.cut(*match.span())
    return None


def _name(rows: Sequence[Row], has_nip: bool) -> Passage | None:
    """The row above the NIP that is no rank; without a NIP the last row that looks like a name."""
    above = list(rows[:-1] if has_nip else rows)
    for row in reversed(above):
        if _RANK.match(row.text.strip()):
            continue
        is_office = _START.match(row.text.strip()) is not None or is_org(row.text)
        return None if is_office or any(map(str.isdigit, row.text)) else row.passage
    return None


def _around(passage: Passage, inner: Passage | None) -> list[Passage]:
    """The passage without the inner one, which may lie in it."""
    if inner is None:
        return [passage]
    start = passage.text.find(inner.text)
    if start < 0 or passage.cut(start, start + len(inner.text)).pieces != inner.pieces:
        return [passage]
    parts = [passage.cut(0, start), passage.cut(start + len(inner.text))]
    return [part for part in parts if part]
