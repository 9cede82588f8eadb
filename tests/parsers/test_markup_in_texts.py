"""What converters and web pages put into texts: lists inside cells, definitions, menus."""

from __future__ import annotations

import pytest

from corpus.schema import ServiceStandard
from extractor.errors import NotUnderstood
from tests.support.typed_texts import extracted

HEAD = "KECAMATAN SUKAMAJU\n\nSTANDAR PELAYANAN SURAT KETERANGAN DOMISILI\n\n"
PAPERS = ["Surat pengantar RT", "Kartu keluarga", "Pasfoto dua lembar"]
STEPS = ["Warga menyerahkan berkas", "Petugas memeriksa berkas", "Camat menandatangani surat"]
OTHERS = {
    "Jangka Waktu": "2 hari kerja",
    "Biaya": "Gratis",
    "Produk Layanan": "Surat keterangan domisili",
    "Pengaduan": "Kotak saran di loket",
}


def _html(papers: str, steps: str) -> str:
    rows = {"Persyaratan": papers, "Prosedur": steps, **OTHERS}
    cells = "\n".join(
        f"<tr><td>{number}</td><td>{name}</td><td>{text}</td></tr>"
        for number, (name, text) in enumerate(rows.items(), 1)
    )
    head = "<tr><th>No</th><th>Komponen</th><th>Uraian</th></tr>"
    return f"{HEAD}<table>\n{head}\n{cells}\n</table>\n"


def _record(text: str, name: str = "naskah.md") -> ServiceStandard:
    (record,) = extracted(text, name).records
    return record


def _papers(record: ServiceStandard) -> list[str]:
    assert record.persyaratan is not None
    return [item.text for item in record.persyaratan.items]


def _steps(record: ServiceStandard) -> list[str]:
    assert record.prosedur is not None
    return [item.text for item in record.prosedur.items]


@pytest.mark.parametrize("tag", ["ul", "ol", 'ol type="a"', 'ol start="1"'])
def test_items_of_lists_in_a_cell_are_items(tag: str) -> None:
    name = tag[:2]
    papers = f"<{tag}>" + "".join(f"<li>{item}</li>" for item in PAPERS) + f"</{name}>"
    record = _record(_html(papers, f"<{tag}><li>" + "</li><li>".join(STEPS) + f"</li></{name}>"))
    assert _papers(record) == PAPERS
    assert _steps(record) == STEPS


def test_a_list_inside_a_list_stands_below_its_item() -> None:
    inner = "<ul><li>KTP</li><li>NPWP</li></ul>"
    papers = f"<ol><li>Surat pengantar RT</li><li>Badan usaha{inner}</li><li>Pasfoto</li></ol>"
    record = _record(_html(papers, "<ol><li>" + "</li><li>".join(STEPS) + "</li></ol>"))
    assert _papers(record) == ["Surat pengantar RT", "Badan usaha", "Pasfoto"]
    assert record.persyaratan is not None
    assert [child.text for child in record.persyaratan.items[1].children] == ["KTP", "NPWP"]


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_a_table_of_steps_inside_a_cell_has_a_step_a_row(suffix: str) -> None:
    rows = "".join(
        f"<tr><td>{number}</td><td>{step}</td><td>Loket</td></tr>"
        for number, step in enumerate(STEPS, 1)
    )
    inner = f"<table><tr><th>No</th><th>Kegiatan</th><th>Tempat</th></tr>{rows}</table>"
    text = _html("1. Surat pengantar RT<br>2. Kartu keluarga", inner)
    if suffix == ".html":
        text = text.replace(HEAD, "<p>KECAMATAN SUKAMAJU</p><h1>Standar Pelayanan Domisili</h1>")
    record = _record(text, f"naskah{suffix}")
    assert _steps(record) == [f"{step} Loket" for step in STEPS]


@pytest.mark.parametrize("sign", [":   ", ": "])
def test_definitions_of_terms_are_texts_of_headings(sign: str) -> None:
    papers = "\n    ".join(f"{number}. {one}" for number, one in enumerate(PAPERS, 1))
    steps = "\n    ".join(f"{number}. {one}" for number, one in enumerate(STEPS, 1))
    others = "\n\n".join(f"{name}\n:   {text}" for name, text in OTHERS.items())
    text = f"{HEAD}Persyaratan\n{sign}{papers}\n\nProsedur\n{sign}{steps}\n\n{others}\n"
    record = _record(text)
    assert _papers(record) == PAPERS
    assert _steps(record) == STEPS
    assert record.waktu is not None
    assert record.waktu.text == "2 hari kerja"


QUESTIONS = (
    ("Apa saja persyaratannya?", "1. Surat pengantar RT<br>2. Kartu keluarga<br>3. Pasfoto"),
    ("Bagaimana prosedurnya?", "1. Warga menyerahkan berkas<br>2. Camat menandatangani"),
    ("Berapa lama prosesnya?", "2 hari kerja"),
    ("Berapa biayanya?", "Gratis"),
)


@pytest.mark.parametrize("head", ["| Pertanyaan | Jawaban |", "|  |  |"])
def test_questions_may_be_the_names_of_a_table(head: str) -> None:
    rows = "\n".join(f"| {asked} | {answer} |" for asked, answer in QUESTIONS)
    record = _record(f"{HEAD}{head}\n|---|---|\n{rows}\n")
    assert _papers(record) == ["Surat pengantar RT", "Kartu keluarga", "Pasfoto"]
    assert record.waktu is not None
    assert record.waktu.text == "2 hari kerja"
    assert record.biaya is not None
    assert record.biaya.kind == "free"


def test_questions_about_several_services_are_no_names() -> None:
    rows = "\n".join(
        f"| {asked[:-1]} {service}? | {answer} |"
        for service in ("KTP", "akta lahir")
        for asked, answer in QUESTIONS
    )
    text = f"{HEAD}| Pertanyaan | Jawaban |\n|---|---|\n{rows}\n"
    with pytest.raises(NotUnderstood):
        extracted(text, "naskah.md")


def test_labels_of_tabs_above_the_text_begin_no_service() -> None:
    names = {"Syarat": PAPERS, "Prosedur": STEPS, **{k: [v] for k, v in OTHERS.items()}}
    body = "\n\n".join("\n".join((name, *lines)) for name, lines in names.items())
    text = f"Kecamatan Sukamaju\n\nStandar Pelayanan Domisili\n\n{chr(10).join(names)}\n\n{body}\n"
    record = _record(text, "naskah.txt")
    assert _papers(record) == PAPERS
    assert record.service.title == "Domisili"


def test_a_picture_before_a_heading_is_none_of_its_words() -> None:
    names = {"Persyaratan": PAPERS, "Prosedur": STEPS, **{k: [v] for k, v in OTHERS.items()}}
    body = "\n\n".join(
        f"## \U0001f4cb {name}\n\n" + "\n".join(f"- {line}" for line in lines)
        for name, lines in names.items()
    )
    record = _record(f"# \U0001f3db\ufe0f Standar Pelayanan Domisili\n\n{body}\n")
    assert record.service.title == "Domisili"
    assert _papers(record) == PAPERS


def test_lists_that_a_cell_writes_in_one_line_are_parted() -> None:
    cell = "1. Surat pengantar desa 2. Badan usaha  * Akta pendirian * NPWP badan"
    rows = {"Persyaratan": cell, "Prosedur": "1. Warga mendaftar 2. Camat menandatangani", **OTHERS}
    body = "\n".join(f"| {n} | {name} | {text} |" for n, (name, text) in enumerate(rows.items(), 1))
    record = _record(f"{HEAD}| No | Komponen | Uraian |\n|---|---|---|\n{body}\n")
    assert _papers(record) == ["Surat pengantar desa", "Badan usaha"]
    assert record.persyaratan is not None
    children = [child.text for child in record.persyaratan.items[1].children]
    assert children == ["Akta pendirian", "NPWP badan"]
