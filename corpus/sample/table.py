"""Drawing a plan as offices do: a table of the law's components, alone or annexed to a decree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.sample.canvas import Block, Canvas, Column, TableDrawing, part_blocks
from corpus.sample.plan import DocumentPlan, Office, service_data
from extractor.pdf_writer import Sheet

LEFT_PT, RIGHT_PT = 50.0, 545.0
COLUMNS = (Column(LEFT_PT, 80.0), Column(80.0, 205.0), Column(205.0, RIGHT_PT))
SIZES_PT = (9.5, 10.0, 11.0)
DELIVERY = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "pengaduan")
# As offices write them; each document takes one spelling of each.
LABELS = {
    "persyaratan": ("Persyaratan", "Persyaratan Pelayanan"),
    "prosedur": ("Sistem, Mekanisme, dan Prosedur", "Sistem, Mekanisme dan Prosedur"),
    "waktu": ("Jangka Waktu Penyelesaian", "Jangka Waktu Pelayanan"),
    "biaya": ("Biaya/Tarif", "Biaya / Tarif"),
    "produk": ("Produk Pelayanan", "Produk Layanan"),
    "pengaduan": ("Penanganan Pengaduan, Saran, dan Masukan", "Pengelolaan Pengaduan"),
    "dasar_hukum": ("Dasar Hukum",),
    "sarana_prasarana": ("Sarana, Prasarana, dan/atau Fasilitas", "Sarana dan Prasarana"),
    "kompetensi_pelaksana": ("Kompetensi Pelaksana",),
    "pengawasan_internal": ("Pengawasan Internal",),
    "jumlah_pelaksana": ("Jumlah Pelaksana",),
    "jaminan_pelayanan": ("Jaminan Pelayanan",),
    "jaminan_keamanan": (
        "Jaminan Keamanan dan Keselamatan Pelayanan",
        "Jaminan Keamanan dan Keselamatan",
    ),
    "evaluasi_kinerja": ("Evaluasi Kinerja Pelaksana", "Evaluasi Kinerja"),
}


def component_table_sheets(plan: DocumentPlan) -> list[Sheet]:
    """One table of fourteen rows, with rulings or, in the bare layout, without."""
    canvas = Canvas(plan.dice.pick(SIZES_PT, "table-size"))
    draw_letterhead(canvas, plan)
    draw_title(canvas, plan)
    law_first = plan.dice.number(2, "law-first") == 0
    names = sorted(LABELS, key=lambda name: (name != "dasar_hukum") if law_first else False)
    draw_table(canvas, plan, names, plan.layout != "component-table-bare")
    draw_signature(canvas, plan)
    return canvas.sheets()


def decree_sheets(plan: DocumentPlan) -> list[Sheet]:
    """A decree with its annex: the six components of delivery, then the eight of manufacturing."""
    canvas = Canvas(plan.dice.pick(SIZES_PT, "table-size"))
    draw_letterhead(canvas, plan)
    head = _post(plan).upper()
    number = f"NOMOR {plan.decree.raw if plan.decree else ''}".strip()
    canvas.centred(f"KEPUTUSAN {head}", 12, is_bold=True)
    canvas.centred(number, 11)
    canvas.skip(0.5)
    canvas.centred("TENTANG", 11)
    canvas.centred(f"STANDAR PELAYANAN {plan_title(plan)}", 11, is_bold=True)
    canvas.skip(1)
    for block in _articles(plan):
        canvas.paragraph(block, LEFT_PT, RIGHT_PT)
        canvas.skip(0.4)
    draw_signature(canvas, plan)
    canvas.break_page()
    for line in ("LAMPIRAN", f"KEPUTUSAN {head}", number):
        canvas.paragraph(Block(line), 300.0, RIGHT_PT)
    canvas.skip(1)
    draw_title(canvas, plan)
    others = [name for name in LABELS if name not in DELIVERY]
    for title, names in (
        ("A. Proses Penyampaian Pelayanan (Service Delivery)", DELIVERY),
        ("B. Proses Pengelolaan Pelayanan (Manufacturing)", others),
    ):
        canvas.paragraph(Block(title, is_heading=True), LEFT_PT, RIGHT_PT)
        canvas.skip(0.5)
        draw_table(canvas, plan, names, True)
        canvas.skip(1)
    return canvas.sheets()


def plan_title(plan: DocumentPlan) -> str:
    """The service as the document's title names it."""
    label: str = service_data(plan.service)["label"]
    return label.upper()


def draw_letterhead(canvas: Canvas, plan: DocumentPlan) -> None:
    """The institution above, the unit, its address, and a line under them."""
    office = plan.office
    canvas.centred(head_above(office), 11)
    canvas.centred(office.name, 13, is_bold=True)
    canvas.centred(office.address, 9)
    reach = [f"Telepon {office.phone}"] if office.phone else []
    canvas.centred(", ".join([*reach, f"laman {office.website}"]), 9)
    canvas.skip(0.5)
    canvas.rule(LEFT_PT, RIGHT_PT, 1.5)
    canvas.skip(1.5)


def head_above(office: Office) -> str:
    """The institution as the sheet's head prints it above the unit."""
    above = office.hierarchy[0] if office.institution == "bps" else office.hierarchy[-2]
    return above.upper()


def draw_title(canvas: Canvas, plan: DocumentPlan) -> None:
    """The two lines above a table, the second one the service's own."""
    canvas.centred("STANDAR PELAYANAN", 12, is_bold=True)
    canvas.centred(plan_title(plan), 12, is_bold=True)
    canvas.skip(1)


def draw_table(canvas: Canvas, plan: DocumentPlan, names: Iterable[str], is_ruled: bool) -> None:
    """The table `No | Komponen | Uraian` with the components that the plan has."""
    table = TableDrawing(canvas, COLUMNS, is_ruled)
    table.open()
    heads = ("No.", "Komponen", "Uraian")
    table.row([[Block(head, is_heading=True)] for head in heads])
    present = ((name, part) for name in names if (part := plan.part(name)) is not None)
    for number, (name, part) in enumerate(present, 1):
        label = plan.dice.pick(LABELS[name], "label", name)
        table.row([[Block(f"{number}.")], [Block(label)], list(part_blocks(part))])
    table.close()


def draw_signature(canvas: Canvas, plan: DocumentPlan) -> None:
    """Place and post of whoever signs; nobody's name."""
    canvas.skip(1.5)
    seat = plan.office.address.rsplit(", ", 1)[-1].rsplit(" ", 1)[0]
    for line in (f"Ditetapkan di {seat}", f"{_post(plan)},", "", "", "ttd."):
        canvas.paragraph(Block(line or " "), 330.0, RIGHT_PT)
        canvas.skip(0.0 if line else 1.2)


def _post(plan: DocumentPlan) -> str:
    if plan.office.institution == "bps":
        return f"Kepala BPS {plan.office.region.name}"
    return f"Kepala {plan.office.hierarchy[-1]}"


def _articles(plan: DocumentPlan) -> Iterator[Block]:
    title = plan_title(plan).title()
    yield Block(
        "bahwa untuk memberikan kepastian kepada masyarakat perlu ditetapkan standar pelayanan;",
        "Menimbang :",
    )
    yield Block("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;", "Mengingat :")
    yield Block("MEMUTUSKAN:", is_heading=True)
    yield Block(f"Keputusan {_post(plan)} tentang Standar Pelayanan {title}.", "Menetapkan :")
    yield Block("Menetapkan standar pelayanan sebagaimana tercantum dalam Lampiran.", "KESATU :")
    yield Block("Keputusan ini berlaku sejak tanggal ditetapkan.", "KEDUA :")
