"""The catalogue of faults in the synthetic corpus, and which document gets which.

Every fault says which components it touches, so that several fit into one document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.sample import changes
from corpus.sample.plan import (
    EXPORTS,
    Dice,
    DocumentPlan,
    Fault,
    PlannedItem,
    service_data,
)

Change = Callable[[DocumentPlan], tuple[DocumentPlan, PlannedItem | None]]
MAX_FAULTS = 3  # a document with more than three faults would look like none in the wild
CLEAN_SHARE = 6  # one document in so many stays without any fault


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A fault: its name, the finding it should raise, the components it touches, what it does."""

    name: str
    rule: str
    touches: tuple[str, ...]
    change: Change
    fits: Callable[[DocumentPlan], bool] = lambda plan: True
    kind: Literal["finding", "form"] = "finding"


def _is_paid(plan: DocumentPlan) -> bool:
    return bool(service_data(plan.service)["biaya"] == "tariff")


def _is_quick(plan: DocumentPlan) -> bool:
    return bool(service_data(plan.service)["waktu"]["unit"] == "minute")


def _is_slow(plan: DocumentPlan) -> bool:
    return not _is_quick(plan)


def _has_products(plan: DocumentPlan) -> bool:
    return len(service_data(plan.service)["produk"]) > 1


def _is_online(plan: DocumentPlan) -> bool:
    return "online" in service_data(plan.service)


def _is_statistics(plan: DocumentPlan) -> bool:
    return plan.office.institution == "bps"


def _is_export(plan: DocumentPlan) -> bool:
    return plan.layout in EXPORTS


# In this order they look for a document, the ones with few to choose from first.
FAULTS: tuple[FaultKind, ...] = (
    FaultKind("free-but-paid", "fee-disagrees", ("biaya",), changes.free_but_paid, _is_paid),
    FaultKind("fee-words", "fee-disagrees", ("biaya",), changes.fee_words_disagree, _is_paid),
    FaultKind("dear", "fee-outlier", ("biaya",), changes.dear, _is_paid),
    FaultKind(
        "channel-groups",
        "channel-groups",
        ("persyaratan", "prosedur"),
        changes.group_by_channel,
        _is_online,
        "form",
    ),
    FaultKind("late", "time-outlier", ("waktu",), changes.late, _is_quick),
    FaultKind("bare-days", "time-basis-unstated", ("waktu",), changes.bare_days, _is_slow),
    FaultKind(
        "inline-products", "inline-list", ("produk",), changes.join_products, _has_products, "form"
    ),
    FaultKind(
        "lacking-product", "product-missing", ("produk",), changes.lack_product, _has_products
    ),
    FaultKind(
        "other-code", "office-mismatch", ("unit", "pengaduan"), changes.other_code, _is_statistics
    ),
    FaultKind("other-region", "office-mismatch", ("unit",), changes.other_region, _is_export),
    FaultKind("long", "long", ("prosedur", "pages"), changes.elaborate, kind="form"),
    FaultKind("crammed-steps", "list-in-one-item", ("prosedur",), changes.cram_steps, kind="form"),
    FaultKind(
        "repeated-requirement", "duplicate-item", ("persyaratan",), changes.repeat_requirement
    ),
    FaultKind("repeated-step", "duplicate-item", ("prosedur",), changes.repeat_step),
    FaultKind(
        "lacking-requirement", "requirement-missing", ("persyaratan",), changes.lack_requirement
    ),
    FaultKind("added-requirement", "requirement-extra", ("persyaratan",), changes.add_requirement),
    FaultKind("lacking-step", "step-missing", ("prosedur",), changes.lack_step),
    FaultKind("added-step", "step-extra", ("prosedur",), changes.add_step),
    FaultKind("swapped-steps", "step-order", ("prosedur",), changes.swap_steps),
    FaultKind("no-fee", "component-missing", ("biaya",), changes.drop_fee),
    FaultKind("misplaced-time", "content-misplaced", ("biaya",), changes.misplace),
    FaultKind("disagreeing-time", "time-disagrees", ("waktu",), changes.disagreeing_time),
    FaultKind("untimed", "time-unstated", ("waktu",), changes.untimed),
    FaultKind("placeholder", "component-empty", ("produk",), changes.placeholder),
    FaultKind("unreachable", "contact-missing", ("pengaduan",), changes.unreachable),
    FaultKind("no-decree", "decree-missing", ("decree",), changes.blank_decree, _is_export),
    FaultKind("no-decree-again", "decree-missing", ("decree",), changes.blank_decree, _is_export),
    FaultKind(
        "doubled-markers", "doubled-markers", ("persyaratan",), changes.double_markers, kind="form"
    ),
    FaultKind("capitals", "capitals", ("unit",), changes.capitals, kind="form"),
    FaultKind("no-phone", "no-phone", ("unit",), changes.phoneless, kind="form"),
)


def with_faults(plans: Sequence[DocumentPlan], dice: Dice) -> list[DocumentPlan]:
    """The documents of one block with the whole catalogue spread over them.

    A fault that fits none of them is left out: a block may lack the service it needs.
    """
    given: list[list[FaultKind]] = [[] for _ in plans]
    order = sorted(range(len(plans)), key=lambda place: (dice.number(2**32, "order", place), place))
    open_places = order[len(plans) // CLEAN_SHARE :]
    for fault in FAULTS:
        fitting = [
            place
            for place in open_places
            if fault.fits(plans[place]) and _has_room(given[place], fault)
        ]
        if fitting:
            rank = dice.keyed("place", fault.name)
            chosen = min(fitting, key=lambda place: (len(given[place]), rank.number(2**32, place)))
            given[chosen].append(fault)
    return [_changed(plan, faults) for plan, faults in zip(plans, given, strict=True)]


def _has_room(given: Sequence[FaultKind], fault: FaultKind) -> bool:
    taken = {name for other in given for name in other.touches}
    return len(given) < MAX_FAULTS and taken.isdisjoint(fault.touches)


def _changed(plan: DocumentPlan, faults: Sequence[FaultKind]) -> DocumentPlan:
    for fault in faults:
        plan, item = fault.change(plan)
        planted = Fault(
            fault=fault.name,
            rule=fault.rule,
            kind=fault.kind,
            where=fault.touches[-1] if fault.name == "other-code" else fault.touches[0],
            concept=item.concept if item else None,
            text=item.text if item else None,
        )
        plan = replace(plan, faults=(*plan.faults, planted))
    return plan
