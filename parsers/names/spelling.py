"""How a name is compared: by its letters alone, and without its English one."""

from __future__ import annotations

import re
from functools import lru_cache

_AND = re.compile(r"\s*(?:&|\bdan\s*/\s*atau\b|\bdan\b|\batau\b|\bserta\b)\s*")
AND_SIGNS = ("&", "dan", "atau", "serta")
# The words of the components' English names.
_ENGLISH_WORDS = """
requirement requirements document documents terms system systems mechanism mechanisms procedure
procedures processing completion time period duration turnaround fee fees tariff tariffs cost costs
charge charges rate rates product products output outputs result complaint complaints handling
management suggestion suggestions feedback input inputs legal basis facility facilities
infrastructure equipment competence competency competencies staff officer officers personnel
executor executors implementer implementers internal supervision control number guarantee assurance
security safety performance evaluation service services and or of the for a
"""
_ENGLISH = frozenset(("", "/", "&", *_ENGLISH_WORDS.split()))


def without_english(text: str) -> str | None:
    """A name without its English one behind it, as offices with foreign guests print both.

    >>> without_english("Persyaratan / Service Requirements")
    'Persyaratan'
    >>> without_english("Persyaratan") is None
    True
    """
    words = text.replace("/", " / ").split()
    kept = len(words)
    while kept and words[kept - 1].casefold().strip("(),.") in _ENGLISH:
        kept -= 1
    if not 0 < kept < len(words):
        return None
    return " ".join(words[:kept]).rstrip(" /")


def without_ands(letters: str) -> str:
    """Letters of a name whose words may have run into each other: "saranadanprasarana"."""
    return letters.replace("dan", "").replace("atau", "")


@lru_cache(maxsize=4_000)
def squeezed(text: str) -> str:
    """Letters only, in lower case, "and" and "or" left out: what survives gluing and spelling.

    >>> squeezed("SISTEM, MEKANISME & PROSEDUR")
    'sistemmekanismeprosedur'
    >>> squeezed("SistemMekanisme dan Prosedur :")
    'sistemmekanismeprosedur'
    """
    plain = text.casefold()
    if any(sign in plain for sign in AND_SIGNS):  # most texts have none
        plain = _AND.sub(" ", plain)
    return "".join(filter(str.isalpha, plain))
