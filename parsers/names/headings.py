"""Which component a heading names, however it is spelt, numbered, glued or misspelt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz, process

from normalizers.vocabulary.vocabulary import words_of
from parsers.markers import leading_marker
from parsers.names.heading_words import BRACKETS, place_by_words
from parsers.names.spelling import AND_SIGNS, squeezed, without_ands, without_english
from parsers.section import HeadingMatch

MAX_HEADING_LETTERS = 140  # the law's longest component name has 133
MIN_FUZZY_LETTERS = 8  # shorter words ("biaya", "produk") are too near to others for guessing
MIN_SIMILARITY = 90.0  # per cent; two letters wrong in "Waktu Penyelesaian", one in "Biaya/Tarif"
MIN_MARGIN = 3.0  # per cent between the best component and the next one

PLACED_SCORE = 0.8  # of a name that is no known spelling: what it is about is told by its words
GLUED_SCORE = 0.95  # of a name whose words ran into each other
MAX_KEPT_LETTERS = 200  # of a text whose answer is kept; a printed row has fewer
MAX_PREFIX_WORDS = 12  # of a heading before its value on one line
MAX_REST_WORDS = 3
_SPACED = re.compile(r"(?:[^\W\d_] ){3,20}[^\W\d_]")  # "W A K T U"
_REST = re.compile(
    r"(?:(?:dan|atau|/|&)?\s*(?:pe)?layanan(?:\s+publik|\s+administrasi)?|penyelesaian|pelaksana"
    r"|penyelenggaraan|perizinan|pengurusan)\s*:?",
    re.IGNORECASE,
)
# "Nama Pelayanan" is one letter away from "Lama Pelayanan", and no misspelling of it.
_SERVICE_LABELS = frozenset(
    squeezed(f"{head} {thing}")
    for head in words_of("label_heads")
    for thing in words_of("label_things")
)
_OPEN_ENDS = (",", "/", "&", "-", "dan", "atau", "serta")  # a quick look for them
_OPEN = re.compile(r"(?:[,/&-]|\b(?:dan|atau|serta))\s*$", re.IGNORECASE)
HEAD_LETTERS = 24  # of a text that are looked at first
_WORD = re.compile(r"\S+")
# Inside a word: where the cell beside a name ran into it.
_SEAM = re.compile(
    r"(?<=[a-z])(?=[A-Z\d(])|(?<=[A-Z])(?=[\d(]|[A-Z][a-z])|(?<=[a-z])(?=[a-z][.)]\Z)"
)
# "1.", "(a)", "•"; "BAB II", "Bagian 2:", "Pasal 3 -".
_NUMBERING = re.compile(
    r"\s*(?:\(?(?:[IVX]{1,5}|[A-Za-z]|\d{1,2})\s*[.)]+|[-•§·*–]"
    r"|(?:(?i:bab|bagian|pasal|unsur|komponen)\s+(?:[IVX]{1,5}|[A-Z]|\d{1,2}))\b\s*[.:)–-]*)"
    r"\s*(?=\S)"
)
_VALUE_SIGN = re.compile(r"[:=;|]")
_VALUE = re.compile(r"[:;=][^:;=]*\d")  # "Tarif : 75.000" is a value with its label
_FIGURE = re.compile(r"[^\W\d]\W+\d[\d.,]*\d\b")  # "Biaya 30.000": a name and a value
_OWN_FIGURE = re.compile(r"(?<![^\W\d_])\d")  # "AK1" is a name
_COUNTED = re.compile(r"\d(?![\d.)])")  # a figure that is no list's number
_LABEL = re.compile(r"\s*(?P<name>[^:;=|\n]{3,90}?)\s*(?P<sign>[:;=]|\|(?=[^|\n]*\Z))\s*(?=\S)")


class HeadingIndex:
    """All spellings of the components' headings, ready to be asked for one line after another."""

    def __init__(self, headings: Mapping[str, Sequence[str]]) -> None:
        self._known: dict[str, str] = {}
        for component, spellings in headings.items():
            for spelling in spellings:
                self._known.setdefault(squeezed(spelling), component)
        self._glued = {without_ands(known): name for known, name in self._known.items()}
        # A quick look: a text that is a heading begins with one of them.
        self.first_words = frozenset(
            spelling.split()[0].casefold().strip(".,:")
            for spellings in headings.values()
            for spelling in spellings
        )
        self._longest = max(map(len, self._known)) + 12
        self._beginnings = frozenset(
            squeezed(" ".join(words[:count]))
            for spellings in headings.values()
            for words in map(str.split, spellings)
            for count in range(1, len(words) + 1)
        )
        self._first_letters = frozenset(known[:2] for known in self._known)
        # Each layout asks for every line, and offices share their sentences.
        self._find = lru_cache(maxsize=20_000)(self._search)
        self._find_start = lru_cache(maxsize=10_000)(self._search_start)
        self._find_prefix = lru_cache(maxsize=10_000)(self._search_prefix)
        self._find_begun = lru_cache(maxsize=10_000)(self._search_begun)
        self._choices = lru_cache(maxsize=MAX_HEADING_LETTERS)(self._of_about)

    def match(self, text: str) -> HeadingMatch | None:
        """The component that `text` as a whole is the heading of."""
        return self._find(text) if len(text) <= MAX_HEADING_LETTERS else None

    def match_start(self, text: str) -> tuple[HeadingMatch, int] | None:
        """A heading with its value behind a colon: the match and where the value starts."""
        if _VALUE_SIGN.search(text) is None:  # most lines
            return None
        return self._find_start(text[:MAX_HEADING_LETTERS])

    def exact(self, text: str) -> HeadingMatch | None:
        """The component of which `text` as a whole is a known name."""
        match = self.match(text)
        return match if match is not None and match.score == 1.0 else None

    def named(self, text: str) -> HeadingMatch | None:
        """The component that `text` is the heading of, with its value or without."""
        started = None if (match := self.match(text)) is not None else self.match_start(text)
        return started[0] if started is not None else match

    def match_prefix(self, text: str, start: int = 0) -> tuple[HeadingMatch, int] | None:
        """The longest heading that the words from `start` on begin with, and where it ends: a name
        and its value on one line, as texts print a table's row."""
        if len(text) > MAX_KEPT_LETTERS:
            return self._search_prefix(text, start)
        return self._find_prefix(text, start)

    def _search_prefix(self, text: str, start: int) -> tuple[HeadingMatch, int] | None:
        if not self._may_begin(text, start):
            return None
        found: list[tuple[HeadingMatch, int]] = []
        for end in reversed(_name_ends(text, start)):
            letters = squeezed(text[start:end])
            if letters in self._known and not is_open_name(text[start:end]):
                found.append((HeadingMatch(self._known[letters], 1.0), end))
        # "Biaya/Tarif Pelayanan ini gratis": the value begins with a word that the name may have.
        whole = (one for one in found if begins_cell(text[one[1] :]))
        return next(whole, found[0] if found else None)

    def wrapped_prefix(
        self, texts: Sequence[str], start: int = 0
    ) -> tuple[HeadingMatch, tuple[int, ...]] | None:
        """The longest heading that rows share with its value, and where it ends on each of them:
        "Sistem, Mekanisme 1. Warga …" and "dan Prosedur 2. Petugas …" below."""
        if not texts or not (begun := self._begun(texts[0], start)):
            return None
        best: tuple[tuple[int, tuple[int, ...]], HeadingMatch, tuple[int, ...]] | None = None
        for text in texts[1:]:
            ends = _name_ends(text, 0)
            grown = [(f"{name} {text[:end]}", (*cuts, end)) for name, cuts in begun for end in ends]
            begun = [one for one in grown if squeezed(one[0]) in self._beginnings]
            for name, cuts in begun:
                letters = squeezed(name)
                rank = len(letters), cuts[:-1]  # an "and" at a row's end is the name's
                if letters in self._known and (best is None or rank > best[0]):
                    best = rank, HeadingMatch(self._known[letters], 1.0), cuts
            if not begun:
                break
        return best[1:] if best is not None else None

    def _begun(self, text: str, start: int) -> Sequence[tuple[str, tuple[int, ...]]]:
        """The words from `start` on that a name may begin with, and where they end: mostly none."""
        if len(text) > MAX_KEPT_LETTERS:
            return self._search_begun(text, start)
        return self._find_begun(text, start)

    def _search_begun(self, text: str, start: int) -> Sequence[tuple[str, tuple[int, ...]]]:
        if not self._may_begin(text, start):
            return ()
        words = [(f" {text[start:end]}", (end,)) for end in _name_ends(text, start)]
        return [one for one in words if squeezed(one[0]) in self._beginnings]

    def begins_name(self, text: str) -> bool:
        """Whether a text, without its number, is a known name or the first words of one."""
        bare = _NUMBERING.sub("", text[:MAX_HEADING_LETTERS], count=1)
        if len(text) > MAX_HEADING_LETTERS or not any(map(str.isalpha, bare)):
            return False
        return squeezed(bare) in self._beginnings

    def _may_begin(self, text: str, start: int) -> bool:
        """A quick look whether the words from `start` on may begin with a name: most do not."""
        head = text[start : start + HEAD_LETTERS].casefold()
        if any(sign in head for sign in AND_SIGNS):
            return True
        letters = "".join(filter(str.isalpha, head[: HEAD_LETTERS // 2]))
        return len(letters) < 2 or letters[:2] in self._first_letters

    def place(self, text: str) -> HeadingMatch | None:
        """The component that `text` names in a known spelling, or else by what it is about."""
        match = self.match(text)
        if match is not None:
            return match
        if _SPACED.fullmatch(text):
            text = text.replace(" ", "")
        component = place_by_words(text) if len(text) <= MAX_HEADING_LETTERS else None
        return HeadingMatch(component, PLACED_SCORE) if component is not None else None

    def _search_start(self, text: str) -> tuple[HeadingMatch, int] | None:
        found = _LABEL.match(text)
        if found is None:
            return None
        match = self.exact(found.group("name"))
        return (match, found.end()) if match is not None else None

    def _search(self, text: str) -> HeadingMatch | None:
        if not text or _VALUE.search(text):
            return None
        bare = _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text
        if _FIGURE.search(bare):
            return None
        plain = BRACKETS.sub(" ", bare) if "(" in bare else bare
        for candidate in dict.fromkeys((bare, plain, text)):
            letters = squeezed(candidate)
            if letters in self._known:
                return HeadingMatch(self._known[letters], 1.0)
        own = without_english(bare)
        if own is not None and (letters := squeezed(own)) in self._known:
            return HeadingMatch(self._known[letters], 1.0)
        letters = squeezed(plain)
        if "dan" in letters and (glued := self._glued.get(without_ands(letters))):
            return HeadingMatch(glued, GLUED_SCORE)
        if _COUNTED.search(bare):
            return None
        if not MIN_FUZZY_LETTERS <= len(letters) <= self._longest or letters in _SERVICE_LABELS:
            return None
        return self._nearest(letters)

    def _of_about(self, length: int) -> list[str]:
        """The known spellings that a text of so many letters can be similar enough to."""
        return [known for known in self._known if _can_be_near(length, len(known))]

    def _nearest(self, letters: str) -> HeadingMatch | None:
        near = process.extract(
            letters,
            self._choices(len(letters)),
            scorer=fuzz.ratio,
            score_cutoff=MIN_SIMILARITY,
            limit=8,
        )
        if not near:
            return None
        best, score, _ = near[0]
        component = self._known[best]
        rival = max((s for known, s, _ in near if self._known[known] != component), default=0.0)
        return HeadingMatch(component, score / 100) if score - rival >= MIN_MARGIN else None


def begins_cell(text: str) -> bool:
    """Whether the words behind a name begin as the text of a cell does, or there are none.

    >>> begins_cell(" 1. KTP"), begins_cell("Gratis"), begins_cell(" ini gratis")
    (True, True, False)
    """
    rest = text.lstrip(" :")
    return leading_marker(rest) is not None or not rest[:1].islower()


def is_value(text: str) -> bool:
    """Whether words behind a component's name on its line are surely its value, not its rest."""
    rest = text.strip(" :")
    return leading_marker(rest) is not None or _OWN_FIGURE.search(rest) is not None


@lru_cache(maxsize=10_000)  # asked again for every row by all that may put names together
def is_open_name(text: str) -> bool:
    """Whether a row ends where no name does: "Pengaduan, Saran, dan"."""
    end = text.rstrip()[-len("serta") :].casefold()
    return end.endswith(_OPEN_ENDS) and _OPEN.search(text) is not None


def is_name_rest(text: str) -> bool:
    """Whether words are those that names of components end with, and say nothing by themselves.

    >>> is_name_rest("Pelayanan"), is_name_rest("Surat pelayanan")
    (True, False)
    """
    return 0 < len(text.split()) <= MAX_REST_WORDS and _REST.fullmatch(text.strip()) is not None


def _name_ends(text: str, start: int) -> list[int]:
    """Where a name can end that begins at `start`: behind each of the first words, and inside one
    where the next cell ran into it; up to a figure or the number of a list's item."""
    ends: list[int] = []
    for word in islice(_WORD.finditer(text, start), MAX_PREFIX_WORDS):
        if not word.group().isalpha() or not word.group()[1:].islower():
            ends += (seam.start() for seam in _SEAM.finditer(text, word.start() + 1, word.end()))
        if any(map(str.isdigit, word.group())):
            break
        if any(map(str.isalpha, word.group())):
            ends.append(word.end())
    return ends


def seam_of(text: str, start: int) -> int:
    """Where the first cell that a row begins with may end, or the text's end.

    >>> seam_of("2Jam LayananSenin", 1)
    12
    """
    seam = _SEAM.search(text, start + 1)
    return seam.start() if seam is not None else len(text)


def _can_be_near(one: int, other: int) -> bool:
    """Whether texts of so many letters can be similar enough: all of the shorter one's letters
    in the longer one."""
    shorter = min(one, other)
    return other >= MIN_FUZZY_LETTERS and 200 * shorter >= MIN_SIMILARITY * (one + other)
