"""The vocabulary's lists are asked for, and not written again where they are needed."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from tests.support.word_lists import written_again

ROOT = Path(__file__).parents[2]
PACKAGES = ("normalizers", "parsers", "corpus", "output")
LISTS: dict[str, list[str]] = json.loads(
    (files("normalizers") / "vocabulary" / "words.json").read_text("utf-8")
)
SPELLED = ("months", "time_units", "weekdays", "region_kinds", "district_kinds")  # names by thing
# Words of every sentence, of which each reader asks something else: what joins two, what says
# that a text describes, what a number behind it names. And the components' fields, by which tables
# all over the code are keyed.
ORDINARY = ("title_goes_on", "describing", "other_places", "delivery", "management")
_KINDS = "the kinds of channels that records have, by their English names"
_NO_NAME = "one long list of what is in no person's name; a longer one would hide fewer names"
_MISSPELT = "patterns of misspelt labels, which tell the kinds apart"
# Where words of a list stand for something that the list does not say, and why.
ALLOWED = {
    ("corpus/record/pointed_pictures.py", "other_texts"): "pictures, and no other texts",
    ("corpus/record/pointed_pictures.py", "pointing"): "what points to a picture, inside a text",
    ("corpus/record/signs/head_signs.py", "products"): "acts that are a service without a thing",
    ("corpus/schema.py", "phone_labels"): _KINDS,
    ("normalizers/contact/contact.py", "phone_labels"): "the kinds that are told behind a number",
    ("normalizers/contact/label.py", "phone_labels"): _MISSPELT,
    ("normalizers/contact/label.py", "site_labels"): _MISSPELT,
    ("normalizers/contact/person.py", "label_things"): _NO_NAME,
    ("normalizers/contact/person.py", "office_unfinished"): _NO_NAME,
    ("normalizers/contact/person.py", "papers"): _NO_NAME,
    ("normalizers/contact/person.py", "rulers"): _NO_NAME,
    ("normalizers/contact/phone_context.py", "papers"): "papers that have numbers of their own",
    ("normalizers/contact/phone_context.py", "phone_labels"): _MISSPELT,
    ("normalizers/contact/place.py", "phone_labels"): "beginnings of words, such as teleponnya",
    ("normalizers/contact/web_host.py", "phone_labels"): "only those that a host may be glued to",
    ("normalizers/fee/unit.py", "office_grades"): "what grades a fee is charged by, not offices",
    ("normalizers/legal/regulation.py", "region_kinds"): "a short form with its own full stop",
    ("parsers/names/component_texts.py", "phone_labels"): "stems among stems, a quick look",
    ("parsers/names/titles.py", "months"): "months of English dates",
}


def _lists() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(
            word for entry in entries for word in (entry.split() if name in SPELLED else [entry])
        )
        for name, entries in LISTS.items()
        if name not in ORDINARY
    }


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], str]:
    """What is written again, by module and list, with the place and the words."""
    modules = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    lists = _lists()
    return {
        (path.relative_to(ROOT).as_posix(), one.name): f"line {one.line}: {', '.join(one.words)}"
        for path in modules
        for one in written_again(path.read_text("utf-8"), lists)
    }


def test_no_list_of_the_vocabulary_is_written_again(found: dict[tuple[str, str], str]) -> None:
    assert {place: words for place, words in found.items() if place not in ALLOWED} == {}


def test_what_is_allowed_is_still_there(found: dict[tuple[str, str], str]) -> None:
    assert ALLOWED.keys() - found.keys() == set()


@pytest.mark.parametrize(
    "code",
    [
        r'DAY = re.compile(r"\b(?:senin|selasa|rabu|kamis)\b")',
        r'DAY = re.compile(rf"(?:{X}|senin|selasa)\s+" r"(?:rabu|kamis)")',
        'DAYS = frozenset(("senin", "selasa", "Rabu", "kamis"))',
        'DAYS = {"senin": 1, "selasa": 2, "rabu": 3, "kamis": 4}',
        'DAYS = "senin selasa rabu kamis sabtu".split()',
        r'COPY = late(r"foto\s?copy|fotokopi|kopi|(?:salinan)?")',
        'CLOCKS = ["wib", "wita", "wit"]',
    ],
)
def test_a_list_is_found_however_it_is_written(code: str) -> None:
    assert [one.name for one in written_again(code, _lists())]


@pytest.mark.parametrize(
    "code",
    [
        '"""Open from senin|selasa|rabu|kamis on."""',
        'SHORT = re.compile("senin|kamis")',
        'TEXT = "Buka Senin, Selasa, Rabu, Kamis."',
        'OTHERS = ("seninan", "selasar", "rabuk", "kamisan")',
    ],
)
def test_prose_and_a_few_words_are_no_list(code: str) -> None:
    assert list(written_again(code, _lists())) == []
