"""Which rows that name components begin a service."""

from __future__ import annotations

import pytest

from corpus.own_words import index_of
from parsers.standards.service_signs import Naming, Opening
from parsers.standards.services import service_starts, split_services
from tests.support.typed_texts import body_of

NAMES = {
    "r": "persyaratan",
    "s": "prosedur",
    "w": "waktu",
    "b": "biaya",
    "p": "produk",
    "a": "pengaduan",
    "d": "dasar_hukum",
    "j": "jumlah_pelaksana",
    "e": "evaluasi_kinerja",
}
OPENINGS = {"|": Opening.TABLE, "/": Opening.TITLE, "!": Opening.LABEL}


def namings(text: str) -> list[Naming]:
    """Rows from "|r1 s2 w3": what stands above (a table's head, a title, a label), the component,
    its number."""
    found: list[Naming] = []
    for position, part in enumerate(text.split()):
        opening = OPENINGS.get(part[0], Opening.NONE)
        name = part.lstrip("".join(OPENINGS))
        number = int(name[1:]) if name[1:] else None
        found.append(Naming(position, NAMES[name[0]], number, opening))
    return found


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("|r1 s2 w3 b4 |d1 j2 e3", [0]),
        ("|r1 s2 w3 b4 |r1 s2 w3 b4", [0, 4]),
        ("|r1 s2 w3 b4 |s1 w2 b3 p4", [0, 4]),
        ("|s1 w2 b3 p4 |r1 s2 b3 p4", [0, 4]),
        ("|r1 s2 w3 b4 |d1 j2 |r1 s2 w3", [0, 6]),
        ("|r1 s2 w3 b4 a5 |d1 j2 e3 a4", [0]),
        ("|r1 s2 w3 b4 |d1 j2 s2 w3 b4", [0, 6]),
        ("|r1 s2 |s2 w3 b4", [0]),
        ("r s w b r s w b", [0, 4]),
        ("r s w b s w b p", [0]),
        ("r s w b p s w b p", [0, 5]),
        ("r s w b r", [0]),
        ("r s w b /s w p", [0, 4]),
        ("!r s !r", [0, 2]),
        ("|r1 /s2 w3 |r1 s2 w3", [0, 3]),
    ],
    ids=[
        "the standard's second part",
        "the same again",
        "without the first component",
        "with one more at the beginning",
        "below two parts",
        "a component that both parts have",
        "the next table's first row is unread",
        "a cell goes on below a repeated head",
        "headings without numbers",
        "two that come again are too few",
        "three, behind each other as before",
        "a row of the same name at the end",
        "a title above",
        "a label above, though little is named",
        "what reads as a title above the next number",
    ],
)
def test_services_begin(text: str, starts: list[int]) -> None:
    assert [one.position for one in service_starts(namings(text))] == starts


def test_a_service_reaches_no_further_up_than_the_one_before() -> None:
    rows = body_of("Persyaratan\nKantor Imigrasi Bukit Raya\nBiaya / Tarif\nPersyaratan")
    services = split_services(rows, index_of())
    assert all(services)
    assert [row for service in services for row in service] == rows
