"""Whether a line states a fee and nothing else, whatever name it stands under."""

from __future__ import annotations

from functools import lru_cache

from normalizers.fee.fee import parse_fee
from normalizers.fee.wording import find_free_statements
from normalizers.late_pattern import late
from normalizers.letter_case import lowered

MAX_WORDS = 8
# A quick look: each such line begins with one of these; a bare number may be anything's.
_SIGN = late(
    r"(?i)\W{0,4}(?=rp|idr|usd|us\$|0\b|free|n[io]|t[aid]|(?:di)?(?:bebas|gratis)|cuma|prodeo)"
)
# What denies without a word for money may deny whatever was asked for: papers as well as a fee.
_DENIALS = frozenset(("tidak ada", "tdk ada", "tiada", "nihil", "bebas", "nol", "0"))
_AROUND = " .,;:-–\t\n"


@lru_cache(maxsize=10_000)
def is_bare_fee(text: str) -> bool:
    """Whether a line begins with a fee, or with that there is none, and is no longer than one.

    >>> is_bare_fee("Rp 5.000,- per lembar"), is_bare_fee("Meterai Rp 10.000")
    (True, False)
    >>> is_bare_fee("Tidak dipungut biaya"), is_bare_fee("Tidak ada"), is_bare_fee("Tidak berlaku")
    (True, False, False)
    """
    return _begins_with_fee(text) and not _only_denies(text)


def may_be_bare_fee(text: str) -> bool:
    """The same of a line where a fee is expected, so that "tidak ada" denies one.

    >>> may_be_bare_fee("Nihil"), may_be_bare_fee("Surat pengantar")
    (True, False)
    """
    return is_bare_fee(text) or _only_denies(text)


def _only_denies(text: str) -> bool:
    return lowered(text).strip(_AROUND) in _DENIALS


def _begins_with_fee(text: str) -> bool:
    sign = _SIGN.match(text)
    if sign is None or len(text.split()) > MAX_WORDS:
        return False
    fee = parse_fee(text)
    starts = [charge.start for charge in fee.charges]
    starts += [statement.start for statement in find_free_statements(text)]
    if not starts:
        return fee.kind == "free"  # "Rp 0,-"
    return min(starts) <= sign.end()
