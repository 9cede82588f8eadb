"""What a proof looks up, in one record or in a whole run.

Grounding: each verbatim text of a record is made of the words that stand at its provenance.
Conservation: what a word's fate names is in the record, with just the words that it was given.
The record may be one in the making or an entry of `records.jsonl`; the words may be those that
it was made of (`corpus.record.own_proof`) or read again (`corpus.proof.source`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, Protocol

from corpus.record.masking.mask import MASK
from corpus.record.words import Spot, letters_of
from corpus.schema import Model

DERIVED_KEYS = {"phones", "email", "website", "effective_date", "signed_date"}
MOST_ENDS = 64  # ways to leave out words that are printed over; more are of a page made for it
CARRYING_FATES = {"field", "removed", "unrecognized"}  # their words stand in the record itself

Entry = dict[str, Any]
# How a thing was proved: found in its place; the same bytes as those of a second reading; valid by
# the schema; worked out of the same words again; counted again; not at all; and,
# of a sample, how many contents were chosen.
How = Literal["found", "same", "schema", "recomputed", "counted", "unproved", "chosen"]
Check = tuple[str, How]
FatePath = tuple[int | None, str]  # the record's ordinal and the place in it that a fate names


@dataclass(slots=True)
class Proof:
    """Counts of what was checked, and what fails, in words."""

    documents: int = 0
    texts: int = 0
    grounded: int = 0
    words: int = 0
    kept_words: int = 0
    failures: list[str] = field(default_factory=list)
    checks: dict[Check, tuple[int, int]] = field(default_factory=dict)  # proved, of how many
    open_fields: Counter[str] = field(default_factory=Counter)  # that could not be worked out

    @property
    def grounding_share(self) -> float:
        return self._share(self.grounded, self.texts)

    @property
    def conservation_share(self) -> float:
        return self._share(self.kept_words, self.words)

    def _share(self, proved: int, whole: int) -> float:
        """Never whole beside a failure: what is lost is not among what was counted."""
        most = whole if self.is_whole else whole - 1
        return max(0, min(proved, most)) / whole if whole else float(self.is_whole)

    def count(self, what: str, how: How, proved: int, of: int) -> None:
        """Add to what was proved of a kind, and in which way."""
        if of:
            before = self.checks.get((what, how), (0, 0))
            self.checks[(what, how)] = (before[0] + proved, before[1] + of)

    @property
    def is_whole(self) -> bool:
        """Nothing fails: the only passing result."""
        return not self.failures

    def add(self, other: Proof) -> None:
        """Count what another proof has found, and list its failures after these."""
        self.documents += other.documents
        self.texts += other.texts
        self.grounded += other.grounded
        self.words += other.words
        self.kept_words += other.kept_words
        self.failures += other.failures
        self.open_fields.update(other.open_fields)
        for (what, how), (proved, of) in other.checks.items():
            self.count(what, how, proved, of)

    def as_entry(self) -> Entry:
        """For `--json`."""
        return {
            "documents": self.documents,
            "texts": self.texts,
            "grounded": self.grounded,
            "grounding": self.grounding_share,
            "words": self.words,
            "kept_words": self.kept_words,
            "conservation": self.conservation_share,
            "checks": [
                {"what": what, "how": how, "proved": proved, "of": of}
                for (what, how), (proved, of) in self.checks.items()
            ],
            "open_fields": dict(sorted(self.open_fields.items())),
            "failures": self.failures,
        }


Quote = tuple[str, str, Sequence[Any]]  # the path of a text, the text, and its provenance


class Letters(Protocol):
    """A source's letters, found by place."""

    def letters_at(self, spots: Sequence[Spot]) -> list[str]:
        """For each place the letters that stand there."""

    def overprinted_at(self, spots: Sequence[Spot]) -> Iterable[tuple[str, bool]]:
        """The words in the places, and whether others are printed over them."""


# grounding


def printed_at(text: str, spots: Sequence[Spot], words: Letters) -> str | None:
    """None for a text that is just the words at its places; else what stands there."""
    parts = words.letters_at(spots)
    printed = "".join(parts)
    wanted = letters_of(text)
    if wanted == printed or not wanted:
        return None
    if spots and spots[0][2] is not None:
        return None if _is_made_of(wanted, parts) else printed
    if len(wanted) == len(printed) and all(map(_is_same_letter, wanted, printed)):
        return None
    return None if _is_overprinted(wanted, words.overprinted_at(spots)) else printed


def _is_overprinted(wanted: str, words: Iterable[tuple[str, bool]]) -> bool:
    """Whether a text is the words in their order but for some that others are printed over."""
    ends = {0}
    for text, is_crossed in words:
        met = {end + len(text) for end in ends if _stands_at(wanted, end, text)}
        ends = met | ends if is_crossed else met
        if not ends:
            return False
        if len(ends) > MOST_ENDS:
            ends = set(sorted(ends)[-MOST_ENDS:])
    return len(wanted) in ends


def _stands_at(wanted: str, start: int, text: str) -> bool:
    here = wanted[start : start + len(text)]
    return len(here) == len(text) and all(map(_is_same_letter, here, text))


def _is_made_of(wanted: str, lines: Sequence[str]) -> bool:
    """Whether the text is one stretch of each of the lines, in their order.

    A line may also hold the first letters of the next stretch, so every way to part them counts;
    mostly the longest stretches do.
    """
    if _is_made_of_longest(wanted, lines):
        return True
    ends = {0}
    for line in lines:
        ends = {end for start in ends for end in _ends_within(line, wanted, start)}
    return len(wanted) in ends


def _is_made_of_longest(wanted: str, lines: Sequence[str]) -> bool:
    position = 0
    for line in lines:
        ends = _ends_within(line, wanted, position)
        if not ends:
            return False
        position = ends[-1]
    return position == len(wanted)


def _ends_within(line: str, wanted: str, start: int) -> range:
    """Where a stretch of the line can end that the text goes on with from `start`."""
    low, high = start, min(len(wanted), start + len(line))
    step = 1  # most stretches are short, and lines may be long
    while low + step < high and _holds(line, wanted[start : low + step]):
        low, step = low + step, 2 * step
    high = min(high, low + step)
    while low < high:  # a shorter stretch is in the line, too
        middle = (low + high + 1) // 2
        if _holds(line, wanted[start:middle]):
            low = middle
        else:
            high = middle - 1
    return range(start + 1, low + 1)


def _holds(line: str, wanted: str) -> bool:
    if MASK not in wanted:
        return wanted in line
    pattern = "".join("." if letter == MASK else re.escape(letter) for letter in wanted)
    return re.search(pattern, line, re.DOTALL) is not None


def _is_same_letter(wanted: str, printed: str) -> bool:
    return wanted in (printed, MASK)


def quotes_of(record: Any) -> list[Quote]:
    """Every verbatim text of a record with its places, wherever it is nested."""
    found: list[Quote] = []
    _collect(record, "", found)
    return found


def _collect(part: Any, path: str, found: list[Quote]) -> None:
    fields = _fields_of(part)
    provenance = fields.get("provenance")
    if type(provenance) is list:
        text = fields.get("text", fields.get("raw"))
        if text is not None:
            found.append((path, text, provenance))
        if fields.get("heading_provenance"):
            found.append((f"{path}.heading", fields["heading"], fields["heading_provenance"]))
    elif provenance:
        for key, places in provenance.items():
            text = _text_under(fields, key)
            if text is not None:
                found.append((f"{path}.{key}" if path else key, text, places))
    for key in fields if type(part) is dict else _NESTED[type(part)]:
        value = fields[key]
        if not value:
            continue
        if type(value) is list:
            if type(value[0]) in _NESTED and key not in (
                "provenance",
                "heading_provenance",
                "findings",
            ):
                below = f"{path}.{key}" if path else key
                for number, entry in enumerate(value):
                    _collect(entry, f"{below}[{number}]", found)
        elif type(value) in _NESTED and key != "provenance":
            _collect(value, f"{path}.{key}" if path else key, found)


def _fields_of(part: Any) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = part if type(part) is dict else part.__dict__
    return fields


def _all_models(model: type[Model]) -> set[type[Model]]:
    return {model}.union(*map(_all_models, model.__subclasses__()))


def _nested_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields that can hold parts with places of their own."""
    names = [other.__name__ for other in _all_models(Model) if "provenance" in other.model_fields]
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name not in ("provenance", "findings")
        and any(re.search(rf"\b{other}\b", str(info.annotation)) for other in names)
    )


# Of each kind of part. An entry of a file is of any kind: all its keys are looked at.
_NESTED: dict[type, tuple[str, ...]] = {
    model: _nested_fields(model) for model in _all_models(Model)
}
_NESTED[dict] = ()


def _text_under(fields: Mapping[str, Any], key: str) -> str | None:
    if key in DERIVED_KEYS:
        return None
    value = fields.get(key)
    if isinstance(value, list):
        return " ".join(map(str, value))
    return value if isinstance(value, str) else None


def spots_of(places: Sequence[Any]) -> list[Spot]:
    """A provenance as plain places, of a record in the making or of a written one."""
    if places and type(places[0]) is dict:
        return [
            (place["page"], tuple(place["bbox"]) if place["bbox"] else None, place["line"])
            for place in places
        ]
    return [(place.page, place.bbox, place.line) for place in places]


# conservation


def without_words(
    fates: Mapping[FatePath, Sequence[str]], records: Sequence[Any]
) -> Iterator[tuple[str, bool]]:
    """The paths that fates name and that do not hold all their words; and whether they are there
    at all. `fates` has the texts that each path was given."""
    for (ordinal, field_path), texts in fates.items():
        if ordinal is None:
            continue
        value = _at(records[ordinal], field_path) if ordinal < len(records) else None
        if value is None:
            yield field_path, False
        elif type(value) is str and " ".join(texts) != value:
            given, held = letters_of("".join(texts)), letters_of(value)
            is_kept = given == held or not Counter(given) - Counter(held)
            if not is_kept and not _is_derived(field_path):
                yield field_path, True


def is_tiled(text: str, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether ranges follow each other with nothing but white space of the text between them."""
    position = 0
    for start, end in ranges:
        if start != position and (start < position or text[position:start].strip()):
            return False
        position = end
    return position <= len(text) and not text[position:].strip()


@lru_cache(maxsize=4_000)
def _is_derived(field_path: str) -> bool:
    """Whether a field holds a value that was worked out of its words, not the words."""
    return field_path.rsplit(".", 1)[-1] in (*DERIVED_KEYS, "durations")


@lru_cache(maxsize=4_000)  # the same in all records
def _steps(field_path: str) -> tuple[str | int, ...]:
    found = re.findall(r"[^.\[\]]+", field_path)
    return tuple(int(step) if step.isdigit() else step for step in found)


def _at(part: Any, field_path: str) -> Any:
    """The value at a path such as `persyaratan.items[2].text`; its list's or text's parent too."""
    for step in _steps(field_path):
        if type(part) is list:
            part = part[step] if isinstance(step, int) and step < len(part) else None
        elif type(part) in _NESTED:
            part = _fields_of(part).get(str(step))
        if part is None:
            return None
    if type(part) in _NESTED:
        fields = _fields_of(part)
        return fields.get("text", part)
    return part
