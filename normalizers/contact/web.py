"""E-mail and web addresses as offices print them."""

from __future__ import annotations

import re
import string
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from normalizers.contact.web_half import half_email_start
from normalizers.contact.web_host import (
    ANY_ENDING,
    ENDING,
    ENDS_SURELY,
    HOST,
    HOST_LABEL,
    whole_host,
)
from normalizers.contact.web_platform import PLATFORM
from normalizers.late_pattern import late
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import SITE_LABEL

SEARCH_LIMIT_CHARS = 20_000
REMEMBERED_TEXTS = 1_000  # a text is asked several times in a row; an office's lines come again

_PATH = late(r"(?::\d{2,5})?(?:[/?#][^\s<>\"'|;\[\]{}“”]*)?")
MAX_USER_CHARS = 64  # of an e-mail address before its sign (RFC 5321)
# Converters and those who hide addresses put the sign in brackets or behind a backslash.
_AT = late(r"(?:\\?@{1,2}|[\[({<]\s?(?:at|@)\s?[\])}>]|(?<=\w)[\[(]a[\])])\s?", re.IGNORECASE)
_USER_SIGNS = "._%+-"  # in a user's name, but not at its beginning
_USER_CHARS = string.ascii_letters + string.digits + _USER_SIGNS
_HOST = late(HOST)
# "humas [at] contoh [dot] go [dot] id", hidden from those who collect addresses
_SPELT_SIGN = late(
    r"[\[({<]\s?(?:at|dot|titik|a|@|\.)\s?[\])}>]|\s(?:at|dot|titik)\s", re.IGNORECASE
)
_SPELT_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|titik|\.)\s?[\])}>]\s?|\s(?:dot|titik)\s)"
_SPELT = late(
    r"(?<![\w.+-])(?P<user>[a-z0-9][\w.+-]{0,63})"
    r"(?P<sign>\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?|(?<=\w)[\[(]a[\])]|\s(?i:at)\s|@)"
    rf"(?P<host>{HOST_LABEL}(?:{_SPELT_DOT}{HOST_LABEL}){{1,5}})(?![\w-])",
    re.IGNORECASE,
)
_SPELT_DOTS = late(_SPELT_DOT, re.IGNORECASE)
_TORN_HOST = late(
    rf"\s{{1,2}}{HOST_LABEL}(?:\.{HOST_LABEL}){{1,5}}(?![\w@-])"
)  # the rest of a torn host
# A colon or a slash is often lost: "http//", "https:/".
_SCHEME = late(rf"(?P<scheme>https?)\s?(?:[:;]\s?/\s?/?|//)\s?(?P<host>{HOST})", re.IGNORECASE)
_WWW = late(rf"(?P<scheme>)www\s?[.,]\s?(?P<host>{HOST})", re.IGNORECASE)
_BARE = late(
    rf"(?P<scheme>)(?<![\w@./-])(?P<host>{HOST_LABEL}(?:\.{HOST_LABEL}){{0,8}}\.{ENDING})(?![\w-])",
    re.IGNORECASE,
)
_DOT_BEFORE_LETTER = late(r"\.[^\W\d_]")  # a cheap look for `_BARE`
_TORN_WWW = late(
    r"(?<![A-Za-z])www\s(?P<host>[a-z0-9-]+(?:\s[a-z0-9-]+){0,4}\s(?:go|co|or|ac|sch)\sid|"
    r"[a-z0-9-]+(?:\s[a-z0-9-]+){0,2}\scom)(?![a-z])"
)
# In the order in which they are looked for, each with letters that stand in whatever it finds.
_SIGN_OF_HOST = {_SCHEME: "http", _WWW: "www", _BARE: ".", _TORN_WWW: "www"}
_LABEL_PREFIX = late(r"(?:e-?mail|surel|pos-?el)[._-]+(?=[A-Za-z0-9])", re.IGNORECASE)
_GLUED_DIGITS = late(r"\d{7,13}(?=[A-Za-z])")
_EMAIL_LABEL = late(r"(?:e-?mail|surel|pos-?el)\W{0,6}\Z", re.IGNORECASE)
_TORN_LABEL = late(r"[:;]\s?[A-Za-z]\s\Z")
_LAPOR_HOST = late(r"(?:www\.)?(?:sp4n[.-]?)?lapor\.go\.id\Z")
_SOCIAL_HOST = late(
    r"(?:www\.|m\.|web\.|id-id\.)?(instagram|facebook|fb|twitter|x|youtube|youtu|tiktok|threads|"
    r"linkedin|t)\.(?:com|me|be|net)\Z"
)
_CHAT_HOST = late(r"(?:www\.)?(?:wa\.me|(?:api|web)\.whatsapp\.com)\Z")
_CHAT_NUMBER = late(r"(?:/|phone=)\+?(62\d{8,12}|08\d{8,11})(?!\d)")

_NO_USER = late(
    rf"(?:{PLATFORM}|x|akun|di|ke|dm|via|melalui|dan|atau|official|resmi|kami|sosial|e-?mail|surel)",
    re.IGNORECASE,
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


@lru_cache(maxsize=REMEMBERED_TEXTS)
def find_emails(text: str) -> tuple[WebAddress, ...]:
    """Every e-mail address; torn ones (no ending that proves the host) have the value None."""
    if "@" not in text and not _SPELT_SIGN.search(text):
        return ()  # nearly all texts
    text = text[:SEARCH_LIMIT_CHARS]
    spelt = _spelt_emails(text) if _SPELT_SIGN.search(text) else []
    around = _around_signs(blot(text, spelt))
    signed = [address for printed in around if (address := _email(text, printed)) is not None]
    return tuple(sorted([*spelt, *signed], key=lambda address: address.start))


def _spelt_emails(text: str) -> list[WebAddress]:
    """Addresses whose sign or dots are spelt out; those whose host no ending proves are left."""
    found: list[WebAddress] = []
    for match in _SPELT.finditer(text):
        host = _SPELT_DOTS.sub(".", match["host"])
        is_spelt = _SPELT_SIGN.search(match["host"] if match["sign"] == " at " else match.group())
        if is_spelt and ENDS_SURELY.search(host):
            value = f"{match['user']}@{host}".lower()
            found.append(WebAddress("email", value, match.start(), match.end()))
    return found


class _PrintedEmail(NamedTuple):
    """What stands around a sign: the user's name from `start`, the host up to `end`."""

    user: str
    sign: str
    host: str
    start: int
    end: int


def _around_signs(text: str) -> Iterator[_PrintedEmail]:
    """User, sign and host wherever they stand together; the user is read back from the sign."""
    position = 0
    for sign in _AT.finditer(text):
        start = sign.start() - text[sign.start() - 1 : sign.start()].isspace()
        before = text[max(position, start - MAX_USER_CHARS) : start]
        user = before[len(before.rstrip(_USER_CHARS)) :].lstrip(_USER_SIGNS)
        host = _HOST.match(text, sign.end()) if user else None
        if host is not None:
            position = host.end()
            yield _PrintedEmail(
                user, text[start : sign.end()], host[0], start - len(user), position
            )


def _email(text: str, printed: _PrintedEmail) -> WebAddress | None:
    user, start = printed.user, printed.start
    label = _LABEL_PREFIX.match(user)
    if label:
        user, start = user[label.end() :], start + label.end()
    glued = _GLUED_DIGITS.match(user)
    if glued and not label and not _EMAIL_LABEL.search(text[max(0, start - 20) : start]):
        user, start = user[glued.end() :], start + glued.end()
    host, end = whole_host(text, printed.host, printed.end)
    if host is None and ANY_ENDING.search(printed.host):
        host = printed.host
    if "@" in printed.sign and printed.sign != "@" and (host is None or _NO_USER.fullmatch(user)):
        return None  # "IG @contoh": the account of a platform
    user = user.strip(".-")
    value = f"{user}@{host}".lower() if host and user else None
    torn = _TORN_HOST.match(text, end) if host is None else None
    return WebAddress("email", value, start, torn.end() if torn else end)


_ONLY_SIGNS = late(r"[\s:;,.\-–]*")


@lru_cache(maxsize=REMEMBERED_TEXTS)
def find_websites(text: str) -> tuple[WebAddress, ...]:
    """Every web address outside e-mails; accounts on social sites and chat links as such."""
    text = text[:SEARCH_LIMIT_CHARS]
    small = lowered(text)
    patterns = [pattern for pattern, sign in _SIGN_OF_HOST.items() if sign in small]
    if not patterns:
        return ()
    rest = blot(text, find_emails(text))
    found: list[WebAddress] = []
    for pattern in patterns:
        if pattern is _BARE and not _DOT_BEFORE_LETTER.search(rest):
            continue
        addresses = _apart(
            address
            for match in pattern.finditer(rest)
            if (address := _website(text, match, pattern)) is not None
        )
        found.extend(addresses)
        rest = blot(rest, addresses)
    found.sort(key=lambda address: address.start)
    return tuple(_of_torn(text, found, place) for place in range(len(found)))


def _of_torn(text: str, found: Sequence[WebAddress], place: int) -> WebAddress:
    """An address; without its value where it may be a part of the torn one right before or behind
    it: "https://layanan-kota-" and "contoh.go.id" on the line above, or below."""
    address = found[place]
    if address.kind != "website" or address.value is None or "://" in text[address.start :][:8]:
        return address
    near = found[max(place - 1, 0) : place + 2]
    if not any(one.kind == "website" and one.value is None for one in near):
        return address
    for one, other in pairwise(near):
        is_torn = address in (one, other) and None in (one.value, other.value)
        if is_torn and _ONLY_SIGNS.fullmatch(text, one.end, other.start):
            return replace(address, value=None)
    return address


def _apart(addresses: Iterable[WebAddress]) -> list[WebAddress]:
    """Addresses outside the path of the one before: "?id=go.id.contoh" holds no host."""
    kept: list[WebAddress] = []
    for address in addresses:
        if not kept or address.start >= kept[-1].end:
            kept.append(address)
    return kept


def blot(text: str, addresses: Collection[WebAddress]) -> str:
    """The text with addresses blotted out by "@", offsets kept: what is read is not read twice."""
    if not addresses:
        return text
    parts: list[str] = []
    position = 0
    for address in sorted(addresses, key=lambda a: a.start):
        if address.start < position:
            continue
        parts.extend((text[position : address.start], "@" * (address.end - address.start)))
        position = address.end
    return "".join([*parts, text[position:]])


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
        half = half_email_start(text, start)
        if half is not None:
            return WebAddress("email", None, half, end)
    printed = host
    host, end = whole_host(text, printed, end)
    if host is None and re.search(rf"\.{ENDING}\Z", printed, re.IGNORECASE):
        host = printed
    if host is None and pattern is not _BARE and ANY_ENDING.search(printed):
        host = printed
    if host is None:
        torn = re.match(r"[\w.-]*(?:\s+[\w-]+\.[\w./-]+)?", text[end:])
        return WebAddress("website", None, start, end + (torn.end() if torn else 0))
    path = _PATH.match(text, end)
    tail = path.group().rstrip(".,:)") if path else ""
    scheme = (match["scheme"] or "https").lower() + "://"
    name = ("www." if pattern is _WWW else "") + host.lower()
    return _classed(scheme, name, tail, start, end + len(tail))


def _is_bare_host(text: str, host: str, start: int, end: int) -> bool:
    """Is a dotted word without scheme a host? Sure endings are; others need a path or a label."""
    ending = ENDS_SURELY.search(host)
    if ending and not (ending.group(1) == "id" and host.count(".") == 1 and host[0].isupper()):
        return re.search(r"[A-Za-z]", host.rsplit(".", 1)[0]) is not None
    before = text[max(0, start - 20) : start].lower()
    has_label = re.search(rf"(?:{SITE_LABEL}|tautan|link|alamat)\W{{0,6}}\Z", before)
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
