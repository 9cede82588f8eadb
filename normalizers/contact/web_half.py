"""Half an e-mail address: a host whose user stands before a sign that nobody can read."""

from __future__ import annotations

import re

from normalizers.late_pattern import late

# What is left of an e-mail address whose sign cannot be read: "Email aduan? contoh.go.id".
HALF_EMAIL_CHARS = 60
_HALF_EMAIL = late(
    r"(?:(?<![a-z])(?:e-?mail|surel|pos-?el)(?![a-z@])[\s:=.]{0,6}(?P<user>)[^\n;,|@]{0,40}"
    r"|(?<!\w)(?P<glued>[a-z0-9][\w.-]{0,30}@?[^\w\s./:@,;()\[\]|&+–—-]\s?))\Z",
    re.IGNORECASE,
)
_NAMES_SITE = late(r"(?i)(?<![a-z])(?:web\w*|situs|laman|tautan|link|portal|https?|www)")


def half_email_start(text: str, host_start: int) -> int | None:
    """Where an e-mail address begins of which only the host at an offset is whole; None for a site.

    >>> half_email_start("Email aduan? contoh.go.id", 13)
    6
    >>> half_email_start("aduan©contoh.go.id", 6)
    0
    >>> half_email_start("aduan@'contoh.go.id", 7)
    0
    >>> half_email_start("Email dan situs contoh.go.id", 16) is None
    True
    """
    half = _HALF_EMAIL.search(text, max(0, host_start - HALF_EMAIL_CHARS), host_start)
    if half is None or _NAMES_SITE.search(half.group()):
        return None
    return half.start("glued") if half["user"] is None else half.start("user")
