"""Which components words that were not understood could be, or hold: asked before one is missed.

Heading vocabulary says what a line is (`parsers.names.headings`); this says what it may be. Whoever
asks wants to know whether an absence may be claimed, so a doubtful line counts for the component.
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.duration.bare_time import ends_with_time
from normalizers.duration.units import TIMED_UNITS
from normalizers.item.actor_names import usual_actors, usual_applicants
from normalizers.vocabulary.patterns import COMPLAINT, OPINION, PAPER
from normalizers.vocabulary.vocabulary import words_of
from parsers.markers import unmarked
from parsers.names.groups import is_placeholder
from parsers.names.titles import STANDARD_NAME, STANDARD_WORDS

LISTS = ("persyaratan", "prosedur", "produk")
VALUES = ("waktu", "biaya", "pengaduan")
MAX_LABEL_WORDS = 14  # of a line that is a heading or a label with its value beside it
MAX_OPENING_WORDS = 4  # qualifiers before a component's own word: "Rincian besaran tarif"
MAX_ACTOR_WORDS = 3  # of who does what a line tells
MAX_LOOK = 400  # letters of a line that are looked at
MIN_LETTERS = 4

# A component's own words. A line that opens with one of the first kind is its heading or its
# sentence, however long; those of the second kind make one only where they stand in a short line.
_STRONG = {
    "persyaratan": r"(?:per)?syarat(?:an)?(?:nya)?|requirements?",
    "prosedur": r"prosedur(?:al|nya)?|mekanisme|alur(?:nya)?|tata|tatacara|langkah|procedures?",
    "waktu": r"jangka|durasi|waktu(?:nya)?|lama(?:nya)?",
    "biaya": r"biaya(?:nya)?|tarif(?:nya)?|retribusi|ongkos(?:nya)?|pnbp|fees?",
    "produk": r"produk(?:nya)?|output|outcome|keluaran|luaran",
    "pengaduan": rf"{COMPLAINT}|complaints?",
}
_WEAK = {
    "persyaratan": r"kelengkapan|berkas|dokumen|dibawa|disiapkan|dilampirkan|dipenuhi|ketentuan",
    "prosedur": r"sistem|proses(?:nya)?|tahap(?:an)?|cara(?:nya)?|bagan|pengurusan|flow\s?chart",
    "waktu": r"estimasi|kapan|selesai|time",
    "biaya": r"pembayaran|harga|bea|bayar|gratis|administrasi|besar(?:an|nya)|rp",
    "produk": r"hasil(?:nya)?|diperoleh|didapat(?:kan)?|diterima|jasa",
    "pengaduan": rf"{OPINION}|kontak|hubungi|lapor\w*|call|hotline|narahubung|apresiasi",
}


# The law's other eight, whose words stand in any sentence, by the names that offices print.
_INTERNAL = {
    "dasar_hukum": r"(?:dasar|landasan)\s+(?:hukum|peraturan)",
    "sarana_prasarana": r"(?:sarana|prasarana|fasilitas)\b(?!\s+(?:pe)?ngaduan)",
    "kompetensi_pelaksana": r"kompete\w+",
    "pengawasan_internal": r"pengawas(?:an)?\s+intern",
    "jumlah_pelaksana": r"jumlah\s+(?:pelaksana|petugas|person[ie]l|sdm)",
    "jaminan_pelayanan": r"jaminan\s+(?:mutu\s+)?(?:pe)?layanan",
    "jaminan_keamanan": r"(?:jaminan\s+)?(?:keamanan|keselamatan)",
    "evaluasi_kinerja": r"evaluasi",
}


def _patterns(words: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"(?:{forms})\Z", re.I) for name, forms in words.items()}


_STRONG_WORDS, _WEAK_WORDS = _patterns(_STRONG), _patterns(_WEAK)
_INTERNAL_NAMES = tuple(
    (name, re.compile(rf"\W{{0,4}}(?:{forms})\b", re.I)) for name, forms in _INTERNAL.items()
)
_WORD = re.compile(r"[^\W\d_]+")
# Of the second kind, those that a heading opens with; "Gratis", "Kotak saran" are values.
_OPENING = re.compile(
    r"(?:hasil|proses|tahap(?:an)?|kelengkapan|berkas|dokumen|sistem|cara|estimasi|kontak|narahubung"
    r"|hotline)\Z",
    re.I,
)
_VALUE = re.compile(r"(?:tidak|tanpa|bebas|gratis|kotak|sesuai|setiap|paling)\Z", re.I)
# First words of requirements and steps: behind them a component's word is what they speak of.
_ITEM = re.compile(
    rf"(?:{'|'.join(name for name in usual_actors() if ' ' not in name)}|loket"
    r"|me[a-z]{3,}|di[a-z]{4,}|ber(?!apa|kas)[a-z]{3,}|ter[a-z]{3,}|datang|foto"
    rf"|{PAPER}|pas|apabila|jika|bila|telah|sudah|harus|wajib|setelah|untuk|bagi|undang|peraturan|keputusan|instruksi)\Z",
    re.I,
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # two words that ran into each other
_TWO_WORDS = re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])")

# A clause that says what is done with a thing: its subject is named, not headed.
_CLAUSE = re.compile(
    r"(?:di(?!terima|peroleh|dapat|butuh|perlu|lampir|bawa|siap|penuhi|kenakan)[a-z]{4,}|akan"
    r"|telah|sudah|dapat|harus)\Z",
    re.I,
)
_STEP = re.compile(
    r"\W{0,4}(?:(?:\d{1,2}|[a-z])\W{1,3})?"
    rf"(?:{'|'.join((*usual_applicants(), 'petugas'))})\s+"
    r"(?:\w+\s+)?(?:(?:me|di|ber|ter)\w+|datang)\b",
    re.I,
)
_ACTOR = re.compile(rf"(?:{'|'.join(usual_actors())})\Z", re.IGNORECASE)
_ACTIVE = re.compile(r"me[a-z]{4,}\Z")
_LINKS = frozenset(("yang", "untuk", "dalam", "guna", "dan", "atau", "tidak", "dapat"))
_SERVICE = re.compile(rf"\W{{0,4}}(?:[A-Z0-9]{{1,4}}[.)]\s*)?{STANDARD_NAME}\b", re.I)

# What states a value, wherever it stands.
_FEE = re.compile(
    r"\brp\.?\s?\d|\brupiah\b|\bgratis\b|\bcuma[\s-]?cuma\b|\b(?:tidak|tanpa|bebas|tak)\b[^.\n]{0,30}?"
    r"\b(?:biaya|pungut|retribusi|tarif)|\b(?:di)?(?:kenakan|pungut)\s+(?:biaya|tarif|retribusi)"
    r"|\b(?:biaya|tarif|retribusi|pnbp|ongkos)\b[^.\n]{0,40}?(?:\d|nihil|nol|sesuai|berdasar)",
    re.I,
)
_OTHER_FEE = re.compile(
    r"me?terai|matera?i|\bdenda\b|^\W*(?:\w{1,2}[.)]\s*)?(?:asli\s+|foto\s?[ck]op[iy]\s+)?bukti\b"
    r"|^\W*(?:\w{1,2}[.)]\s*)?foto\s?[ck]op[iy]\b",
    re.I,
)
_TIME = re.compile(
    r"\b(?:selesai|penyelesaian|diselesaikan|jadi|terbit|paling\s+(?:lama|lambat)|jangka|maksimal|"
    r"waktu)\b[^.\n]{0,60}?\d[^.\n]{0,25}?\b"
    rf"{TIMED_UNITS}\b",
    re.I,
)
_NO_TIME = re.compile(r"\bberlaku|\bmasa\b|\bterakhir\b|\bsetiap\b|\bberusia\b|\bumur\b", re.I)
_COMPLAINT = re.compile(rf"\b(?:{COMPLAINT}|kotak\s+saran|saran\s+dan|kritik|sp4n)\b", re.I)
_REQUIRED = re.compile(
    r"\b(?:per)?syarat(?:an)?\b[^.\n]{0,60}?(?::|\b(?:berikut|meliputi|yaitu|antara\s+lain|berupa)\b)"
    r"|\b(?:membawa|melampirkan|menyerahkan|menyiapkan)\b[^.\n]{0,50}:\s*$",
    re.I,
)
_STATED = (
    ("biaya", _FEE, _OTHER_FEE),
    ("waktu", _TIME, _NO_TIME),
    ("pengaduan", _COMPLAINT, None),
    ("persyaratan", _REQUIRED, None),
)

# Heads of tables, and what a standard's title has beside the service's name.
_HEADS = (*words_of("column_names"), *words_of("column_texts"), "no", "nomor", "jenis", "nama")
_EMPTY_WORDS = STANDARD_WORDS.union(_HEADS, ("dan", "halaman", "hal", "page"))


@lru_cache(maxsize=20_000)
def named_components(text: str) -> frozenset[str]:
    """The components that a line names as its heading or label would, with words around them.

    >>> sorted(named_components("2. Besarnya Tarif/Biaya Pelayanan dan Tata Cara Pembayaran"))
    ['biaya']
    >>> sorted(named_components("Hasil Pelayanan Yang Diterima Oleh Pelanggan"))
    ['produk']
    >>> sorted(named_components("PenangananPengaduanTelepon(0271)123456"))
    ['pengaduan']
    >>> named_components("Fotokopi bukti pembayaran retribusi")
    frozenset()
    """
    body = _GLUED.sub(" ", unmarked(text)[:MAX_LOOK])
    words = _WORD.findall(_TWO_WORDS.sub(" ", body))
    if not words:
        return frozenset()
    internal = next((name for name, form in _INTERNAL_NAMES if form.match(body)), None)
    if internal is not None:
        return frozenset({internal})
    opening = _opened(words[0], _STRONG_WORDS)
    if opening is not None:
        return frozenset({opening})
    label = body.partition(":")[0]
    count = len(_WORD.findall(label if ":" in body else body))
    if count > MAX_LABEL_WORDS:
        return frozenset()
    first = _opened(words[0], _WEAK_WORDS)
    if first is None and _ITEM.match(words[0]):
        return frozenset()
    if any(map(_CLAUSE.match, words)):
        return frozenset()
    for word in words[1:MAX_OPENING_WORDS]:
        named = _opened(word, _STRONG_WORDS)
        if named is not None:
            return frozenset({named})
    weak = (_opened(word, _WEAK_WORDS) for word in words[:MAX_OPENING_WORDS])
    return frozenset(filter(None, weak))


def _opened(word: str, patterns: dict[str, re.Pattern[str]]) -> str | None:
    return next((name for name, pattern in patterns.items() if pattern.match(word)), None)


@lru_cache(maxsize=20_000)
def stated_components(text: str) -> frozenset[str]:
    """The components whose content a line states in the middle of another one's.

    >>> sorted(stated_components("Kartu selesai maksimal 1 (satu) hari, dikenakan tarif Rp 9.000"))
    ['biaya', 'waktu']
    >>> stated_components("Surat pernyataan bermeterai Rp 10.000")
    frozenset()
    """
    seen = text[:MAX_LOOK]
    stated = frozenset(
        name
        for name, pattern, other in _STATED
        if pattern.search(seen) and (other is None or not other.search(seen))
    )
    return stated | {"waktu"} if ends_with_time(seen) else stated


def is_heading_like(text: str) -> bool:
    """Whether a line that names a component is set as its heading, and not its content.

    >>> is_heading_like("Rincian Biaya"), is_heading_like("Tidak dipungut biaya")
    (True, False)
    """
    words = _WORD.findall(_TWO_WORDS.sub(" ", unmarked(text)[:MAX_LOOK]))
    if not words or _VALUE.match(words[0]) or is_step(text):
        return False
    if _OPENING.match(words[0]):
        return True
    opened = (_opened(word, _STRONG_WORDS) for word in words[:MAX_OPENING_WORDS])
    is_named = any(opened) or any(form.match(" ".join(words)) for _, form in _INTERNAL_NAMES)
    return is_named and not _ITEM.match(words[0])


def is_step(text: str) -> bool:
    """Whether a line tells what the applicant or the officer does.

    >>> is_step("2. Petugas memeriksa berkas"), is_step("Fotokopi KTP pemohon")
    (True, False)
    """
    return _STEP.match(text) is not None


def may_be_act(text: str) -> bool:
    """Whether a line may tell what somebody does, whoever that is: "Analis menguji contoh".

    >>> may_be_act("Juru kunci menunjukkan petak makam"), may_be_act("Surat yang menerangkan usaha")
    (True, False)
    """
    words = _WORD.findall(unmarked(text)[:MAX_LOOK])[: MAX_ACTOR_WORDS + 1]
    if not words or (_ITEM.match(words[0]) and not _ACTOR.match(words[0])):
        return False
    verb = next((number for number, word in enumerate(words) if _ACTIVE.match(word)), 0)
    return is_step(text) or (verb > 0 and words[verb - 1].casefold() not in _LINKS)


def is_service_title(text: str) -> bool:
    """Whether a line is set like the title of a standard: that of the next service, inside one.

    >>> is_service_title("STANDAR PELAYANAN KARTU KELUARGA")
    True
    >>> is_service_title("Standar pelayanan ini berlaku sejak ditetapkan oleh kepala dinas.")
    False
    """
    found = _SERVICE.match(text)
    if found is None or len(text.split()) > MAX_LABEL_WORDS or text.rstrip().endswith("."):
        return False
    return text[found.end() :].lstrip()[:1].isupper()


def says_nothing(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a line can hold no component at all: a lone number, a sign, a table's head, or
    words that the record has already (`known`, in lower case).

    >>> says_nothing("Deskripsi"), says_nothing("Deskripsi singkat")
    (True, False)
    """
    words = [word.casefold() for word in _WORD.findall(text[:MAX_LOOK])]
    if len(text) > MAX_LOOK:
        return False
    if is_placeholder(text):
        return True
    if any(sign.isdigit() for sign in text) and len(text.split()) > 1:
        return bool(words) and known.issuperset(words)
    if sum(map(len, words)) < MIN_LETTERS:
        return len("".join(filter(str.isdigit, text))) < MIN_LETTERS
    return all(word in _EMPTY_WORDS or word in known for word in words)
