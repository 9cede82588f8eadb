from __future__ import annotations

import pytest

from normalizers.region.place_name import gazetteer
from output.map.measures import overview_maps, service_maps
from output.map.tiles import LEVELS, TileValue, bounds_of, level_of, map_view, tiles
from tests.support.builders import make_record


def test_every_province_has_a_place_of_its_own() -> None:
    provinces = {code for code, one in gazetteer().by_code.items() if one.level == "province"}
    assert {tile.code for tile in tiles()} == provinces
    assert len({(tile.column, tile.row) for tile in tiles()}) == len(provinces) == 38


def test_neighbours_lie_as_on_the_map() -> None:
    at = {tile.short: (tile.column, tile.row) for tile in tiles()}
    assert at["Aceh"][0] < at["Jabar"][0] < at["Bali"][0] < at["Papua"][0]
    assert at["Kaltara"][1] < at["Kalteng"][1] < at["Jateng"][1] < at["NTT"][1]


@pytest.mark.parametrize("numbers", [[1.0], [1, 1, 1], [3, 1, 2], list(range(38)), [0, 0, 0, 9]])
def test_deeper_is_more(numbers: list[float]) -> None:
    bounds = bounds_of(numbers)
    levels = [level_of(number, bounds) for number in sorted(numbers)]
    assert levels == sorted(levels)
    assert levels[0] == 0
    assert levels[-1] < LEVELS
    assert (len(set(levels)) > 1) == (len(set(numbers)) > 1)


def test_a_province_without_a_value_is_told_from_one_with_the_least() -> None:
    view = map_view({"11": TileValue(0, "0", 1), "51": TileValue(4, "4", 2)})
    assert view is not None
    shown = {tile["short"]: tile for tile in view["tiles"]}
    assert (shown["Aceh"]["level"], shown["Aceh"]["text"]) == (0, "0")
    assert (shown["NTB"]["level"], shown["NTB"]["text"]) == (None, "")
    assert map_view({"11": TileValue(0, "0", 1)}) is None


def test_the_maps_of_a_service_are_its_middle_time_and_fee() -> None:
    records = [
        make_record(0, waktu="2 hari kerja", biaya="Rp 10.000"),
        make_record(1, waktu="30 menit", biaya="Gratis"),
        make_record(2, waktu="tergantung antrean", biaya="sesuai ketentuan"),
    ]
    found = {one["name"]: one for one in service_maps(records, "id")}
    assert set(found) == {"map_time", "map_fee"}
    times = {tile["text"] for tile in found["map_time"]["tiles"] if tile["text"]}
    assert "30 mnt" in times
    assert len(times) == 2
    fees = {tile["text"] for tile in found["map_fee"]["tiles"] if tile["text"]}
    assert fees == {"10 rb", "0"}


def test_the_maps_of_all_are_of_what_can_be_judged() -> None:
    records = [make_record(0), make_record(1, pengaduan=None)]
    by_record = {
        records[0].record_id: [{"severity": "error"}, {"severity": "info"}],
        records[1].record_id: [],
    }
    found = {one["name"]: one for one in overview_maps(records, by_record, "en")}
    shown = {tile["text"] for tile in found["map_completeness"]["tiles"] if tile["text"]}
    assert shown == {"100%", "83%"}
    counts = {tile["text"] for tile in found["map_findings"]["tiles"] if tile["text"]}
    assert counts == {"1", "0"}
