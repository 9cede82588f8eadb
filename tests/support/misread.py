"""Ten standards of the sample, and the same with a slip in each that has it misread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.sample.sample import write_sample
from corpus.schema import COMPONENTS

Entry = dict[str, Any]
# What is printed, and what is printed in its place, once or more; document by document.
SLIPS: dict[str, tuple[str, ...]] = {
    # two requirements on one line
    "standar-001": ("buku tamu\n5. Uraian singkat", "buku tamu Uraian singkat"),
    # one torn in two
    "standar-002": ("alamat email pribadi atau lembaga", "alamat email pribadi\n4. atau lembaga"),
    # a stamp among the products
    "standar-003": ("3. Peta digital", "3. Dicetak ulang dari arsip kantor\n4. Peta digital"),
    # a heading that is none of the law's
    "standar-004": ("### Produk Pelayanan", "### Yang Pemohon Bawa Pulang"),
    # a letter for a digit
    "standar-005": ("30 Hari kerja", "3O Hari kerja"),
    # a dot at another place
    "standar-006": ("Rp 300.000,- per buku", "Rp 30.000,- per buku"),
    # a channel printed above everything
    "standar-007": (
        *("TAHUN 2024\n\n\nPersyaratan", "TAHUN 2024\n\nInstagram : @bps_belitung\n\nPersyaratan"),
        *("(0719)550546\n\nInstagram : @bps_belitung\n", "(0719)550546\n"),
    ),
    # a letter for another, in every copy of the letterhead
    "standar-008": ("Jl. Melati Raya", "Jl. Mclati Raya"),
    # a requirement below the next heading
    "standar-009": (
        "7. Menyertakan salinan NPWP apabila mewakili perusahaan\n\n"
        "Sistem, Mekanisme dan Prosedur\n\n",
        "Sistem, Mekanisme dan Prosedur\n\n"
        "1. Menyertakan salinan NPWP apabila mewakili perusahaan\n",
    ),
    # a requirement as if it were part of the one before
    "standar-010": ("\n5. Menyampaikan rincian", "\n   a) Menyampaikan rincian"),
}


def write_documents(folder: Path) -> tuple[Path, Path]:
    """The sound documents and the misread ones, each in a folder."""
    sound, misread = folder / "sound", folder / "misread"
    write_sample(sound, 10, layouts=("text",))
    misread.mkdir(parents=True)
    for file in sorted(sound.glob("standar-*")):
        text = file.read_text("utf-8")
        slips = SLIPS[file.stem]
        for printed, slip in zip(slips[::2], slips[1::2], strict=True):
            assert printed in text, (file.stem, printed)
            text = text.replace(printed, slip)
        (misread / file.name).write_text(text, "utf-8")
    return sound, misread


def said_by(record: Entry) -> Entry:
    """What a record says of its office and service, wherever it stands."""
    unit, service = record["unit"], record["service"]
    told: Entry = {name: unit[name] for name in ("name", "address", "phones", "website")}
    told |= {"kind": service["kind"], "decree": (record["decree"] or {}).get("raw")}
    return told | {name: _component(record[name]) for name in COMPONENTS}


def _component(part: Entry | None) -> object:
    if part is None:
        return None
    if "items" in part:
        return list(_items(part["items"]))
    if "durations" in part:
        return [[one[key] for key in _TIME] for one in part["durations"]]
    if "charges" in part:
        return [part["kind"], *([one[key] for key in _FEE] for one in part["charges"])]
    return sorted([one["kind"], str(one["value"])] for one in part["channels"])


_TIME = ("minimum", "maximum", "unit", "basis", "bound")
_FEE = ("amount", "maximum", "currency", "per")


def _items(items: list[Entry]) -> Iterator[object]:
    for one in items:
        yield one["text"]
        if one["children"]:
            yield list(_items(one["children"]))
