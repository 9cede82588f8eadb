"""Any acts, in any order: what they make of a record comes back from its corrections."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record.corrected import as_read
from corpus.record.corrections import UNREAD, Wanted, corrections_from
from corpus.review.acts.act import act_on
from corpus.review.acts.words_read import Words, read_component
from corpus.review.changes import Said, corrected, corrections_for, validated
from corpus.review.fields import Fields
from corpus.review.refusals import ReviewRefused
from corpus.run.kept_corrections import all_of, as_entries
from corpus.schema import COMPONENTS, CORRECTABLE
from tests.corpus.test_review import SHEET
from tests.support.typed_texts import record_of

Entry = dict[str, Any]
READ: Entry = record_of(SHEET).model_dump(mode="json")
PATHS = [one["path"] for one in Fields(READ, READ).all()]
ITEMS = [f"{name}.items[{n}]" for name in ("persyaratan", "prosedur", "produk") for n in range(4)]
ITEMS += [f"{one}.children[0]" for one in ITEMS]
LISTS = ["persyaratan.items[+]", "prosedur.items[0].children[+]", "waktu.durations[+]",
         "biaya.charges[+]", "pengaduan.channels[+]", "unit.phones[+]", "unit.hierarchy[+]",
         "produk.notes[+]", "dasar_hukum.items[+]"]  # fmt: skip
VALUES = st.one_of(
    st.none(),
    st.sampled_from(
        ["3 hari kerja", "Rp30.000 per lembar", "Fotokopi KTP", "Telepon 0262-550670", "Gratis",
         "1. satu\n2. dua", "2018-01-02", "working", "-", "Kabupaten Garut", "5", "free"]
    ),
    st.integers(0, 10**6),
    st.text(max_size=12),
)  # fmt: skip
ACTIONS = st.one_of(
    st.fixed_dictionaries({"do": st.just("set"), "path": st.sampled_from(PATHS), "value": VALUES}),
    st.fixed_dictionaries({"do": st.just("remove"), "path": st.sampled_from([*PATHS, *ITEMS])}),
    st.fixed_dictionaries({"do": st.just("add"), "path": st.sampled_from(LISTS), "value": VALUES}),
    st.fixed_dictionaries(
        {"do": st.sampled_from(["join", "nest", "lift"]), "path": st.sampled_from(ITEMS)}
    ),
    st.fixed_dictionaries(
        {"do": st.just("split"), "path": st.sampled_from(ITEMS), "at": st.integers(1, 20)}
    ),
    st.fixed_dictionaries(
        {
            "do": st.just("move"),
            "path": st.sampled_from(ITEMS),
            "to": st.sampled_from([*ITEMS, *COMPONENTS]),
        }
    ),
    st.fixed_dictionaries(
        {
            "do": st.just("assign"),
            "lines": st.lists(st.sampled_from(["u0", "u1", "u2"]), max_size=3, unique=True),
            "component": st.sampled_from(list(COMPONENTS)),
        }
    ),
)


def content(record: Entry) -> Entry:
    return {name: record[name] for name in (*CORRECTABLE, UNREAD)}


@given(st.lists(ACTIONS, min_size=1, max_size=6))
def test_what_acts_make_of_a_record_is_what_its_corrections_make(actions: list[Entry]) -> None:
    now, wanted = READ, list[Wanted]()
    for action in actions:
        draft = deepcopy(now)
        with suppress(ReviewRefused):
            act_on(draft, READ, action)
            draft = validated(draft)
            wanted = corrections_for(READ, draft, wanted, Said("Ani", "2026-01-31"))
            now = corrected(READ, all_of(corrections_from(as_entries(wanted))))
            assert content(now) == content(draft)
    paths = [one.path for one in wanted]
    assert len(paths) == len(set(paths))
    assert content(as_read(now)) == content(READ)
    lost = _words(READ) - _words(now)
    assert lost <= _words({"corrections": now["corrections"]})  # nothing goes without a mark
    if content(now) == content(READ):
        assert wanted == []


def _words(part: Any) -> set[str]:
    if isinstance(part, dict):
        return set().union(*map(_words, part.values())) if part else set()
    if isinstance(part, list):
        return set().union(*map(_words, part)) if part else set()
    return set(part.split()) if isinstance(part, str) else set()


@pytest.mark.parametrize("name", COMPONENTS)
@given(st.text(max_size=200))
def test_any_words_can_be_given_to_any_component(name: str, text: str) -> None:
    found = read_component(name, [Words(text, [{"page": None, "bbox": None, "line": 7}])])
    if found is not None:
        assert validated({**READ, name: found})[name] == found
        assert found["heading"] is None
