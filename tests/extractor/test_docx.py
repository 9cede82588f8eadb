"""What is read of a Word file: the marks that Word computes, tables, heads, what was deleted."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest

from extractor.errors import BrokenFile, EncryptedPdf, TooLarge, UnsupportedType
from extractor.page import Document
from extractor.read import read_document
from extractor.word import package
from tests.support.word_files import cell, docx, level, paragraph, run, zipped

_LEVELS = (
    level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "%1.%3")
)


def _numbering(more: str = "") -> str:
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{held}"/>{override}</w:num>'
        for number, held, override in (
            (1, 0, ""),
            (2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            (3, 1, ""),
        )
    )
    bullet = f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
    return f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>{bullet}{numbers}{more}'


def _read(data: bytes) -> Document:
    return read_document(data, "standar.docx")


def _lines(document: Document) -> list[str]:
    return [text for text in document.line_texts if text]


def test_marks_are_those_that_word_computes() -> None:
    body = (
        *(paragraph("satu", number=(1, 0)), paragraph("huruf", number=(1, 1))),
        *(paragraph("huruf lagi", number=(1, 1)), paragraph("romawi", number=(1, 2))),
        *(paragraph("dua", number=(1, 0)), paragraph("huruf", number=(1, 1))),
        *(paragraph("mulai lagi", number=(2, 0)), paragraph("lanjut", number=(2, 0))),
        *(paragraph("titik", number=(3, 0)), paragraph("", number=(1, 0))),
        *(paragraph("tiga", number=(1, 0)), paragraph("bukan", number=(0, 0))),
    )
    assert _lines(_read(docx("".join(body), numbering=_numbering()))) == [
        *("1. satu", "a) huruf", "b) huruf lagi", "1.i romawi", "2. dua", "a) huruf"),
        *("1. mulai lagi", "2. lanjut", "• titik", "3. tiga", "bukan"),
    ]


def test_a_style_may_number_its_paragraphs() -> None:
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = paragraph("satu", '<w:pStyle w:val="A"/>') + paragraph("dua", '<w:pStyle w:val="B"/>')
    document = _read(docx(body, numbering=_numbering(), styles=styles))
    assert _lines(document) == ["1. satu", "2. dua"]


def test_merged_cells_are_one_and_nested_tables_are_lines_of_their_cell() -> None:
    inner = f"<w:tbl><w:tr>{cell(paragraph('KTP'))}{cell(paragraph('gratis'))}</w:tr></w:tbl>"
    rows = (
        cell(paragraph("kepala"), "<w:gridSpan w:val='2'/>"),
        cell(paragraph("a"), "<w:vMerge w:val='restart'/>") + cell(paragraph("b")),
        cell("<w:p/>", "<w:vMerge/>") + cell(paragraph("c") + inner),
    )
    table_rows = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    document = _read(docx(f"<w:tbl>{table_rows}</w:tbl>"))
    (table,) = document.pages[0].tables
    assert [[(one.row, one.column) for one in row] for row in table.rows] == [
        [(0, 0)],
        [(1, 0), (1, 1)],
        [(2, 1)],
    ]
    assert [line.text for line in document.lines] == ["kepala", "a", "b", "c", "KTP gratis"]


def test_deleted_struck_and_hidden_words_have_no_ink() -> None:
    body = (
        f"<w:p>{run('Biaya ')}<w:del><w:r><w:delText>Rp 5.000</w:delText></w:r></w:del>"
        f"<w:ins>{run(' gratis')}</w:ins>{run(' lama', '<w:strike/>')}"
        f"{run(' rahasia', '<w:vanish/>')}{run(' saja')}</w:p>"
    )
    document = _read(docx(body))
    assert _lines(document) == ["Biaya gratis saja"]
    assert document.tape == "Biaya Rp 5.000 gratis lama rahasia saja"


def test_the_first_pages_head_comes_first_and_feet_stand_beside() -> None:
    edges = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    data = docx(paragraph("isi") + edges, header1=paragraph("Dinas Contoh"), footer1=paragraph("1"))
    document = _read(data)
    assert _lines(document) == ["Dinas Contoh", "isi"]
    assert [document.words[order].text for order in document.overlays] == ["1"]


def test_text_boxes_and_notes_stand_behind_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph('kotak')}</w:txbxContent>"
    body = (
        f"<w:p>{run('tarif')}<w:r><w:footnoteReference w:id='4'/></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    notes = f"<w:footnote w:id='4'>{paragraph('per lembar')}</w:footnote>"
    assert _lines(_read(docx(body, footnotes=notes))) == ["tarif¹", "kotak", "¹ per lembar"]


def test_a_large_picture_is_noted_as_unread() -> None:
    drawing = "<w:drawing><wp:inline><wp:extent cx='{0}' cy='{0}'/></wp:inline></w:drawing>"
    body = "".join(
        f"<w:p>{run('isi')}<w:r>{drawing.format(size)}</w:r></w:p>" for size in (900_000, 5_400_000)
    )
    unseen = [word.text for word in _read(docx(body)).words if not word.is_visible]
    assert unseen == ["![]"]


def test_a_file_of_another_writer_reads_as_it_was_written() -> None:
    written = python_docx.Document()
    written.add_heading("Persyaratan", 1)
    for text in ("KTP", "Kartu keluarga"):
        written.add_paragraph(text, style="List Number")
    table = written.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Komponen"
    table.cell(1, 1).text = "Gratis"
    buffer = io.BytesIO()
    written.save(buffer)
    document = _read(buffer.getvalue())
    assert _lines(document) == ["Persyaratan", "1. KTP", "2. Kartu keluarga", "Komponen", "Gratis"]
    assert [word.line_number for word in document.words] == [1, 2, 2, 3, 3, 3, 4, 5]


def test_where_clicked_words_lead_is_kept_beside_them() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"mailto:aduan@contoh.go.id" </w:instrText></w:r><w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r>{run("surel kami")}<w:r><w:fldChar '
        'w:fldCharType="end"/></w:r>'
    )
    body = (
        f'<w:p><w:hyperlink r:id="rId9">{run("WhatsApp")}</w:hyperlink>{run(" atau ")}{field}</w:p>'
    )
    target = "https://wa.me/6281200001107"
    relation = f'<Relationship Id="rId9" Target="{target}" TargetMode="External"/>'
    document = _read(docx(body, relations=relation))
    assert _lines(document) == ["WhatsApp atau surel kami"]
    assert [(document.tape[one.start : one.end], one.address) for one in document.links] == [
        ("WhatsApp", target),
        ("surel kami", "mailto:aduan@contoh.go.id"),
    ]


def test_a_letterhead_in_the_first_rows_of_a_table_stands_above_it() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr>{cell(paragraph('DINAS SOSIAL') + paragraph('Jalan Contoh 1'), wide)}</w:tr>"
        f"<w:tr>{cell(paragraph('STANDAR PELAYANAN'), wide)}</w:tr>"
        f"<w:tr>{cell(paragraph('Komponen'))}{cell(paragraph('Uraian'))}</w:tr>"
        f"<w:tr>{cell(paragraph('Biaya'))}{cell(paragraph('Gratis'))}</w:tr>"
    )
    document = _read(docx(f"<w:tbl>{rows}</w:tbl>"))
    (table,) = document.pages[0].tables
    assert len(table.rows) == 2
    assert _lines(document)[:3] == ["DINAS SOSIAL", "Jalan Contoh 1", "STANDAR PELAYANAN"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"bukan zip", BrokenFile),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, UnsupportedType),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), EncryptedPdf),
        (zipped({"xl/workbook.xml": "<a/>"}), UnsupportedType),
        (zipped({"word/document.xml": "<w:document"}), BrokenFile),
        (docx(paragraph("isi"))[:-60], BrokenFile),
        (docx("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60), BrokenFile),
        (docx(f"<w:p>{'<w:r>' * 90}{'</w:r>' * 90}</w:p>"), BrokenFile),
        (
            zipped(
                {"word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/hostname">]><a>&x;</a>'}
            ),
            BrokenFile,
        ),
    ],
)
def test_broken_and_hostile_files_say_what_is_wrong(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        _read(data)


def test_a_part_that_unpacks_without_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PART_BYTES", 10_000)
    with pytest.raises(TooLarge):
        _read(docx(paragraph("a" * 20_000)))


@pytest.mark.parametrize("name", ["lama.doc", "lama.rtf"])
def test_older_forms_say_how_to_save_them(name: str) -> None:
    with pytest.raises(UnsupportedType) as caught:
        read_document(b"{\\rtf1}", name)
    assert ".docx" in caught.value.advice


def test_raised_numbers_are_marks_of_notes() -> None:
    raised = "<w:vertAlign w:val='superscript'/>"
    body = f"<w:p>{run('14')}{run('2', raised)}{run(' hari, 8 m')}{run('2', raised)}</w:p>"
    assert _lines(_read(docx(body))) == ["14² hari, 8 m2"]


def test_a_link_keeps_the_address_that_it_opens() -> None:
    body = f"<w:p>{run('Isi ')}<w:hyperlink r:id='luar'>{run('formulir ini')}</w:hyperlink></w:p>"
    parts = zipfile.ZipFile(io.BytesIO(docx(body)))
    relation = (
        '<Relationships><Relationship Id="luar" TargetMode="External"'
        ' Target="https://contoh.go.id/aduan"/></Relationships>'
    )
    held = {name: parts.read(name) for name in parts.namelist()}
    document = _read(zipped({**held, "word/_rels/document.xml.rels": relation}))
    (link,) = document.links
    assert (document.tape[link.start : link.end], link.address) == (
        "formulir ini",
        "https://contoh.go.id/aduan",
    )
