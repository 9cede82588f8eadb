"""Writing a plan as a page of an office's site: the standard among a menu, news and a footer."""

from __future__ import annotations

import quopri
from collections.abc import Callable, Sequence
from html import escape

from corpus.sample.outline import Node, Outline, is_lettered, number_of, outline_of, trees, typed
from corpus.sample.plan import DocumentPlan

BOUNDARY = "----=_selaras"

_MENU = "".join(
    f"<li><a href='/{name.lower()}'>{name}</a></li>"
    for name in ("Beranda", "Profil", "Layanan", "Pengaduan", "Kontak")
)
_NEWS = (
    "<h3>Berita</h3><ul><li><a href='/b/1'>Biaya layanan daring dibahas</a></li>"
    "<li><a href='/b/2'>Rapat tiga hari</a></li><li><a href='/b/3'>Lomba desa</a></li></ul>"
)
_FOOT = "<p>Hak cipta Pemerintah Daerah Contoh. Telepon (021) 5550100</p>"


def html_bytes(plan: DocumentPlan) -> bytes:
    """The page, in one of the kinds of sites that offices have."""
    return _page(plan).encode()


def mhtml_bytes(plan: DocumentPlan) -> bytes:
    """The same, saved by a browser with all that belongs to it."""
    head = (
        "MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="{BOUNDARY}"\r\n\r\n'
        f"--{BOUNDARY}\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return (
        head.encode() + quopri.encodestring(html_bytes(plan)) + f"\r\n--{BOUNDARY}--\r\n".encode()
    )


def _page(plan: DocumentPlan) -> str:
    outline = outline_of(plan)
    body = plan.dice.pick(_SITES, "site")(outline)
    title = escape(outline.office[0])
    return (
        "<!DOCTYPE html>\n<html lang='id'><head><meta charset='utf-8'>"
        f"<title>{title}</title><script>var biaya = 'Rp 1.000';</script></head>\n"
        f"<body>{body}</body></html>\n"
    )


def _article(outline: Outline) -> str:
    """A site whose parts say what they are."""
    parts = "".join(f"<h3>{escape(label)}</h3>{_list(trees(b))}" for label, b in outline.parts)
    content = _table(outline) if outline.is_table else parts
    return (
        f"<header><nav><ul>{_MENU}</ul></nav></header><main><article>{_head(outline)}{content}"
        f"</article></main><aside>{_NEWS}</aside><footer>{_FOOT}</footer>"
    )


def _boxes(outline: Outline) -> str:
    """A site of boxes; its components unfold when their names are clicked."""
    parts = "".join(
        f"<div class='accordion-item'><h2><button data-bs-target='#isi{n}'>{escape(label)}"
        f"</button></h2><div id='isi{n}' class='accordion-collapse collapse' style='display:none'>"
        f"{_list(trees(blocks))}</div></div>"
        for n, (label, blocks) in enumerate(outline.parts)
    )
    content = _table(outline) if outline.is_table else parts
    return (
        f"<div class='atas'><ul>{_MENU}</ul></div><div class='isi'>{_head(outline)}{content}</div>"
        f"<div class='kanan'>{_NEWS}</div><div class='site-footer'>{_FOOT}</div>"
    )


def _columns(outline: Outline) -> str:
    """An old site: a table puts the menu beside the text."""
    parts = "".join(f"<h3>{escape(label)}</h3>{_list(trees(b))}" for label, b in outline.parts)
    content = _table(outline) if outline.is_table else parts
    return (
        f"<table width='980'><tr><td width='200'><ul>{_MENU}</ul></td>"
        f"<td>{_head(outline)}{content}</td></tr></table><div id='footer'>{_FOOT}</div>"
    )


_SITES: tuple[Callable[[Outline], str], ...] = (_article, _boxes, _columns)


def _head(outline: Outline) -> str:
    title = "".join(f"<h1>{escape(line)}</h1>" for line in outline.title)
    decree = f"<p>{escape(outline.decree)}</p>" if outline.decree else ""
    return "".join(f"<p>{escape(line)}</p>" for line in outline.office) + title + decree


def _table(outline: Outline) -> str:
    rows = "".join(
        f"<tr><td>{n}.</td><td>{escape(label)}</td><td>{_list(trees(blocks))}</td></tr>"
        for n, (label, blocks) in enumerate(outline.parts, 1)
    )
    return f"<table><tr><th>No.</th><th>Komponen</th><th>Uraian</th></tr>{rows}</table>"


def _list(nodes: Sequence[Node]) -> str:
    """Paragraphs in a row; those that are counted are the items of a list."""
    made: list[str] = []
    open_kind = ""
    for node in nodes:
        kind = "" if number_of(node.block) is None else "a" if is_lettered(node.block) else "1"
        if kind != open_kind or number_of(node.block) == 1:
            made.append("</ol>" if open_kind else "")
            made.append(f"<ol type='{kind}'>" if kind else "")
            open_kind = kind
        inner = _list(node.below)
        text = escape(node.block.text if kind else typed(node.block))
        made.append(f"<li>{text}{inner}</li>" if kind else f"<p>{text}</p>{inner}")
    return "".join(made) + ("</ol>" if open_kind else "")
