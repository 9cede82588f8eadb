"""Headings inside a list: channels of a service, classes of applicants, parts of a standard."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from normalizers.item.actor_names import usual_actors, usual_applicants
from normalizers.vocabulary.patterns import PAPER

MAX_HEADING_WORDS = 12  # words; longer lines are requirements or steps with a colon

_ONLINE = re.compile(
    r"\b(?:online|on-line|on line|daring|during|tak langsung|tidak langsung|secara elektronik)\b",
    re.I,
)
_OFFLINE = re.compile(
    r"\b(?:offline|off-line|off line|luring|tatap muka|langsung di tempat|manual"
    r"|(?:kunjungan|datang|secara|layanan|pengaduan)\s+(?:datang\s+)?langsung)\b",
    re.I,
)
# First words of sentences in steps and requirements: who acts, or what is done or brought.
_SENTENCE = re.compile(
    rf"^(?:{'|'.join(usual_actors())}|"
    r"me[a-z]{3,}|mem[a-z]{2,}|men[a-z]{2,}|datang|mengisi|"
    rf"{PAPER}|dokumen|apabila|jika|bila|telah|sudah|dapat|harus|wajib|berkas|data)\b",
    re.I,
)
_GROUP = re.compile(
    r"^(?:(?:untuk|bagi|khusus)\b|per(?:orangan|seorangan)|pribadi|individu"
    r"|badan (?:usaha|hukum)|instansi|lembaga|organisasi|kelompok|perusahaan|wn[ia]\b|warga negara"
    r"|pasien (?:baru|lama|umum|bpjs|jkn|asuransi)|peserta (?:bpjs|jkn)|umum\b|baru\b|perpanjangan"
    r"|perubahan|penggantian|pencabutan|hilang|rusak|(?:tambahan\s+)?(?:per)?syarat(?:an)?\b"
    r"|prosedur\b|alur\b|mekanisme\b|tahap\w*\b|layanan\b|pelayanan\b|permohonan\b"
    r"|pendaftaran\b|pengajuan\b|pengambilan\b|penerbitan\b|mendirikan\b|pembuatan\b"
    r"|kategori\b|jenis\b|kunjungan\b|media layanan|online\b|offline\b|daring\b|luring\b"
    r"|dokumen (?:administrasi|teknis|pendukung|tambahan)|administrasi\b|teknis\b|penjualan\b"
    r"|paket\b|jalur\b|reguler\b|prestasi\b|zonasi\b|afirmasi\b|mutasi\b)",
    re.I,
)
# Classes of people, whose names start as sentences do: nothing else stands in their line.
_CLASS = re.compile(
    rf"(?:{'|'.join(usual_applicants())})\s+"
    r"(?:baru|lama|umum|bpjs|jkn|kis|asuransi|wn[ia]|perorangan|perusahaan|badan usaha)\W*$",
    re.I,
)
_NOTE = re.compile(
    r"^(?:catatan|keterangan|ket|nb|note|perhatian)\b\s*[.:]|^\*{1,2}\)"
    r"|^persyaratan (?:tersebut |di ?atas )?"
    r"(?:diserahkan|dibuat|disampaikan|dimasukkan|dilampirkan)\b"
    r"|^(?:semua |seluruh )?berkas (?:dibuat|diserahkan)\b.*\brangkap\b",
    re.I,
)
_PLACEHOLDER = re.compile(
    r"[\s.\-–—_*…:;,(\[]*(?:belum (?:ada|tersedia|diisi)|tidak tersedia|n/?a|nihil)?"
    r"[\s.\-–—_*…)\]]*$",
    re.I,
)
_COUNTED = re.compile(r"\s\d{1,2}[.)]\s")


@lru_cache(maxsize=20_000)
def channel_of(text: str) -> Literal["offline", "online"] | None:
    """The channel that a heading names.

    >>> channel_of("Layanan dengan cara kunjungan tak langsung (online):")
    'online'
    >>> channel_of("Kunjungan langsung :")
    'offline'
    >>> channel_of("Perorangan") is None
    True
    """
    if _ONLINE.search(text):
        return "online"
    return "offline" if _OFFLINE.search(text) else None


@lru_cache(maxsize=20_000)
def is_group_heading(text: str) -> bool:
    """Whether a text names a group of items instead of being one.

    >>> is_group_heading("Layanan dengan cara online")
    True
    >>> is_group_heading("a. Perorangan"[3:])
    True
    >>> is_group_heading("Pengguna layanan melakukan pembayaran melalui:")
    False
    >>> is_group_heading("Penandatanganan secara elektronik oleh pejabat")
    False
    """
    words = text.split()
    if not words or len(words) > MAX_HEADING_WORDS or text.rstrip().endswith((";", ",")):
        return False
    if text[:1].islower() or _COUNTED.search(text):
        return False
    if "oleh" in words:
        return False  # somebody does it: a step
    if _CLASS.match(text):
        return True
    if _SENTENCE.match(text):
        return text.isupper() and text.rstrip().endswith(":")
    if channel_of(text) is not None or _GROUP.match(text):
        return True
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and text.isupper() and len(words) > 1


@lru_cache(maxsize=20_000)
def is_sentence(text: str) -> bool:
    """Whether a text starts as steps and requirements do: with an actor, an action, a document."""
    return bool(_SENTENCE.match(text)) or text[:1].islower()


@lru_cache(maxsize=20_000)
def is_note(text: str) -> bool:
    """Whether a line remarks on the list instead of standing in it."""
    return bool(_NOTE.match(text))


def is_placeholder(text: str) -> bool:
    """Whether a text says that there is nothing: "-", "Belum ada".

    >>> is_placeholder(" - "), is_placeholder("Belum ada"), is_placeholder("Tidak dipungut biaya")
    (True, True, False)
    """
    return bool(_PLACEHOLDER.match(text))
