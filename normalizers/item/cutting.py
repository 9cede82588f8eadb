"""Where a run of plain letters, figures and signs is cut into words.

These are the rules by which spaCy's tokenizer cuts Indonesian, as far as they concern what nearly
all runs are made of; spaCy itself is asked for the others. A test holds one against the other.
Loading spaCy takes longer than reading many documents, and most have no other runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.item.word_lists import word_classes
from normalizers.late_pattern import late

MOST_RUNS = 20_000  # that are remembered: offices share their words

# Two dashes are one sign.
_PLAIN = late(r"(?!\S*--)[A-Za-z0-9.,;:()/&+\"-]+")
_MONEY = "(?:USD|Rp|IDR|RMB|SGD)"
_UNITS = (
    "km|km/h|kmh|[dcm]?m|m/s|ha|nm|yd|in|ft|kg|m?g|t|lb|oz|mph|h?Pa|mbar|[mkgt]b|[MKGT]B|[TGMK]"
    "|bit|[GMmKk]bps|ppi|px|[kMG]?Hz|mAh|ratus|rb|ribu(?:an)?|juta(?:an)?|jt|mill?iar|million"
    "|bill?iun|bilyun|billion"
)
_PREFIX = late(rf"\.\.+|[/,:;()&\"]|\+(?![0-9])|{_MONEY}")
# Of several the one that starts first: the search goes from the left.
_SUFFIX = late(
    rf"(?:\.\.+|[/&+\-,:;()\"]|-[Nn]ya|-[KkMm]u|(?<=[0-9])(?:{_UNITS})"
    r"|(?<=[0-9a-z+\-,:;()&\"])\.|(?<=[A-Z][A-Z])\.)$"
)
_INFIX = late(
    r"\.\.+|(?<=[0-9])[+-](?=[0-9-])|(?<=[a-z\",])\.(?=[A-Z\",])"
    r"|(?<=[A-Za-z])(?:,|-)(?=[A-Za-z])|(?<=[A-Za-z0-9])[:/](?=[A-Za-z])|(?<=[0-9])/(?=[0-9-])"
    r"|(?<=[0-9)][.,])\"(?=[0-9])|(?<=[A-Za-z)][.,])\"(?=[A-Za-z])"
    rf"|(?<=[A-Za-z])-(?=[0-9])|(?<=[0-9])-(?=[A-Za-z])|(?<=[A-Za-z])[/-](?={_MONEY})"
    # Glued lists: FC.KTP, KTP+KK, a;b
    r"|(?<=[A-Za-z)])[.;&+(](?=[A-Za-z])"
)
# Reduplications (undang-undang, masing-masing) are one word.
REDUPLICATION = late(r"([a-z]{2,})-\1(?:an|nya)?", re.IGNORECASE)


@lru_cache(maxsize=MOST_RUNS)
def cut(run: str) -> tuple[str, ...] | None:
    """The words and signs of a run without spaces, in its order; None where it holds others than
    the rules are for.

    >>> cut("(FC.KTP,"), cut("dan/dll."), cut("undang-undang")
    (('(', 'FC', '.', 'KTP', ','), ('dan', '/', 'dll.'), ('undang-undang',))
    >>> cut("“asli”") is None
    True
    """
    if _PLAIN.fullmatch(run) is None:
        return None
    kept = word_classes()["abbreviation"]
    return (run,) if run in kept else tuple(_rejoined([*_pieces(run, kept)]))


def _pieces(run: str, kept: frozenset[str]) -> Iterator[str]:
    """Signs off both ends, then the core cut at those within it."""
    before: list[str] = []
    behind: list[str] = []
    while run and run not in kept and not REDUPLICATION.fullmatch(run):
        prefix = _PREFIX.match(run)
        first = prefix.end() if prefix else 0
        if first and run[first:] in kept:
            before, run = [*before, run[:first]], run[first:]
            break
        suffix = _SUFFIX.search(run, first)
        last = suffix.start() if suffix else len(run)
        if suffix and run[:last] in kept:
            behind, run = [run[last:], *behind], run[:last]
            break
        if not first and not suffix:
            break
        before += [run[:first]] if first else []
        behind = [run[last:], *behind] if suffix else behind
        run = run[first:last]
    yield from before
    yield from _within(run, kept)
    yield from behind


def _within(core: str, kept: frozenset[str]) -> Iterator[str]:
    """What signs within cut; a sign at the very beginning cuts nothing."""
    start = 0
    is_whole = core in kept or REDUPLICATION.fullmatch(core) is not None
    for sign in () if is_whole else _INFIX.finditer(core):
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
    sizes = {word: len([*_pieces(word, frozenset())]) for word in word_classes()["abbreviation"]}
    return {word: size for word, size in sizes.items() if size > 1}
