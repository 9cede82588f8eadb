"""Tables in texts: found by their signs, set as pages, read as drawn ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.schema import ServiceStandard
from extractor.errors import EmptySource, UnsupportedType
from extractor.text import read_text
from extractor.typed.layout import find_layout
from tests.support.chance import examples
from tests.support.typed_texts import outline, record_of

HEAD = "KECAMATAN SUKAMAJU\n\nSTANDAR PELAYANAN SURAT KETERANGAN DOMISILI\n\n"
ROWS = (
    ("Persyaratan", ("1. Kartu keluarga", "2. Surat pengantar dari RT")),
    ("Sistem, Mekanisme, dan Prosedur", ("1. Warga menyerahkan berkas", "2. Camat menandatangani")),
    ("Jangka Waktu Penyelesaian", ("2 hari kerja",)),
    ("Biaya/Tarif", ("Tidak dipungut biaya",)),
    ("Produk Pelayanan", ("Surat keterangan domisili",)),
    ("Penanganan Pengaduan", ("Telepon 0274 555013",)),
)


def piped() -> str:
    rows = [f"| {n}. | {name} | {'<br>'.join(lines)} |" for n, (name, lines) in enumerate(ROWS, 1)]
    return "\n".join(("| No | Komponen | Uraian |", "|---|:--|--:|", *rows))


def piped_row_a_line() -> str:
    rows = ["|No|Komponen|Uraian|", "|-|-|-|"]
    for number, (name, lines) in enumerate(ROWS, 1):
        rows.append(f"|{number}|**{name}**|{lines[0]}|")
        rows += [f"| | |{line}|" for line in lines[1:]]
    return "\n".join(rows)


def open_pipes() -> str:
    rows = [f"{n}. | {name} | " + "\n".join(lines) for n, (name, lines) in enumerate(ROWS, 1)]
    return "\n".join(("NO | KOMPONEN | URAIAN", *rows))


def pipes_at_ends() -> str:
    rows = [
        f"{n} |\n{name} |\n" + "\n".join(lines) + " |" for n, (name, lines) in enumerate(ROWS, 1)
    ]
    return "\n".join(("No |\nKomponen |\nUraian |", *rows))


def tabbed() -> str:
    rows = [f"{n}.\t{name}\t" + "\n".join(lines) for n, (name, lines) in enumerate(ROWS, 1)]
    return "\n".join(("No\tKomponen\tUraian", *rows))


def boxed() -> str:
    rule = f"+-----+{'-' * 34}+{'-' * 40}+"
    rows = [rule]
    for number, (name, lines) in enumerate(ROWS, 1):
        for depth, line in enumerate(lines):
            first = (f"{number}.", name) if not depth else ("", "")
            rows.append(f"| {first[0]:<3} | {first[1]:<32} | {line:<38} |")
        rows.append(rule)
    return "\n".join(rows)


def html() -> str:
    rows = [
        f"<tr>\n<td>{n}.</td><td><p><b>{name}</b></p></td>\n<td>{'<br/>'.join(lines)}</td>\n</tr>"
        for n, (name, lines) in enumerate(ROWS, 1)
    ]
    head = "<tr><th>No</th><th>Komponen</th><th>Uraian</th></tr>"
    return "\n".join(("<table>", head, *rows, "</table>"))


def spaced() -> str:
    rows = [f"{'No':<5}{'Komponen':<24}Uraian"]
    for number, (name, lines) in enumerate(ROWS, 1):
        names = [name[:20].rsplit(" ", 1)[0], name[len(name[:20].rsplit(" ", 1)[0]) :].strip()]
        names = [name, ""] if len(name) <= 20 else names
        for depth in range(2):
            label = (f"{number}." if not depth else "", names[depth])
            value = lines[depth] if depth < len(lines) else ""
            rows.append(f"{label[0]:<5}{label[1]:<24}{value}".rstrip())
    return "\n".join(row for row in rows if row)


FORMS = {
    "pipes": piped,
    "a pipe row for each line": piped_row_a_line,
    "pipes without a frame": open_pipes,
    "pipes at line ends": pipes_at_ends,
    "tabs": tabbed,
    "a drawn box": boxed,
    "HTML": html,
    "spaces": spaced,
}


def values_of(record: ServiceStandard) -> dict[str, object]:
    assert record.persyaratan
    assert record.prosedur
    assert record.waktu
    assert record.biaya
    assert record.produk
    assert record.pengaduan
    return {
        "office": record.unit.name,
        "title": record.service.title,
        "requirements": outline(record.persyaratan.items),
        "steps": outline(record.prosedur.items),
        "times": [(one.minimum, one.unit) for one in record.waktu.durations],
        "fee": record.biaya.kind,
        "products": outline(record.produk.items),
        "channels": [one.value for one in record.pengaduan.channels],
    }


@pytest.mark.parametrize("form", FORMS)
def test_a_table_is_a_table_in_every_text(form: str) -> None:
    record = record_of(f"{HEAD}{FORMS[form]()}\n")
    assert values_of(record) == {
        "office": "KECAMATAN SUKAMAJU",
        "title": "SURAT KETERANGAN DOMISILI",
        "requirements": ["Kartu keluarga", "Surat pengantar dari RT"],
        "steps": ["Warga menyerahkan berkas", "Camat menandatangani"],
        "times": [(2, "day")],
        "fee": "free",
        "products": ["Surat keterangan domisili"],
        "channels": ["+62274555013"],
    }
    assert record.unrecognized == []
    assert record.source.layout == "component-table"


def test_words_of_a_set_text_keep_their_lines_for_places() -> None:
    record = record_of(f"{HEAD}{piped()}\n")
    assert record.biaya is not None
    place = record.biaya.provenance["text"][0]
    assert (place.page, place.bbox, place.line) == (None, None, 10)


def test_cells_over_several_columns_and_rows_leave_their_room_in_the_grid() -> None:
    source = (
        "<table><tr><td rowspan='2'>1.</td><td colspan=2>Persyaratan</td></tr>"
        "<tr><td>a.</td><td>KTP</td></tr></table>"
    )
    (table,) = find_layout([source]).tables
    assert [(c.row, c.column, c.columns, c.rows) for c in table.cells] == [
        (0, 0, 1, 2),
        (0, 1, 2, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]


WIDE = "1. Surat Keterangan Domisili"  # a cell over all columns, as converters write it


@pytest.mark.parametrize(
    "rows",
    [
        [f"|{WIDE}|Col2|Col3|", "|---|---|---|", "|**No**|**Komponen**|**Uraian**|"],
        [f"|{WIDE}||", "|---|---|---|", "|No|Komponen|Uraian|"],
        [f"|{WIDE}|{WIDE}|{WIDE}|", "|---|---|---|", "|No|Komponen|Uraian|"],
        [f"<table><tr><td>{WIDE}</td><td></td><td></td></tr>"],
        [f"<table><tr><td>{WIDE}</td><td>{WIDE}</td><td>{WIDE}</td></tr>"],
    ],
    ids=["named columns", "empty", "repeated", "HTML", "HTML repeated"],
)
def test_what_a_converter_writes_in_the_first_cell_reaches_over_all(rows: list[str]) -> None:
    is_html = rows[0].startswith("<")
    body = html().replace("<table>", "") if is_html else piped().split("\n", 2)[2]
    record = record_of("\n".join(["KECAMATAN SUKAMAJU", "STANDAR PELAYANAN", "", *rows, body]))
    assert record.service.title == "Surat Keterangan Domisili"
    assert record.unrecognized == []


@pytest.mark.parametrize(
    "text",
    [
        "Beranda | Profil | Layanan | Kontak",
        "IG: @contoh | FB: Contoh",
        "1.\tKartu keluarga\n2.\tSurat pengantar\n3.\tPas foto",
        "1. KTP   (asli)\n2. KK   (asli)",
        "Selasa:     08.00\nRabu:       09.00",
        "a || b",
    ],
    ids=["menu", "two accounts", "markers with tabs", "loose words", "two lines", "or"],
)
def test_what_is_no_table_stays_a_text(text: str) -> None:
    assert find_layout(text.split("\n")).is_plain


def test_plain_texts_have_no_boxes() -> None:
    document = read_text(b"Persyaratan\n1. KTP\n", "a.txt", ".txt")
    assert all(word.bbox is None for word in document.words)


TABLE_LIKE = st.text(st.sampled_from("|a1. \t-<>trd/\n+"), max_size=300)


@given(TABLE_LIKE)
@settings(max_examples=examples(200))
def test_no_word_of_a_text_is_lost_by_setting_it(text: str) -> None:
    try:
        document = read_text(text.encode(), "a.md", ".md")
    except (EmptySource, UnsupportedType):
        return
    held = [word.order for line in document.lines for word in line.words]
    assert sorted(held) == list(range(len(document.words)))
    letters = "".join(word.text for word in document.words)
    assert letters == "".join(text.split())


def test_pipes_that_make_no_table_are_no_words() -> None:
    """A table inside another's cell: its lines end in pipes and no row comes of them."""
    lines = [*("Persyaratan |", "1. Kartu keluarga |", "||", "Surat pengantar |", "Biaya |")]
    lines += ["Gratis |", "Produk |", "Surat |"]
    found = find_layout(lines)
    assert not found.tables
    parts = [part for number in range(len(lines)) for part in found.stretches[number]]
    printed = [lines[part.line][part.start : part.end] for part in parts]
    assert printed == [line.rstrip(" |") for line in lines if line != "||"]


def test_the_last_line_of_a_cell_may_end_in_its_pipe() -> None:
    rows = []
    for number, (name, lines) in enumerate(ROWS, 1):
        rows.append(f"{number}. | {name} | " + "\n".join(lines) + " |")
    table = "\n".join(("NO | KOMPONEN | URAIAN", *rows))
    record = record_of(HEAD + table)
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == ["Kartu keluarga", "Surat pengantar dari RT"]
    assert record.prosedur is not None
    assert [item.text for item in record.prosedur.items] == [
        "Warga menyerahkan berkas",
        "Camat menandatangani",
    ]
    assert record.produk is not None
    assert not record.unrecognized
