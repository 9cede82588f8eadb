"""Records for tests: a sound one, with whatever a test wants otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.schema import (
    Channel,
    ComplaintComponent,
    Decree,
    DocumentHead,
    FeeComponent,
    Item,
    ListComponent,
    Place,
    ProcedureComponent,
    Region,
    Service,
    ServiceStandard,
    Source,
    TimeComponent,
    Unit,
)
from normalizers.contact.contact import find_channels
from normalizers.duration.duration import find_durations
from normalizers.fee.fee import parse_fee

PLACE = [Place(page=1, bbox=(50.0, 100.0, 300.0, 112.0), line=None)]
REQUIREMENTS = ("Fotokopi KTP pemohon", "Formulir permohonan yang sudah diisi", "Pas foto 4x6")
STEPS = (
    "Pemohon mengambil nomor antrean",
    "Petugas memeriksa kelengkapan berkas",
    "Petugas mencetak kartu",
    "Pemohon menerima kartu",
)
REGIONS = (
    ("32.05", "3205", "regency", "Kabupaten Garut", "Jawa Barat"),
    ("73.71", "7371", "city", "Kota Makassar", "Sulawesi Selatan"),
    ("19.02", "1902", "regency", "Kabupaten Belitung", "Kepulauan Bangka Belitung"),
    ("35.27", "3527", "regency", "Kabupaten Sampang", "Jawa Timur"),
    ("14.71", "1471", "city", "Kota Pekanbaru", "Riau"),
    ("51.04", "5104", "regency", "Kabupaten Gianyar", "Bali"),
    ("18.07", "1807", "regency", "Kabupaten Lampung Timur", "Lampung"),
    ("64.09", "6409", "regency", "Kabupaten Penajam Paser Utara", "Kalimantan Timur"),
)


def make_items(texts: Sequence[str | Item]) -> list[Item]:
    """Numbered items; an `Item` stays as it is."""
    return [
        one if isinstance(one, Item) else Item(number=str(number), text=one, provenance=PLACE)
        for number, one in enumerate(texts, 1)
    ]


def make_time(text: str) -> TimeComponent:
    """A time section with its durations read as the program reads them."""
    return TimeComponent.model_validate(
        {
            "heading": "Waktu Penyelesaian",
            "text": text,
            "durations": [
                {
                    "minimum": one.minimum,
                    "maximum": one.maximum,
                    "unit": one.unit,
                    "basis": one.basis,
                    "bound": one.bound,
                    "applies_to": one.applies_to,
                    "text": text[one.start : one.end],
                    "provenance": PLACE,
                }
                for one in find_durations(text)
            ],
            "provenance": {"heading": PLACE, "text": PLACE},
        }
    )


def make_fee(text: str) -> FeeComponent:
    """A fee section read as the program reads it."""
    reading = parse_fee(text)
    return FeeComponent.model_validate(
        {
            "heading": "Biaya / Tarif",
            "text": text,
            "kind": reading.kind,
            "charges": [
                {
                    "amount": one.amount,
                    "maximum": one.maximum,
                    "per": one.per,
                    "applies_to": one.applies_to,
                    "text": text[one.start : one.end],
                    "provenance": PLACE,
                }
                for one in reading.charges
            ],
            "legal_references": [
                {
                    "kind": one.kind,
                    "number": one.number,
                    "year": one.year,
                    "text": text[one.start : one.end],
                    "provenance": PLACE,
                }
                for one in reading.legal_references
            ],
            "provenance": {"heading": PLACE, "text": PLACE},
        }
    )


def make_complaint(text: str) -> ComplaintComponent:
    """A complaint section read as the program reads it."""
    channels = [
        Channel.model_validate(
            {
                "kind": one.kind,
                "value": one.value,
                "raw": one.raw,
                "contact": {"name": one.contact_name.text} if one.contact_name else None,
                "provenance": PLACE,
            }
        )
        for one in find_channels(text)
    ]
    return ComplaintComponent(
        heading="Pengaduan Layanan",
        text=text,
        channels=channels,
        provenance={"heading": PLACE, "text": PLACE},
    )


def make_list(texts: Sequence[str | Item], heading: str = "Persyaratan") -> ListComponent:
    """A list component."""
    return ListComponent(heading=heading, items=make_items(texts), provenance={"heading": PLACE})


def make_steps(texts: Sequence[str | Item]) -> ProcedureComponent:
    """A procedure."""
    return ProcedureComponent(
        heading="Sistem, Mekanisme dan Prosedur",
        items=make_items(texts),
        provenance={"heading": PLACE},
    )


def make_record(office: int = 0, **changes: Any) -> ServiceStandard:
    """A sound record of the office with that number; `changes` are fields of the record.

    Texts stand for components: `waktu="3 hari kerja"`, `persyaratan=["Fotokopi KTP"]`; None leaves
    a component out.
    """
    code, bps_code, level, name, province = REGIONS[office % len(REGIONS)]
    fields: dict[str, Any] = {
        "persyaratan": list(REQUIREMENTS),
        "prosedur": list(STEPS),
        "waktu": "10 menit",
        "biaya": "Tidak dipungut biaya",
        "produk": ["Kartu contoh"],
        "pengaduan": "Email: aduan@example.go.id\nTelepon: 0262-550670",
        "kind": "layanan-contoh",
        "layout": "sippn",
        "record_id": f"{office:016x}-0",
        "path": f"contoh-{office}.pdf",
        "decree": "12 Tahun 2024",
        **changes,
    }
    kind, decree = fields.pop("kind"), fields.pop("decree")
    record: dict[str, Any] = {
        "source": Source(
            path=fields.pop("path"),
            sha256="0" * 64,
            media_type="application/pdf",
            pages=2,
            page_range=(1, 2),
            reader="pymupdf",
            layout=fields.pop("layout"),
        ),
        "unit": Unit(
            name=f"Dinas Contoh {name}",
            region=Region.model_validate(
                {
                    "code": code,
                    "bps_code": bps_code,
                    "level": level,
                    "name": name,
                    "province": province,
                }
            ),
            provenance={"name": PLACE},
        ),
        "document": DocumentHead(),
        "decree": Decree(raw=decree, number="12", year=2024, provenance={"raw": PLACE})
        if decree is not None
        else None,
        "service": Service(kind=kind, label="Layanan contoh", confidence=0.9),
    }
    makers = {
        "persyaratan": make_list,
        "prosedur": make_steps,
        "produk": make_list,
        "waktu": make_time,
        "biaya": make_fee,
        "pengaduan": make_complaint,
    }
    for field, value in fields.items():
        is_plain = field in makers and isinstance(value, (str, list))
        record[field] = makers[field](value) if is_plain else value  # type: ignore[operator]
    return ServiceStandard(**record)
