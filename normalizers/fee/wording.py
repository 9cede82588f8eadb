"""What a fee section says without figures: that a service is free, paid, or priced by a rule.

Wordings are read with the usual damage in mind: glued words (`Tidakadabiaya`), letters confused by
character recognition (`Tidak dipunqut biava`), lost letters (`Tidak dipungut baya`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from normalizers.late_pattern import late
from normalizers.letter_case import lowered

FUZZY_MAX_CHARS = 40  # only a whole short phrase is compared with the preset wordings
FUZZY_MAX_EDITS = 3  # "Tidak dipungut biaya" with three wrong letters still says nothing else

_CONFUSED = {"i": "[il1|!]", "l": "[l1i|]", "g": "[gq9]", "y": "[yv]", "o": "[o0]", "u": "[uv]"}
_NEGATIONS = ("tidak", "tdk", "tak", "tiada", "tanpa", "tampa", "tida", "non")
_BETWEEN = (
    "adanya", "ada", "akan", "perlu", "harus", "usah", "dikenakan", "dikenai", "kenakan", "kena",
    "dipungut", "memungut", "pungutan", "pungut", "dibebankan", "dibebani", "membebani",
    "membebankan", "ditarik", "menarik", "dimintai", "diminta", "meminta", "membayar", "dibayar",
    "pembayaran", "berbayar", "bayaran", "bayar", "mengeluarkan", "mengenakan", "menerapkan",
    "diterapkan", "diberlakukan", "memberlakukan", "berlaku",
    "membutuhkan", "memerlukan", "menggunakan", "memakai", "sama sekali", "apapun", "apa pun",
    "segala", "bentuk", "jenis", "suatu", "sepeserpun", "sepeser pun", "uang", "jasa", "di", "ke",
    "atau", "dan", "maupun", "/", "-", "dalam", "punggut", "dikenakana", "administrasi",
)  # fmt: skip
_NOUNS = (
    "biaya", "tarif", "tarip", "retribusi", "retrebusi", "pungutan", "pungut", "dikenakan",
    "dikenai", "pembayaran", "bayaran", "membayar", "berbayar", "dibayar", "bayar", "bea",
    "ongkos", "pnbp", "imbalan",
)  # fmt: skip
_PAYERS = (
    "apbd|apbn|apbdes|dipa|anggaran|negara|pemerintah|pemda|pemkab|pemkot|pemprov|"
    "bpjs|jkn|kas|penjamin"
)


def _damaged(words: tuple[str, ...]) -> str:
    """An alternation that forgives confused letters; spaces inside a wording are optional."""
    return "|".join(
        "".join(r"\s*" if c == " " else _CONFUSED.get(c, re.escape(c)) for c in word)
        for word in sorted(words, key=len, reverse=True)
    )


_FREE = late(  # for a text in small letters
    rf"(?<![a-z])(?:{_damaged(_NEGATIONS)})[\s\-]*(?:(?:{_damaged(_BETWEEN)})\s*){{0,8}}"
    rf"(?:{_damaged(_NOUNS)})"
    rf"|(?<![a-z])(?:di)?(?:{_damaged(('gratis',))})(?:kan)?(?![a-z]{{3}})"
    r"|(?<![a-z])(?:free(?:\s+of\s+charge)?|no\s+(?:charge|cost|fee)|cuma[\s\-]*cuma|prodeo)(?![a-z])"
    rf"|(?<![a-z])(?:{_damaged(('nihil',))})(?![a-z])|(?<![a-z])(?:rp\.?\s*)?nol(?:\s*rupiah)?(?![a-z])"
    r"|(?<![a-z])(?:di)?bebas(?:kan)?\s*(?:dari\s*)?(?:segala\s*)?(?:bentuk\s*)?(?:pengenaan\s*)?"
    r"(?:biaya|tarif|tarip|retribusi|bea|pungutan|pembayaran|bayar|pnbp)"
    rf"|(?:ditanggung|dibiayai|dibebankan|didanai)\s*(?:sepenuhnya\s*)?(?:(?:oleh|pada|kepada|dari|melalui)\s*)?"
    rf"(?:{_PAYERS})(?![a-z])"
)
_SEAM = late(r"(?<=[a-z])(?=(?:Tidak|Gratis|Bebas|Tanpa)\b)")  # glued to the text above
_NOTHING = late(
    r"(?:^|[:=\n]|\b(?:biaya|tarif|tarip|retribusi)\b)[\s:=]{0,6}(?:tidak\s*ada|tdk\s*ada|tiada)"
    r"(?=\s*(?:$|[.;\n)(]))",
    re.IGNORECASE,
)
_CLAUSE_END = late(r"[.;,\n](?!\d)")
_GROUP = late(
    r"\b(?:tidak\s*mampu|miskin|lansia|lanjut\s+usia|pelajar|siswa|mahasiswa|santri|umkm?|bpjs|jkn"
    r"|disabilitas|difabel|veteran|yatim|balita|khusus|tertentu|pertama)\b",
    re.IGNORECASE,
)
_RULE = late(
    r"\b(?:sesuai|berdasar(?:kan)?|menurut|mengacu|merujuk|mengikuti|ditetapkan|diatur)\b",
    re.IGNORECASE,
)
_DENIED = late(r"(?:tidak|tdk|bukan|belum)\s*(?:lagi\s*|secara\s*|berarti\s*)?$", re.IGNORECASE)
_ILLEGAL = late(r"\s{0,3}/?\s{0,3}liar(?![a-z])", re.IGNORECASE)  # "tanpa pungutan liar": no bribes
_NO_MORE = late(r"\s*(?:apapun\s*)?(?:tambahan|lain|selain|di\s*luar|lagi)", re.IGNORECASE)
_BY_RULE = late(
    r"\b(?:sesuai|berdasar(?:kan)?|menurut|mengacu|merujuk|mengikuti|menyesuaikan|disesuaikan|"
    r"ditetapkan|diatur|ditentukan|tergantung|menunggu)\b(?:[^.;\n]|\n(?=\s?(?-i:[a-z]))){0,60}?"
    r"\b(?:per?aturan|perundang|ketentuan|regulasi|aturan|undang[\s\-]|keputusan|"
    r"(?:perda|perkada|perbup|perwali|pergub|sk|pp|uu)\b)"
    r"|\b(?:peraturan|ketentuan|regulasi|aturan)\s+(?:daerah\s+|perundang[\s\-]*undangan\s+)?"
    r"(?:(?:yang|yg)\s*)?(?:berlaku|terkait|ada)",
    re.IGNORECASE,
)
_FORMULA = late(
    r"\d\s*(?:%|persen\b|‰)|\b(?:rumus|formula)\b|=[^=\n]{1,80}\s[x×*]\s"
    r"|\b(?:tarif|luas|indeks|nilai|harga|volume|jumlah|koefisien)\b[^.;\n]{0,40}\s[x×*]\s*[a-z(]",
    re.IGNORECASE,
)
_PAID = late(
    r"(?<![a-z])(?:berbayar|dikenakan\s+(?:biaya|tarif|retribusi|denda|pnbp)|"
    r"dipungut\s+(?:biaya|retribusi)|membayar|bayar\s+(?:sesuai|di|ke|melalui)|"
    r"sesuai\s+tarif|kecuali(?!\s+(?:biaya\s+)?m[ae]ter[ae]i))(?![a-z])",
    re.IGNORECASE,
)
_PAID_BEFORE = late(r"(?:tidak|tdk|tanpa|sudah|telah|belum|setelah|perlu)\s*$", re.IGNORECASE)
_LINE = late(r"[^\n:=;]{8,60}")  # what stands behind a label, or on a line of its own
_PRESETS = (
    "tidakdipungutbiaya", "tidakdikenakanbiaya", "tidakadabiaya", "tanpabiaya",
    "tanpadipungutbiaya", "tidakadabiayatarif", "tidakdipungutbiayaapapun",
    "gratistidakdipungutbiaya",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FreeStatement:
    """Where a text says that nothing is to be paid.

    `is_limited`: it only says that nothing is paid beyond something else ("tidak ada biaya lain").
    """

    start: int
    end: int
    is_limited: bool


def find_free_statements(text: str) -> tuple[FreeStatement, ...]:
    """Every place where a text says that the service, or one case of it, costs nothing.

    >>> [text for text in ("Gratis", "tidak gratis", "Tidakadabiaya/tariff", "Dikenakan biaya")
    ...     if find_free_statements(text)]
    ['Gratis', 'Tidakadabiaya/tariff']
    >>> len(find_free_statements("Warga mencetak mandiriTidak dipungut biaya"))
    1
    """
    found = [
        FreeStatement(m.start(), m.end(), bool(_NO_MORE.match(text, m.end())))
        for m in _FREE.finditer(lowered(text))
        if not _DENIED.search(text[max(0, m.start() - 20) : m.start()])
        and not _ILLEGAL.match(text, m.end())
    ]
    if not found and (seam := _SEAM.search(text)) is not None:
        glued = _FREE.match(lowered(text[seam.start() :]))
        if glued is not None:
            found = [FreeStatement(seam.start(), seam.start() + glued.end(), False)]
    if not found:
        found = [FreeStatement(m.start(), m.end(), False) for m in _NOTHING.finditer(text)]
    if not found:
        found = [
            FreeStatement(m.start(), m.end(), False)
            for m in _LINE.finditer(text)
            if _is_nearly_a_preset(m.group())
        ]
    if not found and _is_nearly_a_preset(text):
        found = [FreeStatement(0, len(text), False)]
    return tuple(found)


def _is_nearly_a_preset(text: str) -> bool:
    """A short phrase a few letters away from a preset wording, its negation included."""
    stripped = text.strip()
    if not 8 <= len(stripped) <= FUZZY_MAX_CHARS:
        return False
    letters = re.sub(r"[^a-z]", "", stripped.lower())
    return any(
        letters[:1] == preset[:1]
        and Levenshtein.distance(letters[:5], preset[:5]) <= 2
        and Levenshtein.distance(letters, preset, score_cutoff=FUZZY_MAX_EDITS) <= _edits(preset)
        for preset in _PRESETS
    )


def _edits(preset: str) -> int:
    return min(FUZZY_MAX_EDITS, len(preset) // 6)


def is_priced_by_rule(text: str) -> bool:
    """Whether a text leaves the price to rules without naming one ("sesuai ketentuan").

    >>> is_priced_by_rule("Mengacu pada peraturan terkait"), is_priced_by_rule("Menyesuaikan")
    (True, False)
    """
    return bool(_BY_RULE.search(text))


def frees_some_only(text: str, free: Iterable[FreeStatement]) -> bool:
    """Whether each free statement is of a group of people, behind a rule that prices the others.

    >>> texts = ("Sesuai tarif; lansia gratis", "Sesuai UU, gratis")
    >>> [frees_some_only(text, find_free_statements(text)) for text in texts]
    [True, False]
    """
    statements = list(free)
    return bool(statements) and all(_is_of_some(text, one) for one in statements)


def _is_of_some(text: str, statement: FreeStatement) -> bool:
    start = max((m.end() for m in _CLAUSE_END.finditer(text, 0, statement.start)), default=0)
    closing = _CLAUSE_END.search(text, statement.end)
    clause = text[start : closing.start() if closing is not None else len(text)]
    return _GROUP.search(clause) is not None and _RULE.search(text, 0, start) is not None


def is_priced_by_formula(text: str) -> bool:
    """Whether a percentage or a product of quantities stands where an amount is expected.

    >>> is_priced_by_formula("5% x (NPOP - NPOPTKP)"), is_priced_by_formula("Rp 5.000")
    (True, False)
    """
    return bool(_FORMULA.search(text))


def says_paid(text: str, free: tuple[FreeStatement, ...]) -> bool:
    """Whether a text says, outside its free statements, that somebody pays.

    >>> says_paid("BPJS gratis, umum berbayar", ())
    True
    """
    for match in _PAID.finditer(text):
        if any(f.start <= match.start() < f.end for f in free):
            continue
        if not _PAID_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            return True
    return False
