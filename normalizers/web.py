"""E-mail addresses, web addresses and social-media accounts as offices print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SEARCH_LIMIT_CHARS = 20_000
LONGEST_NAME_CHARS = 60  # of a printed display name; longer text is a sentence

# Endings that prove a host by themselves; the rest need a scheme, "www.", a path or a label.
_SURE_ENDING = r"(?:(?:go|co|ac|or|sch|mil|net|web|desa|my|biz|ponpes)\.id|com|net|org|id|gov|edu)"
_ENDING = rf"(?:{_SURE_ENDING}|info|biz|app|dev|io|me|online|site|link|page|blog|xyz|tv|gl|gle|ly|be|cc|co|asia|my|us)"
_HOST_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})"
_HOST = rf"{_HOST_LABEL}(?:\.{_HOST_LABEL})*"
_PATH = r"(?::\d{2,5})?(?:[/?#][^\s<>\"'|;\[\]{}“”]*)?"
_EMAIL = re.compile(
    rf"(?P<user>[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}})(?P<at>\s?@\s?|\s?[\[(]\s?at\s?[\])]\s?)(?P<host>{_HOST})",
    re.IGNORECASE,
)
_SCHEME = re.compile(rf"(?P<scheme>https?)\s?[:;]\s?/\s?/\s?(?P<host>{_HOST})", re.IGNORECASE)
_WWW = re.compile(rf"(?P<scheme>)www\s?[.,]\s?(?P<host>{_HOST})", re.IGNORECASE)
_BARE = re.compile(
    rf"(?P<scheme>)(?<![\w@./-])(?P<host>{_HOST_LABEL}(?:\.{_HOST_LABEL}){{0,8}}\.{_ENDING})(?![\w-])",
    re.IGNORECASE,
)
_TORN_WWW = re.compile(
    r"(?<![A-Za-z])www\s(?P<host>[a-z0-9-]+(?:\s[a-z0-9-]+){0,4}\s(?:go|co|or|ac|sch)\sid|"
    r"[a-z0-9-]+(?:\s[a-z0-9-]+){0,2}\scom)(?![a-z])"
)
_TORN_REST = re.compile(rf"(?:\s?[.]\s?{_HOST_LABEL}){{1,5}}", re.IGNORECASE)
# "gmail,com": no host holds a comma, and the ending proves what was meant.
_COMMA_REST = re.compile(
    r"(?:[.,][A-Za-z0-9-]{1,40}){0,3}?(?:,(?:com|net|org)|,(?:go|co|or|ac|sch)[.,]id|\.(?:go|co|or|ac|sch),id)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_ANY_ENDING = re.compile(r"\w\.(?!(?:go|co|or|ac|sch)id\Z)[A-Za-z]{2,6}\Z", re.IGNORECASE)
_ENDS_SURELY = re.compile(rf"(?:\A|\.)({_SURE_ENDING})\Z", re.IGNORECASE)
_GLUED_AFTER = re.compile(
    rf"\A(.*?[A-Za-z0-9]\.{_SURE_ENDING})(?:(?=[A-Z][a-z])|(?=(?:website|email|e-mail|telp|telepon|"
    r"fax|sms|whatsapp|wa|melalui|instagram|facebook)\b))"
)
_LABEL_PREFIX = re.compile(r"(?:e-?mail|surel|pos-?el)[._-]+(?=[A-Za-z0-9])", re.IGNORECASE)
_GLUED_DIGITS = re.compile(r"\d{7,13}(?=[A-Za-z])")
_EMAIL_LABEL = re.compile(r"(?:e-?mail|surel|pos-?el)\W{0,6}\Z", re.IGNORECASE)
_TORN_LABEL = re.compile(r"[:;]\s?[A-Za-z]\s\Z")
_LAPOR_HOST = re.compile(r"(?:www\.)?(?:sp4n[.-]?)?lapor\.go\.id\Z")
_SOCIAL_HOST = re.compile(
    r"(?:www\.|m\.|web\.|id-id\.)?(instagram|facebook|fb|twitter|x|youtube|youtu|tiktok|threads|"
    r"linkedin)\.(?:com|me|be|net)\Z"
)
_CHAT_HOST = re.compile(r"(?:www\.)?(?:wa\.me|(?:api|web)\.whatsapp\.com)\Z")
_CHAT_NUMBER = re.compile(r"(?:/|phone=)\+?(62\d{8,12}|08\d{8,11})(?!\d)")

_PLATFORM = (
    r"instagram|insta|intagram|ig|facebook|face\s?book|fb|fanspage|fan\s?page|twitter|twiter|"
    r"you\s?tube|yt|tik\s?tok|telegram|threads?|media\s?sosial|medsos|sosmed|linkedin"
)
_SOCIAL_LABEL = re.compile(
    rf"(?<![A-Za-z@._-])(?:(?P<name>{_PLATFORM})|(?P<x>X)(?=\s?[:;=(]))"
    r"(?![A-Za-z0-9_@-]|\.[a-z]{2})",
    re.IGNORECASE,
)
_SOCIAL_FILLER = re.compile(
    r"\s?(?:\(?\s?(?:fan\s?page|page|messenger|resmi|official|akun|account|channel|kanal|kami|dm|"
    r"grup|group|ig|fb|yt)\s?\)?(?![A-Za-z0-9_.]))",
    re.IGNORECASE,
)
_NO_USER = re.compile(
    rf"(?:{_PLATFORM}|x|akun|di|ke|dm|via|melalui|dan|atau|official|resmi|kami|sosial|e-?mail|surel)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s{0,40}(?:[:;=(]|–|-(?=\s)|\.(?=\s?@))\s{0,40}")
_HANDLE = re.compile(r"(?<![\w.@])@[A-Za-z0-9_][A-Za-z0-9_.]{1,39}")
_NAME_END = re.compile(
    r"[,;|\n()<>\[\]•·]|\s[-–—]\s|\s/\s?|\s{2,}|\s\d{1,2}\s?[.)]\s|\s[a-zA-Z]\s?[.)]\s|\.\s|"
    rf"\s(?:dan|atau|serta|&)\s|\s(?=(?:{_PLATFORM}|e-?mail|website|telp|telepon|wa|whatsapp|fax|"
    r"sms|hp|situs)\b)|https?:|www\.",
    re.IGNORECASE,
)
_LOOSE_HANDLE = re.compile(
    r"\s([A-Za-z0-9]{2,}[._][A-Za-z0-9._]*[A-Za-z0-9]|[A-Z][a-z]+[A-Z]\w+)(?![\w@])"
)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address: `kind` is email, website, social, sp4n-lapor or whatsapp.

    `value` is the lower-case e-mail, the URL with lower-case host, the account as printed, or
    the E.164 number of a chat link; None where the printed address is torn beyond proof.
    """

    kind: str
    value: str | None
    start: int
    end: int


def parse_email(text: str) -> str | None:
    """The first e-mail address of a text, lower-case; None where none is whole.

    >>> parse_email("E-mail : Dinkes_Contoh @yahoo.com.,")
    'dinkes_contoh@yahoo.com'
    >>> parse_email("kpmptcontoh@yahoocoid") is None
    True
    """
    return next((a.value for a in find_emails(text) if a.value), None)


def parse_website(text: str) -> str | None:
    """The first web address of a text, with scheme and path; None where none is whole.

    >>> parse_website("Website: WWW.Contohkab.go.id/Aduan")
    'https://www.contohkab.go.id/Aduan'
    >>> parse_website("https://dinsos/contohkab") is None
    True
    """
    return next((a.value for a in find_websites(text) if a.value and a.kind != "social"), None)


def find_emails(text: str) -> tuple[WebAddress, ...]:
    """Every e-mail address; torn ones (no ending that proves the host) have the value None."""
    if "@" not in text and "at" not in text:
        return ()
    matches = _EMAIL.finditer(text[:SEARCH_LIMIT_CHARS])
    return tuple(address for m in matches if (address := _email(text, m)) is not None)


def _email(text: str, match: re.Match[str]) -> WebAddress | None:
    user, start = str(match["user"]), match.start()
    label = _LABEL_PREFIX.match(user)
    if label:
        user, start = user[label.end() :], start + label.end()
    glued = _GLUED_DIGITS.match(user)
    if glued and not label and not _EMAIL_LABEL.search(text[max(0, start - 20) : start]):
        user, start = user[glued.end() :], start + glued.end()
    host, end = _whole_host(text, match["host"], match.end())
    if host is None and _ANY_ENDING.search(match["host"]):
        host = match["host"]
    if "@" in match["at"] and match["at"] != "@" and (host is None or _NO_USER.fullmatch(user)):
        return None  # "IG @contoh": the account of a platform
    user = user.strip(".-")
    value = f"{user}@{host}".lower() if host and user else None
    return WebAddress("email", value, start, end)


def _whole_host(text: str, host: str, end: int) -> tuple[str | None, int]:
    """The host with its ending, over torn dots and without glued words; None if none proves it."""
    glued = _GLUED_AFTER.match(host)
    if glued:
        return glued.group(1), end - len(host) + len(glued.group(1))
    if _ENDS_SURELY.search(host):
        nested = re.match(r"\s?\.\s?id(?![\w-])", text[end : end + 6], re.IGNORECASE)
        if nested and host.lower().endswith((".co", ".go", ".or", ".ac", ".sch")):
            return host + ".id", end + nested.end()
        return host, end
    comma = _COMMA_REST.match(text, end)
    if comma:
        return host + comma.group().replace(",", "."), comma.end()
    rest = _TORN_REST.match(text, end)
    if rest:
        tail = re.sub(r"\s", "", rest.group())
        ending = re.match(rf"(?:\.[a-z0-9-]+)*?\.?{_SURE_ENDING}(?![a-z0-9-])", tail, re.IGNORECASE)
        if ending and (tail := _longest_ending(host, tail)):
            return host + tail, end + _spanned(text[end:], len(tail))
    return None, end


def _longest_ending(host: str, tail: str) -> str | None:
    """The part of a torn tail up to its last sure ending."""
    parts = tail.split(".")[1:]
    for count in range(len(parts), 0, -1):
        candidate = "." + ".".join(parts[:count])
        if _ENDS_SURELY.search(host + candidate):
            return candidate
    return None


def _spanned(text: str, chars: int) -> int:
    """How far `chars` characters other than white space reach."""
    position = 0
    while chars and position < len(text):
        chars -= not text[position].isspace()
        position += 1
    return position


def find_websites(text: str) -> tuple[WebAddress, ...]:
    """Every web address outside e-mails; accounts on social sites and chat links as such."""
    if "." not in text and "www" not in text.lower() and "http" not in text.lower():
        return ()
    text = text[:SEARCH_LIMIT_CHARS]
    taken: list[tuple[int, int]] = [(a.start, a.end) for a in find_emails(text)]
    found = []
    for pattern in (_SCHEME, _WWW, _BARE, _TORN_WWW):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            address = _website(text, match, pattern)
            if address is not None:
                found.append(address)
                taken.append((address.start, address.end))
    return tuple(sorted(found, key=lambda address: address.start))


def _website(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> WebAddress | None:
    start, end = match.start(), match.end()
    host: str | None = match["host"]
    assert host is not None
    if pattern is _TORN_WWW:
        return _classed("https://", "www." + host.replace(" ", ".").lower(), "", start, end)
    if pattern is _BARE:
        if not _is_bare_host(text, host, start, end):
            return None
        if _TORN_LABEL.search(text[max(0, start - 6) : start]):
            return WebAddress("website", None, start, end)
    printed = host
    host, end = _whole_host(text, printed, end)
    if host is None and re.search(rf"\.{_ENDING}\Z", printed, re.IGNORECASE):
        host = printed
    if host is None and pattern is not _BARE and _ANY_ENDING.search(printed):
        host = printed
    if host is None:
        torn = re.match(r"[\w.-]*(?:\s+[\w-]+\.[\w./-]+)?", text[end:])
        return WebAddress("website", None, start, end + (torn.end() if torn else 0))
    path = re.compile(_PATH).match(text, end)
    tail = path.group().rstrip(".,:)") if path else ""
    scheme = (match["scheme"] or "https").lower() + "://"
    name = ("www." if pattern is _WWW else "") + host.lower()
    return _classed(scheme, name, tail, start, end + len(tail))


def _is_bare_host(text: str, host: str, start: int, end: int) -> bool:
    """Is a dotted word without scheme a host? Sure endings are; others need a path or a label."""
    ending = _ENDS_SURELY.search(host)
    if ending and not (ending.group(1) == "id" and host.count(".") == 1 and host[0].isupper()):
        return re.search(r"[A-Za-z]", host.rsplit(".", 1)[0]) is not None
    before = text[max(0, start - 20) : start].lower()
    has_label = re.search(r"(?:website|web|situs|laman|tautan|link|alamat)\W{0,6}\Z", before)
    return bool(has_label) or text[end : end + 1] == "/"


def _classed(scheme: str, host: str, tail: str, start: int, end: int) -> WebAddress:
    url = scheme + host + tail
    if _LAPOR_HOST.match(host):
        return WebAddress("sp4n-lapor", url, start, end)
    if _CHAT_HOST.match(host):
        number = _CHAT_NUMBER.search(tail)
        if number:
            return WebAddress(
                "whatsapp", "+62" + number[1].removeprefix("62").lstrip("0"), start, end
            )
    if _SOCIAL_HOST.match(host):
        account = _account(tail)
        return WebAddress("social", account or (url if tail.strip("/") else None), start, end)
    return WebAddress("website", url, start, end)


def _account(path: str) -> str | None:
    """The account name in a social site's path; None for posts, profiles by number and searches."""
    parts = [part for part in path.split("?")[0].split("/") if part]
    if parts and parts[0].lower() in {"c", "user", "in", "company"}:
        parts = parts[1:]
    if not parts or parts[0].lower() in {
        "profile.php",
        "channel",
        "watch",
        "p",
        "reel",
        "share",
        "groups",
        "pages",
        "people",
        "search",
    }:
        return None
    return parts[0]


def find_accounts(text: str) -> tuple[WebAddress, ...]:
    """Accounts printed as "@handle" or after a platform's name; display names as printed."""
    text = text[:SEARCH_LIMIT_CHARS]
    found = [
        WebAddress(
            "social", m.group().rstrip("."), m.start(), m.start() + len(m.group().rstrip("."))
        )
        for m in _HANDLE.finditer(text)
    ]
    for label in _SOCIAL_LABEL.finditer(text):
        if label["x"] and label["x"] != "X":
            continue
        name = _named_account(text, label)
        if name and not any(a.start < name.end and name.start < a.end for a in found):
            found.append(name)
    return tuple(sorted(found, key=lambda address: address.start))


def _named_account(text: str, label: re.Match[str]) -> WebAddress | None:
    position = label.end()
    for _ in range(2):
        filler = _SOCIAL_FILLER.match(text, position)
        if filler:
            position = filler.end()
    separator = _SEPARATOR.match(text, position)
    if separator is None:
        loose = _LOOSE_HANDLE.match(text, position)
        if loose and label["name"] and not re.search(rf"\.{_ENDING}\Z", loose[1]):
            return WebAddress("social", loose[1], loose.start(1), loose.end(1))
        return None
    start = separator.end()
    return next(_display_name(text, start), None)


def _display_name(text: str, start: int) -> Iterator[WebAddress]:
    stop = _NAME_END.search(text, start, start + LONGEST_NAME_CHARS + 2)
    end = stop.start() if stop else min(len(text), start + LONGEST_NAME_CHARS + 1)
    name = text[start:end].strip(" .-–:\"'")
    if end - start > LONGEST_NAME_CHARS or not re.match(r"[A-Za-z@_\d][\w@.&'’ -]+\Z", name):
        return
    if _SOCIAL_LABEL.fullmatch(name) or not re.search(r"[A-Za-z]", name) or "@" in name:
        return
    if re.match(
        r"(?:melalui|via|lewat|dengan|di|ke|pada|yang|untuk|wa|hp|telp|email|link)\b", name, re.I
    ):
        return
    offset = text.index(name, start)
    yield WebAddress("social", name, offset, offset + len(name))
