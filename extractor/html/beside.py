"""What of a web page stands beside its text: menus, side columns, footers, rows of links.

A part is known by its tag, role or name, and by what it is made of: links one after the other
and no words between them. Neither holds for a part that is most of the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NamedTuple

from extractor.html.places import BLOCKS, HEADINGS, UNREAD

MOST_SHARE = 0.5  # of the page's letters; a part that holds more of them is the page
LEAST_LINKS = 3  # that make a menu
LINK_SHARE = 0.9  # of a menu's letters that are links'
MOST_LINK_LETTERS = 40  # of the links of a menu, on average

_TAGS = frozenset(("nav", "aside", "footer"))
_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "menubar"))
_KEPT = frozenset(("body", "html", "main", "article"))
# A name says what a part is with its first word: `nav-main`, not `content-with-nav`.
_FIRST = frozenset(
    (
        *("nav", "navbar", "navigation", "menu", "sidebar", "footer", "breadcrumb", "breadcrumbs"),
        *("cookie", "cookies", "share", "sharing", "sharedaddy", "social", "pagination"),
        *("comments", "respond", "related", "widget", "foot", "topbar", "copyright", "byline"),
    )
)
# Or with its last: `site-footer`, `left-sidebar`, `main-navigation`, `entry-meta`, `posted-on`.
_LAST = frozenset(
    (
        *("nav", "navbar", "navigation", "menu", "sidebar", "footer", "breadcrumb", "breadcrumbs"),
        *("pagination", "meta", "byline", "copyright", "topbar", "mainmenu", "topmenu", "submenu"),
    )
)
_WHOLE = frozenset(("header-top", "top-header", "top-bar", "posted-on", "entry-date", "post-date"))
_NOTES = frozenset(("posted-on", "entry-date", "post-date", "byline"))  # in a line of the text
_NO_PART = frozenset(("has", "with", "no", "without", "layout"))  # `has-sidebar`
_WORDS = re.compile(r"[a-z]+")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|odt|rtf|zip|jpe?g|png)(?:$|[?#])|/(?:download|unduh)", re.I
)
_WAY_TO_SOMEBODY = re.compile(
    r"\s*(?:mailto|tel|sms|whatsapp):|https?://(?:wa\.me|\w+\.whatsapp)", re.I
)


class _Amount(NamedTuple):
    """What an element holds: letters, those of links, and links."""

    letters: int = 0
    linked: int = 0
    links: int = 0


class Beside:
    """Tells what stands beside the text of one page."""

    def __init__(self, root: Any, labels: Collection[Any] = ()) -> None:
        """`labels` open the panels of the page itself: they are no links."""
        self._amounts = _amounts_of(root, labels)
        self._letters = self._amounts[root].letters

    def __contains__(self, element: Any) -> bool:
        """Whether an element is a menu, a side column, a footer or the like."""
        if element.tag in _KEPT or self._is_page(element):
            return False
        if element.tag not in BLOCKS:
            return element.tag == "time" or bool(_NOTES.intersection(_names_of(element)))
        return _is_named_so(element) or self._is_menu(element) or self._heads_menu(element)

    def _is_page(self, element: Any) -> bool:
        return self._amounts.get(element, _Amount()).letters > MOST_SHARE * self._letters

    def _is_menu(self, element: Any) -> bool:
        """Whether an element is links, and nothing else is told in it."""
        letters, linked, links = self._amounts.get(element, _Amount())
        if links < LEAST_LINKS or linked < LINK_SHARE * letters:
            return False
        return linked <= MOST_LINK_LETTERS * links

    def _heads_menu(self, element: Any) -> bool:
        """Whether an element is the heading of a menu, which follows it."""
        if element.tag not in HEADINGS:
            return False
        below = element.getnext()
        return below is not None and below.tag in ("ul", "ol", "div") and self._is_menu(below)


def _is_named_so(element: Any) -> bool:
    if element.tag in _TAGS or (element.get("role") or "").strip() in _ROLES:
        return True
    if element.tag == "table":
        return False
    return any(_is_name_of_aside(name) for name in _names_of(element))


def _names_of(element: Any) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


def _is_name_of_aside(name: str) -> bool:
    words = _WORDS.findall(name)
    if not words or _NO_PART.intersection(words[:-1]):
        return False
    return words[0] in _FIRST or words[-1] in _LAST or "-".join(words) in _WHOLE


def _amounts_of(root: Any, labels: Collection[Any]) -> dict[Any, _Amount]:
    """What each element holds with all that is in it: children come behind their parents."""
    elements = [*root.iter()]
    amounts: dict[Any, _Amount] = {}
    for element in reversed(elements):
        if not isinstance(element.tag, str) or element.tag in UNREAD or element in labels:
            amounts[element] = _Amount()
            continue
        letters, linked, links = _weight(element.text), 0, 0
        for child in element:
            inner = amounts[child]
            letters += inner.letters + _weight(child.tail)
            linked, links = linked + inner.linked, links + inner.links
        if element.tag == "a":
            linked, links = (letters, 1) if _leads_on(element) else (0, 0)
        amounts[element] = _Amount(letters, linked, links)
    return amounts


def _weight(text: str | None) -> int:
    """The letters and digits of a text; signs between links are none."""
    return sum(map(str.isalnum, text)) if text else 0


def _leads_on(link: Any) -> bool:
    """Whether a link leads to another page: neither to a file nor to somebody."""
    target = link.get("href") or ""
    return bool(target) and not _FILE.search(target) and not _WAY_TO_SOMEBODY.match(target)
