"""What a document is that is no service standard: a form, a team's decree, a plan, a pledge …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.page import Document
from normalizers.vocabulary.vocabulary import words_of
from parsers.markers import leading_marker
from parsers.names.headings import HeadingIndex
from parsers.names.questions import asked_of
from parsers.names.row_parts import part_name
from parsers.section import Claim, HeadingMatch

# What the public is told of a service: a document of another kind has none or one of these.
DELIVERY = frozenset(words_of("delivery"))
MIN_DELIVERY = 3
HEAD_ROWS = 40  # rows of a document's beginning that say what it is
MIN_SOP_WORDS = 4  # of the head and grid of an SOP sheet


class Kind(NamedTuple):
    """A kind of document, in Indonesian, and the printed words that show it."""

    name: str
    evidence: str


_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "formulir permohonan",
        re.compile(
            # Not "Formulir permohonan yang ditandatangani pemohon": a paper that is asked for.
            # Nor "Formulir: …": a label, of what the page offers.
            r"^\W*(?:formulir|form\b|blanko|borang)(?!\s*:)(?!.*\b(?:yang|telah|sudah|diisi|asli|rangkap"
            r"|lembar|ditandatangani|bermeterai|bermaterai)\b)|^\W*surat\s+(?:pernyataan|kuasa|permohonan)\W*$"
            r"|yang\s+bertanda\s*tangan\s+di\s*bawah\s+ini",
            re.I,
        ),
    ),
    ("maklumat pelayanan", re.compile(r"^\W*(?:maklumat|janji)\s+(?:pelayanan|layanan)\b", re.I)),
    (
        "keputusan pembentukan tim",
        re.compile(
            r"(?:pembentukan|penunjukan|pengangkatan|penetapan)\s+(?:\w+\s+){0,3}"
            r"(?:tim|satuan\s+tugas|satgas|panitia|kelompok\s+kerja|pokja|gugus\s+tugas|petugas"
            r"|pejabat|unit\s+pemberantasan)\b",
            re.I,
        ),
    ),
    (
        "rencana atau laporan",
        re.compile(
            r"^\W*(?:rencana\s+(?:strategis|kerja|kinerja|aksi|umum|pembangunan)|renstra|renja|rkpd"
            r"|laporan|lkjip|lakip|perjanjian\s+kinerja|dokumen\s+pelaksanaan\s+anggaran|profil\b"
            r"|kerangka\s+acuan)",
            re.I,
        ),
    ),
    (
        "statistik",
        re.compile(
            r"(?:indeks|survei|survey|kuesioner|kuisioner)\s+(?:kepuasan|persepsi)\s+\w+"
            r"|^\W*(?:statistik|data\s+statistik|kuesioner|kuisioner|rekapitulasi"
            r"|rekap\b|berita\s+resmi\s+statistik|[\w ]{0,40}dalam\s+angka)",
            re.I,
        ),
    ),
    (
        "pengumuman atau surat edaran",
        re.compile(r"^\W*(?:pengumuman|surat\s+edaran|undangan)\b", re.I),
    ),
    (
        "lowongan atau beasiswa",
        re.compile(
            r"^\W*(?:(?:info|informasi|pembukaan|penerimaan)\s+)?"
            r"(?:lowongan|rekrutmen|open\s+recruitment|beasiswa|seleksi\s+(?:calon|penerimaan))\b",
            re.I,
        ),
    ),
    (
        "pedoman lomba",
        re.compile(
            r"^\W*(?:(?:pedoman|petunjuk|panduan|juklak|juknis)\s+(?:\w+\s+){0,3})?"
            r"(?:(?:per)?lomba(?:an)?|kompetisi|kejuaraan|sayembara)\s+\w",
            re.I,
        ),
    ),
    (
        "berita",
        re.compile(
            r"\(antara\)\s*[-–—]|^\W*[\w.]{3,30}\.(?:com|co|id)\s*(?:,\s*\w+\s*)?[-–—]\s|^\W*(?:baca\s+juga|reporter|pewarta|jurnalis|wartawan)\s*:"
            r"|scroll\s+to\s+(?:continue|resume)|\bsimak\s+(?:juga|selengkapnya)\b"
            r"|[,\"”]\s*(?:kata|ujar|tutur|ucap|jelas|ungkap|terang)(?:nya)?\b(?:\s+\w+){0,4}\s*[,.(]",
            re.I,
        ),
    ),
)
# What stands beside a component's name where it is rated: a figure, a grade, a mark.
_RATING = re.compile(
    r"(?:\d{1,3}(?:[.,]\d{1,4})?\s*%?|[a-e]\b|sangat|kurang|tidak|cukup|baik|buruk|puas|mudah|sulit"
    r"|cepat|lambat|sesuai|mampu|sopan|ramah|ada|belum|sudah|lengkap|memadai|gratis|mahal|murah"
    r"|selalu|jarang|wajar|v|x|[√✓✔☑☐●○–-])(?=[\s,;/.|()]|$)|[\s,;/.|()]+",
    re.IGNORECASE,
)
RATED_SHARE = 0.7  # of the components with anything beside them; a standard has "Gratis" at most
MIN_RATED = 3
MAX_RATING_LETTERS = 80

DESCRIBED_SHARE = 0.6  # of the components with anything under their names
_DESCRIBING = frozenset(words_of("describing"))

_SOP_NAME = re.compile(
    r"standar\s+operasional\s+prosedur|standard?\s+operating\s+procedure|^\W*sop\b|sop\s*ap\b"
    r"|(?:nama|nomor)\s+sop\b",
    re.I,
)
_SOP_TITLE = re.compile(r"^\W*(?:standar\s+operasional\s+prosedur|sop\b)", re.I)
_GRID_WORDS = tuple(re.compile(rf"\b{word}\b", re.I) for word in ("mutu baku", "kelengkapan"))
_SOP_WORDS = (
    re.compile(r"(?:nomor|no\.?)\s+sop\b", re.I),
    re.compile(r"nama\s+sop\b|judul\s+sop\b", re.I),
    re.compile(r"t(?:g|angga)l\.?\s+(?:pem)?buat", re.I),
    re.compile(r"t(?:g|angga)l\.?\s+revisi", re.I),
    re.compile(r"t(?:g|angga)l\.?\s+(?:efektif|pengesahan)", re.I),
    re.compile(r"disahkan\s+oleh", re.I),
    re.compile(r"kualifikasi\s+pelaksana", re.I),
    re.compile(r"keterkaitan", re.I),
    re.compile(r"peralatan\s*/?\s*perlengkapan", re.I),
    re.compile(r"pencatatan\s+(?:dan|&)\s+pendataan", re.I),
    re.compile(r"mutu\s+baku", re.I),
    re.compile(r"kelengkapan\b", re.I),
)


def kind_of(document: Document) -> Kind | None:
    """The kind of document by its beginning, or None where nothing says it."""
    for text in _first_rows(document):
        if asked_of(text) is not None:
            return None  # what stands below answers: "Apa saja syaratnya?", "Formulir permohonan"
        marker = leading_marker(text)
        if marker is not None and marker.is_bullet:
            continue  # "- Surat pernyataan" is a paper of a list
        for name, pattern in _KINDS:
            match = pattern.search(text)
            if match is not None:
                return Kind(name, text[:80])
    return None


def contradicting_kind(document: Document, headings: HeadingIndex, claim: Claim) -> Kind | None:
    """The kind that a document's beginning says, where its headings are too few for a standard:
    plans and reports have chapters on legal basis and facilities, too."""
    return None if has_delivery(document, headings, claim) else kind_of(document)


def has_delivery(document: Document, headings: HeadingIndex, claim: Claim) -> bool:
    """Whether so many components of service delivery have headings that it is a standard, whatever
    else its beginning says."""
    if len(claim.components & DELIVERY) >= MIN_DELIVERY:
        return True
    texts = document.line_texts
    found = {match.component for match in map(headings.match, texts) if match is not None}
    if len(found & DELIVERY) >= MIN_DELIVERY:
        return True  # nearly all standards
    beside = (_beside_value(text, headings) for text in texts if headings.match(text) is None)
    found |= {match.component for match in beside if match is not None}
    return len(found & DELIVERY) >= MIN_DELIVERY


def _beside_value(text: str, headings: HeadingIndex) -> HeadingMatch | None:
    """The component that a row names before its value: behind a sign, or behind its number."""
    started = headings.match_start(text)
    if started is not None:
        return started[0]
    marker = leading_marker(text)
    found = part_name([text], marker.end, headings) if marker is not None else None
    return found.match if found is not None else None


def reason_of_title(document: Document, title: str) -> str:
    """Why a document with a foreign title is no service standard."""
    kind = kind_of(document)
    name = f"{kind.name} " if kind is not None else "dokumen lain "
    return f"Berkas ini tampaknya {name}(“{title}”), bukan standar pelayanan."


REASON_REGULATION = "Berkas ini tampaknya peraturan (berbab dan berpasal), bukan standar pelayanan."
REASON_NOT_UNDERSTOOD = (
    "Berkas ini tampaknya standar pelayanan, tetapi kurang dari dua komponennya terbaca."
)
REASON_DESCRIBED = (
    "Berkas ini tampaknya penjelasan umum: komponen standar pelayanan hanya diterangkan, isinya "
    "tidak ada."
)
REASON_BLANK = (
    "Berkas ini tampaknya format kosong: komponen standar pelayanan hanya disebut, "
    "isinya tidak ada."
)


def reason_not_standard(document: Document, is_rating: bool = False) -> str:
    """Why a document that no layout claims is no service standard, in one Indonesian sentence."""
    kind = kind_of(document)
    if is_rating:
        name = kind.name if kind is not None and kind.name == "statistik" else "penilaian"
        return (
            f"Berkas ini tampaknya {name}: komponen standar pelayanan hanya diberi nilai, isinya "
            "tidak ada."
        )
    if kind is not None:
        return f"Berkas ini tampaknya {kind.name} (“{kind.evidence}”), bukan standar pelayanan."
    return (
        "Tidak ditemukan komponen standar pelayanan (persyaratan, prosedur, waktu, biaya, produk, "
        "pengaduan)."
    )


def is_rated(cells: Sequence[str]) -> bool:
    """Whether the texts beside components' names only rate them: a survey, an assessment."""
    filled = [text for text in cells if text.strip()]
    needed = max(MIN_RATED, RATED_SHARE * len(filled))
    short = [text for text in filled if len(text) <= MAX_RATING_LETTERS]
    return len(short) >= needed and sum(not _RATING.sub("", text) for text in short) >= needed


def is_described(texts: Sequence[str]) -> bool:
    """Whether the texts under components' names only say what such a component is.

    >>> is_described(["Menjelaskan langkah", "Menetapkan batas waktu", "Menyebutkan tarif"])
    True
    """
    opening = [text.split(None, 1)[0].casefold() for text in texts if text.strip()]
    described = sum(word in _DESCRIBING for word in opening)
    return described >= MIN_RATED and described >= DESCRIBED_SHARE * len(opening)


def is_blank(cells: Sequence[str]) -> bool:
    """Whether a table's cells have nothing but dots to write on, several of them at least.

    >>> is_blank(["........", "", "……"]), is_blank(["", ""]), is_blank(["......", "KTP"])
    (True, False, False)
    """
    return any(map(has_dots, cells)) and not any(
        letter.isalnum() for text in cells for letter in text
    )


def has_dots(text: str) -> bool:
    """Whether a text has dots to write on."""
    return any(sign in text for sign in _SIGNS_OF_DOTS) and _DOTS.search(text) is not None


_DOTS = re.compile(r"[.…_]{4,}|…{2,}")
_SIGNS_OF_DOTS = ("..", "__", "…", "._", "_.")  # dots to write on have one of these


def is_sop_sheet(document: Document) -> bool:
    """Whether a document is an SOP AP: it calls itself so, and has the head or grid of one."""
    if len(document.pages) > MAX_SOP_PAGES or not _names_sop(document):
        return False
    texts = document.line_texts[:SOP_LINES]
    if not any(_SOP_NAME.search(text) for text in texts):
        return False
    return len(sop_words(texts)) >= MIN_SOP_WORDS or _is_titled_grid(texts)


def _is_titled_grid(texts: Sequence[str]) -> bool:
    """Whether a title "Standar Operasional Prosedur" and the columns of the grid stand there."""
    joined = "\n".join(texts)
    is_titled = any(_SOP_TITLE.match(text) for text in texts[:SOP_TITLE_LINES])
    return is_titled and all(word.search(joined) for word in _GRID_WORDS)


def _names_sop(document: Document) -> bool:
    """A quick look at the document's beginning, before its lines are searched one by one."""
    start = document.tape[:SOP_LETTERS].casefold()
    return any(word in start for word in ("sop", "operasional prosedur", "operating procedure"))


SOP_LETTERS = 20_000  # of the tape; the head of a sheet stands in its first thousand
MAX_SOP_PAGES = 60  # longer files are manuals with SOP sheets among other things
SOP_TITLE_LINES = 12  # of a sheet's letterhead and title
SOP_LINES = 300  # lines that hold the head and the first grid of a sheet


def sop_words(texts: Iterable[str]) -> list[str]:
    """The words of an SOP sheet's head and grid that occur."""
    joined = "\n".join(texts)
    return [match.group() for word in _SOP_WORDS if (match := word.search(joined)) is not None]


def _first_rows(document: Document) -> list[str]:
    rows: dict[int, list[str]] = {}
    for line in document.lines[: 3 * HEAD_ROWS]:
        rows.setdefault(line.row, []).append(line.text)
    return [" ".join(texts) for texts in list(rows.values())[:HEAD_ROWS]]
