"""Booklets of several services, whatever the rows of their tables have become: none is merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from corpus.schema import ServiceStandard
from tests.support.typed_texts import extracted


class Service(NamedTuple):
    title: str
    rows: dict[str, list[str]]


NAMES = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, Mekanisme, dan Prosedur",
    "waktu": "Jangka Waktu Penyelesaian",
    "biaya": "Biaya/Tarif",
    "produk": "Produk Pelayanan",
    "pengaduan": "Penanganan Pengaduan, Saran, dan Masukan",
}
# Each leaves out what another one prints, the first or the last component, too.
SERVICES = (
    Service(
        "Peminjaman Gedung Pertemuan",
        {
            "persyaratan": ["1. Surat peminjaman", "2. Kartu anggota balai"],
            "prosedur": ["1. Pemohon memilih hari", "2. Petugas mencatat jadwal"],
            "waktu": ["2 hari kerja"],
            "biaya": ["Gratis"],
            "produk": ["Izin memakai gedung"],
        },
    ),
    Service(
        "Pengukuran Ulang Lahan",
        {
            "prosedur": ["1. Juru ukur datang ke lahan", "2. Peta dicetak"],
            "waktu": ["9 hari kerja"],
            "biaya": ["Rp45.000,00 per bidang"],
            "produk": ["Peta bidang"],
            "pengaduan": ["1. Telepon (0274) 555019"],
        },
    ),
    Service(
        "Pendaftaran Regu Tari",
        {
            "persyaratan": ["1. Daftar nama penari", "2. Foto pentas"],
            "prosedur": ["1. Ketua regu mengisi formulir", "2. Petugas menerbitkan kartu"],
            "biaya": ["Gratis"],
            "produk": ["Kartu regu"],
            "pengaduan": ["1. Kotak saran di pendapa"],
        },
    ),
)


def as_pipes(number: int, service: Service) -> list[str]:
    rows = [f"| {n} | {NAMES[k]} | {'<br>'.join(v)} |" for n, (k, v) in _counted(service)]
    return [f"{number}. {service.title}", "", "| No | Komponen | Uraian |", "|---|---|---|", *rows]


def as_banners(number: int, service: Service) -> list[str]:
    """One table for all, each service's name in a row of its own."""
    rows = [f"| {n} | {NAMES[k]} | {'<br>'.join(v)} |" for n, (k, v) in _counted(service)]
    head = ["| No | Komponen | Uraian |", "|---|---|---|"] if number == 1 else []
    return [*head, f"| Standar Pelayanan {service.title} | | |", *rows]


def as_tabs(number: int, service: Service) -> list[str]:
    lines = [f"Jenis Layanan : {service.title}", "", "No\tKomponen\tUraian"]
    for n, (name, (first, *others)) in _counted(service):
        lines += [f"{n}\t{NAMES[name]}\t{first}", *(f"\t\t{other}" for other in others)]
    return lines


def as_columns(number: int, service: Service) -> list[str]:
    """Columns by spaces: each service's stand elsewhere, the head in the middle of them."""
    left = 24 + 3 * number
    lines = [f"{number}. {service.title}", f"No     Komponen{'':{left}}Uraian"]
    for n, (name, values) in _counted(service):
        names = _wrapped(NAMES[name], left - 6)
        for line in range(max(len(names), len(values))):
            label = names[line] if line < len(names) else ""
            value = values[line] if line < len(values) else ""
            lines.append(f"{n if not line else '':<4} {label:<{left}}{value}".rstrip())
    return lines


def as_cell_lines(number: int, service: Service) -> list[str]:
    """A cell a line, names as wide as a narrow column."""
    lines = [f"{number}. {service.title}", "No", "Komponen", "Uraian"]
    for n, (name, values) in _counted(service):
        lines += [str(n), *_wrapped(NAMES[name], 16), *values]
    return lines


def as_lines(number: int, service: Service) -> list[str]:
    """Name and value on one line, the numbers without a sign, as `pdftotext -raw` prints them."""
    lines = [f"{number}. {service.title}", "No Komponen Uraian"]
    for n, (name, (first, *others)) in _counted(service):
        lines += [f"{n} {NAMES[name]} {first}", *others]
    return lines


def as_unnumbered(number: int, service: Service) -> list[str]:
    lines = [f"Standar Pelayanan {service.title}", "Komponen Uraian"]
    for name, (first, *others) in service.rows.items():
        lines += [f"{NAMES[name]} {first}", *others]
    return lines


def as_headings(number: int, service: Service) -> list[str]:
    lines = [service.title.upper()]
    for name, values in service.rows.items():
        lines += [NAMES[name].upper(), *values]
    return lines


def as_counted_headings(number: int, service: Service) -> list[str]:
    lines = [f"{number}. {service.title}"]
    for n, (name, values) in _counted(service):
        lines += [f"{chr(96 + n)}. {NAMES[name]}", *values]
    return lines


def _counted(service: Service) -> enumerate[tuple[str, list[str]]]:
    return enumerate(service.rows.items(), start=1)


def _wrapped(name: str, width: int) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


FORMS: tuple[Callable[[int, Service], list[str]], ...] = (
    as_pipes,
    as_banners,
    as_tabs,
    as_columns,
    as_cell_lines,
    as_lines,
    as_unnumbered,
    as_headings,
    as_counted_headings,
)


def records_of(
    form: Callable[[int, Service], list[str]], services: Sequence[Service]
) -> tuple[ServiceStandard, ...]:
    blank = [] if form is as_banners else [""]
    lines = ["PEMERINTAH KABUPATEN LEMBAH BIRU", "DINAS KEBUDAYAAN", ""]
    for number, service in enumerate(services, start=1):
        lines += [*form(number, service), *blank]
    return extracted("\n".join(lines)).records


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)], ids=str)
def test_each_service_has_its_own_words(
    form: Callable[[int, Service], list[str]], order: tuple[int, ...]
) -> None:
    services = [SERVICES[number] for number in order]
    records = records_of(form, services)
    titles = [record.service.title for record in records]
    assert [title.casefold() for title in titles if title] == [
        service.title.casefold() for service in services
    ]
    for record, service in zip(records, services, strict=True):
        for name in NAMES:
            part = getattr(record, name)
            text = part.model_dump_json() if part is not None else ""
            own = [_bare(value) for value in service.rows.get(name, [])]
            assert [value for value in own if value not in text] == [], name
            others = {_bare(value) for one in services for value in one.rows.get(name, [])}
            assert [value for value in sorted(others - {*own}) if value in text] == [], name


def _bare(value: str) -> str:
    """An item without its number."""
    return value.split(". ", 1)[-1]
