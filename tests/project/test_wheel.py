"""The wheel that users get: what is in it, and that it works outside this folder."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("corpus", "extractor", "normalizers", "output", "parsers")
HOUSE = (*PACKAGES, "selaras")
BUILD_LEFTOVERS = {"__pycache__"}
STANDARD = """
Puskesmas Contoh Kabupaten Belitung
Jalan Melati No. 5, Tanjung Pandan 33411

No. SK : 21 TAHUN 2024

Persyaratan
1. Kartu keluarga
2. Kartu berobat

Sistem, Mekanisme dan Prosedur
1. Pasien mendaftar di loket
2. Petugas mencatat keluhan pasien
3. Dokter memeriksa pasien

Waktu Penyelesaian
30 Menit

Biaya / Tarif
Tidak dipungut biaya

Produk Pelayanan
1. Surat keterangan sehat

Pengaduan Layanan
1. Email: aduan@puskesmas.example.go.id
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the wheel and nothing else of ours.

    Its dependencies are those of the running environment, joined by a path file: path files in
    there are not followed, so an editable install of this folder stays out.
    """
    home = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(home)
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install"]
    subprocess.run([*pip, "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    (site,) = home.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    return home


@pytest.fixture(scope="module")
def selaras(home: Path) -> Run:
    """The command of that environment."""

    def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = [home / "bin" / "selaras", *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def standard_pdf(tmp_path: Path) -> Path:
    path = tmp_path / "standar.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    text = canvas.beginText(60, 780)
    text.textLines(STANDARD.strip())
    canvas.drawText(text)
    canvas.save()
    return path


def test_top_level_is_the_house_and_nothing_else(wheel: Path) -> None:
    top_level = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    version = wheel.name.split("-")[1]
    assert top_level == {*HOUSE, f"selaras-{version}.dist-info"}


def test_every_file_of_the_packages_is_in_the_wheel(wheel: Path) -> None:
    here = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and BUILD_LEFTOVERS.isdisjoint(path.parts)
    }
    assert here <= set(zipfile.ZipFile(wheel).namelist())


def test_whoever_installs_the_wheel_sees_its_types(home: Path, tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(
        "import selaras\n\nreveal_type(selaras.read_file)\nselaras.read_file(1)\n"
    )
    # What is asked is whether our types are seen; others' take most of the time.
    ours = "".join(f"[mypy-{name},{name}.*]\nfollow_imports = normal\n" for name in HOUSE)
    (tmp_path / "mypy.ini").write_text(f"[mypy]\nfollow_imports = skip\n{ours}")
    python = home / "bin" / "python"
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--python-executable", python, "use.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "tuple[corpus.schema.ServiceStandard, ...]" in checked.stdout, checked.stdout
    assert 'Argument 1 to "read_file" has incompatible type "int"' in checked.stdout


def test_help_comes_from_the_installed_wheel(selaras: Run, tmp_path: Path) -> None:
    result = selaras("--help", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "extract" in result.stdout


def test_one_pdf_gives_one_record_and_exit_code_0(
    selaras: Run, standard_pdf: Path, tmp_path: Path
) -> None:
    result = selaras("extract", standard_pdf, "--out", tmp_path / "run", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    lines = (tmp_path / "run" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    (record,) = [json.loads(line) for line in lines]
    assert [item["text"] for item in record["persyaratan"]["items"]] == [
        "Kartu keluarga",
        "Kartu berobat",
    ]
    assert record["biaya"]["kind"] == "free"


def test_unreadable_source_is_named_with_exit_code_1(selaras: Run, tmp_path: Path) -> None:
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.7\nbroken off")
    result = selaras("extract", tmp_path / "rusak.pdf", "--out", tmp_path / "run", cwd=tmp_path)
    assert result.returncode == 1, result.stderr
    (line,) = (tmp_path / "run" / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["path"].endswith("rusak.pdf")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["extract", "absent.pdf", "--out", "run"], id="no such source"),
        pytest.param(["extract", "standar.pdf"], id="no --out"),
        pytest.param(["extract", "standar.pdf", "--out", "run", "--no-such"], id="unknown option"),
    ],
)
@pytest.mark.usefixtures("standard_pdf")
def test_wrong_use_writes_nothing_and_exits_with_2(
    selaras: Run, arguments: list[str], tmp_path: Path
) -> None:
    result = selaras(*arguments, cwd=tmp_path)
    assert result.returncode == 2, result.stderr
    assert not (tmp_path / "run").exists()
    assert result.stderr
