"""The fields of a page of the national portal, which stand in a fixed order without headings.

A blank line ends a field, and stands between the paragraphs of one as well; where a text has lost
its blank lines, a list ends where its numbers start over. So the page is a row of blocks, and which
field each of them is follows from the order and from what a field can hold: a fee is a landmark, a
list before it is no time unless it says one. The best reading of the whole page is taken. A block
that fits another field nearly as well is no field's: it stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee
from normalizers.item.language import read_item
from parsers.markers import Marker, leading_marker
from parsers.names.groups import channel_of, is_group_heading, is_placeholder
from parsers.section import Row

FIELDS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "pengaduan")
# What follows is in one scale: the points that speak for or against a reading. They were set by
# what each field can hold, and tried on records of the sample corpus written as such pages.
EMPTY = {
    "persyaratan": 2.0,
    "prosedur": 2.0,
    "waktu": 2.0,
    "biaya": 3.0,
    "produk": 1.5,
    "pengaduan": 1.0,
}
DROPPED_LISTS = 2.5  # both lists are gone together where a converter drops lists
# A field of a further block: lists are tight, times and complaints have paragraphs.
FURTHER = {
    "persyaratan": 2.5,
    "prosedur": 2.5,
    "waktu": 0.2,
    "biaya": 0.7,
    "produk": 1.5,
    "pengaduan": 0.0,
}
FURTHER_TIGHT = 0.5  # the same where no blank line stands between
MIN_SET_APART = 4  # runs that blank lines part: a text that kept them
DOUBT = 1.5  # points between two readings below which none is taken
NEAR = 2.5  # and below which the taken one is to be looked at
MAX_PRODUCT_WORDS = 30
MAX_ITEMS_PRODUCT = 8
MAX_ITEMS_TIME = 3
LIST_POINTS, PROSE_POINTS = 2.0, -1.0  # of requirements and steps

_TIME_WORD = re.compile(
    r"\b(?:menit|jam|hari|minggu|bulan|detik|segera|seketika|(?:dapat\s+)?langsung\s+(?:dapat|di|men)\w*|antrian|antrean"
    r"|maksimal|paling\s+lama|selambat\w*|sejak)\b",
    re.IGNORECASE,
)
_COMPLAINT_WORD = re.compile(
    r"\b(?:pengaduan|aduan|keluhan|kotak\s+saran|buku\s+(?:tamu\s+)?(?:saran|keluhan)|lapor|website"
    r"|situs|laman|tel(?:p|epon|pon)|hp|wa|whatsapp|sms|e-?mail|surel|instagram|facebook|fax|faks\w*)\b",
    re.IGNORECASE,
)
_PRODUCT_WORD = re.compile(
    r"^(?:\W|\d)*(?:surat|kartu|sertifikat|dokumen|izin|ijin|akta|akte|kutipan|buku|data|informasi|layanan"
    r"|pelayanan|rekomendasi|hasil|penjelasan|publikasi|legalisir|tanda|keputusan|salinan|laporan|jasa"
    r"|konsultasi|bantuan|nomor|berita|koleksi)\b",
    re.IGNORECASE,
)
_FEE_WORD = re.compile(
    r"\b(?:(?:biaya|tarif|gratis|pnbp|retribusi|dipungut|bayar)\b|rp\.?\s?\d)", re.IGNORECASE
)

LAW_SHARE = 0.7  # of a list's items
_LAW = re.compile(
    r"(?:undang|peraturan|keputusan|surat\s+(?:edaran|keputusan)|instruksi|per(?:da|mendagri|pres|bup"
    r"|wal)\b|uu\b|pp\b)",
    re.IGNORECASE,
)
_COLUMN_HEAD = re.compile(r"no(?:mor)?\.?\s+(?:[^\W\d_]+[\s/]+){1,7}[^\W\d_]+$", re.IGNORECASE)


class Block(NamedTuple):
    """Rows that belong together: a list, or a paragraph. `is_apart`: a blank line stands above."""

    rows: tuple[Row, ...]
    is_apart: bool

    @property
    def is_list(self) -> bool:
        return any(leading_marker(row.text) is not None for row in self.rows)

    @property
    def lead(self) -> str | None:
        """The paragraph above its list, if it has one that leads in."""
        first = self.rows[0].text
        return first if self.is_list and leading_marker(first) is None else None

    @property
    def texts(self) -> list[str]:
        """Its rows without their markers, and without those that only lead in or name a group."""
        inner = [_unmarked(row.text) for row in self.rows]
        own = [text for text in inner if not text.endswith(":") and not is_group_heading(text)]
        return own or inner


class PortalFields(NamedTuple):
    """The rows of each field that was found, in order, and the rows that fit no field well.

    `rivals` has for a field what some of its rows could be nearly as well.
    """

    rows: Mapping[str, tuple[Row, ...]]
    unread: tuple[Row, ...]
    rivals: Mapping[str, str]


class _Choice(NamedTuple):
    """The best field of a block, the second best, and the points between the two."""

    field: str
    rival: str
    margin: float


def read_fields(rows: Sequence[Row]) -> PortalFields:
    """Tell the fields of a page apart, below its title and decree."""
    found: dict[str, list[Row]] = {}
    unread: list[Row] = []
    blocks: list[Block] = []
    for block in _blocks(rows):
        if _cites_laws(block):
            unread += block.rows  # a list that the portal has no field for
        else:
            blocks.append(block)
    rivals: dict[str, str] = {}
    for block, choice in zip(blocks, _best_reading(blocks), strict=True):
        if choice.margin < DOUBT:
            unread += block.rows
            continue
        found.setdefault(choice.field, []).extend(block.rows)
        if choice.margin < NEAR:
            rivals.setdefault(choice.field, choice.rival)
    fields = {name: tuple(found[name]) for name in FIELDS if name in found}
    return PortalFields(fields, tuple(unread), rivals)


# blocks


def _blocks(rows: Sequence[Row]) -> list[Block]:
    """The rows in blocks: at blank lines, and where a list starts over or ends without one."""
    blocks: list[Block] = []
    runs = list(_tight_runs(rows))
    for tight in runs:
        parts = _lists_and_paragraphs(tight)
        if len(runs) >= MIN_SET_APART:
            parts = _paragraphs_joined(parts)
        for number, run in enumerate(parts):
            blocks.append(Block(tuple(run), is_apart=not number))
    return _with_lead_ins(_lists_joined(blocks))


def _paragraphs_joined(parts: Sequence[list[Row]]) -> list[list[Row]]:
    """The parts of a run without a blank line, its paragraphs in a row as one: where blank lines
    part the fields, lines without one between them are of one field."""
    joined: list[list[Row]] = []
    was_paragraph = False
    for part in parts:
        is_paragraph = leading_marker(part[0].text) is None
        if is_paragraph and was_paragraph:
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
        was_paragraph = is_paragraph
    return joined


def _lists_joined(blocks: Sequence[Block]) -> list[Block]:
    """Items that were typed with blank lines between them, "1. …", "2. …", as one list."""
    joined: list[Block] = []
    for block in blocks:
        before = _last_number(joined[-1]) if joined else None
        first = leading_marker(block.rows[0].text)
        if before is not None and first is not None and _counts_on(before, first, block):
            joined[-1] = Block(joined[-1].rows + block.rows, joined[-1].is_apart)
        else:
            joined.append(block)
    return joined


def _counts_on(before: Marker, first: Marker, block: Block) -> bool:
    """Whether a block's first number is a later one of the same list, apart from it."""
    return block.is_apart and first.kind == before.kind and first.ordinal > before.ordinal


def _last_number(block: Block) -> Marker | None:
    """The last number of a list's outermost items."""
    opening = next((one for row in block.rows if (one := leading_marker(row.text))), None)
    if opening is None or opening.is_bullet:
        return None
    markers = [leading_marker(row.text) for row in reversed(block.rows)]
    return next((one for one in markers if one is not None and one.kind == opening.kind), None)


def _tight_runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    run: list[Row] = []
    for row in rows:
        if run and row.follows_blank:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _lists_and_paragraphs(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows without blank lines between them: each list is one run, each paragraph another.

    An unmarked row inside a list is the rest of the item above it, if the list goes on below.
    """
    markers = [leading_marker(row.text) for row in rows]
    runs: list[list[Row]] = []
    opening: Marker | None = None  # the first marker of the open list
    for number, row in enumerate(rows):
        marker = markers[number]
        if marker is None:
            if opening is not None and _goes_on(markers, number):
                runs[-1].append(row)
            else:
                opening = None
                runs.append([row])
        elif opening is not None and not _starts_over(marker, opening, runs[-1]):
            runs[-1].append(row)
        else:
            opening = marker
            runs.append([row])
    return runs


def _goes_on(markers: Sequence[Marker | None], number: int) -> bool:
    """Whether the list above an unmarked row counts on in the next row."""
    before = next((one for one in reversed(markers[:number]) if one is not None), None)
    after = markers[number + 1] if number + 1 < len(markers) else None
    return (
        before is not None
        and after is not None
        and before.is_followed_by(after)
        and (not before.is_bullet)
    )


def _starts_over(marker: Marker, opening: Marker, run: Sequence[Row]) -> bool:
    """Whether a marker is the first of another list: its outermost numbers begin again."""
    return (
        not opening.is_bullet and marker.kind == opening.kind and marker.ordinal == 1 and bool(run)
    )


def _with_lead_ins(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that lead in, or name a group, as part of the block that they stand above."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _leads_in(joined[-1], block):
            joined[-1] = Block(joined[-1].rows + block.rows, joined[-1].is_apart)
        else:
            joined.append(block)
    return joined


def _leads_in(block: Block, following: Block) -> bool:
    """Whether a paragraph says of itself that what follows belongs to it, or names its channel."""
    last = block.rows[-1].text.rstrip()
    if block.is_list:
        return False
    if _COLUMN_HEAD.match(last):
        return following.is_list
    if last.endswith(":"):
        return following.is_list or not following.is_apart
    names_channel = len(block.rows) == 1 and is_group_heading(last) and channel_of(last) is not None
    return names_channel and not following.is_apart and not states_value(last)


def _cites_laws(block: Block) -> bool:
    """Whether a block lists the service's legal basis."""
    laws = [text for text in block.texts if _LAW.match(text)]
    return block.is_list and len(laws) >= LAW_SHARE * len(block.texts)


def _unmarked(text: str) -> str:
    marker = leading_marker(text)
    return text[marker.end :].strip() if marker is not None else text.strip()


# which field a block is


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
    acts: float
    papers: float
    products: float
    is_blank: bool


def read_signs(block: Block) -> Signs:
    """Look at a block's rows for what only some fields hold."""
    texts = block.texts
    items = [read_item(text) for text in texts]
    leads_to_time = block.lead is not None and bool(find_durations(block.lead))
    leads_to_fee = block.lead is not None and _leads_to_fee(block.lead)
    return Signs(
        is_list=block.is_list,
        length=len(texts),
        words=sum(len(text.split()) for text in texts),
        times=1.0 if leads_to_time else _share(texts, lambda text: bool(find_durations(text))),
        promises=_share(texts, _promises_time),
        time_words=_share(texts, lambda text: bool(_TIME_WORD.search(text))),
        fees=1.0 if leads_to_fee else _share(texts, _states_fee),
        fee_words=_share(texts, lambda text: bool(_FEE_WORD.search(text))),
        channels=_share(texts, _names_channel),
        complaint_words=_share(texts, lambda text: bool(_COMPLAINT_WORD.search(text))),
        acts=sum(one.action is not None for one in items) / len(items),
        papers=sum(bool(one.documents) for one in items) / len(items),
        products=_share(texts, lambda text: bool(_PRODUCT_WORD.match(text))),
        is_blank=all(is_placeholder(text) for text in texts),
    )


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, texts)) / len(texts)


@lru_cache(maxsize=2_000)
def _states_fee(text: str) -> bool:
    return parse_fee(text).kind in ("free", "fixed", "tariff") and bool(_FEE_WORD.search(text))


def _leads_to_fee(lead: str) -> bool:
    """Whether a list's first line states a fee, or is the head of a table of fees."""
    is_head = _COLUMN_HEAD.match(lead) is not None
    return _states_fee(lead) or (is_head and _FEE_WORD.search(lead) is not None)


def _promises_time(text: str) -> bool:
    return any(one.bound == "at-most" for one in find_durations(text))


def _names_channel(text: str) -> bool:
    """Whether a row says where to complain; that somebody comes in person is a step as well."""
    kinds = {channel.kind for channel in find_channels(text)}
    return bool(kinds - {"in-person"}) or (bool(kinds) and bool(_COMPLAINT_WORD.search(text)))


def states_value(text: str) -> bool:
    """Whether a row says how long the service takes, or what it costs."""
    return bool(find_durations(text)) or _states_fee(text)


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
    return base if signs.is_list else base - 3.0 * (signs.times + signs.fees)


def _as_time(signs: Signs) -> float:
    stated = 0.4 * signs.time_words
    if signs.times:
        stated = (signs.times + max(signs.times, signs.time_words)) / 2
    base = 4.0 * stated + 1.5 * signs.promises if stated else -2.0
    base += -1.5 if signs.is_list else -0.5
    return base - 0.5 * max(signs.length - MAX_ITEMS_TIME, 0) - 2.0 * signs.fees


def _as_fee(signs: Signs) -> float:
    stated = max(signs.fees, 0.35 * signs.fee_words)
    base = 5.0 * stated if stated else -2.0
    return base - (2.5 if signs.is_list else 1.0) - signs.times


def _as_product(signs: Signs) -> float:
    base = 1.0 if signs.words <= MAX_PRODUCT_WORDS else -1.0
    base += 1.0 * signs.products - (1.0 if signs.length > MAX_ITEMS_PRODUCT else 0.0)
    base -= 1.0 if signs.is_list and signs.length > 1 else 0.0
    return base - 3.0 * signs.times - 4.0 * signs.fees - 3.0 * signs.channels - 0.5 * signs.acts


def _as_complaints(signs: Signs) -> float:
    stated = max(signs.channels, 0.6 * signs.complaint_words)
    return (4.0 * stated if stated else -2.0) - 1.0 - 2.0 * signs.fees


_JUDGES: tuple[Callable[[Signs], float], ...] = (
    _as_requirements,
    _as_steps,
    _as_time,
    _as_fee,
    _as_product,
    _as_complaints,
)
_BLANK_POINTS = 0.5  # a block that says that there is nothing may be any field


def _points(block: Block) -> list[float]:
    signs = read_signs(block)
    if signs.is_blank:
        return [_BLANK_POINTS] * len(FIELDS)
    return [judge(signs) for judge in _JUDGES]


def _best_reading(blocks: Sequence[Block]) -> list[_Choice]:
    """The field of each block in the best reading of all, and how near another one comes."""
    if not blocks:
        return []
    points = [_points(block) for block in blocks]
    ahead = _ahead(blocks, points)
    behind = _behind(blocks, points)
    choices: list[_Choice] = []
    for number in range(len(blocks)):
        whole = [
            ahead[number][field] + behind[number][field] - points[number][field]
            for field in range(len(FIELDS))
        ]
        best = max(range(len(FIELDS)), key=whole.__getitem__)
        others = [field for field in range(len(FIELDS)) if field != best]
        rival = max(others, key=whole.__getitem__)
        choices.append(_Choice(FIELDS[best], FIELDS[rival], whole[best] - whole[rival]))
    return choices


def _ahead(blocks: Sequence[Block], points: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each block and field, the points of the best reading of all blocks up to this one."""
    rows: list[list[float]] = []
    for number, own in enumerate(points):
        if number:
            before = rows[-1]
            rows.append(
                [
                    own[field]
                    + max(
                        before[last] - _step(last, field, blocks[number - 1], blocks[number])
                        for last in range(field + 1)
                    )
                    for field in range(len(FIELDS))
                ]
            )
        else:
            rows.append([own[field] - _skipped(-1, field) for field in range(len(FIELDS))])
    return rows


def _behind(blocks: Sequence[Block], points: Sequence[Sequence[float]]) -> list[list[float]]:
    """The same from each block to the last one."""
    rows: list[list[float]] = []
    for number in reversed(range(len(points))):
        own = points[number]
        if rows:
            after, block = rows[-1], blocks[number + 1]
            rows.append(
                [
                    own[field]
                    + max(
                        after[following] - _step(field, following, blocks[number], block)
                        for following in range(field, len(FIELDS))
                    )
                    for field in range(len(FIELDS))
                ]
            )
        else:
            rows.append([own[field] - _skipped(field, len(FIELDS)) for field in range(len(FIELDS))])
    return rows[::-1]


def _step(field: int, following: int, before: Block, block: Block) -> float:
    """What it costs that a block of one field is followed by this one of another, or the same."""
    if following > field:
        return _skipped(field, following)
    further = FURTHER[FIELDS[field]]
    is_alike = before.is_list == block.is_list and not block.is_apart
    return min(further, FURTHER_TIGHT) if is_alike else further


def _skipped(field: int, following: int) -> float:
    """What the empty fields between two cost."""
    names = FIELDS[field + 1 : following]
    if field < 0 and len(names) >= 2:
        return DROPPED_LISTS + sum(EMPTY[name] for name in names[2:])
    return sum(EMPTY[name] for name in names)
