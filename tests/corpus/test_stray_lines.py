"""Words of one component behind another, below a label that nobody can know: never its absence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

import pytest

from corpus.pipeline import extract_document
from corpus.rulebook import rulebook
from corpus.schema import DELIVERY, ServiceStandard
from extractor.read import read_document
from parsers.doubts.stray_lines import first_stray
from parsers.section import Section
from tests.support.typed_texts import body_of
from tests.support.word_files import docx, paragraph

TITLE, OFFICE = "STANDAR PELAYANAN KARTU TAMU", "DINAS SOSIAL KABUPATEN BELITUNG"
LISTS = ("persyaratan", "prosedur", "produk")
KNOWN = {
    "persyaratan": ("Persyaratan", ("Surat pengantar RT", "Pas foto 3x4")),
    "prosedur": ("Prosedur", ("Pemohon datang ke loket", "Petugas memeriksa berkas")),
    "waktu": ("Jangka Waktu", ("2 hari kerja",)),
    "biaya": ("Biaya", ("Gratis",)),
    "produk": ("Produk Pelayanan", ("Kartu tamu",)),
    "pengaduan": ("Pengaduan", ("Telepon (0719) 21065",)),
}
# What stands below the label, and labels in words that no list of headings can hold.
WORDS = {
    "persyaratan": ("Fotokopi KTP", "Pas foto"),
    "prosedur": ("Warga mengambil nomor antrean", "Petugas mencetak kartu"),
    "waktu": ("Dua hari sesudah berkas lengkap",),
    "biaya": ("Tidak dipungut apa pun",),
    "produk": ("Kartu perpustakaan", "Buku panduan"),
    "pengaduan": ("WA 0812-3456-7890", "Datang ke kantor"),
}
LABELS = {
    "persyaratan": ("Bekal dari Rumah", "yang perlu ada", "Surat-surat dari Warga", "Map Biru."),
    "prosedur": ("Begini Jalannya", "urutannya", "Datang, Duduk, Pulang.", "Lalu Bagaimana?"),
    "waktu": ("Sabar Sebentar", "tunggu", "Menunggu Berapa", "Cepat Kok."),
    "biaya": ("Isi Dompet", "dompet", "Membayar Berapa", "Uang Saku Anda."),
    "produk": ("Buah Tangan", "yang dibawa pulang", "Surat untuk Anda", "Oleh-oleh."),
    "pengaduan": ("Kalau Kurang Puas", "suara warga", "Marah ke Sini", "Ngomel Boleh."),
}


class Block(NamedTuple):
    """A label with its lines, in a list with numbers or without."""

    label: str
    lines: Sequence[str]
    is_numbered: bool
    is_known: bool

    def marked(self) -> list[str]:
        """The lines with their numbers."""
        if not self.is_numbered:
            return list(self.lines)
        return [f"{number}. {line}" for number, line in enumerate(self.lines, 1)]


def _text(blocks: Sequence[Block], gap: str = "") -> bytes:
    rows = [TITLE, "", OFFICE, ""]
    for block in blocks:
        rows += [block.label, *block.marked(), *([gap.strip("\n")] if gap else [])]
    return "\n".join(rows).encode()


def _spaced(blocks: Sequence[Block]) -> bytes:
    return _text(blocks, "\n")


def _counted(blocks: Sequence[Block]) -> bytes:
    """The known headings have numbers, the label has none."""
    known = [block.label for block in blocks if block.is_known]
    named = {label: f"{number}. {label}" for number, label in enumerate(known, 1)}
    return _text([one._replace(label=named.get(one.label, one.label)) for one in blocks])


def _beside(blocks: Sequence[Block]) -> bytes:
    """The label and its words on one line."""
    rows = [TITLE, "", OFFICE, ""]
    for block in blocks:
        if block.is_known:
            rows += [block.label, *block.marked()]
        else:
            rows.append(f"{block.label.rstrip('.?')}: {', '.join(block.lines)}")
    return "\n".join(rows).encode()


def _markdown(blocks: Sequence[Block]) -> bytes:
    parts = [f"# {TITLE}", OFFICE]
    for block in blocks:
        parts += [f"## {block.label}", "  \n".join(block.marked())]
    return "\n\n".join(parts).encode()


def _pipes(blocks: Sequence[Block]) -> bytes:
    rows = [f"# {TITLE}", "", OFFICE, "", "| No | Komponen | Uraian |", "|---|---|---|"]
    for number, block in enumerate(blocks, 1):
        rows.append(f"| {number} | {block.label} | {'<br>'.join(block.marked())} |")
    return "\n".join(rows).encode()


def _web(blocks: Sequence[Block]) -> bytes:
    parts = [f"<h1>{TITLE}</h1><p>{OFFICE}</p>"]
    for block in blocks:
        kind, line = ("ol", "li") if block.is_numbered else ("div", "p")
        lines = "".join(f"<{line}>{one}</{line}>" for one in block.lines)
        parts.append(f"<p><b>{block.label}</b></p><{kind}>{lines}</{kind}>")
    return f"<html><body>{''.join(parts)}</body></html>".encode()


def _word(blocks: Sequence[Block]) -> bytes:
    """One numbering counts through all lists, as word processors do unless they are told."""
    parts = [TITLE, OFFICE]
    number = 0
    for block in blocks:
        number = 0 if block.is_known else number
        lines = [f"{number + place}. {one}" for place, one in enumerate(block.lines, 1)]
        number += len(lines)
        parts += [block.label, *(lines if block.is_numbered else block.lines)]
    return docx("".join(map(paragraph, parts)))


FORMS: dict[str, tuple[str, Callable[[Sequence[Block]], bytes]]] = {
    "text": ("naskah.txt", _text),
    "spaced": ("naskah.txt", _spaced),
    "counted": ("naskah.txt", _counted),
    "beside": ("naskah.txt", _beside),
    "markdown": ("naskah.md", _markdown),
    "pipes": ("naskah.md", _pipes),
    "web": ("naskah.html", _web),
    "word": ("naskah.docx", _word),
}
ABSENCES = {slug for slug, rule in rulebook().items() if rule.is_absence}


def _blocks(missing: str, after: str, label: str, numbered: tuple[bool, bool]) -> list[Block]:
    blocks = []
    for name, (heading, lines) in KNOWN.items():
        if name == missing:
            continue
        blocks.append(Block(heading, lines, numbered[0] and name in LISTS, True))
        if name == after:
            is_numbered = numbered[1] and missing in LISTS
            blocks.append(Block(label, WORDS[missing], is_numbered, False))
    return blocks


def _claimed(record: ServiceStandard) -> set[str | None]:
    return {one.component for one in record.findings if one.rule in ABSENCES}


@pytest.mark.parametrize("missing", DELIVERY)
@pytest.mark.parametrize("form", FORMS)
def test_words_below_a_label_that_nobody_knows_are_not_missed(form: str, missing: str) -> None:
    name, write = FORMS[form]
    false = []
    for after, number in product(DELIVERY, range(len(LABELS[missing]))):
        if after == missing:
            continue
        # Each label with other lists: all pairs of both would be four times as slow.
        numbered = (number % 2 == 0, (number + DELIVERY.index(after)) % 2 == 0)
        label = LABELS[missing][number]
        data = write(_blocks(missing, after, label, numbered))
        for record in extract_document(read_document(data, name), name).records:
            if missing in _claimed(record):
                false.append((after, label, numbered))
    assert not false


@pytest.mark.parametrize(
    ("component", "text"),
    [
        ("persyaratan", "1. Fotokopi Kartu\nKeluarga\n2. Pas foto"),
        ("persyaratan", "Baru:\n1. Fotokopi KTP\n2. Pas foto\nPerpanjangan:\n1. Kartu lama"),
        ("persyaratan", "1. Surat permohonan\na. nama\nb. alamat\n2. Akta\na. asli\nb. salinan"),
        ("persyaratan", "1. Fotokopi KTP\n2. Pas foto\nCatatan: berkas dibuat rangkap dua"),
        ("prosedur", "1. Pemohon datang ke loket\nlalu mengambil nomor\n2. Petugas memanggil"),
        ("waktu", "Pendaftaran 5 menit\nPemeriksaan 10 menit\nsejak berkas lengkap"),
        ("biaya", "Kelas I Rp 10.000\nKelas II Rp 8.000\nKelas III gratis"),
        ("pengaduan", "Telepon (0719) 21065\nEmail: warga@contoh.go.id\nKotak saran\nSMS 1708"),
        ("produk", "Kartu tamu\nBuku panduan"),
    ],
)
def test_a_section_explains_its_own_lines(component: str, text: str) -> None:
    assert first_stray(Section(component, None, tuple(body_of(text)))) is None
