"""The settings file of a command: the one that was named, else `selaras.toml` of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.own_words import NO_OWN_WORDS, SETTINGS_FILE, OwnWords

if TYPE_CHECKING:
    from corpus.comparison.settings import Settings


def own_words_in_force(file: Path | None) -> OwnWords:
    """The user's own headings and labels; loads nothing of comparing where there is no file.

    Raises `SettingsError` as `settings_in_force`.
    """
    wanted = _wanted(file)
    return settings_in_force(wanted).own_words if wanted is not None else NO_OWN_WORDS


def settings_in_force(file: Path | None) -> Settings:
    """The settings of a file, or of this folder's own where there is one.

    Raises `SettingsError` for a file that cannot be read or says something unknown.
    """
    from corpus.comparison.settings import DEFAULT_SETTINGS, SettingsError, load_settings

    wanted = _wanted(file)
    try:
        return load_settings(wanted) if wanted is not None else DEFAULT_SETTINGS
    except OSError as error:
        raise SettingsError(f"{wanted} tidak dapat dibaca ({error.strerror}).") from error


def _wanted(file: Path | None) -> Path | None:
    here = Path(SETTINGS_FILE)
    return file if file is not None else here if here.is_file() else None
