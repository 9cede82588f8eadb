"""Signs in the texts of a time, a fee, a complaint: lines that tell of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.record.signs.head_signs import is_of_office
from corpus.record.signs.sign import Sign, sign
from corpus.record.signs.wording import (
    has_mark_inside,
    heading_at_end,
    is_act,
    is_open,
    is_site_entry,
    stated_in_value,
)
from corpus.schema import ServiceStandard
from normalizers.duration.units import TIMED_UNITS
from parsers.markers import leading_marker
from parsers.names.component_texts import tells_of
from parsers.names.component_words import VALUES, is_service_title
from parsers.names.headings import HeadingIndex

LONG_LINE = 45  # letters of a line that may go on in the next one
MAX_LEAD_WORDS = 9  # of a line above a list that may be none of the text's
MAX_LOOK = 400  # letters of a line that are looked at

_TWO_NUMBERS = re.compile(rf"(?<![\d.,:])\d{{1,3}}\s+\d{{1,3}}\s+{TIMED_UNITS}\b", re.I)
_ACCOUNT = re.compile(
    r"\b(?:facebook|instagram|twitter|youtube|tiktok)\s*:?\s*[@A-Z]\w+", re.IGNORECASE
)
_REFERS = re.compile(
    r"sesuai|tergantung|berdasar|ditanggung|dilaksanakan|mengikuti|\bpetugas\b", re.IGNORECASE
)
_CURRENCY_AT_END = re.compile(r"\brp\W{0,3}\Z", re.IGNORECASE)
_CONNECTS = re.compile(r"\W{0,3}(?:dan|serta|atau|yang|di|ke|dari)\b")


def value_signs(record: ServiceStandard, headings: HeadingIndex) -> Iterator[Sign]:
    """The signs in times, fees and complaints."""
    for name in VALUES:
        component = getattr(record, name)
        lines = [line.strip() for line in component.text.split("\n")] if component else []
        lines = [line for line in lines if line]
        for line in lines:
            yield from _by_words(name, line, headings)
            if is_of_office(record, line):
                yield sign(name, "office-inside", text=line)
        if lines:
            yield from _by_edges(name, lines)
        is_told = any(
            tells_of(line[:MAX_LOOK], name) or _REFERS.search(line[:MAX_LOOK]) for line in lines
        )
        is_told |= not any(
            map(str.isalpha, "".join(lines))
        )  # a line of signs says that there is none
        if lines and not (is_told or _is_read(record, name)):
            yield sign(name, "line-untold", text=lines[0])
    yield from _by_values(record)


@lru_cache(maxsize=10_000)  # offices share their sentences
def _by_words(name: str, line: str, headings: HeadingIndex) -> tuple[Sign, ...]:
    """What a line says by itself."""
    return tuple(_of_line(name, line, headings))


def _of_line(name: str, line: str, headings: HeadingIndex) -> Iterator[Sign]:
    match = headings.match(line)
    named = match.component if match is not None and match.score == 1.0 else name
    rival = stated_in_value(line, name) or (named if named != name else None)
    if rival is None and name != "pengaduan" and is_act(line):
        rival = "prosedur"
    if rival is not None:
        yield sign(name, "line-of-another", text=line, rival=rival)
    if is_service_title(line):
        yield sign(name, "title-inside", text=line)
    if is_site_entry(line, name):
        yield sign(name, "site-words", text=line)
    if has_mark_inside(line):
        yield sign(name, "mark-inside", text=line)
    glued = heading_at_end(line, headings, name)
    if glued is not None:
        yield sign(name, "heading-glued", text=line, rival=glued)


def _is_read(record: ServiceStandard, name: str) -> bool:
    """Whether a text's value was read out of it."""
    if name == "waktu":
        return bool(record.waktu and record.waktu.durations)
    if name == "biaya":
        return record.biaya is not None and record.biaya.kind != "unknown"
    return bool(record.pengaduan and record.pengaduan.channels)


def _by_edges(name: str, lines: Sequence[str]) -> Iterator[Sign]:
    """Lines that tell nothing of the value, and how the text begins and ends."""
    markers = [leading_marker(line) for line in lines]
    for untold in _untold(name, lines):
        is_stray = name != "pengaduan" or (untold is lines[-1] and None not in markers[:-1])
        if is_stray:
            yield sign(name, "line-untold", text=untold)
    if name != "pengaduan" and len(set(lines)) < len(lines):
        repeated = next(line for line in lines if lines.count(line) > 1)
        yield sign(name, "line-repeated", text=repeated)
    is_list = len(lines) > 1 and markers[0] is None and markers[1] is not None
    is_lead = lines[0].endswith((":", ";")) or tells_of(lines[0][:MAX_LOOK], name)
    if is_list and not is_lead and len(lines[0].split()) <= MAX_LEAD_WORDS:
        yield sign(name, "lead-in-unlike", text=lines[0])
    first = next((one for one in markers if one is not None and not one.is_bullet), None)
    if first is not None and first.ordinal > 1:
        yield sign(name, "list-starts-late", text=lines[0])
    if name == "biaya" and _CURRENCY_AT_END.search(lines[-1]):
        yield sign(name, "amount-truncated", text=lines[-1])
    if _CONNECTS.match(lines[0]) or is_open(lines[-1]):
        yield sign(name, "item-torn", text=lines[0] if _CONNECTS.match(lines[0]) else lines[-1])


def _untold(name: str, lines: Sequence[str]) -> Iterator[str]:
    """Lines without a word of the value that are no label, nor the rest of the line above."""
    for above, line in pairwise(("", *lines)):
        goes_on = len(above) >= LONG_LINE and not above.endswith((".", ";", ":"))
        is_label = line.endswith((":", ";")) or leading_marker(line) is not None
        if len(lines) > 1 and not (goes_on or is_label or tells_of(line[:MAX_LOOK], name)):
            yield line


def _by_values(record: ServiceStandard) -> Iterator[Sign]:
    """Words that name a value which was not read."""
    text = record.waktu.text if record.waktu is not None else ""
    found = _TWO_NUMBERS.search(text)
    if found is not None:
        yield sign("waktu", "value-unread", text=found.group())
    complaint = record.pengaduan
    for line in complaint.text.split("\n") if complaint is not None else ():
        account = _ACCOUNT.search(line[:MAX_LOOK])
        if account is not None and complaint is not None:
            raws = [one.raw for one in complaint.channels if one.kind in ("social", "website")]
            if not any(raw in line or account.group().endswith(raw) for raw in raws):
                yield sign("pengaduan", "value-unread", text=line)
