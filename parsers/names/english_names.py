"""English names of components, which offices with foreign guests print behind the law's."""

from __future__ import annotations

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
