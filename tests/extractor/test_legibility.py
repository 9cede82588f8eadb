from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.ocr.legibility import doubt_of, is_legible, is_odd_word

GLYPHS_SHIFTED = {code: code - 29 for code in range(ord("A"), ord("{"))}
PROSE = (
    "Pemohon menyerahkan berkas yang sudah lengkap kepada petugas loket, lalu menunggu panggilan "
    "untuk membayar retribusi dan menerima surat izin yang telah ditandatangani kepala dinas"
)

LEGIBLE = {
    "prose": PROSE,
    "capitals": PROSE.upper(),
    "no spaces lost": PROSE.replace(" dan ", "dan"),
    "table of numbers": "1 250.000 Rp 17 2.500,00 3 8 450.000 12 % 1.750.000 4x6 20 15",
    "agencies": "DPMPTSP BKPSDM DLHK BPKAD KPPN DPRD PPNS PPSDM KESDM BPSDM LPSE SKPD UPTD BPJS",
    "form": "Nama : .................... NIK : ____________ Alamat : ……………………………… RT / RW",
    "english": "Applicants fill in the form and hand it to the officer, who checks every document",
    "javanese": "Panyuwun ngisi formulir lajeng dipunparingaken dhumateng petugas loket ingkang",
    "acehnese": "Ureueng nyang peugot surat peureulee jipeutroh bandum syarat nyang ka jipeugah",
    "few words": "wqx zzq",
    "bullets": "\uf0b7 Surat kuasa \uf0b7 Pas foto \uf0b7 Materai \uf0b7 Denah lokasi \uf0b7 Map",
    "vehicle plates": "BG1234AB DK77XY AB5512QZ F1907LK BM88PQ KT2341WZ BE9921TR AD17XX",
    "links": "https://forms.example.go.id/d/e/1FAIpQLSfxQqZbKJtRWvPzYyXhG7 www.contoh.go.id",
    "nothing": "",
}

ILLEGIBLE = {
    "shifted glyphs": PROSE.translate(GLYPHS_SHIFTED),
    "shifted letters": PROSE.translate(
        str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdefghijklmnopqrstuvwxyza")
    ),
    "glyph numbers": " ".join(f"(cid:{number})(cid:{number + 3})" for number in range(40, 60)),
    "no letters known": " ".join(["\ufffd\ufffd\ufffd\ufffd\ufffd"] * 12),
    "private use": " ".join(["\ue004\ue011\ue02f\ue013"] * 12),
    "mostly garbled": "Persyaratan dan " + PROSE.translate(GLYPHS_SHIFTED) * 3,
}


@pytest.mark.parametrize("text", LEGIBLE.values(), ids=LEGIBLE.keys())
def test_text_as_offices_write_it_is_legible(text: str) -> None:
    assert is_legible(text.split())


@pytest.mark.parametrize("text", ILLEGIBLE.values(), ids=ILLEGIBLE.keys())
def test_what_broken_fonts_leave_is_not(text: str) -> None:
    assert not is_legible(text.split())


@pytest.mark.parametrize(
    "word",
    ["penqaduan", "lndonesia", "bela1ar", "2O17", "NoMoR", "pelayana<n", "iiijin", "Bandunq", "^"],
)
def test_words_of_bad_ocr(word: str) -> None:
    assert is_odd_word(word)


@pytest.mark.parametrize(
    "word",
    ["pengaduan", "Indonesia", "syahbandar", "manfaat", "jadwal", "kewajiban", "Ngawi", "struktur"],
)
def test_words_that_are_some(word: str) -> None:
    assert is_odd_word(word) is False


@pytest.mark.parametrize(
    "word",
    [
        "KTP",
        "12.000",
        "a.",
        "bps1906@bps.go.id",
        "https://example.go.id/aXbYcZ",
        "-",
        "08123456789",
    ],
)
def test_what_letters_cannot_tell(word: str) -> None:
    assert is_odd_word(word) is None


def test_an_odd_name_counts_once() -> None:
    names = ["SiMaPan"] * 30
    assert doubt_of([*names, *PROSE.split() * 4]).is_faithful
    assert not doubt_of(["penqaduan", "pelavqnan", "lndonesia", *PROSE.split()]).is_faithful


def test_nothing_to_judge_is_not_trusted() -> None:
    assert not doubt_of(["1", "-", "KTP"]).is_faithful


@given(st.text(max_size=300))
def test_any_text_has_a_verdict(text: str) -> None:
    assert is_legible(text.split()) in (True, False)
    assert 0.0 <= doubt_of(text.split()).share <= 1.0


@pytest.mark.parametrize("word", ["q" * 10_000, "a<" * 5_000, "Aa" * 5_000, "." * 10_000])
def test_long_words_are_judged_in_linear_time(word: str) -> None:
    begun = time.process_time()
    is_legible([word] * 10)
    assert time.process_time() - begun < 2.0
