"""What a stated duration is for, and from when it runs: words beside the value, as offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.late_pattern import late

Offsets = tuple[int, int]

_EDGE = late(
    r"\n(?=[ \t]*\n)|\n(?=\s*(?:[A-Z0-9•·\-–*§#|]|$|\(?(?:[a-z]|[ivx]{2,4})[.)]\s))"
    r"|;|(?<!s\.d)(?<!s/d)\.(?=\s|$)|⇒"
)
# Opening hours: what a time is for stands behind them, if anywhere.
_HOURS = late(
    r"\d{1,2}[.:]\d\d\s{0,3}(?:wi(?:b|ta?)\s{0,3})?(?:s[./]?d\.?|sampai|hingga|[-–])\s{0,3}"
    r"\d{1,2}[.:]\d\d(?:\s{0,3}wi(?:b|ta?))?",
    re.IGNORECASE,
)
_REACH = 300  # characters; a clause is shorter
_STARTS = (
    r"(?:(?:ter|di)hitung\s+|mulai\s+)*(?:sejak|semenjak|setelah|sesudah|pasca|seusai|after|since"
    r"|from|begitu)"
    r"|(?:ter|di)hitung(?:\s+(?:mulai|dari))*"
    r"|mulai\s+(?:dari|tanggal|saat|hari)"
)
_TRIGGER = late(rf"(?<![^\W\d_])(?:{_STARTS})", re.IGNORECASE)
_TRIGGER_NOW = late(rf"[\s,(]{{0,4}}((?:{_STARTS})|dari(?![^\W\d_]))", re.IGNORECASE)
_FOR = (
    r"(?:untuk|bagi|khusus(?:nya)?|jika|apabila|bila(?:mana)?|kalau|dalam\s+hal|melalui|secara|"
    r"per(?=\s)|pada\s+(?:layanan|pelayanan|loket|sistem)|di\s+(?:loket|kantor))(?![^\W\d_])"
)
_FOR_AFTER = late(rf"[\s,/]{{0,4}}({_FOR}|/\s?[^\W\d_])", re.IGNORECASE)
_FOR_BEFORE = late(rf"(?<![^\W\d_]){_FOR}", re.IGNORECASE)
_BRACKET_AFTER = late(r"\s{0,3}\(([^()\n]{2,90})\)")
_NO_SCOPE = late(
    r"\s*(?:sesuai|tidak\s+termasuk|di\s?luar|berdasarkan|tergantung|lihat|hari\s|jam\s|catatan|"
    r"sebelum|disertai|menyesuaikan|(?:dan\s+|dapat\s+|bisa\s+){0,2}diperpanjang)",
    re.IGNORECASE,
)
_MARKER = late(
    r"\s*(?:(?:[0-9]{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\)?\s+|[0-9]{1,2}\s*\||[-–•·*§➢Ø|]+\s*)*"
)
# Words that say only that a time follows; they name no case ...
_TIME_WORDS = frozenset(
    (
        "waktu", "waktunya", "penyelesaian", "penyelesaiannya", "jangka", "lama", "lamanya",
        "durasi", "estimasi", "total", "jumlah", "target", "adapun", "maksimal", "maksimum",
        "max", "maks", "minimal", "paling", "adalah", "yaitu", "ialah", "selama", "dalam",
        "kurang", "lebih", "sekitar", "dan", "atau", "serta", "maka", "sedangkan", "yang",
        "keseluruhan", "tat", "rata", "rata-rata", "dapat", "bisa", "akan",
    )
)  # fmt: skip
# ... nor do these at the end of a stretch ...
_VERBS = frozenset(
    (
        "membutuhkan", "memerlukan", "dibutuhkan", "diperlukan", "diselesaikan", "selesai",
        "dilayani", "dilakukan", "dilaksanakan", "diproses", "berlangsung", "memakan",
        "ditetapkan", "diperpanjang", "tambahan", "sampai", "hingga", "dengan", "di", "ini",
        "menjadi", "kira-kira", "berkisar", "pengerjaan", "terhitung", "hanya", "ditargetkan",
    )
)  # fmt: skip
# ... nor do these where nothing else is said.
_COMMON_NOUNS = frozenset(
    (
        "proses", "pelayanan", "layanan", "standar", "kecepatan", "respon", "permohonan",
        "pemohon", "hari", "kerja", "menit", "jam", "untuk", "seluruh", "itu", "ada", "pada",
        "setiap", "service", "pengguna", "petugas", "masyarakat", "diberikan", "cepatnya", "time",
    )
)  # fmt: skip
_AFTER_PALING = ("lama", "lambat", "cepat", "sedikit", "singkat", "banyak")
_COMPARED = ("<", ">", "≤", "≥", "<=", ">=")
_NO_WORDS = " \t\n-–•·|,:0123456789.)"  # what may stand before a value that opens its clause
_MOST_WORDS = 10  # a longer stretch is a sentence, not the name of a case
_TOKEN = late(r"[^\s,:;()]+")
_SOFT_CUT = late(r"[,:]|\s(?:dan|sedangkan|serta|atau)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """Offsets of the trigger clause and of the words naming the case; `end` is what they use up."""

    trigger: Offsets | None
    applies_to: Offsets | None
    end: int


def scope_of(text: str, value: Offsets, floor: int, ceiling: int) -> Scope:
    """Read the words around `value` between the end of one value and the start of the next."""
    start, end = value
    low, high = _clause(text, start, end, floor, ceiling)
    trigger = _trigger(text, end, high) or _leading_trigger(text, low, start)
    tail_end = trigger[0] if trigger is not None and trigger[0] >= end else high
    head_start = trigger[1] if trigger is not None and trigger[1] <= start else low
    tail_end = _soft_cut(text, end, tail_end) if tail_end == ceiling < len(text) else tail_end
    applies_to = (
        _label(text, head_start, start)
        or _said_before(text, head_start, start)
        or _said_after(text, end, tail_end)
        or _named(text, head_start, start)
        or _heading_above(text, floor, low, start)
        or (_named(text, end, tail_end) if _opens_clause(text, head_start, start) else None)
    )
    used = [offsets[1] for offsets in (trigger, applies_to) if offsets is not None]
    return Scope(trigger, applies_to, max([end, *used]))


def _clause(text: str, start: int, end: int, floor: int, ceiling: int) -> Offsets:
    low = max(floor, start - _REACH)
    for edge in _EDGE.finditer(text, low, start):
        low = edge.end()
    for hours in _HOURS.finditer(text, low, start):
        low = hours.end()
    edge_after = _EDGE.search(text, end, min(ceiling, end + _REACH))
    return low, edge_after.start() if edge_after is not None else min(ceiling, end + _REACH)


def _opens_clause(text: str, low: int, start: int) -> bool:
    """Whether nothing but a list's marker stands before a value."""
    marker = _MARKER.match(text, low, start)
    return not text[marker.end() if marker is not None else low : start].strip(_NO_WORDS)


def _trigger(text: str, end: int, high: int) -> Offsets | None:
    touching = _TRIGGER_NOW.match(text, end, high)
    found = touching or _TRIGGER.search(text, end, high)
    if found is None:
        return None
    start = found.start(1) if touching is not None else found.start()
    # Words in front of the value that follows belong to that value.
    stop = _soft_cut(text, start, high) if high < len(text) and text[high] not in ".;\n" else high
    return _trimmed(text, start, stop)


def _leading_trigger(text: str, low: int, start: int) -> Offsets | None:
    """ "Setelah berkas lengkap, 3 hari": the clause stands before the value."""
    found = _TRIGGER.search(text, low, start)
    if found is None:
        return None
    comma = text.find(",", found.end(), start)
    return _trimmed(text, found.start(), comma if comma >= 0 else start)


def _soft_cut(text: str, start: int, stop: int) -> int:
    cut = stop
    for found in _SOFT_CUT.finditer(text, start, stop):
        cut = found.start()
    return cut


def _label(text: str, low: int, start: int) -> Offsets | None:
    colon = text.rfind(":", low, start)
    if colon < 0:
        return None
    named = _named(text, low, colon)
    return named if named is not None and ":" not in text[named[0] : named[1]] else None


def _said_before(text: str, low: int, start: int) -> Offsets | None:
    found = _FOR_BEFORE.search(text, low, start)
    if found is None:
        return None
    named = _named(text, found.end(), start)
    return (found.start(), named[1]) if named is not None else None


def _said_after(text: str, end: int, high: int) -> Offsets | None:
    bracket = _BRACKET_AFTER.match(text, end, high)
    if bracket is not None and not _NO_SCOPE.match(bracket.group(1)):
        return None if _TRIGGER.match(bracket.group(1)) else _trimmed(text, *bracket.span(1))
    found = _FOR_AFTER.match(text, end if bracket is None else bracket.end(), high)
    return _trimmed(text, found.start(1), high) if found is not None else None


def _heading_above(text: str, floor: int, low: int, start: int) -> Offsets | None:
    """A short line above the value's own line, or a short sentence before it, names the case."""
    if not text[floor:low].strip() or text[low - 1 : low] != "\n":
        return None
    above_end = low - 1
    line_start = max(
        floor, text.rfind("\n", floor, floor + len(text[floor:above_end].rstrip())) + 1
    )
    for edge in _EDGE.finditer(text, line_start, above_end):
        line_start = edge.end()
    line = text[line_start:above_end].rstrip()
    return None if line.endswith((".", ";")) else _named(text, line_start, above_end)


def _named(text: str, low: int, high: int) -> Offsets | None:
    """What remains of a stretch without list marker and words that every office writes there."""
    marker = _MARKER.match(text, low, high)
    found = _TOKEN.finditer(text, marker.end() if marker is not None else low, high)
    tokens = [(token.start(), token.end(), _bare(token.group())) for token in found]
    while tokens and _is_tail(tokens):
        tokens.pop()
    first = 0
    while first < len(tokens) and _is_lead(tokens[first][2], text[slice(*tokens[first][:2])]):
        first += 1
    tokens = tokens[first:]
    if not tokens or len(tokens) > _MOST_WORDS or _NO_SCOPE.match(text, tokens[0][0]):
        return None
    if all(bare in _COMMON_NOUNS or bare in _VERBS or not bare for _, _, bare in tokens):
        return None
    return _trimmed(text, tokens[0][0], tokens[-1][1])


def _bare(word: str) -> str:
    return word.strip("*_.,-–±()[]<>≤≥~+=|/\"'").lower()


def _is_tail(tokens: list[tuple[int, int, str]]) -> bool:
    bare = tokens[-1][2]
    if bare in _AFTER_PALING and len(tokens) > 1:
        return tokens[-2][2] == "paling"
    return not bare or bare in _TIME_WORDS or bare in _VERBS


def _is_lead(bare: str, word: str) -> bool:
    return bare in _TIME_WORDS or (not bare and word not in _COMPARED)


def _trimmed(text: str, start: int, stop: int) -> Offsets | None:
    while start < stop and not (text[start].isalnum() or text[start] in "(><≤≥±\"'"):
        start += 1
    while stop > start and not (text[stop - 1].isalnum() or text[stop - 1] in ")\"'²%!?"):
        stop -= 1
    opened = text.count("(", start, stop) - text.count(")", start, stop)
    if opened < 0 and text[stop - 1] == ")":
        stop -= 1
    elif opened > 0 and text[stop : stop + 1] == ")":
        stop += 1
    for tail in (" dan", " atau", " serta", " sedangkan"):
        if text[start:stop].lower().endswith(tail):
            stop -= len(tail)
    return (start, stop) if start < stop else None
