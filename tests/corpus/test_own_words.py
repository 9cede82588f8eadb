"""Headings in a user's own words: read, refused, put before the known ones, kept in a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner

from corpus.comparison.settings import read_settings
from corpus.own_words import SettingsError, as_table, index_of, read_own_headings
from output.cli import app
from selaras import extract_folder, read_file, verify

TEXT = """DINAS SOSIAL KABUPATEN GARUT
STANDAR PELAYANAN SURAT KETERANGAN

Bekal yang dibawa
1. Fotokopi KTP
2. Pas foto

Jalannya layanan
1. Pemohon menyerahkan berkas
2. Petugas memeriksa berkas

Waktu Penyelesaian
3 hari kerja

Biaya/Tarif
Gratis
"""
OWN = {"persyaratan": ["Bekal yang dibawa"], "prosedur": ["Jalannya layanan"]}
TOML = '[headings]\npersyaratan = ["Bekal yang dibawa"]\nprosedur = ["Jalannya layanan"]\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "documents" / "own.txt"
    file.parent.mkdir()
    file.write_text(TEXT)
    return file


def test_sections_under_own_headings_are_read(file: Path) -> None:
    (plain,) = read_file(file)
    (own,) = read_file(file, headings=OWN)
    assert plain.persyaratan is None
    assert own.persyaratan is not None
    assert [item.text for item in own.persyaratan.items] == ["Fotokopi KTP", "Pas foto"]
    assert own.prosedur is not None


LABELS = [
    ("DINAS SOSIAL KABUPATEN GARUT\nJudul Berkas : Surat Keterangan", {"title": ["Judul Berkas"]}),
    ("DINAS SOSIAL KABUPATEN GARUT\nJUDUL BERKAS\nSurat Keterangan", {"title": ["Judul Berkas"]}),
    ("DINAS SOSIAL KABUPATEN GARUT\n1. Judul  berkas: Surat Keterangan",
     {"title": ["Nama Berkas", "Judul Berkas"]}),
    ("Pemilik layanan : DINAS SOSIAL KABUPATEN GARUT\nJudul Berkas = Surat Keterangan",
     {"unit": ["Pemilik Layanan"], "title": ["Judul Berkas"]}),
]  # fmt: skip


@pytest.mark.parametrize(("head", "labels"), LABELS)
def test_own_labels_name_the_service_and_the_office(
    file: Path, head: str, labels: dict[str, list[str]]
) -> None:
    file.write_text(head + TEXT.partition("KETERANGAN")[2])
    (plain,) = read_file(file, headings=OWN)
    (own,) = read_file(file, headings=OWN, labels=labels)
    assert plain.service.title != "Surat Keterangan"
    assert (own.unit.name, own.service.title) == (
        "DINAS SOSIAL KABUPATEN GARUT",
        "Surat Keterangan",
    )
    assert own.unrecognized == []
    (again,) = read_file(file, headings=OWN)  # nothing of it stays known
    assert again == plain


def test_a_run_keeps_its_labels_and_is_proved_with_them(file: Path, tmp_path: Path) -> None:
    head, labels = LABELS[0]
    file.write_text(head + TEXT.partition("KETERANGAN")[2])
    run = tmp_path / "run"
    extract_folder(file.parent, run, headings=OWN, labels=labels)
    kept = orjson.loads((run / "run.json").read_bytes())["options"]
    assert kept["own_labels"] == labels
    assert verify(run).is_whole
    assert extract_folder(file.parent, run, headings=OWN, labels=labels).reused == 1
    assert extract_folder(file.parent, run, headings=OWN).reused == 0


def test_the_command_takes_labels_from_the_settings_file(file: Path, tmp_path: Path) -> None:
    head, _ = LABELS[0]
    file.write_text(head + TEXT.partition("KETERANGAN")[2])
    settings = tmp_path / "own.toml"
    settings.write_text(TOML + '[labels]\ntitle = ["Judul Berkas"]\n')
    arguments = ["inspect", str(file), "--settings", str(settings), "--json"]
    shown = CliRunner().invoke(app, arguments)
    assert orjson.loads(shown.stdout)["records"][0]["service"]["title"] == "Surat Keterangan"


@pytest.mark.parametrize(
    "table",
    [{"titel": ["x"]}, {"title": "Judul"}, {"title": ["1"]}, {"title": ["A"], "unit": ["a"]}, []],
)
def test_what_is_no_label_is_refused(table: object) -> None:
    with pytest.raises(SettingsError):
        read_settings({"labels": table})


def test_an_own_heading_goes_before_a_known_one() -> None:
    index = index_of(read_own_headings({"prosedur": ["Syarat"]}))
    match = index.match("Syarat")
    assert match is not None
    assert match.component == "prosedur"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"persaratan": ["Bekal"]}, "Mungkin: persyaratan"),
        ({"persyaratan": "Bekal"}, 'persyaratan = ["'),
        ({"persyaratan": [3]}, "daftar judul"),
        ({"persyaratan": ["123"]}, "berhuruf"),
        ({"persyaratan": ["Bekal"], "prosedur": ["BEKAL"]}, "Hapus salah satunya"),
        (["Bekal"], "tabel [headings]"),
    ],
)
def test_what_is_no_heading_is_refused_with_what_to_do(table: Any, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"headings": table})
    assert told in str(refused.value)


def test_a_run_keeps_them_and_reads_again_when_they_change(file: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    sources = [file.parent]
    extract_folder(sources, run)
    assert extract_folder(sources, run).reused == 1
    assert extract_folder(sources, run, headings=OWN, workers=2).reused == 0
    kept = orjson.loads((run / "run.json").read_bytes())["options"]["own_headings"]
    assert kept == as_table(read_own_headings(OWN)) == OWN
    assert orjson.loads((run / "records.jsonl").read_bytes())["prosedur"] is not None
    assert verify(run).is_whole


def test_the_command_takes_them_from_a_file(file: Path, tmp_path: Path) -> None:
    settings = tmp_path / "own.toml"
    settings.write_text(TOML)
    asked = ["inspect", str(file), "--json", "--settings", str(settings)]
    entry = orjson.loads(CliRunner().invoke(app, asked).stdout)
    assert entry["records"][0]["persyaratan"]["heading"] == "Bekal yang dibawa"
    settings.write_text('[headings]\nsyarat = ["Bekal"]\n')
    refused = CliRunner().invoke(
        app, ["extract", str(file), "-o", str(tmp_path / "run"), *asked[3:]]
    )
    assert refused.exit_code == 2
    assert not (tmp_path / "run").exists()


def test_inspect_proposes_the_lines(file: Path) -> None:
    shown = CliRunner().invoke(app, ["inspect", str(file)]).stdout
    assert shown.endswith(TOML)


def test_a_refused_document_is_shown_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Kepada Yth. Bapak Camat\n\nBiaya/Tarif\nGratis\n1. Satu hal\n")
    result = CliRunner().invoke(app, ["inspect", str(file), "--json"])
    assert result.exit_code == 1
    lines = orjson.loads(result.stdout)["lines"]
    assert [(line["taken_for"], line["component"]) for line in lines] == [
        ("text", None),
        ("heading", "biaya"),
        ("content", "biaya"),
        ("list-item", None),
    ]
    assert "[judul Biaya/Tarif]" in CliRunner().invoke(app, ["inspect", str(file)]).stdout
