"""What cannot be done in a review, in words for the person who asked for it."""

from __future__ import annotations

from extractor.errors import WrongUse


class ReviewRefused(WrongUse):
    """An action that cannot be; nothing was written."""


class ReviewConflict(ReviewRefused):
    """Somebody else has changed the record since it was looked at."""

    advice = "Lihat lagi rekaman itu, lalu ulangi."
