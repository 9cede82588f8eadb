"""The title of a document that is about service standards and is none: a survey, minutes, a guide.

Such documents name all components, so headings and tables do not tell them from a standard; what
they are called does. A title that also says "Standar Pelayanan" of its own is no foreign one.
"""

from __future__ import annotations

import re
from itertools import groupby, islice

from extractor.page import Document
from normalizers.service.catalogue import match_services
from normalizers.service.title import title_words
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.furniture.portal_words import has_boilerplate
from parsers.names.headings import HeadingIndex
from parsers.names.titles import STANDARD_NAME

TITLE_ROWS = 16  # a letterhead and a decree's title, before its "Menimbang"
MAX_TITLE_WORDS = 16

_STANDARD = rf"(?:{STANDARD_NAME}|{any_of(words_of('other_titles'))})(?:\s+publik)?"
_CONTEST = r"(?:(?:per)?lomba(?:an)?|kompetisi|kejuaraan|sayembara)"
_OPENINGS = (
    r"laporan\s+(?:hasil\s+|pelaksanaan\s+){0,2}(?:surve[iy]|kinerja|akhir|tahunan|bulanan"
    r"|triwulan|semester|monitoring|monev|evaluasi|indeks|tindak\s+lanjut|pemantauan"
    r"|(?:pengelolaan|penanganan)\s+pengaduan|penyelenggaraan\s+pelayanan)",
    r"(?:hasil\s+|unsur\s+|analisis\s+|rekapitulasi\s+)?(?:surve[iy]|indeks)\s+kepuasan",
    r"rencana\s+(?:tindak\s+lanjut|strategis|kinerja|aksi)|renstra|rencana\s+kerja[^\n]{0,60}tahun",
    r"pedoman\s+(?:umum\s+|teknis\s+)?(?:penyusunan|pelaksanaan|penyelenggaraan|penetapan|evaluasi"
    r"|penerapan|surve[iy])",
    rf"(?:sosialisasi|bimbingan\s+teknis|materi|paparan|rapat|(?:hasil\s+)?(?:evaluasi|monitoring"
    rf"|revi[ue]w?|pemantauan|penilaian|pembahasan)|pedoman|panduan)(?=(?:\s+\w+){{0,3}}\s+{_STANDARD})",
    r"(?:tata\s+cara|petunjuk\s+teknis|juknis)\s+(?:penyusunan|penetapan|penerapan)",
    r"berita\s+acara\s+(?:hasil\s+|pelaksanaan\s+){0,2}(?:rapat|forum|konsultasi|pembahasan|penyusunan"
    r"|kesepakatan|musyawarah|evaluasi|surve[iy])|notul(?:en|a|ensi)|risalah\s+rapat|surat\s+edaran",
    r"dokumen\s+(?:pemilihan|pengadaan|lelang|tender|kualifikasi|penawaran)|kerangka\s+acuan",
    r"(?:instrumen|kuesioner|kuisioner|lembar\s+kerja|kertas\s+kerja|form(?:at|ulir)?)"
    r"\s+(?:penilaian|evaluasi|monitoring|pemantauan|surve[iy]|supervisi)",
    r"(?:pembentukan|penunjukan|pengangkatan|susunan)\s+(?:keanggotaan\s+)?(?:tim|panitia|satuan"
    r"\s+tugas|satgas|kelompok\s+kerja|pokja)",
    r"(?:informasi|analisis|uraian)\s+jabatan",
    rf"(?:(?:pedoman|petunjuk|panduan|juklak|juknis)\s+(?:\w+\s+){{0,3}})?{_CONTEST}\s+\w+",
)
_FOREIGN = re.compile(
    rf"(?:^|\btentang\s+)(?P<title>(?:{'|'.join(_OPENINGS)})\b)(?:(?:\W+\w+){{0,8}}?\W+{_STANDARD})?",
    re.IGNORECASE | re.MULTILINE,
)
_OWN = re.compile(
    rf"{_STANDARD}|(?:jenis|nama|produk)\s+(?:pe)?layanan\s*:|no(?:mor)?\.?\s*sk\b", re.IGNORECASE
)
_GUIDE = re.compile(rf"(?:pedoman|panduan)\s+{_STANDARD}\W+(?P<service>[^\n]+)", re.IGNORECASE)
_BODY = re.compile(r"\W*(?:menimbang|mengingat|bab\s+[ivx]+)\b|.*[.;]$", re.IGNORECASE)


def foreign_title(document: Document, headings: HeadingIndex) -> str | None:
    """The words by which a document's title says that it is no standard; None otherwise."""
    title = "\n".join(_title_rows(document, headings))
    found = _FOREIGN.search(title)
    if found is None or _OWN.search(_FOREIGN.sub("", title)) is not None:
        return None
    if _is_own_guide(title[found.start("title") :]):
        return None
    if any(has_boilerplate(text) for text in document.line_texts):
        return None  # the portal prints standards only, whatever a service is called
    line = title[found.start("title") :].split("\n", 1)[0]
    return " ".join(line.split())[:80]


def _is_own_guide(title: str) -> bool:
    """Whether a guide to "standar pelayanan" is to that of one service, named right below: so some
    offices call a standard itself."""
    guide = _GUIDE.match(title)
    return guide is not None and bool(match_services(title_words(guide["service"])))


def _title_rows(document: Document, headings: HeadingIndex) -> list[str]:
    """The rows above the first component's heading and the first sentence."""
    rows = groupby(zip(document.lines, document.line_texts, strict=True), lambda pair: pair[0].row)
    titles: list[str] = []
    for _, row in islice(rows, TITLE_ROWS):
        texts = [text for _, text in row]
        text = " ".join(texts)
        is_heading = any(headings.match(part) for part in texts)
        if is_heading or _BODY.match(text) or len(text.split()) > MAX_TITLE_WORDS:
            break
        titles.append(text)
    return titles
