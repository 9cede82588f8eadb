import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.duration.bare_time import begins_with_time, ends_with_time, is_bare_time
from normalizers.duration.comparison import durations_disagree, total_against_parts
from normalizers.duration.duration import Duration, find_durations, parse_duration

# What is read, in short: "1-3 day working; 30 minute" stands for two durations.
STATED = [
    ("Pendaftaran ≤ 10 menit, pemeriksaan dokter ≤ 15 menit", "10 minute; 15 minute"),
    ("Waktu tunggu rawat jalan ≤ 60 menit", "60 minute"),
    ("Respon time IGD < 5 menit", "5 minute"),
    ("Obat jadi ≤ 30 menit, obat racikan ≤ 60 menit", "30 minute; 60 minute"),
    (
        "Pemeriksaan darah rutin 1 jam, kimia klinik 2 jam, kultur 5 - 7 hari",
        "1 hour; 2 hour; 5-7 day",
    ),
    ("Hasil foto rontgen selesai dalam 3 jam", "3 hour"),
    ("Pasien baru : 15 menit\nPasien lama : 10 menit", "15 minute; 10 minute"),
    ("Imunisasi 10 menit/anak", "10 minute"),
    ("5 - 10 menit / pasien", "5-10 minute"),
    ("± 2 jam tergantung jumlah antrean", "2 hour"),
    ("Kurang lebih 15 (lima belas) menit", "15 minute"),
    ("Konseling gizi 15 s.d 20 menit", "15-20 minute"),
    ("Visum et repertum selesai 7 x 24 jam", "168 hour"),
    ("Rujukan diterbitkan maks. 5 mnt", "5 minute"),
    ("Hasil PCR keluar 1 x 24 jam sejak sampel diterima", "24 hour"),
    ("Pemeriksaan dahak (BTA) 2 hari, TCM 1 hari", "2 day; 1 day"),
    ("Anak usia 0 - 5 tahun: 10 menit", "10 minute"),
    ("Bayi umur 9 bulan mendapat imunisasi campak, 5 menit", "5 minute"),
    ("Pengesahan STNK tahunan 15 Menit", "15 minute"),
    ("Perpanjangan STNK 5 tahunan 45 menit", "45 minute"),
    ("Ganti plat 5 tahun sekali: 60 menit", "60 minute"),
    ("SIM baru 120 menit, perpanjangan SIM 30 menit", "120 minute; 30 minute"),
    ("Penerbitan SKCK 30 menit apabila persyaratan lengkap", "30 minute"),
    ("Mutasi keluar 3 hari kerja; mutasi masuk 5 hari kerja", "3 day working; 5 day working"),
    ("BPKB : 7 (tujuh) hari kerja", "7 day working"),
    ("STNK: 1 (satu) jam; TNKB: 1 (satu) hari", "1 hour; 1 day"),
    ("Proses ujian praktik 2x30 menit", "60 minute"),
    ("4 (empat) hari kerja setelah pembayaran, foto dan wawancara", "4 day working"),
    ("3 (tiga) hari kerja setelah pembayaran dan dinyatakan lengkap", "3 day working"),
    ("Paspor biasa 4 hari kerja; paspor percepatan 1 hari", "4 day working; 1 day"),
    ("Penggantian paspor hilang/rusak 5 s/d 14 hari kerja setelah BAP", "5-14 day working"),
    ("3 hari kerja sejak biometrik", "3 day working"),
    ("Sertifikat: 98 (sembilan puluh delapan) hari", "98 day"),
    ("Pengukuran < 40 hektar : 12 hari; > 40 hektar : 22 hari", "12 day; 22 day"),
    ("18 (delapan belas) hari untuk luas sampai dengan 40 Ha", "18 day"),
    ("Luas tanah s.d. 2.000 m2 : 38 hari", "38 day"),
    ("Luas 2.000 m2 30 hari", "30 day"),
    ("38/57/97 hari", "38 day; 57 day; 97 day"),
    ("5 (lima) hari untuk roya", "5 day"),
    (
        "Pengumuman 14 hari kalender untuk PTSL, 30 hari kalender untuk sporadik",
        "14 day calendar; 30 day calendar",
    ),
    ("Pengecekan sertipikat 1 (satu) hari, peralihan hak 5 (lima) hari", "1 day; 5 day"),
    ("Putusan perkara paling lambat 5 (lima) bulan", "5 month"),
    (
        "Perkara tingkat pertama paling lama 5 bulan, banding paling lama 3 bulan",
        "5 month; 3 month",
    ),
    ("14 hari setelah putusan diucapkan", "14 day"),
    ("Panggilan sidang minimal 3 hari kerja sebelum sidang", "3 day working"),
    (
        "Salinan putusan paling lambat 14 (empat belas) hari sejak putusan berkekuatan tetap",
        "14 day",
    ),
    ("Pendaftaran perkara gugatan 30 (tiga puluh) menit", "30 minute"),
    ("1 (satu) hari sejak pendaftaran diterima Ketua Pengadilan menunjuk majelis", "1 day"),
    ("Legalisasi akta kelahiran 1 jam - 2 jam", "1-2 hour"),
    ("Surat keterangan tidak pernah dipidana: 1x24 jam (hari kerja)", "24 hour working"),
    ("Pengambilan tilang ±10 menit", "10 minute"),
    ("Kunjungan tahanan 30 (tiga puluh) menit per kunjungan", "30 minute"),
    ("Waktu kunjungan 20 menit", "20 minute"),
    (
        "Legalisir 15 menit jika kepala sekolah di tempat, 1 hari jika tidak di tempat",
        "15 minute; 1 day",
    ),
    ("Penerimaan peserta didik baru 5 hari kerja", "5 day working"),
    ("Mutasi siswa 2 (dua) hari kerja", "2 day working"),
    ("Surat keterangan aktif kuliah 10 menit", "10 minute"),
    ("1 jam pelajaran (45 menit)", "45 minute"),
    ("Tahun ajaran 2023/2024, 3 hari", "3 day"),
    ("1 hari", "1 day"),
    ("1 Hari Kerja", "1 day working"),
    ("15 menit", "15 minute"),
    ("Sehari jadi", "1 day"),
    ("Paling lambat 1 jam", "1 hour"),
    ("setengah jam", "0.5 hour"),
    ("Setengah hari", "0.5 day"),
    ("1/2 jam", "0.5 hour"),
    ("1 ½ jam", "1.5 hour"),
    ("1,5 jam", "1.5 hour"),
    ("1.5 jam", "1.5 hour"),
    ("0,5 hari kerja", "0.5 day working"),
    ("1 hari kerja jika berkas lengkap dan pejabat penandatangan ada di tempat", "1 day working"),
    ("KK : 1 hari, KTP-el : 1 hari, Akta : 3 hari", "1 day; 1 day; 3 day"),
    ("Perekaman KTP-el 5 menit untuk penduduk usia 17 tahun ke atas", "5 minute"),
    ("Penduduk berusia 17 tahun atau sudah kawin, 10 menit", "10 minute"),
    ("Pelaporan terlambat lebih dari 60 hari: 7 hari kerja", "7 day working"),
    ("10 (sepuluh) menit s/d 15 (lima belas) menit", "10-15 minute"),
    ("10 (sepuluh) s.d. 15 (lima belas) menit", "10-15 minute"),
    ("5-10 Menit", "5-10 minute"),
    ("5 -10 menit", "5-10 minute"),
    ("5 s/d10 menit", "5-10 minute"),
    ("5 sd 10 menit", "5-10 minute"),
    ("5 sampai 10 menit", "5-10 minute"),
    ("5 ~ 10 menit", "5-10 minute"),
    ("2 atau 3 hari", "2-3 day"),
    ("antara 2 dan 3 hari kerja", "2-3 day working"),
    ("satu sampai dua hari", "1-2 day"),
    ("satu atau dua hari kerja", "1-2 day working"),
    ("dua-tiga hari", "2-3 day"),
    ("1 s.d. 2 minggu", "1-2 week"),
    ("1 - 3 bulan", "1-3 month"),
    ("3 hari s.d. 1 minggu", "3-7 day"),
    ("2 s.d. 3 x 24 jam", "48-72 hour"),
    ("2 X 24 JAM", "48 hour"),
    ("1×24 jam", "24 hour"),
    ("3 kali 24 jam", "72 hour"),
    ("tiga kali dua puluh empat jam", "72 hour"),
    ("3 (tiga) x 24 (dua puluh empat) jam", "72 hour"),
    ("1 x 24 jam kerja", "24 hour working"),
    ("1 x 24 jam pada hari kerja", "24 hour working"),
    ("TIGA PULUH MENIT", "30 minute"),
    ("Lima belas menit", "15 minute"),
    ("limabelas menit", "15 minute"),
    ("tigapuluh menit", "30 minute"),
    ("tujuh (7) hari kerja", "7 day working"),
    ("7 [tujuh] hari kerja", "7 day working"),
    ("7 (tujuh hari kerja)", "7 day working"),
    ("7 (tujuh) hari (kerja)", "7 day working"),
    ("7 tujuh hari kerja", "7 day working"),
    ("7 (tujuh hari)", "7 day"),
    ("14 (empatbelas) HK", "14 day working"),
    ("3 HK", "3 day working"),
    ("3 hk", "3 day working"),
    ("5 hari  kerja", "5 day working"),
    ("5 Hari Kerja.", "5 day working"),
    ("5 (lima) Hari-Kerja", "5 day working"),
    ("5 (lima ) hari kerja", "5 day working"),
    ("5 (lma) hari kerja", "5 day working"),
    ("5 (li ma) hari kerja", "5 day working"),
    ("4 (emapt) hari", "4 day"),
    ("12 (duabelas) hari kerja", "12 day working"),
    ("7 (enam) hari", "7 day"),
    ("30menit", "30 minute"),
    ("2harikerja", "2 day working"),
    ("3hari", "3 day"),
    ("14harikerjasejakberkaslengkap", "14 day working"),
    ("selama2hari", "2 day"),
    ("maksimal10(sepuluh)menit", "10 minute"),
    ("tigaharikerja", "3 day working"),
    ("10menitSejak berkas diterima", "10 minute"),
    ("3 hari kerjasetelah berkas lengkap", "3 day working"),
    ("5 menlt", "5 minute"),
    ("15 rnenit", "15 minute"),
    ("3 hari keria", "3 day working"),
    ("3 hari kerja", "3 day working"),
    ("2 harl kerja", "2 day working"),
    ("1 jarn", "1 hour"),
    ("l (satu) hari", "1 day"),
    ("I (satu) hari kerja", "1 day working"),
    ("1O (sepuluh) menit", "10 minute"),
    ("l0 (sepuluh) menit", "10 minute"),
    ("maksirnal 3 hari", "3 day"),
    ("paIing lama 3 hari", "3 day"),
    ("30 mennit", "30 minute"),
    ("30 menti", "30 minute"),
    ("30 Mnt", "30 minute"),
    ("2 mgg", "2 week"),
    ("3 bln", "3 month"),
    ("2 taun", "2 year"),
    ("10'", "10 minute"),
    ("10 ’", "10 minute"),
    ("Izin: 5 hari kerja; rekomendasi teknis: 3 hari kerja", "5 day working; 3 day working"),
    (
        "Tanpa tinjauan lapangan 3 hari kerja, dengan tinjauan lapangan 7 hari kerja",
        "3 day working; 7 day working",
    ),
    (
        "7 (tujuh) hari kerja dan dapat diperpanjang 7 (tujuh) hari kerja",
        "7 day working; 7 day working",
    ),
    (
        "Bangunan 1 lantai 2 hari kerja, bangunan 2 - 3 lantai 5 hari kerja",
        "2 day working; 5 day working",
    ),
    ("> 8 lantai : 29 hari kerja", "29 day working"),
    ("Kapal > 5 GT 3 hari kerja", "3 day working"),
    ("Izin berlaku 5 tahun dan diproses 5 hari kerja", "5 day working"),
    ("Perpanjangan izin yang masa berlakunya habis diselesaikan 3 hari kerja", "3 day working"),
    ("Sesuai Perda Nomor 5 Tahun 2019 paling lama 12 hari kerja", "12 day working"),
    ("PP 5 Tahun 2021: 7 hari", "7 day"),
    ("Maksimal 14 Hari Kerja sejak Dokumen diterima dengan lengkap dan benar", "14 day working"),
    ("Minimal 3 hari kerja, maksimal 14 hari kerja", "3-14 day working"),
    ("Minimal : 1 Hari\nMaksimal : 3 Hari", "1-3 day"),
    ("paling cepat 1 (satu) hari kerja, paling lambat 5 (lima) hari kerja", "1-5 day working"),
    ("3 hari kerja maksimal", "3 day working"),
    ("tidak melebihi 5 hari", "5 day"),
    ("tidak kurang dari 3 hari", "3 day"),
    ("sekurang-kurangnya 7 hari sebelum kegiatan", "7 day"),
    ("lebih dari 3 hari kerja", "3 day working"),
    (
        "Waktu penyelesaian : 5 (lima) hari kerja, terhitung mulai tanggal diterimanya berkas",
        "5 day working",
    ),
    ("Setelah berkas lengkap, paling lama 2 (dua) hari kerja", "2 day working"),
    (
        "1. Verifikasi berkas : 1 hari\n2. Survey lapangan : 2 hari\n3. Penerbitan : 1 hari",
        "1 day; 2 day; 1 day",
    ),
    (
        "1) Pendaftaran 5 menit\n2) Verifikasi 10 menit\n3) Cetak 15 menit",
        "5 minute; 10 minute; 15 minute",
    ),
    ("a. Online 1 hari kerja b. Offline 30 menit", "1 day working; 30 minute"),
    ("1. 10 Hari Kerja adalah waktu untuk menanggapi permohonan", "10 day working"),
    (
        "No\nKegiatan\nWaktu\n1\nPenerimaan berkas\n5\nmenit\n2\nVerifikasi\n10\nmenit",
        "5 minute; 10 minute",
    ),
    ("1 | Penerimaan berkas | 5 Menit | 2 | Verifikasi | 1 Hari", "5 minute; 1 day"),
    (
        "Penerimaan berkas (5 menit), verifikasi (10 menit), penyerahan (5 menit)",
        "5 minute; 10 minute; 5 minute",
    ),
    ("Jumlah waktu 20 menit", "20 minute"),
    ("1 jam 30 menit", "90 minute"),
    ("1 (satu) jam 30 (tiga puluh) menit", "90 minute"),
    ("2 hari 4 jam", "52 hour"),
    ("1 tahun 6 bulan", "18 month"),
    ("90 menit (1,5 jam)", "90 minute"),
    ("1 jam (60 menit)", "1 hour"),
    ("1 hari kerja (8 jam)", "1 day working"),
    ("5 hari kerja (1 minggu)", "5 day working"),
    ("30 (tiga puluh) menit atau 1/2 jam", "30 minute"),
    ("2 hari atau 48 jam", "2 day"),
    ("30 menit s.d. selesai", "30 minute"),
    ("30 detik", "30 second"),
    ("kurang dari 1 menit", "1 minute"),
    ("sekitar 2 hingga 3 jam", "2-3 hour"),
    ("rata-rata 20 menit per pemohon", "20 minute"),
    ("estimasi 3 - 5 hari kerja", "3-5 day working"),
    ("7 10 menit", "7-10 minute"),
    ("maksimal 7 10 hari", "7-10 day"),
    ("tergantung kompleksitas, 1 s.d. 14 hari kerja", "1-14 day working"),
    ("3 working days", "3 day working"),
    ("within 2 hours", "2 hour"),
    ("10-15 minutes", "10-15 minute"),
    ("1 Day Service", "1 day"),
    ("Kuota 20 pemohon/hari, 15 menit per pemohon", "15 minute"),
    ("Waktu (menit): 30", "30 minute"),
    ("Waktu Penyelesaian (Hari Kerja) : 5", "5 day working"),
    ("**3 hari kerja**", "3 day working"),
    ("3 (tiga)\nhari kerja", "3 day working"),
    ("paling lama\n3 hari kerja", "3 day working"),
    ("± 3 (tiga) bulan", "3 month"),
    ("+/- 15 menit", "15 minute"),
    ("+ 15 menit", "15 minute"),
    ("5 menit + 10 menit", "5 minute; 10 minute"),
    ("6 (enam) bulan sejak permohonan diterima lengkap", "6 month"),
    ("3 (tiga) bulan sampai 1 (satu) tahun", "3-12 month"),
    (
        "Pengaduan ringan 3 hari kerja, sedang 7 hari kerja, berat 14 hari kerja",
        "3 day working; 7 day working; 14 day working",
    ),
    (
        "Waktu pelayanan selama 15 (lima belas) menit terhitung sejak berkas diterima",
        "15 minute",
    ),
    (
        "Dalam jangka waktu paling lama 3 (tiga) hari kerja setelah syarat diterima lengkap",
        "3 day working",
    ),
    (
        "Waktu Pelayanan : Senin s/d Kamis pukul 08.00-15.00\nWaktu penyelesaian : 20 menit",
        "20 minute",
    ),
    ("Hari Senin - Jumat jam 08.00 - 14.00 WIB, lama pelayanan 10 menit/orang", "10 minute"),
    (
        "Pelayanan 5 hari kerja: Senin-Jumat 08.00-16.00. Penyelesaian 2 hari kerja.",
        "2 day working",
    ),
    ("pk. 07.30 s/d 12.00, penyelesaian 1 jam", "1 hour"),
    ("30 menit (jika data lengkap dan tidak ada gangguan jaringan)", "30 minute"),
    ("Jika ada gangguan jaringan maka 1x24 jam", "24 hour"),
    (
        "7 (tujuh) hari kerja sejak diterimanya berkas secara lengkap oleh Tim Teknis",
        "7 day working",
    ),
    ("2 Jam 30 Menit", "150 minute"),
    ("1 (satu) hari 3 (tiga) jam", "27 hour"),
    ("1 Hari Kerja (Jika pejabat berwenang ada di tempat)", "1 day working"),
    ("1 minggu kerja", "1 week working"),
    ("1 (satu) bulan kalender", "1 month calendar"),
    ("60 hari kalender sejak tanggal surat", "60 day calendar"),
    ("10 hari kelender", "10 day calendar"),
    ("Dalam kota : 3 hari, luar kota : 5 hari, luar provinsi : 7 hari", "3 day; 5 day; 7 day"),
    (
        "3 (tiga) hari kerja untuk usaha mikro dan 5 (lima) hari kerja untuk usaha kecil",
        "3 day working; 5 day working",
    ),
    ("Golongan I 2 hari; Golongan II 3 hari", "2 day; 3 day"),
    ("Tahap I : 3 hari kerja, Tahap II : 5 hari kerja", "3 day working; 5 day working"),
    ("Langkah 1 (5 menit) Langkah 2 (10 menit)", "5 minute; 10 minute"),
    ("Loket 1 5 menit, loket 2 10 menit", "5 minute; 10 minute"),
    (
        "1. Daftar (5 menit)\n2. Periksa (10 s.d. 15 menit)\n3. Bayar (5 menit)\nTotal 25 menit",
        "5 minute; 10-15 minute; 5 minute; 25 minute",
    ),
    ("Jumlah : 2 jam 45 menit", "165 minute"),
    ("± 5 s/d 10 menit", "5-10 minute"),
    ("± 5 - ± 10 menit", "5-10 minute"),
    ("maks 2 hari", "2 day"),
    ("maks. 3 hr kerja", "3 day working"),
    ("Max. 1 x 24 jam", "24 hour"),
    ("paling lambat dalam waktu 2 x 24 jam", "48 hour"),
    ("paling lama dua puluh satu hari kerja", "21 day working"),
    ("selambat - lambatnya 3 hari", "3 day"),
    ("selambat lambatnya 6 hari kerja sejak berkas lengkap", "6 day working"),
    ("Selama-lamanya 14 hari", "14 day"),
    ("se lambat-lambatnya 14 hari", "14 day"),
    ("paling lama : 5 (lima) hari kerja", "5 day working"),
    ("Paling Cepat : 15 Menit\nPaling Lambat : 1 Jam", "15-60 minute"),
    ("Tercepat 1 hari, terlama 7 hari", "1-7 day"),
    ("Waktu 0,5 jam", "0.5 hour"),
    ("0.5 jam", "0.5 hour"),
    ("2,5 jam", "2.5 hour"),
    ("1 1/2 jam", "1.5 hour"),
    ("satu jam setengah", "1.5 hour"),
    ("dua setengah jam", "2.5 hour"),
    ("tiga perempat jam", "0.75 hour"),
    ("seperempat jam", "0.25 hour"),
    ("sebulan", "1 month"),
    ("setahun", "1 year"),
    ("semenit", "1 minute"),
    ("sejam", "1 hour"),
    ("sehari penuh", "1 day"),
    ("sepekan", "1 week"),
    ("2 pekan", "2 week"),
    ("Sepuluh (10) menit", "10 minute"),
    ("sepuluh menit", "10 minute"),
    ("seratus dua puluh hari", "120 day"),
    ("enam puluh (60) hari kerja", "60 day working"),
    ("DUA MINGGU", "2 week"),
    ("Tiga s.d. lima hari", "3-5 day"),
    ("tiga sampai dengan lima hari kerja", "3-5 day working"),
    ("3 (tiga) hari sampai dengan 5 (lima) hari kerja", "3-5 day working"),
    ("3 (tiga) sampai dengan 5 (lima) hari kerja", "3-5 day working"),
    ("3(tiga)-5(lima) hari kerja", "3-5 day working"),
    ("3-5hari", "3-5 day"),
    ("3 s/d 5 HK", "3-5 day working"),
    ("1 – 2 jam", "1-2 hour"),
    ("1 jam s/d 2 jam", "1-2 hour"),
    ("30 menit s/d 1 jam", "30-60 minute"),
    ("30 menit - 1,5 jam", "30-90 minute"),
    ("30-60menit", "30-60 minute"),
    ("5 hari kerja, dapat ditambah 5 hari kerja", "5 day working; 5 day working"),
    ("10 hari kerja + 7 hari kerja perpanjangan", "10 day working; 7 day working"),
    (
        "10 (sepuluh) hari kerja dengan perpanjangan waktu 7 (tujuh) hari kerja",
        "10 day working; 7 day working",
    ),
    (
        "PPID wajib menjawab 10 hari kerja, perpanjangan 7 hari kerja; keberatan 30 hari kerja",
        "10 day working; 7 day working; 30 day working",
    ),
    ("7 hari (Kerja)", "7 day working"),
    ("7 Hari ( Kerja )", "7 day working"),
    ("Hari kerja : 3 hari", "3 day"),
    ("3 (tiga) Harikerja", "3 day working"),
    ("3 (tiga)Hari Kerja", "3 day working"),
    ("3(tiga)harikerja", "3 day working"),
    ("3 ( tiga) hari  kerja", "3 day working"),
    ("3 { tiga } hari kerja", "3 day working"),
    ("3/tiga hari kerja", "3 day working"),
    ("3 (tiga) hr", "3 day"),
    ("3 (tga) hari kerja", "3 day working"),
    ("3 (tiga) hari kera", "3 day working"),
    ("15 (limabelas) menit", "15 minute"),
    ("15 (lima belas menit)", "15 minute"),
    ("15 menit (lima belas menit)", "15 minute"),
    ("15 (lima belas) Menit/ Pasien", "15 minute"),
    ("20 (Dua Puluh ) Menit", "20 minute"),
    ("20 (Duapuluh) Menit", "20 minute"),
    ("25 (dua puluh Iima) menit", "25 minute"),
    ("5 (lirna) menit", "5 minute"),
    ("60 (enarn puluh) menit", "60 minute"),
    ("14 (empat belas hari kerja", "14 day working"),
    ("14 empat belas) hari kerja", "14 day working"),
    ("Waktu: 3 hari. Biaya: Rp 5.000. Produk: 1 lembar", "3 day"),
    ("Pemohon 3 orang, 10 menit", "10 minute"),
    ("2 lembar fotokopi, 3 hari", "3 day"),
    ("Ruang 3 lantai 2: 5 menit", "5 minute"),
    ("umur 0 s.d. 18 tahun : 1 hari", "1 day"),
    (
        "Lahir kurang dari 60 hari : 1 hari kerja, lebih dari 60 hari : 5 hari kerja",
        "1 day working; 5 day working",
    ),
    (
        "Surat keterangan ini berlaku 30 hari sejak diterbitkan. Waktu layanan 10 menit.",
        "10 minute",
    ),
    ("Uji berkala kendaraan setiap 6 bulan, waktu uji 30 menit", "30 minute"),
    ("6 bulan sekali, proses 2 hari", "2 day"),
    ("dilaksanakan selama 3 hari setiap bulan", "3 day"),
    ("Pelatihan 3 bulan (480 jam pelajaran)", "3 month"),
    ("Magang minimal 1 bulan", "1 month"),
    ("SE Nomor 5 Tahun 2021, 3 hari kerja", "3 day working"),
    ("PMK 3 tahun 2019: 14 hari kerja", "14 day working"),
    ("Siaga 24 jam, respon 15 menit", "15 minute"),
    ("Diproses 24 jam", "24 hour"),
    ("maksimal 24 jam sejak laporan diterima", "24 hour"),
    ("Permohonan diajukan paling lambat 7 hari sebelum kegiatan", "7 day"),
    ("3 days", "3 day"),
    ("24 hours", "24 hour"),
    ("5 business days", "5 day working"),
    ("30 calendar days", "30 day calendar"),
    ("Approx. 15 minutes", "15 minute"),
    ("2-3 Hours", "2-3 hour"),
    ("15 – 20’", "15-20 minute"),
    ("| Verifikasi | 10 menit |\n| Cetak | 5 menit |", "10 minute; 5 minute"),
    (
        "No | Uraian | Waktu\n1 | Daftar | 5 Menit\n2 | Periksa | 10 Menit\n3 | Cetak | 15 Menit",
        "5 minute; 10 minute; 15 minute",
    ),
    ("1 5 menit\n2 10 menit\n3 15 menit", "5 minute; 10 minute; 15 minute"),
    ("Pengajuan\n1 hari\nVerifikasi\n2 hari\nPenerbitan\n1 hari", "1 day; 2 day; 1 day"),
    ("Pendaftaran\n10 Menit\n1\nPemeriksaan\n15 Menit\n2", "10 minute; 15 minute"),
    ("• 5 menit (pendaftaran)\n• 10 menit (pelayanan)", "5 minute; 10 minute"),
    ("5 menit\n- 10 menit\n- 15 menit", "5 minute; 10 minute; 15 minute"),
    ("a) 10 menit b) 15 menit", "10 minute; 15 minute"),
    ("a.10 menit\nb.15 menit", "10 minute; 15 minute"),
    ("1)10 menit 2)15 menit", "10 minute; 15 minute"),
    ("- 1 hari", "1 day"),
    ("-10 menit", "10 minute"),
    (": 10 menit", "10 minute"),
    ("=10 menit", "10 minute"),
    ("(10 menit)", "10 minute"),
    ("10 menit,", "10 minute"),
    ("10 menit-selesai", "10 minute"),
    ("10 Menit s/d selesai", "10 minute"),
    ("5menit-10menit", "5-10 minute"),
    ("10menit/orang", "10 minute"),
    ("10 MENIT", "10 minute"),
    ("10 mnt.", "10 minute"),
    ("10 Minutes", "10 minute"),
    ("10 min", "10 minute"),
    ("1 hr", "1 day"),
    ("7 hr kerja", "7 day working"),
    ("7 hri", "7 day"),
    ("1 th", "1 year"),
    ("5 hari keria", "5 day working"),
    ("5 hari keija", "5 day working"),
    ("5 hari kerj", "5 day working"),
    ("5 har kerja", "5 day working"),
    ("3 hari kerja sama", "3 day"),
    ("2 (dua) hari pelayanan", "2 day"),
    ("2 hari efektif", "2 day"),
    ("5 hari kerja efektif", "5 day working"),
    ("1 (satu) hari kerja s.d. 3 (tiga) hari kerja sesuai kompleksitas", "1-3 day working"),
    ("paling lama 1 (satu) minggu sejak tanggal pengajuan", "1 week"),
    ("kurang lebih: 10 menit", "10 minute"),
    ("Kurang / lebih 10 menit", "10 minute"),
    ("lebih kurang 10 menit", "10 minute"),
    ("~ 10 menit", "10 minute"),
    ("sktr 10 menit", "10 minute"),
    ("tidak lebih 10 menit", "10 minute"),
    ("<10 menit", "10 minute"),
    (">10 menit", "10 minute"),
    ("≥ 7 hari", "7 day"),
    ("s/d 14 hari", "14 day"),
    ("sampai dengan 14 hari kerja", "14 day working"),
    ("hingga 3 bulan", "3 month"),
    ("Akta kelahiran 0-60 hari : 3 hari kerja", "3 day working"),
    ("Pengesahan 1 tahun : 15 menit; perpanjangan 5 tahun : 30 menit", "15 minute; 30 minute"),
    ("Kelas 1 - 3 hari", "3 day"),
    ("1 hari s.d. 1 bulan", "1 day; 1 month"),
    ("14 hari kerja s.d. 1 bulan", "14 day working; 1 month"),
    ("5 ha ri kerja", "5 day working"),
    ("5 men it", "5 minute"),
    ("1 (satu) han kerja", "1 day working"),
    ("3 hari ker ja", "3 day working"),
    ("15 menit pada hari kerja", "15 minute"),
    ("3 hari pada hari kerja", "3 day working"),
    ("2hr kerja", "2 day working"),
    ("1hk", "1 day working"),
    ("±5mnt", "5 minute"),
    ("15' - 20'", "15-20 minute"),
    ("Dua (2) sampai tiga (3) hari", "2-3 day"),
    ("1\nHari", "1 day"),
    ("1 s d 2 hari", "1-2 day"),
    ("1 s,d 2 hari", "1-2 day"),
    ("1 s/ d 2 hari", "1-2 day"),
    ("1 (....) hari", "1 day"),
    ("tiga (tiga) hari", "3 day"),
    ("tiga 3 hari", "3 day"),
    ("7 hari (tujuh) kerja", "7 day working"),
    ("7 Hari (Tujuh Hari Kerja)", "7 day working"),
    ("30 (tigah puluh) hari", "30 day"),
    ("Paspor 5 tahun: 4 hari kerja; Paspor 10 tahun: 3 hari kerja", "4 day working; 3 day working"),
    ("Paspor masa berlaku 10 tahun 4 hari kerja", "4 day working"),
    ("Paling lama 5 hari; apabila lebih dari 5 hari, pemohon diberi tahu", "5 day"),
    ("Roda 2 15 menit, roda 4 30 menit", "15 minute; 30 minute"),
    ("SIM A 1 jam", "1 hour"),
    ("0 jam 15 menit", "15 minute"),
    ("1.440 menit", "1440 minute"),
    ("4 x 45 menit", "180 minute"),
    ("1 minggu 2 hari", "9 day"),
    ("5 Menit 30 Detik", "330 second"),
    ("satu hari satu malam", "1 day"),
    ("Maksimal 1 (satu) sd 2 (dua) hari", "1-2 day"),
]
NOT_STATED = [
    "0 hari",
    "0 menit",
    "Pukul 09.00 - 11.00 (2 jam)",
    "Senin – Kamis : 07.30 – 14.30 (7 Jam)",
    "Rp 50.000,- / 3 jam",
    "Rawat Inap : 24 jam",
    "24 Jam (IGD)",
    "Ambulans 24 jam",
    "2 minggu pertama setiap bulan",
    "1\nHari Senin",
    "1 hari libur",
    "H + 3 hari kerja",
    "Pemakaian aula maksimal 8 jam per hari",
    "...... hari",
    "Pelaksanaan kegiatan 40 jam pelajaran",
    "3 harian",
    "1 triwulan",
    "Hari ke 7",
    "Biaya Rp 5.000 per hari",
    "Pelayanan gawat darurat 24 jam",
    "IGD buka 24 jam",
    "Pelayanan dibuka 24 jam setiap hari",
    "24 jam non stop, 7 hari seminggu",
    "Tindakan: sesuai kondisi pasien",
    "Kontrol ulang setiap 3 bulan",
    "Obat kronis untuk 1 bulan terakhir",
    "SKCK berlaku 6 (enam) bulan sejak diterbitkan",
    "Masa berlaku SIM 5 tahun",
    "Paspor percepatan selesai pada hari yang sama",
    "Masa berlaku paspor 10 (sepuluh) tahun",
    "PPDB dilaksanakan satu tahun sekali",
    "Masa pinjam buku 14 hari",
    "Setahun sekali",
    "Sekali dalam setahun",
    "2 kali dalam 1 tahun",
    "Setiap 6 bulan sekali",
    "Dua kali seminggu",
    "Tiap hari kerja",
    "Tanggal 1 s.d. 10 setiap bulan",
    "Langsung jadi",
    "Hari itu juga",
    "Berlaku 3 bulan sejak tanggal dikeluarkan",
    "Surat pengantar berlaku selama 1 (satu) bulan",
    "Jangka waktu berlakunya izin 3 (tiga) tahun",
    "Permendagri No. 7 Tahun 2019",
    "Sesuai UU No 25 Tahun 2009",
    "5 hari kerja (Senin s.d. Jumat)",
    "5 hari kerja dalam seminggu",
    "Senin s/d Kamis 08.00 – 16.00, Jum'at 08.00 - 16.30",
    "Pukul 08.00 s.d. 15.00 WIB hari kerja",
    "Jam 8 pagi sampai jam 3 sore",
    "07.30-15.30 WITA pada hari kerja",
    "Hari kerja: Senin - Jumat",
    "8 jam sehari",
    "7,5 jam per hari",
    "Sabtu dan Minggu libur",
    "H-3 sebelum kegiatan",
    "hari ke-3",
    "prosedur 1 s.d. 5",
    "rangkap 3",
    "maksimal 5 (lima)",
    "membutuhkan waktu Menit",
    "beberapa menit",
    "Tidak ada",
    "Sesuai SOP",
    "",
    "One day service",
    "Bulan Januari s.d. Maret",
    "Rekening listrik 3 bulan terakhir",
    "pengalaman kerja 2 tahun",
    "Pajak 5 tahun terakhir",
    "50 orang per hari",
    "Dalam sehari dapat melayani 30 pemohon",
    "sehari-hari",
    "Usia kehamilan 9 bulan",
    "Usia minimal 17 tahun",
    "Anak di bawah 5 tahun",
    "Izin berlaku selama 1 (satu) tahun dan dapat diperpanjang",
    "Rekomendasi berlaku untuk 3 bulan",
    "Masa berlaku 3 bulan",
    "Kartu kuning berlaku 2 tahun, wajib lapor setiap 6 bulan",
    "Setiap 1 (satu) tahun",
    "per 3 bulan",
    "per tahun",
    "Tiap tanggal 5 bulan berikutnya",
    "1 kali dalam sebulan",
    "sebulan sekali",
    "3 bulan 1 kali",
    "seminggu 2 kali",
    "2x seminggu",
    "dua minggu sekali",
    "Tahun 2023",
    "Perbup No. 12 Tahun 2020 tentang Retribusi",
    "Kepmen 12 Tahun 2022",
    "Jam kerja",
    "Selama jam kerja",
    "sesuai jam kerja kantor pukul 07.30 s.d 16.00",
    "Jam 08.00",
    "Pukul 08.00 - selesai",
    "layanan 24 jam/7 hari",
    "Online 24 jam",
    "Kuota 100 pemohon per hari",
    "10 m",
    "Jam pelayanan 08:00 - 14:00 (6 jam)",
    "Dokumen disimpan 5 tahun",
]


def in_short(durations: tuple[Duration, ...]) -> str:
    def one(duration: Duration) -> str:
        value = f"{duration.minimum:g}"
        if duration.maximum != duration.minimum:
            value += f"-{duration.maximum:g}"
        return " ".join(filter(None, (value, duration.unit, duration.basis)))

    return "; ".join(map(one, durations))


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text for text, _ in STATED])
def test_stated_durations(text: str, expected: str) -> None:
    assert in_short(find_durations(text)) == expected


@pytest.mark.parametrize("text", NOT_STATED, ids=NOT_STATED)
def test_what_is_no_duration(text: str) -> None:
    assert find_durations(text) == ()
    assert parse_duration(text) is None


@pytest.mark.parametrize("text", [text for text, _ in STATED], ids=[text for text, _ in STATED])
def test_wider_gaps_between_words_change_nothing(text: str) -> None:
    if "\n" in text:
        return
    doubled = re.sub(" ", "  ", text)
    assert in_short(find_durations(doubled)) == in_short(find_durations(text))


@pytest.mark.parametrize(
    ("text", "bound", "words"),
    [
        ("Selesai dalam 3 hari.", "exact", "3 hari"),
        ("Diproses paling lama 3 (tiga) hari kerja", "at-most", "paling lama 3 (tiga) hari kerja"),
        ("Maksimal : 10 menit", "at-most", "Maksimal : 10 menit"),
        ("maksimal pengerjaan 3 hari", "at-most", "3 hari"),
        (
            "selambat-lambatnya dalam waktu 2 x 24 jam",
            "at-most",
            "selambat-lambatnya dalam waktu 2 x 24 jam",
        ),
        ("≤ 60 menit", "at-most", "≤ 60 menit"),
        ("tidak lebih dari 5 menit", "at-most", "tidak lebih dari 5 menit"),
        ("kurang dari 5 menit", "at-most", "kurang dari 5 menit"),
        ("sampai dengan 14 hari kerja", "at-most", "sampai dengan 14 hari kerja"),
        ("15 menit maksimal", "at-most", "15 menit maksimal"),
        ("maksirnal 3 hari", "at-most", "maksirnal 3 hari"),
        ("maksimal kurang lebih 2 jam", "at-most", "maksimal kurang lebih 2 jam"),
        ("minimal 3 hari kerja", "at-least", "minimal 3 hari kerja"),
        ("sekurang-kurangnya 7 hari", "at-least", "sekurang-kurangnya 7 hari"),
        ("tidak kurang dari 7 hari", "at-least", "tidak kurang dari 7 hari"),
        ("lebih dari 7 hari", "at-least", "lebih dari 7 hari"),
        ("30 menit sampai dengan selesai", "at-least", "30 menit sampai dengan selesai"),
        ("± 15 menit", "about", "± 15 menit"),
        ("+/- 15 menit", "about", "+/- 15 menit"),
        ("kurang lebih selama 1 bulan", "about", "kurang lebih selama 1 bulan"),
        ("rata-rata 20 menit", "about", "rata-rata 20 menit"),
        ("5 menit + 10 menit cetak", "exact", None),
        ("Kapal > 5 GT 3 hari", "exact", "3 hari"),
        ("Pendaftaran -> 5 menit", "exact", "5 menit"),
        ("Maksimal 3 berkas, 5 hari", "exact", "5 hari"),
        ("Verifikasi (5 menit)", "exact", "5 menit"),
        ("(5 (lima) menit)", "exact", "5 (lima) menit"),
        ("10 (sepuluh menit)", "exact", "10 (sepuluh menit)"),
        ("60 menit (1 jam)", "exact", "60 menit (1 jam)"),
    ],
    ids=lambda part: part,
)
def test_bound_and_quoted_words(text: str, bound: str, words: str | None) -> None:
    durations = find_durations(text)
    assert {duration.bound for duration in durations} == {bound}
    if words is not None:
        (duration,) = durations
        assert text[duration.start : duration.end] == words


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("3 hari sejak berkas lengkap.", "sejak berkas lengkap"),
        (
            "3 hari kerja setelah syarat lengkap, benar dan sah.",
            "setelah syarat lengkap, benar dan sah",
        ),
        ("3 hari terhitung sejak tanggal surat; gratis", "terhitung sejak tanggal surat"),
        ("3 hari (dihitung sejak tanggal surat)", "dihitung sejak tanggal surat"),
        ("3 hari dari penyerahan sampel", "dari penyerahan sampel"),
        ("20menitSetelah antrean dipanggil", "Setelah antrean dipanggil"),
        ("3harikerjasetelahlengkap", "setelahlengkap"),
        ("Setelah pembayaran, paling lama 2 hari", "Setelah pembayaran"),
        ("3 hari untuk izin baru sejak berkas lengkap", "sejak berkas lengkap"),
        ("3 hari sejak berkas\nditerima lengkap", "sejak berkas\nditerima lengkap"),
        (
            "3 hari sejak data masuk atau setelah ada rekomendasi",
            "sejak data masuk atau setelah ada rekomendasi",
        ),
        ("3 hari sejak berkas lengkap\n\nbiaya gratis", "sejak berkas lengkap"),
        ("3 hari. Setelah itu pemohon membayar", None),
        ("3 hari", None),
    ],
    ids=lambda part: part,
)
def test_trigger(text: str, trigger: str | None) -> None:
    (duration,) = find_durations(text)
    assert duration.trigger == trigger


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Cepat : 1 hari\nBiasa : 3 hari", ["Cepat", "Biasa"]),
        ("Pasien baru : 15 menit\nPasien lama : 10 menit", ["Pasien baru", "Pasien lama"]),
        ("Layanan online\nDilayani paling lama 3 hari", ["Layanan online"]),
        ("untuk uji kultur ± 5 hari", ["untuk uji kultur"]),
        (
            "3 hari kerja untuk balik nama, 1 hari kerja untuk roya",
            ["untuk balik nama", "untuk roya"],
        ),
        ("verifikasi 10 menit, pengetikan 45 menit", ["verifikasi", "pengetikan"]),
        ("5 menit pendaftaran, 10 menit pemeriksaan", ["pendaftaran", "pemeriksaan"]),
        ("2 hari (1 lantai)", ["1 lantai"]),
        ("Lantai 1 s/d 2: 4 hari; Lantai 3: 9 hari", ["Lantai 1 s/d 2", "Lantai 3"]),
        ("> 8 lantai : 29 hari kerja", ["> 8 lantai"]),
        ("1 hari jika data lengkap", ["jika data lengkap"]),
        ("30/49/89 hari", [None, None, None]),
        ("Waktu penyelesaian paling lama 3 hari", [None]),
        ("Jangka waktu : 3 hari", [None]),
        ("Maksimal : 3 hari", [None]),
        ("5 hari sesuai Perda Nomor 1 Tahun 2020", [None]),
        ("1. Cetak kartu : 3 menit", ["Cetak kartu"]),
        ("Pengguna layanan dilayani maksimal 10 menit", [None]),
        ("Obat jadi 30 menit, obat racikan 60 menit", ["Obat jadi", "obat racikan"]),
        (
            "a. 6 hari kerja Peninjauan Lokasi\nb. 2 hari kerja setelah lengkap",
            ["Peninjauan Lokasi", None],
        ),
        ("a) 5 menit pendaftaran\nb) 9 menit pemeriksaan", ["pendaftaran", "pemeriksaan"]),
        ("Selasa pukul 08:30 s/d 15:00 WIB/Proses 2 Minggu", [None]),
        ("Loket 08.00-12.00 WITA, izin baru 4 hari", ["izin baru"]),
        ("Antrean di loket ditargetkan kurang dari 20 menit", ["Antrean di loket"]),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_applies_to(text: str, scopes: list[str | None]) -> None:
    assert [duration.applies_to for duration in find_durations(text)] == scopes


@pytest.mark.parametrize(
    ("text", "iso8601"),
    [
        ("10 menit", "PT10M"),
        ("30 detik", "PT30S"),
        ("2 x 24 jam", "PT48H"),
        ("1,5 jam", "PT1H30M"),
        ("0,5 menit", "PT30S"),
        ("1 jam 30 menit", "PT90M"),
        ("30 hari", "P30D"),
        ("30 hari kalender", "P30D"),
        ("1 minggu", "P1W"),
        ("1 bulan", "P1M"),
        ("2 tahun", "P2Y"),
        ("1,5 tahun", "P1Y6M"),
        ("setengah tahun", "P6M"),
        ("1,5 bulan", None),
        ("30 hari kerja", None),
        ("8 jam kerja", None),
        ("1 - 3 hari", None),
        ("± 3 hari", None),
        ("paling lama 3 hari", None),
    ],
    ids=lambda part: part,
)
def test_iso8601_only_where_one_length_is_fixed(text: str, iso8601: str | None) -> None:
    (duration,) = find_durations(text)
    assert duration.iso8601 == iso8601


@pytest.mark.parametrize(
    ("text", "disagrees"),
    [
        ("14 (empat belas) hari", [False]),
        ("14 (sepuluh) hari", [True]),
        ("30 (tiga hari kerja", [False]),  # cut off: thirty, most likely
        ("14 hari (sepuluh)", [True]),
        ("14 hari (sepuluh hari)", [True]),
        ("3 (tiga) s.d. 5 (enam) hari", [True]),
        ("3 (tiga) hari, 5 (enam) hari", [False, True]),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_digits_against_words(text: str, disagrees: list[bool]) -> None:
    assert [duration.disagrees for duration in find_durations(text)] == disagrees


@pytest.mark.parametrize(
    ("text", "extensions"),
    [
        ("10 hari kerja dan dapat diperpanjang 7 hari kerja", [False, True]),
        ("10 hari dengan tambahan waktu 7 hari", [False, True]),
        ("10 hari, ditambah paling lama 7 hari", [False, True]),
        ("10 hari kerja + 7 hari kerja perpanjangan", [False, True]),
        ("10 hari kerja, perpanjangan 7 hari kerja", [False, True]),
        ("Perpanjangan SIM 30 menit", [False]),
        ("Penambahan anggota keluarga 1 hari", [False]),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_extensions(text: str, extensions: list[bool]) -> None:
    assert [duration.is_extension for duration in find_durations(text)] == extensions


def test_complaint_deadlines_count_only_in_the_time_section() -> None:
    text = "Aduan ditanggapi paling lama 3 hari kerja. Izin terbit 5 hari kerja."
    assert in_short(find_durations(text)) == "3 day working; 5 day working"
    assert in_short(find_durations(text, section="other")) == "5 day working"


def test_one_duration_is_parsed_and_several_are_not() -> None:
    duration = parse_duration("3 hari")
    assert duration is not None
    assert (duration.minimum, type(duration.minimum)) == (3, int)
    assert parse_duration("3 hari, 5 hari") is None


@pytest.mark.parametrize(
    ("headline", "sentence", "expected"),
    [
        ("10 menit", "Dilayani maksimal 10 (sepuluh) menit", False),
        ("10 menit", "Dilayani maksimal 15 menit", True),
        ("30 hari", "paling lama 30 hari kerja", False),
        ("30 hari kalender", "30 hari kerja", True),
        ("1 hari", "1 x 24 jam", False),
        ("1 hari", "3 x 24 jam", True),
        ("1 hari", "5 jam", True),
        ("1 hari", "8 jam kerja", False),
        ("60 menit", "1 jam", False),
        ("1 minggu", "7 hari", False),
        ("1 minggu", "5 hari kerja", False),
        ("1 minggu", "14 hari kerja", True),
        ("30 hari", "1 bulan", False),
        ("2 bulan", "14 hari", True),
        ("5 hari", "3 - 7 hari", False),
        ("9 hari", "3 - 7 hari", True),
        ("15 menit", "± 20 menit", False),
        ("15 menit", "± 2 jam", True),
        ("10 hari", "minimal 5 hari", False),
        ("3 hari", "minimal 5 hari", True),
        ("10 menit", "Layanan online: 3 hari", False),
        ("10 hari", "dapat diperpanjang 7 hari", False),
    ],
    ids=lambda part: str(part),
)
def test_headline_against_sentence(headline: str, sentence: str, expected: bool) -> None:
    (first,), (second,) = find_durations(headline), find_durations(sentence)
    assert durations_disagree(first, second) is expected
    assert durations_disagree(second, first) is expected


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("Verifikasi 10 menit, cetak 20 menit. Total 30 menit", False),
        ("Verifikasi 10 menit, cetak 25 menit. Total 30 menit", True),
        ("Total 1 jam: verifikasi 10 menit, cetak 50 menit", False),
        ("Jumlah waktu 20 menit: verifikasi 5 s.d. 10 menit, cetak 10 menit", False),
        ("Total maksimal 60 menit: verifikasi 10 menit, cetak 20 menit", False),
        ("Total maksimal 20 menit: verifikasi 10 menit, cetak 20 menit", True),
        ("Total ± 20 menit: verifikasi 10 menit, cetak 20 menit", False),
        ("Total 3 hari kerja: survei 1 hari kerja, cetak 2 hari kerja", False),
        ("Total 3 hari kerja: survei 1 hari kerja, cetak 30 menit", None),
        ("Total 3 hari: online 1 hari, loket 3 hari", None),
        ("Total 3 hari: survei 1 hari", None),
        ("Verifikasi 10 menit, cetak 20 menit", None),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_total_against_parts(text: str, contradicts: bool | None) -> None:
    check = total_against_parts(find_durations(text), text)
    assert (check.contradicts if check is not None else None) is contradicts


UNIT_WORDS = {
    "second": "detik", "minute": "menit", "hour": "jam", "day": "hari", "week": "minggu",
    "month": "bulan", "year": "tahun",
}  # fmt: skip


@given(
    st.integers(1, 400),
    st.sampled_from(sorted(UNIT_WORDS)),
    st.sampled_from(["", "paling lama ", "± ", "minimal "]),
    st.booleans(),
)
def test_a_printed_duration_is_read_back(count: int, unit: str, bound: str, glued: bool) -> None:
    text = f"{bound}{count}{'' if glued else ' '}{UNIT_WORDS[unit]}"
    (duration,) = find_durations(text)
    assert (duration.minimum, duration.maximum, duration.unit) == (count, count, unit)
    assert (duration.start, duration.end) == (0, len(text))


PIECES = st.sampled_from(
    [
        "10", "3 ", "(tiga) ", "hari ", "hari kerja", "menit", " s.d. ", "- ", "x 24 jam", ":",
        "\n", "1.", "paling lama ", "± ", "sejak ", "untuk ", "setiap ", "berlaku ", "seminggu ",
        "/", "(", ")", "tahun 2021 ", "pukul 08.00 ", "maksimal ", ", ", ". ", "½", "İ",
        "dapat diperpanjang ",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=120))
def test_any_text_is_read_without_failure_and_every_span_holds_words(text: str) -> None:
    durations = find_durations(text)
    for duration in durations:
        assert 0 <= duration.start < duration.end <= len(text)
        assert duration.minimum <= duration.maximum
        for words, span in (
            (duration.trigger, duration.trigger_span),
            (duration.applies_to, duration.applies_to_span),
        ):
            assert (words is None) == (span is None)
            if span is not None:
                assert words == text[slice(*span)]
    for one, following in pairwise(durations):
        assert one.end <= following.start
    total_against_parts(durations, text)
    for one, following in pairwise(durations):
        durations_disagree(one, following)


@pytest.mark.parametrize(
    "piece",
    [
        "1 hari ", "1 - ", "(", "7 10 menit\n", "sejak ", "paling lama ", "a: ", "berlaku ", "1/2",
        "setiap 1 tahun ", "seminggu ", "satu ", "9", " ", "\n", "1 hari (", "x 24 jam ", "1hari",
        "kurang lebih ", "hari ", "1 hari: ", "l0 (sepuluh) ", "satu hari setelah ",
    ],
    ids=repr,
)  # fmt: skip
def test_long_texts_are_read_in_linear_time(piece: str) -> None:
    text = (piece * (10_000 // len(piece) + 1))[:10_000]
    begin = time.process_time()
    find_durations(text)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("› 5 hari kerja", [(5, 5, "day", "working", "at-least")]),
        ("＞ 4 hari", [(4, 4, "day", None, "at-least")]),
        ("∼ 3 jam", [(3, 3, "hour", None, "about")]),
        ("2\u00ad3 hari kerja", [(2, 3, "day", "working", "exact")]),  # a printed hyphen
        ("3² hari kerja", [(3, 3, "day", "working", "exact")]),  # the mark of a note
        ("14[1] hari", [(14, 14, "day", None, "exact")]),
        ("2 hr krj", [(2, 2, "day", "working", "exact")]),
        ("3 hr. kerja", [(3, 3, "day", "working", "exact")]),
        ("1 jam 30", []),  # minutes are meant, or anything else: one hour it is not
        ("1 jam 30 menit", [(90, 90, "minute", None, "exact")]),
    ],
)
def test_signs_marks_and_short_forms(
    text: str, expected: list[tuple[int, int, str, str | None, str]]
) -> None:
    found = find_durations(text)
    assert [(d.minimum, d.maximum, d.unit, d.basis, d.bound) for d in found] == expected


@pytest.mark.parametrize(
    ("text", "is_alone", "begins", "ends"),
    [
        ("2 hari kerja", True, True, True),
        ("Maksimal 1 x 24 jam", True, True, True),
        ("± 15 menit;", True, True, True),
        ("sehari", True, True, True),
        ("3 hari kerja sejak berkas lengkap", False, True, False),
        ("Pengambilan kartu (2 x 24jam).", False, False, True),
        ("5 tahun", False, True, False),
        ("Usia paling sedikit 17 tahun", False, False, False),
        ("Pas foto 3x4", False, False, False),
    ],
)
def test_a_line_that_is_a_time(text: str, is_alone: bool, begins: bool, ends: bool) -> None:
    assert is_bare_time(text) is is_alone
    assert begins_with_time(text) is begins
    assert ends_with_time(text) is ends
