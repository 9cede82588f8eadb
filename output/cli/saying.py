"""What every command does that refuses, or says what it has done."""

from __future__ import annotations

from typing import Any, NoReturn

import typer

from extractor.errors import WrongUse


def refuse(message: str) -> NoReturn:
    """Wrong use: say what to do, write nothing."""
    raise WrongUse(message)


def tell_done(text: str, entry: dict[str, Any], *, as_json: bool, quiet: bool) -> None:
    """What a command did, in words or as JSON."""
    if quiet:
        return
    if as_json:
        import json

        text = json.dumps(entry, ensure_ascii=False, indent=2)
    typer.echo(text)
