"""Which service a standard describes: the same kind for the same service in every office.

The title says it best. An export that prints no title is recognised by the service its steps name
(`permintaan layanan ...`), by its product and by the words of its trade.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.late_pattern import late
from normalizers.service.catalogue import (
    ServiceMatch,
    corrected_words,
    match_services,
    service_catalogue,
)
from normalizers.service.text import MIN_REPEATS, ServiceVote, vote_by_text
from normalizers.service.title import names_service, plain_words, title_words, wording

MIN_KIND_CONFIDENCE = 0.55  # below: no kind; a wrong kind compares what cannot be compared
CATALOGUE_CONFIDENCE = 0.98
EXTRA_WORD_CONFIDENCE = 0.03  # lost for each word of the title that the catalogue does not know
UNKNOWN_TITLE_CONFIDENCE = 0.75  # a slug made of the title's own words
UNKNOWN_TEXT_CONFIDENCE = 0.55
MIN_TEXT_VOTES = 3  # one service named outright, or its product
MAX_TEXT_CONFIDENCE = 0.95
MAX_SLUG_WORDS = 14
MAX_KINDS_IN_TITLE = 4

_CONNECTOR = late(r"\b(?:dan|serta|atau)\b|[,/&+;]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ServiceKind:
    """A service's slug and Indonesian label; both None where confidence is below the threshold.

    `evidence` holds the folded words that decided; `part_of` is the wider service that some offices
    offer whole and this one in parts.
    """

    kind: str | None
    label: str | None
    confidence: float
    evidence: tuple[str, ...]
    part_of: str | None = None


UNKNOWN_SERVICE = ServiceKind(None, None, 0.0, ())


def _from_matches(matches: tuple[ServiceMatch, ...]) -> ServiceKind:
    """One service, or several that one title offers together, in the order of their slugs."""
    first = matches[0]
    if len(matches) == 1 or not first.service.is_open:
        confidence = CATALOGUE_CONFIDENCE - EXTRA_WORD_CONFIDENCE * first.extra
        service = first.service
        words = " ".join(sorted(first.phrase))
        return ServiceKind(
            service.kind, service.label, round(confidence, 2), (words,), service.part_of
        )
    together = sorted((m for m in matches if m.service.is_open), key=lambda m: m.service.kind)
    together = together[:MAX_KINDS_IN_TITLE]
    return ServiceKind(
        kind="-dan-".join(m.service.kind for m in together),
        label=" dan ".join(m.service.label for m in together),
        confidence=round(CATALOGUE_CONFIDENCE - EXTRA_WORD_CONFIDENCE * len(together), 2),
        evidence=tuple(" ".join(sorted(m.phrase)) for m in together),
    )


def _slug(words: tuple[str, ...]) -> str:
    channels = wording().channel_words
    kept = [word for word in words if word not in channels] or list(words)
    return "-".join(kept[:MAX_SLUG_WORDS])


def _classify_title(title: str, unit: str) -> ServiceKind:
    words = corrected_words(title_words(title, unit))
    if not words:
        return UNKNOWN_SERVICE
    matches = match_services(words)
    if matches:
        is_list = bool(_CONNECTOR.search(title)) and "legalisasi" not in words
        return _from_matches(matches if is_list else matches[:1])
    if _is_only_office(words):
        return UNKNOWN_SERVICE
    if not names_service(words):
        return UNKNOWN_SERVICE
    label = " ".join(words)
    return ServiceKind(
        _slug(words), label[:1].upper() + label[1:], UNKNOWN_TITLE_CONFIDENCE, (label,)
    )


def _is_only_office(words: tuple[str, ...]) -> bool:
    """Whether a title names an office and nothing that it does: "Polresta Maju"."""
    known = wording()
    offices = known.office_names | known.unmistakable_offices
    return words[0] in offices and known.prefixes.isdisjoint(words)


def _of_letter(title: str, products: Sequence[str], unit: str) -> ServiceKind | None:
    """The service of an office that only writes the letter with which another one is asked for.

    A district's standard headed "SKCK" whose product is a "Surat Pengantar SKCK" is no police's. A
    recommendation counts where it names what the title does: "Rekomendasi Paspor".
    """
    known = wording()
    if not products or (known.letters | known.recommendations).intersection(plain_words(title)):
        return None
    named = set(title_words(title, unit))
    words = [{*plain_words(product), *title_words(product, unit)} for product in products]
    if not all(
        known.letters & one or (known.recommendations & one and named < one) for one in words
    ):
        return None
    found = _classify_title(products[0], unit)
    return found if found.kind is not None else None


def _choose_by_votes(vote: ServiceVote) -> ServiceKind:
    """The kind with the most votes; how far it leads is the confidence."""
    ranked = sorted(vote.by_kind.items(), key=lambda item: (-item[1], item[0]))
    if ranked and ranked[0][1] >= MIN_TEXT_VOTES:
        kind, votes = ranked[0]
        runner_up = ranked[1][1] if len(ranked) > 1 else 0
        confidence = min(votes / (votes + runner_up + 1), MAX_TEXT_CONFIDENCE)
        service = service_catalogue()[kind]
        evidence = vote.evidence[kind]
        return ServiceKind(kind, service.label, round(confidence, 2), evidence, service.part_of)
    named = sorted(vote.unknown.items(), key=lambda item: (-item[1], item[0]))
    if named and named[0][1] >= MIN_REPEATS:
        words = named[0][0]
        label = " ".join(words)
        return ServiceKind(
            _slug(words), label[:1].upper() + label[1:], UNKNOWN_TEXT_CONFIDENCE, (label,)
        )
    return UNKNOWN_SERVICE


def _is_statistics_office(texts: Sequence[str]) -> bool:
    return any("statisti" in text or "bps" in text for text in map(str.lower, texts))


def _classify(
    title: str,
    requirements: tuple[str, ...],
    steps: tuple[str, ...],
    products: tuple[str, ...],
    unit: str,
) -> ServiceKind:
    found = _classify_title(title, unit) if title.strip() else UNKNOWN_SERVICE
    if found.kind is not None:
        found = _of_letter(title, products, unit) or found
    else:
        has_cues = _is_statistics_office((unit, title, *steps, *products))
        found = _choose_by_votes(vote_by_text(requirements, (title, *steps), products, has_cues))
    if found.confidence < MIN_KIND_CONFIDENCE:
        return ServiceKind(None, None, found.confidence, found.evidence)
    return found


def classify_service(
    title: str | None,
    requirements: Sequence[str] = (),
    steps: Sequence[str] = (),
    products: Sequence[str] = (),
    unit: str | None = None,
) -> ServiceKind:
    """The service of a standard, from its title or, without one, from its texts.

    A service outside the catalogue gets a slug of its title's own words without the office, the
    region and the words that every title starts with. It refuses titles that name no service.

    >>> classify_service("Pelayanan Konsultasi Statistik").kind
    'konsultasi-statistik'
    >>> classify_service("Penerbitan Izin Praktek Tukang Gigi Kota Batu").kind
    'izin-praktik-tukang-gigi'
    >>> classify_service(None, steps=["Pengunjung meminta layanan konsultasi statistik"]).kind
    'konsultasi-statistik'
    >>> classify_service("Standar Pelayanan").kind is None
    True
    >>> classify_service(None).kind is None
    True
    """
    return _classify(title or "", tuple(requirements), tuple(steps), tuple(products), unit or "")
