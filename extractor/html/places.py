"""Which parts of a web page are its text, and which nobody sees."""

from __future__ import annotations

import re
from typing import Any

UNREAD = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "datalist",
        "textarea",
        "input",
        "progress",
        "meter",
    ]
)
EMBEDDED = frozenset(("iframe", "object", "embed"))
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LEAST_MAIN_LETTERS = 200  # of what a page marks as its main part; a shorter one is not it
SMALL_PX = 200  # a picture that is smaller in one direction holds no text of a standard

_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_PANEL = re.compile(r"\b(?:tab|tabs|panel|pane|collapse|accordion|toggle|faq)\b", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;]{0,40}line-through", re.IGNORECASE)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)


def is_hidden(element: Any) -> bool:
    """Whether nobody sees an element; the panels of tabs and accordions are opened by a click."""
    unseen = "hidden" in element.attrib or _UNSEEN.search(_attribute(element, "style"))
    return bool(unseen) and not is_panel(element)


def is_panel(element: Any) -> bool:
    """Whether an element is what a tab or the head of an accordion opens."""
    names = f"{_attribute(element, 'class')} {_attribute(element, 'id')}"
    is_named = _PANEL.search(re.sub(r"[-_]", " ", names)) is not None
    return _attribute(element, "role") == "tabpanel" or is_named


def is_struck(element: Any) -> bool:
    """Whether a line is drawn through what an element holds."""
    return element.tag in ("s", "del", "strike") or bool(
        _STRUCK.search(_attribute(element, "style"))
    )


def is_unmarked(element: Any) -> bool:
    """Whether a list shows no marks before its items."""
    names = _attribute(element, "class").split()
    hidden = {"list-unstyled", "list-none", "list-inline"}.intersection(names)
    return bool(hidden) or bool(_UNMARKED.search(_attribute(element, "style")))


def main_of(root: Any) -> Any | None:
    """The element that a page marks as its main part, if it is one and holds some text."""
    found = [*root.iter("main")] or [e for e in root.iter("div") if e.get("role") == "main"]
    if len(found) != 1 or len("".join(found[0].itertext()).strip()) < LEAST_MAIN_LETTERS:
        return None
    return found[0]


def tab_labels(root: Any) -> dict[str, Any]:
    """The elements that open a panel of tabs, by the panel's id."""
    labels: dict[str, Any] = {}
    for element in root.iter("a", "button", "li"):
        is_tab = _attribute(element, "role") == "tab" or "tab" in (
            _attribute(element, "data-toggle") + _attribute(element, "data-bs-toggle")
        )
        for name in ("aria-controls", "data-bs-target", "data-target", "href"):
            target = _attribute(element, name).removeprefix("#")
            if is_tab and target:
                labels.setdefault(target, element)
                break
    return labels


def is_small(picture: Any) -> bool:
    """Whether a picture says that it is an ornament."""
    sizes = [_attribute(picture, name).removesuffix("px") for name in ("width", "height")]
    return any(size.isdecimal() and int(size) < SMALL_PX for size in sizes)


def _attribute(element: Any, name: str) -> str:
    value = element.get(name)
    return str(value).strip() if value is not None else ""
