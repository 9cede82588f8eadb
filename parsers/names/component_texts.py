"""What a component's text says: whether a text can be what a name asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee
from normalizers.item.language import read_item
from parsers.names.component_words import is_step

LAW_SHARE = 0.7  # of a legal basis
STEP_SHARE = 0.5  # of a procedure's items
_LAW = re.compile(
    r"(?:undang|peraturan|keputusan|instruksi|surat\s+edaran|per(?:da|mendagri|pres|bup|wal|ma)\b"
    r"|uu\b|pp\b|sk\b)",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:tidak\s+(?:ada|diperlukan)|tanpa|nihil)\b", re.IGNORECASE)


def fits(component: str, texts: Sequence[str]) -> bool:
    """Whether a text can be what the name says, and is nothing that another name would say."""
    whole = "\n".join(texts)
    is_time = bool(find_durations(whole))
    is_fee = parse_fee(whole).kind != "unknown"
    laws = sum(_LAW.match(text) is not None for text in texts) / max(1, len(texts))
    acts = sum(read_item(text).action is not None for text in texts) / max(1, len(texts))
    if component == "dasar_hukum":
        return laws >= LAW_SHARE
    if component == "persyaratan":
        is_none = _NONE.match(whole) is not None
        return is_none or not (is_time or laws >= LAW_SHARE or any(map(is_step, texts)))
    if component == "prosedur":
        return acts >= STEP_SHARE and laws < LAW_SHARE
    if component == "waktu":
        return is_time
    if component == "biaya":
        return is_fee
    if component == "pengaduan":
        return bool(find_channels(whole))
    return not (is_time or is_fee or laws >= LAW_SHARE)
