from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.markers import as_roman, bare_letter, inline_candidates, leading_marker
from tests.support.typed_texts import plausible_texts


@pytest.mark.parametrize(
    ("text", "kind", "ordinal", "rest"),
    [
        ("1. Paspor", "decimal.", 1, "Paspor"),
        ("12) Paspor", "decimal)", 12, "Paspor"),
        ("1.) Paspor", "decimal.)", 1, "Paspor"),
        ("1). Paspor", "decimal).", 1, "Paspor"),
        ("(3) Paspor", "decimal()", 3, "Paspor"),
        ("a. Asli", "alpha.", 1, "Asli"),
        ("e . Asli", "alpha.", 5, "Asli"),
        ("C. BAGIAN", "Alpha.", 3, "BAGIAN"),
        ("ii. dua", "roman.", 2, "dua"),
        ("IV. EMPAT", "Roman.", 4, "EMPAT"),
        ("1.Paspor", "decimal.", 1, "Paspor"),
        ("1)2 liter", "decimal)", 1, "2 liter"),
        ("b.250 ml", "alpha.", 2, "250 ml"),
        ("- Paspor", "dash", 0, "Paspor"),
        ("– Paspor", "dash", 0, "Paspor"),
        ("* Paspor", "dash", 0, "Paspor"),
        ("• Paspor", "•", 0, "Paspor"),
        ("§ Paspor", "§", 0, "Paspor"),
        ("Ø Paspor", "Ø", 0, "Paspor"),
        ("➢ Paspor", "➢", 0, "Paspor"),
        ("\uf0b7 Paspor", "\uf0b7", 0, "Paspor"),
        ("? Paspor", "?", 0, "Paspor"),
        ("o Paspor", "o", 0, "Paspor"),
        ("1.", "decimal.", 1, ""),
    ],
)
def test_markers_of_offices(text: str, kind: str, ordinal: int, rest: str) -> None:
    marker = leading_marker(text)
    assert marker is not None
    assert (marker.kind, marker.ordinal, text[marker.end :].strip()) == (kind, ordinal, rest)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1 (satu) lembar",
            "1.250.000 rupiah",
            "1.2 liter",
            "(62)812 3456",
            "08.00 - 15.00",
            "a.n. Kepala Dinas",
            "-5 derajat",
        ),
        *(
            "2x24 jam",
            "N1, N2, N4",
            "F-1.02",
            "s.d. tahun ini",
            "100. dan seterusnya",
            "Paspor",
            "",
        ),
        *("3,5 persen", "12 TAHUN 2024"),
    ],
)
def test_what_only_looks_like_a_marker(text: str) -> None:
    assert leading_marker(text) is None


def test_a_letter_without_its_stop_can_be_a_marker() -> None:
    marker = bare_letter("c Surat pengantar")
    assert marker is not None
    assert (marker.kind, marker.ordinal) == ("alpha.", 3)
    assert bare_letter("surat pengantar") is None


def test_a_lone_letter_may_be_a_roman_numeral() -> None:
    marker = leading_marker("v. lima")
    assert marker is not None
    roman = as_roman(marker)
    assert roman is not None
    assert (roman.kind, roman.ordinal) == ("roman.", 5)
    other = leading_marker("b. dua")
    assert other is not None
    assert as_roman(other) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("KTP 2. KK 3. SIM", ["2", "3"]),
        ("KTP;2. KK", ["2"]),
        ("a) asli b) salinan", ["a", "b"]),
        ("Surat pengantar RT/RW 2. KTP", ["2"]),
        ("warga RT 4. dan RW 2. setempat", []),
        ("Pasal 7 ayat (1) huruf a.", []),
        ("menuju loket 3. lalu membayar", []),
        ("tarif 1.250.000 sampai 08.30", []),
        ("1 (satu) lembar dan 2 (dua) salinan", []),
        ("prosedur 1 s.d 5", []),
        ("Jl. Melati No.16", []),
    ],
)
def test_numbers_inside_a_text_that_can_be_markers(text: str, numbers: list[str]) -> None:
    found = [marker.number for marker in inline_candidates(text) if not marker.is_reference]
    assert found == numbers


@given(st.one_of(st.text(max_size=100), plausible_texts(4)))
def test_a_marker_is_a_stretch_of_the_text(text: str) -> None:
    marker = leading_marker(text)
    assert marker is None or (marker.start == 0 and 0 < marker.end <= len(text))
    ends = [0]
    for candidate in inline_candidates(text):
        assert ends[-1] <= candidate.start < candidate.end <= len(text)
        ends.append(candidate.end)


@pytest.mark.parametrize("text", ["1. " * 3000, "(" * 9000, "a) " * 3000, "- " * 4000, "1" * 9000])
def test_long_texts_are_read_in_linear_time(text: str) -> None:
    started = time.process_time()
    inline_candidates(text)
    leading_marker(text)
    assert time.process_time() - started < 2.0
