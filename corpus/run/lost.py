"""A source whose reader hung, died or swelled: what the run says of it."""

from __future__ import annotations

from corpus.run.outcome import Outcome, quarantined
from corpus.run.workers import Limits, Lost


def lost(path: str, sha256: str | None, what: Lost, limits: Limits) -> Outcome:
    """The outcome of a source without a result, with what to do."""
    messages = {
        "timeout": f"Belum selesai dibaca dalam {limits.timeout_s:g} detik waktu prosesor "
        "(tiap halaman OCR menambah, sampai sepuluh kalinya). "
        "Jalankan lagi dengan --timeout yang lebih lama.",
        "crashed": "Proses pembaca mati saat membaca berkas ini. Simpan kembali dari penampil "
        "PDF, lalu jalankan lagi dengan --retry; bila semua berkas begini: --memory-limit yang "
        "lebih besar.",
        "out-of-memory": f"Perlu memori lebih dari {limits.memory_bytes >> 20} MB. "
        "Jalankan lagi dengan --retry dan --memory-limit yang lebih besar.",
    }
    return quarantined(path, sha256, what.reason, messages[what.reason])
