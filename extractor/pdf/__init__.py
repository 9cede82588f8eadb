"""A PDF's pages: words with their places, what is visible of them, lines and drawings."""

import os

# Before the library is loaded; else it prints an advert.
os.environ.setdefault("PYMUPDF_SUGGEST_LAYOUT_ANALYZER", "0")
