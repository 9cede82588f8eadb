"""The record: what is promised to users, validated. JSON keys are the names of these fields.

A component's annotated field on `ServiceStandard` is its registration: its label, the part of
the law's list that it belongs to, and the headings under which offices print it. Segmentation,
JSON, tables and reports go over these fields, so a new component is one line here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

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

ComponentReading = Literal["read", "printed-but-unread", "not-found", "not-assessable"]
DoubtReason = Literal[
    "unread-line",
    "unknown-heading",
    "taken-as-content",
    "numbering-gap",
    "picture",
    "cut-off",
    "unlabelled",
    "too-little-read",
]

ReviewReason = Literal[
    "close-reading",
    "two-layouts",
    "spelling-near-heading",
    "heading-by-words",
    "name-inferred",
    "heading-unlike",
    "not-whole",
    "numbers-apart",
    "lines-unlike",
    "ocr-unsure",
    "digits-against-words",
    "amount-truncated",
    "amount-unread",
    "amount-without-currency",
    "units-unlike",
    "area-code-inferred",
    "office-of-decree",
    "marks-unlike",
    "list-restarts",
    "list-starts-late",
    "mark-inside",
    "label-inside",
    "line-of-another",
    "lines-elsewhere",
    "line-unexplained",
    "line-names-another",
    "title-inside",
    "line-untold",
    "line-repeated",
    "heading-inside",
    "heading-left-out",
    "heading-glued",
    "lead-in-unlike",
    "step-among-papers",
    "paper-among-steps",
    "many-products",
    "item-unlike",
    "item-torn",
    "item-goes-on",
    "site-words",
    "value-unread",
    "next-not-found",
    "title-cut",
    "title-unlike",
    "title-above-office",
    "name-goes-on",
    "name-unlike",
    "name-cut",
    "office-inside",
]


class Model(BaseModel):
    """A part of a record: no unknown keys, no change after it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(Model):
    """Where words stand: page (from 1) and box in points from the top left, or a line of a text."""

    page: int | None = Field(
        default=None, ge=1, description="Page, from 1; null in what has no pages of its own."
    )
    bbox: tuple[float, float, float, float] | None = Field(
        default=None,
        description="Left, top, right, bottom in points from the page's top left corner.",
    )
    line: int | None = Field(
        default=None,
        ge=1,
        description="Line, from 1, of a text, or of a web page or Word file as its text is read; "
        "null where there are pages.",
    )
    cell: tuple[int, int] | None = Field(
        default=None,
        exclude_if=lambda cell: cell is None,
        description="Row and column, from 1, of the table's cell that the line stands in; left "
        "out where there is none.",
    )


Provenance = list[Place]


class Source(Model):
    """The file that a record was read from."""

    path: str = Field(
        description="Where the file was found, relative to the source given on the command line."
    )
    also: list[str] = Field(default=[], description="Other paths of the same bytes.")
    sha256: str = Field(description="Hash of the file's bytes: the document's identity.")
    media_type: str = Field(description="`application/pdf`, `text/html`, `image/png` and so on.")
    pages: int = Field(ge=1, description="Pages of the whole file; 1 for a text.")
    page_range: tuple[int, int] = Field(
        description="First and last page of this record's standard."
    )
    reader: Literal["pymupdf", "ocr", "text", "markdown", "html", "docx", "odt", "picture"] = Field(
        description="What read the words: the PDF's text layer, OCR on every page, or the reader "
        "of a text, a web page, a word processor's file or a picture."
    )
    ocr_pages: list[int] = Field(
        default=[], description="Pages of which OCR read words: all, or a picture's."
    )
    layout: str = Field(description="Which layout claimed the document (docs/design.md).")


class Region(Model):
    """A region of the Ministry of Home Affairs' list, with the statistics office's own code."""

    code: str | None = Field(
        description="The ministry's code, as in `19.06`; null for the whole country."
    )
    bps_code: str | None = Field(
        description="The statistics office's own code, which differs for some 200 regions."
    )
    level: Literal["regency", "city", "province", "national"] = Field(
        description="What the office serves."
    )
    name: str = Field(description="The official name, `Kabupaten Belitung Timur`.")
    province: str | None = Field(
        description="The province that the region lies in; null for the whole country."
    )


class Unit(Model):
    """The office, as its letterhead names it; the hierarchy from the outermost level inwards."""

    name: str | None = Field(
        default=None, description="The office's name as printed, lines joined."
    )
    address: str | None = Field(default=None, description="The printed address.")
    postal_code: str | None = Field(default=None, description="Five digits, from the address.")
    phones: list[str] = Field(
        default=[], description="In international form (E.164), `+62436219999`."
    )
    email: str | None = Field(default=None, description="In lower case.")
    website: str | None = Field(
        default=None, description="With its scheme; https where none is printed."
    )
    hierarchy: list[str] = Field(
        default=[],
        description="The levels down to the office, outermost first, whole names.",
    )
    region: Region | None = Field(
        default=None,
        description="The region that the office serves, null where its words do not settle it.",
    )
    provenance: dict[str, Provenance] = Field(
        default={}, description="Where each of these texts stands, by field."
    )


class DocumentHead(Model):
    """What the sheet itself says about its number, revision, dates and signatory."""

    number: str | None = Field(default=None, description="The document's own number, as printed.")
    revision: str | None = Field(default=None, description="The revision, as printed.")
    effective_date: str | None = Field(
        default=None, description="From when it applies, `2018-03-19`."
    )
    signed_date: str | None = Field(default=None, description="When it was signed, `2018-03-19`.")
    signatory: str | None = Field(default=None, description="Who signed, as printed.")
    provenance: dict[str, Provenance] = Field(
        default={}, description="Where each of these texts stands, by field."
    )


class Decree(Model):
    """The decree that sets the standard (No. SK)."""

    raw: str = Field(description="What is printed behind No. SK.")
    number: str | None = Field(description="Its number, without the year.")
    year: int | None = Field(description="Its year.")
    provenance: dict[str, Provenance] = Field(default={}, description="Where `raw` stands.")


class Service(Model):
    """Which service it is: `kind` is the same for the same service in any office."""

    kind: str | None = Field(
        description="The service's slug in the catalogue (or made from its title); null where "
        "unclear.",
    )
    label: str | None = Field(description="Its name for people.")
    title: str | None = Field(
        default=None, description="The title as printed; null where the sheet prints none."
    )
    confidence: float = Field(ge=0, le=1, description="How sure the kind is, 0 to 1.")
    provenance: dict[str, Provenance] = Field(default={}, description="Where the title stands.")


class RequestedDocument(Model):
    """A document that an item asks for (KTP, KK, NPWP …), with the number of copies if printed."""

    kind: str = Field(
        description="The document's slug, the same for its spellings: `ktp`, `kk`, `npwp`."
    )
    text: str = Field(description="The words that name it.")
    copies: int | None = Field(
        default=None, description="How many copies are asked for, where a number is printed."
    )


class LegalReference(Model):
    """A law or decree that is cited."""

    kind: str = Field(description="The customary short form: `UU`, `PP`, `Permen`, `Perda`, `SK`.")
    number: str | None = Field(description="Its number, as printed.")
    year: int | None = Field(description="Its year.")
    title: str | None = Field(default=None, description="What it is about, where that is printed.")
    issuer: str | None = Field(default=None, description="Who issued it, where that is printed.")
    text: str = Field(description="The words that cite it.")
    provenance: Provenance = Field(description="Where they stand.")


class Duration(Model):
    """How long something takes. `text` is verbatim; `basis` is null where nothing is printed."""

    minimum: float | int | None = Field(
        description="The smaller bound, in `unit`; one value has the same two bounds."
    )
    maximum: float | int | None = Field(description="The larger bound, in `unit`.")
    unit: Literal["second", "minute", "hour", "day", "week", "month", "year"] = Field(
        description="What the bounds count."
    )
    basis: Literal["working", "calendar"] | None = Field(
        description="Working or calendar days; null where the text does not say."
    )
    bound: Literal["exact", "at-most", "at-least", "about"] = Field(
        description="Whether the value is exact, a limit, or about right."
    )
    trigger: str | None = Field(
        default=None, description="From when the time runs, as printed: `sejak berkas lengkap`."
    )
    applies_to: str | None = Field(
        default=None, description="What it holds for, where the text says so."
    )
    iso8601: str | None = Field(
        default=None,
        description="In ISO 8601: `PT10M`; only one exact value not in working time has it.",
    )
    text: str = Field(description="The words that state it.")
    provenance: Provenance = Field(description="Where they stand.")


class Item(Model):
    """A requirement, a step, a product: printed words without marker, lines joined."""

    number: str | None = Field(
        description="The printed marker's number or letter; null for bullets."
    )
    text: str = Field(description="The printed words without the marker, lines joined.")
    heading: bool = Field(
        default=False, description="A heading of a group: its items are its children."
    )
    channel: Literal["offline", "online"] | None = Field(
        default=None, description="Where the group is for the counter or for the internet."
    )
    group: str | None = Field(
        default=None, description="The heading of the group that the item stands in."
    )
    actor: str | None = Field(default=None, description="Who acts in a step, as printed.")
    action: str | None = Field(default=None, description="What is done in a step.")
    documents: list[RequestedDocument] = Field(
        default=[], description="The documents that a requirement asks for."
    )
    durations: list[Duration] = Field(default=[], description="Times printed beside a step.")
    legal_references: list[LegalReference] = Field(
        default=[], description="Laws and decrees that the item cites."
    )
    children: list[Item] = Field(default=[], description="Items below this one.")
    provenance: Provenance = Field(description="Where the text stands; a place a line.")


class Note(Model):
    """A lead-in or closing line that is no item."""

    text: str = Field(description="The printed words.")
    provenance: Provenance = Field(description="Where they stand.")


class Charge(Model):
    """An amount that is to be paid; null where it is printed but unreadable."""

    amount: int | None = Field(
        description="Whole units of the currency; the lower bound of a range."
    )
    maximum: int | None = Field(default=None, description="The upper bound of a range.")
    currency: str = Field(
        default="IDR",
        pattern="^[A-Z]{3}$",
        description="ISO 4217; rupiah where none is printed.",
    )
    per: str | None = Field(
        default=None, description="The unit that the amount is for, as printed: `lembar`."
    )
    applies_to: str | None = Field(
        default=None, description="What it is charged for, where the text says so."
    )
    text: str = Field(description="The words that state it.")
    provenance: Provenance = Field(description="Where they stand.")


class Contact(Model):
    """A person named beside a channel."""

    name: str | None = Field(description="The person's name, as printed.")
    role: str | None = Field(default=None, description="The person's position, as printed.")


class Channel(Model):
    """A way to complain. `value` is normalized, `raw` is printed."""

    kind: ChannelKind = Field(description="What kind of channel it is.")
    value: str | None = Field(
        description="E.164 number, lower-case e-mail, URL or handle; null where nothing can be "
        "reached.",
    )
    raw: str = Field(description="The words that name it.")
    contact: Contact | None = Field(
        default=None, description="Who answers, where somebody is named."
    )
    provenance: Provenance = Field(description="Where the words stand.")


class ListComponent(Model):
    """A component that is a list: requirements, products, and the law's other eight."""

    heading: str | None = Field(description="The heading as printed.")
    intro: str | None = Field(
        default=None, description="Words that lead into the list and are no item."
    )
    items: list[Item] = Field(default=[], description="The list.")
    notes: list[Note] = Field(default=[], description="Closing lines that are no items.")
    provenance: dict[str, Provenance] = Field(
        default={}, description="Where heading and intro stand."
    )


class ProcedureComponent(ListComponent):
    """Sistem, mekanisme, dan prosedur."""

    form: Literal["list", "flowchart", "mixed", "prose", "table"] = Field(
        default="list", description="How the steps are printed; `mixed` has a list and a drawing."
    )
    flowchart: list[Item] = Field(
        default=[], description="The boxes of a drawing beside a list; alone, they are the items."
    )


class TimeComponent(Model):
    """Jangka waktu penyelesaian."""

    heading: str | None = Field(description="The heading as printed.")
    text: str = Field(description="All that stands below it.")
    durations: list[Duration] = Field(
        default=[], description="The times that the text states, in its order."
    )
    provenance: dict[str, Provenance] = Field(
        default={}, description="Where heading and text stand."
    )


class FeeComponent(Model):
    """Biaya/tarif."""

    heading: str | None = Field(description="The heading as printed.")
    text: str = Field(description="All that stands below it.")
    kind: Literal["free", "fixed", "tariff", "by-regulation", "unknown"] = Field(
        description="`free`: nothing to pay. `fixed`: one amount. `tariff`: several, or free for "
        "some. `by-regulation`: a law or decree instead of an amount. `unknown`: nothing "
        "usable.",
    )
    charges: list[Charge] = Field(
        default=[], description="The amounts that the text states, in its order."
    )
    legal_references: list[LegalReference] = Field(
        default=[], description="Laws and decrees that it cites."
    )
    provenance: dict[str, Provenance] = Field(
        default={}, description="Where heading and text stand."
    )


class ComplaintComponent(Model):
    """Penanganan pengaduan, saran, dan masukan."""

    heading: str | None = Field(description="The heading as printed.")
    text: str = Field(description="All that stands below it.")
    channels: list[Channel] = Field(
        default=[], description="The ways to complain that the text names, in its order."
    )
    provenance: dict[str, Provenance] = Field(
        default={}, description="Where heading and text stand."
    )


class Removed(Model):
    """Words taken out of the body, with the reason, and what was kept in their place."""

    text: str = Field(description="The words as printed.")
    reason: RemovalReason = Field(description="Why they are no part of a component.")
    provenance: Provenance = Field(description="Where they stand.")
    kept: str | None = Field(
        default=None, description="What says the same and was kept: `persyaratan.items[0]`, `unit`."
    )


class Unrecognized(Model):
    """Words that no rule places: kept, so that a person can."""

    text: str = Field(description="The words as printed.")
    heading: str | None = Field(
        default=None, description="The heading above them, where it is no component."
    )
    provenance: Provenance = Field(description="Where they stand.")
    heading_provenance: Provenance = Field(
        default=[], description="Where that heading stands, with the first words below it."
    )


class Doubt(Model):
    """Something of the document that was not understood, and which components it could hold."""

    reason: DoubtReason = Field(
        description="`unread-line`: words that no rule places. `unknown-heading`: a heading that "
        "is none of the law's. `taken-as-content`: it stands in `found_in`, and reads like another "
        "component. `numbering-gap`: a number is left out among the headings. `picture`: a "
        "picture without text. `cut-off`: the text ends in the middle. `unlabelled`: a text "
        "without headings. `too-little-read`: fewer than two components were read.",
    )
    components: list[str] = Field(description="The components that it could hold.")
    named: list[str] = Field(
        default=[], description="Those of them that its own words name: they are printed."
    )
    found_in: str | None = Field(
        default=None, description="The component whose content it is, or may belong to."
    )
    text: str = Field(default="", description="The words as printed; empty for a picture.")
    provenance: Provenance = Field(default=[], description="Where they stand.")


class Reading(Model):
    """How much of the document was understood: nothing is missing that was merely not read."""

    words: int = Field(default=0, ge=0, description="Visible words of this standard.")
    recognized_share: float = Field(
        default=1.0, ge=0, le=1, description="The share of them that found a place in the record."
    )
    unread_lines: int = Field(default=0, ge=0, description="Lines of words that found none.")
    unknown_headings: list[str] = Field(
        default=[], description="Headings that are none of the law's components, as printed."
    )
    ocr_confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="How sure the OCR is of its words, 0 to 1; null where nothing comes from OCR.",
    )
    components: dict[str, ComponentReading] = Field(
        default={},
        description="Each of the six components of service delivery: `read`: it has content. "
        "`printed-but-unread`: something was not understood that is it or could be it. "
        "`not-found`: it is not there, or empty, and all was understood. `not-assessable`: such a "
        "document, or this extraction, cannot show it.",
    )
    not_whole: list[str] = Field(
        default=[],
        description="Components that were read, but may lack lines or hold lines of another.",
    )
    doubts: list[Doubt] = Field(
        default=[], description="What was not understood and could hold a component."
    )


class ReviewMark(Model):
    """A field that a person should look at: it was read, and it may be wrong."""

    path: str = Field(
        description="The field, or the part of the record: `biaya.charges[1].amount`, `prosedur`."
    )
    reason: ReviewReason = Field(
        description="Why. `close-reading`: it could have been read as another component as well. "
        "`two-layouts`: two ways to read such documents fit. `spelling-near-heading`: the heading "
        "resembles a known one. `heading-by-words`: the heading was placed by what it is about. "
        "`name-inferred`: the row has no name. `heading-unlike`: the heading names something else. "
        "`not-whole`: lines may be missing, or be another component's. `numbers-apart`: numbers of "
        "the list stand without text. `lines-unlike`: a name of lines that are set unlike each "
        "other. `ocr-unsure`: OCR is unsure of its words. "
        "`digits-against-words`, `amount-truncated`, `amount-unread`, `amount-without-currency`, "
        "`units-unlike`: how a number is printed. `area-code-inferred`: the number is printed "
        "without one. `office-of-decree`: the office stands only in the decree's title. "
        "`marks-unlike`, `list-restarts`, `list-starts-late`, `mark-inside`, `label-inside`: the "
        "list's numbers do not count from 1 on, or stand inside a text. `line-of-another`, "
        "`lines-elsewhere`, `line-unexplained`, `line-names-another`, `title-inside`, "
        "`line-untold`, `line-repeated`, `lead-in-unlike`, `step-among-papers`, "
        "`paper-among-steps`, `many-products`, `item-unlike`, `item-torn`, `item-goes-on`, "
        "`site-words`, `office-inside`: a line that is unlike what belongs there. "
        "`heading-inside`, `heading-left-out`, `heading-glued`, `next-not-found`: a heading may "
        "have been missed. "
        "`value-unread`: a value is printed that was not read. `title-cut`, `title-unlike`, "
        "`title-above-office`, `name-goes-on`, `name-unlike`, `name-cut`: the name may be "
        "cut off, or be none.",
    )
    parameters: dict[str, str] = Field(
        default={}, description="What the reason's sentence is made from, in any language."
    )


class Evidence(Model):
    """Words that a finding points at."""

    record_id: str = Field(description="The record that the words are in.")
    page: int | None = Field(default=None, description="Page, from 1.")
    bbox: tuple[float, float, float, float] | None = Field(
        default=None,
        description="Left, top, right, bottom in points from the page's top left corner.",
    )
    line: int | None = Field(default=None, description="Line of a text file, from 1.")
    quote: str = Field(description="The words.")


class Finding(Model):
    """Something missing, contradictory or out of line."""

    rule: str = Field(description="The rule's slug (docs/findings.md).")
    severity: Severity = Field(
        description="`error`: required and absent, or misleading. `warning`: a deviation. `info`: "
        "worth knowing.",
    )
    record_id: str | None = Field(description="The record it is about.")
    office: str | None = Field(description="The office's name.")
    service: str | None = Field(description="The service's name.")
    component: str | None = Field(description="The component it is about.")
    parameters: dict[str, Any] = Field(default={}, description="What the message is made from.")
    message: str = Field(description="The finding in words.")
    evidence: list[Evidence] = Field(default=[], description="The words that it rests on.")


class Correction(Model):
    """A value that a person corrected. `path` names it in the record as it was read, `was` is
    what had been read there: so it can be put back (`corpus.record.corrected`)."""

    path: str = Field(description="The corrected value: `waktu.durations[0].maximum`.")
    change: Literal["set", "add", "remove"] = Field(
        default="set", description="What was done there."
    )
    was: Any = Field(default=None, description="What had been read there.")
    reason: str | None = Field(default=None, description="The reason that was given.")
    by: str | None = Field(
        default=None,
        exclude_if=lambda by: by is None,
        description="Who corrected it; left out where nobody said so.",
    )
    when: str | None = Field(
        default=None,
        exclude_if=lambda when: when is None,
        description="On which day, `2026-01-31`; left out where nobody said so.",
    )


class Component(NamedTuple):
    """How a component of the law is called and printed."""

    label: str
    part: Literal["delivery", "manufacturing"]
    headings: tuple[str, ...]
    holds: Literal["items", "steps", "time", "fee", "complaint"] = "items"


class ServiceStandard(Model):
    """One service of one office: a line of `records.jsonl`."""

    schema_version: Literal["2"] = Field(default="2", description="The version of this form.")
    record_id: str = Field(
        description="From content hash and ordinal, so it stays when the file moves."
    )
    source: Source = Field(description="The file that the record was read from.")
    unit: Unit = Field(description="The office that offers the service.")
    document: DocumentHead = Field(description="The sheet's own head and foot.")
    decree: Decree | None = Field(description="The decree that sets the standard; null when blank.")
    service: Service = Field(description="Which service it is.")
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
                "Syarat dan Kelengkapan",
                "Persyaratan dan Kelengkapan",
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
                "Prosedur dan Mekanisme",
                "Alur dan Prosedur",
                "Proses Pelayanan",
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
                "Estimasi Waktu Pelayanan",
                "Waktu Pengurusan",
                "Lama Pengurusan",
                "Lama Waktu Pelayanan",
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
                "Biaya/Tariff",
                "Tarif/Biaya",
                "Tarif dan Biaya",
                "Retribusi/Biaya",
                "Biaya/Retribusi/Tarif",
                "Tarif/Biaya Pelayanan",
                "Tarif/Biaya Layanan",
                "Biaya dan Tarif Pelayanan",
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
                "Penanganan Aduan, Saran, dan Masukan",
                "Pengelolaan Pengaduan",
                "Mekanisme Pengaduan",
                "Sarana Pengaduan",
                "Penanganan Pengaduan, Saran, dan Masukan",
                "Penanganan Pengaduan, Saran",
                "Penanganan Pengaduan dan Saran",
                "Penanganan Pengaduan, Saran, Masukan",
                "Penanganan Pengaduan, Saran dan Masukan/Apresiasi",
                "Penanganan Pengaduan, Saran, Masukan dan Apresiasi",
                "Pengaduan, Saran, dan Masukan",
                "Pengaduan, Saran dan Apresiasi",
                "Penanganan Pengaduan dan Saran",
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
            (
                "Dasar Hukum",
                "Dasar Hukum Pelayanan",
                "Dasar Hukum Layanan",
                "Landasan Hukum",
                "Dasar Peraturan",
            ),
        ),
    ] = None
    sarana_prasarana: Annotated[
        ListComponent | None,
        Component(
            "Sarana, Prasarana, dan/atau Fasilitas",
            "manufacturing",
            (
                "Sarana dan Prasarana",
                "Sarana dan Prasarana Pelayanan",
                "Sarana dan Prasarana Layanan",
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
            (
                "Kompetensi Pelaksana",
                "Kompetensi Pelaksana Layanan",
                "Kompetensi Petugas",
                "Kompetensi Petugas Pelaksana",
            ),
        ),
    ] = None
    pengawasan_internal: Annotated[
        ListComponent | None,
        Component(
            "Pengawasan Internal",
            "manufacturing",
            (
                "Pengawasan Internal",
                "Pengawas Internal",
                "Pengawasan Intern",
            ),
        ),
    ] = None
    jumlah_pelaksana: Annotated[
        ListComponent | None,
        Component(
            "Jumlah Pelaksana",
            "manufacturing",
            (
                "Jumlah Pelaksana",
                "Jumlah Pelaksana Layanan",
                "Jumlah Petugas",
                "Jumlah Petugas Pelaksana",
            ),
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
                "Jaminan keamanan dan keselamatan pelayanan dalam bentuk komitmen untuk"
                " memberikan rasa aman, bebas dari bahaya, dan risiko keragu-raguan",
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
                "Evaluasi Kinerja Petugas",
                "Evaluasi Pelaksana",
            ),
        ),
    ] = None
    reading: Reading = Field(
        default=Reading(), description="How much of the document was understood."
    )
    needs_review: list[ReviewMark] = Field(
        default=[], description="What a person should look at, and why."
    )
    not_assessable: list[str] = Field(
        default=[],
        description="What such a document, or this extraction, cannot show: not missing.",
    )
    unrecognized: list[Unrecognized] = Field(default=[], description="Words that no rule places.")
    removed: list[Removed] = Field(
        default=[], description="Words that are no part of a component, with the reason."
    )
    corrections: list[Correction] = Field(default=[], description="Values that a person corrected.")
    findings: list[Finding] = Field(
        default=[], description="What is missing, contradictory or out of line in this document."
    )


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
CORRECTABLE = ("unit", "document", "decree", "service", *COMPONENTS)  # what a person may correct
