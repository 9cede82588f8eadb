"""Who acts in a step: the words that it starts with."""

from __future__ import annotations

import re
from functools import lru_cache

_ACTOR = re.compile(
    r"(?P<actor>(?:calon\s+)?(?:pemohon|pengguna(?:\s+layanan)?|pelanggan|pengunjung|masyarakat|"
    r"konsumen|pasien|peserta|penduduk|warga|wajib pajak|pelapor|pengadu|orang tua|siswa|mahasiswa|"
    r"bendahara|kasir|petugas|staf|operator|admin(?:istrator)?|verifikator|penyelia|tim|resepsionis|"
    r"front office|back office|kepala|kabid|kasi|kasubbag|sekretaris|camat|lurah|direktur|dokter|"
    r"perawat|bidan|apoteker|panitera|hakim|jaksa|notaris)"
    r"(?:\s+(?:pst|bps|loket|pelayanan|layanan|pendaftaran|administrasi|teknis|umum|dinas|badan|"
    r"kantor|bidang|seksi|subbag(?:ian)?|unit|instansi|lapangan|penerima|verifikasi|penerimaan|"
    r"front office|back office|informasi|pengaduan)){0,4})(?=\s|$|,)",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def parse_actor(text: str) -> str | None:
    """The actor as printed, or None where the step names none at its start.

    >>> parse_actor("Petugas loket memeriksa berkas")
    'Petugas loket'
    >>> parse_actor("Mengisi buku tamu") is None
    True
    """
    match = _ACTOR.match(text)
    return match.group("actor") if match else None
