"""Which files are read, by the end of their name; for those who list files and read none."""

from __future__ import annotations

TEXT_MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}
HTML = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
WORD = (".docx", ".odt")
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
SUFFIXES = (".pdf", *TEXT_MEDIA_TYPES, *HTML, *WORD, *PICTURES)
PACKED_SUFFIXES = (".mhtml", ".mht", *WORD, *PICTURES)  # large for what is in them beside text
RESAVED = {".doc": ".docx", ".rtf": ".docx", ".dot": ".docx", ".docm": ".docx"}
