"""Reading .html, .htm and .mhtml: what a visitor of the page can read, in its order.

Nothing that a page refers to is fetched: the file alone is read.
"""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from email.message import Message
from typing import Any

from lxml import etree, html

from extractor.errors import BrokenFile, EmptySource
from extractor.html.flow import Flow
from extractor.page import Document
from extractor.typed.blocks import unwrapped
from extractor.typed.composing import Origin, document_of
from extractor.typed.decoding import undeclared

HEAD_BYTES = 4096  # browsers look no further for the encoding
HTML_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
}

_CHARSET = re.compile(
    rb"<meta\b[^<>]{0,300}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I
)
_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,300}\?>")


def read_html(data: bytes, name: str, suffix: str) -> Document:
    """The lines and tables of a web page."""
    if not data.strip():
        raise EmptySource("Berkas ini kosong.")
    media_type = HTML_MEDIA_TYPES[suffix]
    page, declared = _archived(data) if media_type == "multipart/related" else (data, None)
    source = _DECLARATION.sub("", _decoded(page, declared), count=1)
    flow = Flow(_root_of(source))
    return document_of(unwrapped(flow.blocks()), Origin(data, name, media_type, "html"))


def _root_of(source: str) -> Any:
    # Without `huge_tree` what lies deeper than 256 elements is dropped without a word.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(source.replace("\0", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        if not source.strip():
            raise EmptySource("Halaman web ini kosong.") from error
        raise BrokenFile("Halaman web ini tidak dapat dibaca.") from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise BrokenFile("Halaman web ini tidak dapat dibaca sampai akhirnya.")
    return root


def _archived(data: bytes) -> tuple[bytes, str | None]:
    """The page that a web archive holds, and the encoding that its part declares."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        content = _content_of(parts[0]) if parts else b""
    except (ValueError, LookupError, RecursionError) as error:
        raise BrokenFile("Arsip web ini tidak dapat dibaca.") from error
    if not content.strip():
        raise BrokenFile("Arsip web ini tidak berisi halaman.")
    return content, parts[0].get_content_charset()


def _content_of(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(data: bytes, declared: str | None) -> str:
    """The page's letters, by its byte order mark, its own word, or else as of any text."""
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    match = _CHARSET.search(data[:HEAD_BYTES])
    name = declared or (match.group(1).decode("ascii") if match else None)
    if not marked and name is not None:
        encoding = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii") else name
        try:
            return data.decode(encoding)  # a wrong word is found out by its first bad byte
        except (LookupError, UnicodeError):
            pass
    return undeclared(data)
