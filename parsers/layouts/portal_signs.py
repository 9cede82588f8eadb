"""What of a page of the national portal could be which field, by what each field can hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from normalizers.contact.person import DEGREES
from normalizers.duration.duration import find_durations
from normalizers.item.language import read_item
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.layouts.portal_blocks import Block
from parsers.layouts.portal_values import (
    COMPLAINT_WORD,
    FEE_WORD,
    TIME_WORD,
    leads_to_fee,
    names_channel,
    promises_time,
    states_fee,
    tells_time,
)
from parsers.names.groups import is_placeholder
from parsers.names.heading_words import opening_component
from parsers.procedures.arrow_signs import is_chain

FIELDS = words_of("delivery")
MAX_PRODUCT_WORDS = 30
MAX_ITEMS_PRODUCT = 8
MAX_ITEMS_TIME = 3
LIST_POINTS, PROSE_POINTS = 2.0, -1.0  # of requirements and steps
_PRODUCT_WORD = re.compile(
    rf"^(?:\W|\d)*(?:{any_of(words_of('products'))}|dokumen|data|informasi|layanan"
    r"|pelayanan|hasil|penjelasan|publikasi|legalisir|keputusan|laporan|jasa"
    r"|konsultasi|bantuan|nomor|berita|koleksi)\b",
    re.IGNORECASE,
)
# What applicants bring or are, however it is told: no step of the procedure.
_REQUIRED = re.compile(
    r"(?:\W|\d)*(?:(?:calon\s+)?(?:pemohon|pasien|pengguna|pengunjung|peserta|warga|masyarakat|anggota|penduduk"
    r"|pelapor|siswa|mahasiswa)\s+(?:[^\W\d_]+\s+)?(?:wajib\s+|harus\s+)?)?(?:membawa|menunjukkan|menunjukan"
    r"|memperlihatkan|melampirkan|menyertakan|memiliki|mempunyai|terdaftar|berusia|berumur|berdomisili"
    r"|didampingi|bersedia|sehat|tidak\s+(?:memiliki|sedang|pernah)|belum\s+pernah)\b",
    re.IGNORECASE,
)
# A person's name with a degree, and nothing else.
_PERSON = re.compile(rf"\W*(?:[^\W\d_]+\.?\s+){{0,5}}[^\W\d_]+{DEGREES}\W*")
TOLD_TIME = 0.6  # of what a figure says


class Signs(NamedTuple):
    """What a block's rows hold, as shares from 0 to 1."""

    is_list: bool
    length: int
    words: int
    times: float
    promises: float  # times that are said to be the longest: "maksimal", "paling lama"
    time_words: float
    fees: float
    fee_words: float
    channels: float
    complaint_words: float
    told_times: float
    acts: float
    papers: float
    products: float
    is_blank: bool
    chains: float = 0.0  # "Loket -> Petugas -> Kasir"
    complaint_leads: float = 0.0  # "Pengaduan disampaikan melalui:"
    persons: float = 0.0  # whose names are all that a row has: whom to turn to


def read_signs(block: Block) -> Signs:
    """Look at a block's rows for what only some fields hold."""
    texts = block.texts
    items = [read_item(text) for text in texts]
    is_required = [_REQUIRED.match(text) is not None for text in texts]
    is_time_led = block.lead is not None and bool(find_durations(block.lead))
    is_fee_led = block.lead is not None and leads_to_fee(block.lead)
    return Signs(
        is_list=block.is_list,
        length=len(texts),
        words=sum(len(text.split()) for text in texts),
        times=1.0 if is_time_led else _share(texts, lambda text: bool(find_durations(text))),
        promises=_share(texts, promises_time),
        time_words=_share(texts, lambda text: bool(TIME_WORD.search(text))),
        fees=1.0 if is_fee_led else _share(texts, states_fee),
        fee_words=_share(texts, lambda text: bool(FEE_WORD.search(text))),
        channels=_share(texts, names_channel),
        complaint_words=_share(texts, lambda text: bool(COMPLAINT_WORD.search(text))),
        told_times=_share(texts, tells_time),
        acts=sum(
            one.action is not None and not required
            for one, required in zip(items, is_required, strict=True)
        )
        / len(items),
        papers=sum(
            bool(one.documents) or required
            for one, required in zip(items, is_required, strict=True)
        )
        / len(items),
        products=_share(texts, lambda text: bool(_PRODUCT_WORD.match(text))),
        is_blank=all(is_placeholder(text) for text in texts),
        chains=_share(texts, is_chain),
        complaint_leads=_share(texts, _leads_to_complaints),
        persons=_share(texts, lambda text: bool(_PERSON.fullmatch(text))),
    )


def _leads_to_complaints(text: str) -> bool:
    return text.rstrip().endswith(":") and opening_component(text) == "pengaduan"


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / len(texts)


def _as_requirements(signs: Signs) -> float:
    base = LIST_POINTS if signs.is_list else PROSE_POINTS
    base += signs.papers - 0.5 * max(signs.acts - signs.papers, 0.0)
    base -= 4.0 * signs.times
    return base if signs.is_list else base - 2.5 * signs.fees


def _as_steps(signs: Signs) -> float:
    base = LIST_POINTS if signs.is_list else PROSE_POINTS
    base += (1.5 if signs.is_list or signs.length > 1 else 0.5) * signs.acts
    base -= 1.5 * max(signs.papers - signs.acts, 0.0) + signs.channels
    base -= (
        signs.times + 1.5 * signs.promises
    )  # a step may say how long it takes, and promises none
    base += 4.0 * signs.chains
    return base if signs.is_list else base - 3.0 * (signs.times + signs.fees)


def _as_time(signs: Signs) -> float:
    stated = max(0.4 * signs.time_words, TOLD_TIME * signs.told_times)
    if signs.times:
        stated = (signs.times + max(signs.times, signs.time_words)) / 2
    base = 4.0 * stated + 1.5 * signs.promises if stated else -2.0
    base += -1.5 if signs.is_list else -0.5
    base -= 4.0 * signs.chains
    return base - 0.5 * max(signs.length - MAX_ITEMS_TIME, 0) - 2.0 * signs.fees


def _as_fee(signs: Signs) -> float:
    stated = max(signs.fees, 0.35 * signs.fee_words)
    base = 5.0 * stated if stated else -2.0
    return base - (2.5 if signs.is_list else 1.0) - signs.times


def _as_product(signs: Signs) -> float:
    base = 1.0 if signs.words <= MAX_PRODUCT_WORDS else -1.0
    base += 1.0 * signs.products - (1.0 if signs.length > MAX_ITEMS_PRODUCT else 0.0)
    base -= 1.0 if signs.is_list and signs.length > 1 else 0.0
    base -= 3.0 * signs.times + 4.0 * signs.fees + 0.5 * signs.acts
    return base - 3.0 * max(signs.channels, signs.persons)


def _as_complaints(signs: Signs) -> float:
    stated = max(
        signs.channels, signs.complaint_leads, 0.65 * max(signs.complaint_words, signs.persons)
    )
    return (4.0 * stated if stated else -2.0) - 1.0 - 2.0 * signs.fees


_JUDGES: tuple[Callable[[Signs], float], ...] = (
    _as_requirements,
    _as_steps,
    _as_time,
    _as_fee,
    _as_product,
    _as_complaints,
)
NAMED_POINTS = 8.0  # of a block under a heading that an office typed into the field
_BLANK_POINTS = 0.5  # a block that says that there is nothing may be any field


def field_points(block: Block) -> list[float]:
    """The points for each field, in their order."""
    if block.named is not None:
        return [NAMED_POINTS if name == block.named else -NAMED_POINTS for name in FIELDS]
    signs = read_signs(block)
    if signs.is_blank:
        return [_BLANK_POINTS] * len(FIELDS)
    return [judge(signs) for judge in _JUDGES]
