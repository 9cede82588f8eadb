"""Printed lines with invented persons and numbers: what a mask must hide, and what it must keep.

`WORKING` is what the masks were made with, `HELD_OUT` was looked at only afterwards.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """Lines of one section, what of them must be nowhere, what must stand there still.

    Of a number in `hidden` its digits count, however they are parted.
    """

    section: str
    text: str
    hidden: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    channels: tuple[tuple[str, str | None], ...] = ()


WORKING = (
    # a mobile beside a name, before or behind it, in any section
    Case(
        "persyaratan",
        "1. KTP asli\n2. Berkas diserahkan kepada Ibu Drajatun (HP 081200010101)",
        ("Drajatun", "081200010101"),
        ("KTP asli", "Berkas diserahkan kepada"),
    ),
    Case(
        "prosedur",
        "1. Warga menelepon 0812-0001-0102 (Bapak Wirasena)\n2. Petugas mencatat",
        ("Wirasena", "081200010102"),
        ("Petugas mencatat",),
    ),
    Case(
        "waktu",
        "3 hari kerja; keterangan: Sdri. Sekarwangi 0812 0001 0103",
        ("Sekarwangi", "081200010103"),
        ("3 hari kerja",),
    ),
    Case(
        "biaya",
        "Rp 25.000,- disetor ke rekening a.n. Lokapala Tambunsari, HP 081200010104",
        ("Lokapala", "Tambunsari", "081200010104"),
        ("Rp 25.000,-",),
    ),
    # a person's second number
    Case(
        "pengaduan",
        "Contact person: Ratri Mandalika +62 812 0001 0105 / 0813.0001.0106",
        ("Ratri", "Mandalika", "081200010105", "081300010106"),
        (),
        (("phone", None), ("phone", None)),
    ),
    Case(
        "pengaduan",
        "WA 0815 0001 0107 atau 0816-0001-0108 (Ibu Pelangiwati)",
        ("Pelangiwati", "081500010107", "081600010108"),
        (),
        (("whatsapp", None), ("whatsapp", None)),
    ),
    # employee numbers
    Case(
        "pengaduan",
        "NIP 198801012012012001 Wulangreh Contohadi\nKotak saran",
        ("Wulangreh", "Contohadi", "198801012012012001"),
        ("Kotak saran",),
    ),
    Case(
        "prosedur",
        "1. Berkas diperiksa (NIP. 19880101 201201 2 002, Arunika)",
        ("Arunika", "198801012012012002"),
        ("Berkas diperiksa",),
    ),
    # names in addresses
    Case(
        "pengaduan",
        "Narahubung: Sasmita Kelanarani\nE-mail: sasmita.kelanarani@contoh.example.go.id",
        ("sasmita", "kelanarani"),
        ("contoh.example.go.id",),
        (("email", None),),
    ),
    Case(
        "pengaduan",
        "Surel: dewi.wulandari88@contoh.example.go.id",
        ("wulandari",),
        (),
        (("email", None),),
    ),
    Case(
        "pengaduan",
        "E-mail: pengaduan@contoh.example.go.id",
        (),
        (),
        (("email", "pengaduan@contoh.example.go.id"),),
    ),
    # numbers in other shapes
    Case(
        "pengaduan",
        "Ibu Larasmaya 08 12 00 01 01 09",
        ("Larasmaya", "081200010109"),
    ),
    Case("pengaduan", "Pak Sembodro: 0 8 1 2 0 0 0 1 0 1 1 0", ("Sembodro", "081200010110"), ()),
    Case(
        "pengaduan",
        "(0812) 0001 0111 Bu Kencanawungu",
        ("Kencanawungu", "081200010111"),
        (),
        (("phone", None),),
    ),
    # bare names
    Case(
        "pengaduan",
        "Petugas: Gandamana HP. 0812.0001.0112",
        ("Gandamana", "081200010112"),
        (),
        (("phone", None),),
    ),
    Case(
        "pengaduan",
        "Kotak saran di kantor; hubungi Mangunbawana 081200010113",
        ("Mangunbawana", "081200010113"),
        ("Kotak saran",),
    ),
    Case(
        "persyaratan",
        "1. KTP asli\n2. Surat kuasa a.n. Umbaran Sapujagat",
        ("Umbaran", "Sapujagat"),
        ("Surat kuasa",),
    ),
    Case(
        "pengaduan",
        "Kepala Seksi Pengaduan: Wirog Pamenang\nKotak saran",
        ("Wirog", "Pamenang"),
        ("Kepala Seksi Pengaduan", "Kotak saran"),
    ),
    # links
    Case(
        "pengaduan",
        "Bapak Trajumas https://wa.me/6281200010114",
        ("Trajumas", "6281200010114"),
        (),
        (("whatsapp", None),),
    ),
    Case(
        "pengaduan",
        "WA pengaduan https://wa.me/6281200010115",
        (),
        ("6281200010115",),
        (("whatsapp", "+6281200010115"),),
    ),
    # broken over two lines
    Case(
        "pengaduan",
        "Hubungi Ibu Nawangwulan pada nomor telepon genggam 0812-0001-\n0116 pada jam kerja",
        ("Nawangwulan", "0001-", "0116"),
        ("jam kerja",),
    ),
    Case(
        "pengaduan",
        "Contact person:\nIbu Rarasati\n081200010117\nKotak saran",
        ("Rarasati", "081200010117"),
        ("Kotak saran",),
        (("phone", None),),
    ),
    # neighbouring cells
    Case(
        "pengaduan",
        "| Nama | Jabatan | Nomor HP |\n|---|---|---|\n"
        "| Sawitri Candramaya | Staf pengaduan | 0812-0001-0118 |",
        ("Sawitri", "Candramaya", "081200010118"),
        ("Staf pengaduan",),
    ),
    Case(
        "pengaduan",
        "Nama petugas      Nomor HP\nBratasena      081200010119",
        ("Bratasena", "081200010119"),
        ("Nomor HP",),
    ),
    # the same person further on
    Case(
        "pengaduan",
        "Ibu Widuri Kusumaloka, HP 081200010120\nWA 081200010120",
        ("Widuri", "Kusumaloka", "081200010120"),
        (),
        (("phone", None), ("whatsapp", None)),
    ),
    Case(
        "prosedur",
        "1. Berkas diterima Bapak Damarsasi\n2. Damarsasi memeriksa berkas",
        ("Damarsasi",),
        ("memeriksa berkas",),
    ),
    # kept
    Case(
        "pengaduan",
        "Telp. (0232) 555012, hotline 0812-0001-0121",
        (),
        (),
        (("phone", "+62232555012"), ("phone", "+6281200010121")),
    ),
    Case(
        "pengaduan",
        "Hubungi Dinas Perizinan di WA 081200010122",
        (),
        ("Dinas Perizinan",),
        (("whatsapp", "+6281200010122"),),
    ),
    Case(
        "persyaratan",
        "1. Surat kuasa atas nama Pemohon\n2. Buku Ibu Hamil\n3. KTP Bapak/Ibu",
        (),
        ("atas nama Pemohon", "Buku Ibu Hamil", "KTP Bapak/Ibu"),
    ),
    Case(
        "prosedur",
        "1. Petugas: memeriksa berkas\n2. Pemohon: Menandatangani Formulir",
        (),
        ("memeriksa berkas", "Menandatangani Formulir"),
    ),
    Case(
        "pengaduan",
        "Bapak Lindumarga, Telp. (0232) 555012",
        ("Lindumarga",),
        ("555012",),
        (("phone", "+62232555012"),),
    ),
)

HELD_OUT = (
    Case(
        "persyaratan",
        "1. Kartu keluarga\n2. Rekomendasi dari Bpk. Sangkuriang, WA: 0813-0002-0101",
        ("Sangkuriang", "081300020101"),
        ("Kartu keluarga", "Rekomendasi dari"),
    ),
    Case(
        "prosedur",
        "1. Pemohon menghubungi 081300020102 a.n. Roro Jonggrangwati\n2. Pemohon datang",
        ("Roro", "Jonggrangwati", "081300020102"),
        ("Pemohon datang",),
    ),
    Case(
        "produk",
        "Surat keterangan (diambil pada Mbak Purbasari, 0813 0002 0103)",
        ("Purbasari", "081300020103"),
        ("Surat keterangan",),
    ),
    Case(
        "biaya",
        "Gratis. Bila dipungut, laporkan kepada Pak Jakasurya 0813.0002.0104",
        ("Jakasurya", "081300020104"),
        ("Gratis",),
    ),
    Case(
        "pengaduan",
        "Kontak: Ciungwanara (0813 0002 0105; 0857-0002-0106)",
        ("Ciungwanara", "081300020105", "085700020106"),
    ),
    Case(
        "pengaduan",
        "HP 081300020107, 081300020108 Bapak Aryapenangsang, S.IP., M.Si.",
        ("Aryapenangsang", "081300020107", "081300020108"),
        (),
        (("phone", None), ("phone", None)),
    ),
    Case(
        "pengaduan",
        "NIP. 19790303 200312 1 003 a.n. Mundinglaya\nKotak saran",
        ("Mundinglaya", "197903032003121003"),
        ("Kotak saran",),
    ),
    Case(
        "pengaduan",
        "Penanggung jawab: DIKANALIH PRABANGKARA, NIP: 197903032003121004",
        ("DIKANALIH", "PRABANGKARA", "197903032003121004"),
        ("Penanggung jawab",),
    ),
    Case(
        "pengaduan",
        "CP Nyimas Gandasari: gandasari_n@contoh.example.go.id",
        ("gandasari", "Nyimas"),
        ("contoh.example.go.id",),
    ),
    Case(
        "pengaduan",
        "Surel: budi-hartono@contoh.example.go.id atau info@contoh.example.go.id",
        ("hartono",),
        (),
        (("email", None), ("email", "info@contoh.example.go.id")),
    ),
    Case(
        "pengaduan",
        "Instagram @layanan.contoh, surel dukcapil.bukitraya@contoh.example.go.id",
        (),
        (),
        (("social", "@layanan.contoh"), ("email", "dukcapil.bukitraya@contoh.example.go.id")),
    ),
    Case(
        "pengaduan",
        "Ibu Subanglarang +62-813-0002-0109",
        ("Subanglarang", "6281300020109"),
        (),
        (("phone", None),),
    ),
    Case(
        "pengaduan",
        "08 13 00 02 01 10 (Sdr. Kamandaka)",
        ("Kamandaka", "081300020110"),
    ),
    Case("pengaduan", "WA [0813] 0002-0111, Bapak Hanjuang", ("Hanjuang", "0002-0111")),
    Case(
        "pengaduan",
        "Nama Petugas : Rangga Permanawati\nNo. HP : 0813-0002-0112",
        ("Rangga", "Permanawati", "081300020112"),
        (),
        (("phone", None),),
    ),
    Case(
        "pengaduan", "Menghubungi Lutungkasarung di loket 2", ("Lutungkasarung",), ("di loket 2",)
    ),
    Case(
        "persyaratan", "1. Kuasa atas nama Ambetkasih\n2. KTP asli", ("Ambetkasih",), ("KTP asli",)
    ),
    Case(
        "pengaduan",
        "Koordinator: SURAWISESA (0813 0002 0113)",
        ("SURAWISESA", "081300020113"),
        ("Koordinator",),
        (("phone", None),),
    ),
    Case(
        "pengaduan",
        "Chat Ibu Nyimpurwati: wa.me/6281300020114",
        ("Nyimpurwati", "6281300020114"),
        (),
        (("whatsapp", None),),
    ),
    Case(
        "pengaduan",
        "[Chat Pak Kuncung](https://api.whatsapp.com/send?phone=6281300020115)",
        ("Kuncung", "6281300020115"),
    ),
    Case(
        "prosedur",
        "1. Pemohon dapat menghubungi petugas lapangan yaitu Bapak Wirayuda\n"
        "Wastukancana, HP 0813 0002\n0116\n2. Berkas diperiksa",
        ("Wirayuda", "0813 0002", "0116"),
        ("Berkas diperiksa",),
    ),
    Case(
        "pengaduan",
        "1. Kotak saran\n2. 081300020117\n   (Ibu Dayangsumbi)",
        ("Dayangsumbi", "081300020117"),
        ("Kotak saran",),
    ),
    Case(
        "pengaduan",
        "| Petugas | Kontak |\n|---|---|\n| Ibu Citrakirana | 0813-0002-0118 |\n"
        "| Loket 1 | (0232) 555014 |",
        ("Citrakirana", "081300020118"),
        ("555014",),
    ),
    Case(
        "pengaduan",
        "Kepala Bidang      Panji Asmarabangun      0813 0002 0119",
        ("Panji", "Asmarabangun", "081300020119"),
        ("Kepala Bidang",),
    ),
    Case(
        "prosedur",
        "1. Serahkan kepada Ibu Galuhwati, HP 081300020120\n2. Konfirmasi lewat +62 813-0002-0120",
        ("Galuhwati", "081300020120", "6281300020120"),
        ("Konfirmasi lewat",),
    ),
    Case(
        "pengaduan",
        "Bapak Munding Kawati\nFB: facebook.com/munding.kawati",
        ("Munding", "Kawati"),
        ("facebook.com",),
    ),
    Case(
        "pengaduan",
        "SMS Center 081300020121 dan Call Center 112",
        (),
        (),
        (("sms", "+6281300020121"), ("phone", "112")),
    ),
    Case(
        "pengaduan",
        "Hubungi Kami: 081300020122\nHubungi Petugas Loket",
        (),
        ("Hubungi Kami", "Petugas Loket"),
        (("phone", "+6281300020122"),),
    ),
    Case(
        "persyaratan",
        "1. Akta atas nama Perusahaan\n2. Surat a.n. Kepala Dinas\n3. Ibu Menyusui",
        (),
        ("atas nama Perusahaan", "a.n. Kepala Dinas", "Ibu Menyusui"),
    ),
    Case(
        "pengaduan",
        "Kantor Jl. Ahmad Kencana No. 4, Telp. 0232-555015 / Fax 0232-555016",
        (),
        ("Jl. Ahmad Kencana",),
        (("phone", "+62232555015"), ("fax", "+62232555016")),
    ),
    Case("produk", "Kutipan Akta\nNama: Nama Anak", (), ("Kutipan Akta", "Nama Anak")),
)

# What was thought of last: shapes of lists, of posts and of labels.
FURTHER = (
    Case("pengaduan", "hub. Bpk Tirtayasa 0812-0003-0101", ("Tirtayasa", "081200030101"), ()),
    Case("pengaduan", "Hub: Wulanjari (0812-0003-0102)", ("Wulanjari", "081200030102"), ()),
    Case("pengaduan", "CP. Kartosuwiryan - 081200030103", ("Kartosuwiryan", "081200030103"), ()),
    Case("pengaduan", "PJ: Mahesaputra, HP 081200030104", ("Mahesaputra", "081200030104"), ()),
    Case("pengaduan", "Admin (Lestariwati) WA 0812 0003 0105", ("Lestariwati", "081200030105"), ()),
    Case(
        "pengaduan",
        "u.p. Sdri. Anggraeningsih, 081200030106",
        ("Anggraeningsih", "081200030106"),
        (),
    ),
    Case("pengaduan", "081200030107 - Rahayuningtyas", ("081200030107",), ()),
    Case("pengaduan", "hubungi ibu rina 081200030108", ("rina", "081200030108"), ()),
    Case("pengaduan", "an. Gurnitasari 0812.0003.0109", ("Gurnitasari", "081200030109"), ()),
    Case("pengaduan", "Telp/WA: 0812 0003 0110 (M. Nur'aini)", ("Nur'aini", "081200030110"), ()),
    Case(
        "pengaduan",
        "Sekretaris: Dra. Hj. Ma'rufah Binti Sokaraja, M.Si 081200030111",
        ("rufah", "Sokaraja", "081200030111"),
        (),
    ),
    Case(
        "pengaduan",
        "Petugas piket 1. Danendra 081200030112\n2. Prameswari 081200030113",
        ("081200030112", "081200030113", "Danendra"),
        (),
    ),
    Case(
        "pengaduan", "NAMA : SUTAWIJAYA\nNO HP : 081200030114", ("SUTAWIJAYA", "081200030114"), ()
    ),
    Case(
        "pengaduan",
        "Bapak Kepala Dinas (Sasrabahu) di nomor +6281200030115",
        ("Sasrabahu", "81200030115"),
        (),
    ),
    Case("pengaduan", "WA: 62812-0003-0116 Ibu Retnodumilah", ("Retnodumilah", "0003-0116"), ()),
    Case(
        "pengaduan",
        "Ibu Tunjungsari\n0812-0003-0117 / 0812-0003-0118",
        ("Tunjungsari", "081200030117", "081200030118"),
        (),
    ),
    Case(
        "pengaduan",
        "Pengelola pengaduan   :   Jakatingkir   (0812-0003-0119)",
        ("Jakatingkir", "081200030119"),
        (),
    ),
    Case(
        "pengaduan",
        "https://api.whatsapp.com/send?phone=6281200030120 (Mas Wibisana)",
        ("Wibisana", "6281200030120"),
        (),
    ),
    Case(
        "pengaduan",
        "E-mail: wibisana.k@contoh.example.go.id, petugas Mas Wibisana",
        ("wibisana",),
        (),
    ),
    Case(
        "prosedur",
        "1. Berkas diserahkan ke Pak Sentanu (081200030121)\n2. Telepon 0812-0003-0121",
        ("Sentanu", "081200030121"),
        (),
    ),
    Case(
        "pengaduan",
        "Kepala Dinas\nAdipati Karnadewa\nNIP 197001012000031001",
        ("Karnadewa", "197001012000031001"),
        (),
    ),
    Case("pengaduan", "Bripka Arjunawan (0812-0003-0122)", ("Arjunawan", "081200030122"), ()),
    Case("pengaduan", "Layanan aduan: 081200030123 (Call Center)", (), ("081200030123",)),
    Case("pengaduan", "WA Center Dukcapil 0812-0003-0124", (), ("0812-0003-0124",)),
    Case("pengaduan", "Kontak: 0812-0003-0125 (jam kerja)", (), ("0812-0003-0125",)),
    Case("pengaduan", "Telepon kantor (0232) 555099 Ibu Sumbadra", ("Sumbadra",), ("555099",)),
    Case(
        "persyaratan",
        "1. Akta kelahiran atas nama Anak\n2. Kuasa a.n. Direktur\n3. Hubungi Petugas Loket",
        (),
        ("atas nama Anak", "a.n. Direktur", "Petugas Loket"),
    ),
    Case(
        "prosedur",
        "1. Petugas: Verifikasi Berkas\n2. Kepala Seksi: Paraf Konsep\n3. Operator: Cetak Kartu",
        (),
        ("Verifikasi Berkas", "Paraf Konsep", "Cetak Kartu"),
    ),
    Case(
        "prosedur",
        "1. Petugas Loket: Terima Dokumen\n2. Kepala Bidang: Tanda Tangan Elektronik",
        (),
        ("Terima Dokumen", "Tanda Tangan Elektronik"),
    ),
    Case(
        "pengaduan",
        "Penanggung Jawab: Bagian Organisasi Setda\nKontak: Gedung Sate Lantai 2",
        (),
        ("Bagian Organisasi Setda", "Gedung Sate"),
    ),
    Case("pengaduan", "Hubungi Halo Dinsos 0812-0003-0126", (), ("0812-0003-0126",)),
    Case(
        "pengaduan",
        "Lapor ke Desa Sukamakmur, WA 0812-0003-0127",
        (),
        ("0812-0003-0127", "Sukamakmur"),
    ),
    Case(
        "persyaratan",
        "1. Nama Lengkap dan Alamat\n2. Nama: Sesuai Ijazah",
        (),
        ("Nama Lengkap", "Sesuai Ijazah"),
    ),
)
