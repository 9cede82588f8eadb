"""What is read of an .odt file."""

from __future__ import annotations

from extractor.page import Document
from extractor.read import read_document
from tests.support.word_files import odt

_LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def _item(text: str, more: str = "", attributes: str = "") -> str:
    return f"<text:list-item {attributes}><text:p>{text}</text:p>{more}</text:list-item>"


def _list(items: str, attributes: str = 'text:style-name="L"') -> str:
    return f"<text:list {attributes}>{items}</text:list>"


def _lines(document: Document) -> list[str]:
    return [text for text in document.line_texts if text]


def test_lists_count_by_their_styles() -> None:
    inner = _list(_item("asli") + _item("salinan"), "")
    body = (
        _list(_item("KTP", inner) + _item("KK"))
        + _list(_item("lanjut"), 'text:style-name="L" text:continue-numbering="true"')
        + _list(_item("baru") + _item("tujuh", attributes='text:start-value="7"'))
        + _list(_item("titik"), "")
    )
    assert _lines(read_document(odt(body, _LIST), "a.odt")) == [
        *(
            "1. KTP",
            "a) asli",
            "b) salinan",
            "2. KK",
            "3. lanjut",
            "1. baru",
            "7. tujuh",
            "• titik",
        ),
    ]


def test_tables_keep_spans_and_struck_words_have_no_ink() -> None:
    struck = (
        '<style:style style:name="S"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    body = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell "
        'table:number-columns-spanned="2"><text:p>kepala</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>Rp"
        '<text:s text:c="2"/><text:span text:style-name="S">5</text:span> 6</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    document = read_document(odt(body, struck), "a.odt")
    assert [line.text for line in document.lines] == ["kepala", "a", "Rp 6"]
    assert document.tape == "kepala a Rp 5 6"
    (table,) = document.pages[0].tables
    assert [len(row) for row in table.rows] == [1, 2]


def test_heads_boxes_and_notes_are_read_and_deleted_text_is_not() -> None:
    styles = (
        '<style:master-page style:name="Standard"><style:header><text:p>Dinas Contoh</text:p>'
        "</style:header><style:footer><text:p>hal 1</text:p></style:footer></style:master-page>"
    )
    body = (
        "<text:tracked-changes><text:deletion><text:p>lama</text:p></text:deletion>"
        "</text:tracked-changes><text:p>tarif<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>per lembar</text:p></text:note-body></text:note>"
        "<draw:frame><draw:text-box><text:p>kotak</text:p></draw:text-box></draw:frame></text:p>"
    )
    document = read_document(odt(body, styles=styles), "a.odt")
    assert _lines(document) == ["Dinas Contoh", "tarif¹", "¹ per lembar", "kotak"]
    assert "lama" not in document.tape
    assert [document.words[order].text for order in sorted(document.overlays)] == ["hal", "1"]


def test_headings_are_counted_by_the_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="A" '
        'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" '
        'style:num-suffix="." text:display-levels="2"/></text:outline-style>'
    )
    body = "".join(
        f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'
        for text, level, more in (
            *(("Persyaratan", 1, ""), ("Umum", 2, ""), ("Khusus", 2, "")),
            *(("Biaya", 1, ""), ("Tarif", 2, ""), ("Catatan", 1, 'text:is-list-header="true"')),
        )
    )
    assert _lines(read_document(odt(body, outline), "a.odt")) == [
        *("A. Persyaratan", "A.1. Umum", "A.2. Khusus", "B. Biaya", "B.1. Tarif", "Catatan"),
    ]


def test_what_a_style_raises_is_a_note_s_mark() -> None:
    styles = (
        '<style:style style:name="Atas" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="Naik" style:family="text">'
        '<style:text-properties style:text-position="33% 60%"/></style:style>'
        '<style:style style:name="Turun" style:family="text">'
        '<style:text-properties style:text-position="-20% 60%"/></style:style>'
    )
    body = (
        '<text:p>8<text:span text:style-name="Atas">1</text:span> hari</text:p>'
        '<text:p>Rp 9.000<text:span text:style-name="Naik">2)</text:span></text:p>'
        '<text:p>H<text:span text:style-name="Turun">2</text:span>O</text:p>'
    )
    assert _lines(read_document(odt(body, styles), "a.odt")) == ["8¹ hari", "Rp 9.000²⁾", "H2O"]
