"""A line more in a settings file that people wrote: what else stands there stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.comparison.settings import read_settings
from corpus.own_words import SettingsError
from corpus.review.refusals import ReviewRefused
from corpus.whole_file import write_whole

_STRING = r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
_LIST = re.compile(rf"\[(?:{_STRING}|#[^\n]*|[^\]\"'#])*\]")


def add_spelling(file: Path, table: str, name: str, spelling: str) -> None:
    """Add a spelling to a list of a table; the file is made if it is not there.

    Raises `ReviewRefused` where the file is written in a way that this cannot add to, with the
    line to be added by hand.
    """
    line = f"{name} = [{json.dumps(spelling, ensure_ascii=False)}]"
    by_hand = f"Tambahkan sendiri pada [{table}] dalam {file}: {line}"
    try:
        before = file.read_text("utf-8") if file.exists() else ""
        wanted = _with(tomllib.loads(before), table, name, spelling)
        read_settings(wanted)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReviewRefused(f"{file} tidak dapat dibaca: {error}") from error
    except SettingsError as error:
        raise ReviewRefused(str(error)) from error
    after = _written(before, table, name, spelling)
    try:
        is_right = tomllib.loads(after) == wanted
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        raise ReviewRefused(by_hand)
    write_whole(file, after.encode())


def _with(entry: Mapping[str, Any], table: str, name: str, spelling: str) -> dict[str, Any]:
    """What the file shall say."""
    own = entry.get(table, {})
    if not isinstance(own, Mapping) or not isinstance(own.get(name, []), list):
        raise SettingsError(f"{table!r} harus berupa tabel [{table}].")
    spellings = list(own.get(name, []))
    if spelling not in spellings:
        spellings.append(spelling)
    return {**entry, table: {**own, name: spellings}}


def _written(text: str, table: str, name: str, spelling: str) -> str:
    quoted = json.dumps(spelling, ensure_ascii=False)
    head = re.search(rf"^\s*\[\s*{re.escape(table)}\s*\][^\n]*$", text, re.M)
    if head is None:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}[{table}]\n{name} = [{quoted}]\n"
    following = re.compile(r"^\s*\[", re.M).search(text, head.end())
    end = following.start() if following is not None else len(text)
    key = re.compile(rf"^[ \t]*{re.escape(name)}[ \t]*=[ \t]*", re.M).search(text, head.end(), end)
    if key is None:
        return f"{text[: head.end()]}\n{name} = [{quoted}]{text[head.end() :]}"
    found = _LIST.match(text, key.end())
    if found is None:
        return text
    inner = text[key.end() + 1 : found.end() - 1].rstrip()
    if spelling in tomllib.loads(f"x = {found[0]}")["x"]:
        return text
    # Behind a comment a comma would be part of it.
    is_open = not inner.strip() or inner.endswith(",")
    comma = "" if is_open else "\n," if "#" in inner.rpartition("\n")[2] else ", "
    space = " " if is_open and inner.strip() else ""
    return f"{text[: key.end()]}[{inner}{comma}{space}{quoted}]{text[found.end() :]}"
