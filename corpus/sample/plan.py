"""What a synthetic document says, apart from how it is drawn: plans that writers and gold share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Literal, TypeVar

from normalizers.region.place_name import Region

T = TypeVar("T")
# Layouts that are exports of the portal: six components, a hierarchy, a number of a decree.
EXPORTS = ("sippn", "text")
# How a list is printed: one marker an item; the portal's and the office's marker; all items in
# one, after dashes or after numbers; "a; 2. b" in one; no list at all.
ListForm = Literal["numbered", "doubled", "dashes-in-one", "numbers-in-one", "inline", "prose"]


@dataclass(frozen=True, slots=True)
class Dice:
    """Choices that depend on their keys alone: no state, no order, no library's generator."""

    seed: int
    key: str = ""

    def keyed(self, *keys: object) -> Dice:
        return Dice(self.seed, "/".join((self.key, *map(str, keys))))

    def number(self, below: int, *keys: object) -> int:
        """A whole number from 0 to `below` - 1."""
        text = f"{self.seed}:{self.keyed(*keys).key}"
        return int.from_bytes(sha256(text.encode()).digest()[:8], "big") % below

    def pick(self, options: tuple[T, ...] | list[T], *keys: object) -> T:
        return options[self.number(len(options), *keys)]


@dataclass(frozen=True, slots=True)
class Office:
    """An institution in a region, with what its letterhead needs."""

    institution: str
    region: Region
    name: str
    short: str
    address: str
    postal_code: str
    phone: str
    phone_e164: str
    website: str
    email: str
    social: str
    hierarchy: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item as printed; `is_repeat` where it repeats another and belongs to no record's list."""

    text: str
    concept: str | None
    children: tuple[PlannedItem, ...] = ()
    is_heading: bool = False
    channel: Literal["offline", "online"] | None = None
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class ListPart:
    """A component that is a list; without items, `placeholder` is what stands under its heading."""

    items: tuple[PlannedItem, ...]
    form: ListForm = "numbered"
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class PlannedDuration:
    """A duration as a record writes it."""

    number: int
    unit: str
    basis: str | None
    bound: str


@dataclass(frozen=True, slots=True)
class TimePart:
    """The lines under the time heading and what they say."""

    lines: tuple[str, ...]
    durations: tuple[PlannedDuration, ...]


@dataclass(frozen=True, slots=True)
class PlannedCharge:
    """A charge in whole rupiah."""

    amount: int
    per: str | None


@dataclass(frozen=True, slots=True)
class FeePart:
    """The lines under the fee heading and what they say."""

    lines: tuple[str, ...]
    kind: str
    charges: tuple[PlannedCharge, ...] = ()


@dataclass(frozen=True, slots=True)
class ComplaintPart:
    """The lines under the complaint heading and the channels they name: (kind, value)."""

    lines: tuple[str, ...]
    channels: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class PlannedDecree:
    """The decree as printed, and read."""

    raw: str
    number: str
    year: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something planted: a `finding` of that rule is expected, or the `form` is merely hard."""

    fault: str
    rule: str
    kind: Literal["finding", "form"]
    where: str
    concept: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """One document: what it says, and what is wrong with it.

    `others` are the law's further eight components, in the layouts that print them.
    """

    id: str
    dice: Dice
    office: Office
    service: str
    layout: str
    decree: PlannedDecree | None
    persyaratan: ListPart | None
    prosedur: ListPart | None
    waktu: TimePart | None
    biaya: FeePart | None
    produk: ListPart | None
    pengaduan: ComplaintPart | None
    others: tuple[tuple[str, ListPart], ...] = ()
    faults: tuple[Fault, ...] = ()
    form: str = "pdf"  # of the file

    @property
    def look(self) -> str:
        """The layout, and the form where it is not PDF: "sippn.docx"."""
        return self.layout if self.form == "pdf" else f"{self.layout}.{self.form}"

    def part(self, name: str) -> ListPart | TimePart | FeePart | ComplaintPart | None:
        """A component by its name in the record; None where the document lacks it."""
        parts: dict[str, ListPart | TimePart | FeePart | ComplaintPart | None] = {
            "persyaratan": self.persyaratan,
            "prosedur": self.prosedur,
            "waktu": self.waktu,
            "biaya": self.biaya,
            "produk": self.produk,
            "pengaduan": self.pengaduan,
        }
        return {**parts, **dict(self.others)}[name]

    @property
    def wording(self) -> Wording:
        """How this document speaks: its words for the user, the service and the office."""
        return Wording(self.dice, self.office.short, service_data(self.service)["label"])


@dataclass(frozen=True, slots=True)
class Wording:
    """The paraphrases of one document."""

    dice: Dice
    office: str
    label: str

    def filled(self, template: str, **values: object) -> str:
        capital, plain = self.dice.pick(sample_data("phrases")["subjects"], "subject")
        service = self.dice.pick(sample_data("phrases")["service_words"], "service")
        service = service.format(label=self.label)
        return template.format(
            Pemohon=capital,
            pemohon=plain,
            kantor=self.office,
            layanan=service,
            Layanan=service[0].upper() + service[1:],
            **values,
        )

    def phrase(self, name: str, **values: object) -> str:
        """One of the phrases of that name, filled in."""
        template: str = self.dice.pick(sample_data("phrases")[name], name)
        return self.filled(template, **values)

    def concept(self, table: str, name: str) -> str:
        """One paraphrase of a requirement, step or product."""
        template: str = self.dice.pick(sample_data(table)[name], table, name)
        return self.filled(template)


@cache
def sample_data(name: str) -> dict[str, Any]:
    """A packaged table of wordings by its file's stem."""
    text = (files("corpus.sample") / "data" / f"{name}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def service_data(kind: str) -> dict[str, Any]:
    """The concepts and values of a service, the same in every office."""
    data: dict[str, Any] = sample_data("services")[kind]
    return data
