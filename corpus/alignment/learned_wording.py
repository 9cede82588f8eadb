"""What the texts of one service say about their own words: short forms, and words misspelt.

"Sertifikat Laik Higiene Sanitasi (SLHS)" tells that SLHS elsewhere means the same; a word that
stands once and is one letter off a frequent one is that word. Both are learned anew for each
service, since three letters mean something else in another field.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from corpus.alignment.vocabulary import vocabulary

_TOKEN = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\(\s{0,2}([^\W_][\w.\- ]{1,60})\)")
_SHORT_FORM = re.compile(r"[A-Z]{2,10}")
_SKIPPED = frozenset(("dan", "atas", "dari", "di", "untuk", "bagi", "yang", "dengan", "atau", "ke"))
FEWEST_LETTERS = 3  # of a short form that is explained in brackets
FEWEST_UNEXPLAINED = 4  # of one whose letters are met again as initials, in another item
MOST_LETTERS = 10
FEWEST_OF_WORD = 7  # letters: shorter words have neighbours that are words as well
OFTENER = 4  # how many times as often the right spelling stands
MOST_WORDS = 4_000  # distinct words of a service that are looked through for misspellings

_Words = tuple[str, ...]


class LearnedWording(NamedTuple):
    """Phrases and words of a service, with the words that stand for them."""

    phrases: Mapping[_Words, _Words]
    longest: int


NOTHING_LEARNED = LearnedWording({}, 1)


def learn_wording(texts: Iterable[str]) -> LearnedWording:
    """What the items of a service tell about its words; the same for any order of the texts.

    >>> learn_wording(["Persetujuan Bangunan Gedung (PBG)", "Penerbitan PBG"]).phrases
    {('persetujuan', 'bangunan', 'gedung'): ('pbg',)}
    """
    counts = Counter(texts)
    ordered = sorted(counts)
    explained = dict(_explained(ordered))
    phrases = {**_unexplained(ordered, explained), **explained}
    words: Counter[str] = Counter()
    for text in ordered:
        for word in _TOKEN.findall(text.lower()):
            words[word] += counts[text]
    phrases.update({(wrong,): (right,) for wrong, right in sorted(_misspelt(words))})
    return LearnedWording(phrases, max(map(len, phrases), default=1))


def _explained(texts: Iterable[str]) -> Iterator[tuple[_Words, _Words]]:
    """Short forms with their words beside them: before the brackets, or within."""
    for text in texts:
        for match in _IN_BRACKETS.finditer(text):
            inside, before = match.group(1), _TOKEN.findall(text[: match.start()])
            short = inside.replace(".", "").strip()
            if _SHORT_FORM.fullmatch(short) and len(short) >= FEWEST_LETTERS:
                words = _words_of(short, before)
                if words:
                    yield words, (short.lower(),)
            elif before and _SHORT_FORM.fullmatch(before[-1]):
                within = _TOKEN.findall(inside)
                if len(before[-1]) >= FEWEST_LETTERS and _words_of(before[-1], within):
                    yield _lowered(within), (before[-1].lower(),)


def _words_of(short: str, words: Sequence[str]) -> _Words:
    """The last of the words, as far as their initials are the letters of a short form."""
    at = len(words)
    for letter in reversed(short.lower()):
        at -= 1
        while at >= 0 and words[at].lower() in _SKIPPED and words[at][0].lower() != letter:
            at -= 1
        if at < 0 or words[at][0].lower() != letter:
            return ()
    return _lowered(words[at:])


def _unexplained(texts: Sequence[str], explained: Mapping[_Words, _Words]) -> dict[_Words, _Words]:
    """Words whose initials are a short form that other items of the service use."""
    # What the vocabulary explains is not "surat perjanjian pemanfaatan tanah" (SPPT).
    known = {short for (short,) in explained.values()} | vocabulary().spelt | vocabulary().whole
    forms = {
        word.lower()
        for text in texts
        if not text.isupper()
        for word in _TOKEN.findall(text)
        if _SHORT_FORM.fullmatch(word) and FEWEST_UNEXPLAINED <= len(word) <= MOST_LETTERS
    } - known
    found: dict[_Words, _Words] = {}
    if not forms:
        return found
    lengths = sorted({len(form) for form in forms})
    for text in texts:
        words = [word for word in _lowered(_TOKEN.findall(text)) if word not in _SKIPPED]
        initials = "".join(word[0] for word in words)
        for length in lengths:
            for start in range(len(words) - length + 1):
                form = initials[start : start + length]
                if form in forms:
                    found[tuple(words[start : start + length])] = (form,)
    return found


def _lowered(words: Sequence[str]) -> _Words:
    spellings = vocabulary().spellings
    return tuple(spellings.get(word.lower(), word.lower()) for word in words)


def _misspelt(words: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Words that are one letter off a much more frequent one, or off one of the vocabulary."""
    if len(words) > MOST_WORDS:
        words = dict(sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS])
    spelt = vocabulary().spelt
    long = [word for word in words if len(word) >= FEWEST_OF_WORD - 1 and word.isalpha()]
    indexes = (_by_shortened(long), _spelt_by_shortened())
    for wrong in long:
        if wrong in spelt or len(wrong) < FEWEST_OF_WORD:
            continue
        near = {
            one
            for key in _shortened(wrong)
            for index in indexes
            for one in index.get(key, ())
            if one != wrong and one[0] == wrong[0] and _is_one_off(one, wrong)
        }
        enough = [
            one
            for one in near
            if words.get(one, 0) >= OFTENER * words[wrong]
            or (one in spelt and words.get(one, 0) >= words[wrong])
        ]
        if enough:
            yield wrong, min(enough, key=lambda one: (-words.get(one, 0), one))


@cache
def _spelt_by_shortened() -> Mapping[str, Sequence[str]]:
    """The vocabulary's words, which are the same for every service."""
    return _by_shortened([word for word in vocabulary().spelt if len(word) >= FEWEST_OF_WORD])


def _by_shortened(words: Collection[str]) -> dict[str, list[str]]:
    """The words by what is left of them without one letter, so that near ones meet."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in _shortened(word):
            found[key].append(word)
    return found


def _shortened(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter is left out, put in, another, or changed places with its neighbour."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, left = one[start:], other[start:]
    return (
        rest[1:] == left[1:]
        or rest == left[1:]
        or rest[1:] == left
        or (rest[:2] == left[:2][::-1] and rest[2:] == left[2:])
    )
