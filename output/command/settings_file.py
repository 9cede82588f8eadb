"""The settings file of a command: the one that was named, else `selaras.toml` of this folder."""

from __future__ import annotations

from pathlib import Path

from corpus.comparison.settings import (
    DEFAULT_SETTINGS,
    SETTINGS_FILE,
    Settings,
    SettingsError,
    load_settings,
)


def settings_in_force(file: Path | None) -> Settings:
    """The settings of a file, or of this folder's own where there is one.

    Raises `SettingsError` for a file that cannot be read or says something unknown.
    """
    here = Path(SETTINGS_FILE)
    wanted = file if file is not None else here if here.is_file() else None
    try:
        return load_settings(wanted) if wanted is not None else DEFAULT_SETTINGS
    except OSError as error:
        raise SettingsError(f"{wanted} tidak dapat dibaca ({error.strerror}).") from error
