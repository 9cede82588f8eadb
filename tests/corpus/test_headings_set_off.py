"""Headings in words of an office's own, as web pages and Word files set them off."""

from __future__ import annotations

from itertools import chain

import pytest

from corpus.pipeline import extract_document
from corpus.schema import ServiceStandard
from extractor.read import read_document
from tests.support.word_files import docx, paragraph, run

# Each in words that only how they are set makes a heading.
PARTS = {
    "persyaratan": ("Kelengkapan Berkas", ("Surat permohonan", "KTP atau SIM")),
    "prosedur": ("Langkah-langkah", ("Pemohon mengunggah berkas", "Petugas memeriksa berkas")),
    "waktu": ("Estimasi Waktu", ("4 hari kerja",)),
    "biaya": ("Tarif", ("Rp 50.000",)),
    "produk": ("Hasil Layanan", ("Surat izin praktik",)),
    "pengaduan": ("Media Pengaduan", ("Email: aduan@lereng.contoh.id",)),
}
HEAD = ("Standar Pelayanan Izin Praktik Perawat", "Dinas Kesehatan Kabupaten Lereng")


def _web(opening: str, closing: str) -> bytes:
    lines = [f"<p>{line}</p>" for line in HEAD]
    for heading, items in PARTS.values():
        lines.append(f"{opening}{heading}{closing}")
        lines += [f"<p>{item}</p>" for item in items]
    return f"<html><body>{''.join(lines)}</body></html>".encode()


def _web_lines() -> bytes:
    """The same with a heading as the first line of its paragraph."""
    lines = [f"<p>{line}</p>" for line in HEAD]
    lines += [f"<p><b>{name}</b><br>\n{'<br>'.join(items)}</p>" for name, items in PARTS.values()]
    return f"<html><body>{''.join(lines)}</body></html>".encode()


def _word(properties: str, letters: str) -> bytes:
    lines = [paragraph(line) for line in HEAD]
    for heading, items in PARTS.values():
        lines.append(f"<w:p><w:pPr>{properties}</w:pPr>{run(heading, letters)}</w:p>")
        lines += map(paragraph, items)
    style = '<w:style w:type="paragraph" w:styleId="Judul2"><w:name w:val="heading 2"/></w:style>'
    return docx("".join(lines), styles=style)


SET = {
    "h3.html": _web("<h3>", "</h3>"),
    "bold.html": _web("<p><b>", "</b></p>"),
    "bold line.html": _web_lines(),
    "strong.html": _web("<div><strong>", "</strong></div>"),
    "style.docx": _word('<w:pStyle w:val="Judul2"/>', ""),
    "bold.docx": _word("", "<w:b/>"),
}


def _texts(record: ServiceStandard) -> list[str]:
    lists = (record.persyaratan, record.prosedur, record.produk)
    return [item.text for item in chain.from_iterable(one.items for one in lists if one)]


@pytest.mark.parametrize("name", SET)
def test_a_heading_that_is_set_off_is_one_whatever_its_words(name: str) -> None:
    (record,) = extract_document(read_document(SET[name], name), name).records
    assert {*record.reading.components.values()} == {"read"}
    wanted = chain.from_iterable(PARTS[part][1] for part in ("persyaratan", "prosedur", "produk"))
    assert _texts(record) == [*wanted]
