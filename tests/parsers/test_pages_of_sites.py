"""Pages of offices' sites as people save them: cells run together, names in an office's words."""

from __future__ import annotations

import pytest

from extractor.errors import ExtractionError
from tests.support.typed_texts import extracted, outline, record_of

GLUED = """\
SURAT PENGANTAR IZIN KERAMAIAN

{head}
1{dot}PersyaratanSurat pengantar RT;Fotokopi kartu penduduk panitia;Denah lokasi acara
2{dot}Sistem, Mekanisme dan ProsedurPemohon menyerahkan berkas;Petugas memeriksa berkas
3{dot}Jangka Waktu Penyelesaian2 (dua) hari kerja
4{dot}Biaya/TarifGratis
5{dot}Produk PelayananSurat pengantar keramaian
"""


@pytest.mark.parametrize(
    ("head", "dot"),
    [
        ("NOKOMPONENURAIAN", "."),
        ("No.KomponenUraian", ". "),
        ("NomorKomponenKeterangan", ""),
        ("KomponenUraian", "."),
        ("NoUnsurPenjelasan", ")"),
    ],
)
def test_cells_that_ran_together_are_parted_below_such_a_head(head: str, dot: str) -> None:
    record = record_of(GLUED.format(head=head, dot=dot))
    assert record.service.title == "SURAT PENGANTAR IZIN KERAMAIAN"
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == [
        "Surat pengantar RT;",
        "Fotokopi kartu penduduk panitia;",
        "Denah lokasi acara",
    ]
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2
    assert record.waktu is not None
    assert record.waktu.text == "2 (dua) hari kerja"
    assert record.biaya is not None
    assert (record.biaya.text, record.biaya.kind) == ("Gratis", "free")


def test_a_drawings_caption_is_no_step_of_a_glued_cell() -> None:
    text = GLUED.format(head="NOKOMPONENURAIAN", dot=".")
    record = record_of(text.replace("ProsedurPemohon", "ProsedurKeterangan: Pemohon"))
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2


PAGE = """\
Surat Pengantar Nikah

Persyaratan

  1. Kartu keluarga
  2. Pas foto berlatar biru

{heading}

  1. Pemohon mengisi formulir
  2. Petugas mencetak surat

Keterangan:

  • {value}
"""


@pytest.mark.parametrize("heading", ["Proses", "PROSES :", "Tahapan", "Alur Pengurusan Surat"])
@pytest.mark.parametrize(
    "value", ["Tarif/Biaya GRATIS.", "Biaya: gratis", "Retribusi Rp 5.000", "Tarif : Rp 5.000,-"]
)
def test_a_fee_in_a_note_is_none_of_the_steps(heading: str, value: str) -> None:
    record = record_of(PAGE.format(heading=heading, value=value))
    assert record.prosedur is not None
    assert outline(record.prosedur.items) == [
        "Pemohon mengisi formulir",
        "Petugas mencetak surat",
    ]
    assert record.biaya is not None
    assert record.biaya.kind == ("fixed" if "Rp" in value else "free")


def test_a_numbered_item_about_a_fee_stays_an_item() -> None:
    text = PAGE.format(heading="Prosedur", value="x").split("Keterangan")[0]
    record = record_of(text.rstrip() + "\n  3. Biaya gratis\n")
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 3


@pytest.mark.parametrize(
    "heading",
    [
        "1. Syarat-syarat pembuatan surat pengantar nikah:",
        "1. Persyaratan surat pengantar yang harus dibawa :",
    ],
)
def test_a_numbered_heading_leads_a_list_that_begins_at_one(heading: str) -> None:
    record = record_of(
        f"SURAT PENGANTAR\n\n{heading}\n\n 1. Kartu keluarga;\n 2. Pas foto;\n\n"
        "Sistem, mekanisme, dan prosedur :\n\n 1. Warga datang;\n 2. Petugas memeriksa.\n"
    )
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 2


LETTERED = """\
STANDAR PELAYANAN PUBLIK

Pelayanan Pinjam Pakai Tenda

A. PERSYARATAN
1. Kartu penduduk
2. Surat pengantar RT
B. {procedure}
1. Pemohon mengisi buku
2. Petugas menyerahkan tenda
C. {time}
15 Menit
D. {fee}
Nol rupiah
{form}
"""


@pytest.mark.parametrize(
    ("procedure", "time", "fee"),
    [
        ("PROSEDUR PELAYANAN / ALUR", "DURASI WAKTU PEMINJAMAN", "BIAYA PEMINJAMAN"),
        ("Prosedur / Tata Cara", "WAKTU PELAYANAN PEMINJAMAN", "TARIF PINJAM PAKAI"),
        ("MEKANISME", "JANGKA WAKTU PENGURUSAN", "BIAYA PENGURUSAN"),
    ],
)
def test_a_name_that_goes_on_is_no_value(procedure: str, time: str, fee: str) -> None:
    record = record_of(LETTERED.format(procedure=procedure, time=time, fee=fee, form=""))
    assert record.waktu is not None
    assert (record.waktu.heading, record.waktu.text) == (f"C. {time}", "15 Menit")
    assert record.biaya is not None
    assert (record.biaya.heading, record.biaya.text) == (f"D. {fee}", "Nol rupiah")
    assert record.prosedur is not None
    assert (record.prosedur.heading, record.prosedur.intro) == (f"B. {procedure}", None)


@pytest.mark.parametrize("title", ["SURAT PERNYATAAN", "SURAT KUASA PENGAMBILAN", ""])
def test_a_form_below_a_standard_is_none_of_its_last_component(title: str) -> None:
    form = f"{title}\n\nYang bertanda tangan di bawah ini:\nNama : ........"
    record = record_of(LETTERED.format(procedure="ALUR", time="WAKTU", fee="BIAYA", form=form))
    assert record.biaya is not None
    assert record.biaya.text == "Nol rupiah"
    assert any("bertanda tangan" in f"{one.heading} {one.text}" for one in record.unrecognized)


@pytest.mark.parametrize(
    "site", ["Read Next\n\nSurat pindah", "Sebelumnya\nIzin keramaian", "Add Comment"]
)
def test_what_a_site_offers_next_is_no_fee(site: str) -> None:
    form = f"\n{site}"
    record = record_of(LETTERED.format(procedure="ALUR", time="WAKTU", fee="BIAYA", form=form))
    assert record.biaya is not None
    assert record.biaya.text == "Nol rupiah"


def test_an_office_that_its_row_names_twice_is_named_once() -> None:
    record = record_of(
        "KELURAHAN SUKAMULYA KELURAHAN SUKAMULYA\n\nSurat Keterangan Usaha\n\n"
        "Persyaratan\n1. Kartu penduduk\n2. Foto usaha\nBiaya\nGratis\n"
    )
    assert record.unit is not None
    assert record.unit.name == "KELURAHAN SUKAMULYA"


def test_a_word_of_a_menu_above_a_title_that_begins_with_it() -> None:
    record = record_of(
        "LEGALISIR\n\nLEGALISIR SURAT TANDA TAMAT\n\n"
        "Persyaratan\n1. Surat asli\n2. Salinan\nBiaya\nGratis\n"
    )
    assert record.service.title == "LEGALISIR SURAT TANDA TAMAT"


def test_a_tables_head_of_a_cell_on_each_row_is_no_title() -> None:
    record = record_of(
        "Standar Pelayanan Peminjaman Aula\nNo |\nKomponen |\nUraian |\n"
        "1 |\nPersyaratan |\n1.\nSurat permohonan; 2.\nKartu anggota. |\n"
        "2 |\nJangka\nWaktu Pelayanan |\n30 Menit |\n3 |\nBiaya/Tarif |\nGratis |\n"
    )
    assert record.service.title == "Peminjaman Aula"


def test_the_fee_of_something_else_is_not_the_services() -> None:
    text = PAGE.format(heading="Prosedur", value="x").split("Keterangan")[0]
    record = record_of(text.rstrip() + "\n\nBiaya salinan tiap lembar Rp 500\n")
    assert record.biaya is None


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        (
            "Kartu penduduk asli;Surat pengantar RT;Pas foto",
            ["Kartu penduduk asli;", "Surat pengantar RT;", "Pas foto"],
        ),
        (
            "Fotokopi ijazahSurat kuasa (bila diwakilkan)Formulir pendaftaran",
            ["Fotokopi ijazah", "Surat kuasa (bila diwakilkan)", "Formulir pendaftaran"],
        ),
        ("Akun SatuSehat milik pasien", ["Akun SatuSehat milik pasien"]),
        ("Nomor WhatsApp pemohon; surat kuasa", ["Nomor WhatsApp pemohon; surat kuasa"]),
    ],
)
def test_items_that_ran_together_in_a_cell(cell: str, items: list[str]) -> None:
    record = record_of(
        "Layanan Pinjam Buku\n\nNO | KOMPONEN | URAIAN |\n"
        f"1. | Persyaratan | {cell} |\n2. | Jangka Waktu | 1 hari |\n3. | Biaya/Tarif | Gratis |\n"
    )
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == items


def test_numbers_glued_to_names_and_brackets_behind_them() -> None:
    record = record_of(
        "Standar Pelayanan Loket\n\nNOKOMPONENURAIAN\n"
        "1Dasar HukumPeraturan Daerah Nomor 3 Tahun 2019\n"
        "2Persyaratan PelayananKartu berobatKartu penduduk\n"
        "3Sistem, Mekanisme dan Prosedur (Bagan 2)Pasien datangPetugas mendaftar pasien\n"
        "4Jangka Waktu Penyelesaian8 menit\n"
        "5Biaya/tarif  Rp 10.000\n"
        "6Sarana, Prasarana dan/atau fasilitas  Ruang tunggu\n"
    )
    assert record.prosedur is not None
    assert outline(record.prosedur.items) == ["Pasien datang", "Petugas mendaftar pasien"]
    assert record.waktu is not None
    assert record.waktu.text == "8 menit"
    assert record.biaya is not None
    assert record.biaya.text == "Rp 10.000"


@pytest.mark.parametrize("part", ["(MANUFACTURING)", "( Manufacturing )"])
def test_a_part_named_on_two_rows_ends_the_component_above(part: str) -> None:
    record = record_of(
        "1. STANDAR PELAYANAN SURAT PENGANTAR\n\n"
        "A. Komponen Standar Pelayanan yang terkait dengan pelayanan\n(Service Delivery)\n"
        "NO KOMPONEN URAIAN\n1. Persyaratan 1. Kartu penduduk\n2. Kartu keluarga\n"
        "2. Biaya Gratis\n3. Pengaduan 1.Kotak saran\n2.Telepon : 0812-0000-1111\n1\n"
        f"B. Komponen Standar Pelayanan yang terkait dengan pelayanan\n{part}\n"
        "1. Dasar Hukum 1. Undang-Undang Nomor 25 Tahun 2009\n"
        "2. Peraturan Menteri tentang Persyaratan Tata\nCara Pendaftaran Penduduk\n"
        "3. Peraturan Daerah tentang Retribusi\n"
    )
    assert record.pengaduan is not None
    assert "Komponen" not in record.pengaduan.text
    assert record.prosedur is None


def test_values_stated_above_the_first_heading() -> None:
    record = record_of(
        "Kutipan Akta\n\nInformasi\nLama Proses 1-3 hari kerja\nRetribusi Gratis\n\n"
        "Uraian Pelayanan\n\nKutipan akta adalah salinan yang sah.\n\n"
        "Persyaratan Pelayanan\n1. Kartu penduduk\n2. Surat kuasa\n"
    )
    assert record.waktu is not None
    assert record.waktu.text == "1-3 hari kerja"
    assert record.biaya is not None
    assert record.biaya.text == "Gratis"


@pytest.mark.parametrize("closing", ["\n|\n", ""])
def test_cells_with_a_pipe_on_a_line_of_its_own(closing: str) -> None:
    record = record_of(
        "4 . JENIS PELAYANAN : PINJAM RUANG\nNO\n|\nKOMPONEN\n|\nURAIAN\n|\n"
        "1.\n|\nPersyaratan Pelayanan\n|\n- Surat permohonan;\n- Kartu penduduk\n|\n"
        "2.\n|\nSistem, mekanisme, dan prosedur\n|\n"
        "- Pemohon mengisi buku;\n- Petugas memeriksa jadwal" + closing
    )
    assert record.service.title == "PINJAM RUANG"
    assert record.prosedur is not None
    assert outline(record.prosedur.items) == ["Pemohon mengisi buku;", "Petugas memeriksa jadwal"]


@pytest.mark.parametrize("bullet", ["•", "-", "○"])
def test_names_in_capitals_behind_the_bullet_of_their_lists(bullet: str) -> None:
    record = record_of(
        f"Rekomendasi Pindah Kelas\n\n 1. DASAR HUKUM\n  1. Peraturan Menteri Nomor 3 Tahun 2018;\n"
        f" {bullet} PERSYARATAN\n  {bullet} Surat wali murid;\n  {bullet} Rapor asli\n"
        f" {bullet} PENGERTIAN\n  {bullet} Rekomendasi adalah surat.\n"
        f" {bullet} SISTEM, MEKANISME DAN PROSEDUR\n  {bullet} Wali mengisi formulir\n"
        f"  {bullet} Petugas memeriksa rapor\n"
    )
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == ["Surat wali murid;", "Rapor asli"]
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2


@pytest.mark.parametrize("sign", ["{}.", "{})", "({})"])
def test_a_headings_letter_on_a_row_of_its_own(sign: str) -> None:
    a, b, c = (sign.format(letter) for letter in "abc")
    record = record_of(
        f"Surat Jalan\n\n{a}\nPersyaratan Pelayanan :\n\n1)\nKartu penduduk\n\n2)\nPas foto\n\n"
        f"{b}\nTarif/biaya Pelayanan dan Tata Cara Pembayaran\n\nSebesar Rp 6.000,- tunai.\n\n"
        f"{c}\nLama/waktu Penyelesaian Pelayanan\n\nPaling lama 30 menit.\n"
    )
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 2
    assert record.biaya is not None
    assert record.biaya.text == "Sebesar Rp 6.000,- tunai."
    assert record.waktu is not None
    assert record.waktu.text == "Paling lama 30 menit."


def test_a_name_in_the_middle_of_its_text_waits_behind_its_number() -> None:
    record = record_of(
        "STANDAR PELAYANAN PUBLIK\nSURAT JALAN\n\nNO KOMPONEN URAIAN\n\n"
        "1 Persyaratan\n\n1. Kartu penduduk;\n\n2. Pas foto;\n\n2\n\n"
        "1. Pemohon mengisi buku;\n\n2. Petugas memeriksa berkas, untuk\n\n"
        "Sistem,Mekanisme dan Prosedur\n\nyang kurang dikembalikan;\n\n3. Lurah menandatangani;\n\n"
        "3 Jangka Waktu Penyelesaian\n\n15 menit\n"
    )
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 2
    assert record.prosedur is not None
    assert outline(record.prosedur.items) == [
        "Pemohon mengisi buku;",
        "Petugas memeriksa berkas, untuk yang kurang dikembalikan;",
        "Lurah menandatangani;",
    ]


def test_a_librarys_words_above_a_document_are_none_of_it() -> None:
    record = record_of(
        "• Tidak ada hasil\n\nSTANDAR PELAYANAN SURAT JALAN KOMPONEN 1 2 3\n\nProtected\n\n"
        "Copied!\n0\n\nTeks penuh\n\n(1)\n\nSTANDAR PELAYANAN\nSURAT JALAN\n\n"
        "Persyaratan\n1. Kartu penduduk\n2. Pas foto\nBiaya\nGratis\n"
    )
    assert record.service.title == "SURAT JALAN"
    assert any(one.text == "Copied!" for one in record.removed)


@pytest.mark.parametrize("path", ["Home > Layanan > Surat Jalan", "Beranda » Surat Jalan"])
def test_where_a_page_stands_in_its_site_is_no_title(path: str) -> None:
    record = record_of(
        f"{path}\n\nSurat Jalan Hewan\n\n"
        "Persyaratan\n1. Kartu penduduk\n2. Pas foto\nBiaya\nGratis\n"
    )
    assert record.service.title == "Surat Jalan Hewan"


def test_opening_hours_are_no_second_time() -> None:
    record = record_of(
        "Surat Jalan\n\n1\nPersyaratan\n1. Kartu penduduk\n2. Pas foto\n"
        "2\nJangka Waktu Penyelesaian\n90 Menit\n3\nProduk Pelayanan\nSurat jalan\n"
        "4\nWaktu Pelayanan\nSenin - Kamis\n08.00 s.d 12.00 WIB\n"
    )
    assert record.waktu is not None
    assert record.waktu.text == "90 Menit"


def test_a_page_of_a_legal_basis_and_requirements() -> None:
    record = record_of(
        "Surat Jalan\n\nDasar Hukum\n\n 1. Undang-Undang Nomor 25 Tahun 2009;\n"
        " 2. Peraturan Daerah Nomor 3 Tahun 2016;\n\nPersyaratan Pembuatan Surat\n\n"
        " 1. Kartu penduduk;\n 2. Pas foto.\n\nStandar Pelayanan Surat Jalan\n\nProses di Loket\n\n"
        " 1. Pemohon mengisi buku\n 2. Petugas memeriksa\n"
    )
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == ["Kartu penduduk;", "Pas foto."]
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2


def test_a_number_goes_on_behind_a_text_with_a_list_of_its_own() -> None:
    record = record_of(
        "Surat Jalan\n\na. Persyaratan\n  1. Kartu penduduk\n  2. Pas foto\nb. Prosedur\n"
        "  1. Permohonan\n    -Pemohon datang\n  2. Penerbitan\n    Setelah itu surat diberi:\n"
        "      -Stempel\n      -Tanda tangan lurah\n  3. Penyerahan\n    -Surat diserahkan\n"
        "c. Biaya\n  Gratis\n"
    )
    assert record.prosedur is not None
    assert [item.number for item in record.prosedur.items if item.number] == ["1", "2", "3"]


@pytest.mark.parametrize("byline", ["Admin | 05 September 2022 | 331 kali", "Posted by admin"])
def test_a_title_that_names_a_component_is_not_one_above_a_byline(byline: str) -> None:
    record = record_of(
        f"MEKANISME PROSEDUR PINJAM TENDA\n{byline}\nDASAR HUKUM:\n- Peraturan Desa No. 3\n"
        "PERSYARATAN PELAYANAN :\n- Kartu penduduk\n- Surat RT\n"
    )
    assert record.prosedur is None
    assert record.service.title == "MEKANISME PROSEDUR PINJAM TENDA"


def test_words_on_rows_of_their_own_are_the_items_again() -> None:
    record = record_of(
        "PINJAM TENDA\nDASAR HUKUM:\n- Peraturan Desa No. 3\nPERSYARATAN\nPELAYANAN :\n"
        "A. Surat\nyang\nditujukan\nkepada\nKepala\nDesa\nB. Kartu\nPenduduk\nmilik\npeminjam\n"
        "yang\nmasih\nberlaku\nDownload disini\n"
    )
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == [
        "Surat yang ditujukan kepada Kepala Desa",
        "Kartu Penduduk milik peminjam yang masih berlaku",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peminjaman tenda oleh warga harus memenuhi\npersyaratan sebagai berikut :",
        "Untuk meminjam tenda dibutuhkan persyaratan berikut ini:",
    ],
)
def test_a_sentence_that_leads_to_the_requirements(sentence: str) -> None:
    record = record_of(
        "Anda di halaman 1dari 2\n\nPinjam Tenda\n\nDasar Hukum\n\nPeraturan Desa Nomor 3;\n\n"
        f"Peraturan Desa Nomor 4.\n\n{sentence}\n• Kartu penduduk\n• Surat RT\n\n"
        "Sistem, Mekanisme, dan Prosedur\n\n1. Warga mengisi buku;\n2. Petugas memeriksa.\n"
    )
    assert record.service.title == "Pinjam Tenda"
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items) == ["Kartu penduduk", "Surat RT"]
    assert record.dasar_hukum is not None
    assert not any("tenda" in item.text.lower() for item in record.dasar_hukum.items)


def test_letters_that_begin_anew_end_the_requirements() -> None:
    record = record_of(
        "Standar Pelayanan\n\nPinjam Tenda\n\nA. Pendataan\n\nWarga didata.\n\n"
        "B. Persyaratan Umum:\n\n"
        "1. Kartu penduduk;\n2. Surat RT.\n\nC. Persyaratan Bagi Pendatang:\n\n1. Surat domisili;\n"
        "2. Surat jaminan.\n\nA. Layanan di Kantor Desa\n\n1. Pemohon mengisi buku;\n"
        "2. Petugas memeriksa tenda;\n3. Pemohon menerima tenda.\n"
    )
    assert record.persyaratan is not None
    assert "mengisi" not in str(outline(record.persyaratan.items))
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 3


def test_roman_numbers_before_two_components() -> None:
    record = record_of(
        "19\nTRANSCRIPT\n\nPinjam Tenda\n\nI. Persyaratan\n\n1. Kartu penduduk\n\n"
        "II. Sistem, Mekanisme dan Prosedur\n\n1. Warga mengisi buku\n\n2. Petugas memeriksa\n"
    )
    assert record.persyaratan is not None
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2


def test_bulleted_items_that_name_components_are_items() -> None:
    record = record_of(
        "2.\nPersyaratan\n1. Identitas diri\n2. Rencana yang memuat :\nØ Visi\n"
        "Ø Sarana dan Prasarana\nØ Hasil kegiatan\nØ Pembiayaan\nØ Pengelolaan\n3. Surat RT\n"
        "3.\nSistem, Mekanisme, dan Prosedur\n1. Pemohon datang\n2. Petugas memeriksa\n"
    )
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 3


def test_a_law_is_no_title() -> None:
    record = record_of(
        "1. Undang Undang Nomor 20 Tahun 2003 tentang Pendidikan\n2.\nPersyaratan\n1. Identitas\n"
        "2. Surat RT\n3.\nBiaya\nGratis\n"
    )
    assert record.service.title is None


def test_a_first_word_that_stands_alone_goes_on_below() -> None:
    record = record_of(
        "Pinjam Tenda\n\nPersyaratan\n\na. Mengisi formulir;\n\nb. Fotokopi\n\n"
        "KTP peminjam dan saksi;\n\nc. Surat RT.\n\nBiaya\n\nGratis\n"
    )
    assert record.persyaratan is not None
    assert outline(record.persyaratan.items)[1] == "Fotokopi KTP peminjam dan saksi;"


def test_a_table_that_ends_at_a_name_lacks_nothing() -> None:
    record = record_of(
        "Pinjam Tenda\nNo. |\nKomponen |\nUraian |\n1. |\nPersyaratan |\n1. KTP 2. KK |\n"
        "2. |\nSistem, mekanisme dan prosedur |\n1. Warga datang. 2. Petugas memeriksa. |\n"
        "3. |\nJangka Waktu Penyelesaian |\n"
    )
    assert not {one.rule for one in record.findings} & {"component-missing", "component-empty"}


@pytest.mark.parametrize(
    "text",
    [
        "Lowongan Kerja Rumah Sakit\n\nPersyaratan\n\n1. Kartu penduduk\n2. Ijazah\n\nProses\n\n"
        "1. Pelamar mengisi formulir\n2. Panitia memeriksa berkas\n",
        "Wisata Bukit Raya\n\nPersyaratan Umum\n- Kartu penduduk\n- Surat sehat\nCara Mendaftar\n"
        "- Peserta mengisi formulir\n- Panitia memeriksa berkas\n",
        "Tata Tertib Ruang Baca\n\n1. Membawa kartu anggota\n2. Kartu tidak dipinjamkan\n\n"
        "1. Pengunjung mengisi buku\n2. Petugas memeriksa tas\n",
        "Beasiswa Prestasi\n\nPersyaratan\n- Kartu keluarga\n- Rapor\nProses\n"
        "- Peserta mengisi formulir\n- Panitia memeriksa\n",
    ],
)
def test_what_only_has_two_such_lists_is_no_standard(text: str) -> None:
    with pytest.raises(ExtractionError):
        extracted(text)


def test_a_bracket_that_was_never_closed_swallows_no_heading() -> None:
    record = record_of(
        "Kartu hilang\n\nPersyaratan\n\n 1. Surat polisi\n 2. Mengisi Formulir (F-1\n\nProses\n\n"
        " 1. Pemohon datang\n 2. Petugas memeriksa\n\nKeterangan:\n\n • Tarif/Biaya GRATIS.\n"
    )
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 2
    assert record.prosedur is not None
    assert record.biaya is not None
    assert record.biaya.kind == "free"


def test_a_piped_rows_last_cell_that_does_not_end() -> None:
    record = record_of(
        "Pinjam Tenda\nNO | KOMPONEN | URAIAN |\n---|---|---|\n1. |\nPersyaratan Pelayanan |\n"
        "a.Kartu penduduk; b.Surat RT. |\n2. |\nSistem, mekanisme, dan prosedur |\n"
        "a.Warga datang ke kantor;b.Petugas memeriksa berkas;c.Tenda dapat dipinjam\n",
        "naskah.md",
    )
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 3


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("Kartu keluarga (KK);Kartu penduduk (KTP);Foto kejadian.", 3),
        ("Warga melapor ke kantor.Petugas mencatat laporan.Lurah memeriksa.", 3),
        ("Surat dari Kec.Sukajaya dan Kab.Mekarsari", 1),
    ],
)
def test_items_glued_behind_a_bracket_or_a_full_stop(cell: str, count: int) -> None:
    record = record_of(
        f"Pinjam Tenda\n\nNO | KOMPONEN | URAIAN |\n1. | Persyaratan | {cell} |\n"
        "2. | Jangka Waktu | 1 hari |\n3. | Biaya/Tarif | Gratis |\n"
    )
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == count


def test_a_second_parts_name_above_its_heads_cells() -> None:
    record = record_of(
        "Pinjam Tenda\n\nService delivery\n\nNO\n\nKOMPONEN\n\nURAIAN\n\n1.\n\nPersyaratan\n\n"
        " 1. KTP\n 2. KK\n\n2.\n\nPenanganan Pengaduan\n\n 1. Kotak saran\n\nManufacturing\n\n"
        "NO\n\nKOMPONEN\n\nURAIAN\n\n3.\n\nDasar Hukum\n\n1. Peraturan Desa Nomor 3\n"
    )
    assert record.pengaduan is not None
    assert "Manufacturing" not in record.pengaduan.text


def test_a_date_above_a_title_is_passed_over() -> None:
    record = record_of(
        "Publish Rabu, 29 Maret 2023\nPINJAM TENDA DESA\nPersyaratan Pelayanan :\n- KTP\n- KK\n"
        "Biaya/ Tarif : Tidak ada biaya\n"
    )
    assert record.service.title == "PINJAM TENDA DESA"


def test_bulleted_names_above_groups_without_bullets() -> None:
    record = record_of(
        "- Persyaratan\nPINJAM UNTUK WARGA\n- KTP\n- KK.\n"
        "PINJAM UNTUK PENDATANG\n- Surat domisili\n"
        "- Mekanisme\nPINJAM UNTUK WARGA\n- Warga mengisi buku\n- Petugas memeriksa\n"
    )
    assert record.persyaratan is not None
    assert record.prosedur is not None
    assert "mengisi" not in str(outline(record.persyaratan.items))


STEPS = "Mekanisme\n\n  1. Warga menulis nama\n  2. Petugas menyerahkan tenda\n\n"
PAPERS = "Persyaratan\n\n  1. Kartu anggota\n  2. Surat pernyataan\n\n"


@pytest.mark.parametrize("crumb", ["produk layanan", "Prosedur", "Biaya"])
def test_a_components_word_printed_twice_on_top_is_where_the_page_stands(crumb: str) -> None:
    title = "Pelayanan Peminjaman Tenda"
    record = record_of(f"{crumb}\n\n{crumb}\n\n{title}\n\n{title}\n\n{PAPERS}{STEPS}")
    assert record.service.title == title
    assert record.produk is None
    assert record.biaya is None


@pytest.mark.parametrize("link", ["← Kembali ke Menu Utama", "« Kembali", "Kembali ke Beranda"])
def test_a_link_back_is_no_title(link: str) -> None:
    record = record_of(f"{link}\n\nPeminjaman Tenda\n\n{PAPERS}{STEPS}")
    assert record.service.title == "Peminjaman Tenda"


@pytest.mark.parametrize(
    "head",
    [
        "Hak Pemohon",
        "Hak dan Kewajiban Pelanggan",
        "Kewajiban Pengguna Layanan",
        "Jam Layanan (hari kerja)",
        "Jam Buka Loket",
    ],
)
def test_rights_duties_and_hours_are_none_of_the_fees(head: str) -> None:
    fee = "Biaya\n\n- Tidak dipungut biaya\n\n"
    record = record_of(f"Peminjaman Tenda\n\n{PAPERS}{fee}{head}\n\n- Dilayani ramah\n")
    assert record.biaya is not None
    assert record.biaya.text is not None
    assert "ramah" not in record.biaya.text


def test_a_tables_row_names_the_service_with_a_components_word() -> None:
    record = record_of(
        "PENGADILAN BUKIT RAYA\n\nNo\n\nKomponen\n\nUraian\n\n1\n\nJenis Pelayanan\n\n"
        "Penanganan Pengaduan\n\n2\n\nPersyaratan\n\n1. Identitas pelapor\n2. Uraian perkara\n"
        "\n3\n\nProsedur\n\n1. Pelapor mengisi buku\n2. Petugas memberi nomor\n\n"
        "4\n\nBiaya\n\nGratis\n"
    )
    assert record.service.title == "Penanganan Pengaduan"
    assert record.pengaduan is None


def test_a_value_that_ran_into_a_name_has_none_of_its_words() -> None:
    record = record_of(
        "Jenis Layanan: Peminjaman Tenda\nJangka Waktu Penyelesaian14 Hari\nBiaya / Tarif\nGratis\n"
        "Penanganan Pengaduan\nKotak saran\nProduk LayananTenda pinjaman; Berita acara\n"
        "Persyaratan Layanan :\n1. Kartu anggota\n2. Foto\n"
        "Prosedur Layanan :\n1. Warga menulis nama\n2. Petugas menyerahkan tenda\n"
    )
    assert record.waktu is not None
    assert record.waktu.text == "14 Hari"
    assert record.produk is not None
    assert record.produk.items[0].text.startswith("Tenda pinjaman")


def test_a_tables_title_that_begins_with_a_components_word_is_none() -> None:
    record = record_of(
        "MEKANISME PELAYANAN IPLT\n(INSTALASI PENGOLAHAN LUMPUR)\n\nNo Komponen Uraian\n"
        "1 Persyaratan\n  1. Surat permohonan\n  2. Kartu penduduk\n2\n\nSistem, Mekanisme, dan "
        "Prosedur:\n\n  1. Warga mengajukan permohonan\n  2. Petugas datang ke lokasi\n"
        "3 Jangka Waktu Penyelesaian:\n  • 2 (dua) hari\n"
    )
    assert record.prosedur is not None
    assert len(record.prosedur.items) == 2


@pytest.mark.parametrize("words", ["PERIZINAN", "PELAYANAN PERIZINAN DAN NON PERIZINAN"])
def test_what_all_services_are_is_no_title(words: str) -> None:
    text = f"TENTANG\n\nSTANDAR PELAYANAN {words}\n\n{PAPERS}{STEPS}"
    assert record_of(text).service.title is None


def test_names_beside_values_are_no_letterhead() -> None:
    record = record_of(
        "Sektor Tenaga Kerja\n\nJenis Perizinan Pencatatan Perjanjian Kerja\nDasar Hukum a. Undang-"
        "Undang Nomor 3 Tahun 1951. b. Undang-Undang Nomor 13 Tahun 2003.\nWaktu Pelayanan 7 Hari "
        "Kerja\nBiaya gratis\nProduk Bukti Pencatatan\nPengelolaan Pengaduan Melalui kotak saran, "
        "(0341) 555019\nProsedur a. Membuat akun. b. Mengunggah berkas.\nPersyaratan a. Formulir "
        "permohonan. b. Kartu penduduk.\n"
    )
    assert record.unit.name is None
    assert record.service.title == "Pencatatan Perjanjian Kerja"
    assert record.waktu is not None
    assert record.waktu.text == "7 Hari Kerja"
    assert record.biaya is not None
    assert record.biaya.kind == "free"
    assert record.persyaratan is not None
    assert len(record.persyaratan.items) == 2
