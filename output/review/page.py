"""The page of a review: one template, one style, one script, and the policy that allows no other.

The script's modules are files of their own, put together here in the order in which they need one
another. Nothing of a document is in the page: it comes as JSON and is shown as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson

from output.review.words import page_settings, page_words
from output.templating import asset, content_hash, render

DESK = ("queue", "sheet", "rows", "editor", "dialogs", "teach", "groups", "acts", "main")


class DeskPage(NamedTuple):
    """The HTML, and its Content-Security-Policy."""

    html: str
    policy: str


def live_page(lang: str, memory: str, by: str | None) -> DeskPage:
    """The page that a server gives; `memory` names what the browser keeps for this run."""
    script = script_of("live", *DESK)
    own = {"memory": memory, "by": by or ""}
    policy = f"{_policy(script, 'blob:')}; connect-src 'self'; frame-ancestors 'none'"
    return DeskPage(_rendered("desk", lang, script, settings=own), policy)


def offline_page(held: Mapping[str, Any], told: Mapping[str, str]) -> str:
    """The page of one record, with all that it shows in it."""
    return _offline("desk", script_of("local", *DESK), held, told)


def offline_index(held: Mapping[str, Any], told: Mapping[str, str]) -> str:
    """The list of the records that have a page."""
    return _offline("index", script_of("local", "index"), held, told)


def _offline(template: str, script: str, held: Mapping[str, Any], told: Mapping[str, str]) -> str:
    own = {name: value for name, value in told.items() if name != "lang"}
    kept = {"kept": as_text(held), "policy": _policy(script, "data:"), "is_offline": True}
    return _rendered(template, told["lang"], script, settings=own, **kept)


def script_of(*modules: str) -> str:
    """The script: the first module, then a store of records, then what works with it."""
    texts = "\n\n".join(asset(f"review/{name}.js") for name in ("dom", *modules))
    return f'(() => {{\n"use strict";\n{texts}\n}})();'


def style() -> str:
    """The report's style, and the desk's own."""
    return f"{asset('base.css')}\n{asset('review/desk.css')}"


def _policy(script: str, pictures: str) -> str:
    """Only its own style, script and pictures; no markup is ever made of a text."""
    return (
        f"default-src 'none'; style-src '{content_hash(style())}'; "
        f"script-src '{content_hash(script)}'; img-src {pictures}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'"
    )


def _rendered(
    template: str, lang: str, script: str, *, settings: Mapping[str, Any], **more: Any
) -> str:
    words = page_words(lang)
    told = {"words": as_text(words), "settings": as_text({**page_settings(lang), **settings})}
    own = {"kept": "", "policy": "", "is_offline": False, **more}
    page = {"lang": lang, "t": words, "style": style(), "script": script, **told, **own}
    return render(f"review/{template}.html", **page)


def as_text(value: object) -> str:
    """JSON for an attribute, which the template escapes."""
    return orjson.dumps(value).decode()
