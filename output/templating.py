"""HTML from templates: the only place that knows Jinja2. Everything that is put in is escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context


@pass_context
def _grouped(context: Context, number: int) -> str:
    """A whole number with its thousands apart, as the page's language writes it."""
    return f"{number:,}".replace(",", "." if context["lang"] == "id" else ",")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("output", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["grouped"] = _grouped
    return made


def render(template: str, **values: Any) -> str:
    """The text of a template of `output/templates` with the values put in, escaped."""
    return _environment().get_template(template).render(**values)


def asset(name: str) -> str:
    """A style or a script of `output/templates`."""
    return files("output").joinpath("templates", name).read_text("utf-8").strip()


def policy(style: str, script: str, has_pictures: bool) -> str:
    """A page's Content-Security-Policy: only its own style, script and pictures.

    Style and script are told by their hashes, pictures may only come from beside the page; a page
    without a script may run none.
    To a page that is opened as a file, "self" is nothing in some browsers; hence "file:".
    """
    pictures = " img-src 'self' file:;" if has_pictures else ""
    scripts = f" script-src '{content_hash(script)}';" if script else ""
    return (
        f"default-src 'none'; style-src '{content_hash(style)}';{scripts}{pictures}"
        " base-uri 'none'; form-action 'none'"
    )


def content_hash(text: str) -> str:
    """How a policy names a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
