"""The names by which lists call who applies and who works there, for those who look for sentences.

All that can act is in `patterns/actors.jsonl`; these are the ones that steps begin with so often
that a line with them is a sentence and no heading.
"""

from __future__ import annotations

from functools import cache

from normalizers.item.word_lists import word_classes


@cache
def usual_applicants() -> tuple[str, ...]:
    """Who applies, in small letters, in the order of the alphabet.

    >>> "pasien" in usual_applicants(), "petugas" in usual_applicants()
    (True, False)
    """
    return tuple(sorted(word_classes()["usual-applicant"]))


@cache
def usual_actors() -> tuple[str, ...]:
    """Who applies and who works there.

    >>> "pasien" in usual_actors(), "petugas" in usual_actors()
    (True, True)
    """
    return tuple(sorted((*usual_applicants(), *word_classes()["usual-officer"])))
