"""What the fee section of a service standard says: free, a price, several, or a rule instead.

Every amount is returned with the place of its words and the part it plays: a price that is charged,
or stamp duty, a fine, a deposit, a benefit, an old price, a threshold.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from normalizers.fee.context import Role, Surroundings, find_role
from normalizers.fee.currency import RUPIAH
from normalizers.fee.label import claim_behind, find_label, labels_trail
from normalizers.fee.money import Money, find_money
from normalizers.fee.range import find_upper_end
from normalizers.fee.unit import Unit, find_unit_after, find_unit_before, leads_to_next
from normalizers.fee.wording import (
    FreeStatement,
    find_free_statements,
    frees_some_only,
    is_priced_by_formula,
    is_priced_by_rule,
    says_paid,
)
from normalizers.late_pattern import late
from normalizers.legal.regulation import LegalReference, find_regulations
from normalizers.printed_signs import plain_signs

REMEMBERED_TEXTS = 2048  # offices share their sentences; a few megabytes for each process
FeeKind = Literal["free", "fixed", "tariff", "by-regulation", "unknown"]

CHARGED_ROLES: frozenset[Role] = frozenset({"charge", "fine", "deposit"})

_PRESETS = frozenset(
    {
        "tidak dipungut biaya",
        "gratis",
        "tidak ada biaya",
        "tidak ada",
        "tanpa biaya",
        "nihil",
        "bebas",
    }
)
ZERO_MAX_CHARS = 20
_ZERO = late(r"\s*0[\s0.,\-–]*")
_PERCENTAGE_OF = late(r"(?:%|‰)[\s)]*[x×*]|[x×*]\s*\(?\d+(?:[.,]\d+)?\s*[%‰]")
_COLUMN_HEAD = late(
    r"(?i)\(\s*(?:dalam\s+)?(?:rp|rupiah|idr)\.?\s*(?:/[^)\n]{1,20})?\)|\brp\.?\s*(?:\n|\|)"
)
_COLUMN_UNIT = late(r"(?i)\(\s*rp\.?\s*(?:/|per\s)\s*([a-z][\w²³ ]{0,20})\)")
_ASIDE = late(r"\s*\([^()\n]{0,120}\)")
_EXCEPT = late(r"(?i)\b(?:kecuali|selain|hanya|cukup|di\s?luar)\b")
_BASIS_LINK = late(
    r"(?:[\s,.:;()\-–/]|\b(?:sesuai|berdasarkan|berdasar|menurut|sebagaimana|diatur|dalam|dengan|pada|"
    r"ketentuan|amanat|sesuai|oleh|dasar|hukum|mengacu|merujuk|ke|apapun|apa|pun|gratis|peraturan|"
    r"undang|hal|ini|maka|tidak|dipungut|biaya)\b)*",
    re.IGNORECASE,
)
_SEVERAL_CASES = late(
    r"(?i)\b(?:umum|bpjs|jkn|jamkes\w*|askes|kecuali|selain|sedangkan|adapun|namun|tetapi|non|wna|"
    r"luar|tarif|retribusi\s+sesuai)\b"
)


@dataclass(frozen=True, slots=True)
class ChargeValue:
    """One amount of a fee section; `start:end` are the offsets of its words.

    `amount` is in whole units of `currency` (ISO 4217), None where one is printed but unreadable;
    a range has a `maximum`. `per` is lower case without "per"; `applies_to` is as printed.
    """

    amount: int | None
    maximum: int | None
    per: str | None
    applies_to: str | None
    role: Role
    is_truncated: bool
    words_disagree: bool
    start: int
    end: int
    per_span: tuple[int, int] | None
    applies_to_span: tuple[int, int] | None
    currency: str = RUPIAH


@dataclass(frozen=True, slots=True)
class Fee:
    """The meaning of a fee section. `set_aside` are amounts that are no price of the service."""

    kind: FeeKind
    charges: tuple[ChargeValue, ...]
    set_aside: tuple[ChargeValue, ...]
    legal_references: tuple[LegalReference, ...]


_FREE_FEE = Fee("free", (), (), ())


@lru_cache(maxsize=REMEMBERED_TEXTS)
def parse_fee(text: str) -> Fee:
    """Read the text of a fee section; `unknown` where it says nothing usable.

    >>> parse_fee("Tidak dipungut biaya").kind
    'free'
    >>> [(c.amount, c.per) for c in parse_fee("Rp. 5.000,-/lembar").charges]
    [(5000, 'lembar')]
    >>> parse_fee("BPJS gratis, umum Rp 15.000").kind
    'tariff'
    >>> parse_fee("Sesuai Perda Nomor 1 Tahun 2024").kind
    'by-regulation'
    >>> parse_fee("-").kind
    'unknown'
    """
    text = plain_signs(text)
    if text.strip(" .\n\t").lower() in _PRESETS:
        return _FREE_FEE
    if _is_zero(text):
        return _FREE_FEE
    references = find_regulations(text)
    is_column = bool(_COLUMN_HEAD.search(text))
    amounts = _uncited(find_money(text, is_column=is_column), references)
    free = find_free_statements(text)
    starts = [money.start for money in amounts]
    claims = [_claim_end(text, f.end, starts) for f in free]
    stops = sorted([*claims, *(r.end for r in references)], reverse=True)
    values = _read_charges(text, amounts, stops)
    charges, set_aside = _sort_out(text, values, free)
    kind = _kind(text, charges, values, free, references)
    return Fee(kind, charges, set_aside, references)


def _is_zero(text: str) -> bool:
    return len(text) <= ZERO_MAX_CHARS and bool(_ZERO.fullmatch(text))


def _uncited(amounts: tuple[Money, ...], references: tuple[LegalReference, ...]) -> list[Money]:
    """The amounts outside every citation; both come in text order."""
    kept: list[Money] = []
    pending = list(reversed(references))
    for money in amounts:
        while pending and pending[-1].end <= money.start:
            pending.pop()
        if not pending or money.end <= pending[-1].start:
            kept.append(money)
    return kept


def _claim_end(text: str, end: int, amounts: list[int]) -> int:
    """Where the words end that say for whom a statement that ends at `end` makes it free."""
    index = bisect_left(amounts, end)
    following = amounts[index] if index < len(amounts) else len(text)
    return claim_behind(text, end, following, is_alone=False).claim_end


def _read_charges(text: str, amounts: list[Money], stops: list[int]) -> list[ChargeValue]:
    """Amounts with unit, label and role; two ends of a range become one value.

    `stops` are offsets, descending, behind which the words of an amount begin at the earliest.
    """
    values: list[ChargeValue] = []
    is_trailing = labels_trail(text, [(money.start, money.end) for money in amounts])
    floor = index = 0
    while index < len(amounts):
        money = amounts[index]
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
        while stops and stops[-1] <= money.start:
            floor = max(floor, stops.pop())
        unit = find_unit_after(text, money.end, following)
        upper = find_upper_end(text, floor, amounts[index : index + 2], unit)
        if upper is not None:
            index += 1
            following = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
            unit = find_unit_after(text, upper.end, following) or unit
        end = upper.end if upper else money.end
        is_next = unit is not None and leads_to_next(text, unit, following)
        before = None if unit and not is_next else find_unit_before(text, floor, money.start)
        unit = None if is_next and before else unit
        value = _value(money, upper, unit or before)
        around = Surroundings(floor, before.claim_start if before else money.start, end, following)
        tail = max(end, unit.end) if unit else end
        label = find_label(text, around, tail, is_trailing=is_trailing)
        values.append(_with_context(text, value, label.span, find_role(text, around)))
        floor = max(end, label.claim_end)
        aside = _ASIDE.match(text, floor, following)
        floor = aside.end() if aside else floor
        index += 1
    return _share_column_unit(text, values)


def _value(money: Money, upper: Money | None, unit: Unit | None) -> ChargeValue:
    return ChargeValue(
        amount=money.amount,
        maximum=upper.amount if upper else None,
        per=unit.name if unit else None,
        applies_to=None,
        role="charge",
        is_truncated=money.is_truncated or bool(upper and upper.is_truncated),
        words_disagree=money.words_disagree or bool(upper and upper.words_disagree),
        start=money.start,
        end=upper.end if upper else money.end,
        per_span=(unit.start, unit.end) if unit else None,
        applies_to_span=None,
        currency=money.currency,
    )


def _with_context(
    text: str, value: ChargeValue, label: tuple[int, int] | None, role: Role
) -> ChargeValue:
    name = " ".join(text[label[0] : label[1]].split()) if label else None
    return replace(value, applies_to=name, applies_to_span=label, role=role)


def _share_column_unit(text: str, values: list[ChargeValue]) -> list[ChargeValue]:
    """A column head such as "(Rp/m2)" gives its unit to the amounts below it."""
    head = _COLUMN_UNIT.search(text)
    if head is None:
        return values
    name = head.group(1).lower().strip().translate(str.maketrans("²³", "23"))
    return [
        replace(v, per=name, per_span=head.span(1)) if v.per is None and v.start > head.end() else v
        for v in values
    ]


def _sort_out(
    text: str, values: list[ChargeValue], free: tuple[FreeStatement, ...]
) -> tuple[tuple[ChargeValue, ...], tuple[ChargeValue, ...]]:
    """What is charged, and what is set aside.

    Stamp duty is charged only where it is all there is, or the only exception to "free". A fine
    for being late is no price of what is free, unless it is said to be the exception.
    """
    nonzero = [v for v in values if v.amount != 0]
    is_free = any(not one.is_limited for one in free) or len(nonzero) < len(values)
    is_excepted = _EXCEPT.search(text) is not None
    roles = CHARGED_ROLES - {"fine"} if is_free and not is_excepted else CHARGED_ROLES
    if not any(v.role in roles for v in nonzero) and (not free or is_excepted):
        roles = frozenset({"stamp-duty"})
    charged = tuple(v for v in nonzero if v.role in roles)
    return charged, tuple(v for v in nonzero if v.role not in roles)


def _kind(
    text: str,
    charges: tuple[ChargeValue, ...],
    values: list[ChargeValue],
    free: tuple[FreeStatement, ...],
    references: tuple[LegalReference, ...],
) -> FeeKind:
    has_zero = any(v.amount == 0 for v in values)
    if charges:
        is_free_for_some = has_zero or any(not f.is_limited for f in free)
        is_several = len(charges) > 1 or charges[0].maximum is not None
        is_several = is_several or bool(_PERCENTAGE_OF.search(text))
        return "tariff" if is_free_for_some or is_several else "fixed"
    # "Tidak ada biaya tambahan" says nothing of the fee itself.
    if has_zero or any(not statement.is_limited for statement in free):
        zeros = [FreeStatement(v.start, v.end, False) for v in values if v.amount == 0]
        stated = [*free, *zeros]
        is_tariff = _cites_a_price(text, stated, references) or says_paid(text, free)
        is_tariff = is_tariff or frees_some_only(text, stated)
        return "tariff" if is_tariff else "free"
    if is_priced_by_formula(text):
        return "tariff"
    return "by-regulation" if references or is_priced_by_rule(text) else "unknown"


def _cites_a_price(
    text: str, free: list[FreeStatement], references: tuple[LegalReference, ...]
) -> bool:
    """Whether a rule beside "free" prices other cases, and is not just the basis of "free"."""
    ends = sorted(statement.end for statement in free)
    edges = [0, *(edge for r in references for edge in (r.start, r.end)), len(text)]
    uncited = " ".join(
        text[left:right] for left, right in zip(edges[::2], edges[1::2], strict=True)
    )
    is_one_case = not _SEVERAL_CASES.search(uncited)
    for reference in references:
        before = bisect_right(ends, reference.start)
        is_basis = before > 0 and bool(
            _BASIS_LINK.fullmatch(text, ends[before - 1], reference.start)
        )
        leads = before < len(ends) and is_one_case
        if not is_basis and not leads:
            return True
    return False
