"""One service under many titles, similar titles of other services, standards without title."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.service.catalogue import service_catalogue
from normalizers.service.service import MIN_KIND_CONFIDENCE, classify_service
from normalizers.service.title import wording

SAME_SERVICE: dict[str, list[str]] = {
    "perpustakaan": [
        "Perpustakaan",
        "Layanan Perpustakaan",
        "Pelayanan Perpustakaan pada Pelayanan Statistik Terpadu BPS Kabupaten Bima",
        "Standar Pelayanan Perpustakaan Statistik",
        "PERPUSTAKAAN BPS PROVINSI RIAU",
    ],
    "konsultasi-statistik": [
        "Konsultasi Statistik",
        "KONSULTASI STATISTIK PADA PELAYANAN STATISTIK TERPADU",
        "Layanan Konsultasi Statistik secara Online",
        "2. Pelayanan Konsultasi Statistik (Daring)",
        "Konsultasi Kegiatan Statistik di PST",
        "Kosultasi Statistik",
    ],
    "rekomendasi-kegiatan-statistik": [
        "Rekomendasi Kegiatan Statistik",
        "Layanan Rekomendasi Statistik",
        "Pelayanan Pemberian Rekomendasi Kegiatan Statistik",
        "Penerbitan Surat Rekomendasi Kegiatan Statistik Sektoral",
        "Rekomendasi Penyelenggaraan Kegiatan Statistik",
    ],
    "penjualan-produk-statistik": [
        "Penjualan Produk Statistik",
        "Pelayanan Penjualan Produk Statistik",
        "Pelayanan Produk Statistik Berbayar",
        "Layanan Pembelian Produk Statistik BPS Kota Medan",
        "PENJUALAN PRODUK STATISTIK PADA PST BPS KABUPATEN SEMARANG",
    ],
    "produk-statistik-nol-rupiah": [
        "Layanan Produk Statistik Nol Rupiah",
        "Penjualan Produk Statistik Tarif Rp 0",
        "Permintaan Produk Statistik dengan Tarif Nol Rupiah",
    ],
    "penjualan-data-mikro": [
        "Pelayanan Penjualan Data Mikro dan Peta Digital Wilayah Kerja Statistik",
        "Penjualan data mikro dan peta digital wilkerstat secara daring",
        "Penjualan Data Mikro",
    ],
    "ktp-el": [
        "Penerbitan KTP-el",
        "KTP Elektronik",
        "Kartu Tanda Penduduk Elektronik (KTP-el)",
        "Pelayanan Pencetakan e-KTP Hilang/Rusak",
        "Perekaman KTP-el bagi Penduduk Lansia",
        "Pembuatan KTP Kabupaten Garut",
    ],
    "kartu-keluarga": [
        "Kartu Keluarga",
        "Penerbitan KK Baru",
        "Pelayanan Perubahan Kartu Keluarga (KK)",
        "Standar Pelayanan Penerbitan Kartu Keluarga pada Disdukcapil Kota Solok",
    ],
    "kartu-identitas-anak": ["KIA", "Penerbitan Kartu Identitas Anak (KIA)"],
    "akta-kelahiran": [
        "Akta Kelahiran",
        "Penerbitan Akte Kelahiran",
        "Pencatatan dan Penerbitan Kutipan Akta Kelahiran",
        "Pengurusan Akta Kelahiran Anak Luar Nikah",
        "Pencatatan Kelahiran WNI",
    ],
    "akta-kematian": ["Penerbitan Akta Kematian", "Pencatatan Kematian", "Kutipan Akte Kematian"],
    "akta-perkawinan": ["Pencatatan Perkawinan", "Penerbitan Kutipan Akta Perkawinan"],
    "akta-perceraian": ["Akta Perceraian", "Pencatatan Perceraian"],
    "surat-pindah": [
        "Surat Keterangan Pindah WNI (SKPWNI)",
        "Surat Pindah",
        "Penerbitan Surat Keterangan Pindah Datang",
        "Pelayanan Pindah Keluar Penduduk",
    ],
    "izin-praktik-perawat": [
        "Izin Praktik Perawat",
        "Surat Ijin Praktek Perawat (SIPP)",
        "SIP Perawat",
        "Penerbitan SIPP",
        "Permohonan Surat Izin Praktik Perawat Kabupaten Agam",
    ],
    "izin-kerja-perawat": ["SIK Perawat", "Surat Izin Kerja Perawat (SIKP)"],
    "izin-praktik-dokter": ["SIP Dokter", "Surat Izin Praktik Dokter Umum", "Ijin Praktek Dokter"],
    "izin-praktik-dokter-gigi": ["SIP Dokter Gigi", "Izin Praktik Dokter Gigi"],
    "izin-praktik-bidan": ["SIPB", "Izin Praktik Bidan", "SIP Bidan Mandiri"],
    "persetujuan-bangunan-gedung": [
        "Izin Mendirikan Bangunan (IMB)",
        "IMB",
        "PBG",
        "Persetujuan Bangunan Gedung",
        "Penerbitan Persetujuan Bangunan Gedung (PBG) Kota Batu",
    ],
    "sertifikat-laik-fungsi": ["SLF", "Penerbitan Sertifikat Laik Fungsi Bangunan Gedung"],
    "izin-usaha-perdagangan": ["SIUP", "Surat Izin Usaha Perdagangan (SIUP)"],
    "tanda-daftar-perusahaan": ["TDP", "Penerbitan Tanda Daftar Perusahaan"],
    "nomor-induk-berusaha": ["NIB", "Pendampingan Nomor Induk Berusaha (NIB)"],
    "izin-trayek": ["Izin Trayek", "Ijin Trayek Angkutan Kota", "Izin Trayek Angkutan Pedesaan"],
    "izin-penelitian": [
        "Izin Penelitian",
        "Surat Rekomendasi Penelitian",
        "Rekomendasi Izin Penelitian/Survey",
        "Penerbitan Surat Keterangan Penelitian",
    ],
    "izin-pendirian-sekolah": ["Izin Pendirian Sekolah", "Ijin Mendirikan Satuan Pendidikan"],
    "izin-pendirian-paud": ["Izin Operasional PAUD", "Izin Pendirian Pendidikan Anak Usia Dini"],
    "izin-reklame": ["Izin Reklame", "Izin Pemasangan Reklame", "Ijin Penyelenggaraan Reklame"],
    "rawat-jalan": ["Rawat Jalan", "Pelayanan Rawat Jalan", "Instalasi Rawat Jalan RSUD X"],
    "rawat-inap": ["Pelayanan Rawat Inap", "Instalasi Rawat Inap", "Rawat Inap Puskesmas Y"],
    "gawat-darurat": ["IGD", "Instalasi Gawat Darurat (IGD)", "Pelayanan UGD 24 Jam"],
    "laboratorium-kesehatan": [
        "Laboratorium",
        "Pelayanan Laboratorium",
        "Pemeriksaan Laboratorium",
    ],
    "farmasi": [
        "Farmasi",
        "Pelayanan Kefarmasian",
        "Apotek",
        "Instalasi Farmasi",
        "Pelayanan Obat",
    ],
    "kesehatan-gigi-dan-mulut": ["Poli Gigi", "Pelayanan Kesehatan Gigi dan Mulut"],
    "surat-keterangan-sehat": ["Surat Keterangan Sehat", "Pembuatan Surat Keterangan Dokter"],
    "penerimaan-peserta-didik-baru": [
        "PPDB",
        "Penerimaan Peserta Didik Baru",
        "Sistem Penerimaan Siswa Baru",
        "Penerimaan Peserta Didik Baru (PPDB) Online SMP",
    ],
    "surat-pindah-sekolah": [
        "Pengesahan Surat Keterangan Perpindahan Peserta Didik SMA/SMK",
        "Surat Keterangan Keluar Sekolah",
        "Surat Keterangan Pindah Sekolah",
        "Mutasi Siswa",
        "Pelayanan Mutasi Peserta Didik",
    ],
    "legalisasi-ijazah": [
        "Legalisir Ijazah",
        "Legalisasi Ijazah/SKHUN",
        "Legalisir Ijazah dan Surat Keterangan Pengganti Ijazah",
        "Pengesahan Ijazah",
        "Legalisir STTB",
    ],
    "surat-keterangan-pengganti-ijazah": [
        "Surat Pengantar Keterangan Pengganti Ijazah",
        "Surat Keterangan Pengganti Ijazah Hilang/Rusak",
    ],
    "paspor": ["Paspor", "Penerbitan Paspor RI", "Penggantian Paspor Hilang", "Paspor Baru"],
    "izin-tinggal-terbatas": ["ITAS", "Izin Tinggal Terbatas (ITAS)", "Perpanjangan KITAS"],
    "skck": ["SKCK", "Surat Keterangan Catatan Kepolisian (SKCK)", "Penerbitan SKCK Baru"],
    "sim": ["SIM", "Surat Izin Mengemudi (SIM)", "Perpanjangan SIM A dan SIM C"],
    "izin-besuk": ["Kunjungan Tahanan", "Layanan Kunjungan Warga Binaan", "Izin Besuk Tahanan"],
    "surat-keterangan-tidak-mampu": [
        "SKTM",
        "Surat Keterangan Tidak Mampu (SKTM)",
        "Penerbitan Surat Keterangan Tidak Mampu Kelurahan Kebonsari",
    ],
    "surat-keterangan-domisili": ["Surat Keterangan Domisili", "Keterangan Domisili Penduduk"],
    "surat-pengantar-nikah": [
        "Surat Pengantar Nikah",
        "Surat Pengantar Nikah (N1, N2, N4)",
        "Pengantar Nikah Kecamatan Coblong",
    ],
    "permohonan-informasi-publik": [
        "PPID",
        "Permohonan Informasi Publik",
        "Pelayanan Permintaan Informasi Publik (PPID)",
        "Layanan Informasi Publik",
    ],
    "pengaduan": ["Pengaduan Masyarakat", "Layanan Pengaduan", "Penanganan Pengaduan Masyarakat"],
    "pajak-bumi-dan-bangunan": ["PBB", "Pelayanan Pajak Bumi dan Bangunan", "PBB-P2"],
    "bphtb": ["BPHTB", "Validasi BPHTB", "Bea Perolehan Hak atas Tanah dan Bangunan (BPHTB)"],
    "kartu-kuning": ["Kartu Kuning", "AK.1", "Kartu Tanda Pencari Kerja (AK/1)", "Kartu Pencaker"],
    "uji-kendaraan-bermotor": [
        "Uji KIR",
        "Pengujian Kendaraan Bermotor",
        "Uji Berkala Kendaraan Bermotor",
    ],
    "tera-tera-ulang": ["Tera/Tera Ulang", "Pelayanan Tera Ulang UTTP", "Tera dan Tera Ulang"],
    "kartu-anggota-perpustakaan": ["Pembuatan Kartu Anggota Perpustakaan"],
    "kartu-keluarga-dan-ktp-el": ["Penerbitan KK dan KTP-el", "KTP Elektronik dan Kartu Keluarga"],
    "kesehatan-ibu-dan-anak": ["Kesehatan Ibu dan Anak (KIA)", "KIA (Kesehatan Ibu dan Anak)"],
    "surat-keterangan-kehilangan": ["Surat Keterangan Kehilangan", "Laporan Kehilangan KTP"],
    # Outside the catalogue: the slug is made of the title's own words.
    "rekomendasi-bantuan-perahu": [
        "Penerbitan Rekomendasi Bantuan Perahu",
        "Pelayanan Rekomendasi Bantuan Perahu Kabupaten Demak",
        "7. Pemberian Surat Rekomendasi Bantuan Perahu (SRBP) pada Dinas Perikanan Kota Tegal",
    ],
    "wisma": ["Wisma", "Layanan Wisma", "Pelayanan Wisma secara Online"],
    "izin-praktik-tukang-gigi": ["Ijin Praktek Tukang Gigi", "Permohonan Izin Praktik Tukang Gigi"],
    "tanda-daftar-usaha-daya-tarik-wisata": [
        "Tanda Daftar Usaha Daya Tarik Wisata",
        "Penerbitan Tanda Daftar Usaha Daya Tarik Wisata Kabupaten Agam",
    ],
}
SAME = [(title, kind) for kind, titles in SAME_SERVICE.items() for title in titles]

DIFFERENT_SERVICES = [
    ("Izin Praktik Dokter", "Izin Praktik Dokter Gigi"),
    ("Izin Praktik Dokter", "Izin Praktik Dokter Hewan"),
    ("Izin Praktik Perawat", "Izin Praktik Perawat Gigi"),
    ("Izin Praktik Bidan", "Izin Kerja Bidan"),
    ("SKCK", "Surat Pengantar SKCK"),
    ("Surat Pindah", "Surat Pindah Sekolah"),
    ("Perpustakaan", "Perpustakaan Keliling"),
    ("Perpustakaan", "Kartu Anggota Perpustakaan"),
    ("Konsultasi Statistik", "Rekomendasi Statistik"),
    ("Penjualan Produk Statistik", "Produk Statistik Nol Rupiah"),
    ("Surat Keterangan Domisili", "Surat Keterangan Domisili Usaha"),
    ("Surat Keterangan Usaha", "Surat Keterangan Domisili Usaha"),
    ("Surat Keterangan Kematian", "Akta Kematian"),
    ("Surat Keterangan Lahir", "Akta Kelahiran"),
    ("Rawat Jalan", "Farmasi Rawat Jalan"),
    ("Rawat Jalan", "Rawat Inap"),
    ("Pajak Reklame", "Izin Reklame"),
    ("Pajak Bumi dan Bangunan", "Pengurangan PBB"),
    ("Pajak Hotel", "Pajak Restoran"),
    ("Kartu Keluarga", "Surat Pengantar Kartu Keluarga"),
    ("Izin Tinggal Terbatas", "Izin Tinggal Tetap"),
    ("Pendaftaran Haji", "Pembatalan Haji"),
    ("Legalisasi Ijazah", "Legalisasi"),
    ("Rekomendasi Bantuan Perahu", "Rekomendasi Bantuan Pupuk"),
    ("Pengaduan Masyarakat", "Pengaduan Lingkungan Hidup"),
    ("Izin Penelitian", "Rekomendasi Kegiatan Statistik"),
    ("Tanda Daftar Usaha Pariwisata", "Tanda Daftar Usaha Daya Tarik Wisata"),
    ("Akta Perkawinan", "Akta Perceraian"),
    ("Surat Keterangan Siswa Aktif", "Surat Keterangan Pernah Menjadi Siswa"),
    ("Surat Keterangan Peserta Didik", "Surat Keterangan Perpindahan Peserta Didik"),
    ("Surat Keterangan Siswa", "Surat Keterangan Lulus Siswa"),
    ("Akta Cerai", "Akta Perceraian"),
    ("Pendaftaran Pasien", "Pendaftaran Kelompok Tani"),
    ("Cuti Bersyarat", "Cuti Menjelang Bebas"),
    ("BPHTB", "Pengurangan BPHTB"),
    ("Balik Nama Sertifikat Tanah", "Bea Balik Nama Kendaraan Bermotor"),
]


@pytest.mark.parametrize(("title", "kind"), SAME, ids=[title for title, _ in SAME])
def test_every_title_of_a_service_has_its_kind(title: str, kind: str) -> None:
    found = classify_service(title)
    assert found.kind == kind
    assert found.label
    assert found.confidence >= MIN_KIND_CONFIDENCE


@pytest.mark.parametrize(
    ("one", "other"), DIFFERENT_SERVICES, ids=[f"{a} / {b}" for a, b in DIFFERENT_SERVICES]
)
def test_similar_titles_of_different_services_stay_apart(one: str, other: str) -> None:
    first, second = classify_service(one).kind, classify_service(other).kind
    assert first is not None
    assert second is not None
    assert first != second


SLIPS = [
    ("Perpustakan", "perpustakaan"),
    ("Rekomendsi Kegaitan Statistik", "rekomendasi-kegiatan-statistik"),
    ("Konsultasi Stastistik", "konsultasi-statistik"),
    ("Penerbitan Kartu Kelurga", "kartu-keluarga"),
    ("Pelayaran Rakyat", "pelayaran-rakyat"),
    ("Pengajian Rutin", "pengajian-rutin"),
]


@pytest.mark.parametrize(("title", "kind"), SLIPS, ids=[title for title, _ in SLIPS])
def test_a_slip_of_the_pen_is_mended_and_a_real_word_is_not(title: str, kind: str) -> None:
    assert classify_service(title).kind == kind


def test_no_everyday_word_alone_names_a_service() -> None:
    everyday = wording().generic_words | wording().prefixes | wording().modifiers
    loose = {
        service.kind
        for service in service_catalogue().values()
        for phrase in service.phrases
        if not phrase or (service.is_open and len(phrase) == 1 and phrase <= everyday)
    }
    assert loose == set()


PREFIXES = ["Pelayanan ", "3. Standar Pelayanan ", "SOP ", "SP Pembuatan ", "LAYANAN PENGURUSAN "]
SUFFIXES = [
    " Kabupaten Bantul",
    " pada Dinas Sosial Kota Batu",
    " (XYZ)",
    " secara Online",
    " di Kecamatan Sewon",
    " Tahun 2023",
    " BPS Provinsi Jambi",
]


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_office_place_and_opening_words_change_no_kind(prefix: str, suffix: str) -> None:
    changed = {
        title: found
        for kind, service in service_catalogue().items()
        if (found := classify_service(title := prefix + service.label + suffix).kind) != kind
    }
    assert changed == {}


@pytest.mark.parametrize(
    "title",
    ["Pelayanan", "Pelayanan Statistik Terpadu", "Standar Pelayanan", "Layanan Publik", "-", ""],
)
def test_a_title_that_names_no_service_gives_no_kind(title: str) -> None:
    assert classify_service(title).kind is None


WITHOUT_TITLE = {
    "sales, the service named": (
        "penjualan-produk-statistik",
        ["Fotokopi KTP", "Surat elektronik yang aktif"],
        [
            "Pengunjung mengutarakan permintaan layanan penjualan produk statistik",
            "Pengunjung pulang",
        ],
        ["Publikasi cetak", "Data mikro"],
    ),
    "sales, by its trade only": (
        "penjualan-produk-statistik",
        ["Menandatangani surat perjanjian penggunaan data"],
        [
            "Petugas BPS menghitung tarif PNBP",
            "Pembeli membayar lewat kode billing dan menerima kuitansi",
        ],
        ["Peta digital wilkerstat", "Data mikro sensus"],
    ),
    "recommendation, the service named": (
        "rekomendasi-kegiatan-statistik",
        ["Surat permohonan dari instansi", "Berkunjung ke perpustakaan BPS"],
        ["Instansi mengajukan layanan rekomendasi statistik melalui Romantik"],
        ["Surat rekomendasi"],
    ),
    "recommendation, by its trade only": (
        "rekomendasi-kegiatan-statistik",
        ["Formulir berisi rancangan survei"],
        ["Petugas BPS menilai kelayakan survei", "Kepala menandatangani surat rekomendasi"],
        ["Surat rekomendasi beserta identitas rekomendasi"],
    ),
    "consultation, the service named": (
        "konsultasi-statistik",
        ["Kartu identitas"],
        ["Tamu meminta layanan konsultasi statistik", "Petugas menjawab", "Tamu mengisi survei"],
        ["Penjelasan mengenai statistik"],
    ),
    "consultation, by its trade only": (
        "konsultasi-statistik",
        ["Menyebutkan topik konsultasi"],
        ["Tamu berkonsultasi dengan petugas BPS di ruang konsultasi"],
        ["Informasi statistik"],
    ),
    "library, by its trade only": (
        "perpustakaan",
        ["Kartu identitas"],
        ["Pengunjung mencari bahan pustaka pada katalog", "Pengunjung membaca di ruang baca BPS"],
        ["Koleksi pustaka BPS"],
    ),
    "library, glued": (
        "perpustakaan",
        ["Kartuidentitas"],
        ["Pengunjung memintalayananperpustakaan kepadapetugas PSTBPS"],
        ["Bahanpustaka"],
    ),
    "another office, by its product": (
        "surat-keterangan-tidak-mampu",
        ["Fotokopi KTP", "Fotokopi KK", "Pengantar RT"],
        ["Pemohon menyerahkan berkas", "Lurah menandatangani surat"],
        ["Surat Keterangan Tidak Mampu"],
    ),
    "another office, its product in full": (
        "paspor",
        ["KTP", "KK", "Akta kelahiran"],
        ["Wawancara dan foto"],
        ["Paspor Republik Indonesia"],
    ),
    "another office, the service named": (
        "akta-kelahiran",
        ["KTP orang tua", "KK"],
        ["Pemohon mengisi formulir permohonan akta kelahiran", "Petugas memproses"],
        ["Kutipan akta"],
    ),
}


@pytest.mark.parametrize("case", WITHOUT_TITLE)
def test_a_standard_without_title_is_recognised_by_its_texts(case: str) -> None:
    kind, requirements, steps, products = WITHOUT_TITLE[case]
    assert classify_service(None, requirements, steps, products).kind == kind


def test_required_documents_do_not_name_the_service() -> None:
    requirements = ["Fotokopi KTP", "Kartu Keluarga", "Akta kelahiran", "Surat pengantar nikah"]
    assert (
        classify_service(None, requirements, ["Pemohon datang", "Petugas memeriksa"]).kind is None
    )


def test_a_complaint_desk_mentioned_by_the_way_is_not_the_service() -> None:
    steps = ["Keluhan disampaikan lewat layanan pengaduan", "Petugas mencetak hasil"]
    assert classify_service(None, steps=steps).kind is None
    assert classify_service(None, products=["Layanan pengaduan masyarakat"]).kind == "pengaduan"


def test_two_services_named_as_often_stay_undecided() -> None:
    steps = ["Pasien menuju layanan farmasi", "Pasien menuju layanan radiologi"]
    assert classify_service(None, steps=steps).kind is None


def test_an_unknown_service_must_be_named_twice() -> None:
    step = "Pemohon mengajukan layanan peminjaman tenda hajatan kepada petugas"
    assert classify_service(None, steps=[step]).kind is None
    assert classify_service(None, steps=[step, step]).kind == "peminjaman-tenda-hajatan"


def test_an_unknown_service_is_known_by_the_document_it_issues() -> None:
    found = classify_service(None, products=["1. Surat Rekomendasi Bantuan Perahu Kabupaten Demak"])
    assert found.kind == classify_service("Rekomendasi Bantuan Perahu").kind
    assert classify_service(None, products=["Penjelasan lisan petugas"]).kind is None


def test_a_word_means_what_it_means_in_the_office() -> None:
    clinic = classify_service("Laboratorium", unit="Puskesmas Ngesrep").kind
    school = classify_service("Laboratorium", unit="SMP Negeri 3 Lembah Hijau").kind
    assert (clinic, school) == ("laboratorium-kesehatan", "laboratorium-sekolah")
    assert classify_service("Laboratorium Sekolah", unit="SMP Negeri 3").kind == school


def test_a_clinic_means_mother_and_child_by_kia() -> None:
    assert classify_service("KIA", unit="Puskesmas Ngesrep").kind == "kesehatan-ibu-dan-anak"
    assert classify_service("KIA", unit="Dinas Dukcapil").kind == "kartu-identitas-anak"


def test_the_title_outweighs_the_texts() -> None:
    steps = ["Tamu meminta layanan konsultasi statistik"] * 5
    assert classify_service("Perpustakaan", steps=steps).kind == "perpustakaan"


def test_the_name_of_the_office_is_no_part_of_the_service() -> None:
    unit = "UPTD Balai Benih Ikan Lembah Hijau"
    plain = classify_service("Penjualan Benih Ikan Nila")
    assert classify_service("Penjualan Benih Ikan Nila Lembah Hijau", unit=unit).kind == plain.kind


def test_split_services_know_the_whole() -> None:
    assert classify_service("Penjualan Data Mikro").part_of == "penjualan-produk-statistik"


@pytest.mark.parametrize("kind", service_catalogue())
def test_every_label_of_the_catalogue_names_its_own_service(kind: str) -> None:
    assert classify_service(service_catalogue()[kind].label).kind == kind


@pytest.mark.parametrize("filler", ["layanan ", "pada dinas ", "(", "kartu keluarga dan ", "1. "])
def test_ten_thousand_characters_are_read_in_no_time(filler: str) -> None:
    text = (filler * 10_000)[:10_000]
    start = time.process_time()
    classify_service(text, [text], [text], [text], text)
    classify_service(None, [text], [text], [text], text)
    assert time.process_time() - start < 2.0


@given(st.text(max_size=300), st.lists(st.text(max_size=80), max_size=4))
def test_any_text_gives_a_slug_or_nothing(title: str, texts: list[str]) -> None:
    found = classify_service(title, texts, texts, texts, title)
    assert found.kind is None or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found.kind)
    assert 0.0 <= found.confidence <= 1.0
    assert (found.kind is None) == (found.label is None)


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("PENDAFTARAN", "UPTD Puskesmas Maju"),
        ("Pelayanan Ruang Loket", "Puskesmas Jaya"),
        ("Standar Pelayanan Publik Klaster 1 Manajemen Pendaftaran", "Puskesmas Mulya"),
        ("Loket Pendaftaran Pasien", "RSUD Sari"),
    ],
)
def test_registration_at_a_clinic_is_one_service(title: str, unit: str) -> None:
    assert classify_service(title, unit=unit).kind == "pendaftaran-pasien"


def test_a_loket_elsewhere_is_no_clinic() -> None:
    assert classify_service("Loket Pembayaran", unit="Puskesmas Jaya").kind != "pendaftaran-pasien"
    assert classify_service("Loket", unit="Dinas Perhubungan").kind != "pendaftaran-pasien"


def test_a_title_that_only_names_an_office_names_no_service() -> None:
    assert classify_service("Polresta Jaya", products=["Kartu anggota"]).kind is None


def test_who_writes_the_letter_of_introduction_gives_another_service() -> None:
    title = "Surat Keterangan Catatan Kepolisian"
    police = classify_service(title, products=["SKCK"])
    district = classify_service(title, products=["Surat Pengantar SKCK"])
    assert police.kind == "skck"
    assert district.kind == classify_service("Surat Pengantar SKCK").kind != "skck"
