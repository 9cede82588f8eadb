"""The draft as blocks of a document, before it is Markdown or a Word file.

Document text is put in as it is; each writer makes it harmless in its own way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from corpus.harmony.draft import Change, DraftFee, DraftLine, Holder, SharedDraft
from corpus.messages import label
from corpus.schema import COMPONENTS, DELIVERY
from output.text import plain

Style = Literal[
    "title",
    "heading",
    "subheading",
    "text",
    "lead",
    "caution",
    "number",
    "bullet",
    "note",
    "open",
]
_MOST_NAMED = 4  # offices behind a line; all are among the sources


class Block(NamedTuple):
    """A line of the document.

    A note belongs to the line before it, `open` is one on what is to be agreed on; a lead has
    lines below it.
    """

    style: Style
    text: str


class Row(NamedTuple):
    """A component in the law's table; `is_part` heads the components of one of its two parts."""

    number: int
    name: str
    blocks: Sequence[Block]


class Paper(NamedTuple):
    """The whole document: what stands before the table, its two parts, and what follows."""

    before: Sequence[Block]
    parts: Sequence[tuple[str, Sequence[Row]]]
    after: Sequence[Block]


class Words:
    """The document's own words in a language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._words = _load(lang)

    def say(self, name: str, **values: object) -> str:
        """A sentence with its values put in."""
        return self._words[name].format(**values)

    def component(self, name: str) -> str:
        """A component's name."""
        return label("components", name, self.lang)


@cache
def _load(lang: str) -> Mapping[str, str]:
    text = files("output.harmonize").joinpath("data", f"{lang}.json").read_text("utf-8")
    loaded: dict[str, str] = json.loads(text)
    return loaded


def paper_of(draft: SharedDraft, lang: str) -> Paper:
    """The draft as the law's table of fourteen components, sources and changes behind it."""
    words = Words(lang)
    before = [
        Block("title", words.say("title", label=draft.label)),
        Block("text", words.say("intro", count=len(set(draft.offices.values())))),
        Block("caution", words.say("caution")),
    ]
    if len(draft.names) > 1:
        before.append(Block("text", words.say("names", names="; ".join(map(plain, draft.names)))))
    rows = [
        Row(number, words.component(name), list(_content(draft, name, words)))
        for number, name in enumerate(COMPONENTS, 1)
    ]
    cut = len(DELIVERY)
    parts = [
        (words.say("part_delivery"), rows[:cut]),
        (words.say("part_manufacturing"), rows[cut:]),
    ]
    return Paper(before, parts, [*_changes(draft, words), *_sources(draft, words)])


def _content(draft: SharedDraft, component: str, words: Words) -> Iterator[Block]:
    if component in draft.lines:
        found = list(_lines(draft, component, words))
    elif component == "waktu":
        found = list(_time(draft, words))
    elif component == "biaya":
        found = list(_fees(draft, words))
    elif component == "pengaduan":
        found = [
            Block(
                "bullet",
                words.say("channel", kind=_channel(one.kind, words), share=_percent(one.share)),
            )
            for one in draft.channels
        ]
    elif component == "dasar_hukum" and draft.legal_basis:
        found = [
            Block("bullet", words.say("basis", text=plain(text), count=count))
            for text, count in draft.legal_basis
        ]
    else:
        found = [Block("text", words.say("own"))] if component not in DELIVERY else []
    yield from found or [Block("text", words.say("nothing"))]


def _lines(draft: SharedDraft, component: str, words: Words) -> Iterator[Block]:
    """What is shared or contested, numbered; what is rare under a heading of its own."""
    lines = draft.lines[component]
    for line in lines:
        if line.standing != "rare":
            yield Block("number", _bare(line.text))
            style: Style = "note" if line.standing == "shared" else "open"
            yield Block(style, _note(line, draft, words))
    rare = [line for line in lines if line.standing == "rare"]
    if rare:
        yield Block("text", words.say("rare"))
    for line in rare:
        yield Block("bullet", _bare(line.text))
        yield Block("note", words.say("shared", have=_have(line), of=line.judged))


def _bare(text: str) -> str:
    """A line's words without the sign that parted it from the next one."""
    return plain(text).rstrip(" ;,")


def _note(line: DraftLine, draft: SharedDraft, words: Words) -> str:
    """Who has a line, who does not, and for which cases it is."""
    lacking = [plain(draft.short_names[record_id]) for record_id in line.lacking]
    named = "; ".join(lacking[:_MOST_NAMED])
    if len(lacking) > _MOST_NAMED:
        named = words.say("and_others", named=named, count=len(lacking) - _MOST_NAMED)
    values = {"have": _have(line), "of": line.judged, "lacking": named}
    if line.standing == "shared":
        told = words.say("shared", **values)
    elif _is_of_few(line):
        told = words.say("few", **{**values, "have": len({one.office for one in line.holders})})
    else:
        told = words.say("contested" if line.lacking else "contested_all", **values)
    added = [words.say("alternative")] if line.is_alternative else []
    if line.cases:
        named = ", ".join(label("cases", one, words.lang) for one in line.cases)
        added.append(words.say("for_cases", cases=named))
    return ". ".join((told, *added)) + "."


def _have(line: DraftLine) -> int:
    return line.judged - len(line.lacking)


def _is_of_few(line: DraftLine) -> bool:
    """Whether too few lists were read whole to say more."""
    return line.standing == "contested" and line.share in (0.0, 1.0)


def _time(draft: SharedDraft, words: Words) -> Iterator[Block]:
    time = draft.time
    if time is None:
        return
    name = "time" if time.fastest != time.slowest else "time_one"
    texts = {"fastest": time.fastest, "median": time.median, "slowest": time.slowest}
    shown = {key: plain(text) for key, text in texts.items()}
    yield Block("text", words.say(name, count=len(time.stated), **shown))
    if time.limit is not None:
        limit = words.say("limit_days", article=time.limit.article, value=time.limit.value)
        yield Block("note", limit + ".")


def _fees(draft: SharedDraft, words: Words) -> Iterator[Block]:
    if draft.free:
        yield Block("bullet", words.say("free", count=len(draft.free)))
    for fee in draft.fees:
        yield Block("bullet", _fee(fee, words))
        if fee.limit is not None:
            value = _money(fee.limit.value, "IDR", words)
            told = words.say("limit_amount", article=fee.limit.article, value=value)
            yield Block("note", told + ".")


def _fee(fee: DraftFee, words: Words) -> str:
    amounts = {
        name: _money(value, fee.currency, words)
        for name, value in (
            ("lowest", fee.lowest),
            ("median", fee.median),
            ("highest", fee.highest),
        )
    }
    what = plain(fee.applies_to) or words.say("fee_any")
    name = "fee" if fee.lowest != fee.highest else "fee_one"
    return words.say(name, what=what, count=len(fee.stated), **amounts)


def _money(value: int, currency: str, words: Words) -> str:
    grouped = f"{value:,}".replace(",", "." if words.lang == "id" else ",")
    return f"Rp{grouped}" if currency == "IDR" else f"{currency} {grouped}"


def _channel(kind: str, words: Words) -> str:
    return label("channels", kind, words.lang)


def _percent(share: float) -> int:
    return round(100 * share)


def _changes(draft: SharedDraft, words: Words) -> Iterator[Block]:
    yield Block("heading", words.say("changes"))
    for record_id, office in draft.offices.items():
        yield Block("subheading", plain(office))
        changes = draft.changes.get(record_id, ())
        for change in changes:
            yield Block("bullet", _change(change, draft, words))
        if not changes:
            yield Block("text", words.say("no_change"))


def _change(change: Change, draft: SharedDraft, words: Words) -> str:
    text = plain(change.text)
    component = words.component(change.component)
    if change.kind == "time":
        median = plain(draft.time.median) if draft.time is not None else ""
        return words.say("time_change", text=text, median=median)
    if change.kind == "fee":
        return words.say("fee_change", text=text)
    if change.kind == "channel":
        return words.say("channel_change", text=_channel(change.text, words))
    return words.say(change.kind, component=component, text=text)


def _sources(draft: SharedDraft, words: Words) -> Iterator[Block]:
    """Every line with all who say it, in their own words."""
    yield Block("heading", words.say("sources"))
    for component, lines in draft.lines.items():
        yield Block("subheading", words.component(component))
        for line in lines:
            yield Block("lead", _bare(line.text))
            for holder in line.holders:
                yield Block("bullet", _source(holder, words))
    stated = [
        *(draft.time.stated if draft.time else ()),
        *(h for fee in draft.fees for h in fee.stated),
    ]
    if stated:
        both = f"{words.component('waktu')}, {words.component('biaya')}"
        yield Block("subheading", both)
    for holder in stated:
        yield Block("bullet", _source(holder, words))


def _source(holder: Holder, words: Words) -> str:
    page = words.say("page", page=holder.page)
    place = page if holder.page else words.say("line", line=holder.line)
    return words.say("source", office=plain(holder.office), place=place, text=plain(holder.text))
