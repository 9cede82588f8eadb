"""Words that say what kind of number follows: "Telp/WA", "SMS Center", "Fax"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from normalizers.late_pattern import late
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import COMPLAINT

SEARCH_LIMIT_CHARS = 20_000
REMEMBERED_TEXTS = 1_000  # what stands in brackets after a number; it is asked for twice

# All but `_MARKER` are for texts in small letters.
# Order matters: the first group that matches names the kind. `center` words only say that
# somebody answers: they yield to a kind printed beside them ("WA Center", "Hotline SMS").
_LABEL = late(
    r"(?<![a-z@_])(?:"
    r"(?P<whatsapp>wh?at?h?['’]?s?h?[\s-]?t?ap+s?|wa|w\.\s?a\.?|w\sa(?=\s{0,2}[:.])|waht?sapp?)"
    r"|(?P<sms>sms|short message|pesan singkat)"
    r"|(?P<fax>faks(?:imil[ei]?)?|fax(?:imil[eiy]?)?|facs?i?mil[ei]|faxcimil[ei])"
    r"|(?P<telegram>telegram)"
    r"|(?P<phone>te?le?(?:p|f|ph)(?:h?[oe]n|on|oon)?[eo]?|telp[on]*|te?lpn?|tel|tilp|tlf|ph|phone|"
    r"hand\s?phone|hape|hp|ponsel|seluler)"
    r"|(?P<center>call(?:\s?-?\s?cent(?:er|re))?|cent(?:er|re)|hot\s?line|kontak|contact\s?person|cp|halo|"
    r"hubungi|menghubungi|gateway)"
    r"|(?P<other>e-?\s?mail|surel|surat elektronik|pos-?el|website|web\s?site|web|situs|laman|"
    r"instagram|facebook|twitter|you\s?tube|tik\s?tok|ig|fb|sp4n\w*|alamat)"
    r")(?![a-z])\.?"
)
_LINK = late(
    r"(?P<hard>\s{0,3}(?:[/&+,|]|dan\s?/\s?atau|dan|atau|maupun|serta|-)\s{0,3}(?:(?:dan|atau)\s)?)|"
    r"(?P<bracket>\s{0,3}\(\s{0,2})|(?P<soft>[ ]{0,3}|"
    rf"\s?(?:nomor|no\.?|resmi|{COMPLAINT}|via)\s)"
)
_MARKER = late(
    r"(?<![^\s;.,])[ \t]{0,20}(?:\d{1,2}|[A-Za-z])\s?[.)]\s|(?<![^\n])\s{0,20}[-•·*–§]\s"
)
_ONLY_LABELS = late(
    r"[\s/&+,.-]|dan|atau|only|saja|khusus|hanya|chat|nomor|no\b|center|aktif|\d{1,2}\s?jam"
)
_GATEWAY = late(r"cent(?:er|re)|gateway")
PHONE_KINDS = ("phone", "whatsapp", "sms", "fax", "telegram")


@dataclass(frozen=True, slots=True)
class LabelGroup:
    """Labels that stand together; `kinds` in printed order, empty for a bare "Hotline"."""

    kinds: tuple[str, ...]
    start: int
    end: int
    is_introducing: bool  # "CP", "Contact Person": a name may follow


@dataclass(frozen=True, slots=True)
class _Label:
    kind: str
    start: int
    end: int
    text: str


def find_label_groups(text: str) -> tuple[LabelGroup, ...]:
    """Every run of contact labels, in the text's order.

    >>> [group.kinds for group in find_label_groups("Telp/Fax : x; Hotline WA y")]
    [('phone', 'fax'), ('whatsapp',)]
    >>> find_label_groups("Loket pelayanan")
    ()
    """
    text = lowered(text)
    labels = [
        _Label(m.lastgroup or "", m.start(), m.end(), m.group())
        for m in _LABEL.finditer(text[:SEARCH_LIMIT_CHARS])
    ]
    groups: list[LabelGroup] = []
    run: list[tuple[str, _Label]] = []
    for label in labels:
        link = _link(text, run[-1][1].end, label.start) if run else None
        if run and text[run[-1][1].end : label.start] == "\n" and _GATEWAY.match(label.text):
            link = "soft"  # "SMS" / "Center": a label that wraps
        if link is None and run:
            groups.append(_group(run))
            run = []
        run.append((link or "", label))
    if run:
        groups.append(_group(run))
    return tuple(groups)


def _link(text: str, end: int, start: int) -> str | None:
    """How two labels are joined: hard (slash, comma), bracket, soft (side by side), or not."""
    if start - end > 24:
        return None
    match = _LINK.fullmatch(text, end, start)
    gap = text[end:start]
    if match is None or ("\n" in gap and (not match["hard"] or "-" in gap)):
        return None  # "Telp. -" / "SMS": a blank field, then the next
    return match.lastgroup


def _group(run: list[tuple[str, _Label]]) -> LabelGroup:
    kept: list[str] = []
    for index, (link, label) in enumerate(run):
        following = run[index + 1] if index + 1 < len(run) else None
        yields = label.kind == "center"
        if following and label.kind == "phone":
            yields = following[0] == "soft" and following[1].kind in {"whatsapp", "sms"}
        if label.kind == "center" and link in {"hard", ""} and following and following[0] == "hard":
            yields, label = False, _Label("phone", label.start, label.end, label.text)
        if label.kind == "center" and link == "hard" and not following:
            yields, label = False, _Label("phone", label.start, label.end, label.text)
        if not yields and label.kind not in kept:
            kept.append(label.kind)
    introducing = any(label.text.startswith(("cp", "contact", "kontak")) for _, label in run)
    return LabelGroup(tuple(kept), run[0][1].start, run[-1][1].end, introducing)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def read_label_words(text: str) -> tuple[str, ...] | None:
    """The kinds a text consisting of labels alone names ("SMS/WA", "khusus WA"); else None.

    >>> read_label_words("WA only")
    ('whatsapp',)
    >>> read_label_words("Nama Contoh, WA") is None
    True
    """
    groups = find_label_groups(text)
    kinds = [kind for group in groups for kind in group.kinds if kind in PHONE_KINDS]
    if not kinds or _ONLY_LABELS.sub("", _LABEL.sub("", lowered(text))).strip():
        return None
    return tuple(dict.fromkeys(kinds))


def find_item_starts(text: str) -> tuple[int, ...]:
    """Where list items begin ("1.", "b)", "-"): the offset after each marker."""
    return tuple(m.end() for m in _MARKER.finditer(text[:SEARCH_LIMIT_CHARS]))
