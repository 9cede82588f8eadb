"""From the bytes of a text file to its letters: encodings, single bad bytes, text decoded twice."""

from __future__ import annotations

import codecs
import html
import re
from functools import lru_cache
from itertools import islice

from extractor.errors import EmptySource, UnsupportedType
from extractor.typed.lookalikes import in_latin
from extractor.typed.raised import with_raised_tags

BINARY_SHARE = 0.01  # control characters; text files have none, images and zips about a tenth
ZERO_SHARE = 0.3  # of the bytes: text of 16 bits a letter has a zero in nearly every second one
PROBE_BYTES = 4096
MOST_DECODINGS = 3  # of one text, the right one and those that were wrong

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Which of four bytes in a row are zero.
_LANES = {"x0x0": "utf-16-le", "0x0x": "utf-16-be", "x000": "utf-32-le", "000x": "utf-32-be"}
# What office texts hold beside ASCII. Where one code page makes such signs of a file's bytes and
# the other letters that no Indonesian text has, the first is meant.
_TYPOGRAPHY = frozenset("•·–—“”‘’…°§±×©®™ ½¼¾²³é€≤≥")
_ONE_BYTE = ("cp1252", "mac_roman")
# A lead byte's letter and the letters of those that follow it, as the wrong code page shows them.
_CP1252_HIGH = "".join(
    letter for letter in bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") if letter.strip()
)
_TWICE = re.compile(
    f"(?:[\u00c2-\u00df][\u0080-\u00bf{re.escape(_CP1252_HIGH)}]"
    f"|[\u00e0-\u00ef][\u0080-\u00bf{re.escape(_CP1252_HIGH)}]{{2}}"
    f"|[\u00f0-\u00f4][\u0080-\u00bf{re.escape(_CP1252_HIGH)}]{{3}})"
)
# A quotation mark without its last byte, which cp1252 leaves open for the closing one alone.
_CUT_QUOTE = re.compile("â€(?:\ufffd|(?=[\\s.,;:)]|$))", re.M)
# Signs read by another code page: bytes of it that are UTF-8 for signs of office texts.
_FOREIGN_RUN = re.compile("[^\x00-\x7f]{2,12}")
MOST_RUNS = 500  # that are asked which code page it was
_PAGES = (
    *("cp1252", "cp850", "cp437", "mac_roman", "iso8859-15", "cp1250", "cp1251", "cp1253"),
    *("cp1254", "cp1256", "cp1257", "koi8-r", "iso8859-2", "cp852", "cp866", "gbk", "shift_jis"),
)
# Bytes of Windows' punctuation that stand alone in a text that is UTF-8 elsewhere.
_STRAY = {byte: bytes([byte]).decode("cp1252") for byte in (0x85, *range(0x91, 0x98), 0xA0)}
_ESCAPE = re.compile("\x1b\\[[0-9;]{0,12}[A-Za-z]")  # a terminal's colours
_LINE_END = re.compile("\r\n?|[\u2028\u2029\u0085\v]")
_HYPHEN_AT_END = re.compile("\u00ad+(?=[ \t]*\n)")  # there it is printed
_SPACES = "\u00a0\u2002\u2003\u2009\u202f"  # of web pages: hard, wide, thin
# Signs in the notation of formulas, which converters make of them: "$\\leq 3$".
_FORMULA = re.compile(r"\$([\d\s.,]{0,12}(?:\\[a-z]{2,6}[\d\s.,]{0,12}){0,3})\$")
_COMMAND = re.compile(r"\\([a-z]{2,6})\s?")
_SIGNS = {
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "pm": "±",
    "times": "×",
    "sim": "~",
    "approx": "~",
}
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")


def decoded_text(data: bytes) -> str:
    """The letters of a text file, lines ended by line feeds. Raises for what is empty or no text.

    >>> decoded_text("Biaya – gratis".encode() + bytes([0xFF]))
    'Biaya – gratis\\ufffd'
    >>> decoded_text("3 hari – kerja".encode("utf-16-le"))
    '3 hari – kerja'
    >>> decoded_text("Rp&nbsp;5.000 â€“ lunas".encode())
    'Rp\\xa05.000 – lunas'
    """
    if not data.strip():
        raise EmptySource("Berkas ini kosong.")
    source = _ESCAPE.sub("", undeclared(data))
    zeros = source.count("\0")
    controls = sum(letter < " " and letter not in "\t\n\r\f" for letter in source)
    if controls > max(BINARY_SHARE * len(source), min(zeros, 1)):
        raise UnsupportedType("Isi berkas ini bukan teks.")
    for _ in range(MOST_DECODINGS - 1):
        source = _CUT_QUOTE.sub("”", _TWICE.sub(_once, _read_otherwise(source)))
    source = _FORMULA.sub(_formula, source) if "$" in source else source
    source = in_latin(_ENTITY.sub(_entity, source))
    source = with_raised_tags(source)
    source = _LINE_END.sub("\n", source)
    return _HYPHEN_AT_END.sub("-", source)


def undeclared(data: bytes) -> str:
    """The letters of bytes that do not say in which encoding they are."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    encoding = encoding or _wide_encoding(data[:PROBE_BYTES])
    if encoding is not None:
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _one_byte(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without its mark, by where the zero bytes stand."""
    units = len(data) // 4
    if not units or data.count(0) < ZERO_SHARE * len(data):
        return None
    lanes = [data[lane : units * 4 : 4].count(0) > ZERO_SHARE * units for lane in range(4)]
    return _LANES.get("".join("0" if is_zero else "x" for is_zero in lanes))


def _mostly_utf8(data: bytes) -> str | None:
    """The text where more of its signs are whole than bad: a bad byte costs itself."""
    text = data.decode("utf-8-sig", _STRAY_BYTES)
    bad = text.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in text) - bad
    return text if whole >= bad else None


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A bad byte alone that is Windows' punctuation as that; other bad bytes as no letter."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return _STRAY.get(bad[0], "\ufffd") if len(bad) == 1 else "\ufffd", error.end


_STRAY_BYTES = "selaras-stray-bytes"
codecs.register_error(_STRAY_BYTES, _stray)


def _one_byte(data: bytes) -> str:
    """The text by the code page that makes the more usual signs of it."""
    texts = [data.decode(name, "replace") for name in _ONE_BYTE]
    return max(texts, key=lambda text: sum(letter in _TYPOGRAPHY for letter in text))


def _once(match: re.Match[str]) -> str:
    """The letter whose UTF-8 was read as Windows text; what is no whole letter stays."""
    raw = b"".join(_byte_of(letter) for letter in match.group())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _read_otherwise(source: str) -> str:
    """The text, its signs read by the one code page that makes the most of them whole."""
    runs = sorted(set(islice(_FOREIGN_RUN.findall(source), MOST_RUNS)))
    whole = {page: sum(_otherwise(run, page) != run for run in runs) for page in _PAGES}
    page = max(_PAGES, key=whole.__getitem__)
    if not whole[page]:
        return source  # nearly all texts
    return _FOREIGN_RUN.sub(lambda match: _otherwise(match.group(), page), source)


@lru_cache(maxsize=4_000)  # the signs of a text are few
def _otherwise(run: str, page: str) -> str:
    """What letters are whose bytes in a code page are UTF-8 for signs of office texts; else they
    themselves. A letter that was lost is the byte that the page has no letter for."""
    try:
        raw = [_bytes_of(letter, page) for letter in run]
    except UnicodeError:
        return run
    lost = _lost_bytes(page) if b"" in raw else (b"",)
    found = {_in_utf8(b"".join(one or byte for one in raw)) for byte in lost} - {""}
    return found.pop() if len(found) == 1 else run


def _bytes_of(letter: str, page: str) -> bytes:
    """The byte of a letter in a code page, one that it leaves open as it is, none of a lost one."""
    if letter == "\ufffd":
        return b""
    return letter.encode("latin-1" if "\x7f" < letter < "\xa0" else page)


@lru_cache
def _lost_bytes(page: str) -> tuple[bytes, ...]:
    high = (bytes([byte]) for byte in range(0x80, 0xC0))
    return tuple(byte for byte in high if byte.decode(page, "ignore") == "")


def _in_utf8(raw: bytes) -> str:
    """The letters of bytes where all are signs of office texts, else nothing."""
    letters = raw.decode("utf-8", "ignore")
    return letters if letters.encode() == raw and _TYPOGRAPHY.issuperset(letters) else ""


def _byte_of(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")  # the five bytes that the code page leaves open


def _formula(match: re.Match[str]) -> str:
    """A number with its sign as text; what else stands between two dollars as it is written."""
    inner = match[1]
    names = _COMMAND.findall(inner)
    if inner != inner.strip() or not all(name in _SIGNS for name in names):
        return match.group()
    return _COMMAND.sub(lambda command: _SIGNS[command[1]] + " ", inner)


def _entity(match: re.Match[str]) -> str:
    """The sign of a web page's entity; what would begin a tag or a line stays as it is written."""
    letter = html.unescape(match.group())
    is_sign = len(letter) == 1 and (letter.isprintable() or letter in _SPACES)
    behind = match.string[match.end() : match.end() + 1]
    opens_tag = letter == "<" and (behind.isalpha() or behind in ("/", "!", "?"))
    return letter if is_sign and not opens_tag else match.group()
