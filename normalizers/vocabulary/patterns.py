"""Sources of patterns for what many readers look for: a month, a unit of time, a phone's label."""

from __future__ import annotations

from normalizers.vocabulary.vocabulary import any_of, spellings_of, words_of


def _any_spelling_of(name: str) -> str:
    return any_of(one for names in spellings_of(name) for one in names)


MONTH = _any_spelling_of("months")
TIME_UNIT = _any_spelling_of("time_units")
WEEKDAY = _any_spelling_of("weekdays")
CLOCK = any_of(words_of("clocks"))
REGION_KIND = _any_spelling_of("region_kinds")
DISTRICT_KIND = _any_spelling_of("district_kinds")
COPY = any_of(words_of("copies"))
PAPER = any_of((*words_of("copies"), *words_of("papers")))
COMPLAINT = any_of(words_of("complaints"))
OPINION = any_of(words_of("opinions"))
PHONE_LABEL = any_of(words_of("phone_labels"))
SITE_LABEL = any_of(words_of("site_labels"))
CHANNEL_LABEL = any_of(
    label for kind in ("phone", "mail", "site") for label in words_of(f"{kind}_labels")
)
