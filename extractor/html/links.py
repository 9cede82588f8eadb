"""What a link dials or writes to: contact values that stand behind other words."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

MAX_ADDRESS = 200  # letters

_CHAT = re.compile(
    r"https?://(?:(?:www\.)?wa\.me/|(?:api|web|www)\.whatsapp\.com/send/?\?(?:[^#]{0,200}&)?phone=)"
    r"\+?(\d{8,15})(?!\d)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"mailto:\s*([^?\s,;]{3,200}@[^?\s,;]{3,200})", re.IGNORECASE)
_CALL = re.compile(r"(?:tel|sms):\s*(\+?[\d().\s-]{5,25})", re.IGNORECASE)
_PAGE = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_DIGITS = re.compile(r"\D")


def address_behind(link: Any) -> str:
    """The number or address that a link leads to; empty where its words say it themselves."""
    target = unquote((link.get("href") or "")[:MAX_ADDRESS]).strip()
    words = "".join(link.itertext())
    mail = _MAIL.match(target)
    if mail:
        return "" if mail.group(1).casefold() in words.casefold() else mail.group(1)
    chat, call = _CHAT.match(target), _CALL.match(target)
    number = chat or call
    if number is None or _same_number(number.group(1), words):
        return ""
    return f"wa.me/{chat.group(1)}" if chat else number.group(1).strip()


def page_behind(link: Any) -> str:
    """The page of another site or of this one that a link opens; empty where it opens none."""
    target = (link.get("href") or "").strip()
    is_page = _PAGE.match(target) is not None and not _CHAT.match(target)
    return target if is_page and len(target) <= MAX_ADDRESS else ""


def _same_number(number: str, words: str) -> bool:
    """Whether the words hold the number, with its country's code or without."""
    tail = _DIGITS.sub("", number)[-8:]
    return tail in _DIGITS.sub("", words)
