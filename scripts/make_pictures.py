"""Makes the pictures of the documentation from the sample corpus, with the program itself.

    python scripts/make_pictures.py             # needs Chromium and the dev dependencies

Looks at every picture's size; look at the pictures themselves before you commit them.
"""

from __future__ import annotations

import html
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DOCUMENTS = 24
INSPECTED = "standar-011.pdf"  # four pages, with a letterhead on each
COLUMNS = 96  # of the terminal picture
TERMINAL_LINES = 26
MAX_BYTES = 150_000
SETTLE_MS = 300  # for pictures within a page that are loaded when they are seen
_SERVICE = "#layanan-3 h2"  # its lists are below
PROGRAM = "from output.start import main; main()"


class Shot(NamedTuple):
    """One picture: where it is taken, and which part of the page is on it."""

    name: str
    address: str
    width_px: int
    height_px: int
    clicked: str | None = None  # opened first
    topmost: str | None = None  # scrolled to the top first
    awaited: str | None = None  # that is there before anything else is done
    keys: tuple[str, ...] = ()  # that are pressed


def environment() -> dict[str, str]:
    """The program from here, with colours, as wide as the picture."""
    own = {
        "PYTHONPATH": str(ROOT),
        "FORCE_COLOR": "1",
        "COLUMNS": str(COLUMNS),
        "PYMUPDF_SUGGEST_LAYOUT_ANALYZER": "0",
    }
    return {**os.environ, **own}


@contextmanager
def review_of(work: Path, lang: str) -> Iterator[str]:
    """The address of a review that is open meanwhile."""
    options = ("--report", f"report-{lang}", "--lang", lang, "--by", "Ani", "--port", "0")
    command = [sys.executable, "-c", PROGRAM, "review", "run", *options, "--no-browser", "--json"]
    with subprocess.Popen(
        command, cwd=work, env=environment(), stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        told = "".join(server.stdout.readline() for _ in range(3))
        yield str(json.loads(told)["address"])
        server.terminate()


def run_selaras(folder: Path, *arguments: str) -> str:
    """What a command prints, with colours."""
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode not in (0, 1):
        sys.exit(answer.stderr)
    return answer.stdout


def terminal_page(command: str, printed: str, lines: int) -> str:
    """A page that shows a command and the first lines of what it prints."""
    from rich.console import Console
    from rich.text import Text

    shown = "\n".join(printed.rstrip().split("\n")[:lines])
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), legacy_windows=False)
    console.print(Text.from_ansi(shown))
    body = console.export_html(inline_styles=True, code_format="<pre>{code}</pre>", clear=True)
    prompt = f"<pre><b>$ {html.escape(command)}</b></pre>"
    style = (
        "body{margin:14px 18px;background:#fff;color:#1b1f24}"
        "pre{font:14px/1.35 'DejaVu Sans Mono',monospace;margin:0 0 6px}"
    )
    return f"<!doctype html><meta charset='utf-8'><style>{style}</style>{prompt}{body}"


def prepare(work: Path, stack: ExitStack) -> list[Shot]:
    """Run the program over the sample and name the pictures that are to be taken."""
    run_selaras(work, "sample", "documents", "--count", str(DOCUMENTS))
    run_selaras(work, "extract", "documents", "--out", "run")
    for lang in ("en", "id"):
        run_selaras(work, "compare", "run", "--out", f"report-{lang}", "--lang", lang)
    document = f"documents/{INSPECTED}"
    run_selaras(work, "inspect", document, "--html", "inspect.html")
    printed = run_selaras(work, "inspect", document)
    page = terminal_page(f"selaras inspect {document}", printed, TERMINAL_LINES)
    (work / "terminal.html").write_text(page, encoding="utf-8")
    english = (work / "report-en" / "index.html").as_uri()
    indonesian = (work / "report-id" / "index.html").as_uri()
    inspected = (work / "inspect.html").as_uri()
    errors = f"{english}#temuan?severity=error"
    review = {lang: stack.enter_context(review_of(work, lang)) for lang in ("en", "id")}
    return [
        Shot("report", english, 1180, 760),
        Shot("report-indonesian", indonesian, 1180, 760),
        Shot("report-service", f"{english}#layanan-3", 1180, 720, topmost=_SERVICE),
        Shot("report-finding", errors, 1180, 860, clicked=".finding:visible summary"),
        Shot("inspect-page", inspected, 1180, 900, topmost="text=Halaman 2"),
        Shot("review", review["en"], 1280, 800, awaited=".paper img", keys=()),
        Shot("review-edit", review["id"], 1280, 800, awaited=".paper img", keys=("Enter",)),
        Shot("review-phone", review["id"], 390, 780, awaited=".paper img"),
        Shot("inspect-terminal", (work / "terminal.html").as_uri(), 860, 0),
    ]


@contextmanager
def open_browser() -> Iterator[Any]:
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("needs Chromium (Debian, Ubuntu: apt-get install chromium)")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def take(browser: Any, shot: Shot) -> bytes:
    """A picture as PNG; a height of 0 takes the whole page."""
    page = browser.new_page(
        viewport={"width": shot.width_px, "height": shot.height_px or 100},
        color_scheme="light",
        reduced_motion="reduce",
    )
    page.goto(shot.address)
    if shot.awaited is not None:
        page.wait_for_selector(shot.awaited)
        page.wait_for_timeout(SETTLE_MS)
    for key in shot.keys:
        page.keyboard.press(key)
    if shot.clicked is not None:
        page.locator(shot.clicked).first.click()
    if shot.topmost is not None:
        page.locator(shot.topmost).first.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(SETTLE_MS)
    picture: bytes = page.screenshot(full_page=shot.height_px == 0)
    page.close()
    return picture


def write_picture(name: str, picture: bytes) -> None:
    """Save as WebP without loss; refuse one that makes a checkout heavy."""
    from PIL import Image

    file = PICTURES / f"{name}.webp"
    Image.open(io.BytesIO(picture)).convert("RGB").save(file, lossless=True, method=6)
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)} {size // 1000} KB")
    if size > MAX_BYTES:
        sys.exit(f"{file} is larger than {MAX_BYTES // 1000} KB: show less of the page")


def main(names: Sequence[str]) -> None:
    """Take the pictures that are named, or all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        ExitStack() as stack,
        open_browser() as browser,
    ):
        for shot in prepare(Path(folder), stack):
            if not names or shot.name in names:
                write_picture(shot.name, take(browser, shot))


if __name__ == "__main__":
    main(sys.argv[1:])
