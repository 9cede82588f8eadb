"""An item's text -> words and the patterns they match. The only module that imports spaCy."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.resources import files
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a compiled module
    from spacy.tokens import Doc

# Words; a worker starts over when its vocabulary has grown beyond, as spaCy never forgets one.
VOCABULARY_LIMIT = 400_000
# Reduplications (undang-undang, masing-masing) are one word.
_REDUPLICATION = re.compile(r"([a-z]{2,})-\1(?:an|nya)?", re.IGNORECASE)
# spaCy leaves glued lists whole: FC.KTP, KTP+KK, a;b
_GLUE = r"(?<=[A-Za-z)])[.;&+(](?=[A-Za-z])"
# A run of so many characters is no word; spaCy's tokenizer takes the square of its length in time.
_LONG_RUN = re.compile(r"\S{80,}")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which spaCy cannot encode


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


def pattern_rows(name: str) -> Iterator[dict[str, Any]]:
    """The lines of a pattern file, in their order."""
    path = files("normalizers.item") / "patterns" / f"{name}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@lru_cache(maxsize=1)
def word_classes() -> dict[str, frozenset[str]]:
    """The closed classes of words (modal, preposition, sought …) by class."""
    return {row["id"]: frozenset(row["patterns"]) for row in pattern_rows("words")}


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {form: row["norm"] for row in pattern_rows("spellings") for form in row["forms"]}


def _folded(word: str) -> str:
    lower, known = word.lower(), _spellings()
    if len(lower) > 2 and lower.endswith(".") and lower not in known:
        lower = lower[:-1]
    return known.get(lower, lower)


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
        Vocab(lex_attr_getters={NORM: add_lookups(_folded, BASE_NORMS)}),
        rules={word: [{"ORTH": word}] for word in sorted(word_classes()["abbreviation"])},
        prefix_search=compile_prefix_regex(cuts.TOKENIZER_PREFIXES).search,
        suffix_search=compile_suffix_regex([*cuts.TOKENIZER_SUFFIXES, r"[/&+]"]).search,
        infix_finditer=compile_infix_regex([*cuts.TOKENIZER_INFIXES, _GLUE]).finditer,
        token_match=_REDUPLICATION.fullmatch,
    )


def _indonesian_cuts() -> ModuleType:
    """spaCy's rules of where Indonesian words are cut, without the package that holds them.

    The package makes a table of 15,963 exceptions, which takes longer than all else that a
    tokenizer needs; `_REDUPLICATION` and the abbreviations in `words.jsonl` do their work.
    """
    import spacy.lang

    path = Path(spacy.lang.__path__[0], "id", "punctuation.py")
    loader = SourceFileLoader("spacy.lang.id.punctuation", str(path))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class _Matchers:
    """spaCy's tokenizer, the matcher over folded words and the one over names in capitals."""

    tokenizer: Tokenizer
    phrases: PhraseMatcher
    names: PhraseMatcher
    kinds: dict[int, tuple[str, str]]

    def spans(self, doc: Doc) -> Iterator[PatternSpan]:
        for key, first, last in (*self.phrases(doc), *self.names(doc)):
            label, kind = self.kinds[key]
            yield PatternSpan(label, kind, first, last)


@lru_cache(maxsize=1)
def _matchers() -> _Matchers:
    tokenizer = _build_tokenizer()
    from spacy.matcher import PhraseMatcher

    vocab = tokenizer.vocab
    phrases, names = PhraseMatcher(vocab, attr="NORM"), PhraseMatcher(vocab, attr="ORTH")
    kinds: dict[int, tuple[str, str]] = {}
    for label, file_name, key in (
        ("document", "documents", "patterns"),
        ("sized", "documents", "sized"),
        ("name", "documents", "names"),
        ("actor", "actors", "patterns"),
        ("noun", "actions", "noun"),
        ("order", "actions", "base"),
        ("verb", "actions", "forms"),
    ):
        matcher = names if label == "name" else phrases
        for row in pattern_rows(file_name):
            written = row.get(key, [])
            if written:
                name = f"{key}:{row['id']}"
                kinds[vocab.strings.add(name)] = (label, row["id"])
                if label == "name":
                    written = [*written, *(word.title() for word in written)]
                matcher.add(name, [tokenizer(pattern) for pattern in written])
    return _Matchers(tokenizer, phrases, names, kinds)


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
    matchers = _matchers()
    if len(matchers.tokenizer.vocab.strings) > VOCABULARY_LIMIT:
        _matchers.cache_clear()
        matchers = _matchers()
    flat, places = _flattened(text)
    doc = matchers.tokenizer(flat)
    words, starts, ends = [], [], []
    for token in doc:
        start = token.idx
        words.append(token.norm_)
        starts.append(places[start])
        ends.append(places[start + len(token) - 1] + 1)
    spans = tuple(longest_first(matchers.spans(doc)))
    return ItemTokens(text, tuple(words), tuple(starts), tuple(ends), spans)


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
