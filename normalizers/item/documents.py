"""The documents that a requirement asks for, each with its number of copies."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from normalizers.item.tokens import ItemTokens, PatternSpan
from normalizers.item.word_lists import word_classes
from normalizers.late_pattern import late
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import COPY

GAP_MAX_CHARS = 120  # between a document and its number; the clause ends before

_NUMBER_WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10,
}  # fmt: skip
_WORD = "|".join(_NUMBER_WORDS)
_UNIT = (
    r"(?:lembar|lmbr|lbr|lb|rangkap|rkp|eksemplar|exemplar|eks|buah|bh|set|copy|kopi|keping|berkas|"
    r"bundel)"
)
_COPIES = late(  # for a text in small letters
    rf"(?<![\w.,/])(?P<se>selembar)\b"
    rf"|\brangkap\s{{0,3}}(?P<after>\d{{1,2}}|{_WORD})\b(?!\s{{0,2}}[x.,]\d)"
    rf"(?:\s{{0,2}}\([\w ]{{2,20}}\))?"
    rf"|(?<![\dx.,/-])(?P<count>\d{{1,2}}|\b(?:{_WORD}))\s{{0,2}}"
    rf"(?:\([\w ]{{1,20}}\)\s{{0,2}})?{_UNIT}\b\.?"
)
_FORWARD = late(rf"\s*(?:(?:{COPY}|dan|cetak)\.?\s*){{0,4}}", re.IGNORECASE)
_CLAUSE_END = late(r"[;\n]|\.\s")
_SEPARATOR = late(r",|&|\+|\b(?:dan|serta|atau)\b", re.IGNORECASE)
# Words between a document and its number that name nothing else.
_BETWEEN = late(
    rf"(?:[\s\d.,:=@()/&+×-]|(?<=\d)x(?=\d)|\b(?:x|cm|ukuran|uk|sebanyak|sejumlah|masing|masing2|berjumlah|jumlah|"
    rf"berwarna|warna|hitam|putih|merah|biru|latar|belakang|background|dan|serta|asli|asl[iy]nya|"
    rf"yang|masih|berlaku|terbaru|dilegalisir|dalam|nya|tiap|setiap|dibuat|dilampirkan|"
    rf"{COPY}|cetak)\b)*",
    re.IGNORECASE,
)
# What may follow a number that belongs to the document before it.
_AFTER_COUNT = late(
    r"\s*(?:$|[^\w\s]|(?:dan|serta|atau|untuk|yang|dengan|bagi|ber\w+|warna|ukuran|uk|latar|asli|"
    r"terbaru|masing|hitam|foto\w*|fc|copy|di|per|jika|apabila|bila|oleh|dalam|setiap|tiap|"
    r"beserta|dilegalisir|saja|sebagai|cetak|\d)\b)",
    re.IGNORECASE,
)
_EACH = late(r"masing[\s-]?masing|masing2|tiap", re.IGNORECASE)
_ALTERNATIVE = late(r"\s*(?:/|atau|,\s*atau)\s*", re.IGNORECASE)
_SIZE = late(
    r"[\s,(:]{0,3}(?:(?:ukuran|uk\.?|berwarna|warna|terbaru)\s{1,3}){0,3}\d{1,2}\s?[xX×]\s?\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RequestedDocumentMention:
    """A document that is asked for: `text` is its printed name, at `start` to `end` of the item."""

    kind: str
    text: str
    copies: int | None
    start: int
    end: int


def find_documents(tokens: ItemTokens) -> tuple[RequestedDocumentMention, ...]:
    """The documents that a text asks for; one that is only applied for or denied is none."""
    mentions = [_mention(tokens, span) for span in _requested(tokens)]
    if not mentions:
        return ()
    copies = _copies_of(tokens.text, mentions)
    return tuple(
        replace(mention, copies=copies[number]) if number in copies else mention
        for number, mention in enumerate(mentions)
    )


def _mention(tokens: ItemTokens, span: PatternSpan) -> RequestedDocumentMention:
    has_noun = span.first > 0 and tokens.words[span.first - 1] == "surat"
    start, end = tokens.starts[span.first - has_noun], tokens.ends[span.last - 1]
    return RequestedDocumentMention(span.kind, tokens.text[start:end], None, start, end)


def _requested(tokens: ItemTokens) -> Iterator[PatternSpan]:
    dropped_end = -1
    previous: PatternSpan | None = None
    for span in tokens.spans:
        if span.label not in ("document", "name", "sized"):
            continue
        if span.label == "sized" and not _SIZE.match(tokens.text, tokens.ends[span.last - 1]):
            continue
        is_pair = span.first - 1 == dropped_end and tokens.words[dropped_end] in _pair_words()
        if is_pair or _is_only_mentioned(tokens, span):
            dropped_end = span.last
        elif previous is None or not _is_gloss(tokens, previous, span):
            yield span
        previous = span


def _pair_words() -> frozenset[str]:
    return word_classes()["pair"]


def _is_gloss(tokens: ItemTokens, previous: PatternSpan, span: PatternSpan) -> bool:
    """The same document once more in brackets: `kartu keluarga (KK)`."""
    between = tokens.words[previous.last : span.first]
    return previous.kind == span.kind and between in (("(",), ("/",), ("atau",), ())


def _is_only_mentioned(tokens: ItemTokens, span: PatternSpan) -> bool:
    """Whether the words before say that the document is sought, denied or a reference."""
    classes = word_classes()
    words = tokens.words
    index = span.first - 1
    while index >= 0 and words[index] in classes["copy"]:
        index -= 1
    if index < 0:
        return False
    had_copy = index < span.first - 1
    pair = " ".join(words[max(index - 1, 0) : index + 1])
    if pair in classes["sought-pair"]:
        return True
    if words[index] in classes["condition"]:
        return any(word in classes["gone"] for word in words[span.last : span.last + 2])
    return not had_copy and words[index] in classes["sought"]


def _copies_of(text: str, mentions: list[RequestedDocumentMention]) -> dict[int, int | None]:
    """The number of copies by mention; None where a text gives one document two numbers."""
    found: dict[int, set[int]] = {}
    for count in _COPIES.finditer(lowered(text)):
        number = _count(count)
        for mention in _counted(text, mentions, count):
            found.setdefault(mention, set()).add(number)
    return {
        mention: min(numbers) if len(numbers) == 1 else None for mention, numbers in found.items()
    }


def _count(match: re.Match[str]) -> int:
    if match["se"]:
        return 1
    printed = match["after"] or match["count"]
    return int(printed) if printed.isdigit() else _NUMBER_WORDS[printed]


def _counted(
    text: str, mentions: list[RequestedDocumentMention], count: re.Match[str]
) -> list[int]:
    """Which mentions a number of copies belongs to."""
    start, end = count.span()
    following = bisect_left(mentions, end, key=lambda mention: mention.start)
    last: int | None = bisect_right(mentions, start, key=lambda mention: mention.end) - 1
    gap = text[mentions[last].end : start] if last is not None and last >= 0 else ""
    if last is None or last < 0 or len(gap) > GAP_MAX_CHARS or _CLAUSE_END.search(gap):
        last, gap = None, ""
    separators = list(_SEPARATOR.finditer(gap))
    if (last is None or separators) and following < len(mentions):
        until = mentions[following].start
        if until - end <= GAP_MAX_CHARS and _FORWARD.fullmatch(text, end, until):
            return [following]
    if last is None:
        return []
    if _EACH.search(gap) or _EACH.match(text, end + 1):
        return _in_clause(text, mentions, last)
    if separators:
        tail = gap[separators[-1].end() :]
        if not _BETWEEN.fullmatch(tail) or not _AFTER_COUNT.match(text, end):
            return []
    return _alternatives(text, mentions, last)


def _in_clause(text: str, mentions: list[RequestedDocumentMention], last: int) -> list[int]:
    """All mentions of the clause that ends here and have no number of their own."""
    chosen = [last]
    while chosen[-1] > 0:
        here, earlier = mentions[chosen[-1]], mentions[chosen[-1] - 1]
        if _breaks(text, earlier.end, here.start):
            break
        chosen.append(chosen[-1] - 1)
    return chosen


def _breaks(text: str, start: int, end: int) -> bool:
    return bool(_CLAUSE_END.search(text, start, end) or _COPIES.search(lowered(text), start, end))


def _alternatives(text: str, mentions: list[RequestedDocumentMention], last: int) -> list[int]:
    """The mention and those before it that it is an alternative to: KTP/SIM/Paspor."""
    chosen = [last]
    while chosen[-1] > 0:
        here, earlier = mentions[chosen[-1]], mentions[chosen[-1] - 1]
        if not _ALTERNATIVE.fullmatch(text, earlier.end, here.start):
            break
        chosen.append(chosen[-1] - 1)
    return chosen
