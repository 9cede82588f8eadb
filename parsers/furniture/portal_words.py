"""The closing words that the national portal adds to every record: no channel of the office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.passage import Passage
from parsers.section import Row

_OPENING = re.compile(
    r"anda juga dapat menyampaikan pengaduan|melalui lapor!,?\s+anda dapat menyampaikan",
    re.IGNORECASE,
)
_SIGN_OF_OPENING = "menyampa"  # in each of these, and in few other rows
_PORTAL = re.compile(
    r"anda juga dapat menyampaikan pengaduan|melalui lapor!,?\s+anda dapat"
    r"|permasalahan pelayanan publik yang anda temui|dapat kami sampaikan ke instansi"
    r"|^website lapor!|unduh di (?:play|app) ?store|^link ke layanan online|^isu dan keluhan"
    r"|^klik banner|satu kanal sehingga laporan",
    re.IGNORECASE,
)


def has_boilerplate(text: str) -> bool:
    """Whether a text holds the portal's closing sentence.

    >>> has_boilerplate("Website : LAPOR!")
    False
    """
    return _opening(text) is not None


def _opening(text: str) -> re.Match[str] | None:
    """The beginning of the portal's closing words."""
    return _OPENING.search(text) if _SIGN_OF_OPENING in text.casefold() else None


def split_boilerplate(
    body: Sequence[Row],
) -> tuple[tuple[Row, ...], tuple[Passage, ...], tuple[Passage, ...]]:
    """The office's own lines, the portal's, and what an office typed in the field after them."""
    own: list[Row] = []
    portal: list[Passage] = []
    stray: list[Passage] = []
    has_opened = False
    for line in body:
        if has_opened:
            follows = portal[-1].text if portal else ""
            is_portal = _PORTAL.search(line.text) or not follows.rstrip().endswith((".", "Store"))
            (portal if is_portal else stray).append(line.passage)
            continue
        found = _opening(line.text)
        if found is None:
            own.append(line)
            continue
        has_opened = True
        before = line.passage.cut(0, found.start())
        if before:
            own.append(line._replace(passage=before))
        portal.append(line.passage.cut(found.start()))
    return tuple(own), tuple(portal), tuple(stray)
