"""What faults do to a sound document: each function returns it changed, with the item concerned."""

from __future__ import annotations

from dataclasses import replace

from corpus.sample.content import (
    complaint_part,
    concept_items,
    free_part,
    plain,
    spelled,
    tariff_part,
    time_part,
    usual_charges,
)
from corpus.sample.office import sample_region
from corpus.sample.plan import (
    ComplaintPart,
    DocumentPlan,
    FeePart,
    ListForm,
    ListPart,
    PlannedCharge,
    PlannedDuration,
    PlannedItem,
    TimePart,
    sample_data,
    service_data,
)
from normalizers.region.place_name import Region

# A fee ten times the others' is beyond any threshold for an outlier.
OUTLIER_FACTOR = 10


def items_of(part: ListPart | None) -> tuple[PlannedItem, ...]:
    """The items of a component that may be absent."""
    return part.items if part else ()


def repeat_requirement(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """The list ends with one of its own requirements."""
    items = items_of(plan.persyaratan)
    again = replace(plan.dice.pick(items[:-1], "repeat"), is_repeat=True)
    return replace(plan, persyaratan=ListPart((*items, again))), again


def repeat_step(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """A step stands twice in a row."""
    items = items_of(plan.prosedur)
    place = 1 + plan.dice.number(len(items) - 2, "repeat-step")
    again = replace(items[place], is_repeat=True)
    steps = (*items[: place + 1], again, *items[place + 1 :])
    return replace(plan, prosedur=ListPart(steps)), again


def cram_steps(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """All steps in the first item of the list."""
    forms: tuple[ListForm, ...] = ("dashes-in-one", "numbers-in-one")
    form = plan.dice.pick(forms, "crammed")
    return replace(plan, prosedur=ListPart(items_of(plan.prosedur), form)), None


def double_markers(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """The office's own numbers inside the portal's."""
    return replace(plan, persyaratan=ListPart(items_of(plan.persyaratan), "doubled")), None


def join_products(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """All products in one item: `a; 2. b`."""
    return replace(plan, produk=ListPart(items_of(plan.produk), "inline")), None


def group_by_channel(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """Requirements and steps for visitors and for online users, under a heading each."""
    names = plan.dice.pick(sample_data("phrases")["groups"], "groups")
    online = service_data(plan.service)["online"]

    def grouped(part: ListPart | None, table: str, concepts: list[str]) -> ListPart:
        there = tuple(replace(item, channel="offline") for item in items_of(part))
        here = concept_items(plan.wording, table, concepts)
        remote = tuple(replace(item, channel="online") for item in here)
        return ListPart(
            (
                PlannedItem(names[0], None, there, is_heading=True, channel="offline"),
                PlannedItem(names[1], None, remote, is_heading=True, channel="online"),
            )
        )

    return (
        replace(
            plan,
            persyaratan=grouped(plan.persyaratan, "requirements", online["persyaratan"]),
            prosedur=grouped(plan.prosedur, "steps", online["prosedur"]),
        ),
        None,
    )


def drop_fee(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """No fee section."""
    return replace(plan, biaya=None), None


def blank_decree(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """Nothing after No. SK."""
    return replace(plan, decree=None), None


def disagreeing_time(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """The headline says one time, the sentence another."""
    usual = service_data(plan.service)["waktu"]
    number = 15 if usual["unit"] == "minute" else 10
    return replace(plan, waktu=time_part(plan.wording, plan.service, number)), None


def late(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """Days where the other offices need minutes."""
    days = PlannedDuration(3, "day", "working", "exact")
    bound = replace(days, bound="at-most")
    sentence = plan.wording.phrase(
        "time_sentences",
        bound=plan.wording.phrase("bounds"),
        value=spelled(bound),
        wait_for=service_data(plan.service)["waktu"]["wait_for"],
    )
    return replace(plan, waktu=TimePart((plain(days), sentence), (days, bound))), None


def bare_days(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """Days of which nobody says whether they are working days."""
    number = service_data(plan.service)["waktu"]["number"]
    days = PlannedDuration(number, "day", None, "exact")
    return replace(plan, waktu=TimePart((plain(days),), (days,))), None


def untimed(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """A time section without a time."""
    sentence = plan.wording.phrase("time_unstated")
    return replace(plan, waktu=TimePart((sentence,), ())), None


def free_but_paid(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """Nothing to pay, yet the steps ask for payment."""
    return replace(plan, biaya=free_part(plan.wording)), None


def dear(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """Ten times the other offices' charges."""
    charges = [
        (label, replace(charge, amount=charge.amount * OUTLIER_FACTOR))
        for label, charge in usual_charges()
    ]
    return replace(plan, biaya=tariff_part(plan.wording, charges)), None


def fee_words_disagree(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """The amount in digits is not the one in words."""
    charge = PlannedCharge(30000, "buku")
    line = "Rp 30.000,- (dua puluh ribu rupiah) per buku"
    return replace(plan, biaya=FeePart((line,), "fixed", (charge,))), None


def other_region(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """The hierarchy ends in another region's office: a letterhead copied from there."""
    levels = list(plan.office.hierarchy)
    levels[-1] = levels[-1].replace(plan.office.region.name, _stranger(plan).name)
    return replace(plan, office=replace(plan.office, hierarchy=tuple(levels))), None


def other_code(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """The complaint e-mail carries another region's code."""
    office = replace(plan.office, email=f"bps{_stranger(plan).bps_code}@bps.go.id")
    return replace(plan, pengaduan=complaint_part(plan.wording, office)), None


def lack_requirement(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """One requirement of the service is not asked for."""
    items = items_of(plan.persyaratan)
    gone = plan.dice.pick(items[1:], "lacking")
    return replace(plan, persyaratan=_without(plan.persyaratan, gone)), gone


def add_requirement(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """A requirement that no other office has."""
    concept = service_data(plan.service)["extra"]["persyaratan"]
    (added,) = concept_items(plan.wording, "requirements", [concept])
    return replace(plan, persyaratan=ListPart((*items_of(plan.persyaratan), added))), added


def lack_step(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """One step of the service is not there."""
    gone = plan.dice.pick(items_of(plan.prosedur)[2:-1], "lacking-step")
    return replace(plan, prosedur=_without(plan.prosedur, gone)), gone


def add_step(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """A step that no other office has."""
    concept = service_data(plan.service)["extra"]["prosedur"]
    (added,) = concept_items(plan.wording, "steps", [concept])
    items = items_of(plan.prosedur)
    return replace(plan, prosedur=ListPart((*items[:-1], added, items[-1]))), added


def swap_steps(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """Two steps in the wrong order."""
    first, second = service_data(plan.service)["swap"]
    items = list(items_of(plan.prosedur))
    concepts = [item.concept for item in items]
    one, two = concepts.index(first), concepts.index(second)
    items[one], items[two] = items[two], items[one]
    return replace(plan, prosedur=ListPart(tuple(items))), items[min(one, two)]


def lack_product(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """One product of the service is not there."""
    gone = items_of(plan.produk)[-1]
    left = items_of(plan.produk)[:-1]
    return replace(plan, produk=ListPart(left, "numbered" if len(left) > 1 else "prose")), gone


def unreachable(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """A complaint section without any channel."""
    return replace(plan, pengaduan=ComplaintPart((plan.wording.phrase("no_contact"),), ())), None


def misplace(plan: DocumentPlan) -> tuple[DocumentPlan, PlannedItem]:
    """A time in the fee section, where nothing of it is read as time."""
    usual = service_data(plan.service)["waktu"]
    basis = "working" if usual["unit"] == "day" else None
    value = spelled(PlannedDuration(usual["number"], usual["unit"], basis, "exact"))
    line = plan.wording.phrase("misplaced_time", value=value)
    fee = plan.biaya or free_part(plan.wording)
    stray = PlannedItem(line, None)
    return replace(plan, biaya=replace(fee, lines=(*fee.lines, line))), stray


def placeholder(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """A dash instead of the products."""
    text = plan.dice.pick(sample_data("phrases")["placeholders"], "placeholder")
    return replace(plan, produk=ListPart((), "prose", text)), None


def elaborate(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """Sub-steps under every step: a document of four pages."""
    details = sample_data("phrases")["details"]

    def detailed(index: int, item: PlannedItem) -> PlannedItem:
        picked = [details[(3 * index + turn) % len(details)] for turn in range(2 + index % 2)]
        below = tuple(PlannedItem(plan.wording.filled(text), None) for text in picked)
        return replace(item, children=below)

    items = tuple(detailed(index, item) for index, item in enumerate(items_of(plan.prosedur)))
    return replace(plan, prosedur=ListPart(items)), None


def capitals(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """The unit name in capitals."""
    return replace(plan, office=replace(plan.office, name=plan.office.name.upper())), None


def phoneless(plan: DocumentPlan) -> tuple[DocumentPlan, None]:
    """A letterhead without a phone number."""
    return replace(plan, office=replace(plan.office, phone="")), None


def _stranger(plan: DocumentPlan) -> Region:
    others = [region for region in _first_regions() if region != plan.office.region]
    return plan.dice.pick(others, "stranger")


def _first_regions() -> list[Region]:
    return [sample_region(index) for index in range(len(sample_data("offices")["regions"]))]


def _without(part: ListPart | None, gone: PlannedItem) -> ListPart:
    return ListPart(tuple(item for item in items_of(part) if item != gone))
