"""What steps and requirements say, on phrases in the manner of many kinds of offices."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.lang.id import Indonesian, IndonesianDefaults
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a compiled module

from normalizers.item.cutting import REDUPLICATION, cut
from normalizers.item.language import ItemLanguage, read_item
from normalizers.item.tokens import _GLUE, _build_tokenizer, _tokenizer, read_tokens
from normalizers.item.verb import active_of, parse_verb
from tests.support.chance import examples

ROOT = Path(__file__).resolve().parents[2]
FLOOR = 0.97  # share of actors, actions and documents that are exactly right, and of those found
LONG_TEXT_SECONDS = 5.0  # 10,000 characters take some 0.1 s; a square of that would take minutes

# text | actor | action
STEPS = """
Pemohon mengambil formulir di meja informasi | Pemohon | mengambil
Petugas loket menerima dan mengagendakan surat masuk | Petugas loket | menerima
Kasi Pelayanan memeriksa konsep surat lalu memberi paraf | Kasi Pelayanan | memeriksa
Kepala Dinas menandatangani naskah izin | Kepala Dinas | menandatangani
Bendahara penerimaan mencatat setoran pada buku kas | Bendahara penerimaan | mencatat
Berkas yang sudah lengkap diteruskan ke bidang terkait | - | meneruskan
Berkas yang dibawa pemohon diperiksa oleh petugas pendaftaran | petugas pendaftaran | memeriksa
Surat ditandatangani Camat | Camat | menandatangani
Surat pengantar diparaf Sekretaris Kelurahan | Sekretaris Kelurahan | memaraf
Nomor antrean diambil pasien di mesin pencetak | pasien | mengambil
Pasien dipanggil perawat menuju ruang periksa | perawat | memanggil
Dokter melakukan pemeriksaan fisik | Dokter | memeriksa
Apoteker menyerahkan obat dan menjelaskan aturan pakai | Apoteker | menyerahkan
Pasien membayar biaya tindakan di kasir | Pasien | membayar
Pengukuran bidang tanah oleh juru ukur | juru ukur | mengukur
Verifikasi lapangan (Tim Teknis) | Tim Teknis | memverifikasi
Paraf berjenjang (Kasubag & Sekretaris) | Kasubag & Sekretaris | memaraf
Pencetakan sertifikat (operator) | operator | mencetak
Penyerahan dokumen kepada pemohon (loket 3) | loket 3 | menyerahkan
Apabila berkas belum lengkap, petugas mengembalikannya kepada pemohon | petugas | mengembalikan
Jika persyaratan lengkap, berkas diproses lebih lanjut | - | memproses
Setelah membayar retribusi, pemohon menerima tanda bukti | pemohon | menerima
Setelah disetujui Kepala Bidang, operator mencetak surat izin | operator | mencetak
Selanjutnya petugas memasukkan data ke dalam sistem | petugas | memasukkan
Kemudian Kepala UPT menetapkan jadwal pengujian | Kepala UPT | menetapkan
Dalam hal permohonan ditolak, petugas menyampaikan alasan tertulis | petugas | menyampaikan
Berdasarkan hasil survei, tim teknis menyusun berita acara | tim teknis | menyusun
Pemohon dipersilakan duduk di ruang tunggu | Pemohon | duduk
Pengunjung diminta mengisi daftar hadir tamu | Pengunjung | mengisi
Wajib pajak diarahkan untuk membayar melalui bank | Wajib pajak | membayar
Pemohon wajib menunjukkan tanda pengenal asli | Pemohon | menunjukkan
Pemohon dapat langsung mengunduh dokumen dari laman | Pemohon | mengunduh
Pemohon dilayani sesuai urutan | - | melayani
Pelapor menyampaikan kronologi kejadian secara lisan | Pelapor | menyampaikan
Operator meng-input biodata penduduk | Operator | memasukkan
Admin mengupload dokumen hasil | Admin | mengunggah
FO menerima berkas, BO mengolah | FO | menerima
CS : menjawab pertanyaan pelanggan | CS | menjawab
Front office (FO) mencatat permohonan | Front office | mencatat
Back office - memeriksa keabsahan data | Back office | memeriksa
Petugas cek kesesuaian dokumen asli | Petugas | memeriksa
Pemohon daftar online | Pemohon | mendaftar
Isi formulir yang disediakan | - | mengisi
Siapkan dokumen asli dan salinannya | - | menyiapkan
Klik tombol kirim | - | mengeklik
Login ke aplikasi perizinan | - | masuk-akun
Unggah berkas dalam format PDF | - | mengunggah
Tunggu panggilan petugas | - | menunggu
Mengisi formulir yang telah disediakan | - | mengisi
Membawa berkas asli untuk dicocokkan | - | membawa
Menunggu hasil pemeriksaan | - | menunggu
Melakukan pendaftaran di loket pendaftaran | - | mendaftar
Melakukan pembayaran PNBP | - | membayar
Dilakukan pengecekan kelengkapan berkas | - | memeriksa
Dilakukan survei lokasi oleh tim teknis | tim teknis | meninjau
Pembayaran retribusi dilakukan di bank yang ditunjuk | - | membayar
Pemeriksaan kesehatan dilaksanakan oleh dokter penguji | dokter penguji | memeriksa
Penerbitan surat keputusan | - | menerbitkan
Pendaftaran | - | mendaftar
Disposisi Kepala Kantor kepada Kasubag | - | mendisposisikan
Rapat pembahasan teknis | - | membahas
Pemohon | Pemohon | -
Petugas Loket 2 | Petugas Loket 2 | -
Berkas lengkap | - | -
Proses selesai | - | selesai
Selesai | - | selesai
BPS Kabupaten menyampaikan hasil pengolahan | BPS Kabupaten | menyampaikan
DPMPTSP menerbitkan izin melalui sistem | DPMPTSP | menerbitkan
Dinas Lingkungan Hidup melakukan kajian dokumen | Dinas Lingkungan Hidup | mengkaji
Bidang Perizinan memverifikasi dokumen teknis | Bidang Perizinan | memverifikasi
Petugas Dinas Sosial dan Tagana meninjau lokasi | Petugas Dinas Sosial dan Tagana | meninjau
Kepala Seksi Umum dan Layanan mengoreksi naskah | Kepala Seksi Umum dan Layanan | mengoreksi
Lurah atau Sekretaris Lurah menandatangani surat | Lurah atau Sekretaris Lurah | menandatangani
Pemohon/kuasanya menyerahkan berkas ke petugas | Pemohon/kuasanya | menyerahkan
Orang tua siswa mengajukan permohonan mutasi | Orang tua siswa | mengajukan
Calon peserta didik mengikuti tes seleksi | Calon peserta didik | mengikuti
Panitera mendaftarkan perkara dalam buku register | Panitera | mendaftar
Majelis hakim memeriksa perkara | Majelis hakim | memeriksa
Penggugat membayar panjar biaya perkara | Penggugat | membayar
Jaksa meneliti berkas tilang | Jaksa | memeriksa
Penyewa mengembalikan kunci ruangan | Penyewa | mengembalikan
Pendaftar mencetak bukti registrasi | Pendaftar | mencetak
Penerjemah menyusun naskah alih bahasa | Penerjemah | menyusun
Pengemudi membawa kendaraan ke jalur uji | Pengemudi | membawa
Penguji memeriksa emisi dan rem kendaraan | Penguji | memeriksa
Staf tata usaha memberi nomor surat | Staf tata usaha | menomori
Seksi pelayanan melegalisir salinan | Seksi pelayanan | mengesahkan
Permohonan didisposisi oleh Kepala Badan | Kepala Badan | mendisposisikan
Data dientri ke dalam aplikasi oleh operator SIAK | operator SIAK | memasukkan
Permohonan diterima, diteliti dan dicatat oleh petugas agenda | petugas agenda | menerima
Izin di tandatangani oleh Kepala Dinas | Kepala Dinas | menandatangani
Hasil uji diserahkan kepada pelanggan | - | menyerahkan
Sampel diantar pelanggan ke laboratorium | pelanggan | mengantar
Petugas yang ditunjuk melakukan peninjauan lokasi | Petugas | meninjau
Petugas memberikan formulir untuk diisi oleh pemohon | Petugas | memberikan
Pemohon yang telah melengkapi berkas mengambil nomor antrean | Pemohon | mengambil
Petugas tidak menerima titipan berkas | Petugas | -
Pemohon datang ke kantor kecamatan membawa surat pengantar | Pemohon | datang
Pemohon melapor ke pos penjagaan | Pemohon | melaporkan
Tim verifikasi dan validasi memvalidasi usulan | Tim verifikasi dan validasi | memvalidasi
Para pemohon menunggu di ruang yang disediakan | pemohon | menunggu
PETUGAS MEMERIKSA KELENGKAPAN BERKAS | PETUGAS | memeriksa
pengguna jasa menyetujui biaya yang ditawarkan | pengguna jasa | menyetujui
Wajib Pajak melakukan konfirmasi data objek pajak | Wajib Pajak | mengonfirmasi
Kepala Puskesmas mengetahui dan menandatangani surat | Kepala Puskesmas | mengetahui
Notifikasi dikirim melalui aplikasi pesan | - | mengirim
Petugas menimbang barang kiriman | Petugas | menimbang
Pemustaka meminjam buku paling banyak dua judul | Pemustaka | meminjam
Penghulu memeriksa data calon pengantin | Penghulu | memeriksa
Pemohon memarkir kendaraan di tempat yang tersedia | Pemohon | memarkir
Teknisi menyetel ulang alat ukur | Teknisi | menyetel
Warga binaan dipertemukan dengan keluarganya | - | mempertemukan
Kunjungan diawasi petugas jaga | petugas jaga | mengawasi
Pengambilan sampel air oleh petugas laboratorium | petugas laboratorium | mengambil
Pemohon melihat-lihat contoh produk | Pemohon | melihat
Dokumen digandakan dan diarsipkan | - | menggandakan
Petugas memastikan identitas pasien | Petugas | memastikan
Permohonan masuk dicatat dalam buku agenda | - | mencatat
Bila syarat kurang maka petugas mengembalikan berkas | petugas | mengembalikan
Melakukan input data oleh operator | operator | memasukkan
Kelompok tani menyusun rencana kebutuhan | Kelompok tani | menyusun
Kader mencatat berat badan balita | Kader | mencatat
Kami memproses permohonan Saudara | Kami | memproses
Sampel diuji oleh analis | analis | menguji
Tata cara mengisi formulir | - | mengisi
Tarif mengikuti ketentuan yang berlaku | - | mengikuti
Bersedia mengikuti prosedur | - | mengikuti
Berkas diterima dan dicatat oleh petugas agenda | petugas agenda | menerima
Pengantin diarahkan ke ruang akad oleh penghulu | penghulu | mengarahkan
Pasien/keluarga pasien menebus resep | Pasien/keluarga pasien | menebus
Penerbitan dan penandatanganan surat oleh Lurah | Lurah | menerbitkan
Sistem menerbitkan nomor registrasi | Sistem | menerbitkan
Pejabat yang ditunjuk membubuhkan tanda tangan | Pejabat | menandatangani
PPID menanggapi keberatan | PPID | menanggapi
Petugas pintu masuk memeriksa karcis | Petugas pintu masuk | memeriksa
Kabid. Perizinan memverifikasi dokumen | Kabid. Perizinan | memverifikasi
Plt. Kepala Dinas menandatangani | Plt. Kepala Dinas | menandatangani
Barang diperiksa oleh petugas P2U | petugas P2U | memeriksa
Pemohon diberi nomor antrian | - | memberikan
Surat keluar diberi nomor | - | menomori
Izin terbit | - | menerbitkan
Siswa melakukan daftar ulang | Siswa | mendaftar
"""

# text | kind or kind=copies …
REQUIREMENTS = """
Fotokopi KTP | ktp
Foto copy e-KTP yang masih berlaku | ktp
FC KTP-el dan KK | ktp kk
Fotocopy KTP & Kartu Keluarga masing-masing 2 lembar | ktp=2 kk=2
Kartu Tanda Penduduk (KTP) asli | ktp
Kartu Tanda Penduduk Elektronik dan salinannya | ktp
KTP/SIM/Paspor | ktp sim paspor
Kartu identitas (KTP, SIM atau Paspor) | kartu-identitas ktp sim paspor
KK asli | kk
Salinan Kartu Keluarga rangkap 3 | kk=3
Kartu Keluarga sebanyak 2 (dua) lembar | kk=2
1 (satu) lembar fotokopi KK | kk=1
Dua lembar fotokopi KTP suami dan istri | ktp=2
Fc. KTP 1 lbr, fc. KK 1 lbr | ktp=1 kk=1
FC KTP 2 lembar FC akta lahir 1 lembar | ktp=2 akta-kelahiran=1
Pas foto berwarna ukuran 3x4 sebanyak 4 lembar | pas-foto=4
Pas photo 4 x 6 cm (2 lembar) latar merah | pas-foto=2
2 lembar pasfoto terbaru 2x3 | pas-foto=2
Foto ukuran 3 x 4 berjumlah 3 lembar | pas-foto=3
Pas foto 2x3 dan 3x4 masing-masing 2 lembar | pas-foto=2
Pas foto 3x4 | pas-foto
Akte kelahiran anak | akta-kelahiran
Kutipan akta kelahiran asli dan fotokopi | akta-kelahiran
Fotokopi buku nikah / akta perkawinan | buku-nikah
Fotokopi akta nikah orang tua bagi yang beragama Islam | buku-nikah
Ijazah terakhir yang dilegalisir 2 rangkap | ijazah=2
Ijasah dan transkip nilai | ijazah transkrip-nilai
Surat Pengantar RT/RW | surat-pengantar
Pengantar dari Kelurahan | surat-pengantar
Surat pengantar dari Kepala Desa/Lurah setempat | surat-pengantar
Surat permohonan kepada Kepala Dinas bermeterai | surat-permohonan
Surat permohonan ditujukan kepada Bupati dibuat rangkap 2 (dua) | surat-permohonan=2
Surat permohonan KTP baru | surat-permohonan
Formulir permohonan yang telah diisi lengkap | formulir
Formulir F-1.02 | formulir
Blanko pendaftaran | formulir
Mengisi formulir pendaftaran SIUP | formulir
Surat kuasa bermaterai apabila dikuasakan, dilampiri KTP penerima kuasa | surat-kuasa ktp
Surat pernyataan kesanggupan di atas materai 10.000 | surat-pernyataan
Materai 10.000 sebanyak 2 lembar | materai=2
Meterai Rp10.000 2 buah | materai=2
Surat rekomendasi dari organisasi profesi | rekomendasi
Rekomendasi Camat | rekomendasi
Sertifikat tanah atau bukti kepemilikan lahan lainnya | sertifikat-tanah
Fotokopi SHM / AJB / Petok D | sertifikat-tanah akta-jual-beli sertifikat-tanah
IMB atau PBG | imb pbg
Fotokopi Izin Mendirikan Bangunan (IMB) | imb
NIB dan NPWP perusahaan | nib npwp
Nomor Induk Berusaha (NIB) | nib
Fotokopi NPWP pemilik usaha | npwp
Fotokopi SIUP, TDP dan SITU | siup tdp situ
Bukti lunas PBB tahun berjalan | bukti-lunas-pbb
Tanda lunas PBB tahun terakhir | bukti-lunas-pbb
SPPT PBB asli | sppt-pbb
Kartu BPJS Kesehatan/KIS yang aktif | kartu-bpjs
Kartu Identitas Anak (KIA) lama | kia
Buku KIA | buku-kia
SKCK yang masih berlaku | skck
Surat keterangan sehat dari dokter pemerintah | surat-keterangan-sehat
Surat Keterangan Domisili Usaha | surat-keterangan-domisili
Surat keterangan usaha dari desa | surat-keterangan-usaha
SKTM dari kelurahan | surat-keterangan-tidak-mampu
Surat kehilangan dari kepolisian | surat-keterangan-hilang
Surat keterangan kehilangan KTP dari kepolisian | surat-keterangan-hilang
Surat keterangan pindah dari daerah asal | surat-keterangan-pindah
Surat keterangan lahir dari bidan atau rumah sakit | surat-keterangan-lahir
Surat keterangan kematian dari rumah sakit | surat-keterangan-kematian
Akta kematian pewaris dan surat keterangan ahli waris | akta-kematian surat-keterangan-ahli-waris
Proposal kegiatan 2 eksemplar | proposal=2
Proposal penelitian sebanyak 1 berkas | proposal=1
STNK dan BPKB asli | stnk bpkb
Buku uji berkala kendaraan | buku-uji
Surat tugas dari instansi | surat-tugas
Akta pendirian perusahaan beserta pengesahannya | akta-pendirian
Fotokopi AD/ART organisasi | ad-art
Susunan pengurus dan denah lokasi | struktur-organisasi denah-lokasi
Rencana anggaran biaya (RAB) | rab
Daftar riwayat hidup | daftar-riwayat-hidup
Fotokopi SK CPNS dan SK pangkat terakhir | surat-keputusan surat-keputusan
Fotokopi rekening koran 3 bulan terakhir | buku-tabungan
Kuitansi pembayaran asli | bukti-bayar
Surat rujukan dari puskesmas | surat-rujukan
Kartu berobat bagi pasien lama | kartu-berobat
Kartu pelajar atau kartu mahasiswa | kartu-pelajar kartu-mahasiswa
STR yang masih berlaku | str
Surat izin praktik (SIP) lama untuk perpanjangan | sip
Dokumen UKL-UPL | izin-lingkungan
Putusan pengadilan yang telah berkekuatan hukum tetap | putusan-pengadilan
Akta cerai asli | akta-cerai
Paspor lama untuk penggantian | paspor
KITAS bagi warga negara asing | kitas
Data diri sesuai KTP | -
Warga yang belum memiliki KTP | -
Berusia 17 tahun atau sudah menikah | -
Memiliki alamat surel yang aktif | -
Tidak memerlukan surat pengantar | -
Hadir sendiri dan tidak dapat diwakilkan | -
Nomor KTP pemohon | -
Map warna kuning 1 buah | -
Fotokopi KTP dan map 1 buah | ktp
Lembar ke-3 formulir permohonan | formulir
FOTOCOPY KTP PEMOHON 1 LEMBAR | ktp=1
fotocopy kk,ktp,akte lahir | kk ktp akta-kelahiran
FC.KTP/KK @ 2 lembar | ktp=2 kk=2
Sertifikat kompetensi yang masih berlaku | sertifikat-kompetensi
Membawa resep dokter asli | resep
Rapor semester terakhir | rapor
Surat pernyataan belum menikah diketahui lurah | surat-keterangan-belum-menikah
Surat perjanjian sewa menyewa bangunan | surat-perjanjian
Asli dan fotokopi KTP saksi sebanyak 2 (dua) orang | ktp
Fotokopi KTP dua orang saksi | ktp
Visum dari rumah sakit | rekam-medis
Foto copy KTP pemohon dan penjamin masing-masing 1 lembar | ktp=1
Fotokopi KK, KTP dan akta nikah masing-masing rangkap 2 | kk=2 ktp=2 buku-nikah=2
Pas Photo Ukuran 3 X 4 : 2 Lembar | pas-foto=2
Salinan SPPT PBB tahun terakhir | sppt-pbb
Surat pengantar pembuatan SKCK dari kelurahan | surat-pengantar
Surat pernyataan tanggung jawab mutlak (SPTJM) | surat-pernyataan
Membawa kartu identitas diri/ KTP | kartu-identitas ktp
Surat tidak sengketa dari kantor BPJS | -
Surat perintah kerja (SPK) | surat-perintah-kerja
Surat Keterangan Tanah (SKT) dari Lurah | surat-keterangan-tanah
Denah lokasi dan foto tempat usaha | denah-lokasi foto-lokasi
Fotokopi Kutipan Akta Perkawinan/Akta Perceraian | buku-nikah akta-cerai
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


def printed(value: str | None) -> str:
    return "-" if value is None else value


def documents_of(read: ItemLanguage) -> list[str]:
    return [
        found.kind if found.copies is None else f"{found.kind}={found.copies}"
        for found in read.documents
    ]


def share(right: int, of: int) -> float:
    return right / of if of else 1.0


@pytest.mark.parametrize("aspect", ["actor", "action"])
def test_steps(aspect: str) -> None:
    right = found = known = 0
    misses = []
    for text, *expected in rows(STEPS):
        read = read_item(text)
        value = printed(read.actor if aspect == "actor" else read.action)
        wanted = expected[0 if aspect == "actor" else 1]
        right += value == wanted != "-"
        found += value != "-"
        known += wanted != "-"
        if value != wanted:
            misses.append(f"{text}: {value}, not {wanted}")
    assert min(share(right, found), share(right, known)) >= FLOOR, "\n".join(misses)


def test_requirements() -> None:
    right = found = known = 0
    misses = []
    for text, expected in rows(REQUIREMENTS):
        read = Counter(documents_of(read_item(text)))
        wanted = Counter(expected.split() if expected != "-" else [])
        right += (read & wanted).total()
        found += read.total()
        known += wanted.total()
        if read != wanted:
            misses.append(f"{text}: {list(read)}, not {list(wanted)}")
    assert min(share(right, found), share(right, known)) >= FLOOR, "\n".join(misses)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Fotokopi KTP-el", [("KTP-el", 9, 15)]),
        ("fc.ktp/kk", [("ktp", 3, 6), ("kk", 7, 9)]),
        ("  Surat   Pengantar RT", [("Surat   Pengantar RT", 2, 22)]),
        ("Sim A dan sim card", [("Sim A", 0, 5)]),
        ("surat perjanjian penggunaan data", [("surat perjanjian penggunaan data", 0, 32)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_documents_point_at_their_words(text: str, mentions: list[tuple[str, int, int]]) -> None:
    assert [(m.text, m.start, m.end) for m in read_item(text).documents] == mentions


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("Pas foto 3x4 = 2 lbr", 2),
        ("Ijazah dilegalisir rangkap tiga", 3),
        ("Fotokopi KTP, 3 (tiga) lembar", 3),
        ("Fotokopi KTP 2 (dua) lembar", 2),
        ("Selembar fotokopi KTP", 1),
        ("Pas foto 3x4 2 lembar dan 4x6 3 lembar", None),
        ("Fotokopi KTP 2 orang saksi", None),
        ("Pas foto 3 x 4", None),
        ("Fotokopi KTP; map 2 buah", None),
        ("Fotokopi KTP lembar ke-2", None),
    ],
)
def test_copies(text: str, copies: int | None) -> None:
    assert [found.copies for found in read_item(text).documents] == [copies]


@pytest.mark.parametrize(
    ("word", "action"),
    [
        ("diperbaiki", "memperbaiki"),
        ("disusun", "menyusun"),
        ("dikirimkan", "mengirim"),
        ("diterjemahkan", "menerjemahkan"),
        ("diklasifikasi", "mengklasifikasi"),
        ("mengisinya", "mengisi"),
        ("dibawanya", "membawa"),
        ("dimusnahkan", "memusnahkan"),
        ("menteri", None),
        ("media", None),
        ("dinas", None),
        ("diatas", None),
        ("berkas", None),
    ],
)
def test_verbs(word: str, action: str | None) -> None:
    verb = parse_verb(word)
    assert (verb.action if verb else None) == action


@given(st.from_regex(r"[a-z]{3,12}", fullmatch=True))
def test_active_of_any_root_is_a_word_with_prefix(root: str) -> None:
    assert active_of(root).startswith("me")


@settings(max_examples=examples(300))
@given(st.text(max_size=300))
@example("")
@example("(((((")
@example("oleh")
@example("KTP/")
@example("Setelah, , ,")
@example("Petugas (")
@example("\x00\ud800 KTP")
def test_any_text_is_read_without_complaint(text: str) -> None:
    read = read_item(text)
    assert read == read_item.__wrapped__(text)
    assert all(text[found.start : found.end] == found.text for found in read.documents)
    assert read.actor is None or read.actor in text


WORDS = (
    "petugas pemohon oleh yang dan , ( ) / setelah jika KTP KK 2 lembar fotokopi masing-masing "
    "mengisi diserahkan surat pengantar untuk di cek : Kepala Dinas Pas foto 3x4 rangkap"
)


@settings(max_examples=examples(300))
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map(" ".join))
def test_any_order_of_words_is_read_without_complaint(text: str) -> None:
    read = read_item(text)
    places = [(found.start, found.end) for found in read.documents]
    assert places == sorted(places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "x",
        "2 ",
        "a-a",
        "di ",
        "KTP ",
        "KTP/",
        "KTP 2 lembar ",
        "Petugas dan ",
        "setelah petugas ",
        "(petugas",
        ", jika ",
        "oleh ",
        "foto  ",
        "diisi dan ",
        "Surat Keterangan ",
        "masing-masing ",
    ],
)
def test_a_long_text_takes_linear_time(piece: str) -> None:
    read_tokens("")
    text = (piece * 10_000)[:10_000]
    started = time.process_time()
    read_item(text)
    assert time.process_time() - started < LONG_TEXT_SECONDS


def test_reduplications_are_one_word() -> None:
    words = read_tokens("undang-undang KTP-el masing-masing surat-suratnya").words
    assert words == ("undang-undang", "ktp", "-", "el", "masing-masing", "surat-suratnya")


def test_spacy_is_loaded_by_the_first_word_that_needs_it_only() -> None:
    code = (
        "import sys, corpus.record.components as c, normalizers.item.language as n; "
        "n.read_item('Fotokopi KTP/KK (asli), 2 lembar.'); assert 'spacy' not in sys.modules; "
        "n.read_item('“asli”'); assert 'spacy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_spacys_command_line_is_loaded_for_whoever_asks_for_it() -> None:
    code = (
        "import sys, normalizers.item.language as n; n.read_item('“asli”'); "
        "assert 'spacy' in sys.modules; "
        "assert not any(name.startswith('spacy.cli') for name in sys.modules); "
        "import spacy.cli; spacy.cli.info"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_tokenizer_starts_with_few_exceptions() -> None:
    # spaCy's own 15,963 take seconds to load; reduplications are known by rule instead.
    rules = getattr(_build_tokenizer(), "rules", {})
    assert "dll." in rules
    assert len(rules) < 1_000


@lru_cache(maxsize=1)
def spacys_own() -> Tokenizer:
    """The tokenizer that spaCy builds of its Indonesian, with what is different here."""

    class Defaults(IndonesianDefaults):
        tokenizer_exceptions = {  # noqa: RUF012  # spaCy declares it so
            word: parts
            for word, parts in IndonesianDefaults.tokenizer_exceptions.items()
            if re.fullmatch(r"[A-Za-z][A-Za-z.]*\.", word)
        }
        infixes = [*IndonesianDefaults.infixes, _GLUE]  # noqa: RUF012
        suffixes = [*IndonesianDefaults.suffixes, r"[/&+]"]  # noqa: RUF012
        token_match: Callable[[str], object] = REDUPLICATION.fullmatch
        url_match = None

    class Language(Indonesian):  # type: ignore[no-untyped-call]
        pass

    Language.Defaults = Defaults
    return Language().tokenizer


PIECES = (
    *("Dr.", "a.n.", "Sep.", "dll.", "S.Kom.", "M.Kom", "Rp50.000,-", "FC.KTP", "KTP+KK"),
    *("(asli)", "3x4cm", "10km", "5jt", "s.d", "/", "USD20", "surat-surat", "rumah-Mu", "1.a."),
    *("x...", "No.5/2020", '"asli"', "https://a.go.id", "“asli”", "8–16", "•Fotokopi", "P3K's"),
)
SIGNS = "abcDR.,;:/&+-()\"'0123 –“”%•é"


@given(st.lists(st.sampled_from(PIECES) | st.text(SIGNS, max_size=8), max_size=3).map("".join))
@settings(max_examples=examples(300))
@example("drg.,K")
@example("2,+,.KK:")
def test_words_are_cut_as_spacys_indonesian_cuts_them(text: str) -> None:
    for run in text.split():
        spacys = [(token.text, token.norm_) for token in _tokenizer()(run)]
        assert [word for word, _ in spacys] == [token.text for token in spacys_own()(run)]
        ours = read_tokens(run)
        printed = [ours.printed(number) for number in range(len(ours.words))]
        assert [*zip(printed, ours.words, strict=True)] == spacys


@given(st.text(SIGNS + "kmgtS", max_size=30))
@settings(max_examples=examples(300))
def test_what_is_cut_is_whole(text: str) -> None:
    for run in text.split():
        assert "".join(cut(run) or run) == run


def test_september_is_no_sep() -> None:
    assert read_item("Berlaku sampai 30 Sep. 2026").documents == ()
    assert [found.kind for found in read_item("Membawa SEP").documents] == ["surat-jaminan"]
