from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import NotAServiceStandard
from output.fate_names import FATE_NAMES
from output.inspect import InspectChoices, inspect_file
from tests.support.printed_sheets import Print, whole_standard
from tests.support.typed_texts import STANDARD

FULL = f"""\
Kantor Imigrasi Kelas II TPI Bukit Raya

Jl. Teratai No. 4, Bukit Raya 29123
(0761) 555012

<https://bukitraya.example.go.id>

Kementerian Urusan Perjalanan / Kantor Imigrasi Kelas II TPI Bukit Raya

{STANDARD.replace("2. Surat pengantar dari RT", "2. Kartu keluarga")}
"""


def shown(capsys: pytest.CaptureFixture[str], file: Path) -> str:
    inspect_file(file, None, InspectChoices("never"))
    return " ".join(capsys.readouterr().out.split())


def typed(folder: Path, text: str) -> Path:
    file = folder / "naskah.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_terminal_shows_everything_that_was_recognised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, typed(tmp_path, FULL))
    for words in (
        "naskah.txt",
        "Tata letak: sippn",
        "Kantor Imigrasi Kelas II TPI Bukit Raya",
        "Kementerian Urusan Perjalanan › Kantor Imigrasi",
        "+62761555012",
        "17/KEP/2023",
        "1. Kartu keluarga",
        "duplicate-item: Kartu keluarga",
        "3 hari kerja",
        "3 hari kerja",
        "= gratis",
        "suggestion-box",
        "Nasib huruf",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    "text",
    [
        "[bold]tebal[/bold]",
        "\x1b[31mmerah\x1b[0m",
        "<script>x</script>",
        ":smile:",
        "\u202ebalik\u202c",
    ],
    ids=ascii,
)
def test_a_documents_words_are_shown_and_never_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = typed(tmp_path, f"{STANDARD}\n{'isi ' * 60}\nDasar Hukum\n\n{text}\n")
    inspect_file(file, None, InspectChoices("never"))
    out = capsys.readouterr().out
    assert "\x1b[31m" not in out
    assert "\u202e" not in out
    if text.isprintable():
        assert text in out


def test_the_drawing_holds_its_pages_and_the_meaning_of_its_colours(tmp_path: Path) -> None:
    file = tmp_path / "lembar.pdf"
    file.write_bytes(whole_standard(Print(), page_after=("Persyaratan",)).bytes())
    target = tmp_path / "gambar.html"
    inspect_file(file, target, InspectChoices("never"))
    html = target.read_text(encoding="utf-8")
    assert html.count("data:image/png;base64,") == 2
    for fate in ("field", "heading", "removed", "list-marker"):
        assert FATE_NAMES[fate] in html
    assert "http://" not in html.replace("http://www.w3.org", "")


def test_a_text_is_drawn_without_pictures_and_with_its_signs_escaped(tmp_path: Path) -> None:
    file = typed(tmp_path, STANDARD.replace("Kartu keluarga", "<script>alert(1)</script> & KK"))
    target = tmp_path / "gambar.html"
    inspect_file(file, target, InspectChoices("never"))
    html = target.read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_the_same_file_gives_the_same_drawing(tmp_path: Path) -> None:
    file = tmp_path / "lembar.pdf"
    file.write_bytes(whole_standard(Print()).bytes())
    targets = [tmp_path / "a.html", tmp_path / "b.html"]
    for target in targets:
        inspect_file(file, target, InspectChoices("never"))
    assert targets[0].read_bytes() == targets[1].read_bytes()


def test_what_is_no_standard_raises_and_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "gambar.html"
    with pytest.raises(NotAServiceStandard):
        inspect_file(typed(tmp_path, "Notulen rapat"), target, InspectChoices("never"))
    assert not target.exists()


def test_masks_hold_in_the_terminal_and_on_the_drawing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FULL.replace("Kotak saran", "Hubungi Ibu Drajatun 081200010101; kotak saran")
    file = typed(tmp_path, text)
    inspect_file(file, None, InspectChoices("never", redact=True))
    inspect_file(file, tmp_path / "gambar.html", InspectChoices("never", redact=True))
    for shown_text in (capsys.readouterr().out, (tmp_path / "gambar.html").read_text("utf-8")):
        assert "Drajatun" not in shown_text
        assert "1200010101" not in shown_text
    assert "█" in (tmp_path / "gambar.html").read_text("utf-8")
