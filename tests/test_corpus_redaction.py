"""Masked persons and their numbers: nowhere in what comes of a document."""

from __future__ import annotations

import re

import pytest
from redaction_cases import HELD_OUT, WORKING, Case
from typed_texts import STANDARD

from corpus.pipeline import Extraction, extract_document
from corpus.trace import trace_lines
from extractor.read import read_document

HEADS = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, Mekanisme dan Prosedur",
    "waktu": "Waktu Penyelesaian",
    "biaya": "Biaya / Tarif",
    "produk": "Produk Pelayanan",
    "pengaduan": "Pengaduan Layanan",
}


def masked(case: Case) -> Extraction:
    """The standard with the case's lines for one of its sections, masked."""
    parts = re.split(rf"({'|'.join(map(re.escape, HEADS.values()))})\n", STANDARD)
    place = parts.index(HEADS[case.section])
    parts[place + 1] = f"\n{case.text}\n\n"
    text = "".join(f"{part}\n" if part in HEADS.values() else part for part in parts)
    name = "naskah.md" if "|---" in text or "](" in text else "naskah.txt"
    return extract_document(read_document(text.encode(), name), name, redact=True)


def everything(extraction: Extraction) -> str:
    trace = trace_lines(extraction.document, extraction.fates, "naskah.txt")
    records = [record.model_dump_json() for record in extraction.records]
    return "\n".join([*records, *(line["text"] for line in trace)])


def digits_of(text: str) -> str:
    return re.sub(r"[^\d\n]", "", re.sub(r"(?m)^\s*\d{1,2}[.)]", "", text))


def named(case: Case) -> str:
    return case.text[:60].replace("\n", " ")


@pytest.mark.parametrize("case", [*WORKING, *HELD_OUT], ids=named)
def test_persons_and_their_numbers_are_masked(case: Case) -> None:
    extraction = masked(case)
    found = everything(extraction)
    for secret in case.hidden:
        assert secret.lower() not in found.lower()
        if secret.isdigit():
            assert secret.lstrip("062") not in digits_of(found)
    for words in case.kept:
        assert words in found
    record = extraction.records[0]
    if case.channels:
        assert record.pengaduan is not None
        channels = [(channel.kind, channel.value) for channel in record.pengaduan.channels]
        for channel in case.channels:
            assert channel in channels
            channels.remove(channel)
