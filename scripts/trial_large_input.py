"""What is too large for a test: `python scripts/trial_large_input.py`, about two minutes.

100,000 files in one folder, and a PDF of 5,000 pages. Prints what became of them and how long it
took; exit code 1 if it is not what is expected.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pymupdf  # noqa: E402

from corpus.run.batch import RunPlan, extract_folder  # noqa: E402
from corpus.run.outcome import ReadOptions  # noqa: E402

FILES = 100_000
PAGES = 5_000
TEXT = """Persyaratan
1. Kartu keluarga
2. Surat pengantar dari RT
Waktu Penyelesaian
3 hari kerja
Biaya / Tarif
Tidak dipungut biaya
Produk Pelayanan
1. Surat keterangan
"""


def many_files(folder: Path) -> bool:
    """Ten contents under 100,000 names: found, hashed, and read once each."""
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:06d}.txt").write_text(TEXT.replace("3 hari", f"{number % 10} hari"))
    summary = extract_folder(RunPlan((folder,), folder.parent / "run", ReadOptions(ocr="never")))
    print(f"{summary.sources} files, {summary.documents} contents, {summary.copies} copies")
    return summary.sources == FILES and summary.documents + summary.copies == FILES


def many_pages(folder: Path) -> bool:
    """A document of 5,000 pages ends in a record or, within its time, in quarantine."""
    folder.mkdir()
    pdf = pymupdf.open()
    for number in range(PAGES):
        text = TEXT if not number else f"Lampiran halaman {number}. Uraian yang panjang sekali."
        pdf.new_page().insert_text((50, 72), text, fontsize=10)
    pdf.save(folder / "tebal.pdf")
    summary = extract_folder(RunPlan((folder,), folder.parent / "thick", ReadOptions(ocr="never")))
    print(f"{PAGES} pages: {summary.records} records, quarantined {dict(summary.quarantined)}")
    return summary.documents + sum(summary.quarantined.values()) == 1


def main() -> None:
    """Do both trials."""
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        for number, trial in enumerate((many_files, many_pages)):
            started = time.perf_counter()
            place = Path(scratch) / str(number)
            place.mkdir()
            good &= trial(place / "documents")
            print(f"  {time.perf_counter() - started:.0f} s")
    raise SystemExit(not good)


if __name__ == "__main__":
    main()
