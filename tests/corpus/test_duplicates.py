from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record.repeated_items import take_out_repeats
from parsers.lists.items import ListItem
from parsers.lists.lists import parse_list
from tests.support.typed_texts import body_of, outline, record_of


def items_of(text: str) -> list[ListItem]:
    return list(parse_list(body_of(text)).items)


def texts(items: list[ListItem]) -> list[str]:
    return [item.text.text for item in items]


def test_a_requirement_that_repeats_another_is_taken_out() -> None:
    kept, repeats = take_out_repeats(
        items_of("1. KTP\n2. KK\n3. ktp.\n4. SIM\n5. KK"), only_neighbours=False
    )
    assert texts(kept) == ["KTP", "KK", "SIM"]
    assert [(repeat.item.text.text, repeat.kept) for repeat in repeats] == [("ktp.", 0), ("KK", 1)]


def test_a_step_is_taken_out_only_behind_the_one_it_repeats() -> None:
    kept, repeats = take_out_repeats(
        items_of("1. Antre\n2. Antre\n3. Bayar\n4. Antre"), only_neighbours=True
    )
    assert texts(kept) == ["Antre", "Bayar", "Antre"]
    assert [repeat.kept for repeat in repeats] == [0]


def test_items_with_other_children_are_no_repeats() -> None:
    items = items_of("1. Identitas:\na. KTP\nb. SIM\n2. Identitas:\na. KTP\nb. KK")
    assert take_out_repeats(items, only_neighbours=False) == (items, [])


@pytest.mark.parametrize("form", ["KTP", "KTP.", "ktp", "K T P"])
def test_marks_and_case_make_no_difference(form: str) -> None:
    kept, _ = take_out_repeats(items_of(f"1. KTP\n2. {form}"), only_neighbours=False)
    assert texts(kept) == (["KTP", "K T P"] if form == "K T P" else ["KTP"])


@given(
    st.lists(st.sampled_from(["KTP", "KK", "ktp", "SIM;", "Layanan online"]), max_size=9),
    st.booleans(),
)
def test_taking_out_twice_is_taking_out_once(names: list[str], only_neighbours: bool) -> None:
    items = items_of("\n".join(f"{n}. {name}" for n, name in enumerate(names, 1)))
    kept, repeats = take_out_repeats(items, only_neighbours=only_neighbours)
    assert len(kept) + len(repeats) == len(items)
    assert take_out_repeats(kept, only_neighbours=only_neighbours) == (kept, [])
    assert all(0 <= repeat.kept < len(kept) for repeat in repeats)


GROUPS = """\
Persyaratan

Layanan online
1. KTP
2. KK
3. KTP
Layanan datang langsung
1. KTP

Biaya

Gratis
"""


def test_across_printed_groups_nothing_is_taken_out() -> None:
    record = record_of(GROUPS)
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == [
        ["Layanan online", ["KTP", "KK"]],
        ["Layanan datang langsung", ["KTP"]],
    ]
    (removed,) = record.removed
    assert (removed.reason, removed.text) == ("duplicate-item", "KTP")
    assert removed.kept == "persyaratan.items[0].children[0]"
    assert "duplicate-item" in {finding.rule for finding in record.findings}


def test_a_repeated_item_goes_with_its_children() -> None:
    record = record_of("Persyaratan\n1. Asli:\na. KTP\n2. Asli:\na. KTP\n\nBiaya\n\nGratis")
    assert [removed.text for removed in record.removed] == ["Asli:", "KTP"]
