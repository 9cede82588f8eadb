"""Rules on slips of the pen: what an office would mend at once if it were shown to it.

Each looks at words that stand there; what says that something does not stand there (a paper that
no requirement names, a number that no item has) is asked only where the lists were read whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from corpus.record.contents import leaves
from corpus.rules.content import texts_of
from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import Item, ServiceStandard
from normalizers.item.documents import RequestedDocumentMention
from normalizers.item.language import is_applicant, read_item
from normalizers.vocabulary.patterns import SITE_LABEL

_LISTS = ("persyaratan", "prosedur", "produk")
# What an applicant hands in; what an office gives out on the way is no paper that is asked for.
_HANDING_IN = frozenset(
    ("menyerahkan", "membawa", "melampirkan", "menunjukkan", "menyertakan", "mengumpulkan")
)
_WORD = re.compile(r"[^\W\d_]+")
_REFERENCE = re.compile(
    r"\b(?:dimaksud|tersebut|disebut(?:kan)?)\s+(?:pada|dalam|di)\s+"
    r"(?:angka|nomor|butir|poin)\s+\(?(?P<number>\d{1,2})\b(?!\s*(?:tahun|/|\.\d))"
    r"(?!\W{0,3}(?:pasal|ayat|peraturan|undang|keputusan|lampiran|huruf))",
    re.I,
)
_LAW = re.compile(r"\b(?:pasal|ayat|undang|peraturan|keputusan|lampiran)\b", re.I)
_YEAR = re.compile(
    r"\b(?:nomor|no\.?)\s{0,3}[^\s;]{1,12}\s{1,3}tahun\s{1,3}(?P<year>\d{4,5})\b", re.I
)
_OLDEST_YEAR, _NO_YEAR = 1800, 2100  # the oldest ordinances in force are of the 1840s
_CALLED_WEBSITE = re.compile(
    rf"\b(?:web\s?site|situs\s?web|{SITE_LABEL})\s{{0,3}}[:=]\s{{0,3}}"
    r"(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4})",
    re.I,
)
_OLD_STAMP = re.compile(
    r"\b(?:ber)?m[ae]t[ae]?rai\b[^.;\n\d]{0,40}(?:\brp\.\s{0,2})?(?P<amount>[36]\.?000)(?![\d.]\d)",
    re.I,
)
_MIN_NUMBERED = 3  # items, before a gap among their numbers says anything


class _Words(NamedTuple):
    not_asked: frozenset[str]  # kinds of papers
    empty: frozenset[str]
    telling: frozenset[str]


@cache
def _words() -> _Words:
    text = files("corpus.rules").joinpath("data", "papers_and_words.json").read_text("utf-8")
    data = json.loads(text)
    return _Words(*(frozenset(data[name]) for name in ("not_asked", "empty_words", "telling")))


@rule
def find_unlisted_papers(record: ServiceStandard) -> Iterator[Draft]:
    """A paper that applicants hand in by the steps, and that no requirement names. Once a kind."""
    if not (_is_read_whole(record, "persyaratan") and record.prosedur and record.persyaratan):
        return
    handed_in = list(_handed_in(record.prosedur.items))
    texts = _all_texts(record) if handed_in else []
    known = {one.kind for text in texts for one in read_item(text).documents}
    left = [one for one in handed_in if one[1].kind not in known]
    asked = " ".join(texts)
    # A name may begin in one text and end in the next; no two records have all texts in common.
    known = {one.kind for one in read_item(asked).documents} if left else set()
    for item, paper in left:
        if paper.kind in known or _stands(paper.text, asked):
            continue
        known.add(paper.kind)
        parameters = {"text": paper.text, "step": item.text}
        evidence = evidence_at(record, item.provenance, item.text)
        yield Draft("requirement-unlisted", "prosedur", parameters, evidence)


def _handed_in(steps: Sequence[Item]) -> Iterator[tuple[Item, RequestedDocumentMention]]:
    """The papers that applicants hand in by the steps, and that may have to be asked for."""
    words = _words()
    for item in leaves(steps):
        said = read_item(item.text)
        if said.action in _HANDING_IN and is_applicant(said.actor):
            yield from ((item, one) for one in said.documents if one.kind not in words.not_asked)


def _all_texts(record: ServiceStandard) -> list[str]:
    """Whatever may name a paper that is asked for: requirements, and all that was not placed."""
    own = record.persyaratan
    items = _with_children(own.items) if own else []
    texts = [item.text for item in items] + [item.group or "" for item in items]
    texts += [one.text for one in record.unrecognized] + [one.text for one in record.removed]
    products = record.produk.items if record.produk else []
    texts += [item.text for item in _with_children(products)]
    return [*texts, record.service.title or ""]


def _with_children(items: Sequence[Item]) -> list[Item]:
    return [one for item in items for one in (item, *_with_children(item.children))]


def _stands(words: str, text: str) -> bool:
    return " ".join(words.casefold().split()) in " ".join(text.casefold().split())


@rule
def find_empty_requirements(record: ServiceStandard) -> Iterator[Draft]:
    """A requirement that names nothing: "Berkas lain yang diperlukan"."""
    if record.persyaratan is None or not _is_read_whole(record, "persyaratan"):
        return
    for item in leaves(record.persyaratan.items):
        if _names_nothing(item.text):
            evidence = evidence_at(record, item.provenance, item.text)
            yield Draft("requirement-vague", "persyaratan", {"text": item.text}, evidence)


def _names_nothing(text: str) -> bool:
    """Whether nothing but words of every requirement stand there, and nothing follows.

    >>> _names_nothing("Dokumen pendukung lainnya"), _names_nothing("Dokumen lingkungan")
    (True, False)
    """
    words = set(_WORD.findall(text.casefold()))
    known = _words()
    if not words <= known.empty or words.isdisjoint(known.telling):
        return False  # nearly always
    return not (text.rstrip().endswith(":") or any(map(str.isdigit, text)))


@rule
def find_dangling_references(record: ServiceStandard) -> Iterator[Draft]:
    """ "Sebagaimana dimaksud pada angka 9" in a list that ends before 9."""
    for name in _LISTS:
        part = getattr(record, name)
        if part is None or not _is_read_whole(record, name):
            continue
        items = _with_children(part.items)
        references = [(item, one) for item in items for one in _REFERENCE.finditer(item.text)]
        if not references:
            continue  # most lists
        numbers = {int(item.number) for item in items if item.number and item.number.isdigit()}
        if not numbers or not _has_every_number(record, numbers):
            continue
        for item, found in references:
            before = item.text[max(0, found.start() - 60) : found.start()]
            if int(found["number"]) > max(numbers) and not _LAW.search(before):
                parameters = {"text": found.group(), "last": max(numbers)}
                evidence = evidence_at(record, item.provenance, item.text)
                yield Draft("reference-dangling", name, parameters, evidence)


def _has_every_number(record: ServiceStandard, numbers: set[int]) -> bool:
    """Whether the document's lists end where this one does: a longer one may be meant."""
    others = [
        int(item.number)
        for name in _LISTS
        if (part := getattr(record, name)) is not None
        for item in _with_children(part.items)
        if item.number and item.number.isdigit()
    ]
    return max(others) <= max(numbers) and not record.unrecognized


@rule
def find_impossible_years(record: ServiceStandard) -> Iterator[Draft]:
    """A regulation of a year that cannot be: "Nomor 6 Tahun 20199"."""
    if record.reading.ocr_confidence is not None:
        return  # a digit too many may be the camera's
    told: set[str] = set()
    for name, text, places in texts_of(record):
        for found in _YEAR.finditer(text):
            year = int(found["year"])
            if (year < _OLDEST_YEAR or year >= _NO_YEAR) and found["year"] not in told:
                told.add(found["year"])
                parameters = {"text": " ".join(found.group().split()), "year": found["year"]}
                evidence = evidence_at(record, places, found.group())
                yield Draft("year-impossible", name, parameters, evidence)


@rule
def find_numbering_gaps(record: ServiceStandard) -> Iterator[Draft]:
    """Items 1, 2 and 4: a number was left out, or an item."""
    for name in _LISTS:
        part = getattr(record, name)
        if part is None or not _is_read_whole(record, name):
            continue
        items = [item for item in part.items if item.number]
        numbers = [int(item.number) for item in items if item.number and item.number.isdigit()]
        if len(numbers) < _MIN_NUMBERED or len(numbers) != len(part.items):
            continue
        gaps = [
            (one, item)
            for (one, after), item in zip(pairwise(numbers), items[1:], strict=True)
            if after != one + 1
        ]
        if numbers[0] != 1 or len(gaps) != 1:
            continue  # numbered anew, or in another order
        last, item = gaps[0]
        missing = last + 1
        is_one = numbers[numbers.index(last) + 1] == missing + 1
        if is_one and not _may_be_elsewhere(record, missing):
            evidence = evidence_at(record, item.provenance, f"{item.number}. {item.text}")
            parameters = {"number": missing, "before": last, "after": missing + 1}
            yield Draft("numbering-gap", name, parameters, evidence)


def _may_be_elsewhere(record: ServiceStandard, number: int) -> bool:
    """Whether the number stands anywhere as a marker: then the item was read as something else."""
    if record.unrecognized or record.reading.ocr_confidence is not None:
        return True
    if any(one.reason == "duplicate-item" for one in record.removed):
        return True
    marker = re.compile(rf"(?<![\d.]){number}\s?[.)]")
    texts = [text for _, text, _ in texts_of(record)] + [one.text for one in record.removed]
    return any(marker.search(text) for text in texts)


@rule
def find_mails_called_websites(record: ServiceStandard) -> Iterator[Draft]:
    """An e-mail address printed as the website's."""
    complaint = record.pengaduan
    if complaint is None or "pengaduan" in record.not_assessable:
        return
    for found in _CALLED_WEBSITE.finditer(complaint.text):
        places = complaint.provenance.get("text")
        evidence = evidence_at(record, places, found.group())
        yield Draft("website-is-email", "pengaduan", {"text": found["mail"]}, evidence)


@rule
def find_old_stamp_duty(record: ServiceStandard) -> Iterator[Draft]:
    """Stamps of Rp 3,000 or Rp 6,000: since 2021 there is one of Rp 10,000 only. Once."""
    for name, text, places in texts_of(record):
        found = _OLD_STAMP.search(text)
        if found is not None:
            evidence = evidence_at(record, places, text)
            amount = found["amount"].replace(".", "")
            parameters = {"text": found.group(), "amount": f"{amount[0]}.000"}
            yield Draft("stamp-duty-old", name, parameters, evidence)
            return


def _is_read_whole(record: ServiceStandard, component: str) -> bool:
    """Whether nothing is known to be lacking from our reading of a component."""
    return (
        component not in record.not_assessable
        and component not in record.reading.not_whole
        and not any(component in doubt.components for doubt in record.reading.doubts)
    )
