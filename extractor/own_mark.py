"""What this program has written itself, so that no run reads it as an office's document.

Reports, letters and drafts are kept beside documents, and repeat their words under the names of the
components. Pages, workbooks, letters and cut-outs carry a mark that nobody sees; what may have been
printed, or copied as text, is told by a sentence of ours that stands in it. A draft that an office
has made its own no longer says that it is none in force, and is read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from extractor.errors import OwnOutput
from extractor.page import Document
from extractor.suffixes import HTML

PROGRAM = "Selaras"
SOFTWARE_TAG = 0x0131  # of a picture: the program that made it
PACKAGES = (".docx", ".xlsx")  # whose properties say `PROGRAM` as their category
# In one of the words that a page, printed or not, begins or ends with.
SENTENCES = (
    "Dibuat dengan Selaras",
    "Made with Selaras",
    "Rancangan ini bahan pembahasan, bukan standar yang berlaku",
    "This draft is for discussion and is no standard in force",
    "Kami membaca standar pelayanan yang diumumkan kantor Bapak/Ibu",
    "We have read the service standards that your office publishes",
)
LOOK_LETTERS = 4_000  # at a text's beginning and at its end

_HEAD_BYTES = 1 << 14
_GENERATOR = re.compile(
    rb"<meta\s+name=(?:3D)?[\"']generator[\"']\s+content=(?:3D)?[\"']%s[\"']" % PROGRAM.encode()
)
_CORE = "docProps/core.xml"
_CATEGORY = f"<cp:category>{PROGRAM}</cp:category>".encode()
_SENTENCE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(r"\s+".join(map(re.escape, one.split())) for one in SENTENCES)
    + r")(?!\w)"
)
# A quick look: a text without one of a sentence's words has no such sentence; the longest first.
_WORDS = tuple(sorted(one.split(), key=len, reverse=True) for one in SENTENCES)


def refuse_own_file(data: bytes, suffix: str) -> None:
    """Raises `OwnOutput` for a file with our mark, before anything of it is read."""
    if suffix in HTML:
        is_own = _GENERATOR.search(data, 0, _HEAD_BYTES) is not None
    elif suffix in PACKAGES:
        is_own = _has_category(data)
    else:
        is_own = suffix == ".webp" and _is_own_picture(data)
    if is_own:
        raise OwnOutput


def refuse_own_text(document: Document) -> None:
    """Raises `OwnOutput` for a document that says of itself that it is ours."""
    tape = document.tape
    ends = (tape[:LOOK_LETTERS], tape[-LOOK_LETTERS:]) if len(tape) > LOOK_LETTERS else (tape,)
    if any(map(_has_sentence, ends)):
        raise OwnOutput


def _has_sentence(text: str) -> bool:
    is_near = any(all(map(text.__contains__, words)) for words in _WORDS)
    return is_near and _SENTENCE.search(text) is not None


def _has_category(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(_CORE) as part:
            return _CATEGORY in part.read(_HEAD_BYTES)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, RuntimeError):
        return False  # what is wrong with it is its reader's to say


def _is_own_picture(data: bytes) -> bool:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.getexif().get(SOFTWARE_TAG) == PROGRAM
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
