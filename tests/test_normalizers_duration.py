import pytest

from normalizers.duration import find_durations


@pytest.mark.parametrize(
    ("text", "minimum", "maximum", "unit", "basis"),
    [("paling lama 10 (sepuluh) hari kerja", 10, 10, "day", "working")],
)
def test_one_value(text: str, minimum: float, maximum: float, unit: str, basis: str | None) -> None:
    (duration,) = find_durations(text)
    assert (duration.minimum, duration.maximum) == (minimum, maximum)
    assert (duration.unit, duration.basis) == (unit, basis)
