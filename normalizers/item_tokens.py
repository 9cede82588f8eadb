"""An item's text -> words and the patterns they match. The only module that imports spaCy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

# Words; a worker starts over when its vocabulary has grown beyond, as spaCy never forgets one.
VOCABULARY_LIMIT = 400_000
# Reduplications (undang-undang, masing-masing) are one word. The rule takes the place of 15,963
# exceptions of spaCy's Indonesian tokenizer, which cost more time to load than the rest together.
_REDUPLICATION = re.compile(r"([a-z]{2,})-\1(?:an|nya)?", re.IGNORECASE)
# spaCy leaves glued lists whole: FC.KTP, KTP+KK, a;b
_GLUE = r"(?<=[A-Za-z)])[.;&+(](?=[A-Za-z])"
# A run of so many characters is no word; spaCy's tokenizer takes the square of its length in time.
_LONG_RUN = re.compile(r"\S{80,}")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which spaCy cannot encode
_ABBREVIATION = re.compile(r"[A-Za-z][A-Za-z.]*\.")


@dataclass(frozen=True, slots=True)
class PatternSpan:
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
    path = files("normalizers") / "item_patterns" / f"{name}.jsonl"
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
    lower = word.lower()
    if len(lower) > 2 and lower.endswith("."):
        lower = lower[:-1]
    return _spellings().get(lower, lower)


def _build_language() -> Language:
    from spacy.attrs import NORM  # type: ignore[import-not-found]  # a compiled module
    from spacy.lang.id import Indonesian, IndonesianDefaults

    kept = {
        word: parts
        for word, parts in IndonesianDefaults.tokenizer_exceptions.items()
        if _ABBREVIATION.fullmatch(word)
    }

    class ItemDefaults(IndonesianDefaults):
        tokenizer_exceptions = kept
        infixes = [*IndonesianDefaults.infixes, _GLUE]  # noqa: RUF012  # spaCy declares it so
        suffixes = [*IndonesianDefaults.suffixes, r"[/&+]"]  # noqa: RUF012
        token_match: Callable[[str], object] = _REDUPLICATION.fullmatch
        url_match = None
        lex_attr_getters = {NORM: _folded}  # noqa: RUF012

    class ItemIndonesian(Indonesian):  # type: ignore[no-untyped-call]
        Defaults = ItemDefaults

    return ItemIndonesian()


@dataclass(frozen=True, slots=True)
class _Matchers:
    """spaCy's language, the matcher over folded words and the one over names in capitals."""

    language: Language
    phrases: PhraseMatcher
    names: PhraseMatcher
    kinds: dict[int, tuple[str, str]]

    def spans(self, doc: Doc) -> Iterator[PatternSpan]:
        for key, first, last in (*self.phrases(doc), *self.names(doc)):
            label, kind = self.kinds[key]
            yield PatternSpan(label, kind, first, last)


@lru_cache(maxsize=1)
def _matchers() -> _Matchers:
    from spacy.matcher import PhraseMatcher

    language = _build_language()
    phrases = PhraseMatcher(language.vocab, attr="NORM")
    names = PhraseMatcher(language.vocab, attr="ORTH")
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
                kinds[language.vocab.strings.add(name)] = (label, row["id"])
                if label == "name":
                    written = [*written, *(word.title() for word in written)]
                matcher.add(name, [language.tokenizer(pattern) for pattern in written])
    return _Matchers(language, phrases, names, kinds)


def _spaced(run: re.Match[str]) -> str:
    """The run with a space for every sign, as long as before."""
    return re.sub(r"[\W_]", " ", run[0])


def _flattened(text: str) -> tuple[str, list[int]]:
    """The text with one space between its words, and where each of its characters stood."""
    text = _LONG_RUN.sub(_spaced, _SURROGATE.sub(" ", text))
    pieces = list(re.finditer(r"\S+", text))
    flat = " ".join(piece[0] for piece in pieces)
    if flat == text:
        return flat, list(range(len(text)))
    places = [place for piece in pieces for place in (*range(*piece.span()), piece.end())]
    return flat, places


def read_tokens(text: str) -> ItemTokens:
    """The words of a text and every pattern in them, the patterns of each label by themselves."""
    matchers = _matchers()
    if len(matchers.language.vocab.strings) > VOCABULARY_LIMIT:
        _matchers.cache_clear()
        matchers = _matchers()
    flat, places = _flattened(text)
    doc = matchers.language.tokenizer(flat)
    return ItemTokens(
        text=text,
        words=tuple(token.norm_ for token in doc),
        starts=tuple(places[token.idx] for token in doc),
        ends=tuple(places[token.idx + len(token) - 1] + 1 for token in doc),
        spans=tuple(longest_first(matchers.spans(doc))),
    )


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
        kept.append(PatternSpan(span.label, span.kind, span.first, span.last))
    return sorted(kept, key=lambda s: (s.first, s.label, s.kind))
