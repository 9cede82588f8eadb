"""Laws, regulations and decrees cited in a text: kind, number, year, title and who issued them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.late_pattern import late
from normalizers.legal.regulation_number import NUMBER_WORD, read_number, read_number_behind
from normalizers.letter_case import lowered

ISSUER_MAX_CHARS = 90  # "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi" has 61
TITLE_MAX_CHARS = 300

# What stands after "Peraturan", longest reading first; the kind is the customary short form.
_REGULATION_OF = (
    (r"pemerintah\s+pengganti\s+undang[\s\-]*undang", "Perppu"),
    (r"pemerintah(?!\s+(?:daerah|kab|kota|prov))", "PP"),
    (r"presiden", "Perpres"),
    (r"(?:bersama\s+)?menteri", "Permen"),
    (r"daerah", "Perda"),
    (r"gubernur", "Pergub"),
    (r"bupati", "Perbup"),
    (r"wali\s?kota", "Perwali"),
    (r"(?:kepala\s+)?desa", "Perdes"),
    (r"kepala\s+daerah", "Perkada"),
    (r"kepala\s+kepolisian|kapolri", "Perkap"),
    (r"kepolisian", "Perpol"),
    (r"kepala", "Perka"),
    (r"mahkamah\s+agung", "Perma"),
    (r"badan", "Perban"),
    (r"lembaga", "Perlem"),
    (r"direktur\s+jenderal|dirjen", "Perdirjen"),
    (r"direktur|direksi", "Perdir"),
    (r"rektor", "Pertor"),
    (r"otoritas\s+jasa\s+keuangan", "POJK"),
    (r"bank\s+indonesia", "PBI"),
)
_DECREE_OF = (
    (r"presiden", "Keppres"),
    (r"(?:bersama\s+)?menteri", "Kepmen"),
    (r"gubernur", "Kepgub"),
    (r"bupati", "Kepbup"),
    (r"wali\s?kota", "Kepwali"),
    (r"direktur\s+jenderal|dirjen", "Kepdirjen"),
)
# Short forms that are words of their own and need no number to be recognised.
_SHORT_FORMS = {
    "perppu": "Perppu", "perpu": "Perppu", "perpres": "Perpres", "keppres": "Keppres",
    "kepres": "Keppres", "inpres": "Inpres", "perda": "Perda", "pergub": "Pergub",
    "perbup": "Perbup", "perbub": "Perbup", "perwali": "Perwali", "perwal": "Perwali",
    "perwako": "Perwali", "perwakot": "Perwali", "perdes": "Perdes", "perkades": "Perdes",
    "perkada": "Perkada", "perkap": "Perkap", "perkapolri": "Perkap", "perpol": "Perpol",
    "perka": "Perka", "perkaban": "Perka", "perma": "Perma", "sema": "SE", "perban": "Perban",
    "perdirjen": "Perdirjen", "perdir": "Perdir", "qanun": "Qanun", "kepgub": "Kepgub",
    "kepbup": "Kepbup", "kepwali": "Kepwali", "kepwal": "Kepwali", "kepdirjen": "Kepdirjen",
    "perdasus": "Perda", "perdasi": "Perda",
}  # fmt: skip
# Capital abbreviations: they count only with a number, or behind a word such as "sesuai".
_ABBREVIATIONS = {
    "UU": "UU", "PP": "PP", "PMK": "Permen", "KMK": "Kepmen", "SK": "SK", "SE": "SE",
    "SKB": "SK", "POJK": "POJK", "PKPU": "PKPU", "PBI": "PBI", "PERMA": "Perma",
    "KEP": "SK",
}  # fmt: skip
# The ministry behind a joined short form (Permenkes); the unlisted keep the printed ending.
_MINISTRIES = {
    "kes": "Menteri Kesehatan", "dagri": "Menteri Dalam Negeri", "keu": "Menteri Keuangan",
    "kumham": "Menteri Hukum dan Hak Asasi Manusia", "hub": "Menteri Perhubungan",
    "dikbud": "Menteri Pendidikan dan Kebudayaan", "dag": "Menteri Perdagangan",
    "tan": "Menteri Pertanian", "ag": "Menteri Agama", "aker": "Menteri Ketenagakerjaan",
    "naker": "Menteri Ketenagakerjaan", "sos": "Menteri Sosial",
    "perin": "Menteri Perindustrian", "kominfo": "Menteri Komunikasi dan Informatika",
    "esdm": "Menteri Energi dan Sumber Daya Mineral",
}  # fmt: skip


def _alternatives(words: tuple[tuple[str, str], ...]) -> str:
    return "|".join(f"(?:{pattern})" for pattern, _ in words)


_HEAD = late(
    r"(?<![A-Za-z])(?:"
    r"(?P<law>undang[\s\-–]{0,3}undang(?!\s+dasar)(?![a-z]))"
    rf"|(?P<regulation>peraturan\s+(?P<by>{_alternatives(_REGULATION_OF)})\b)"
    rf"|(?P<decree>(?:surat\s+)?keputusan\s+(?P<decreed_by>{_alternatives(_DECREE_OF)})\b)"
    r"|(?P<letter>surat\s+keputusan\b|keputusan\b)"
    r"|(?P<circular>surat\s+edaran\b)"
    rf"|(?P<instruction>instruksi\s+(?P<instructed_by>{_alternatives(_DECREE_OF)})\b)"
    r"|(?P<ministry>(?P<stem>per|kep)men[\s\-]?(?P<of>[a-z]{0,12})\b(?:[\s\-]?rb\b)?)"
    rf"|(?P<short>{'|'.join(sorted(_SHORT_FORMS, key=len, reverse=True))})(?![a-z])"
    rf"|(?P<abbreviation>(?-i:{'|'.join(sorted(_ABBREVIATIONS, key=len, reverse=True))}))"
    r"(?![A-Za-z])"
    r")",
    re.IGNORECASE,
)
# A cheap look for a head: its words in small letters, or an abbreviation's capitals.
_HEAD_WORD = late(r"undang|peraturan|keputusan|edaran|instruksi|per[bdgkmpw]|qanun|kep|sema|inpres")
_CAPITALS = late(r"[A-Z]{2}")
_CUE = late(
    r"\b(?:sesuai|berdasarkan|berdasar|menurut|mengacu|merujuk|mengikuti|acuan|dasar|amanat|"
    r"ketentuan|menyesuaikan|diatur|ditetapkan|lampiran|pada|ke|dengan|dalam|oleh|"
    r"hukum|tarif)[\s:(]*$",
    re.IGNORECASE,
)
_SAME_AGAIN = late(r"\s*[(/]\s*[A-Za-z\-]{2,14}\s*\)?(?=[\s.,:;)]|$)")
_REPUBLIC = late(r"\s*(?:R\.?I\b\.?|republik\s+indonesia\b)", re.IGNORECASE)
_SLASH_YEAR = late(r"(\d+[A-Za-z]?)\s?/\s?((?:19|20)\d\d)")
_TO_NUMBER = late(
    rf"([^.;:\n()\d]{{0,{ISSUER_MAX_CHARS}}}?)(?=[\s,:]{{0,5}}(?:{NUMBER_WORD}(?:[A-Z]{{0,12}}[.\-/]?\s?)?"
    r"\d|(?:tahun|thn|th)[\s.]*(?:19|20)\d\d))",
    re.IGNORECASE,
)
# A name stops before the price, and with its line: the next may be another item's.
_NAME_WORD = r"(?!(?:R[Pp]|IDR|Sebesar|Gratis)(?![a-z]))[A-Z][\w.\-]*"
_PROPER_NAME = late(
    r"[^\S\n]+((?:kabupaten|kab\.?|kota|provinsi|propinsi|prov\.?|menteri|kepala|direktur|ketua|panjar|"
    rf"{_NAME_WORD})(?:[^\S\n]+(?:{_NAME_WORD}|dan(?=\s[A-Z]))){{0,8}})"
)
_TITLE_WORD = late(r"[\s,]*(?:tentang|ttg|mengenai)[\s:]+", re.IGNORECASE)
_TITLE_END = late(
    r"[;()|\"“”]|\.(?=\s|$)|\n(?!\s*(?-i:[a-z]))|:\s|\brp(?![a-z])|\bsebesar\b|,\s(?=(?-i:[a-z]))|\s[-–]\s"
    r"|\s(?=\d[\d.,]{0,12}\s?(?:ribu|rb|juta|jt|rupiah)\b)|\s(?:jo|juncto)\b|\s(?=sebagaimana\b)|\s(?=dan\s+(?:undang|peraturan|per[bdgw]|keputusan))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LegalReference:
    """One citation. `start:end` are its character offsets; title and issuer are as printed.

    `kind` is the customary short form (`UU`, `PP`, `Perpres`, `Permen`, `Perda`, `Perbup`, `SK`).
    """

    kind: str
    number: str | None
    year: int | None
    title: str | None
    issuer: str | None
    start: int
    end: int


def find_regulations(text: str) -> tuple[LegalReference, ...]:
    """Every law, regulation or decree a text cites by name, in text order.

    A bare "peraturan yang berlaku" names none and is refused; so is a capital abbreviation
    without a number ("SK CPNS"), unless a word such as "sesuai" shows that it is cited.

    >>> [r] = find_regulations("Perda No. 03 Th 2015 tentang Retribusi Jasa Umum")
    >>> r.kind, r.number, r.year, r.title
    ('Perda', '03', 2015, 'Retribusi Jasa Umum')
    >>> [r] = find_regulations("sesuai Peraturan Bupati Kapuas Nomor 24 Tahun 2014")
    >>> r.kind, r.issuer
    ('Perbup', 'Bupati Kapuas')
    >>> find_regulations("sesuai peraturan yang berlaku")
    ()
    """
    if not _may_cite(text):
        return ()
    references: list[LegalReference] = []
    end = 0
    for head in _HEAD.finditer(text):
        if head.start() < end:
            continue
        reference = _read_reference(text, head)
        if reference is not None:
            references.append(reference)
            end = reference.end
    return tuple(references)


def _may_cite(text: str) -> bool:
    return bool(_CAPITALS.search(text) or _HEAD_WORD.search(lowered(text)))


def _kind_and_office(head: re.Match[str]) -> tuple[str, str | None]:
    """The short form of a matched head, and the office its own words name."""
    if words := head["by"] or head["decreed_by"] or head["instructed_by"]:
        table = _REGULATION_OF if head["by"] else _DECREE_OF
        kind = next(k for pattern, k in table if re.fullmatch(pattern, words, re.IGNORECASE))
        if head["instructed_by"]:
            kind = f"In{kind.removeprefix('Kep')}"  # "Keppres", "Inpres"
        has_no_office = kind in {"PP", "Perppu", "Perda", "Perdes", "Perkada"}
        return kind, None if has_no_office else words
    if head["ministry"]:
        kind = "Permen" if head["stem"].lower() == "per" else "Kepmen"
        of = head["of"]
        return kind, _MINISTRIES.get(of.lower(), f"Menteri {of}") if of else None
    if head["short"]:
        return _SHORT_FORMS[head["short"].lower()], None
    if head["abbreviation"]:
        return _ABBREVIATIONS[head["abbreviation"]], None
    if head["law"]:
        return "UU", None
    return ("SE" if head["circular"] else "SK"), None


def _read_reference(text: str, head: re.Match[str]) -> LegalReference | None:
    kind, office = _kind_and_office(head)
    pos = head.end()
    again = _SAME_AGAIN.match(text, pos)
    if again and text[pos : again.end()].strip().startswith(("(", "/")):
        pos = again.end() if not re.search(r"\d", again.group()) else pos
    republic = _REPUBLIC.match(text, pos)
    pos = republic.end() if republic else pos
    is_short = bool(head["abbreviation"] or head["short"] or head["ministry"])
    issuer, pos = _read_issuer(text, pos, office)
    number, year, after = read_number(text, pos, is_short)
    needs_number = bool(head["abbreviation"] or head["letter"] or head["circular"])
    if (
        number is None
        and needs_number
        and not _CUE.search(text[max(0, head.start() - 40) : head.start()])
    ):
        return None
    if kind in {"Permen", "Kepmen"} and number and re.search(r"/(?:PMK|KMK)\b", number):
        issuer = issuer or "Menteri Keuangan"
    if number is not None and kind not in {"SK", "SE"}:
        slash = _SLASH_YEAR.fullmatch(number)
        number = slash.group(1) if slash else number
    title, end = _read_title(text, after)
    if number is None and title is not None:
        number, year, title, end = read_number_behind(text, title, end) or (
            number,
            year,
            title,
            end,
        )
    return LegalReference(kind, number, year, title, issuer, head.start(), end)


def _read_issuer(text: str, pos: int, office: str | None) -> tuple[str | None, int]:
    """Who issued it, as printed up to the number, or the capitalised words where none follows."""
    to_number = _TO_NUMBER.match(text, pos)
    if to_number and not _TITLE_WORD.search(to_number.group(1)):
        words, end = to_number.group(1), to_number.end(1)
    else:
        name = _PROPER_NAME.match(text, pos)
        words, end = (name.group(1), name.end()) if name else ("", pos)
        if re.match(r"(?i)(?:no|nomor|tahun|tentang|rp|rupiah)\b", words):
            words, end = "", pos
    words = re.sub(r"(?i)\brepublik\s+indonesia\b|\bR\.?I\b\.?", "", words)
    words = " ".join(words.split()).strip(" ,.-'’")
    issuer = " ".join(part for part in (office and " ".join(office.split()), words) if part)
    return issuer or None, end


def _read_title(text: str, pos: int) -> tuple[str | None, int]:
    word = _TITLE_WORD.match(text, pos)
    if not word:
        return None, pos
    stop = _TITLE_END.search(text, word.end(), word.end() + TITLE_MAX_CHARS)
    end = stop.start() if stop else min(len(text), word.end() + TITLE_MAX_CHARS)
    title = text[word.end() : end].rstrip(" ,\n\t")
    return (title or None), (word.end() + len(title) if title else pos)
