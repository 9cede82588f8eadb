"""Host names as printed: whole, torn at their dots, or glued to the next word."""

from __future__ import annotations

import re

from normalizers.late_pattern import late

# Endings that prove a host by themselves; the rest need a scheme, "www.", a path or a label.
SURE_ENDING = r"(?:(?:go|co|ac|or|sch|mil|net|web|desa|my|biz|ponpes)\.id|com|net|org|id|gov|edu)"
ENDING = (
    rf"(?:{SURE_ENDING}|info|biz|app|dev|io|me|online|site|link|page|blog|xyz|tv|gl|gle|ly|be|cc|co|ee|"
    r"asia|my|us)"
)
HOST_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})"
HOST = rf"{HOST_LABEL}(?:\.{HOST_LABEL})*"
# "gmail,com": no host holds a comma, and the ending proves what was meant.
_COMMA_REST = late(
    r"(?:[.,][A-Za-z0-9-]{1,40}){0,3}?(?:,(?:com|net|org)|,(?:go|co|or|ac|sch)[.,]id|"
    r"\.(?:go|co|or|ac|sch),id)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_TORN_REST = late(rf"(?:\s?[.]\s?{HOST_LABEL}){{1,5}}", re.IGNORECASE)
# "contoh.go" has lost its country, "contoh.goid" a dot.
ANY_ENDING = late(
    r"\w\.(?!(?:go|co|or|ac|sch)id\Z|(?:go|or|ac|sch|desa|mil)\Z)[A-Za-z]{2,6}\Z", re.IGNORECASE
)
_COMMA_COUNTRY = late(r"(?<=\.(?:go|co|or|ac))\s?,\s?id(?![\w-])", re.IGNORECASE)
ENDS_SURELY = late(rf"(?:\A|\.)({SURE_ENDING})\Z", re.IGNORECASE)
_GLUED_AFTER = late(
    rf"\A(.*?[A-Za-z0-9]\.{SURE_ENDING})(?:(?<=[a-z])(?=[A-Z])|(?=(?:website|email|e-mail|telp|telepon|"
    r"fax|sms|whatsapp|wa|melalui|instagram|facebook)\b))"
)


def whole_host(text: str, host: str, end: int) -> tuple[str | None, int]:
    """The host with its ending, over torn dots and without glued words; None if none proves it."""
    glued = _GLUED_AFTER.match(host)
    if glued:
        return glued.group(1), end - len(host) + len(glued.group(1))
    if ENDS_SURELY.search(host):
        nested = re.match(r"\s?\.\s?id(?![\w-])", text[end : end + 6], re.IGNORECASE)
        if nested and host.lower().endswith((".co", ".go", ".or", ".ac", ".sch")):
            return host + ".id", end + nested.end()
        return host, end
    country = _COMMA_COUNTRY.match(text, end)
    if country:
        return host + ".id", country.end()
    comma = _COMMA_REST.match(text, end)
    if comma:
        return host + comma.group().replace(",", "."), comma.end()
    rest = _TORN_REST.match(text, end)
    if rest:
        tail = re.sub(r"\s", "", rest.group())
        ending = re.match(rf"(?:\.[a-z0-9-]+)*?\.?{SURE_ENDING}(?![a-z0-9-])", tail, re.IGNORECASE)
        torn = _longest_ending(host, tail) if ending else None
        if torn:
            return host + torn, end + _spanned(text[end:], len(torn))
    return None, end


def _longest_ending(host: str, tail: str) -> str | None:
    """The part of a torn tail up to its last sure ending."""
    parts = tail.split(".")[1:]
    for count in range(len(parts), 0, -1):
        candidate = "." + ".".join(parts[:count])
        if ENDS_SURELY.search(host + candidate):
            return candidate
    return None


def _spanned(text: str, chars: int) -> int:
    """How far `chars` characters other than white space reach."""
    position = 0
    while chars and position < len(text):
        chars -= not text[position].isspace()
        position += 1
    return position
