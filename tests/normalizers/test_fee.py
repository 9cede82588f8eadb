from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.fee.bare_fee import is_bare_fee, may_be_bare_fee
from normalizers.fee.fee import ChargeValue, Fee, parse_fee
from tests.support.chance import examples

# Phrases in the manner of many kinds of offices: hospitals, civil registries, police, courts,
# immigration, land, markets, laboratories, ports, water, schools, villages.

FREE = [
    "Tidak Dipungut Biaya (Gratis)",
    "TIDAK DIPUNGUT BIAYA",
    "Tidak dipungut biaya / Rp. 0,-",
    "Rp. 0 (nol rupiah)",
    "Rp.0,-",
    "Rp 0.-",
    "0,-",
    "0",
    "Nol rupiah",
    "Biaya : Nihil",
    "Nihil",
    "NIHIL",
    "Biaya: tidak ada",
    "Tidak ada tarif",
    "Tidak ada retribusi yang dipungut",
    "Tidak ada pungutan biaya",
    "Tidak ada biaya administrasi",
    "Tidak dikenai tarif",
    "Tidak dikenakan retribusi",
    "Tidak dikenakan tarif/biaya apapun",
    "Tidak dibebani biaya",
    "Tidak membayar",
    "Tidak berbayar",
    "Tanpa biaya",
    "Tanpa biaya apapun",
    "Tanpa bayar",
    "Tanpa pungutan",
    "Bebas biaya",
    "Bebas dari biaya",
    "Bebas Retribusi",
    "Dibebaskan dari segala biaya",
    "Gratis.",
    "GRATIS !!!",
    "Gratis/Free",
    "Layanan ini gratis",
    "Free of charge",
    "Cuma cuma",
    "Pelayanan diberikan secara cuma-cuma kepada masyarakat",
    "Seluruh layanan perpustakaan tidak dipungut biaya",
    "Pengurusan dokumen kependudukan tidak dipungut biaya sesuai UU No. 24 Tahun 2013",
    "Gratis (UU 24 Tahun 2013 Pasal 79A)",
    "Berdasarkan Undang-Undang Nomor 24 Tahun 2013, pengurusan dan penerbitan "
    "dokumen kependudukan tidak dipungut biaya",
    "Tidak dipungut biaya sesuai ketentuan yang berlaku",
    "Tdk dipungut biaya",
    "Tidak di pungut biaya",
    "Tidak dipunggut biaya",
    "Tidak dipungut baiya",
    "Tidak dipungutbiaya",
    "Tidakdipungutbiaya",
    "tidak dipungut blaya",
    "Tldak dipungut biaya",
    "Gratls",
    "Tidak ada biaya yang dikenakan kepada pemohon",
    "Pemohon tidak dikenakan biaya apapun dalam pengurusan izin ini",
    "Tidak memungut biaya",
    "Tidak ada pembayaran",
    "Biaya ditanggung APBD Kabupaten",
    "Dibebankan pada APBN",
    "Rp. - (tidak dipungut biaya)",
    "Tidak dipungut biaya dalam bentuk apapun.",
    "1. Tidak dipungut biaya",
    "- Gratis",
    "Retribusi : Rp. 0,-",
    "Perkara prodeo",
    "Tidak dipungut biaya, pemohon cukup menyiapkan berkas",
    "Gratis, berlaku untuk 3 (tiga) orang per hari",
    "Tidak dipungut biaya sejak tahun 2015",
    "Gratis bagi seluruh warga Kecamatan",
    "Gratis. Santunan kematian sebesar Rp 3.000.000",
    "Tidak dipungut biaya, bantuan maksimal Rp. 5.000.000,-",
    "Tidak dipungut biaya (pemohon menyiapkan materai Rp 10.000)",
    "Tidak dipungut biaya (sesuai Perda Nomor 1 Tahun 2012)",
    "Tidak dipungut biaya. Dasar hukum: UU No 25 Tahun 2009",
    "Gratis sesuai dengan Peraturan Bupati Nomor 5 Tahun 2019",
    "Rp 0,- (sesuai Perda 3 Tahun 2012)",
    "Tidak dipungut biaya kecuali materai",
    "0 (nol) rupiah",
    "Gratis (tidak dipungut biaya) sesuai Perpres 87 Tahun 2016",
    "Tidak ada pungutan apapun",
    "Rp. Nihil",
    "Nilai proyek di bawah Rp 500.000.000 gratis",
    "BPJS : Tidak dipungut biaya (GRATIS)",
    "- peserta BPJS gratis",
    "Bebas pembayaran bila sudah terdaftar",
    "Retribusi Gratis",
    "Penerbitan akta tidak dipungut biaya / gratis",
    "Gratis sampai dengan 31 Desember 2024",
    "Gratis (Rp. 0)",
    "Rp 0,- (Gratis)",
    "Peserta didik tidak dipungut biaya",
    "Tidak dipungut biaya oleh sekolah",
    "Sertifikat laik higiene Rp 0",
    "Penerimaan siswa baru tidak dipungut biaya apapun (gratis)",
]
UNKNOWN = [
    "-",
    "–",
    ".",
    "Belum ada",
    "tidak gratis",
    "Layanan ini tidak gratis",
    "Sesuai tarif",
    "Ditanggung pemohon",
    "Sukarela",
    "Seikhlasnya",
    "Biaya bervariasi",
    "Tergantung jenis layanan",
    "Dibayar di kasir",
    "PNBP",
    "Retribusi",
    "Biaya operasional petugas ditanggung pemohon",
    "Biaya pengujian sesuai jumlah parameter",
    "Silakan hubungi petugas loket 3",
    "Sesuai Syarat Teknis UTTP",
    "Lihat lampiran",
    "Tarif layanan dapat dilihat di website",
    "Biaya panjar perkara meliputi :",
    "Rp.",
    "Rp ................",
    "Belum ditetapkan",
    "Biaya menyesuaikan jumlah sampel 2024",
    "Sesuai pola tarif RSUD",
    "Sesuai kesepakatan",
    "||||||||||||||||||||||||",
    "disatukan dengan biaya keseluruhan pelayanan rawat jalan",
    "Perhitungan Retribusi oleh Dinas PUTR",
    "Sesuai tagihan",
    "Sesuai rekening",
    "Sesuai jenis pemeriksaan",
    "Sesuai tarif fotokopi/cetak",
    "Biaya dihitung berdasarkan luas bidang yang dimohon",
    "Sesuai skala usaha",
    "Sesuai jenis perdagangan",
    "Jl. Raya KM 5, kasir lantai 2",
]
BY_REGULATION = [
    "Sesuai peraturan yang berlaku",
    "Sesuai ketentuan yang berlaku",
    "Sesuai ketentuan perundang-undangan",
    "Retribusi dipungut Berdasarkan Peraturan Daerah",
    "Menyesuaikan dengan Peraturan Daerah (Perda)",
    "Tarif sesuai PP No. 76 Tahun 2020 tentang Jenis dan Tarif atas PNBP yang "
    "berlaku pada Kepolisian",
    "Sesuai Peraturan Pemerintah Nomor 128 Tahun 2015",
    "PP RI Nomor 28 Tahun 2019",
    "Perda Kab. Sleman No 7 Th 2023",
    "Pergub No. 16 Tahun 2021",
    "Qanun Kota Banda Aceh Nomor 1 Tahun 2024",
    "Biaya perkara sesuai SK Ketua Pengadilan Negeri tentang Panjar Biaya Perkara",
    "SK Ketua PA Nomor W9-A4/123/HK.05/I/2023",
    "Keputusan Direktur RSUD Nomor 188/12/2022 tentang Tarif Layanan",
    "Surat Keputusan Rektor Nomor 1234/UN1/2021",
    "Peraturan Desa Nomor 3 Tahun 2020 tentang Pungutan Desa",
    "Tarif mengacu pada Peraturan Menteri Keuangan Nomor 112/PMK.05/2020",
    "PMK 51/PMK.05/2021",
    "Permendag 68 Tahun 2018",
    "Perbup 45/2022",
    "Tarif diatur dalam Perwako Padang No. 12 tahun 2021",
    "Diatur dengan Perda tersendiri",
    "Umum : Perda No. 2 Tahun 2018 BPJS : Permenkes No. 3 Tahun 2023",
    "Sesuai Keputusan Gubernur Nomor 100 Tahun 2020",
    "Peraturan Kepala BPOM Nomor 5 Tahun 2020",
    "Retribusi IMB sesuai dengan Perda yang berlaku",
    "Biaya dihitung berdasarkan Peraturan Daerah Nomor 10 Tahun 2011 tentang "
    "Retribusi Izin Gangguan",
    "Dikenakan retribusi sesuai Perda",
    "Undang-Undang Nomor 1 Tahun 2022 dan Perda Nomor 8 Tahun 2023",
    "Sesuai PP 13 Tahun 2024",
    "Perda",
    "Perda Retribusi",
    "Sesuai PMK",
    "Dikenakan PNBP sesuai PP yang berlaku",
    "Berdasarkan SK Direktur",
    "Berdasarkan Keputusan Kepala Sekolah",
    "Tarif layanan Peraturan Bupati Nomor 8 Tahun 2023",
    "Mengacu ke Perda Kabupaten Nomor 2 Tahun 2019",
    "PP RI No.50 Tahun 2010",
    "Sesuai SK Panjar",
    "Sesuai Peraturan Kapolri",
]
TARIFF_WITHOUT_AMOUNT = [
    "Peserta BPJS : gratis ; Umum : sesuai Perda No. 4 Tahun 2019",
    "BPJS/JKN tidak dipungut biaya, pasien umum sesuai Peraturan Bupati Nomor 10 Tahun 2020",
    "Gratis bagi pasien BPJS, pasien umum membayar sesuai tarif",
    "Gratis di jam kerja, di luar jam kerja sesuai PP Nomor 59 Tahun 2018",
    "Tarif retribusi 0,5% dari nilai bangunan",
    "10% dari nilai kontrak",
    "BPHTB = 5% x (NJOP - NJOPTKP)",
    "Tarif = luas x harga dasar x indeks lokalitas",
    "IMB : luas bangunan x harga satuan x koefisien",
    "Tidak dipungut biaya untuk usaha mikro dan kecil; usaha menengah dan besar "
    "sesuai PP No. 5 tahun 2021",
    "Pelayanan kesehatan dasar gratis bagi penduduk ber-KTP, selain itu sesuai Perda "
    "no 2 tahun 2015",
    "Tidak dikenakan biaya, kecuali retribusi PBG",
    "Tidak ada biaya administrasi, biaya dibayarkan sesuai Perda No 1 Tahun 2024",
]
# "amount[:maximum][/unit]" in text order; "?" is an amount that is printed but unreadable
FIXED = [
    ("Nilai sewa Rp 500.000", "500000"),
    ("Perda Nomor 2 Tahun 2011 tentang Pemakaian Kekayaan Daerah Rp 250.000/hari", "250000/hari"),
    ("Rp50.000,00", "50000"),
    ("Rp. 50.000.-", "50000"),
    ("RP. 25.000", "25000"),
    ("rp 15000", "15000"),
    ("IDR 350.000", "350000"),
    ("Rp 650.000,00 (enam ratus lima puluh ribu rupiah)", "650000"),
    ("Biaya paspor Rp. 350.000,-", "350000"),
    ("Paspor elektronik 48 halaman Rp 650.000", "650000"),
    ("Biaya penerbitan SKCK sebesar Rp 30.000 sesuai PP Nomor 76 Tahun 2020", "30000"),
    ("SKCK Rp. 30.000,- (Tiga Puluh Ribu Rupiah) disetor ke kas negara", "30000"),
    ("Nikah di luar KUA Rp 600.000,-", "600000"),
    ("Rp 10.000,-/pasien", "10000/pasien"),
    ("Rp. 5.000 /kendaraan", "5000/kendaraan"),
    ("Karcis Rp 7.500 per kunjungan", "7500/kunjungan"),
    ("Rp 2.000 per lembar", "2000/lembar"),
    ("Rp. 2.000,- tiap lembar", "2000/lembar"),
    ("Rp 15.000 setiap permohonan", "15000/permohonan"),
    ("Setiap lembar dikenakan biaya Rp 500", "500/lembar"),
    ("Retribusi pasar Rp 1.500/m²/hari", "1500/m2/hari"),
    ("Rp. 250.000,-/bulan", "250000/bulan"),
    ("Sewa aula Rp 1.500.000/hari", "1500000/hari"),
    ("Sewa alat berat: Rp 150.000/jam", "150000/jam"),
    ("Retribusi kios Rp 100.000 per bulan per kios", "100000/bulan per kios"),
    ("Rp.3.000,-/M3", "3000/m3"),
    ("Tarif air Rp 4.500 per m3", "4500/m3"),
    ("Rp 50 ribu", "50000"),
    ("Rp 1,2 juta", "1200000"),
    ("150rb", "150000"),
    ("Rp 5 juta per hektar", "5000000/hektar"),
    ("Seratus ribu rupiah", "100000"),
    ("Sebesar dua puluh lima ribu rupiah per berkas", "25000/berkas"),
    ("Rp. 25.000,- (dua puluh lima ribu rupiah)/sampel", "25000/sampel"),
    ("Rp25.000 (dua puluh lima ribu rupiah) per sampel", "25000/sampel"),
    ("Biaya pendaftaran 50000", "50000"),
    ("Tarif : 75000", "75000"),
    ("Biaya 100.000", "100000"),
    ("PNBP 50.000", "50000"),
    ("50.000", "50000"),
    ("25000", "25000"),
    ("Sesuai Perda No. 5 Tahun 2012 yaitu Rp 40.000,-", "40000"),
    ("Perda Nomor 5 Tahun 2012 : Rp. 40.000/unit", "40000/unit"),
    ("Rp 20.000 untuk setiap surat keterangan", "20000/surat keterangan"),
    ("Rp 75.000/orang/hari", "75000/orang/hari"),
    ("Rp. 1.000,- perlembar", "1000/lembar"),
    ("Rp. 3.000 perorang", "3000/orang"),
    ("Rp 100.000,- per 3 bulan", "100000/3 bulan"),
    ("Rp 100.000/tahun sesuai Perda No 1 Tahun 2020", "100000/tahun"),
    ("mulai dari Rp 50.000", "50000"),
    ("Maksimal Rp 250.000", "250000"),
    ("Biaya maksimal Rp 150.000,- (Permendagri No. 34 Tahun 2017)", "150000"),
    ("Biaya PTSL Rp 150.000 per bidang", "150000/bidang"),
    ("Rp 1.500/kg", "1500/kg"),
    ("Rp. 75/kg", "75/kg"),
    ("Rp 50/ekor", "50/ekor"),
    ("Tarif rapid test Rp 99.000", "99000"),
    ("Semula Rp 50.000 menjadi Rp 75.000", "75000"),
    ("Rp 15.000 (sebelumnya Rp 10.000)", "15000"),
    ("dari Rp 5.000 naik menjadi Rp 7.500 per orang", "7500/orang"),
    ("Pendaftaran Rp 30.000, materai Rp 10.000", "30000"),
    ("Rp 100.000 + materai Rp 10.000", "100000"),
    ("Rp. 50.000 belum termasuk materai 10.000", "50000"),
    ("Rp 500.000 tidak ada biaya tambahan", "500000"),
    ("Denda keterlambatan Rp 500 per hari per buku", "500/hari per buku"),
    ("Rp. 25", "?"),
    ("Rp. 150", "150"),
    ("Biaya balik nama = Rp. 100.000,-", "100000"),
    ("Biaya kalibrasi sebesar Rp1.250.000 per alat", "1250000/alat"),
    ("Rp 200.000/ dokumen AMDAL", "200000/dokumen"),
    ("Rp 35.000 x jumlah tiang", "35000"),
    ("Biaya Rp 50.000 dibayarkan melalui Bank BRI No. Rek 0012-01-000123-30-5", "50000"),
    ("Biaya Rp 20.000 pada tahun 2023", "20000"),
    ("Rp. 30.000,-(PNBP)", "30000"),
    ("Rp30.000,- /Surat", "30000/surat"),
    ("Pemeriksaan mayat Rp 500.000,-.", "500000"),
    ("Rp 100.000/Permohonan/Merek", "100000/permohonan/merek"),
    ("Rp 60.000;-", "60000"),
    ("Rp. 100.000,00-.", "100000"),
    ("Rp 300.000,00/ sertipikat", "300000/sertipikat"),
    ("Rp 10.000\nper lembar", "10000/lembar"),
    ("Karcis rawat jalan Rp 8.000,- ( delapan ribu rupiah )", "8000"),
    ("Rawat inap : Rp. 100.000,-/hari/orang", "100000/hari/orang"),
    ("Izin Kunjungan Rp. 500.000,-/orang", "500000/orang"),
    ("Panjar biaya perkara Rp 1.500.000", "1500000"),
    ("Legalisasi akta di bawah tangan Rp10.000,00 per akta", "10000/akta"),
    ("Rp. 75.000,-/parameter", "75000/parameter"),
    ("Sepeda motor Rp. 2.000,- / sekali parkir", "2000/sekali parkir"),
    ("Rp. 1.000 per GT per kunjungan", "1000/gt per kunjungan"),
    ("Jasa tambat Rp 84,-/GT/etmal", "84/gt/etmal"),
    ("SPP Rp 150.000 per bulan", "150000/bulan"),
    ("Angkutan kota Rp 75.000/kendaraan/tahun", "75000/kendaraan/tahun"),
    ("Rp 55.000,- / Sertifikat", "55000/sertifikat"),
    ("10.000/lembar", "10000/lembar"),
    ("5000/lbr", "5000/lbr"),
    ("Rp. 15.000 / 1 lembar", "15000/1 lembar"),
    ("Rp. 15.000 per 1 (satu) lembar", "15000/1 lembar"),
    ("@ Rp 5.000", "5000"),
    ("50.000 IDR", "50000"),
    ("Rp 1jt", "1000000"),
    ("1 juta rupiah", "1000000"),
    ("Rp 1 juta 500 ribu", "1500000"),
    ("Rp 250.000,- (Dua Ratus Lima Puluh Ribu Rupiah ) / hari", "250000/hari"),
    ("Rp.   5.000 ,-", "5000"),
    ("Tahun 2024 : Rp 50.000", "50000"),
    ("± Rp 50.000", "50000"),
    ("kurang lebih 50 ribu", "50000"),
    ("Rp. 1,000,000.00", "1000000"),
    ("Rp 1.000.000,- (Satu juta rupiah) + PPN 10%", "1000000"),
    ("Rp. 7,500", "7500"),
    ("dua puluh lima ribu", "25000"),
    ("Rp. 300 rb", "300000"),
    ("Iuran Rp 42.000 per orang per bulan kelas III", "42000/orang per bulan"),
    ("Rp. 1.500,-/ orang minimal 25 orang", "1500/orang"),
    ("Rp 20.000 per-lembar", "20000/lembar"),
    ("Rp 20.000/Ha.", "20000/ha"),
    ("Rp 5.000 tiap 1 m2", "5000/1 m2"),
    ("Rp. 10.000,- (per lembar)", "10000/lembar"),
    ("Rp. 10.000,- (sepuluh ribu rupiah/lembar)", "10000/lembar"),
    ("Rp 10.000 (sepuluh ribu rupiah per lembar)", "10000/lembar"),
    ("Rp 10.000,- (Terbilang: sepuluh ribu rupiah)", "10000"),
    ("Rp. 5O.000,-", "?"),
    ("R p. 10.000", "10000"),
    ("Rp, 10.000", "10000"),
    ("Rp .10.000", "10000"),
    ("Usaha dengan modal Rp 50 juta - Rp 500 juta dikenakan Rp 250.000", "250000"),
    ("Uang jaminan Rp 500.000 (dikembalikan)", "500000"),
    ("Biaya bantuan teknis Rp 100.000", "100000"),
    ("Tarif semula Rp 10.000 per lembar, sekarang Rp 15.000 per lembar", "15000/lembar"),
    ("Tarif Rp 10.000 diubah menjadi Rp 15.000", "15000"),
    ("Rp 2.000,- / sekali masuk", "2000/sekali masuk"),
    ("Rp.30.000,-/ orang/bulan", "30000/orang/bulan"),
    ("Bau : Rp. 4.000", "4000"),
    ("= Rp 2.500.000", "2500000"),
    ("Sewa gedung Rp. 1.000.000,-/hari (maksimal 8 jam)", "1000000/hari"),
    ("Rp. 1.000.000,- selama 3 hari", "1000000"),
    ("Biaya Rp 50.000 untuk 10 sampel", "50000"),
    ("Pemohon membayar Rp 100.000 ke Bank Jateng", "100000"),
    ("PP No. 10 Tahun 2015 (Rp. 25.000/sertifikat)", "25000/sertifikat"),
    ("Biaya sesuai PP 7 Tahun 2015 tentang Jenis dan Tarif PNBP sebesar Rp 10.000", "10000"),
    ("Rp 10.000 berdasarkan Perda 10 Tahun 2010", "10000"),
    ("Dokumen/surat Rp 10.000", "10000"),
    ("Biaya/Tarif : Rp. 50.000,-", "50000"),
    ("Air/Air limbah Rp 50.000", "50000"),
    ("Biaya bulan Januari Rp 20.000 per 1 Januari 2024", "20000"),
    ("12 bulan x Rp 50.000", "50000"),
    ("Rp 5.000,- per anak, maksimal 3 anak", "5000/anak"),
    ("Rp 1.000.000.000", "1000000000"),
    ("Rp 1 miliar", "1000000000"),
    ("Rp         500,00", "500"),
    ("Rp. 540,000", "540000"),
    ("Setiap pemohon wajib membayar Rp 50.000", "50000/pemohon"),
    ("Setiap kendaraan dikenakan tarif Rp 3.000,-", "3000/kendaraan"),
    ("Rp.125.000/Jam", "125000/jam"),
    ("Rp10.000 (materai)", "10000"),
    ("Rp 30.000 (sesuai PP No. 76 Tahun 2020 tentang PNBP)", "30000"),
    ("Tarif Retribusi Rp. 1.500.000 per Hari|Fasilitas : kursi, meja", "1500000/hari"),
    ("Ongkos PP 50.000", "50000"),
    ("Sampel air | Rp 50.000 | per sampel", "50000/sampel"),
    ("Rp. 50.000,-/hari/per orang", "50000/hari/orang"),
    ("Rp 12.000/lembar kuarto", "12000/lembar kuarto"),
    ("Biaya pembuatan kartu Rp. 15.000 (berlaku 1 tahun)", "15000"),
    ("Masa berlaku 5 tahun, biaya Rp 100.000", "100000"),
    ("Ukuran 3x4: Rp 5.000", "5000"),
    ("Pukul 08.00-12.00 Rp 5.000", "5000"),
    ("Kapal penumpang Rp. 75/GT/kunjungan", "75/gt/kunjungan"),
    ("Surat keterangan sehat Rp. 15.000, -", "15000"),
    ("Rp.15.000,_", "15000"),
    ("Rp 15,000.-", "15000"),
    ("Rp 15.000.00", "15000"),
    ("Rp15.000 ,00", "15000"),
    ("Rp 15.000,00.", "15000"),
    ("Rp. 15.000 (Lima belas ribu)", "15000"),
    ("Rp. 15.000 (Lima belas ribu rupiah", "15000"),
    ("Rp. 15.000 lima belas ribu rupiah", "15000"),
]
TARIFF = [
    ("Paspor biasa Rp 350.000; paspor elektronik Rp 650.000", "350000, 650000"),
    ("SIM A Rp 120.000, SIM B1 Rp 120.000, SIM C Rp 100.000", "120000, 120000, 100000"),
    ("STNK roda 2 : Rp 100.000,- STNK roda 4 : Rp 200.000,-", "100000, 200000"),
    ("Dewasa Rp 10.000/orang Anak-anak Rp 5.000/orang", "10000/orang, 5000/orang"),
    (
        "Rawat inap kelas I Rp 250.000/hari, kelas II Rp 175.000/hari, kelas III Rp 100.000/hari",
        "250000/hari, 175000/hari, 100000/hari",
    ),
    ("Motor Rp 2.000, Mobil Rp 5.000, Truk Rp 10.000 sekali parkir", "2000, 5000, 10000"),
    ("Rp 50.000 - Rp 150.000", "50000:150000"),
    ("Rp 50.000,- s/d Rp 150.000,-", "50000:150000"),
    ("Rp.50.000,- sampai dengan Rp.150.000,- per sampel", "50000:150000/sampel"),
    ("Rp 50.000-150.000", "50000:150000"),
    ("antara Rp 50.000 dan Rp 100.000", "50000:100000"),
    ("Rp 50 - 100 ribu", "50000:100000"),
    ("Rp 5-10 juta", "5000000:10000000"),
    ("minimal Rp 50.000 maksimal Rp 500.000", "50000:500000"),
    ("Nikah di KUA gratis, di luar KUA Rp 600.000", "600000"),
    (
        "Nikah di kantor KUA pada jam kerja : Rp. 0,- ; di luar kantor KUA : Rp. "
        "600.000,- (PP No. 48 Tahun 2014)",
        "600000",
    ),
    ("Pasien umum Rp 15.000, pasien BPJS tidak bayar", "15000"),
    ("Pelajar gratis; umum Rp 3.000/orang", "3000/orang"),
    ("WNI Rp. 0, WNA Rp. 250.000", "250000"),
    ("Tidak dipungut biaya kecuali biaya materai Rp. 10.000,-", "10000"),
    ("Gratis, kecuali legalisir lebih dari 10 lembar Rp 500/lembar", "500/lembar"),
    (
        "1. Tera timbangan meja Rp. 10.000/unit 2. Tera timbangan sentisimal Rp. "
        "25.000/unit 3. Meter air Rp. 5.000/buah",
        "10000/unit, 25000/unit, 5000/buah",
    ),
    (
        "a. Uji pertama Rp 150.000 b. Uji berkala Rp 100.000 c. Ganti buku Rp 15.000",
        "150000, 100000, 15000",
    ),
    (
        "Pendaftaran Rp. 30.000,- Proses Rp. 75.000,- Panggilan sesuai radius Redaksi Rp. 10.000,-",
        "30000, 75000, 10000",
    ),
    (
        "Biaya Pendaftaran : Rp 30.000\nBiaya Proses : Rp 50.000\nRedaksi : Rp "
        "10.000\nMeterai : Rp 10.000",
        "30000, 50000, 10000",
    ),
    ("Pemeriksaan gula darah 20.000, kolesterol 30.000, asam urat 25.000", "20000, 30000, 25000"),
    (
        "Kamar VIP Rp 500 ribu per malam, standar Rp 250 ribu per malam",
        "500000/malam, 250000/malam",
    ),
    (
        "Gedung serbaguna Rp 2.500.000/hari (siang), Rp 3.000.000/hari (malam)",
        "2500000/hari, 3000000/hari",
    ),
    ("No\nJenis\nTarif (Rp)\n1\nBTA\n15.000\n2\nHematologi\n35.000", "15000, 35000"),
    (
        "No Jenis Satuan Tarif (Rp) 1 Kadar air per sampel 75.000 2 Kadar abu per sampel 85.000",
        "75000/sampel, 85000/sampel",
    ),
    ("No | Parameter | Tarif (Rp)\n1 | pH | 7500\n2 | BOD | 60000", "7500, 60000"),
    ("Kapal s/d 10 GT Rp 50.000, di atas 10 GT Rp 100.000", "50000, 100000"),
    ("Luas 0-100 m2 Rp 500.000, luas lebih dari 100 m2 Rp 1.000.000", "500000, 1000000"),
    (
        "Nilai penjaminan sampai dengan Rp 50.000.000 : Rp 50.000; di atas Rp 50.000.000 "
        ": Rp 100.000",
        "50000, 100000",
    ),
    ("Hari kerja Rp 5.000 per orang, hari libur Rp 7.500 per orang", "5000/orang, 7500/orang"),
    ("Roda 2 = Rp. 1.000,-/hari, roda 4 = Rp. 2.000,-/hari", "1000/hari, 2000/hari"),
    ("Legalisir Rp 5.000/lembar, salinan Rp 500/lembar", "5000/lembar, 500/lembar"),
    ("Rp 100.000 (WNI) / Rp 200.000 (WNA)", "100000, 200000"),
    ("Rp 25.000 atau Rp 50.000", "25000, 50000"),
    ("Rp 10.000 dan Rp 20.000 per lembar", "10000, 20000/lembar"),
    ("Pas foto Rp 10.000; Denda Rp 5.000/hari", "10000, 5000/hari"),
    ("Sewa lapangan tenis siang Rp. 25.000,-/jam, malam Rp. 40.000,-/jam", "25000/jam, 40000/jam"),
    ("Ambulans dalam kota Rp 150.000, luar kota Rp 7.000/km", "150000, 7000/km"),
    ("Balai nikah: gratis. Bedolan: Rp600.000,00", "600000"),
    (
        "Hasil uji: 100.000 per parameter, sertifikat: 25.000 per lembar",
        "100000/parameter, 25000/lembar",
    ),
    ("Rp 350.000 untuk 48 halaman dan Rp 650.000 untuk paspor elektronik", "350000, 650000"),
    ("Biaya TNKB R2 Rp. 60.000,-; R4 Rp. 100.000,- (PP 76/2020)", "60000, 100000"),
    ("Gratis untuk 3 bulan pertama, selanjutnya Rp 50.000 per bulan", "50000/bulan"),
    ("Pasien Umum : Rp 10.000 (Perda No 3 Th 2011), Pasien BPJS : Gratis", "10000"),
    ("Konsultasi dokter umum Rp. 25.000,-; dokter spesialis Rp. 50.000,-", "25000, 50000"),
    ("PKB sesuai ketentuan, SWDKLLJ Rp 35.000 (R2), Rp 143.000 (R4)", "35000, 143000"),
    ("BPKB baru R2 & R3 : Rp.225.000,-, R4 : Rp. 375.000", "225000, 375000"),
    ("e-ITAS 1 tahun Rp. 1.500.000,- + Visa Rp 500.000", "1500000, 500000"),
    (
        "Pendaftaran Rp. 30.000,- ; Biaya Proses Rp. 75.000,-; PNBP Panggilan Rp 20.000; "
        "Redaksi Rp. 10.000; Materai Rp. 10.000",
        "30000, 75000, 20000, 10000",
    ),
    (
        "Kios Rp 500/m2/hari; Los Rp 400/m2/hari; Pelataran Rp 300/m2/hari",
        "500/m2/hari, 400/m2/hari, 300/m2/hari",
    ),
    ("Pasang baru Rp 1.150.000; Abonemen Rp 10.000/bulan", "1150000, 10000/bulan"),
    ("0-10 m3 Rp 2.500/m3; 11-20 m3 Rp 3.000/m3", "2500/m3, 3000/m3"),
    ("APAR 3 kg Rp. 15.000, 6 kg Rp 25.000", "15000, 25000"),
    ("Mobil jenazah Rp 200.000 (dalam kota), luar kota ditambah Rp 5.000/km", "200000, 5000/km"),
    ("Rp.150.000,- (khusus wilayah kota), Rp. 250.000,- (luar kota)", "150000, 250000"),
    ("Tarif 0 rupiah untuk UMKM; Rp 500.000 untuk umum", "500000"),
    ("UMK Rp 500.000, Umum Rp 1.800.000 per kelas", "500000, 1800000/kelas"),
    ("Rp 100rb - 200rb", "100000:200000"),
    ("Rp. 100.000,- s/d 500.000,-", "100000:500000"),
    ("Rp 100.000 hingga Rp 1 juta", "100000:1000000"),
    ("Rp 20.000,-/ lembar (A4), Rp. 35.000,-/ lembar (A3)", "20000/lembar, 35000/lembar"),
    ("Peta A3 Rp 25.000/lembar, A0 Rp 75.000/lembar", "25000/lembar, 75000/lembar"),
    ("Rp 50.000,- / Rp 100.000,-", "50000, 100000"),
    ("Kelas 3: 75.000, Kelas 2: 100.000 dan Kelas 1: 150.000", "75000, 100000, 150000"),
    ("Rp 10.000,- s.d 50.000,- tergantung jenis", "10000:50000"),
    ("Dikenakan biaya Rp 10.000 apabila hilang, selain itu gratis", "10000"),
    ("Penggantian kartu hilang Rp 10.000; pembuatan baru gratis", "10000"),
    ("Rp 10.000 per orang dewasa, Rp 5.000 per anak", "10000/orang dewasa, 5000/anak"),
    ("T = ((L/500 x HSB) + Rp. 350.000.00) x 50%", "350000"),
    ("Tarif Rp. 35.000 - Rp. 10.000.000", "35000:10000000"),
    ("Rekomendasi: gratis. Uji lab: Rp 150.000 per sampel", "150000/sampel"),
    ("Tidak dipungut biaya, apabila rusak diganti Rp 25.000", "25000"),
    ("Tarif sewa: siang Rp 100.000, malam Rp 150.000; uang muka 50%", "100000, 150000"),
    ("Sesuai Perda No. 6 Tahun 2011: Rp 20.000 s/d Rp 40.000", "20000:40000"),
    ("Perdagangan Rp 100.000, industri Rp 200.000", "100000, 200000"),
    (
        "Pendaftaran Rp30.000; Biaya proses Rp50.000; Panggilan sesuai radius; PNBP "
        "panggilan Rp10.000",
        "30000, 50000, 10000",
    ),
    ("Rp3,5-6,5 juta", "3500000:6500000"),
    ("Rp 3.500.000 - 6.000.000 / semester", "3500000:6000000/semester"),
    (
        "Retribusi Rp. 2500,- per-orang pada hari biasa, hari libur dikenakan Rp. 3500,-.",
        "2500/orang, 3500",
    ),
    (
        "1. Pasien Umum: retribusi Rp. 7.000 2. Pasien pemegang jaminan: biaya ditanggung penjamin",
        "7000",
    ),
    (
        "Uji kir mobil barang JBB 0 - 2.500 kg Rp 60.000, JBB 2.501 - 5.500 kg Rp 75.000",
        "60000, 75000",
    ),
    (
        "Pasien kelas 1 Rp 120.000 per hari; kelas 2 Rp 90.000 per hari; VIP Rp 300.000 per hari",
        "120000/hari, 90000/hari, 300000/hari",
    ),
    ("Tarif rawat jalan: dokter umum 20.000; dokter gigi 25.000;", "20000, 25000"),
    ("Rp 10.000 / Rp 15.000 / Rp 20.000 sesuai ukuran", "10000, 15000, 20000"),
    ("Gol. I Rp 10.500, Gol. II Rp 15.750, Gol. III Rp 21.000", "10500, 15750, 21000"),
    (
        "Retribusi sampah: rumah tangga Rp 5.000/bulan, toko Rp 15.000/bulan, pabrik Rp "
        "150.000/bulan",
        "5000/bulan, 15000/bulan, 150000/bulan",
    ),
    ("Biaya cetak ulang Rp. 2.500/lbr, jilid Rp 5.000/buku", "2500/lbr, 5000/buku"),
    ("Sewa GOR: Rp 40.000/jam (pagi-sore) dan Rp 60.000/jam (malam)", "40000/jam, 60000/jam"),
    ("Tera ulang di tempat Rp 50.000/unit, di kantor gratis", "50000/unit"),
]


def _written(charge: ChargeValue) -> str:
    amount = "?" if charge.amount is None else str(charge.amount)
    maximum = f":{charge.maximum}" if charge.maximum is not None else ""
    return amount + maximum + (f"/{charge.per}" if charge.per else "")


def _read(text: str) -> tuple[str, str]:
    fee = parse_fee(text)
    return fee.kind, ", ".join(_written(charge) for charge in fee.charges)


@pytest.mark.parametrize("text", FREE)
def test_nothing_is_to_be_paid(text: str) -> None:
    assert _read(text) == ("free", "")


@pytest.mark.parametrize("text", ["", " \n", *UNKNOWN])
def test_nothing_usable_is_unknown(text: str) -> None:
    assert _read(text) == ("unknown", "")


@pytest.mark.parametrize("text", BY_REGULATION)
def test_a_rule_stands_instead_of_an_amount(text: str) -> None:
    assert _read(text) == ("by-regulation", "")


@pytest.mark.parametrize("text", TARIFF_WITHOUT_AMOUNT)
def test_a_tariff_need_not_show_amounts(text: str) -> None:
    assert _read(text) == ("tariff", "")


@pytest.mark.parametrize(("text", "charge"), FIXED, ids=[text for text, _ in FIXED])
def test_one_amount_is_fixed(text: str, charge: str) -> None:
    assert _read(text) == ("fixed", charge)


@pytest.mark.parametrize(("text", "charges"), TARIFF, ids=[text for text, _ in TARIFF])
def test_several_amounts_or_free_for_some_is_a_tariff(text: str, charges: str) -> None:
    assert _read(text) == ("tariff", charges)


@pytest.mark.parametrize(
    ("text", "role", "amount"),
    [
        ("semula Rp 10.000 menjadi Rp 15.000", "old-price", 10_000),
        ("Pendaftaran Rp 30.000, meterai Rp 10.000", "stamp-duty", 10_000),
        ("Gratis. Santunan kematian Rp 2.000.000", "benefit", 2_000_000),
        ("Nilai jaminan di atas Rp 50.000.000 : Rp 100.000", "threshold", 50_000_000),
    ],
)
def test_amounts_that_are_no_price_are_set_aside(text: str, role: str, amount: int) -> None:
    (value,) = parse_fee(text).set_aside
    assert (value.role, value.amount) == (role, amount)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Denda keterlambatan Rp 500 per hari", "fine"),
        ("Uang jaminan Rp 500.000", "deposit"),
        ("meterai Rp 10.000", "stamp-duty"),
        ("Biaya sewa Rp 500.000", "charge"),
    ],
)
def test_a_charge_says_which_part_it_plays(text: str, role: str) -> None:
    (charge,) = parse_fee(text).charges
    assert charge.role == role


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("SIM A Rp 120.000, SIM C Rp 100.000", ["SIM A", "SIM C"]),
        ("Rp 100.000 untuk WNA", ["WNA"]),
        ("Dewasa Rp. 5.000,00", ["Dewasa"]),
        (
            "1. Paspor biasa : Rp 350.000\n2. Paspor elektronik : Rp 650.000",
            ["Paspor biasa", "Paspor elektronik"],
        ),
        ("Biaya sebesar Rp 50.000", [None]),
        ("Rp 100.000 (WNI) / Rp 200.000 (WNA)", ["WNI", "WNA"]),
        ("Rp. 2.000,-/m2 (tanah kering), Rp. 1.500/m2 (sawah)", ["tanah kering", "sawah"]),
        ("Besaran Tarif\n(Rp)\n1\nAir limbah\nper titik\n110.000", ["Air limbah"]),
    ],
)
def test_a_charge_names_whom_or_what_it_is_for(text: str, labels: list[str | None]) -> None:
    assert [charge.applies_to for charge in parse_fee(text).charges] == labels


def test_damaged_and_contradictory_amounts_are_flagged() -> None:
    (cut,) = parse_fee("Rp. 5").charges
    assert (cut.amount, cut.is_truncated) == (None, True)
    (contradiction,) = parse_fee("Rp 50.000 (lima ratus ribu rupiah)").charges
    assert (contradiction.amount, contradiction.words_disagree) == (50_000, True)


def test_spans_quote_the_text() -> None:
    text = "Retribusi kios: Rp 50.000,- (lima puluh ribu rupiah) per m² sesuai Perda 3/2012"
    (charge,) = parse_fee(text).charges
    assert text[charge.start : charge.end] == "Rp 50.000,- (lima puluh ribu rupiah)"
    assert charge.per_span is not None
    assert text[slice(*charge.per_span)] == "m²"
    assert charge.per == "m2"
    (reference,) = parse_fee(text).legal_references
    assert (reference.kind, reference.number, reference.year) == ("Perda", "3", 2012)


def test_the_preset_wording_costs_no_reading() -> None:
    assert parse_fee("Tidak dipungut biaya") is parse_fee(" tidak dipungut biaya. ")


PIECES = st.sampled_from(
    ["Rp", "Rp. ", "50.000", ",-", "/lembar", " per ", "orang", "gratis", "tidak ", "dipungut ",
     "biaya", "Perda ", "Nomor 3 ", "Tahun 2012 ", "(lima ribu rupiah)", " s.d. ", " - ", ";",
     "\n", "materai ", "denda ", "semula ", "menjadi ", "l0.000", "5", "%", " x ",
     "tentang ", "(Rp)", "|", "juta "]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp 25.000 untuk buku hilang, Rp 15.000 untuk buku rusak", ["buku hilang", "buku rusak"]),
        ("Bebas biaya bagi warga kota, Rp 20.000 bagi pendatang", ["pendatang"]),
        ("Gratis (warga miskin), Rp 40.000 (umum)", ["umum"]),
        ("Rp 75.000 untuk mobil dan Rp 35.000 untuk motor.", ["mobil", "motor"]),
        ("1. Rp5.000 bagi pelajar\n2. Rp10.000 bagi umum", ["pelajar", "umum"]),
        ("Rp 12.000 untuk baru sedangkan ulang Rp 8.000", ["baru", "ulang"]),
        ("Rp 1.000 untuk anak dan dewasa Rp 2.000", ["anak", "dewasa"]),
        ("Dewasa Rp 2.000 untuk satu kali, anak Rp 1.000", ["Dewasa", "anak"]),
        ("Rp 50.000 kios kecil, Rp 90.000 kios besar", ["kios kecil", "kios besar"]),
        ("Rp 50.000\nkios kecil\nRp 90.000\nkios besar", ["kios kecil", "kios besar"]),
        ("Rp 50.000\nkios besar Rp 90.000\nDibayar di bank", [None, "kios besar"]),
        ("Rp 2.000 untuk anak Rp 3.000", [None, None]),  # whose words these are is not certain
    ],
)
def test_words_behind_an_amount_label_it_and_not_the_next(
    text: str, expected: list[str | None]
) -> None:
    assert [charge.applies_to for charge in parse_fee(text).charges] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("USD 25 per dokumen", [(25, None, "USD")]),
        ("US$ 35,-", [(35, None, "USD")]),
        ("NT$ 900", [(900, None, "TWD")]),
        ("CAD 15", [(15, None, "CAD")]),
        ("RM 30", [(30, None, "MYR")]),
        ("25 dolar Singapura", [(25, None, "SGD")]),
        ("EUR 40 - 60", [(40, 60, "EUR")]),
        ("JPY 3.500", [(3500, None, "JPY")]),
        ("USD 2.50", [(None, None, "USD")]),
        ("WNI Rp 350.000, WNA USD 50", [(350_000, None, "IDR"), (50, None, "USD")]),
        ("No. RM 1203: Rp 5.000", [(5_000, None, "IDR")]),
    ],
)
def test_foreign_money_is_charged_in_its_own_currency(
    text: str, expected: list[tuple[int | None, int | None, str]]
) -> None:
    charges = parse_fee(text).charges
    assert [(one.amount, one.maximum, one.currency) for one in charges] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp. 15.000/25.000", [15_000, 25_000]),
        ("10 ribu/20 ribu", [10_000, 20_000]),
        ("Rp 250.000/3 bulan", [250_000]),
        ("75k", [75_000]),
        ("Rp 2 5.000,-", [None]),  # a digit set apart from its number
    ],
)
def test_slashes_and_gaps_in_numbers(text: str, expected: list[int | None]) -> None:
    assert [charge.amount for charge in parse_fee(text).charges] == expected


def _spans(fee: Fee) -> list[tuple[int, int]]:
    values = (*fee.charges, *fee.set_aside)
    spans = [(v.start, v.end) for v in values]
    spans += [v.per_span for v in values if v.per_span]
    return spans + [v.applies_to_span for v in values if v.applies_to_span]


@given(st.text(max_size=400) | st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    fee = parse_fee(text)
    assert all(0 <= start < end <= len(text) for start, end in _spans(fee))
    assert not (fee.kind in {"free", "by-regulation", "unknown"} and fee.charges)
    assert fee.kind != "fixed" or len(fee.charges) == 1


@settings(max_examples=examples(20))
@given(st.lists(PIECES, min_size=1, max_size=4).map("".join))
def test_a_long_repeated_text_is_read_in_linear_time(unit: str) -> None:
    parse_fee((unit * (10_000 // len(unit) + 1))[:10_000])


@pytest.mark.parametrize(
    "head", ["Rp 5.000", "5 ribu", "ditanggung", "peraturan", "gratis", "Perda A"]
)
@pytest.mark.parametrize("fill", [" ", "\n", "-", ",", "(", "1", "a "])
def test_a_long_gap_is_read_in_linear_time(head: str, fill: str) -> None:
    started = time.process_time()
    parse_fee(head + fill * 10_000 + " Rp 6.000")
    assert time.process_time() - started < 2.0  # a quadratic pattern needs more than ten seconds


def test_short_words_for_whom_belong_to_their_own_amount() -> None:
    fee = parse_fee("Rp 8.000 utk roda dua & Rp 9.000 utk roda empat")
    found = [(one.amount, one.applies_to) for one in fee.charges]
    assert found == [(8_000, "roda dua"), (9_000, "roda empat")]


@pytest.mark.parametrize(
    ("text", "alone", "expected"),
    [
        ("Rp 7.500", True, True),
        ("Rp. 0,-", True, True),
        ("- Rp 12.000/orang", True, True),
        ("GRATIS bagi peserta BPJS", True, True),
        ("Tidak dikenakan biaya apa pun.", True, True),
        ("Bebas retribusi", True, True),
        ("Tidak ada", False, True),
        ("Nihil", False, True),
        ("Tidak ada persyaratan", False, False),
        ("Bebas narkoba", False, False),
        ("Meterai Rp 10.000", False, False),
        ("7500", False, False),
        ("Nota pembelian karcis", False, False),
    ],
)
def test_a_line_that_is_a_fee_alone(text: str, alone: bool, expected: bool) -> None:
    """Alone: under any name; expected: where a fee's name waits for it."""
    assert is_bare_fee(text) is alone
    assert may_be_bare_fee(text) is expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sesuai Perda Nomor 2 Tahun 2020; tidak ada pungutan tambahan", "by-regulation"),
        ("Pajak sesuai ketetapan, tidak ada biaya lain", "unknown"),
        ("Tanpa biaya tambahan", "unknown"),
        ("Tidak dipungut biaya", "free"),
        ("Gratis, tidak ada biaya tambahan", "free"),
        ("Rp0, tidak ada biaya lain", "free"),
    ],
)
def test_that_nothing_more_is_paid_does_not_make_it_free(text: str, kind: str) -> None:
    assert parse_fee(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Panjar sesuai SK Ketua; masyarakat tidak mampu secara cuma-cuma", "tariff"),
        ("Mengikuti tarif yang berlaku. Lansia gratis", "tariff"),
        ("Biaya sesuai ketentuan, khusus UMKM tidak dipungut biaya", "tariff"),
        ("Sesuai UU Nomor 24 Tahun 2013, tidak dipungut biaya", "free"),
        ("Gratis sesuai Perda Nomor 1 Tahun 2020", "free"),
        ("Gratis untuk pelajar", "free"),
    ],
)
def test_what_is_free_for_some_behind_a_rule_has_a_price(text: str, kind: str) -> None:
    assert parse_fee(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Gratis (terlambat lapor dikenai denda Rp 50.000)",
        "Tidak dipungut biaya. Denda keterlambatan Rp 50.000",
        "Gratis; sanksi administratif keterlambatan Rp 25.000",
        "Rp 0, denda Rp 10.000 per bulan",
    ],
)
def test_a_fine_for_being_late_prices_nothing_that_is_free(text: str) -> None:
    fee = parse_fee(text)
    assert (fee.kind, fee.charges) == ("free", ())
    assert [value.role for value in fee.set_aside] == ["fine"]
