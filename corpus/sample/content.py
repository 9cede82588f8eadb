"""The sound content of a synthetic document: every component as it should be, in its own words."""

from __future__ import annotations

from corpus.sample.office import mobile_number
from corpus.sample.plan import (
    EXPORTS,
    ComplaintPart,
    Dice,
    DocumentPlan,
    FeePart,
    ListPart,
    Office,
    PlannedCharge,
    PlannedDecree,
    PlannedDuration,
    PlannedItem,
    TimePart,
    Wording,
    sample_data,
    service_data,
)

DECREE_YEARS = (2022, 2023, 2024)


def build_plan(id_: str, office: Office, service: str, dice: Dice, layout: str) -> DocumentPlan:
    """A document without faults."""
    data = service_data(service)
    own = dice.keyed("document", id_)
    wording = Wording(own, office.short, data["label"])
    return DocumentPlan(
        id=id_,
        dice=own,
        office=office,
        service=service,
        layout=layout,
        decree=_decree(office, own, layout),
        persyaratan=ListPart(concept_items(wording, "requirements", data["persyaratan"])),
        prosedur=ListPart(concept_items(wording, "steps", data["prosedur"])),
        waktu=time_part(wording, service),
        biaya=_fee_part(wording, data["biaya"]),
        produk=_product_part(wording, data["produk"]),
        pengaduan=complaint_part(wording, office),
        others=() if layout in EXPORTS else _other_parts(wording),
    )


def concept_items(wording: Wording, table: str, concepts: list[str]) -> tuple[PlannedItem, ...]:
    """One item a concept, each in this document's paraphrase."""
    return tuple(PlannedItem(wording.concept(table, name), name) for name in concepts)


def time_part(
    wording: Wording, service: str, number: int | None = None, unit: str | None = None
) -> TimePart:
    """The service's own time, or another number of working days or minutes for its sentence.

    Where another is given the headline keeps the service's own.
    """
    usual = service_data(service)["waktu"]
    stated = _duration(number or usual["number"], unit or usual["unit"], "at-most")
    headline = _duration(usual["number"], usual["unit"], "exact")
    sentence = wording.phrase(
        "time_sentences",
        bound=wording.phrase("bounds"),
        value=spelled(stated),
        wait_for=usual["wait_for"],
    )
    if number is None and wording.dice.number(3, "headline") == 0:
        return TimePart((sentence,), (stated,))
    return TimePart((plain(headline), sentence), (headline, stated))


def plain(duration: PlannedDuration) -> str:
    """A duration as a headline: `10 Menit`, `3 Hari kerja`."""
    word = sample_data("phrases")["unit_words"][duration.unit].capitalize()
    return f"{duration.number} {word}" + (" kerja" if duration.basis else "")


def spelled(duration: PlannedDuration) -> str:
    """A duration in digits and words: `10 (sepuluh) menit`."""
    phrases = sample_data("phrases")
    words = phrases["number_words"][str(duration.number)]
    unit = phrases["unit_words"][duration.unit]
    return f"{duration.number} ({words}) {unit}" + (" kerja" if duration.basis else "")


def charge_lines(wording: Wording, charges: list[tuple[str, PlannedCharge]]) -> tuple[str, ...]:
    """A line a charge, all in one document's way of writing amounts."""
    form: str = wording.dice.pick(sample_data("phrases")["charge_forms"], "charge")
    return tuple(
        form.format(label=label, amount=f"{charge.amount:,}".replace(",", "."), per=charge.per)
        for label, charge in charges
    )


def usual_charges() -> list[tuple[str, PlannedCharge]]:
    """The charges of the paid services, the same in every office."""
    return [
        (entry["label"], PlannedCharge(entry["amount"], entry["per"]))
        for entry in sample_data("phrases")["charges"]
    ]


def tariff_part(wording: Wording, charges: list[tuple[str, PlannedCharge]]) -> FeePart:
    """A fee section with its legal basis and these charges."""
    lines = (wording.phrase("tariff_lead"), *charge_lines(wording, charges))
    return FeePart(lines, "tariff", tuple(charge for _, charge in charges))


def free_part(wording: Wording) -> FeePart:
    """A fee section that says that there is nothing to pay."""
    return FeePart((wording.phrase("free"),), "free")


def complaint_part(wording: Wording, office: Office) -> ComplaintPart:
    """Four to six channels of the office, one a line."""
    phrases = sample_data("phrases")
    printed, e164 = mobile_number(wording.dice)
    lines = [wording.phrase("in_person"), wording.phrase("lapor")]
    url = next(word for word in lines[1].split() if "lapor.go.id" in word)
    channels: list[tuple[str, str | None]] = [
        ("in-person", None),
        ("sp4n-lapor", url if url.startswith("https") else f"https://{url}"),
    ]
    lines.append(wording.phrase("email", value=office.email))
    channels.append(("email", office.email))
    mobile = wording.dice.pick(phrases["mobile"], "mobile-line")
    lines.append(mobile["line"].format(value=printed))
    channels += [(kind, e164) for kind in mobile["kinds"]]
    if wording.dice.number(2, "phone-line"):
        phone = wording.dice.pick(phrases["phone"], "phone")
        lines.append(phone["line"].format(value=office.phone))
        channels += [(kind, office.phone_e164) for kind in phone["kinds"]]
    if wording.dice.number(3, "social-line") == 0:
        lines.append(wording.phrase("social", value=office.social))
        channels.append(("social", office.social))
    return ComplaintPart(tuple(lines), tuple(channels))


def _duration(number: int, unit: str, bound: str) -> PlannedDuration:
    return PlannedDuration(number, unit, "working" if unit == "day" else None, bound)


def _decree(office: Office, dice: Dice, layout: str) -> PlannedDecree | None:
    """The number as the layout prints it: a decree's own is in capitals, after the word NOMOR."""
    if layout.startswith("component-table"):
        return None
    templates = sample_data("offices")["institutions"][office.institution]["decrees"]
    form = dice.pick(templates, "decree")
    year = dice.pick(DECREE_YEARS, "decree-year")
    facts = {
        "n": f"{dice.number(90, 'decree-number') + 3:03d}",
        "year": year,
        "bps_code": office.region.bps_code,
    }
    raw, number = form["raw"].format(**facts), form["number"].format(**facts)
    if layout == "decree":
        return PlannedDecree(raw.removeprefix("Nomor ").upper(), number.upper(), year)
    return PlannedDecree(raw, number, year)


def _fee_part(wording: Wording, kind: str) -> FeePart:
    return free_part(wording) if kind == "free" else tariff_part(wording, usual_charges())


def _product_part(wording: Wording, concepts: list[str]) -> ListPart:
    items = concept_items(wording, "products", concepts)
    return ListPart(items, "prose" if len(items) == 1 else "numbered")


def _other_parts(wording: Wording) -> tuple[tuple[str, ListPart], ...]:
    """The components of the law that no export shows, in the offices' usual words."""
    return tuple((name, _other_part(wording, name)) for name in sample_data("manufacturing"))


def _other_part(wording: Wording, name: str) -> ListPart:
    concepts: dict[str, list[str]] = sample_data("manufacturing")[name]
    items = tuple(
        PlannedItem(wording.dice.pick(texts, name, concept), concept)
        for concept, texts in concepts.items()
    )
    return ListPart(items, "prose" if len(items) == 1 else "numbered")
