"""The record: what is promised to users, validated. JSON keys are the names of these fields.

A component's annotated field on `ServiceStandard` is its registration: its label, the part of
the law's list that it belongs to, and the headings under which offices print it. Segmentation,
JSON, tables and reports go over these fields, so a new component is one line here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1"

Severity = Literal["error", "warning", "info"]
ChannelKind = Literal[
    "in-person",
    "suggestion-box",
    "letter",
    "phone",
    "whatsapp",
    "sms",
    "fax",
    "email",
    "website",
    "social",
    "sp4n-lapor",
]
RemovalReason = Literal[
    "running-header",
    "running-footer",
    "page-number",
    "duplicate-item",
    "boilerplate",
    "signature",
]


class Model(BaseModel):
    """A part of a record: no unknown keys, no change after it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(Model):
    """Where words stand: page (from 1) and box in points from the top left, or a line of a text."""

    page: int | None = Field(None, ge=1)
    bbox: tuple[float, float, float, float] | None = None
    line: int | None = Field(None, ge=1)


Provenance = list[Place]


class Source(Model):
    """The file that a record was read from."""

    path: str
    also: list[str] = []
    sha256: str
    media_type: str
    pages: int = Field(ge=1)
    page_range: tuple[int, int]
    reader: Literal["pymupdf", "ocr", "text"]
    ocr_pages: list[int] = []
    layout: str


class Region(Model):
    """A region of the Ministry of Home Affairs' list, with the statistics office's own code."""

    code: str | None
    bps_code: str | None
    level: Literal["regency", "city", "province", "national"]
    name: str
    province: str | None


class Unit(Model):
    """The office, as its letterhead names it; the hierarchy from the outermost level inwards."""

    name: str | None = None
    address: str | None = None
    postal_code: str | None = None
    phones: list[str] = []
    email: str | None = None
    website: str | None = None
    hierarchy: list[str] = []
    region: Region | None = None
    provenance: dict[str, Provenance] = {}


class DocumentHead(Model):
    """What the sheet itself says about its number, revision, dates and signatory."""

    number: str | None = None
    revision: str | None = None
    effective_date: str | None = None
    signed_date: str | None = None
    signatory: str | None = None
    provenance: dict[str, Provenance] = {}


class Decree(Model):
    """The decree that sets the standard (No. SK)."""

    raw: str
    number: str | None
    year: int | None
    provenance: dict[str, Provenance] = {}


class Service(Model):
    """Which service it is: `kind` is the same for the same service in any office."""

    kind: str | None
    label: str | None
    title: str | None = None
    confidence: float = Field(ge=0, le=1)
    provenance: dict[str, Provenance] = {}


class RequestedDocument(Model):
    """A document that an item asks for (KTP, KK, NPWP …), with the number of copies if printed."""

    kind: str
    text: str
    copies: int | None = None


class LegalReference(Model):
    """A law or decree that is cited."""

    kind: str
    number: str | None
    year: int | None
    title: str | None = None
    issuer: str | None = None
    text: str
    provenance: Provenance


class Duration(Model):
    """How long something takes. `text` is verbatim; `basis` is null where nothing is printed."""

    minimum: float | int | None
    maximum: float | int | None
    unit: Literal["second", "minute", "hour", "day", "week", "month", "year"]
    basis: Literal["working", "calendar"] | None
    bound: Literal["exact", "at-most", "at-least", "about"]
    trigger: str | None = None
    applies_to: str | None = None
    iso8601: str | None = None
    text: str
    provenance: Provenance


class Item(Model):
    """A requirement, a step, a product: printed words without marker, lines joined."""

    number: str | None
    text: str
    heading: bool = False
    channel: Literal["offline", "online"] | None = None
    group: str | None = None
    actor: str | None = None
    action: str | None = None
    documents: list[RequestedDocument] = []
    durations: list[Duration] = []
    legal_references: list[LegalReference] = []
    children: list[Item] = []
    provenance: Provenance


class Note(Model):
    """A lead-in or closing line that is no item."""

    text: str
    provenance: Provenance


class Charge(Model):
    """An amount that is to be paid, in whole rupiah; null where it is printed but unreadable."""

    amount: int | None
    maximum: int | None = None
    currency: Literal["IDR"] = "IDR"
    per: str | None = None
    applies_to: str | None = None
    text: str
    provenance: Provenance


class Contact(Model):
    """A person named beside a channel."""

    name: str | None
    role: str | None = None


class Channel(Model):
    """A way to complain. `value` is normalized, `raw` is printed."""

    kind: ChannelKind
    value: str | None
    raw: str
    contact: Contact | None = None
    provenance: Provenance


class ListComponent(Model):
    """A component that is a list: requirements, products, and the law's other eight."""

    heading: str | None
    intro: str | None = None
    items: list[Item] = []
    notes: list[Note] = []
    provenance: dict[str, Provenance] = {}


class ProcedureComponent(ListComponent):
    """Sistem, mekanisme, dan prosedur."""

    form: Literal["list", "flowchart", "mixed", "prose", "table"] = "list"
    flowchart: list[Item] = []


class TimeComponent(Model):
    """Jangka waktu penyelesaian."""

    heading: str | None
    text: str
    durations: list[Duration] = []
    provenance: dict[str, Provenance] = {}


class FeeComponent(Model):
    """Biaya/tarif. Its kinds are told apart in `docs/data-model.md`."""

    heading: str | None
    text: str
    kind: Literal["free", "fixed", "tariff", "by-regulation", "unknown"]
    charges: list[Charge] = []
    legal_references: list[LegalReference] = []
    provenance: dict[str, Provenance] = {}


class ComplaintComponent(Model):
    """Penanganan pengaduan, saran, dan masukan."""

    heading: str | None
    text: str
    channels: list[Channel] = []
    provenance: dict[str, Provenance] = {}


class Removed(Model):
    """Words taken out of the body, with the reason, and what was kept in their place."""

    text: str
    reason: RemovalReason
    provenance: Provenance
    kept: str | None = None


class Unrecognized(Model):
    """Words that no rule places: kept, so that a person can."""

    text: str
    heading: str | None = None
    provenance: Provenance


class Evidence(Model):
    """Words that a finding points at."""

    record_id: str
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    line: int | None = None
    quote: str


class Finding(Model):
    """Something missing, contradictory or out of line."""

    rule: str
    severity: Severity
    record_id: str | None
    office: str | None
    service: str | None
    component: str | None
    parameters: dict[str, Any] = {}
    message: str
    evidence: list[Evidence] = []


class Correction(Model):
    """A value that a person corrected. `path` names it in the record as it was read, `was` is
    what had been read there; with it, what was read can be put back (`corpus.corrections`)."""

    path: str
    change: Literal["set", "add", "remove"] = "set"
    was: Any = None
    reason: str | None = None


class Component(NamedTuple):
    """How a component of the law is called and printed."""

    label: str
    part: Literal["delivery", "manufacturing"]
    headings: tuple[str, ...]
    holds: Literal["items", "steps", "time", "fee", "complaint"] = "items"


class ServiceStandard(Model):
    """One service of one office: a line of `records.jsonl`."""

    schema_version: Literal["1"] = "1"
    record_id: str
    source: Source
    unit: Unit
    document: DocumentHead
    decree: Decree | None
    service: Service
    persyaratan: Annotated[
        ListComponent | None,
        Component(
            "Persyaratan",
            "delivery",
            (
                "Persyaratan",
                "Persyaratan Pelayanan",
                "Persyaratan Layanan",
                "Persyaratan Teknis dan Administratif",
                "Persyaratan Administrasi",
                "Persyaratan Pemohon",
                "Persyaratan Permohonan",
                "Persyaratan Dokumen",
                "Dokumen Persyaratan",
                "Syarat",
                "Syarat-syarat",
                "Syarat Pemohon",
                "Syarat Pelayanan",
                "Syarat Layanan",
                "Syarat dan Ketentuan",
                "Kelengkapan Persyaratan",
                "Service Requirements",
            ),
        ),
    ] = None
    prosedur: Annotated[
        ProcedureComponent | None,
        Component(
            "Sistem, Mekanisme, dan Prosedur",
            "delivery",
            (
                "Sistem, Mekanisme dan Prosedur",
                "Sistem, Mekanisme, dan Prosedur Pelayanan",
                "Sistem Mekanisme Prosedur",
                "Sistem dan Prosedur",
                "Sistem dan Mekanisme",
                "Mekanisme dan Prosedur",
                "Mekanisme Pelayanan",
                "Mekanisme",
                "Prosedur",
                "Prosedur Pelayanan",
                "Prosedur Layanan",
                "Prosedur/Mekanisme Pelayanan",
                "Alur",
                "Alur Pelayanan",
                "Alur Layanan",
                "Alur/Prosedur",
                "Alur Prosedur",
                "Alur Proses",
                "Tata Cara",
                "Tata Cara Pelayanan",
                "Langkah-langkah Pelayanan",
            ),
            "steps",
        ),
    ] = None
    waktu: Annotated[
        TimeComponent | None,
        Component(
            "Jangka Waktu Penyelesaian",
            "delivery",
            (
                "Waktu Penyelesaian",
                "Jangka Waktu",
                "Jangka Waktu Penyelesaian",
                "Jangka Waktu Penyelesaian Pelayanan",
                "Jangka Waktu Penyelesaian Layanan",
                "Jangka Waktu Pelayanan",
                "Jangka Waktu Layanan",
                "Waktu Pelayanan",
                "Waktu Layanan",
                "Waktu Penyelesaian Pelayanan",
                "Waktu Penyelesaian Layanan",
                "Waktu Proses",
                "Lama Proses",
                "Lama Pelayanan",
                "Lama Penyelesaian",
                "Lama Waktu Penyelesaian",
                "Durasi",
                "Durasi Pelayanan",
                "Estimasi Waktu",
                "Deskripsi Jangka Waktu Penyelesaian",
            ),
            "time",
        ),
    ] = None
    biaya: Annotated[
        FeeComponent | None,
        Component(
            "Biaya/Tarif",
            "delivery",
            (
                "Biaya",
                "Biaya/Tarif",
                "Biaya atau Tarif",
                "Biaya dan Tarif",
                "Biaya Pelayanan",
                "Biaya Layanan",
                "Biaya/Tarif Pelayanan",
                "Biaya/Tarif Layanan",
                "Tarif",
                "Tarif Pelayanan",
                "Tarif Layanan",
                "Retribusi",
                "Biaya/Retribusi",
                "Tarif/Retribusi",
            ),
            "fee",
        ),
    ] = None
    produk: Annotated[
        ListComponent | None,
        Component(
            "Produk Pelayanan",
            "delivery",
            (
                "Produk",
                "Produk Pelayanan",
                "Produk Layanan",
                "Produk Spesifikasi Jenis Pelayanan",
                "Produk Jasa Pelayanan",
                "Hasil Pelayanan",
                "Hasil Layanan",
                "Output Layanan",
                "Keluaran",
            ),
        ),
    ] = None
    pengaduan: Annotated[
        ComplaintComponent | None,
        Component(
            "Penanganan Pengaduan, Saran, dan Masukan",
            "delivery",
            (
                "Pengaduan",
                "Pengaduan Layanan",
                "Pengaduan Pelayanan",
                "Layanan Pengaduan",
                "Penanganan Pengaduan",
                "Penangan Pengaduan",
                "Penanganan Aduan",
                "Pengelolaan Pengaduan",
                "Mekanisme Pengaduan",
                "Sarana Pengaduan",
                "Penanganan Pengaduan, Saran, dan Masukan",
                "Penanganan Pengaduan, Saran, Masukan",
                "Penanganan Pengaduan, Saran dan Masukan/Apresiasi",
                "Penanganan Pengaduan, Saran, Masukan dan Apresiasi",
                "Pengaduan, Saran, dan Masukan",
                "Pengaduan, Saran dan Apresiasi",
                "Pengelolaan Pengaduan, Saran dan Masukan",
                "Saluran Pengaduan",
            ),
            "complaint",
        ),
    ] = None
    dasar_hukum: Annotated[
        ListComponent | None,
        Component(
            "Dasar Hukum",
            "manufacturing",
            ("Dasar Hukum", "Dasar Hukum Pelayanan", "Landasan Hukum", "Dasar Peraturan"),
        ),
    ] = None
    sarana_prasarana: Annotated[
        ListComponent | None,
        Component(
            "Sarana, Prasarana, dan/atau Fasilitas",
            "manufacturing",
            (
                "Sarana dan Prasarana",
                "Sarana, Prasarana",
                "Sarana, Prasarana, dan/atau Fasilitas",
                "Sarana, Prasarana dan Fasilitas",
                "Sarana dan Prasarana, dan/atau Fasilitas",
                "Sarana Prasarana Fasilitas",
                "Fasilitas",
            ),
        ),
    ] = None
    kompetensi_pelaksana: Annotated[
        ListComponent | None,
        Component(
            "Kompetensi Pelaksana",
            "manufacturing",
            ("Kompetensi Pelaksana", "Kompetensi Pelaksana Layanan", "Kompetensi Petugas"),
        ),
    ] = None
    pengawasan_internal: Annotated[
        ListComponent | None,
        Component(
            "Pengawasan Internal",
            "manufacturing",
            ("Pengawasan Internal", "Pengawas Internal", "Pengawasan Intern"),
        ),
    ] = None
    jumlah_pelaksana: Annotated[
        ListComponent | None,
        Component(
            "Jumlah Pelaksana",
            "manufacturing",
            ("Jumlah Pelaksana", "Jumlah Pelaksana Layanan", "Jumlah Petugas"),
        ),
    ] = None
    jaminan_pelayanan: Annotated[
        ListComponent | None,
        Component(
            "Jaminan Pelayanan",
            "manufacturing",
            (
                "Jaminan Pelayanan",
                "Jaminan Layanan",
                "Jaminan Pelayanan yang memberikan kepastian pelayanan dilaksanakan sesuai"
                " dengan standar pelayanan",
            ),
        ),
    ] = None
    jaminan_keamanan: Annotated[
        ListComponent | None,
        Component(
            "Jaminan Keamanan dan Keselamatan Pelayanan",
            "manufacturing",
            (
                "Jaminan Keamanan dan Keselamatan Pelayanan",
                "Jaminan Keamanan dan Keselamatan",
                "Jaminan Keamanan, Keselamatan Pelayanan",
                "Jaminan Keamanan Pelayanan",
                "Jaminan Keselamatan Pelayanan",
                "Jaminan Keamanan dan Keselamatan Layanan",
                "Keamanan dan Keselamatan",
                "Jaminan Keamanan",
            ),
        ),
    ] = None
    evaluasi_kinerja: Annotated[
        ListComponent | None,
        Component(
            "Evaluasi Kinerja Pelaksana",
            "manufacturing",
            (
                "Evaluasi Kinerja Pelaksana",
                "Evaluasi Kinerja",
                "Evaluasi Kinerja Pelayanan",
                "Evaluasi Kinerja Layanan",
                "Evaluasi Pelaksana",
            ),
        ),
    ] = None
    not_assessable: list[str] = []
    unrecognized: list[Unrecognized] = []
    removed: list[Removed] = []
    corrections: list[Correction] = []
    findings: list[Finding] = []


def components() -> dict[str, Component]:
    """The registered components by field name, in the order of the record."""
    found: dict[str, Component] = {}
    for name, field in ServiceStandard.model_fields.items():
        for entry in field.metadata:
            if isinstance(entry, Component):
                found[name] = entry
    return found


COMPONENTS = components()
DELIVERY = tuple(name for name, entry in COMPONENTS.items() if entry.part == "delivery")
MANUFACTURING = tuple(name for name in COMPONENTS if name not in DELIVERY)
