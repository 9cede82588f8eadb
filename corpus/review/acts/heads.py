"""What follows from a corrected head: the office's region from its words, the service's kind from
its title. A value that somebody gave stays: only what the words had said before follows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from corpus.review.refusals import ReviewRefused
from normalizers.contact.phone import find_phones
from normalizers.contact.web import parse_email, parse_website
from normalizers.region.region import resolve_region
from normalizers.service.catalogue import service_catalogue
from normalizers.service.service import ServiceKind, classify_service

Entry = dict[str, Any]
_KIND = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REGION = ("code", "bps_code", "level", "name", "province")


def typed_head(path: str, value: Any) -> Any:
    """A value of a head as a record has it: a number in international form, an address whole.

    Raises `ReviewRefused` for words that are none.
    """
    read = _READERS.get(path)
    if read is None or not isinstance(value, str) or not value:
        return value
    found = read(value)
    if found is None:
        raise ReviewRefused(f"{value!r} tidak terbaca sebagai satu nilai di sini.")
    return found


def _phone(text: str) -> str | None:
    found = find_phones(text)
    return found[0].value if len(found) == 1 else None


def _postal_code(text: str) -> str | None:
    return text if len(text) == 5 and text.isdecimal() and text.isascii() else None


def _kind(text: str) -> str | None:
    return text if _KIND.fullmatch(text) else None


def _named_region(text: str) -> Entry | None:
    """The region that a name is of: "Kabupaten Garut"."""
    found = resolve_region(text, [], None, []).region
    return None if found is None else {name: getattr(found, name) for name in _REGION}


_READERS: dict[str, Callable[[str], Any]] = {
    "unit.region": _named_region,
    "unit.phones": _phone,
    "unit.email": parse_email,
    "unit.website": parse_website,
    "unit.postal_code": _postal_code,
    "service.kind": _kind,
}


def settle_heads(record: Entry, unit: Mapping[str, Any], service: Mapping[str, Any]) -> None:
    """Have region and kind follow; `unit` and `service` are as they were before the act."""
    own = record["unit"]
    # A region that somebody gave in this act, or before, is not what the words say.
    if own != unit and own["region"] == unit["region"] == _region(unit, record):
        own["region"] = _region(own, record)
    now = record["service"]
    if now["kind"] != service["kind"]:
        known = service_catalogue().get(now["kind"] or "")
        name = str(now["kind"]).replace("-", " ") if now["kind"] else None
        now["label"] = known.label if known is not None else name
        now["confidence"] = 1.0
    elif now["title"] != service["title"] and _classified(service, record).kind == now["kind"]:
        kind = _classified(now, record)
        now |= {"kind": kind.kind, "label": kind.label, "confidence": round(kind.confidence, 2)}


def _region(unit: Mapping[str, Any], record: Mapping[str, Any]) -> Entry | None:
    complaint = record["pengaduan"] or {"channels": []}
    mails = [one["value"] for one in complaint["channels"] if one["kind"] == "email"]
    sites = [site for site in (unit["website"], unit["email"], *mails) if site]
    found = resolve_region(unit["name"], unit["hierarchy"], unit["address"], sites).region
    return None if found is None else {name: getattr(found, name) for name in _REGION}


def _classified(service: Mapping[str, Any], record: Mapping[str, Any]) -> ServiceKind:
    time = record["waktu"]
    sentences = time["text"].split("\n") if time else ()
    return classify_service(
        service["title"],
        requirements=tuple(_texts(record["persyaratan"])),
        steps=(*_texts(record["prosedur"]), *sentences),
        products=tuple(_texts(record["produk"])),
        unit=record["unit"]["name"],
    )


def _texts(component: Mapping[str, Any] | None) -> Iterator[str]:
    yield from _items(component["items"] if component else ())


def _items(items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for item in items:
        yield item["text"]
        yield from _items(item["children"])
