"""Words of the field that mean the same: phrases, synonyms, stems; all keys, never shown.

The lists are data (`corpus/alignment/data/wording.json`): spellings come first, then phrases are
folded, then single words by their stem. `weak` words stand in every other item and say little,
`documents` say most, `verbs` say what is done, `persons` whose paper it is.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from normalizers.item.word_lists import pattern_rows

OFFICE_WORD = "tempatlayan"  # the vocabulary's word for the office itself
FEWEST_OF_NAME = 4  # letters of a paper's short name that is nothing else in small letters
_KEEPS_LENGTH = 4  # letters that a stem keeps at least
_PREFIXES = (
    "memper", "diper", "menge", "meng", "meny", "mem", "men", "penge", "peng", "peny", "pem",
    "pen", "ber", "ter", "per", "me", "pe", "di", "ke", "se",
)  # fmt: skip
_DOUBLE_PREFIXES = ("memper", "diper")
_SUFFIXES = ("kannya", "annya", "kan", "nya", "lah", "kah", "an", "i")
_LOST_INITIALS = "kpst"  # what a nasal prefix swallows: "menerima" is "me" + "terima"


class Vocabulary(NamedTuple):
    """The folded words: phrases first, then single words by stem."""

    spellings: dict[str, str]
    phrases: dict[tuple[str, ...], tuple[str, ...]]
    longest: int
    synonyms: dict[str, str]
    stop: frozenset[str]
    weak: frozenset[str]
    documents: frozenset[str]
    verbs: frozenset[str]
    opposites: tuple[tuple[str, str], ...]
    whole: frozenset[str]
    spelt: frozenset[str]  # every word that the lists have, as written
    persons: frozenset[str]
    identities: frozenset[str]  # papers that say who somebody is: whose they are tells
    third_persons: frozenset[str]  # who never apply: a paper of theirs is another paper
    issuers: frozenset[str]  # who writes a letter that many write
    issued: frozenset[str]  # papers that many issue: who does says more
    weak_in_steps: frozenset[str]
    asides: frozenset[str]  # after which stands for whom, when or why: "bagi", "apabila"
    resumes: frozenset[str]  # with which the sentence goes on after a condition in front
    states: frozenset[str]  # in which a paper is: "rusak", "lama"
    usual_in_steps: frozenset[str]  # acts and words of every other step
    named_papers: frozenset[str]  # whose name says which they are, whoever issues them
    introducing: frozenset[str]  # letters that another paper is applied for with
    kinds_of_papers: frozenset[str]  # that say what a paper is like, and not which it is
    whose: frozenset[str]  # words that say whose, and those of every other item
    carriers: frozenset[str]  # nouns after which a verb's noun only says which: "loket pendaftaran"


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of `alignment_data`."""
    text = files("corpus.alignment").joinpath("data", "wording.json").read_text("utf-8")
    data = json.loads(text)
    spellings = data["spellings"]
    phrases = {
        _spelt_right(phrase, spellings): tuple(meaning.split())
        for phrase, meaning in data["phrases"].items()
    }
    papers = _papers(data, phrases)
    phrases = {**papers, **phrases}
    named = {word for meaning in papers.values() for word in meaning if len(meaning) == 1}
    whole = {word for meaning in phrases.values() for word in meaning}
    whole |= {*data["documents"], *data["synonyms"], OFFICE_WORD}
    synonyms = _synonyms(data["synonyms"], whole)
    weak = {word if word in whole else stem(word) for word in data["weak"]}
    usual = frozenset(synonyms.get(word, word) for word in weak)
    return Vocabulary(
        spellings,
        phrases,
        max(map(len, phrases)),
        synonyms,
        frozenset(data["stop"]),
        usual,
        frozenset((*data["documents"], *named)),
        frozenset(data["verbs"]),
        tuple((one, other) for one, other in data["opposites"]),
        frozenset(whole),
        frozenset(_spelt(data)),
        frozenset(data["persons"]),
        frozenset(data["identities"]),
        frozenset(data["third_persons"]),
        frozenset(data["issuers"]),
        frozenset(data["issued"]),
        frozenset(data["weak_in_steps"]),
        frozenset(data["asides"]),
        frozenset(data["resumes"]),
        frozenset(stem(word) for word in data["states"]),
        usual.union(data["usual_acts"], data["weak_in_steps"]),
        frozenset((*data["documents"], *named)).difference(data["issued"]),
        frozenset(data["introducing"]),
        frozenset(data["kinds_of_papers"]),
        usual.union(data["persons"]),
        frozenset(data["carriers"]),
    )


def _synonyms(heads: Mapping[str, Sequence[str]], whole: Collection[str]) -> dict[str, str]:
    """The word that stands for each, by its stem; words of phrases are kept whole."""
    found: dict[str, str] = {}
    for head, variants in heads.items():
        for variant in (head, *variants):
            found.setdefault(variant if variant in whole else stem(variant), head)
    return found


def _papers(
    data: dict[str, Any], phrases: dict[tuple[str, ...], tuple[str, ...]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names of papers that requirements are read by, where the phrases do not have them.

    All names of a paper stand for one word: the one that phrases already use for some of them.
    Kinds that only say what a paper is like ("surat pernyataan") are no names.
    """
    spellings = data["spellings"]
    taken = {one for each in data["synonyms"].values() for one in each} | {*data["documents"]}
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in pattern_rows("documents"):
        if row["id"] in data["kinds_of_papers"]:
            continue
        # Short names in capitals are other words in small letters: "SIK", "SIP".
        short = [one.lower() for one in row.get("names", ()) if len(one) >= FEWEST_OF_NAME]
        names = [
            _spelt_right(name.replace("-", " "), spellings) for name in (*row["patterns"], *short)
        ]
        known = Counter(phrases[name] for name in names if name in phrases)
        word = max(known, key=lambda one: (known[one], one)) if known else (_word_of(row["id"]),)
        for name in names:
            is_new = name not in phrases and not (len(name) == 1 and name[0] in taken)
            if is_new and all(part.isalnum() for part in name):
                found.setdefault(name, word)
    return found


def _word_of(kind: str) -> str:
    return kind.replace("-", "")


def _spelt_right(phrase: str, spellings: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(spellings.get(word, word) for word in phrase.split())


def _spelt(data: dict[str, Any]) -> Iterator[str]:
    for phrase in data["phrases"]:
        yield from phrase.split()
    for head, variants in data["synonyms"].items():
        yield head
        for variant in variants:
            yield from variant.split()
    yield from (*data["stop"], *data["weak"], *data["spellings"].values())


@lru_cache(maxsize=50_000)
def folded_word(word: str) -> str:
    """The word that stands for this one.

    >>> folded_word("mengirimkan") == folded_word("pengiriman"), folded_word("verifikasi")
    (True, 'periksa')
    """
    known = vocabulary()
    key = word if word in known.whole else stem(word)
    return known.synonyms.get(key, key)


_APART = re.compile(r"\b([Dd][Ii])\s+(?=([^\W\d_]{4,30})\b)")


def joined_passives(text: str) -> str:
    """The text with passives in one word that were printed as two.

    >>> joined_passives("Pasien di panggil di loket, berkas di serahkan")
    'Pasien dipanggil di loket, berkas diserahkan'
    """
    return _APART.sub(lambda match: match.group(1) + ("" if _is_passive(match[2]) else " "), text)


def _is_passive(word: str) -> bool:
    lowered = word.lower()
    is_noun = lowered.endswith("an") and not lowered.endswith("kan")
    return not is_noun and folded_word("di" + lowered) in vocabulary().verbs


def stem(word: str) -> str:
    """A key for the forms of a word; not always a word itself.

    >>> stem("mengirimkan") == stem("pengiriman") == stem("kirim")
    True
    >>> stem("diterima") == stem("menerima"), stem("buku")
    (True, 'buku')
    """
    if not word.isalpha():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _KEEPS_LENGTH:
            word = word[: -len(suffix)]
            break
    for prefix in _PREFIXES:
        # "diperiksa" is "di" + "periksa": what a double prefix leaves behind is longer.
        least = _KEEPS_LENGTH + (prefix in _DOUBLE_PREFIXES)
        if word.startswith(prefix) and len(word) - len(prefix) >= least:
            word = word[len(prefix) :]
            break
    if len(word) > _KEEPS_LENGTH and word[0] in _LOST_INITIALS and word[1] in "aeiou":
        word = word[1:]
    return word
