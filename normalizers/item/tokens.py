"""An item's text -> words and the patterns they match. The only module that imports spaCy, and only
for words that own rules do not cut."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from normalizers.item.cutting import REDUPLICATION, cut
from normalizers.item.word_lists import folded, pattern_rows, word_classes
from normalizers.late_pattern import late

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a compiled module

# Words; a worker starts over when its vocabulary has grown beyond, as spaCy never forgets one.
VOCABULARY_LIMIT = 400_000
# spaCy leaves glued lists whole: FC.KTP, KTP+KK, a;b
_GLUE = r"(?<=[A-Za-z)])[.;&+(](?=[A-Za-z])"
# A run of so many characters is no word; spaCy's tokenizer takes the square of its length in time.
_LONG_RUN = late(r"\S{80,}")
_SURROGATE = late("[\ud800-\udfff]")  # half a character, which spaCy cannot encode


class PatternSpan(NamedTuple):
    """Words `first` to `last` (exclusive) are what the pattern `kind` of `label` describes."""

    label: str
    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ItemTokens:
    """The words of a text: `words` folded to one spelling, `starts` and `ends` in `text`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spans: tuple[PatternSpan, ...]

    def printed(self, index: int) -> str:
        """A word as it is printed."""
        return self.text[self.starts[index] : self.ends[index]]


def _load_spacy() -> None:
    """Import spaCy without its command line, from which its package takes one function.

    The command line brings web clients and a terminal with it: a quarter of the time that spaCy
    takes to load, and 18 MB. Whoever imports `spacy.cli` later gets it.
    """
    if "spacy" in sys.modules:
        return
    stand_in = ModuleType("spacy.cli.info")
    vars(stand_in)["info"] = None
    sys.modules[stand_in.__name__] = stand_in
    try:
        import_module("spacy")
    finally:
        del sys.modules[stand_in.__name__]


def _build_tokenizer() -> Tokenizer:
    """spaCy's tokenizer over a vocabulary that knows of each word its one spelling, no more."""
    _load_spacy()
    from spacy.attrs import NORM  # type: ignore[import-not-found]  # a compiled module
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.tokenizer import Tokenizer
    from spacy.util import (
        add_lookups,
        compile_infix_regex,
        compile_prefix_regex,
        compile_suffix_regex,
    )
    from spacy.vocab import Vocab

    cuts = _indonesian_cuts()
    return Tokenizer(
        Vocab(lex_attr_getters={NORM: add_lookups(folded, BASE_NORMS)}),
        rules={word: [{"ORTH": word}] for word in sorted(word_classes()["abbreviation"])},
        prefix_search=compile_prefix_regex(cuts.TOKENIZER_PREFIXES).search,
        suffix_search=compile_suffix_regex([*cuts.TOKENIZER_SUFFIXES, r"[/&+]"]).search,
        infix_finditer=compile_infix_regex([*cuts.TOKENIZER_INFIXES, _GLUE]).finditer,
        token_match=REDUPLICATION.fullmatch,
    )


def _indonesian_cuts() -> ModuleType:
    """spaCy's rules of where Indonesian words are cut, without the package that holds them.

    The package makes a table of 15,963 exceptions, which takes longer than all else that a
    tokenizer needs; `REDUPLICATION` and the abbreviations in `words.jsonl` do their work.
    """
    import spacy.lang

    path = Path(spacy.lang.__path__[0], "id", "punctuation.py")
    loader = SourceFileLoader("spacy.lang.id.punctuation", str(path))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    return _build_tokenizer()


class _Phrases:
    """Phrases of words, each with what it is called: found in one walk from each word.

    A node has the next word's node by that word, and under the empty word the names of the
    phrases that end there.
    """

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}

    def add(self, words: Iterable[str], name: tuple[str, str]) -> None:
        node = self.root
        for word in words:
            node = node.setdefault(word, {})
        names = node.setdefault("", [])
        if name not in names:
            names.append(name)

    def spans(self, words: Sequence[str]) -> Iterator[PatternSpan]:
        for first, word in enumerate(words):
            node = self.root.get(word)
            last = first + 1
            while node is not None:
                for label, kind in node.get("", ()):
                    yield PatternSpan(label, kind, first, last)
                node = node.get(words[last]) if last < len(words) else None
                last += 1


class _Patterns(NamedTuple):
    """Phrases of folded words, and names as they are printed, in capitals."""

    phrases: _Phrases
    names: _Phrases


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    patterns = _Patterns(_Phrases(), _Phrases())
    for label, file_name, key in (
        ("document", "documents", "patterns"),
        ("sized", "documents", "sized"),
        ("name", "documents", "names"),
        ("actor", "actors", "patterns"),
        ("noun", "actions", "noun"),
        ("order", "actions", "base"),
        ("verb", "actions", "forms"),
    ):
        for row in pattern_rows(file_name):
            for written in row.get(key, ()):
                name = (label, row["id"])
                if label == "name":
                    patterns.names.add(_printed_words(written), name)
                    patterns.names.add(_printed_words(written.title()), name)
                else:
                    patterns.phrases.add(map(folded, _printed_words(written)), name)
    return patterns


def _printed_words(phrase: str) -> Iterator[str]:
    return (printed for run in phrase.split() for printed, _ in _words_of(run))


def _words_of(run: str) -> Sequence[tuple[str, str]]:
    """The words of a run without spaces, as printed and in their one spelling."""
    printed = cut(run)
    if printed is not None:
        return [(word, folded(word)) for word in printed]
    tokenizer = _tokenizer()
    if len(tokenizer.vocab.strings) > VOCABULARY_LIMIT:
        _tokenizer.cache_clear()
        tokenizer = _tokenizer()
    return [(token.text, token.norm_) for token in tokenizer(run)]


def _spaced(run: re.Match[str]) -> str:
    """The run with a space for every sign, as long as before."""
    return re.sub(r"[\W_]", " ", run[0])


def _flattened(text: str) -> tuple[str, Sequence[int]]:
    """The text with one space between its words, and where each of its characters stood."""
    text = _LONG_RUN.sub(_spaced, _SURROGATE.sub(" ", text))
    flat = " ".join(text.split())
    if flat == text:
        return flat, range(len(text))
    pieces = re.finditer(r"\S+", text)
    places = [place for piece in pieces for place in (*range(*piece.span()), piece.end())]
    return flat, places


def read_tokens(text: str) -> ItemTokens:
    """The words of a text and every pattern in them, the patterns of each label by themselves."""
    flat, places = _flattened(text)
    printed: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    for run in flat.split(" ") if flat else ():
        for word, spelling in _words_of(run):
            printed.append(word)
            words.append(spelling)
            starts.append(places[start])
            start += len(word)
            ends.append(places[start - 1] + 1)
        start += 1  # the space
    patterns = _patterns()
    spans = (*patterns.phrases.spans(words), *patterns.names.spans(printed))
    return ItemTokens(text, tuple(words), tuple(starts), tuple(ends), tuple(longest_first(spans)))


def longest_first(spans: Iterable[PatternSpan]) -> list[PatternSpan]:
    """Of overlapping spans of one label the longest, then the first; in order of the text."""
    taken: dict[str, set[int]] = {}
    kept: list[PatternSpan] = []
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first, s.label, s.kind)):
        label = "document" if span.label in ("name", "sized") else span.label
        used = taken.setdefault(label, set())
        if span.first in used or span.last - 1 in used:
            continue
        used.update(range(span.first, span.last))
        kept.append(span)
    return sorted(kept, key=lambda s: (s.first, s.label, s.kind))
