"""What an item of a standard says: who acts, what is done, which documents are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from normalizers.item.clause import read_clause
from normalizers.item.documents import RequestedDocumentMention, find_documents
from normalizers.item.tokens import read_tokens

# Distinct texts; the same boilerplate recurs in every office.
REMEMBERED_ITEMS = 20_000


@dataclass(frozen=True, slots=True)
class ItemLanguage:
    """What is read from one step or requirement.

    `actor` is verbatim, `action` the verb in its active form, None where the text does not say;
    `documents` point at their words in the text.
    """

    actor: str | None
    action: str | None
    documents: tuple[RequestedDocumentMention, ...]


@lru_cache(maxsize=REMEMBERED_ITEMS)
def read_item(text: str) -> ItemLanguage:
    """Read one item, given without its marker, lines joined.

    Takes no object for an actor (`kepada petugas`) and nothing for a requested document that is
    applied for, denied or only referred to (`permohonan KTP`, `belum memiliki NPWP`).

    >>> read_item("Berkas diverifikasi oleh petugas loket")
    ItemLanguage(actor='petugas loket', action='memverifikasi', documents=())
    >>> requirement = read_item("FC KTP dan KK masing-masing 2 lembar")
    >>> [(found.kind, found.text, found.copies) for found in requirement.documents]
    [('ktp', 'KTP', 2), ('kk', 'KK', 2)]
    >>> read_item("Pemohon berusia 17 tahun").action is None
    True
    """
    tokens = read_tokens(text)
    clause = read_clause(tokens)
    return ItemLanguage(clause.actor, clause.action, find_documents(tokens))


def paper_words(text: str, kind: str | None) -> str:
    """The words of an item that name a paper; "" where they name none of that kind.

    >>> paper_words("FC KTP dan KK", "kk"), paper_words("FC KTP", None)
    ('KK', '')
    """
    return next((paper.text for paper in read_item(text).documents if paper.kind == kind), "")


def is_applicant(actor: str | None) -> bool:
    """Whether the actor of an item is who applies: the first title in its words says it.

    >>> is_applicant("Calon peserta"), is_applicant("petugas loket"), is_applicant(None)
    (True, False, False)
    """
    spans = (span for span in read_tokens(actor or "").spans if span.label == "actor")
    first = min(spans, key=lambda span: span.first, default=None)
    return first is not None and first.kind == "applicant"
