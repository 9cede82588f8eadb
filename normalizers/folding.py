"""Phrases folded into one form, so that different wordings compare as equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def fold_phrases(
    words: Sequence[str], phrases: Mapping[tuple[str, ...], Sequence[str]], longest: int
) -> list[str]:
    """The words with each known phrase replaced, the longest first, from left to right.

    `longest` is the most words that a phrase may have. What replaces a phrase is not folded again.

    >>> fold_phrases(["foto", "kopi", "ktp"], {("foto", "kopi"): ("fotokopi",)}, 2)
    ['fotokopi', 'ktp']
    """
    folded: list[str] = []
    at = 0
    while at < len(words):
        for count in range(min(longest, len(words) - at), 0, -1):
            replacement = phrases.get(tuple(words[at : at + count]))
            if replacement is not None:
                folded.extend(replacement)
                at += count
                break
        else:
            folded.append(words[at])
            at += 1
    return folded
