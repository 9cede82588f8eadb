"""The papers that one requirement asks for, and the acts that one step holds, each by itself.

"Foto copy KTP, KK, Akte Lahir" asks for three papers, "Pemarafan dan penandatanganan surat" holds
two acts: each part is compared as if it were an item. Parts are only keys for comparing; what is
shown is always the whole item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from corpus.alignment.item_acts import MAX_PARTS, MAX_TEXT, REMEMBERED, act_texts
from corpus.alignment.vocabulary import vocabulary
from normalizers.item.documents import RequestedDocumentMention
from normalizers.item.language import read_item
from normalizers.vocabulary.patterns import COPY

_COPIES = (
    rf"(?:{COPY}|f\.c|"
    r"legalisir|kutipan|membawa|melampirkan|menyertakan|menunjuk?kan|menyerahkan|mengisi|surat|kartu|bukti|"
    r"dokumen|berkas|sebuah|juga|beserta)"
)
_JOINT = re.compile(
    r"(?P<sign>,|;|/|&|\+|\(|:|\bdan\s?/\s?atau\b|\bdan\b|\bserta\b|\bbeserta\b|\bdisertai\b|\batau\b"
    rf"|\bmaupun\b)(?:[\s,/&.\-]|\b(?:dan|atau|serta)\b|\b{_COPIES}\b){{0,8}}$",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:dan|serta|beserta)\b", re.IGNORECASE)
_JOINING = frozenset(("dan", "atau", "serta", "beserta", "sebanyak"))
_GENERIC = frozenset(("kartu-identitas", "identitas-lain"))  # named by examples: any of them is one
_NOTHING = re.compile(r"\s{1,3}")
_GLUED = re.compile(r"([,;)])(?=[^\W\d_])")  # "KTP,KK"
# "... Pasien lama membawa kartu berobat": another paper without a sign before it.
_AGAIN = re.compile(
    rf"(?:(?:[,.;)]\s|\bdan\s(?=\s*(?:apabila|jika|bila)\b))[^,.;()]{{0,60}})?\b(?:membawa|melampirkan|menyertakan|menyerahkan|dilampiri|harus\sada)\b"
    rf"(?:\s|\b{_COPIES}\b){{0,6}}$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:apabila|jika|bila)\b", re.IGNORECASE)
# "Bagi yang sudah mempunyai KTP wajib melampirkan ...": the papers before say for whom.
_FOR_WHOM = re.compile(
    r"\W*(?:bagi|untuk|khusus|jika|apabila|bila|dalam\shal)\b[^;]{3,200}?"
    r"\b(?:wajib|harus|agar|dapat)?\s*(?:melampirkan|membawa|menyertakan|menyerahkan|dilampiri)\b",
    re.IGNORECASE,
)
# "Penggantian kartu hilang (surat kehilangan, KTP)": the papers of a case, in brackets.
_CASE = re.compile(
    r"\W*(?:pe[nr]\w+an|permohonan|untuk|bagi)\b[^()]{0,120}\((?=[^()]{0,400},)", re.IGNORECASE
)
_OR = re.compile(r"/|\batau\b|\bmaupun\b", re.IGNORECASE)
_BESIDE = re.compile(
    r",?\s+(?:dengan|sambil|serta|dan)\s+(?=(?:membawa|melampirkan|menyertakan|menyerahkan)\b)"
    r"|,?\s+(?=disertai\b|dilampiri\b)",
    re.IGNORECASE,
)
# "jika tidak memiliki buku nikah / akta": what somebody lacks is not asked for.
_LACKED = re.compile(
    r"\b(?:tidak|belum|tanpa)\s+(?:(?:dapat|bisa|mampu|lagi|pernah)\s+)?(?:memiliki|mempunyai|punya|"
    r"menunjuk?kan|membawa|melampirkan|ada|terdapat|memenuhi|perlu|diperlukan|diwajibkan|disyaratkan)\b[^;.,)]*",
    re.IGNORECASE,
)
# "Pemohon yang diwakili dilampiri dengan ...": for whom, and nothing that is asked.
# "Surat permohonan bermeterai", "surat pernyataan (meterai 10.000)": how a paper is signed.
_STAMP = "materai"
_STAMPED = re.compile(
    r"(?:\bber|\(\s*|\b(?:disertai|dengan|dibubuhi|diberi|ditempel|ditempeli|atas|tempel)\s+)[^\W\d_]{0,2}$",
    re.IGNORECASE,
)
_ONLY_WHOM = re.compile(r"\W*(?:bagi\b|untuk\b|khusus\b|\w+\s+yang\b)", re.IGNORECASE)
_FEWEST_BEFORE = 3  # words before "dengan membawa" that say something of their own


class Part(NamedTuple):
    """One paper or act of an item; `is_alternative` where it is enough instead of another."""

    text: str
    is_alternative: bool = False


def parts_of(text: str, component: str) -> tuple[Part, ...]:
    """What an item of this list asks for, does or yields."""
    return acts_of(text) if component == "prosedur" else papers_of(text)


@lru_cache(maxsize=REMEMBERED)
def papers_of(text: str) -> tuple[Part, ...]:
    """The papers of a requirement, each with the words around it; the whole text where it is one.

    >>> [part.text for part in papers_of("Fotokopi KTP, KK dan akta lahir")]
    ['Fotokopi KTP', 'Fotokopi KK', 'Fotokopi akta lahir']
    >>> [part.is_alternative for part in papers_of("KTP atau SIM")]
    [True, True]
    >>> len(papers_of("Surat pengantar dari RT untuk KTP"))
    1
    """
    text = _without_whom(_GLUED.sub(r"\1 ", text[:MAX_TEXT]))
    mentions = _asked(text, read_item(text).documents)
    if not mentions:
        return (Part(text),)
    lead, opening = _lead(text, mentions[0])
    runs = list(_runs(text, mentions))
    if len(runs) == 1 and not lead:
        return (Part(text),)
    parts = [Part(lead)] if lead else []
    tails = _shared_tails(text, runs)
    for number, (run, is_alternative) in enumerate(zip(runs, _alternatives(runs), strict=True)):
        own = text[run.start : run.end].strip(" ,;/&+(:")
        lead_in = "" if _WHEN.match(own) else opening
        parts.append(Part(f"{lead_in} {own} {tails[number]}".strip(), is_alternative))
    return tuple(parts[:MAX_PARTS])


def _without_whom(text: str) -> str:
    """The item from where it says what is asked, if it begins with for whom."""
    for_whom = _FOR_WHOM.match(text) or _CASE.match(text)
    rest = text[for_whom.end() :] if for_whom else ""
    return rest.strip() if read_item(rest).documents else text


def _asked(
    text: str, mentions: Sequence[RequestedDocumentMention]
) -> Sequence[RequestedDocumentMention]:
    """The papers without those that somebody may lack; all of them where nothing else is named."""
    lacked = [match.span() for match in _LACKED.finditer(text)]
    found = [
        one
        for one in mentions
        if not any(start <= one.start < end for start, end in lacked)
        and not (one.kind == _STAMP and _STAMPED.search(text[: one.start + 2]))
    ]
    return found or mentions


class _Run(NamedTuple):
    """Words from a paper to the joint before the next one, and that joint."""

    start: int
    end: int
    last: RequestedDocumentMention
    joint: str = ""


def _runs(text: str, mentions: Sequence[RequestedDocumentMention]) -> Iterator[_Run]:
    """The papers that stand side by side; one that says which another is stays with it."""
    start, last = mentions[0].start, mentions[0]
    for mention in mentions[1:]:
        joint = _joint(text[last.end : mention.start])
        if joint is None or mention.kind == last.kind:
            continue
        # "Surat pengantar SKCK": the other paper is what the letter is for.
        if not joint.group().strip() and last.kind in vocabulary().kinds_of_papers:
            continue
        yield _Run(start, last.end + joint.start(), last, joint.group())
        when = _WHEN.search(joint.group())
        start, last = last.end + joint.start() + (when.start() if when else len(joint[0])), mention
    yield _Run(start, len(text), last)


def _alternatives(runs: Sequence[_Run]) -> list[bool]:
    """Which papers are enough instead of others: "KTP, SIM atau paspor", "identitas (KTP, SIM)"."""
    found = [False] * len(runs)
    is_or = False
    for number in range(len(runs) - 2, -1, -1):
        joint = runs[number].joint
        is_list = joint.lstrip().startswith(",") and not _ALL.search(joint)
        is_or = bool(_OR.search(joint)) or (is_or and is_list)
        if is_or:
            found[number] = found[number + 1] = True
    for number, run in enumerate(runs[:-1]):
        if run.last.kind in _GENERIC and run.joint.lstrip()[:1] in (":", "("):
            found[number + 1 :] = [True] * (len(runs) - number - 1)
            break
    return found


def _joint(gap: str) -> re.Match[str] | None:
    """What stands between two papers side by side: a sign, a verb, or nothing ("KTP KK")."""
    return _JOINT.search(gap) or _AGAIN.search(gap) or _NOTHING.fullmatch(gap)


def _lead(text: str, first: RequestedDocumentMention) -> tuple[str, str]:
    """What is asked before the papers ("berusia 17 tahun dengan membawa KTP"); their opening."""
    before = text[: first.start]
    beside = list(_BESIDE.finditer(text[: first.start + 1]))
    if beside:
        lead = before[: beside[-1].start()].strip()
        if len(lead.split()) >= _FEWEST_BEFORE:
            rest = before[beside[-1].end() :].strip()
            return ("" if _ONLY_WHOM.match(lead) else lead), rest
    return "", before.strip()


def _shared_tails(text: str, runs: Sequence[_Run]) -> list[str]:
    """For each paper the words behind a later one that say whose or when both are: "KTP dan KK
    orang tua". A paper with such words of its own needs none, and ends what is shared."""
    found = [""] * len(runs)
    tail = ""
    for number in range(len(runs) - 1, -1, -1):
        run = runs[number]
        own = _tail(text, run)
        if number < len(runs) - 1 and _AGAIN.search(run.joint):
            tail = ""
        elif not own:
            found[number] = tail
        tail = own or tail
    return found


def _tail(text: str, run: _Run) -> str:
    """The words behind a paper, up to the first sign: "orang tua"."""
    words = text[run.last.end : run.end].split()
    told = list(takewhile(lambda word: word.replace("-", "").isalpha(), words))
    stop = words[len(told)].rstrip(".,;") if len(told) < len(words) else ""
    if stop.isalpha():
        told.append(stop)
    while told and told[-1].lower() in _JOINING:
        told.pop()
    return " ".join(told)


def acts_of(text: str) -> tuple[Part, ...]:
    """The acts of a step, in order, each with its object; the whole text where it is one."""
    return tuple(map(Part, act_texts(text)))
