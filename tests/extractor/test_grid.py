"""Laws of tables and shapes: whatever is drawn, cells never overlap and nothing raises."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from extractor.drawing.grid import tables_of
from extractor.drawing.ruling import Rule, Ruling, ruling_of
from extractor.drawing.shapes import shapes_of
from extractor.page import BBox, Table

COORDINATE = st.floats(0, 600, allow_nan=False, allow_infinity=False)
POINT = st.tuples(COORDINATE, COORDINATE)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    start, end = sorted((draw(COORDINATE), draw(COORDINATE)))
    return Rule(draw(COORDINATE), start, end)


@st.composite
def paths(draw: st.DrawFn) -> dict[str, object]:
    (x0, y0), (x1, y1) = draw(POINT), draw(POINT)
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    items = draw(
        st.lists(
            st.one_of(
                st.tuples(st.just("l"), POINT, POINT),
                st.tuples(st.just("c"), POINT, POINT, POINT, POINT),
                st.tuples(st.just("re"), st.just(box), st.just(1)),
                st.tuples(st.just("qu"), st.tuples(POINT, POINT, POINT, POINT)),
            ),
            min_size=1,
            max_size=8,
        )
    )
    kind = draw(st.sampled_from(["f", "s", "fs"]))
    fill = draw(st.sampled_from([None, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)]))
    return {"type": kind, "rect": box, "items": items, "fill": fill}


def sorted_rules(found: list[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rule for rule in found if rule.end_pt - rule.start_pt >= 7))


def area(box: BBox) -> float:
    return box.width_pt * box.height_pt


def overlap(one: BBox, other: BBox) -> float:
    width = min(one.x1_pt, other.x1_pt) - max(one.x0_pt, other.x0_pt)
    height = min(one.bottom_pt, other.bottom_pt) - max(one.top_pt, other.top_pt)
    return max(0.0, width) * max(0.0, height)


def check(table: Table) -> None:
    boxes = [cell.bbox for row in table.rows for cell in row]
    covered = sum(map(area, boxes))
    assert abs(covered - area(table.bbox)) <= 1e-6 * max(1.0, covered)
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert overlap(one, other) <= 1e-6


@given(st.lists(rules(), max_size=8), st.lists(rules(), max_size=8))
def test_the_cells_of_a_table_cover_it_once(level: list[Rule], upright: list[Rule]) -> None:
    for table in tables_of(Ruling(sorted_rules(level), sorted_rules(upright)), 1):
        check(table)


@given(st.lists(paths(), max_size=10))
def test_any_drawing_can_be_looked_at(drawn: list[dict[str, object]]) -> None:
    for table in tables_of(ruling_of(drawn), 1):
        check(table)
    for shape in shapes_of(drawn, 842.0):
        assert shape.kind in ("box", "arrow")
        assert set(shape.heads) <= set(shape.ends)


def test_a_page_full_of_rectangles_is_looked_at_quickly() -> None:
    drawn = [
        {"type": "s", "rect": (x, y, x + 5, y + 5), "items": [("re", (x, y, x + 5, y + 5), 1)]}
        for x in range(0, 600, 10)
        for y in range(0, 800, 10)
    ]
    start = time.process_time()
    tables_of(ruling_of(drawn), 1)
    shapes_of(drawn, 842.0)
    assert time.process_time() - start < 10.0
