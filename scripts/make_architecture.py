"""Draw the packages, their rooms and who imports whom: docs/pictures/architecture.svg.

    python scripts/make_architecture.py           write it
    python scripts/make_architecture.py --check   fail if it is not current

Everything in the picture is read from the code's own imports and docstrings, so it shows the house
as it is. A room is a sub-package, or a module that stands in its package without one. Upper imports
lower; a line that others already imply (a to c beside a to b to c) is left out.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "architecture.svg"
# Bands from top to bottom: those of one band never see each other.
BANDS: tuple[tuple[str, ...], ...] = (
    ("selaras",),
    ("output",),
    ("corpus",),
    ("parsers",),
    ("extractor", "normalizers"),
)
TINTS = {
    "selaras": "#64748b",
    "output": "#7c3aed",
    "corpus": "#0f766e",
    "parsers": "#b45309",
    "extractor": "#1d4ed8",
    "normalizers": "#be185d",
}
WIDTH, MARGIN, GAP = 1080, 24, 14  # px, as all below
BOX_HEIGHT, ROW_GAP, BAND_GAP, HEAD = 40, 24, 22, 36
MAX_SPACE = 110  # between rooms of one row
LETTER = 7.4  # of a room's name at 13 px, on average
PACKAGE_NAME, SMALL_LETTER = 120, 6.2  # a package's name, and a letter of what it is for

Edges = Mapping[str, set[str]]


class Box(NamedTuple):
    """A room's place on the sheet."""

    x: float
    y: float
    width: float

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the packages: its dotted name and its file."""
    for band in BANDS:
        for package in band:
            folder = ROOT / package
            for file in sorted(folder.rglob("*.py")):
                yield ".".join(file.relative_to(ROOT).with_suffix("").parts), file


def room_of(module: str) -> str:
    """The room that a dotted name lies in: `parsers.lists.lists.tree` in `parsers.lists.lists`."""
    return ".".join(module.removesuffix(".__init__").split(".")[:2])


def imported(file: Path) -> Iterator[str]:
    """The dotted names that a file imports, wherever it does."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def read_rooms() -> tuple[dict[str, list[Path]], dict[str, set[str]]]:
    """The files of each room, and which rooms each imports."""
    rooms: dict[str, list[Path]] = defaultdict(list)
    edges: dict[str, set[str]] = defaultdict(set)
    packages = {package for band in BANDS for package in band}
    for module, file in modules():
        if room_of(module) not in packages:  # a package's own docstring is no room
            rooms[room_of(module)].append(file)
    for room, files in rooms.items():
        for file in files:
            seen = (room_of(name) for name in imported(file) if name.split(".")[0] in packages)
            edges[room] |= {name for name in seen if name in rooms and name != room}
    if "selaras" in packages and not any(room.startswith("selaras.") for room in rooms):
        file = ROOT / "selaras" / "__init__.py"
        rooms["selaras"].append(file)
        edges["selaras"] = {room_of(name) for name in imported(file)} & set(rooms)
    return dict(rooms), dict(edges)


def levels_of(rooms: Sequence[str], edges: Edges) -> list[list[str]]:
    """The rooms of a package in rows: each imports rooms of lower rows only."""
    depth: dict[str, int] = {}

    def depth_of(room: str) -> int:
        if room not in depth:
            depth[room] = 0  # a circle would end here; the import contracts allow none
            below = [depth_of(other) for other in edges[room] if other in rooms]
            depth[room] = 1 + max(below, default=-1)
        return depth[room]

    rows: dict[int, list[str]] = defaultdict(list)
    for room in sorted(rooms):
        rows[depth_of(room)].append(room)
    return [rows[number] for number in sorted(rows, reverse=True)]


def _not_implied(room: str, edges: Edges) -> set[str]:
    """The rooms that one imports and that none of its other rooms leads to."""
    implied: set[str] = set()
    waiting = [below for other in edges[room] for below in edges[other]]
    while waiting:
        below = waiting.pop()
        if below not in implied:
            implied.add(below)
            waiting += edges[below]
    return edges[room] - implied


def purpose(files: Sequence[Path]) -> str:
    """The first line of a room's docstring."""
    first = next((file for file in files if file.name == "__init__.py"), files[0])
    text = ast.get_docstring(ast.parse(first.read_text("utf-8"))) or ""
    return text.partition("\n")[0]


def draw() -> str:
    """The picture, as SVG."""
    rooms, edges = read_rooms()
    boxes: dict[str, Box] = {}
    parts: list[str] = []
    y = float(MARGIN)
    for band in BANDS:
        width = (WIDTH - MARGIN * (len(band) + 1)) / len(band)
        heights = []
        for number, package in enumerate(band):
            x = MARGIN + number * (width + MARGIN)
            own = [room for room in rooms if room.split(".")[0] == package]
            heights.append(_place(boxes, levels_of(own, edges), (x, y, width)))
        for number, package in enumerate(band):
            x = MARGIN + number * (width + MARGIN)
            parts += _panel(package, (x, y, width, max(heights)))
        y += max(heights) + BAND_GAP
    lines = [
        _line(boxes[room], boxes[other], TINTS[room.split(".")[0]])
        for room in sorted(rooms)
        for other in sorted(_not_implied(room, edges))
        if room.split(".")[0] == other.split(".")[0]
    ]
    names = [_room(room, box, rooms[room]) for room, box in sorted(boxes.items())]
    height = y - BAND_GAP + MARGIN
    return "\n".join([_opening(height), *parts, *lines, *names, "</svg>", ""])


def _place(
    boxes: dict[str, Box],
    rows: Sequence[Sequence[str]],
    frame: tuple[float, float, float],
) -> float:
    """Give each room its box, row by row, and say how high the panel is."""
    x, y, width = frame
    top = y + HEAD
    for row in rows:
        for some in _folded(row, width - 2 * GAP):
            free = width - sum(_width(room) for room in some)
            space = min(free / (len(some) + 1), MAX_SPACE)
            left = x + (free - space * (len(some) - 1)) / 2
            for room in some:
                boxes[room] = Box(left, top, _width(room))
                left += _width(room) + space
            top += BOX_HEIGHT + ROW_GAP
    return top - ROW_GAP + GAP - y


def _folded(row: Sequence[str], room_px: float) -> list[list[str]]:
    """A row that is too wide, in several."""
    folded: list[list[str]] = [[]]
    used = 0.0
    for room in row:
        if folded[-1] and used + _width(room) > room_px:
            folded.append([])
            used = 0.0
        folded[-1].append(room)
        used += _width(room) + GAP
    return folded


def _width(room: str) -> float:
    return max(64.0, LETTER * len(room.split(".")[-1]) + 22)


def _opening(height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'width="{WIDTH}" height="{height:.0f}" role="img" '
        'font-family="system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif">\n'
        "<title>The packages of Selaras, their rooms, and who imports whom</title>\n"
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>'
    )


def _panel(package: str, frame: tuple[float, float, float, float]) -> list[str]:
    x, y, width, height = frame
    tint = TINTS[package]
    about = purpose([ROOT / package / "__init__.py"])
    return [
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="10" '
        f'fill="{tint}" fill-opacity="0.06" stroke="{tint}" stroke-opacity="0.35"/>',
        f'<text x="{x + GAP:.1f}" y="{y + 21:.1f}" font-size="14" font-weight="600" '
        f'fill="{tint}">{escape(package)}<tspan dx="10" font-size="11.5" font-weight="400" '
        f'fill="#475569">{escape(_shortened(about, width))}</tspan></text>',
    ]


def _shortened(text: str, width: float) -> str:
    """What a package is for, in the room beside its name: up to a colon where it is too long."""
    fits = int((width - PACKAGE_NAME) / SMALL_LETTER)
    text = text if len(text) <= fits else text.partition(":")[0]
    return text.replace("`", "").rstrip(".") if len(text) <= fits else ""


def _room(room: str, box: Box, files: Sequence[Path]) -> str:
    tint = TINTS[room.split(".")[0]]
    name = room.split(".")[-1]
    is_package = any(file.name == "__init__.py" for file in files)
    count = sum(file.name != "__init__.py" for file in files) if is_package else 1
    shown = f"{count} modules" if count > 1 else ""
    below = (
        f'<text x="{box.middle:.1f}" y="{box.y + 32:.1f}" font-size="10" text-anchor="middle" '
        f'fill="#64748b">{shown}</text>'
    )
    return (
        f"<g><title>{escape(f'{room}: {purpose(files)}')}</title>"
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{BOX_HEIGHT}" '
        f'rx="6" fill="#ffffff" stroke="{tint}" stroke-width="{1.6 if is_package else 0.8}"/>'
        f'<text x="{box.middle:.1f}" y="{box.y + (17 if shown else 25):.1f}" font-size="13" '
        f'text-anchor="middle" fill="#0f172a">{escape(name)}</text>'
        f"{below if shown else ''}</g>"
    )


def _line(upper: Box, lower: Box, tint: str) -> str:
    start, end = upper.y + BOX_HEIGHT, lower.y
    bend = (end - start) / 2
    return (
        f'<path d="M{upper.middle:.1f} {start:.1f} C{upper.middle:.1f} {start + bend:.1f} '
        f'{lower.middle:.1f} {end - bend:.1f} {lower.middle:.1f} {end:.1f}" fill="none" '
        f'stroke="{tint}" stroke-opacity="0.45"/>'
    )


def main() -> None:
    """Write the picture, or with `--check` say whether it is current."""
    picture = draw()
    if "--check" not in sys.argv[1:]:
        PICTURE.write_text(picture, encoding="utf-8", newline="\n")
    elif not PICTURE.is_file() or PICTURE.read_text("utf-8") != picture:
        sys.exit(f"{PICTURE} is not current: run python scripts/make_architecture.py")


if __name__ == "__main__":
    main()
