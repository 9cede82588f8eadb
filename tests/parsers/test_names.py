"""Offices of every kind, labels in every spelling, heads in every form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.pipeline import extract_document
from corpus.schema import ServiceStandard
from extractor.page import Document
from parsers.names.offices import is_org, level_of, opens_office
from parsers.names.titles import is_label, is_part_heading, label_end, names_service
from tests.support.drawn_pages import DELIVERY, Drawing
from tests.support.drawn_pages import HEAD as TABLE_HEAD
from tests.support.typed_texts import text_document

MIDDLE_PT = 297.5
STEP = 8  # each office with every eighth label, in each form with others
OFFICES = (
    "DINAS SOSIAL KABUPATEN BLITAR",
    "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU KOTA MADIUN",
    "DISDUKCAPIL KABUPATEN TUBAN",
    "BADAN KESATUAN BANGSA DAN POLITIK KABUPATEN KEDIRI",
    "BADAN PENDAPATAN DAERAH KOTA BATU",
    "BIRO HUKUM",
    "BIRO ORGANISASI SEKRETARIAT DAERAH PROVINSI JAWA TIMUR",
    "BAGIAN KESEJAHTERAAN RAKYAT",
    "SEKRETARIAT DPRD KABUPATEN JOMBANG",
    "INSPEKTORAT KABUPATEN NGAWI",
    "KANTOR PERTANAHAN KABUPATEN MAGETAN",
    "KANTOR IMIGRASI KELAS II TPI BLITAR",
    "KANIM KELAS I KHUSUS SURABAYA",
    "KPP PRATAMA MADIUN",
    "KANTOR PELAYANAN PAJAK PRATAMA KEDIRI",
    "KPPBC TIPE MADYA PABEAN C MADIUN",
    "BEA CUKAI MALANG",
    "KSOP KELAS IV PROBOLINGGO",
    "SYAHBANDAR PERIKANAN PRIGI",
    "BALAI BESAR KARANTINA PERTANIAN SURABAYA",
    "LOKA POM KABUPATEN KEDIRI",
    "UPT PENGUJIAN KENDARAAN BERMOTOR",
    "UPTD METROLOGI LEGAL",
    "PUSKESMAS SUMBERREJO",
    "RSUD Dr. SOEDONO MADIUN",
    "RSUP DR. KARIADI",
    "RUMAH SAKIT BHAYANGKARA KEDIRI",
    "RSIA BUNDA MULIA",
    "KLINIK PRATAMA SEHAT SENTOSA",
    "LABKESDA KABUPATEN PACITAN",
    "KECAMATAN WLINGI",
    "KAPANEWON DEPOK",
    "KEMANTREN GONDOKUSUMAN",
    "DISTRIK ABEPURA",
    "KELURAHAN SUKORAME",
    "KALURAHAN CATURTUNGGAL",
    "DESA SUMBERAGUNG",
    "GAMPONG LAMBHUK",
    "NAGARI SUNGAI PUA",
    "PEKON AMPAI",
    "KAMPUNG YOKA",
    "POLDA JAWA TIMUR",
    "POLRES NGANJUK",
    "POLRESTA MALANG KOTA",
    "POLRESTABES SURABAYA",
    "POLSEK KEPANJEN",
    "SATLANTAS POLRES TUBAN",
    "SAMSAT KOTA MADIUN",
    "KEJAKSAAN NEGERI KEDIRI",
    "KEJARI MAGETAN",
    "PENGADILAN NEGERI TULUNGAGUNG",
    "PENGADILAN AGAMA PONOROGO",
    "PENGADILAN TATA USAHA NEGARA SURABAYA",
    "PTUN SURABAYA",
    "MAHKAMAH SYAR'IYAH LANGSA",
    "LAPAS KELAS IIB BLITAR",
    "LEMBAGA PEMASYARAKATAN KELAS I MALANG",
    "RUTAN KELAS IIB TRENGGALEK",
    "BAPAS KELAS II MADIUN",
    "KUA KECAMATAN GARUM",
    "KANTOR URUSAN AGAMA KECAMATAN GARUM",
    "KEMENAG KABUPATEN LUMAJANG",
    "MAN 2 KOTA MADIUN",
    "MTsN 3 BLITAR",
    "MADRASAH ALIYAH NEGERI 1 KEDIRI",
    "SD NEGERI 1 SANANWETAN",
    "SMKN 1 DOKO",
    "SLB NEGERI BLITAR",
    "TK PEMBINA KEPANJEN",
    "UNIVERSITAS NEGERI NUSANTARA",
    "INSTITUT TEKNOLOGI NUSANTARA",
    "POLITEKNIK NEGERI MADIUN",
    "STIKES PATRIA HUSADA",
    "UIN SATU TULUNGAGUNG",
    "BPJS KESEHATAN CABANG KEDIRI",
    "BPJS KETENAGAKERJAAN CABANG BLITAR",
    "PT. DANA PURNA",
    "PT TASPEN (PERSERO) KANTOR CABANG MALANG",
    "PERUMDA AIR MINUM TIRTA PENATARAN",
    "PDAM KOTA MADIUN",
    "PLN UP3 MADIUN",
    "BANK RAKYAT NUSA",
    "BANK JATIM CABANG BLITAR",
    "BPR HAMBANGUN ARTHA",
    "KPU KABUPATEN TUBAN",
    "BAWASLU KOTA BATU",
    "BNN KABUPATEN BLITAR",
    "BPS KABUPATEN TUBAN",
    "STASIUN METEOROLOGI JUANDA",
    "PERPUSTAKAAN DAERAH KABUPATEN BLITAR",
    "PERPUSTAKAAN UMUM KOTA MADIUN",
    "MAL PELAYANAN PUBLIK KABUPATEN TUBAN",
    "MPP KOTA BATU",
    "KODIM 0808 BLITAR",
    "KOMISI INFORMASI PROVINSI JAWA TIMUR",
    "OMBUDSMAN REPUBLIK INDONESIA PERWAKILAN JAWA TIMUR",
    "BAZNAS KABUPATEN BLITAR",
    "PMI KOTA MALANG",
    "MUSEUM PENATARAN",
    "PANTI SOSIAL TRESNA WERDHA BLITAR",
    "CABANG DINAS PENDIDIKAN WILAYAH BLITAR",
    "PERWAKILAN BKKBN PROVINSI JAWA TIMUR",
    "KEMENTERIAN PERHUBUNGAN",
    "DIREKTORAT JENDERAL IMIGRASI",
    "LEMBAGA SANDI NEGARA",
    "PEMERINTAH DESA SUMBERAGUNG",
    "IMIGRASI",
    "LABORATORIUM KESEHATAN DAERAH",
    "SATUAN POLISI PAMONG PRAJA KOTA BATU",
    "PEMADAM KEBAKARAN KOTA BATU",
    "PUSKESMAS PEMBANTU WLINGI",
    "TAMAN NASIONAL BALURAN",
    "KORAMIL 01 WLINGI",
    "BNNP JAWA TIMUR",
    "TAMAN KANAK-KANAK PERTIWI WLINGI",
    "BRI CABANG WLINGI",
    "PERUM BULOG KANTOR CABANG KEDIRI",
    "DISKOPUKM KABUPATEN BLITAR",
    "DISPUSIP KOTA BATU",
    "SENTRA PELAYANAN KEPOLISIAN TERPADU POLRES BLITAR",
    "PONDOK PESANTREN AL HIKMAH",
    "PN BLITAR",
    "SAT INTELKAM POLRES TUBAN",
    "UNIT PENGELOLA PASAR KOTA BATU",
    "UNIT PELAYANAN PERTANIAN KECAMATAN WLINGI",
    "BLUD PUSKESMAS WLINGI",
    "UOBK RSUD SRENGAT",
    "PD BPR ARTHA WLINGI",
    "KANTOR REGIONAL II SURABAYA",
    "YAYASAN SETIA HUSADA",
    "PENGADILAN MILITER III-12 SURABAYA",
    "KANTOR PERTANAHAN KABUPATEN/KOTA MADIUN",
    "GRHA PELAYANAN PUBLIK KABUPATEN TUBAN",
    "BBPOM DI SURABAYA",
)
LABELS = (
    "STANDAR PELAYANAN {}",
    "STANDARD PELAYANAN {}",
    "STANDART PELAYANAN\n{}",
    "STANDAR LAYANAN\n{}",
    "STANDAR PELAYANAN PUBLIK\n{}",
    "A. STANDAR PELAYANAN\n{}",
    "(1) Standar Pelayanan\n{}",
    "Judul Layanan: {}",
    "Jenis Layanan\n{}",
    "Nama Pelayanan : {}",
    "STANDAR PELAYANAN (SP) : {}",
    "I. STANDAR PELAYANAN {}",
    "Jenis Pelayanan\n: {}",
    "Standar Pelayanan Publik (SPP)\n{}",
    "2.1 STANDAR PELAYANAN {}",
    "NAMA LAYANAN {}",
)
TITLES = ("LEGALISASI DOKUMEN", "PENERBITAN SURAT KETERANGAN PINDAH")
BODY = """
Persyaratan
1. Kartu keluarga
2. Surat pengantar
Sistem, Mekanisme dan Prosedur
1. Pemohon menyerahkan berkas
2. Petugas memeriksa berkas
Jangka Waktu Penyelesaian
2 hari kerja
Biaya/Tarif
Tidak dipungut biaya
Produk Pelayanan
Surat keterangan
"""
REASONS = """Menimbang : a. bahwa perlu ditetapkan standar pelayanan;
Mengingat : 1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;
MEMUTUSKAN :
KESATU : Menetapkan standar pelayanan."""
_HEADS = {
    "PENGADILAN": "KETUA",
    "MAHKAMAH": "KETUA",
    "KPU": "KETUA",
    "UNIVERSITAS": "REKTOR",
    "INSTITUT": "REKTOR",
    "RSUD": "DIREKTUR",
    "PT.": "DIREKSI",
    "PERUMDA": "DIREKTUR UTAMA",
}


def issuer(office: str) -> str:
    """Whoever signs for an office, with its name."""
    return f"{_HEADS.get(office.split()[0], 'KEPALA')} {office}"


def decree_title(office: str) -> str:
    return f"KEPUTUSAN {issuer(office)}\nNOMOR 188.45/7/2022"


# A head as text, from the office and the label with its title.
Typed = Callable[[str, str], str]
TYPED: dict[str, Typed] = {
    "office above": lambda office, label: f"{office}\n\n{label}",
    "office right above": lambda office, label: f"{office}\n{label}",
    "office below": lambda office, label: f"{label}\n{office}",
    "letterhead": lambda office, label: (
        f"PEMERINTAH KABUPATEN BLITAR\n{office}\nJl. Merdeka No. 5 Blitar 66112\n\n{label}"
    ),
    "decree": lambda office, label: (
        f"{decree_title(office)}\nTENTANG\nPENETAPAN STANDAR PELAYANAN\n\n{REASONS}\n\n"
        f"LAMPIRAN {decree_title(office)}\n\n{label}"
    ),
    "annex": lambda office, label: (
        f"LAMPIRAN {decree_title(office)}\nTENTANG STANDAR PELAYANAN\n\n{label}"
    ),
}


def centred(drawing: Drawing, text: str, size_pt: float = 11.0) -> None:
    for line in text.split("\n"):
        half_pt = stringWidth(line, "Helvetica", size_pt) / 2
        drawing.text(MIDDLE_PT - half_pt, drawing.y_pt, line, size_pt)
        drawing.y_pt += 1.3 * size_pt


def drawn_letterhead(drawing: Drawing, office: str, label: str) -> None:
    centred(drawing, "PEMERINTAH KABUPATEN BLITAR", 12)
    centred(drawing, office, 12)
    centred(drawing, "Jl. Merdeka No. 5 Telp. (0342) 801234 Blitar 66112", 9)
    drawing.line(40, drawing.y_pt + 4, 555, drawing.y_pt + 4)
    drawing.y_pt += 20
    centred(drawing, label)


def drawn_below(drawing: Drawing, office: str, label: str) -> None:
    centred(drawing, f"{label}\n{office}")


def drawn_decree(drawing: Drawing, office: str, label: str) -> None:
    centred(drawing, f"{decree_title(office)}\nTENTANG\nPENETAPAN STANDAR PELAYANAN")
    drawing.paragraph(REASONS)
    drawing.page()
    drawing.paragraph(f"LAMPIRAN {decree_title(office)}")
    drawing.y_pt += 14
    centred(drawing, label)


Drawn = Callable[[Drawing, str, str], None]
DRAWN: dict[str, Drawn] = {
    "letterhead": drawn_letterhead,
    "office below": drawn_below,
    "decree": drawn_decree,
}


def wrongs(document: Document, office: str, title: str) -> str:
    """What a record has wrong; empty where unit and title are right and nothing is left over."""
    records: Sequence[ServiceStandard] = extract_document(document, "x").records
    if len(records) != 1:
        return f"{len(records)} records"
    record = records[0]
    found = (record.unit.name, record.service.title)
    left = [part.text for part in record.unrecognized]
    if found == (office, title) and not left:
        return ""
    return f"{found} {left}"


@pytest.mark.parametrize("form", TYPED)
def test_office_and_title_of_a_text(form: str) -> None:
    missed: list[str] = []
    shift = list(TYPED).index(form)
    for number, office in enumerate(OFFICES):
        for place in range((number + shift) % STEP, len(LABELS), STEP):
            title = TITLES[(number + place) % 2]
            text = TYPED[form](office, LABELS[place].format(title)) + BODY
            wrong = wrongs(text_document(text), office, title)
            missed += [f"{office} | {LABELS[place]}: {wrong}"] if wrong else []
    assert missed == []


@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize("label", LABELS)
def test_office_and_title_of_a_page(form: str, label: str) -> None:
    missed: list[str] = []
    for office in OFFICES[LABELS.index(label) :: len(LABELS)]:
        drawing = Drawing()
        DRAWN[form](drawing, office, label.format(TITLES[0]))
        drawing.y_pt += 10
        drawing.table((TABLE_HEAD, *DELIVERY))
        wrong = wrongs(drawing.document(), office, TITLES[0])
        missed += [f"{office}: {wrong}"] if wrong else []
    assert missed == []


@pytest.mark.parametrize(
    "title",
    [
        *("PERPUSTAKAAN KELILING", "SAMSAT KELILING", "BANK SAMPAH", "BANK DARAH", "KLINIK GIZI"),
        *("POLIKLINIK GIGI", "APOTEK RAWAT JALAN", "KARANTINA HEWAN", "PT PERORANGAN"),
        *("PELAYANAN PERPUSTAKAAN", "SEKOLAH LAPANG", "KAMPUNG KB", "PUSKESMAS KELILING"),
        *("DUKCAPIL MENYAPA", "PERPUSTAKAAN", "KLINIK", "BIRO PERJALANAN WISATA"),
    ],
)
def test_a_service_is_no_office_though_offices_begin_so(title: str) -> None:
    assert not opens_office(title)
    text = f"DINAS SOSIAL KOTA BATU\n\nSTANDAR PELAYANAN {title}\n{BODY}"
    assert wrongs(text_document(text), "DINAS SOSIAL KOTA BATU", title) == ""


@pytest.mark.parametrize(
    ("official", "elsewhere", "office"),
    [
        ("CAMAT WLINGI", "DI KECAMATAN WLINGI", "KECAMATAN WLINGI"),
        ("LURAH SUKORAME", "PADA KELURAHAN SUKORAME", "KELURAHAN SUKORAME"),
        ("CAMAT WLINGI", "", "CAMAT WLINGI"),
        ("BUPATI BLITAR", "PADA DINAS SOSIAL KABUPATEN BLITAR", "DINAS SOSIAL KABUPATEN BLITAR"),
        ("BUPATI BLITAR", "", None),
        ("SEKRETARIS DAERAH KABUPATEN BLITAR", "", None),
        ("KEPALA DESA SUMBERAGUNG", "", "DESA SUMBERAGUNG"),
        ("PLT. KEPALA DINAS SOSIAL", "", "DINAS SOSIAL"),
        ("KEPALA SEKOLAH SD NEGERI 2 WLINGI", "", "SD NEGERI 2 WLINGI"),
    ],
)
def test_the_office_of_an_official(official: str, elsewhere: str, office: str | None) -> None:
    text = (
        f"KEPUTUSAN {official}\nNOMOR 12/2024\nTENTANG\nSTANDAR PELAYANAN {elsewhere}\n\n"
        f"{REASONS}\n\nLAMPIRAN\n\nSTANDAR PELAYANAN LEGALISASI DOKUMEN\n{BODY}"
    )
    (record,) = extract_document(text_document(text), "x").records
    assert record.unit.name == office
    assert record.service.title == "LEGALISASI DOKUMEN"


def test_the_office_of_a_decree_over_two_rows() -> None:
    text = (
        "KEPUTUSAN KEPALA DINAS PENANAMAN MODAL DAN\nPELAYANAN TERPADU SATU PINTU KOTA BATU\n"
        f"NOMOR 12/2024\nTENTANG\nSTANDAR PELAYANAN\n\n{REASONS}\n\nLAMPIRAN\n\n"
        f"STANDAR PELAYANAN LEGALISASI DOKUMEN\n{BODY}"
    )
    office = "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU KOTA BATU"
    assert wrongs(text_document(text), office, "LEGALISASI DOKUMEN") == ""


@pytest.mark.parametrize("label", ["Standar Pelayanan", "JENIS LAYANAN :", "III. Standar Layanan"])
def test_a_label_alone_is_no_name(label: str) -> None:
    assert is_label(label)
    assert names_service(label)
    assert not is_org(label)


def test_papers_with_slashes_are_no_hierarchy() -> None:
    requirement = "Fotokopi Akta Lahir / Ijazah"
    body = BODY.replace("1. Kartu keluarga", f"1. {requirement}")
    record, *_ = extract_document(text_document(f"POLRES BATU\n\nSKCK\n{body}"), "x").records
    assert (record.unit.name, record.unit.hierarchy) == ("POLRES BATU", [])
    assert record.persyaratan is not None
    assert record.persyaratan.items[0].text == requirement


def test_a_long_text_has_its_office_on_its_first_row() -> None:
    reasons = "\n".join(f"{n}. Peraturan tentang loket nomor {n}" for n in range(1, 14))
    text = f"PUSKESMAS WLINGI\n\nSTANDAR PELAYANAN PENDAFTARAN\n\nDasar :\n{reasons}\n{BODY}"
    (record,) = extract_document(text_document(text), "x").records
    assert record.unit.name == "PUSKESMAS WLINGI"


def test_a_title_goes_on_below_its_label() -> None:
    title = "PENCAIRAN TABUNGAN HARI TUA PEGAWAI (KEPUTUSAN PENSIUN DITERIMA\nSAAT JATUH TEMPO)"
    drawing = Drawing()
    drawing.text(40, drawing.y_pt, f"Jenis Pelayanan : {title.splitlines()[0]}")
    drawing.y_pt += 13
    drawing.paragraph(title.splitlines()[1])
    drawing.table((TABLE_HEAD, *DELIVERY))
    (record,) = extract_document(drawing.document(), "x").records
    assert record.service.title == title.replace("\n", " ")


def test_a_title_in_capitals_may_end_in_a_full_stop() -> None:
    drawing = Drawing()
    centred(drawing, "STANDAR PELAYANAN\nPENUNJANG PERTANIAN.\nDINAS PERTANIAN KOTA BATU")
    drawing.table((TABLE_HEAD, *DELIVERY))
    (record,) = extract_document(drawing.document(), "x").records
    assert record.service.title == "PENUNJANG PERTANIAN"
    assert record.unit.name == "DINAS PERTANIAN KOTA BATU"


def test_a_name_before_a_part_is_no_part() -> None:
    assert not is_part_heading("STANDAR LAYANAN LEGALISASI IJAZAH A. Service Delivery")
    assert is_part_heading("STANDAR PELAYANAN SERVICE DELIVERY")


def test_a_standard_at_an_office_has_no_title_behind_its_label() -> None:
    assert label_end("Standar Pelayanan pada Dinas Sosial") is None
    assert label_end("Standar Pelayanan - Biro Hukum") is None


def test_the_longest_words_say_the_level() -> None:
    assert level_of("PEMERINTAH DESA SUMBERAGUNG") == "inner"
    assert level_of("Pemerintah Kabupaten Blitar") == "government"
    assert level_of("Legalisasi") is None
