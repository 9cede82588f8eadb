"""Where the command begins: before anything else is loaded, it sees to where it loads from."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path


def main() -> None:
    """Run the command line, without looking for modules in the current folder or in sources."""
    from corpus.import_path import enclose

    enclose(_places(sys.argv[1:]))
    from output.cli import run_command

    run_command()


def _places(arguments: Sequence[str]) -> Iterator[str]:
    """What may be documents: files and folders of the command line, and where runs were read."""
    for argument in arguments:
        place = argument.partition("=")[2] if argument.startswith("--") else argument
        try:
            if not Path(place).exists():
                continue
            yield place
            entry = json.loads((Path(place) / "run.json").read_bytes())
            yield from (root for root in entry["roots"] if Path(root).exists())
        except (OSError, ValueError, LookupError, TypeError):  # no run: whoever reads it says so
            continue
