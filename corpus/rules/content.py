"""Rules on what stands in a record: misplaced and garbled text, data of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.record.contents import leaves
from corpus.rules.findings import Draft, evidence_at, rule
from corpus.schema import DELIVERY, ListComponent, Place, ServiceStandard
from parsers.names.component_words import is_step

# A line that opens like the heading of another component, in components that are one text.
_OPENINGS = (
    (
        "waktu",
        re.compile(
            r"^\W{0,4}(?:jangka\s+waktu|waktu)\s+(?:penyelesaian|pelayanan|layanan|proses)\b"
            r"[^\n]{0,60}?\d",
            re.I | re.M,
        ),
    ),
    (
        "biaya",
        re.compile(
            r"^\W{0,4}(?:tidak\s+di\s?(?:pungut|kenakan)\s+biaya|(?:biaya|tarif)\b[^\n]{0,30}"
            r"(?:rp\.?\s?\d|gratis|tidak))",
            re.I | re.M,
        ),
    ),
    (
        "pengaduan",
        re.compile(
            r"^\W{0,4}(?:penanganan|saluran|layanan)\s+pengaduan\b[^\n]{0,80}[\d@]",
            re.I | re.M,
        ),
    ),
)
_MIN_STEP_LINES = 3  # one sentence about an officer is no procedure
_LOST = re.compile(
    "[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f]"
    "|\u00e2\u20ac.|[\u00c3\u00c2][\u0080-\u00bf]."  # text decoded twice: "â€œ", each as two
    # What no name of these islands is written with: another code page's dashes and quotation marks.
    "|[ÂÄÅÆÈÊ-ÏÐÑÒÔÕØ-ÝÞßìîïðñòôõöøùûýþÿâäåæœžšŸƒ¿¡]"
)
_MIN_LOST = 3  # signs; a lost bullet or two is no garbled text
# Longer than any word but those of "tanggung jawab"; addresses are no words.
_LEAST_GLUED = 20  # letters
_GLUED = re.compile(
    rf"(?<![\w@./-])(?![a-z]*tanggungjawab)[a-z]{{{_LEAST_GLUED},}}(?![\w@./-])", re.I
)
# Words in pieces of a letter or two: no sentence has so many short words.
_SHRED = re.compile(r"(?<![^\s])[^\W\d_]{1,2}(?![^\s])")
_WORD = re.compile(r"(?<![^\s])[^\W\d_]+(?![^\s])")
_MIN_SHREDS, _SHRED_SHARE = 8, 0.6
_MIN_GLUED = 3  # words of one standard; a typist forgets a space or two
_SIXTEEN_DIGITS = r"\d\d{3}(?:\d{12}|(?:[ .]\d{4}){3}|\d{2}[ .]\d{6}[ .]\d{4})(?!\d)"
ANY_SIXTEEN = re.compile(_SIXTEEN_DIGITS)
# One word may stand between ("NIK petugas:"), but none that the number may be meant by instead.
NIK = re.compile(
    r"\b(?:NIK|Nomor\s+Induk\s+Kependudukan)\b\W{0,6}"
    r"(?:(?!dan|atau|rekening|kode|npwp|nib)[a-z]{1,15}\W{1,4})?"
    rf"(?P<number>{_SIXTEEN_DIGITS})",
    re.I,
)
_DAYS, _WOMEN = 31, 40  # an identity number has the day of birth, forty more for women, ...
_MONTHS = 12  # ... and the month; "1234567890123456" is nobody's


@rule
def find_misplaced_content(record: ServiceStandard) -> Iterator[Draft]:
    """A line that opens like another component's heading, or steps in a component of text."""
    for name in ("waktu", "biaya", "pengaduan"):
        component = getattr(record, name)
        if component is None or not component.text:
            continue
        for belongs_to, opening in _OPENINGS:
            found = opening.search(component.text) if belongs_to != name else None
            if found is not None:
                yield _misplaced(record, name, belongs_to, _line_at(component.text, found.start()))
        steps = [line for line in component.text.splitlines() if is_step(line)]
        if len(steps) >= _MIN_STEP_LINES and name != "pengaduan":
            yield _misplaced(record, name, "prosedur", steps[0].strip())
    for item in leaves(record.produk.items) if record.produk else ():
        if _OPENINGS[1][1].match(item.text) and "Rp" not in item.text:
            parameters = {"found_in": "produk", "belongs_to": "biaya", "text": item.text}
            evidence = evidence_at(record, item.provenance, item.text)
            yield Draft("content-misplaced", "produk", parameters, evidence)


def _misplaced(record: ServiceStandard, found_in: str, belongs_to: str, line: str) -> Draft:
    places = getattr(record, found_in).provenance.get("text")
    parameters = {"found_in": found_in, "belongs_to": belongs_to, "text": line}
    return Draft("content-misplaced", found_in, parameters, evidence_at(record, places, line))


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else None].strip()


@rule
def find_garbled_text(record: ServiceStandard) -> Iterator[Draft]:
    """Signs without a letter in a component's text, or words that no space parts."""
    rows = texts_of(record)
    # A word that long is looked for first: most records have none.
    long = [row for row in rows if max(map(len, row[1].split()), default=0) >= _LEAST_GLUED]
    glued = [row for row in long if _GLUED.search(row[1])]
    if sum(len(_GLUED.findall(text)) for _, text, _ in glued) >= _MIN_GLUED:
        name, text, places = glued[0]
        yield Draft("text-garbled", name, {"text": text}, evidence_at(record, places, text))
        return
    for name, text, places in rows:
        shreds = len(_SHRED.findall(text))
        if shreds >= _MIN_SHREDS and shreds >= _SHRED_SHARE * len(_WORD.findall(text)):
            yield Draft("text-garbled", name, {"text": text}, evidence_at(record, places, text))
            return
    if not _LOST.search("".join(text for _, text, _ in rows)):
        return
    for name in DELIVERY:
        lost = [row for row in rows if row[0] == name and _LOST.search(row[1])]
        if sum(len(_LOST.findall(text)) for _, text, _ in lost) >= _MIN_LOST:
            _, text, places = lost[0]
            yield Draft("text-garbled", name, {"text": text}, evidence_at(record, places, text))


@rule
def find_personal_data(record: ServiceStandard) -> Iterator[Draft]:
    """A person's identity number in a standard; the number itself is not repeated."""
    rows = texts_of(record)
    if not _has_identity("\n".join(text for _, text, _ in rows)):
        return
    for name, text, places in rows:
        if _has_identity(text):
            yield Draft("personal-data", name, {}, evidence_at(record, places, "NIK …"))


def _has_identity(text: str) -> bool:
    """Whether a text has an identity number that can be somebody's.

    >>> _has_identity("NIK 9999990101900001"), _has_identity("NIK 1234567890123456")
    (True, False)
    """
    if not ANY_SIXTEEN.search(text):  # words before the digits cost far more to look for
        return False
    for found in NIK.finditer(text):
        digits = re.sub(r"\D", "", found["number"])
        day, month = int(digits[6:8]), int(digits[8:10])
        if 1 <= (day - _WOMEN if day > _WOMEN else day) <= _DAYS and 1 <= month <= _MONTHS:
            return True
    return False


def texts_of(record: ServiceStandard) -> list[tuple[str, str, Sequence[Place]]]:
    """Every text of the components of delivery: component, text, places."""
    rows: list[tuple[str, str, Sequence[Place]]] = []
    for name in DELIVERY:
        part = getattr(record, name)
        if isinstance(part, ListComponent):
            rows += [(name, item.text, item.provenance) for item in leaves(part.items)]
        elif part is not None:
            rows.append((name, part.text, part.provenance.get("text", [])))
    return rows
