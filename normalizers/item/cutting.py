"""Where a run of letters and signs is cut into words: signs off both its ends, then within it.

The rules are those by which spaCy's tokenizer cuts Indonesian, with the words of `words.jsonl` for
exceptions; tests hold one against the other. spaCy itself takes longer to load than a document
takes to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import category

from normalizers.item.word_lists import word_classes

MOST_RUNS = 100_000  # that are remembered: offices share their words


def _ranges(letters: Sequence[str]) -> str:
    """Letters in the order of their numbers, as ranges within a pattern's brackets."""
    ends = [n for n, (one, two) in enumerate(pairwise(letters)) if ord(two) != ord(one) + 1]
    firsts, lasts = [0, *(n + 1 for n in ends)], [*ends, len(letters) - 1]
    return "".join(f"{letters[a]}-{letters[b]}" for a, b in zip(firsts, lasts, strict=True))


_LATIN = [chr(number) for number in range(0x250) if chr(number).isalpha()]
_LOWER = _ranges([letter for letter in _LATIN if not letter.isupper()])
_UPPER = _ranges([letter for letter in _LATIN if not letter.islower()])
_LETTER = r"[^\W\d_¹²³¼-¾]"
_LETTER_OR_DIGIT = r"[^\W_¹²³¼-¾]"
# Pictures of things: bullets, ticks, pointing hands, but no arrows.
_THINGS = _ranges(
    [
        sign
        for block in (range(0xA0, 0xC0), range(0x2100, 0x2C00), range(0x1F000, 0x1FB00))
        for sign in map(chr, block)
        if category(sign) == "So"
    ]
)
_QUOTES = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉⟦⟧"
_STOPS = r",:;!?¿؟¡()\[\]{}<>_*&…。？！，、；：～·।،۔؛٪"
_MONEY_SIGNS = "$£€¥฿₠-₿﷼"
_MONEY = rf"(?:USD|Rp|IDR|RMB|SGD|(?:US|[CAS])\$|[{_MONEY_SIGNS}])"
_UNITS = (
    "km[²³]?|km/h|kmh|[dcm]?m[²³]?|m/s|ha|[µn]m|yd|in|ft|kg|[mµ]?g|t|lb|oz|mph|h?Pa|mbar|"
    "[mkgt]b|[MKGT]B|[TGMK]|bit|[GMmKk]bps|ƒ|ppi|px|[kMG]?Hz|mAh|"
    "ratus|rb|ribu(?:an)?|juta(?:an)?|jt|mill?iar|million|bill?iun|bilyun|billion"
)

_PREFIX = re.compile(rf"\.\.+|[§%=—–/{_STOPS}{_QUOTES}{_THINGS}]|\+(?![0-9])|{_MONEY}")
# Of several the one that starts first: the search goes from the left.
_SUFFIX = re.compile(
    rf"(?:\.\.+|……?|[#/&+—–\-{_STOPS}{_QUOTES}{_THINGS}]|['’][sS]|-[Nn]ya|-[KkMm]u"
    rf"|(?<=[0-9])(?:\+|%|US\$|[CA]\$|[{_MONEY_SIGNS}]|{_UNITS})|(?<=°[FfCcKk])\."
    rf"|(?<=[0-9{_LOWER}%²+\-|#{_STOPS}{_QUOTES}])\.|(?<=[{_UPPER}][{_UPPER}])\."
    rf"|(?<=[0-9{_LOWER}{_UPPER}])</(?:b|strong|i|em|p|span|div|a)>)$"
)
_INFIX = re.compile(
    rf"\.\.+|…|[{_THINGS}]|(?<=[0-9])[+\-*^](?=[0-9-])"
    rf"|(?<=[{_LOWER}{_QUOTES}])\.(?=[{_UPPER}{_QUOTES}])"
    rf"|(?<={_LETTER})(?:,|-{{1,3}}|–|—{{1,2}}|~)(?={_LETTER})"
    rf"|(?<={_LETTER_OR_DIGIT})[:<>=/](?={_LETTER})"
    rf"|(?<=[0-9])[\\/](?=[0-9%-])|(?<=[0-9])%(?={_LETTER_OR_DIGIT}|/)|(?<=[0-9)][.,])\"(?=[0-9])"
    rf"|(?:(?<={_LETTER}[.,'])|(?<=\)[.,']))[\"—](?={_LETTER})|(?<={_LETTER})-(?=[0-9])|(?<=[0-9])-(?={_LETTER})"
    rf"|(?<={_LETTER})[/-](?={_MONEY})"
    # Glued lists: FC.KTP, KTP+KK, a;b
    r"|(?<=[A-Za-z)])[.;&+(](?=[A-Za-z])"
)
# Reduplications (undang-undang, masing-masing) are one word.
_REDUPLICATION = re.compile(r"([a-z]{2,})-\1(?:an|nya)?", re.IGNORECASE)


@lru_cache(maxsize=MOST_RUNS)
def cut(run: str) -> tuple[str, ...]:
    """The words and signs of a run without spaces, in its order; together they are the run.

    >>> cut("(FC.KTP,")
    ('(', 'FC', '.', 'KTP', ',')
    >>> cut("dan/dll."), cut("undang-undang"), cut("Rp50.000,-")
    (('dan', '/', 'dll.'), ('undang-undang',), ('Rp', '50.000', ',', '-'))
    """
    kept = word_classes()["abbreviation"]
    if run in kept:
        return (run,)
    return tuple(_rejoined(_pieces(run, kept)))


def _pieces(run: str, kept: frozenset[str]) -> list[str]:
    before, core, behind = _without_ends(run, kept)
    return [*before, *_within(core, kept), *reversed(behind)]


def _without_ends(run: str, kept: frozenset[str]) -> tuple[list[str], str, list[str]]:
    """The signs before, what they enclose, and the signs behind, the last one first."""
    before: list[str] = []
    behind: list[str] = []
    while run and run not in kept and not _REDUPLICATION.fullmatch(run):
        prefix = _PREFIX.match(run)
        first = prefix.end() if prefix else 0
        if first and run[first:] in kept:
            before.append(run[:first])
            return before, run[first:], behind
        suffix = _SUFFIX.search(run[first:])
        last = first + suffix.start() if suffix else len(run)
        if suffix and run[:last] in kept:
            behind.append(run[last:])
            return before, run[:last], behind
        if not first and not suffix:
            break
        if first:
            before.append(run[:first])
        if suffix:
            behind.append(run[last:])
        run = run[first:last]
    return before, run, behind


def _within(core: str, kept: frozenset[str]) -> Iterator[str]:
    """What signs within cut; a sign at the very beginning cuts nothing."""
    if core in kept or _REDUPLICATION.fullmatch(core):
        yield core
        return
    start = 0
    for sign in _INFIX.finditer(core):
        if not sign.start():
            continue
        if sign.start() != start:
            yield core[start : sign.start()]
        yield sign[0]
        start = sign.end()
    if core[start:]:
        yield core[start:]


def _rejoined(pieces: list[str]) -> Iterator[str]:
    """The pieces, with the dot at words that keep theirs: the longest of them first."""
    taken: dict[int, int] = {}
    used: set[int] = set()
    if len(pieces) > 1:
        broken = _broken()
        for size in range(min(len(pieces), max(broken.values())), 1, -1):
            for first in range(len(pieces) - size + 1):
                if broken.get("".join(pieces[first : first + size])) != size:
                    continue
                if not {first, first + size - 1} & used:
                    taken[first] = first + size
                used.update(range(first, first + size))
    place = 0
    while place < len(pieces):
        after = taken.get(place, place + 1)
        yield "".join(pieces[place:after])
        place = after


@lru_cache(maxsize=1)
def _broken() -> dict[str, int]:
    """The words that keep their dot and would fall apart by themselves: into how many pieces."""
    sizes = {word: len(_pieces(word, frozenset())) for word in word_classes()["abbreviation"]}
    return {word: size for word, size in sizes.items() if size > 1}
