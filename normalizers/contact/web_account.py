"""Social-media accounts: "@handle", or the name printed after a platform's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.contact.web import SEARCH_LIMIT_CHARS, WebAddress
from normalizers.contact.web_host import ENDING
from normalizers.contact.web_platform import PLATFORM
from normalizers.late_pattern import late
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import CHANNEL_LABEL, PHONE_LABEL

LONGEST_NAME_CHARS = 60  # of a printed display name; longer text is a sentence

# For a text in small letters.
_SOCIAL_LABEL = late(
    rf"(?<![a-z@._-])(?:(?P<name>{PLATFORM})|(?P<x>x)(?=\s?[:;=(]))(?![a-z0-9_@-]|\.[a-z]{{2}})"
)
_PLATFORM_FIRST = late(rf"(?:{PLATFORM})\s", re.IGNORECASE)
# The letter alone is a platform only where an item begins: "Lantai X :" is a floor.
_BEFORE_X = late(r"(?:\A|[\n,;/|(:.)•-]|dan|atau)[ \t]{0,3}\Z")
_SOCIAL_FILLER = late(
    r"\s?(?:\(?\s?(?:fan\s?page|page|messenger|resmi|official|akun|account|channel|kanal|kami|dm|"
    r"grup|group|ig|fb|yt)\s?\)?(?![A-Za-z0-9_.]))",
    re.IGNORECASE,
)
_SEPARATOR = late(r"\s{0,40}(?:[:;=(]|–|-(?=\s)|\.(?=\s?@))\s{0,40}")
_HANDLE = late(r"(?<![\w.@])@[A-Za-z0-9_][A-Za-z0-9_.]{1,39}")
_OTHER_CHANNEL = (
    rf"{CHANNEL_LABEL}|kotak|datang|"
    r"langsung|loket|petugas|ruang|meja|surat|melalui|via|lewat|lapor|layanan|aplikasi"
)
_NAME_END = late(
    r"[,;|\n()<>\[\]•·]|\s[-–—]\s|\s/\s?|\s{2,}|\s\d{1,2}\s?[.)]\s|\s[a-zA-Z]\s?[.)]\s|"
    r"(?<!\bKab)(?<!\bKec)(?<!\bKel)(?<!\bProv)\.\s|"
    # "X dan Y" is one name where only a few plain words follow ("Dinas X dan Y"), else two.
    rf"\s(?:dan|atau|serta|&)\s(?!(?!(?:{PLATFORM}|{_OTHER_CHANNEL})\b)"
    rf"[A-Za-z]{{2,20}}(?:[ ][A-Za-z]{{2,20}}){{0,3}}[ .]{{0,2}}(?:\n|\Z))|"
    rf"\s(?=(?:{PLATFORM}|{CHANNEL_LABEL})\b)|"
    r"https?:|www\.",
    re.IGNORECASE,
)
_LOOSE_HANDLE = late(
    r"\s([A-Za-z0-9]{2,}[._][A-Za-z0-9._]*[A-Za-z0-9]|[A-Z][a-z]+[A-Z]\w+)(?![\w@])"
)
# "FB Dinas Contoh | YT Dinas Contoh": names in capitals between marks, without a colon
_ITEM_BEFORE = late(r"(?:\A|[\n|;,•])\s{0,3}\Z")
_LOOSE_NAME = late(
    r" ((?!Resmi|Official|Akun|Page|Fan)[A-Z][\w.&]*(?: [A-Z0-9&][\w.&]*){0,5}) *(?=[|\n;]|\Z)"
)
_JOINED_LABELS = late(rf"(?:(?:{PLATFORM}|x)\s?(?:[|/,&]|dan)\s?){{1,4}}\Z")
_LABEL_JOINT = late(r"[|/,&]|dan")
_NAME_JOINT = late(r"\s?[|/]\s?")


def find_accounts(text: str) -> tuple[WebAddress, ...]:
    """Accounts printed as "@handle" or after a platform's name; display names as printed."""
    text = text[:SEARCH_LIMIT_CHARS]
    found = [
        WebAddress(
            "social", m.group().rstrip("."), m.start(), m.start() + len(m.group().rstrip("."))
        )
        for m in _HANDLE.finditer(text)
    ]
    for label in _SOCIAL_LABEL.finditer(lowered(text)):
        if label["x"] and not (
            text[label.start()] == "X"
            and _BEFORE_X.search(text[max(0, label.start() - 8) : label.start()])
        ):
            continue
        for name in _names_behind(text, label):
            if not any(a.start < name.end and name.start < a.end for a in found):
                found.append(name)
    return tuple(sorted(found, key=lambda address: address.start))


def _names_behind(text: str, label: re.Match[str]) -> Iterator[WebAddress]:
    """The account of a platform; of several joined ones ("IG | FB: a | b") one name for each."""
    name = _named_account(text, label)
    if name is None:
        return
    yield name
    before = lowered(text[max(0, label.start() - LONGEST_NAME_CHARS) : label.start()])
    joined = _JOINED_LABELS.search(before)
    for _ in _LABEL_JOINT.findall(joined.group()) if joined else ():
        joint = _NAME_JOINT.match(text, name.end)
        name = next(_display_name(text, joint.end()), None) if joint else None
        if name is None:
            return
        yield name


def _named_account(text: str, label: re.Match[str]) -> WebAddress | None:
    position = label.end()
    for _ in range(2):
        filler = _SOCIAL_FILLER.match(text, position)
        if filler:
            position = filler.end()
    separator = _SEPARATOR.match(text, position)
    if separator is None:
        loose = _LOOSE_HANDLE.match(text, position)
        if loose and label["name"] and not re.search(rf"\.{ENDING}\Z", loose[1]):
            return WebAddress("social", loose[1], loose.start(1), loose.end(1))
        is_item = _ITEM_BEFORE.search(text[max(0, label.start() - 4) : label.start()])
        name = _LOOSE_NAME.match(text, position) if is_item else None
        return WebAddress("social", name[1], *name.span(1)) if name else None
    start = separator.end()
    return next(_display_name(text, start), None)


def _display_name(text: str, start: int) -> Iterator[WebAddress]:
    stop = _NAME_END.search(text, start, start + LONGEST_NAME_CHARS + 2)
    end = stop.start() if stop else min(len(text), start + LONGEST_NAME_CHARS + 1)
    name = text[start:end].strip(" .-–:\"'")
    if end - start > LONGEST_NAME_CHARS or not re.match(r"[A-Za-z@_\d][\w@.&'’ -]+\Z", name):
        return
    inner = _PLATFORM_FIRST.match(name)
    if inner:  # "Media sosial: IG contoh"
        yield from _display_name(text, text.index(name, start) + inner.end())
        return
    if _SOCIAL_LABEL.fullmatch(lowered(name)) or not re.search(r"[A-Za-z]", name) or "@" in name:
        return
    if re.match(
        rf"(?:melalui|via|lewat|dengan|di|ke|pada|yang|untuk|{PHONE_LABEL}|e-?mail|link|kotak|"
        r"datang|langsung|loket|petugas|ruang|meja|belum|tidak|no|nomor)\b",
        name,
        re.I,
    ):
        return
    offset = text.index(name, start)
    yield WebAddress("social", name, offset, offset + len(name))
