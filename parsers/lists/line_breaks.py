"""Printed lines as one text: what a break stands between, two words or two halves of one.

Programs break a word behind a slash or a hyphen, and a web or mail address that is wider than its
column anywhere. Both halves are joined again only where together they are what neither is alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.passage import Passage, Piece

MOST_PARTS = 4  # lines that an address takes in the narrowest columns
LONE_LETTERS = 2  # of what a word may have lost to the next line, with its sign

# Endings that prove a host: what stands before them is one, whole.
_ENDING = r"\.(?:(?:go|co|ac|or|sch|mil|net|web|desa|my)\.id|com|net|org|id|info|edu|gov)"
_NAME = r"[a-z0-9_-]{1,63}"
_HOST = rf"{_NAME}(?:\.{_NAME}){{0,6}}{_ENDING}"
_MAIL = re.compile(rf"[\w.+-]{{1,64}}@{_HOST}", re.IGNORECASE)
_SITE = re.compile(rf"(?:https?://|www\.)?{_HOST}(?::\d{{2,5}})?(?:[/?#]\S*)?", re.IGNORECASE)
_HALF_ENDING = re.compile(r"\.(?:go|co|ac|or|sch|mil|desa)\Z", re.IGNORECASE)
_LAST = re.compile(r"[\w.+%@:/?=&#~-]+\Z")
_NEXT = re.compile(r"[\w.+%@:/?=&#~-]+")
_SCHEME = re.compile(r"https?://|www\.", re.IGNORECASE)
_PATH = re.compile(r"(?:https?://|www\.)\S+?/\S+\Z", re.IGNORECASE)
_LABEL = re.compile(r"\A[\w-]*:(?!//)")  # "Surel:dinas@…", "e-mail:"
_LABELLED = re.compile(r"[^\W\d_][\w./-]{0,20}(?:\s[\w-]{1,15})?\s?:(?!//)")  # "E-mail : ..."
HYPHENS = "-\u2010"  # the second is what programs print that hyphenate by themselves
_BROKEN_BEHIND = re.compile(r"[^\W_][/\-\u2010]\Z")
# "mengoperasika" and "n komputer": no Indonesian word has one letter. Before a number or a capital
# it is a marker, whose sign may be lost.
_LONE_LETTER = re.compile(r"[aghiklmnprstu](?=[\s.,;]|\Z)(?![.](?:\s|[A-Z]|\d)|[)]|\s+[A-Z])")
_LONG_WORD = re.compile(r"(?:\A|\s)[^\W\d_]?[a-z]{7,}\Z")
_LONE_WORD = re.compile(r"[^\W_]?[a-z]{6,}")
# None of these is a word by itself; "dekan" and "ini" are, so no letters before them are allowed.
_ENDING_OF_WORD = re.compile(r"(?:an|kan|ani|aan|i|nya|annya|kannya)(?=[\s.,;]|\Z)")
_NEXT_ITEM = re.compile(r"(?:\d{1,2}|[a-zA-Z])[.)](?:\s+\S|[A-Z])")  # "3. Telepon" below an address
_ACRONYM = re.compile(r"[A-Z]{2,}(?![a-z])")
_REPEATED = re.compile(r"([^\W\d_]{3,})[\-\u2010]\Z")
# Words that go on with a sentence behind a whole address, alone on the last line as they may be.
_PLAIN_WORDS = frozenset(
    ("atau", "dan", "serta", "untuk", "dengan", "melalui", "pada", "di", "ke", "oleh", "yang")
)


def join_lines(passages: Iterable[Passage]) -> Passage:
    """Wrapped lines as one text; the halves of a word are not parted (at least one line given).

    "KTP/SIM/" and "Paspor" are "KTP/SIM/Paspor" again, "lain-" and "lain" are "lain-lain".
    """
    lines = list(passages)
    if not lines:
        raise ValueError("join_lines needs at least one passage")
    if len(lines) == 1:
        return lines[0]
    pieces = [*lines[0].pieces]
    tail = _last_word(lines[0].text)
    for number, line in enumerate(lines[1:], 1):
        first, *others = line.pieces
        is_half = _may_be_half(tail, lines[number - 1].text, line.text) and _is_half(
            tail, [line.text for line in lines[number - 1 : number + MOST_PARTS]]
        )
        pieces += (Piece(first.start, first.end, is_half), *others)
        is_lone_half = is_half and " " not in line.text
        tail = tail + line.text if is_lone_half else _last_word(line.text)
    return Passage(lines[0].document, pieces)


def _last_word(text: str) -> str:
    return text[text.rfind(" ") + 1 :]


def _may_be_half(tail: str, before: str, after: str) -> bool:
    """A quick look, by the signs of which one must be there, since most breaks part two words:
    a slash or hyphen, a dot of an address, a lone letter, a lone word."""
    first = after.partition(" ")[0]
    return (
        tail.endswith(("/", *HYPHENS))
        or "." in tail
        or "." in first
        or len(first) <= LONE_LETTERS
        or " " not in before
        or first == after
    )


def _is_half(tail: str, lines: Sequence[str]) -> bool:
    """Whether the line before (the first of `lines`), which ends in `tail`, ends in the middle of
    a word that the line behind it goes on with."""
    before, line, *_ = lines
    if _NEXT_ITEM.match(line):
        return False
    return is_one_word(tail, line) or _is_in_parts(tail, lines[1:]) or _is_ending(before, line)


def _is_ending(before: str, after: str) -> bool:
    """Whether a word that fills a line alone has its ending on the next: "Penyelenggar", "aan"."""
    if not _LONE_WORD.fullmatch(before):
        return False
    return _ENDING_OF_WORD.match(after) is not None


def _is_in_parts(before: str, following: Sequence[str]) -> bool:
    """Whether an address goes on over several lines, each of them a single word."""
    last = _LAST.search(before)
    if last is None or _is_address(_LABEL.sub("", last[0])):
        return False
    rest = following[0]
    for text in following[1:]:
        if not _NEXT.fullmatch(rest):
            break
        rest += text
    return rest != following[0] and is_torn_address(before, rest)


def _is_address(text: str) -> bool:
    return bool(_MAIL.fullmatch(text) or _SITE.fullmatch(text))


def is_one_word(before: str, after: str) -> bool:
    """Whether a line ends in the middle of a word that the next one goes on with.

    >>> is_one_word("Fotokopi KTP/SIM/", "Paspor"), is_one_word("dan lain-", "lain")
    (True, True)
    >>> is_one_word("Surel: dinas.kesehatan@contoh", "kab.go.id")
    True
    >>> is_one_word("melalui www.lapor.go.id", "atau datang langsung")
    False
    >>> is_one_word("https://contoh.go.id/", "E-mail : info@contoh.go.id")
    False
    """
    if not before or not after:
        return False
    if before[-1] == "/" and _LABELLED.match(after) and _is_address(_LABEL.sub("", before)):
        return False
    if _BROKEN_BEHIND.search(before) and after[0].isalnum():
        return before[-1] == "/" or _goes_on_behind_hyphen(before, after)
    if _LONE_LETTER.match(after) and _LONG_WORD.search(before):
        return True
    return is_torn_address(before, after)


def _goes_on_behind_hyphen(before: str, after: str) -> bool:
    """ "lain-" and "lain", "Undang-" and "Undang", "0451-" and "482233"."""
    if after[0].islower() or (before[-2].isdigit() and after[0].isdigit()):
        return True
    if _ACRONYM.match(after):
        return True  # "non-" and "ASN"
    repeated = _REPEATED.search(before)
    return repeated is not None and after.casefold().startswith(repeated[1].casefold())


def is_torn_address(before: str, after: str) -> bool:
    """Whether a web or mail address was broken at the end of its column.

    The halves together must be an address that is proved by its ending; the first half alone is
    none, or only a part of its path is missing.
    """
    last, following = _LAST.search(before), _NEXT.match(after)
    if last is None or following is None:
        return False
    head = _LABEL.sub("", last[0])
    tail = following[0].rstrip(".,:")
    if not head or not tail or not head[-1].isascii() or _SCHEME.match(tail):
        return False
    whole = head + tail
    if _is_address(head):
        return _ends_later(head, tail, after[following.end() :])
    if _MAIL.fullmatch(whole):
        return "@" in head or tail[0] == "@" or _is_half_name(head)
    if not _SITE.fullmatch(whole):
        return False
    if _SCHEME.match(head) or tail[0] == "." or _HALF_ENDING.search(head.rstrip(".")):
        return True
    return _is_half_name(head) and tail[0].islower()


def _is_half_name(head: str) -> bool:
    """Whether letters are no word of a sentence: dots inside, all small."""
    return "." in head.strip(".") and head == head.lower()


def _ends_later(head: str, tail: str, behind: str) -> bool:
    """Whether an address that could end here goes on: a half ending, a path, a name."""
    if "@" in head:
        return tail[0] == "." and _MAIL.fullmatch(head + tail) is not None
    if tail[0] in "./?#" and _SITE.fullmatch(head + tail):
        return len(tail) > 1
    is_alone = not behind.strip(" .,;)")
    is_path = _PATH.search(head) is not None
    has_sign = bool(re.search(r"[/=&?_#%]|\w[.-]\w|\d", tail))
    is_small = tail == tail.lower() and tail not in _PLAIN_WORDS
    return is_path and (has_sign or (is_alone and is_small)) and tail[0].isalnum()
