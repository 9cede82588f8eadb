"""Rules on what a service costs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from corpus.record.contents import leaves
from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import Charge, Evidence, FeeComponent, ServiceStandard
from parsers.names.groups import is_placeholder

# Documents of UU 23/2006 art. 59, which UU 24/2013 art. 79A makes free.
POPULATION_DOCUMENTS = frozenset(
    {
        "ktp-el",
        "kartu-keluarga",
        "kartu-identitas-anak",
        "identitas-kependudukan-digital",
        "akta-kelahiran",
        "akta-kematian",
        "akta-perkawinan",
        "akta-perceraian",
        "akta-pengakuan-anak",
        "akta-pengesahan-anak",
        "surat-pindah",
    }
)
PAYMENT = re.compile(
    r"\b(?:me(?:mbayar|lakukan\s+pembayaran|lunasi|nyetor(?:kan)?)|pembayaran\s+(?:pnbp|retribusi|"
    r"tarif|biaya|tagihan|dilakukan|oleh|melalui|via|sesuai|di\s+(?:kasir|loket|bank|bendahara))|"
    r"kode\s+billing|(?:ku|k)?witansi\s+(?:pembelian|pembayaran)|kuitansi|kwitansi|"
    r"dikenakan\s+(?:biaya|tarif|retribusi))\b",
    re.I,
)
# Of these each word of payment holds one, in any case of its letters.
PAYMENT_SIGNS = ("bayar", "lunas", "nyetor", "kode", "tans", "kenakan", "bukt")
# Payments that are no fee of this service, and statements that nothing is paid.
_OTHER_PAYMENT = re.compile(
    r"\b(?:me?terai|bermeterai|bermaterai|fotokopi|foto\s*copy|denda|deposit|jaminan|klaim|santunan|"
    r"gaji|honor\w*|tunjangan|bantuan|ganti\s+rugi|pajak|pbb|bphtb|iuran|premi|tidak|tanpa|bebas|"
    r"dilarang|gratis|jika|apabila|bila|bukti)\b",
    re.I,
)
# Proof of having paid for the service itself; that of a tax or a bill is a requirement like others.
PROOF = re.compile(
    r"\bbukti\s+(?:pembayaran|setor\w*|lunas)\s+(?:pnbp|retribusi|tarif|biaya)\s+(?:pe)?layanan\b",
    re.I,
)
_NO_FEE_CHARGE = re.compile(
    r"\b(?:denda|terlambat|keterlambatan|me?terai|pengadilan|nikah)\b", re.I
)
# Services of the statistics office whose tariff PP 13/2024 sets, and art. 4 may bring to nothing.
PAID_PRODUCTS = frozenset(
    {
        "penjualan-produk-statistik",
        "produk-statistik-nol-rupiah",
        "penjualan-data-mikro",
        "penjualan-publikasi-statistik",
    }
)
_ZERO = re.compile(r"\bnol\s+rupiah\b|\brp\.?\s?0(?![\d.,]*\d)|\b0\s?(?:rupiah|%)", re.I)
_RECIPIENTS = re.compile(
    r"\b(?:bagi|kepada|khusus|syarat|ketentuan|peraturan|perban|pp|apabila|jika|pelajar|mahasiswa"
    r"|akademi\w*|pendidikan|instansi|pemerintah\w*|lembaga|kementerian|perwakilan|internasional"
    r"|non\W?komersial|tertentu)\b",
    re.I,
)
# A regulation or decree with a number: the price can be looked up.
_NUMBERED_RULE = re.compile(
    r"\b(?:peraturan|keputusan|perda|perbup|perwali|pp|pmk|sk)\b[^.;\n]{0,90}?"
    r"\b(?:nomor|no)\b\W{0,4}\w{0,4}\d",
    re.I,
)
_RULE_WORDS = re.compile(
    r"\b(?:perda|perbup|perwali|perwako|peraturan|pp|pmk|permen\w*|keputusan|sk)\b", re.I
)


@rule
def find_unstated_fee(record: ServiceStandard) -> Iterator[Draft]:
    """Neither free, nor an amount, nor a regulation."""
    fee = _fee(record)
    if fee is None:
        return
    if _NUMBERED_RULE.search(fee.text):
        return
    is_blank = bool(fee.charges) and all(one.amount is None for one in fee.charges)
    if fee.kind == "unknown" or (fee.kind in ("fixed", "tariff") and is_blank):
        yield Draft("fee-unstated", "biaya", {"text": fee.text}, _whole(record, fee))


@rule
def find_free_but_paid(record: ServiceStandard) -> Iterator[Draft]:
    """Free by its fee section, while a step or a requirement asks for payment."""
    fee = _fee(record)
    if fee is None or fee.kind != "free" or fee.charges:
        return
    for name in ("prosedur", "persyaratan"):
        component = getattr(record, name)
        for item in leaves(component.items) if component is not None else ():
            if _asks_for_payment(item.text):
                parameters = {"between": "free-and-steps", "found_in": name, "text": item.text}
                evidence = (
                    *_whole(record, fee),
                    *evidence_at(record, item.provenance, item.text),
                )
                yield Draft("fee-disagrees", "biaya", parameters, evidence, "warning")
                return


def _asks_for_payment(text: str) -> bool:
    folded = text.casefold()
    if not any(sign in folded for sign in PAYMENT_SIGNS):
        return False
    if PROOF.search(text):
        return True
    return bool(PAYMENT.search(text)) and not _OTHER_PAYMENT.search(text)


@rule
def find_vague_fee_basis(record: ServiceStandard) -> Iterator[Draft]:
    """A regulation without number or year; amounts without any legal basis."""
    fee = _fee(record)
    if fee is None:
        return
    references = fee.legal_references
    if fee.kind == "by-regulation":
        vague = [one for one in references if one.number is None or one.year is None]
        if not references or len(vague) == len(references):
            yield Draft("fee-basis-vague", "biaya", {"text": fee.text}, _whole(record, fee))
        return
    first = _first_charge(fee.charges)
    if first is None or references or _RULE_WORDS.search(fee.text) or record.dasar_hukum:
        return
    # An export never shows the legal basis, so its absence there is only worth knowing.
    is_shown = record.source.layout not in ("sippn", "portal-text")
    evidence = evidence_at(record, first.provenance, first.text)
    yield Draft(
        "fee-basis-missing",
        "biaya",
        {"text": first.text},
        evidence,
        None if is_shown else "info",
    )


@rule
def find_replaced_regulations(record: ServiceStandard) -> Iterator[Draft]:
    """A tariff rule that is recorded as replaced."""
    for one in record.biaya.legal_references if record.biaya else ():
        replaced_by = replaced_regulations().get(f"{one.kind.casefold()} {one.number}/{one.year}")
        if replaced_by is not None:
            evidence = evidence_at(record, one.provenance, one.text)
            parameters = {"text": one.text, "replaced_by": replaced_by}
            yield Draft("fee-basis-replaced", "biaya", parameters, evidence)


@rule
def find_charged_population_documents(record: ServiceStandard) -> Iterator[Draft]:
    """A positive fee for a document that the law makes free; fines and stamp duty are none."""
    fee = _fee(record)
    if fee is None or record.service.kind not in POPULATION_DOCUMENTS:
        return
    for one in fee.charges:
        words = f"{one.text} {one.applies_to or ''}"
        if (
            (one.amount or 0) > 0
            and not _NO_FEE_CHARGE.search(words)
            and (not _NO_FEE_CHARGE.search(fee.text))
        ):
            evidence = evidence_at(record, one.provenance, one.text)
            yield Draft("population-document-fee", "biaya", {"text": one.text}, evidence)
            return


@rule
def find_unexplained_zero_tariff(record: ServiceStandard) -> Iterator[Draft]:
    """Paid statistical products for nothing, and neither to whom nor on what conditions."""
    fee = _fee(record)
    if fee is None or record.service.kind not in PAID_PRODUCTS or not _ZERO.search(fee.text):
        return
    texts = [fee.text]
    for part in (record.persyaratan, record.produk):
        texts += [item.text for item in leaves(part.items)] if part is not None else []
    if not any(_RECIPIENTS.search(text) for text in texts):
        yield Draft("zero-tariff-unexplained", "biaya", {"text": fee.text}, _whole(record, fee))


@cache
def replaced_regulations() -> Mapping[str, str]:
    """Regulation -> what replaced it, each with its source in the data file."""
    text = files("corpus.rules").joinpath("data", "replaced_regulations.json").read_text("utf-8")
    return {entry["regulation"]: entry["replaced_by"] for entry in json.loads(text)}


def _fee(record: ServiceStandard) -> FeeComponent | None:
    fee = record.biaya
    if fee is None or "biaya" in record.not_assessable or is_placeholder(fee.text):
        return None
    return fee


def _first_charge(charges: Sequence[Charge]) -> Charge | None:
    """The first thing that is charged for; a fine for coming late is no fee."""
    paid = (one for one in charges if (one.amount or 0) > 0)
    return next(
        (one for one in paid if not _NO_FEE_CHARGE.search(f"{one.text} {one.applies_to or ''}")),
        None,
    )


def _whole(record: ServiceStandard, fee: FeeComponent) -> tuple[Evidence, ...]:
    return evidence_at(record, fee.provenance.get("text"), fee.text)
