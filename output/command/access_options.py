"""What `--pages` and `--password-file` say, checked before anything is read."""

from __future__ import annotations

from pathlib import Path

from extractor.access import Access, page_ranges, passwords_in
from extractor.errors import WrongUse
from output.command.language import say


def access_of(pages: str, password_file: Path | None) -> Access:
    """The pages and the passwords. Raises `WrongUse` for what names none."""
    return Access(passwords_of(password_file), page_ranges(pages))


def passwords_of(file: Path | None) -> tuple[str, ...]:
    """The passwords of a file, one a line; its words are never told, whatever is wrong with it."""
    if file is None:
        return ()
    try:
        return passwords_in(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        # Not the error itself: that of a text holds the text.
        raise WrongUse(say("{file} tidak dapat dibaca sebagai teks UTF-8.", file=file)) from None
