"""How far offices agree, worked out once for all of them, is what it is for each by itself."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison.agreement import Agreement

OFFICES = st.sampled_from([f"kantor-{number}" for number in range(7)])
GROUPS = st.lists(st.frozensets(OFFICES, min_size=1), max_size=9)


def by_itself(groups: list[frozenset[str]], offices: int, left_out: str) -> float:
    usual: Counter[str] = Counter()
    items: Counter[str] = Counter()
    for group in groups:
        have = group - {left_out}
        for one in have:
            items[one] += 1
            usual[one] += 2 * len(have) >= offices - 1
    return sum(usual[one] / count for one, count in items.items()) / max(1, len(items))


@given(GROUPS, OFFICES)
def test_leaving_one_out_is_the_same_as_never_having_had_it(
    groups: list[frozenset[str]], left_out: str
) -> None:
    agreement = Agreement(groups, 7)
    assert abs(agreement.without(left_out) - by_itself(groups, 7, left_out)) < 1e-9


def test_half_of_the_others_is_usual_and_less_is_not() -> None:
    """Of five offices three have the first item: without one of them just half of the others."""
    have = [frozenset("abc"), frozenset("abcde")]
    assert Agreement(have, 5).without("a") == 1.0
    assert Agreement([frozenset("ab"), frozenset("abcde")], 5).without("a") == 0.875
