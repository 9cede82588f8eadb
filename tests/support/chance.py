"""How many examples of a kind are tried: some on every desk, many where chance is asked for."""

from __future__ import annotations

from hypothesis import settings

USUAL = 100  # examples of a test that says nothing
SEARCH = 2000  # the same where chance is asked for

# The same examples every time: a test passes always or fails always, on a busy machine too.
settings.register_profile(
    "certain", derandomize=True, database=None, deadline=None, max_examples=USUAL
)
# Others every time. What they find becomes an `@example` of its test.
settings.register_profile(
    "chance", derandomize=False, deadline=None, max_examples=SEARCH, print_blob=True
)


def examples(count: int) -> int:
    """A test's own number of examples, more where chance is asked for."""
    asked = settings.default
    return count * asked.max_examples // USUAL if asked is not None else count
