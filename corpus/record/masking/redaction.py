"""Personal names and personal mobiles, masked in the source model itself.

Masked before the record is made, they are masked in everything that is cut out of it: texts,
trace, findings, exports. Every letter gives its place to one mask, so offsets and places hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.alignment.vocabulary import vocabulary
from corpus.record.masking.mask import MASK
from corpus.record.masking.redaction_texts import SEAM, Unit, blocks, in_one, paragraphs_of
from corpus.record.masking.redaction_traces import find_traces, name_parts
from extractor.page import Document
from extractor.passage import Passage
from normalizers.contact.contact import find_channels, is_personal
from normalizers.contact.person import TITLE, Mention, find_person_names, has_common_part
from normalizers.contact.person_introduced import find_introduced_names, is_bare_name, rest_of_name
from normalizers.contact.personal_number import Mobile, find_mobiles
from normalizers.vocabulary.patterns import PHONE_LABEL
from parsers.section import Segmentation

# An employee's number (NIP) names its holder: 18 digits, printed with or without spaces.
_EMPLOYEE_NUMBER = re.compile(
    r"\b(?:NIP|NRP|NIPPPK|NIP3K)\b\.?\s*[:.]?\s*(?P<digits>\d[\d .-]{6,26}\d)"
)
_SMALL_WORD = re.compile(r"(?<![\w@./-])[a-z]{3,30}(?![\w@/]|\.[a-z])")
# Words that say no more than that a number follows, or how to call the person.
_LABEL_WORD = re.compile(rf"(?i:\b(?:no|nomor|{PHONE_LABEL}|dan|atau|{TITLE})\b)")
_LEAD = re.compile(
    r"(?:\d{1,2}[.)]|[-•*])?\s{0,3}(?P<name>[A-Z][^:(),\d]{2,60}?)"
    rf"[\s:(,–-]*(?:(?i:no|{PHONE_LABEL})[.:\s]*)*\Z"
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_HEADS_NAMES = re.compile(r"\b(?:nama|petugas|kontak|narahubung|contact|cp|pic)\b", re.IGNORECASE)
ROWS_UNDER_HEAD = 20
LONGEST_HEAD = 60  # letters; a longer line is a sentence

Ordinary = Callable[[str], bool]


@dataclass(slots=True)
class _Search:
    """What of a document is masked, and the names and numbers that are known so far."""

    is_ordinary: Ordinary
    passages: list[Passage] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    mobiles: list[tuple[str, Passage]] = field(default_factory=list)  # seen anywhere

    def mask_name(self, unit: Unit, name: Mention) -> None:
        self.names.append(name.text)
        self.passages.append(unit.passage.cut(name.start, name.end))


@dataclass(slots=True)
class _Read:
    """What a unit holds, and whether its numbers are a person's."""

    unit: Unit
    names: list[Mention]
    mobiles: list[Mobile]
    is_personal: bool = False

    def says_no_more(self) -> bool:
        """Whether nothing stands there but names, numbers and their labels."""
        letters = list(self.unit.text)
        spans = [(one.start, one.end) for one in self.names]
        for start, end in (*spans, *((one.start, one.end) for one in self.mobiles)):
            letters[start:end] = " " * (end - start)
        return _LETTERS.search(_LABEL_WORD.sub(" ", "".join(letters))) is None


def personal_passages(document: Document, segmentation: Segmentation) -> list[Passage]:
    """The words of a document that name a person or a person's own number.

    A mobile number is personal where a personal name stands beside it: in its line, its row of
    cells, its paragraph, or on the line before or behind one where it stands alone. What is
    personal once is so wherever it stands again. An office's own numbers, posts and addresses
    stay.
    """
    known = frozenset(_SMALL_WORD.findall(document.tape))
    listed = vocabulary().spelt
    search = _Search(lambda word: word in known or word in listed)
    for standard in segmentation.standards:
        if standard.sheet.signatory is not None:
            search.names.append(standard.sheet.signatory.text)
            search.passages.append(standard.sheet.signatory)
        for section in standard.sections:
            if section.component == "pengaduan" and section.body:
                _find_contacts(in_one(paragraphs_of(section), "\n"), search)
    for block in blocks(document, segmentation):
        _find_in(block, search)
    search.passages += [words for number, words in search.mobiles if number in search.numbers]
    search.passages += find_traces(document, name_parts(search.names), search.is_ordinary)
    return search.passages


def _find_contacts(body: Unit, search: _Search) -> None:
    """Who is said to answer a channel, wherever the name stands."""
    for channel in find_channels(body.text):
        if channel.contact_name is not None:
            search.mask_name(body, channel.contact_name)
        if is_personal(channel):
            number = body.passage.cut(channel.start, channel.end)
            search.passages.append(number)
            search.numbers.update(one.national for one in find_mobiles(number.text))


def _find_in(block: Sequence[Unit], search: _Search) -> None:
    read: list[_Read] = []
    head = -ROWS_UNDER_HEAD
    for number, unit in enumerate(block):
        mobiles = [*find_mobiles(unit.text)]
        names = [*_names_in(unit.text, mobiles, search.is_ordinary)]
        if len(unit.text) <= LONGEST_HEAD and _HEADS_NAMES.search(unit.text) and not mobiles:
            head = number
        if SEAM in unit.text:
            is_headed = number - head < ROWS_UNDER_HEAD
            names += _names_in_cells(unit.text, mobiles, is_headed, search.is_ordinary)
        elif mobiles and not names and number - head < ROWS_UNDER_HEAD:
            names += _name_before(unit.text, mobiles[0], search.is_ordinary)
        read.append(_Read(unit, names, mobiles, bool(names)))
        for match in _EMPLOYEE_NUMBER.finditer(unit.text):
            search.passages.append(unit.passage.cut(*match.span("digits")))
    for before, here in pairwise(read):
        _name_the_line_before(before, here, search.is_ordinary)
        _go_on(before, here, search.is_ordinary)
        _find_broken(before, here)
    _give_owners(read)
    for one in read:
        for name in one.names:
            search.mask_name(one.unit, name)
        for mobile in one.mobiles:
            search.mobiles.append((mobile.national, one.unit.passage.cut(mobile.start, mobile.end)))
            if one.is_personal:
                search.numbers.add(mobile.national)


def _names_in(text: str, mobiles: Sequence[Mobile], is_ordinary: Ordinary) -> Iterator[Mention]:
    proven = find_person_names(text)
    yield from proven
    for name in find_introduced_names(text, mobiles, is_ordinary):
        if not any(one.start < name.end and name.start < one.end for one in proven):
            yield name


def _names_in_cells(
    text: str, mobiles: Sequence[Mobile], is_headed: bool, is_ordinary: Ordinary
) -> Iterator[Mention]:
    """Cells that are a name and nothing else, in a row with a mobile number."""
    start = 0
    for cell in text.split(SEAM):
        words = cell.strip()
        is_told = is_headed or has_common_part(words) or " " in words
        if mobiles and is_told and is_bare_name(words, is_ordinary):
            first = start + cell.index(words)
            yield Mention(words, first, first + len(words))
        start += len(cell) + 1


def _name_before(text: str, mobile: Mobile, is_ordinary: Ordinary) -> Iterator[Mention]:
    """Under a head that announces persons: all that stands before a line's number is a name."""
    lead = _LEAD.match(text[: mobile.start])
    if lead is not None and is_bare_name(lead["name"], is_ordinary):
        yield Mention(lead["name"], lead.start("name"), lead.end("name"))


def _name_the_line_before(before: _Read, here: _Read, is_ordinary: Ordinary) -> None:
    """A name alone above its employee number, or "Nama : ..." above a number that is alone."""
    if before.names or before.mobiles:
        return
    text = before.unit.text
    if _EMPLOYEE_NUMBER.match(here.unit.text) and is_bare_name(text, is_ordinary):
        before.names = [Mention(text, 0, len(text))]
    elif here.mobiles and not here.names and here.says_no_more():
        before.names = [*find_introduced_names(text, (), is_ordinary, is_near_mobile=True)]
    before.is_personal = bool(before.names)


def _go_on(before: _Read, here: _Read, is_ordinary: Ordinary) -> None:
    """A name that ends a line and goes on with the next."""
    if not any(name.end >= len(before.unit.text.rstrip()) for name in before.names):
        return
    rest = rest_of_name(here.unit.text, is_ordinary)
    if rest is not None and not any(name.start < rest.end for name in here.names):
        here.names.insert(0, rest)
        here.is_personal = True


def _find_broken(before: _Read, here: _Read) -> None:
    """Numbers that begin on one line and end on the next become numbers of the first."""
    if not (before.unit.text[-2:].strip(" -–")[-1:].isdigit() and here.unit.text[:1].isdigit()):
        return
    joined = in_one([before.unit, here.unit], "\n")
    seam = len(before.unit.text)
    for mobile in find_mobiles(joined.text):
        if mobile.start < seam < mobile.end:
            before.unit = joined
            before.mobiles = [one for one in before.mobiles if one.end <= mobile.start]
            before.mobiles.append(mobile)
            here.mobiles = [one for one in here.mobiles if one.start + seam + 1 >= mobile.end]


def _give_owners(read: Sequence[_Read]) -> None:
    """A number alone on its line is that of the person on the line before, or alone behind it."""
    for place, one in enumerate(read):
        if not one.mobiles or one.names or not one.says_no_more():
            continue
        before = read[place - 1] if place else None
        behind = read[place + 1] if place + 1 < len(read) else None
        if before is not None and before.is_personal:
            one.is_personal = bool(before.names) or before.says_no_more()
        if behind is not None and behind.names and not behind.mobiles:
            one.is_personal = one.is_personal or behind.says_no_more()


def redacted(document: Document, passages: Sequence[Passage]) -> Document:
    """The document with the letters and digits of the passages masked."""
    letters = list(document.tape)
    for passage in passages:
        for piece in passage.pieces:
            for position in range(piece.start, piece.end):
                if letters[position].isalnum():
                    letters[position] = MASK
    tape = "".join(letters)
    words = tuple(word._replace(text=tape[word.start : word.end]) for word in document.words)
    lines = tuple(
        line._replace(words=tuple(words[word.order] for word in line.words))
        for line in document.lines
    )
    return replace(document, tape=tape, words=words, lines=lines, unmasked_tape=document.tape)


def unmasked(body: Passage, text: str) -> str:
    """The text of a body as it was printed: what is found in it has the same places.

    Only to tell what kind of thing a masked stretch is; no value may be taken from such a one.
    """
    printed = body.document.unmasked_tape
    if printed is None or MASK not in text:
        return text
    clear = Passage(replace(body.document, tape=printed), body.pieces).text
    return "".join(
        letter if was != MASK else letter_before
        for was, letter, letter_before in zip(text, text, clear, strict=True)
    )
