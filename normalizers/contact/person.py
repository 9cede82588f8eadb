"""Contact persons: a personal name and a post beside a telephone number, and names to redact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.contact.person_names import COMMON_NAME_PARTS
from normalizers.late_pattern import late
from normalizers.letter_case import lowered
from normalizers.vocabulary.patterns import (
    CLOCK,
    COMPLAINT,
    DISTRICT_KIND,
    PHONE_LABEL,
    REGION_KIND,
    WEEKDAY,
)

SEARCH_LIMIT_CHARS = 20_000
LONGEST_NAME_WORDS = 6
REMEMBERED_TEXTS = 1_000  # an office's contact stands on all of its standards

TITLE = (
    r"(?:bapak|bpk|pak|ibu|bu|sdr|sdri|saudara|saudari|drs|dra|drg|dr|drh|ir|prof|kh|hj|h|ust|tgk|"
    r"kompol|akp|iptu|ipda|aiptu|aipda|bripka|brigadir|briptu|letda|lettu|kapten|mayor|ns|apt|"
    r"mas|mbak|mba|kak|kang|bang|tn|ny|nn|pdt|kyai)"
)
_DEGREE = (
    r"(?:[SM]\.\s?[A-Z][A-Za-z]{0,4}\.?(?:\.?[A-Z][a-z]{0,3}\.?){0,3}|A\.\s?Md\.?(?:\s?\.?[A-Z][a-z]{0,4}\.?)?"
    r"|SE|ST|SH|SP|SSI|SKM|SIP|SSTP|SST|SPd|SKom|SAP|SAg|MM|MSi|MH|MT|MPd|MAP|MKes|AMd|Amd|Ak|CA|Ph\.?D|"
    r"S\.STP|S\.ST|Sp\.\s?[A-Z]{1,3}|B\.\s?Sc|BA|LL\.M)(?![A-Za-z])"
)
_WORD = r"(?:[A-Z]['’]?[a-z]{1,24}(?:['’-][A-Za-z]{1,24})?|[A-Z]\.)"
_UPPER = r"[A-Z][A-Z'’.-]{0,24}"
_NAME = rf"{_WORD}(?:\x20{_WORD}){{0,5}}"
DEGREES = rf"(?:\s?,\s?{_DEGREE}){{1,4}}"
_TITLED = re.compile(
    rf"(?<![\w./])(?P<titles>(?:(?i:{TITLE})(?:\.\s?|\s)){{1,3}})(?P<name>(?:{_NAME}|{_UPPER}(?:\x20{_UPPER}){{1,5}})"
    rf"(?:{DEGREES})?)"
)
_WITH_DEGREE = late(rf"(?<![\w.])(?P<name>(?:{_NAME}|{_UPPER}(?:\x20{_UPPER}){{0,5}}){DEGREES})")
_BESIDE_NIP = late(
    rf"(?P<name>(?:{_NAME}|{_UPPER}(?:\x20{_UPPER}){{1,5}})(?:{DEGREES})?)[\s,(]{{1,12}}NIP\b[\s.:]{{0,4}}\d"
)
_INTRODUCED = re.compile(
    rf"(?i:\b(?:a\.?n\.?|atas nama|(?P<contact>contact person|kontak person|narahubung|cp)|nama|"
    rf"pic|u\.?p\.?))"
    rf"[\s.:=-]{{1,5}}(?P<name>(?:(?i:{TITLE})[.\s]{{1,2}}){{0,2}}(?:{_NAME}|{_UPPER}(?:\x20{_UPPER}){{1,5}})"
    rf"(?:{DEGREES})?)"
)
_NAMED_PLACE = late(
    r"(?:jl|jln|jalan|gang|gg|rs|rsu|rsud|rsup|rumah sakit|gedung|bandara|stadion|universitas|"
    r"masjid|lapangan|taman|museum|pasar|terminal|aula|komplek|kompleks|perumahan|klinik|balai|"
    r"sd|smp|sma|smk)"
    r"[\s.]{1,3}\Z",
    re.IGNORECASE,
)
ROLE_WORDS = (
    r"kasub\s?(?:bag|bid|si|dit|sie)\w*|kabag|kabid|kasi|kasie|kasat|kanit|kaur|kadis|kaban|kapus|kapolsek|"
    r"kepala|sekretaris|sekdin|sekcam|sekdes|sekban|camat|lurah|kades|koord(?:inator)?|sub\s?koord\w*|ketua|"
    r"wakil|staf|staff|admin\w*|petugas|pengelola|operator|pejabat|penanggung|pj|pic|bendahara|direktur|"
    r"manajer|manager|sub\s?bag(?:ian)?|bagian|bidang|seksi|subbid\w*|analis|pranata|statistisi|arsiparis|"
    r"humas|ppid|panitera|panmud|jaksa|hakim|penyuluh|resepsionis|pelaksana|jabatan|fungsional|dokter|bidan|"
    r"perawat|guru|tata usaha|tu|cs|customer|front|subag\w*|ka\.?\s?(?:subbag|tu|upt\w*|puskesmas)"
)
# `ROLE`, `NOT_A_NAME` and `_QUALIFIER` are for texts in small letters.
ROLE = late(rf"(?<![a-z])(?:{ROLE_WORDS})(?![a-z])")
# Words of offices, services and places: a phrase that holds one is no personal name.
NOT_A_NAME = late(
    rf"(?<![a-z])(?:surat|edaran|peraturan|keputusan|undang|dinas|badan|kantor|{REGION_KIND}|{DISTRICT_KIND}|pelayanan|"
    rf"layanan|unit|upt\w*|puskesmas|rumah|sakit|pusat|balai|loket|ruang|meja|mall?|publik|{COMPLAINT}|"
    rf"informasi|konsultasi|center|centre|call|hotline|whats\w*|{PHONE_LABEL}|telp\w*|tele\w*|chat|only|khusus|"
    rf"hunting|jam|kerja|hari|{WEEKDAY}|minggu|online|offline|resmi|nomor|no|"
    r"pendaftaran|perizinan|izin|capil|dafduk|dukcapil|disduk\w*|bps|polres|polsek|samsat|kejari|pengadilan|"
    r"negeri|agama|bupati|gubernur|wali\w*|pemerintah|masyarakat|pemohon|pengguna|saran|kotak|email|e-mail|"
    r"website|situs|facebook|instagram|twitter|youtube|media|sosial|aplikasi|sistem|lapor|darurat|gawat|"
    r"ambulans?|igd|ugd|poli\w*|rawat|inap|jalan|farmasi|apotek|laboratorium|pajak|daerah|nasional|indonesia|"
    rf"{CLOCK}|dan|atau|dengan|untuk|melalui|ke|di|pada|yang|kontak|contact|person|hubungi|menghubungi|"
    r"barat|timur|utara|selatan|tengah|baru|lama|satu|dua|tiga|kk|ktp|akta|kia|pindah|datang|format|ketik|"
    r"statistik|sekolah|madrasah|yth|hamil|anak|jalur|tim|gerai|cabang|regu|nasabah|peserta|"
    r"menteri|kementerian|presiden|direktorat|sekretariat|bank|kas|perusahaan|yayasan|koperasi|lembaga|"
    r"kandung|angkat|tiri|asuh|mertua|menyusui|bersalin|melahirkan|nifas|guru|wali|kawin|waris|wajib|"
    r"office|desk|helpdesk|halo|lapak|help|kami|berikut|tersebut|surel|portal|link|tautan|alamat|cv|pt)(?![a-z])"
)
# Words that say when or how a number is answered; they name neither a person nor a department.
_QUALIFIER = late(
    rf"(?<![a-z])(?:jam|kerja|hari|menit|hunting|lacak|{PHONE_LABEL}|chat|call|only|"
    rf"khusus|aktif|{CLOCK}|{WEEKDAY}|s\.?d\.?|no|nomor|dan|atau|ke|di|via|melalui|"
    rf"email|website|kantor|bebas|pulsa|gratis|{COMPLAINT}|langsung|tidak|tak|dengan|dapat|"
    r"menghubungi|hubungi|kontak|contact|person|business|resmi|admin|layanan|pelayanan|center|lewat|pada|"
    r"disampaikan|yaitu|nomer|secara|informasi|konsultasi|nama|untuk|kami|atas|an|ini)(?![a-z])"
)
_EDGE = (
    rf"(?:{PHONE_LABEL}|nomor|nomer|no|dengan|di|ke|melalui|menghubungi|hubungi|kontak|{COMPLAINT}|yaitu|"
    r"via|dan|atau|business|center|resmi|pada|untuk)(?![A-Za-z])[\s.:]*"
)
_EDGE_HEAD = late(rf"(?:{_EDGE})+(?=\S)", re.IGNORECASE)
_EDGE_TAIL = late(rf"\s(?:{_EDGE})+\Z", re.IGNORECASE)
_SPLIT = late(r"\s[-–—]\s|[,;/|\n:]|\s\(|\)")
_NAME_ONLY = late(
    rf"(?:(?:(?i:{TITLE})(?:\.\s?|\s)){{0,3}}{_NAME}|(?:(?i:{TITLE})(?:\.\s?|\s)){{1,3}}(?:{_NAME}|{_UPPER}(?:\x20{_UPPER}){{0,5}}))\.?"
)
_DEGREE_ONLY = late(rf"{_DEGREE}\.?")
_LEAD_WORD = late(
    r"(?:a\.?n\.?|an|atas nama|up|u\.p\.|cp|contact person|kontak person|narahubung|nama)[\s.:]+",
    re.IGNORECASE,
)


# The second half of a degree printed with a space ("S. Sos") is no name.
_DEGREE_TAILS = late(r"(?:Sos|Si|Pd|Kom|Hut|Kes|Pt|Ag|Hum|Kep|Farm|Psi|Ak|Ap|Md|Th|Pi|Tr)\.?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A verbatim stretch of a text: `text[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers a number: a person's name, a post, or else the department; each may be None."""

    name: Mention | None = None
    role: Mention | None = None
    department: Mention | None = None


@lru_cache(maxsize=REMEMBERED_TEXTS)
def parse_contact(text: str, is_introduced: bool = True) -> Contact | None:
    """Split "Nama, Jabatan" into name, post and department; None where it holds none of them.

    `is_introduced`: the words stand in a place of their own (brackets after a number, "CP:"), so
    that a bare name is taken for one; elsewhere a name needs a title, a degree or a post beside it.

    >>> found = parse_contact("Budi Teladan, Kasubbag Umum")
    >>> found.name.text, found.role.text
    ('Budi Teladan', 'Kasubbag Umum')
    >>> parse_contact("24 jam") is None
    True
    """
    pieces = [part for piece in _pieces(text[:300]) for part in _name_and_role(piece)]
    roles = [piece for piece in pieces if ROLE.search(lowered(piece.text))]
    name: Mention | None = None
    rest: list[Mention] = []
    for piece in pieces:
        if piece in roles:
            continue
        if name is not None and _DEGREE_ONLY.fullmatch(piece.text):
            name = _between(text, name.start, piece.end)
        elif name is None and _is_name(piece.text, is_introduced or bool(roles)):
            name = piece
        elif re.search("[a-z]{2}", _QUALIFIER.sub("", lowered(piece.text))):
            rest.append(_without_edges(piece))
    role = _between(text, roles[0].start, roles[0].end) if roles else None
    if role and name and rest and rest[0].start > role.end and role.start > name.start:
        role, rest = _between(text, role.start, rest[-1].end), []  # "Kepala, Dinas X": one post
    department = rest[0] if rest else None
    if name is None and role is None and department is None:
        return None
    return Contact(name, role, department)


def _pieces(text: str) -> list[Mention]:
    """The text cut at its separators, without introducing words ("a.n.", "CP:")."""
    pieces = []
    start = 0
    for cut in [*_SPLIT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        lead = _LEAD_WORD.match(piece.lstrip())
        offset = start + len(piece) - len(piece.lstrip()) + (lead.end() if lead else 0)
        stripped = text[offset:end].strip(" .\t-–=")
        if stripped:
            offset = text.index(stripped, offset)
            pieces.append(Mention(stripped, offset, offset + len(stripped)))
        start = cut.end() if cut else end
    return pieces


def _name_and_role(piece: Mention) -> list[Mention]:
    """A name and a post printed side by side ("Dra. Melati Kepala Puskesmas") as two pieces."""
    role = ROLE.search(lowered(piece.text))
    if role is None or role.start() == 0:
        return [piece]
    name = piece.text[: role.start()].rstrip(" .(")
    if not _is_name(name, True):
        return [piece]
    start = piece.start + role.start()
    return [
        Mention(name, piece.start, piece.start + len(name)),
        Mention(piece.text[role.start() :], start, piece.end),
    ]


def _without_edges(piece: Mention) -> Mention:
    """A department without the words that only lead to the number ("... dengan nomor")."""
    head, tail = _EDGE_HEAD.match(piece.text), _EDGE_TAIL.search(piece.text)
    start = head.end() if head else 0
    end = tail.start() if tail and tail.start() > start else len(piece.text)
    return Mention(piece.text[start:end], piece.start + start, piece.start + end)


def _between(text: str, start: int, end: int) -> Mention:
    return Mention(text[start:end], start, end)


def _is_name(text: str, is_introduced: bool) -> bool:
    if NOT_A_NAME.search(lowered(text)) or len(text.split()) > LONGEST_NAME_WORDS:
        return False
    if _NAME_ONLY.fullmatch(text) is None:
        return False
    if is_introduced or _TITLED.fullmatch(text) is not None:
        return True
    return has_common_part(text)


def find_person_names(text: str) -> tuple[Mention, ...]:
    """Personal names that their surroundings prove: a title, a degree, a NIP or "CP:" beside them.

    Conservative: a capitalised phrase alone is no name, nor is one that names a street, a
    hospital or an office. The mention is the name with its degrees, without "Bapak" or "Ibu".

    >>> [name.text for name in find_person_names("Kepala Dinas, Budi Teladan, S.Sos., M.Si")]
    ['Budi Teladan, S.Sos., M.Si']
    >>> find_person_names("RSUD dr. Contoh Teladan, Jl. H. Contoh")
    ()
    """
    text = text[:SEARCH_LIMIT_CHARS]
    found: list[Mention] = []
    for pattern in (_BESIDE_NIP, _TITLED, _WITH_DEGREE, _INTRODUCED):
        for match in pattern.finditer(text):
            name = _trimmed(text, match)
            if name is None or not _is_proven(name.text, match):
                continue
            if any(m.start < name.end and name.start < m.end for m in found):
                continue
            found.append(name)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _is_proven(name: str, match: re.Match[str]) -> bool:
    """Weak signs ("Nama :", a single "H.", which may be a list marker) need a common name too."""
    groups = match.groupdict()
    bare = name.split(",")[0]
    if _DEGREE_TAILS.fullmatch(bare):
        return False
    if match.re is _INTRODUCED:
        return groups["contact"] is not None or "," in name or has_common_part(bare)
    if match.re is _TITLED and re.fullmatch(r"[Hh]\.?\s*", groups["titles"]):
        return groups["titles"].startswith("H") and ("," in name or has_common_part(bare))
    return True


def has_common_part(name: str) -> bool:
    """Whether a word of the name is a common element of personal names."""
    return any(word in COMMON_NAME_PARTS for word in re.findall(r"[a-z]+", name.lower()))


def _trimmed(text: str, match: re.Match[str]) -> Mention | None:
    """The name of a match, cut free of office words before it; None where nothing is left."""
    start, end = match.span("name")
    if _NAMED_PLACE.search(text[max(0, match.start() - 20) : match.start()]):
        return None
    words = match["name"]
    bare = lowered(words.split(",")[0])
    foreign = [*NOT_A_NAME.finditer(bare), *ROLE.finditer(bare)]
    if foreign:
        start += max(found.end() for found in foreign)
        start += len(text[start:end]) - len(text[start:end].lstrip(" .,"))
    name = text[start:end].rstrip(" ,")
    if not re.match(r"[A-Z]['’]?[A-Za-z]", name) or not re.search(
        r"[A-Za-z]{3}", name.split(",")[0]
    ):
        return None
    return Mention(name, start, start + len(name))
