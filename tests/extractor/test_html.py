"""What is read of a web page: its text as shown, and what stands beside it as such."""

from __future__ import annotations

import pytest

from extractor.errors import BrokenFile, EmptySource
from extractor.page import Document
from extractor.passage import line_passage
from extractor.read import read_document


def _read(body: str, name: str = "halaman.html") -> Document:
    return read_document(f"<html><body>{body}</body></html>".encode(), name)


def _lines(document: Document) -> list[str]:
    return [text for text in document.line_texts if text]


def _asides(document: Document) -> str:
    return " ".join(document.words[order].text for order in sorted(document.overlays))


def test_lists_show_the_marks_that_a_browser_draws() -> None:
    document = _read(
        "<ol start=3><li>Kartu keluarga<ol type=a><li>asli<li>fotokopi</ol>"
        "<li value=7>Pasfoto</ol><ol reversed><li>dua<li>satu</ol>"
        "<ul><li>Map</li></ul><ul class=list-unstyled><li>Lain</ul>"
        "<ol style='list-style-type: upper-roman'><li><p>Satu</p><p>lanjutan</p></ol>"
    )
    assert _lines(document) == [
        *("3. Kartu keluarga", "a. asli", "b. fotokopi", "7. Pasfoto", "2. dua", "1. satu"),
        *("• Map", "Lain", "I. Satu", "lanjutan"),
    ]


def test_a_bullet_before_a_typed_number_is_no_mark() -> None:
    assert _lines(_read("<ul><li>1. KTP</li><li>2. Pasfoto</li></ul>")) == ["1. KTP", "2. Pasfoto"]


def test_tables_keep_their_cells_and_spans() -> None:
    document = _read(
        "<table><tfoot><tr><td>c<td>d</tr></tfoot><tr><td rowspan=2>a<td>b<br>dua</tr>"
        "<tr><td>e</tr></table>"
    )
    (table,) = document.pages[0].tables
    assert [[(cell.row, cell.column) for cell in row] for row in table.rows] == [
        [(0, 0), (0, 1)],
        [(1, 1)],
        [(2, 0), (2, 1)],
    ]
    assert [line.text for line in document.lines] == ["a", "b", "dua", "e", "c", "d"]


def test_a_table_that_arranges_the_page_is_none() -> None:
    inner = "<table><tr><td>No<td>Komponen</tr><tr><td>1<td>Biaya</tr></table>"
    document = _read(f"<table><tr><td>Judul</td></tr><tr><td>{inner}</td></tr></table>")
    (table,) = document.pages[0].tables
    assert len(table.rows) == 2
    assert document.lines[0].text == "Judul"


def test_menus_side_columns_and_footers_stand_beside_the_text() -> None:
    document = _read(
        "<header>Dinas Contoh<nav>Beranda</nav></header><div class='content'>Biaya: gratis</div>"
        "<div class='sidebar'>Berita</div><div id='footer-widgets'>Jl. Contoh 1</div>"
    )
    assert _lines(document) == ["Dinas Contoh", "Biaya: gratis"]
    assert _asides(document) == "Beranda Berita Jl. Contoh 1"


def test_outside_the_main_part_only_the_head_is_text() -> None:
    long = "persyaratan " * 30
    document = _read(f"<header>Dinas</header><p>Lepas</p><main>{long}</main><p>Alamat</p>")
    assert _lines(document) == ["Dinas", long.strip()]
    assert _asides(document) == "Lepas Alamat"


def test_scripts_are_no_text_and_hidden_or_struck_words_have_no_ink() -> None:
    document = _read(
        "<script>biaya()</script><style>p{}</style><p>Biaya <s>Rp 5.000</s> gratis</p>"
        "<p style='display: none'>rahasia</p><p hidden>tutup</p>"
    )
    assert _lines(document) == ["Biaya gratis"]
    assert document.tape == "Biaya Rp 5.000 gratis rahasia tutup"


def test_all_panels_of_tabs_and_accordions_are_read_under_their_labels() -> None:
    document = _read(
        "<ul class='nav nav-tabs'><li><a data-toggle=tab href='#a'>Syarat</a>"
        "<li><a data-toggle=tab href='#b'>Biaya</a></ul>"
        "<div class=tab-pane id=a>KTP</div><div class=tab-pane id=b hidden>Gratis</div>"
        "<details><summary>Waktu</summary>1 hari</details>"
    )
    assert _lines(document) == ["Syarat", "KTP", "Biaya", "Gratis", "Waktu", "1 hari"]


def test_a_link_is_its_words_and_the_address_that_they_lead_to() -> None:
    document = _read(
        "<p><a href='https://wa.me/6281200001107'>Hubungi <b>kami</b></a> atau "
        "<a href='mailto:layanan@contoh.go.id'>surel</a>, <a href='#biaya'>biaya</a></p>"
        "<table><tr><td><a href='tel:+62215550100'>Telepon</a><td>a</tr><tr><td>b<td>c</tr></table>"
    )
    found = [(document.tape[link.start : link.end], link.address) for link in document.links]
    assert found == [
        ("Hubungi kami", "https://wa.me/6281200001107"),
        ("surel", "mailto:layanan@contoh.go.id"),
        ("Telepon", "tel:+62215550100"),
    ]
    assert "62" not in document.tape


def test_words_in_a_table_point_at_their_cell() -> None:
    document = _read("<p>satu</p><table><tr><td>dua<td>tiga<tr><td>empat<td>lima</table>")
    places = [line_passage(document, line).places()[0] for line in document.lines]
    assert [place.cell for place in places] == [None, (1, 1), (1, 2), (2, 1), (2, 2)]


MENU = (
    "<ul><li><a href='/a'>Beranda</a><li><a href='/b'>Profil</a><li><a href='/c'>Layanan</a></ul>"
)


def test_links_one_after_the_other_are_a_menu_whatever_it_is_called() -> None:
    text = "<p>Persyaratan: kartu tanda penduduk, kartu keluarga, surat pengantar, pasfoto</p>"
    assert _lines(_read(f"<div class=kiri><h3>Utama</h3>{MENU}</div>{text}")) == [text[3:-4]]
    forms = MENU.replace("'/", "'/unduh/")
    assert _lines(_read(f"{forms}{text}"))[0] == "• Beranda"  # files are what a text may list


def test_no_part_that_is_most_of_the_page_stands_beside_it() -> None:
    document = _read(f"<div class='sidebar-left'><p>Biaya: gratis, tanpa pungutan</p></div>{MENU}")
    assert _lines(document) == ["Biaya: gratis, tanpa pungutan"]


def test_what_a_site_says_of_an_article_is_none_of_its_text() -> None:
    body = "<h1>Izin Usaha</h1> <span class=posted-on>3 Maret 2025</span> <p>Biaya: gratis</p>"
    foot = "<div class='elementor-location-footer'>Jl. Contoh 1</div>"
    assert _lines(_read(f"{body}{foot}")) == ["Izin Usaha", "Biaya: gratis"]


def test_a_table_that_puts_a_menu_beside_the_text_is_none() -> None:
    inner = "".join(f"<tr><td>{n}<td>Komponen {n}<td>isi komponen" for n in range(4))
    document = _read(
        f"<table><tr><td colspan=2>Situs</td></tr><tr><td>{MENU}</td>"
        f"<td><h2>Standar Pelayanan</h2><table>{inner}</table></td></tr></table>"
    )
    (table,) = document.pages[0].tables
    assert len(table.rows) == 4
    assert [line.text for line in document.lines if line.text][:2] == ["Situs", "Standar Pelayanan"]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=windows-1252>", "cp1252"),
        ("", "utf-16"),
        ("<meta charset=iso-8859-1>", "cp1252"),
    ],
)
def test_encodings_are_those_that_the_page_declares(head: str, encoding: str) -> None:
    data = f"<html><head>{head}</head><body>1–2 hari “kerja”&nbsp;&amp;</body></html>"
    assert _lines(read_document(data.encode(encoding), "a.htm")) == ["1–2 hari “kerja” &"]


def test_a_web_archive_is_its_page() -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>Biaya =E2=80=93 gratis</p>\r\n--x--\r\n"
    )
    assert _lines(read_document(data, "a.mhtml")) == ["Biaya – gratis"]


def test_words_point_at_their_lines() -> None:
    document = _read("<p>satu</p><p></p><h2>dua</h2><table><tr><td>tiga<td>empat</tr></table>")
    assert [word.line_number for word in document.words] == [1, 2, 3, 4]


def test_deep_trees_and_wide_spans_end() -> None:
    document = _read("<div>" * 500 + "dalam" + "</div>" * 500)
    assert document.tape == "dalam"
    wide = _read("<table><tr><td colspan=99999 rowspan=99999>a<td>b</tr><tr><td>c</table>")
    assert wide.pages[0].width_pt < 10_000


def test_nothing_of_a_page_is_fetched_and_entities_are_not_expanded() -> None:
    source = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>a &x; b</p>"
    assert read_document(source.encode(), "a.html").tape.endswith("a &x; b")


def test_what_is_empty_or_no_archive_says_so() -> None:
    with pytest.raises(EmptySource):
        _read("<script>x</script>")
    with pytest.raises(BrokenFile):
        _read("<div>" * 5000 + "dalam")
    with pytest.raises(BrokenFile):
        read_document(b"bukan arsip", "a.mhtml")


def test_raised_numbers_are_marks_of_notes_and_powers_are_none() -> None:
    document = _read("<p>7<sup>1</sup> hari, 30 m<sup>2</sup>, Rp 9.000<sup>(2)</sup></p>")
    assert _lines(document) == ["7¹ hari, 30 m2, Rp 9.000⁽²⁾"]


def test_the_page_behind_clicked_words_is_kept_with_them() -> None:
    document = _read(
        "<p>Lapor <a href='https://aduan.contoh.go.id/isi'>di <b>sini</b></a> atau "
        "<a href='#atas'>ke atas</a>, <a href='mailto:a@contoh.go.id'>surel</a></p>"
    )
    page, mail = document.links
    assert page.address == "https://aduan.contoh.go.id/isi"
    assert document.tape[page.start : page.end] == "di sini"
    assert (mail.address, document.tape[mail.start : mail.end]) == (
        "mailto:a@contoh.go.id",
        "surel",
    )


def test_labels_of_tabs_make_no_menu_of_the_heading_above_them() -> None:
    labels = "".join(
        f'<li><a data-toggle="tab" href="#{name}">{name}</a></li>' for name in ("a", "b", "c")
    )
    panels = "".join(
        f'<div class="tab-pane" id="{name}">isi {name}</div>' for name in ("a", "b", "c")
    )
    document = _read(f"<h1>Standar Pelayanan KTP</h1><ul>{labels}</ul>{panels}")
    assert _lines(document)[0] == "Standar Pelayanan KTP"
