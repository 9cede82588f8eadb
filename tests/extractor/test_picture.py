"""Pictures of pages: as large as paper, upright, a page each; OCR itself is tested elsewhere."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.errors import BrokenFile, EmptySource, TooLarge, TooManyScans
from extractor.ocr.ocr import OcrOptions
from extractor.picture import frames
from extractor.picture.frames import frames_of
from extractor.picture.picture import drawable
from extractor.read import read_document

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract")


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def _printed(*texts: str) -> Image.Image:
    page = Image.new("L", (1240, 800), "white")
    draw = ImageDraw.Draw(page)
    for number, text in enumerate(texts):
        draw.text((120, 120 + 90 * number), text, "black", ImageFont.load_default(44))
    return page


def _pages(data: bytes) -> list[tuple[int, int, int, int]]:
    return [
        (one.width_px, one.height_px, round(one.width_pt), round(one.height_pt))
        for one in frames_of(data, 10)
    ]


def test_a_picture_is_as_large_as_it_says_or_as_paper() -> None:
    image = Image.new("L", (1240, 1754), "white")
    assert _pages(_saved(image, "PNG", dpi=(150, 150))) == [(1240, 1754, 595, 842)]
    assert _pages(_saved(image, "JPEG", dpi=(72, 72))) == [(1240, 1754, 595, 842)]
    assert _pages(_saved(image, "WEBP")) == [(1240, 1754, 595, 842)]


def test_a_photograph_is_turned_as_its_camera_notes() -> None:
    image = Image.new("RGB", (300, 200), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    assert _pages(_saved(image, "JPEG", exif=exif))[0][:2] == (200, 300)


def test_each_page_of_a_tiff_is_one_and_clear_pixels_are_paper() -> None:
    pages = [Image.new("1", (400, 600), 1) for _ in range(3)]
    tiff = _saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert len(_pages(tiff)) == 3
    (clear,) = frames_of(_saved(Image.new("RGBA", (2, 2), (0, 0, 0, 0)), "PNG"), 1)
    assert set(clear.samples) == {255}
    (deep,) = frames_of(_saved(Image.new("I;16", (2, 2), 0xFFFF), "PNG"), 1)
    assert set(deep.samples) == {255}


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptySource),
        (b"%PDF-1.4", BrokenFile),
        (_saved(Image.new("P", (9, 9)), "GIF"), BrokenFile),
        (_saved(_printed("isi"), "PNG")[:900], BrokenFile),
        (_saved(_printed("isi"), "TIFF", compression="tiff_lzw")[:500], BrokenFile),
    ],
)
def test_what_is_no_whole_picture_says_so(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        list(frames_of(data, 10))


def test_limits_hold_before_a_picture_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [Image.new("1", (40, 60), 1) for _ in range(3)]
    tiff = _saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    with pytest.raises(TooManyScans):
        list(frames_of(tiff, 2))
    monkeypatch.setattr(frames, "MOST_PIXELS", 1_000)
    with pytest.raises(TooLarge):
        list(frames_of(tiff, 10))


def test_the_pages_that_are_drawn_are_the_same_bytes_each_time() -> None:
    data = _saved(_printed("isi"), "PNG")
    assert drawable(data) == drawable(bytes(bytearray(data)))
    assert drawable(b"%PDF-1.7") == b"%PDF-1.7"


@needs_tesseract
def test_words_of_a_picture_have_boxes_on_its_pages(tmp_path: Path) -> None:
    pages = [_printed("Persyaratan", "Kartu keluarga"), _printed("Biaya gratis")]
    tiff = _saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(150, 150))
    document = read_document(tiff, "faks.tiff", OcrOptions())
    assert [line.text for line in document.lines] == [
        "Persyaratan",
        "Kartu keluarga",
        "Biaya gratis",
    ]
    assert (document.reader, document.media_type) == ("picture", "image/tiff")
    assert document.ocr_pages == (1, 2)
    assert all(word.bbox is not None for word in document.words)


def test_a_fax_with_fewer_dots_down_than_across_is_evened_out() -> None:
    buffer = io.BytesIO()
    Image.new("1", (1728, 1100), 1).save(buffer, "TIFF", dpi=(204, 98), compression="group4")
    (frame,) = frames_of(buffer.getvalue(), 1)
    assert (frame.width_px, frame.height_px) == (1728, 2290)
    assert frame.height_pt > frame.width_pt
