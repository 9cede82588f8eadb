"""Small JSON and YAML files, and files of lines, as the run folder and labels are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from extractor.errors import SelarasError

Entry = dict[str, Any]


YAML_SUFFIXES = (".yaml", ".yml")


def load_entries(file: Path) -> Any:
    """What a small file holds: YAML by its suffix, JSON otherwise."""
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix.lower() not in YAML_SUFFIXES:
        return json.loads(text)
    import yaml

    # Dates stay texts, as they are in a record.
    resolvers = {
        letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    loader: Any = type("PlainLoader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": resolvers})
    try:
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


def read_records(run: Path) -> Iterator[Entry]:
    """The records of a run folder, one after the other, as plain objects."""
    yield from read_lines(run / "records.jsonl")


class BrokenRun(SelarasError):
    """A run folder that is cut short or half-changed."""

    advice = (
        "Jalankan lagi perintah `selaras extract` yang membuatnya: "
        "yang sudah dibaca tidak dibaca ulang."
    )


def read_lines(file: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of lines. Raises `BrokenRun` where a line is none, and `OSError`."""
    with file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield read_line(line, file, number)


def read_line(line: bytes, file: Path, number: int | None = None) -> dict[str, Any]:
    """The object of one line. Raises `BrokenRun` where it is none."""
    try:
        entry = orjson.loads(line)
    except orjson.JSONDecodeError:
        entry = None
    if not isinstance(entry, dict):
        where = f"baris {number} dari {file}" if number else f"sebuah baris dari {file}"
        raise BrokenRun(f"{where[0].upper()}{where[1:]} terpotong atau bukan objek JSON.")
    return entry
