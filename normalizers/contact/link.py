"""The channel that a link leads to, where the clicked words do not say it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from normalizers.contact.contact import ChannelValue, find_channels
from normalizers.late_pattern import late

MAX_LINK_CHARS = 500

_SCHEME = late(r"\s*(?P<name>https?|mailto|tel|callto|sms|whatsapp):(?P<rest>.+)", re.I | re.S)
# What the address is written behind, so that it is read as a text that names it.
_AS_TEXT = {"mailto": "Email: ", "tel": "Telp. ", "callto": "Telp. ", "sms": "SMS "}
_CHAT_NUMBER = late(r"phone=\+?(?P<number>\d{9,15})(?!\d)")
# Where the office is, or who made the page: nobody complains there.
_NO_CHANNEL = late(
    r"//(?:[\w.-]+\.)?(?:google\.[a-z.]{2,6}/maps|maps\.|goo\.gl/maps|g\.page/|g\.co/kgs)", re.I
)


def channel_of_link(address: str) -> ChannelValue | None:
    """The channel of a link's address; None for what is no way to complain.

    >>> channel_of_link("https://wa.me/6281234567890").value
    '+6281234567890'
    >>> channel_of_link("mailto:aduan@contoh.go.id?subject=Aduan").value
    'aduan@contoh.go.id'
    >>> channel_of_link("tel:0274512345").kind
    'phone'
    >>> channel_of_link("#persyaratan") is None
    True
    """
    match = _SCHEME.match(address[:MAX_LINK_CHARS])
    if match is None or _NO_CHANNEL.search(address):
        return None
    scheme, rest = match.group("name").lower(), match.group("rest")
    if scheme in _AS_TEXT:
        text = _AS_TEXT[scheme] + unquote(rest.partition("?")[0])
    elif scheme == "whatsapp":
        number = _CHAT_NUMBER.search(unquote(rest))
        text = f"https://wa.me/{number.group('number')}" if number is not None else ""
    else:
        text = address.strip()
    return next((channel for channel in find_channels(text) if channel.value is not None), None)
