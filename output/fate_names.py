"""What each fate of a word is called in Indonesian, and its colour."""

from __future__ import annotations

from parsers.section import Fate

FATE_NAMES: dict[Fate, str] = {
    "field": "isi",
    "heading": "judul",
    "label": "label",
    "list-marker": "penanda",
    "connector": "penghubung",
    "table-head": "kepala tabel",
    "removed": "dikeluarkan",
    "invisible": "tak terlihat",
    "unrecognized": "tak dikenal",
    "decree-text": "naskah keputusan",
}
