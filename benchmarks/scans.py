"""What a scanned page costs and how well it is read, over pages whose text is known.

    python benchmarks/scans.py [--pages 80] [--seed 0] [--kinds KIND ...] [--beside FOLDER]

Each page is drawn from a document of `selaras sample`, some in another font, worn as scanners,
copiers, fax machines and telephones wear it, and read by `tesseract` alone at 200 dpi and by the
program, one after the other; with `--beside` also by the version in that folder. A reader is a
process for all pages, as in a run. Cost is processor time with that of the programs started; only
its ratios hold on a machine that others use. Wrong letters are those of words that are not the
document's own, in any order; wrong fields are texts of the record that differ from those of the
document before it was scanned.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pymupdf
from PIL import Image, ImageDraw, ImageFilter
from rapidfuzz.distance import Levenshtein

from corpus.pipeline import extract_document
from corpus.sample.sample import document_bytes, plan_documents
from extractor.errors import ExtractionError
from extractor.page import Document
from extractor.read import read_document

FAMILIES = ("sippn", "component-table", "component-table-bare", "decree")
OTHER_FONT = "tiro"
ALONE_DPI, LANGUAGE = 200, "ind+eng"
TABLE_GREY = 110  # of 255, below the photographed paper
NARROWED = (0.03, 0.08)  # by what share of itself an edge seems shorter that is farther away
NOT_TEXT = frozenset({"page", "bbox", "sha256", "record_id", "source", "provenance", "findings"})

Light = npt.NDArray[np.float64]


class Wear(NamedTuple):
    """What a page goes through: how finely it is drawn, and what is done to its picture."""

    name: str
    dots_per_inch: int
    wear: Callable[[Image.Image, np.random.Generator], Image.Image]


class Tally(NamedTuple):
    """What the pages of one kind came to."""

    pages: float = 0
    letters: float = 0
    wrong_letters: float = 0
    fields: float = 0
    wrong_fields: float = 0
    own_s: float = 0.0
    alone_s: float = 0.0

    def plus(self, other: Tally) -> Tally:
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))


class Reader:
    """A process that reads pages with the version of the program in a folder."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__, "--serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(folder)},
            cwd=folder,
        )

    def tally(self, pdf: bytes, scan: bytes, alone_s: float) -> Tally:
        """What it makes of a page."""
        asking, answering = self._process.stdin, self._process.stdout
        if asking is None or answering is None:
            raise RuntimeError(f"{self.name} does not answer")
        asking.write(b"%s %s\n" % (base64.b64encode(pdf), base64.b64encode(scan)))
        asking.flush()
        return Tally(*json.loads(answering.readline()), alone_s)


def main() -> None:
    """Print a row for each kind of page and one for all, for each reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=80)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kinds", nargs="*", default=[], help="of wear, by their first words")
    parser.add_argument("--beside", type=Path, action="append", default=[])
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        _serve()
        return
    readers = [Reader(folder) for folder in (*asked.beside, Path(__file__).parents[1])]
    tallies: list[dict[str, Tally]] = [{} for _ in readers]
    for number, pdf in enumerate(islice(_one_page_documents(asked.seed), asked.pages)):
        wear = WEARS[number % len(WEARS)]
        if asked.kinds and not wear.name.startswith(tuple(asked.kinds)):
            continue
        scan = _scan(pdf, wear, np.random.default_rng((asked.seed, number)))
        alone_s = _alone_s(scan)
        for reader, kinds in zip(readers, tallies, strict=True):
            tally = reader.tally(pdf, scan, alone_s)
            kinds[wear.name] = kinds.get(wear.name, Tally()).plus(tally)
            print(number, reader.name, wear.name, *tally, file=sys.stderr, flush=True)
    for reader, kinds in zip(readers, tallies, strict=True):
        _print_table(reader.name, kinds)


def _print_table(name: str, kinds: dict[str, Tally]) -> None:
    print(f"\n{name}\n")
    print("| pages | count | own s | alone s | ratio | wrong letters % | wrong fields % |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    whole = Tally()
    for kind in (wear.name for wear in WEARS if wear.name in kinds):
        _print_row(kind, kinds[kind])
        whole = whole.plus(kinds[kind])
    _print_row("all", whole)


def _print_row(name: str, tally: Tally) -> None:
    pages = tally.pages
    print(
        f"| {name} | {pages} | {tally.own_s / pages:.2f} | {tally.alone_s / pages:.2f} "
        f"| {tally.own_s / tally.alone_s:.2f} "
        f"| {100 * tally.wrong_letters / tally.letters:.2f} "
        f"| {100 * tally.wrong_fields / max(1, tally.fields):.1f} |"
    )


def _one_page_documents(seed: int) -> Iterator[bytes]:
    """The first pages of sample documents: each kind of wear gets all families and both fonts."""
    plans = [plan_documents(seed, (family,)) for family in FAMILIES]
    number = 0
    while True:
        turn = number // len(WEARS)  # all kinds of wear get a page in each turn
        family = plans[turn % len(FAMILIES)]
        with pymupdf.open(stream=document_bytes(next(family))[1]) as pdf:
            pdf.select([0])
            if turn // len(FAMILIES) % 2:
                _set_in(OTHER_FONT, pdf[0])
            yield pdf.tobytes()
        number += 1


def _set_in(font: str, page: pymupdf.Page) -> None:
    """The page's words in another font, each as wide as it was."""
    words = page.get_text("words")
    for box in (word[:4] for word in words):
        page.add_redact_annot(box, fill=False)
    page.apply_redactions(graphics=pymupdf.PDF_REDACT_LINE_ART_NONE)
    for x0, top, x1, bottom, text, *_ in words:
        width = pymupdf.get_text_length(text, font, 1)
        size = min((x1 - x0) / width, (bottom - top) / 1.1) if width else 1
        page.insert_text((x0, bottom - 0.2 * (bottom - top)), text, fontname=font, fontsize=size)


def _scan(pdf: bytes, wear: Wear, random: np.random.Generator) -> bytes:
    """The page as a picture that was worn, on a page of its size."""
    with pymupdf.open(stream=pdf) as source:
        page = source[0]
        pixmap = page.get_pixmap(dpi=wear.dots_per_inch, colorspace="gray")
        size = page.rect
    picture = Image.frombytes("L", (pixmap.width, pixmap.height), pixmap.samples)
    packed = io.BytesIO()
    worn = wear.wear(picture, random)
    if worn.mode == "1":
        worn.save(packed, "PNG")
    else:
        worn.save(packed, "JPEG", quality=80)
    with pymupdf.open() as target:
        target.new_page(width=size.width, height=size.height).insert_image(
            size, stream=packed.getvalue()
        )
        scan: bytes = target.tobytes()
    return scan


# what a reader does


def _serve() -> None:
    for line in sys.stdin.buffer:
        pdf, scan = map(base64.b64decode, line.split())
        print(json.dumps(_measured(pdf, scan)), flush=True)


def _measured(pdf: bytes, scan: bytes) -> tuple[int, int, int, int, int, float]:
    """A page, its letters and the wrong ones, its fields and the wrong ones, and the seconds."""
    known = read_document(pdf, "a.pdf")
    begun = _processor_s()
    read = _document(scan)
    own_s = _processor_s() - begun
    words = Counter(word.text for word in known.words if word.is_visible)
    found = Counter(word.text for word in read.words if word.is_visible) if read else Counter[str]()
    fields, wrong_fields = _fields(known, read)
    letters = sum(len(word) * number for word, number in words.items())
    return 1, letters, _wrong_letters(words, found), fields, wrong_fields, own_s


def _document(scan: bytes) -> Document | None:
    try:
        return read_document(scan, "a.pdf")
    except ExtractionError:
        return None


def _alone_s(scan: bytes) -> float:
    """What tesseract takes for the page as it is."""
    with pymupdf.open(stream=scan) as pdf:
        pixmap = pdf[0].get_pixmap(dpi=ALONE_DPI, colorspace="gray")
    begun = _processor_s()
    subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(ALONE_DPI)],
        input=b"P5 %d %d 255\n" % (pixmap.width, pixmap.height) + pixmap.samples,
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        check=True,
    )
    return _processor_s() - begun


def _processor_s() -> float:
    """User and system time of this process and of those that it has waited for."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _wrong_letters(known: Counter[str], found: Counter[str]) -> int:
    """Letters that words not found differ by from what was found instead, and letters too many."""
    missing, extra = list((known - found).elements()), list((found - known).elements())
    wrong = 0
    for word in sorted(missing, key=len, reverse=True):
        nearest = min(extra, key=lambda other: Levenshtein.distance(word, other), default="")
        distance = Levenshtein.distance(word, nearest)
        if distance < len(word):
            extra.remove(nearest)
        wrong += min(distance, len(word))
    return wrong + sum(map(len, extra))


def _fields(known: Document, read: Document | None) -> tuple[int, int]:
    right = _texts(known)
    if not right:
        return 0, 0  # the first page alone gives no record: nothing to compare with
    found = _texts(read) if read is not None else Counter()
    return right.total(), max((right - found).total(), (found - right).total())


def _texts(document: Document) -> Counter[str]:
    """The texts of a document's records, each under the name of its field."""
    try:
        records = extract_document(document, "a.pdf").records
    except ExtractionError:
        return Counter()
    return Counter(
        text for record in records for text in _leaves(json.loads(record.model_dump_json()), "")
    )


def _leaves(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_TEXT:
                yield from _leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    elif isinstance(value, str):
        yield f"{name}: {value}"


# what wears a page


def _clean(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    return _noisy(picture.filter(ImageFilter.GaussianBlur(0.5)), random, 4)


def _skewed(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    degrees = float(random.uniform(0.6, 2.5)) * (1 if random.random() < 0.5 else -1)
    askew = picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return _noisy(askew, random, 8)


def _stamped(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    """A round stamp of thin grey ink over the lower part of the page."""
    worn = picture.copy()
    width, height = picture.size
    across, down = random.uniform(0.5, 0.75) * width, random.uniform(0.6, 0.85) * height
    radius = 0.09 * width
    draw = ImageDraw.Draw(worn)
    for part in (1.0, 0.75):
        reach = radius * part
        box = (across - reach, down - reach, across + reach, down + reach)
        draw.ellipse(box, outline=120, width=max(2, width // 400))
    return _noisy(worn, random, 6)


def _faxed(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    """Black and white, in the coarse lines of a fax, with specks."""
    noisy = np.asarray(_noisy(picture.filter(ImageFilter.GaussianBlur(0.7)), random, 30))
    black = np.where(noisy < 150, 0, 255).astype(np.uint8)
    black[random.random(black.shape) < 0.0008] = 0
    return Image.fromarray(black).convert("1")


def _photographed(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    """Uneven light, a little out of focus, not quite straight."""
    askew = picture.rotate(
        float(random.uniform(-1.5, 1.5)), resample=Image.Resampling.BICUBIC, fillcolor=255
    ).filter(ImageFilter.GaussianBlur(1.0))
    light = np.asarray(askew, dtype=np.float64)
    light = light * np.linspace(float(random.uniform(0.5, 0.7)), 1.0, light.shape[1])
    return _noisy(Image.fromarray(light.astype(np.uint8)), random, 6)


def _in_perspective(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    """Photographed from below or above and from one side: the paper's edges run together, a table
    shows beside them."""
    width, height = picture.size
    paper = Image.new("L", (width + 2 * width // 20, height + 2 * height // 20), TABLE_GREY)
    paper.paste(picture, (width // 20, height // 20))
    across, down = paper.size
    narrow, lean = random.uniform(*NARROWED) * across, random.uniform(*NARROWED) * down
    corners = [(0.0, 0.0), (0.0, float(down)), (float(across), float(down)), (float(across), 0.0)]
    # What of the paper comes to each corner of the picture: beyond its edges where it runs away.
    seen = [(-narrow, 0.0), (0.0, down + lean), (float(across), float(down)), (across + narrow, 0)]
    paper = paper.transform(
        paper.size,
        Image.Transform.PERSPECTIVE,
        _projection(corners, seen),
        resample=Image.Resampling.BICUBIC,
        fillcolor=TABLE_GREY,
    )
    return _photographed(paper.resize(picture.size, Image.Resampling.LANCZOS), random)


def _projection(
    shown: Sequence[tuple[float, float]], seen: Sequence[tuple[float, float]]
) -> list[float]:
    """The eight numbers of the projection that takes each point shown to the one seen."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(shown, seen, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    solved = np.linalg.solve(np.array(rows), np.array(seen).ravel())
    return [float(number) for number in solved]


def _noisy(picture: Image.Image, random: np.random.Generator, deviation: float) -> Image.Image:
    light: Light = np.asarray(picture, dtype=np.float64)
    light = light + random.normal(0, deviation, light.shape)
    return Image.fromarray(np.clip(light, 0, 255).astype(np.uint8))


def _small(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    """Letters of two thirds of their size, on the upper part of the page."""
    width, height = picture.size
    page = Image.new("L", picture.size, 255)
    smaller = picture.resize((width * 2 // 3, height * 2 // 3), Image.Resampling.LANCZOS)
    page.paste(smaller, (width // 6, height // 20))
    return _clean(page, random)


WEARS: Sequence[Wear] = (
    Wear("clean, 200 dpi", 200, _clean),
    Wear("skewed, 200 dpi", 200, _skewed),
    Wear("stamped, 200 dpi", 200, _stamped),
    Wear("faxed, 200 dpi", 200, _faxed),
    Wear("photographed, 150 dpi", 150, _photographed),
    Wear("clean, 300 dpi", 300, _clean),
    Wear("small print, 300 dpi", 300, _small),
    Wear("in perspective, 150 dpi", 150, _in_perspective),
)


if __name__ == "__main__":
    main()
