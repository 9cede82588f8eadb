"""The office that has issued a decree, by the decree's title or its annex's: "Keputusan Kepala
Dinas Sosial", "Lampiran Keputusan Camat Wlingi"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.passage import Passage, join_passages
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.names.offices import government_of, opens_office, year_at_end
from parsers.section import Row

TITLE_ROWS = 4  # printed lines from "Keputusan" to the decree's number
SUBJECT_ROWS = 6  # printed lines from "tentang" on
MAX_HEAD_ROWS = 40  # rows of a decree's beginning, before its reasons

_TITLE = re.compile(
    r"\W*(?:lampiran\b\W*(?:[ivx]{1,5}\b|\d{1,2}\b)?\W*)?(?:salinan\W+)?(?:surat\s+)?"
    r"(?:keputusan|peraturan)\b\W*",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"\W*(?:nomor|no\.|tentang|tanggal|tgl|menimbang|lampiran|keputusan|peraturan)\b|$",
    re.IGNORECASE,
)
_REASONS = re.compile(r"\W*(?:menimbang|mengingat)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\W*tentang\b\W*", re.IGNORECASE)
_TITLE_END_INSIDE = re.compile(r"\W+(?:nomor|tentang|tanggal)\b", re.IGNORECASE)
_ACTING = re.compile(rf"{any_of(words_of('acting'))}\b\W*", re.IGNORECASE)
_AT_OFFICE = re.compile(rf"\b{any_of(words_of('at_office'))}\s+", re.IGNORECASE)
_RULER = re.compile(rf"{any_of(words_of('rulers'))}\b", re.IGNORECASE)
_OFFICIALS = sorted((*words_of("officials"), *words_of("managers")), key=len, reverse=True)
_OFFICE_OF = tuple(entry.rsplit(" ", 1) for entry in words_of("official_offices"))


def find_issuer(rows: Sequence[Row]) -> Passage | None:
    """The office whose head decides, or the one that the decree is for; None where no row of its
    title names an office."""
    rows = rows[:MAX_HEAD_ROWS]
    for official in _titles(rows):
        if _RULER.match(official.text):
            break
        headed = _headed(official)
        if headed is not None:
            return headed
        kinds = [kind for name, kind in _OFFICE_OF if _starts_with(official.text, name)]
        if kinds:
            return _spelt(rows, official, kinds) or _decided_for(rows) or official
    return _decided_for(rows)


def _titles(rows: Sequence[Row]) -> Iterator[Passage]:
    """What stands behind each "Keputusan" that is a row's first word: the official."""
    for number, row in enumerate(rows):
        if _REASONS.match(row.text):
            continue
        title = _TITLE.match(row.text)
        if title is None:
            continue
        below = rows[number + 1 : number + TITLE_ROWS + 1]
        end = next((n for n, other in enumerate(below) if _TITLE_END.match(other.text)), None)
        parts = [row.passage.cut(title.end()), *(other.passage for other in below[: end or 0])]
        parts = [part for part in parts if part]
        if not parts:
            continue
        whole = join_passages(parts)
        inside = _TITLE_END_INSIDE.search(whole.text)
        whole = whole.cut(0, inside.start()) if inside is not None else whole
        acting = _ACTING.match(whole.text)
        yield _trimmed(whole.cut(acting.end()) if acting is not None else whole)


def _trimmed(name: Passage) -> Passage:
    year = year_at_end(name.text)
    name = name.cut(0, year) if year is not None else name
    return name.cut(0, len(name.text.rstrip(" ,.;:")))


def _headed(official: Passage) -> Passage | None:
    """The office behind a word for its head: "Kepala Dinas Sosial"."""
    for name in _OFFICIALS:
        if _starts_with(official.text, name):
            office = official.cut(len(name) + 1)
            if opens_office(office.text) and not government_of(office.text):
                return office
    return None


def _starts_with(text: str, phrase: str) -> bool:
    return text.casefold().startswith(f"{phrase} ")


def _spelt(rows: Sequence[Row], official: Passage, kinds: Sequence[str]) -> Passage | None:
    """The office of an official with a title of his own, where the decree also spells it: "Camat
    Wlingi", "pada Kecamatan Wlingi"."""
    names = [official.text.split()[count:] for count in (1, 2)]
    for row in rows:
        words = row.text.split()
        for number, word in enumerate(words[:-1]):
            for name in names:
                if word.casefold() in kinds and name and words[number + 1] == name[0]:
                    start = len(" ".join(words[:number]))
                    start += 1 if number else 0
                    return row.passage.cut(start, _end(words, number + 1, name))
    return None


def _end(words: Sequence[str], first: int, name: Sequence[str]) -> int:
    """Where the words end that are a name's, from a first one on."""
    count = 0
    while first + count < len(words) and count < len(name):
        if words[first + count].strip(",.;") != name[count].strip(",.;"):
            break
        count += 1
    return len(" ".join(words[: first + count]).rstrip(",.;"))


def _decided_for(rows: Sequence[Row]) -> Passage | None:
    """The office in the decree's subject: "tentang standar pelayanan pada Dinas Sosial"."""
    start = next((n for n, row in enumerate(rows) if _SUBJECT.match(row.text)), None)
    if start is None:
        return None
    subject = rows[start : start + SUBJECT_ROWS]
    end = next((n for n, row in enumerate(subject) if n and _ends_subject(row.text)), len(subject))
    whole = join_passages(row.passage for row in subject[:end])
    for at in _AT_OFFICE.finditer(whole.text):
        office = _trimmed(whole.cut(at.end()))
        if opens_office(office.text) and not government_of(office.text):
            return office
    return None


def _ends_subject(text: str) -> bool:
    """Whether a row below a decree's subject is none of it: what has a verb, a comma, a number."""
    return _TITLE_END.match(text) is not None or not text.isupper()
